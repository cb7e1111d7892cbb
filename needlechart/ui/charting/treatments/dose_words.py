"""Which fields of a dose matter most, and what each is called at the treatment table."""

from __future__ import annotations

from typing import get_args

from needlechart.domain.shape import FieldShape, shape_of
from needlechart.domain.treatments import Dose, TreatmentKind

DOSES: dict[TreatmentKind, type] = {dose.KIND: dose for dose in get_args(Dose)}
"""The dose of each kind."""

MAIN: dict[TreatmentKind, tuple[str, ...]] = {
    TreatmentKind.MASSAGE: ("pressure",),
    TreatmentKind.STRETCHING: ("reps", "hold_s"),
    TreatmentKind.EXERCISE: ("sets", "reps", "load_unit"),
    TreatmentKind.NEUROMUSCULAR: ("task",),
    TreatmentKind.MOBILISATION: ("grade",),
    TreatmentKind.HEAT_ICE: ("mode",),
    TreatmentKind.TENS: ("frequency_hz", "intensity_ma"),
    TreatmentKind.PHYSICAL_AGENT: ("agent",),
    TreatmentKind.TAPING: ("type", "wear_h"),
    TreatmentKind.CUPPING: ("cups", "style"),
    TreatmentKind.TRACTION: ("load_kg",),
    TreatmentKind.FUNCTIONAL: ("task",),
    TreatmentKind.EDUCATION: ("topic",),
    TreatmentKind.HOME_PROGRAMME: ("sets", "reps", "times", "per"),
}
"""Asked on the row itself, in this order; everything else under "more"."""

ADHERENCE = "adherence"
"""How much of a home programme was done, per cent; asked at the visit after the one that gave it."""

_CAPTIONS = {
    "hold_s": "Hold", "reps": "Repetitions", "sets": "Sets", "load_unit": "Load", "load": "How much", "band": "Band colour",
    "effort": "Effort", "rest_s": "Rest", "pain_during": "Pain during", "pressure_tolerance": "Pressure felt",
    "compression_s": "Each compression", "compressions": "Compressions", "assist": "Help needed", "bouts": "Bouts",
    "bout_s": "Each bout", "mode": "With", "skin_checked_before": "Skin checked before",
    "skin_checked_after": "Skin checked after", "frequency_hz": "Frequency", "pulse_us": "Pulse", "intensity_ma": "Intensity",
    "on_s": "On", "off_s": "Off", "electrodes": "Electrodes at", "intensity_w_cm2": "Intensity", "duty": "Duty",
    "frequency_mhz": "Frequency", "energy_j_cm2": "Energy", "pressure_bar": "Pressure", "target": "Where",
    "wear_h": "Wear for", "size_mm": "Size", "mark_after": "Mark left", "load_kg": "Load", "angle_degrees": "Angle",
    "taught_back": "Taught back", "times": "Times", "delivered": "Given as", "adherence": "Done since last visit",
    "days_done": "Days done",
}  # fmt: skip


def caption_of(field: str) -> str:
    """What a dose field is called."""
    return _CAPTIONS.get(field, field.replace("_", " ").capitalize())


def main_fields(kind: TreatmentKind) -> tuple[FieldShape, ...]:
    """The fields asked on the row."""
    shapes = {shape.name: shape for shape in shape_of(DOSES[kind])}
    return tuple(shapes[name] for name in MAIN[kind])


def other_fields(kind: TreatmentKind) -> tuple[FieldShape, ...]:
    """The fields asked under "more", in the order of the record."""
    return tuple(shape for shape in shape_of(DOSES[kind]) if shape.name not in MAIN[kind])
