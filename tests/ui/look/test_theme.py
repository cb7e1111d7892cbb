"""Light and dark are the same design, and both can be read."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from needlechart.drawing.fonts import use_family
from needlechart.drawing.tokens import SCHEMES, Tokens
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.palette import palette
from needlechart.ui.look.theme import theme

GROUNDS = ("bg", "surface", "raised", "control")
TEXT = ("text1", "text2", "text3", "accent", "ok", "caution", "danger")
LEAST_TEXT, LEAST_EDGE = 4.5, 3.0


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_that_text_reaches_its_contrast_on_every_ground(scheme: str) -> None:
    tokens = SCHEMES[scheme]
    low = {
        (text, ground): round(contrast(getattr(tokens, text), getattr(tokens, ground)), 2) for text in TEXT for ground in GROUNDS
    }
    assert {pair: ratio for pair, ratio in low.items() if ratio < LEAST_TEXT} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_that_edges_and_marks_can_be_seen(scheme: str) -> None:
    t: Tokens = SCHEMES[scheme]
    pairs = [(t.edge, getattr(t, ground)) for ground in GROUNDS] + [(t.mark, tone) for tone in (t.body, t.m1, t.m2, t.h1, t.h2)]
    assert [pair for pair in pairs if contrast(*pair) < LEAST_EDGE] == []


def test_that_the_measure_of_contrast_is_right() -> None:
    assert round(contrast("#ffffff", "#000000"), 1) == 21.0
    assert contrast("#777777", "#ffffff") < LEAST_TEXT < contrast("#767676", "#ffffff")


def test_that_dressing_changes_what_is_shown_without_a_restart(qtbot: QtBot, qapp: QApplication) -> None:
    button = Button("Save", "primary")
    qtbot.addWidget(button)
    button.show()
    width = button.sizeHint().width()
    light = button.grab().toImage().pixelColor(6, button.height() // 2)
    with qtbot.waitSignal(theme.changed):
        theme.apply(qapp, "dark", 2.0)
    assert button.sizeHint().width() > width
    assert button.grab().toImage().pixelColor(6, button.height() // 2) != light


def test_that_what_is_worn_already_is_not_put_on_again(qtbot: QtBot, qapp: QApplication) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.apply(qapp, "dark", 1.5)
    with qtbot.assertNotEmitted(theme.changed):
        theme.apply(qapp, "dark", 1.5)
    with qtbot.waitSignal(theme.changed):
        theme.apply(qapp, "dark", 2.0)
    with qtbot.waitSignal(theme.changed):
        theme.apply(qapp, "light", 2.0)
    assert qapp.palette() == palette(theme.t)


def test_that_another_family_of_type_is_put_on(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    use_family("Inter")
    try:
        with qtbot.waitSignal(theme.changed):
            theme.apply(qapp, "light")
        assert qapp.font().family() == "Inter"
    finally:
        use_family("")


@pytest.mark.parametrize(("wanted", "got"), [(0.2, 1.0), (9.0, 2.5), (1.5, 1.5)])
def test_that_text_is_held_between_100_and_250_percent(qapp: QApplication, wanted: float, got: float) -> None:
    theme.apply(qapp, "light", wanted)
    assert theme.text_scale == got
