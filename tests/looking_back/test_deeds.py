"""Who may look back and take numbers out, what the trail says of it, and what happens when the file cannot be written."""

from __future__ import annotations

import stat
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest

from needlechart.domain.errors import NotAllowed, NotInTheRecord
from needlechart.domain.people import Role
from needlechart.records.clinic_file import ClinicFile
from needlechart.usecases import looking_back
from needlechart.usecases.exchanging import CannotWriteThere
from needlechart.usecases.permissions import ALLOWED, Deed
from tests.clinics import ADA, MARA
from tests.records.watching import read_lane, statements, write_lane
from tests.visits import course


def test_that_sites_are_read_in_one_statement(clinic_file: ClinicFile) -> None:
    course(clinic_file, 4)
    with clinic_file.reading() as reading:
        reading.people()
        with statements(read_lane(clinic_file)) as heard:
            sites = looking_back.read_sites(reading, ADA.id, MARA.id)
    assert len(heard) == 1
    assert (len(sites.session_ids), sum(sites.needled), len(sites)) == (4, 8, 12)


def test_that_nobody_inactive_or_unknown_reads_sites(clinic_file: ClinicFile) -> None:
    with clinic_file.work() as work:
        work.save(ADA, replace(ADA, active=False))
    with clinic_file.reading() as reading:
        with pytest.raises(NotAllowed):
            looking_back.read_sites(reading, ADA.id, MARA.id)
        with pytest.raises(NotInTheRecord):
            looking_back.read_sites(reading, "nobody", MARA.id)


def test_that_numbers_are_written_for_the_owner_alone_and_the_trail_says_so(clinic_file: ClinicFile, tmp_path: Path) -> None:
    out = tmp_path / "course.csv"
    with clinic_file.work() as work:
        looking_back.take_numbers_out(work, MARA.id, "figure,value\r\n", out, clinic_file.path)
    assert out.read_bytes() == b"figure,value\r\n"
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert _trail(clinic_file)[-1] == (f"{Deed.TAKE_HISTORY_OUT.value} (csv)", "done", MARA.id, ADA.id)


@pytest.mark.parametrize("role", list(Role))
def test_that_only_who_may_takes_numbers_out(clinic_file: ClinicFile, tmp_path: Path, role: Role) -> None:
    out = tmp_path / "course.csv"
    with clinic_file.work() as work:
        work.save(ADA, replace(ADA, roles=(role,)))
    may = role in ALLOWED[Deed.TAKE_HISTORY_OUT]
    with nullcontext() if may else pytest.raises(NotAllowed), clinic_file.work() as work:
        looking_back.take_numbers_out(work, MARA.id, "x", out, clinic_file.path)
    assert out.exists() is may
    assert _trail(clinic_file)[-1][1] == ("done" if may else "refused")


@pytest.mark.parametrize("where", ["folder", "clinic file", "nowhere"])
def test_that_a_refused_file_leaves_nothing_and_no_entry(clinic_file: ClinicFile, tmp_path: Path, where: str) -> None:
    out = {"folder": tmp_path, "clinic file": clinic_file.path, "nowhere": tmp_path / "none" / "course.csv"}[where]
    before, entries = set(tmp_path.iterdir()), len(_trail(clinic_file))
    with pytest.raises(CannotWriteThere), clinic_file.work() as work:
        looking_back.take_numbers_out(work, MARA.id, "x", out, clinic_file.path)
    assert set(tmp_path.iterdir()) == before
    assert len(_trail(clinic_file)) == entries


def _trail(file: ClinicFile) -> list[tuple[str, str, str | None, str]]:
    rows = write_lane(file).execute("SELECT deed, outcome, patient_id, person_id FROM audit ORDER BY seq")
    return list(rows.fetchall())
