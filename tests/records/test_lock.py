"""One program writes a clinic file at a time; others may read beside it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from needlechart.records.clinic_file import ClinicFile
from needlechart.records.errors import ClinicFileInUse
from tests.clinics import ADA, MARA, Template, reopened

ROOT = Path(__file__).parents[2]
HOLDER = """
import sys
from pathlib import Path
from needlechart.domain.ids import Ids
from needlechart.domain.moments import ClinicClock
from needlechart.records.clinic_file import ClinicFile

path, key, person = sys.argv[1:]
clock = ClinicClock("UTC")
file = ClinicFile.open(Path(path), bytes.fromhex(key), person, clock=clock, ids=Ids(lambda: clock.now().utc_ms))
print("open", flush=True)
sys.stdin.readline()
"""


def test_that_a_second_program_is_refused_and_may_read(clinic_path: Path, clinic_template: Template) -> None:
    with _another_program(clinic_path, clinic_template):
        with pytest.raises(ClinicFileInUse):
            reopened(clinic_template, clinic_path)
        with closing(reopened(clinic_template, clinic_path, read_only=True)) as file, file.reading() as reading:
            assert reading.patient(MARA.id) == MARA
    reopened(clinic_template, clinic_path).close()


def test_that_the_file_of_a_program_that_was_killed_opens(clinic_path: Path, clinic_template: Template) -> None:
    with _another_program(clinic_path, clinic_template) as program:
        program.kill()
        program.wait()
        reopened(clinic_template, clinic_path).close()


def test_that_the_same_program_opens_a_file_once(clinic_file: ClinicFile, clinic_path: Path, clinic_template: Template) -> None:
    with pytest.raises(ClinicFileInUse):
        reopened(clinic_template, clinic_path)
    clinic_file.close()
    reopened(clinic_template, clinic_path).close()


def test_that_a_reader_beside_sees_what_was_written_since(
    clinic_file: ClinicFile, clinic_path: Path, clinic_template: Template
) -> None:
    with closing(reopened(clinic_template, clinic_path, read_only=True)) as beside:
        changed = replace(MARA, note="changed")
        with clinic_file.work() as work:
            work.save(MARA, changed)
        with beside.reading() as reading:
            assert reading.patient(MARA.id) == changed
    with clinic_file.work() as work:
        work.save(changed, MARA)


@contextmanager
def _another_program(path: Path, template: Template) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", HOLDER, str(path), template.data_key.hex(), ADA.id]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "open\n"
        try:
            yield program
        finally:
            if program.poll() is None:
                program.communicate("\n")
