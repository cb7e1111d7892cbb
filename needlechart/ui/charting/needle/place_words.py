"""The place of a mark in words: a label of the point, a landmark."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from needlechart.ui.charting.needle.block import Mark, MarkBlock
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.look.fields import Field, TextField
from needlechart.ui.look.layout import row


class PlaceWords(MarkBlock):
    """Label ("posterior", "TrP2") and landmark ("below L3") of the place."""

    def __init__(self, editor: SessionEditor) -> None:
        super().__init__(editor)
        self.label = TextField("", "Point", size="touch")
        self.label.setMaxLength(200)
        self.landmark = TextField("", "Landmark", size="touch")
        self.landmark.setMaxLength(200)
        self.label.changed.connect(lambda: self._put(label=self.label.value()))
        self.landmark.changed.connect(lambda: self._put(landmark=self.landmark.value()))
        self.setLayout(row((Field("Point", self.label), 1), (Field("Landmark", self.landmark), 1), gap=12))

    def show_mark(self, mark: Mark) -> None:
        super().show_mark(mark)
        self.label.set_value(mark.place.label)
        self.landmark.set_value(mark.place.landmark)

    def _put(self, **fields: Any) -> None:
        if self.mark is not None:
            self.put("place", replace(self.mark.place, **fields))
