"""Which two are compared, and what else can be picked."""

from __future__ import annotations

from needlechart.domain.history.spans import Span
from needlechart.ui.history.compare.picks import (
    Pair,
    Pick,
    end_picks,
    month_picks,
    span_picks,
    spans_to_compare,
    visit_picks,
    visits_to_compare,
)
from needlechart.usecases.patients import PatientOpened

VISITS, SPANS = "visits", "spans"


class Choice:
    """``kind`` is ``VISITS`` or ``SPANS``; each keeps its own two, so that one can go back to the other."""

    def __init__(self) -> None:
        self.kind = VISITS
        self._both: dict[str, Pair] = {VISITS: (None, None), SPANS: (None, None)}
        self._named: dict[str, tuple[Pick, ...]] = {VISITS: (), SPANS: ()}
        self._dated: dict[str, tuple[Pick, ...]] = {VISITS: (), SPANS: ()}

    @property
    def pair(self) -> Pair:
        """The two; None where there is none."""
        return self._both[self.kind]

    @property
    def named(self) -> tuple[Pick, ...]:
        """What can be picked by a name: the span of the timeline, courses, problems, the first and the newest visit."""
        return self._named[self.kind]

    @property
    def dated(self) -> tuple[Pick, ...]:
        """What can be picked by its date, the newest first: visits, or months."""
        return self._dated[self.kind]

    def begin(self, kind: str) -> None:
        """Nothing is picked."""
        self.kind = kind
        self._both = {VISITS: (None, None), SPANS: (None, None)}

    def show_chart(self, opened: PatientOpened, session_id: str | None, span: Span | None) -> None:
        """What can be picked of a chart, the visit and the span in hand; what is picked stays where the chart still holds it."""
        visits, patient = opened.history.visits, opened.patient
        ends = end_picks(visits)
        self._named = {VISITS: ends, SPANS: (*span_picks(visits, patient, span), *ends)}
        self._dated = {VISITS: visit_picks(visits), SPANS: month_picks(visits)}
        ids = {pick.session_id for pick in self._dated[VISITS]}
        first: dict[str, Pair] = {
            VISITS: visits_to_compare(visits, session_id),
            SPANS: spans_to_compare(visits, patient, span),
        }
        for kind, pair in self._both.items():
            if any(pick is None or (pick.session_id is not None and pick.session_id not in ids) for pick in pair):
                self._both[kind] = first[kind]

    def pick(self, place: int, pick: Pick) -> None:
        """Another one at ``place`` 0 or 1."""
        one, other = self.pair
        self._both[self.kind] = (pick, other) if place == 0 else (one, pick)

    def swap(self) -> None:
        """The second one first."""
        one, other = self.pair
        self._both[self.kind] = other, one

    def nothing(self) -> tuple[str, str]:
        """Why there is nothing to compare, and what to do."""
        visits = len(self._dated[VISITS])
        if self.kind == VISITS:
            said = "Only one visit: nothing to compare it with" if visits else "No visit the patient came to"
            return said, "From the second visit on, two can be compared."
        if self.pair == (None, None):
            where = "All visits lie in one month" if visits else "The patient came to no visit yet"
            return "No two spans to compare", f"{where}. Pick a span on the timeline, or two above."
        return "No visit before this span", "Pick another span above."
