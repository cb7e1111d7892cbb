"""What the chart keeps between two paintings, and what makes it paint anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from needlechart.domain.body import Layer, Place, Side, StructureKind, View
from needlechart.domain.sessions import AreaKind, PainArea
from needlechart.drawing.marks import Kind, Mark, extent, paint_mark
from needlechart.ui.body import BodyChart, BodyMark, BodyView
from needlechart.ui.body.body_layer import BodyLayer
from needlechart.ui.body.camera import Camera
from needlechart.ui.body.mark_pixmaps import drawn_label, drawn_mark
from needlechart.ui.body.outline import StructureOutline
from needlechart.ui.body.remembered import Remembered
from needlechart.ui.body.still_layer import StillLayer
from needlechart.ui.look.theme import theme

MarkAt = Callable[..., BodyMark]


def compositions(chart: BodyChart) -> int:
    """How often what lies below today's marks was put together, after the chart was painted once more."""
    chart.grab()
    return chart._layers.still.compositions


def placed_at(mark: BodyMark) -> BodyMark:
    return replace(mark, place=Place(mark.point, "gluteus-medius", StructureKind.MUSCLE, Side.RIGHT))


def test_that_todays_marks_leave_what_lies_below_them_as_it_is(chart: BodyChart, mark_at: MarkAt) -> None:
    chart.grab()
    before = compositions(chart)
    chart.show_marks([mark_at("a", "gluteus-medius"), mark_at("b", "piriformis", Kind.IN_BODY)])
    assert compositions(chart) == before
    chart.show_marks([mark_at("a", "gluteus-medius", dx=4)])
    assert compositions(chart) == before


def test_that_everything_below_todays_marks_is_put_together_anew_when_it_changes(
    chart: BodyChart, mark_at: MarkAt, qapp: QApplication
) -> None:
    chart.show_marks([placed_at(mark_at("a", "gluteus-medius"))])
    area = PainArea("p", AreaKind.PAIN, View.POSTERIOR, "500,800 600,800 560,900")

    def closer() -> None:
        chart.zoom_in()
        chart.glide.end()

    changes: dict[str, Callable[[], object]] = {
        "selected": lambda: chart.select("a"),
        "ghost": lambda: chart.show_marks([*chart.marks, mark_at("g", "piriformis", Kind.GHOST)]),
        "ghost moved": lambda: chart.show_marks([*chart.marks[:1], mark_at("g", "piriformis", Kind.GHOST, dy=6)]),
        "area": lambda: chart.show_pain_areas([area]),
        "deep": lambda: chart.set_deep(True),
        "closer": closer,
        "theme": lambda: theme.apply(qapp, "dark"),
        "larger text": lambda: theme.apply(qapp, "dark", 1.5),
        "other size": lambda: chart.resize(700, 620),
    }
    for name, change in changes.items():
        before, picture = compositions(chart), chart.grab().toImage()
        change()
        assert compositions(chart) > before, name
        assert chart.grab().toImage() != picture, name


def test_that_the_still_picture_is_copied_until_it_is_of_something_else() -> None:
    still, painted = StillLayer(), QPixmap(40, 30)
    painter = QPainter(painted)

    def compose(onto: QPainter) -> None:
        onto.fillRect(0, 0, 40, 30, QColor("#102030"))

    for what, count in ((("a",), 1), (("a",), 1), (("b",), 2), (("a",), 3)):
        still.paint(painter, QSize(40, 30), what, compose)
        assert still.compositions == count
    still.paint(painter, QSize(30, 30), ("a",), compose)
    assert still.compositions == 4
    painter.end()
    assert painted.toImage().pixelColor(5, 5).name() == "#102030"


