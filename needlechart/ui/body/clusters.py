"""Marks that lie on each other while the body is small are drawn as one: how many sites, and whether a needle is in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    groups: list[list[Placed]] = []
    for mark, at in placed:
        alike = [group for group in groups if _sort(group[0][0]) == _sort(mark)]
        near = next((group for group in alike if _close(at, _middle(group), diameter)), None)
        if near is None:
            groups.append([(mark, at)])
        else:
            near.append((mark, at))
    return [group[0] if len(group) == 1 else _one(group) for group in groups]


def _one(group: Sequence[Placed]) -> Placed:
    marks = [mark for mark, _ in group]
    in_body, approximate = _sort(marks[0])
    drawn = Mark(Kind.CLUSTER, sites=len(marks), holds_needle=in_body, approximate=approximate)
    name = "; ".join(mark.words for mark in marks)
    return BodyMark(_PREFIX + " ".join(mark.id for mark in marks), marks[0].point, drawn, None, name), _middle(group)


def _sort(mark: BodyMark) -> tuple[bool, bool]:
    """Whether it is a needle in the body, and whether it lies only about here."""
    return mark.mark.kind is Kind.IN_BODY, mark.mark.approximate


def _middle(group: Sequence[Placed]) -> QPointF:
    return QPointF(sum(at.x() for _, at in group) / len(group), sum(at.y() for _, at in group) / len(group))


def _close(one: QPointF, other: QPointF, diameter: float) -> bool:
    between = one - other
    return between.x() ** 2 + between.y() ** 2 < (_NEAR * diameter) ** 2
