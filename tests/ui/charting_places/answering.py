"""Answers for any control made from the shape of a field, so that every field of the domain is answered in some test."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from needlechart.domain.shape import FieldShape
from needlechart.domain.words import words
from needlechart.ui.charting.asking.chips import EnumChips, YesNo, capital
from needlechart.ui.charting.asking.enum_pick import EnumPick
from needlechart.ui.charting.asking.number_field import NumberField
from needlechart.ui.look.stepper import Stepper
from tests.ui.charting_places.hands import choose, tap_chip, type_text


def answer(qtbot: QtBot, control: Any, shape: FieldShape) -> Any:
    """Says something in the control as a person does, and returns what the record should hold now."""
    if isinstance(control, YesNo):
        tap_chip(qtbot, control, "yes")
        return True
    if issubclass(shape.kind, StrEnum) and shape.kind is not str:
        member = list(shape.kind)[-1]
        if isinstance(control, EnumPick):
            choose(qtbot, control, capital(words(member)))
        else:
            assert isinstance(control, EnumChips)
            tap_chip(qtbot, control, member.value)
        return member
    if isinstance(control, Stepper):
        assert shape.measure is not None
        number = int(shape.measure.high) - 1
        control.setFocus()
        qtbot.keyClicks(control, str(number)[0])
        typed = next(line for line in control.findChildren(QLineEdit) if line.isVisible())
        qtbot.keyClicks(typed, str(number)[1:])
        qtbot.keyClick(typed, Qt.Key.Key_Return)
        return number
    if isinstance(control, NumberField):
        assert shape.measure is not None
        highest = shape.measure.high
        type_text(qtbot, control, f"{highest:g}")
        return highest
    type_text(qtbot, control, "as it was said")
    return "as it was said"
