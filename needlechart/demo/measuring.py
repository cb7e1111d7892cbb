"""What is measured at a demo visit: pain that mostly falls, scores, range of motion."""

from __future__ import annotations

from dataclasses import dataclass

from needlechart.demo.person import Trouble
from needlechart.demo.surroundings import Chance
from needlechart.domain.body import Side
from needlechart.domain.measures import SCALES, Measurement, ScaleCode, When


@dataclass(frozen=True, slots=True)
class Pain:
    """Pain 0-10 before and after one visit."""

    before: int
    after: int


def pain_of(worst: float, settled: float, chance: Chance) -> Pain:
    """Pain of a visit: less the further the course is settled (0-1), with good days and bad days."""
    random = chance.random
    before = round(worst * (1 - 0.85 * settled) + random.gauss(0, 0.7))
    before = min(10, max(0, before))
    after = before - random.choices((0, 1, 2, 3, -1), (12, 34, 34, 14, 6))[0]
    return Pain(before, min(10, max(0, after)))


def measured(trouble: Trouble, pain: Pain, settled: float, full: bool, chance: Chance) -> tuple[Measurement, ...]:
    """Pain at every visit; score and range of motion at a ``full`` one."""
    problem = trouble.problem.id
    found = [
        Measurement(chance.id(), ScaleCode.NPRS, When.BEFORE, float(pain.before), problem),
        Measurement(chance.id(), ScaleCode.NPRS, When.AFTER, float(pain.after), problem),
    ]
    if full:
        kind = trouble.kind
        found.append(
            Measurement(chance.id(), kind.score, When.BEFORE, _score(kind.score, kind.worst, kind.best, settled, chance), problem)
        )
        function = min(10.0, max(0.0, round(3 + 6 * settled + chance.random.gauss(0, 0.5), 1)))
        found.append(Measurement(chance.id(), ScaleCode.PSFS, When.BEFORE, function, problem, activity=kind.activity))
        found += _motions(trouble, settled, chance)
    if trouble.kind.region == "head":
        opening = round(34 + 9 * settled + chance.random.gauss(0, 1))
        found.append(Measurement(chance.id(), ScaleCode.MOUTH_OPENING, When.BEFORE, float(opening), problem))
        found.append(Measurement(chance.id(), ScaleCode.MOUTH_OPENING, When.AFTER, float(opening + 3), problem))
    return tuple(found)


def _score(code: ScaleCode, worst: float, best: float, settled: float, chance: Chance) -> float:
    scale = SCALES[code]
    value = worst + (best - worst) * settled + chance.random.gauss(0, 2)
    return float(min(scale.high, max(scale.low, round(value))))


def _motions(trouble: Trouble, settled: float, chance: Chance) -> list[Measurement]:
    found = []
    for joint, motion, start, end in trouble.kind.motions:
        degrees = round(start + (end - start) * settled + chance.random.gauss(0, 3))
        side: Side | None = None if joint == "lumbar" else trouble.side
        for when, gained in ((When.BEFORE, 0), (When.AFTER, chance.random.randint(0, 6))):
            found.append(
                Measurement(
                    chance.id(),
                    ScaleCode.ROM,
                    when,
                    float(degrees + gained),
                    trouble.problem.id,
                    joint=joint,
                    motion=motion,
                    side=side,
                    active=True,
                    instrument="goniometer",
                    pain_at_end=max(0, round(4 * (1 - settled))),
                )
            )
    return found
