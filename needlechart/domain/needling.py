"""Findings and sites: what was palpated, what was needled, and how it answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Annotated

from needlechart.domain.body import Place
from needlechart.domain.moments import Moment
from needlechart.domain.quantities import (
    Count,
    DepthMm,
    DiameterMm,
    Insertions,
    Key,
    LengthMm,
    Line,
    Measure,
    NewNeedles,
    Pain,
    PressureKgCm2,
    RetentionS,
    Text,
    Twitches,
)
from needlechart.domain.technique import Technique


class TissueLevel(StrEnum):
    SUBCUTANEOUS = "subcutaneous"
    SUPERFICIAL_MUSCLE = "superficial_muscle"
    DEEP_MUSCLE = "deep_muscle"
    PERIOSTEUM = "periosteum"


class ResponseSought(StrEnum):
    LTR = "ltr"
    FAMILIAR_PAIN = "familiar_pain"
    LOCAL_ACHE = "local_ache"
    MUSCLE_CONTRACTION = "muscle_contraction"
    NONE = "none"


class Elicited(StrEnum):
    """Whether a local twitch response came: ``not_observable`` for deep muscles, ``not_sought`` by intention."""

    YES = "yes"
    NO = "no"
    NOT_SOUGHT = "not_sought"
    NOT_OBSERVABLE = "not_observable"


class Strength(StrEnum):
    NONE = "none"
    WEAK = "weak"
    MEDIUM = "medium"
    STRONG = "strong"


class EndReason(StrEnum):
    EXHAUSTED = "exhausted"
    TARGET_REACHED = "target_reached"
    PAIN_LIMIT = "pain_limit"
    TIME = "time"
    THERAPIST_CHOICE = "therapist_choice"
    ADVERSE_EVENT = "adverse_event"


class SeenBy(StrEnum):
    VISUAL = "visual"
    PALPATED = "palpated"
    PATIENT_FELT = "patient_felt"
    ULTRASOUND = "ultrasound"
    EMG = "emg"


class Familiar(StrEnum):
    """Whether the patient knows this pain as their own."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class SensationKind(StrEnum):
    PAIN = "pain"
    DEEP_ACHE = "deep_ache"
    DULL_ACHE = "dull_ache"
    TINGLING = "tingling"
    BURNING = "burning"


class Activity(StrEnum):
    ACTIVE = "active"
    LATENT = "latent"
    UNCLASSIFIED = "unclassified"


class PointPosition(StrEnum):
    CENTRAL = "central"
    ATTACHMENT = "attachment"
    SATELLITE = "satellite"
    UNKNOWN = "unknown"


class Bleeding(StrEnum):
    NONE = "none"
    SPOT = "spot"
    NEEDS_PRESSURE = "needs_pressure"


class Tolerance(StrEnum):
    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"
    STOPPED = "stopped"


class ToneAfter(StrEnum):
    SOFTER = "softer"
    SAME = "same"
    TIGHTER = "tighter"


class Waveform(StrEnum):
    ASYMMETRIC_BIPHASIC = "asymmetric_biphasic"
    SYMMETRIC_BIPHASIC = "symmetric_biphasic"
    MONOPHASIC = "monophasic"


class IntensityTarget(StrEnum):
    SENSORY = "sensory"
    MOTOR_VISIBLE = "motor_visible"
    STRONG_TOLERABLE = "strong_tolerable"


