"""The schema of a clinic file through time: one file a step in ``versions/``, all of them or none in one transaction.

Before the first release the baseline is rewritten when a field is added:
``python -m needlechart.records.schema > needlechart/records/migrations/versions/baseline.sql``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from needlechart.records.errors import DamagedClinicFile, NewerClinicFile

REVISIONS = ("0001",)
"""Every schema this program knows, oldest first.  A file that names another one was written by a newer program."""
NEWEST = REVISIONS[-1]
VERSION_TABLE = "alembic_version"
VERSIONS = Path(__file__).parent / "versions"


def schema_version(connection: Any, name: str) -> str:
    """The schema of the open file called ``name``: one of ``REVISIONS``, or empty for a file without any table.

    ``connection`` is the driver's own.  NewerClinicFile for a schema this program does not know, DamagedClinicFile for
    tables without a schema.  Nothing heavy is imported for this: it runs at every opening.
    """
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()}
    if not tables:
        return ""
    named = connection.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchall() if VERSION_TABLE in tables else []
    if len(named) != 1:
        raise DamagedClinicFile(name)
    version: str = named[0][0]
    if version not in REVISIONS:
        raise NewerClinicFile(name)
    return version


def migrate(connection: Any, name: str, to: str = NEWEST) -> None:
    """Brings the file of a maintenance connection (the driver's own, not in a transaction) to the schema ``to``.

    One transaction: killed or failed at any statement, the file is as it was.  DamagedClinicFile when rows point
    nowhere afterwards; NewerClinicFile for a file of a newer program.
    """
    if schema_version(connection, name) == to:
        return
    from needlechart.records.migrations.running import upgrade, whole_or_not_at_all

    # Rebuilding a table with the keys on would take the rows below it along, and inside a transaction they stay on.
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        with whole_or_not_at_all(connection) as bound:
            upgrade(bound, to)
            if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise DamagedClinicFile(name)
    finally:
        connection.execute("PRAGMA foreign_keys = ON")
