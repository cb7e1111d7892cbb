"""What a manager asks of the whole clinic, in one state of the file."""

from __future__ import annotations

from datetime import date

from needlechart.domain.billing import HandOffPreview
from needlechart.domain.figures import DraftStanding, MismatchLine, Months, Recall, Totals, TrailPage
from needlechart.records import billing_query, list_queries, mismatch_query, recall_query, sum_query, trail_query
from needlechart.records.connection import Connection
from needlechart.records.sum_check import SumsCounted


class FigureReading:
    """See ``Reading.figures``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def totals(self, months: Months) -> Totals:
        """What the summaries hold for these months; never reads sessions or sites."""
        return sum_query.totals(self._connection, months)

    def drafts_standing(self) -> tuple[DraftStanding, ...]:
        """Every unsigned session: since when it waits, and how its count stands."""
        return sum_query.drafts_standing(self._connection)

    def open_mismatches(self) -> int:
        """How many signed sessions have a mismatch that nobody said the end of."""
        return sum_query.open_mismatches(self._connection)

    def mismatches(self, first: date, last: date, time_zone: str, limit: int) -> tuple[MismatchLine, ...]:
        """Counts that did not agree at first, noticed in these days of the clinic's zone, the latest first."""
        bounds = list_queries.bounds_of(first, time_zone)[0], list_queries.bounds_of(last, time_zone)[1]
        return mismatch_query.mismatches(self._connection, bounds, limit)

    def lots(self) -> tuple[str, ...]:
        """Every needle lot in the charts, as written, by name."""
        return recall_query.lots(self._connection)

    def recall(self, lot: str, needle_type: str) -> Recall:
        """Whom the needles of a lot, of a type, or of both went into ("" = any)."""
        return recall_query.recall(self._connection, lot, needle_type)

    def trail(self, patient_id: str, before: int | None, limit: int) -> TrailPage:
        """So many entries of the audit trail about that chart, newest first, older than ``before``."""
        return trail_query.trail(self._connection, patient_id, before, limit)

    def hand_off_preview(self, since: date, until: date) -> HandOffPreview:
        """What a billing hand-off of these days holds."""
        return billing_query.preview(self._connection, since, until)

    def wrong_sums(self, counted: SumsCounted) -> tuple[str, ...]:
        """The summaries that are not what was counted of all charts, by the names of their tables."""
        return tuple(counted.faults(self._connection))
