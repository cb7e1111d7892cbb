"""The numbers of a history for a spreadsheet: visits, a span, muscles, a comparison, what went with what.

The unit stands in the heading or in a column of its own.  An empty cell means that nothing was measured or said; it is never 0.
Pain is 0 to 10, and a change in pain is the later minus the earlier value: negative is less pain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from needlechart.domain.catalogue import Catalogue
from needlechart.domain.history.by_muscle import MuscleFigures
from needlechart.domain.history.going_together import NOT_PROOF, Contrast, WentTogether
from needlechart.domain.history.measured import Measured, MeasurePair, measure_pairs
from needlechart.domain.history.spans import SpanSummary
from needlechart.domain.history.spread import Spread
from needlechart.domain.history.visits import TreatmentFigure, VisitFigures
from needlechart.domain.patients import Patient
from needlechart.domain.words import words
from needlechart.exchange.history_names import csv_text, measure_name, problem_name, thing_name
from needlechart.exchange.table import Cell

VISIT_COLUMNS = (
    "session_id", "date", "kind", "attended", "signed", "sites", "needles", "insertions", "sites_with_twitch_answered",
    "twitches", "twitches_is_minimum", "treatments", "treatment_minutes_said", "home_programme_done_percent",
    "home_programme_done_days", "reactions", "soreness_after_0_to_10", "soreness_after_h", "bruised_after",
    "cautions_seen", "refusals_overridden",
)  # fmt: skip
"""The columns of every table of visits; pain of each problem and every other measure follow, before and after."""
MUSCLE_COLUMNS = (
    "muscle_or_area", "named_muscle", "side", "sessions", "sessions_palpated_only", "sites", "needles", "insertions",
    "sites_with_twitch_answered", "sites_with_twitch", "twitches", "twitches_is_minimum", "sites_twitched_not_counted",
    "needles_at_answered_sites", "twitches_per_needle", "twitches_per_answered_site",
    "share_of_answered_sites_with_twitch", "last_treated", "pain_change_n", "pain_change_median_points",
    "pain_change_least_points", "pain_change_greatest_points", "soreness_n", "soreness_median_0_to_10",
    "soreness_least_0_to_10", "soreness_greatest_0_to_10",
)  # fmt: skip
SPAN_COLUMNS = ("figure", "about", "value", "unit")
TOGETHER_COLUMNS = (
    "problem", "treatment", "change_in_pain", "with_n", "with_median_points", "with_least_points", "with_greatest_points",
    "without_n", "without_median_points", "without_least_points", "without_greatest_points",
    "to_be_read_with",
)  # fmt: skip


def visits_csv(visits: Iterable[VisitFigures], patient: Patient) -> str:
    """One row a visit; of a visit the patient did not come to only that is said."""
    every = tuple(visits)
    pairs = [{pair.key: pair for pair in measure_pairs(visit)} for visit in every]
    measured = list(dict.fromkeys(key for of in pairs for key in of))
    names = [measure_name(key, patient) for key in measured]
    header = [*VISIT_COLUMNS, *(f"{name} {when} ({unit})" for name, unit in names for when in ("before", "after"))]
    rows = ([*_visit(visit), *_values(measured, of)] for visit, of in zip(every, pairs, strict=True))
    return csv_text(header, rows)


def span_csv(summary: SpanSummary, patient: Patient) -> str:
    """One row a figure of the span, with what it is about and its unit."""
    return csv_text(SPAN_COLUMNS, _span(summary, patient))


def muscles_csv(rows: Iterable[MuscleFigures], catalogue: Catalogue) -> str:
    """One row a muscle and side."""
    return csv_text(MUSCLE_COLUMNS, (_muscle(row, catalogue) for row in rows))


def together_csv(rows: Iterable[WentTogether], patient: Patient) -> str:
    """One row a problem, treatment and kind of change; nothing below the least number of visits on either side."""
    found: list[Sequence[Cell]] = []
    for row in rows:
        about = problem_name(row.problem_id, patient), words(row.kind)
        for change, contrast in (("within the visit", row.in_visit), ("to the next arrival", row.to_next)):
            if contrast is not None:
                found.append((*about, change, *_contrast(contrast), NOT_PROOF))
    return csv_text(TOGETHER_COLUMNS, found)


# ---- visits
def _visit(visit: VisitFigures) -> list[Cell]:
    told: list[Cell] = [visit.session_id, visit.date, visit.kind, visit.attended, visit.signed]
    if not visit.attended:
        return told + [None] * (len(VISIT_COLUMNS) - len(told))
    minutes = [given.minutes for given in visit.treatments if given.minutes is not None]
    return [
        *told,
        visit.sites,
        visit.needles,
        visit.insertions,
        visit.answered,
        visit.twitches if visit.answered else None,
        visit.twitches_is_minimum if visit.answered else None,
        "; ".join(map(_treatment, visit.treatments)),
        sum(minutes) if minutes else None,
        "; ".join(str(done.percent) for done in visit.home if done.percent is not None),
        "; ".join(str(done.days) for done in visit.home if done.days is not None),
        "; ".join(f"{reaction.words} ({reaction.severity})" for reaction in visit.reactions),
        visit.soreness,
        visit.soreness_h,
        visit.bruised,
        "; ".join(caution.sentence for caution in visit.cautions if not caution.overridden),
        "; ".join(f"{caution.rule}: {caution.reason}" for caution in visit.cautions if caution.overridden),
    ]


def _values(measured: Iterable[Measured], of: dict[Measured, MeasurePair]) -> Iterator[Cell]:
    for key in measured:
        pair = of.get(key)
        yield from (None, None) if pair is None else (pair.before, pair.after)


def _treatment(given: TreatmentFigure) -> str:
    return f"{given.name}: {given.dose}" if given.dose else given.name


# ---- a span
def _span(summary: SpanSummary, patient: Patient) -> Iterator[Sequence[Cell]]:
    yield "first visit", "", summary.first, "date"
    yield "last visit", "", summary.last, "date"
    counted: tuple[tuple[str, Cell], ...] = (
        ("visits", summary.visits),
        ("visits missed", summary.missed),
        ("visits unsigned", summary.unsigned),
        ("visits with needling", summary.needled),
        ("sites", summary.sites),
        ("needles", summary.needles),
        ("insertions", summary.insertions),
        ("sites with twitch answered", summary.answered),
        ("twitches, at least" if summary.at_least else "twitches", summary.twitches if summary.answered else None),
    )
    for figure, value in counted:
        yield figure, "", value, "count"
    for pain in summary.pain:
        about = problem_name(pain.problem_id, patient)
        yield "pain, first", about, pain.first, "0 to 10"
        yield "pain, first, measured on", about, pain.first_on, "date"
        yield "pain, last", about, pain.last, "0 to 10"
        yield "pain, last, measured on", about, pain.last_on, "date"
        yield "visits with pain before and after", about, pain.pairs, "count"
        yield "mean change within these visits", about, pain.mean_change, "points"
    for given in summary.treatments:
        about = f"{words(given.kind)}, at home" if given.at_home else words(given.kind)
        yield "treatment given", about, given.times, "times"
        yield "treatment given at", about, given.visits, "visits"
        yield "treatment minutes, where said", about, given.minutes, "min"
        yield "treatment given without minutes", about, given.times_without_minutes, "times"
    for reaction in summary.reactions:
        yield "reaction", f"{reaction.words} ({reaction.severity})", reaction.times, "times"


# ---- muscles
def _muscle(row: MuscleFigures, catalogue: Catalogue) -> list[Cell]:
    return [
        thing_name(row.thing, row.is_muscle, catalogue),
        row.is_muscle,
        row.side,
        row.sessions,
        row.palpated,
        row.sites,
        row.needles,
        row.insertions,
        row.answered,
        row.sites_with_twitch if row.answered else None,
        row.twitches if row.answered else None,
        row.at_least if row.answered else None,
        row.uncounted if row.answered else None,
        row.needles_answered if row.answered else None,
        row.twitches_per_needle,
        row.twitches_per_site,
        row.share_with_twitch,
        row.last_treated,
        *_spread(row.pain_change),
        *_spread(row.soreness),
    ]


def _spread(of: Spread) -> tuple[Cell, ...]:
    return of.n, of.median, of.low, of.high


def _contrast(of: Contrast) -> tuple[Cell, ...]:
    return *_spread(of.with_it), *_spread(of.without_it)
