"""The numbers of a history once more, computed plainly from the session document and sharing nothing with the program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from statistics import median
from typing import Any

Json = dict[str, Any]


def visits_of(patient: Json) -> list[Json]:
    """The sessions in the chart, in order of time."""
    void = {voiding["session_id"] for voiding in patient["voidings"]}
    kept = [session for session in patient["sessions"] if session["id"] not in void]
    return sorted(kept, key=lambda s: (s["date"], _ms(s.get("started")), s["id"]))


def _ms(moment: str | None) -> float:
    return datetime.fromisoformat(moment).timestamp() if moment else 0


def came(session: Json) -> bool:
    return bool(session["attendance"] == "arrived")


def sites_of(session: Json) -> list[Json]:
    return [site for site in session["sites"] if site["confirmed"]]


def twitched(site: Json) -> bool:
    return bool(site.get("twitch", {}).get("elicited") == "yes")


def answered(site: Json) -> bool:
    return site.get("twitch", {}).get("elicited") in ("yes", "no")


def counts(sites: list[Json]) -> tuple[int, int, int, int, int, bool]:
    """Sites, needles, insertions, answered, twitches, whether at least."""
    hits = [site["twitch"] for site in sites if twitched(site)]
    return (
        len(sites),
        sum(site["new_needles"] for site in sites),
        sum(site["insertions"] for site in sites),
        sum(map(answered, sites)),
        sum(hit.get("count", 0) for hit in hits),
        any("count" not in hit for hit in hits),
    )


def pain_of(session: Json) -> dict[str, tuple[float | None, float | None]]:
    """Present pain by problem ("" for none), before and after."""
    found: dict[str, list[float | None]] = {}
    for m in session["measurements"]:
        if m["scale"] == "nprs" and m["window"] == "current":
            found.setdefault(m.get("problem_id", ""), [None, None])[m["when"] == "after"] = m["value"]
    return {problem: (both[0], both[1]) for problem, both in found.items()}


def scores_of(session: Json) -> list[tuple[str, str, float, str | None, str]]:
    """Everything else that was measured: scale, when, value, problem, what."""
    found = []
    for m in session["measurements"]:
        if m["scale"] == "nprs" and m["window"] == "current":
            continue
        words = [m["window"]] if m["scale"] in ("nprs", "vas") else [m.get("activity", "")]
        words += [m.get("joint", ""), m.get("motion", ""), m.get("side", "")]
        words += [{True: "active", False: "passive", None: ""}[m.get("active")], m.get("structure", "")]
        found.append((m["scale"], m["when"], m["value"], m.get("problem_id"), " ".join(filter(None, words))))
    return found


def at_home(treatment: Json) -> bool:
    return treatment.get("sequence") == "at_home" or treatment["dose"]["kind"] == "home_programme"


def reactions_of(patient: Json, session: Json) -> list[tuple[str, str]]:
    late = [entry for entry in patient["addenda"] if entry["session_id"] == session["id"]]
    return [(r["kind"], r["severity"]) for entry in [session, *late] for r in entry["reactions"]]


def following(patient: Json, session: Json) -> Json | None:
    """The next visit the patient came to, when they came to this one."""
    line = [s for s in visits_of(patient) if came(s)]
    if session not in line:
        return None
    at = line.index(session)
    return line[at + 1] if at + 1 < len(line) else None


def told_after(patient: Json, session: Json) -> tuple[int | None, int | None, bool | None, list[tuple[Any, ...]]]:
    """Soreness, hours, bruise and what was done at home, as the next visit says it."""
    then = following(patient, session)
    if then is None:
        return None, None, None, []
    told = then.get("since_last", {})
    home = [(t["name"], t["dose"].get("adherence"), t["dose"].get("days_done"), then["date"]) for t in then["treatments"]]
    said = [one for one in home if one[1] is not None or one[2] is not None]
    return told.get("soreness"), told.get("soreness_h"), told.get("bruise"), said


def spread(values: Sequence[float]) -> tuple[Any, ...]:
    return (len(values), median(values), min(values), max(values)) if values else (0, None, None, None)


def where(mark: Json) -> tuple[str, bool, str]:
    """Muscle and side, or the area without a muscle."""
    place = mark["place"]
    muscle = place.get("muscle_meant") if place["kind"] == "area" else place["structure"]
    return muscle or place["structure"], muscle is not None, place["side"]


def change(session: Json, problem: str | None) -> float | None:
    """Mean change in pain of a visit, or that of one problem."""
    pairs = [pair for about, pair in pain_of(session).items() if problem is None or about == problem]
    found = [after - before for before, after in pairs if before is not None and after is not None]
    return sum(found) / len(found) if found else None


def muscles(patient: Json, ids: set[str], problem: str | None) -> dict[tuple[str, bool, str], tuple[Any, ...]]:
    """The row of each muscle and side over these visits."""
    visits = [s for s in visits_of(patient) if s["id"] in ids and came(s)]
    marked: dict[tuple[str, bool, str], None] = {}
    for session in visits:
        needled = {site.get("finding_id") for site in sites_of(session)}
        for mark in [*sites_of(session), *(f for f in session["findings"] if f["id"] not in needled)]:
            marked[where(mark)] = None
    return {key: _muscle(patient, visits, key, problem) for key in marked}


def _muscle(patient: Json, visits: list[Json], key: tuple[str, bool, str], problem: str | None) -> tuple[Any, ...]:
    treated = [s for s in visits if any(where(site) == key for site in sites_of(s))]
    palpated = 0
    for session in visits:
        needled = {site.get("finding_id") for site in sites_of(session)}
        found = any(where(f) == key and f["id"] not in needled for f in session["findings"])
        palpated += found and session not in treated
    sites = [site for s in treated for site in sites_of(s) if where(site) == key]
    hits = sum(map(twitched, sites))
    put_in = sum(site["new_needles"] for site in sites if answered(site))
    unknown = sum(twitched(site) and "count" not in site["twitch"] for site in sites)
    numbers = counts(sites)
    asked = numbers[3]
    changes = [c for s in treated if (c := change(s, problem)) is not None]
    sore = [told for s in treated if (told := told_after(patient, s)[0]) is not None]
    return (
        len(treated),
        palpated,
        *numbers,
        hits,
        numbers[4] / asked if asked else None,
        hits / asked if asked else None,
        (put_in, unknown, (numbers[4] or (1 if unknown else 0)) / put_in if put_in else None),
        max((s["date"] for s in treated), default=None),
        spread(changes),
        spread(sore),
    )


def summary(patient: Json, ids: set[str]) -> Json:
    """What these visits add up to."""
    every = [s for s in visits_of(patient) if s["id"] in ids]
    visits = [s for s in every if came(s)]
    pain: dict[str, list[tuple[str, Any, Any]]] = {}
    for session in visits:
        for problem, (before, after) in pain_of(session).items():
            pain.setdefault(problem, []).append((session["date"], before, after))
    courses = {}
    for problem, taken in pain.items():
        values = [(on, value) for on, before, after in taken for value in (before, after) if value is not None]
        changes = [after - before for _on, before, after in taken if None not in (before, after)]
        mean = sum(changes) / len(changes) if changes else None
        courses[problem] = (values[0], values[-1], len(changes), mean)
    kinds: dict[tuple[str, bool], list[tuple[str, int | None]]] = {}
    for session in visits:
        for t in session["treatments"]:
            kinds.setdefault((t["dose"]["kind"], at_home(t)), []).append((session["id"], t.get("minutes")))
    totals = {}
    for kind, given in kinds.items():
        said = [minutes for _id, minutes in given if minutes is not None]
        totals[kind] = (len(given), len({i for i, _m in given}), sum(said) if said else None, len(given) - len(said))
    return {
        "days": (visits[0]["date"], visits[-1]["date"]) if visits else (None, None),
        "visits": (len(visits), len(every) - len(visits), sum("signature" not in s for s in visits)),
        "needled": sum(bool(sites_of(s)) for s in visits),
        "counts": counts([site for s in visits for site in sites_of(s)]),
        "pain": courses,
        "treatments": totals,
        "reactions": Counter(r for s in visits for r in reactions_of(patient, s)),
    }


def together(patient: Json, ids: set[str], least: int) -> dict[tuple[str, str], tuple[Any, Any]]:
    """Change in pain with and without each kind of treatment, in the visit and up to the next."""
    visits = [s for s in visits_of(patient) if came(s)]
    kinds = {t["dose"]["kind"] for s in visits for t in s["treatments"]}
    problems = {problem for s in visits for problem in pain_of(s)}
    found = {}
    for problem in problems:
        measured = [s for s in visits if problem in pain_of(s)]
        for kind in kinds:
            now: tuple[list[float], list[float]] = ([], [])
            later: tuple[list[float], list[float]] = ([], [])
            for at, session in enumerate(measured):
                if session["id"] not in ids:
                    continue
                given = any(
                    t["dose"]["kind"] == kind and (problem == "" or t.get("problem_id", problem) == problem)
                    for t in session["treatments"]
                )
                before, after = pain_of(session)[problem]
                if before is not None and after is not None:
                    now[not given].append(after - before)
                arrival = pain_of(measured[at + 1])[problem][0] if at + 1 < len(measured) else None
                if before is not None and arrival is not None:
                    later[not given].append(arrival - before)
            shown = [(spread(a), spread(b)) if len(a) >= least and len(b) >= least else None for a, b in (now, later)]
            if any(shown):
                found[problem, kind] = (shown[0], shown[1])
    return found


def left_out(patient: Json, ids: set[str], least: int) -> dict[tuple[str, str], tuple[int, int]]:
    """How many visits there are with and without each kind of treatment that has too few."""
    visits = [s for s in visits_of(patient) if s["id"] in ids and came(s)]
    kinds = {t["dose"]["kind"] for s in visits for t in s["treatments"]}
    problems = {problem for s in visits for problem in pain_of(s)}
    found = {}
    for (problem, kind), contrasts in together(patient, ids, 0).items():
        numbers = max(((with_it[0], without[0]) for with_it, without in contrasts), key=min)
        if problem in problems and kind in kinds and min(numbers) < least:
            found[problem, kind] = numbers
    return found
