"""Comparing the summaries with a plain count of the record, and counting them again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from needlechart.domain.charts import PatientChart
from needlechart.domain.figures.cases import cases_of, measured_visit
from needlechart.domain.figures.sums import FORMS, Group, Sums, add_to, sums_of
from needlechart.domain.review.line_of import BesideSession
from needlechart.records.case_writing import Cells, case_cells, keep_cases
from needlechart.records.connection import Connection
from needlechart.records.sum_tables import CASE_CHANGE, CASE_COLUMNS
from needlechart.records.sum_writing import add_sums, regions_of

OF_ONE_PATIENT = (Group.CASELOAD,)
"""Groups whose rows all belong to one patient: there are many of them, and they are whole once their patient is counted."""


class SumsCounted:
    """Counts charts plainly, one after the other.

    Rows of one patient are kept only as digests that are added up, so that a large clinic needs little memory.
    """

    def __init__(self) -> None:
        self._sums: Sums = {}
        self._digests: Counter[str] = Counter()

    def add(self, chart: PatientChart) -> None:
        """Counts one patient's chart."""
        own: Sums = {}
        for row, numbers in chart_sums(chart).items():
            if row[0] in OF_ONE_PATIENT:
                own[row] = numbers
            else:
                add_to(self._sums, {row: numbers})
        for (group, key), numbers in own.items():
            self._digests[group] += _digest((*key, *numbers))
        for cells in chart_cases(chart):
            self._digests[CASE_CHANGE] += _digest(cells)

    def faults(self, connection: Connection) -> Iterator[str]:
        """Which summaries of the file are not what was counted, by the names of their tables."""
        for group, form in FORMS.items():
            statement = f"SELECT {', '.join((*form.keys, *form.numbers))} FROM {group}"
            if group in OF_ONE_PATIENT:
                sound = sum(map(_digest, connection.execute(statement))) == self._digests[group]
            else:
                many = len(form.keys)
                counted = {key: numbers for (of, key), numbers in self._sums.items() if of is group}
                sound = {tuple(row[:many]): tuple(row[many:]) for row in connection.execute(statement)} == counted
            if not sound:
                yield group.value
        statement = f"SELECT {', '.join(CASE_COLUMNS)} FROM {CASE_CHANGE}"
        if sum(map(_digest, connection.execute(statement))) != self._digests[CASE_CHANGE]:
            yield CASE_CHANGE


def chart_sums(chart: PatientChart) -> Sums:
    """What all sessions of a chart add."""
    found: Sums = {}
    void = {voiding.session_id for voiding in chart.voidings}
    for session in chart.sessions:
        add_to(found, sums_of(session, BesideSession(chart.addenda_of(session.id), void=session.id in void)))
    return found


def chart_cases(chart: PatientChart) -> list[Cells]:
    """The cases of a chart, as cells."""
    void = {voiding.session_id for voiding in chart.voidings}
    visits = [measured_visit(session) for session in chart.sessions if session.id not in void]
    cases = cases_of([visit for visit in visits if visit is not None], regions_of(chart.patient))
    return [case_cells(chart.patient.id, case) for case in cases]


def count_again(connection: Connection, charts: Iterable[PatientChart]) -> None:
    """Empties the summaries and counts every chart into them."""
    for name in (*FORMS, CASE_CHANGE):
        connection.execute(f"DELETE FROM {name}")
    for chart in charts:
        add_sums(connection, chart_sums(chart))
        keep_cases(connection, (chart.patient.id,))


def _digest(row: Iterable[object]) -> int:
    """A number of 64 bits for a row; whole numbers count as such, however the engine hands them out."""
    return int.from_bytes(blake2b(repr(tuple(row)).encode(), digest_size=8).digest())
