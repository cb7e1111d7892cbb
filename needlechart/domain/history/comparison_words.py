"""A comparison in words, a line each: what page, paper and table say of two visits or two spans, so that they say the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from needlechart.domain.body import Side, View
from needlechart.domain.catalogue import Catalogue
from needlechart.domain.history.comparing import (
    Comparison,
    Course,
    MeasureCompared,
    MeasureTaken,
    MuscleCompared,
    MuscleTotal,
    TreatmentCompared,
    TreatmentTotal,
)
from needlechart.domain.history.measured import Direction, Judged, Threshold
from needlechart.domain.history.spans import SpanSummary
from needlechart.domain.history.spots import RepeatedSpot, Spot
from needlechart.domain.measures import SCALES, ScaleCode
from needlechart.domain.needling import Elicited
from needlechart.domain.patients import Patient
from needlechart.domain.words import count_words, least_twitches, number_words, words

ARROW = " \N{RIGHTWARDS ARROW} "
NOTHING = "\N{EN DASH}"
_LETTERS = {Side.LEFT: " L", Side.RIGHT: " R", Side.MIDLINE: ""}
_UNSEEN = {
    Elicited.NO: "no twitch",
    Elicited.NOT_OBSERVABLE: "a twitch could not be seen",
    Elicited.NOT_SOUGHT: "no twitch sought",
}


@dataclass(frozen=True, slots=True)
class SpotLine:
    """A needled spot in both: its ``number`` among all (from 1, the same on both bodies), in the one, in the other.

    ``name`` is "Upper trapezius R"; ``change`` "3 → 5", "added" or "dropped"; ``told`` all of it in a sentence.
    """

    number: int
    one: Spot | None
    other: Spot | None
    name: str
    change: str
    told: str

    @property
    def became(self) -> Literal["", "added", "dropped"]:
        """ "added" when only the other has it, "dropped" when only the one has it, "" when it is repeated."""
        return "added" if self.one is None else "dropped" if self.other is None else ""

    @property
    def spots(self) -> tuple[Spot | None, Spot | None]:
        """In the one, and in the other."""
        return self.one, self.other

    @property
    def view(self) -> View:
        """The view it lies in, in both the same."""
        spot = self.one or self.other
        assert spot is not None, "a line has a spot"
        return spot.view


@dataclass(frozen=True, slots=True)
class MuscleLine:
    """One muscle and side: ``needles`` and ``insertions`` "2 → 3", ``twitches`` "3 → at least 5", "–" where nobody said; ``told``
    whole."""

    name: str
    needles: str
    insertions: str
    twitches: str
    told: str


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """One measured thing: ``figure`` "28 → 15", ``name`` with its problem, ``about`` which values these are and how they
    changed, ``thresholds`` a line for each published one with its population and source; ``told`` all of it."""

    figure: str
    name: str
    about: str
    thresholds: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        return ". ".join(part.rstrip(".") for part in (f"{self.name}: {self.figure}", self.about, *self.thresholds) if part)


def spot_lines(comparison: Comparison, catalogue: Catalogue) -> tuple[SpotLine, ...]:
    """Repeated spots first, then the added ones, then the dropped ones."""
    both: list[tuple[Spot | None, Spot | None, float]] = [(r.one, r.other, r.apart_mm) for r in _by_twitches(comparison)]
    both += [(None, spot, 0.0) for spot in comparison.added]
    both += [(spot, None, 0.0) for spot in comparison.dropped]
    return tuple(_spot_line(number, *spots, catalogue) for number, spots in enumerate(both, 1))


def _by_twitches(comparison: Comparison) -> list[RepeatedSpot]:
    """The spot that twitched most in both together first."""
    return sorted(comparison.repeated, key=lambda pair: -pair.one.twitches - pair.other.twitches)


def _spot_line(number: int, one: Spot | None, other: Spot | None, apart_mm: float, catalogue: Catalogue) -> SpotLine:
    spot = one or other
    assert spot is not None, "a spot of neither is none"
    name = named(spot.place.thing, spot.place.side, catalogue)
    where = f"{full_name(spot.place.thing, spot.place.side, catalogue)}, {words(spot.view)}"
    if one is None or other is None:
        change = "added" if one is None else "dropped"
        return SpotLine(number, one, other, name, change, f"{where}: {change}, {spot_words(spot)}")
    change = f"{spot_figure(one)}{ARROW}{spot_figure(other)}"
    apart = f"; {number_words(round(apart_mm))} mm apart" if round(apart_mm) else ""
    return SpotLine(number, one, other, name, change, f"{where}: repeated, {spot_words(one)}, then {spot_words(other)}{apart}")


def spot_figure(spot: Spot) -> str:
    """Its twitches as a figure: "3", "at least 2", "0" where none came, "–" where none could be seen, was sought or was told."""
    if spot.elicited is Elicited.YES:
        return _figure(spot.twitches, spot.at_least)
    return "0" if spot.elicited is Elicited.NO else NOTHING


def spot_words(spot: Spot) -> str:
    """ "5 twitches", "at least 1 twitch at 2 needles in 2 visits", "no twitch"."""
    if spot.elicited is Elicited.YES:
        said = _twitches(spot.twitches, spot.at_least)
    else:
        said = _UNSEEN[spot.elicited] if spot.elicited is not None else "nobody said whether it twitched"
    needles = count_words(spot.needles, "needle")
    return f"{said}, {needles} in {spot.sessions} visits" if spot.sessions > 1 else f"{said}, {needles}"


def muscle_lines(comparison: Comparison, catalogue: Catalogue) -> tuple[MuscleLine, ...]:
    """Every muscle (or area) and side that either needled, in the order of the comparison."""
    return tuple(_muscle_line(row, catalogue) for row in comparison.muscles)


def _muscle_line(row: MuscleCompared, catalogue: Catalogue) -> MuscleLine:
    told = f"{_muscle_words(row.one)}, then {_muscle_words(row.other)}"
    return MuscleLine(
        named(row.thing, row.side, catalogue),
        f"{row.one.needles}{ARROW}{row.other.needles}",
        f"{row.one.insertions}{ARROW}{row.other.insertions}",
        f"{muscle_twitches(row.one)}{ARROW}{muscle_twitches(row.other)}",
        f"{full_name(row.thing, row.side, catalogue)}: {told}",
    )


def muscle_twitches(total: MuscleTotal) -> str:
    """ "5", "at least 2"; "–" where it was not needled or nobody said whether it twitched."""
    return _figure(total.twitches, total.at_least) if total.answered else NOTHING


def _muscle_words(total: MuscleTotal) -> str:
    if not total.sites:
        return "not needled"
    said = _twitches(total.twitches, total.at_least) if total.answered else "twitches not told or not sought"
    times = f" in {total.sessions} visits" if total.sessions > 1 else ""
    put = f"{count_words(total.needles, 'needle')}, {count_words(total.insertions, 'insertion')}"
    return f"{count_words(total.sites, 'site')}, {put}, {said}{times}"


def measure_lines(comparison: Comparison, patient: Patient) -> tuple[MeasureLine, ...]:
    """Everything that was measured in either."""
    return tuple(_measure_line(row, patient) for row in comparison.measures)


def _measure_line(row: MeasureCompared, patient: Patient) -> MeasureLine:
    name, unit = measure_name(row, patient), _unit(row.scale)
    one, other = row.one, row.other
    if row.judged is None or one is None or other is None:
        return MeasureLine(f"{_taken(one)} | {_taken(other)}" if one and other else _taken(one or other), name, _alone(row, unit))
    both = (one.after, other.after) if row.compared_after else (one.before, other.before)
    figure = ARROW.join(number_words(value) for value in both if value is not None)
    when = "after treatment in both" if row.compared_after else "on arrival in both"
    last = ", the last time in each" if max(one.times, other.times) > 1 else ""
    published = row.judged.thresholds if row.judged.direction is not Direction.SAME else ()
    thresholds = tuple(threshold_words(row.judged, threshold, unit) for threshold in published)
    return MeasureLine(figure, name, f"{_change(row.judged, unit)}; {when}{last}", thresholds)


def measure_name(row: MeasureCompared, patient: Patient) -> str:
    """ "Neck Disability Index", "Range of motion, cervical rotation right", "Pain 0-10, Neck pain" with several problems."""
    problem = patient.problem(row.problem_id) if row.problem_id and len(patient.problems) > 1 else None
    parts = (SCALES[row.scale].name, row.what.replace("_", " "), problem.name if problem is not None else "")
    return ", ".join(part for part in parts if part)


def _alone(row: MeasureCompared, unit: str) -> str:
    """What was measured only once, or not at the same end of a visit."""
    unit = f" ({unit})" if unit else ""
    if row.one is None or row.other is None:
        return f"Measured only in the {'second' if row.one is None else 'first'}{unit}"
    return f"Not measured at the same end of both{unit}: no change is worked out"


def _taken(taken: MeasureTaken | None) -> str:
    if taken is None:
        return NOTHING
    parts = [(taken.before, "on arrival"), (taken.after, "after")]
    return ", ".join(f"{number_words(value)} {when}" for value, when in parts if value is not None)


def _change(judged: Judged, unit: str) -> str:
    if judged.direction is Direction.SAME:
        return "Unchanged"
    amount = number_words(abs(judged.change))
    unit = unit[:-1] if amount == "1" and unit in ("points", "degrees") else unit
    return f"{amount}{' ' + unit if unit else ''} {'less' if judged.change < 0 else 'more'}, {judged.direction}"


def threshold_words(judged: Judged, threshold: Threshold, unit: str = "") -> str:
    """ "Under the 14 % that matter (musculoskeletal patients; Abbott …)", "Reaches the 10 % beyond measurement error (…)"."""
    published = threshold.published
    meant = "that matter to patients" if threshold.important else "beyond measurement error"
    value = f"{number_words(published.value)}{' ' + unit if unit else ''}"
    return f"{'Reaches' if threshold.reached else 'Under'} the {value} {meant} ({published.population}; {published.source})"


def treatment_lines(comparison: Comparison) -> tuple[str, ...]:
    """ "Rows added: 3 × 12", "Massage in both: 10 min", "Heat no longer used", a line each."""
    return tuple(_treatment(row) for row in comparison.treatments)


def _treatment(row: TreatmentCompared) -> str:
    name = f"{row.name or _kind(row)}{', at home' if row.at_home else ''}"
    if row.course is Course.ADDED:
        return _with(f"{name} added", _given(row.other))
    if row.course is Course.DROPPED:
        return _with(f"{name} no longer used", f"was {_given(row.one)}" if _given(row.one) else "")
    one, other = _given(row.one), _given(row.other)
    if one == other:
        return _with(f"{name} in both", other)
    return _with(f"{name} in both", f"{one or 'no dose said'}{ARROW}{other or 'no dose said'}")


def _given(total: TreatmentTotal | None) -> str:
    """ "3 × 12", "4 times, 40 min, at last 10 min hot pack"."""
    if total is None or total.times == 1:
        return total.dose if total is not None else ""
    minutes = f"{total.minutes} min" if total.minutes is not None else ""
    return ", ".join(part for part in (f"{total.times} times", minutes, total.dose and f"at last {total.dose}") if part)


def _kind(row: TreatmentCompared) -> str:
    said = words(row.kind)
    return f"{said[:1].upper()}{said[1:]}"


def _with(said: str, detail: str) -> str:
    return f"{said}: {detail}" if detail else said


def span_about(summary: SpanSummary) -> str:
    """ "4 visits over 33 days, 1 missed, 2 not signed"."""
    over = f" over {count_words(summary.days, 'day')}" if summary.days else ""
    missed = f", {summary.missed} missed" if summary.missed else ""
    unsigned = f", {summary.unsigned} not signed" if summary.unsigned else ""
    return f"{count_words(summary.visits, 'visit')}{over}{missed}{unsigned}"


def summary_twitches(summary: SpanSummary) -> str:
    """ "13", "at least 2"; "–" where nothing was needled or nobody said whether anything twitched."""
    return _figure(summary.twitches, summary.at_least) if summary.answered else NOTHING


def named(thing: str, side: Side, catalogue: Catalogue) -> str:
    """ "Upper trapezius R": what its name says in brackets is left out."""
    return f"{catalogue.structure_name(thing).partition(' (')[0]}{_LETTERS[side]}"


def full_name(thing: str, side: Side, catalogue: Catalogue) -> str:
    """ "Upper trapezius, right"."""
    return f"{catalogue.structure_name(thing)}, {side}"


def _figure(twitches: int, at_least: bool) -> str:
    return f"at least {least_twitches(twitches, at_least)}" if at_least else str(twitches)


def _twitches(twitches: int, at_least: bool) -> str:
    return count_words(least_twitches(twitches, at_least), "twitch", "twitches", at_least=at_least)


def _unit(scale: ScaleCode) -> str:
    """Its unit as it stands behind a number."""
    unit = SCALES[scale].unit
    return "points" if not unit or unit.startswith("of ") else unit.replace("cm2", "cm\N{SUPERSCRIPT TWO}")
