"""A visit's figures in words: for the pointer, the keyboard, a screen reader, the table, and for paper."""

from __future__ import annotations

from collections.abc import Sequence

from needlechart.domain.history import PainPair, VisitFigures
from needlechart.domain.history.measured import measure_pairs
from needlechart.domain.measures import SCALES, ScaleCode
from needlechart.domain.patients import Patient
from needlechart.domain.words import count_words, date_words, least_twitches, words
from needlechart.drawing.timeline.figures import problem_words
from needlechart.drawing.timeline.grouped import mean
from needlechart.drawing.timeline.lane import figure

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
    home = home_words(visit)
    again = visit.insertions if visit.insertions != visit.needles else 0
    lines = [
        f"{date_words(visit.date)}{'' if visit.signed else ', draft'}{'' if visit.attended else ', did not come'}",
        f"Pain {pain}" if pain else "",
        f"{counted(visit.needles, 'needle')}, {_twitches(visit)}",
        counted(again, "insertion") if again else "",
        *score_lines(visit),
        care,
        f"At home {home}" if home else "",
        f"Sore {sore}" if sore else "",
        reacted,
        caution_words(visit),
    ]
    return tuple(line for line in lines if line)


def group_lines(visits: Sequence[VisitFigures], patient: Patient) -> tuple[str, ...]:
    """Several visits that are drawn as one: how many, their mean pain per problem, what they add up to."""
    lines = [f"{count_words(len(visits), 'visit')}, {date_words(visits[0].date)} to {date_words(visits[-1].date)}"]
    problems = dict.fromkeys(pair.problem_id for visit in visits for pair in visit.pain)
    for key in problems:
        pairs = [pair for visit in visits for pair in visit.pain if pair.problem_id == key]
        pair = PainPair(key, mean(pair.before for pair in pairs), mean(pair.after for pair in pairs))
        name = problem_words(patient, key) if len(problems) > 1 else ""
        if pair_words(pair):
            lines.append(f"Mean pain {name} {pair_words(pair)}".replace("  ", " "))
    at_least = any(visit.twitches_is_minimum for visit in visits)
    twitches = sum(least_twitches(visit.twitches, visit.twitches_is_minimum) for visit in visits)
    lines.append(f"{counted(sum(v.needles for v in visits), 'needle')}, {counted(twitches, 'twitch', at_least)}")
    reactions = sum(len(visit.reactions) for visit in visits)
    drafts = sum(not visit.signed for visit in visits)
    lines += [counted(reactions, "reaction")] if reactions else []
    lines += [counted(drafts, "draft")] if drafts else []
    return tuple(lines)


def score_lines(visit: VisitFigures) -> tuple[str, ...]:
    """ "Range of motion, cervical rotation right 50 → 60 degrees", a line for each thing measured but pain."""
    lines = []
    for pair in measure_pairs(visit):
        scale = SCALES[pair.scale]
        if pair.scale is not ScaleCode.NPRS or pair.what:
            values = [figure(value) for value in (pair.before, pair.after) if value is not None]
            name = f"{scale.name}, {pair.what.replace('_', ' ')}" if pair.what else scale.name
            lines.append(f"{name} {ARROW.join(values)} {scale.unit}".rstrip())
    return tuple(lines)


def home_words(visit: VisitFigures) -> str:
    """ "Rows 80 %, 5 days"; nothing when nobody asked."""
    said = []
    for told in visit.home:
        parts = [f"{told.percent} %"] if told.percent is not None else []
        parts += [count_words(told.days, "day")] if told.days is not None else []
        said.append(f"{told.name} {', '.join(parts) or 'not said'}")
    return ", ".join(said)


def caution_words(visit: VisitFigures) -> str:
    """ "2 cautions seen, 1 overridden"; nothing without any."""
    overridden = sum(caution.overridden for caution in visit.cautions)
    seen = len(visit.cautions) - overridden
    parts = [f"{counted(seen, 'caution')} seen"] if seen else []
    return ", ".join(parts + ([f"{overridden} overridden"] if overridden else []))


def _twitches(visit: VisitFigures) -> str:
    at_least = visit.twitches_is_minimum
    return counted(least_twitches(visit.twitches, at_least), "twitch", at_least)
