"""A mark in words: what it says, and where it lies exactly when that is not here."""

from __future__ import annotations

import pytest

from needlechart.domain.body import BodyPoint, View
from needlechart.drawing.marks import Kind, Mark
from needlechart.ui.body.body_mark import BodyMark


def words(mark: Mark, view: View = View.LATERAL_LEFT) -> str:
    return BodyMark("m", BodyPoint(view, 1, 1), mark, name="Deltoid, left").words


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        (Mark(Kind.TWITCH, 5), "Deltoid, left: 5 twitches"),
        (Mark(Kind.TWITCH, 1, order=2), "2 Deltoid, left: 1 twitch"),
        (Mark(Kind.TWITCH, 6, at_least=True), "Deltoid, left: at least 6 twitches"),
        (Mark(Kind.TWITCH), "Deltoid, left: twitched, not counted"),
        (Mark(Kind.UNSEEN), "Deltoid, left: twitch could not be seen"),
        (Mark(Kind.IN_BODY), "Deltoid, left: needle in the body"),
        (Mark(Kind.IN_BODY, label="3 min left"), "Deltoid, left: needle in the body, 3 min left"),
        (Mark(Kind.SUGGESTION, label="TrP2"), "Deltoid, left: suggestion TrP2"),
        (Mark(Kind.SUGGESTION), "Deltoid, left: suggestion"),
    ],
)
def test_that_a_mark_is_said_in_words(mark: Mark, said: str) -> None:
    assert words(mark) == said


@pytest.mark.parametrize("view", View)
def test_that_an_approximate_mark_says_the_view_in_which_it_is_exact(view: View) -> None:
    mark = BodyMark("m", BodyPoint(view, 1, 1), Mark(Kind.NONE, order=3), name="Deltoid, left")
    assert mark.words == "3 Deltoid, left: no twitch"
    assert mark.about_here().words.startswith("3 Deltoid, left: no twitch, approximate place, exact in the ")
    assert (mark.about_here().id, mark.about_here().point) == (mark.id, mark.point)
    said = {words(Mark(Kind.NONE, approximate=True), shown) for shown in View}
    assert len(said) == len(View)


@pytest.mark.parametrize("kind", Kind)
def test_that_every_kind_has_words(kind: Kind) -> None:
    assert len(words(Mark(kind, sites=2))) > len("Deltoid, left: ")
