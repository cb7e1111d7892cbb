"""One measured value: what it is, the number, what it was, and what belongs to it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from needlechart.domain.measures import SCALES, Measurement, ScaleCode, When
from needlechart.domain.motions import motion_of
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.words import measured_thing, value_words
from needlechart.ui.charting.asking.chips import capital
from needlechart.ui.charting.asking.number_field import NumberField
from needlechart.ui.charting.asking.rows import AskedRow
from needlechart.ui.charting.measuring.change_line import change_line
from needlechart.ui.charting.measuring.thing import Thing, found, last_value, with_value
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.look.buttons import icon_button
from needlechart.ui.look.fields import TextField
from needlechart.ui.look.layout import box, col, row
from needlechart.ui.look.stepper import Stepper
from needlechart.ui.look.words import small


class ValueRow(QWidget):
    """A number on one scale.  ``left`` when the row is taken away."""

    left = Signal()

    def __init__(self, editor: SessionEditor, thing: Thing, when: When, *, removable: bool = True) -> None:
        super().__init__()
        self._editor, self.thing, self._when = editor, thing, when
        scale = SCALES[thing.scale]
        name = capital(measured_thing(thing.measured("", when, 0), editor.opened.catalogue))
        unit = scale.unit.replace("degrees", "°").replace("cm2", "cm²")
        self.number = NumberField(name, scale.low, scale.high, unit, whole=float(scale.step).is_integer())
        self.remove = icon_button("close", f"Remove {name}", size="touch")
        self.remove.setVisible(removable)
        self._line = AskedRow(name, box(row(self.number, self.remove, gap=4)))
        self.pain_at_end = Stepper(None, 0, 10, "of 10", f"{name}, pain at the end")
        self.trials = Stepper(None, 1, 10, "trials", f"{name}, trials", start=3)
        self.instrument = TextField("goniometer, inclinometer, by eye", f"{name}, measured with", size="touch")
        self.instrument.setMaxLength(200)
        self._more = self._what_belongs()
        self.setLayout(col(self._line, *([self._more] if self._more else []), gap=0))
        self.number.changed.connect(self._say)
        self.remove.clicked.connect(self._take_away)
        self.pain_at_end.changed.connect(lambda: self._say_more(pain_at_end=self.pain_at_end.value()))
        self.trials.changed.connect(lambda: self._say_more(trials=self.trials.value()))
        self.instrument.changed.connect(lambda: self._say_more("instrument", instrument=self.instrument.value()))

    def note(self) -> str:
        """The line under the name."""
        return self._line.note()

    def show_session(self, session: TreatmentSession) -> None:
        """Shows this value."""
        here = found(session, self.thing, self._when)
        self.number.set_value(None if here is None else here.value)
        self.pain_at_end.set_value(here.pain_at_end if here else None)
        self.trials.set_value(here.trials if here else None)
        self.instrument.set_value(here.instrument if here else "")
        if self._more is not None:
            self._more.setVisible(here is not None)
        self._line.set_note(self._note(session, here), "text2")

    def _what_belongs(self) -> QWidget | None:
        parts: list[Any] = []
        if self.thing.scale is ScaleCode.ROM:
            parts += [small("Pain at the end", "text2"), self.pain_at_end]
        if self.thing.scale is ScaleCode.PPT:
            parts += [self.trials]
        if self.thing.scale in (ScaleCode.ROM, ScaleCode.PPT):
            return box(row(*parts, (self.instrument, 1), gap=8, margins=(0, 0, 0, 8)))
        return None

    def _note(self, session: TreatmentSession, here: Measurement | None) -> str:
        scale = self.thing.scale
        if self._when is When.AFTER:
            before = found(session, self.thing, When.BEFORE)
            if before is None:
                return ""
            if here is None:
                return f"before: {value_words(scale, before.value)}"
            return change_line(scale, before.value, here.value)
        motion = motion_of(self.thing.joint, self.thing.motion)
        usual = motion.usual_words if motion else ""
        earlier = last_value(self._editor.opened, self.thing)
        last = "" if earlier is None else f"last: {value_words(scale, earlier)}"
        return "  ·  ".join(text for text in (last, usual) if text)

    def _say(self) -> None:
        value = self.number.value()
        self._editor.change(lambda s: with_value(s, self.thing, self._when, value, self._editor.new_id()))

    def _say_more(self, merge_key: str = "", **fields: Any) -> None:
        def edit(session: TreatmentSession) -> TreatmentSession:
            here = found(session, self.thing, self._when)
            return session.with_measurement(replace(here, **fields)) if here else session

        self._editor.change(edit, f"{self.thing.field}.{merge_key}" if merge_key else "")

    def _take_away(self) -> None:
        self._editor.change(lambda s: with_value(s, self.thing, self._when, None, ""))
        self.left.emit()
