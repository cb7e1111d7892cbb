"""Two visits or spans compared, for a spreadsheet.

The unit stands in a column of its own.  An empty cell means that nothing was measured or said; it is never 0.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from needlechart.domain.catalogue import Catalogue
from needlechart.domain.history.comparing import Comparison, MeasureCompared, MeasureTaken, MuscleTotal, Spot, TreatmentCompared
from needlechart.domain.patients import Patient
from needlechart.domain.words import words
from needlechart.exchange.history_names import csv_text, measure_name, thing_name
from needlechart.exchange.table import Cell

COMPARISON_COLUMNS = ("what", "about", "figure", "unit", "one", "other", "change_or_course")


def comparison_csv(comparison: Comparison, patient: Patient, catalogue: Catalogue) -> str:
    """One row a thing compared: spots, muscles, measures, treatments; the thresholds a change reaches with their source."""
    return csv_text(COMPARISON_COLUMNS, _compared(comparison, patient, catalogue))


def _compared(comparison: Comparison, patient: Patient, catalogue: Catalogue) -> Iterator[Sequence[Cell]]:
    both = comparison.one, comparison.other
    yield "span", "", "first visit", "date", both[0].first, both[1].first, None
    yield "span", "", "last visit", "date", both[0].last, both[1].last, None
    for figure in ("visits", "sites", "needles", "insertions"):
        yield "span", "", figure, "count", getattr(both[0], figure), getattr(both[1], figure), None
    for course, spots in (("added", comparison.added), ("dropped", comparison.dropped)):
        for spot in spots:
            yield from _spot(spot, course, catalogue)
    for pair in comparison.repeated:
        about = _where(pair.one, catalogue)
        near = f"repeated within {comparison.near_mm:g} mm"
        yield "spot", about, "distance", "mm", None, round(pair.apart_mm, 1), near
        yield "spot", about, "needles", "count", pair.one.needles, pair.other.needles, near
    for row in comparison.muscles:
        about = f"{thing_name(row.thing, row.is_muscle, catalogue)}, {row.side}"
        for figure in ("sessions", "sites", "needles", "insertions", "twitches"):
            yield "muscle", about, figure, "count", *(_of_muscle(total, figure) for total in (row.one, row.other)), None
    for measure in comparison.measures:
        yield from _measure(measure, patient)
    for given in comparison.treatments:
        yield from _treatment(given)


def _treatment(given: TreatmentCompared) -> Iterator[Sequence[Cell]]:
    about = f"{given.name}, at home" if given.at_home else given.name
    both = given.one, given.other
    yield "treatment", about, "times", "count", *(total.times if total else 0 for total in both), given.course
    minutes = (total.minutes if total else None for total in both)
    yield "treatment", about, "minutes, where said", "min", *minutes, given.course
    yield "treatment", about, "latest dose", "", *(total.dose if total else None for total in both), given.course


def _spot(spot: Spot, course: str, catalogue: Catalogue) -> Iterator[Sequence[Cell]]:
    values = (spot.needles, None) if course == "dropped" else (None, spot.needles)
    yield "spot", _where(spot, catalogue), "needles", "count", *values, course


def _where(spot: Spot, catalogue: Catalogue) -> str:
    name = thing_name(spot.place.thing, spot.place.muscle is not None, catalogue)
    return f"{name}, {spot.place.side}, {words(spot.view)} at {spot.x_mm:.0f} / {spot.y_mm:.0f} mm"


def _of_muscle(total: MuscleTotal, figure: str) -> Cell:
    """Nobody said whether a muscle twitched that was not needled."""
    if figure == "twitches" and not total.answered:
        return None
    value: int = getattr(total, figure)
    return f"at least {value}" if figure == "twitches" and total.at_least else value


def _measure(row: MeasureCompared, patient: Patient) -> Iterator[Sequence[Cell]]:
    name, unit = measure_name((row.scale, row.what, row.problem_id), patient)
    for when in ("before", "after"):
        compared = row.judged is not None and (when == "after") is row.compared_after
        values = (_taken(row.one, when), _taken(row.other, when))
        yield "measure", name, f"{when}, last time", unit, *values, row.judged.change if compared and row.judged else None
    if row.judged is not None:
        for threshold in row.judged.thresholds:
            kind = "important change" if threshold.important else "measurement error"
            source = f"{threshold.published.population}; {threshold.published.source}"
            reached = f"{row.judged.direction}, {'reached' if threshold.reached else 'not reached'}"
            yield "measure", name, f"{kind} ({source})", unit, None, threshold.published.value, reached


def _taken(taken: MeasureTaken | None, when: str) -> Cell:
    return None if taken is None else taken.before if when == "before" else taken.after
