"""Clinics to take documents out of and into."""

from __future__ import annotations

import copy
import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from needlechart.domain.charts import PatientChart
from needlechart.domain.people import Clinic
from needlechart.domain.sessions import Signature, TreatmentSession
from needlechart.records import envelope
from needlechart.records.clinic_file import ClinicFile
from needlechart.usecases.clinics import seed_catalogue
from needlechart.usecases.exchanging import export_clinic
from tests.clinics import ADA, CHEAP, PASSPHRASE, TIME_ZONE, FrozenClock, SeededIds, Template, reopened
from tests.scenarios import SCENARIOS


def signed(session: TreatmentSession) -> TreatmentSession:
    """The session signed by its author when it ended; the clinic file makes the digest."""
    if session.signature is not None:
        return replace(session, signature=replace(session.signature, digest=""))
    at = session.ended or FrozenClock().now()
    return session.signed(Signature(session.therapist_id, at.plus(minutes=10), ""))


def with_first_signed(chart: PatientChart) -> PatientChart:
    """The scenario as it stands in a clinic: its first visit signed."""
    return replace(chart, sessions=(signed(chart.sessions[0]), *chart.sessions[1:]))


def empty_clinic(path: Path) -> ClinicFile:
    """A new clinic without a patient."""
    clinic = Clinic("01900000-0000-7000-8000-00000000e111", "Empty", TIME_ZONE)
    file, _code = ClinicFile.create(
        path, clinic, ADA, PASSPHRASE, seed_catalogue(), clock=FrozenClock(), ids=SeededIds(), cost=CHEAP
    )
    return file


def keep(file: ClinicFile, *charts: PatientChart) -> None:
    """Keeps whole charts; the clinic file makes the digests."""
    with file.work() as work:
        for chart in charts:
            addenda = [replace(entry, digest="") for entry in chart.addenda]
            countersigned = [replace(entry, digest="") for entry in chart.countersignatures]
            work.add_many((chart.patient, *chart.sessions, *addenda, *countersigned), deed="make a test clinic")


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClinicFile]:
    """A clinic that holds every scenario, each with its first visit signed; only read by tests."""
    with closing(empty_clinic(tmp_path_factory.mktemp("source") / "source.needlechart")) as file:
        keep(file, *(with_first_signed(made()) for made in SCENARIOS.values()))
        yield file


@pytest.fixture(scope="session")
def scenario_document(source: ClinicFile, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The session document of all scenarios; to be copied before it is changed."""
    path = tmp_path_factory.mktemp("document") / "all.json"
    export_clinic(source, "json", path)
    document: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return document


@pytest.fixture
def document(scenario_document: dict[str, Any]) -> dict[str, Any]:
    """A copy of the document of all scenarios, to be changed."""
    return copy.deepcopy(scenario_document)


@pytest.fixture(scope="session")
def empty_template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """An empty clinic, made once."""
    path = tmp_path_factory.mktemp("empty") / "receiver.needlechart"
    empty_clinic(path).close()
    return Template(path, envelope.unwrap(envelope.read(path), ADA.id, PASSPHRASE))


@pytest.fixture
def receiver(empty_template: Template, tmp_path: Path) -> Iterator[ClinicFile]:
    """An empty clinic to import into."""
    for made in (empty_template.path, envelope.envelope_path(empty_template.path)):
        shutil.copyfile(made, tmp_path / made.name)
    with closing(reopened(empty_template, tmp_path / empty_template.path.name)) as file:
        yield file


def written(document: object, folder: Path) -> Path:
    """The document as a file."""
    path = folder / "given.json"
    path.write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    return path
