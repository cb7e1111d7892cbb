"""The count of the tray as edits of the session: given once, changed only with both values kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from needlechart.domain.catalogue import Catalogue
from needlechart.domain.ledger import ledger_of
from needlechart.domain.moments import Moment
from needlechart.domain.needling import CountCorrection, CountField, Discrepancy, Resolution
from needlechart.domain.sessions import TreatmentSession


@dataclass(frozen=True, slots=True)
class Counter:
    """Who counts, when, and where new ids come from."""

    person_id: str
    at: Moment
    new_id: Callable[[], str]


def given(session: TreatmentSession, figure: CountField) -> int | None:
    """The figure as counted, None while nobody has."""
    value: int | None = getattr(session.count, figure.value)
    return value


def corrected(session: TreatmentSession, said: Mapping[CountField, int]) -> tuple[CountField, ...]:
    """The figures that were given before and would change now; packs may be opened until the needles are counted out."""
    changed = [f for f, new in said.items() if given(session, f) not in (None, new)]
    return tuple(f for f in changed if f is not CountField.OPENED or session.count.out is not None)


def counted(
    session: TreatmentSession, said: Mapping[CountField, int], catalogue: Catalogue, counter: Counter, reason: str = ""
) -> TreatmentSession:
    """The session with these figures counted.

    A figure given before keeps its old value in a correction.  Where the count does not close, a discrepancy is opened.
    """
    corrections = tuple(
        CountCorrection(
            counter.new_id(), figure, given(session, figure) or 0, said[figure], reason, counter.at, counter.person_id
        )
        for figure in corrected(session, said)
    )
    count = replace(session.count, **{figure.value: number for figure, number in said.items()})
    after = session.edited(count=count, corrections=(*session.corrections, *corrections))
    opened = tuple(_opened(after, catalogue, counter))
    return after.edited(discrepancies=(*after.discrepancies, *opened)) if opened else after


def _opened(session: TreatmentSession, catalogue: Catalogue, counter: Counter) -> list[Discrepancy]:
    ledger = ledger_of(session, catalogue)
    found: list[tuple[CountField, int, int]] = []
    missing = 0
    if ledger.out is not None and ledger.out != ledger.needles_in:
        found.append((CountField.OUT, ledger.out, ledger.needles_in))
        missing = ledger.needles_in - ledger.out
    if ledger.opened is not None and ledger.sharps is not None and ledger.unused is not None:
        expected = ledger.opened - ledger.unused
        # what did not come out cannot lie in the box: one gap, one search
        if ledger.sharps != expected and expected - ledger.sharps != missing:
            found.append((CountField.SHARPS, ledger.sharps, max(0, expected)))
    known = {(d.figure, d.counted, d.expected) for d in session.discrepancies}
    return [
        Discrepancy(counter.new_id(), counter.at, number, expected, figure)
        for figure, number, expected in found
        if (figure, number, expected) not in known
    ]


def with_discrepancy(discrepancy_id: str, **said: Any) -> Callable[[TreatmentSession], TreatmentSession]:
    """The edit that says something about one discrepancy."""

    def edit(session: TreatmentSession) -> TreatmentSession:
        return session.edited(
            discrepancies=tuple(replace(d, **said) if d.id == discrepancy_id else d for d in session.discrepancies)
        )

    return edit


def ended(discrepancy_id: str, resolution: Resolution | None, at: Moment) -> Callable[[TreatmentSession], TreatmentSession]:
    """The edit that says how it ended, and when."""
    return with_discrepancy(discrepancy_id, resolution=resolution, resolved_at=at if resolution else None)
