"""Every page in every size, scheme and size of text: nothing is cut, cramped, pushed out, covered or too faint to read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from needlechart.drawing.tokens import LIGHT as TOKENS
from needlechart.pictures.looks import LIGHT, LOOKS, LOOKS_OF, Look, kept
from needlechart.pictures.manual import manual_stage
from needlechart.pictures.pages import PAGES
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.chips import ChoiceChips
from needlechart.ui.look.layout import Box, col, row
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import Label
from tests.screens.seen import contrasts, cramped, cut_words, elided, faint, overlapping, pushed_out

AT_THE_TABLE = tuple(page for page, looks in LOOKS_OF.items() if looks == LOOKS)
WHERE = [(page, look) for look in LOOKS for page in AT_THE_TABLE]

MAY_END_EARLY = {"needle_site": "· site "}
"""The second line of a card: side and time stand first, the number of the site and who set it are in the list, too."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found on one page in one look."""

    size: str
    cramped: list[str]
    cut: list[str]
    elided: list[str]
    pushed_out: list[str]
    overlapping: list[str]
    faint: list[str]


@pytest.fixture(scope="module")
def seen(qapp: QApplication) -> Iterator[dict[tuple[str, Look], Seen]]:
    """Every page of the treatment table in every look, in one window."""
    found = {}
    with manual_stage() as stage:
        stage.keeps_session = True
        for look in LOOKS:
            stage.dress(look)
            for page in AT_THE_TABLE:
                stage.lead(page)
                window = stage.window
                image = window.grab().toImage()
                found[page, look] = Seen(
                    f"{window.width()}x{window.height()}",
                    cramped(window),
                    cut_words(window),
                    elided(window),
                    pushed_out(window),
                    overlapping(window),
                    faint(window, image, look.scheme),
                )
    yield found
    theme.apply(qapp, "light", 1.0)


def test_that_every_page_has_its_looks_and_the_table_has_all_of_them() -> None:
    assert LOOKS_OF.keys() == PAGES.keys(), "a page needs its line in pictures/looks.py"
    assert all(LIGHT in looks and set(looks) <= set(LOOKS) for looks in LOOKS_OF.values())
    places = ("today", "screen", "before", "needle", "needle_site", "treatments", "after", "sign")
    assert set(places) <= set(AT_THE_TABLE)
    assert len({look.ending for look in LOOKS}) == len(LOOKS)
    assert {(look.scheme, look.size) for look in LOOKS if look.text == 1} == {
        (scheme, size) for scheme in ("light", "dark") for size in ("1280x800", "2560x1600")
    }
    assert {look.size for look in LOOKS if look.text == 2} == {"1280x800", "1920x1200"}
    assert sum(kept(page, look) for page, looks in LOOKS_OF.items() for look in looks) < 2 * len(PAGES) + 5


@pytest.mark.parametrize(("page", "look"), WHERE, ids=lambda one: one.ending or "light" if isinstance(one, Look) else one)
def test_that_a_page_fits_its_window_and_can_be_read(seen: dict[tuple[str, Look], Seen], page: str, look: Look) -> None:
    now = seen[page, look]
    assert now.size == look.size, "the page asks for a larger window"
    assert (now.cramped, now.cut, now.pushed_out, now.overlapping, now.faint) == ([], [], [], [], [])
    may = MAY_END_EARLY.get(page)
    assert [line for line in now.elided if may is None or may not in line] == []


@pytest.fixture
def page(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Box:
    """A small page on which all is well."""
    monkeypatch.setattr(theme, "still", True)
    made = Box(
        col(row(Label("Needles"), None, Button("Mirror", size="touch")), ChoiceChips([("a", "Weak"), ("b", "Strong")])), "bg"
    )
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.show()
    return made


def _all(page: QWidget) -> list[str]:
    image = page.grab().toImage()
    return [*cramped(page), *cut_words(page), *pushed_out(page), *overlapping(page), *faint(page, image, "light"), *elided(page)]


def test_that_nothing_is_found_where_all_is_well(page: Box) -> None:
    assert _all(page) == []


def _word(page: Box) -> QLabel:
    return page.findChildren(QLabel)[0]


def test_that_a_cut_word_is_found(page: Box) -> None:
    _word(page).setFixedWidth(20)
    QApplication.processEvents()
    assert "needs" in cut_words(page)[0]
    assert cut_words(page)[0].startswith("Label 'Needles'")


def test_that_a_cramped_button_is_found(page: Box) -> None:
    page.findChildren(Button)[0].setFixedWidth(30)
    QApplication.processEvents()
    assert cramped(page)[0].startswith("Button 'Mirror' is 30 x")


def test_that_keys_whose_second_line_has_no_room_are_found(page: Box) -> None:
    chips = page.findChildren(ChoiceChips)[0]
    chips.setFixedSize(100, 48)
    QApplication.processEvents()
    assert any(found.startswith("ChoiceChips") for found in cramped(page))


def test_that_what_is_pushed_out_and_what_is_covered_is_found(page: Box) -> None:
    _word(page).setParent(page)
    _word(page).move(380, 10)
    _word(page).show()
    assert "is not inside Box" in pushed_out(page)[0]
    _word(page).move(page.findChildren(ChoiceChips)[0].pos())
    assert any("lie on each other" in found for found in overlapping(page))


@pytest.mark.parametrize(
    ("ground", "ink", "said"), [("#123456", "#ffffff", "no colour of ours"), (TOKENS.bg, TOKENS.disabled, ": 1 on")]
)
def test_that_a_strange_ground_and_faint_ink_are_found(qtbot: QtBot, ground: str, ink: str, said: str) -> None:
    made = QWidget()
    qtbot.addWidget(made)
    word = QLabel("Needles in the body")
    word.setFont(theme.font())
    QHBoxLayout(made).addWidget(word)
    colours = QPalette(made.palette())
    colours.setColor(QPalette.ColorRole.Window, QColor(ground))
    colours.setColor(QPalette.ColorRole.WindowText, QColor(ink))
    made.setPalette(colours)
    word.setPalette(colours)
    made.resize(300, 60)
    made.show()
    assert said in faint(made, made.grab().toImage(), "light")[0]


def test_that_contrast_is_reckoned_as_the_standard_does() -> None:
    black, grey = contrasts(0xFFFFFF, np.array([0x000000, 0x777777], np.uint32))
    assert black == pytest.approx(21)
    assert grey == pytest.approx(4.48, abs=0.01)
