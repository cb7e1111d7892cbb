"""A lane: one connection, one transaction at a time, whichever thread comes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import RLock

from needlechart.domain.errors import NeedleChartError
from needlechart.records.connection import Connection, close_quietly
from needlechart.records.refusals import DatabaseError, told

WRITES = "BEGIN IMMEDIATE"
READS = "BEGIN"


class Lane:
    """``begin`` is WRITES, which takes the right to write at once, or READS, which sees one unchanging state."""

    def __init__(self, connection: Connection, begin: str, name: str) -> None:
        self.connection = connection
        self._begin = begin
        self._name = name
        self._lock = RLock()
        self.closed = False

    @contextmanager
    def held(self) -> Iterator[None]:
        """Nobody else comes in between."""
        with self._lock:
            yield

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """All or nothing; the database's errors come out as ours.  RuntimeError (our bug) for one within
        another, and once the lane is closed."""
        with self._lock:
            if self.closed:
                raise RuntimeError("the clinic file is closed")
            if self.connection.in_transaction:
                raise RuntimeError("a transaction within a transaction")
            failure: NeedleChartError | None = None
            try:
                self.connection.execute(self._begin)
                yield self.connection
                self.connection.execute("COMMIT")
            except DatabaseError as error:
                failure = told(error, self._name)
            finally:
                # The engine may have rolled back by itself; then there is nothing left to take back.
                with suppress(DatabaseError):
                    if self.connection.in_transaction:
                        self.connection.execute("ROLLBACK")
            if failure is not None:
                # Without the database's own words behind it: within this block they would hang on as its cause.
                raise failure from None

    def checkpoint(self) -> None:
        """Copies what it can of the write-ahead file back into the file; readers are not waited for."""
        with self._lock, suppress(DatabaseError):
            self.connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    def close(self) -> None:
        """Closes the connection; what was not committed is gone."""
        with self._lock:
            self.closed = True
            close_quietly(self.connection)
