"""What waits for a countersignature: what a student or an assistant wrote, until somebody who answers for it has signed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from needlechart.domain.afterwards import Addendum, Countersignature
from needlechart.domain.moments import Moment
from needlechart.domain.people import Person, Role
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.words import date_words, words

UNDER_SUPERVISION = (Role.STUDENT, Role.ASSISTANT)
"""Whose entries are countersigned: a student's always (Australian Physiotherapy Association, record keeping).  What is asked
for assistants depends on state and payer; here theirs wait too, which satisfies the stricter ones."""


@dataclass(frozen=True, slots=True)
class ToCountersign:
    """Something signed that a person under supervision wrote: the session, or with ``addendum_id`` an entry beside it.

    ``at`` is when it was signed; ``made`` the countersignature under it, None while it waits.
    """

    session_id: str
    addendum_id: str | None
    by: Person
    at: Moment
    what: str
    made: Countersignature | None = None


def role_under_supervision(person: Person) -> Role | None:
    """Student or assistant; None for somebody who is a therapist as well, or neither."""
    if Role.THERAPIST in person.roles:
        return None
    return next((role for role in UNDER_SUPERVISION if role in person.roles), None)


def to_countersign(
    session: TreatmentSession,
    addenda: Iterable[Addendum],
    countersignatures: Iterable[Countersignature],
    people: Iterable[Person],
) -> tuple[ToCountersign, ...]:
    """The session first, then the entries beside it, oldest first; both what waits and what was countersigned.

    Empty for a draft, and where nobody under supervision wrote anything.  A countersignature of the writer's own counts
    for nothing.
    """
    if session.signature is None:
        return ()
    known, made = {person.id: person for person in people}, tuple(countersignatures)
    found: list[ToCountersign] = []
    writer = _supervised(known, session.entered_by) or _supervised(known, session.therapist_id)
    if writer is not None:
        what = f"entered by {_who(writer)}"
        found.append(ToCountersign(session.id, None, writer, session.signature.at, what, _under(made, None, writer)))
    for entry in sorted(addenda, key=lambda a: (a.at, a.id)):
        writer = _supervised(known, entry.author_id)
        if writer is not None and entry.session_id == session.id:
            what = f"{words(entry.kind)} of {date_words(entry.at.local.date())} by {_who(writer)}"
            found.append(ToCountersign(session.id, entry.id, writer, entry.at, what, _under(made, entry.id, writer)))
    return tuple(found)


def waiting_words(item: ToCountersign) -> str:
    """That it waits, and whose it is."""
    return f"Waits for a countersignature: {item.what}."


def countersigned_words(made: Countersignature, name: str) -> str:
    """Who countersigned what; ``name`` is the countersigner's."""
    return f"Countersigned by {name or 'somebody not in this clinic'}: {made.what}."


def _supervised(known: dict[str, Person], person_id: str | None) -> Person | None:
    person = known.get(person_id or "")
    return person if person is not None and role_under_supervision(person) is not None else None


def _who(writer: Person) -> str:
    role = role_under_supervision(writer)
    return f"{writer.name}, {role.value}" if role is not None else writer.name


def _under(made: Iterable[Countersignature], addendum_id: str | None, writer: Person) -> Countersignature | None:
    """The first countersignature under it by somebody else."""
    fitting = (c for c in made if c.addendum_id == addendum_id and c.person_id != writer.id)
    return min(fitting, key=lambda c: (c.at, c.id), default=None)
