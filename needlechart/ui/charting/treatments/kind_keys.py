"""The keys that add a treatment: one for each kind the clinic offers, opening its list where there are several."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from needlechart.domain.catalogue import Catalogue, TreatmentItem
from needlechart.domain.treatments import TreatmentKind
from needlechart.domain.words import words
from needlechart.ui.charting.asking.chips import capital
from needlechart.ui.charting.asking.pick import Pick
from needlechart.ui.charting.treatments.glyphs import glyph_of
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.flow import Flow


class KindKeys(QWidget):
    """``wanted(TreatmentItem)`` for a tap on a single treatment, or on one of a list.  ``first`` stands before the keys."""

    wanted = Signal(object)

    def __init__(self, catalogue: Catalogue, first: QWidget) -> None:
        super().__init__()
        self._items = {item.key: item for item in catalogue.treatments.values() if item.active}
        self.keys: dict[TreatmentKind, Button] = {}
        flow = Flow(6, 0)
        flow.addWidget(first)
        for kind in TreatmentKind:
            of_kind = [item for item in self._items.values() if item.kind is kind]
            if of_kind:
                self.keys[kind] = self._key(kind, of_kind)
                flow.addWidget(self.keys[kind])
        self.setLayout(flow)
        self.setAccessibleName("Add a treatment")

    def _key(self, kind: TreatmentKind, items: list[TreatmentItem]) -> Button:
        if len(items) == 1:
            single = Button(items[0].name, "plain", glyph_of(kind, items[0].glyph), size="touch")
            single.clicked.connect(lambda: self.wanted.emit(items[0]))
            return single
        name = capital(words(kind))
        several = Pick([(i.key, i.name) for i in items], name, name, glyph=glyph_of(kind))
        several.changed.connect(lambda: self._picked(several))
        return several

    def _picked(self, key: Pick) -> None:
        item = self._items.get(key.value() or "")
        key.set_value(None)
        if item is not None:
            self.wanted.emit(item)
