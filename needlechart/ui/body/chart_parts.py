"""The chart for a screen reader: every muscle, bone and mark that is shown is a part with a name, a place and a press."""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from shiboken6 import isValid

from needlechart.ui.body.chart_part import Part, PartKey, mark_key, structure_key
from needlechart.ui.body.walking import Stop, stops
from needlechart.ui.look.accessible import SpokenInterface

if TYPE_CHECKING:
    from needlechart.ui.body.body_chart import BodyChart


class ChartParts:
    """The parts of one chart: none until somebody asks, then each made once and known again.

    Qt keeps what it was given by its address, so every part stays in ``_made`` until the chart is gone.
    """

    def __init__(self, chart: BodyChart) -> None:
        self._chart = weakref.ref(chart)
        self._made: dict[PartKey, Part] = {}
        self._of: object = None
        self._shown: dict[PartKey, Part] = {}
        self._stops: dict[PartKey, Stop] = {}
        made = self._made
        chart.destroyed.connect(lambda _gone=None: _forget(made))

    def now(self) -> list[Part]:
        """The parts shown now: the marks first, in their order, then what is drawn."""
        return list(self._look().values())

    def part_of(self, key: PartKey) -> Part | None:
        """The part with that key, when it is shown."""
        return self._look().get(key)

    def stop(self, key: PartKey) -> Stop | None:
        """The structure that a key stands for, when it is shown."""
        self._look()
        return self._stops.get(key)

    def tell(self) -> None:
        """Tell whoever listens that other parts are shown now."""
        chart = self._chart()
        if chart is not None and self._of is not None and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(chart, QAccessible.Event.ObjectReorder))

    def _look(self) -> dict[PartKey, Part]:
        chart = self._chart()
        if chart is None:
            return {}
        of = (chart.seen.sheet, chart.deep, chart.marks)
        if of != self._of:
            self._of = of
            found = stops(chart.atlas, chart.seen.sheet, deep=chart.deep, areas=True)
            self._stops = {structure_key(stop.structure): stop for stop in found}
            marks = [mark_key(mark.id) for mark in chart.marks if chart.place_shown(mark) is not None]
            self._shown = {key: self._part(key) for key in (*marks, *self._stops)}
        return self._shown

    def _part(self, key: PartKey) -> Part:
        part = self._made.get(key)
        if part is None:
            part = self._made[key] = Part(self, self._chart, key)
            QAccessible.registerAccessibleInterface(part)
        return part


class ChartInterface(SpokenInterface):
    """A chart with its controls and, after them, its parts as children."""

    def __init__(self, chart: BodyChart) -> None:
        super().__init__(chart, chart)
        self._chart = weakref.ref(chart)

    def childCount(self) -> int:  # noqa: N802
        return super().childCount() + len(self._parts())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        controls = super().childCount()
        if index < controls:
            return super().child(index)
        parts = self._parts()
        return parts[index - controls] if index - controls < len(parts) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: N802
        if isinstance(child, Part):
            at = next((at for at, part in enumerate(self._parts()) if part is child), None)
            return -1 if at is None else super().childCount() + at
        return super().indexOfChild(child)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: N802
        chart = self._chart()
        if chart is None:
            return None
        px = chart.mapFromGlobal(QPoint(x, y))
        if chart.childAt(px) is not None:
            return super().childAt(x, y)
        mark = chart.mark_taken_at(QPointF(px), finger=False)
        if mark is not None:
            return chart.parts.part_of(mark_key(mark.id))
        point = chart.point_at(QPointF(px))
        hit = chart.atlas.structure_at(point, chart.deep) if point is not None else None
        return None if hit is None else chart.parts.part_of(structure_key(hit.structure))

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: N802
        chart = self._chart()
        key = chart.walk.key() if chart is not None and chart.walk.shown else None
        if chart is not None and key is not None:
            return chart.parts.part_of(key)
        return super().focusChild()

    def _parts(self) -> list[Part]:
        chart = self._chart()
        return chart.parts.now() if chart is not None else []


def tell_focus(chart: BodyChart) -> None:
    """Tell whoever listens where the keyboard is on the chart."""
    if not QAccessible.isActive():
        return
    key = chart.walk.key()
    part = chart.parts.part_of(key) if key is not None else None
    if part is not None:
        face = QAccessible.queryAccessibleInterface(chart)
        event = QAccessibleEvent(chart, QAccessible.Event.Focus)
        event.setChild(face.indexOfChild(part))
        QAccessible.updateAccessibility(event)


def _forget(made: dict[PartKey, Part]) -> None:
    """The chart is gone: Qt lets go of its parts, and then so do we."""
    for part in made.values():
        if isValid(part):
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(part))
    made.clear()
