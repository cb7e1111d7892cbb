"""A history held against its plain numbers: one word for every place at which they differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from needlechart.domain.history import NeedleHistory, VisitFigures
from needlechart.domain.history.by_muscle import by_muscle
from needlechart.domain.history.comparing import Comparison, Spot, compare
from needlechart.domain.history.going_together import LEAST_EACH, Contrast, together
from needlechart.domain.history.sites import PatientSites
from needlechart.domain.history.spans import Span, summary_of
from needlechart.domain.history.spots import NEAR_MM
from needlechart.domain.history.spread import Spread
from needlechart.domain.patients import Patient
from tests.looking_back import plainly, plainly_compared
from tests.looking_back.plainly import Json


@dataclass(frozen=True, slots=True)
class Shown:
    """What the program knows of one patient."""

    patient: Patient
    history: NeedleHistory
    sites: PatientSites


def differences(shown: Shown, document: Json) -> Iterator[str]:
    """Where the program and the document's plain numbers differ."""
    expected = plainly.visits_of(document)
    if [visit.session_id for visit in shown.history.visits] != [session["id"] for session in expected]:
        yield "which visits"
        return
    for visit, session in zip(shown.history.visits, expected, strict=True):
        yield from _visit(visit, session, document)
    yield from _sites(shown.sites, document)
    ids = [session["id"] for session in expected]
    half = len(ids) // 2
    for part in (set(ids), set(ids[:half]), set(ids[half:])):
        yield from _summary(shown, document, part)
        yield from _together(shown, document, part)
        for problem in (None, *(p.id for p in shown.patient.problems)):
            yield from _muscles(shown, document, part, problem)
    yield from _comparison(shown, document, set(ids[:half]), set(ids[half:]))
    if len(ids) > 1:
        yield from _comparison(shown, document, {ids[-2]}, {ids[-1]})


def _visit(visit: VisitFigures, session: Json, patient: Json) -> Iterator[str]:
    counted = (visit.sites, visit.needles, visit.insertions, visit.answered, visit.twitches, visit.twitches_is_minimum)
    if counted != plainly.counts(plainly.sites_of(session)):
        yield "counts of a visit"
    if {pair.problem_id: (pair.before, pair.after) for pair in visit.pain} != plainly.pain_of(session):
        yield "pain of a visit"
    if [(s.scale, s.when, s.value, s.problem_id, s.what) for s in visit.scores] != plainly.scores_of(session):
        yield "scores of a visit"
    given = [
        (t["dose"]["kind"], t["name"], t.get("minutes"), plainly.at_home(t), t.get("problem_id")) for t in session["treatments"]
    ]
    if [(t.kind, t.name, t.minutes, t.at_home, t.problem_id) for t in visit.treatments] != given:
        yield "treatments of a visit"
    if [(r.kind, r.severity) for r in visit.reactions] != plainly.reactions_of(patient, session):
        yield "reactions of a visit"
    home = [(h.name, h.percent, h.days, h.told_on.isoformat()) for h in visit.home]
    if (visit.soreness, visit.soreness_h, visit.bruised, home) != plainly.told_after(patient, session):
        yield "told after a visit"
    seen = [a["sentence"] for a in session["acknowledgements"]], len(session["explanations"])
    if ([c.sentence for c in visit.cautions if not c.overridden], sum(c.overridden for c in visit.cautions)) != seen:
        yield "cautions of a visit"
    said = session["kind"], session["approach"], session.get("deviation_from_plan", ""), plainly.came(session)
    if (visit.kind, visit.approach, visit.deviation, visit.attended) != said:
        yield "kind of a visit"


def _sites(sites: PatientSites, patient: Json) -> Iterator[str]:
    expected = []
    for session in plainly.visits_of(patient):
        needled = {site.get("finding_id") for site in plainly.sites_of(session)}
        found = [f for f in session["findings"] if f["id"] not in needled]
        for mark in [*plainly.sites_of(session), *found]:
            point, is_site = mark["place"]["point"], "new_needles" in mark
            counts = plainly.counts([mark]) if is_site else (0, 0, 0, 0, 0, False)
            twitch = plainly.twitched(mark) if plainly.answered(mark) else None
            place = *plainly.where(mark), mark["place"]["structure"]
            figures = is_site, counts[1], counts[2], counts[4], twitch, not counts[5]
            expected.append((session["id"], point["view"], point["x_mm"], point["y_mm"], *place, *figures))
    shown = [
        (
            f.session_id, f.view, f.x_mm, f.y_mm, f.place.thing, f.place.muscle is not None, f.place.side, f.place.structure,
            f.needled, f.needles, f.insertions, f.twitches, f.twitched, f.twitches_known,
        )
        for f in sites.figures()
    ]  # fmt: skip
    if sorted(shown, key=repr) != sorted(expected, key=repr):
        yield "sites"
    areas = [
        (s["id"], a["view"], a["outline_mm"], a["when"] == "after", a["kind"] == "referred", a.get("problem_id"))
        for s in plainly.visits_of(patient)
        for a in s["pain_areas"]
    ]
    if [(a.session_id, a.view, a.outline_mm, a.after, a.referred, a.problem_id) for a in sites.areas] != areas:
        yield "drawn areas"


def _spread(of: Spread) -> tuple[Any, ...]:
    return of.n, of.median, of.low, of.high


