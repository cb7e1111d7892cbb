"""The lane that writes and the lane that reads, from different threads, without waiting for each other."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from needlechart.records import connection as connections
from needlechart.records.clinic_file import ClinicFile
from needlechart.records.connection import connect
from needlechart.records.errors import ClinicFileInUse, DamagedClinicFile, EngineFault, EngineRefused, WriteFailed
from tests.clinics import MARA, Template, reopened
from tests.guards.stray_logs import ExpectedLogs
from tests.records.watching import read_lane, write_lane

CHANGED = replace(MARA, note="changed")


def test_that_a_read_goes_on_beside_a_write_and_sees_only_what_is_written(clinic_file: ClinicFile) -> None:
    with clinic_file.work() as work:
        work.save(MARA, CHANGED)
        seen = _in_another_thread(lambda: _patient(clinic_file))
        assert seen == MARA
    assert _in_another_thread(lambda: _patient(clinic_file)) == CHANGED


def test_that_a_write_goes_on_beside_a_long_read_whose_state_does_not_change(clinic_file: ClinicFile) -> None:
    def write() -> None:
        with clinic_file.work() as work:
            work.save(MARA, CHANGED)

    with clinic_file.reading() as reading:
        assert reading.patient(MARA.id) == MARA
        _in_another_thread(write)
        assert reading.patient(MARA.id) == MARA
    assert _patient(clinic_file) == CHANGED


def test_that_units_of_work_of_two_threads_wait_for_each_other(clinic_file: ClinicFile) -> None:
    both, order = threading.Barrier(2), []

    def second() -> None:
        both.wait()
        with clinic_file.work() as work:
            order.append("second")
            work.save(CHANGED, MARA)

    thread = threading.Thread(target=second)
    thread.start()
    with clinic_file.work() as work:
        both.wait()
        work.save(MARA, CHANGED)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]
    assert _patient(clinic_file) == MARA


def test_that_a_read_within_a_read_sees_the_same_state(clinic_file: ClinicFile) -> None:
    with clinic_file.reading() as outer, clinic_file.reading() as inner:
        assert inner is outer
        assert outer.patient(MARA.id) == MARA
    assert not read_lane(clinic_file).in_transaction


def test_that_a_unit_of_work_within_another_is_our_fault(clinic_file: ClinicFile) -> None:
    with pytest.raises(RuntimeError), clinic_file.work(), clinic_file.work():
        raise AssertionError("never comes here")
    assert not write_lane(clinic_file).in_transaction


def test_that_a_closed_file_is_not_used_again(clinic_file: ClinicFile) -> None:
    clinic_file.close()
    clinic_file.close()
    with pytest.raises(RuntimeError, match="closed"), clinic_file.work():
        raise AssertionError("never comes here")
    with pytest.raises(RuntimeError, match="closed"), clinic_file.reading():
        raise AssertionError("never comes here")


@pytest.mark.parametrize("lane", [write_lane, read_lane])
@pytest.mark.parametrize(
    ("setting", "wanted"),
    [("foreign_keys", 1), ("recursive_triggers", 1), ("temp_store", 2), ("synchronous", 2), ("journal_mode", "wal")],
)
def test_that_a_working_connection_is_set_as_it_must_be(
    setting: str, wanted: object, lane: Callable[[ClinicFile], connections.Connection], clinic_file: ClinicFile
) -> None:
    connection = lane(clinic_file)
    connection.set_authorizer(None)
    assert connection.execute(f"PRAGMA {setting}").fetchone() == (wanted,)


@pytest.mark.parametrize("setting", ["foreign_keys", "recursive_triggers", "temp_store", "synchronous"])
def test_that_a_setting_that_does_not_hold_keeps_the_file_shut(
    setting: str, clinic_path: Path, clinic_template: Template, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = {name: wanted for name, wanted in connections._SETTINGS.items() if name != setting}
    monkeypatch.setattr(connections, "_SETTINGS", {**settings, setting: 99})
    with pytest.raises(EngineRefused) as told:
        reopened(clinic_template, clinic_path)
    assert setting in told.value.what


FORBIDDEN = (
    "PRAGMA foreign_keys = OFF",
    "PRAGMA recursive_triggers = OFF",
    "PRAGMA writable_schema = ON",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA rekey = 'x'",
    "ATTACH ':memory:' AS beside",
    "DROP TRIGGER session_update_guard",
    "DROP TABLE audit",
    "DROP INDEX session_unsigned",
    "ALTER TABLE session RENAME TO old",
    "CREATE TABLE more (a)",
    "CREATE TEMP TRIGGER t AFTER INSERT ON audit BEGIN SELECT 1; END",
    "CREATE VIEW v AS SELECT 1",
    "DELETE FROM sqlite_schema",
    "UPDATE sqlite_schema SET sql = ''",
    "SELECT load_extension('x')",
    "REINDEX",
    "ANALYZE",
    "VACUUM",
)


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_that_a_working_connection_cannot_loosen_the_guards(statement: str, clinic_file: ClinicFile) -> None:
    for connection in (write_lane(clinic_file), read_lane(clinic_file)):
        with pytest.raises(dbapi2.Error, match=r"not authorized|prohibited|may not be modified|authorization denied"):
            connection.execute(statement)


def test_that_a_connection_without_those_bounds_could(clinic_path: Path, clinic_template: Template) -> None:
    with closing(connect(clinic_path, clinic_template.data_key)) as connection:
        connection.execute("DROP TRIGGER session_update_guard")
        connection.execute("PRAGMA foreign_keys = OFF")
        assert connection.execute("PRAGMA foreign_keys").fetchone() == (0,)


def test_that_a_reader_cannot_write(clinic_path: Path, clinic_template: Template) -> None:
    with closing(reopened(clinic_template, clinic_path, read_only=True)) as file, pytest.raises(dbapi2.OperationalError):
        read_lane(file).execute("DELETE FROM patient_word")


def test_that_a_full_disk_is_told_and_loses_nothing(clinic_file: ClinicFile) -> None:
    connection = write_lane(clinic_file)
    connection.set_authorizer(None)
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    long = replace(MARA, problems=tuple(replace(MARA.problems[0], id=f"p{n}", name="long" * 40) for n in range(300)))
    with pytest.raises(WriteFailed) as told, clinic_file.work() as work:
        work.save(MARA, long)
    assert told.value.code == "SQLITE_FULL"
    assert _patient(clinic_file) == MARA
    connection.execute("PRAGMA max_page_count = 1000000")
    with clinic_file.work() as work:
        work.save(MARA, long)
    assert _patient(clinic_file) == long


def test_that_a_damaged_page_met_later_is_told(clinic_path: Path, clinic_template: Template) -> None:
    content = bytearray(clinic_path.read_bytes())
    with closing(connect(clinic_path, clinic_template.data_key)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'muscle'").fetchone()
    content[(root - 1) * 4096 + 500] ^= 1
    clinic_path.write_bytes(content)
    with closing(reopened(clinic_template, clinic_path)) as file, pytest.raises(DamagedClinicFile), file.reading() as reading:
        reading.catalogue()


def test_that_a_file_another_program_writes_is_busy(
    clinic_file: ClinicFile, clinic_path: Path, clinic_template: Template, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "WAIT_S", 0)
    write_lane(clinic_file).set_busy_timeout(0)
    with closing(connect(clinic_path, clinic_template.data_key)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ClinicFileInUse), clinic_file.work():
            raise AssertionError("never comes here")
        other.execute("ROLLBACK")
    with clinic_file.work() as work:
        work.save(MARA, CHANGED)


def test_that_a_wrong_statement_is_our_fault_and_logged_without_its_words(
    clinic_file: ClinicFile, expected_logs: ExpectedLogs
) -> None:
    with pytest.raises(EngineFault), clinic_file.work():
        write_lane(clinic_file).execute("SELECT 'Mara Alder' FROM nowhere")
    record = expected_logs.take("refused a statement")
    assert "Mara" not in record.getMessage()


def test_that_resting_copies_the_write_ahead_file_back(clinic_file: ClinicFile, clinic_path: Path) -> None:
    with clinic_file.work() as work:
        work.save(MARA, CHANGED)
    before = clinic_path.read_bytes()
    clinic_file.rest()
    assert clinic_path.read_bytes() != before
    assert _patient(clinic_file) == CHANGED


def _patient(file: ClinicFile) -> object:
    with file.reading() as reading:
        return reading.patient(MARA.id)


def _in_another_thread(deed: Callable[[], object]) -> object:
    answers: list[object] = []
    thread = threading.Thread(target=lambda: answers.append(deed()))
    thread.start()
    thread.join()
    (answer,) = answers
    return answer
