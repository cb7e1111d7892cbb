"""What a page that compares has to say, worked out plainly from the session document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.looking_back import plainly, plainly_compared
from tests.looking_back.plainly import Json

ARROW = " \N{RIGHTWARDS ARROW} "
NOTHING = "\N{EN DASH}"
NEAR_MM = 15
_LETTERS = {"left": " L", "right": " R", "midline": ""}
Named = Callable[[str], str]


def told(patient: Json, one: set[str], other: set[str], named: Named) -> dict[str, Any]:
    """Heads, spots, muscles, measures and treatments in the words of the page, those without an order sorted."""
    found = [plainly_compared.spots(patient, ids, NEAR_MM) for ids in (one, other)]
    added, dropped, repeated = plainly_compared.spots_compared(found[0], found[1], NEAR_MM)
    return {
        "heads": [_head(patient, ids) for ids in (one, other)],
        "added": sorted((_name(spot, named), "added", _figure(spot)) for spot in added),
        "dropped": sorted((_name(spot, named), "dropped", _figure(spot)) for spot in dropped),
        "repeated": sorted((_name(a, named), f"{_figure(a)}{ARROW}{_figure(b)}") for a, b, _apart in repeated),
        "muscles": _muscles(patient, one, other, named),
        "measures": _measures(patient, one, other),
        "treatments": _treatments(patient, one, other),
    }


def _head(patient: Json, ids: set[str]) -> tuple[str, str]:
    """Needles and twitches of all visits of a side."""
    came = [session for session in plainly.visits_of(patient) if session["id"] in ids and plainly.came(session)]
    counts = plainly.counts([site for session in came for site in plainly.sites_of(session)])
    return str(counts[1]), _twitches(*counts[3:])


def _twitches(answered: int, counted: int, least: bool) -> str:
    if not answered:
        return NOTHING
    return f"at least {max(1, counted)}" if least else str(counted)


def _figure(spot: tuple[Any, ...]) -> str:
    counted, least, seen = spot[-3:]
    return _twitches(seen in ("yes", "no"), counted, least)


def _name(spot: tuple[Any, ...], named: Named) -> str:
    thing, _is_muscle, side = spot[:3]
    return named(thing).partition(" (")[0] + _LETTERS[side]


def _muscles(patient: Json, one: set[str], other: set[str], named: Named) -> list[tuple[str, ...]]:
    totals = [plainly_compared.muscle_totals(patient, ids) for ids in (one, other)]
    rows = []
    for key in {**totals[0], **totals[1]}:
        both = [total.get(key, (0, 0, 0, 0, 0, 0, False)) for total in totals]
        figures = [[str(t[2]), str(t[3]), _twitches(*t[4:])] for t in both]
        rows.append((_name(key, named), *(ARROW.join(pair) for pair in zip(*figures, strict=True))))
    return sorted(rows)


def _number(value: float) -> str:
    return f"{value:g}"


def _measures(patient: Json, one: set[str], other: set[str]) -> list[tuple[str, str]]:
    """A figure and how it is judged: "5 → 3" with "better", or what was taken on each side with no verdict."""
    taken = [plainly_compared.measures(patient, ids) for ids in (one, other)]
    rows = []
    for key in {**taken[0], **taken[1]}:
        both = taken[0].get(key), taken[1].get(key)
        verdict = plainly_compared.judged(key[0], *both)
        if verdict is not None and both[0] and both[1]:
            at = 2 if verdict[2] else 1
            rows.append((f"{_number(both[0][at])}{ARROW}{_number(both[1][at])}", verdict[1]))
        else:
            rows.append((" | ".join(_taken(side) for side in both if side), ""))
    return sorted(rows)


def _taken(side: tuple[Any, ...]) -> str:
    values = (side[1], "on arrival"), (side[2], "after")
    return ", ".join(f"{_number(value)} {when}" for value, when in values if value is not None)


def _treatments(patient: Json, one: set[str], other: set[str]) -> list[str]:
    given = [plainly_compared.treatments(patient, ids) for ids in (one, other)]
    rows = []
    for key in {**given[0], **given[1]}:
        both = given[0].get(key), given[1].get(key)
        course = plainly_compared.course(*both)
        became = {"added": "added", "dropped": "no longer used"}.get(course, "in both")
        rows.append(f"{key[1]}{', at home' if key[2] else ''} {became}")
    return sorted(rows)
