"""Chairs with a first visit, with a visit that has a past, and with the scenarios' visits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from needlechart.domain.body import BodyPoint, Place, Side, StructureKind, View
from needlechart.domain.measures import Measurement, ScaleCode, When
from needlechart.domain.moments import Moment
from needlechart.domain.needling import Needle, Site
from needlechart.domain.patients import Patient, ScreeningAnswer, YesNo
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.treatments import ExerciseDose, LoadUnit, MassageDose, Pressure, Treatment
from needlechart.records.clinic_file import ClinicFile
from needlechart.ui.look.theme import theme
from tests.clinics import ADA, MARA, NOW, FrozenClock
from tests.scenarios import SCENARIOS
from tests.ui.charting_places.chair import Chair, seat

Edit = Callable[[TreatmentSession], TreatmentSession]
SeatScenario = Callable[[str, Edit], Chair]

DRAFT = TreatmentSession("draft", MARA.id, date(2026, 11, 20), ADA.id, started=NOW, problem_ids=("problem-neck",))
LAST_TIME = Moment.parse("2026-11-08T10:00:00.000+01:00")
PAST = TreatmentSession(
    "past",
    MARA.id,
    date(2026, 11, 8),
    ADA.id,
    started=LAST_TIME,
    problem_ids=("problem-neck",),
    screening=(
        ScreeningAnswer("past-diabetes", "diabetes", YesNo.NO, LAST_TIME, by=ADA.id),
        ScreeningAnswer("past-fainted", "fainted-before", YesNo.NO, LAST_TIME, by=ADA.id),
        ScreeningAnswer("past-fever", "fever-acute-illness", YesNo.NO, LAST_TIME, by=ADA.id),
    ),
    measurements=(
        Measurement("past-before", ScaleCode.NPRS, When.BEFORE, 7, "problem-neck"),
        Measurement("past-after", ScaleCode.NPRS, When.AFTER, 5, "problem-neck"),
        Measurement("past-ndi", ScaleCode.NDI, When.BEFORE, 38),
    ),
    treatments=(
        Treatment(
            "past-massage", 1, MassageDose(pressure=Pressure.MEDIUM, pressure_tolerance=4), "Massage", "massage", 6, "97140"
        ),
        Treatment("past-bridges", 2, ExerciseDose(2, 10, LoadUnit.BODY_WEIGHT), "Bridges", "bridges", 10, "97110"),
    ),
)


HEEL = tuple(
    Site(f"heel-{n}", n, Place(point, muscle, StructureKind.MUSCLE, Side.RIGHT), Needle(0.30, 40), insertions=1, new_needles=1)
    for n, muscle, point in (
        (1, "soleus", BodyPoint(View.POSTERIOR, 540.0, 1400.0)),
        (2, "quadratus-plantae", BodyPoint(View.FOOT_PLANTAR, 200.0, 200.0)),
    )
)


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


@pytest.fixture
def first_visit(qtbot: QtBot, clinic_file: ClinicFile, clock: FrozenClock) -> Iterator[Chair]:
    """A patient's first visit, nothing said yet."""
    made = seat(qtbot, clinic_file, clock, None, DRAFT)
    yield made
    made.leave()


@pytest.fixture
def later_visit(qtbot: QtBot, clinic_file: ClinicFile, clock: FrozenClock) -> Iterator[Chair]:
    """A visit twelve days after another one, nothing said yet."""
    made = seat(qtbot, clinic_file, clock, None, PAST, DRAFT)
    yield made
    made.leave()


@pytest.fixture
def heel_again(qtbot: QtBot, clinic_file: ClinicFile, clock: FrozenClock) -> Iterator[Chair]:
    """A visit after one in which two muscles were needled."""
    made = seat(qtbot, clinic_file, clock, None, replace(PAST, sites=HEEL), DRAFT)
    yield made
    made.leave()


@pytest.fixture
def seat_scenario(qtbot: QtBot, clinic_file: ClinicFile, clock: FrozenClock) -> Iterator[SeatScenario]:
    """Puts a scenario's visit in the chair, edited first."""
    made: list[Chair] = []

    def seated(name: str, edit: Edit) -> Chair:
        chart = SCENARIOS[name]()
        session = edit(replace(chart.sessions[0], therapist_id=ADA.id))
        patient: Patient = chart.patient
        made.append(seat(qtbot, clinic_file, clock, patient, session))
        return made[-1]

    yield seated
    for chair in made:
        chair.leave()
