"""Everything of one treatment that does not stand on its row: the rest of the dose, when, what for, billing, order."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from needlechart.domain.body import Side
from needlechart.domain.needling import Tolerance
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.treatments import Sequence, Treatment
from needlechart.ui.charting.asking.by_shape import Asked, asked
from needlechart.ui.charting.asking.chips import EnumChips
from needlechart.ui.charting.asking.pick import Pick
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.charting.treatments.dose_words import caption_of, other_fields
from needlechart.ui.charting.treatments.editing import moved, with_dose, with_fields
from needlechart.ui.charting.treatments.ties import fields_of, key_of, offered
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.chips import ChoiceChips
from needlechart.ui.look.fields import NoteField, TextField
from needlechart.ui.look.layout import col, row
from needlechart.ui.look.words import small

TIMED_CODES = ("97110", "97112", "97116", "97140", "97530")
"""Timed billing codes of physical therapy (15-minute units, one-to-one); numbers of a public list, no descriptors."""


class TreatmentMore(QWidget):
    """The panel under a row, without the fields of the dose that are asked
    there.  ``removed`` when the treatment is taken out of the visit."""

    removed = Signal()

    def __init__(self, editor: SessionEditor, treatment: Treatment, *, without: Collection[str] = ()) -> None:
        super().__init__()
        self._editor, self._id = editor, treatment.id
        self.dose: dict[str, Asked] = {}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        for shape in (one for one in other_fields(treatment.kind) if one.name not in without):
            self.dose[shape.name] = made = asked(shape, caption_of(shape.name))
            self._line(caption_of(shape.name), made.widget)
            made.changed.connect(lambda *_, name=shape.name: self._say_dose(name))
        self.sequence = EnumChips(Sequence, "When")
        self.tie = Pick((), "For", "Problem or muscle", clearing="Nothing in particular")
        self.side = EnumChips(Side, "Side")
        self.region = TextField("in words", "Region", size="touch")
        self.code = ChoiceChips([(c, c) for c in TIMED_CODES], name="Timed code")
        self.tolerance = EnumChips(Tolerance, "Tolerance")
        self.note = NoteField("", "Note", lines=2)
        self.earlier = Button("Earlier", "plain", "back", size="touch")
        self.later = Button("Later", "plain", "right", size="touch")
        self.remove = Button("Remove", "danger", "close", size="touch")
        self.region.setMaxLength(200)
        for words, control in (
            ("When", self.sequence),
            ("For", self.tie),
            ("Side", self.side),
            ("Region", self.region),
            ("Timed code", self.code),
            ("Tolerance", self.tolerance),
            ("Note", self.note),
        ):
            self._line(words, control)
        self.setLayout(col(self._grid, row(self.earlier, self.later, None, self.remove), gap=12, margins=(48, 4, 0, 16)))
        self._connect()

    def show_treatment(self, treatment: Treatment, session: TreatmentSession) -> None:
        """Shows this value."""
        for name, control in self.dose.items():
            control.set_value(getattr(treatment.dose, name))
        self.sequence.set_value(treatment.sequence)
        self.tie.set_options(offered(session, self._editor.opened))
        self.tie.set_value(key_of(treatment))
        self.side.set_value(treatment.side)
        self.region.set_value(treatment.region)
        self.code.set_value(treatment.timed_code if treatment.timed_code in TIMED_CODES else None)
        self.tolerance.set_value(treatment.tolerance)
        self.note.set_value(treatment.note)
        orders = sorted(t.order for t in session.treatments)
        self.earlier.setEnabled(treatment.order != orders[0])
        self.later.setEnabled(treatment.order != orders[-1])

    def _line(self, words: str, control: QWidget) -> None:
        at = self._grid.rowCount()
        self._grid.addWidget(small(words, "text2", 500), at, 0)
        holder = (
            row(control, None) if not isinstance(control, (NoteField, TextField, ChoiceChips, EnumChips)) else row((control, 1))
        )
        self._grid.addLayout(holder, at, 1)

    def _connect(self) -> None:
        self.sequence.changed.connect(lambda: self._say(sequence=self.sequence.value()))
        self.tie.changed.connect(lambda: self._say(**fields_of(self.tie.value(), self._editor.session)))
        self.side.changed.connect(lambda: self._say(side=self.side.value()))
        self.region.changed.connect(lambda: self._say("region", region=self.region.value()))
        self.code.changed.connect(lambda: self._say(timed_code=self.code.value() or ""))
        self.tolerance.changed.connect(lambda: self._say(tolerance=self.tolerance.value()))
        self.note.changed.connect(lambda: self._say("note", note=self.note.value()[:2000]))
        self.earlier.clicked.connect(lambda: self._editor.change(moved(self._id, -1)))
        self.later.clicked.connect(lambda: self._editor.change(moved(self._id, 1)))
        self.remove.clicked.connect(self._take_away)

    def _say(self, merge_key: str = "", **said: Any) -> None:
        self._editor.change(with_fields(self._id, **said), f"treatments.{self._id}.{merge_key}" if merge_key else "")

    def _say_dose(self, name: str) -> None:
        control = self.dose[name]
        merge_key = f"treatments.{self._id}.dose.{name}" if control.typed else ""
        self._editor.change(with_dose(self._id, name, control.value()), merge_key)

    def _take_away(self) -> None:
        self._editor.change(lambda session: session.without_treatment(self._id))
        self.removed.emit()
