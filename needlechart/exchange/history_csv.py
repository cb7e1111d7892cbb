"""The numbers of a history for a spreadsheet: visits, a span, muscles, a comparison, what went with what.

The unit stands in the heading.  An empty cell means that nothing was measured or said; it is never 0.
"""

from __future__ import annotations

from collections.abc import Iterable

from needlechart.domain.catalogue import Catalogue
from needlechart.domain.history.by_muscle import MuscleFigures
from needlechart.domain.history.comparing import Comparison
from needlechart.domain.history.going_together import WentTogether
from needlechart.domain.history.spans import SpanSummary
from needlechart.domain.history.visits import VisitFigures
from needlechart.domain.patients import Patient


def visits_csv(visits: Iterable[VisitFigures], patient: Patient) -> str:
    """One row a visit: counts, pain of each problem, every score, treatments, what followed."""
    return ""


def span_csv(summary: SpanSummary, patient: Patient) -> str:
    """One row a figure of the span: figure, about, value, unit."""
    return ""


def muscles_csv(rows: Iterable[MuscleFigures], catalogue: Catalogue) -> str:
    """One row a muscle and side."""
    return ""


def comparison_csv(comparison: Comparison, patient: Patient, catalogue: Catalogue) -> str:
    """One row a thing compared: what it is, the one, the other, the change."""
    return ""


def together_csv(rows: Iterable[WentTogether], patient: Patient) -> str:
    """One row a problem, treatment and kind of change, with n, median, least and greatest on both sides."""
    return ""
