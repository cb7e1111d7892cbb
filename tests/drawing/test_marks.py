"""Marks: every meaning has a shape and a sign of its own, told apart without colour."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from needlechart.domain.body import BodyPoint, Place, Side, StructureKind, View
from needlechart.domain.needling import Elicited, Finding, Site, Twitch
from needlechart.domain.technique import Technique
from needlechart.drawing.fonts import font
from needlechart.drawing.marks import LARGE, MEDIUM, PALE, SMALL, Kind, Mark, extent, paint_mark
from needlechart.drawing.site_marks import finding_mark, ghost_mark, site_mark
from needlechart.drawing.tokens import DARK, LIGHT, PRINT, Tokens

MEANINGS = {
    "twitches": Mark(Kind.TWITCH, twitches=5),
    "twitched, not counted": Mark(Kind.TWITCH),
    "at least": Mark(Kind.TWITCH, twitches=6, at_least=True),
    "no twitch": Mark(Kind.NONE),
    "not observable": Mark(Kind.UNSEEN),
    "not sought": Mark(Kind.NOT_SOUGHT),
    "not answered": Mark(Kind.UNANSWERED),
    "finding": Mark(Kind.FINDING),
    "in, not answered": Mark(Kind.IN_BODY),
    "in, not observable": Mark(Kind.IN_BODY, answer=Kind.UNSEEN),
    "in, twitches": Mark(Kind.IN_BODY, answer=Kind.TWITCH, twitches=5),
    "in, none": Mark(Kind.IN_BODY, answer=Kind.NONE),
    "unconfirmed": Mark(Kind.UNCONFIRMED),
    "ghost": Mark(Kind.GHOST),
    "ghost ring": Mark(Kind.GHOST_RING),
    "ghost finding": Mark(Kind.GHOST_FINDING),
    "suggestion": Mark(Kind.SUGGESTION),
    "cluster": Mark(Kind.CLUSTER, sites=3),
    "cluster with a needle": Mark(Kind.CLUSTER, sites=3, holds_needle=True),
    "selected": Mark(Kind.TWITCH, twitches=5, selected=True),
    "three needles": Mark(Kind.TWITCH, twitches=5, needles=3),
    "note": Mark(Kind.TWITCH, twitches=5, badge="note"),
    "caution": Mark(Kind.TWITCH, twitches=5, badge="caution"),
    "added": Mark(Kind.TWITCH, twitches=5, badge="added"),
    "dropped": Mark(Kind.TWITCH, twitches=5, badge="dropped"),
}
EXACT = dict(MEANINGS)
MEANINGS |= {
    f"about: {name}": replace(mark, approximate=True)
    for name, mark in EXACT.items()
    if name not in ("three needles", "note", "caution", "added", "dropped", "selected")
}
SIDE = 160


def painted(mark: Mark, tokens: Tokens = PRINT, diameter: float = MEDIUM, *, order: bool = False) -> QImage:
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0xFF808080)
    painter = QPainter(image)
    paint_mark(painter, mark, QPointF(SIDE / 2, SIDE / 2), diameter, tokens, font(15, 600), order)
    painter.end()
    return image


def grey(image: QImage) -> bytes:
    # Held while its pixels are copied: they do not keep the image alive by themselves.
    in_grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return bytes(in_grey.constBits())


def differing(one: QImage, other: QImage) -> int:
    pixels = [np.frombuffer(grey(image), np.uint8).astype(int) for image in (one, other)]
    return int((abs(pixels[0] - pixels[1]) > 60).sum())


@pytest.mark.parametrize("diameter", [SMALL, MEDIUM, LARGE])
def test_that_any_two_meanings_differ_on_paper(diameter: int) -> None:
    images = {name: painted(mark, diameter=diameter) for name, mark in MEANINGS.items()}
    assert len(list(combinations(images, 2))) == 946
    for one, other in combinations(images, 2):
        assert differing(images[one], images[other]) >= diameter / 4, (one, other)


def test_that_the_comparison_finds_two_marks_that_are_the_same() -> None:
    assert differing(painted(Mark(Kind.TWITCH, twitches=5)), painted(Mark(Kind.TWITCH, twitches=5, label="beside"))) == 0


@pytest.mark.parametrize("tokens", [LIGHT, DARK, PRINT], ids=lambda t: t.name)
@pytest.mark.parametrize("diameter", [SMALL, MEDIUM, LARGE])
def test_that_a_mark_stays_inside_its_extent(diameter: int, tokens: Tokens) -> None:
    reach = extent(diameter)
    for name, mark in MEANINGS.items():
        image = painted(replace(mark, order=12), tokens, diameter, order=True)
        touched = [(x, y) for x in range(SIDE) for y in range(SIDE) if image.pixel(x, y) != 0xFF808080]
        assert touched, name
        assert all(abs(x - SIDE / 2) <= reach and abs(y - SIDE / 2) <= reach for x, y in touched), name


def test_that_a_ghost_carries_no_order_and_a_suggestion_its_number_or_its_label() -> None:
    for kind in PALE - {Kind.SUGGESTION}:
        assert painted(Mark(kind, order=3), order=True) == painted(Mark(kind))
    assert painted(Mark(Kind.NONE, order=3), order=True) != painted(Mark(Kind.NONE))
    cross = Mark(Kind.SUGGESTION)
    assert painted(replace(cross, order=3), order=True) != painted(cross)
    assert painted(replace(cross, order=3, label="TrP3"), order=True) == painted(cross)


def reach_of(image: QImage) -> float:
    """How far from its middle a picture is touched along its middle row and column, where nothing stands beside a mark."""
    middle = SIDE // 2
    line = [(x, middle) for x in range(SIDE)] + [(middle, y) for y in range(SIDE)]
    return max((abs(x - middle) + abs(y - middle) for x, y in line if image.pixel(x, y) != 0xFF808080), default=0)


@pytest.mark.parametrize("diameter", [MEDIUM, LARGE])
def test_that_ghosts_suggestions_and_approximate_marks_are_smaller_than_those_of_today(diameter: int) -> None:
    least = min(reach_of(painted(mark, diameter=diameter)) for mark in EXACT.values() if mark.kind not in PALE)
    assert least >= diameter * 0.45
    for name, mark in MEANINGS.items():
        if mark.kind in PALE:
            assert reach_of(painted(mark, diameter=diameter)) < least, name
        elif mark.approximate and mark.kind is not Kind.CLUSTER:
            exact = replace(mark, approximate=False)
            assert reach_of(painted(mark, diameter=diameter)) < 0.95 * reach_of(painted(exact, diameter=diameter)), name


def test_that_an_approximate_disc_is_hollow_and_an_approximate_needle_still_yellow() -> None:
    about = Mark(Kind.TWITCH, approximate=True)
    beside = (SIDE // 2 - 7, SIDE // 2 - 3)  # inside the rim, beside the sign
    assert painted(about, LIGHT).pixelColor(*beside).name() == LIGHT.mark_paper
    assert painted(replace(about, approximate=False), LIGHT).pixelColor(*beside).name() == LIGHT.mark
    needle = painted(Mark(Kind.IN_BODY, approximate=True), LIGHT)
    assert needle.pixelColor(SIDE // 2 - 6, SIDE // 2 + 4).name() == LIGHT.caution_fill


def test_that_a_dash_says_only_that_a_twitch_could_not_be_seen() -> None:
    signs = {(mark.kind, mark.answer): mark.sign for mark in MEANINGS.values()}
    signs |= {(kind, answer): Mark(kind, answer=answer, sites=2).sign for kind in Kind for answer in Kind}
    dashed = {shape for shape, sign in signs.items() if "–" in sign}
    assert dashed == {(Kind.UNSEEN, answer) for answer in Kind} | {(Kind.IN_BODY, Kind.UNSEEN)}


def test_that_each_way_of_having_no_number_has_a_sign_of_its_own() -> None:
    kinds = (Kind.NONE, Kind.UNSEEN, Kind.NOT_SOUGHT, Kind.UNANSWERED, Kind.TWITCH)
    assert [Mark(kind).sign for kind in kinds] == ["0", "–", "·", "?", "+"]
    assert [Mark(Kind.IN_BODY, answer=kind).sign for kind in kinds] == ["0", "–", "·", "?", "+"]
    assert Mark(Kind.TWITCH, twitches=6, at_least=True).sign == "6+"
    assert Mark(Kind.CLUSTER, sites=4).sign == "4×"
    assert Mark(Kind.FINDING).sign == ""


def site(**fields: Any) -> Site:
    place = Place(BodyPoint(View.POSTERIOR, 500, 800), "gluteus-medius", StructureKind.MUSCLE, Side.RIGHT)
    return Site(id="s", order=2, place=place, **fields)


@pytest.mark.parametrize(
    ("fields", "kind", "sign"),
    [
        ({}, Kind.UNANSWERED, "?"),
        ({"twitch": Twitch(Elicited.YES, 5)}, Kind.TWITCH, "5"),
        ({"twitch": Twitch(Elicited.YES, 6, about=True)}, Kind.TWITCH, "6+"),
        ({"twitch": Twitch(Elicited.YES)}, Kind.TWITCH, "+"),
        ({"twitch": Twitch(Elicited.NO, 0)}, Kind.NONE, "0"),
        ({"twitch": Twitch(Elicited.NOT_OBSERVABLE)}, Kind.UNSEEN, "–"),
        ({"twitch": Twitch(Elicited.NOT_SOUGHT)}, Kind.NOT_SOUGHT, "·"),
        ({"technique": Technique.STATIC, "left_in": True}, Kind.IN_BODY, "?"),
        ({"left_in": True, "twitch": Twitch(Elicited.YES, 2)}, Kind.IN_BODY, "2"),
        ({"left_in": True, "twitch": Twitch(Elicited.NOT_OBSERVABLE)}, Kind.IN_BODY, "–"),
        ({"confirmed": False, "left_in": True}, Kind.UNCONFIRMED, ""),
    ],
)
def test_that_a_site_gets_the_mark_of_what_happened(fields: dict[str, Any], kind: Kind, sign: str) -> None:
    mark = site_mark(site(**fields))
    assert (mark.kind, mark.sign, mark.order) == (kind, sign, 2)


def test_that_notes_cautions_findings_and_ghosts_have_their_marks() -> None:
    assert site_mark(site(note="sore")).badge == "note"
    assert site_mark(site(note="sore"), caution=True).badge == "caution"
    assert site_mark(site(new_needles=3)).needles == 3
    assert finding_mark(Finding("f", 4, site().place)).kind is Kind.FINDING
    assert ghost_mark(site(twitch=Twitch(Elicited.YES, 5))).kind is Kind.GHOST
    assert ghost_mark(site()).kind is Kind.GHOST_RING
