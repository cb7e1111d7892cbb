"""What the chart shows: views, zoom, pan, turn, the deep layer, selection; the body is drawn once for each scale."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from needlechart.atlas import Atlas
from needlechart.domain.body import BodyPoint, Layer, Place, Side, StructureKind, View
from needlechart.drawing.marks import Kind, Mark
from needlechart.drawing.sheets import view_showing
from needlechart.ui.body import BodyChart, BodyMark, BodyView
from needlechart.ui.body.body_controls import VIEW_WORDS
from needlechart.ui.body.sides import words_shown
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.theme import theme
from tests.ui.body.conftest import MarkAt

LEFT = Qt.MouseButton.LeftButton


class PaintWatch(QObject):
    """Notes how many pixels each paint event covers."""

    def __init__(self, painted: list[int]) -> None:
        super().__init__()
        self._painted = painted

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self._painted.append(event.rect().width() * event.rect().height())
        return False


def press(qtbot: QtBot, chart: BodyChart, words: str) -> None:
    (button,) = (b for b in chart.findChildren(QAbstractButton) if b.accessibleName() == words)
    qtbot.mouseClick(button, LEFT)


def wheel(chart: BodyChart, at: QPointF, notches: int) -> None:
    QApplication.sendEvent(
        chart,
        QWheelEvent(
            at,
            chart.mapToGlobal(at),
            QPoint(),
            QPoint(0, 120 * notches),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )


def drag(chart: BodyChart, start: QPoint, by: QPoint) -> None:
    QTest.mousePress(chart, LEFT, pos=start)
    for step in range(1, 5):
        QTest.mouseMove(chart, start + by * step / 4)
        QApplication.processEvents()
    QTest.mouseRelease(chart, LEFT, pos=start + by)


def middle(atlas: Atlas, muscle: str = "gluteus-medius", view: View = View.POSTERIOR) -> BodyPoint:
    at = atlas.centre(muscle, Side.RIGHT, view)
    assert at is not None
    return at


def test_that_every_choice_of_the_switch_shows_its_view(qtbot: QtBot, chart: BodyChart) -> None:
    told: list[BodyView] = []
    chart.view_changed.connect(told.append)
    for view, words in VIEW_WORDS.items():
        if view is not BodyView.BACK:
            press(qtbot, chart, words)
            assert chart.shows(view)
            assert chart.accessibleName() == f"Body chart, {words.lower()}"
    assert told == [view for view in BodyView if view is not BodyView.BACK]


@pytest.mark.parametrize("view", View)
def test_that_every_drawn_view_is_shown_by_a_choice_of_the_switch(view: View, chart: BodyChart, atlas: Atlas) -> None:
    chart.show_view(view_showing(view))
    width, height = atlas.size_of(view)
    inside = [BodyPoint(view, width * i / 20, height * j / 20) for i in range(20) for j in range(20)]
    shown = [point for point in inside if atlas.contains(point) and chart.at(point) is not None]
    assert len(shown) > 20
    for point in shown:
        px = chart.at(point)
        assert px is not None
        back = chart.point_at(QPointF(px))
        if back is not None:
            assert back.view is view


@pytest.mark.parametrize("size", [QSize(848, 624), QSize(2080, 1424), QSize(300, 620)])
@pytest.mark.parametrize("view", BodyView)
def test_that_everything_is_shown_and_nothing_lies_under_the_controls(
    qtbot: QtBot, chart: BodyChart, atlas: Atlas, view: BodyView, size: QSize
) -> None:
    if size.width() < 700:
        chart = BodyChart(atlas, controls=False)
        qtbot.addWidget(chart)
        chart.show()
    chart.resize(size)
    chart.show_view(view)
    seen = 0
    for figure in chart.seen.sheet.figures:
        for ring in atlas.outline(figure.view):
            for x, y in ring[::7]:
                point = BodyPoint(figure.view, x, y)
                if not figure.holds(point):
                    continue
                px = chart.px_of(point)
                assert px is not None
                assert chart.rect().adjusted(7, 7, -7, -7).contains(px.toPoint())
                assert chart.childAt(px.toPoint()) is None
                seen += 1
    assert seen > 50


@pytest.mark.parametrize("notches", [1, 4, -1])
def test_that_the_wheel_keeps_the_point_under_the_pointer(chart: BodyChart, atlas: Atlas, notches: int) -> None:
    chart.zoom_to(middle(atlas))
    at = QPointF(390, 330)
    before, scale = chart.point_at(at), chart.px_per_mm
    wheel(chart, at, notches)
    after = chart.point_at(at)
    assert chart.px_per_mm == pytest.approx(scale * 1.25**notches)
    assert before is not None
    assert after is not None
    assert (after.x_mm, after.y_mm) == pytest.approx((before.x_mm, before.y_mm), abs=0.11)


def test_that_zoom_ends_where_a_finger_covers_a_millimetre_and_where_all_is_shown(chart: BodyChart) -> None:
    least = chart.px_per_mm
    for _ in range(60):
        wheel(chart, QPointF(424, 300), 1)
    assert chart.px_per_mm == 12.0
    for _ in range(60):
        wheel(chart, QPointF(424, 300), -1)
    assert chart.px_per_mm == least


def test_that_buttons_and_keys_zoom(qtbot: QtBot, chart: BodyChart) -> None:
    whole = chart.px_per_mm
    press(qtbot, chart, "Closer")
    assert chart.px_per_mm == pytest.approx(whole * 1.5)
    qtbot.keyClick(chart, Qt.Key.Key_Plus)
    assert chart.px_per_mm == pytest.approx(whole * 2.25)
    qtbot.keyClick(chart, Qt.Key.Key_Minus)
    press(qtbot, chart, "Farther")
    assert chart.px_per_mm == pytest.approx(whole)
    press(qtbot, chart, "Closer")
    press(qtbot, chart, "Show everything")
    assert chart.px_per_mm == pytest.approx(whole)


def test_that_digits_and_what_means_nothing_here_are_left_to_the_page(qtbot: QtBot, chart: BodyChart) -> None:
    none, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
    left = ((Qt.Key.Key_5, none), (Qt.Key.Key_Delete, none), (Qt.Key.Key_Escape, none), (Qt.Key.Key_Return, none))
    for key, modifiers in (*left, (Qt.Key.Key_Left, shift)):
        event = QKeyEvent(QKeyEvent.Type.KeyPress, key, modifiers)
        QApplication.sendEvent(chart, event)
        assert not event.isAccepted()
    plus = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Plus, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(chart, plus)
    assert plus.isAccepted()


def test_that_a_drag_on_the_body_moves_the_body(chart: BodyChart, atlas: Atlas) -> None:
    point = middle(atlas)
    chart.zoom_to(point)
    before = chart.at(point)
    drag(chart, QPoint(300, 300), QPoint(80, 40))
    after = chart.at(point)
    assert before is not None
    assert after is not None
    assert after - before == QPoint(80, 40)


def test_that_the_body_cannot_be_dragged_out_of_the_window(chart: BodyChart, atlas: Atlas) -> None:
    chart.zoom_to(middle(atlas))
    for _ in range(12):
        drag(chart, QPoint(50, 300), QPoint(700, 0))
    assert chart.seen.camera.shown.left() < 0
    assert chart.seen.camera.shown.center().x() >= -1


def test_that_turning_keeps_the_same_part_of_the_body_in_the_window(chart: BodyChart, atlas: Atlas) -> None:
    chart.zoom_to(middle(atlas))
    scale = chart.px_per_mm
    seen = []
    for _ in range(4):
        chart.turn()
        seen.append(chart.view)
        assert chart.px_per_mm == pytest.approx(scale)
        assert chart.seen.camera.shown.top() < 800 < chart.seen.camera.shown.bottom()
    assert seen == [BodyView.RIGHT, BodyView.FRONT, BodyView.LEFT, BodyView.BACK]


def test_that_a_small_part_is_shown_whole_after_the_body_was_close(chart: BodyChart, atlas: Atlas) -> None:
    chart.zoom_to(middle(atlas))
    chart.show_view(BodyView.FOOT)
    close = chart.px_per_mm
    chart.fit()
    assert chart.px_per_mm == close


def test_that_another_size_of_the_window_keeps_the_middle(chart: BodyChart, atlas: Atlas) -> None:
    chart.zoom_to(middle(atlas))
    before, scale = chart.seen.camera.frame_centre, chart.px_per_mm
    chart.resize(1400, 900)
    assert chart.px_per_mm == scale
    assert (chart.seen.camera.frame_centre - before).manhattanLength() < 1


def test_that_a_selected_mark_is_kept_in_the_window_and_brings_its_view(
    qtbot: QtBot, chart: BodyChart, atlas: Atlas, mark_at: MarkAt
) -> None:
    chart.show_marks([mark_at("hip", "gluteus-medius"), mark_at("calf", "gastrocnemius-medial")])
    chart.zoom_to(chart.marks[0].point)
    assert chart.at(chart.marks[1].point) is None
    chart.select("calf")
    px = chart.at(chart.marks[1].point)
    assert px is not None
    assert chart.rect().adjusted(40, 40, -40, -40).contains(px)
    chart.resize(500, 400)
    assert chart.at(chart.marks[1].point) is not None
    sole = BodyMark("sole", middle(atlas, "abductor-hallucis", View.FOOT_PLANTAR), Mark(Kind.TWITCH, twitches=1))
    chart.show_marks([*chart.marks, sole])
    chart.select("sole")
    assert chart.shows(BodyView.FOOT)
    assert chart.at(sole.point) is not None


def test_that_a_selected_mark_never_lies_under_a_control_or_a_word(chart: BodyChart, atlas: Atlas) -> None:
    chart.add_tool(Button("Finding", "float", "finding", size="touch"), corner=True)
    chart.zoom_to(middle(atlas))
    assert chart.controls is not None
    parts = chart.controls.covered
    assert len(parts) == 4
    words = [word.plate for word in words_shown(chart.seen.sheet, chart.seen.camera, chart.controls.room_of_words)]
    assert len(words) == 2
    beneath = 0
    for number, area in enumerate([*parts, *words]):
        chart.zoom_to(middle(atlas))
        point = chart.seen.sheet.to_body(chart.seen.camera.to_sheet(area.center()))
        assert point is not None
        chart.show_marks([BodyMark(f"mark-{number}", point, Mark(Kind.TWITCH, twitches=1))])
        chart.select(f"mark-{number}")
        at = chart.at(point)
        assert at is not None
        reach = QRectF(at.x() - 24, at.y() - 24, 48, 48)
        now = [word.plate for word in words_shown(chart.seen.sheet, chart.seen.camera, chart.controls.room_of_words)]
        assert not any(reach.intersects(part) for part in (*chart.controls.covered, *now))
        beneath += 1
    assert beneath == 6


def test_that_what_is_framed_stays_framed_until_somebody_looks_elsewhere(chart: BodyChart, atlas: Atlas) -> None:
    points = [middle(atlas), middle(atlas, "multifidus-lumborum")]
    chart.show_view(BodyView.FRONT)
    chart.frame(points)
    assert chart.shows(BodyView.BACK)
    for width, height in ((848, 624), (600, 500), (1440, 1000)):
        chart.resize(width, height)
        for point in points:
            at = chart.at(point)
            assert at is not None
            assert chart.childAt(at) is None
    framed = chart.px_per_mm
    chart.zoom_in()
    chart.resize(848, 624)
    assert chart.px_per_mm == pytest.approx(framed * 1.5)


def test_that_what_is_framed_in_a_window_too_small_for_it_is_framed_in_the_next_size(chart: BodyChart, atlas: Atlas) -> None:
    chart.show_view(BodyView.BACK)
    chart.resize(848, 624)
    chart.fit()
    whole = chart.px_per_mm
    chart.resize(343, 498)
    chart.frame([middle(atlas)])
    chart.resize(848, 624)
    assert chart.px_per_mm > whole * 1.5


def test_that_the_deep_layer_is_switched_by_its_button_and_meant_by_the_tip(qtbot: QtBot, chart: BodyChart, atlas: Atlas) -> None:
    px = chart.at(middle(atlas, "piriformis"))
    assert px is not None
    assert chart.said_at(QPointF(px)) == "Gluteus maximus, right"
    with qtbot.waitSignal(chart.deep_changed) as told:
        press(qtbot, chart, "Deep")
    assert told.args == [True]
    assert chart.deep
    assert chart.said_at(QPointF(px)) == "Piriformis, right"
    chart.set_deep(False)
    assert chart.said_at(QPointF(px)) == "Gluteus maximus, right"
    assert chart.said_at(QPointF(40, 300)) == ""


def test_that_the_body_is_not_drawn_anew_when_a_mark_changes(qtbot: QtBot, chart: BodyChart, mark_at: MarkAt) -> None:
    chart.grab()
    before = chart.body_renders
    assert before > 0
    chart.show_marks([mark_at("a", "gluteus-medius")])
    chart.select("a")
    chart.grab()
    drag(chart, chart.at(chart.marks[0].point) or QPoint(), QPoint(12, 0))
    chart.show_marks([mark_at("a", "gluteus-maximus"), mark_at("b", "gluteus-medius")])
    chart.grab()
    assert chart.body_renders == before
    chart.zoom_in()
    chart.grab()
    assert chart.body_renders == before + 1
    chart.set_deep(True)
    chart.grab()
    assert chart.body_renders == before + 2


def test_that_a_moving_body_is_stretched_and_drawn_sharp_when_it_rests(qtbot: QtBot, chart: BodyChart, atlas: Atlas) -> None:
    chart.zoom_to(middle(atlas))
    chart.grab()
    wheel(chart, QPointF(400, 300), 1)
    chart.grab()
    stretched = chart.body_renders  # the coarse whole was drawn once
    wheel(chart, QPointF(400, 300), 1)
    wheel(chart, QPointF(400, 300), 1)
    chart.grab()
    assert chart.body_renders == stretched
    qtbot.waitUntil(lambda: chart.grab() is not None and chart.body_renders == stretched + 1)


def test_that_a_mark_repaints_its_own_place_only(qtbot: QtBot, chart: BodyChart, mark_at: MarkAt) -> None:
    chart.show_marks([mark_at("a", "gluteus-medius"), mark_at("b", "gastrocnemius-medial")])
    QApplication.processEvents()
    chart.grab()
    painted: list[int] = []
    watch = PaintWatch(painted)
    chart.installEventFilter(watch)
    QApplication.processEvents()
    painted.clear()
    chart.show_marks([BodyMark("a", chart.marks[0].point, Mark(Kind.NONE)), chart.marks[1]])
    qtbot.waitUntil(lambda: bool(painted))
    chart.removeEventFilter(watch)
    assert max(painted) < 100 * 100
    assert chart.width() * chart.height() > 500_000


def test_that_both_schemes_and_sizes_of_text_hold(chart: BodyChart, qapp: QApplication, mark_at: MarkAt) -> None:
    chart.show_marks([mark_at("a", "gluteus-medius", Kind.IN_BODY)])
    light = chart.grab().toImage().pixelColor(5, 300)
    theme.apply(qapp, "dark", 2.0)
    dark = chart.grab().toImage().pixelColor(5, 300)
    assert light.name() == "#f6f4f0"
    assert dark.name() == "#181715"
    assert chart.controls is not None
    assert chart.rect().contains(chart.controls.zoom_bar.geometry())


def test_that_marks_are_told_in_words(chart: BodyChart, atlas: Atlas) -> None:
    point = middle(atlas)
    place = Place(point, "gluteus-medius", StructureKind.MUSCLE, Side.RIGHT, Layer.SUPERFICIAL)
    chart.show_marks(
        [
            BodyMark("a", point, Mark(Kind.TWITCH, twitches=5, order=1), place, "Gluteus medius, right"),
            BodyMark("b", point, Mark(Kind.IN_BODY, order=2), place, "Piriformis, right"),
        ]
    )
    said = chart.accessibleDescription()
    assert said == "2 marks. 1 Gluteus medius, right: 5 twitches; 2 Piriformis, right: needle in the body"
    chart.show_marks([])
    assert chart.accessibleDescription() == "No marks"


def test_that_a_page_can_put_a_tool_beside_the_switch(qtbot: QtBot, chart: BodyChart) -> None:
    tool = Button("Chart last visit", "float", "history", size="touch")
    chart.add_tool(tool)
    assert tool.isVisibleTo(chart)
    assert chart.rect().contains(tool.rect().translated(tool.mapTo(chart, QPoint())))
    (deep,) = (b for b in chart.findChildren(QAbstractButton) if b.accessibleName() == "Deep")
    assert not tool.geometry().intersects(deep.geometry())


def test_that_the_locator_shows_when_a_part_is_shown_and_a_tap_looks_there(qtbot: QtBot, chart: BodyChart, atlas: Atlas) -> None:
    assert chart.controls is not None
    locator = chart.controls.locator
    assert not locator.isVisible()
    chart.zoom_to(middle(atlas))
    assert locator.isVisible()
    top = chart.seen.camera.shown.top()
    qtbot.mouseClick(locator, LEFT, pos=QPoint(locator.width() // 2, 20))
    assert chart.seen.camera.shown.top() < top
    chart.fit()
    assert not locator.isVisible()


def test_that_the_keyboard_shows_where_it_is(qtbot: QtBot, chart: BodyChart) -> None:
    edge = QPoint(1, 300)
    chart.setFocus(Qt.FocusReason.OtherFocusReason)
    quiet = chart.grab().toImage().pixelColor(edge)
    chart.clearFocus()
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(chart.hasFocus)
    assert chart.grab().toImage().pixelColor(edge) != quiet
