"""The review's lines of many new records at once."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from operator import itemgetter

from needlechart.domain.afterwards import Addendum, ReviewEntry, Voiding
from needlechart.domain.patients import Patient
from needlechart.domain.review.line_of import BesideSession
from needlechart.domain.review.places_in_time import first_key
from needlechart.domain.sessions import TreatmentSession
from needlechart.records.connection import Connection
from needlechart.records.line_rows import Cells
from needlechart.records.line_writing import INSERT_LINE, INSERT_TERMS, made_line, new_key, renew
from needlechart.records.loading import load
from needlechart.records.remembered import Pending

LineToWrite = tuple[int, str, Cells, frozenset[str]]
"""The lowest key of the session's minute, its id, the cells of its line, and the terms it is found by."""
TERMS_AT_ONCE = 4_000
"""The words of so many lines wait in memory."""


class LinesOfMany:
    """Takes new records some at a time, in any order.

    A line whose patient comes later, and one that something beside it came later to, is made at the end from the rows.
    """

    def __init__(self, connection: Connection, pending: Pending) -> None:
        self._connection = connection
        self._pending = pending
        self._patient: Patient | None = None
        self._late: set[str] = set()
        self._terms: list[tuple[int, str]] = []

    def add(self, values: list[object]) -> None:
        """Writes the lines of the sessions among records that stand in the file by now."""
        sessions = [value for value in values if isinstance(value, TreatmentSession)]
        here = {session.id for session in sessions}
        beside: dict[str, list[object]] = defaultdict(list)
        for value in values:
            if isinstance(value, Addendum | ReviewEntry | Voiding):
                if value.session_id in here:
                    beside[value.session_id].append(value)
                else:
                    self._late.add(value.session_id)
        patients = {value.id: value for value in values if isinstance(value, Patient)}
        made: list[LineToWrite] = []
        for session in sessions:
            patient = patients.get(session.patient_id) or self._known(session.patient_id)
            if patient is None:
                self._late.add(session.id)
                continue
            self._patient = patient
            line = made_line(session, patient, beside_in(beside[session.id]))
            made.append((first_key(session), session.id, line.cells, line.terms))
        self.write(made)

    def end(self) -> None:
        """Once all records stand in the file."""
        self._write_terms()
        renew(self._connection, self._pending, sorted(self._late))

    def _known(self, patient_id: str) -> Patient | None:
        """The patient of the last session, or one that stands in the file."""
        if self._patient is not None and self._patient.id == patient_id:
            return self._patient
        found: list[Patient] = load(self._connection, Patient, "id = ?", (patient_id,))
        return found[0] if found else None

    def write(self, made: list[LineToWrite]) -> None:
        """Writes lines that are made already."""
        lines: list[tuple[object, ...]] = []
        for first, together in groupby(sorted(made, key=itemgetter(0, 1)), key=itemgetter(0)):
            key = 0
            for _first, _session_id, cells, terms in together:
                key = key + 1 if key else new_key(self._connection, first)
                lines.append((key, *cells))
                if terms:
                    self._terms.append((key, " ".join(sorted(terms))))
        self._connection.executemany(INSERT_LINE, lines)
        if len(self._terms) >= TERMS_AT_ONCE:
            self._write_terms()

    def _write_terms(self) -> None:
        # Many together and in order: each part that is written apart is one more for the engine to merge later.
        self._connection.executemany(INSERT_TERMS, sorted(self._terms))
        self._terms.clear()


def beside_in(values: list[object]) -> BesideSession:
    """What stands beside one session, of values that are all about it."""
    addenda = sorted((value for value in values if isinstance(value, Addendum)), key=lambda a: (a.at, a.id))
    thread = tuple(value for value in values if isinstance(value, ReviewEntry))
    return BesideSession(tuple(addenda), thread, any(isinstance(value, Voiding) for value in values))
