"""Path data of the drawings (``M``, ``c``, ``z``) as rings of straight pieces."""

from __future__ import annotations

import re
from itertools import accumulate
from math import ceil, hypot, sqrt
from typing import TypeAlias

Ring: TypeAlias = tuple[tuple[float, float], ...]
"""A closed line of points in millimetres; the last point joins the first."""

FLATNESS_MM = 0.02
"""How far a straight piece may lie off its curve: a fifth of the precision of the drawings."""

_IN_NUMBERS = dict.fromkeys(map(ord, "-.0123456789 \n"))
_NUMBER = re.compile(r"-?(?:\d+\.\d+|\.\d+|\d+)")


def curves_of(data: str) -> tuple[tuple[float, ...], ...]:
    """The numbers of each closed sub-path: start, then six of every curve, relative to the end of the one before.

    Raises ValueError for anything but a move followed by curves.
    """
    found = []
    for part in data.split("M")[1:]:
        numbers = tuple(map(float, _NUMBER.findall(part)))
        if len(numbers) < 8 or (len(numbers) - 2) % 6 or set(part.translate(_IN_NUMBERS)) - {"c", "z"}:
            raise ValueError(f"not a closed path of curves: {part[:40]}")
        found.append(numbers)
    if not found:
        raise ValueError("an empty path")
    return tuple(found)


def bounds(curves: tuple[tuple[float, ...], ...]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a box that surely holds the curves."""
    across: list[float] = []
    down: list[float] = []
    for numbers in curves:
        xs = list(accumulate(numbers[6::6], initial=numbers[0]))
        ys = list(accumulate(numbers[7::6], initial=numbers[1]))
        for first, second in ((2, 3), (4, 5)):
            across += map(float.__add__, xs, numbers[first::6])
            down += map(float.__add__, ys, numbers[second::6])
        across += xs
        down += ys
    return min(across), min(down), max(across), max(down)


def rings_of(curves: tuple[tuple[float, ...], ...]) -> tuple[Ring, ...]:
    """Every sub-path as a ring of straight pieces."""
    return tuple(_ring(numbers) for numbers in curves)


def _ring(numbers: tuple[float, ...]) -> Ring:
    x, y = numbers[0], numbers[1]
    points = [(x, y)]
    for at in range(2, len(numbers), 6):
        ax, ay, bx, by, cx, cy = numbers[at : at + 6]
        bend = max(hypot(bx - 2 * ax, by - 2 * ay), hypot(ax - 2 * bx + cx, ay - 2 * by + cy))
        pieces = max(1, ceil(sqrt(0.75 * bend / FLATNESS_MM)))
        for piece in range(1, pieces):
            t = piece / pieces
            u = 1 - t
            a, b, c = 3 * u * u * t, 3 * u * t * t, t * t * t
            points.append((x + a * ax + b * bx + c * cx, y + a * ay + b * by + c * cy))
        x, y = x + cx, y + cy
        points.append((x, y))
    return tuple(points)
