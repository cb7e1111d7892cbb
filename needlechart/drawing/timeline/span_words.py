"""What a span of visits adds up to in words: for the summary in the window and for paper."""

from __future__ import annotations

from collections.abc import Iterator

from needlechart.domain.history.spans import KindTotal, PainCourse, ReactionTotal, SpanSummary
from needlechart.domain.patients import Patient
from needlechart.domain.words import count_words, number_words, words
from needlechart.drawing.timeline.figures import problem_words

_ARROW = "\N{RIGHTWARDS ARROW}"
_MINUS = "\N{MINUS SIGN}"


def about_span(total: SpanSummary) -> Iterator[str]:
    """ "12 visits", "over 77 days", "1 missed", "2 not signed"; only what there is."""
    yield count_words(total.visits, "visit")
    if total.days:
        yield f"over {count_words(total.days, 'day')}"
    if total.missed:
        yield f"{total.missed} missed"
    if total.unsigned:
        yield f"{total.unsigned} not signed"


def course_of_pain(course: PainCourse, patient: Patient) -> str:
    """ "Neck pain: 7 → 2; in a visit −2 on average, n 8"."""
    both = f"{number_words(course.first)} {_ARROW} {number_words(course.last)}"
    said = f"{problem_words(patient, course.problem_id) or 'Pain'}: {both}"
    if course.mean_change is None:
        return said
    return f"{said}; in a visit {signed(round(course.mean_change, 1))} on average, n {course.pairs}"


def kind_given(given: KindTotal) -> str:
    """ "Massage: 12 times, 120 min"; with how often nobody said the minutes."""
    name = words(given.kind)
    said = f"{name[:1].upper()}{name[1:]}{', at home' if given.at_home else ''}: {count_words(given.times, 'time')}"
    if given.minutes is None:
        return said
    rest = f", {count_words(given.times_without_minutes, 'time')} without minutes" if given.times_without_minutes else ""
    return f"{said}, {given.minutes} min{rest}"


def reaction_times(reaction: ReactionTotal) -> str:
    """ "Bruise", "Bruise, 3 times"."""
    return reaction.words if reaction.times == 1 else f"{reaction.words}, {reaction.times} times"


def signed(change: float) -> str:
    """A change with its sign: "−2", "+1.5", "0"."""
    sign = _MINUS if change < 0 else "+" if change > 0 else ""
    return f"{sign}{number_words(abs(change))}"
