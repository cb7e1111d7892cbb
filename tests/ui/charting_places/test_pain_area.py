"""Where it hurts is drawn before and after the treatment, for each problem, and shown small on the page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from needlechart.domain.body import BodyPoint, View
from needlechart.domain.measures import When
from needlechart.domain.moments import Moment
from needlechart.domain.patients import Problem
from needlechart.domain.sessions import AreaKind, PainArea, Signature
from needlechart.drawing.sheets import BodyView
from needlechart.ui.charting.after.after_place import AfterPlace
from needlechart.ui.charting.before.before_place import BeforePlace
from needlechart.ui.charting.pain_areas.pain_drawer import PainDrawer
from tests.clinics import ADA
from tests.ui.charting.strokes import draw, ring
from tests.ui.charting_places.chair import Chair
from tests.ui.charting_places.hands import tap, tap_chip

NECK = BodyPoint(View.POSTERIOR, 452, 300)
FOREHEAD_SQUARE = "400,120 500,120 500,220 400,220"


def opened(chair: Chair, place: BeforePlace | AfterPlace) -> PainDrawer:
    """The wide body, open."""
    assert place.area is not None
    place.area.ensureWidgetVisible(place.pain_area.draw)
    tap(chair.qtbot, place.pain_area.draw)
    drawer = place.pain_area.drawer
    assert drawer is not None
    chair.qtbot.waitUntil(lambda: drawer.chart.height() > 300)
    return drawer


def at(drawer: PainDrawer, point: BodyPoint = NECK) -> QPoint:
    px = drawer.chart.px_of(point)
    assert px is not None
    return px.toPoint()


@pytest.mark.parametrize(("kind", "when"), [(BeforePlace, When.BEFORE), (AfterPlace, When.AFTER)])
def test_that_a_stroke_is_the_pain_of_the_problem_at_that_time(
    first_visit: Chair, kind: type[BeforePlace | AfterPlace], when: When
) -> None:
    place = first_visit.place(kind)
    section = place.pain_area
    assert section.told.text() == "Nothing drawn"
    assert not section.body.isVisible()
    drawer = opened(first_visit, place)
    draw(drawer.chart, ring(at(drawer), 14))
    area = first_visit.session.pain_areas[0]
    assert (area.kind, area.when, area.problem_id, area.view) == (AreaKind.PAIN, when, "problem-neck", View.POSTERIOR)
    assert first_visit.on_disk() == first_visit.session
    assert section.told.text() == "1 area drawn"
    assert section.body.isVisible()
    assert section.body.pain_area_at(NECK) == area.id
    first_visit.editor.undo()
    assert first_visit.session.pain_areas == ()
    assert section.body.pain_area_at(NECK) is None
    assert first_visit.on_disk() == first_visit.session


def test_that_an_area_is_tapped_and_taken_away_and_done_shows_the_page_again(first_visit: Chair) -> None:
    place = first_visit.place(BeforePlace)
    drawer = opened(first_visit, place)
    draw(drawer.chart, ring(at(drawer), 14))
    first_visit.qtbot.mouseClick(drawer.chart, Qt.MouseButton.LeftButton, pos=at(drawer))
    tap(first_visit.qtbot, drawer.drawing.bar.remove)
    assert first_visit.session.pain_areas == ()
    assert first_visit.on_disk() == first_visit.session
    tap(first_visit.qtbot, drawer.drawing.bar.leave)
    assert not drawer.isVisible()
    assert not drawer.drawing.strokes.armed


def test_that_the_wide_body_covers_the_right_column_and_moves_nothing_of_the_left(first_visit: Chair) -> None:
    place = first_visit.place(BeforePlace)
    columns: list[QWidget] = [place.pain, place.scores]
    before = [column.geometry() for column in columns]
    drawer = opened(first_visit, place)
    assert [column.geometry() for column in columns] == before
    left = place.pain.mapTo(place, QPoint(place.pain.width(), 0)).x()
    assert left <= drawer.x()
    assert drawer.geometry().right() == place.rect().right()
    first_visit.qtbot.keyClick(drawer.chart, Qt.Key.Key_Escape)
    assert not drawer.isVisible()


def test_that_with_two_problems_a_chip_says_whose_pain_is_drawn(first_visit: Chair) -> None:
    patient = first_visit.editor.opened.patient
    first_visit.editor.take_patient(replace(patient, problems=(*patient.problems, Problem("problem-hip", "Hip"))))
    first_visit.editor.set(problem_ids=("problem-neck", "problem-hip"))
    drawer = opened(first_visit, first_visit.place(BeforePlace))
    assert drawer.problems.isVisible()
    draw(drawer.chart, ring(at(drawer), 14))
    tap_chip(first_visit.qtbot, drawer.problems, "problem-hip")
    assert drawer.drawing.bar.words.text() == "Hip, before the treatment"
    draw(drawer.chart, ring(at(drawer, BodyPoint(View.POSTERIOR, 560, 880)), 12))
    neck, hip = first_visit.session.pain_areas
    assert (neck.problem_id, hip.problem_id) == ("problem-neck", "problem-hip")
    first_visit.qtbot.mouseClick(drawer.chart, Qt.MouseButton.LeftButton, pos=at(drawer))
    assert drawer.drawing.selected is None  # the neck's is not the hip's to take away
    tap_chip(first_visit.qtbot, drawer.problems, "problem-neck")
    first_visit.qtbot.mouseClick(drawer.chart, Qt.MouseButton.LeftButton, pos=at(drawer))
    assert drawer.drawing.selected == neck.id


def test_that_afterwards_the_areas_of_before_are_shown_too_and_cannot_be_taken_away(first_visit: Chair) -> None:
    old = PainArea("a", AreaKind.PAIN, View.POSTERIOR, FOREHEAD_SQUARE, problem_id="problem-neck")
    first_visit.editor.change(lambda session: session.with_pain_area(old))
    place = first_visit.place(AfterPlace)
    assert place.pain_area.told.text() == "Nothing drawn; 1 before, with a solid rim"
    drawer = opened(first_visit, place)
    inside = BodyPoint(View.POSTERIOR, 450, 170)
    assert drawer.chart.pain_area_at(inside) == "a"
    first_visit.qtbot.mouseClick(drawer.chart, Qt.MouseButton.LeftButton, pos=at(drawer, inside))
    assert drawer.drawing.selected is None


def test_that_the_small_body_shows_the_view_in_which_something_is_drawn(first_visit: Chair) -> None:
    sole = PainArea("a", AreaKind.PAIN, View.FOOT_PLANTAR, "60,60 90,60 90,120 60,120", problem_id="problem-neck")
    first_visit.editor.change(lambda session: session.with_pain_area(sole))
    place = first_visit.place(BeforePlace)
    assert place.pain_area.body.shows(BodyView.FOOT)
    first_visit.editor.change(lambda session: session.without_pain_area("a"))
    old = PainArea("b", AreaKind.PAIN, View.POSTERIOR, FOREHEAD_SQUARE, problem_id="problem-neck")
    first_visit.editor.change(lambda session: session.with_pain_area(old))
    assert place.pain_area.body.shows(BodyView.ALL)


def test_that_a_signed_session_shows_its_areas_and_takes_no_stroke(first_visit: Chair) -> None:
    old = PainArea("a", AreaKind.PAIN, View.POSTERIOR, FOREHEAD_SQUARE, problem_id="problem-neck")
    first_visit.editor.change(lambda session: session.with_pain_area(old))
    first_visit.on_disk()
    place = first_visit.place(BeforePlace)
    drawer = opened(first_visit, place)
    signed = first_visit.session.signed(Signature(ADA.id, Moment.parse("2026-11-20T12:00:00.000+01:00"), "0" * 64))
    first_visit.editor.take_signed(signed)
    assert not drawer.isVisible()
    assert not place.pain_area.draw.isVisible()
    assert place.pain_area.body.isVisible()
    assert place.pain_area.body.pain_area_at(BodyPoint(View.POSTERIOR, 450, 170)) == "a"
    place.pain_area.open()
    assert not drawer.isVisible()


def test_that_what_was_drawn_is_there_after_a_restart_and_can_be_undone(first_visit: Chair) -> None:
    drawer = opened(first_visit, first_visit.place(BeforePlace))
    draw(drawer.chart, ring(at(drawer), 14))
    area = first_visit.session.pain_areas[0]
    first_visit.reopen()
    assert [kept.id for kept in first_visit.session.pain_areas] == [area.id]
    first_visit.editor.undo()
    assert not first_visit.session.pain_areas
    assert first_visit.on_disk() == first_visit.session
