"""A patient's history on paper, for a referring physician: all visits, or those of a span."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from needlechart.atlas import Atlas
from needlechart.domain.body import BodyPoint
from needlechart.domain.history import VisitFigures
from needlechart.domain.history.by_muscle import MuscleFigures, by_muscle
from needlechart.domain.history.sites import PatientSites
from needlechart.domain.history.spans import Span, SpanSummary, summary_of
from needlechart.domain.history.spots import Spot, spots_of
from needlechart.domain.needling import Elicited
from needlechart.domain.patients import Patient
from needlechart.domain.words import count_words, date_words
from needlechart.drawing.timeline.figures import problem_words
from needlechart.drawing.timeline.kinds import LaneChoice
from needlechart.drawing.timeline.paper import PaperTimeline, pages_of, paint_timeline, paper_timeline
from needlechart.drawing.timeline.span_words import about_span, course_of_pain, kind_given, reaction_times
from needlechart.reports.bodies import FILLED_OR_NOT, Spotted, bodies
from needlechart.reports.history_tables import measures_table, muscles_table, visits_table
from needlechart.reports.report import Made, Report
from needlechart.reports.setting import HEAD_PX, figures, heading, line_high, note, text
from needlechart.reports.slabs import Slab
from needlechart.usecases.patients import PatientOpened

NAME = "Needling history"
CIRCLES = "Circles of pain and scores: open on arrival, filled after treatment."
_TIMELINE_PX, _AIR_PX = 430.0, 8.0
"""The least height of a timeline of several lanes that stands whole, and the air over each piece of it."""
_OVER_LANES_PX = line_high(HEAD_PX) + 8
"""What a page needs over the lanes: the head of their part."""


@dataclass(frozen=True, slots=True)
class HistoryFigures:
    """What a report counts: the span's visits, their sum, the needled muscles (a row a number), the spots on the body."""

    span: Span
    visits: tuple[VisitFigures, ...]
    total: SpanSummary
    muscles: tuple[MuscleFigures, ...]
    spots: tuple[Spot, ...]

    def spotted(self) -> tuple[Spotted, ...]:
        """The spots with the numbers of their muscles."""
        numbers = {(row.thing, row.is_muscle, row.side): number for number, row in enumerate(self.muscles, 1)}
        return tuple(
            Spotted(numbers[spot.group[:3]], BodyPoint(spot.view, spot.x_mm, spot.y_mm), spot.elicited is Elicited.YES)
            for spot in self.spots
            if spot.group[:3] in numbers
        )


def history_figures(opened: PatientOpened, sites: PatientSites, span: Span) -> HistoryFigures:
    """Counts a span, plainly and without a window; of some thousand visits that takes a while."""
    visits = span.visits(opened.history)
    came = frozenset(visit.session_id for visit in visits if visit.attended)
    muscles = tuple(row for row in by_muscle(opened.history, sites, span) if row.sites)
    return HistoryFigures(span, visits, summary_of(visits), muscles, spots_of(sites, came))


def history_report(opened: PatientOpened, counted: HistoryFigures, atlas: Atlas, made: Made, choice: LaneChoice) -> Report:
    """The report of what was counted, with the lanes of the timeline that somebody chose to see."""

    def parts(wide: float, high: float) -> Iterator[Slab]:
        yield from about_patient(opened, counted.visits, wide)
        yield from _summary(opened, counted.total, wide)
        measured = list(measures_table(counted.visits, opened.patient, wide))
        if measured:
            yield from heading("Measured, first and last", wide)
            yield from measured
        yield from _timeline(opened, counted, choice, wide, high - _OVER_LANES_PX)
        yield from _where(opened, counted, atlas, wide)
        yield from heading("Visits", wide)
        yield from visits_table(counted.visits, opened.patient, wide)

    return Report(NAME, span_words(counted), opened.patient, opened.clinic, made, parts)


def span_words(counted: HistoryFigures) -> str:
    """ "11 Sep 2026 to 14 Oct 2026: 4 visits, over 33 days, 1 not signed"."""
    if not counted.visits:
        return "No visits."
    first, last = counted.visits[0].date, counted.visits[-1].date
    days = date_words(first) if first == last else f"{date_words(first)} to {date_words(last)}"
    return f"{days}: {', '.join(about_span(counted.total))}"


