"""The body on paper: vector, small, sides said, every mark where it is; the lean body agrees with the atlas."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter, QPdfWriter

from needlechart.atlas import Atlas
from needlechart.domain.body import BodyPoint, Side, View
from needlechart.domain.sessions import AreaKind
from needlechart.drawing.lean_body import paint_lean_body
from needlechart.drawing.marks import Kind, Mark
from needlechart.drawing.page import BodyPage, PageMark, paint_body_page
from needlechart.drawing.pain import DrawnArea
from needlechart.drawing.sheets import BodyView, sheet_of
from needlechart.drawing.tokens import LIGHT, PRINT

MOST_KIB = 120
_AROUND_MM = (-6, -3, 0, 3, 6)
MUSCLES = ("gluteus-medius", "gluteus-maximus", "infraspinatus", "latissimus-dorsi", "semitendinosus")


def full_page(atlas: Atlas) -> BodyPage:
    """Front and back with ten marks, an area and ten rows."""
    sheet = sheet_of(atlas, BodyView.ALL, 0.9)
    marks: list[PageMark] = []
    rows: list[tuple[str, str]] = []
    for muscle in MUSCLES:
        for side in (Side.RIGHT, Side.LEFT):
            point = atlas.centre(muscle, side, View.POSTERIOR)
            assert point is not None
            at = sheet.to_sheet(point)
            assert at is not None
            marks.append(PageMark(Mark(Kind.TWITCH, twitches=len(marks), order=len(marks) + 1), at))
            rows.append((str(len(marks)), f"{muscle}, {side.value}: 0.30 × 40 mm, {len(marks)} twitches"))
    area = DrawnArea(AreaKind.REFERRED, View.POSTERIOR, ((500, 900), (600, 900), (580, 1300), (520, 1300)))
    return BodyPage(sheet, tuple(marks), (area,), tuple(rows))


def written(atlas: Atlas, page: BodyPage, path: Path) -> tuple[bytes, int]:
    """The bytes of a PDF of the page on A4, and how many rows had room."""
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setResolution(96)
    writer.setPageMargins(QMarginsF(12, 12, 12, 12))
    painter = QPainter(writer)
    rows = paint_body_page(painter, atlas, page, QRectF(0, 0, writer.width(), writer.height()), PRINT)
    painter.end()
    return path.read_bytes(), rows


def images_of(pdf: bytes) -> list[bytes]:
    return re.findall(rb"/Subtype\s*/Image", pdf)


def content_of(pdf: bytes) -> bytes:
    """What is painted, of the largest stream."""
    streams = re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL)
    return zlib.decompress(max(streams, key=len))


def test_that_a_page_is_vector_and_small(atlas: Atlas, tmp_path: Path) -> None:
    pdf, rows = written(atlas, full_page(atlas), tmp_path / "page.pdf")
    assert rows == 10
    assert len(pdf) <= MOST_KIB * 1024
    assert images_of(pdf) == []
    assert b"/Shading" not in pdf
    content = content_of(pdf)
    assert content.count(b" l\n") > 3000  # the muscles are there, as lines


def test_that_an_image_in_a_page_would_be_found(tmp_path: Path) -> None:
    writer = QPdfWriter(str(tmp_path / "image.pdf"))
    painter = QPainter(writer)
    picture = QImage(20, 20, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    painter.drawImage(0, 0, picture)
    painter.end()
    assert images_of((tmp_path / "image.pdf").read_bytes())


@pytest.mark.parametrize("name", [view for view in BodyView if view is not BodyView.ALL])
def test_that_every_choice_of_views_fits_a_small_page(atlas: Atlas, name: BodyView, tmp_path: Path) -> None:
    pdf, _rows = written(atlas, BodyPage(sheet_of(atlas, name, 0.8)), tmp_path / "page.pdf")
    assert 10 * 1024 < len(pdf) <= MOST_KIB * 1024
    assert images_of(pdf) == []


def test_that_marks_and_areas_lie_where_the_sheet_says_and_are_black_on_white(atlas: Atlas) -> None:
    page, area = replace(full_page(atlas), rows=()), QRectF(0, 0, 700, 700)
    images = {}
    for shown in (page, replace(page, marks=(), areas=())):
        image = QImage(700, 700, QImage.Format.Format_RGB32)
        image.fill(QColor("#ffffff"))
        painter = QPainter(image)
        paint_body_page(painter, atlas, shown, area, PRINT)
        painter.end()
        images[bool(shown.marks)] = image
    scale = min(700 / page.sheet.size.width(), (700 - 3 * 22) / page.sheet.size.height())
    origin = QPointF(350 - page.sheet.size.width() * scale / 2, 22)
    found = 0
    for placed in page.marks:
        at = origin + placed.at * scale
        beside = (round(at.x() - 6), round(at.y() + 3))
        found += images[True].pixelColor(*beside).lightness() < 60 <= images[False].pixelColor(*beside).lightness()
    assert found >= 9
    thigh = page.sheet.to_sheet(BodyPoint(View.POSTERIOR, 550, 1000))
    assert thigh is not None
    at = origin + thigh * scale
    box = (round(at.x()) - 12, round(at.y()) - 12, 24, 24)
    assert images[True].copy(*box) != images[False].copy(*box)


def test_that_the_list_leaves_what_has_no_room_for_the_next_page(atlas: Atlas, tmp_path: Path) -> None:
    many = tuple((str(n), f"Gluteus medius, right: {n} twitches " * 3) for n in range(90))
    _pdf, rows = written(atlas, replace(full_page(atlas), rows=many), tmp_path / "first.pdf")
    assert 20 <= rows < 90
    one = (("1", "A single row"),)
    assert written(atlas, replace(full_page(atlas), rows=one), tmp_path / "one.pdf")[1] == 1


def test_that_words_that_are_too_long_go_on_in_the_next_line(atlas: Atlas) -> None:
    def inked(words: str) -> int:
        image = QImage(300, 900, QImage.Format.Format_RGB32)
        image.fill(QColor("#ffffff"))
        painter = QPainter(image)
        paint_body_page(
            painter, atlas, BodyPage(sheet_of(atlas, BodyView.FRONT), rows=(("1", words),)), QRectF(image.rect()), PRINT
        )
        painter.end()
        lines = [any(image.pixelColor(x, y).lightness() < 128 for x in range(300)) for y in range(700, 900)]
        return lines.count(True)

    assert inked("Gluteus medius, right, deep to the bone, slowly, until it was quiet " * 4) > 2 * inked("Gluteus medius")


@pytest.mark.parametrize("view", View)
def test_that_the_lean_body_agrees_with_the_atlas(atlas: Atlas, view: View) -> None:
    """Inside a muscle and away from its border its ground is painted, beside the figure nothing."""
    width, height = atlas.size_of(view)
    scale = 700 / height
    image = QImage(round(width * scale), 700, QImage.Format.Format_RGB32)
    image.fill(QColor("#010203"))
    painter = QPainter(image)
    painter.scale(scale, scale)
    paint_lean_body(painter, atlas, view, LIGHT, 1 / scale)
    painter.end()
    outside = figure = 0
    for i in range(1, 36):
        for j in range(1, 36):
            point = BodyPoint(view, width * i / 36, height * j / 36)
            ring = [BodyPoint(view, point.x_mm + dx, point.y_mm + dy) for dx in _AROUND_MM for dy in _AROUND_MM]
            held = {atlas.contains(around) for around in ring}
            drawn = image.pixelColor(int(point.x_mm * scale), int(point.y_mm * scale)).name() != "#010203"
            if held == {False}:
                outside += 1
                assert not drawn, point
            elif held == {True}:
                figure += 1
                assert drawn, point
    assert outside > 30
    assert figure > 30


def test_that_the_lean_body_shows_both_sides_alike(atlas: Atlas) -> None:
    image = QImage(900, 1840, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    paint_lean_body(painter, atlas, View.ANTERIOR, PRINT, 1.0)
    painter.end()
    mirrored = image.flipped(Qt.Orientation.Horizontal)
    different = sum(
        abs(image.pixelColor(x, y).lightness() - mirrored.pixelColor(x, y).lightness()) > 120
        for x in range(0, 450, 5)
        for y in range(0, 1840, 5)
    )
    assert different < 0.01 * 90 * 368
