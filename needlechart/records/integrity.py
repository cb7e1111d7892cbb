"""Looking a clinic file over: its pages, its keys between rows, its guards, its audit trail, its signed content.

What it cannot tell: a single page that holds only unsigned content, put back as it was on an older day.  Its seal fits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from needlechart.domain.sessions import TreatmentSession
from needlechart.records import audit
from needlechart.records.audit import ORIGIN, ChainBreak, ChainCheck, ChainHead, Fault
from needlechart.records.connection import Connection, write_ahead
from needlechart.records.ledger_tables import SIGNED_CONTENT
from needlechart.records.line_check import LineCheck
from needlechart.records.line_tables import MADE_OF_INDEX, SESSION_INDEX
from needlechart.records.migrations import VERSION_TABLE
from needlechart.records.refusals import DatabaseError, code_of
from needlechart.records.review_query import wrong_standings
from needlechart.records.schema import schema_statements
from needlechart.records.signed_bytes import SCHEMA, canonical_bytes, digest_of

TAIL = 200
"""So many of the last entries are followed whenever a file is opened."""
_AT_ONCE = 2000
_MOST_TOLD = 20
_NAMED = re.compile(r"CREATE (?:UNIQUE |VIRTUAL )?(?:TABLE|INDEX|TRIGGER) (\w+)")
_PAGE = re.compile(r"\bpage (\d+)")
_LAST = f"SELECT {', '.join(audit.COLUMNS)} FROM {audit.AUDIT} ORDER BY seq DESC LIMIT {TAIL + 1}"
_HASH_OF = f"SELECT hash FROM {audit.AUDIT} WHERE seq = ?"
_SIGNED = f"SELECT digest, schema, signed_here, content FROM {SIGNED_CONTENT} WHERE session_id = ?"
_STRAYS = (
    f"SELECT count(*) FROM {SIGNED_CONTENT} c LEFT JOIN session s ON s.id = c.session_id WHERE s.signature_person_id IS NULL"
)

Progress = Callable[[int, int], None]


class Examination:
    """Looks over one file.  ``connection`` is one for maintenance (a working one may not ask), ``anchor`` the head of the
    audit trail that the key envelope vouches for.  ``lines`` compares the review's lines with the sessions."""

    def __init__(self, connection: Connection, path: Path, anchor: ChainHead) -> None:
        self._connection = connection
        self._path = path
        self.anchor = anchor
        self.lines = LineCheck(connection)

    def faults(self) -> Iterator[str]:
        """What is wrong with pages, keys between rows, tables and guards; reads the whole file."""
        yield from seal_faults(self._connection, self._path)
        yield from page_faults(self._connection)
        yield from schema_faults(self._connection)
        wrong = wrong_standings(self._connection)
        if wrong:
            yield f"review_standing: {wrong} rows say something else than the threads of the review"

    def audit_trail(self, progress: Progress | None = None) -> tuple[ChainHead, ChainBreak | None]:
        """The last sound entry, and the first break or None."""
        return audit_break(self._connection, self.anchor, progress)

    def signed_fault(self, session: TreatmentSession) -> str:
        """What is wrong with what is kept beside a signed session, or nothing."""
        row = self._connection.execute(_SIGNED, (session.id,)).fetchone()
        if session.signature is None:
            return "is not signed, but signed content is kept beside it" if row else ""
        if row is None:
            return "is signed, but its signed content is missing"
        digest, schema, signed_here, content = row
        if digest_of(content) != digest or (signed_here and digest != session.signature.digest):
            return "is signed, but its signed content is not what was signed"
        # Content of an older way to make the bytes is proved by its digest alone.
        if schema == SCHEMA and content != canonical_bytes(session):
            return "is signed, but its rows are not what was signed"
        return ""

    def strays(self) -> int:
        """How many signed contents have no signed session."""
        (number,) = self._connection.execute(_STRAYS).fetchone()
        return int(number)


