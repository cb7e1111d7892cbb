"""Six realistic visits as domain values, complete and ready to sign; every patient is invented.

``s1()`` … ``s10()`` each give a PatientChart; TOTALS holds what must come out exactly.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from needlechart.domain.charts import PatientChart
from tests.scenarios.faint import s5
from tests.scenarios.heel import s3
from tests.scenarios.hip_and_back import s1
from tests.scenarios.interrupted import s6
from tests.scenarios.jaw import s10
from tests.scenarios.late_addendum import s9
from tests.scenarios.pieces import ADA, CLINIC, TODAY, at, catalogue, context_of, needle, pain, place, twitches

__all__ = [
    "ADA",
    "CLINIC",
    "TODAY",
    "TOTALS",
    "SCENARIOS",
    "Totals",
    "s1",
    "s3",
    "s5",
    "s6",
    "s9",
    "s10",
    "at",
    "catalogue",
    "context_of",
    "needle",
    "pain",
    "place",
    "twitches",
]


@dataclass(frozen=True, slots=True)
class Totals:
    """What must come out exactly of a scenario's (first) session."""

    opened: int
    needles: int
    insertions: int
    twitches: int
    distinct: int
    with_side: int
    code: str
    timed_minutes: int = 0
    units_cms: tuple[tuple[str, int], ...] = ()
    units_ama: tuple[tuple[str, int], ...] = ()


TOTALS = {
    "s1": Totals(4, 4, 4, 10, 3, 3, "20561", 20, (("97110", 1),), (("97110", 1), ("97140", 1))),
    "s3": Totals(4, 4, 4, 6, 4, 4, "20561"),
    "s5": Totals(2, 1, 1, 2, 1, 1, "20560"),
    "s6": Totals(6, 6, 6, 0, 3, 6, "20561"),
    "s9": Totals(2, 2, 2, 5, 1, 1, "20560", 15, (("97110", 1),), (("97110", 1),)),
    "s10": Totals(4, 4, 6, 8, 3, 4, "20561"),
}


SCENARIOS: dict[str, Callable[[], PatientChart]] = {"s1": s1, "s3": s3, "s5": s5, "s6": s6, "s9": s9, "s10": s10}
