"""Keys of the Needle place: a key press becomes an action of the table, with its digit or direction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from needlechart.domain.needling import Finding, Site
from needlechart.ui.actions import LONG_NUDGE_MM, NUDGE_MM, Needs, Where, action
from needlechart.ui.charting.needle.block import Mark
from needlechart.ui.chosen_keys import keys
from needlechart.ui.pressed import digit_of, written

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton

    from needlechart.ui.charting.needle.needle_place import NeedlePlace

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass(frozen=True, slots=True)
class KeyDeed:
    """The id of the action, with the digit typed or the millimetres to move."""

    action_id: str
    digit: int = 0
    dx_mm: int = 0
    dy_mm: int = 0


def deed_of(event: QKeyEvent) -> KeyDeed | None:
    """What a key press means here, or None when it means nothing."""
    chosen = keys.action_at(written(event), Where.NEEDLE)
    if chosen:
        return KeyDeed(chosen)
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    shift = modifiers == Qt.KeyboardModifier.ShiftModifier
    if modifiers != Qt.KeyboardModifier.NoModifier and not shift:
        return None
    key = Qt.Key(event.key())
    if key in _ARROWS:
        dx, dy = _ARROWS[key]
        far = LONG_NUDGE_MM if shift else NUDGE_MM
        return KeyDeed("nudge", dx_mm=dx * far, dy_mm=dy * far)
    digit = digit_of(event)
    return None if digit is None else KeyDeed("needles" if shift else "twitches", digit)


class NeedleKeys:
    """Does on the Needle place what the table of actions says a key does."""

    def __init__(self, place: NeedlePlace) -> None:
        self._place = place
        self.deeds: dict[str, Callable[[KeyDeed], bool]] = {
            "twitches": self._twitches,
            "needles": self._needles,
            "nudge": self._nudge,
            "next": lambda _key: self._step(1),
            "previous": lambda _key: self._step(-1),
            "out": lambda _key: self._click(place.panel.foot.needle),
            "mirror": lambda _key: self._click(place.panel.foot.mirror),
            "again": lambda _key: self._click(place.panel.foot.again),
            "finding": self._finding,
            "note": self._note,
            "history": lambda _key: place.past.toggle(),
            "delete": self._delete,
            "type": lambda _key: self._click(place.tools.type),
            "points": lambda _key: self._click(place.tools.points),
            "deep": self._deep,
            "leave": lambda _key: place.hand.leave(),
        }

    def do(self, event: QKeyEvent) -> bool:
        """Does what the key says; False when it says nothing here, or nothing now."""
        key = deed_of(event)
        if key is None:
            return False
        changes = action(key.action_id).needs is not Needs.NOTHING
        if changes and (self._place.editor.read_only or not possible(key.action_id, self._place.mark())):
            return False
        return self.deeds[key.action_id](key)

    def _click(self, button: QAbstractButton) -> bool:
        if button.isEnabled() and not self._place.editor.read_only:
            button.click()
        return True

    def _delete(self, _key: KeyDeed) -> bool:
        """The area in hand while one is drawn, else the mark."""
        drawing = self._place.drawing
        return drawing.remove_selected() or drawing.active or self._click(self._place.panel.block().delete)

    def _twitches(self, key: KeyDeed) -> bool:
        self._place.panel.site.twitches.pad.press_digit(key.digit)
        return True

    def _needles(self, key: KeyDeed) -> bool:
        self._place.panel.site.needles.set_number(key.digit)
        return True

    def _nudge(self, key: KeyDeed) -> bool:
        mark = self._place.mark()
        if mark is not None:
            as_seen = self._place.chart.seen.direction_of(mark.place.point)
            self._place.deeds.nudge(mark.id, key.dx_mm * as_seen, key.dy_mm * as_seen)
        return True

    def _step(self, by: int) -> bool:
        """The neighbour in the list; past its ends the keyboard goes on to the next control."""
        place, ids = self._place, self._place.panel.list.ids()
        if not ids or not place.chart.hasFocus():
            return False
        chosen = place.editor.selected
        at = (ids.index(chosen) + by) if chosen in ids else (0 if by > 0 else len(ids) - 1)
        if not 0 <= at < len(ids):
            return False
        place.editor.select(ids[at])
        return True

    def _deep(self, _key: KeyDeed) -> bool:
        self._place.chart.set_deep(not self._place.chart.deep)
        return True

    def _finding(self, _key: KeyDeed) -> bool:
        if isinstance(self._place.mark(), Finding):
            return self._click(self._place.panel.needle_it)
        return self._click(self._place.tools.finding)

    def _note(self, _key: KeyDeed) -> bool:
        self._place.panel.block().start_note()
        return True


def possible(action_id: str, mark: Mark | None) -> bool:
    """Whether the action can be done with that mark in hand."""
    needs = action(action_id).needs
    if needs is Needs.NOTHING:
        return True
    return isinstance(mark, Site) if needs is Needs.SITE else mark is not None
