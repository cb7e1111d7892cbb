"""The review's lines of many new records at once."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby

from needlechart.domain.afterwards import Addendum, ReviewEntry, Voiding
from needlechart.domain.patients import Patient
from needlechart.domain.review.line_of import BesideSession
from needlechart.domain.review.places_in_time import first_key
from needlechart.domain.sessions import TreatmentSession
from needlechart.records.connection import Connection
from needlechart.records.line_writing import INSERT_LINE, INSERT_TERMS, MadeLine, made_line, new_key, renew
from needlechart.records.loading import load
from needlechart.records.remembered import Pending

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
        made: list[MadeLine] = []
        for session in sessions:
            patient = patients.get(session.patient_id) or self._known(session.patient_id)
            if patient is None:
                self._late.add(session.id)
                continue
            self._patient = patient
            made.append(made_line(session, patient, _beside(beside[session.id])))
        self._write(made)

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

    def _write(self, made: list[MadeLine]) -> None:
        lines: list[tuple[object, ...]] = []
        in_order = sorted(made, key=lambda one: (first_key(one.session), one.session.id))
        for _minute, together in groupby(in_order, key=lambda one: first_key(one.session)):
            key = 0
            for one in together:
                key = key + 1 if key else new_key(self._connection, one.session)
                lines.append((key, *one.cells))
                if one.terms:
                    self._terms.append((key, " ".join(sorted(one.terms))))
        self._connection.executemany(INSERT_LINE, lines)
        if len(self._terms) >= TERMS_AT_ONCE:
            self._write_terms()

    def _write_terms(self) -> None:
        # Many together and in order: each part that is written apart is one more for the engine to merge later.
        self._connection.executemany(INSERT_TERMS, sorted(self._terms))
        self._terms.clear()


def _beside(values: list[object]) -> BesideSession:
    addenda = sorted((value for value in values if isinstance(value, Addendum)), key=lambda a: (a.at, a.id))
    thread = tuple(value for value in values if isinstance(value, ReviewEntry))
    return BesideSession(tuple(addenda), thread, any(isinstance(value, Voiding) for value in values))
