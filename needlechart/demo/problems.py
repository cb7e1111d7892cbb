"""What the patients of a demo clinic come with: problems, the muscles looked at, what is measured and done."""

from __future__ import annotations

from dataclasses import dataclass

from needlechart.domain.body import Side
from needlechart.domain.measures import ScaleCode
from needlechart.domain.sessions import Position


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """One usual problem.  ``muscles`` are keys of the catalogue, the most often needled first; ``score`` starts at ``worst``
    and, on a good course, comes to ``best``; ``motions`` are joint, motion, degrees at the start and at the end."""

    name: str
    region: str
    icd10_left: str
    icd10_right: str
    muscles: tuple[str, ...]
    score: ScaleCode
    worst: float
    best: float
    motions: tuple[tuple[str, str, int, int], ...]
    treatments: tuple[str, ...]
    position: Position
    sided: bool = True
    activity: str = ""
    spared_in_pregnancy: bool = False

    def icd10(self, side: Side) -> str:
        """The diagnosis code of that side."""
        return self.icd10_left if side is Side.LEFT else self.icd10_right


KINDS: tuple[ProblemKind, ...] = (
    ProblemKind(
        "Neck pain", "neck", "M54.2", "M54.2",
        ("trapezius-upper", "levator-scapulae", "splenius-capitis", "semispinalis-capitis", "scm-sternal"),
        ScaleCode.NDI, 44, 12, (("neck", "rotation", 52, 74), ("neck", "side_bend", 28, 42)),
        ("massage", "stretching-static", "neck-flexor-training", "heat-pack", "education-ergonomics", "home-programme"),
        Position.PRONE, activity="looking over the shoulder",
    ),
    ProblemKind(
        "Shoulder pain", "shoulder", "M25.512", "M25.511",
        ("infraspinatus", "teres-minor", "deltoid-middle", "deltoid-posterior", "supraspinatus", "trapezius-upper"),
        ScaleCode.QUICKDASH, 52, 14, (("shoulder", "abduction", 105, 168), ("shoulder", "external_rotation", 48, 82)),
        ("joint-mobilisation", "exercise-strength", "motor-control", "tens", "home-programme"),
        Position.SIDE_LYING_LEFT, activity="reaching a shelf",
    ),
    ProblemKind(
        "Low back pain", "back", "M54.59", "M54.59",
        ("multifidus-lumborum", "gluteus-medius", "quadratus-lumborum", "gluteus-maximus", "iliocostalis-lumborum"),
        ScaleCode.ODI, 42, 14, (("lumbar", "flexion", 38, 66), ("lumbar", "extension", 12, 25)),
        ("massage", "motor-control", "bridges", "heat-pack", "education-pain", "home-programme"),
        Position.PRONE, activity="sitting for an hour", spared_in_pregnancy=True,
    ),
    ProblemKind(
        "Hip and back pain", "hip", "M25.552", "M25.551",
        ("gluteus-medius", "gluteus-minimus", "piriformis", "tensor-fasciae-latae", "quadratus-lumborum"),
        ScaleCode.LEFS, 38, 68, (("hip", "internal_rotation", 18, 36), ("hip", "flexion", 92, 118)),
        ("massage", "bridges", "stretching-hold-relax", "exercise-strength", "home-programme"),
        Position.SIDE_LYING_LEFT, activity="climbing stairs", spared_in_pregnancy=True,
    ),
    ProblemKind(
        "Knee pain", "thigh", "M25.562", "M25.561",
        ("vastus-lateralis", "vastus-medialis", "rectus-femoris", "tensor-fasciae-latae", "gastrocnemius-medial"),
        ScaleCode.LEFS, 42, 72, (("knee", "flexion", 104, 134),),
        ("exercise-strength", "taping-kinesio", "balance-training", "ice-pack", "home-programme"),
        Position.SUPINE, activity="squatting",
    ),
    ProblemKind(
        "Heel pain", "foot", "M72.2", "M72.2",
        ("soleus", "gastrocnemius-medial", "quadratus-plantae", "abductor-hallucis", "flexor-digitorum-brevis"),
        ScaleCode.LEFS, 41, 70, (("ankle", "dorsiflexion", 6, 18), ("great_toe", "extension", 44, 66)),
        ("heel-raises", "taping-low-dye", "stretching-static", "ice-massage", "shockwave", "home-programme"),
        Position.PRONE, activity="the first steps in the morning",
    ),
    ProblemKind(
        "Headache and jaw pain", "head", "M79.11", "M79.11",
        ("masseter", "temporalis", "trapezius-upper", "splenius-capitis", "scm-sternal"),
        ScaleCode.NDI, 36, 10, (("neck", "rotation", 58, 76),),
        ("massage", "education-jaw", "heat-pack", "neck-flexor-training", "home-programme"),
        Position.SUPINE_WEDGE, activity="chewing",
    ),
    ProblemKind(
        "Outer elbow pain", "forearm", "M77.12", "M77.11",
        ("extensor-carpi-radialis-brevis", "extensor-carpi-radialis-longus", "extensor-digitorum", "brachioradialis",
         "supinator"),
        ScaleCode.QUICKDASH, 46, 12, (("wrist", "flexion", 58, 84), ("wrist", "extension", 48, 68)),
        ("soft-tissue-friction", "exercise-strength", "stretching-static", "laser", "home-programme"),
        Position.SUPINE, activity="lifting a kettle",
    ),
    ProblemKind(
        "Calf pain", "leg", "M79.18", "M79.18",
        ("gastrocnemius-medial", "gastrocnemius-lateral", "soleus", "tibialis-posterior", "fibularis-longus"),
        ScaleCode.LEFS, 46, 74, (("ankle", "dorsiflexion", 8, 20),),
        ("heel-raises", "massage", "stretching-static", "balance-training", "home-programme"),
        Position.PRONE, activity="running two kilometres",
    ),
    ProblemKind(
        "Back of the thigh pain", "thigh", "M79.18", "M79.18",
        ("biceps-femoris-long", "semitendinosus", "gluteus-maximus", "semimembranosus"),
        ScaleCode.LEFS, 44, 74, (("hip", "flexion", 84, 116),),
        ("stretching-hold-relax", "exercise-strength", "massage", "cupping", "home-programme"),
        Position.PRONE, activity="sprinting",
    ),
)  # fmt: skip
"""Problems of a general practice; muscles and figures are general knowledge, not clinically reviewed."""
