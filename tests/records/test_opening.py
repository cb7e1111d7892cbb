"""Each way a clinic file does not open has its own sentence, and leaves the disk as it was."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from needlechart.domain.errors import NotInTheRecord
from needlechart.domain.people import Clinic
from needlechart.records import connection as connections
from needlechart.records import envelope, migrations
from needlechart.records.clinic_file import ClinicFile
from needlechart.records.connection import connect
from needlechart.records.envelope import envelope_path
from needlechart.records.errors import (
    ClinicFileExists,
    DamagedClinicFile,
    DamagedEnvelope,
    EngineFault,
    EngineRefused,
    EnvelopeOfAnotherFile,
    MissingEnvelope,
    NewerClinicFile,
    NoSuchClinicFile,
    OlderClinicFile,
    OpenedToReadOnly,
    ReadOnlyFolder,
    WrongPassphrase,
)
from needlechart.records.migrations import running
from needlechart.usecases.clinics import seed_catalogue
from tests.clinics import ADA, CHEAP, MARA, PASSPHRASE, TIME_ZONE, FrozenClock, SeededIds, Template, reopened
from tests.guards.stray_logs import ExpectedLogs
from tests.records.powers import read_only
from tests.records.watching import read_lane

PAGE = 4096


def test_that_a_missing_file_is_said_to_be_missing(clinic_path: Path, clinic_template: Template) -> None:
    clinic_path.unlink()
    _refused(NoSuchClinicFile, clinic_path, clinic_template)


def test_that_a_missing_envelope_is_said_to_be_missing(clinic_path: Path, clinic_template: Template) -> None:
    envelope_path(clinic_path).unlink()
    _refused(MissingEnvelope, clinic_path, clinic_template)


def test_that_a_damaged_envelope_is_told_from_a_damaged_file(clinic_path: Path, clinic_template: Template) -> None:
    _flip(envelope_path(clinic_path), 200)
    _refused(DamagedEnvelope, clinic_path, clinic_template)


def test_that_a_wrong_key_is_told_from_a_damaged_file(clinic_path: Path) -> None:
    _refused(WrongPassphrase, clinic_path, Template(clinic_path, secrets.token_bytes(32)))


def test_that_two_files_that_do_not_belong_together_are_refused(
    clinic_path: Path, clinic_template: Template, tmp_path: Path
) -> None:
    other = tmp_path / "other" / clinic_path.name
    made, _ = _create(other)
    made.close()
    shutil.copyfile(other, clinic_path)
    _refused(EnvelopeOfAnotherFile, clinic_path, clinic_template)


def test_that_a_damaged_beginning_is_told(clinic_path: Path, clinic_template: Template) -> None:
    _flip(clinic_path, 1000)
    _refused(EnvelopeOfAnotherFile, clinic_path, clinic_template)


@pytest.mark.parametrize("size", [0, 1, 100])
def test_that_a_file_cut_to_nothing_is_not_taken_for_a_new_one(size: int, clinic_path: Path, clinic_template: Template) -> None:
    clinic_path.write_bytes(clinic_path.read_bytes()[:size])
    # Less than a page's beginning counts as nothing; more than that does not answer to the key.
    _refused(DamagedClinicFile if size < 100 else EnvelopeOfAnotherFile, clinic_path, clinic_template)


def test_that_a_damaged_page_is_damage_and_not_a_wrong_key(clinic_path: Path, clinic_template: Template) -> None:
    content = bytearray(clinic_path.read_bytes())
    for page in range(1, len(content) // PAGE):
        content[page * PAGE + 100] ^= 1
    clinic_path.write_bytes(content)
    _refused(DamagedClinicFile, clinic_path, clinic_template)


def test_that_a_file_of_a_newer_program_is_left_alone(clinic_path: Path, clinic_template: Template) -> None:
    with closing(connect(clinic_path, clinic_template.data_key)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    _refused(NewerClinicFile, clinic_path, clinic_template)


NEXT_STEP = """
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.get_bind().exec_driver_sql("CREATE TABLE newer (id TEXT PRIMARY KEY NOT NULL) STRICT")
    {failure}
"""


@pytest.fixture
def newer_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Makes this program one that knows a step more than the file has; the step may fail."""

    def know(failure: str = "") -> None:
        steps = tmp_path / "steps"
        shutil.copytree(migrations.VERSIONS, steps)
        (steps / "m0002_newer.py").write_text(NEXT_STEP.format(failure=failure))
        monkeypatch.setattr(running, "VERSIONS", steps)
        monkeypatch.setattr(migrations, "REVISIONS", ("0001", "0002"))
        monkeypatch.setattr(migrations, "NEWEST", "0002")

    return know


def test_that_a_file_of_an_older_program_is_brought_up_to_date(
    clinic_path: Path, clinic_template: Template, newer_program: Callable[..., None]
) -> None:
    newer_program()
    before = _disk(clinic_path)
    with pytest.raises(OlderClinicFile):
        reopened(clinic_template, clinic_path, read_only=True)
    assert _disk(clinic_path) == before
    for only_to_read in (False, True):
        with closing(reopened(clinic_template, clinic_path, read_only=only_to_read)) as file, file.reading() as reading:
            assert reading.patient(MARA.id) == MARA
            assert read_lane(file).execute("SELECT count(*) FROM newer").fetchone() == (0,)


