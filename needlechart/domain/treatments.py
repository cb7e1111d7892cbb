"""Complementary treatments, each kind with its own dose.

Ranges are general knowledge, not clinically reviewed, unless a source stands beside them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

from needlechart.domain.body import Side
from needlechart.domain.needling import Tolerance
from needlechart.domain.quantities import Count, Key, Line, Measure, Minutes, Pain, Percent, Text


class TreatmentKind(StrEnum):
    MASSAGE = "massage"
    STRETCHING = "stretching"
    EXERCISE = "exercise"
    NEUROMUSCULAR = "neuromuscular"
    MOBILISATION = "mobilisation"
    HEAT_ICE = "heat_ice"
    TENS = "tens"
    PHYSICAL_AGENT = "physical_agent"
    TAPING = "taping"
    CUPPING = "cupping"
    TRACTION = "traction"
    FUNCTIONAL = "functional"
    EDUCATION = "education"
    HOME_PROGRAMME = "home_programme"


class MassageTechnique(StrEnum):
    EFFLEURAGE = "effleurage"
    PETRISSAGE = "petrissage"
    FRICTION = "friction"
    ISCHAEMIC_COMPRESSION = "ischaemic_compression"
    IASTM = "iastm"
    MYOFASCIAL_RELEASE = "myofascial_release"


class Pressure(StrEnum):
    LIGHT = "light"
    MEDIUM = "medium"
    DEEP = "deep"


class StretchType(StrEnum):
    STATIC = "static"
    PNF_HOLD_RELAX = "pnf_hold_relax"
    DYNAMIC = "dynamic"
    SPRAY_AND_STRETCH = "spray_and_stretch"


class LoadUnit(StrEnum):
    BODY_WEIGHT = "body_weight"
    KG = "kg"
    BAND = "band"
    PERCENT_1RM = "percent_1rm"


class AssistLevel(StrEnum):
    INDEPENDENT = "independent"
    SUPERVISED = "supervised"
    ASSISTED = "assisted"


class Grade(StrEnum):
    """Maitland I-V (V = thrust) or Kaltenborn 1-3."""

    I = "I"  # noqa: E741
    II = "II"
    III = "III"
    IV = "IV"
    V = "V"
    K1 = "K1"
    K2 = "K2"
    K3 = "K3"


class ThermalMode(StrEnum):
    HOT_PACK = "hot_pack"
    PARAFFIN = "paraffin"
    ICE_PACK = "ice_pack"
    ICE_MASSAGE = "ice_massage"
    CRYO_CUFF = "cryo_cuff"


class Agent(StrEnum):
    ULTRASOUND = "ultrasound"
    LASER = "laser"
    SHOCKWAVE = "shockwave"


class TapeType(StrEnum):
    KINESIO = "kinesio"
    RIGID = "rigid"
    MCCONNELL = "mcconnell"
    LOW_DYE = "low_dye"


class CupStyle(StrEnum):
    STATIC = "static"
    SLIDING = "sliding"


class Topic(StrEnum):
    PAIN_SCIENCE = "pain_science"
    ERGONOMICS = "ergonomics"
    PACING = "pacing"
    SLEEP = "sleep"
    SELF_RELEASE = "self_release"
    JAW_RELAXATION = "jaw_relaxation"
    OTHER = "other"


class Per(StrEnum):
    DAY = "day"
    WEEK = "week"


Sets = Annotated[int, Measure("sets", 1, 10)]
Reps = Annotated[int, Measure("repetitions", 1, 50)]
HoldS = Annotated[int, Measure("s", 1, 300)]
Hz = Annotated[float, Measure("Hz", 0.5, 150)]
MilliAmp = Annotated[float, Measure("mA", 0.1, 100)]


@dataclass(frozen=True, slots=True)
class MassageDose:
    KIND: ClassVar[TreatmentKind] = TreatmentKind.MASSAGE
    technique: MassageTechnique | None = None
    pressure: Pressure | None = None
    pressure_tolerance: Pain | None = None
    compression_s: HoldS | None = None
    compressions: Reps | None = None


@dataclass(frozen=True, slots=True)
class StretchDose:
    KIND: ClassVar[TreatmentKind] = TreatmentKind.STRETCHING
    type: StretchType | None = None
    hold_s: HoldS | None = None
    reps: Reps | None = None
    sets: Sets | None = None


@dataclass(frozen=True, slots=True)
class ExerciseDose:
    KIND: ClassVar[TreatmentKind] = TreatmentKind.EXERCISE
    sets: Sets | None = None
    reps: Reps | None = None
    load_unit: LoadUnit | None = None
    load: Annotated[float, Measure("kg or % of 1RM", 0, 500)] | None = None
    band: Line = ""
    hold_s: HoldS | None = None
    effort: Annotated[int, Measure("RPE of 10", 0, 10)] | None = None
    tempo: Line = ""
    rest_s: Annotated[int, Measure("s", 0, 600)] | None = None
    pain_during: Pain | None = None


@dataclass(frozen=True, slots=True)
class NeuromuscularDose:
    KIND: ClassVar[TreatmentKind] = TreatmentKind.NEUROMUSCULAR
    task: Line = ""
    cue: Line = ""
    assist: AssistLevel | None = None


@dataclass(frozen=True, slots=True)
class MobilisationDose:
    KIND: ClassVar[TreatmentKind] = TreatmentKind.MOBILISATION
    joint: Line = ""
    direction: Line = ""
    grade: Grade | None = None
    sustained: bool | None = None
    bouts: Sets | None = None
    bout_s: HoldS | None = None
    response: Line = ""


@dataclass(frozen=True, slots=True)
class ThermalDose:
    KIND: ClassVar[TreatmentKind] = TreatmentKind.HEAT_ICE
    mode: ThermalMode | None = None
    skin_checked_before: bool | None = None
    skin_checked_after: bool | None = None


@dataclass(frozen=True, slots=True)
class TensDose:
    KIND: ClassVar[TreatmentKind] = TreatmentKind.TENS
    frequency_hz: Hz | None = None
    pulse_us: Annotated[int, Measure("us", 50, 400)] | None = None
    intensity_ma: MilliAmp | None = None
    on_s: HoldS | None = None
    off_s: HoldS | None = None
    electrodes: Line = ""


@dataclass(frozen=True, slots=True)
class PhysicalAgentDose:
    KIND: ClassVar[TreatmentKind] = TreatmentKind.PHYSICAL_AGENT
    agent: Agent | None = None
    intensity_w_cm2: Annotated[float, Measure("W/cm2", 0, 5)] | None = None
    duty: Percent | None = None
    frequency_mhz: Annotated[float, Measure("MHz", 0.5, 5)] | None = None
    energy_j_cm2: Annotated[float, Measure("J/cm2", 0, 100)] | None = None
    pulses: Annotated[int, Measure("pulses", 0, 20_000)] | None = None
    pressure_bar: Annotated[float, Measure("bar", 0, 6)] | None = None
    frequency_hz: Hz | None = None


@dataclass(frozen=True, slots=True)
class TapingDose:
    KIND: ClassVar[TreatmentKind] = TreatmentKind.TAPING
    type: TapeType | None = None
    target: Line = ""
    tension: Percent | None = None
    wear_h: Annotated[int, Measure("h", 1, 240)] | None = None
    skin_reaction: Line = ""


@dataclass(frozen=True, slots=True)
class CuppingDose:
    KIND: ClassVar[TreatmentKind] = TreatmentKind.CUPPING
    cups: Count | None = None
    size_mm: Annotated[int, Measure("mm", 10, 150)] | None = None
    style: CupStyle | None = None
    pressure: Pressure | None = None
    mark_after: bool | None = None


@dataclass(frozen=True, slots=True)
class TractionDose:
    KIND: ClassVar[TreatmentKind] = TreatmentKind.TRACTION
    load_kg: Annotated[float, Measure("kg", 0, 100)] | None = None
    angle_degrees: Annotated[int, Measure("degrees", -90, 180)] | None = None
    on_s: HoldS | None = None
    off_s: HoldS | None = None


@dataclass(frozen=True, slots=True)
class FunctionalDose:
    KIND: ClassVar[TreatmentKind] = TreatmentKind.FUNCTIONAL
    task: Line = ""
    aid: Line = ""


@dataclass(frozen=True, slots=True)
class EducationDose:
    KIND: ClassVar[TreatmentKind] = TreatmentKind.EDUCATION
    topic: Topic | None = None
    taught_back: bool | None = None


@dataclass(frozen=True, slots=True)
class HomeProgrammeDose:
    KIND: ClassVar[TreatmentKind] = TreatmentKind.HOME_PROGRAMME
    sets: Sets | None = None
    reps: Reps | None = None
    hold_s: HoldS | None = None
    times: Annotated[int, Measure("times", 1, 20)] | None = None
    per: Per | None = None
    delivered: Line = ""
    adherence: Percent | None = None
    days_done: Annotated[int, Measure("days", 0, 90)] | None = None


Dose = (
    MassageDose
    | StretchDose
    | ExerciseDose
    | NeuromuscularDose
    | MobilisationDose
    | ThermalDose
    | TensDose
    | PhysicalAgentDose
    | TapingDose
    | CuppingDose
    | TractionDose
    | FunctionalDose
    | EducationDose
    | HomeProgrammeDose
)


class Sequence(StrEnum):
    """Before or after the needling; it matters to researchers and to the advice on soreness."""

    BEFORE_NEEDLING = "before_needling"
    AFTER_NEEDLING = "after_needling"
    AT_HOME = "at_home"


@dataclass(frozen=True, slots=True)
class Treatment:
    """One complementary treatment of a session.

    ``item`` is the key of the clinic's catalogue entry, ``name`` its words on that day.  ``timed_code`` is the timed
    billing code its ``minutes`` belong to, or empty.  ``dose`` is of the kind of the treatment.
    """

    id: Key
    order: Count
    dose: Dose
    name: Line
    item: Key = ""
    minutes: Minutes | None = None
    timed_code: Key = ""
    sequence: Sequence | None = None
    problem_id: Key | None = None
    muscle: Key | None = None
    side: Side | None = None
    site_id: Key | None = None
    region: Line = ""
    tolerance: Tolerance | None = None
    note: Text = ""

    @property
    def kind(self) -> TreatmentKind:
        """The kind, told by the dose."""
        return self.dose.KIND
