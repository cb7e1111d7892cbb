"""Keeping the review's line of a session in step with the record, in the transaction that changes the record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from needlechart.domain.afterwards import Addendum, ReviewEntry, Voiding
from needlechart.domain.patients import Patient
from needlechart.domain.review.line import SessionLine
from needlechart.domain.review.line_of import BesideSession, line_after, line_of
from needlechart.domain.review.places_in_time import MOST_IN_A_MINUTE, first_key
from needlechart.domain.review.tags import notes_of, tags_of, words_of_session
from needlechart.domain.sessions import TreatmentSession
from needlechart.records.connection import Connection
from needlechart.records.errors import CannotBeKept
from needlechart.records.line_rows import HEAD_OF, Cells, cells_of, head_cells, needled_cells, term_cells, terms_of
from needlechart.records.line_tables import COLUMNS, DRAFT, SESSION_INDEX, SESSION_LINE
from needlechart.records.loading import load
from needlechart.records.remembered import KeptLine, Pending, Remembered

INSERT_LINE = f"INSERT INTO {SESSION_LINE} (key, {', '.join(COLUMNS)}) VALUES (?{', ?' * len(COLUMNS)})"
INSERT_TERMS = f"INSERT INTO {SESSION_INDEX} (rowid, terms) VALUES (?, ?)"
LAST_KEY = f"SELECT max(key) FROM {SESSION_LINE} WHERE key >= ? AND key < ?"
_DELETE_LINE = f"DELETE FROM {SESSION_LINE} WHERE key = ?"
_UPDATE_TERMS = f"UPDATE {SESSION_INDEX} SET terms = ? WHERE rowid = ?"
_DELETE_TERMS = f"DELETE FROM {SESSION_INDEX} WHERE rowid = ?"
READ_LINE = f"SELECT key, {', '.join(COLUMNS)} FROM {SESSION_LINE} WHERE session_id = ?"
_SESSIONS_OF = "SELECT id FROM session WHERE patient_id = ? ORDER BY id"
LIES, _DIGEST, _DRAFT_TAGS, _HEAD = (COLUMNS.index(name) for name in ("lies", "terms", "draft_tags", "needles"))
_TAGGED = attrgetter(
    "needling.muscles", "needling.needle_types", "needling.lots", "needling.in_body", "count.standing", "count.ended", "missing"
)
"""What the tags hang on beside the head of the line."""


@dataclass(frozen=True, slots=True)
class MadeLine:
    """A line with its cells and what it is found by; ``terms`` are those of the index, none of a draft."""

    session: TreatmentSession
    patient: Patient
    line: SessionLine
    cells: Cells
    tags: frozenset[str]
    words: frozenset[str]
    terms: frozenset[str]


def made_line(session: TreatmentSession, patient: Patient, beside: BesideSession) -> MadeLine:
    """The line of a session, made of nothing but what it is a line of."""
    line = line_of(session, patient, beside)
    tags, words = tags_of(line), words_of_session(session, line, beside.addenda)
    return MadeLine(session, patient, line, cells_of(line, tags, words), tags, words, terms_of(line, tags, words))


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
                made = made_line(session, patient, beside_of(connection, session_id))
                pending.lines[session_id] = _write(connection, made, _kept(connection, session_id))


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


def new_key(connection: Connection, first: int) -> int:
    """A key nobody has in the minute whose lowest key is ``first``; CannotBeKept when as many as can be begin in it."""
    (last,) = connection.execute(LAST_KEY, (first, first + MOST_IN_A_MINUTE)).fetchone()
    if last == first + MOST_IN_A_MINUTE - 1:
        raise CannotBeKept(f"more than {MOST_IN_A_MINUTE:,} sessions that begin in the same minute")
    return first if last is None else int(last) + 1


def _keep_draft(connection: Connection, remembered: Remembered, pending: Pending, session: TreatmentSession) -> None:
    last = pending.lines.get(session.id) or remembered.line(session.id)
    if last is None or last.cells[LIES] != DRAFT or session.patient_id != last.patient.id or not _same_minute(last, session):
        renew(connection, pending, (session.id,))
        return
    line = line_after(last.line, last.session, session, last.patient)
    words = last.words if notes_of(session) == notes_of(last.session) else words_of_session(session, line)
    if line is last.line and words is last.words:
        return
    same_head = HEAD_OF(line) == HEAD_OF(last.line)
    same_tags = same_head and words is last.words and _TAGGED(line) == _TAGGED(last.line)
    tags = last.tags if same_tags else tags_of(line)
    head = last.cells[:_HEAD] if same_head else head_cells(line)
    cells = (*head, *needled_cells(line), *(last.cells[_DRAFT_TAGS:] if same_tags else term_cells(line, tags, words)))
    _update(connection, last.key, last.cells, cells)
    pending.lines[session.id] = KeptLine(session, last.patient, line, last.key, cells, tags, words)


def _same_minute(last: KeptLine, session: TreatmentSession) -> bool:
    same = last.session.started is session.started and last.session.date is session.date
    return same or first_key(last.session) == first_key(session)


def _kept(connection: Connection, session_id: str) -> tuple[int, Cells] | None:
    row = connection.execute(READ_LINE, (session_id,)).fetchone()
    return None if row is None else (row[0], row[1:])


def _write(connection: Connection, made: MadeLine, last: tuple[int, Cells] | None) -> KeptLine:
    """Writes a line made anew, with its terms, over the one that stood there."""
    first = first_key(made.session)
    if last is not None and not first <= last[0] < first + MOST_IN_A_MINUTE:
        # It begins at another time now: it goes from where it stood.
        connection.execute(_DELETE_LINE, (last[0],))
        if last[1][_DIGEST]:
            connection.execute(_DELETE_TERMS, (last[0],))
        last = None
    known: object = None if last is None else last[1][_DIGEST]
    if last is None:
        key = new_key(connection, first)
        connection.execute(INSERT_LINE, (key, *made.cells))
    else:
        key = last[0]
        _update(connection, key, last[1], made.cells)
    if made.terms and known != made.cells[_DIGEST]:
        text = " ".join(sorted(made.terms))
        if known:
            connection.execute(_UPDATE_TERMS, (text, key))
        else:
            connection.execute(INSERT_TERMS, (key, text))
    return KeptLine(made.session, made.patient, made.line, key, made.cells, made.tags, made.words)


def _update(connection: Connection, key: int, old: Cells, new: Cells) -> None:
    differ = tuple([n for n, (was, now) in enumerate(zip(old, new, strict=True)) if was != now])
    if differ:
        connection.execute(_update_of(differ), (*[new[n] for n in differ], key))


@cache
def _update_of(places: tuple[int, ...]) -> str:
    return f"UPDATE {SESSION_LINE} SET {', '.join(f'{COLUMNS[n]} = ?' for n in places)} WHERE key = ?"
