"""A patient with a canary in every field: whatever goes wrong, the canary is sung nowhere but inside the encrypted file."""

from __future__ import annotations

import base64
import json
import logging
import sqlite3
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from needlechart.domain import errors as domain_errors
from needlechart.domain.errors import NeedleChartError, NotAllowed, NotInTheRecord, SessionIsSigned
from needlechart.domain.patients import Patient
from needlechart.domain.people import Role
from needlechart.domain.sessions import TreatmentSession
from needlechart.exchange.refused import DocumentRefused
from needlechart.records import errors as record_errors
from needlechart.records.clinic_file import ClinicFile
from needlechart.records.errors import CannotBeKept, DamagedClinicFile, EngineFault, FrozenRecord, VersionConflict
from needlechart.usecases.exchanging import export_clinic, import_document
from needlechart.usecases.permissions import Deed, require
from tests.clinics import ADA, Template, reopened
from tests.guards.stray_logs import ExpectedLogs
from tests.reliability import deeds
from tests.reliability.nursery import Nursery
from tests.reliability.whole_values import Maker, beside, signed, whole_draft, whole_patient

CANARY = "Zeisig7Q4X"


def _songs() -> list[bytes]:
    """The canary as it might be written: in three codings, in hexadecimal, and in base64 at each of its three beats."""
    plain = [CANARY.encode(), CANARY.lower().encode(), CANARY.encode("utf-16-le"), CANARY.encode("utf-16-be")]
    found = list(plain)
    for each in plain:
        found += [each.hex().encode(), each.hex().upper().encode()]
        for beat in range(3):
            coded = base64.b64encode(b"\0" * beat + each)
            found.append(coded[-(-beat * 4 // 3) + (beat > 0) : -4])
    return found


SONGS = _songs()


def _sings(content: bytes) -> bool:
    return any(song in content for song in SONGS)


def _singing(*folders: Path) -> list[str]:
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    assert files
    return [path.name for path in files if _sings(path.read_bytes())]


class Everything(logging.Handler):
    """All that is logged, at every level, as a log file would hold it."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []
        self.setFormatter(logging.Formatter("%(name)s %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
def logged() -> Iterator[Everything]:
    """Everything the program logs during the test."""
    handler, root = Everything(), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield handler
    root.setLevel(level)
    root.removeHandler(handler)


@pytest.fixture
def spill(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the database or the program would spill."""
    folder = tmp_path / "spill"
    folder.mkdir()
    (folder / "first").write_bytes(b"nothing")
    for name in ("TMPDIR", "SQLITE_TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(folder))
    return folder


class Sung:
    """The clinic with the canary patient, a draft and a signed session full of canaries."""

    def __init__(self, file: ClinicFile) -> None:
        self.file = file
        self.patient: Patient = whole_patient(Maker(lambda _: f"{CANARY} words", "p"))
        self.draft = whole_draft(Maker(lambda _: f"{CANARY} words", "d"), self.patient)
        own = whole_draft(Maker(lambda _: f"{CANARY} words", "s"), self.patient)
        with file.work() as work:
            work.add_many(
                [self.patient, self.draft, signed(own), *beside(Maker(lambda _: f"{CANARY} words", "b"), own)], deed="import"
            )
        with file.reading() as reading:
            self.signed: TreatmentSession = reading.session(own.id)

    def keep(self, before: object, after: object) -> None:
        with self.file.work() as work:
            work.save(before, after)

    def run(self, statement: str, *values: object) -> None:
        with self.file.work() as work:
            work._connection.execute(statement, values)


@pytest.fixture
def sung(clinic_file: ClinicFile) -> Sung:
    return Sung(clinic_file)


def _stale(sung: Sung) -> None:
    sung.keep(sung.patient, replace(sung.patient, family_name=f"{CANARY} other"))
    sung.keep(sung.patient, replace(sung.patient, family_name=f"{CANARY} third"))


def _refused(sung: Sung) -> None:
    with sung.file.work() as work:
        require(replace(ADA, name=CANARY, roles=(Role.ASSISTANT,)), Deed.SIGN)
        work.looked_at(sung.patient.id)


def _absent(sung: Sung) -> None:
    with sung.file.reading() as reading:
        reading.patient(CANARY)


def _pointing_nowhere(sung: Sung) -> None:
    sung.keep(None, replace(sung.draft, id="d-other", patient_id=CANARY))


def _malformed(sung: Sung) -> None:
    document = sung.file.path.with_name("document.json")
    export_clinic(sung.file, "json", document)
    content = json.loads(document.read_text())
    content["patients"][0]["born"] = CANARY
    document.write_text(json.dumps(content))
    try:
        import_document(sung.file, document)
    finally:
        document.unlink()  # what somebody wrote out in clear is theirs


PROVOKED: dict[str, tuple[type[NeedleChartError], Callable[[Sung], None]]] = {
    "too long a text": (CannotBeKept, lambda s: s.keep(s.patient, replace(s.patient, family_name=CANARY * 100))),
    "a number too large": (CannotBeKept, lambda s: s.keep(s.draft, replace(s.draft, table=CANARY, ended=_far(s)))),
    "half a letter": (CannotBeKept, lambda s: s.keep(s.patient, replace(s.patient, given_name=f"{CANARY}\ud800"))),
    "a reference to nowhere": (CannotBeKept, _pointing_nowhere),
    "a key with a gap": (CannotBeKept, lambda s: s.keep(s.draft, replace(s.draft, advice=(f"{CANARY} gap",)))),
    "frozen rows": (FrozenRecord, lambda s: s.run("UPDATE session SET subjective = ? WHERE id = ?", CANARY, s.signed.id)),
    "a signed session": (SessionIsSigned, lambda s: s.keep(s.signed, replace(s.signed, signature=None, subjective=CANARY))),
    "a stale value": (VersionConflict, _stale),
    "nobody of that id": (NotInTheRecord, _absent),
    "not allowed": (NotAllowed, _refused),
    "a statement of ours that is wrong": (EngineFault, lambda s: s.run(f"SELECT {CANARY} FROM patient")),
    "a value in a statement that is wrong": (EngineFault, lambda s: s.run(f"SELECT '{CANARY}' FROM nowhere")),
    "a malformed document": (DocumentRefused, _malformed),
}
"""Each with the error it must end in."""


def _far(sung: Sung) -> Any:
    assert sung.draft.started is not None
    return replace(sung.draft.started, utc_ms=1 << 70)


@pytest.mark.parametrize("name", PROVOKED)
def test_that_no_error_sings(sung: Sung, logged: Everything, spill: Path, expected_logs: ExpectedLogs, name: str) -> None:
    expected, provoke = PROVOKED[name]
    with pytest.raises(expected) as caught:
        provoke(sung)
    error = caught.value
    told = [str(error), repr(error), error.sentence, error.way_out, *map(str, error.args)]
    # What a crash page or a log would print of it, with all errors before it.
    told += traceback.TracebackException.from_exception(error).format()
    source = Path(__file__).read_text()
    outside = [line for text in told for line in text.splitlines() if line.strip() not in source]
    assert not _sings("\n".join(outside).encode()), outside
    assert not _sings("\n".join(logged.lines).encode()), logged.lines
    if expected is EngineFault:
        expected_logs.take("refused a statement: SQLITE_ERROR")
    assert _singing(sung.file.path.parent, spill) == []


def test_that_the_disk_does_not_sing_after_work_and_after_closing(sung: Sung, spill: Path) -> None:
    with sung.file.reading() as reading:
        assert reading.find_patients(CANARY)
        assert len(list(reading.charts())) == 2
        reading.needle_history(sung.patient.id)
    beside_it = {path.name for path in sung.file.path.parent.glob("riverside*")}
    assert {"riverside.needlechart", "riverside.needlechart-wal", "riverside.needlechart.keys"} <= beside_it
    assert _singing(sung.file.path.parent, spill) == []
    sung.file.close()
    assert _singing(sung.file.path.parent, spill) == []


def test_that_the_disk_does_not_sing_after_a_kill(sung: Sung, clinic_template: Template, spill: Path, tmp_path: Path) -> None:
    path = sung.file.path
    sung.file.close()
    with Nursery() as nursery:
        given = {"key": clinic_template.data_key.hex(), "session_id": sung.draft.id}
        child = nursery.child(deeds.singing, path=str(path), words=CANARY, **given).begin()
        child.until("kept 3")
        child.kill()
    assert path.with_name(f"{path.name}-wal").stat().st_size > 0
    assert _singing(path.parent, spill) == []
    with closing(reopened(clinic_template, path)) as file, file.reading() as reading:
        assert CANARY in reading.session(sung.draft.id).plan


@pytest.mark.parametrize("song", range(len(SONGS)))
def test_that_a_canary_in_clear_is_heard(tmp_path: Path, song: int) -> None:
    """The control of the search."""
    (tmp_path / "planted").write_bytes(b"\x00before " + SONGS[song] + b" after")
    assert _singing(tmp_path) == ["planted"]


def test_that_a_file_without_a_cipher_would_sing(tmp_path: Path) -> None:
    """The control of the file: the same words in a plain database are found."""
    with closing(sqlite3.connect(tmp_path / "plain")) as connection:
        connection.execute("CREATE TABLE patient (family_name TEXT)")
        connection.execute("INSERT INTO patient VALUES (?)", (CANARY,))
        connection.commit()
    assert _singing(tmp_path) == ["plain"]


def test_that_the_databases_own_words_would_sing(sung: Sung) -> None:
    """The control of the errors: what our errors are made from does hold the canary."""
    assert sung.file._writes is not None
    with pytest.raises(dbapi2.OperationalError) as caught:
        sung.file._writes.connection.execute(f"SELECT {CANARY} FROM patient")
    assert _sings(str(caught.value).encode())


def test_that_every_error_that_could_hold_a_patient_is_provoked() -> None:
    """An error made from the clinic file's name, a code or a table's name alone cannot; any other has its row above."""
    harmless = {"name", "code", "what", "table", "where", "self"}
    for module in (record_errors, domain_errors):
        for found in vars(module).values():
            if isinstance(found, type) and issubclass(found, NeedleChartError) and found is not NeedleChartError:
                given = set(found.__init__.__code__.co_varnames[: found.__init__.__code__.co_argcount])
                assert given <= harmless or found in {kind for kind, _ in PROVOKED.values()}, found.__name__
    assert DamagedClinicFile.__init__.__code__.co_varnames[1] == "name"
