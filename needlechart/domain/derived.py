"""The figures that follow from a session, as they stand in the session document's ``derived`` block."""

from __future__ import annotations

from dataclasses import dataclass

from needlechart.domain import coding
from needlechart.domain.catalogue import Catalogue
from needlechart.domain.ledger import ledger_of
from needlechart.domain.sessions import TreatmentSession


@dataclass(frozen=True, slots=True)
class Derived:
    """``needles_out`` is the therapist's count (None = not counted); ``code_distinct`` and ``code_with_side`` are the needling
    code suggested by each way of counting muscles; units are maps from timed code to units."""

    needles_in: int
    needles_out: int | None
    insertions: int
    ltr_total: int
    ltr_total_is_minimum: bool
    muscles_distinct: int
    muscles_with_side: int
    code_distinct: str
    code_with_side: str
    timed_minutes: int
    units_cms: dict[str, int]
    units_ama: dict[str, int]


def derived_of(session: TreatmentSession, catalogue: Catalogue) -> Derived:
    """All of them, computed from the rows."""
    ledger = ledger_of(session, catalogue)
    minutes = coding.minutes_by_code(session.treatments)
    return Derived(
        needles_in=ledger.needles_in,
        needles_out=ledger.out,
        insertions=ledger.insertions,
        ltr_total=ledger.ltr_total,
        ltr_total_is_minimum=ledger.ltr_total_is_minimum,
        muscles_distinct=ledger.muscles_distinct,
        muscles_with_side=ledger.muscles_with_side,
        code_distinct=coding.suggested_code(ledger.muscles_distinct),
        code_with_side=coding.suggested_code(ledger.muscles_with_side),
        timed_minutes=sum(minutes.values()),
        units_cms=coding.units_cms(minutes),
        units_ama=coding.units_ama(minutes),
    )
