"""A course of visits and patients made by chance, with their session documents, and the pages they fill."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace

import pytest
from PySide6.QtWidgets import QApplication

from needlechart.atlas import Atlas
from needlechart.domain.history.sites import PatientSites
from needlechart.domain.history.spans import WHOLE, Span
from needlechart.drawing.fonts import use_family
from needlechart.drawing.timeline.kinds import DELIVERED
from needlechart.exchange.document import document_text
from needlechart.records import envelope
from needlechart.reports.history_report import history_figures, history_report
from needlechart.reports.report import LaidOut, Made, Report
from needlechart.resources import resources_folder
from needlechart.usecases import looking_back, patients
from needlechart.usecases.patients import PatientOpened
from tests.clinics import ADA, MARA, NOW, Template, reopened
from tests.looking_back.generated import Maker
from tests.looking_back.plainly import Json
from tests.reports.drawn import Drawn
from tests.visits import course

VISITS = 20
SEEDS = (1, 5, 10, 16, 17)
"""Patients with one visit, some, none, and thirty with four taken out; two of them have two problems."""
MADE = Made("Ada Kern, PT", NOW)


@dataclass(frozen=True)
class Charted:
    """A patient as a report is made of, and the same patient in the exported document."""

    opened: PatientOpened
    sites: PatientSites
    document: Json

    def report(self, atlas: Atlas, span: Span = WHOLE) -> Report:
        """The history of those visits."""
        return history_report(self.opened, history_figures(self.opened, self.sites, span), atlas, MADE, DELIVERED)


@pytest.fixture(scope="session", autouse=True)
def _font(qapp: QApplication) -> Iterator[None]:
    use_family("Inter")
    yield
    use_family("")


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    return Atlas.load(resources_folder() / "atlas")


@pytest.fixture(scope="session")
def charted(clinic_template: Template, tmp_path_factory: pytest.TempPathFactory) -> tuple[Charted, ...]:
    """MARA with her course first, every second visit signed, then the patients made by chance."""
    path = tmp_path_factory.mktemp("reports") / "reports.needlechart"
    for made, there in (
        (clinic_template.path, path),
        (envelope.envelope_path(clinic_template.path), envelope.envelope_path(path)),
    ):
        there.write_bytes(made.read_bytes())
    with closing(reopened(clinic_template, path)) as file:
        course(file, VISITS)
        made_up = [Maker(seed).chart() for seed in SEEDS]
        with file.work() as work:
            work.add_many((v for c in made_up for v in (c.patient, *c.sessions, *c.addenda, *c.voidings)), deed="make a clinic")
        with file.reading() as reading:
            text = "".join(document_text(reading.charts(), reading.people(), reading.catalogue()))
        documents = {patient["id"]: patient for patient in json.loads(text)["patients"]}
        found = []
        for patient_id in (MARA.id, *(chart.patient.id for chart in made_up)):
            with file.work() as work:
                opened = patients.open_patient(work, patient_id)
            with file.reading() as reading:
                sites = looking_back.read_sites(reading, ADA.id, patient_id)
            found.append(Charted(opened, sites, documents[patient_id]))
    return (_with_signed(found[0]), *found[1:])


def _with_signed(one: Charted) -> Charted:
    visits = tuple(replace(visit, signed=n % 2 == 0) for n, visit in enumerate(one.opened.history.visits))
    return replace(one, opened=replace(one.opened, history=replace(one.opened.history, visits=visits)))


def laid_out(report: Report, *, letter: bool = False) -> LaidOut:
    """Its pages."""
    laid = LaidOut(report, letter=letter)
    for _step in laid.lay_out():
        pass
    return laid


def pdf_of(laid: LaidOut) -> bytes:
    """The bytes of its PDF."""
    made: list[bytes] = []
    for _page in laid.as_pdf(made.append):
        pass
    return made[0]


def drawn(report: Report, *, letter: bool = False) -> Drawn:
    """What stands in its PDF."""
    return Drawn(pdf_of(laid_out(report, letter=letter)))
