"""Rules about time: V1 the visit's date and length, V15 minutes against its length, V18 what was needled lately."""

from __future__ import annotations

from collections.abc import Iterator

from needlechart.domain.coding import timed_minutes
from needlechart.domain.levels import last_removal, retention_of
from needlechart.domain.moments import Moment
from needlechart.domain.quantities import GENERAL
from needlechart.domain.rules.context import Context, named
from needlechart.domain.rules.finding import RuleFinding, Stage
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.words import date_words

SHORTEST_MIN, LONGEST_MIN = 5, 240
REST_H = 72
SORENESS_LIMIT = 3
SORENESS_SOURCE = "follow-up rule for soreness after needling; general knowledge, not clinically reviewed"


def v1_date_and_length(context: Context) -> Iterator[RuleFinding]:
    """The date is not in the future and the end not before the start; a length outside 5-240 min is told."""
    session = context.session
    if session.date > context.today:
        sentence = f"The visit is dated {date_words(session.date)}, which lies in the future."
        yield RuleFinding("V1", Stage.ENTRY, "date", "", sentence, GENERAL, "Set the date on which the patient was here.")
    if session.started is None or session.ended is None:
        return
    minutes = session.ended.seconds_since(session.started) / 60
    if minutes < 0:
        sentence = "The visit ends before it starts."
        yield RuleFinding("V1", Stage.ENTRY, "ended", "", sentence, GENERAL, "Put the start or the end right.")
    elif not SHORTEST_MIN <= minutes <= LONGEST_MIN:
        sentence = f"The visit lasted {minutes:.0f} min; usual is {SHORTEST_MIN} to {LONGEST_MIN} min."
        yield RuleFinding("V1", Stage.WARN, "ended", "", sentence, GENERAL, "Look at the start and the end once more.")


def v15_minutes_fit_the_visit(context: Context) -> Iterator[RuleFinding]:
    """Timed minutes and needling minutes together are not longer than the visit: needling is in no timed code."""
    session = context.session
    if session.started is None or session.ended is None:
        return
    length = session.ended.seconds_since(session.started) / 60
    timed, needling = timed_minutes(session), needling_minutes(context)
    if timed and length >= 0 and timed + needling > length:
        told = f"{timed} timed minutes" + (f" and {needling} min of needling" if needling else "")
        sentence = f"{told} do not fit into a visit of {length:.0f} min."
        source = "timed codes are one to one and hold no needling (public coding references)"
        yield RuleFinding("V15", Stage.WARN, "treatments", "", sentence, source, "Look at the minutes of the treatments.")


def needling_minutes(context: Context) -> int:
    """Whole minutes from the first needle in to the last one out, as far as charted times tell."""
    started = [site.inserted_at for site in context.sites if site.inserted_at is not None]
    ended: list[Moment] = list(started)
    for site in context.sites:
        removal, retention = last_removal(site), retention_of(site)
        if removal is not None:
            ended.append(removal.at)
        elif site.inserted_at is not None and retention is not None:
            ended.append(site.inserted_at.plus(seconds=retention))
    return int(max(ended).seconds_since(min(started)) // 60) if started else 0


def v18_rested(context: Context) -> Iterator[RuleFinding]:
    """The same muscle of the same side was not needled in the last 72 h, and no soreness above 3/10 is still open."""
    yield from _needled_lately(context)
    yield from _still_sore(context)


def _needled_lately(context: Context) -> Iterator[RuleFinding]:
    told: set[tuple[str | None, str]] = set()
    for site in context.sites:
        key = (site.place.muscle, site.place.side.value)
        if key in told or key[0] is None:
            continue
        before = next((e for e in context.earlier if _within_rest(e, context.session) and _needled(e, key)), None)
        if before is not None:
            told.add(key)
            sentence = f"{named(context, site)}: this muscle was needled on {date_words(before.date)}, less than {REST_H} h ago."
            yield RuleFinding("V18", Stage.WARN, "place", site.id, sentence, GENERAL, "Ask for soreness first.", site.id)


def _still_sore(context: Context) -> Iterator[RuleFinding]:
    since = context.session.since_last
    if not context.sites or since is None or (since.soreness or 0) <= SORENESS_LIMIT:
        return
    last = max((e for e in context.earlier if e.date <= context.session.date), key=lambda e: (e.date, e.id), default=None)
    hours = hours_between(last, context.session) if last is not None else 0
    if since.soreness_h is None or since.soreness_h >= hours:
        sentence = f"Soreness of {since.soreness}/10 after the last visit is still open."
        yield RuleFinding(
            "V18", Stage.WARN, "since_last", "", sentence, SORENESS_SOURCE, "Look at the place before needling it again."
        )


def _within_rest(earlier: TreatmentSession, session: TreatmentSession) -> bool:
    return earlier.id != session.id and 0 <= hours_between(earlier, session) < REST_H


def _needled(session: TreatmentSession, key: tuple[str | None, str]) -> bool:
    return any(s.confirmed and s.insertions >= 1 and (s.place.muscle, s.place.side.value) == key for s in session.sites)


def hours_between(earlier: TreatmentSession, later: TreatmentSession) -> float:
    """Hours from one visit's start to the other's; by their dates when a start is not charted."""
    if earlier.started is not None and later.started is not None:
        return later.started.seconds_since(earlier.started) / 3600
    return (later.date - earlier.date).days * 24.0
