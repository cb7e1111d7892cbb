"""The history page: selecting a visit moves timeline, table, body and reader together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from pytestqt.qtbot import QtBot

from needlechart.atlas import Atlas
from needlechart.domain.afterwards import Addendum, AddendumKind
from needlechart.domain.body import BodyPoint, Side, View
from needlechart.domain.needling import Elicited, NeedleCount, Twitch
from needlechart.domain.sessions import Attendance
from needlechart.drawing.sheets import BodyView
from needlechart.drawing.timeline.lane import Lane, Sight
from needlechart.ui.look.theme import theme
from needlechart.usecases import charting
from tests.clinics import ADA, NOW
from tests.ui.history.conftest import Past
from tests.visits import site


def test_that_the_newest_visit_is_read_first(past: Past) -> None:
    past.show(5)
    reader = past.page.reader
    assert past.page.session_id == past.sessions[-1].id
    assert reader.title_text() == "Friday 20 November 2026\nVisit 5 · Ada Kern · 38 min · draft, not signed"
    assert reader.facts() == (("4 \N{RIGHTWARDS ARROW} 2", "pain"), ("2", "needles"), ("5", "twitches"))
    assert reader.said.site_names() == tuple(f"Trapezius, upper {side}" for side in "RRL")
    assert reader.said.treatment_lines() == ("Massage: 10 min",)
    assert "Better than before, visit 5." in reader.said.note_text()


def test_that_a_click_on_the_timeline_shows_that_visit_everywhere(qtbot: QtBot, past: Past) -> None:
    past.show(5)
    view = past.page.timeline.view
    at = QPoint(round(view.x_of(2)), 40)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    past.settle()
    assert past.page.session_id == past.sessions[2].id
    assert view.visit == 2
    assert "Visit 3" in past.page.reader.title_text()
    assert ("≥3", "twitches, at least") in past.page.reader.facts()
    shown = {mark.id for mark in past.page.body.chart.marks}
    assert shown == {s.id for s in past.sessions[2].sites} | {f.id for f in past.sessions[2].findings}
    assert past.page.body.chart.view is BodyView.BACK
    assert all(past.page.body.chart.at(s.place.point) is not None for s in past.sessions[2].sites)
    assert past.page.table.currentIndex().row() == 2


def test_that_the_keyboard_goes_from_visit_to_visit(qtbot: QtBot, past: Past) -> None:
    past.show(5)
    view = past.page.timeline.view
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.ringed()
    for key, visit in (
        (Qt.Key.Key_Left, 3), (Qt.Key.Key_Left, 2), (Qt.Key.Key_Right, 3), (Qt.Key.Key_Home, 0), (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_End, 4), (Qt.Key.Key_Right, 4),
    ):  # fmt: skip
        qtbot.keyClick(view, key)
        assert view.visit == visit
    past.settle()
    assert past.page.session_id == past.sessions[4].id
    assert "2 needles, 5 twitches" in view.accessibleDescription()


def test_that_the_pointer_reads_the_figures_of_the_visit_under_it(qtbot: QtBot, past: Past) -> None:
    past.show(5)
    view = past.page.timeline.view
    qtbot.mouseMove(view.viewport(), QPoint(round(view.x_of(1)) + 3, 60))
    qtbot.waitUntil(lambda: bool(past.page.timeline.tip_lines()))
    assert past.page.timeline.tip_lines()[1:3] == ("Pain 7 \N{RIGHTWARDS ARROW} 5", "2 needles, 2 twitches")
    far_from_all = round((view.x_of(1) + view.x_of(2)) / 2)
    qtbot.mouseMove(view.viewport(), QPoint(far_from_all, 60))
    qtbot.waitUntil(lambda: not past.page.timeline.tip_lines())


def test_that_earlier_and_later_step_through_the_visits(qtbot: QtBot, past: Past) -> None:
    past.show(3)
    past.page.reader.stepped.emit(-1)
    past.settle()
    assert "Visit 2" in past.page.reader.title_text()
    past.page.reader.stepped.emit(-1)
    past.page.reader.stepped.emit(-1)
    past.settle()
    assert "Visit 1" in past.page.reader.title_text()


def test_that_quick_steps_end_on_the_last_one(past: Past) -> None:
    past.show(9)
    for session in past.sessions:
        past.page.select(session.id)
    past.settle()
    assert "Visit 9" in past.page.reader.title_text()
    assert {mark.id for mark in past.page.body.chart.marks} >= {s.id for s in past.sessions[8].sites}


def test_that_the_visit_can_be_opened(qtbot: QtBot, past: Past) -> None:
    past.show(2)
    with qtbot.waitSignal(past.page.session_wanted) as wanted:
        past.page.reader.session_wanted.emit(past.page.session_id)
    assert wanted.args == [past.sessions[1].id]


def test_that_what_was_added_beside_a_signed_session_is_read_there(past: Past) -> None:
    past.show(1)
    with past.file.work() as work:
        signed = work.sign(past.sessions[0], late=False)
    with past.file.work() as work:
        work.save(
            None,
            Addendum(
                past.file.ids(), signed.id, AddendumKind.CORRECTION, ADA.id, NOW, "wrong box picked", field="lot",
                old_value="24K071", new_value="24K117",
            ),
        )  # fmt: skip
    past.page.show_patient(past.opened())
    past.settle()
    assert past.page.reader.said.added_texts() == ("Correction: 24K071 \N{RIGHTWARDS ARROW} 24K117",)
    assert "signed 09:30" in past.page.reader.title_text()


@pytest.mark.parametrize(
    ("count", "left_in", "said"),
    [
        (NeedleCount(opened=2, out=1, sharps=1, unused=0), False, "The needle count did not close."),
        (NeedleCount(), True, "1 needle is still in the body."),
        (NeedleCount(opened=2, out=2, sharps=2, unused=0), False, ""),
    ],
    ids=["mismatch", "in-the-body", "closed"],
)
def test_that_a_needle_not_accounted_for_is_said(past: Past, count: NeedleCount, left_in: bool, said: str) -> None:
    past.show(1)
    before = past.sessions[0]
    after = replace(before, count=count)
    if left_in:
        after = after.with_site(site(past.file.ids, 4, Twitch(Elicited.NO), left_in=True, at=before.started))
    with past.file.work() as work:
        work.save(before, after)
    past.page.show_patient(past.opened())
    past.settle()
    assert past.page.reader.said.warning() == said


def test_that_no_visit_says_what_will_stand_there(qtbot: QtBot, past: Past) -> None:
    past.show(0)
    assert past.page.empty_words() == "No visits yet"
    assert not past.page.reader.isVisible()
    past.show(1)
    assert past.page.empty_words() == ""
    assert past.page.reader.isVisible()


def test_that_a_change_of_the_records_keeps_the_selected_visit_and_the_span(qtbot: QtBot, past: Past) -> None:
    past.show(30)
    past.page.select(past.sessions[20].id)
    past.page.timeline.view.show_span(past.page.timeline.view.days[15], past.page.timeline.view.days[25])
    span = past.page.timeline.view.span()
    with past.file.work() as work:
        charting.start_session(work, past.sessions[0].patient_id)
    past.page.show_patient(past.opened())
    past.settle()
    assert past.page.session_id == past.sessions[20].id
    assert past.page.timeline.view.span() == pytest.approx(span)
    assert len(past.page.timeline.view.days) == 31


def test_that_a_missed_visit_is_read_as_one(past: Past) -> None:
    past.show(2)
    missed = replace(past.sessions[1], sites=(), findings=(), attendance=Attendance.NO_SHOW)
    with past.file.work() as work:
        work.save(past.sessions[1], missed)
    past.page.show_patient(past.opened())
    past.settle()
    assert past.page.reader.said.site_names() == ()
    assert past.page.body.chart.marks == ()


@pytest.mark.parametrize(("key", "visits"), [("3m", 14), ("1y", 53), ("all", 80)])
def test_that_a_span_shows_the_visits_within_it(past: Past, key: str, visits: int) -> None:
    past.show(80)
    past.page.span.set_value(key)
    past.page.span.changed.emit()
    view = past.page.timeline.view
    first, last = view.span()
    seen = sum(first <= day <= last for day in view.days)
    assert visits - 1 <= seen <= visits * 1.06 + 1  # the air at both ends shows a little more


def test_that_zoom_and_the_wheel_change_the_span_and_never_leave_the_visits(qtbot: QtBot, past: Past) -> None:
    past.show(30)
    view = past.page.timeline.view
    view.setFocus()
    before = view.span()
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    closer = view.span()
    assert closer[1] - closer[0] < before[1] - before[0]
    for _ in range(30):
        qtbot.keyClick(view, Qt.Key.Key_Minus)
    first, last = view.span()
    assert view.days[0] - 31 <= first
    assert last <= view.days[-1] + 31


def test_that_choosing_a_visit_repaints_no_lane(past: Past, monkeypatch: pytest.MonkeyPatch) -> None:
    past.show(60)
    painted: list[str] = []

    def watched(lane: Lane) -> Callable[[QPainter, QRectF, Sight], None]:
        real = lane.paint

        def paint(painter: QPainter, area: QRectF, sight: Sight) -> None:
            painted.append(lane.title)
            real(painter, area, sight)

        return paint

    for lane, _area in past.page.timeline.view.lanes:
        monkeypatch.setattr(lane, "paint", watched(lane))
    past.page.timeline.view.grab()
    painted.clear()
    past.page.select(past.sessions[55].id)
    past.page.timeline.view.grab()
    past.settle()
    assert painted == []
    past.page.timeline.view.show_span(past.page.timeline.view.days[5], past.page.timeline.view.days[9])
    past.page.timeline.view.grab()
    assert painted == [lane.title for lane, _area in past.page.timeline.view.lanes]


@pytest.mark.parametrize("wide", [1280, 1600, 1920, 2560])
def test_that_the_three_parts_fill_the_page_without_overlapping(past: Past, wide: int) -> None:
    past.show(3)
    past.page.resize(wide, 900)
    left, body, reader = past.page.parts()
    assert left.x() == 0
    assert left.right() < body.left() <= left.right() + 3
    assert body.right() < reader.left() <= body.right() + 3
    assert reader.right() == wide - 1
    if wide == 1280:
        spare = max(0, past.page.body.least_width() - 296)  # a wide font
        assert (left.width(), body.width(), reader.width()) == pytest.approx((636 - spare, 296 + spare, 348), abs=3)


def test_that_large_text_puts_the_body_under_the_timeline(past: Past, monkeypatch: pytest.MonkeyPatch) -> None:
    past.show(3)
    monkeypatch.setattr(theme, "text_scale", 2.0)
    past.page.arrange()
    left, body, _reader = past.page.parts()
    assert body.top() >= left.bottom()
    assert body.width() == left.width()


def test_that_every_lane_names_itself(past: Past) -> None:
    past.show(4)
    titles = [lane.title for lane, _area in past.page.timeline.view.lanes]
    assert titles == ["Pain", "Response", "Treatments", "Afterwards", "Course", "Neck Disability Index"]
    bottoms = [area.bottom() for _lane, area in past.page.timeline.view.lanes]
    tops = [area.top() for _lane, area in past.page.timeline.view.lanes]
    assert tops == [0, *bottoms[:-1]]
    assert all(isinstance(lane, Lane) for lane, _area in past.page.timeline.view.lanes)


def test_that_the_axis_follows_the_span(past: Past) -> None:
    past.show(30)
    past.page.timeline.show_span("all")
    whole = past.page.timeline.axis.words()
    assert whole[0] == "May 2026"
    days = past.page.timeline.view.days
    past.page.timeline.view.show_span(days[-3], days[-1])
    assert past.page.timeline.axis.words() != whole
    past.page.grab()
    assert past.page.timeline.axis.geometry().bottom() <= past.page.height()


def test_that_the_tip_over_the_body_names_what_lies_there_as_the_chart_does(past: Past, atlas: Atlas) -> None:
    past.show(3)
    chart, coccyx = past.page.body.chart, BodyPoint(View.POSTERIOR, 452, 872)
    trapezius = atlas.centre("trapezius-upper", Side.RIGHT, View.POSTERIOR)
    assert trapezius is not None

    def said(point: BodyPoint) -> str:
        chart.zoom_to(point)
        at = chart.at(point)
        assert at is not None
        return chart.said_at(QPointF(at))

    assert said(trapezius) == "Trapezius, upper (descending), right"
    assert said(coccyx) == "Coccyx and natal cleft"
