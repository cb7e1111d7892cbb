"""Reading a session document: its header, then its patients one by one, each fault refused with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from needlechart.domain.catalogue import Catalogue
from needlechart.domain.charts import PatientChart
from needlechart.domain.patients import Patient
from needlechart.domain.people import Person
from needlechart.domain.sessions import TreatmentSession
from needlechart.exchange.document import BESIDE, CATALOGUE, DERIVED, FORMAT, VERSION
from needlechart.exchange.pieces import STREAMED, Piece, pieces
from needlechart.exchange.reader import Reader, is_key
from needlechart.exchange.refused import DocumentRefused, Place


@dataclass(frozen=True, slots=True)
class Header:
    """What a document says besides its patients.  ``patients`` is their number; ``entries`` its catalogue entries by list."""

    people: tuple[Person, ...] = ()
    entries: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    patients: int = 0

    def over(self, clinic: Catalogue) -> Catalogue:
        """The clinic's catalogue with the document's entries in front, as its ``derived`` figures were computed."""
        return self._joined(clinic, self.entries)

    def under(self, clinic: Catalogue) -> Catalogue:
        """The clinic's catalogue, completed by the document's entries it does not have."""
        return self._joined(clinic, self.missing_in(clinic))

    def missing_in(self, clinic: Catalogue) -> dict[str, tuple[Any, ...]]:
        """The document's entries whose keys the clinic does not have."""
        return {
            name: tuple(entry for entry in entries if entry.key not in getattr(clinic, name))
            for name, entries in self.entries.items()
        }

    @staticmethod
    def _joined(clinic: Catalogue, entries: dict[str, tuple[Any, ...]]) -> Catalogue:
        return Catalogue(**{name: (*getattr(clinic, name).values(), *entries.get(name, ())) for name in CATALOGUE})


@dataclass(frozen=True, slots=True)
class ReadSession:
    """One session as read.  ``places`` tells where each of its rows stands, by id; ``derived`` is as given, or None."""

    session: TreatmentSession
    place: Place
    places: dict[str, Place]
    derived: Any = None


@dataclass(frozen=True, slots=True)
class ReadChart:
    """One patient as read, with places.  ``people`` is everybody who is named, with the place of the first mention."""

    chart: PatientChart
    place: Place
    sessions: tuple[ReadSession, ...]
    people: dict[str, Place]
    places: dict[str, Place]


def read_header(path: Path) -> Header:
    """Format, people and catalogue entries; DocumentRefused where it is not a session document this program knows."""
    members: dict[str, Piece] = {}
    count = 0
    for piece in pieces(path, parse_streamed=False):
        if piece.index is not None:
            count += 1
        elif piece.member not in ("format", "version", "people", "catalogue"):
            problem = "a list is expected" if piece.member == STREAMED else "there is no such field"
            raise Place(piece.member).refuse(problem)
        else:
            members[piece.member] = piece
    _check_format(members)
    people: tuple[Person, ...] = ()
    if "people" in members:
        people = Reader(members["people"].escapes).rows(Person, members["people"].value, Place("people"))
    return Header(people, _entries(members.get("catalogue")), count)


def _check_format(members: dict[str, Piece]) -> None:
    told = members.get("format")
    if told is None or told.value != FORMAT:
        raise DocumentRefused("/format", f"it must say “{FORMAT}”")
    version = members.get("version")
    if version is None or isinstance(version.value, bool) or version.value != VERSION:
        raise DocumentRefused("/version", f"this NeedleChart reads version {VERSION} of the session document")


def _entries(piece: Piece | None) -> dict[str, tuple[Any, ...]]:
    if piece is None:
        return {}
    place = Place("catalogue")
    if not isinstance(piece.value, dict):
        raise place.refuse("an object is expected")
    found: dict[str, tuple[Any, ...]] = {}
    for name, plain in piece.value.items():
        if name not in CATALOGUE:
            raise place.refuse("there is no such field", name)
        found[name] = Reader(piece.escapes).rows(CATALOGUE[name], plain, place.at(name))
        keys = [entry.key for entry in found[name]]
        for n, key in enumerate(keys):
            if not is_key(key) or key in keys[:n]:
                raise place.refuse("a key of its own is expected", name, n, "key")
    return found


def read_charts(path: Path) -> Iterator[ReadChart]:
    """The patients one by one, every value checked for type, choice, range and length.  No two roots share an id."""
    seen: set[tuple[type, str]] = set()
    for piece in pieces(path):
        if piece.index is not None:
            yield _chart(piece, Place(piece.index, Place(STREAMED)), seen)


def _chart(piece: Piece, place: Place, seen: set[tuple[type, str]]) -> ReadChart:
    reader = Reader(piece.escapes)
    patient: Patient = reader.value(Patient, piece.value, place, ("sessions", *BESIDE))
    people = reader.people
    sessions = []
    for n, plain in enumerate(_listed(piece.value, "sessions", place)):
        here = place.at("sessions", n)
        inner = Reader(piece.escapes)
        session: TreatmentSession = inner.value(TreatmentSession, plain, here, (DERIVED,))
        sessions.append(ReadSession(session, here, inner.places, plain.get(DERIVED)))
        people = {**inner.people, **people}
    beside: dict[str, tuple[Any, ...]] = {}
    places = dict(reader.places)
    for name, cls in BESIDE.items():
        rows = []
        for n, plain in enumerate(_listed(piece.value, name, place)):
            inner = Reader(piece.escapes)
            rows.append(inner.value(cls, plain, place.at(name, n)))
            places.update(inner.places)
            people = {**inner.people, **people}
        beside[name] = tuple(rows)
    chart = PatientChart(patient, tuple(s.session for s in sessions), **beside)
    _check_roots(chart, sessions, places, seen)
    return ReadChart(chart, place, tuple(sessions), people, places)


def _listed(plain: dict[str, Any], name: str, place: Place) -> list[Any]:
    found = plain.get(name, [])
    if not isinstance(found, list):
        raise place.refuse("a list is expected", name)
    return found


def _check_roots(chart: PatientChart, sessions: list[ReadSession], places: dict[str, Place], seen: set[tuple[type, str]]) -> None:
    roots: list[tuple[Any, Place]] = [(chart.patient, places[chart.patient.id])]
    roots += [(read.session, read.place) for read in sessions]
    roots += [(entry, places[entry.id]) for name in BESIDE for entry in getattr(chart, name)]
    for value, place in roots:
        if (type(value), value.id) in seen:
            raise place.refuse("another one of the same kind has this id already", "id")
        seen.add((type(value), value.id))
