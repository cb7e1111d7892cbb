"""Closer, farther and another view as a short movement: true answers at once, cheap frames, sharp in the end, or none at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget
from pytestqt.qtbot import QtBot

from needlechart.atlas import Atlas
from needlechart.domain.body import BodyPoint, Side, View
from needlechart.ui.body import BodyChart, BodyView
from needlechart.ui.body.camera import CameraAt
from needlechart.ui.body.glide import GLIDE_MS, Glide
from needlechart.ui.look.theme import theme


@pytest.fixture
def moving() -> Iterator[None]:
    theme.still = False
    yield
    theme.still = True


@pytest.fixture
def glided(chart: BodyChart, moving: None) -> BodyChart:
    """A chart at rest that may move; a movement stands still until it is told how far it is."""
    chart.glide.end()
    chart.grab()
    return chart


def at(chart: BodyChart, ms: int) -> None:
    """The movement as it is so many milliseconds after its beginning."""
    chart.glide.clock.pause()
    chart.glide.clock.setCurrentTime(ms)


def is_moving(chart: BodyChart) -> bool:
    """Whether frames are still to come."""
    return chart.glide.running


def may_move() -> bool:
    """Whether the theme lets anything move."""
    return theme.moves


def hip(atlas: Atlas) -> BodyPoint:
    point = atlas.centre("gluteus-medius", Side.RIGHT, View.POSTERIOR)
    assert point is not None
    return point


def test_that_a_movement_takes_a_sixth_of_a_second() -> None:
    assert 150 <= GLIDE_MS <= 200


def test_that_zoom_is_seen_as_a_movement_and_answered_at_once(glided: BodyChart) -> None:
    whole = glided.px_per_mm
    glided.zoom_in()
    assert glided.px_per_mm == pytest.approx(whole * 1.5)
    assert is_moving(glided)
    seen = []
    for ms in (0, 40, 80, 120):
        at(glided, ms)
        place = glided.glide.place(glided.seen.camera.now)
        assert place is not None
        seen.append(place.scale)
    assert seen[0] == pytest.approx(whole)
    assert seen == sorted(seen)
    steps = [after - before for before, after in pairwise(seen)]
    assert steps[0] > steps[-1]  # slower towards the end
    glided.glide.end()
    assert glided.glide.place(glided.seen.camera.now) is None


def test_that_what_the_zoom_keeps_in_place_stays_in_place_meanwhile(qtbot: QtBot) -> None:
    start = CameraAt(0.4, QPointF(100, 50), True)
    anchor = QPointF(300, 200)
    sheet = (anchor - start.origin) / start.scale
    end = CameraAt(2.0, anchor - sheet * 2.0, False)
    owner = QWidget()
    qtbot.addWidget(owner)
    glide = Glide(owner)
    glide.from_place(start)
    for ms in (10, 60, 110):
        glide.clock.pause()
        glide.clock.setCurrentTime(ms)
        place = glide.place(end)
        assert place is not None
        assert (place.origin + sheet * place.scale - anchor).manhattanLength() < 1e-6


def test_that_frames_stretch_what_is_there_and_the_last_one_is_sharp(glided: BodyChart) -> None:
    glided.zoom_in()
    at(glided, 0)
    glided.grab()
    coarse = glided.body_renders
    for ms in (30, 60, 90, 130):
        at(glided, ms)
        glided.grab()
    assert glided.body_renders == coarse
    glided.glide.end()
    sharp = glided.grab().toImage()
    assert glided.body_renders == coarse + 1
    theme.still = True
    glided.fit()
    glided.zoom_in()
    assert glided.grab().toImage() == sharp


def test_that_the_movement_ends_by_itself(qtbot: QtBot, glided: BodyChart) -> None:
    with qtbot.waitSignal(glided.glide.ended):
        glided.zoom_in()
    assert not is_moving(glided)


@pytest.mark.parametrize("deed", ["zoom_in", "zoom_to", "fit", "turn", "flip", "key"])
def test_that_every_way_closer_or_round_moves(qtbot: QtBot, glided: BodyChart, atlas: Atlas, deed: str) -> None:
    if deed in ("fit", "flip"):
        glided.zoom_in()
        glided.show_view(BodyView.FOOT if deed == "flip" else BodyView.BACK)
        glided.glide.end()
    deeds: dict[str, Callable[[], object]] = {
        "zoom_in": glided.zoom_in,
        "zoom_to": lambda: glided.zoom_to(hip(atlas)),
        "fit": glided.fit,
        "turn": glided.turn,
        "flip": lambda: glided.set_flipped(True),
        "key": lambda: qtbot.keyClick(glided, Qt.Key.Key_Plus),
    }
    assert not is_moving(glided)
    deeds[deed]()
    assert is_moving(glided)
    glided.glide.end()


def test_that_the_view_before_fades_out_over_the_new_one(glided: BodyChart) -> None:
    back = glided.grab().toImage()
    glided.turn()
    at(glided, 0)
    assert glided.grab().toImage().pixelColor(424, 300) == back.pixelColor(424, 300)
    at(glided, 60)
    between = glided.grab().toImage()
    glided.glide.end()
    after = glided.grab().toImage()
    assert between not in (back, after)
    assert glided.glide.picture is None


def test_that_a_second_zoom_goes_on_from_where_the_first_ends(glided: BodyChart) -> None:
    whole = glided.px_per_mm
    glided.zoom_in()
    at(glided, 60)
    first = glided.glide.place(glided.seen.camera.now)
    glided.zoom_in()
    assert glided.px_per_mm == pytest.approx(whole * 2.25)
    at(glided, 0)
    seen = glided.glide.place(glided.seen.camera.now)
    assert first is not None
    assert seen is not None
    assert seen.scale == pytest.approx(first.scale)


def test_that_a_tap_meanwhile_means_what_is_seen(qtbot: QtBot, glided: BodyChart, atlas: Atlas) -> None:
    px = QPoint(440, 330)
    glided.zoom_in()
    at(glided, 50)
    place = glided.glide.place(glided.seen.camera.now)
    assert place is not None
    seen = glided.seen.sheet.to_body((QPointF(px) - place.origin) / place.scale)
    there = glided.point_at(QPointF(px))
    with qtbot.waitSignal(glided.body_tapped) as told:
        QTest.mouseClick(glided, Qt.MouseButton.LeftButton, pos=px)
    assert told.args == [seen]
    assert told.args != [there]
    assert not is_moving(glided)


class NoAnimation(QProxyStyle):
    """A desktop whose user wants no motion."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        if hint is QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return int(super().styleHint(hint, option, widget, returned))


@pytest.mark.parametrize("asked_by", ["desktop", "theme"])
def test_that_nothing_moves_when_no_motion_is_wanted(glided: BodyChart, atlas: Atlas, qapp: QApplication, asked_by: str) -> None:
    assert may_move()
    if asked_by == "theme":
        theme.still = True
    else:
        qapp.setStyle(NoAnimation("Fusion"))
    try:
        assert not may_move()
        for deed in (glided.zoom_in, glided.fit, glided.turn, lambda: glided.zoom_to(hip(atlas))):
            deed()
            assert not is_moving(glided)
    finally:
        qapp.setStyle("Fusion")


def test_that_a_chart_nobody_sees_does_not_move(glided: BodyChart) -> None:
    glided.hide()
    glided.zoom_in()
    glided.turn()
    assert not is_moving(glided)
