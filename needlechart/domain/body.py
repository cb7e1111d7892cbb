"""Where on the body: the views of the chart, the patient's sides, points in millimetres."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from needlechart.domain.quantities import Key, Line, Millimetres


class View(StrEnum):
    """A drawn view of the 1,750 mm reference adult."""

    ANTERIOR = "anterior"
    POSTERIOR = "posterior"
    LATERAL_LEFT = "lateral_left"
    LATERAL_RIGHT = "lateral_right"
    LEG_MEDIAL = "leg_medial"
    HAND_PALMAR = "hand_palmar"
    HAND_DORSAL = "hand_dorsal"
    FOOT_PLANTAR = "foot_plantar"
    FOOT_DORSAL = "foot_dorsal"


class Side(StrEnum):
    """The patient's side, whichever way the body is turned; never "both": two sides are two rows."""

    LEFT = "left"
    RIGHT = "right"
    MIDLINE = "midline"


class Layer(StrEnum):
    """Which layer of the drawing the structure was picked from."""

    SUPERFICIAL = "superficial"
    DEEP = "deep"


class StructureKind(StrEnum):
    """What a region of the chart is: a catalogue muscle, another drawn muscle, or an area (bone, tendon, joint, skin)."""

    MUSCLE = "muscle"
    EXTRA = "extra"
    AREA = "area"


@dataclass(frozen=True, slots=True)
class BodyPoint:
    """A point of a view, in millimetres from the view's upper left corner."""

    view: View
    x_mm: Millimetres
    y_mm: Millimetres


@dataclass(frozen=True, slots=True)
class Place:
    """A marked place: the point, the structure it lies in, and the patient's side.

    ``structure`` is the atlas key of ``kind``.  On an area, ``muscle_meant`` names the muscle the needle was for
    (rule V4), or ``muscle_reason`` says why none is named.  ``label`` is a trigger-point label the therapist picked.
    """

    point: BodyPoint
    structure: Key
    kind: StructureKind
    side: Side
    layer: Layer = Layer.SUPERFICIAL
    muscle_meant: Key | None = None
    muscle_reason: Line = ""
    label: Line = ""
    landmark: Line = ""

    @property
    def muscle(self) -> str | None:
        """The muscle this place stands for: the structure itself, or the one meant on an area."""
        return self.muscle_meant if self.kind is StructureKind.AREA else self.structure
