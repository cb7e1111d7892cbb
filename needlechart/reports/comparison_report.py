"""Two visits or two spans side by side on paper: both bodies with the same numbers, and what changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from needlechart.atlas import Atlas
from needlechart.domain.body import BodyPoint
from needlechart.domain.history.comparing import Comparison
from needlechart.domain.history.comparison_words import (
    SpotLine,
    measure_lines,
    muscle_lines,
    span_about,
    spot_figure,
    spot_lines,
    summary_twitches,
    treatment_lines,
)
from needlechart.domain.history.spans import SpanSummary
from needlechart.domain.history.spots import Spot
from needlechart.domain.needling import Elicited
from needlechart.domain.words import date_words, number_words
from needlechart.reports.bodies import FILLED_OR_NOT, Spotted, bodies
from needlechart.reports.history_tables import NOT_MEASURED, thing_words
from needlechart.reports.report import Made, Report
from needlechart.reports.setting import heading, note, text
from needlechart.reports.slabs import Slab
from needlechart.reports.table import Column, table
from needlechart.usecases.patients import PatientOpened

NAME = "Comparison of needling"
_HIGH_PX = 330.0
SUMS = (Column("", 170, strong=True), Column("First", 200), Column("Second", 200))
SPOTS = (
    Column("No.", 24, number=True, strong=True), Column("Muscle or area, side", 210), Column("Needles, first", 56, number=True),
    Column("Needles, second", 58, number=True), Column("Twitches, first", 60, number=True),
    Column("Twitches, second", 60, number=True), Column("What became of it", 150),
)  # fmt: skip
MUSCLES = (Column("Muscle or area, side", 250, strong=True), Column("Needles", 110), Column("Twitches", 150))
MEASURES = (Column("Measure", 170, strong=True), Column("First → second", 110), Column("Change", 140), Column("Against", 220))


def comparison_report(opened: PatientOpened, compared: Comparison, atlas: Atlas, made: Made) -> Report:
    """The report of a comparison; the second one is usually the later."""

    def parts(wide: float, _high: float) -> Iterator[Slab]:
        yield from heading("Side by side", wide)
        yield from table(SUMS, sum_rows(compared.one, compared.other), wide)
        measured = [
            (line.name, line.figure, line.about, "\n".join(line.thresholds)) for line in measure_lines(compared, opened.patient)
        ]
        yield from _part("Measured", table(MEASURES, measured, wide), wide)
        yield from _part("Treatments", (slab for line in treatment_lines(compared) for slab in text(line, wide)), wide)
        yield from _where(spot_lines(compared, opened.catalogue), compared, opened, atlas, wide)
        yield from _part("Needles and twitches per muscle", table(MUSCLES, muscle_rows(compared, opened), wide), wide)

    about = f"{days_words(compared.one)} compared with {days_words(compared.other)}"
    return Report(NAME, about, opened.patient, opened.clinic, made, parts)


def days_words(total: SpanSummary) -> str:
    """ "24 Aug 2026", "24 Aug 2026 to 5 Oct 2026"; "no visit" without one."""
    if total.first is None or total.last is None:
        return "no visit"
    first, last = date_words(total.first), date_words(total.last)
    return first if first == last else f"{first} to {last}"


def sum_rows(one: SpanSummary, other: SpanSummary) -> Iterator[tuple[str, str, str]]:
    """What both add up to, a figure a row."""
    both = one, other
    yield "Days", *_both(days_words(total) for total in both)
    yield "Visits", *_both(span_about(total) for total in both)
    yield "Sites", *_both(str(total.sites) for total in both)
    yield "Needles", *_both(str(total.needles) for total in both)
    yield "Insertions", *_both(str(total.insertions) for total in both)
    yield "Twitches", *_both(summary_twitches(total) for total in both)


def muscle_rows(compared: Comparison, opened: PatientOpened) -> Iterator[tuple[str, str, str]]:
    """The muscles and areas that either needled."""
    for row, line in zip(compared.muscles, muscle_lines(compared, opened.catalogue), strict=True):
        yield thing_words(row.thing, row.side.value, opened.catalogue), line.needles, line.twitches


def spot_row(line: SpotLine, apart_mm: float | None, opened: PatientOpened) -> tuple[str, ...]:
    """A spot with its number on both bodies; ``apart_mm`` how far apart a repeated one lay."""
    spot = line.one or line.other
    assert spot is not None, "a line has a spot"
    became = "added" if line.one is None else "dropped" if line.other is None else "repeated"
    apart = f", {number_words(round(apart_mm))} mm apart" if apart_mm is not None and round(apart_mm) else ""
    return (
        str(line.number),
        thing_words(spot.place.thing, spot.place.side.value, opened.catalogue),
        *(str(each.needles) if each is not None else NOT_MEASURED for each in line.spots),
        *(spot_figure(each) if each is not None else NOT_MEASURED for each in line.spots),
        f"{became}{apart}",
    )


def _where(lines: Sequence[SpotLine], compared: Comparison, opened: PatientOpened, atlas: Atlas, wide: float) -> Iterator[Slab]:
    if not lines:
        yield from text("Nothing was needled in either.", wide, above=18.0)
        return
    yield from heading("Where it was needled", wide)
    for name, total, place in (("First", compared.one, 0), ("Second", compared.other, 1)):
        spotted = [_spotted(line.number, spot) for line in lines if (spot := line.spots[place]) is not None]
        said = f"{name}: {days_words(total)}"
        yield from text(said if spotted else f"{said}. No needling.", wide, weight=600, above=10.0, stays=bool(spotted))
        yield from bodies(atlas, spotted, wide, high=_HIGH_PX, stays=place == 1)
    yield from note(FILLED_OR_NOT, wide)
    apart: dict[tuple[Spot | None, Spot | None], float] = {(pair.one, pair.other): pair.apart_mm for pair in compared.repeated}
    rows = (spot_row(line, apart.get(line.spots), opened) for line in lines)
    yield from table(SPOTS, rows, wide)
    yield from note(f"Repeated: in the same muscle and side, not more than {number_words(compared.near_mm)} mm apart.", wide)


def _spotted(number: int, spot: Spot) -> Spotted:
    return Spotted(number, BodyPoint(spot.view, spot.x_mm, spot.y_mm), spot.elicited is Elicited.YES)


def _part(name: str, slabs: Iterator[Slab], wide: float) -> Iterator[Slab]:
    """A part under its head; nothing when there is nothing in it."""
    first = next(slabs, None)
    if first is not None:
        yield from heading(name, wide)
        yield first
        yield from slabs


def _both(said: Iterator[str]) -> tuple[str, str]:
    one, other = said
    return one, other
