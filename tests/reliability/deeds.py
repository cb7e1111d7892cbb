"""What children of the nursery do: each prepares itself, waits, does its deed and tells what is done."""

from __future__ import annotations

from sqlcipher3 import dbapi2

import needlechart.records.migrations.running  # noqa: F401  imported before a child waits, as a migration would
from needlechart.records.migrations import migrate
from tests.reliability.nursery import say, wait_to_begin


def migrating(path: str) -> None:
    """Makes the tables of an empty file."""
    connection = dbapi2.connect(path)
    connection.isolation_level = None
    wait_to_begin()
    migrate(connection, "river")
    say("migrated")