def _muscles(shown: Shown, patient: Json, ids: set[str], problem: str | None) -> Iterator[str]:
    rows = {
        (row.thing, row.is_muscle, row.side): (
            row.sessions, row.palpated, row.sites, row.needles, row.insertions, row.answered, row.twitches, row.at_least,
            row.sites_with_twitch, row.twitches_per_site, row.share_with_twitch,
            (row.needles_answered, row.uncounted, row.twitches_per_needle),
            row.last_treated.isoformat() if row.last_treated else None, _spread(row.pain_change), _spread(row.soreness),
        )
        for row in by_muscle(shown.history, shown.sites, Span.of(ids), problem)
    }  # fmt: skip
    if rows != plainly.muscles(patient, ids, problem):
        yield "muscles"


def _summary(shown: Shown, patient: Json, ids: set[str]) -> Iterator[str]:
    made = summary_of(Span.of(ids).visits(shown.history))
    said = {
        "days": (made.first.isoformat() if made.first else None, made.last.isoformat() if made.last else None),
        "visits": (made.visits, made.missed, made.unsigned),
        "needled": made.needled,
        "counts": (made.sites, made.needles, made.insertions, made.answered, made.twitches, made.at_least),
        "pain": {
            p.problem_id: ((p.first_on.isoformat(), p.first), (p.last_on.isoformat(), p.last), p.pairs, p.mean_change)
            for p in made.pain
        },
        "treatments": {(t.kind, t.at_home): (t.times, t.visits, t.minutes, t.times_without_minutes) for t in made.treatments},
        "reactions": {(r.kind, r.severity): r.times for r in made.reactions},
    }
    for name, expected in plainly.summary(patient, ids).items():
        if said[name] != expected:
            yield f"{name} of a span"


def _contrast(of: Contrast | None) -> Any:
    return None if of is None else (_spread(of.with_it), _spread(of.without_it))


def _together(shown: Shown, patient: Json, ids: set[str]) -> Iterator[str]:
    rows, left_out = together(shown.history, Span.of(ids))
    said = {(row.problem_id, row.kind): (_contrast(row.in_visit), _contrast(row.to_next)) for row in rows}
    if said != plainly.together(patient, ids, LEAST_EACH):
        yield "what went with what"
    if {(row.problem_id, row.kind): (row.with_it, row.without_it) for row in left_out} != plainly.left_out(
        patient, ids, LEAST_EACH
    ):
        yield "why nothing is shown"


def _comparison(shown: Shown, patient: Json, one: set[str], other: set[str]) -> Iterator[str]:
    made = compare(shown.history, shown.sites, Span.of(one), Span.of(other))
    spots = [plainly_compared.spots(patient, ids, NEAR_MM) for ids in (one, other)]
    added, dropped, repeated = plainly_compared.spots_compared(spots[0], spots[1], NEAR_MM)
    pairs = sorted((_spot(p.one), _spot(p.other), p.apart_mm) for p in made.repeated)
    if (sorted(map(_spot, made.added)), sorted(map(_spot, made.dropped)), pairs) != (added, dropped, repeated):
        yield "spots compared"
    totals = [plainly_compared.muscle_totals(patient, ids) for ids in (one, other)]
    nothing = (0, 0, 0, 0, 0, 0, False)
    expected = {key: (totals[0].get(key, nothing), totals[1].get(key, nothing)) for key in {**totals[0], **totals[1]}}
    muscles = {
        (row.thing, row.is_muscle, row.side): tuple(
            (t.sessions, t.sites, t.needles, t.insertions, t.answered, t.twitches, t.at_least) for t in (row.one, row.other)
        )
        for row in made.muscles
    }
    if muscles != expected:
        yield "muscles compared"
    yield from _measures(made, patient, one, other)
    given = [plainly_compared.treatments(patient, ids) for ids in (one, other)]
    courses = {key: plainly_compared.course(given[0].get(key), given[1].get(key)) for key in {**given[0], **given[1]}}
    if {(t.kind, t.name, t.at_home): t.course for t in made.treatments} != courses:
        yield "treatments compared"
    for row in made.treatments:
        both = (
            (row.one, given[0].get((row.kind, row.name, row.at_home))),
            (row.other, given[1].get((row.kind, row.name, row.at_home))),
        )
        if any((total and (total.times, total.minutes)) != (plain and plain[:2]) for total, plain in both):
            yield "how often a treatment was given"


def _measures(made: Comparison, patient: Json, one: set[str], other: set[str]) -> Iterator[str]:
    taken = [plainly_compared.measures(patient, ids) for ids in (one, other)]
    expected = {key: (taken[0].get(key), taken[1].get(key)) for key in {**taken[0], **taken[1]}}
    said = {
        (row.scale, row.what, row.problem_id): tuple(
            t and (t.on.isoformat(), t.before, t.after, t.times) for t in (row.one, row.other)
        )
        for row in made.measures
    }
    if said != expected:
        yield "measures compared"
        return
    for row in made.measures:
        verdict = row.judged and (row.judged.change, row.judged.direction, row.compared_after)
        if verdict != plainly_compared.judged(row.scale, *expected[row.scale, row.what, row.problem_id]):
            yield "change of a measure"
        if row.judged and any(t.reached is not (abs(row.judged.change) >= t.published.value) for t in row.judged.thresholds):
            yield "threshold of a measure"


def _spot(spot: Spot) -> tuple[Any, ...]:
    place = spot.place.thing, spot.place.muscle is not None, spot.place.side.value, spot.view.value, spot.x_mm, spot.y_mm
    return *place, spot.sessions, spot.needles, spot.insertions, spot.twitches, spot.at_least, spot.elicited or ""
