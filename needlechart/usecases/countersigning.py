"""Countersigning: a supervisor signs under what a student or an assistant wrote; the original stays as it was signed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from needlechart.domain.afterwards import Addendum, Countersignature
from needlechart.domain.countersigning import ToCountersign, role_under_supervision, to_countersign
from needlechart.domain.errors import NeedleChartError
from needlechart.domain.lines import CountersignLine
from needlechart.domain.people import Person
from needlechart.records import envelope
from needlechart.records.reading import Reading
from needlechart.records.work import Work
from needlechart.usecases.permissions import Deed, may, require
from needlechart.usecases.persons import person_of


class NothingToCountersign(NeedleChartError):
    """Nobody waits for a countersignature there: it was never needed, or it is there already."""


class OwnEntry(NeedleChartError):
    """Somebody wanted to countersign what they wrote themselves."""

    def __init__(self) -> None:
        super().__init__(
            "Nobody countersigns what they wrote themselves.", "Ask your supervisor, another therapist or the manager."
        )


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a signed session, oldest first, and what of it all is countersigned or waits for it."""

    entries: tuple[Addendum, ...] = ()
    countersignatures: tuple[Countersignature, ...] = ()
    to_countersign: tuple[ToCountersign, ...] = ()


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """Something to countersign in a list: written by whom, and who supervises them (empty where nobody is named)."""

    line: CountersignLine
    writer: str
    supervisor: str


def beside(reading: Reading, person_id: str, session_id: str) -> Beside:
    """Everything beside that session; nothing beside a draft."""
    require(person_of(reading, person_id), Deed.LOOK_AT_CHART)
    session, entries, made = reading.session(session_id), reading.addenda(session_id), reading.countersignatures(session_id)
    return Beside(entries, made, to_countersign(session, entries, made, reading.people()))


def may_countersign(person: Person, item: ToCountersign) -> bool:
    """Whether that person may sign under it: it waits, they may countersign, and they have not written it."""
    return item.made is None and item.by.id != person.id and may(person, Deed.COUNTERSIGN)


def waiting(reading: Reading, person_id: str) -> tuple[WaitingLine, ...]:
    """What the person may countersign: first what those wrote whom they supervise, then the rest; the oldest first.

    Empty for somebody who may not countersign.
    """
    person = person_of(reading, person_id)
    if not may(person, Deed.COUNTERSIGN):
        return ()
    people = {p.id: p for p in reading.people()}
    writers = [p.id for p in people.values() if role_under_supervision(p) is not None and p.id != person_id]
    lines = reading.waiting_for_countersignature(writers)
    found = [(people[line.by], line) for line in lines]
    found.sort(key=lambda pair: pair[0].supervisor_id != person_id)
    return tuple(WaitingLine(line, writer.name, _name(people, writer.supervisor_id)) for writer, line in found)


def countersign(work: Work, file: Path, session_id: str, addendum_id: str | None, passphrase: str) -> Countersignature:
    """Signs under the session, or under the entry ``addendum_id`` beside it, with the name and moment of the person at work.

    NotAllowed for a role that may not, NothingToCountersign where nothing waits, OwnEntry, WrongPassphrase.  Deriving the
    key takes a moment: call it off the window's thread.
    """
    require(work.person, Deed.COUNTERSIGN)
    told = beside(work.reading, work.person.id, session_id)
    item = next((item for item in told.to_countersign if item.addendum_id == addendum_id), None)
    if item is None:
        raise NothingToCountersign("Nothing waits for a countersignature here.", "What a student or an assistant wrote does.")
    if item.by.id == work.person.id:
        raise OwnEntry
    if item.made is not None:
        raise NothingToCountersign("This is countersigned already.", "Nothing more is needed.")
    envelope.unwrap(envelope.read(file), work.person.id, passphrase)
    made = Countersignature(work.new_id(), session_id, work.person.id, work.now(), item.what, addendum_id)
    return work.save(None, made, deed=Deed.COUNTERSIGN.value)


def _name(people: dict[str, Person], person_id: str | None) -> str:
    return people[person_id].name if person_id in people else ""
