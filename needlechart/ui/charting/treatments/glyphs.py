"""The icon of a treatment."""

from __future__ import annotations

from needlechart.domain.treatments import TreatmentKind
from needlechart.drawing.icons import icon_names

_OF_KIND = {
    TreatmentKind.MASSAGE: "hand",
    TreatmentKind.STRETCHING: "stretch",
    TreatmentKind.EXERCISE: "dumbbell",
    TreatmentKind.NEUROMUSCULAR: "body",
    TreatmentKind.MOBILISATION: "hand",
    TreatmentKind.HEAT_ICE: "heat",
    TreatmentKind.TENS: "estim",
    TreatmentKind.PHYSICAL_AGENT: "ultrasound",
    TreatmentKind.TAPING: "tape",
    TreatmentKind.CUPPING: "cup",
    TreatmentKind.TRACTION: "link",
    TreatmentKind.FUNCTIONAL: "person",
    TreatmentKind.EDUCATION: "info",
    TreatmentKind.HOME_PROGRAMME: "home",
}


def glyph_of(kind: TreatmentKind, wanted: str = "") -> str:
    """The icon the clinic's list names, or that of the kind where there is no such drawing."""
    return wanted if wanted in icon_names() else _OF_KIND[kind]
