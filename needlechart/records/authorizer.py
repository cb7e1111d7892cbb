"""What a working connection may do: read and write rows.  Everything that could loosen a guard is refused."""

from __future__ import annotations

from sqlcipher3 import dbapi2

FUNCTION = 31
"""SQLITE_FUNCTION, which the library does not name."""
_ROWS = frozenset(
    {
        dbapi2.SQLITE_SELECT,
        dbapi2.SQLITE_READ,
        dbapi2.SQLITE_INSERT,
        dbapi2.SQLITE_UPDATE,
        dbapi2.SQLITE_DELETE,
        dbapi2.SQLITE_TRANSACTION,
        dbapi2.SQLITE_SAVEPOINT,
        dbapi2.SQLITE_RECURSIVE,
    }
)
_HARMLESS_PRAGMAS = frozenset({"wal_checkpoint", "data_version"})
"""The second one is asked by the engine's own word index."""
_FORBIDDEN_FUNCTIONS = frozenset({"load_extension", "sqlcipher_export", "writefile", "readfile", "edit"})


def authorize(
    deed: int, first: str | None, second: str | None, database: str | None, trigger: str | None
) -> int:  # every refusal reads "not authorized" to the one who tried
    """The engine asks this while it reads a statement; the schema itself may be read and not written."""
    if deed == FUNCTION:
        allowed = (second or "").lower() not in _FORBIDDEN_FUNCTIONS
    elif deed == dbapi2.SQLITE_PRAGMA:
        allowed = (first or "").lower() in _HARMLESS_PRAGMAS
    elif deed in (dbapi2.SQLITE_INSERT, dbapi2.SQLITE_UPDATE, dbapi2.SQLITE_DELETE):
        allowed = not (first or "").lower().startswith("sqlite_")
    else:
        allowed = deed in _ROWS
    return int(dbapi2.SQLITE_OK if allowed else dbapi2.SQLITE_DENY)
