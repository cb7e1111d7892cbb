"""Two visits or two spans side by side: opened, picked, swapped, looked at and left by mouse, finger and keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from needlechart.domain.afterwards import Voiding
from needlechart.domain.body import BodyPoint, Side, View
from needlechart.domain.history.comparing import Compared, ComparedSide
from needlechart.domain.history.spans import Span
from needlechart.domain.needling import Elicited, NeedleCount, Twitch
from needlechart.domain.sessions import Attendance, TreatmentSession
from needlechart.drawing.sheets import BodyView
from needlechart.ui.history.compare.choice import SPANS, VISITS
from needlechart.ui.history.compare.compare_page import ComparePage
from needlechart.ui.look.painted import PaintedButton
from needlechart.ui.look.theme import theme
from tests.clinics import ADA, NOW, TODAY
from tests.ui.history.conftest import Past
from tests.ui.history.test_reaching import nameless, reached
from tests.ui.look.fingers import touch
from tests.visits import site, visit

_LEFT = Qt.MouseButton.LeftButton
_Change = Callable[[TreatmentSession], TreatmentSession]


@pytest.fixture(scope="module")
def glass() -> QPointingDevice:
    return QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)


def show(past: Past, *changes: _Change) -> None:
    """A weekly course of visits, each changed, kept and shown; the newest is in hand."""
    days = [TODAY - timedelta(days=7 * n) for n in reversed(range(len(changes)))]
    past.sessions = tuple(change(visit(past.file.ids, day, n)) for n, (day, change) in enumerate(zip(days, changes, strict=True)))
    with past.file.work() as work:
        for session in past.sessions:
            work.save(None, session)
    past.page.show_patient(past.opened())
    past.settle()
    past.page.select(past.sessions[-1].id)
    past.settle()


def as_it_is(session: TreatmentSession) -> TreatmentSession:
    return session


def in_front(session: TreatmentSession) -> TreatmentSession:
    """With one site more, on the front."""
    more = site(iter(f"front-{session.date}-{n}" for n in range(9)).__next__, 4, Twitch(Elicited.YES, 2))
    place = replace(more.place, point=BodyPoint(View.ANTERIOR, 330, 420), side=Side.LEFT)
    return replace(session, sites=(*session.sites, replace(more, place=place)))


def without_needles(session: TreatmentSession) -> TreatmentSession:
    return replace(session, sites=(), findings=(), count=NeedleCount())


def settled(past: Past) -> ComparePage:
    """The page with everything worked out."""
    past.settle()
    page = past.page.comparing.page
    assert page is not None
    return page


def opened(past: Past, kind: str = VISITS) -> ComparePage:
    """The comparison of the visit, or of the span, in hand."""
    past.page.comparing.open(kind)
    return settled(past)


def together(page: ComparePage) -> bool:
    """Whether both bodies show the same part of the same view."""
    seen = [side.chart.seen for side in page.sides]
    one, other = [(s.view, s.camera.scale, s.camera.origin.x(), s.camera.origin.y()) for s in seen]
    return one == other


def scale(page: ComparePage) -> float:
    return page.sides[1].chart.px_per_mm


def selected(page: ComparePage) -> list[str | None]:
    """The spot marked in the list, and on each body."""
    number = page.changed.spots.value()
    return [None if number is None else str(number), *(side.chart.selected for side in page.sides)]


def buttons(page: ComparePage) -> tuple[str, str]:
    return page.tools.first.words(), page.tools.second.words()


def menu_of(past: Past) -> QMenu:
    past.qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def focused(past: Past) -> QWidget:
    found = past.page.window().focusWidget()
    assert found is not None
    return found


def click(past: Past, widget: QWidget, at: QPoint | None = None) -> None:
    past.qtbot.mouseClick(widget, _LEFT, pos=widget.rect().center() if at is None else at)


def press(past: Past, widget: QWidget, key: Qt.Key) -> None:
    past.qtbot.keyClick(widget, key)


def on_mark(page: ComparePage, side: int, number: int) -> QPoint:
    chart = page.sides[side].chart
    mark = chart.mark(str(number))
    assert mark is not None
    at = chart.at(mark.point)
    assert at is not None
    return at


def wheel(widget: QWidget, notches: int) -> None:
    at = QPointF(widget.rect().center())
    QApplication.sendEvent(
        widget,
        QWheelEvent(
            at, widget.mapToGlobal(at), QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
        ),
    )  # fmt: skip


def test_that_visits_are_compared_by_mouse(past: Past) -> None:
    show(past, as_it_is, as_it_is, in_front, in_front)
    click(past, past.page.comparing.visit_button)
    page = settled(past)
    assert not past.page.timeline.isVisible()
    assert buttons(page) == ("13 Nov", "20 Nov")
    assert [side.words()[0] for side in page.sides] == ["13 Nov", "20 Nov"]
    assert page.changed.summary().startswith("3 repeated, 0 added, 0 dropped")
    assert [line.change for line in page.lines()] == ["3 \N{RIGHTWARDS ARROW} 4", "2 \N{RIGHTWARDS ARROW} 2",
                                                      "at least 1 \N{RIGHTWARDS ARROW} 0"]  # fmt: skip
    assert page.sides[0].chart.shows(BodyView.BACK)
    click(past, page.views.chip(BodyView.FRONT.value))
    assert [side.chart.view for side in page.sides] == [BodyView.FRONT] * 2
    click(past, page.changed.spots.rows()[0])
    assert selected(page) == ["1", "1", "1"]
    assert page.sides[0].chart.shows(BodyView.BACK), "the view of the spot"
    assert page.views.value() == BodyView.BACK.value
    click(past, page.sides[1].chart, on_mark(page, 1, 3))
    assert selected(page) == ["3", "3", "3"]
    assert together(page)
    chart, before = page.sides[1].chart, scale(page)
    wheel(chart, 2)
    assert scale(page) != before
    assert together(page)
    past.qtbot.mousePress(chart, _LEFT, pos=QPoint(40, 200))
    past.qtbot.mouseMove(chart, QPoint(80, 260))
    past.qtbot.mouseRelease(chart, _LEFT, pos=QPoint(90, 280))
    assert together(page)
    drawn = []
    for _ in range(3):
        chart.zoom_out()
        page.grab()
        drawn.append(chart.body_renders)
    assert drawn[2] == drawn[1] + 1, "one picture of the body serves both"
    page.sides[0].chart.blockSignals(True)
    page.sides[0].chart.zoom_out()
    assert not together(page), "the control: a body that tells nobody moves alone"
    page.sides[0].chart.blockSignals(False)
    click(past, page.tools.swap)
    settled(past)
    assert buttons(page) == ("20 Nov", "13 Nov")
    assert selected(page) == [None, None, None], "another comparison has other spots"
    click(past, page.tools.first)
    menu = menu_of(past)
    (first,) = (action for action in menu.actions() if action.text() == "First visit: 30 Oct \N{MIDDLE DOT} visit 1, draft")
    past.qtbot.mouseMove(menu, menu.actionGeometry(first).center())
    click(past, menu, menu.actionGeometry(first).center())
    settled(past)
    assert buttons(page) == ("30 Oct", "13 Nov")
    assert page.changed.summary().startswith("2 repeated, 1 added, 0 dropped")
    click(past, page.tools.back)
    assert past.page.comparing.page is None
    assert past.page.timeline.isVisible()
    assert past.page.past.sites is None, "nothing shows the sites of all visits any more"


def test_that_visits_are_compared_by_keyboard(past: Past) -> None:
    show(past, as_it_is, as_it_is, in_front)
    past.page.comparing.visit_button.setFocus()
    press(past, past.page.comparing.visit_button, Qt.Key.Key_Space)
    page = settled(past)
    assert focused(past) is page.tools.first
    press(past, page.tools.first, Qt.Key.Key_Space)
    menu = menu_of(past)
    press(past, menu, Qt.Key.Key_Up)
    press(past, menu, Qt.Key.Key_Return)  # the oldest visit stands last
    settled(past)
    assert buttons(page) == ("6 Nov", "20 Nov")
    page.tools.kind.findChildren(PaintedButton)[0].setFocus()
    press(past, focused(past), Qt.Key.Key_Right)
    settled(past)
    assert page.kind == SPANS
    press(past, focused(past), Qt.Key.Key_Left)
    settled(past)
    assert buttons(page) == ("6 Nov", "20 Nov"), "what was picked is still picked"
    rows = page.changed.spots.rows()
    assert [row.line.became for row in rows] == ["", "", "added"]
    rows[0].setFocus()
    press(past, rows[0], Qt.Key.Key_Down)
    press(past, rows[1], Qt.Key.Key_Down)
    assert focused(past) is rows[2]
    press(past, rows[2], Qt.Key.Key_Return)
    assert selected(page) == ["3", None, "3"], "an added spot is on the second body alone"
    assert [side.chart.view for side in page.sides] == [BodyView.FRONT] * 2
    chart, before = page.sides[0].chart, scale(page)
    chart.setFocus()
    press(past, chart, Qt.Key.Key_Plus)
    assert scale(page) > before
    assert together(page)
    visit_before = past.page.state.session_id
    press(past, chart, Qt.Key.Key_Space)
    press(past, chart, Qt.Key.Key_Escape)
    assert past.page.comparing.page is None
    assert past.page.state.session_id == visit_before
    assert focused(past) is past.page.comparing.visit_button


def test_that_spans_are_compared_by_finger(past: Past, glass: QPointingDevice) -> None:
    show(past, as_it_is, as_it_is, as_it_is, as_it_is)
    past.page.state.choose_span(Span(past.sessions[2].date, past.sessions[3].date))
    past.settle()
    touch(past.page.comparing.span_button, glass)
    page = settled(past)
    assert buttons(page) == ("30 Oct to 6 Nov", "13 Nov to 20 Nov"), "as many visits before the span"
    assert page.sides[1].words()[0] == "13 Nov to 20 Nov"
    assert page.sides[1].words()[1].startswith("2 visits over 7 days, 2 not signed")
    assert page.sides[1].facts.facts[1:] == (("4", "needles"), ("\N{GREATER-THAN OR EQUAL TO}7", "twitches"))
    touch(page.changed.spots.rows()[1], glass)
    assert selected(page) == ["2", "2", "2"]
    touch(page.sides[0].chart, glass, on_mark(page, 0, 1))
    assert selected(page) == ["1", "1", "1"]
    before = scale(page)
    touch(page.sides[1].chart.zoom.findChildren(QWidget)[0], glass)
    assert scale(page) > before
    assert together(page)
    touch(page.tools.swap, glass)
    settled(past)
    assert buttons(page) == ("13 Nov to 20 Nov", "30 Oct to 6 Nov")
    touch(page.tools.first, glass)
    menu_of(past).close()
    touch(page.tools.back, glass)
    assert past.page.comparing.page is None
    assert past.page.reading.shows_span


def test_that_what_is_compared_can_be_put_on_paper(past: Past) -> None:
    show(past, as_it_is, as_it_is, as_it_is)
    shown = [past.page.comparing.compared]
    page = opened(past)
    shown.append(past.page.comparing.compared)
    one, other = past.sessions[1], past.sessions[2]
    both = Compared(
        ComparedSide("13 Nov", Span.of([one.id]), one.date, one.date),
        ComparedSide("20 Nov", Span.of([other.id]), other.date, other.date),
    )
    page.tools.swap.click()
    settled(past)
    shown.append(past.page.comparing.compared)
    past.page.comparing.close()
    shown.append(past.page.comparing.compared)
    assert shown == [None, both, Compared(both.other, both.one), None]


@pytest.mark.parametrize("kind", [VISITS, SPANS])
def test_that_one_visit_says_that_there_is_nothing_to_compare(past: Past, kind: str) -> None:
    show(past, as_it_is)
    page = opened(past, kind)
    expected = {VISITS: "Only one visit: nothing to compare it with", SPANS: "No two spans to compare"}
    assert page.empty_words() == expected[kind]
    assert not page.changed.isVisible()
    assert not page.tools.swap.isEnabled()
    assert past.page.comparing.compared is None
    past.qtbot.keyClick(page.tools.first, Qt.Key.Key_Escape)
    assert past.page.comparing.page is None


def test_that_missed_visits_missing_needles_and_missing_measures_are_told(past: Past) -> None:
    def missed(session: TreatmentSession) -> TreatmentSession:
        return replace(without_needles(session), attendance=Attendance.NO_SHOW, measurements=(), treatments=())

    def unmeasured(session: TreatmentSession) -> TreatmentSession:
        return replace(without_needles(session), measurements=(), treatments=())

    show(past, without_needles, missed, unmeasured, in_front)
    page = opened(past)
    assert buttons(page) == ("13 Nov", "20 Nov")
    assert page.sides[0].chart.key_text() == "No needling in this visit."
    assert page.sides[1].chart.key_text() == "+ added"
    assert page.sides[0].facts.facts == (("0", "needles"), ("\N{EN DASH}", "twitches"))
    assert {line.became for line in page.lines()} == {"added"}
    assert {line.about.partition(" (")[0] for line in page.changed.measures()} == {"Measured only in the second"}
    past.page.comparing.close()
    past.page.select(past.sessions[2].id)
    past.settle()
    page = opened(past)
    assert buttons(page) == ("30 Oct", "13 Nov"), "the visit the patient missed is no visit to compare with"
    assert page.changed.summary() == "No needling in either visit."
    assert not page.changed.muscles.isVisible()
    assert page.changed.measures()[0].about.startswith("Measured only in the first")
    page.tools.second.picked.emit(page.tools.first.value())
    settled(past)
    assert buttons(page) == ("30 Oct", "30 Oct")
    assert page.changed.measures()[0].about.startswith("Unchanged")
    past.page.comparing.close()
    past.page.state.choose_span(Span(past.sessions[0].date, past.sessions[1].date))
    page = opened(past, SPANS)
    assert page.empty_words() == "No visit before this span"


def test_that_a_chart_that_changes_keeps_what_is_picked_and_another_patient_is_not_compared(past: Past) -> None:
    show(past, as_it_is, as_it_is, as_it_is)
    page = opened(past)
    first = page.tools.first.value()
    past.page.show_patient(past.opened())
    assert settled(past) is page
    assert page.tools.first.value() == first
    assert not past.page.timeline.isVisible()
    with past.file.work() as work:
        work.save(None, Voiding(past.file.ids(), past.sessions[1].id, ADA.id, NOW, "wrong patient"))
    past.page.show_patient(past.opened())
    assert settled(past) is page
    assert buttons(page) == ("6 Nov", "20 Nov"), "a visit that is void is not compared"
    other = past.opened()
    patient = replace(other.patient, id="another", number="P-2")
    past.page.show_patient(replace(other, patient=patient))
    past.settle()
    assert past.page.comparing.page is None
    assert past.page.timeline.isVisible()


def test_that_every_control_of_the_comparison_has_a_name_and_the_bodies_a_table(past: Past) -> None:
    show(past, as_it_is, as_it_is, in_front)
    page = opened(past)
    controls = reached(page)
    assert nameless(controls) == []
    order = [page.tools.back, page.tools.first, page.tools.second, page.tools.swap, page.sides[0].chart, page.sides[1].chart,
             page.changed.spots.rows()[0]]  # fmt: skip
    assert [controls.index(control) for control in order] == sorted(controls.index(control) for control in order)
    names = [row.accessibleName() for row in page.changed.spots.rows()]
    assert names[0] == "1. Trapezius, upper (descending), right, back: repeated, 2 twitches, 1 needle, then 3 twitches, 1 needle"
    for side in page.sides:
        assert set(side.chart.marks) == {side.chart.mark(name.partition(".")[0]) for name in names} - {None}
    assert "insertion" in page.changed.muscles.accessibleDescription()
    page.tools.swap.setAccessibleName("")
    assert nameless(reached(page)), "the control: a name taken away is missed"


@pytest.mark.parametrize(("wide", "high", "text"), [(1280, 660, 1.0), (2560, 1460, 1.0), (1280, 600, 2.0), (760, 900, 1.0)])
def test_that_both_bodies_are_of_one_size_and_nothing_is_cut(past: Past, wide: int, high: int, text: float) -> None:
    show(past, as_it_is, as_it_is, in_front)
    theme.apply(QApplication.instance(), "light", text)  # type: ignore[arg-type]
    try:
        past.page.resize(wide, high)
        page = opened(past)
        assert page.size() == past.page.size()
        one, other = (side.chart for side in page.sides)
        assert one.size() == other.size()
        assert one.mapTo(page, QPoint()).y() == other.mapTo(page, QPoint()).y()
        assert together(page)
        assert min(one.width(), one.height()) >= 150
        for side in page.sides:
            for number in (line.number for line in page.lines() if side.chart.mark(str(line.number)) is not None):
                point = side.chart.mark(str(number)).point  # type: ignore[union-attr]
                assert side.chart.at(point) is not None or point.view is View.ANTERIOR, "every spot of the view is in sight"
        for control in reached(page):
            right = control.mapTo(page, QPoint(control.width(), 0)).x()
            assert right <= page.width(), control.accessibleName()
        for row in page.changed.spots.rows():
            assert row.height() >= row.heightForWidth(row.width())
            assert row.height() >= 32
        muscles = page.changed.muscles
        past.qtbot.waitUntil(lambda: muscles.height() >= muscles.heightForWidth(muscles.width()))
    finally:
        theme.apply(QApplication.instance(), "light", 1.0)  # type: ignore[arg-type]
