"""What waits in the review, as lines of a list a page at a time, and who had a part in a session."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from needlechart.domain.afterwards import ReviewReason, ReviewState
from needlechart.domain.lines import ReviewLine, SignedVisit
from needlechart.domain.moments import Moment
from needlechart.domain.reviewing import Part, PartsIn
from needlechart.records.connection import Connection
from needlechart.records.ledger_tables import REVIEW_STANDING
from needlechart.records.triggers import REVIEW, STATE_OF_KIND

Place = tuple[int, str]
"""Where a page of the queue ended: since when (milliseconds, UTC) and which session."""
BEFORE_ALL: Place = (-(1 << 62), "")

_NOT_VOID = "NOT EXISTS (SELECT 1 FROM voiding v WHERE v.session_id = r.session_id)"
_LINE = f"""
SELECT r.session_id, s.patient_id, p.given_name, p.family_name, s.date, s.therapist_id, r.state,
  r.since_utc_ms, r.since_offset_min, r.number, e.author_id, e.text,
  (SELECT c.reasons FROM review_entry c WHERE c.session_id = r.session_id AND c.kind = 'call' ORDER BY c.number DESC LIMIT 1),
  (SELECT count(*) FROM addendum a WHERE a.session_id = r.session_id)
FROM {REVIEW_STANDING} r JOIN session s ON s.id = r.session_id JOIN patient p ON p.id = s.patient_id
JOIN review_entry e ON e.session_id = r.session_id AND e.number = r.number"""
_OF_ONE_STATE = f"""
SELECT r.session_id AS id, r.since_utc_ms AS since FROM {REVIEW_STANDING} r
WHERE r.state = ?{{state}} AND (r.since_utc_ms, r.session_id) > (?1, ?2) AND {_NOT_VOID}
ORDER BY r.since_utc_ms, r.session_id LIMIT ?3"""
_QUESTIONS = f"{_LINE} WHERE r.state = 'question' AND s.therapist_id = ? AND {_NOT_VOID} ORDER BY r.since_utc_ms, r.session_id"
_COUNT = f"SELECT count(*) FROM (SELECT 1 FROM {REVIEW_STANDING} r WHERE r.state = ? AND {_NOT_VOID} LIMIT ?)"
_WANTED = "SELECT value FROM json_each(?1)"
_PARTS = f"""
SELECT id, 'TREATED', therapist_id FROM session WHERE id IN ({_WANTED})
UNION ALL SELECT id, 'TREATED', signature_person_id FROM session WHERE id IN ({_WANTED})
UNION ALL SELECT session_id, 'TREATED', inserted_by FROM site WHERE session_id IN ({_WANTED})
UNION ALL SELECT id, 'TYPED', entered_by FROM session WHERE id IN ({_WANTED})
UNION ALL SELECT session_id, 'COUNTERSIGNED', person_id FROM countersignature WHERE session_id IN ({_WANTED})
UNION ALL SELECT session_id, 'CORRECTED', author_id FROM addendum WHERE kind = 'correction' AND session_id IN ({_WANTED})"""

_SIGNED = """
SELECT s.therapist_id, s.signature_person_id IS NOT NULL, EXISTS (SELECT 1 FROM voiding v WHERE v.session_id = s.id),
  (SELECT count(*) FROM addendum a WHERE a.session_id = s.id)
FROM session s WHERE s.id = ?"""
_WRONG = f"""
SELECT count(*) FROM (SELECT session_id, max(number) AS number FROM {REVIEW} GROUP BY session_id) t
JOIN {REVIEW} e ON e.session_id = t.session_id AND e.number = t.number
FULL JOIN {REVIEW_STANDING} r ON r.session_id = e.session_id
WHERE (r.state, r.number, r.since_utc_ms, r.since_offset_min)
  IS NOT ({STATE_OF_KIND.format("e.kind")}, e.number, e.at_utc_ms, e.at_offset_min)"""


def queue(connection: Connection, states: Sequence[ReviewState], after: Place | None, limit: int) -> tuple[ReviewLine, ...]:
    """The next ``limit`` sessions in one of these states, what waits longest first, after the place where a page ended.

    One statement; each state is read along its index no further than the page reaches.
    """
    parts = " UNION ALL ".join(f"SELECT * FROM ({_OF_ONE_STATE.format(state=n)})" for n in range(4, 4 + len(states)))
    page = f"SELECT id FROM ({parts}) ORDER BY since, id LIMIT ?3"
    statement = f"{_LINE} WHERE r.session_id IN ({page}) ORDER BY r.since_utc_ms, r.session_id"
    return _lines(connection, statement, (*(after or BEFORE_ALL), limit, *(state.value for state in states)))


def questions_for(connection: Connection, therapist_id: str) -> tuple[ReviewLine, ...]:
    """The sessions of that therapist with a question nobody has answered, the oldest question first."""
    return _lines(connection, _QUESTIONS, (therapist_id,))


def count_in(connection: Connection, state: ReviewState, most: int) -> int:
    """How many sessions stand there, counted up to ``most``."""
    (number,) = connection.execute(_COUNT, (state.value, most)).fetchone()
    return int(number)


def parts_in(connection: Connection, session_ids: Collection[str]) -> dict[str, PartsIn]:
    """Who had which part in each of these sessions, in one statement."""
    told: dict[str, dict[Part, set[str]]] = {session_id: defaultdict(set) for session_id in session_ids}
    for session_id, part, person_id in connection.execute(_PARTS, (json.dumps(sorted(session_ids)),)).fetchall():
        if person_id is not None:
            told[session_id][Part[part]].add(person_id)
    return {
        session_id: PartsIn(*(frozenset(of[part]) for part in (Part.TREATED, Part.TYPED, Part.COUNTERSIGNED, Part.CORRECTED)))
        for session_id, of in told.items()
    }


def signed_visit(connection: Connection, session_id: str) -> SignedVisit | None:
    """As much of a session as a step of its review asks for; None when there is none of that id."""
    row = connection.execute(_SIGNED, (session_id,)).fetchone()
    return SignedVisit(row[0], bool(row[1]), bool(row[2]), row[3]) if row is not None else None


def wrong_standings(connection: Connection) -> int:
    """How many sessions are kept to stand elsewhere than their threads say; reads all threads."""
    (number,) = connection.execute(_WRONG).fetchone()
    return int(number)


def _lines(connection: Connection, statement: str, values: tuple[object, ...]) -> tuple[ReviewLine, ...]:
    return tuple(
        ReviewLine(
            session_id, patient_id, f"{given} {family}".strip(), date.fromisoformat(day), therapist_id, ReviewState(state),
            Moment(since, offset), number, beside, author_id, text,
            tuple(ReviewReason(reason) for reason in (reasons or "").split()),
        )
        for session_id, patient_id, given, family, day, therapist_id, state, since, offset, number, author_id, text, reasons,
        beside in connection.execute(statement, values).fetchall()
    )  # fmt: skip
