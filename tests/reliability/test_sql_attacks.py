"""What is signed and what is only added to cannot be changed by any statement on a working connection."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from needlechart.records.connection import connect, working_connection
from needlechart.records.envelope import envelope_path
from needlechart.records.layout import TABLES
from needlechart.records.tables import METADATA
from needlechart.records.triggers import SIGNED_ROOT, guarded_tables
from tests.clinics import Template, reopened
from tests.reliability.attacks import Attack, Victim, loosening, row_attacks
from tests.reliability.whole_values import Maker, beside, signed, whole_draft, whole_patient

GUARDED = sorted(guarded_tables())
FEWEST = 15


class Arena:
    """A clinic file with rows in every guarded table, of a signed session and of a draft."""

    def __init__(self, path: Path, data_key: bytes) -> None:
        self.path = path
        self.data_key = data_key
        with closing(self.unbound()) as connection:
            self.victims = {table: _victim(connection, table) for table in GUARDED}

    def unbound(self) -> Any:
        return connect(self.path, self.data_key)

    def bound(self) -> Any:
        return working_connection(self.path, self.data_key)

    def state(self, connection: Any, table: str) -> Any:
        """All that an attack could change: rows, schema, what is attached, and the settings that guard."""
        rows = connection.execute(f"SELECT * FROM main.{table}").fetchall()
        numbers = connection.execute(f"SELECT rowid FROM {table}").fetchall() if self.victims[table].rowid else []
        schemas = [connection.execute(f"SELECT * FROM {name}").fetchall() for name in ("sqlite_schema", "sqlite_temp_schema")]
        return rows, numbers, schemas


def _victim(connection: Any, table: str) -> Victim:
    declared = METADATA.tables[table]
    columns = tuple(c.name for c in declared.columns)
    keys = tuple(c.name for c in declared.primary_key.columns)
    layout = TABLES.get(table)
    own = f"{layout.root_column} LIKE 's%'" if layout is not None and layout.root.name == SIGNED_ROOT else "1"
    rowid = declared.kwargs["sqlite_with_rowid"]
    names = ", ".join(f'"{c}"' for c in columns)
    last = f"SELECT {names}, {'rowid' if rowid else 'NULL'} FROM {table} WHERE {own} ORDER BY {keys[0]} DESC LIMIT 1"
    found = connection.execute(last).fetchone()
    assert found is not None, f"no row of {table} to attack"
    draft = None
    if own != "1":
        row = connection.execute(f"SELECT {names} FROM {table} WHERE NOT ({own}) LIMIT 1").fetchone()
        draft = dict(zip(columns, row, strict=True))
    return Victim(table, columns, keys, found[:-1], found[-1], draft)


@pytest.fixture(scope="module")
def arena(clinic_template: Template, tmp_path_factory: pytest.TempPathFactory) -> Arena:
    path = tmp_path_factory.mktemp("arena") / "arena.needlechart"
    shutil.copyfile(clinic_template.path, path)
    shutil.copyfile(envelope_path(clinic_template.path), envelope_path(path))
    patient = whole_patient(Maker(lambda _: "words", "p"))
    session = signed(whole_draft(Maker(lambda _: "words", "s"), patient))
    with closing(reopened(clinic_template, path)) as file, file.work() as work:
        draft = whole_draft(Maker(lambda _: "words", "d"), patient)
        work.add_many([patient, session, draft, *beside(Maker(lambda _: "words", "b"), session)], deed="import records")
    return Arena(path, clinic_template.data_key)


def _strike(connection: Any, attack: Attack) -> bool:
    """Runs the statements, each kept at once; whether all were taken."""
    try:
        for statement in attack.statements:
            connection.execute(statement, attack.values)
    except dbapi2.Error:
        return False
    return True


@pytest.mark.parametrize("table", GUARDED)
def test_that_no_statement_changes_a_guarded_row(arena: Arena, table: str) -> None:
    attacks = [*row_attacks(arena.victims[table]), *loosening(table)]
    assert len(attacks) >= FEWEST
    passed, refused = [], 0
    with closing(arena.bound()) as connection:
        before = arena.state(connection, table)
        for attack in attacks:
            refused += not _strike(connection, attack)
            if arena.state(connection, table) != before:
                passed.append(attack.name)
                before = arena.state(connection, table)
    assert passed == []
    assert refused == len(attacks), "an attack that was neither refused nor did anything tests nothing"


@pytest.mark.parametrize("table", GUARDED)
def test_that_the_same_statements_pass_without_the_guards(arena: Arena, table: str, tmp_path: Path) -> None:
    """The control: in a copy without triggers, on a connection without bounds, every attack does its harm."""
    copy = tmp_path / "copy"
    shutil.copyfile(arena.path, copy)
    harmless = []
    with closing(connect(copy, arena.data_key)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for attack in row_attacks(arena.victims[table]):
            before = arena.state(connection, table)
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute("BEGIN")
            if not _strike(connection, attack) or arena.state(connection, table) == before:
                harmless.append(attack.name)
            if connection.in_transaction:
                connection.execute("ROLLBACK")
    assert harmless == []


def test_that_eachloosening_is_taken_by_a_connection_without_bounds(arena: Arena, tmp_path: Path) -> None:
    """The control of the authorizer: nothing but it refuses these."""
    for nth, attack in enumerate(loosening("voiding")):
        copy = tmp_path / f"copy{nth}"
        shutil.copyfile(arena.path, copy)
        with closing(connect(copy, arena.data_key)) as connection:
            assert _strike(connection, attack), attack.name
