"""A visit's figures in words: for the pointer, for the keyboard, for a screen reader, for the table."""

from __future__ import annotations

from needlechart.domain.history import PainPair, VisitFigures
from needlechart.domain.patients import Patient
from needlechart.domain.words import least_twitches, words
from needlechart.drawing.timeline.figures import problem_words
from needlechart.drawing.timeline.lane import figure
from needlechart.ui.look.typed_date import short_date

ARROW = " \N{RIGHTWARDS ARROW} "


def counted(number: int, one: str, at_least: bool = False) -> str:
    """ "1 needle", "6 needles", "at least 5 twitches"."""
    many = f"{one}es" if one.endswith("ch") else f"{one}s"
    return f"{'at least ' if at_least else ''}{number} {one if number == 1 else many}"


def pair_words(pair: PainPair | None) -> str:
    """ "5 → 2"; a dash for what was not measured, nothing when neither was."""
    if pair is None or (pair.before is None and pair.after is None):
        return ""
    return ARROW.join(figure(value) if value is not None else "\N{EN DASH}" for value in (pair.before, pair.after))


def pain_words(visit: VisitFigures, patient: Patient) -> str:
    """ "5 → 2" for one problem, "hip 5 → 2, knee 3 → 3" for several; nothing when no pain was measured."""
    said = []
    for pair in visit.pain:
        name = problem_words(patient, pair.problem_id) if len(visit.pain) > 1 else ""
        said.append(f"{name} {pair_words(pair)}".strip())
    return ", ".join(said)


def treatment_words(visit: VisitFigures) -> str:
    """ "Massage 10 min, Rows 3 sets"."""
    return ", ".join(
        " ".join(part for part in (item.name, "" if item.amount is None else figure(item.amount), item.unit) if part)
        for item in visit.treatments
    )


def soreness_words(visit: VisitFigures) -> str:
    """ "2 of 10, 24 h"; nothing when it was not reported."""
    parts = []
    if visit.soreness is not None:
        parts.append(f"{visit.soreness} of 10")
    if visit.soreness_h is not None:
        parts.append(f"{visit.soreness_h} h")
    return ", ".join(parts)


def reaction_words(visit: VisitFigures) -> str:
    """ "bruise 20 mm (mild)"."""
    return ", ".join(f"{reaction.words} ({words(reaction.severity)})" for reaction in visit.reactions)


def visit_lines(visit: VisitFigures, patient: Patient) -> tuple[str, ...]:
    """Everything the timeline shows of one visit, a line each."""
    pain, sore, care, reacted = pain_words(visit, patient), soreness_words(visit), treatment_words(visit), reaction_words(visit)
    lines = [
        f"{short_date(visit.date)}{'' if visit.signed else ', draft'}{'' if visit.attended else ', did not come'}",
        f"Pain {pain}" if pain else "",
        f"{counted(visit.needles, 'needle')}, {_twitches(visit)}",
        care,
        f"Sore {sore}" if sore else "",
        reacted,
    ]
    return tuple(line for line in lines if line)


def _twitches(visit: VisitFigures) -> str:
    at_least = visit.twitches_is_minimum
    return counted(least_twitches(visit.twitches, at_least), "twitch", at_least)
