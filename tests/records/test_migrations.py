"""The schema through time: what a migrated file is, what a failed or killed migration leaves, what is refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from signal import SIGKILL
from typing import Any

import pytest
from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2

from needlechart.records import migrations
from needlechart.records.errors import DamagedClinicFile, NewerClinicFile
from needlechart.records.migrations import NEWEST, REVISIONS, VERSION_TABLE, VERSIONS, migrate, schema_version
from needlechart.records.migrations.running import scripts
from needlechart.records.schema import schema_statements, schema_text
from tests.reliability import deeds
from tests.reliability.nursery import Nursery, kill_at, options

NAME = "river.needlechart"


def _opened(path: Path | str) -> Any:
    connection = dbapi2.connect(str(path))
    connection.isolation_level = None
    return connection


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Any]:
    connection = _opened(tmp_path / NAME)
    yield connection
    connection.close()


def _schema(connection: Any) -> dict[tuple[str, str], str]:
    rows = connection.execute("SELECT type, name, sql FROM sqlite_schema WHERE tbl_name <> ?", (VERSION_TABLE,)).fetchall()
    return {(kind, name): sql for kind, name, sql in rows}


def test_that_a_migrated_file_has_exactly_the_declared_tables_indexes_and_guards(empty: Any) -> None:
    migrate(empty, NAME)
    declared = _opened(":memory:")
    for statement in schema_statements():
        declared.execute(statement)
    assert _schema(empty) == _schema(declared)
    declared.close()


def test_that_the_baseline_is_the_text_of_the_declarations() -> None:
    """Before the first release: write it anew with python -m needlechart.records.schema (see the package's docstring)."""
    assert (VERSIONS / "baseline.sql").read_text("utf-8") == schema_text()


def test_that_the_known_schemas_are_the_steps_in_the_folder() -> None:
    assert tuple(step.revision for step in reversed(list(scripts().walk_revisions()))) == REVISIONS
    assert scripts().get_heads() == [NEWEST]


def test_that_a_new_file_goes_from_no_schema_to_the_newest_and_a_second_time_changes_nothing(empty: Any) -> None:
    assert schema_version(empty, NAME) == ""
    migrate(empty, NAME)
    assert schema_version(empty, NAME) == NEWEST
    before = empty.total_changes
    migrate(empty, NAME)
    assert (empty.total_changes, empty.in_transaction) == (before, False)
    assert empty.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_that_the_file_of_a_newer_program_is_refused_and_left_alone(empty: Any) -> None:
    migrate(empty, NAME)
    empty.execute(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    for refused in (schema_version, migrate):
        with pytest.raises(NewerClinicFile):
            refused(empty, NAME)
    assert empty.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchall() == [("9999",)]


def test_that_tables_without_a_schema_are_called_damage(empty: Any) -> None:
    migrate(empty, NAME)
    empty.execute(f"INSERT INTO {VERSION_TABLE} VALUES ('0002')")
    with pytest.raises(DamagedClinicFile):
        schema_version(empty, NAME)
    empty.execute(f"DELETE FROM {VERSION_TABLE}")
    with pytest.raises(DamagedClinicFile):
        schema_version(empty, NAME)
    empty.execute(f"DROP TABLE {VERSION_TABLE}")
    with pytest.raises(DamagedClinicFile):
        schema_version(empty, NAME)


class _FailsAt:
    """Lets the connection make so many things of the schema, and not the next."""

    def __init__(self, nth: int) -> None:
        self.left = nth

    def __call__(self, action: int, *_: object) -> int:
        if action in (dbapi2.SQLITE_CREATE_TABLE, dbapi2.SQLITE_CREATE_INDEX, dbapi2.SQLITE_CREATE_TRIGGER):
            self.left -= 1
            if self.fired:
                return int(dbapi2.SQLITE_DENY)
        return int(dbapi2.SQLITE_OK)

    @property
    def fired(self) -> bool:
        return self.left < 0


@pytest.mark.parametrize("nth", [0, 1, 2, 10, 40, 60, 61, 100, 150, 200])
def test_that_a_migration_that_fails_at_any_statement_leaves_the_file_as_it_was(tmp_path: Path, nth: int) -> None:
    connection = _opened(tmp_path / NAME)
    gate = _FailsAt(nth)
    connection.set_authorizer(gate)
    with pytest.raises(DatabaseError):
        migrate(connection, NAME)
    connection.set_authorizer(None)
    assert gate.fired
    assert (_schema(connection), schema_version(connection, NAME), connection.in_transaction) == ({}, "", False)
    migrate(connection, NAME)
    assert schema_version(connection, NAME) == NEWEST
    connection.close()


def test_that_the_same_failure_without_one_transaction_would_leave_half_a_schema(tmp_path: Path) -> None:
    connection = _opened(tmp_path / NAME)
    connection.set_authorizer(_FailsAt(10))
    with pytest.raises(dbapi2.DatabaseError):
        connection.executescript(schema_text())
    connection.set_authorizer(None)
    with pytest.raises(DamagedClinicFile):
        schema_version(connection, NAME)
    connection.close()


KILLS = [("pwrite64", n) for n in (1, 2, 9, 60)] + [("fsync", n) for n in (1, 2, 3)] + [("unlink", 1)]


def test_that_a_migration_killed_at_any_write_or_sync_leaves_a_file_that_opens(tmp_path: Path) -> None:
    """The files are without a schema or whole afterwards, and every kill falls."""
    found = Counter[str]()
    with Nursery() as nursery:
        for call, nth in KILLS:
            path = tmp_path / f"{call}{nth}"
            watched = [path, path.with_name(f"{path.name}-journal")]
            child = nursery.child(deeds.migrating, path=str(path))
            child.watched(tmp_path / "log", *options([call], watched), *kill_at(call, nth)).begin().end()
            assert child.status == -SIGKILL, f"{call} {nth} did not happen"
            connection = _opened(path)
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            found[schema_version(connection, NAME)] += 1
            migrate(connection, NAME)
            assert schema_version(connection, NAME) == NEWEST
            connection.close()
    assert set(found) <= {"", NEWEST}
    assert found[""] >= len(KILLS) // 2


REBUILDING = """
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    run = op.get_bind().exec_driver_sql
    run("CREATE TABLE wider (id TEXT PRIMARY KEY NOT NULL, words TEXT) STRICT")
    run("INSERT INTO wider SELECT id, 'kept' FROM patient")
    run("DROP TABLE patient")
    run("ALTER TABLE wider RENAME TO patient")
"""
BASE = """
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    run = op.get_bind().exec_driver_sql
    run("CREATE TABLE patient (id TEXT PRIMARY KEY NOT NULL) STRICT")
    run("CREATE TABLE problem (id TEXT PRIMARY KEY NOT NULL, "
        "patient_id TEXT NOT NULL REFERENCES patient (id) ON DELETE CASCADE) STRICT")
"""


@pytest.fixture
def two_steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A file at step 1 of 2, with a row that hangs on another."""
    from needlechart.records.migrations import running

    (tmp_path / "steps").mkdir()
    (tmp_path / "steps" / "m0001.py").write_text(BASE)
    (tmp_path / "steps" / "m0002.py").write_text(REBUILDING)
    monkeypatch.setattr(running, "VERSIONS", tmp_path / "steps")
    monkeypatch.setattr(migrations, "REVISIONS", ("0001", "0002"))
    connection = _opened(tmp_path / NAME)
    migrate(connection, NAME, "0001")
    connection.execute("INSERT INTO patient VALUES ('m1')")
    connection.execute("INSERT INTO problem VALUES ('q1', 'm1')")
    yield connection
    connection.close()


def test_that_a_table_built_anew_keeps_the_rows_that_hang_on_it(two_steps: Any) -> None:
    migrate(two_steps, NAME, "0002")
    assert two_steps.execute("SELECT * FROM patient").fetchall() == [("m1", "kept")]
    assert two_steps.execute("SELECT * FROM problem").fetchall() == [("q1", "m1")]
    assert schema_version(two_steps, NAME) == "0002"


def test_that_with_foreign_keys_on_those_rows_would_be_gone(two_steps: Any) -> None:
    two_steps.execute("PRAGMA foreign_keys = ON")
    two_steps.execute("BEGIN")
    two_steps.execute("DROP TABLE patient")
    two_steps.execute("COMMIT")
    assert two_steps.execute("SELECT * FROM problem").fetchall() == []


def test_that_a_migration_after_which_rows_point_nowhere_is_taken_back(two_steps: Any) -> None:
    two_steps.execute("PRAGMA foreign_keys = OFF")
    two_steps.execute("INSERT INTO problem VALUES ('q2', 'nobody')")
    with pytest.raises(DamagedClinicFile):
        migrate(two_steps, NAME, "0002")
    assert schema_version(two_steps, NAME) == "0001"
    assert two_steps.execute("SELECT id FROM problem ORDER BY id").fetchall() == [("q1",), ("q2",)]
