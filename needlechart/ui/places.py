"""The rail at the left of the desk pages: the places of the program, its keys, and the way out."""

from __future__ import annotations

from PySide6.QtCore import Signal

from needlechart.domain.people import Person
from needlechart.ui.look.rail import Rail, RailItem
from needlechart.usecases.permissions import Deed, may

_KEYS, _SIGN_OUT = "keys", "sign_out"
PLACES: tuple[tuple[RailItem, Deed], ...] = (
    (RailItem("today", "Today", "today"), Deed.LOOK_AT_CHART),
    (RailItem("review", "Review", "review"), Deed.REVIEW),
    (RailItem("safety", "Safety", "shield"), Deed.SEE_FIGURES),
)
"""Where one can go, and what one must be allowed to do there; a page that is none of them (a patient, a session) is shown without
the rail."""


class PlacesRail(Rail):
    """``place_wanted(key)`` of one of PLACES, ``keys_wanted()``, ``sign_out_wanted()``."""

    place_wanted = Signal(str)
    keys_wanted = Signal()
    sign_out_wanted = Signal()

    def __init__(self) -> None:
        deeds = (RailItem(_KEYS, "Keys", "keyboard", foot=True), RailItem(_SIGN_OUT, "Sign out", "lock", foot=True))
        super().__init__((*(item for item, _deed in PLACES), *deeds), name="Places of the program")
        self.changed.connect(self._on_changed)
        self.foot_pressed.connect(self._on_deed)

    def show_person(self, person: Person | None) -> None:
        """Offers the places that person may go to; nobody goes nowhere."""
        for item, deed in PLACES:
            self.set_item_shown(item.key, person is not None and may(person, deed))

    def _on_changed(self) -> None:
        place = self.value()
        if place is not None:
            self.place_wanted.emit(place)

    def _on_deed(self, key: str) -> None:
        (self.keys_wanted if key == _KEYS else self.sign_out_wanted).emit()
