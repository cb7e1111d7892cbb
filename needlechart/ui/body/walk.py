"""The keyboard's own place on the body: from muscle to muscle, from mark to mark, and what Enter means there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent

from needlechart.atlas import Structure
from needlechart.domain.body import BodyPoint, Layer, StructureKind
from needlechart.ui.body.body_mark import BodyMark
from needlechart.ui.body.chart_part import PartKey, mark_key, structure_key
from needlechart.ui.body.chart_parts import tell_focus
from needlechart.ui.body.walking import Stop, nearest_stop, next_stop, stops

if TYPE_CHECKING:
    from needlechart.ui.body.body_chart import BodyChart

_DIRECTIONS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_STEPS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Spot(NamedTuple):
    """Where the keyboard is: the structure or the mark, its point on the sheet in millimetres, and its words."""

    structure: Structure | None
    mark: BodyMark | None
    at: QPointF
    words: str


class Walk(QObject):
    """Walks over the structures and marks that a chart shows.

    Arrows go to the nearest muscle in that direction, Page Down and Page Up to the next mark and the one before, Enter does
    what a tap there does, Shift and Enter what a long press does, Escape leaves.
    """

    def __init__(self, chart: BodyChart) -> None:
        super().__init__(chart)
        self._chart = chart
        self._stop: Stop | None = None
        self._mark_id: str | None = None
        self._walking = False

    @property
    def shown(self) -> bool:
        """Whether the keyboard's place is to be seen now."""
        return self._walking and self._chart.hasFocus() and self.spot() is not None

    def spot(self) -> Spot | None:
        """Where the keyboard is; None when it is nowhere."""
        chart = self._chart
        mark = chart.mark(self._mark_id) if self._mark_id is not None else None
        if mark is not None:
            point = chart.place_shown(mark)
            at = chart.seen.sheet.to_sheet(point) if point is not None else None
            return None if at is None else Spot(None, mark, at, chart.words_of_mark(mark))
        if self._stop is None:
            return None
        return Spot(self._stop.structure, None, self._stop.at, stop_words(chart, self._stop.structure))

    def key(self) -> PartKey | None:
        """What a screen reader knows the place by."""
        if self._mark_id is not None:
            return mark_key(self._mark_id)
        return structure_key(self._stop.structure) if self._stop is not None else None

    def press(self, event: QKeyEvent) -> bool:
        """What a key does; False when it means nothing here."""
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = modifiers == Qt.KeyboardModifier.NoModifier
        if key in _DIRECTIONS and (plain or modifiers == Qt.KeyboardModifier.ControlModifier):
            self._go(_DIRECTIONS[key])
        elif key in _STEPS and plain:
            self._go_to_mark(_STEPS[key])
        elif not self.shown:
            return False
        elif key in _ENTERS and (plain or modifiers == Qt.KeyboardModifier.ShiftModifier):
            self.act(held=not plain)
        elif key == Qt.Key.Key_Escape and plain:
            self._leave()
        else:
            return False
        return True

    def go_to(self, stop: Stop) -> None:
        """To that structure."""
        self._stop, self._mark_id = stop, None
        self._arrive()

    def go_to_mark(self, mark_id: str) -> None:
        """To that mark."""
        self._mark_id = mark_id
        self._arrive()

    def act(self, *, held: bool = False) -> None:
        """What a tap there does, or a long press: the mark is taken, or a site or finding is placed in the muscle's middle."""
        chart, mark_id, stop = self._chart, self._mark_id, self._stop
        if mark_id is not None and chart.mark(mark_id) is not None:
            if held:
                chart.mark_held.emit(mark_id)
            else:
                chart.tap_mark(mark_id)
        elif stop is not None and chart.placing:
            (chart.body_held if held else chart.body_tapped).emit(middle_of_stop(chart, stop))

    def rest(self) -> None:
        """Something else is in hand: the place is kept, but not shown."""
        if self._walking:
            self._walking = False
            self._chart.update()

    def meet(self) -> None:
        """The chart shows another body: the place is found again there, or left."""
        if self._stop is not None:
            was, here = self._stop.structure, self._stops()
            same = [s for s in here if (s.structure.key, s.structure.kind, s.structure.side) == (was.key, was.kind, was.side)]
            self._stop = next((s for s in same if s.structure == was), same[0] if same else None)
        self.meet_marks()

    def meet_marks(self) -> None:
        """The chart shows other marks: one that is no longer seen is left."""
        if self._mark_id is not None and self.spot() is None:
            self._mark_id = None
        if self._stop is None and self._mark_id is None:
            self._walking = False
        if self._walking:
            self._chart.update()

    def tell(self) -> None:
        """Say where the keyboard is to whoever listens."""
        spot = self.spot() if self.shown else None
        if spot is not None:
            tell_focus(self._chart)

    def _leave(self) -> None:
        self._stop = self._mark_id = None
        self._walking = False
        self._chart.update()

    def _go(self, direction: tuple[int, int]) -> None:
        places, spot = self._stops(), self.spot()
        if spot is None:
            found = nearest_stop(places, self._beginning())
        elif not self._walking:
            found = self._stop or nearest_stop(places, spot.at)
        else:
            found = next_stop([place for place in places if place != self._stop], spot.at, direction)
        if found is not None:
            self.go_to(found)

    def _go_to_mark(self, by: int) -> None:
        ids = [mark.id for mark in self._chart.marks if self._chart.place_shown(mark) is not None]
        if ids:
            at = ids.index(self._mark_id) + by if self._mark_id in ids else (0 if by > 0 else -1)
            self.go_to_mark(ids[at % len(ids)])

    def _beginning(self) -> QPointF:
        """Where a walk begins: at the mark in hand, else in the middle of the window."""
        chart = self._chart
        mark = chart.mark(chart.selected) if chart.selected is not None else None
        point = chart.place_shown(mark) if mark is not None else None
        at = chart.seen.sheet.to_sheet(point) if point is not None else None
        return at if at is not None else chart.seen.camera.frame_centre

    def _arrive(self) -> None:
        self._walking = True
        spot, chart = self.spot(), self._chart
        point = chart.seen.sheet.to_body(spot.at) if spot is not None else None
        if point is not None:
            chart.reveal(point)
        chart.update()
        self.tell()

    def _stops(self) -> tuple[Stop, ...]:
        return stops(self._chart.atlas, self._chart.seen.sheet, deep=self._chart.deep)


def stop_words(chart: BodyChart, structure: Structure) -> str:
    """A structure in words as the chart shows it: name, side, and whether it is deep."""
    deep = ", deep" if structure.layer is Layer.DEEP and structure.kind is not StructureKind.AREA else ""
    return f"{chart.words_of(structure)}{deep}"


def middle_of_stop(chart: BodyChart, stop: Stop) -> BodyPoint:
    """The point where a structure is placed without a pointer: the middle of a muscle, where that is seen and answers."""
    structure = stop.structure
    if structure.kind is not StructureKind.MUSCLE:
        return stop.point
    middle = chart.atlas.centre(structure.key, structure.side, structure.view)
    if middle is None or chart.seen.sheet.to_sheet(middle) is None:
        return stop.point
    hit = chart.atlas.structure_at(middle, chart.deep)
    return middle if hit is not None and hit.structure == structure else stop.point
