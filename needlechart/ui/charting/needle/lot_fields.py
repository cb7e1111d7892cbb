"""What a recall needs to find a needle: lot, maker, expiry."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from needlechart.domain.needling import Site
from needlechart.ui.charting.needle.block import Mark, MarkBlock
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.look.date_field import DateField
from needlechart.ui.look.fields import Field, TextField
from needlechart.ui.look.layout import col, row


class LotFields(MarkBlock):
    """Lot and expiry of the needle of this site; carried with the needle to the next one."""

    def __init__(self, editor: SessionEditor) -> None:
        super().__init__(editor)
        self.lot = TextField("", "Lot", size="touch")
        self.lot.setMaxLength(200)
        self.maker = TextField("", "Maker", size="touch")
        self.maker.setMaxLength(200)
        self.expires = DateField("Expires", size="touch")
        self.lot.changed.connect(lambda: self._put(lot=self.lot.value()))
        self.maker.changed.connect(lambda: self._put(maker=self.maker.value()))
        self.expires.changed.connect(lambda: self._put(expires=self.expires.value()))
        self.setLayout(col(row((Field("Lot", self.lot), 1), (Field("Maker", self.maker), 1), gap=12), self.expires, gap=8))

    def show_mark(self, mark: Mark) -> None:
        super().show_mark(mark)
        needle = mark.needle if isinstance(mark, Site) else None
        self.setEnabled(needle is not None)
        self.lot.set_value(needle.lot if needle else "")
        self.maker.set_value(needle.maker if needle else "")
        if not self.expires.control.hasFocus():  # a date half typed is not put back
            self.expires.set_value(needle.expires if needle else None)

    def _put(self, **fields: Any) -> None:
        if isinstance(self.mark, Site) and self.mark.needle is not None:
            self.put("needle", replace(self.mark.needle, **fields))
