"""Looking a clinic file over: its pages, its keys between rows, its guards, its audit trail, its signed content."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from needlechart.records import audit
from needlechart.records.audit import ORIGIN, ChainBreak, ChainCheck, ChainHead, Fault
from needlechart.records.connection import Connection
from needlechart.records.ledger_tables import SIGNED_CONTENT
from needlechart.records.migrations import VERSION_TABLE
from needlechart.records.refusals import DatabaseError, code_of
from needlechart.records.schema import schema_statements
from needlechart.records.signed_bytes import SCHEMA, digest_of

TAIL = 200
"""So many of the last entries are followed whenever a file is opened."""
_AT_ONCE = 2000
_MOST_TOLD = 20
_LAST = f"SELECT {', '.join(audit.COLUMNS)} FROM {audit.AUDIT} ORDER BY seq DESC LIMIT {TAIL + 1}"
_HASH_OF = f"SELECT hash FROM {audit.AUDIT} WHERE seq = ?"
_SIGNED = f"SELECT digest, schema, signed_here, content FROM {SIGNED_CONTENT} WHERE session_id = ?"

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class SignedContent:
    """The bytes kept beside a signed session's rows.  ``signed_here`` is false for one that came signed by an import."""

    digest: str
    schema: str
    signed_here: bool
    content: bytes

    @property
    def is_whole(self) -> bool:
        """Whether the bytes still are those of their own digest."""
        return digest_of(self.content) == self.digest

    @property
    def is_of_this_schema(self) -> bool:
        """Whether this program makes the bytes in the same way, so that they may be compared with the rows."""
        return self.schema == SCHEMA


def signed_content(connection: Connection, session_id: str) -> SignedContent | None:
    """What is kept beside that session, or None."""
    row = connection.execute(_SIGNED, (session_id,)).fetchone()
    return None if row is None else SignedContent(row[0], row[1], bool(row[2]), row[3])


def page_faults(connection: Connection) -> Iterator[str]:
    """What the engine finds wrong with pages, indexes and the keys between rows, in its own words; reads the whole file.

    ``connection`` must be one for maintenance: a working one may not ask.
    """
    for pragma, sound in (("cipher_integrity_check", None), ("integrity_check", "ok"), ("foreign_key_check", None)):
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
    found.pop(VERSION_TABLE, None)
    for statement in schema_statements():
        name = statement.split(maxsplit=3)[2]
        if found.pop(name, None) != statement:
            yield f"{name} is not as this program made it"
    for name in found:
        yield f"{name} is none of this program's"


def audit_break(
    connection: Connection, anchor: ChainHead, progress: Progress | None = None
) -> tuple[ChainHead, ChainBreak | None]:
    """Follows the whole audit trail, a part at a time; the last sound entry and the first break."""
    # Words that are none must not end the reading: they are the break that is looked for.
    connection.text_factory = _text
    check = ChainCheck(anchor)
    whole = _head(connection).seq
    cursor = connection.execute(audit.SELECT_AFTER, (0,))
    while (rows := cursor.fetchmany(_AT_ONCE)) and check.follow(rows) is None:
        if progress is not None:
            progress(check.head.seq, whole)
    return check.head, check.end()


def tail_break(connection: Connection, anchor: ChainHead) -> ChainBreak | None:
    """Follows the last entries and looks up the anchored one: quick enough for every opening of a file."""
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
