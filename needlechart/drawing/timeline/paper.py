"""The timeline on paper: the lanes with their words and dates, as lines and letters on any painter, without a window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from needlechart.domain.history import NeedleHistory
from needlechart.domain.history.spans import Span
from needlechart.domain.patients import Patient
from needlechart.drawing.timeline.dates import days_of, ticks
from needlechart.drawing.timeline.figures import figures_of, within
from needlechart.drawing.timeline.grouped import Groups, grain, grouped, groups_of
from needlechart.drawing.timeline.kinds import DELIVERED, LaneChoice
from needlechart.drawing.timeline.lane import LEFT, RIGHT, Lane
from needlechart.drawing.timeline.lanes import lanes_of, shared_out
from needlechart.drawing.timeline.look import PAPER, Look, advance, pen_for
from needlechart.drawing.timeline.painting import paint_grid, paint_lanes, paint_span, sight_of, span_area

WORDS_PX = 132.0
"""Width of the column of words at the left, in pixels of 1/96 inch."""
_AXIS_PX, _AIR_PX, _LEAST_DAYS = 22.0, 4.0, 28.0
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True)
class PaperTimeline:
    """What is painted: the lanes with their least heights in pixels, the visits as they are taken together, the days in sight,
    and the visits (first and last) that are marked as a span, if any."""

    lanes: tuple[Lane, ...]
    least: tuple[float, ...]
    groups: Groups
    axis: tuple[float, float]
    picked: tuple[int, int] | None
    look: Look

    @property
    def high(self) -> float:
        """Height that holds all lanes and the dates, in pixels of 1/96 inch."""
        return sum(self.least) + _AXIS_PX

    @property
    def notes(self) -> tuple[str, ...]:
        """What each band of the scores means, in whole sentences with population and source, to stand under the lanes."""
        return tuple(f"{lane.title}. {lane.tip}" for lane in self.lanes if lane.tip)


def paper_timeline(
    history: NeedleHistory,
    patient: Patient,
    wide: float,
    *,
    span: Span | None = None,
    choice: LaneChoice = DELIVERED,
    only_span: bool = False,
    look: Look = PAPER,
) -> PaperTimeline:
    """The timeline of a patient for a place ``wide`` pixels of 1/96 inch.

    ``span`` is marked among all visits, or with ``only_span`` fills the width alone.  Without a visit there is no lane.
    """
    days = days_of(history.visits)
    held = [index for index, visit in enumerate(history.visits) if span is not None and span.holds(visit)]
    begin, end = (held[0], held[-1] + 1) if only_span and held else (0, len(days))
    if not days:
        return PaperTimeline((), (), groups_of((), grain((), 0, 1, wide)), (0, 1), None, look)
    spare = max(0.0, _LEAST_DAYS - (days[end - 1] - days[begin])) / 2
    air = (days[end - 1] - days[begin] + 2 * spare) * 0.05
    axis = days[begin] - spare - air, days[end - 1] + spare + 1.8 * air
    groups = groups_of(days, grain(days, *axis, wide - WORDS_PX))
    figures = grouped(within(figures_of(history, patient), begin, end), groups)
    first, last = groups.of[begin], groups.of[end - 1]
    seen = [point for point in figures.response if first <= point.visit <= last]
    lanes = tuple(lanes_of(figures, seen, choice, groups.by))
    least = tuple(max(lane.least(look), _words_high(lane, look)) for lane in lanes)
    picked = (held[0], held[-1]) if held and not only_span else None
    return PaperTimeline(lanes, least, groups, axis, picked, look)


def paint_timeline(painter: QPainter, area: QRectF, shown: PaperTimeline, lanes: slice = slice(None)) -> None:
    """Paint it into ``area``, or only some of its ``lanes`` where one page does not hold them all.

    The painter's unit is 1/96 inch.  Lanes grow to fill the height; in less than their least height they are cut at the foot.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
    painter.translate(area.topLeft())
    wide, high, look = area.width(), area.height() - _AXIS_PX, shown.look
    some, least = shown.lanes[lanes], shown.least[lanes]
    plot = QRectF(WORDS_PX, 0, wide - WORDS_PX, high)
    sight = sight_of(shown.groups, shown.axis, (WORDS_PX, wide), None, look)
    if some:
        if shown.picked is not None:
            paint_span(painter, span_area(sight, shown.groups, shown.picked, high), look)
        paint_grid(painter, plot, sight, look.px("small"))
    top = 0.0
    places = []
    for lane, lane_high in zip(some, shared_out(some, least, high), strict=True):
        places.append((lane, QRectF(WORDS_PX, top, wide - WORDS_PX, lane_high)))
        _paint_words(painter, lane, QRectF(0, top, WORDS_PX - 8, lane_high), look)
        top += lane_high
    paint_lanes(painter, places, QRectF(0, 0, wide, high), sight)
    painter.setPen(QPen(look.color("line"), 1))
    painter.drawLine(QLineF(WORDS_PX, 0, WORDS_PX, area.height()))
    _paint_dates(painter, shown, QRectF(WORDS_PX, high, wide - WORDS_PX, _AXIS_PX))
    painter.restore()


