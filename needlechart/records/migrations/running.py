"""Alembic, run on a connection that is open already, from wherever this package is installed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from needlechart.records.migrations import VERSION_TABLE, VERSIONS


def scripts() -> ScriptDirectory:
    """The steps beside this file; no settings file is read."""
    return ScriptDirectory(str(VERSIONS.parent), version_locations=[str(VERSIONS)])


@contextmanager
def whole_or_not_at_all(connection: Any) -> Iterator[Connection]:
    """One transaction on the driver's connection, written at its end or, after any failure, not at all."""
    engine = create_engine("sqlite+pysqlite://", module=dbapi2, creator=lambda: connection, poolclass=StaticPool)
    # This pool never closes: the connection stays the caller's.
    with engine.connect() as bound, bound.begin():
        bound.exec_driver_sql("BEGIN IMMEDIATE")
        yield bound


def upgrade(bound: Connection, to: str) -> None:
    """Runs the steps from the file's schema to ``to``, inside the transaction that ``bound`` is in."""
    steps = scripts()
    environment = EnvironmentContext(Config(), steps, fn=lambda at, _context: steps._upgrade_revs(to, at))
    with environment:
        environment.configure(connection=bound, version_table=VERSION_TABLE, transactional_ddl=False)
        environment.run_migrations()
