"""Recalls: whom the needles of a lot or a type went into; and who looked at a chart.  Both are audited themselves."""

from __future__ import annotations

from needlechart.domain.errors import NeedleChartError
from needlechart.domain.figures import Recall, TrailPage
from needlechart.records.reading import Reading
from needlechart.records.work import Work
from needlechart.usecases.permissions import Deed, require
from needlechart.usecases.persons import person_of

PAGE = 100
"""So many entries of a trail at once."""


class RecallNeedsLot(NeedleChartError):
    """Neither a lot nor a needle was named."""

    def __init__(self) -> None:
        super().__init__(
            "It is not said which needles are looked for.", "Type the lot as it stands on the pack, or choose a needle."
        )


def known_lots(reading: Reading, person_id: str) -> tuple[str, ...]:
    """Every needle lot in the charts, as it was written, by name: for a field that offers them."""
    require(person_of(reading, person_id), Deed.RECALL_NEEDLES)
    return reading.figures.lots()


def recall(work: Work, lot: str, needle_type: str = "") -> Recall:
    """Patients, sessions and sites with needles of that lot, of that type (its key), or of both; drafts and sessions taken out
    of their chart are told as such.  RecallNeedsLot when neither is named.
    """
    require(work.person, Deed.RECALL_NEEDLES)
    lot = " ".join(lot.split())
    if not lot and not needle_type:
        raise RecallNeedsLot
    work.did(Deed.RECALL_NEEDLES.value)
    return work.reading.figures.recall(lot, needle_type)


def who_looked(work: Work, patient_id: str, before: int | None = None, limit: int = PAGE) -> TrailPage:
    """The audit trail of one chart, newest first; ``page.before`` leads to the older ones.

    Asking is an entry about the chart itself.  NotInTheRecord for a patient the file does not hold.
    """
    require(work.person, Deed.SEE_WHO_LOOKED)
    patient = work.reading.patient(patient_id)
    page = work.reading.figures.trail(patient.id, before, limit)
    if before is None:
        work.did(Deed.SEE_WHO_LOOKED.value, patient.id)
    return page
