"""A patient on the table: consented, with a problem on the right, and a draft that has just begun."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from needlechart.atlas import Atlas
from needlechart.domain.body import Side, View
from needlechart.domain.needling import Elicited, Site, Twitch
from needlechart.domain.patients import Patient, Problem
from needlechart.domain.sessions import TreatmentSession
from needlechart.drawing.fonts import use_family
from needlechart.records.clinic_file import ClinicFile
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.charting.session_page import SessionPage
from needlechart.ui.look.theme import theme
from needlechart.ui.records_worker import RecordsWorker
from needlechart.usecases import charting, placing
from tests.clinics import ADA, MARA, FrozenClock
from tests.ui.charting.table import Table

OPENED = Callable[..., Table]


@pytest.fixture(scope="module", autouse=True)
def _typeset(qapp: QApplication) -> Iterator[None]:
    use_family("Inter")
    yield
    use_family("")
    theme.apply(qapp, "light")


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication, _typeset: None) -> Iterator[None]:
    theme.apply(qapp, "light")
    yield
    theme.apply(qapp, "light")


@pytest.fixture
def patient() -> Patient:
    """Mara, whose hip hurts on the right."""
    return replace(MARA, problems=(Problem("problem-hip", "Right hip and back", Side.RIGHT),))


@pytest.fixture
def open_table(
    qtbot: QtBot, clinic_file: ClinicFile, worker: RecordsWorker, clock: FrozenClock, atlas: Atlas
) -> Iterator[OPENED]:
    """Opens the charting page for a patient: a new draft, or the draft of that id."""
    pages: list[SessionPage] = []

    def opened(patient: Patient, session_id: str = "", earlier: tuple[TreatmentSession, ...] = ()) -> Table:
        with clinic_file.work() as work:
            before = work.reading.patient(MARA.id)
            if before != patient:
                work.save(before, patient)
            for visit in earlier:
                work.save(None, visit)
        with clinic_file.work() as work:
            in_hand = charting.open_session(work, session_id) if session_id else charting.start_session(work, patient.id)
        editor = SessionEditor(in_hand, worker, clinic_file.person_id, clock, clinic_file.ids)
        page = SessionPage(editor, atlas)
        editor.setParent(page)
        qtbot.addWidget(page)
        page.resize(1280, 800)
        page.show()
        pages.append(page)
        return Table(qtbot, page, clinic_file, worker, clock, atlas)

    yield opened
    for page in pages:
        page.close()


@pytest.fixture
def table(open_table: OPENED, patient: Patient) -> Table:
    """A new draft, the body seen from the back."""
    return open_table(patient)


@pytest.fixture
def last_visit(atlas: Atlas, patient: Patient, clinic_file: ClinicFile) -> TreatmentSession:
    """Three sites ten days ago: two twitched, one did not."""
    with clinic_file.reading() as reading:
        catalogue = reading.catalogue()
    visit = TreatmentSession("01900000-0000-7000-8000-0000000001a5", patient.id, date(2026, 11, 10), ADA.id)
    muscles = (("gluteus-medius", Twitch(Elicited.YES, 4)), ("gluteus-maximus", Twitch(Elicited.YES, 2)))
    for n, (muscle, twitch) in enumerate((*muscles, ("multifidus-lumborum", Twitch(Elicited.NO, 0)))):
        place = placing.place_in(atlas, muscle, Side.RIGHT, View.POSTERIOR)
        hand = placing.Hand(ADA.id, FrozenClock().now().plus(hours=-240), f"01900000-0000-7000-8000-0000000001b{n}")
        site: Site = placing.new_site(visit, place, catalogue, hand)
        visit = visit.with_site(replace(site, twitch=twitch, depth_mm=30))
    return visit