def about_patient(opened: PatientOpened, visits: Sequence[VisitFigures], wide: float) -> Iterator[Slab]:
    """Who referred the patient, what for those visits were, and who treated; only what is known."""
    patient, names = opened.patient, {person.id: person for person in opened.people}
    problems = dict.fromkeys(key for visit in visits for key in visit.problem_ids)
    treated = [names[key] for key in dict.fromkeys(visit.therapist_id for visit in visits if visit.attended) if key in names]
    for label, said in (
        ("Referred by", patient.referrer),
        ("Treated for", "; ".join(filter(None, (_problem(patient, key) for key in problems)))),
        ("Treated by", "; ".join(", ".join(filter(None, (person.name, person.credential))) for person in treated)),
    ):
        yield from text(f"{label} {said}" if said else "", wide)


def _problem(patient: Patient, key: str) -> str:
    """ "Neck pain, right (M54.2), since 3 Mar 2026"."""
    problem = patient.problem(key)
    if problem is None:
        return ""
    codes = f" ({', '.join(problem.icd10)})" if problem.icd10 else ""
    return f"{problem_words(patient, key)}{codes}{f', since {date_words(problem.onset)}' if problem.onset else ''}"


def _summary(opened: PatientOpened, total: SpanSummary, wide: float) -> Iterator[Slab]:
    yield from heading("Summary", wide)
    least = "≥" if total.at_least else ""
    said = f"{least}{max(1, total.twitches) if total.at_least else total.twitches}" if total.answered else "–"
    counted = (
        (total.visits, "visits"),
        (total.sites, "sites needled"),
        (total.needles, "needles"),
        (total.insertions, "insertions"),
    )
    yield from figures([*((str(number), word) for number, word in counted), (said, "twitches")], wide)
    asked = count_words(total.answered, "site")
    if total.sites:
        yield from note(f"Whether a twitch came was said at {asked} of {total.sites}; twitches are counted at those.", wide)
    for label, lines in (
        ("Pain 0–10, first to last", [course_of_pain(course, opened.patient) for course in total.pain]),
        ("Treatments", [kind_given(given) for given in total.treatments]),
        ("Reactions", [reaction_times(reaction) for reaction in total.reactions] or ["None recorded in these visits."]),
    ):
        if lines:
            yield from text(label, wide, weight=600, above=8.0, stays=True)
            for line in lines:
                yield from text(line, wide, above=1.0)


def _timeline(opened: PatientOpened, counted: HistoryFigures, choice: LaneChoice, wide: float, most: float) -> Iterator[Slab]:
    """The lanes, in pieces of half a page of ``most`` pixels where it is not all, then what their bands mean and who says so."""
    shown = paper_timeline(opened.history, opened.patient, wide, span=counted.span, choice=choice, only_span=True)
    if not shown.lanes or not counted.visits:
        return
    yield from heading("Timeline", wide)
    pieces = pages_of(shown, most / 2 - _AIR_PX)  # two to a page, so that few pages end early
    least = min(most, _TIMELINE_PX) if len(pieces) == 1 and len(shown.lanes) > 2 else 0.0
    for lanes in pieces:
        yield _lanes(shown, lanes, most, least)
    yield from note(CIRCLES, wide)
    for told in dict.fromkeys(shown.notes):
        yield from note(told, wide)


def _lanes(shown: PaperTimeline, lanes: slice, most: float, at_least: float) -> Slab:
    least = shown.high - sum(shown.least) + sum(shown.least[lanes])
    high = min(most, max(least, at_least))
    said = ", ".join(lane.title for lane in shown.lanes[lanes])

    def paint(painter: QPainter, area: QRectF) -> None:
        paint_timeline(painter, area, shown, lanes)

    return Slab(high, paint, f"Timeline: {said}", above=6.0)


def _where(opened: PatientOpened, counted: HistoryFigures, atlas: Atlas, wide: float) -> Iterator[Slab]:
    if not counted.muscles:
        return
    yield from heading("Where it was needled", wide)
    yield from bodies(atlas, counted.spotted(), wide)
    yield from note(FILLED_OR_NOT, wide)
    yield from muscles_table(counted.muscles, opened.catalogue, wide)
