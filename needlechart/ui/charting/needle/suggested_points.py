"""The numbered points on the body: of the muscle in hand, while Points is on, with what is said about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from needlechart.atlas import Suggestion
from needlechart.domain.body import Side, StructureKind
from needlechart.ui.body.body_mark import BodyMark
from needlechart.ui.charting.needle.body_marks import suggested_marks
from needlechart.ui.charting.needle.points_line import PointsLine

if TYPE_CHECKING:
    from needlechart.ui.charting.needle.needle_place import NeedlePlace


class SuggestedPoints:
    """Which points are shown on the Needle place.  ``line`` lies on the chart while Points is on."""

    def __init__(self, place: NeedlePlace) -> None:
        self._place = place
        self.line = PointsLine(place.chart)

    @property
    def on(self) -> bool:
        """Whether points are asked for."""
        return self._place.tools.points.isChecked()

    def muscle(self) -> tuple[str, Side] | None:
        """The muscle in hand: that of the chosen mark, else the one the keyboard has walked to."""
        mark = self._place.mark()
        if mark is not None:
            return (mark.place.muscle, mark.place.side) if mark.place.muscle else None
        walk = self._place.chart.walk
        spot = walk.spot() if walk.shown else None
        walked = spot.structure if spot is not None else None
        return (walked.key, walked.side) if walked is not None and walked.kind is StructureKind.MUSCLE else None

    def shown(self) -> tuple[Suggestion, ...]:
        """The points of the muscle in hand, while they are asked for."""
        muscle = self.muscle() if self.on else None
        return self._place.atlas.suggestions(*muscle) if muscle is not None else ()

    def marks(self) -> tuple[BodyMark, ...]:
        """The points as marks; the line says which muscle's they are."""
        editor, points = self._place.editor, self.shown()
        muscle = self.muscle() if self.on else None
        self.line.show_points(points, muscle[0] if muscle else None, editor.opened.catalogue, on=self.on)
        self.put_line()
        return suggested_marks(points, editor.session, editor.opened.catalogue)

    def put_line(self) -> None:
        """The line at its place between the controls of the chart."""
        chart = self._place.chart
        if chart.controls is not None and not self.line.isHidden():
            self.line.put(chart.controls.free(chart.seen.sheet).toRect())
