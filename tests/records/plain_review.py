"""What each filter of the review means, said once more in plain words over whole charts: nothing here knows tags or tables."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date

from needlechart.domain.charts import PatientChart
from needlechart.domain.moments import Moment
from needlechart.domain.needling import Elicited
from needlechart.domain.review import FilterKind, SessionFilter
from needlechart.domain.reviewing import review_state
from needlechart.domain.sessions import TreatmentSession
from tests.records.plain_counts import counted, missing

Fits = Callable[[PatientChart, TreatmentSession, str, Moment], bool]


def _status(chart: PatientChart, session: TreatmentSession) -> str:
    if chart.is_void(session.id):
        return "void"
    if session.signature is None:
        return "draft"
    state = review_state(entry for entry in chart.reviews if entry.session_id == session.id).value
    return "signed" if state == "not_needed" else state


def _period(_chart: PatientChart, session: TreatmentSession, value: str, _now: Moment) -> bool:
    since, until = (date.fromisoformat(day) if day else None for day in value.split("/"))
    return (since is None or session.date >= since) and (until is None or session.date <= until)


def _sided(pairs: list[tuple[str, str]], value: str) -> bool:
    key, _, side = value.partition("/")
    return any(key == name and side in ("", where) for name, where in pairs)


def _region(chart: PatientChart, session: TreatmentSession, value: str, _now: Moment) -> bool:
    problems = [p for p in chart.patient.problems if p.id in session.problem_ids and p.region]
    return _sided([(p.region, p.side.value if p.side else "midline") for p in problems], value)


def _muscle(_chart: PatientChart, session: TreatmentSession, value: str, _now: Moment) -> bool:
    return _sided([(s.place.muscle, s.place.side.value) for s in session.sites if s.confirmed and s.place.muscle], value)


def _reaction(chart: PatientChart, session: TreatmentSession, value: str, _now: Moment) -> bool:
    kind, _, severity = value.partition("/")
    told = [*session.reactions, *(r for addendum in chart.addenda_of(session.id) for r in addendum.reactions)]
    # A kind that was told several times counts with its worst severity.
    ranks = ["staff", "mild", "significant", "serious"]
    worst = {r.kind: max((other.severity.value for other in told if other.kind == r.kind), key=ranks.index) for r in told}
    return any(kind in ("", "any", known) and severity in ("", found) for known, found in worst.items())


def _unsigned(chart: PatientChart, session: TreatmentSession, value: str, now: Moment) -> bool:
    noon = Moment.parse(f"{session.date}T12:00:00+00:00")
    since = session.ended or session.started or noon
    return _status(chart, session) == "draft" and now.utc_ms - since.utc_ms > int(value) * 3_600_000


def _lot(_chart: PatientChart, session: TreatmentSession, value: str, _now: Moment) -> bool:
    lots = {" ".join(s.needle.lot.casefold().split()) for s in session.sites if s.confirmed and s.needle and s.needle.lot}
    return " ".join(value.casefold().split()) in lots


def _needle(_chart: PatientChart, session: TreatmentSession, value: str, _now: Moment) -> bool:
    needles = [s.needle for s in session.sites if s.confirmed and s.needle]
    return value in {n.type_key or f"{n.diameter_mm:.2f}x{n.length_mm}" for n in needles}


def _folded(text: str) -> set[str]:
    spelt = text.casefold()
    for letter, plain in {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}.items():
        spelt = spelt.replace(letter, plain)
    bare = "".join(c for c in unicodedata.normalize("NFKD", spelt) if not unicodedata.combining(c))
    return {word[:60] for word in re.split(r"[\W_]+", bare) if word}


def _words(chart: PatientChart, session: TreatmentSession, value: str, _now: Moment) -> bool:
    texts = [session.subjective, session.objective, session.assessment, session.plan, session.deviation_from_plan]
    texts += [site.note for site in session.sites] + [finding.note for finding in session.findings]
    texts += [treatment.note for treatment in session.treatments]
    texts += [reaction.description for reaction in session.reactions]
    texts += [told.explanation for told in session.discrepancies]
    texts += [chart.patient.given_name, chart.patient.family_name, chart.patient.number]
    texts += [text for a in chart.addenda_of(session.id) for text in (a.reason, a.text, a.new_value)]
    return _folded(value) <= set().union(*map(_folded, texts))


FITS: dict[FilterKind, Fits] = {
    FilterKind.PERIOD: _period,
    FilterKind.THERAPIST: lambda _chart, session, value, _now: session.therapist_id == value,
    FilterKind.STATUS: lambda chart, session, value, _now: _status(chart, session) == value,
    FilterKind.REGION: _region,
    FilterKind.MUSCLE: _muscle,
    FilterKind.TREATMENT: lambda _chart, session, value, _now: value in {t.kind.value for t in session.treatments},
    FilterKind.REACTION: _reaction,
    FilterKind.COUNT: lambda _chart, session, value, _now: value in counted(session),
    FilterKind.UNSIGNED: _unsigned,
    FilterKind.MISSING: lambda _chart, session, value, _now: value in missing(session),
    FilterKind.NEEDLE: _needle,
    FilterKind.LOT: _lot,
    FilterKind.WORDS: _words,
    FilterKind.PATIENT: lambda chart, _session, value, _now: chart.patient.id == value,
    FilterKind.VISIT: lambda _chart, session, value, _now: session.kind.value == value,
    FilterKind.ATTENDANCE: lambda _chart, session, value, _now: session.attendance.value == value,
    FilterKind.ENTERED_BY: lambda _chart, session, value, _now: session.entered_by == value,
}


def plainly_found(charts: list[PatientChart], wanted: SessionFilter, now: Moment) -> set[str]:
    """The ids of the sessions that fit every condition with one of its values."""
    asks_status = bool(wanted.values(FilterKind.STATUS))
    return {
        session.id
        for chart in charts
        for session in chart.sessions
        if (asks_status or not chart.is_void(session.id))
        and all(any(FITS[c.kind](chart, session, value, now) for value in c.values) for c in wanted.conditions)
    }


def plain_sums(charts: list[PatientChart], found: set[str]) -> tuple[int, int, int]:
    """Sessions, needles and counted twitches of these sessions."""
    sites = [s for c in charts for session in c.sessions if session.id in found for s in session.sites if s.confirmed]
    twitched = [s.twitch for s in sites if s.twitch is not None and s.twitch.elicited is Elicited.YES]
    return len(found), sum(s.new_needles for s in sites), sum(t.count or 0 for t in twitched)
