"""The undo steps of a draft, kept in the file, so that they outlive the program."""

from __future__ import annotations

from dataclasses import dataclass

from needlechart.domain.moments import Moment
from needlechart.domain.sessions import TreatmentSession
from needlechart.records.changes import read_changes
from needlechart.records.connection import Connection
from needlechart.records.ledger_tables import DRAFT_REVISION
from needlechart.records.row_tree import RowTree

_LAST = (
    f"SELECT step, part, merge_key, undone FROM {DRAFT_REVISION} WHERE session_id = ? AND step < ? "
    "ORDER BY step DESC, part DESC LIMIT 1"
)
_ANY = 2**62
"""Above every step."""
_FIRST_UNDONE = f"SELECT min(step) FROM {DRAFT_REVISION} WHERE session_id = ? AND undone = 1"
_DROP_UNDONE = f"DELETE FROM {DRAFT_REVISION} WHERE session_id = ? AND undone = 1"
_DROP_ALL = f"DELETE FROM {DRAFT_REVISION} WHERE session_id = ?"
_MARK = f"UPDATE {DRAFT_REVISION} SET undone = ? WHERE session_id = ? AND step = ?"
_INSERT = (
    f"INSERT INTO {DRAFT_REVISION} (session_id, step, part, merge_key, at_utc_ms, at_offset_min, undone, changes) "
    "VALUES (?, ?, ?, ?, ?, ?, 0, ?)"
)
_READ = f"SELECT step, merge_key, undone, changes FROM {DRAFT_REVISION} WHERE session_id = ? ORDER BY step, part"


@dataclass(frozen=True, slots=True)
class Revision:
    """One undo step: the session before and after it.  Changes with the same key in a row are one step."""

    before: TreatmentSession
    after: TreatmentSession
    merge_key: str


@dataclass(frozen=True, slots=True)
class DraftRevisions:
    """All undo steps of a draft, oldest first; the first ``cursor`` of them are done, the rest was taken back."""

    revisions: tuple[Revision, ...] = ()
    cursor: int = 0


def add_revision(connection: Connection, session_id: str, merge_key: str, at: Moment, changes: bytes) -> None:
    """A new change: what was taken back before it can no longer be done again."""
    # What was taken back always lies at the end.  Only then is there anything to look for.
    step, part, last_key, undone = connection.execute(_LAST, (session_id, _ANY)).fetchone() or (0, 0, "", 0)
    if undone:
        connection.execute(_DROP_UNDONE, (session_id,))
        step, part, last_key, _ = connection.execute(_LAST, (session_id, _ANY)).fetchone() or (0, 0, "", 0)
    step, part = (step, part + 1) if merge_key and merge_key == last_key else (step + 1, 1)
    connection.execute(_INSERT, (session_id, step, part, merge_key, at.utc_ms, at.offset_min, changes))


def mark_undone(connection: Connection, session_id: str) -> None:
    """The last step that is done was taken back; nothing happens when there is none."""
    (first_undone,) = connection.execute(_FIRST_UNDONE, (session_id,)).fetchone()
    last = connection.execute(_LAST, (session_id, _ANY if first_undone is None else first_undone)).fetchone()
    if last is not None:
        connection.execute(_MARK, (1, session_id, last[0]))


def mark_redone(connection: Connection, session_id: str) -> None:
    """The first step that was taken back is done again; nothing happens when there is none."""
    (step,) = connection.execute(_FIRST_UNDONE, (session_id,)).fetchone()
    if step is not None:
        connection.execute(_MARK, (0, session_id, step))


def drop_revisions(connection: Connection, session_id: str) -> None:
    """A signed session is not taken back."""
    connection.execute(_DROP_ALL, (session_id,))


def read_revisions(connection: Connection, session: TreatmentSession) -> DraftRevisions:
    """The undo steps of a session that stands in the file as given."""
    steps: dict[int, tuple[str, bool, list[bytes]]] = {}
    for step, merge_key, undone, changes in connection.execute(_READ, (session.id,)).fetchall():
        steps.setdefault(step, (merge_key, bool(undone), []))[2].append(changes)
    done = [(key, parts) for key, undone, parts in steps.values() if not undone]
    undone = [(key, parts) for key, is_undone, parts in steps.values() if is_undone]
    return DraftRevisions((*_backwards(session, done), *_forwards(session, undone)), len(done))


def _backwards(session: TreatmentSession, steps: list[tuple[str, list[bytes]]]) -> list[Revision]:
    tree, after = RowTree(session), session
    found = []
    for merge_key, parts in reversed(steps):
        for part in reversed(parts):
            tree.change(read_changes(part), back=True)
        before: TreatmentSession = tree.value()
        found.append(Revision(before, after, merge_key))
        after = before
    return found[::-1]


def _forwards(session: TreatmentSession, steps: list[tuple[str, list[bytes]]]) -> list[Revision]:
    tree, before = RowTree(session), session
    found = []
    for merge_key, parts in steps:
        for part in parts:
            tree.change(read_changes(part), back=False)
        after: TreatmentSession = tree.value()
        found.append(Revision(before, after, merge_key))
        before = after
    return found
