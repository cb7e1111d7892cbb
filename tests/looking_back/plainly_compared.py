"""Two sets of visits compared, computed plainly from the session document."""

from __future__ import annotations

from math import dist
from typing import Any

from tests.looking_back.plainly import Json, at_home, came, counts, pain_of, scores_of, sites_of, visits_of, where

LOWER_IS_BETTER = {"nprs", "ndi"}


def spots(patient: Json, ids: set[str], near: float) -> list[Json]:
    """Needled spots, visit by visit: the nearest pair of a spot and a site is taken first, again and again."""
    found: list[Json] = []
    for session in visits_of(patient):
        if session["id"] not in ids or not came(session):
            continue
        left, open_spots = list(sites_of(session)), list(found)
        while pairs := [(_apart(spot["first"], site), spot, site) for spot in open_spots for site in left]:
            apart, spot, site = min(pairs, key=lambda pair: pair[0])
            if apart > near:
                break
            spot["sites"].append(site)
            open_spots = [one for one in open_spots if one is not spot]
            left = [one for one in left if one is not site]
        found += [{"first": site, "sites": [site]} for site in left]
    return found


def _apart(one: Json, other: Json) -> float:
    """Millimetres; another muscle, side or view is no distance at all."""
    a, b = one["place"]["point"], other["place"]["point"]
    if where(one) != where(other) or a["view"] != b["view"]:
        return float("inf")
    return dist((a["x_mm"], a["y_mm"]), (b["x_mm"], b["y_mm"]))


def spot_row(spot: Json) -> tuple[Any, ...]:
    """A spot in figures."""
    point = spot["first"]["place"]["point"]
    _n, needles, insertions, _asked, twitches, least = counts(spot["sites"])
    place = *where(spot["first"]), point["view"], point["x_mm"], point["y_mm"]
    said = [site["twitch"]["elicited"] for site in spot["sites"] if site.get("twitch")]
    seen = next((answer for answer in ("yes", "no") if answer in said), said[-1] if said else "")
    return *place, len(spot["sites"]), needles, insertions, twitches, least, seen


def spots_compared(ones: list[Json], others: list[Json], near: float) -> tuple[list[Any], list[Any], list[Any]]:
    """Added, dropped, repeated with their distance; each sorted."""
    ones, others, repeated = list(ones), list(others), []
    while pairs := [(_apart(a["first"], b["first"]), a, b) for a in ones for b in others]:
        apart, a, b = min(pairs, key=lambda pair: pair[0])
        if apart > near:
            break
        repeated.append((spot_row(a), spot_row(b), apart))
        ones = [one for one in ones if one is not a]
        others = [one for one in others if one is not b]
    return sorted(map(spot_row, others)), sorted(map(spot_row, ones)), sorted(repeated)


def muscle_totals(patient: Json, ids: set[str]) -> dict[tuple[str, bool, str], tuple[Any, ...]]:
    """Sessions and counts of each needled muscle and side."""
    found: dict[tuple[str, bool, str], list[Json]] = {}
    sessions: dict[tuple[str, bool, str], set[str]] = {}
    for session in visits_of(patient):
        if session["id"] in ids and came(session):
            for site in sites_of(session):
                found.setdefault(where(site), []).append(site)
                sessions.setdefault(where(site), set()).add(session["id"])
    return {key: (len(sessions[key]), *counts(sites)) for key, sites in found.items()}


def measures(patient: Json, ids: set[str]) -> dict[tuple[str, str, str | None], tuple[Any, ...]]:
    """The last time each thing was measured: day, before, after, at how many visits."""
    found: dict[tuple[str, str, str | None], tuple[Any, ...]] = {}
    for session in visits_of(patient):
        if session["id"] not in ids or not came(session):
            continue
        here: dict[tuple[str, str, str | None], list[float | None]] = {}
        for problem, pair in pain_of(session).items():
            here["nprs", "", problem or None] = list(pair)
        for scale, when, value, about, what in scores_of(session):
            here.setdefault((scale, what, about), [None, None])[when == "after"] = value
        for key, (before, after) in here.items():
            times = found[key][3] if key in found else 0
            found[key] = (session["date"], before, after, times + 1)
    return found


def judged(scale: str, one: tuple[Any, ...] | None, other: tuple[Any, ...] | None) -> tuple[float, str, bool] | None:
    """Change, direction, and whether it was after with after."""
    if one is None or other is None:
        return None
    for at in (1, 2):
        if one[at] is not None and other[at] is not None:
            change = other[at] - one[at]
            better = change < 0 if scale in LOWER_IS_BETTER else change > 0
            return change, "same" if change == 0 else "better" if better else "worse", at == 2
    return None


def treatments(patient: Json, ids: set[str]) -> dict[tuple[str, str, bool], tuple[int, int | None, Any]]:
    """Times, minutes where said, and the latest dose without what was done of it at home."""
    found: dict[tuple[str, str, bool], tuple[int, int | None, Any]] = {}
    for session in visits_of(patient):
        if session["id"] not in ids or not came(session):
            continue
        for given in session["treatments"]:
            key = given["dose"]["kind"], given["name"], at_home(given)
            times, minutes, _dose = found.get(key, (0, None, None))
            said = given.get("minutes")
            total = minutes if said is None else (minutes or 0) + said
            dose = {k: v for k, v in given["dose"].items() if k not in ("adherence", "days_done")}
            found[key] = (times + 1, total, (dose, said))
    return found


def course(one: tuple[int, int | None, Any] | None, other: tuple[int, int | None, Any] | None) -> str:
    """What became of a treatment."""
    if one is None or other is None:
        return "added" if one is None else "dropped"
    return "same" if one[2] == other[2] else "changed"
