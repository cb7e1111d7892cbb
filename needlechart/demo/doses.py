"""Complementary treatments of a demo visit, each with a usual dose of its kind."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from needlechart.domain.catalogue import TreatmentItem
from needlechart.domain.treatments import (
    Agent,
    CuppingDose,
    CupStyle,
    Dose,
    EducationDose,
    ExerciseDose,
    FunctionalDose,
    Grade,
    HomeProgrammeDose,
    LoadUnit,
    MassageDose,
    MassageTechnique,
    MobilisationDose,
    NeuromuscularDose,
    Per,
    PhysicalAgentDose,
    Pressure,
    StretchDose,
    StretchType,
    TapeType,
    TapingDose,
    TensDose,
    ThermalDose,
    ThermalMode,
    Topic,
    TractionDose,
    TreatmentKind,
)


def dose_of(item: TreatmentItem, random: Random, visit: int) -> Dose:
    """A dose of that treatment; exercise and adherence grow with the visits."""
    return _DOSES[item.kind](item.key, random, visit)


def _massage(key: str, random: Random, _visit: int) -> Dose:
    if "friction" in key:
        return MassageDose(MassageTechnique.FRICTION, Pressure.DEEP, random.randint(3, 6))
    technique = random.choice((MassageTechnique.PETRISSAGE, MassageTechnique.EFFLEURAGE, MassageTechnique.MYOFASCIAL_RELEASE))
    return MassageDose(technique, Pressure.MEDIUM, random.randint(1, 4))


def _stretch(key: str, random: Random, _visit: int) -> Dose:
    kind = StretchType.PNF_HOLD_RELAX if "hold-relax" in key else StretchType.STATIC
    return StretchDose(kind, hold_s=random.choice((20, 30, 45)), reps=3, sets=random.choice((1, 2)))


def _exercise(key: str, random: Random, visit: int) -> Dose:
    effort = random.randint(4, 7)
    if key in ("bridges", "heel-raises", "neck-flexor-training"):
        return ExerciseDose(sets=3, reps=min(20, 8 + visit), load_unit=LoadUnit.BODY_WEIGHT, effort=effort)
    load = 2.0 + 0.5 * min(visit, 12)
    return ExerciseDose(sets=3, reps=10, load_unit=LoadUnit.KG, load=load, effort=effort, pain_during=random.randint(0, 3))


def _home(_key: str, random: Random, visit: int) -> Dose:
    adherence = None if visit == 0 else min(100, random.choice((40, 50, 60, 70, 80)) + 2 * visit)
    times = random.choice((1, 2))
    return HomeProgrammeDose(sets=2, reps=10, times=times, per=Per.DAY, delivered="printed sheet", adherence=adherence)


def _thermal(key: str, _random: Random, _visit: int) -> Dose:
    mode = {"ice-pack": ThermalMode.ICE_PACK, "ice-massage": ThermalMode.ICE_MASSAGE}.get(key, ThermalMode.HOT_PACK)
    return ThermalDose(mode, skin_checked_before=True, skin_checked_after=True)


def _taping(key: str, random: Random, _visit: int) -> Dose:
    kind = {"taping-low-dye": TapeType.LOW_DYE, "taping-rigid": TapeType.RIGID}.get(key, TapeType.KINESIO)
    tension = random.choice((15, 25, 50)) if kind is TapeType.KINESIO else None
    return TapingDose(kind, tension=tension, wear_h=random.choice((24, 48)))


def _agent(key: str, random: Random, _visit: int) -> Dose:
    if key == "shockwave":
        pulses, bar = random.choice((1500, 2000)), random.choice((1.8, 2.2, 2.6))
        return PhysicalAgentDose(Agent.SHOCKWAVE, pulses=pulses, pressure_bar=bar, frequency_hz=10.0)
    return PhysicalAgentDose(Agent.LASER, energy_j_cm2=random.choice((4.0, 6.0)))


def _education(key: str, _random: Random, _visit: int) -> Dose:
    topics = {"education-ergonomics": Topic.ERGONOMICS, "education-jaw": Topic.JAW_RELAXATION, "education-pacing": Topic.PACING}
    return EducationDose(topics.get(key, Topic.PAIN_SCIENCE), taught_back=True)


_DOSES: dict[TreatmentKind, Callable[[str, Random, int], Dose]] = {
    TreatmentKind.MASSAGE: _massage,
    TreatmentKind.STRETCHING: _stretch,
    TreatmentKind.EXERCISE: _exercise,
    TreatmentKind.NEUROMUSCULAR: lambda key, _r, _v: NeuromuscularDose(key.replace("-", " "), "slow and even"),
    TreatmentKind.MOBILISATION: lambda _k, random, _v: MobilisationDose(
        "glenohumeral", "caudal", random.choice((Grade.II, Grade.III)), sustained=False, bouts=3, bout_s=30
    ),
    TreatmentKind.HEAT_ICE: _thermal,
    TreatmentKind.TENS: lambda _k, random, _v: TensDose(
        80.0, 200, float(random.randint(8, 20)), electrodes="around the sore area"
    ),
    TreatmentKind.PHYSICAL_AGENT: _agent,
    TreatmentKind.TAPING: _taping,
    TreatmentKind.CUPPING: lambda _k, random, _v: CuppingDose(random.randint(2, 5), 40, CupStyle.SLIDING, Pressure.MEDIUM, True),
    TreatmentKind.TRACTION: lambda _k, _r, _v: TractionDose(8.0, 20, 30, 10),
    TreatmentKind.FUNCTIONAL: lambda key, _r, _v: FunctionalDose(key.replace("-", " ")),
    TreatmentKind.EDUCATION: _education,
    TreatmentKind.HOME_PROGRAMME: _home,
}
