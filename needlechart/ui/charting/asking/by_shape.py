"""A control for a field, made from the field's shape: a new field of a dose gets its control without anybody writing one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from needlechart.domain.quantities import Measure
from needlechart.domain.shape import FieldShape, Nature
from needlechart.ui.charting.asking.chips import EnumChips, ManyChips, YesNo
from needlechart.ui.charting.asking.enum_pick import EnumPick
from needlechart.ui.charting.asking.number_field import NumberField
from needlechart.ui.look.fields import NoteField, TextField
from needlechart.ui.look.stepper import Stepper

MOST_STEPS = 60
"""A range of more whole numbers than this is typed, not stepped."""
LONGEST_LINE = 200
MOST_CHIPS = 3
"""Where room is short, a longer choice stands behind a button."""
UNIT_WORDS = {
    "sets": "sets", "repetitions": "×", "us": "µs", "W/cm2": "W/cm²", "J/cm2": "J/cm²", "degrees": "°",
    "points of 10": "of 10", "RPE of 10": "of 10", "count": "", "kg or % of 1RM": "kg or %",
}  # fmt: skip
"""How a unit of the record is written beside a control, where it differs."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One control for one field: how its answer is read and shown, in the record's own terms."""

    widget: QWidget
    changed: SignalInstance
    value: Callable[[], Any]
    set_value: Callable[[Any], None]
    typed: bool = False


def asked(shape: FieldShape, caption: str, *, short: bool = False) -> Asked:
    """The control for that field, ``short`` where room is short; TypeError for a field that is no single answer (our bug)."""
    if shape.nature is Nature.WORDS and issubclass(shape.kind, StrEnum):
        return _of(ManyChips(shape.kind, caption))
    if shape.nature is not Nature.SCALAR:
        raise TypeError(f"{shape.name} is not one answer")
    if shape.kind is bool:
        return _of(YesNo(caption))
    if issubclass(shape.kind, StrEnum) and shape.kind is not str:
        return _of((EnumPick if short and len(shape.kind) > MOST_CHIPS else EnumChips)(shape.kind, caption))
    if shape.measure is not None:
        return _of(_number(shape.kind, shape.measure, caption))
    if shape.kind is str:
        return _text(shape, caption)
    raise TypeError(f"{shape.name} has no control")


def unit_words(measure: Measure) -> str:
    """The unit as it stands beside a control."""
    return UNIT_WORDS.get(measure.unit, measure.unit)


def _number(kind: type, measure: Measure, caption: str) -> Stepper | NumberField:
    unit = unit_words(measure)
    if kind is int and measure.high - measure.low <= MOST_STEPS:
        return Stepper(None, int(measure.low), int(measure.high), unit, caption, start=max(0, int(measure.low)))
    return NumberField(caption, measure.low, measure.high, unit, whole=kind is int)


def _text(shape: FieldShape, caption: str) -> Asked:
    longest = shape.max_length or LONGEST_LINE
    if longest <= LONGEST_LINE:
        line = TextField("", caption, size="touch")
        line.setMaxLength(longest)
        line.setMinimumWidth(180)
        return Asked(line, line.changed, line.value, line.set_value, typed=True)
    note = NoteField("", caption, lines=2)
    return Asked(note, note.changed, lambda: note.value()[:longest], note.set_value, typed=True)


def _of(control: Any) -> Asked:
    return Asked(control, control.changed, control.value, control.set_value)
