"""Marks that lie on each other while the body is small are drawn as one: how many sites, and whether a needle is in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from PySide6.QtCore import QPointF

from needlechart.drawing.marks import Kind, Mark
from needlechart.ui.body.body_mark import BodyMark

APART_PX_PER_MM = 1.2
"""From here on marks are never drawn as one: two sites in a hand's breadth lie far enough apart."""

_PREFIX = "cluster of "
_NEAR = 0.75
"""How far apart two marks may be drawn as one, in diameters of a disc: nearer than that they hide each other's figures."""

Placed: TypeAlias = tuple[BodyMark, QPointF]


def is_cluster(mark: BodyMark) -> bool:
    """Whether a mark stands for several."""
    return mark.mark.kind is Kind.CLUSTER


def members(mark: BodyMark) -> tuple[str, ...]:
    """The ids of the marks that a cluster stands for."""
    return tuple(mark.id.removeprefix(_PREFIX).split(" "))


def clustered(placed: Iterable[Placed], diameter: float) -> list[Placed]:
    """Marks that hide a good part of each other become one, in their middle; the others stay.

    A needle in the body is counted with needles in the body only, so that it never disappears among others; what is only
    about the place with its like only.
    """
    groups: list[_Group] = []
    reach = (_NEAR * diameter) ** 2
    for one in placed:
        sort, x, y = _sort(one[0]), one[1].x(), one[1].y()
        for group in groups:
            if group.sort == sort and group.is_near(x, y, reach):
                group.add(one, x, y)
                break
        else:
            groups.append(_Group(sort, one, x, y))
    return [group.placed[0] if len(group.placed) == 1 else _one(group) for group in groups]


class _Group:
    """Marks drawn as one, and the sums of their places: the middle is asked for with every mark that may join."""

    __slots__ = ("placed", "sort", "x", "y")

    def __init__(self, sort: tuple[bool, bool], first: Placed, x: float, y: float) -> None:
        self.sort, self.placed, self.x, self.y = sort, [first], x, y

    def is_near(self, x: float, y: float, reach: float) -> bool:
        many = len(self.placed)
        dx, dy = self.x / many - x, self.y / many - y
        return dx * dx + dy * dy < reach

    def add(self, one: Placed, x: float, y: float) -> None:
        self.placed.append(one)
        self.x += x
        self.y += y


def _one(group: _Group) -> Placed:
    marks, (in_body, approximate), many = [mark for mark, _at in group.placed], group.sort, len(group.placed)
    drawn = Mark(Kind.CLUSTER, sites=many, holds_needle=in_body, approximate=approximate)
    name = "; ".join(mark.words for mark in marks)
    made = BodyMark(_PREFIX + " ".join(mark.id for mark in marks), marks[0].point, drawn, None, name)
    return made, QPointF(group.x / many, group.y / many)


def _sort(mark: BodyMark) -> tuple[bool, bool]:
    """Whether it is a needle in the body, and whether it lies only about here."""
    return mark.mark.kind is Kind.IN_BODY, mark.mark.approximate
