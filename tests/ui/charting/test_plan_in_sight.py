"""The plan of the problems of a visit: in sight on every place, with what has run out and what to do then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from needlechart.domain.patients import Patient, Plan, Problem
from needlechart.domain.sessions import Attendance, TreatmentSession, VisitKind
from needlechart.ui.charting.screen.screen_place import ScreenPlace
from needlechart.ui.look.tabs import SESSION_STEPS
from needlechart.ui.look.theme import theme
from tests.clinics import ADA, MARA, TODAY
from tests.ui.charting.conftest import OPENED
from tests.ui.charting.table import Table

HIP = "problem-hip"


def planned(**fields: object) -> Patient:
    return replace(MARA, problems=(Problem(HIP, "Right hip and back", plan=Plan(**fields)),))  # type: ignore[arg-type]


def came(number: int, day: date, attendance: Attendance = Attendance.ARRIVED) -> TreatmentSession:
    session_id = f"01900000-0000-7000-8000-0000000002{number:02d}"
    return TreatmentSession(session_id, MARA.id, day, ADA.id, attendance=attendance, problem_ids=(HIP,))


def said(table: Table) -> tuple[str, ...]:
    return table.page.plan.plan.lines()


def test_that_visits_authorisation_and_re_evaluation_are_in_sight_on_every_place(open_table: OPENED) -> None:
    patient = planned(planned_visits=6, authorised_until=date(2026, 12, 4), re_evaluation_due=date(2027, 1, 8))
    missed = came(2, TODAY - timedelta(days=3), Attendance.NO_SHOW)
    table = open_table(patient, earlier=(came(1, TODAY - timedelta(days=7)), missed))
    for key, _words in SESSION_STEPS:
        table.page.show_place(key)
        assert table.page.plan.plan.isVisible()
        assert said(table) == ("visit 2 of 6  ·  authorised until 4 Dec  ·  re-evaluation 8 Jan 2027",)
    assert not table.page.plan.plan.warns()


@pytest.mark.parametrize(
    ("fields", "told", "way_out"),
    [
        ({"planned_visits": 2}, "visit 2 of 2, the last", "Plan more visits"),
        ({"planned_visits": 1}, "visit 2 of 1 planned", "Plan more visits"),
        ({"authorised_until": date(2026, 11, 19)}, "authorisation over since yesterday", "Have it renewed"),
        ({"re_evaluation_due": TODAY}, "re-evaluation due today", "Make this visit a re-evaluation"),
        ({"re_evaluation_due": date(2026, 11, 2)}, "re-evaluation due 2 Nov", "Make this visit a re-evaluation"),
    ],
)
def test_that_what_has_run_out_warns_and_a_tap_says_what_to_do(
    open_table: OPENED, fields: dict[str, object], told: str, way_out: str
) -> None:
    table = open_table(planned(**fields), earlier=(came(1, TODAY - timedelta(days=7)),))
    plan = table.page.plan.plan
    assert plan.warns()
    assert said(table)[0].startswith(told)
    table.qtbot.mouseClick(plan, Qt.MouseButton.LeftButton)
    assert table.page.tabs.value() == "screen"
    screen = table.page.place("screen")
    assert isinstance(screen, ScreenPlace)
    assert told in screen.plan.texts()[0]
    assert any(way_out in words for words in screen.plan.ways_out())
    assert not screen.plan.visibleRegion().isEmpty()


def test_that_the_last_day_of_the_authorisation_is_still_well(open_table: OPENED) -> None:
    table = open_table(planned(authorised_until=TODAY))
    assert said(table) == ("visit 1  ·  authorised until today",)
    assert not table.page.plan.plan.warns()


def test_that_a_re_evaluation_and_a_missed_visit_are_told_as_such(open_table: OPENED) -> None:
    table = open_table(planned(planned_visits=4, re_evaluation_due=TODAY))
    table.editor.set(kind=VisitKind.RE_EVALUATION)
    assert said(table) == ("visit 1 of 4  ·  re-evaluated today",)
    table.editor.set(attendance=Attendance.NO_SHOW)
    assert said(table)[0].startswith("0 of 4 visits used")
    table.editor.undo()
    table.editor.undo()
    assert said(table) == ("re-evaluation due today  ·  visit 1 of 4",)


def test_that_each_problem_of_the_visit_has_its_line_what_warns_first(open_table: OPENED) -> None:
    due = Plan(re_evaluation_due=TODAY)
    problems = [
        Problem(f"p{n}", name, plan=plan) for n, (name, plan) in enumerate((("Neck", Plan()), ("Hip", due), ("Knee", due)))
    ]
    closed = Problem("old", "Old", closed=date(2026, 1, 1), plan=due)
    table = open_table(replace(MARA, problems=(*problems, closed)))
    assert said(table) == (
        "Hip  ·  re-evaluation due today  ·  visit 1",
        "and 1 more  ·  Knee  ·  re-evaluation due today  ·  visit 1",
    )
    assert table.page.plan.plan.accessibleDescription().splitlines()[-1] == "Knee: visit 1, re-evaluation due today"
    table.editor.set(problem_ids=("p0",))
    assert said(table) == ("visit 1",)
    table.editor.set(problem_ids=())
    assert table.page.plan.plan.isHidden()


@pytest.mark.parametrize(("scale", "width"), [(1.0, 1280), (2.0, 1280), (1.0, 2560)])
def test_that_the_plan_stands_beside_the_places_or_under_them_and_covers_none(
    open_table: OPENED, qapp: QApplication, scale: float, width: int
) -> None:
    theme.apply(qapp, "light", scale)
    patient = planned(planned_visits=6, authorised_until=date(2026, 11, 1), re_evaluation_due=date(2026, 11, 2))
    table = open_table(patient)
    table.page.resize(width, 800)
    tabs, plan = table.page.tabs, table.page.plan.plan
    assert not tabs.geometry().intersects(plan.geometry())
    assert tabs.width() >= tabs.minimumSizeHint().width()
    assert table.page.plan.rect().contains(plan.geometry())
    assert plan.width() >= plan.minimumSizeHint().width()
