"""Needles, muscles, complementary treatments, caseload and change, made of the totals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping

from needlechart.domain.figures import opening
from needlechart.domain.figures.changes import middle_of
from needlechart.domain.figures.totals import Numbers, Totals
from needlechart.domain.figures.trends import Bars
from needlechart.domain.figures.values import (
    Caseload,
    ChangeOf,
    Counted,
    MuscleYield,
    NeedlesOf,
    NeedlesOfType,
    NeedlesUsed,
    SharpsDay,
    TreatmentUse,
)
from needlechart.domain.measures import ScaleCode
from needlechart.domain.review.filters import FilterKind, SessionFilter
from needlechart.domain.review.missing import MissingField
from needlechart.domain.treatments import TreatmentKind


def needles_of(totals: Totals, bars: Bars) -> NeedlesUsed:
    """Needles by therapist, type and lot, and the sharps log day by day."""
    every, signed = bars.every, opening.signed_in(totals.months)
    by_therapist = [
        _of(therapist_id, row, signed.having(FilterKind.THERAPIST, therapist_id))
        for therapist_id, row in totals.therapists.items()
        if row["needles"] or row["insertions"]
    ]
    return NeedlesUsed(
        every["needles"],
        every["insertions"],
        tuple(_most_first(by_therapist)),
        _types(totals, signed),
        tuple(_sharps(totals)),
        bars.trend("needles", lambda days: days),
    )


def muscles_of(totals: Totals) -> tuple[MuscleYield, ...]:
    """Every muscle that was needled, the one with the most sites first."""
    signed = opening.signed_in(totals.months)
    found = [
        MuscleYield(
            muscle, row["sites"], row["answered"], row["with_twitch"], row["twitches"], row["uncounted"] > 0,
            Counted(row["sessions"], signed.having(FilterKind.MUSCLE, muscle)),
        )
        for muscle, row in totals.muscles.items()
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda muscle: (-muscle.sites, muscle.muscle)))


def treatments_of(totals: Totals) -> tuple[TreatmentUse, ...]:
    """Every kind of treatment that was given, the most frequent first."""
    signed = opening.signed_in(totals.months)
    found = [
        TreatmentUse(
            TreatmentKind(kind), row["times"], row["minutes"], row["times_with_minutes"],
            Counted(row["sessions"], signed.having(FilterKind.TREATMENT, kind)),
        )
        for kind, row in totals.treatments.items()
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda use: (-use.times, use.kind)))


def caseload_of(totals: Totals, bars: Bars) -> tuple[Caseload, ...]:
    """The whole clinic first, then the therapists, the one with the most patients first."""
    signed, rest = opening.signed_in(totals.months), totals.therapists
    whole = Caseload("", totals.caseload.get("", 0), Counted(bars.every["sessions"], signed))
    each = [
        Caseload(who, totals.caseload.get(who, 0), Counted(rest[who]["sessions"], signed.having(FilterKind.THERAPIST, who)))
        for who in rest
    ]
    return (whole, *sorted(each, key=lambda load: (-load.patients, load.therapist_id)))


def changes_by_region(totals: Totals) -> tuple[ChangeOf, ...]:
    """Change on each scale of the cases of each region, the region with the most cases first."""
    return _changes(totals, lambda region, _who: region, FilterKind.REGION)


def changes_by_therapist(totals: Totals) -> tuple[ChangeOf, ...]:
    """Change on each scale of the cases of each therapist."""
    return _changes(totals, lambda _region, who: who, FilterKind.THERAPIST)


def _changes(totals: Totals, what: Callable[[str, str], str], kind: FilterKind) -> tuple[ChangeOf, ...]:
    often: dict[tuple[str, ScaleCode], dict[float, int]] = defaultdict(lambda: defaultdict(int))
    for (region, who, scale), changes in totals.changes.items():
        found = often[what(region, who), scale]
        for change, times in changes.items():
            found[change] += times
    signed = opening.signed_in(totals.months)
    rows = [
        ChangeOf(name, scale, middle_of(changes), signed.having(kind, name) if name else signed)
        for (name, scale), changes in often.items()
    ]
    cases: Mapping[str, int] = {
        name: max(c.change.n for c in rows if c.what == name) for name in {what for what, _scale in often}
    }
    scales = tuple(ScaleCode)
    return tuple(sorted(rows, key=lambda change: (-cases[change.what], change.what, scales.index(change.scale))))


def _types(totals: Totals, signed: SessionFilter) -> tuple[NeedlesOfType, ...]:
    lots: dict[str, list[NeedlesOf]] = defaultdict(list)
    for (kind, lot), row in totals.lots.items():
        of_lot = _of_type(signed, kind)
        if kind:
            of_lot = of_lot.having(FilterKind.LOT, lot) if lot else of_lot.having(FilterKind.MISSING, MissingField.LOT)
        lots[kind].append(_of(lot, row, of_lot))
    found = [
        NeedlesOfType(_of(kind, row, _of_type(signed, kind)), tuple(_most_first(lots[kind])))
        for kind, row in totals.needles.items()
    ]
    return tuple(sorted(found, key=lambda of: (-of.all.needles, of.all.what)))


def _of_type(signed: SessionFilter, kind: str) -> SessionFilter:
    return signed.having(FilterKind.NEEDLE, kind) if kind else signed.having(FilterKind.MISSING, MissingField.NEEDLE)


def _sharps(totals: Totals) -> list[SharpsDay]:
    return [
        SharpsDay(
            day, Counted(row["sessions"], opening.signed_between(day, day)), row["needles"], row["opened"], row["sharps"],
            row["unused"],
        )
        for day, row in sorted(totals.days.items())
        if row["sessions"]
    ]  # fmt: skip


def _of(what: str, row: Numbers, opens: SessionFilter) -> NeedlesOf:
    return NeedlesOf(what, row["needles"], row["insertions"], Counted(row["sessions"], opens))


def _most_first(found: list[NeedlesOf]) -> list[NeedlesOf]:
    return sorted(found, key=lambda of: (-of.needles, of.what))
