"""Suggested billing codes and timed units.  A suggestion only: a person confirms each.

Sources: code numbers and what counts as a muscle from public coding references for 20560 and 20561 (APTA, 2020); timed
units from the Medicare eight-minute rule and the per-code rule other payers follow.  Nothing here is billing advice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.treatments import Sequence, Treatment

NEEDLING_1_OR_2 = "20560"
NEEDLING_3_OR_MORE = "20561"
UNIT_MIN = 15
LEAST_MIN = 8


def suggested_code(muscles: int) -> str:
    """The needling code for so many muscles: none, one or two, three or more.  Untimed, one unit a session."""
    if muscles < 1:
        return ""
    return NEEDLING_1_OR_2 if muscles < 3 else NEEDLING_3_OR_MORE


def units_of(minutes: int) -> int:
    """Units for so many timed minutes: 8-22 one, 23-37 two, and so on; below 8 none."""
    return 0 if minutes < LEAST_MIN else (minutes + UNIT_MIN - LEAST_MIN) // UNIT_MIN


def minutes_by_code(treatments: Iterable[Treatment]) -> dict[str, int]:
    """Minutes of each timed code in this visit; what is done at home is not counted."""
    minutes: dict[str, int] = {}
    for treatment in treatments:
        if treatment.timed_code and treatment.minutes and treatment.sequence is not Sequence.AT_HOME:
            minutes[treatment.timed_code] = minutes.get(treatment.timed_code, 0) + treatment.minutes
    return minutes


def units_cms(minutes: Mapping[str, int]) -> dict[str, int]:
    """Units by the Medicare rule: the total of all timed minutes gives the units, each code gets its full 15 minutes, and
    what is left goes to the codes with the most remaining minutes (then with the most minutes, then by number)."""
    units = {code: spent // UNIT_MIN for code, spent in minutes.items()}
    left = units_of(sum(minutes.values())) - sum(units.values())
    by_rest = sorted(minutes, key=lambda code: (-(minutes[code] % UNIT_MIN), -minutes[code], code))
    for code in by_rest[:left]:
        units[code] += 1
    return {code: units[code] for code in sorted(units) if units[code]}


def units_ama(minutes: Mapping[str, int]) -> dict[str, int]:
    """Units by the rule of most other payers: each code counted alone."""
    return {code: units_of(minutes[code]) for code in sorted(minutes) if units_of(minutes[code])}


def timed_minutes(session: TreatmentSession) -> int:
    """All timed minutes of the visit."""
    return sum(minutes_by_code(session.treatments).values())
