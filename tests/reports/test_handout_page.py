"""The handout on paper: one page of lines and letters, readable, for nobody else on the computer."""

from __future__ import annotations

import re
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from needlechart.atlas import Atlas
from needlechart.domain.body import BodyPoint, Place, Side, StructureKind, View
from needlechart.domain.handout import Handout, HandoutPart, Marked
from needlechart.reports.handout_page import HandoutNotWritten, handout_pdf, paint_handout, write_handout
from needlechart.reports.paper import page_size, size_px


@pytest.fixture(scope="module")
def handout(atlas: Atlas) -> Handout:
    at = atlas.centre("infraspinatus", Side.RIGHT, View.POSTERIOR)
    assert at is not None
    place = Place(at, "infraspinatus", StructureKind.MUSCLE, Side.RIGHT)
    parts = (HandoutPart("Where you were needled", ("1  Infraspinatus, right",)), HandoutPart("What to do", ("Drink enough.",)))
    return Handout("Your visit", "Mara Alder", parts, "Bring your sheet.", "Riverside", (Marked(1, place),))


def _painted(handout: Handout, atlas: Atlas) -> QImage:
    size = size_px(page_size(letter=False))
    image = QImage(size.toSize(), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_handout(painter, handout, atlas, QRectF(QPointF(), size))
    painter.end()
    return image


def _ink(image: QImage, left: float, top: float, right: float, bottom: float) -> int:
    """Dark pixels in a part of the page, in shares of it."""
    wide, high = image.width(), image.height()
    return sum(
        image.pixelColor(x, y).lightness() < 128
        for x in range(int(left * wide), int(right * wide), 2)
        for y in range(int(top * high), int(bottom * high), 2)
    )


@pytest.mark.parametrize("letter", [False, True])
def test_that_the_pdf_is_one_vector_page_that_names_nobody_outside_its_text(letter: bool, handout: Handout, atlas: Atlas) -> None:
    data = handout_pdf(handout, atlas, letter=letter)
    assert data.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", data)) == 1
    assert b"/Subtype /Image" not in data
    assert len(data) < 120 * 1024
    head = data[: data.find(b"stream")] + data[data.rfind(b"endstream") :]
    assert b"Alder" not in head
    assert "Alder".encode("utf-16-be") not in data


def test_that_words_and_picture_stand_side_by_side(handout: Handout, atlas: Atlas) -> None:
    image = _painted(handout, atlas)
    assert _ink(image, 0.05, 0.1, 0.55, 0.4) > 50
    assert _ink(image, 0.58, 0.1, 0.95, 0.7) > 200
    without = _painted(replace(handout, marked=()), atlas)
    assert _ink(without, 0.58, 0.2, 0.95, 0.7) == 0


def test_that_nothing_is_painted_beside_the_margins_and_long_words_stay_on_the_page(handout: Handout, atlas: Atlas) -> None:
    long = replace(handout, own="\n".join(f"Line {n} of many that the clinic wants to say to everybody." for n in range(70)))
    image = _painted(long, atlas)
    for left, top, right, bottom in ((0, 0, 1, 0.04), (0, 0.96, 1, 1), (0, 0, 0.05, 1), (0.95, 0, 1, 1)):
        assert _ink(image, left, top, right, bottom) == 0
    assert _ink(image, 0.05, 0.92, 0.6, 0.96) > 0  # the foot is still there


def test_that_places_of_both_faces_bring_front_and_back(handout: Handout, atlas: Atlas) -> None:
    front = Place(BodyPoint(View.ANTERIOR, 380, 1000), "rectus-femoris", StructureKind.MUSCLE, Side.RIGHT)
    both = _painted(replace(handout, marked=(*handout.marked, Marked(2, front))), atlas)
    one = _painted(handout, atlas)
    assert both != one


def test_that_the_file_is_whole_and_for_nobody_else(handout: Handout, atlas: Atlas, tmp_path: Path) -> None:
    out = tmp_path / "handout.pdf"
    out.write_bytes(b"an older one")
    write_handout(out, handout, atlas)
    assert out.read_bytes().startswith(b"%PDF")
    assert [path.name for path in tmp_path.iterdir()] == ["handout.pdf"]
    if sys.platform != "win32":
        assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_that_a_folder_that_is_not_there_is_told(handout: Handout, atlas: Atlas, tmp_path: Path) -> None:
    with pytest.raises(HandoutNotWritten) as told:
        write_handout(tmp_path / "gone" / "handout.pdf", handout, atlas)
    assert "handout.pdf" in told.value.sentence
    assert "Choose another folder" in told.value.way_out
