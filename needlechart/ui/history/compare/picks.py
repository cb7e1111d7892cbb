"""What can be compared: the visits of a patient, and the spans that have a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from needlechart.domain.history import VisitFigures
from needlechart.domain.history.comparing import ComparedSide
from needlechart.domain.history.courses import courses_of, problem_courses
from needlechart.domain.history.spans import Span, SpanSummary
from needlechart.domain.patients import Patient
from needlechart.drawing.timeline.dates import MONTHS
from needlechart.ui.history.course_choice import course_words
from needlechart.ui.history.span_words import days_words

Pair = tuple["Pick | None", "Pick | None"]


@dataclass(frozen=True, slots=True)
class Pick:
    """One side of a comparison: the visits of ``span``, all of them attended or not; ``words`` is its name on a button,
    ``row`` in a menu; ``newest`` its last day; ``session_id`` is told for a visit alone."""

    span: Span
    words: str
    row: str
    newest: date
    session_id: str | None = None

    def side(self, summary: SpanSummary) -> ComparedSide:
        """What is compared, with the days of its visits, which add up to ``summary``."""
        return ComparedSide(self.words, self.span, summary.first, summary.last)


def visit_picks(visits: Sequence[VisitFigures]) -> tuple[Pick, ...]:
    """Every visit the patient came to, the newest first."""
    newest = visits[-1].date if visits else date.min
    of_day = Counter(visit.date for visit in visits)
    picks = []
    for number, visit in enumerate(visits, 1):
        if visit.attended:
            day = days_words(visit.date, visit.date, newest)
            several = f", visit {number}" if of_day[visit.date] > 1 else ""
            row = f"{day} \N{MIDDLE DOT} visit {number}{'' if visit.signed else ', draft'}"
            picks.append(Pick(Span.of([visit.session_id]), f"{day}{several}", row, visit.date, visit.session_id))
    return tuple(picks[::-1])


def end_picks(visits: Sequence[VisitFigures]) -> tuple[Pick, ...]:
    """The first and the newest visit the patient came to, by that name; nothing where there are less than two."""
    picks = visit_picks(visits)
    ends = (("First visit", picks[-1]), ("Newest visit", picks[0])) if len(picks) > 1 else ()
    return tuple(replace(pick, row=f"{name}: {pick.row}") for name, pick in ends)


def visits_to_compare(visits: Sequence[VisitFigures], session_id: str | None) -> Pair:
    """The visit with the one before it; the first one with the one after it."""
    picks = visit_picks(visits)[::-1]
    places = {visit.session_id: i for i, visit in enumerate(visits)}
    shown = places.get(session_id or "", len(visits) - 1)
    at = max((i for i, pick in enumerate(picks) if places[pick.session_id or ""] <= shown), default=0)
    at = max(1, at)
    return (picks[at - 1] if picks else None), (picks[at] if at < len(picks) else None)


def span_picks(visits: Sequence[VisitFigures], patient: Patient, picked: Span | None) -> tuple[Pick, ...]:
    """The span picked on the timeline, the courses, newest first, and the visits for each problem."""
    picks = [_picked(visits, picked)] if picked is not None else []
    picks += _courses(visits, patient)[::-1]
    for course in problem_courses(visits, patient):
        of = frozenset(visit.session_id for visit in visits if visit.attended and course.problem_id in visit.problem_ids)
        row = course_words(course, patient)
        picks.append(Pick(Span(session_ids=of), row.partition(":")[0], row, course.last))
    return tuple(pick for pick in picks if pick is not None)


def month_picks(visits: Sequence[VisitFigures]) -> tuple[Pick, ...]:
    """Every month with visits, the newest first."""
    picks = []
    came = [visit for visit in visits if visit.attended]
    for (year, month), of in groupby(came, key=lambda visit: (visit.date.year, visit.date.month)):
        here = list(of)
        name = f"{MONTHS[month - 1]} {year}"
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        many = "1 visit" if len(here) == 1 else f"{len(here)} visits"
        picks.append(Pick(Span(date(year, month, 1), last), name, f"{name}, {many}", last))
    return tuple(picks[::-1])


def spans_to_compare(visits: Sequence[VisitFigures], patient: Patient, picked: Span | None) -> Pair:
    """The span picked with what was before it; without one the last two courses, or the last two months with visits."""
    if picked is not None:
        other = _picked(visits, picked)
        return (_before(visits, picked) if other is not None else None), other
    for picks in (_courses(visits, patient), month_picks(visits)[::-1]):
        if len(picks) > 1:
            return picks[-2], picks[-1]
    return None, None


def _courses(visits: Sequence[VisitFigures], patient: Patient) -> tuple[Pick, ...]:
    made, courses = [], courses_of(visits)
    for course in courses:
        row = course_words(course, patient)
        name = row.partition(":")[0]
        last = len(courses) > 1 and course is courses[-1]
        made.append(
            Pick(Span(course.first, course.last), name, row.replace(name, "Last course", 1) if last else row, course.last)
        )
    return tuple(made)


def _picked(visits: Sequence[VisitFigures], span: Span, row: str = "Picked: ") -> Pick | None:
    """A span without a name: told by the days of its first and last visit."""
    here = [visit for visit in visits if span.holds(visit)]
    if not here:
        return None
    said = days_words(here[0].date, here[-1].date, visits[-1].date)
    return Pick(span, said, f"{row}{said}", here[-1].date)


def _before(visits: Sequence[VisitFigures], span: Span) -> Pick | None:
    """As many visits as a span has, the last ones before it, or all there are before it."""
    first = span.first or visits[0].date
    earlier = [visit.date for visit in visits if visit.attended and visit.date < first]
    many = sum(visit.attended for visit in visits if span.holds(visit))
    return _picked(visits, Span(earlier[-many:][0], first - timedelta(days=1)), "Before: ") if earlier and many else None
