"""The summaries of charts that are written many times over."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from needlechart.domain.figures.cases import Case, cases_of, measured_visit
from needlechart.domain.figures.months import month_key
from needlechart.domain.figures.sums import Group, Sums, add_to, lot_key, sums_of
from needlechart.domain.patients import Patient
from needlechart.domain.review.line_of import BesideSession
from needlechart.domain.sessions import TreatmentSession
from needlechart.records.case_writing import PUT, Cells, case_cells
from needlechart.records.connection import Connection
from needlechart.records.sum_writing import add_sums, regions_of


@dataclass(frozen=True, slots=True)
class SumsToCopy:
    """What the sessions of a chart add, day by day, and its cases."""

    days: tuple[tuple[datetime.date, Sums], ...]
    cases: tuple[Case, ...]

    @classmethod
    def of(cls, patient: Patient, sessions: Sequence[tuple[TreatmentSession, BesideSession]]) -> SumsToCopy:
        """Of these sessions, each with what stands beside it."""
        days = tuple((session.date, sums_of(session, beside)) for session, beside in sessions)
        visits = [measured_visit(session) for session, beside in sessions if not beside.void]
        return cls(days, cases_of([visit for visit in visits if visit is not None], regions_of(patient)))


class SumsOfCopies:
    """Gathers the summaries of copies and writes them at the end."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sums: Sums = {}
        self._cases: list[Cells] = []

    def add(self, sums: SumsToCopy, patient_id: str, words: Mapping[str, str], moved: timedelta) -> None:
        """Those of a copy: ``words`` become others, as in its rows, and all is so much later."""
        lots = {lot_key(word): lot_key(other) for word, other in words.items()}
        for day, rows in sums.days:
            copied = day + moved
            month, iso = month_key(copied), copied.isoformat()
            made: Sums = {}
            for (group, key), numbers in rows.items():
                if group is Group.DAY:
                    key = (iso, words.get(key[1], key[1]))
                elif group is Group.CASELOAD:
                    key = (month, words.get(key[1], key[1]), patient_id)
                elif group is Group.LOT:
                    key = (month, key[1], lots.get(key[2], key[2]))
                else:
                    key = (month, *key[1:])
                made[group, key] = numbers
            add_to(self._sums, made)
        for case in sums.cases:
            who, first, last = words.get(case.therapist_id, case.therapist_id), case.first_on + moved, case.last_on + moved
            self._cases.append(case_cells(patient_id, replace(case, therapist_id=who, first_on=first, last_on=last)))

    def end(self) -> None:
        """Writes what was gathered."""
        add_sums(self._connection, self._sums)
        self._connection.executemany(PUT, self._cases)
