"""Connections to a clinic file: encrypted, checked, and so bound that a statement cannot loosen the file's guards."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any, TypeAlias

from sqlcipher3 import dbapi2

from needlechart.records.authorizer import authorize
from needlechart.records.errors import EngineRefused

Connection: TypeAlias = Any
"""A connection of the database library, which carries no types."""

OLDEST_ENGINE = (3, 51, 3)
"""Older ones may damage a file in write-ahead mode (the WAL-reset fault)."""
WAIT_S = 5.0
KEPT_STATEMENTS = 600
AUTOCHECKPOINT_PAGES = 4000
"""So far may the write-ahead file grow (16 MB) before a commit copies it back by itself; the idle program does it earlier."""

_PLACES = {"rw": "mode=rw", "rwc": "mode=rwc", "ro": "mode=ro", "still": "mode=ro&immutable=1"}
_WRITING = frozenset({"rw", "rwc"})
_SETTINGS = {"foreign_keys": 1, "recursive_triggers": 1, "temp_store": 2, "synchronous": 2, "trusted_schema": 0}
"""Set and read back on every connection; temp_store 2 is memory, synchronous 2 is FULL."""


def connect(path: Path, data_key: bytes, mode: str = "rw") -> Connection:
    """A checked connection without the working bounds, for migrations and for looking a file over.

    ``mode`` is rw, rwc (may make the file), ro, or still: a file nobody writes, read without a file beside it.
    EngineRefused when the library is too old, has no cipher, or does not take a setting; otherwise the library's errors.
    """
    if dbapi2.sqlite_version_info < OLDEST_ENGINE:
        raise EngineRefused(f"SQLite {dbapi2.sqlite_version}")
    place = f"{path.absolute().as_uri()}?{_PLACES[mode]}"
    connection = dbapi2.connect(
        place, uri=True, isolation_level=None, check_same_thread=False, timeout=WAIT_S, cached_statements=KEPT_STATEMENTS
    )
    try:
        _unlock(connection, data_key)
        _settle(connection, mode)
    except BaseException:
        connection.close()
        raise
    return connection


def working_connection(path: Path, data_key: bytes, *, read_only: bool = False) -> Connection:
    """A checked connection that refuses settings, attached files and changes of the schema."""
    connection = reading_connection(path, data_key) if read_only else connect(path, data_key)
    connection.set_authorizer(authorize)
    return connection


def reading_connection(path: Path, data_key: bytes) -> Connection:
    """A checked connection that cannot write, in a folder that cannot be written too, unless a change waits there."""
    try:
        connection = connect(path, data_key, "ro")
    except dbapi2.OperationalError:
        if write_ahead(path).exists():
            raise
        connection = connect(path, data_key, "still")
    connection.execute("PRAGMA query_only=ON")
    return connection


def write_ahead(path: Path) -> Path:
    """The file in which changes stand until they are copied back; it is gone when everything was closed in order."""
    return path.with_name(f"{path.name}-wal")


def close_quietly(connection: Connection) -> None:
    """Closes; what is unwritten is rolled back by the engine, so an error here loses nothing."""
    with suppress(dbapi2.Error):
        connection.close()


def _unlock(connection: Connection, data_key: bytes) -> None:
    # First of all, or the cipher writes its own complaints to standard error.
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.execute(f"PRAGMA key=\"x'{data_key.hex()}'\"")
    if not connection.execute("PRAGMA cipher_version").fetchone():
        raise EngineRefused("no cipher")
    # The first true read: a key that does not fit fails here.
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _settle(connection: Connection, mode: str) -> None:
    for name, wanted in _SETTINGS.items():
        connection.execute(f"PRAGMA {name}={wanted}")
        if _setting(connection, name) != wanted:
            raise EngineRefused(f"{name} cannot be set")
    if mode in _WRITING:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(f"PRAGMA wal_autocheckpoint={AUTOCHECKPOINT_PAGES}")
    # A file read as it lies has no journal.
    if mode != "still" and _setting(connection, "journal_mode") != "wal":
        raise EngineRefused("journal_mode cannot be set")


def _setting(connection: Connection, name: str) -> object:
    row = connection.execute(f"PRAGMA {name}").fetchone()
    return row[0] if row else None
