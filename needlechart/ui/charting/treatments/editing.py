"""Changes to the complementary treatments of a session, as edits of its value."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from typing import Any

from needlechart.domain.catalogue import TreatmentItem
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.treatments import Sequence, Treatment, TreatmentKind
from needlechart.ui.charting.treatments.dose_words import DOSES

Edit = Callable[[TreatmentSession], TreatmentSession]

NOT_CARRIED = frozenset(
    {
        "pressure_tolerance",
        "pain_during",
        "effort",
        "response",
        "skin_checked_before",
        "skin_checked_after",
        "skin_reaction",
        "mark_after",
        "taught_back",
        "adherence",
        "days_done",
    }
)
"""Fields of a dose that tell how it went: an answer of that day, never carried to another."""


def next_order(session: TreatmentSession) -> int:
    """The place in the order of the next treatment."""
    return max((t.order for t in session.treatments), default=0) + 1


def of_item(item: TreatmentItem, treatment_id: str, order: int) -> Treatment:
    """A treatment of the clinic's list with nothing said about its dose yet."""
    at_home = Sequence.AT_HOME if item.kind is TreatmentKind.HOME_PROGRAMME else None
    return Treatment(
        treatment_id, order, DOSES[item.kind](), item.name, item=item.key, timed_code=item.timed_code, sequence=at_home
    )


def added(item: TreatmentItem, new_id: str) -> Edit:
    """Adds a treatment of the clinic's list at the end."""
    return lambda session: session.with_treatment(of_item(item, new_id, next_order(session)))


def with_fields(treatment_id: str, **said: Any) -> Edit:
    """Changes fields of one treatment."""
    return lambda session: session.with_treatment(replace(_of(session, treatment_id), **said))


def with_dose(treatment_id: str, field: str, said: Any) -> Edit:
    """Changes one field of a treatment's dose."""

    def edit(session: TreatmentSession) -> TreatmentSession:
        held = _of(session, treatment_id)
        return session.with_treatment(replace(held, dose=replace(held.dose, **{field: said})))

    return edit


def moved(treatment_id: str, by: int) -> Edit:
    """One place earlier (-1) or later (1) in the order in which they were given."""

    def edit(session: TreatmentSession) -> TreatmentSession:
        ordered = sorted(session.treatments, key=lambda t: t.order)
        at = next(n for n, t in enumerate(ordered) if t.id == treatment_id)
        to = at + by
        if not 0 <= to < len(ordered):
            return session
        here, there = ordered[at], ordered[to]
        changed = {here.id: there.order, there.id: here.order}
        return session.edited(treatments=tuple(replace(t, order=changed.get(t.id, t.order)) for t in session.treatments))

    return edit


def same_again(last: Iterable[Treatment], new_id: Callable[[], str]) -> Edit:
    """The treatments of an earlier visit with their doses; how they went is asked anew."""
    copies = [copied(old, new_id()) for old in sorted(last, key=lambda t: t.order)]

    def edit(session: TreatmentSession) -> TreatmentSession:
        first = next_order(session)
        here = tuple(replace(copy, order=first + n) for n, copy in enumerate(copies))
        return session.edited(treatments=(*session.treatments, *here))

    return edit


def copied(old: Treatment, new_id: str) -> Treatment:
    """One treatment for another day: what was to be given, not how it went."""
    empty = type(old.dose)()
    asked_anew = {f.name: getattr(empty, f.name) for f in fields(old.dose) if f.name in NOT_CARRIED}
    return replace(old, id=new_id, dose=replace(old.dose, **asked_anew), site_id=None, tolerance=None, note="")


def as_last_time(treatment_id: str, old: Treatment) -> Edit:
    """Gives one treatment the dose, minutes, region and side of an earlier one; how it went is asked anew."""
    again = copied(old, treatment_id)

    def edit(session: TreatmentSession) -> TreatmentSession:
        held = _of(session, treatment_id)
        tied = held.muscle or held.site_id or held.problem_id
        where: dict[str, Any] = {} if tied else {"muscle": again.muscle, "side": again.side, "problem_id": again.problem_id}
        changed = replace(held, dose=again.dose, minutes=again.minutes, region=held.region or again.region, **where)
        return session.with_treatment(changed)

    return edit


def _of(session: TreatmentSession, treatment_id: str) -> Treatment:
    return next(t for t in session.treatments if t.id == treatment_id)
