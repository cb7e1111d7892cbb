"""What stands over one of the two bodies: days, which visit and whose, pain, needles, twitches."""

from __future__ import annotations

from dataclasses import dataclass

from needlechart.domain.history import VisitFigures
from needlechart.domain.history.comparison_words import ARROW, NOTHING, span_about
from needlechart.domain.history.spans import PainCourse, SpanSummary
from needlechart.domain.words import number_words
from needlechart.drawing.timeline.figures import problem_words
from needlechart.ui.history.compare.picks import Pick
from needlechart.ui.history.fact_row import Fact
from needlechart.ui.history.span_words import days_words
from needlechart.ui.look.twitches import twitch_figure
from needlechart.usecases.patients import PatientOpened

_LEAST = "\N{GREATER-THAN OR EQUAL TO}"
_MOST_PAINS = 2
"""So many problems have their pain over the body; all of them stand among the measures."""


@dataclass(frozen=True, slots=True)
class SideWords:
    """A title, a line under it, and figures with their words."""

    title: str
    under: str
    facts: tuple[Fact, ...]

    @property
    def told(self) -> tuple[str, ...]:
        """The figures as words, for a place too narrow for figures: "pain 7 → 4", "26 needles"."""
        return tuple(
            f"{word} {said}" if ARROW in said else f"{said.replace(_LEAST, 'at least ')} {word}" for said, word in self.facts
        )


def side_words(pick: Pick, summary: SpanSummary, opened: PatientOpened) -> SideWords:
    """Of one visit, or of the visits of a span."""
    number, visit = next(((n, v) for n, v in enumerate(opened.history.visits, 1) if v.session_id == pick.session_id), (0, None))
    newest = opened.history.visits[-1].date
    if summary.first is None or summary.last is None:
        return SideWords(pick.words, "No visits", ())
    title = days_words(summary.first, summary.last, newest)
    under = _visit_about(number, visit, opened) if visit is not None else span_about(summary)
    named = pick.words if visit is None and pick.words != title else ""
    pains = _visit_pain(visit, opened) if visit is not None else _span_pain(summary, opened)
    return SideWords(
        title, " \N{MIDDLE DOT} ".join(part for part in (named, under) if part), (*pains[:_MOST_PAINS], *_counts(summary))
    )


def _counts(summary: SpanSummary) -> tuple[Fact, ...]:
    twitches = twitch_figure(summary.twitches, summary.at_least) if summary.answered else NOTHING
    return (
        (str(summary.needles), "needle" if summary.needles == 1 else "needles"),
        (twitches, "twitches"),
    )


def _visit_about(number: int, visit: VisitFigures, opened: PatientOpened) -> str:
    who = next((person.name for person in opened.people if person.id == visit.therapist_id), "")
    return " \N{MIDDLE DOT} ".join(part for part in (f"Visit {number}", who, "" if visit.signed else "draft") if part)


def _visit_pain(visit: VisitFigures, opened: PatientOpened) -> list[Fact]:
    pairs = [pair for pair in visit.pain if pair.before is not None or pair.after is not None]
    return [(_arrow(pair.before, pair.after), _pain(opened, pair.problem_id if len(pairs) > 1 else "")) for pair in pairs]


def _span_pain(summary: SpanSummary, opened: PatientOpened) -> list[Fact]:
    several = len(summary.pain) > 1
    return [(_course(of), _pain(opened, of.problem_id if several else "")) for of in summary.pain]


def _course(of: PainCourse) -> str:
    """ "6 → 2", one figure where it was measured once."""
    once = (of.first_on, of.first, of.pairs) == (of.last_on, of.last, 0)
    return number_words(of.first) if once else _arrow(of.first, of.last)


def _arrow(first: float | None, last: float | None) -> str:
    return ARROW.join(number_words(value) if value is not None else NOTHING for value in (first, last))


def _pain(opened: PatientOpened, problem_id: str) -> str:
    return problem_words(opened.patient, problem_id) or "pain"
