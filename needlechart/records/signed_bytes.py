"""The canonical bytes of what is signed: what its digest is made of and, of a session, what is kept beside the rows."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import cache
from typing import TypeGuard, TypeVar

from needlechart.domain.afterwards import Addendum, Countersignature, ReviewEntry
from needlechart.domain.sessions import TreatmentSession
from needlechart.records.changes import plain_bytes
from needlechart.records.connection import Connection
from needlechart.records.differences import RowChange, differences
from needlechart.records.errors import CannotBeKept
from needlechart.records.layout import TableLayout
from needlechart.records.ledger_tables import SIGNED_CONTENT
from needlechart.records.row_form import Plain

SCHEMA = "needlechart session rows 1"
"""Names how the bytes are made; a later way gets a later name, and what was signed stays as it was."""

_Value = TypeVar("_Value")
KEEP = f"INSERT INTO {SIGNED_CONTENT} (session_id, digest, schema, signed_here, content) VALUES (?, ?, ?, ?, ?)"


def canonical_bytes(value: TreatmentSession | Addendum | Countersignature | ReviewEntry) -> bytes:
    """All rows of the value, each with its columns' names, ordered by table and key; of a signature signer and time too.

    Only the digest, which is made of these bytes, is left out.  CannotBeKept for what no file could hold.
    """
    return bytes_of_rows(differences(None, without_digest(value)))


def signed_rows(session: TreatmentSession) -> tuple[TreatmentSession, bytes, list[RowChange]]:
    """A signed session, with the digest of its canonical bytes where it has none yet; those bytes; and all its rows, as
    ``differences(None, …)`` says them: they are made once for the two of them, and only the root's row holds the digest."""
    if session.signature is None:
        raise ValueError("the session is not signed")
    *below, root = differences(None, without_digest(session))
    content = bytes_of_rows([*below, root])
    if not session.signature.digest:
        session = replace(session, signature=replace(session.signature, digest=digest_of(content)))
    return session, content, [*below, replace(root, after=root.table.form.plain(session))]


def bytes_of_rows(rows: list[RowChange]) -> bytes:
    """The canonical bytes of a value whose rows these are, without a digest."""
    try:
        told = ({"table": row.table.name, "row": cells_by_name(row)} for row in in_signed_order(rows))
        return plain_bytes([SCHEMA, *told])
    except ValueError:
        raise CannotBeKept("a number that is none") from None


def cells_by_name(row: RowChange) -> dict[str, Plain]:
    """The cells that are not empty, ordered by their columns' names."""
    cells = row.after or ()
    return {column: cell for column, n in _by_name(row.table) if (cell := cells[n]) is not None}


@cache
def _by_name(table: TableLayout) -> tuple[tuple[str, int], ...]:
    return tuple(sorted((column, n) for n, column in enumerate(table.columns)))


def sealed(value: _Value) -> _Value:
    """An entry beside a signed session with the digest of its canonical bytes where it has none yet; else the value."""
    if isinstance(value, Addendum | Countersignature | ReviewEntry) and not value.digest:
        return replace(value, digest=digest_of(canonical_bytes(value)))
    return value


def is_as_signed(value: object) -> bool:
    """Whether an entry beside a signed session fits its digest, where it has one; true of anything else."""
    if isinstance(value, Addendum | Countersignature | ReviewEntry) and value.digest:
        return value.digest == digest_of(canonical_bytes(value))
    return True


def digest_of(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def has_digest(value: object) -> TypeGuard[TreatmentSession | Addendum | Countersignature | ReviewEntry]:
    """Whether a digest of its canonical bytes belongs to the value: a signed session, and what is signed beside it."""
    if isinstance(value, TreatmentSession):
        return value.signature is not None
    return isinstance(value, Addendum | Countersignature | ReviewEntry)


def without_digest(value: TreatmentSession | Addendum | Countersignature | ReviewEntry) -> object:
    """The value as its canonical bytes are made of it."""
    if not isinstance(value, TreatmentSession):
        return replace(value, digest="")
    return value if value.signature is None else replace(value, signature=replace(value.signature, digest=""))


def in_signed_order(rows: list[RowChange]) -> list[RowChange]:
    """The rows as the canonical bytes have them: by table and key."""
    return sorted(rows, key=lambda row: (row.table.name, row.key))


def keep_signed(connection: Connection, session_id: str, digest: str, content: bytes, *, signed_here: bool) -> None:
    """Keeps the bytes beside the rows; ``signed_here`` is false for a signature whose digest was made of other bytes."""
    connection.execute(KEEP, (session_id, digest, SCHEMA, int(signed_here), content))
