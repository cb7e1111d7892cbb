"""The rail at the left of the desk pages: the places of the program, its keys, and the way out."""

from __future__ import annotations

from PySide6.QtCore import Signal

from needlechart.ui.look.rail import Rail, RailItem

_KEYS, _SIGN_OUT = "keys", "sign_out"
PLACES = (RailItem("today", "Today", "today"),)
"""Where one can go; a page that is none of them (a patient, a session) is shown without the rail."""


class PlacesRail(Rail):
    """``place_wanted(key)`` of one of PLACES, ``keys_wanted()``, ``sign_out_wanted()``."""

    place_wanted = Signal(str)
    keys_wanted = Signal()
    sign_out_wanted = Signal()

    def __init__(self) -> None:
        deeds = (RailItem(_KEYS, "Keys", "keyboard", foot=True), RailItem(_SIGN_OUT, "Sign out", "lock", foot=True))
        super().__init__((*PLACES, *deeds), name="Places of the program")
        self.changed.connect(self._on_changed)
        self.foot_pressed.connect(self._on_deed)

    def _on_changed(self) -> None:
        place = self.value()
        if place is not None:
            self.place_wanted.emit(place)

    def _on_deed(self, key: str) -> None:
        (self.keys_wanted if key == _KEYS else self.sign_out_wanted).emit()
