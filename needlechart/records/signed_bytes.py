"""The canonical bytes of a session: what a signature's digest is made of and what is kept beside the rows."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from needlechart.domain.sessions import TreatmentSession
from needlechart.records.changes import plain_bytes
from needlechart.records.connection import Connection
from needlechart.records.differences import differences
from needlechart.records.errors import CannotBeKept
from needlechart.records.ledger_tables import SIGNED_CONTENT

SCHEMA = "needlechart session rows 1"
"""Names how the bytes are made; a later way gets a later name, and what was signed stays as it was."""

_KEEP = f"INSERT INTO {SIGNED_CONTENT} (session_id, digest, schema, signed_here, content) VALUES (?, ?, ?, ?, ?)"


def canonical_bytes(session: TreatmentSession) -> bytes:
    """All rows of the session, each with its columns' names, ordered by table and key, with signer and time of the
    signature but without its digest; CannotBeKept for what no file could hold."""
    if session.signature is not None:
        session = replace(session, signature=replace(session.signature, digest=""))
    rows: list[tuple[str, tuple[str, ...], dict[str, Any]]] = []
    for change in differences(None, session):
        cells = zip(change.table.columns, change.after or (), strict=True)
        rows.append((change.table.name, change.key, {column: cell for column, cell in cells if cell is not None}))
    try:
        told = [{"table": table, "row": dict(sorted(row.items()))} for table, _key, row in sorted(rows, key=_place)]
        return plain_bytes([SCHEMA, *told])
    except ValueError:
        raise CannotBeKept("a number that is none") from None


def digest_of(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def _place(row: tuple[str, tuple[str, ...], dict[str, Any]]) -> tuple[str, tuple[str, ...]]:
    return row[0], row[1]


def keep_signed(connection: Connection, session_id: str, digest: str, content: bytes, *, signed_here: bool) -> None:
    """Keeps the bytes beside the rows; ``signed_here`` is false for a signature whose digest was made of other bytes."""
    connection.execute(_KEEP, (session_id, digest, SCHEMA, int(signed_here), content))
