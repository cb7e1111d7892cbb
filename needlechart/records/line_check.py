"""Comparing the review's lines and their index with a plain count of the rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum

from needlechart.domain.charts import PatientChart
from needlechart.domain.review.filters import FILTERS
from needlechart.domain.review.line_of import BesideSession
from needlechart.domain.review.places_in_time import MOST_IN_A_MINUTE, first_key
from needlechart.domain.review.tags import VOID
from needlechart.domain.sessions import TreatmentSession
from needlechart.records.connection import Connection
from needlechart.records.line_rows import all_of
from needlechart.records.line_tables import IS_DRAFT, SESSION_INDEX, SESSION_LINE
from needlechart.records.line_writing import READ_LINE, made_line
from needlechart.records.refusals import DatabaseError

_FOUND = f"SELECT 1 FROM {SESSION_INDEX} WHERE {SESSION_INDEX} MATCH ? AND rowid = ?"
_COUNT = f"SELECT count(*) FROM {SESSION_INDEX} WHERE {SESSION_INDEX} MATCH ?"
_LINES = f"SELECT count(*) FROM {SESSION_LINE}"
_DRAFTS = f"SELECT count(*) FROM {SESSION_LINE} WHERE {IS_DRAFT}"
_INDEXED = f"SELECT count(*) FROM {SESSION_INDEX}_docsize"


class Wrong(StrEnum):
    """What may be wrong with the line of a session, after its name."""

    NONE = ""
    MISSING = "has no line in the review"
    DIFFERS = "is not what its line in the review says"
    NOT_FOUND = "is not found by all that its line in the review says"


class LineCheck:
    """Goes through the sessions of a file, each once, and looks at the end whether there is anything more than they need."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._terms: Counter[str] = Counter()
        self._sessions = self._drafts = 0

    def fault(self, chart: PatientChart, session: TreatmentSession) -> Wrong:
        """What is wrong with the line of one session."""
        beside = BesideSession(
            chart.addenda_of(session.id),
            tuple(entry for entry in chart.reviews if entry.session_id == session.id),
            chart.is_void(session.id),
        )
        made, first = made_line(session, chart.patient, beside), first_key(session)
        self._sessions += 1
        self._drafts += not made.terms
        self._terms.update(made.terms)
        row = self._connection.execute(READ_LINE, (session.id,)).fetchone()
        if row is None:
            return Wrong.MISSING
        if row[1:] != made.cells or not first <= row[0] < first + MOST_IN_A_MINUTE:
            return Wrong.DIFFERS
        if made.terms and not self._is_found(made.terms, row[0]):
            return Wrong.NOT_FOUND
        return Wrong.NONE

    def end(self) -> Iterator[str]:
        """After the last session: lines and entries of the index that no session needs."""
        try:
            counts = [self._connection.execute(statement).fetchone()[0] for statement in (_LINES, _DRAFTS, _INDEXED)]
            if counts != [self._sessions, self._drafts, self._sessions - self._drafts]:
                yield "The review has more or fewer lines than there are sessions."
            elif any(self._count(term) != self._terms[term] for term in {*self._terms, *_known_beforehand()}):
                yield "The review finds more or fewer sessions by a word than there are."
        except DatabaseError:
            yield "The word index of the review cannot be read."

    def _is_found(self, terms: frozenset[str], key: int) -> bool:
        try:
            return self._connection.execute(_FOUND, (all_of(sorted(terms)), key)).fetchone() is not None
        except DatabaseError:
            return False

    def _count(self, term: str) -> int:
        (number,) = self._connection.execute(_COUNT, (all_of((term,)),)).fetchone()
        return int(number)


def _known_beforehand() -> Iterator[str]:
    """The tags of filters with few values: one that nobody needs any more may still stand there."""
    for row in FILTERS:
        for choice in row.choices if row.tags is not None else ():
            for tag in row.tags(choice) if row.tags is not None else ():
                yield from (tag, VOID + tag)
