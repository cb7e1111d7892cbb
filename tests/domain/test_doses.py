"""Every kind of treatment reads with its dose."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, get_args

import pytest

from needlechart.domain.body import Side
from needlechart.domain.needling import Tolerance
from needlechart.domain.treatments import (
    Agent,
    AssistLevel,
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
    Sequence,
    StretchDose,
    StretchType,
    TapeType,
    TapingDose,
    TensDose,
    ThermalDose,
    ThermalMode,
    Topic,
    TractionDose,
    Treatment,
)
from needlechart.domain.words import dose_words, treatment_words
from tests.scenarios import catalogue

READ: tuple[tuple[Dose, int | None, str], ...] = (
    (ExerciseDose(3, 10, LoadUnit.BODY_WEIGHT), None, "3 × 10, body weight"),
    (ExerciseDose(3, None, LoadUnit.KG, 2.5, effort=6), 12, "3 sets, 2.5 kg, effort 6/10, 12 min"),
    (ExerciseDose(None, 12, LoadUnit.BAND, band="red", hold_s=5), None, "12 repetitions, red band, hold 5 s"),
    (ExerciseDose(load_unit=LoadUnit.PERCENT_1RM, load=70), None, "70 % of one-repetition maximum"),
    (ExerciseDose(2, 8, tempo="3-0-1", rest_s=90, pain_during=2), None, "2 × 8, tempo 3-0-1, rest 1 min 30 s, pain during 2/10"),
    (ThermalDose(ThermalMode.HOT_PACK), 10, "10 min, hot pack"),
    (ThermalDose(ThermalMode.ICE_PACK, True, False), None, "ice pack, skin checked before, skin not checked after"),
    (
        MassageDose(MassageTechnique.ISCHAEMIC_COMPRESSION, Pressure.MEDIUM, 6, 60, 3),
        5,
        "5 min, ischaemic compression, medium pressure, 1 min × 3, pressure felt 6/10",
    ),
    (MassageDose(compressions=4), None, "4 compressions"),
    (StretchDose(StretchType.STATIC, 30, 3, 2), None, "2 × 3, hold 30 s, static"),
    (
        NeuromuscularDose("single-leg stance", "quiet pelvis", AssistLevel.SUPERVISED),
        8,
        "8 min, single-leg stance, cue: quiet pelvis, supervised",
    ),
    (
        MobilisationDose("hip", "caudal", Grade.IV, False, 3, 30, "softer"),
        None,
        "hip, caudal, grade IV, oscillations, 3 × 30 s, softer",
    ),
    (MobilisationDose(grade=Grade.V, bouts=1), None, "grade V (thrust), 1 bout"),
    (MobilisationDose(sustained=True, bout_s=20), None, "sustained, 20 s"),
    (TensDose(100, 200, 12.5, 5, 10, "low back"), 15, "15 min, 100 Hz, 200 µs, 12.5 mA, 5 s on, 10 s off, electrodes: low back"),
    (PhysicalAgentDose(Agent.ULTRASOUND, 1.2, 50, 1), 6, "6 min, ultrasound, 1.2 W/cm², duty 50 %, 1 MHz"),
    (
        PhysicalAgentDose(Agent.SHOCKWAVE, pulses=2000, pressure_bar=2.5, frequency_hz=8, energy_j_cm2=4),
        None,
        "shockwave, 4 J/cm², 2000 pulses, 2.5 bar, 8 Hz",
    ),
    (
        TapingDose(TapeType.LOW_DYE, "arch of the foot", 25, 24, "none"),
        None,
        "low-Dye, arch of the foot, tension 25 %, worn 24 h, skin: none",
    ),
    (CuppingDose(4, 50, CupStyle.SLIDING, Pressure.LIGHT, True), 5, "5 min, 4 cups, 50 mm, sliding, light pressure, mark after"),
    (TractionDose(12, 20, 30, 10), 10, "10 min, 12 kg, 20°, 30 s on, 10 s off"),
    (FunctionalDose("stairs", "a rail"), 10, "10 min, stairs, with a rail"),
    (EducationDose(Topic.PACING, True), 5, "5 min, pacing, taught back"),
    (
        HomeProgrammeDose(2, 10, 5, 2, Per.DAY, "print", 80, 6),
        None,
        "2 × 10, hold 5 s, 2 times a day, given as print, done 80 %, done on 6 days",
    ),
    (EducationDose(), None, ""),
)


@pytest.mark.parametrize(("dose", "minutes", "text"), READ)
def test_that_a_dose_reads_as_it_is_spoken(dose: Dose, minutes: int | None, text: str) -> None:
    assert dose_words(Treatment("t", 1, dose, "Name", minutes=minutes)) == text


def test_that_every_kind_of_dose_is_read_above() -> None:
    assert {type(dose) for dose, _minutes, _text in READ} == set(get_args(Dose))


def test_that_every_field_of_every_dose_changes_what_is_read() -> None:
    seen = set()
    for dose, minutes, text in READ:
        for field in fields(dose):
            if getattr(dose, field.name) not in (None, ""):
                seen.add((type(dose), field.name))
                gone: dict[str, Any] = {field.name: "" if isinstance(field.default, str) else None}
                without = replace(dose, **gone)
                assert dose_words(Treatment("t", 1, without, "Name", minutes=minutes)) != text, field.name
    assert seen == {(kind, field.name) for kind in get_args(Dose) for field in fields(kind)}


def test_that_a_treatment_reads_with_place_and_tolerance_and_says_nothing_twice() -> None:
    pack = Treatment("t", 1, ThermalDose(ThermalMode.ICE_PACK), "Ice pack", minutes=10, muscle="soleus", side=Side.RIGHT)
    assert treatment_words(pack, catalogue()) == "Ice pack: 10 min, right soleus"
    home = Treatment("t", 1, ExerciseDose(3, 10), "Bridges", sequence=Sequence.AT_HOME, tolerance=Tolerance.FAIR)
    assert treatment_words(home, catalogue()) == "Bridges: 3 × 10, at home, fairly tolerated"
    assert treatment_words(Treatment("t", 1, EducationDose(), "Talk"), catalogue()) == "Talk"
    taught = Treatment("t", 1, EducationDose(Topic.JAW_RELAXATION), "Education: jaw relaxation", minutes=5)
    assert treatment_words(taught, catalogue()) == "Education: jaw relaxation, 5 min"
