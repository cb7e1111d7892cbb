"""The button that says what stands on one side of a comparison, and the menu in which another is picked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from needlechart.drawing.timeline.dates import MONTHS
from needlechart.ui.history.compare.picks import Pick
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.menus import open_below, touch_menu
from needlechart.ui.look.theme import theme

_MOST_ROWS = 16
"""More than this in one menu are parted by year, and a year by month."""

_Part = Callable[[Pick], str]
_PARTS: tuple[_Part, ...] = (
    lambda pick: str(pick.newest.year),
    lambda pick: f"{MONTHS[pick.newest.month - 1]} {pick.newest.year}",
)


class PickButton(Button):
    """``picked(Pick)``.  ``side`` is what a screen reader calls it: "First" or "Second"."""

    picked = Signal(object)

    def __init__(self, side: str) -> None:
        super().__init__("", "plain", trailing="down", tip=f"{side} of the two that are compared")
        self._side = side
        self._named: tuple[Pick, ...] = ()
        self._dated: tuple[Pick, ...] = ()
        self._value: Pick | None = None
        self.clicked.connect(lambda: self.open())

    def value(self) -> Pick | None:
        """What is picked."""
        return self._value

    def show_pick(self, pick: Pick | None, named: Sequence[Pick], dated: Sequence[Pick]) -> None:
        """What is picked, and what else there is: spans with a name, and what is told by its date, the newest first."""
        self._value, self._named, self._dated = pick, tuple(named), tuple(dated)
        self.set_words(pick.words if pick is not None else "Choose")
        self.setAccessibleName(f"{self._side}: {self.words()}")
        self.setEnabled(bool(named or dated))

    def open(self) -> QMenu:
        """The menu, open under the button."""
        menu = touch_menu(self, f"{self._side} of the two that are compared")
        for pick in self._named:
            self._add(menu, pick)
        if self._named and self._dated:
            menu.addSeparator()
        self._fill(menu, self._dated, _PARTS)
        open_below(menu, self)
        return menu

    def _fill(self, menu: QMenu, picks: Sequence[Pick], parts: Sequence[_Part]) -> None:
        if len(picks) <= _MOST_ROWS or not parts:
            for pick in picks:
                self._add(menu, pick)
            return
        of: dict[str, list[Pick]] = {}
        for pick in picks:
            of.setdefault(parts[0](pick), []).append(pick)
        for name, here in of.items():
            under = menu.addMenu(name)
            under.setFont(theme.font())
            under.aboutToShow.connect(self._filling(under, here, parts[1:]))

    def _filling(self, menu: QMenu, picks: Sequence[Pick], parts: Sequence[_Part]) -> Callable[[], None]:
        """Filled when it is opened first: a long history has thousands of rows."""
        return lambda: None if menu.actions() else self._fill(menu, picks, parts)

    def _add(self, menu: QMenu, pick: Pick) -> None:
        action = menu.addAction(pick.row.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(self._value is not None and pick.span == self._value.span)
        action.triggered.connect(lambda _on=False: self.picked.emit(pick))
