"""The manual's pictures are those of today's program: every page is drawn again and compared as words and structure."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtWidgets import QApplication

from needlechart.pictures.looks import LOOKS_OF, ONLY_LOOKED_AT, SMALL, kept
from needlechart.pictures.manual import manual_stage
from needlechart.pictures.pages import PAGES, NoSuchPage
from needlechart.pictures.stage import LEAST_PX, NotASize, Picture, draw_page, staged
from needlechart.records.clinic_file import ClinicFile

ROOT = Path(__file__).parents[2]
SCREENS = ROOT / "docs" / "screens"
MANUAL = [page for page in PAGES if page not in ONLY_LOOKED_AT]


@pytest.fixture(scope="module")
def drawn(qapp: QApplication) -> dict[str, Picture]:
    """Every page of the manual, as the program draws it now."""
    with manual_stage() as stage:
        return {page: stage.draw(page) for page in PAGES}


@pytest.mark.parametrize("page", MANUAL)
def test_that_a_page_says_what_its_picture_says(drawn: dict[str, Picture], page: str) -> None:
    kept = (SCREENS / f"{page}.txt").read_text("utf-8")
    assert drawn[page].outline == kept, f"draw the pictures anew with ./run pictures, and look at {page}.png"


def test_that_pages_are_told_apart_by_what_they_say(drawn: dict[str, Picture]) -> None:
    assert len({picture.outline for picture in drawn.values()}) == len(PAGES)


@pytest.mark.parametrize("page", PAGES)
def test_that_something_is_painted_on_a_page(drawn: dict[str, Picture], page: str) -> None:
    image = drawn[page].image.convertToFormat(QImage.Format.Format_RGB32)
    colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    assert len(colours) > 20


def test_that_every_page_has_its_pictures_in_the_right_size_and_nothing_else_lies_there() -> None:
    wanted = {f"{page}{look.ending}.png": look.size for page in PAGES for look in LOOKS_OF[page] if kept(page, look)}
    sizes = {path.name: QImageReader(str(path)).size() for path in SCREENS.glob("*.png")}
    assert {name: f"{size.width()}x{size.height()}" for name, size in sizes.items()} == wanted
    assert {path.name for path in SCREENS.glob("*.txt")} == {f"{page}.txt" for page in MANUAL}


def test_that_the_readme_shows_only_pictures_that_are_there() -> None:
    shown = re.findall(r"!\[[^]]*\]\(([^)]+)\)", (ROOT / "README.md").read_text("utf-8"))
    assert len(shown) >= 6
    assert [picture for picture in shown if not (ROOT / picture).is_file()] == []


def test_that_one_page_of_a_clinic_is_drawn_to_a_file(qapp: QApplication, clinic_file: ClinicFile, tmp_path: Path) -> None:
    out = tmp_path / "today.png"
    draw_page(clinic_file, "today", out, size="1000 x 700", scheme="dark", text=1.5)
    size = QImageReader(str(out)).size()
    assert (size.width(), size.height()) == (1000, 700)
    assert out.stat().st_mode & 0o077 == 0, "a page of a chart is for nobody else on this computer"


def test_that_an_unknown_page_lists_the_pages(qapp: QApplication, clinic_file: ClinicFile, tmp_path: Path) -> None:
    with pytest.raises(NoSuchPage) as told:
        draw_page(clinic_file, "tomorrow", tmp_path / "x.png", size=SMALL, scheme="light", text=1)
    assert "history" in told.value.way_out
    assert not (tmp_path / "x.png").exists()


@pytest.mark.parametrize("size", ["1280", "1280x", "9x9", "1280x80000", "wide x high", f"{LEAST_PX - 1}x{LEAST_PX}"])
def test_that_a_size_that_is_none_is_said(qapp: QApplication, clinic_file: ClinicFile, size: str) -> None:
    with pytest.raises(NotASize), staged(clinic_file, size, "light", 1.0):
        pass
