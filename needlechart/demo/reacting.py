"""Reactions of a demo visit and what is told of it at the next one, at published rates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from needlechart.demo.surroundings import Chance
from needlechart.domain.moments import Moment
from needlechart.domain.reactions import (
    FollowUp,
    Observation,
    Outcome,
    Reaction,
    ReportedBy,
    Severity,
    SinceLastVisit,
)


@dataclass(frozen=True, slots=True)
class _Usual:
    kind: str
    share: float
    done: str
    outcome: Outcome


MILD: tuple[_Usual, ...] = (
    _Usual("bruise", 0.0755, "shown to the patient, cold pack offered", Outcome.UNKNOWN),
    _Usual("bleeding", 0.0465, "pressed with a swab for a minute", Outcome.RESOLVED),
    _Usual("pain-during", 0.0301, "needle withdrawn slowly, muscle rubbed", Outcome.RESOLVED),
    _Usual("soreness", 0.0219, "told that it passes, warmth advised", Outcome.UNKNOWN),
    _Usual("aggravation", 0.0088, "fewer needles next time", Outcome.UNKNOWN),
    _Usual("drowsy", 0.0026, "rested for ten minutes", Outcome.RESOLVED),
    _Usual("headache", 0.0014, "water and rest", Outcome.RESOLVED),
    _Usual("nausea", 0.0013, "lay down, window opened", Outcome.RESOLVED),
)
"""Mild reactions with their share of treatments (Brady et al. 2014, 7,629 treatments, 39 therapists)."""
MAJOR_SHARE = 1 / 1024
"""Major reactions of treatments (Boyce et al. 2020, 20,464 treatments)."""
SORE_SHARE = 0.55
"""How many are sore afterwards; general knowledge, not clinically reviewed."""


def reactions_of(begins: Moment, region: str, chance: Chance) -> tuple[Reaction, ...]:
    """What happened at the visit, most often nothing."""
    found = [_mild(usual, begins, region, chance) for usual in MILD if chance.happens(usual.share)]
    if chance.happens(MAJOR_SHARE):
        found.append(faint(begins, chance))
    return tuple(found)


def since_last(bruised: bool, days: int, chance: Chance) -> SinceLastVisit:
    """What the patient tells of the time after the last visit, ``days`` ago."""
    random = chance.random
    sore = chance.happens(SORE_SHARE)
    return SinceLastVisit(
        ReportedBy.PATIENT,
        soreness=random.choices((1, 2, 3, 4, 5), (20, 35, 25, 15, 5))[0] if sore else 0,
        soreness_h=min(random.choice((12, 18, 24, 30, 36, 48)), 24 * days - 1) if sore else None,
        bruise=bruised,
        bruise_mm=random.randint(8, 35) if bruised else None,
        other_reaction=False,
    )


def reported_bruise(day: date, at: Moment, chance: Chance) -> Reaction:
    """A bruise that was reported by telephone on ``day``."""
    return Reaction(
        chance.id(), "bruise", Severity.MILD, ReportedBy.PATIENT, onset=at, size_mm=chance.random.randint(15, 45),
        soreness=chance.random.randint(2, 5), action_taken="told that it fades by itself", outcome=Outcome.ONGOING,
        follow_ups=(FollowUp(chance.id(), day),),
    )  # fmt: skip


def _mild(usual: _Usual, begins: Moment, region: str, chance: Chance) -> Reaction:
    after = chance.random.randint(1, 20)
    resolved = usual.outcome is Outcome.RESOLVED
    return Reaction(
        chance.id(),
        usual.kind,
        Severity.MILD,
        ReportedBy.THERAPIST if usual.kind in ("bleeding", "bruise") else ReportedBy.PATIENT,
        onset=begins.plus(minutes=after),
        minutes_after_first_insertion=after,
        region=region,
        size_mm=chance.random.randint(5, 30) if usual.kind == "bruise" else None,
        action_taken=usual.done,
        outcome=usual.outcome,
        resolved_on=begins.local.date() if resolved else None,
    )


def faint(begins: Moment, chance: Chance) -> Reaction:
    """A faint three minutes after the first needle, over before the patient left; to be asked after on the next day."""
    next_day = begins.local.date() + timedelta(days=1)
    pressures = ((86, 52, 46), (98, 62, 58), (112, 70, 66))
    observations = tuple(
        Observation(chance.id(), 5 * n, systolic, diastolic, pulse) for n, (systolic, diastolic, pulse) in enumerate(pressures)
    )
    return Reaction(
        chance.id(), "vasovagal-loss-of-consciousness", Severity.SIGNIFICANT, ReportedBy.THERAPIST,
        onset=begins.plus(minutes=3), minutes_after_first_insertion=3, loss_of_consciousness_s=8, observations=observations,
        action_taken="needles out, laid flat, legs raised, watched until stable", manager_notified=True, left_accompanied=True,
        outcome=Outcome.RESOLVED, resolved_on=begins.local.date(),
        follow_ups=(FollowUp(chance.id(), next_day),),
    )  # fmt: skip