def seal_faults(connection: Connection, path: Path) -> Iterator[str]:
    """Pages whose seal does not fit.  The cipher looks at the clinic file alone: a page that waits in the write-ahead file
    is not read there, and may be half copied back."""
    faults = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check").fetchall()]
    if faults:
        from needlechart.records.write_ahead import WriteAhead

        waiting = WriteAhead(write_ahead(path)).waiting_pages()
        found = [(_PAGE.search(fault), fault) for fault in faults]
        bad = [fault for page, fault in found if page is None or int(page[1]) not in waiting]
        yield from (f"cipher_integrity_check: {fault.rstrip('.')}" for fault in bad[:_MOST_TOLD])


def page_faults(connection: Connection) -> Iterator[str]:
    """What the engine finds wrong with pages, indexes and the keys between rows, in its own words."""
    for pragma, sound in (("integrity_check", "ok"), ("foreign_key_check", None)):
        try:
            rows = connection.execute(f"PRAGMA {pragma}").fetchmany(_MOST_TOLD)
        except DatabaseError as error:
            yield f"{pragma}: {code_of(error)}"
            continue
        for row in rows:
            # Of a row that points nowhere the engine tells table, row number, target and key: nothing of a patient.
            if row[0] != sound:
                yield f"{pragma}: {' '.join(map(str, row))}"


def schema_faults(connection: Connection) -> Iterator[str]:
    """Tables, indexes and guards that are missing, changed or too many, by name."""
    found = {name: sql for name, sql in connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")}
    for engine_made in (VERSION_TABLE, *(f"{SESSION_INDEX}_{end}" for end in MADE_OF_INDEX)):
        found.pop(engine_made, None)
    for statement in schema_statements():
        name = _NAMED.match(statement)[1]  # type: ignore[index]
        if found.pop(name, None) != statement:
            yield f"{name} is not as this program made it"
    for name in found:
        yield f"{name} is none of this program's"


def audit_break(
    connection: Connection, anchor: ChainHead, progress: Progress | None = None
) -> tuple[ChainHead, ChainBreak | None]:
    """Follows the whole audit trail, a part at a time; the last sound entry and the first break."""
    try:
        return _followed(connection, anchor, progress)
    except DatabaseError:
        # Words that are none must not end the reading: they are the break that is looked for.  Reading so takes longer.
        connection.text_factory = _text
        return _followed(connection, anchor, progress)


def _followed(connection: Connection, anchor: ChainHead, progress: Progress | None) -> tuple[ChainHead, ChainBreak | None]:
    check = ChainCheck(anchor)
    whole = _head(connection).seq
    cursor = connection.execute(audit.SELECT_AFTER, (0,))
    while (rows := cursor.fetchmany(_AT_ONCE)) and check.follow(rows) is None:
        if progress is not None:
            progress(check.head.seq, whole)
    return check.head, check.end()


def tail_break(connection: Connection, anchor: ChainHead) -> ChainBreak | None:
    """Follows the last entries and looks up the anchored one: quick enough for every opening of a file."""
    connection.text_factory = _text
    rows = connection.execute(_LAST).fetchall()[::-1]
    after = ORIGIN
    if len(rows) > TAIL:
        after = ChainHead(rows[0][0], rows[0][-1])
        del rows[0]
    check = ChainCheck(anchor, after)
    return check.follow(rows) or check.end() or _anchored_break(connection, anchor, after)


def _anchored_break(connection: Connection, anchor: ChainHead, after: ChainHead) -> ChainBreak | None:
    if ORIGIN.seq < anchor.seq <= after.seq:
        row = connection.execute(_HASH_OF, (anchor.seq,)).fetchone()
        if row is None:
            return ChainBreak(anchor.seq, Fault.MISSING)
        if row[0] != anchor.hash:
            return ChainBreak(anchor.seq, Fault.REWRITTEN)
    return None


def _text(content: bytes) -> str:
    return content.decode("utf-8", "surrogateescape")


def _head(connection: Connection) -> ChainHead:
    row = connection.execute(audit.SELECT_HEAD).fetchone()
    return ORIGIN if row is None else ChainHead(*row)
