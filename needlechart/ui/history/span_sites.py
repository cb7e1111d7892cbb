"""The needled sites of some visits, counted in columns: for each view of the body, how many, and how hot it is where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from math import floor
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from needlechart.domain.body import BodyPoint, Side, View
from needlechart.domain.history.by_muscle import Where, where_of
from needlechart.domain.history.sites import VIEWS, PatientSites, SitePlace
from needlechart.drawing.heat import CELL_MM, REACH_MM, Heat, heat_of
from needlechart.drawing.sheets import BodyView, Figure, Sheet, sheet_of

if TYPE_CHECKING:
    from needlechart.atlas import Atlas

_SAME_SPOT_MM = 2.0
Column: TypeAlias = NDArray[Any]


class Measure(StrEnum):
    """What a heat map counts."""

    SITES = "sites"
    NEEDLES = "needles"
    INSERTIONS = "insertions"
    TWITCHES = "twitches"


@dataclass(frozen=True, slots=True)
class MuscleCount:
    """What one muscle (or area without a named one) and side got; ``at_least`` where a twitch was not counted."""

    place: SitePlace
    counts: dict[Measure, int]
    at_least: bool


@dataclass(frozen=True, eq=False)
class HeatPart(Heat):
    """The heat of the part of a view in which there is any: what lies beside it is not worked out.

    ``corner_mm`` is where its upper left corner lies in the view, on whole cells.
    """

    corner_mm: tuple[float, float] = (0.0, 0.0)


class SpanSites:
    """The needled sites of the visits ``session_ids``, of all visits when that is None; with ``muscles`` only those in them.

    A site that twitched and was not counted is seen on the heat map as one twitch; sums are of what was counted, and
    ``uncounted`` says how many such sites there are, so that they read "at least".
    """

    def __init__(self, sites: PatientSites, session_ids: Collection[str] | None = None, muscles: Collection[Where] = ()) -> None:
        rows = np.asarray(sites.needled).astype(bool)
        if muscles:
            within = np.array([where_of(place) in muscles for place in sites.places], bool)
            rows &= within[np.asarray(sites.place)] if len(within) else False
        if session_ids is not None:
            wanted = np.array([session_id in session_ids for session_id in sites.session_ids], bool)
            rows &= wanted[np.asarray(sites.session)] if len(wanted) else False
        self._sessions = sites.session_ids
        self._session: Column = np.asarray(sites.session)[rows]
        self._view: Column = np.asarray(sites.view)[rows]
        self._x: Column = np.asarray(sites.x_mm)[rows]
        self._y: Column = np.asarray(sites.y_mm)[rows]
        needles, insertions, twitches = (np.asarray(column)[rows] for column in (sites.needles, sites.insertions, sites.twitches))
        uncounted: Column = np.asarray(sites.known)[rows] == 0
        self._place: Column = np.asarray(sites.place)[rows]
        self._places, self._uncounted = sites.places, uncounted
        self.uncounted = int(uncounted.sum())
        self._weights: dict[Measure, Column] = {
            Measure.SITES: np.ones(len(self._x)),
            Measure.NEEDLES: needles.astype(float),
            Measure.INSERTIONS: insertions.astype(float),
            Measure.TWITCHES: twitches.astype(float),
        }
        self._seen = self._weights | {Measure.TWITCHES: np.where(uncounted, np.maximum(twitches, 1), twitches).astype(float)}

    def __len__(self) -> int:
        return len(self._x)

    def session_ids(self) -> frozenset[str]:
        """The visits they were needled in."""
        return frozenset(self._sessions[at] for at in np.unique(self._session))

    def total(self, measure: Measure) -> int:
        """All of them together."""
        return int(self._weights[measure].sum())

    def per_muscle(self) -> tuple[MuscleCount, ...]:
        """Each muscle and side with what it got."""
        of: dict[tuple[str, bool, Side], list[int]] = {}
        for code in np.unique(self._place):
            place = self._places[code]
            of.setdefault((place.thing, place.muscle is not None, place.side), []).append(int(code))
        found = []
        for codes in of.values():
            rows = np.isin(self._place, codes)
            counts = {measure: int(weights[rows].sum()) for measure, weights in self._weights.items()}
            found.append(MuscleCount(self._places[codes[0]], counts, bool(self._uncounted[rows].any())))
        return tuple(found)

    def per_view(self, atlas: Atlas) -> dict[BodyView, int]:
        """How many sites each choice of views shows, those with most first; choices without any are left out."""
        counted: Counter[BodyView] = Counter()
        for name in BodyView:
            if name is not BodyView.ALL:
                rows = np.zeros(len(self), bool)
                for figure in sheet_of(atlas, name).figures:
                    rows |= self._rows_in(figure)
                counted[name] = int(rows.sum())
        return {name: n for name, n in counted.most_common() if n}

    def heats(self, views: Iterable[View], measure: Measure, atlas: Atlas) -> dict[View, HeatPart]:
        """The heat of some views that are seen together, all in the steps of the hottest one."""
        heats: dict[View, HeatPart] = {}
        for view in dict.fromkeys(views):
            rows = self._rows_of(view)
            if self._seen[measure][rows].any():
                heats[view] = _part(self._x[rows], self._y[rows], self._seen[measure][rows], atlas.size_of(view))
        hottest = max(heats.values(), key=lambda heat: heat.most, default=None)
        return {view: replace(heat, tops=hottest.tops) for view, heat in heats.items()} if hottest is not None else {}

    def spots(self, view: View) -> list[tuple[float, float]]:
        """Where its sites lie in a view, in millimetres; those closer to each other than one can tell once."""
        rows = self._rows_of(view)
        near = np.round(np.column_stack((self._x[rows], self._y[rows])) / _SAME_SPOT_MM) * _SAME_SPOT_MM
        return [(float(x), float(y)) for x, y in np.unique(near, axis=0)]

    def corners(self, sheet: Sheet) -> list[BodyPoint]:
        """The corners of the boxes round what is hot in each figure of a sheet."""
        found: list[BodyPoint] = []
        for figure in sheet.figures:
            rows = self._rows_in(figure)
            if rows.any():
                x, y, air = self._x[rows], self._y[rows], REACH_MM
                wide, high = figure.window.right(), figure.window.bottom()
                left, top = max(figure.window.left(), x.min() - air), max(figure.window.top(), y.min() - air)
                found.append(BodyPoint(figure.view, float(left), float(top)))
                found.append(BodyPoint(figure.view, float(min(wide, x.max() + air)), float(min(high, y.max() + air))))
        return found

    def _rows_of(self, view: View) -> NDArray[np.bool_]:
        rows: NDArray[np.bool_] = self._view == VIEWS.index(view)
        return rows

    def _rows_in(self, figure: Figure) -> NDArray[np.bool_]:
        rows = self._rows_of(figure.view)
        if figure.cut:
            seen = figure.window
            rows &= (self._x >= seen.left()) & (self._x < seen.right()) & (self._y >= seen.top()) & (self._y < seen.bottom())
        return rows


def _part(x_mm: Column, y_mm: Column, weight: Column, size_mm: tuple[float, float]) -> HeatPart:
    """The heat of the box round these points of a view of that size, as far as a point is seen."""
    left, top = (max(0.0, floor((float(along.min()) - REACH_MM) / CELL_MM) * CELL_MM) for along in (x_mm, y_mm))
    right, bottom = (min(end, float(along.max()) + REACH_MM) for along, end in zip((x_mm, y_mm), size_mm, strict=True))
    size = max(CELL_MM, right - left), max(CELL_MM, bottom - top)
    heat = heat_of(x_mm - left, y_mm - top, weight, size)
    return HeatPart(heat.cells, heat.size_mm, heat.most, heat.tops, (left, top))
