"""Few cubic curves through dense polylines, corners kept, and their text in a drawing; millimetres, rounded to 0.1."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray
from shapely.geometry.base import BaseGeometry

from atlas_maker.splines import polys, resample

Points: TypeAlias = NDArray[np.float64]
"""Points as rows of x and y, in millimetres."""

Curve: TypeAlias = Points
"""One cubic curve: its start, two handles and its end."""

Ring: TypeAlias = list[Curve]
"""Curves that follow each other."""

STEP_MM = 0.45
"""How far apart the points are that a curve is fitted to."""

_CORNER_WINDOW_MM = 0.9
_CORNER_DEGREES = 52.0
_TANGENT_WINDOW_MM = 0.5
_LONGEST_TURN_DEGREES = 115.0
_REFINEMENTS = 3


def fit_closed(coords: ArrayLike, tolerance: float = 0.2, step: float = STEP_MM) -> Ring:
    """Curves around a closed line, at most ``tolerance`` millimetres off; it need not repeat its first point."""
    points = np.asarray(coords, float)
    if not np.allclose(points[0], points[-1]):
        points = np.vstack([points, points[:1]])
    count = max(12, int(_length(points) / step))
    points = resample(points, count + 1)[:-1]
    corners = _corners(points, step, closed=True)
    if not corners:
        start = int(np.argmin(points[:, 0]))
        points = _smoothed(np.roll(points, -start, 0), [], closed=True)
        return _fit_smooth(np.vstack([points, points[:1]]), tolerance, step, closed=True)
    points = np.roll(_smoothed(points, corners, closed=True), -corners[0], 0)
    points = np.vstack([points, points[:1]])
    knots = [corner - corners[0] for corner in corners] + [len(points) - 1]
    return [curve for a, b in pairwise(knots) for curve in _fit_smooth(points[a : b + 1], tolerance, step)]


def fit_open(coords: ArrayLike, tolerance: float = 0.25, step: float = 2 * STEP_MM) -> Ring:
    """Curves along an open line, its corners kept, at most ``tolerance`` millimetres off."""
    points = np.asarray(coords, float)
    length = _length(points)
    if length < 1:
        return []
    count = max(3, int(length / step) + 1)
    points = resample(points, count)
    corners = _corners(points, length / (count - 1), closed=False)
    points = _smoothed(points, corners, closed=False)
    knots = [0, *corners, len(points) - 1]
    return [curve for a, b in pairwise(knots) for curve in _fit_smooth(points[a : b + 1], tolerance, step)]


def fit_shape(shape: BaseGeometry, tolerance: float = 0.2, step: float = STEP_MM) -> list[Ring]:
    """The outer and inner borders of all polygons of a shape, the largest polygon first."""
    rings = []
    for polygon in sorted(polys(shape), key=lambda p: -p.area):
        rings += [fit_closed(border.coords, tolerance, step) for border in (polygon.exterior, *polygon.interiors)]
    return rings


def path_data(rings: Iterable[Ring], closed: bool = True) -> str:
    """The rings as path data: M, relative c, and z when they are closed."""
    return "".join(_ring_data(ring, closed) for ring in rings if ring)


def tenths(value: float) -> str:
    """The shortest text of a number rounded to 0.1."""
    text = f"{value:.1f}".removesuffix(".0")
    if text.startswith(("0.", "-0.")):
        return text.replace("0.", ".", 1)
    return "0" if text == "-0" else text


def _ring_data(ring: Ring, closed: bool) -> str:
    rounded = [np.round(curve, 1) for curve in ring]
    text = f"M{tenths(rounded[0][0][0])} {tenths(rounded[0][0][1])}"
    for curve in rounded:  # differences of what is rounded already: no error adds up
        text += "c" + _joined([tenths(value) for value in (curve[1:] - curve[0]).ravel()])
    return text + "z" if closed else text


def _joined(numbers: list[str]) -> str:
    """Numbers one after the other, with a space where the next one could be read as part of the last."""
    text = numbers[0]
    for last, number in pairwise(numbers):
        text += number if number[0] == "-" or (number[0] == "." and "." in last) else f" {number}"
    return text


def _length(points: Points) -> float:
    return float(np.hypot(*np.diff(points, axis=0).T).sum())


def _corners(points: Points, step: float, *, closed: bool) -> list[int]:
    """Where an equidistant line turns more within the window than any rounded end does."""
    window = max(1, round(_CORNER_WINDOW_MM / step))
    if closed:
        before, after = points - np.roll(points, window, 0), np.roll(points, -window, 0) - points
        first = 0
    else:
        before, after = points[window:-window] - points[: -2 * window], points[2 * window :] - points[window:-window]
        first = window
    turn = np.degrees(np.abs(_turn(before, after)))
    found: list[int] = []
    for at in np.argsort(-turn):
        if turn[at] < _CORNER_DEGREES:
            break
        gaps = [abs(int(at) - other) for other in found]
        if all(min(gap, len(turn) - gap if closed else gap) > window for gap in gaps):
            found.append(int(at))
    return sorted(at + first for at in found)


def _turn(before: Points, after: Points) -> NDArray[np.float64]:
    """Angle from one direction to the other, in radians between -pi and pi."""
    angle = np.arctan2(after[:, 1], after[:, 0]) - np.arctan2(before[:, 1], before[:, 0])
    return np.asarray((angle + np.pi) % (2 * np.pi) - np.pi)


def _smoothed(points: Points, corners: Sequence[int], *, closed: bool) -> Points:
    """Each point moved a little towards its neighbours, except corners and ends."""
    mild = (np.roll(points, 1, 0) + 2 * points + np.roll(points, -1, 0)) / 4
    kept = list(corners) if closed else [0, *corners, len(points) - 1]
    mild[kept] = points[kept]
    return mild


def _fit_smooth(points: Points, tolerance: float, step: float, *, closed: bool = False) -> Ring:
    """Curves along a line without corners, each as long as the tolerance lets it be."""
    last = len(points) - 1
    tangents = _tangents(points, max(1, round(_TANGENT_WINDOW_MM / step)), closed=closed)
    turned = np.degrees(np.abs(np.cumsum(np.r_[0, 0, _turn(np.diff(points, axis=0)[:-1], np.diff(points, axis=0)[1:])])))
    found: Ring = []
    start, guess = 0, 16
    while start < last:
        good, bad, best = start, last + 1, None
        reach = min(last, start + guess)
        while good < bad - 1:
            bent = abs(turned[reach] - turned[min(start + 1, last)]) > _LONGEST_TURN_DEGREES and reach > start + 1
            curve = None if bent else _fit_one(points[start : reach + 1], tangents[start], -tangents[reach], tolerance)
            if curve is None:
                bad = reach
            else:
                good, best = reach, curve
            if bad > last:
                reach = min(last, start + 2 * (reach - start))
            elif bad - good <= max(1, (good - start) // 8):
                break
            else:
                reach = (good + bad) // 2
        if best is None:
            good, best = start + 1, _straight(points[start], points[start + 1])
        found.append(best)
        guess = max(2, good - start)
        start = good
    return found


def _tangents(points: Points, window: int, *, closed: bool) -> Points:
    """Unit directions of the line at its points."""
    last = len(points) - 1
    at = np.arange(len(points))
    if closed:
        ahead, behind = points[(at + window) % last], points[(at - window) % last]
    else:
        ahead, behind = points[np.minimum(at + window, last)], points[np.maximum(at - window, 0)]
    direction = ahead - behind
    return direction / np.maximum(np.hypot(direction[:, 0], direction[:, 1]), 1e-9)[:, None]


def _straight(a: Points, b: Points) -> Curve:
    return np.array([a, a + (b - a) / 3, b - (b - a) / 3, b])


def _fit_one(points: Points, start: Points, end: Points, tolerance: float) -> Curve | None:
    """One curve through the points that leaves along ``start`` and comes in against ``end``; None when none is near enough."""
    if len(points) == 2:
        return _straight(points[0], points[1])
    along = np.r_[0, np.cumsum(np.hypot(*np.diff(points, axis=0).T))]
    share = along / along[-1]
    for _ in range(_REFINEMENTS):
        curve = _with_handles(points, share, start, end)
        off = _at(curve, share) - points
        far = float(np.hypot(off[:, 0], off[:, 1]).max())
        if far < tolerance:
            return curve
        if far > 6 * tolerance:
            return None
        share = _nearer(curve, share, off)
    return None


def _with_handles(points: Points, share: NDArray[np.float64], start: Points, end: Points) -> Curve:
    """The curve with handles of the lengths that fit best (least squares), held within what makes no loop."""
    b0, b1, b2, b3 = _bernstein(share)
    one, other = np.outer(b1, start), np.outer(b2, end)
    rest = points - np.outer(b0 + b1, points[0]) - np.outer(b2 + b3, points[-1])
    aa, bb, ab = np.sum(one * one), np.sum(other * other), np.sum(one * other)
    x, y = np.sum(one * rest), np.sum(other * rest)
    chord = float(np.hypot(*(points[-1] - points[0])))
    determinant = aa * bb - ab * ab
    if determinant > 1e-9:
        lengths = np.array([x * bb - ab * y, aa * y - ab * x]) / determinant
    else:
        lengths = np.full(2, chord / 3)
    lengths = np.clip(lengths, 0.08 * chord, 1.1 * chord)
    return np.array([points[0], points[0] + lengths[0] * start, points[-1] + lengths[1] * end, points[-1]])


def _bernstein(t: NDArray[np.float64]) -> tuple[NDArray[np.float64], ...]:
    u = 1 - t
    return u**3, 3 * u * u * t, 3 * u * t * t, t**3


def _at(curve: Curve, t: NDArray[np.float64]) -> Points:
    return np.column_stack(_bernstein(t)) @ curve


def _nearer(curve: Curve, t: NDArray[np.float64], off: Points) -> NDArray[np.float64]:
    """Shares along the curve that lie nearer to the points (a step of Newton's)."""
    u = (1 - t)[:, None]
    v = t[:, None]
    first = 3 * (u * u * (curve[1] - curve[0]) + 2 * u * v * (curve[2] - curve[1]) + v * v * (curve[3] - curve[2]))
    second = 6 * (u * (curve[2] - 2 * curve[1] + curve[0]) + v * (curve[3] - 2 * curve[2] + curve[1]))
    slope = (first * first + off * second).sum(1)
    move = np.where(np.abs(slope) > 1e-9, (off * first).sum(1) / np.where(slope == 0, 1, slope), 0)
    return np.maximum.accumulate(np.clip(t - move, 0, 1))