def test_that_what_is_remembered_is_of_the_very_same_source_under_the_same_conditions() -> None:
    made: list[str] = []
    kept = Remembered[list[str], str]()

    def make(source: list[str]) -> str:
        made.append(source[0])
        return source[0].upper()

    one, like = ["a"], ["a"]
    assert [kept.get("here", "k", one, make) for _turn in range(3)] == ["A"] * 3
    assert made == ["a"]
    assert kept.get("here", "k", like, make) == "A"
    assert kept.get("there", "k", like, make) == "A"
    assert made == ["a", "a", "a"]
    for number in range(2000):
        assert kept.get("there", str(number), [str(number)], make) == str(number)
    assert kept.get("there", "0", ["z"], make) == "Z"


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("kind", Kind)
def test_that_a_mark_is_copied_as_it_would_be_painted(kind: Kind, ratio: float, qapp: QApplication) -> None:
    mark, side = Mark(kind, twitches=5, order=3, needles=3, badge="caution", sites=3), 120

    def picture(paint: Callable[[QPainter], None]) -> QImage:
        image = QImage(int(side * ratio), int(side * ratio), QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        image.fill(QColor("#a08070"))
        painter = QPainter(image)
        paint(painter)
        painter.end()
        return image

    copied = drawn_mark(mark, 28, ratio)
    by_copy = picture(lambda p: copied.placed(QPointF(60, 60), ratio).paint(p, chart_area(side)))
    by_hand = picture(lambda p: paint_mark(p, mark, QPointF(60, 60), 28, theme.t, theme.font("body", 600), show_order=True))
    for x in range(0, by_hand.width(), 2):
        for y in range(0, by_hand.height(), 2):
            one, other = by_copy.pixelColor(x, y), by_hand.pixelColor(x, y)
            assert max(abs(one.red() - other.red()), abs(one.green() - other.green())) <= 12, (x, y)
    assert copied.pixmap.width() < 2 * extent(28) * ratio * 0.9


def chart_area(side: int) -> QRect:
    return QRect(0, 0, side, side)


def test_that_a_labelled_suggestion_carries_its_label_and_no_number_beside_it() -> None:
    bare, numbered = Mark(Kind.SUGGESTION), Mark(Kind.SUGGESTION, order=2)
    labelled = replace(numbered, label="TrP2")
    assert drawn_mark(labelled, 28, 1.0).pixmap.size() == drawn_mark(bare, 28, 1.0).pixmap.size()
    assert drawn_mark(numbered, 28, 1.0).pixmap.width() > drawn_mark(bare, 28, 1.0).pixmap.width()
    assert drawn_label(labelled, 28, 1.0).pixmap.width() > 20
    about = drawn_label(replace(labelled, approximate=True), 28, 1.0)
    sign = drawn_mark(replace(labelled, approximate=True), 28, 1.0)
    assert about.corner.x() >= sign.corner.x() + sign.pixmap.width() - 5  # the sign for about stays readable
    one, other = (drawn_label(replace(labelled, label=label), 28, 1.0).pixmap.toImage() for label in ("TrP2", "TrP3"))
    assert one != other


def test_that_the_first_frame_of_a_movement_draws_no_body_that_was_seen_whole(chart: BodyChart) -> None:
    chart.show_view(BodyView.ALL)
    chart.glide.end()
    chart.fit()
    chart.glide.end()
    chart.grab()
    drawn = chart.body_renders
    chart.zoom_around(2.0, QPointF(400, 300), QPointF())
    chart.grab()
    chart.zoom_around(1.2, QPointF(400, 300), QPointF())
    chart.grab()
    assert chart.body_renders == drawn
    chart.settle()
    chart.grab()
    assert chart.body_renders == drawn + 1


def test_that_a_body_never_seen_whole_is_drawn_small_for_a_movement(chart: BodyChart) -> None:
    layer, camera, size = BodyLayer(chart.atlas), Camera(), QSize(400, 400)
    camera.scale, camera.origin, camera.fitted = 3.0, QPointF(-900, -600), False
    device = QPixmap(size)
    painter = QPainter(device)
    layer.paint(painter, chart.seen.sheet, theme.t, False, camera, size, moving=False)
    camera.origin = QPointF(-700, -600)
    layer.paint(painter, chart.seen.sheet, theme.t, False, camera, size, moving=True)
    painter.end()
    assert layer.renders == 2
    assert layer._whole.pixmap.height() <= 361
    moved = device.toImage()
    assert len({moved.pixelColor(20, y).name() for y in range(0, 400, 4)}) > 3  # what came into view is there, coarse


def test_that_a_muscle_below_those_that_are_shown_has_a_dashed_outline(chart: BodyChart, mark_at: MarkAt) -> None:
    def outlined_pixels(muscle: str, layer: Layer, *, deep: bool) -> int:
        mark = mark_at("a", muscle)
        place = Place(mark.point, muscle, StructureKind.MUSCLE, Side.RIGHT, layer)
        outline, image = StructureOutline(chart.atlas), QImage(chart.size(), QImage.Format.Format_RGB32)
        outline.show_place(place)
        image.fill(QColor("#ffffff"))
        painter = QPainter(image)
        outline.paint(painter, chart.seen.sheet, chart.seen.camera, chart.rect(), deep=deep)
        painter.end()
        ink = theme.color("mark").lightness() + 60
        return sum(image.pixelColor(x, y).lightness() < ink for x in range(image.width()) for y in range(image.height()))

    whole, dashed = outlined_pixels("piriformis", Layer.DEEP, deep=True), outlined_pixels("piriformis", Layer.DEEP, deep=False)
    assert 0.4 * whole < dashed < 0.8 * whole
    above = [outlined_pixels("gluteus-maximus", Layer.SUPERFICIAL, deep=deep) for deep in (True, False)]
    assert above[0] == above[1] > 100
