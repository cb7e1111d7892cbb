"""When the visits of a demo clinic are: how many each patient has, in which courses, on which days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

SHORTEST_COURSE, LONGEST_COURSE = 4, 12
FIRST_PATIENT_WEIGHT = 1.5
"""The first patient has a history worth looking at."""
LONGEST_OF_FIRST, USUAL_OF_FIRST = 16, 14
"""Visits of the first patient's present course: all there are, up to the one; of a longer history the other."""
DAYS_BETWEEN = (9, 8, 7, 7, 8, 7, 7, 7, 7, 7, 7, 7, 7, 4, 3)
"""Days between the visits of that course, the latest first: closer at the beginning, wider at the end."""
MANY = 150
"""From so many visits on they follow each other closely, so that a long history fits into a working life."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One visit: its day and minute, the course it belongs to, its number in the course from 0, and how many are planned."""

    day: date
    minute: int
    course: int
    number: int
    of: int

    @property
    def share(self) -> float:
        """How far through the course, 0-1."""
        return self.number / max(1, self.of - 1)


def visits_of_patients(patients: int, sessions: int, seed: int) -> list[int]:
    """How many visits each patient has; together just ``sessions``."""
    random = Random(f"{seed}/visits")
    weights = [FIRST_PATIENT_WEIGHT, *(random.uniform(0.5, 1.4) for _ in range(patients - 1))][:patients]
    whole = sum(weights) or 1.0
    found = [int(sessions * weight / whole) for weight in weights]
    for index in range(sessions - sum(found)):
        found[index % patients] += 1
    return found


def slots_of(visits: int, last_day: date, random: Random, *, ongoing: bool) -> list[Slot]:
    """That many visits, the last one on ``last_day``, oldest first; all others on working days.

    In an ``ongoing`` history the last course has visits still to come.
    """
    courses = _courses(visits, random)
    days = _days(courses, last_day, random)
    found: list[Slot] = []
    for course, size in enumerate(courses):
        minute = random.randrange(8 * 60, 17 * 60, 30)
        to_come = random.randint(2, 4) if ongoing and course == len(courses) - 1 else 0
        for number in range(size):
            moved = random.choice((0, 0, 0, 30, -30))
            found.append(Slot(days[len(found)], minute + moved, course, number, size + to_come))
    return found


def slots_of_first(visits: int, last_day: date, minute: int, random: Random) -> list[Slot]:
    """The first patient's visits: one course that is going on, its last visit at that minute of ``last_day``, and before it,
    when there are more visits, courses like anybody's."""
    size = visits if visits <= LONGEST_OF_FIRST else USUAL_OF_FIRST
    days = [last_day]
    for gap in DAYS_BETWEEN[: size - 1]:
        days.append(workday(days[-1] - timedelta(days=gap)))
    before = slots_of(visits - size, workday(days[-1] - timedelta(days=120)), random, ongoing=False)
    course = before[-1].course + 1 if before else 0
    usual = [Slot(day, minute, course, number, size + 2) for number, day in enumerate(reversed(days[:size]))]
    return [*before, *usual]


def _courses(visits: int, random: Random) -> list[int]:
    found: list[int] = []
    left = visits
    while left > 0:
        size = min(left, random.randint(SHORTEST_COURSE, LONGEST_COURSE))
        if 0 < left - size < SHORTEST_COURSE:
            size = left if left <= LONGEST_COURSE else left - SHORTEST_COURSE
        found.append(size)
        left -= size
    return found


def _days(courses: list[int], last_day: date, random: Random) -> list[date]:
    close = sum(courses) > MANY
    day = last_day
    found: list[date] = []
    for size in reversed(courses):
        for _ in range(size):
            found.append(day)
            day = workday(day - timedelta(days=1 if close else random.choice((5, 6, 7, 7, 7, 7, 8, 9))))
        if not close:
            day = workday(day - timedelta(days=random.randint(50, 160)))
    return found[::-1]


def workday(day: date) -> date:
    """That day, or the Friday before it."""
    return day - timedelta(days=max(0, day.weekday() - 4))
