"""Who may look back and take numbers out, what the trail says of it, and what happens when the file cannot be written."""

from __future__ import annotations

import stat
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest

from needlechart.domain.errors import NotAllowed, NotInTheRecord
from needlechart.domain.people import Role
from needlechart.records.clinic_file import ClinicFile
from needlechart.records.work import Work
from needlechart.usecases import looking_back
from needlechart.usecases.exchanging import CannotWriteThere, FileIsThere
from needlechart.usecases.permissions import ALLOWED, Deed
from tests.clinics import ADA, MARA
from tests.records.watching import read_lane, statements, write_lane
from tests.visits import course

Way = Callable[[Work, Path, Path], None]


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


def test_that_pages_are_written_as_they_are_and_print_is_in_the_trail(clinic_file: ClinicFile, tmp_path: Path) -> None:
    out = tmp_path / "course.pdf"
    with clinic_file.work() as work:
        looking_back.take_pages_out(work, MARA.id, b"%PDF\r\n\x00\xff", out, clinic_file.path)
        looking_back.take_out_on_paper(work, MARA.id)
    assert out.read_bytes() == b"%PDF\r\n\x00\xff"
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    told = [(f"{Deed.TAKE_HISTORY_OUT.value} ({form})", "done", MARA.id, ADA.id) for form in ("pdf", "print")]
    assert _trail(clinic_file)[-2:] == told


WAYS: dict[str, Way] = {
    "csv": lambda work, out, file: looking_back.take_numbers_out(work, MARA.id, "x", out, file),
    "pdf": lambda work, out, file: looking_back.take_pages_out(work, MARA.id, b"x", out, file),
    "print": lambda work, _out, _file: looking_back.take_out_on_paper(work, MARA.id),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("role", list(Role))
def test_that_only_who_may_takes_a_history_out(clinic_file: ClinicFile, tmp_path: Path, role: Role, way: str) -> None:
    out = tmp_path / "course"
    with clinic_file.work() as work:
        work.save(ADA, replace(ADA, roles=(role,)))
    may = role in ALLOWED[Deed.TAKE_HISTORY_OUT]
    with nullcontext() if may else pytest.raises(NotAllowed), clinic_file.work() as work:
        WAYS[way](work, out, clinic_file.path)
    assert out.exists() is (may and way != "print")
    assert _trail(clinic_file)[-1][1] == ("done" if may else "refused")


@pytest.mark.parametrize("way", ["csv", "pdf"])
@pytest.mark.parametrize("where", ["folder", "clinic file", "nowhere"])
def test_that_a_refused_file_leaves_nothing_and_no_entry(clinic_file: ClinicFile, tmp_path: Path, where: str, way: str) -> None:
    out = {"folder": tmp_path, "clinic file": clinic_file.path, "nowhere": tmp_path / "none" / "course.csv"}[where]
    before, entries = set(tmp_path.iterdir()), len(_trail(clinic_file))
    with pytest.raises(CannotWriteThere), clinic_file.work() as work:
        WAYS[way](work, out, clinic_file.path)
    assert set(tmp_path.iterdir()) == before
    assert len(_trail(clinic_file)) == entries


@pytest.mark.parametrize("way", ["csv", "pdf"])
def test_that_a_file_that_is_there_stays_unless_it_may_go(clinic_file: ClinicFile, tmp_path: Path, way: str) -> None:
    out, entries = tmp_path / "course", len(_trail(clinic_file))
    out.write_bytes(b"an older one")
    with pytest.raises(FileIsThere), clinic_file.work() as work:
        WAYS[way](work, out, clinic_file.path)
    assert out.read_bytes() == b"an older one"
    assert len(_trail(clinic_file)) == entries
    with clinic_file.work() as work:
        if way == "csv":
            looking_back.take_numbers_out(work, MARA.id, "new", out, clinic_file.path, replace=True)
        else:
            looking_back.take_pages_out(work, MARA.id, b"new", out, clinic_file.path, replace=True)
    assert out.read_bytes() == b"new"


def _trail(file: ClinicFile) -> list[tuple[str, str, str | None, str]]:
    rows = write_lane(file).execute("SELECT deed, outcome, patient_id, person_id FROM audit ORDER BY seq")
    return list(rows.fetchall())
