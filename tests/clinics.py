"""Clinic files for tests: one is made for the whole run, and each test works in a copy of its own.

The secrets are derived cheaply here; everything else is as in a clinic.  The clock stands still until a test moves it,
and the ids repeat.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random

import pytest

from needlechart.domain.ids import Ids
from needlechart.domain.moments import Moment
from needlechart.domain.patients import Consent, ConsentKind, Patient, Problem
from needlechart.domain.people import Clinic, Person, Role
from needlechart.records import envelope
from needlechart.records.clinic_file import ClinicFile
from needlechart.records.wrapping import Cost
from needlechart.usecases.clinics import seed_catalogue

PASSPHRASE = "seven quiet needles"
CHEAP = Cost(passes=1, memory_kib=8, lanes=1)
NOW = Moment.parse("2026-11-20T09:30:00.000+01:00")
TODAY = date(2026, 11, 20)
TIME_ZONE = "Europe/Berlin"
CLINIC_NAME = "Riverside"
ADA = Person(
    id="01900000-0000-7000-8000-00000000ada0",
    name="Ada Kern",
    roles=(Role.THERAPIST, Role.MANAGER),
    credential="PT",
    needles_from=date(2020, 1, 1),
)
MARA = Patient(
    id="01900000-0000-7000-8000-00000000a1de",
    number="P-0001",
    family_name="Alder",
    given_name="Mara",
    born=date(1984, 3, 5),
    problems=(Problem("problem-neck", "Neck pain"),),
    consents=(Consent("consent-needling", ConsentKind.DRY_NEEDLING, date(2026, 10, 1), version="1", copy_given=True),),
)


@dataclass(slots=True)
class FrozenClock:
    """Stands still; ``tick`` moves it on."""

    moment: Moment = NOW

    def now(self) -> Moment:
        return self.moment

    def set_to(self, wall: str) -> None:
        """Shows that time of the same day, e.g. "14:36"."""
        hour, minute = wall.split(":")
        self.moment = Moment.of(self.moment.local.replace(hour=int(hour), minute=int(minute), second=0, microsecond=0))

    def tick(self, seconds: float = 1) -> None:
        self.moment = self.moment.plus(seconds=seconds)


@dataclass(slots=True)
class SeededIds:
    """The same ids in every run."""

    seed: int = 7
    _next: Ids = field(init=False)

    def __post_init__(self) -> None:
        self._next = Ids(lambda: NOW.utc_ms, Random(self.seed))

    def __call__(self) -> str:
        return self._next()


@dataclass(frozen=True, slots=True)
class Template:
    """The clinic every test copies, and the key that opens it."""

    path: Path
    data_key: bytes


def make_clinic(path: Path) -> None:
    """A new clinic file: one therapist who also manages, one patient with consent and an open problem."""
    clinic = Clinic("01900000-0000-7000-8000-00000000c119", CLINIC_NAME, TIME_ZONE)
    made, _code = ClinicFile.create(
        path, clinic, ADA, PASSPHRASE, seed_catalogue(), clock=FrozenClock(), ids=SeededIds(), cost=CHEAP
    )
    with closing(made) as file, file.work() as work:
        work.save(None, MARA)


@pytest.fixture(scope="session")
def clinic_template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """The clinic of ``make_clinic``, made once a run."""
    path = tmp_path_factory.mktemp("template") / "riverside.needlechart"
    make_clinic(path)
    return Template(path, envelope.unwrap(envelope.read(path), ADA.id, PASSPHRASE))


@pytest.fixture
def clinic_path(clinic_template: Template, tmp_path: Path) -> Path:
    """A clinic file of the test's own, closed, with its key envelope beside it; PASSPHRASE opens it for ADA."""
    path = tmp_path / clinic_template.path.name
    for made in (clinic_template.path, envelope.envelope_path(clinic_template.path)):
        shutil.copyfile(made, tmp_path / made.name)
    return path


@pytest.fixture
def clock() -> FrozenClock:
    """The clock of ``clinic_file``."""
    return FrozenClock()


@pytest.fixture
def clinic_file(clinic_template: Template, clinic_path: Path, clock: FrozenClock) -> Iterator[ClinicFile]:
    """The file at ``clinic_path``, opened to write by ADA."""
    with closing(reopened(clinic_template, clinic_path, clock)) as file:
        yield file


def reopened(
    template: Template, path: Path, clock: FrozenClock | None = None, *, seed: int = 7, read_only: bool = False
) -> ClinicFile:
    """Opens a copy of the template for ADA; a second opening in one test needs another ``seed``, or its ids come again."""
    ids = SeededIds(seed)
    return ClinicFile.open(path, template.data_key, ADA.id, clock=clock or FrozenClock(), ids=ids, read_only=read_only)
