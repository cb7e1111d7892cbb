"""Listening to what a connection is asked to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from needlechart.records.clinic_file import ClinicFile
from needlechart.records.connection import Connection
from needlechart.records.line_tables import SESSION_INDEX


@contextmanager
def statements(connection: Connection) -> Iterator[list[str]]:
    """The statements run meanwhile, without those the engine runs within them for its word index."""
    heard: list[str] = []
    connection.set_trace_callback(lambda words: None if _of_the_engine(words) else heard.append(" ".join(words.split())))
    try:
        yield heard
    finally:
        connection.set_trace_callback(None)


def _of_the_engine(words: str) -> bool:
    return words.startswith("-- ") or f"'{SESSION_INDEX}_" in words


def write_lane(file: ClinicFile) -> Connection:
    """The connection units of work go through."""
    assert file._writes is not None
    return file._writes.connection


def read_lane(file: ClinicFile) -> Connection:
    """The connection reads go through."""
    return file._reads.connection


def written(heard: list[str]) -> list[str]:
    """What each writing statement does to which table, e.g. ``UPDATE site``; one that wakes a guard is heard twice."""
    found = []
    for statement, before in zip(heard, ["", *heard], strict=False):
        if statement == before:
            continue
        words = statement.replace('"', "").split()
        if words[0] == "UPDATE":
            found.append(f"UPDATE {words[1]}")
        elif words[0] in ("INSERT", "DELETE"):
            found.append(f"{words[0]} {words[2]}")
    return found
