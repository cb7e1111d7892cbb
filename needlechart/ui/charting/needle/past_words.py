"""The history of a site in words: its totals, and each earlier visit as it stands in a row of the card."""

from __future__ import annotations

from dataclasses import dataclass

from needlechart.domain.body import Place, Side
from needlechart.domain.catalogue import Catalogue
from needlechart.domain.history import PainPair
from needlechart.domain.needling import Finding, Site
from needlechart.domain.patients import Patient
from needlechart.domain.reactions import ReactionAnswer
from needlechart.domain.site_history import PastMark, PastVisit, SiteHistory
from needlechart.domain.words import (
    about_count,
    count_words,
    date_words,
    depth_words,
    finding_words,
    least_twitches,
    needle_words,
    number_words,
    reaction_words,
    since_last_words,
    since_site_words,
    technique_words,
    twitch_words,
    words,
)
from needlechart.drawing.marks import Mark as DrawnMark
from needlechart.drawing.site_marks import ghost_finding_mark, ghost_mark
from needlechart.usecases.charting import OpenSession

_NOT_MEASURED = "\N{EN DASH}"


@dataclass(frozen=True, slots=True)
class MarkWords:
    """One site or finding of an earlier visit: its sign, what it answered, how it was done, and whether it lies here."""

    sign: DrawnMark
    answer: str
    how: str
    here: bool


@dataclass(frozen=True, slots=True)
class VisitWords:
    """One earlier visit: its day, who charted it, whether it is a draft, its marks, and facts as (caption, text)."""

    session_id: str
    day: str
    by: str
    draft: bool
    marks: tuple[MarkWords, ...]
    facts: tuple[tuple[str, str], ...]

    @property
    def spoken(self) -> str:
        """All of it in one sentence after the other."""
        marks = [f"{'here: ' if m.here else ''}{m.answer}{', ' if m.how else ''}{m.how}" for m in self.marks]
        facts = [f"{caption}: {text}" for caption, text in self.facts]
        return ". ".join([f"{self.day}, {self.by}{', not signed' if self.draft else ''}", *marks, *facts])


def heading(place: Place, catalogue: Catalogue) -> str:
    """ "Infraspinatus, right": the muscle the history is of, or on an area without one the area."""
    name = catalogue.muscle_name(place.muscle) if place.muscle else catalogue.structure_name(place.structure)
    return name if place.side is Side.MIDLINE else f"{name}, {place.side.value}"


def total_facts(history: SiteHistory) -> tuple[tuple[str, str], ...]:
    """Figures with their words: visits, needles, twitches ("at least"), the last day; none for a muscle never needled."""
    total = history.total
    if history.last_needled is None:
        return ()
    twitches = about_count(least_twitches(total.twitches, total.at_least), at_least=total.at_least)
    return (
        (str(history.needled), "visit" if history.needled == 1 else "visits"),
        (str(total.needles), "needle" if total.needles == 1 else "needles"),
        (twitches, "twitch" if twitches == "1" else "twitches"),
        (date_words(history.last_needled), "last needled"),
    )


def about_total(history: SiteHistory) -> str:
    """What the totals leave open: visits that only palpated, drafts, other muscles at the point."""
    told = []
    if history.palpated:
        told.append(f"{count_words(history.palpated, 'visit')} palpated only")
    if history.drafts:
        told.append(f"{history.drafts} of these not signed yet" if history.needled + history.palpated > 1 else "not signed yet")
    beside = sum(not any(mark.of_muscle for mark in visit.marks) for visit in history.visits)
    if beside:
        told.append(f"{count_words(beside, 'visit')} to another muscle here")
    text = ", ".join(told)
    return text[:1].upper() + text[1:]


def never(history: SiteHistory, name: str) -> tuple[str, str]:
    """What is said of a muscle never treated, in two sentences."""
    if not history.earlier:
        return "No earlier visits", "This is the first visit in this chart."
    visits = "in the one earlier visit" if history.earlier == 1 else f"in any of the {history.earlier} earlier visits"
    return "Not treated before", f"{name}: neither needled nor palpated {visits}."


def visit_words(visit: PastVisit, opened: OpenSession, *, in_hand: bool) -> VisitWords:
    """One visit of the history; ``in_hand``: the next visit is the one in hand, where it can still be asked what came after."""
    session = visit.session
    facts = [("Pain", _pain(visit.pain, opened.patient)), ("After", _after(visit, opened.catalogue, in_hand=in_hand))]
    facts += [("Reaction", reaction_words(reaction, opened.catalogue)) for reaction in visit.reactions]
    if session.reaction_answer is None and not session.reactions:
        facts.append(("Reaction", "not said"))
    elif session.reaction_answer is ReactionAnswer.NONE and visit.reactions:
        facts.append(("That day", "no reaction"))
    return VisitWords(
        session.id,
        date_words(session.date),
        opened.name_of(session.therapist_id),
        not visit.signed,
        tuple(_mark(mark, opened.catalogue) for mark in visit.marks),
        tuple(facts),
    )


def _mark(past: PastMark, catalogue: Catalogue) -> MarkWords:
    mark = past.mark
    if isinstance(mark, Finding):
        answer, sign = "palpated, not needled", ghost_finding_mark()
        how = finding_words(mark, catalogue).partition(": ")[2]
    else:
        answer, sign = twitch_words(mark.twitch) or "twitch not answered", ghost_mark(mark)
        how = _how(mark)
    if not past.of_muscle:
        answer = f"{heading(mark.place, catalogue)}: {answer}"
    return MarkWords(sign, answer[:1].upper() + answer[1:], how, past.here)


def _how(site: Site) -> str:
    needles = count_words(site.new_needles, "needle") if site.new_needles else "needle used again"
    size = f" {needle_words(site.needle)}" if site.needle else ""
    told = [site.place.label, f"{needles}{size}"]
    if site.insertions != site.new_needles:
        told.append(count_words(site.insertions, "insertion"))
    told += [technique_words(site), depth_words(site), words(site.familiar) if site.familiar is not None else ""]
    return " · ".join(part for part in told if part)


def _pain(pairs: tuple[PainPair, ...], patient: Patient) -> str:
    """ "8 → 6", with its problem where the patient has several."""
    told = []
    for pair in pairs:
        figures = " \N{RIGHTWARDS ARROW} ".join(
            _NOT_MEASURED if value is None else number_words(value) for value in (pair.before, pair.after)
        )
        problem = patient.problem(pair.problem_id)
        named = f", {problem.name}" if problem is not None and len(patient.problems) > 1 else ""
        told.append(f"{figures}{named}")
    return "; ".join(told) or "not measured"


def _after(visit: PastVisit, catalogue: Catalogue, *, in_hand: bool) -> str:
    """What was told of it at the next visit, of these marks first, or why nothing is known."""
    told = [since_site_words(one, catalogue) for one in visit.told]
    if visit.reported is not None:
        told.append(since_last_words(visit.reported))
    if told:
        return "; ".join(told)
    if visit.asked_on is None:
        return "no visit since"
    return "not asked yet today" if in_hand else f"not asked on {date_words(visit.asked_on)}"
