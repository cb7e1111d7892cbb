"""What is found on the body: a structure, a hit with what else lies there, a suggested point, a window on a view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from needlechart.domain.body import BodyPoint, Layer, Side, StructureKind, View


@dataclass(frozen=True, slots=True)
class Structure:
    """A drawn region: its key, whether it is a catalogue muscle, another drawn muscle or an area, the patient's side.

    ``layer`` is deep only for what lies under the superficial muscles in this view.  ``name`` is the English name of an
    area or an extra structure; a muscle's name is the catalogue's when the atlas was given it, else made from its key.
    """

    key: str
    kind: StructureKind
    side: Side
    layer: Layer
    name: str
    view: View


Near: TypeAlias = tuple[Structure, float]
"""A structure and how far it is from a point, in millimetres; 0 when the point lies in it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """The structure a point stands for.  ``others`` are looked up when they are asked for."""

    point: BodyPoint
    structure: Structure
    _look_around: Callable[[], tuple[Near, ...]] = field(repr=False, compare=False)

    @property
    def others(self) -> tuple[Near, ...]:
        """What else the needle may be meant for: everything else under the point, nearest the skin first and areas last,
        then the muscles at most 8 mm beside it, nearest first."""
        return self._look_around()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A labelled point of a muscle where trigger points are often looked for; general knowledge, not clinically reviewed."""

    muscle: str
    label: str
    side: Side
    point: BodyPoint


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a view that is shown as a picture of its own, in millimetres of that view."""

    view: View
    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float
