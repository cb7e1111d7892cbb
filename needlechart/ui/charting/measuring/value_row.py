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
from needlechart.ui.charting.measuring.not_obtained import NotObtainedPick
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
        self.not_obtained = NotObtainedPick(editor, "measurements", of_what=name)
        self._line = AskedRow(name, box(row(self.not_obtained, self.number, self.remove, gap=4)))
        self.extras = self._extras(name)
        self._more = self._what_belongs()
        self.setLayout(col(self._line, *([self._more] if self._more else []), gap=0))
        self.not_obtained.setVisible(when is When.AFTER)
        self.remove.setVisible(removable)  # inside the row: alone it would be a window of its own for a moment
        self.number.changed.connect(self._say)
        self.remove.clicked.connect(self._take_away)
        for field, control in self.extras.items():
            control.changed.connect(lambda field=field: self._say_more(field))

    def note(self) -> str:
        """The line under the name."""
        return self._line.note()

    def show_session(self, session: TreatmentSession) -> None:
        """Shows this value."""
        here = found(session, self.thing, self._when)
        self.number.set_value(None if here is None else here.value)
        for field, control in self.extras.items():
            control.set_value(getattr(here, field) if here else ("" if field == "instrument" else None))
        if self._more is not None:
            self._more.setVisible(here is not None)
        before = found(session, self.thing, When.BEFORE) if self._when is When.AFTER else None
        self.not_obtained.setVisible(before is not None and here is None)
        if before is not None:
            self.not_obtained.show_for(session, before.id)
        self._line.set_note(self._note(session, here), "text2")

    def _extras(self, name: str) -> dict[str, Any]:
        """The fields that belong to a range or a threshold, each with its control."""
        made: dict[str, Any] = {}
        if self.thing.scale is ScaleCode.ROM:
            made["pain_at_end"] = Stepper(None, 0, 10, "of 10", f"{name}, pain at the end")
        if self.thing.scale is ScaleCode.PPT:
            made["trials"] = Stepper(None, 1, 10, "trials", f"{name}, trials", start=3)
        if made:
            made["instrument"] = TextField("goniometer, inclinometer, by eye", f"{name}, measured with", size="touch")
            made["instrument"].setMaxLength(200)
        return made

    def _what_belongs(self) -> QWidget | None:
        if not self.extras:
            return None
        *figures, instrument = self.extras.values()
        caption = small("Pain at the end", "text2") if "pain_at_end" in self.extras else 0
        return box(row(caption, *figures, (instrument, 1), gap=8, margins=(0, 0, 0, 8)))

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

    def _say_more(self, field: str) -> None:
        said = self.extras[field].value()

        def edit(session: TreatmentSession) -> TreatmentSession:
            here = found(session, self.thing, self._when)
            return session.with_measurement(replace(here, **{field: said})) if here else session

        self._editor.change(edit, f"{self.thing.field}.{field}" if field == "instrument" else "")

    def _take_away(self) -> None:
        self._editor.change(lambda s: with_value(s, self.thing, self._when, None, ""))
        self.left.emit()