def test_that_a_file_that_cannot_be_brought_up_to_date_stays_as_it_was(
    clinic_path: Path, clinic_template: Template, newer_program: Callable[..., None], expected_logs: ExpectedLogs
) -> None:
    newer_program(failure="op.get_bind().exec_driver_sql('SELECT nothing FROM nowhere')")
    with pytest.raises(EngineFault):
        reopened(clinic_template, clinic_path)
    expected_logs.take("refused a statement")
    with closing(connect(clinic_path, clinic_template.data_key)) as connection:
        assert migrations.schema_version(connection, clinic_path.name) == "0001"
        assert not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'newer'").fetchall()


def test_that_a_person_the_clinic_does_not_know_is_refused(clinic_path: Path, clinic_template: Template) -> None:
    with pytest.raises(NotInTheRecord):
        ClinicFile.open(clinic_path, clinic_template.data_key, "nobody", clock=FrozenClock(), ids=SeededIds())
    reopened(clinic_template, clinic_path).close()


def test_that_a_folder_that_cannot_be_written_is_said_to_be_so(clinic_path: Path, clinic_template: Template) -> None:
    with read_only(clinic_path.parent):
        _refused(ReadOnlyFolder, clinic_path, clinic_template)
    reopened(clinic_template, clinic_path).close()


def test_that_a_file_in_a_folder_that_cannot_be_written_can_be_read(clinic_path: Path, clinic_template: Template) -> None:
    with (
        read_only(clinic_path.parent),
        closing(reopened(clinic_template, clinic_path, read_only=True)) as file,
        file.reading() as reading,
    ):
        assert reading.patient(MARA.id) == MARA


def test_that_a_file_opened_to_read_takes_no_work(clinic_path: Path, clinic_template: Template) -> None:
    before = _disk(clinic_path)
    with closing(reopened(clinic_template, clinic_path, read_only=True)) as file:
        assert file.read_only
        with pytest.raises(OpenedToReadOnly), file.work():
            raise AssertionError("never comes here")
    after = _disk(clinic_path)
    del after[f"{clinic_path.name}.lock"]
    assert after == before


def test_that_an_old_engine_is_refused(clinic_path: Path, clinic_template: Template, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "OLDEST_ENGINE", (99, 0, 0))
    _refused(EngineRefused, clinic_path, clinic_template)


def test_that_an_engine_without_a_cipher_is_refused(
    clinic_path: Path, clinic_template: Template, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Python's own library has no cipher: it would take the key without a word and write plain text.
    monkeypatch.setattr(dbapi2, "connect", sqlite3.connect)
    _refused(EngineRefused, clinic_path, clinic_template)


def test_that_a_new_file_replaces_nothing(clinic_path: Path, clinic_template: Template) -> None:
    before = _disk(clinic_path)
    for _ in range(2):
        with pytest.raises(ClinicFileExists):
            _create(clinic_path)
        assert _disk(clinic_path) == before
        before.pop(clinic_path.name, None)
        clinic_path.unlink(missing_ok=True)


def test_that_a_new_file_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    with read_only(folder), pytest.raises(ReadOnlyFolder):
        _create(folder / "new.needlechart")
    with pytest.raises(ZeroDivisionError):
        _create(folder / "new.needlechart", clock=BrokenClock())
    assert list(folder.iterdir()) == []


def test_that_a_new_file_opens_with_passphrase_and_recovery_code_and_holds_no_plain_text(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "new.needlechart"
    file, code = _create(path)
    with closing(file), file.reading() as reading:
        assert reading.people() == (ADA,)
        assert len(reading.catalogue().muscles) == len(seed_catalogue().muscles)
        assert list(reading.catalogue().muscles.values()) == list(seed_catalogue().muscles.values())
    keys = envelope.read(path)
    data_key = envelope.unwrap(keys, ADA.id, PASSPHRASE)
    assert envelope.unwrap_with_recovery(keys, code) == data_key
    assert ADA.name.encode() not in path.read_bytes()
    assert b"SQLite format" not in path.read_bytes()
    assert not path.with_name(path.name + "-wal").exists(), "closing copies the write-ahead file back"


def test_that_nobody_else_on_the_computer_may_read_a_clinic_file(tmp_path: Path) -> None:
    path, plain = tmp_path / "new.needlechart", tmp_path / "plain.lock"
    usual = os.umask(0o022)
    plain.touch()
    file, _code = _create(path)
    with closing(file), file.work() as work:
        work.save(None, MARA)
        rights = {made.name: made.stat().st_mode & 0o077 for made in tmp_path.iterdir() if not made.name.endswith(".lock")}
    assert rights == dict.fromkeys([path.name, f"{path.name}.keys", f"{path.name}-wal", f"{path.name}-shm"], 0)
    os.umask(usual)
    assert plain.stat().st_mode & 0o077 == 0o044, "the control: others may read what is made in the ordinary way"


class BrokenClock(FrozenClock):
    """Fails when it is asked: something breaks off while the file is being made."""

    def now(self):  # type: ignore[no-untyped-def]
        raise ZeroDivisionError


def _create(path: Path, clock: FrozenClock | None = None) -> tuple[ClinicFile, str]:
    clinic = Clinic("c", "New", TIME_ZONE)
    clock = clock or FrozenClock()
    return ClinicFile.create(path, clinic, ADA, PASSPHRASE, seed_catalogue(), clock=clock, ids=SeededIds(), cost=CHEAP)


def _refused(error: type[Exception], path: Path, template: Template) -> None:
    before = _disk(path)
    with pytest.raises(error):
        reopened(template, path)
    assert _disk(path) == before


def _disk(path: Path) -> dict[str, bytes]:
    return {f.name: hashlib.sha256(f.read_bytes()).digest() for f in path.parent.iterdir() if f.is_file()}


def _flip(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)
