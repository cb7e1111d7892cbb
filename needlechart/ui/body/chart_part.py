"""One muscle, bone or mark of the chart for a screen reader: its name, place, state and press."""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QObject, QPointF, QRect, QRectF
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from shiboken6 import VoidPtr

from needlechart.atlas import Structure
from needlechart.domain.body import StructureKind

if TYPE_CHECKING:
    from needlechart.ui.body.body_chart import BodyChart
    from needlechart.ui.body.chart_parts import ChartParts

PartKey: TypeAlias = tuple[str, ...]
"""What a part stands for, the same as long as the chart lives: a mark by its id, a structure by its view, layer and side."""

_MARK_PX = 44


def structure_key(structure: Structure) -> PartKey:
    """What the part of a structure is known by."""
    where = structure.view.value, structure.layer.value, structure.side.value
    return "structure", structure.kind.value, structure.key, *where


def mark_key(mark_id: str) -> PartKey:
    """What the part of a mark is known by."""
    return "mark", mark_id


class Part(QAccessibleInterface):
    """A muscle, a bone or a mark of the chart."""

    def __init__(self, parts: ChartParts, chart: weakref.ref[BodyChart], key: PartKey) -> None:
        super().__init__()
        self.key = key
        self._parts = weakref.ref(parts)
        self._chart = chart
        self._deeds = _Deeds(self)

    def isValid(self) -> bool:  # noqa: N802
        parts = self._parts()
        return parts is not None and parts.part_of(self.key) is self

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        chart = self._chart()
        return QAccessible.queryAccessibleInterface(chart) if chart is not None else None

    def child(self, _index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: N802
        return None

    def childCount(self) -> int:  # noqa: N802
        return 0

    def indexOfChild(self, _child: QAccessibleInterface) -> int:  # noqa: N802
        return -1

    def text(self, wanted: QAccessible.Text) -> str:
        if wanted is QAccessible.Text.Name:
            return self._name()
        return self._description() if wanted is QAccessible.Text.Description else ""

    def setText(self, _which: QAccessible.Text, _text: str) -> None:  # noqa: N802
        """Nothing here can be written."""

    def rect(self) -> QRect:
        """On the screen, as far as it is in the chart."""
        chart = self._chart()
        box = self._box() if chart is not None else QRectF()
        if chart is None or box.isNull():
            return QRect()
        seen = box.toAlignedRect().intersected(chart.rect())
        return QRect(chart.mapToGlobal(seen.topLeft()), seen.size())

    def role(self) -> QAccessible.Role:
        chart = self._chart()
        pressable = self._is_mark or (chart is not None and chart.placing)
        return QAccessible.Role.Button if pressable else QAccessible.Role.Graphic

    def state(self) -> QAccessible.State:
        now, chart = QAccessible.State(), self._chart()
        if chart is None or not self.isValid():
            now.invalid = 1
            return now
        now.focusable = 1
        now.focused = int(chart.walk.shown and chart.walk.key() == self.key)
        if self._is_mark:
            now.selectable = 1
            now.selected = int(chart.selected == self.key[1])
        if self.rect().isEmpty():
            now.offscreen = 1
        return now

    def interface_cast(self, wanted: QAccessible.InterfaceType) -> Any:
        if wanted is QAccessible.InterfaceType.ActionInterface:
            return VoidPtr(self._deeds)  # type: ignore[arg-type]  # the stub knows only addresses
        return VoidPtr(0)

    def press(self, *, held: bool = False) -> None:
        """What a tap there does, or a long press."""
        self.take_focus()
        chart = self._chart()
        if chart is not None and chart.walk.key() == self.key:
            chart.walk.act(held=held)

    def take_focus(self) -> None:
        """The keyboard goes there."""
        chart, parts = self._chart(), self._parts()
        if chart is None or parts is None or not self.isValid():
            return
        chart.setFocus()
        stop = parts.stop(self.key)
        if self._is_mark:
            chart.walk.go_to_mark(self.key[1])
        elif stop is not None:
            chart.walk.go_to(stop)

    @property
    def _is_mark(self) -> bool:
        return self.key[0] == "mark"

    def _name(self) -> str:
        chart, parts = self._chart(), self._parts()
        if chart is None or parts is None:
            return ""
        if self._is_mark:
            mark = chart.mark(self.key[1])
            return (mark.name or "Mark") if mark is not None else ""
        stop = parts.stop(self.key)
        if stop is None:
            return ""
        layer = "" if stop.structure.kind is StructureKind.AREA else f", {stop.structure.layer.value}"
        return f"{chart.words_of(stop.structure)}{layer}"

    def _description(self) -> str:
        chart, parts = self._chart(), self._parts()
        if chart is None or parts is None:
            return ""
        if self._is_mark:
            mark = chart.mark(self.key[1])
            return chart.words_of_mark(mark) if mark is not None else ""
        stop = parts.stop(self.key)
        if stop is None:
            return ""
        structure = stop.structure
        of = (structure.key, structure.kind, structure.side)
        on_it = [m for m in chart.marks if m.place is not None and (m.place.structure, m.place.kind, m.place.side) == of]
        what = "no muscle" if structure.kind is StructureKind.AREA else f"{structure.layer.value} layer"
        return f"{what}, {len(on_it)} {'mark' if len(on_it) == 1 else 'marks'}"

    def _box(self) -> QRectF:
        """In pixels of the chart; null when it is not shown."""
        chart, parts = self._chart(), self._parts()
        if chart is None or parts is None:
            return QRectF()
        camera, sheet = chart.seen.camera, chart.seen.sheet
        if self._is_mark:
            mark = chart.mark(self.key[1])
            point = chart.place_shown(mark) if mark is not None else None
            at = sheet.to_sheet(point) if point is not None else None
            if at is None:
                return QRectF()
            middle = camera.to_px(at)
            return QRectF(middle.x() - _MARK_PX / 2, middle.y() - _MARK_PX / 2, _MARK_PX, _MARK_PX)
        stop = parts.stop(self.key)
        figure = sheet.figure_at(stop.at) if stop is not None else None
        if stop is None or figure is None:
            return QRectF()
        points = [point for ring in chart.atlas.rings(stop.structure) for point in ring]
        xs, ys = zip(*points, strict=True)
        box = QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys))).intersected(figure.window)
        on_sheet = figure.box_on_sheet(box)
        return QRectF(camera.to_px(on_sheet.topLeft()), camera.to_px(on_sheet.bottomRight()))


class _Deeds(QAccessibleActionInterface):
    """What can be done with a part."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part = weakref.ref(part)

    def actionNames(self) -> list[str]:  # noqa: N802
        part = self._part()
        names = [self.setFocusAction()]
        return [self.pressAction(), *names] if part is not None and part.role() is QAccessible.Role.Button else names

    def doAction(self, name: str) -> None:  # noqa: N802
        part = self._part()
        if part is not None and name == self.pressAction():
            part.press()
        elif part is not None and name == self.setFocusAction():
            part.take_focus()

    def keyBindingsForAction(self, name: str) -> list[str]:  # noqa: N802
        return ["Return"] if name == self.pressAction() else []
