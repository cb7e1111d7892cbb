"""Movements of joints whose range is measured, with the usual range of an adult.

The figures are those of general reference lists, in degrees; not clinically reviewed.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Motion:
    """One movement of one joint.  ``usual_low`` and ``usual_high``: where an adult's range usually ends, in degrees."""

    joint: str
    motion: str
    usual_low: int
    usual_high: int
    sided: bool = True
    reviewed: bool = False

    @property
    def key(self) -> str:
        """Joint and motion in one word."""
        return f"{self.joint}.{self.motion}"

    @property
    def words(self) -> str:
        """As it is read: "Hip, internal rotation"."""
        return f"{self.joint.replace('_', ' ').capitalize()}, {self.motion.replace('_', ' ')}"

    @property
    def usual_words(self) -> str:
        """The usual range as it is read: "usually 35 to 45"."""
        if self.usual_low == self.usual_high:
            return f"usually {self.usual_high}°"
        return f"usually {self.usual_low} to {self.usual_high}°"


MOTIONS: tuple[Motion, ...] = (
    Motion("neck", "flexion", 45, 45, sided=False),
    Motion("neck", "extension", 45, 45, sided=False),
    Motion("neck", "side_bend", 45, 45),
    Motion("neck", "rotation", 60, 80),
    Motion("shoulder", "flexion", 150, 180),
    Motion("shoulder", "extension", 50, 60),
    Motion("shoulder", "abduction", 180, 180),
    Motion("shoulder", "internal_rotation", 70, 90),
    Motion("shoulder", "external_rotation", 90, 90),
    Motion("elbow", "flexion", 140, 150),
    Motion("elbow", "extension", 0, 0),
    Motion("forearm", "pronation", 80, 90),
    Motion("forearm", "supination", 80, 90),
    Motion("wrist", "flexion", 80, 90),
    Motion("wrist", "extension", 70, 70),
    Motion("trunk", "side_bend", 35, 35),
    Motion("lumbar", "flexion", 60, 75, sided=False),
    Motion("lumbar", "extension", 25, 30, sided=False),
    Motion("hip", "flexion", 110, 130),
    Motion("hip", "extension", 15, 30),
    Motion("hip", "abduction", 45, 45),
    Motion("hip", "adduction", 20, 30),
    Motion("hip", "internal_rotation", 35, 45),
    Motion("hip", "external_rotation", 35, 45),
    Motion("knee", "flexion", 130, 140),
    Motion("knee", "extension", 0, 0),
    Motion("ankle", "dorsiflexion", 20, 20),
    Motion("ankle", "plantarflexion", 50, 50),
    Motion("ankle", "inversion", 35, 35),
    Motion("ankle", "eversion", 25, 25),
    Motion("great_toe", "extension", 70, 70),
)


def motion_of(joint: str, motion: str) -> Motion | None:
    """The movement of that joint in the list, or None for one typed elsewhere."""
    return next((m for m in MOTIONS if (m.joint, m.motion) == (joint, motion)), None)


def joints() -> tuple[str, ...]:
    """The joints of the list, in its order."""
    return tuple(dict.fromkeys(m.joint for m in MOTIONS))
