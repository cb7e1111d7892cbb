"""A chart on the real drawings, dressed, in the size it has beside the card of a site at 1280 x 800."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from needlechart.atlas import Atlas
from needlechart.domain.body import Side, View
from needlechart.drawing.marks import Kind, Mark
from needlechart.resources import resources_folder
from needlechart.ui.body import BodyChart, BodyMark, BodyView
from needlechart.ui.look.theme import theme

MarkAt = Callable[..., BodyMark]


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light")
    yield
    theme.apply(qapp, "light")


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    return Atlas.load(resources_folder() / "atlas")


@pytest.fixture
def chart(qtbot: QtBot, atlas: Atlas) -> BodyChart:
    made = BodyChart(atlas)
    qtbot.addWidget(made)
    made.resize(848, 624)
    made.show()
    made.show_view(BodyView.BACK)
    qtbot.waitExposed(made).__enter__()
    return made


@pytest.fixture
def mark_at(atlas: Atlas) -> MarkAt:
    """A mark in the middle of a muscle of the back, the patient's right, moved by so many millimetres."""

    def made(mark_id: str, muscle: str, kind: Kind = Kind.TWITCH, dx: float = 0, dy: float = 0) -> BodyMark:
        at = atlas.centre(muscle, Side.RIGHT, View.POSTERIOR)
        assert at is not None
        point = type(at)(at.view, at.x_mm + dx, at.y_mm + dy)
        return BodyMark(mark_id, point, Mark(kind, twitches=3, order=1), name=f"{muscle}, right")

    return made
