"""Which marks are drawn as one."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from needlechart.domain.body import BodyPoint, View
from needlechart.drawing.marks import Kind, Mark
from needlechart.ui.body.body_mark import BodyMark
from needlechart.ui.body.clusters import Placed, clustered, is_cluster, members


def placed(mark_id: str, x: float, kind: Kind = Kind.TWITCH) -> Placed:
    return BodyMark(mark_id, BodyPoint(View.POSTERIOR, x, 0), Mark(kind, twitches=1), name=mark_id), QPointF(x, 0)


def test_that_only_marks_that_hide_each_other_become_one() -> None:
    assert [mark.id for mark, _ in clustered([placed("a", 0), placed("b", 15)], 20)] == ["a", "b"]
    ((one, at),) = clustered([placed("a", 0), placed("b", 14)], 20)
    assert is_cluster(one)
    assert members(one) == ("a", "b")
    assert at == QPointF(7, 0)
    assert (one.mark.sites, one.mark.holds_needle, one.mark.sign) == (2, False, "2×")


def test_that_a_long_row_of_marks_does_not_become_one() -> None:
    found = clustered([placed(str(at), at * 12) for at in range(12)], 20)
    assert len(found) >= 4
    assert sum(len(members(mark)) if is_cluster(mark) else 1 for mark, _ in found) == 12


def test_that_a_needle_in_the_body_is_never_hidden_among_other_marks() -> None:
    found = clustered([placed("a", 0), placed("b", 3), placed("in", 2, Kind.IN_BODY)], 20)
    assert [(mark.id, is_cluster(mark)) for mark, _ in found] == [("cluster of a b", True), ("in", False)]


def test_that_needles_in_the_body_over_each_other_say_so() -> None:
    ((one, _at),) = clustered([placed("a", 0, Kind.IN_BODY), placed("b", 3, Kind.IN_BODY)], 20)
    assert (one.mark.sites, one.mark.holds_needle) == (2, True)
    assert "needle in the body" in one.words


def test_that_what_is_about_the_place_is_counted_with_its_like_only() -> None:
    (a, at_a), (b, at_b), (c, at_c) = placed("a", 0), placed("b", 3), placed("c", 2)
    found = clustered([(a.about_here(), at_a), (b.about_here(), at_b), (c, at_c)], 20)
    assert [(mark.id, mark.mark.approximate) for mark, _ in found] == [("cluster of a b", True), ("c", False)]
    assert "exact in the back view" in found[0][0].words
