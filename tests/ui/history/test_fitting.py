"""What is seen at once: lanes, visits, marks."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF
from pytestqt.qtbot import QtBot

from needlechart.domain.history import NeedleHistory, PainPair, Score, VisitFigures
from needlechart.domain.measures import ScaleCode, When
from needlechart.domain.needling import Elicited, Twitch
from needlechart.ui.body.sides import words_shown
from needlechart.ui.history.timeline import Timeline
from tests.clinics import MARA
from tests.ui.history.conftest import Past
from tests.ui.history.test_lanes import history
from tests.visits import PROBLEM, site

HIGH = 626
"""What a window of 800 pixels leaves for the lanes."""
_MARK = QPoint(14, 14)


def shown(qtbot: QtBot, past: NeedleHistory, high: int = HIGH) -> Timeline:
    made = Timeline()
    qtbot.addWidget(made)
    made.resize(636, high)
    made.fit(high)
    made.show_history(past, MARA)
    made.show_span("3m")
    made.show()
    return made


def titles(timeline: Timeline) -> list[str]:
    return [lane.title for lane, _area in timeline.view.lanes]


def with_scores(visits: int) -> NeedleHistory:
    codes = (ScaleCode.NDI, ScaleCode.ODI, ScaleCode.GROC, ScaleCode.PSFS, ScaleCode.ROM)
    plain = history(visits)
    return replace(
        plain,
        visits=tuple(
            replace(visit, scores=tuple(Score(code, When.BEFORE, 5, PROBLEM) for code in codes)) for visit in plain.visits
        ),
    )


@pytest.mark.parametrize("high", [500, HIGH, 1400])
def test_that_pain_response_treatments_and_afterwards_are_seen_together(qtbot: QtBot, high: int) -> None:
    timeline = shown(qtbot, with_scores(12), high)
    areas = {lane.title: area for lane, area in timeline.view.lanes}
    assert titles(timeline)[:4] == ["Pain", "Response", "Treatments", "Afterwards"]
    assert areas["Afterwards"].bottom() <= high
    bottoms = [area.bottom() for area in areas.values()]
    assert high in bottoms, "a lane is cut at the foot"
    assert areas["Pain"].height() >= 128
    assert timeline.minimumHeight() == (high if bottoms[-1] == high else bottoms[-1])


def test_that_a_problem_without_figures_in_the_span_has_no_lane_until_its_visits_come_into_sight(qtbot: QtBot) -> None:
    plain = history(60)
    old = VisitFigures(
        "old", plain.visits[0].date - datetime.timedelta(days=7), None, "t", True, 1, 1, 1, 1, False,
        pain=(PainPair("elbow", 5, 3),), scores=(Score(ScaleCode.ODI, When.BEFORE, 20, None),),
    )  # fmt: skip
    timeline = shown(qtbot, replace(plain, visits=(old, *plain.visits)))
    assert titles(timeline).count("Pain") == 1
    recent = titles(timeline)
    first, last = timeline.view.span()
    timeline.view.show_span(first - 420, last)
    assert titles(timeline).count("Pain") == 2
    assert len(titles(timeline)) == len(recent) + 2
    timeline.show_span("3m")
    assert titles(timeline) == recent


def test_that_a_span_begins_a_little_before_its_first_visit(qtbot: QtBot) -> None:
    visits = history(6).visits
    long_ago = replace(visits[0], session_id="long ago", date=visits[0].date - datetime.timedelta(days=60))
    timeline = shown(qtbot, NeedleHistory(MARA.id, (long_ago, *visits)))
    timeline.show_span("all")
    assert timeline.view.x_of(0) < 0.1 * timeline.view.width()
    timeline.show_span("3m")
    year_before = replace(visits[0], session_id="a year before", date=visits[0].date - datetime.timedelta(days=365))
    timeline = shown(qtbot, NeedleHistory(MARA.id, (year_before, *visits)))
    wide = timeline.view.width()
    assert timeline.view.x_of(0) < 0
    assert 15 <= timeline.view.x_of(1) < 0.1 * wide
    assert 0.85 * wide < timeline.view.x_of(6) < wide - 15


def test_that_the_newest_signed_visit_is_read_before_an_open_draft(past: Past) -> None:
    past.show(3)
    with past.file.work() as work:
        for session in past.sessions[:2]:
            work.sign(session, late=False)
    past.page.state.session_id = None
    past.page.show_patient(past.opened())
    past.settle()
    assert past.page.session_id == past.sessions[1].id


def test_that_a_twitch_nobody_counted_is_at_least_one(past: Past) -> None:
    past.show(1)
    before = past.sessions[0]
    only = before.with_site(replace(before.sites[0], twitch=Twitch(Elicited.YES)))
    with past.file.work() as work:
        work.save(before, only)
    past.page.show_patient(past.opened())
    past.settle()
    assert ("≥1", "twitches, at least") in past.page.reader.facts()
    assert "at least 1 twitch" in past.page.timeline.view.accessibleDescription()
    model = past.page.table.rows
    assert "≥1" in [model.data(model.index(0, column)) for column in range(model.columnCount())]
    (point,) = past.page.timeline.figures.response if past.page.timeline.figures else ()
    assert (point.twitches, point.at_least) == (1, True)


def covered(past: Past) -> list[str]:
    """Marks that lie out of sight, or under the buttons or a side word."""
    body = past.page.body
    chart = body.chart
    sides = [word.plate for word in words_shown(chart.seen.sheet, chart.seen.camera, QRectF(chart.rect())) if word.is_side]
    covers = [QRectF(body.chart.zoom.geometry()), *sides]
    wrong = []
    for mark in chart.marks:
        at = chart.at(mark.point)
        spot = QRectF(QRect(at - _MARK, at + _MARK)) if at is not None else QRectF()
        if at is None or any(spot.intersects(cover) for cover in covers):
            wrong.append(mark.id)
    return wrong


@pytest.mark.parametrize("wide", [1280, 1920, 2560])
def test_that_no_mark_of_the_visit_is_covered(past: Past, wide: int) -> None:
    past.show(1)
    before = past.sessions[0]
    placed = site(past.file.ids, 4, Twitch(Elicited.NO))
    spread = before
    for order, (x_mm, y_mm) in enumerate(((200.0, 420.0), (430.0, 330.0), (430.0, 800.0)), 5):
        point = replace(placed.place.point, x_mm=x_mm, y_mm=y_mm)
        spread = spread.with_site(replace(placed, id=past.file.ids(), order=order, place=replace(placed.place, point=point)))
    for session in (before, spread):
        if session is spread:
            with past.file.work() as work:
                work.save(before, spread)
        past.page.resize(wide, 700)
        past.page.show_patient(past.opened())
        past.settle()
        assert len(past.page.body.chart.marks) == len(session.sites) + len(session.findings)
        assert covered(past) == []
    past.page.body.chart.zoom_in()
    past.page.body.chart.zoom_in()
    assert covered(past), "the control: closer than this something lies outside"


def test_that_the_body_stands_still_while_the_marks_lie_in_the_same_place(past: Past) -> None:
    past.show(5)
    chart = past.page.body.chart
    chart.grab()
    before, renders = chart.seen.camera.shown, chart.body_renders
    for session in past.sessions[::-1]:
        past.page.select(session.id)
        past.settle()
        chart.grab()
    assert chart.seen.camera.shown == before
    assert chart.body_renders == renders
