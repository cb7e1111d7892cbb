"""All figures of some months, made of the totals and of what stands now."""

from __future__ import annotations

from datetime import date

from needlechart.domain.figures import opening
from needlechart.domain.figures.practice import (
    caseload_of,
    changes_by_region,
    changes_by_therapist,
    muscles_of,
    needles_of,
    treatments_of,
)
from needlechart.domain.figures.safety import safety_of
from needlechart.domain.figures.standing import Standing
from needlechart.domain.figures.totals import Totals
from needlechart.domain.figures.trends import Bars
from needlechart.domain.figures.values import ClinicFigures, Counted
from needlechart.domain.people import Policy


def figures_of(totals: Totals, standing: Standing, policy: Policy, today: date) -> ClinicFigures:
    """The figures of the months that ``totals`` hold; ``today`` in the clinic's zone says what is overdue."""
    bars = Bars(totals)
    every = bars.every
    return ClinicFigures(
        months=totals.months,
        sessions=Counted(every["sessions"], opening.signed_in(totals.months)),
        treatments=every["treatments"],
        drafts=Counted(len(standing.drafts), opening.DRAFTS),
        safety=safety_of(totals, bars, standing, policy, today),
        needles=needles_of(totals, bars),
        muscles=muscles_of(totals),
        treatments_used=treatments_of(totals),
        caseload=caseload_of(totals, bars),
        by_region=changes_by_region(totals),
        by_therapist=changes_by_therapist(totals),
    )
