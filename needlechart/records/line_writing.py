"""Keeping the review's line of a session in step with the record, in the transaction that changes the record."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from needlechart.domain.afterwards import Addendum, ReviewEntry, Voiding
from needlechart.domain.patients import Patient
from needlechart.domain.review.line import LineStatus, SessionLine
from needlechart.domain.review.line_of import BESIDE_NOTHING, BesideSession, line_of
from needlechart.domain.review.places_in_time import MOST_IN_A_MINUTE, first_key
from needlechart.domain.review.tags import notes_of, tags_of, words_of_session
from needlechart.domain.sessions import TreatmentSession
from needlechart.records.connection import Connection
from needlechart.records.errors import CannotBeKept
from needlechart.records.line_rows import Cells, cells_of, terms_of
from needlechart.records.line_tables import COLUMNS, DRAFT, SESSION_INDEX, SESSION_LINE
from needlechart.records.loading import load
from needlechart.records.remembered import KeptLine, Pending, Remembered

INSERT_LINE = f"INSERT INTO {SESSION_LINE} (key, {', '.join(COLUMNS)}) VALUES (?{', ?' * len(COLUMNS)})"
INSERT_TERMS = f"INSERT INTO {SESSION_INDEX} (rowid, terms) VALUES (?, ?)"
LAST_KEY = f"SELECT max(key) FROM {SESSION_LINE} WHERE key >= ? AND key < ?"
_DELETE_LINE = f"DELETE FROM {SESSION_LINE} WHERE key = ?"
_UPDATE_TERMS = f"UPDATE {SESSION_INDEX} SET terms = ? WHERE rowid = ?"
_DELETE_TERMS = f"DELETE FROM {SESSION_INDEX} WHERE rowid = ?"
_READ = f"SELECT key, {', '.join(COLUMNS)} FROM {SESSION_LINE} WHERE session_id = ?"
_SESSIONS_OF = "SELECT id FROM session WHERE patient_id = ? ORDER BY id"
LIES, _TERMS = COLUMNS.index("lies"), COLUMNS.index("terms")


def keep_lines(connection: Connection, remembered: Remembered, pending: Pending, before: object | None, after: object) -> None:
    """Brings the lines up to date that a value written just now has a part in."""
    if isinstance(after, TreatmentSession):
        if after.signature is None:
            _keep_draft(connection, remembered, pending, after)
        else:
            renew(connection, pending, (after.id,))
    elif isinstance(after, Addendum | ReviewEntry | Voiding):
        renew(connection, pending, (after.session_id,))
    elif isinstance(after, Patient) and before is not None and shown_of(before) != shown_of(after):
        renew(connection, pending, [row[0] for row in connection.execute(_SESSIONS_OF, (after.id,)).fetchall()])


def renew(connection: Connection, pending: Pending, session_ids: Iterable[str]) -> None:
    """Makes the lines of these sessions anew from the rows, and writes what differs."""
    for session_id in session_ids:
        for session in load(connection, TreatmentSession, "id = ?", (session_id,)):
            # Of nobody's session the commit tells: it is not kept.
            for patient in load(connection, Patient, "id = ?", (session.patient_id,)):
                beside = beside_of(connection, session_id)
                line = line_of(session, patient, beside)
                words = words_of_session(session, line, beside.addenda)
                pending.lines[session_id] = _keep(connection, session, patient, line, words, _kept(connection, session_id))


def beside_of(connection: Connection, session_id: str) -> BesideSession:
    """What was added beside the session, as its line sees it."""
    addenda: list[Addendum] = load(connection, Addendum, "session_id = ?", (session_id,), "at_utc_ms, id")
    thread: list[ReviewEntry] = load(connection, ReviewEntry, "session_id = ?", (session_id,), "number")
    void = bool(load(connection, Voiding, "session_id = ?", (session_id,)))
    return BesideSession(tuple(addenda), tuple(thread), void)


def shown_of(patient: object) -> tuple[object, ...]:
    """What the lines of a patient's sessions show of the patient."""
    if not isinstance(patient, Patient):
        raise TypeError(f"{type(patient).__name__} is no patient")
    problems = tuple((p.id, p.name, p.region, p.side) for p in patient.problems)
    return patient.given_name, patient.family_name, patient.number, problems


def new_key(connection: Connection, session: TreatmentSession) -> int:
    """A key nobody has, in the session's minute; CannotBeKept when as many as can be begin in it."""
    first = first_key(session)
    (last,) = connection.execute(LAST_KEY, (first, first + MOST_IN_A_MINUTE)).fetchone()
    if last == first + MOST_IN_A_MINUTE - 1:
        raise CannotBeKept(f"more than {MOST_IN_A_MINUTE:,} sessions that begin in the same minute")
    return first if last is None else int(last) + 1


def _keep_draft(connection: Connection, remembered: Remembered, pending: Pending, session: TreatmentSession) -> None:
    last = pending.lines.get(session.id) or remembered.line(session.id)
    if last is None or last.cells[LIES] != DRAFT:
        renew(connection, pending, (session.id,))
        return
    line = line_of(session, last.patient, BESIDE_NOTHING)
    notes = notes_of(session)
    words = last.words if notes == last.notes else words_of_session(session, line)
    pending.lines[session.id] = _keep(connection, session, last.patient, line, words, (last.key, last.cells))


def _kept(connection: Connection, session_id: str) -> tuple[int, Cells] | None:
    row = connection.execute(_READ, (session_id,)).fetchone()
    return None if row is None else (row[0], row[1:])


def _keep(
    connection: Connection,
    session: TreatmentSession,
    patient: Patient,
    line: SessionLine,
    words: frozenset[str],
    last: tuple[int, Cells] | None,
) -> KeptLine:
    tags = tags_of(line)
    cells = cells_of(line, tags, words)
    terms = frozenset() if line.status is LineStatus.DRAFT else terms_of(line, tags, words)
    first = first_key(session)
    if last is not None and not first <= last[0] < first + MOST_IN_A_MINUTE:
        # It begins at another time now: it goes from where it stood.
        connection.execute(_DELETE_LINE, (last[0],))
        if last[1][_TERMS]:
            connection.execute(_DELETE_TERMS, (last[0],))
        last = None
    if last is None:
        key, was_indexed = new_key(connection, session), False
        connection.execute(INSERT_LINE, (key, *cells))
    else:
        key, was_indexed = last[0], bool(last[1][_TERMS])
        differ = tuple(n for n, (old, new) in enumerate(zip(last[1], cells, strict=True)) if old != new)
        if not differ:
            return KeptLine(patient, key, cells, notes_of(session), words)
        connection.execute(_update_of(differ), (*[cells[n] for n in differ], key))
        if _TERMS not in differ:
            terms = frozenset()
    if terms:
        statement = _UPDATE_TERMS if was_indexed else INSERT_TERMS
        text = " ".join(sorted(terms))
        connection.execute(statement, (text, key) if was_indexed else (key, text))
    return KeptLine(patient, key, cells, notes_of(session), words)


@cache
def _update_of(places: tuple[int, ...]) -> str:
    return f"UPDATE {SESSION_LINE} SET {', '.join(f'{COLUMNS[n]} = ?' for n in places)} WHERE key = ?"
