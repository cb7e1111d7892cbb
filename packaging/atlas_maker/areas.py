"""Areas: regions of bone, tendon, joint and skin below the muscles; their names and shapes that views share.  In millimetres."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from shapely.geometry import Point
from shapely.ops import unary_union

from atlas_maker.figure import FINGERS, Frame, finger_point
from atlas_maker.regions import Region
from atlas_maker.splines import Landmarks, capsule, poly, shape

NAMES = {
    "parotid": "Parotid gland region",
    "hip-bone": "Hip bone",
    "humerus": "Humerus",
    "radius": "Radius",
    "ulna": "Ulna",
    "tibia": "Tibia",
    "fibula": "Fibula",
    "femoral-condyle-lateral": "Lateral femoral condyle",
    "tibial-condyle-lateral": "Lateral tibial condyle",
    "tibial-tuberosity": "Tibial tuberosity",
    "fibular-collateral-ligament": "Outer knee ligament (fibular collateral)",
    "scalp": "Scalp",
    "galea-aponeurotica": "Galea aponeurotica",
    "forehead": "Forehead",
    "temple": "Temple",
    "occiput": "Occiput",
    "mastoid": "Mastoid process",
    "eye": "Eye",
    "orbit": "Orbit",
    "nose": "Nose",
    "cheek": "Cheek",
    "lips": "Lips",
    "chin": "Chin",
    "jaw": "Jaw (mandible)",
    "ear": "Ear",
    "zygomatic-arch": "Zygomatic arch",
    "neck-anterior": "Neck, front",
    "larynx": "Larynx and hyoid",
    "hyoid": "Hyoid bone",
    "neck-lateral": "Neck, side",
    "neck-posterior": "Neck, back",
    "supraclavicular-fossa": "Supraclavicular fossa",
    "clavicle": "Clavicle",
    "acromion": "Acromion",
    "shoulder": "Shoulder",
    "axilla": "Axilla",
    "sternum": "Sternum",
    "jugular-notch": "Jugular notch",
    "chest": "Chest wall",
    "ribs-lateral": "Ribs, side",
    "costal-margin": "Costal margin",
    "linea-alba": "Linea alba",
    "umbilicus": "Umbilicus",
    "external-oblique-aponeurosis": "External oblique aponeurosis",
    "abdomen": "Abdomen",
    "flank": "Flank",
    "groin": "Groin",
    "inguinal-ligament": "Inguinal ligament",
    "pubis": "Pubis",
    "iliac-crest": "Iliac crest",
    "hip": "Hip",
    "greater-trochanter": "Greater trochanter",
    "spine-cervical": "Cervical spine",
    "spine-thoracic": "Thoracic spine",
    "spine-lumbar": "Lumbar spine",
    "sacrum": "Sacrum",
    "coccyx": "Coccyx and natal cleft",
    "scapular-spine": "Scapular spine",
    "scapula": "Scapula",
    "back-upper": "Upper back",
    "back-lower": "Lower back",
    "thoracolumbar-fascia": "Thoracolumbar fascia",
    "trapezius-aponeurosis": "Trapezius aponeurosis",
    "buttock": "Buttock",
    "gluteal-fold": "Gluteal fold",
    "upper-arm-anterior": "Upper arm, front",
    "upper-arm-posterior": "Upper arm, back",
    "upper-arm-lateral": "Upper arm, side",
    "upper-arm-medial": "Upper arm, inner side",
    "biceps-tendon": "Biceps tendon",
    "triceps-tendon": "Triceps tendon",
    "elbow-anterior": "Elbow crease",
    "elbow-posterior": "Elbow, back",
    "olecranon": "Olecranon",
    "epicondyle-lateral": "Lateral epicondyle",
    "epicondyle-medial": "Medial epicondyle",
    "forearm-anterior": "Forearm, front",
    "forearm-posterior": "Forearm, back",
    "flexor-tendons-forearm": "Flexor tendons of the forearm",
    "extensor-tendons-forearm": "Extensor tendons of the forearm",
    "ulnar-tendons-forearm": "Ulnar wrist tendons",
    "radial-tendons-forearm": "Radial wrist tendons",
    "wrist-anterior": "Wrist, palm side",
    "wrist-posterior": "Wrist, back",
    "palm": "Palm",
    "palmar-aponeurosis": "Palmar aponeurosis",
    "hand-dorsum": "Back of the hand",
    "extensor-tendons-hand": "Extensor tendons of the hand",
    "thumb": "Thumb",
    "finger-index": "Index finger",
    "finger-middle": "Middle finger",
    "finger-ring": "Ring finger",
    "finger-little": "Little finger",
    "thigh-anterior": "Thigh, front",
    "thigh-medial": "Thigh, inner side",
    "thigh-posterior": "Thigh, back",
    "thigh-lateral": "Thigh, side",
    "iliotibial-tract": "Iliotibial tract",
    "quadriceps-tendon": "Quadriceps tendon",
    "femoral-condyle-medial": "Medial femoral condyle",
    "tibial-collateral-ligament": "Inner knee ligament (tibial collateral)",
    "ischial-tuberosity": "Ischial tuberosity and ramus",
    "patella": "Patella",
    "patellar-ligament": "Patellar ligament",
    "knee-anterior": "Knee, front",
    "knee-medial": "Knee, inner side",
    "knee-lateral": "Knee, outer side",
    "pes-anserinus": "Pes anserinus",
    "popliteal-fossa": "Popliteal fossa",
    "hamstring-tendon-medial": "Hamstring tendons, inner side",
    "hamstring-tendon-lateral": "Biceps femoris tendon",
    "fibular-head": "Fibular head",
    "shin": "Shin (tibia)",
    "leg-anterior": "Lower leg, front",
    "leg-medial": "Lower leg, inner side",
    "leg-lateral": "Lower leg, outer side",
    "calf": "Calf",
    "calf-aponeurosis": "Calf aponeurosis",
    "achilles-tendon": "Achilles tendon",
    "tibia-medial-face": "Tibia, inner face",
    "ankle-medial": "Ankle, inner side",
    "tarsal-tunnel": "Tarsal tunnel region",
    "calcaneus": "Calcaneus, inner face",
    "navicular": "Navicular tuberosity",
    "metatarsal-1": "First metatarsal",
    "foot-arch": "Arch of the foot",
    "malleolus-medial": "Medial malleolus",
    "malleolus-lateral": "Lateral malleolus",
    "ankle-anterior": "Ankle, front",
    "ankle-lateral": "Ankle, outer side",
    "ankle-posterior": "Ankle, back",
    "tibialis-anterior-tendon": "Tibialis anterior tendon",
    "extensor-tendons-leg": "Toe extensor tendons",
    "fibular-tendons": "Fibular tendons",
    "tarsal-tunnel-tendons": "Tendons behind the inner ankle",
    "flexor-retinaculum": "Flexor retinaculum, inner ankle",
    "extensor-retinaculum-foot": "Extensor retinaculum, ankle",
    "extensor-retinaculum-low": "Extensor retinaculum, lower limb of the Y",
    "flexor-tendons-foot": "Flexor tendons of the toes",
    "fibularis-tertius-tendon": "Fibularis tertius tendon",
    "metatarsals-2-5": "Second to fifth metatarsals",
    "tibialis-posterior-tendon": "Tibialis posterior tendon",
    "abductor-hallucis-tendon": "Abductor hallucis tendon",
    "flexor-hallucis-longus-tendon": "Flexor hallucis longus tendon",
    "deltoid-ligament": "Inner ankle ligament (deltoid)",
    "neurovascular-ankle": "Tibial nerve and posterior tibial vessels",
    "pelvic-wall": "Pelvic wall, inside (obturator fascia)",
    "sacrotuberous-ligament": "Sacrotuberous ligament",
    "talus": "Talus",
    "cuneiform-medial": "Medial cuneiform",
    "sesamoids-foot": "Sesamoid bones, big toe",
    "phalanges-toe-1": "Big toe bones",
    "extensor-tendons-foot": "Extensor tendons of the foot",
    "foot-dorsum": "Back of the foot",
    "foot-lateral-border": "Outer border of the foot",
    "foot-medial-border": "Inner border of the foot",
    "heel": "Heel",
    "sole": "Sole",
    "ball-of-foot": "Ball of the foot",
    "plantar-fascia": "Plantar fascia",
    "toe-1": "Big toe",
    "toe-2": "Second toe",
    "toe-3": "Third toe",
    "toe-4": "Fourth toe",
    "toe-5": "Little toe",
}

BLUNT = {
    "extensor-tendons-hand": (1,),
    "extensor-tendons-forearm": (0,),
    "extensor-tendons-leg": (0,),
    "extensor-tendons-foot": (1,),
    "quadriceps-tendon": (0,),
    "patellar-ligament": (1,),
    "achilles-tendon": (0,),
    "plantar-fascia": (),
    "palmar-aponeurosis": (),
    "galea-aponeurotica": (),
    "linea-alba": (),
}
"""The tapered ends (0 start, 1 end) of tendons of which not both are: they go on into bone or into another strip."""


def area(key: str, geom: Any = None, style: str = "skin", z: float = 0, **shape_data: Any) -> Region:
    """An area; its style is "skin" (not seen), "bone" (pale) or "tendon" (light, with fibres)."""
    if key not in NAMES:
        raise KeyError(key)
    if style == "tendon":
        shape_data.setdefault("taper", BLUNT.get(key, (0, 1)))
    return Region(key, geom=geom, layer="area", style=style, z=z, **shape_data)


def band(frame: Frame, s0: float, s1: float, w0: float = -90, w1: float = 90) -> Any:
    """A rectangle in the frame of a limb."""
    return poly([frame(s0, w0), frame(s1, w0), frame(s1, w1), frame(s0, w1)])


def hand_areas(frame: Frame, palm: bool) -> list[Region]:
    """Fingers one by one, thumb, hand and wrist in the frame of a hand."""
    out = [
        area("palm" if palm else "hand-dorsum", band(frame, 4, 240, -110, 110), z=10),
        area("wrist-anterior" if palm else "wrist-posterior", band(frame, -22, 14, -60, 60), z=11),
    ]
    for name, (_, s, _, r0, _, _) in FINGERS.items():
        chain = [(*finger_point(frame, name, share, 0), r0 + 3.2) for share in (0.1, 1.2)]
        out.append(area("finger-" + name, capsule(chain).difference(band(frame, 0, s - 2)), z=12))
    out.append(
        area(
            "thumb",
            shape([frame(58, 40), frame(66, 74), frame(90, 90), frame(124, 88), frame(124, 60), frame(100, 49), frame(80, 43)]),
            z=13,
        )
    )
    return out


def ribbon(points: Landmarks, half_width: float = 3.0) -> dict[str, Any]:
    """The rails of a tendon along points of the drawing (x, y and, where it differs, the half width)."""
    pts = [(p[0], p[1], p[2] if len(p) > 2 else half_width) for p in points]
    A, B = [], []
    for i, (x, y, h) in enumerate(pts):
        x0, y0, _ = pts[max(0, i - 1)]
        x1, y1, _ = pts[min(len(pts) - 1, i + 1)]
        n = math.hypot(x1 - x0, y1 - y0)
        A.append((x - (y1 - y0) / n * h, y + (x1 - x0) / n * h))
        B.append((x + (y1 - y0) / n * h, y - (x1 - x0) / n * h))
    return dict(A=A, B=B)


def joined(key: str, ribbons: Sequence[dict[str, Any]], **kw: Any) -> Region:
    """Several ribbons as one area of tendons."""
    members = [Region(key, layer="area", taper=BLUNT.get(key, (0, 1)), **r) for r in ribbons]
    return area(key, unary_union([m.raw for m in members]), style="tendon", flat=True, **kw)


def retinaculum(h: Frame, half: float = 24.5) -> dict[str, Any]:
    """The rails of the band over the wrist that holds the tendons down."""
    return dict(A=[h(-15, half - 1), h(-12, 0), h(-15, -half + 1)], B=[h(5, half), h(8, 0), h(5, -half)])


def disc(x: float, y: float, r: float) -> Any:
    """A round area."""
    return Point(x, y).buffer(r)
