"""An engine that is not safe opens no clinic file, and says why; the file is not touched."""

from __future__ import annotations

import sqlite3
from hashlib import sha256
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from needlechart.domain.people import Clinic
from needlechart.records import connection
from needlechart.records.clinic_file import ClinicFile
from needlechart.records.envelope import envelope_path
from needlechart.records.errors import EngineRefused
from needlechart.usecases.clinics import seed_catalogue
from tests.clinics import ADA, CHEAP, PASSPHRASE, FrozenClock, SeededIds, Template, reopened

WANTED = {
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "temp_store": 2,
    "synchronous": 2,
    "trusted_schema": 0,
    "journal_mode": "wal",
    "cipher_version": True,
}
"""What must be in force on a connection that writes: FULL is 2, memory is 2."""


def _refusal(template: Template, path: Path) -> str:
    """Why opening is refused, with both files as they were; nothing when it opens."""
    before = _digests(path)
    try:
        reopened(template, path).close()
    except EngineRefused as refused:
        refusal = refused
    else:
        return ""
    assert _digests(path) == before
    assert refusal.way_out
    return refusal.what


def _digests(path: Path) -> list[str]:
    return [sha256(made.read_bytes()).hexdigest() for made in (path, envelope_path(path))]


def test_that_the_engine_of_this_computer_passes(clinic_template: Template, clinic_path: Path) -> None:
    """The control of every refusal below."""
    assert _refusal(clinic_template, clinic_path) == ""


def test_that_every_setting_is_in_force_on_the_connection_that_writes(clinic_file: ClinicFile) -> None:
    assert clinic_file._writes is not None
    working = clinic_file._writes.connection
    working.set_authorizer(None)
    found = {name: working.execute(f"PRAGMA {name}").fetchone()[0] for name in WANTED}
    found["cipher_version"] = bool(found["cipher_version"])
    assert found == WANTED


def test_that_an_engine_older_than_the_repaired_one_is_refused(
    clinic_template: Template, clinic_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert connection.OLDEST_ENGINE == (3, 51, 3)
    present = dbapi2.sqlite_version_info
    monkeypatch.setattr(connection, "OLDEST_ENGINE", (*present[:2], present[2] + 1))
    assert _refusal(clinic_template, clinic_path) == f"SQLite {dbapi2.sqlite_version}"


def test_that_an_engine_without_a_cipher_is_refused_before_it_writes_in_clear(
    clinic_template: Template, clinic_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python's own library takes the key without a word, and would write plain text."""
    monkeypatch.setattr(connection, "dbapi2", sqlite3)
    monkeypatch.setattr(connection, "OLDEST_ENGINE", (3, 0, 0))
    assert _refusal(clinic_template, clinic_path) == "no cipher"


@pytest.mark.parametrize("name", sorted(set(WANTED) - {"cipher_version"}))
def test_that_a_setting_that_does_not_hold_is_refused(
    clinic_template: Template, clinic_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    honest = connection._setting
    monkeypatch.setattr(connection, "_setting", lambda conn, asked: "other" if asked == name else honest(conn, asked))
    assert _refusal(clinic_template, clinic_path) == f"{name} cannot be set"


def test_that_a_new_clinic_is_not_made_with_such_an_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "OLDEST_ENGINE", (9, 0, 0))
    place, clinic = tmp_path / "new.needlechart", Clinic("c", "New", "Europe/Berlin")
    with pytest.raises(EngineRefused):
        ClinicFile.create(place, clinic, ADA, PASSPHRASE, seed_catalogue(), clock=FrozenClock(), ids=SeededIds(), cost=CHEAP)
    assert not place.exists()
    assert not envelope_path(place).exists()
