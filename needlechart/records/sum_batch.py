"""The summaries of many new records at once."""

from __future__ import annotations

import json
from collections import defaultdict

from needlechart.domain.afterwards import Addendum, Voiding
from needlechart.domain.figures.sums import Sums, add_to, difference, sums_of
from needlechart.domain.sessions import TreatmentSession
from needlechart.records.case_writing import keep_cases
from needlechart.records.connection import Connection
from needlechart.records.loading import load
from needlechart.records.sum_writing import add_sums, beside_of, without

_HAVE_BESIDE = """
WITH asked AS (SELECT value AS id FROM json_each(?))
SELECT session_id FROM addendum WHERE session_id IN (SELECT id FROM asked)
UNION SELECT session_id FROM voiding WHERE session_id IN (SELECT id FROM asked)"""


class SumsOfMany:
    """Takes new records some at a time, in any order; what is beside a session that comes later is summed with it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._measured: set[str] = set()

    def add(self, values: list[object]) -> None:
        """Sums the signed sessions among records that stand in the file by now, and what is added beside older ones."""
        sessions = {v.id: v for v in values if isinstance(v, TreatmentSession) and v.signature is not None}
        self._measured |= {session.patient_id for session in sessions.values()}
        rows = self._connection.execute(_HAVE_BESIDE, (json.dumps(list(sessions)),)).fetchall()
        with_beside = {row[0] for row in rows}
        sums: Sums = {}
        for session in sessions.values():
            if session.id in with_beside:
                add_to(sums, sums_of(session, beside_of(self._connection, session.id)))
            else:
                add_to(sums, sums_of(session))
        beside: dict[str, list[object]] = defaultdict(list)
        for value in values:
            if isinstance(value, Addendum | Voiding) and value.session_id not in sessions:
                beside[value.session_id].append(value)
        for session_id, added in beside.items():
            add_to(sums, self._by_what_was_added(session_id, added))
        add_sums(self._connection, sums)

    def end(self) -> None:
        """Once all records stand in the file: what was measured of each patient."""
        keep_cases(self._connection, sorted(self._measured))

    def _by_what_was_added(self, session_id: str, added: list[object]) -> Sums:
        found: list[TreatmentSession] = load(self._connection, TreatmentSession, "id = ?", (session_id,))
        if not found:
            return {}
        self._measured.add(found[0].patient_id)
        after = beside_of(self._connection, session_id)
        before = without(self._connection, after, added, session_id)
        return difference(sums_of(found[0], before), sums_of(found[0], after))
