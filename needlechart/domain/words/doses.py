"""Complementary treatments and their doses in words, one function a kind of dose."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from needlechart.domain.body import Side
from needlechart.domain.catalogue import Catalogue
from needlechart.domain.needling import Tolerance
from needlechart.domain.treatments import (
    CuppingDose,
    Dose,
    EducationDose,
    ExerciseDose,
    FunctionalDose,
    HomeProgrammeDose,
    LoadUnit,
    MassageDose,
    MobilisationDose,
    NeuromuscularDose,
    PhysicalAgentDose,
    Sequence,
    StretchDose,
    TapingDose,
    TensDose,
    ThermalDose,
    TractionDose,
    Treatment,
)
from needlechart.domain.words.amounts import count_words, duration_words, number_words
from needlechart.domain.words.choices import words

_SIDES = {Side.LEFT: "left", Side.RIGHT: "right", Side.MIDLINE: "midline"}


def treatment_words(treatment: Treatment, catalogue: Catalogue) -> str:
    """One treatment with its dose, without what its name says already: "Bridges: 3 × 10, body weight, 12 min"."""
    name = treatment.name.lower()
    told = [part for part in _dose_parts(treatment) if part.lower() not in name or any(c.isdigit() for c in part)]
    where = _where(treatment, catalogue)
    if where:
        told.append(where)
    if treatment.sequence is Sequence.AT_HOME:
        told.append("at home")
    if treatment.tolerance is not None and treatment.tolerance is not Tolerance.GOOD:
        told.append(words(treatment.tolerance))
    after_name = ", " if ":" in name else ": "
    return treatment.name + after_name + ", ".join(told) if told else treatment.name


def dose_words(treatment: Treatment) -> str:
    """The dose alone: "3 × 10, body weight", "10 min, hot pack"; empty when nothing is said."""
    return ", ".join(_dose_parts(treatment))


def _dose_parts(treatment: Treatment) -> list[str]:
    """Sets come first where there are sets, otherwise minutes do."""
    minutes = f"{treatment.minutes} min" if treatment.minutes is not None else ""
    dose = treatment.dose
    told = _TELL[type(dose)](dose)
    first_figure = isinstance(dose, ExerciseDose | StretchDose | HomeProgrammeDose | MobilisationDose)
    return _said([*told, minutes] if first_figure else [minutes, *told])


def _where(treatment: Treatment, catalogue: Catalogue) -> str:
    side = _SIDES[treatment.side] if treatment.side is not None else ""
    muscle = catalogue.muscle_name(treatment.muscle)
    return " ".join(_said([side, muscle[:1].lower() + muscle[1:] if muscle else treatment.region]))


def _massage(dose: MassageDose) -> list[str]:
    pressed = ""
    if dose.compression_s is not None:
        pressed = duration_words(dose.compression_s) + (f" × {dose.compressions}" if dose.compressions else "")
    elif dose.compressions is not None:
        pressed = count_words(dose.compressions, "compression")
    return [
        words(dose.technique) if dose.technique else "",
        f"{words(dose.pressure)} pressure" if dose.pressure else "",
        pressed,
        f"pressure felt {dose.pressure_tolerance}/10" if dose.pressure_tolerance is not None else "",
    ]


def _stretch(dose: StretchDose) -> list[str]:
    return [
        _sets(dose.sets, dose.reps),
        f"hold {duration_words(dose.hold_s)}" if dose.hold_s is not None else "",
        words(dose.type) if dose.type else "",
    ]


def _exercise(dose: ExerciseDose) -> list[str]:
    return [
        _sets(dose.sets, dose.reps),
        _load(dose),
        f"hold {duration_words(dose.hold_s)}" if dose.hold_s is not None else "",
        f"effort {dose.effort}/10" if dose.effort is not None else "",
        f"tempo {dose.tempo}" if dose.tempo else "",
        f"rest {duration_words(dose.rest_s)}" if dose.rest_s is not None else "",
        f"pain during {dose.pain_during}/10" if dose.pain_during is not None else "",
    ]


def _load(dose: ExerciseDose) -> str:
    if dose.load_unit is LoadUnit.BAND:
        return f"{dose.band} band".strip()
    load = number_words(dose.load) if dose.load is not None else ""
    if dose.load_unit is LoadUnit.KG:
        return f"{load} kg" if load else ""
    if dose.load_unit is LoadUnit.PERCENT_1RM:
        return f"{load} {words(dose.load_unit)}" if load else ""
    return words(dose.load_unit) if dose.load_unit else ""


def _neuromuscular(dose: NeuromuscularDose) -> list[str]:
    return [dose.task, f"cue: {dose.cue}" if dose.cue else "", words(dose.assist) if dose.assist else ""]


def _mobilisation(dose: MobilisationDose) -> list[str]:
    bouts = ""
    if dose.bouts is not None:
        bouts = f"{dose.bouts} × {duration_words(dose.bout_s)}" if dose.bout_s else count_words(dose.bouts, "bout")
    elif dose.bout_s is not None:
        bouts = duration_words(dose.bout_s)
    manner = "" if dose.sustained is None else "sustained" if dose.sustained else "oscillations"
    return [dose.joint, dose.direction, words(dose.grade) if dose.grade else "", manner, bouts, dose.response]


def _thermal(dose: ThermalDose) -> list[str]:
    checked = {True: "skin checked {}", False: "skin not checked {}"}
    return [
        words(dose.mode) if dose.mode else "",
        checked[dose.skin_checked_before].format("before") if dose.skin_checked_before is not None else "",
        checked[dose.skin_checked_after].format("after") if dose.skin_checked_after is not None else "",
    ]


def _tens(dose: TensDose) -> list[str]:
    return [
        f"{number_words(dose.frequency_hz)} Hz" if dose.frequency_hz is not None else "",
        f"{dose.pulse_us} µs" if dose.pulse_us is not None else "",
        f"{number_words(dose.intensity_ma)} mA" if dose.intensity_ma is not None else "",
        _on_off(dose.on_s, dose.off_s),
        f"electrodes: {dose.electrodes}" if dose.electrodes else "",
    ]


def _agent(dose: PhysicalAgentDose) -> list[str]:
    return [
        words(dose.agent) if dose.agent else "",
        f"{number_words(dose.intensity_w_cm2)} W/cm²" if dose.intensity_w_cm2 is not None else "",
        f"duty {dose.duty} %" if dose.duty is not None else "",
        f"{number_words(dose.frequency_mhz)} MHz" if dose.frequency_mhz is not None else "",
        f"{number_words(dose.energy_j_cm2)} J/cm²" if dose.energy_j_cm2 is not None else "",
        count_words(dose.pulses, "pulse") if dose.pulses is not None else "",
        f"{number_words(dose.pressure_bar)} bar" if dose.pressure_bar is not None else "",
        f"{number_words(dose.frequency_hz)} Hz" if dose.frequency_hz is not None else "",
    ]


def _taping(dose: TapingDose) -> list[str]:
    return [
        words(dose.type) if dose.type else "",
        dose.target,
        f"tension {dose.tension} %" if dose.tension is not None else "",
        f"worn {dose.wear_h} h" if dose.wear_h is not None else "",
        f"skin: {dose.skin_reaction}" if dose.skin_reaction else "",
    ]


def _cupping(dose: CuppingDose) -> list[str]:
    marks = {True: "mark after", False: "no mark after"}
    return [
        count_words(dose.cups, "cup") if dose.cups is not None else "",
        f"{dose.size_mm} mm" if dose.size_mm is not None else "",
        words(dose.style) if dose.style else "",
        f"{words(dose.pressure)} pressure" if dose.pressure else "",
        marks[dose.mark_after] if dose.mark_after is not None else "",
    ]


def _traction(dose: TractionDose) -> list[str]:
    return [
        f"{number_words(dose.load_kg)} kg" if dose.load_kg is not None else "",
        f"{dose.angle_degrees}°" if dose.angle_degrees is not None else "",
        _on_off(dose.on_s, dose.off_s),
    ]


def _functional(dose: FunctionalDose) -> list[str]:
    return [dose.task, f"with {dose.aid}" if dose.aid else ""]


def _education(dose: EducationDose) -> list[str]:
    told = {True: "taught back", False: "not taught back"}
    return [words(dose.topic) if dose.topic else "", told[dose.taught_back] if dose.taught_back is not None else ""]


def _home(dose: HomeProgrammeDose) -> list[str]:
    often = ""
    if dose.times is not None:
        often = f"{count_words(dose.times, 'time')} a {words(dose.per)}" if dose.per else count_words(dose.times, "time")
    return [
        _sets(dose.sets, dose.reps),
        f"hold {duration_words(dose.hold_s)}" if dose.hold_s is not None else "",
        often,
        f"given as {dose.delivered}" if dose.delivered else "",
        f"done {dose.adherence} %" if dose.adherence is not None else "",
        f"done on {count_words(dose.days_done, 'day')}" if dose.days_done is not None else "",
    ]


def _sets(sets: int | None, reps: int | None) -> str:
    if sets is not None and reps is not None:
        return f"{sets} × {reps}"
    if sets is not None:
        return count_words(sets, "set")
    return count_words(reps, "repetition") if reps is not None else ""


def _on_off(on_s: int | None, off_s: int | None) -> str:
    if on_s is None and off_s is None:
        return ""
    return f"{on_s if on_s is not None else '–'} s on, {off_s if off_s is not None else '–'} s off"


def _said(texts: Iterable[str]) -> list[str]:
    return [text for text in texts if text]


_TELL: dict[type[Dose], Callable[..., list[str]]] = {
    MassageDose: _massage,
    StretchDose: _stretch,
    ExerciseDose: _exercise,
    NeuromuscularDose: _neuromuscular,
    MobilisationDose: _mobilisation,
    ThermalDose: _thermal,
    TensDose: _tens,
    PhysicalAgentDose: _agent,
    TapingDose: _taping,
    CuppingDose: _cupping,
    TractionDose: _traction,
    FunctionalDose: _functional,
    EducationDose: _education,
    HomeProgrammeDose: _home,
}