def pages_of(shown: PaperTimeline, high: float) -> Sequence[slice]:
    """The lanes that go together on pages with that much height for them, dates included; every lane is on one."""
    made: list[slice] = []
    begin, used = 0, 0.0
    for index, least in enumerate(shown.least):
        if index > begin and used + least > high - _AXIS_PX:
            made.append(slice(begin, index))
            begin, used = index, 0.0
        used += least
    return [*made, slice(begin, len(shown.lanes))] if shown.lanes else []


def _words_high(lane: Lane, look: Look) -> float:
    """Height of the lane's name and what its marks mean, as far as they are wrapped."""
    if lane.names():
        return 0.0
    # letters are about half as wide as they are high
    title = 1 + int(len(lane.title) * look.px("body") * 0.6 / (WORDS_PX - 8))
    about = 1 + int(len(lane.about) * look.px("small") * 0.55 / (WORDS_PX - 8))
    return title * look.px("body") * 1.3 + about * look.px("small") * 1.35 + 2 * _AIR_PX


def _paint_words(painter: QPainter, lane: Lane, area: QRectF, look: Look) -> None:
    names = lane.names()
    if not names:
        place = area.adjusted(0, _AIR_PX, 0, 0)
        pen_for(painter, look.font("body", 600), look.color("text1"))
        used = painter.boundingRect(place, _WRAPPED, lane.title)
        painter.drawText(place, _WRAPPED, lane.title)
        pen_for(painter, look.font("small"), look.color("text2"))
        painter.drawText(place.adjusted(0, used.height() + 1, 0, 0), _WRAPPED, lane.about)
        return
    row_high = (area.height() - 2 * _AIR_PX) / len(names)
    for index, (name, unit) in enumerate(names):
        line = QRectF(area.x(), area.y() + _AIR_PX + index * row_high, area.width(), row_high)
        pen_for(painter, look.font("body", 600), look.color("text1"))
        painter.drawText(line, LEFT, name)
        pen_for(painter, look.font("small"), look.color("text2"))
        painter.drawText(line, RIGHT, unit)


def _paint_dates(painter: QPainter, shown: PaperTimeline, area: QRectF) -> None:
    first, last = shown.axis
    pen_for(painter, shown.look.font("small"), shown.look.color("text2"))
    for tick in ticks(first, last, area.width(), shown.look.px("small")):
        x = area.x() + (tick.day - first) / (last - first) * area.width()
        words = QRectF(x + 4, area.y(), advance(shown.look.font("small"), tick.words) + 2, area.height())
        if words.right() <= area.right():
            painter.drawText(words, LEFT, tick.words)
