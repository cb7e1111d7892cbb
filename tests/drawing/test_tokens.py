"""Colours: text and marks stand out as much as they must, in both schemes and for the common kinds of colour sight."""

from __future__ import annotations

import pytest

from needlechart.drawing.tokens import DARK, LIGHT, PRINT, SCHEMES, Sizes, Tokens

GROUNDS = ("bg", "surface", "raised", "control")
BODY_TONES = ("body", "body_hi", "m0", "m1", "m2", "h0", "h1", "h2", "bone", "tendon_edge", "tendon_core")


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda t: t.name)
def test_that_words_are_read_on_every_ground(tokens: Tokens) -> None:
    for text in ("text1", "text2", "text3", "accent", "ok", "caution", "danger"):
        for ground in GROUNDS:
            assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5, (text, ground)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda t: t.name)
def test_that_a_mark_stands_out_from_every_tone_of_the_body(tokens: Tokens) -> None:
    for tone in BODY_TONES:
        assert contrast(tokens.mark, getattr(tokens, tone)) >= 3.0, tone
    assert contrast(tokens.mark, tokens.mark_paper) >= 4.5
    assert contrast(tokens.mark, tokens.mark_text) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda t: t.name)
def test_that_the_yellow_of_a_needle_does_not_depend_on_its_fill(tokens: Tokens) -> None:
    assert contrast("#1f1c18", tokens.caution_fill) >= 10
    assert contrast(tokens.ghost, tokens.m1) >= 2.5


def test_that_print_is_black_and_white_where_it_means_something() -> None:
    meaning = ("mark", "mark_text", "mark_paper", "mark_halo", "text1", "caution_fill", "outline")
    assert {getattr(PRINT, name) for name in meaning} == {"#000000", "#ffffff"}
    assert set(SCHEMES) == {"light", "dark", "print"}


def test_that_text_grows_whole_and_targets_by_half() -> None:
    usual, double = Sizes(), Sizes().scaled(2.0)
    assert (double.small, double.body, double.title) == (26, 30, 40)
    assert (double.touch, double.side, double.numeral) == (72, 648, 42)
    assert (double.hair, double.radius, double.stroke, double.gap) == (usual.hair, usual.radius, usual.stroke, usual.gap)
    assert Sizes().scaled(1.0) == usual