@dataclass(frozen=True, slots=True)
class Referral:
    """Where a sensation was felt besides the place itself.  ``area`` is the patient's words or a named region."""

    felt: bool
    kind: SensationKind | None = None
    area: Line = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A spot found by palpation on a muscle and side; it can be followed without ever being needled."""

    id: Key
    order: Count
    place: Place
    taut_band: bool | None = None
    hypersensitive_spot: bool | None = None
    referral: Referral | None = None
    familiar: Familiar | None = None
    activity: Activity = Activity.UNCLASSIFIED
    position: PointPosition = PointPosition.UNKNOWN
    palpation_pain: Pain | None = None
    threshold_kg_cm2: PressureKgCm2 | None = None
    jump_sign: bool | None = None
    note: Text = ""


@dataclass(frozen=True, slots=True)
class Needle:
    """The sterile device as used: size, and what a recall needs to find it."""

    diameter_mm: DiameterMm
    length_mm: LengthMm
    type_key: Key = ""
    maker: Line = ""
    material: Line = ""
    coating: Line = ""
    lot: Line = ""
    expires: date | None = None


@dataclass(frozen=True, slots=True)
class Twitch:
    """The local twitch responses of one site.

    ``count`` None with ``elicited`` yes means elicited but not counted (rule V10); ``about`` marks an estimate.
    ``first`` and ``last`` are the therapist's grading of strength.
    """

    elicited: Elicited
    count: Twitches | None = None
    about: bool = False
    first: Strength | None = None
    last: Strength | None = None
    end_reason: EndReason | None = None
    seen_by: SeenBy | None = None


@dataclass(frozen=True, slots=True)
class Removal:
    """Needles taken out of one site: how many, when, by whom (tapped off on the chart; not the count on the tray)."""

    id: Key
    needles: Count
    at: Moment
    by: Key


@dataclass(frozen=True, slots=True)
class ElectricalField:
    """Current between two needled sites; ranges by general knowledge, not clinically reviewed."""

    channel: Annotated[int, Measure("channel", 1, 16)]
    partner_site_id: Key | None = None
    waveform: Waveform | None = None
    frequency_hz: Annotated[float, Measure("Hz", 1, 200)] | None = None
    second_frequency_hz: Annotated[float, Measure("Hz", 1, 200)] | None = None
    pulse_us: Annotated[int, Measure("us", 50, 1000)] | None = None
    intensity_ma: Annotated[float, Measure("mA", 0.1, 30)] | None = None
    intensity_target: IntensityTarget | None = None
    duration_min: Annotated[int, Measure("min", 1, 45)] | None = None
    device_id: Line = ""
    polarity: Line = ""


@dataclass(frozen=True, slots=True)
class Site:
    """One needled location in one session.

    ``new_needles``: devices first used here (0 when the needle of the previous site is used again in the same muscle);
    ``insertions``: passes through the skin.  ``left_in`` is true for a needle that leaves the hand (static, electrical);
    its removals are tapped off one by one; ``planned_s`` is how long it is meant to stay, ``retention_s`` how long it did.
    ``confirmed`` is false for a copy from an earlier visit that nobody has touched yet: it counts as no needle and blocks
    signing.
    """

    id: Key
    order: Count
    place: Place
    needle: Needle | None = None
    new_needles: NewNeedles = 1
    insertions: Insertions = 1
    technique: Technique | None = None
    depth_mm: DepthMm | None = None
    tissue_level: TissueLevel | None = None
    response_sought: tuple[ResponseSought, ...] = ()
    left_in: bool = False
    inserted_at: Moment | None = None
    inserted_by: Key | None = None
    retention_s: RetentionS | None = None
    planned_s: RetentionS | None = None
    removals: tuple[Removal, ...] = ()
    electrical: ElectricalField | None = None
    twitch: Twitch | None = None
    familiar: Familiar | None = None
    referral: Referral | None = None
    pain_on_insertion: Pain | None = None
    pain_during: Pain | None = None
    bleeding: Bleeding | None = None
    pressure_s: Annotated[int, Measure("s", 0, 1800)] | None = None
    haematoma_mm: Annotated[int, Measure("mm", 0, 300)] | None = None
    tolerance: Tolerance | None = None
    tone_after: ToneAfter | None = None
    retest_pain: Pain | None = None
    retest_kg_cm2: PressureKgCm2 | None = None
    finding_id: Key | None = None
    carried_from: Key | None = None
    confirmed: bool = True
    note: Text = ""

    @property
    def needles_in_body(self) -> int:
        """Retained needles not yet tapped off; a needle worked by hand never stays in."""
        if not self.left_in or not self.confirmed:
            return 0
        return max(0, self.new_needles - sum(removal.needles for removal in self.removals))


@dataclass(frozen=True, slots=True)
class NeedleCount:
    """The count of the session; ``out``, ``sharps`` and ``opened`` are counted by hand and never filled in."""

    opened: Count | None = None
    out: Count | None = None
    sharps: Count | None = None
    unused: Count | None = None


class CountField(StrEnum):
    OPENED = "opened"
    OUT = "out"
    SHARPS = "sharps"
    UNUSED = "unused"


@dataclass(frozen=True, slots=True)
class CountCorrection:
    """A counted figure that was changed: both values stay in the record."""

    id: Key
    figure: CountField
    old: Count
    new: Count
    reason: Line
    at: Moment
    by: Key


class SearchPlace(StrEnum):
    PATIENT = "patient"
    HAIR = "hair"
    CLOTHES = "clothes"
    LINEN = "linen"
    FLOOR = "floor"
    TRAY = "tray"
    SHARPS_BOX = "sharps_box"
    WASTE = "waste"


class Resolution(StrEnum):
    FOUND_ON_PATIENT = "found_on_patient"
    FOUND_IN_ROOM = "found_in_room"
    COUNTED_AGAIN = "counted_again"
    CHARTED_WRONG = "charted_wrong"
    NOT_FOUND_ESCALATED = "not_found_escalated"


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A needle count that did not close: where last seen, what was searched, who was told, how it ended."""

    id: Key
    noticed_at: Moment
    counted: Count
    expected: Count
    figure: CountField = CountField.OUT
    last_seen: Line = ""
    searched: tuple[SearchPlace, ...] = ()
    patient_checked: bool | None = None
    told: Line = ""
    told_at: Moment | None = None
    resolution: Resolution | None = None
    resolved_at: Moment | None = None
    near_miss: bool | None = None
    explanation: Text = field(default="")
