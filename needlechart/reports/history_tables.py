"""The tables of a history on paper: visits, needled muscles, what was measured first and last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from needlechart.domain.catalogue import Catalogue
from needlechart.domain.history import VisitFigures
from needlechart.domain.history.by_muscle import MuscleFigures
from needlechart.domain.history.measured import Judged, Measured, judged, measure_pairs
from needlechart.domain.history.spread import Spread
from needlechart.domain.measures import SCALES, ScaleCode
from needlechart.domain.patients import Patient
from needlechart.domain.words import date_words, least_twitches, number_words, value_words
from needlechart.drawing.timeline.figures import problem_words
from needlechart.drawing.timeline.span_words import signed
from needlechart.drawing.timeline.visit_words import pair_words, reaction_words, soreness_words, treatment_words
from needlechart.reports.setting import note
from needlechart.reports.slabs import Slab
from needlechart.reports.table import Column, table

_SHARES = {1: 126.0, 5: 150.0}
VISITS = (
    Column("Date", 76, strong=True), Column("Pain before → after", 70), Column("Sites", 32, number=True),
    Column("Needles", 44, number=True), Column("Twitches", 48, number=True), Column("Treatments", 196),
    Column("Reactions, soreness", 98), Column("State", 60),
)  # fmt: skip
VISITS_OF_SEVERAL = tuple(replace(column, share=_SHARES.get(n, column.share)) for n, column in enumerate(VISITS))
"""The same for a patient with several problems, whose pains are named."""
MUSCLES = (
    Column("No.", 24, number=True, strong=True), Column("Muscle or area, side", 190), Column("Visits", 40, number=True),
    Column("Sites", 36, number=True), Column("Needles", 48, number=True), Column("Insertions", 58, number=True),
    Column("Twitches", 52, number=True), Column("Last", 76), Column("Pain in these visits, median (n)", 96),
)  # fmt: skip
MEASURES = (Column("Measure", 190, strong=True), Column("First", 120), Column("Last", 120), Column("Change", 200))
NOT_MEASURED = "\N{EN DASH}"


def visits_table(visits: Sequence[VisitFigures], patient: Patient, wide: float) -> Iterator[Slab]:
    """One row a visit, oldest first; of a visit the patient did not come to only that."""
    several = len({pair.problem_id for visit in visits for pair in visit.pain}) > 1
    columns = VISITS_OF_SEVERAL if several else VISITS
    yield from table(columns, (visit_row(visit, patient, several) for visit in visits), wide)


def visit_row(visit: VisitFigures, patient: Patient, several: bool) -> tuple[str, ...]:
    """The cells of a visit; with ``several`` problems each pain is named."""
    if not visit.attended:
        return (date_words(visit.date), *("",) * 6, f"did not come{'' if visit.signed else ', draft'}")
    pairs = []
    for pair in visit.pain:
        name = f"{problem_words(patient, pair.problem_id) or 'Other'} " if several else ""
        pairs += [f"{name}{pair_words(pair)}"] if pair_words(pair) else []
    sore = soreness_words(visit)
    bruised = "bruised" if visit.bruised else ""
    after = [part for part in (reaction_words(visit), f"sore {sore}" if sore else "", bruised) if part]
    return (
        date_words(visit.date),
        "\n".join(pairs) or NOT_MEASURED,
        str(visit.sites),
        str(visit.needles),
        twitches(visit.twitches, visit.answered, at_least=visit.twitches_is_minimum),
        treatment_words(visit),
        "; ".join(after),
        "signed" if visit.signed else "draft, not signed",
    )


def twitches(counted: int, answered: int, *, at_least: bool) -> str:
    """ "13", "≥13" when a site was not counted, a dash when nobody said whether one came."""
    return f"{'≥' if at_least else ''}{least_twitches(counted, at_least)}" if answered else NOT_MEASURED


def muscles_table(rows: Iterable[MuscleFigures], catalogue: Catalogue, wide: float) -> Iterator[Slab]:
    """One row a muscle and side that was needled; its number is that on the body."""
    yield from table(MUSCLES, (_muscle(number, row, catalogue) for number, row in enumerate(rows, 1)), wide)


def _muscle(number: int, row: MuscleFigures, catalogue: Catalogue) -> tuple[str, ...]:
    return (
        str(number),
        thing_words(row.thing, row.side.value, catalogue),
        str(row.sessions),
        str(row.sites),
        str(row.needles),
        str(row.insertions),
        twitches(row.twitches, row.answered, at_least=row.at_least),
        date_words(row.last_treated) if row.last_treated else "",
        _spread(row.pain_change),
    )


def thing_words(thing: str, side: str, catalogue: Catalogue) -> str:
    """ "Trapezius, upper fibres, right"."""
    return f"{catalogue.structure_name(thing)}, {side}"


def _spread(of: Spread) -> str:
    return NOT_MEASURED if of.median is None else f"{signed(of.median)} ({of.n})"


def measures_table(visits: Sequence[VisitFigures], patient: Patient, wide: float) -> Iterator[Slab]:
    """One row a thing that was measured at two times or more, then each published threshold with its population and source."""
    rows, sources = [], dict[str, None]()
    for key, values in _taken(visits).items():
        (first_on, first), (last_on, last) = values[0], values[-1]
        found = judged(key[0], first, last)
        rows.append(
            (
                measure_words(key, patient),
                f"{value_words(key[0], first)}\n{first_on}",
                f"{value_words(key[0], last)}\n{last_on}" if len(values) > 1 else "",
                change_against(found) if len(values) > 1 else "measured once",
            )
        )
        if len(values) > 1:
            sources |= dict.fromkeys(sources_of(key[0]))
    yield from table(MEASURES, rows, wide)
    for number, source in enumerate(sources, 1):
        yield from note(source, wide, stays=number < len(sources))


def measure_words(key: Measured, patient: Patient) -> str:
    """What is measured, and for which problem."""
    scale, what, problem_id = key
    return ", ".join(part for part in (SCALES[scale].name, what.replace("_", " "), problem_words(patient, problem_id)) if part)


def change_against(found: Judged) -> str:
    """ "−12, better: more than measurement error; less than an important change"; only thresholds somebody published."""
    told = f"{signed(round(found.change, 2))}, {found.direction.value}" if found.change else "unchanged"
    against = [
        f"{'reaches' if threshold.reached else 'below'} {_kind(threshold.important)} of {number_words(threshold.published.value)}"
        for threshold in found.thresholds
    ]
    return f"{told}: {'; '.join(against)}" if against else told


def sources_of(scale: ScaleCode) -> Iterator[str]:
    """Where the thresholds of a scale come from, in one sentence; none for a scale without a published one."""
    said = []
    for important, published in (*((False, c) for c in SCALES[scale].mdc), *((True, c) for c in SCALES[scale].mcid)):
        value = f"{number_words(published.value)} {SCALES[scale].unit}".strip()
        said.append(f"{_kind(important)} of {value} ({published.population}; {published.source})")
    if said:
        yield f"{SCALES[scale].name}: {'; '.join(said)}."


def _kind(important: bool) -> str:
    return "important change" if important else "measurement error"


def _taken(visits: Sequence[VisitFigures]) -> dict[Measured, list[tuple[str, float]]]:
    """What was measured, value after value, each with its day; first pain, then in the order of the scales."""
    found: dict[Measured, list[tuple[str, float]]] = {}
    for visit in visits:
        if visit.attended:
            for pair in measure_pairs(visit):
                for value in (pair.before, pair.after):
                    if value is not None:
                        found.setdefault(pair.key, []).append((date_words(visit.date), value))
    listed = list(SCALES)
    return dict(sorted(found.items(), key=lambda item: listed.index(item[0][0])))
