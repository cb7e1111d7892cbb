"""Exports: who may, what trace they leave, and that a file is whole or not there."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from needlechart.domain.errors import NotAllowed
from needlechart.domain.people import Role
from needlechart.records import audit
from needlechart.records.clinic_file import ClinicFile
from needlechart.usecases.exchanging import CannotWriteThere, export_clinic
from tests.exchange.conftest import keep, with_first_signed
from tests.scenarios import s1, s3


@pytest.fixture
def clinic(receiver: ClinicFile) -> ClinicFile:
    """A clinic with two patients."""
    keep(receiver, with_first_signed(s1()), with_first_signed(s3()))
    return receiver


def deeds(file: ClinicFile) -> list[tuple[str, str]]:
    """The audit trail's deeds and outcomes."""
    with file.work() as work:
        rows = work._connection.execute(f"SELECT deed, outcome FROM {audit.AUDIT} ORDER BY seq").fetchall()
    return [(deed, outcome) for deed, outcome in rows]


@pytest.mark.parametrize("form", ["json", "csv", "sites-csv"])
def test_that_an_export_leaves_its_trace(clinic: ClinicFile, tmp_path: Path, form: str) -> None:
    export_clinic(clinic, form, tmp_path / "out")
    assert deeds(clinic)[-1] == (f"export records ({form})", "done")


@pytest.mark.parametrize("form", ["json", "csv", "sites-csv"])
def test_that_nobody_else_on_the_computer_may_read_an_export(clinic: ClinicFile, tmp_path: Path, form: str) -> None:
    export_clinic(clinic, form, tmp_path / "out")
    assert (tmp_path / "out").stat().st_mode & 0o077 == 0


def test_that_an_export_to_a_file_replaces_what_was_there(clinic: ClinicFile, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_text("old", "utf-8")
    export_clinic(clinic, "csv", out)
    assert out.read_text("utf-8").startswith("patient_id,")
    assert list(tmp_path.glob("*.part")) == []


def test_that_an_export_without_a_file_goes_to_standard_output(
    clinic: ClinicFile, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    export_clinic(clinic, "json", None)
    assert len(json.loads(capfdbinary.readouterr().out)["patients"]) == 2


def test_that_an_interrupted_export_leaves_the_old_file(clinic: ClinicFile, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_text("old", "utf-8")

    def interrupt(_done: int, _of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export_clinic(clinic, "json", out, interrupt)
    assert out.read_text("utf-8") == "old"
    assert list(tmp_path.glob("*.part")) == []


@pytest.mark.parametrize("name", ["receiver.needlechart", "receiver.needlechart.keys", "receiver.needlechart-wal"])
def test_that_an_export_never_writes_over_the_clinic_file(clinic: ClinicFile, name: str) -> None:
    before = clinic.path.read_bytes()
    with pytest.raises(CannotWriteThere, match="belongs to the clinic file"):
        export_clinic(clinic, "json", clinic.path.with_name(name))
    assert clinic.path.read_bytes() == before


def test_that_an_export_may_be_called_like_the_clinic_file(clinic: ClinicFile) -> None:
    out = clinic.path.with_name(f"{clinic.path.name}.json")
    export_clinic(clinic, "json", out)
    assert out.exists()


def test_that_an_export_into_nowhere_is_refused(clinic: ClinicFile, tmp_path: Path) -> None:
    with pytest.raises(CannotWriteThere, match="it is a folder"):
        export_clinic(clinic, "json", tmp_path)
    with pytest.raises(CannotWriteThere):
        export_clinic(clinic, "json", tmp_path / "missing" / "out.json")


def test_that_only_a_manager_may_export(clinic: ClinicFile, tmp_path: Path) -> None:
    with clinic.work() as work:
        work.save(work.person, replace(work.person, roles=(Role.THERAPIST,)))
    with pytest.raises(NotAllowed):
        export_clinic(clinic, "json", tmp_path / "out.json")
    assert not (tmp_path / "out.json").exists()
    assert deeds(clinic)[-1] == ("export records", "refused")
