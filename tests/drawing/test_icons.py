"""Icons: every name a page asks for is drawn, in the colour asked for, inside its square."""

from __future__ import annotations

import re

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from needlechart.drawing.icons import icon, icon_names
from needlechart.resources import resources_folder

NAMES = (
    "search lock person people today clock timer check check_circle close plus minus down right left up back undo redo needle "
    "needle_out mirror repeat finding flag alert info note sign layers body history review shield gear help print export filter "
    "play compare sharps phone drop hand dumbbell stretch heat estim home eye link more fit sun question box keyboard "
    "pause speaker_off hand_over camera moon ultrasound tape ruler pressure cup plan"
)
EXPECTED = NAMES.split()


def painted(name: str, side: int = 48, colour: str = "#0d5a72") -> QImage:
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    icon(painter, name, QRectF(0, 0, side, side), colour)
    painter.end()
    return image


def ink(image: QImage) -> list[tuple[int, int]]:
    return [(x, y) for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).alpha() > 200]


def test_that_the_set_is_whole() -> None:
    assert icon_names() == set(EXPECTED)


def test_that_every_icon_is_drawn_in_its_colour_with_air_around_it() -> None:
    for name in EXPECTED:
        image = painted(name)
        dots = ink(image)
        assert len(dots) >= 12, name
        assert all(1 <= x <= 46 and 1 <= y <= 46 for x, y in dots), name
        wanted, found = QColor("#0d5a72"), image.pixelColor(*dots[len(dots) // 2])
        off = max(abs(wanted.red() - found.red()), abs(wanted.green() - found.green()), abs(wanted.blue() - found.blue()))
        assert off <= 2, name


def test_that_no_two_icons_look_alike() -> None:
    # All held while their pixels are copied: those do not keep an image alive by themselves.
    images = [painted(name) for name in EXPECTED]
    assert len({bytes(image.constBits()) for image in images}) == len(EXPECTED)


def test_that_lines_keep_their_width_at_any_size() -> None:
    thin, large = ink(painted("minus", 24)), ink(painted("minus", 96))
    assert len({y for _x, y in large}) <= len({y for _x, y in thin}) + 1


def test_that_icon_files_hold_lines_of_one_colour_only() -> None:
    for name in EXPECTED:
        text = (resources_folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
        assert re.findall(r'stroke="([^"]+)"', text) == ["#1f1c18"], name
        assert re.findall(r'fill="([^"]+)"', text) == ["none"], name
        assert 'viewBox="0 0 24 24"' in text, name
