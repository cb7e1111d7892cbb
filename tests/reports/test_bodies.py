"""Needled places on the body for paper: told apart without colour, none over another, on every view that has one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter

from needlechart.atlas import Atlas
from needlechart.domain.body import BodyPoint, Side, View
from needlechart.reports.bodies import Spotted, bodies
from needlechart.reports.paper import Pdf
from needlechart.reports.slabs import Slab
from tests.reports.drawn import Drawn

WIDE = 700.0


def spotted(
    atlas: Atlas, muscle: str, number: int, view: View = View.POSTERIOR, *, filled: bool = True, dx: float = 0
) -> Spotted:
    at = atlas.centre(muscle, Side.RIGHT, view)
    assert at is not None
    return Spotted(number, BodyPoint(view, at.x_mm + dx, at.y_mm), filled)


def painted(slab: Slab, wide: float = WIDE) -> QImage:
    image = QImage(QSizeF(WIDE, slab.high).toSize(), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    slab.paint(painter, QRectF(0, 0, wide, slab.high))
    painter.end()
    return image


def words_of(slabs: list[Slab]) -> list[str]:
    """What is written on them."""
    pdf = Pdf("Test", letter=False)
    for slab in slabs:
        pdf.add(lambda painter, page, slab=slab: slab.paint(painter, QRectF(20, 20, WIDE, slab.high)))  # type: ignore[misc]
    return Drawn(pdf.data()).all_words()


def test_that_twitched_and_not_differ_by_shape_alone(atlas: Atlas) -> None:
    slabs = [next(bodies(atlas, [spotted(atlas, "infraspinatus", 1, filled=filled)], WIDE)) for filled in (True, False)]
    one, other = (painted(slab).convertToFormat(QImage.Format.Format_Mono) for slab in slabs)
    assert one != other


def test_that_every_view_with_a_place_is_there_once_and_front_and_back_stand_together(atlas: Atlas) -> None:
    spots = [
        spotted(atlas, "infraspinatus", 1),
        spotted(atlas, "rectus-femoris", 2, View.ANTERIOR),
        spotted(atlas, "tensor-fasciae-latae", 3, View.LATERAL_RIGHT),
    ]
    words = ", ".join(slab.words.removeprefix("Body: ") for slab in bodies(atlas, spots, WIDE)).split(", ")
    whole = [one for one, after in zip(words, [*words[1:], ""], strict=True) if "closer" not in (one, after)]
    assert sorted(whole) == ["Back", "Front", "Right side"]
    assert not list(bodies(atlas, [], WIDE))


def test_that_of_a_foot_only_what_was_needled_is_shown(atlas: Atlas) -> None:
    """The sheet of a foot has four figures, whose words would lie on each other at this size."""
    words = ", ".join(slab.words for slab in bodies(atlas, [spotted(atlas, "abductor-hallucis", 1, View.FOOT_PLANTAR)], WIDE))
    assert "Sole" in words
    assert "Back of the foot" not in words


def test_that_every_row_has_its_number_on_the_body(atlas: Atlas) -> None:
    spots = [spotted(atlas, "infraspinatus", number, dx=3 * number) for number in range(1, 10)]
    spots += [spotted(atlas, "gluteus-medius", number, dx=3 * number) for number in range(10, 15)]
    drawn = words_of(list(bodies(atlas, spots, WIDE)))
    assert {str(number) for number in range(1, 15)} <= set(drawn)


def test_that_places_close_together_are_seen_closer_and_places_far_apart_are_not(atlas: Atlas) -> None:
    close = [spotted(atlas, "infraspinatus", 1), spotted(atlas, "infraspinatus", 2, dx=10)]
    assert "closer" in " ".join(slab.words for slab in bodies(atlas, close, WIDE))
    apart = [spotted(atlas, "infraspinatus", 1), spotted(atlas, "soleus", 2)]
    assert "closer" not in " ".join(slab.words for slab in bodies(atlas, apart, WIDE))


@pytest.mark.parametrize("wide", [240.0, 460.0])
def test_that_pictures_stay_within_the_width_they_are_given(atlas: Atlas, wide: float) -> None:
    spots = [spotted(atlas, "infraspinatus", 1), spotted(atlas, "rectus-femoris", 2, View.ANTERIOR)]
    inked = False
    for slab in bodies(atlas, spots, wide):
        image = painted(slab, wide)
        assert not _inks(image.copy(int(wide) + 1, 0, int(WIDE - wide) - 1, image.height()))
        inked = inked or bool(_inks(image))
    assert inked


def _inks(image: QImage) -> set[int]:
    return set(bytes(image.convertToFormat(QImage.Format.Format_RGB32).constBits())) - {0xFF}
