"""The patient of a demo clinic who is seen first: one course for neck and shoulder that gets better, and a visit in hand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import dist

from needlechart.demo.measuring import Pain
from needlechart.demo.problems import ProblemKind
from needlechart.demo.surroundings import Chance
from needlechart.domain.body import Side
from needlechart.domain.measures import ScaleCode, When
from needlechart.domain.moments import Moment
from needlechart.domain.needling import Elicited, NeedleCount, Site, Twitch
from needlechart.domain.reactions import Outcome, Reaction, ReportedBy, Severity, SinceLastVisit
from needlechart.domain.sessions import Position, TreatmentSession
from needlechart.domain.technique import Technique
from needlechart.domain.treatments import Sequence

STARTED_BEFORE_MIN = 18
"""So long before the clinic is first seen the visit in hand began."""
NEEDLING_AFTER_MIN = 9
LEFT_IN_S = 204
"""So long the needle has been left in."""
SIDE = Side.RIGHT
AGE = 61
SAYS_YES = {"anticoagulant": "low-dose aspirin"}
GAIN = 0.9
BRUISED, BRUISE_MM = 5, 20
CORRECTED = 6
"""Numbers of the visits after which a bruise and a wrong lot were told."""
KIND = ProblemKind(
    "Neck and shoulder pain", "neck", "M54.2", "M54.2",
    ("trapezius-upper", "infraspinatus", "splenius-capitis", "rhomboideus-major", "trapezius-middle"),
    ScaleCode.NDI, 44, 8, (("neck", "rotation", 52, 74), ("shoulder", "abduction", 118, 166)),
    ("heat-pack", "massage", "stretching-static", "neck-flexor-training", "exercise-strength", "education-ergonomics",
     "home-programme"),
    Position.PRONE, activity="looking over the shoulder",
)  # fmt: skip
_TRAPEZIUS, _INFRASPINATUS, _SPLENIUS, _RHOMBOID, _MIDDLE = KIND.muscles
_IN_HAND = (_TRAPEZIUS, _TRAPEZIUS, _SPLENIUS, _INFRASPINATUS, _INFRASPINATUS)
_NEEDLED = (
    (_TRAPEZIUS, _TRAPEZIUS, _INFRASPINATUS, _SPLENIUS),
    (_TRAPEZIUS, _INFRASPINATUS, _INFRASPINATUS, _SPLENIUS, _MIDDLE),
    (_TRAPEZIUS, _TRAPEZIUS, _INFRASPINATUS, _RHOMBOID),
    (_TRAPEZIUS, _TRAPEZIUS, _INFRASPINATUS, _SPLENIUS, _RHOMBOID, _MIDDLE),
)
_UPS_AND_DOWNS = (0.0, 0.3, -0.7, 0.6, 0.1, 0.9, -0.6, 0.2, 1.0, -0.4, 0.3, -0.5, 0.4, 0.0)
_RELIEF = (2, 2, 1, 3, 2, 2, 3, 2, 2, 1, 2, 1, 1, 1)
_TWITCHES = (
    (3, 2, 2), (4, 3, 2, 1), (3, 2, 3, 2), (5, 3, 3, 2), (4, 3, 2, 2), (4, 3, 3, 1), (5, 4, 3, 1), (3, 3, 2, 1), (3, 2, 2, 0),
    (2, 2, 1, 0), (2, 2, 1, 1), (2, 1, 1, 0), (1, 2, 0, 1),
)  # fmt: skip
_WORDS = (
    "Trapezius and infraspinatus give the familiar pain, the latter down to the thumb.",
    "A little easier after the first needling; sleeps on the right side again.",
    "Strong twitches in the upper trapezius. Pillow looked at, lower one tried.",
    "Long week at the desk; more tension, but it lets go sooner than before.",
    "Turns the head further at once. Neck score better, stay with the plan.",
    "Shoulder freer overhead; neck took most of the needles today.",
    "Bruise of last time is fading, no pain there. That place spared.",
    "Rows with more load without pain. Home programme done most days.",
    "Slept badly and it shows; fewer needles, more movement.",
    "Best week so far. Twitches are few, the bands are soft.",
)
_LAST_WORDS = (
    "Drove to the coast and back without stopping to stretch. Twitches are fewer each time; next time only what still hurts."
)

APART_MM = 18.0
"""A site of the last visit is needled again when no other needle is nearer than this."""


@dataclass(frozen=True, slots=True)
class Script:
    """What is settled beforehand about one visit; the rest is left to chance.  ``muscles``: a site each, in this order;
    ``left_alone`` is palpated only; ``treatments`` are keys of the catalogue;
    ``twitches`` of each site; ``earlier`` sites are needled again where their muscle is needled."""

    muscles: tuple[str, ...]
    treatments: tuple[str, ...]
    assessment: str
    left_alone: str | None = None
    technique: Technique | None = None
    bruised: bool = False
    twitches: tuple[int, ...] = ()
    earlier: tuple[Site, ...] = ()


def script_of(number: int, of: int, *, in_hand: bool, earlier: tuple[Site, ...] = ()) -> Script:
    """The visit with that number, from 0, of a course of so many."""
    if in_hand:
        return Script(_IN_HAND, ("massage",), "", _RHOMBOID, Technique.PISTONING, twitches=(4, 2, 0, 3), earlier=earlier)
    last = number == of - 4
    muscles = _NEEDLED[3 if last else number % 3]
    twitches = _TWITCHES[min(number, len(_TWITCHES) - 1)]
    words = _LAST_WORDS if last and number else _WORDS[number % len(_WORDS)]
    return Script(muscles, _treatments(number), words, bruised=number == BRUISED, twitches=twitches)


def _treatments(number: int) -> tuple[str, ...]:
    """Warmth and education at first, exercise from the third visit on, something for home each time."""
    done = {
        "heat-pack": number < 3 or number % 5 == 0,
        "massage": True,
        "stretching-static": number % 3 != 0,
        "neck-flexor-training": number == 1,
        "exercise-strength": number >= 2,
        "education-ergonomics": number == 0,
        "home-programme": True,
    }
    return tuple(key for key, wanted in done.items() if wanted)


def pain_of(number: int, of: int) -> Pain:
    """From 7 at the first visit to 2 at the present one, with better and worse days."""
    share = min(1.0, number / max(1, of - 3))
    turn = number % len(_UPS_AND_DOWNS) if 0 < share < 1 else 0
    before = round(7 - 5 * share + _UPS_AND_DOWNS[turn])
    return Pain(before, max(0, before - _RELIEF[number % len(_RELIEF)]))


def since_last(number: int, of: int, bruised: bool, days: int) -> SinceLastVisit:
    """Soreness after the last visit, ``days`` ago: less and shorter each time, with better and worse days."""
    share = number / max(1, of)
    soreness = max(1, round(5.2 - 4.6 * share - _UPS_AND_DOWNS[number % len(_UPS_AND_DOWNS)]))
    hours = min(max(6, 6 * round((42 - 36 * share) / 6)), 24 * days - 1)
    return SinceLastVisit(
        ReportedBy.PATIENT, soreness, hours, bruise=bruised, bruise_mm=BRUISE_MM if bruised else None, other_reaction=False
    )


def bruise(at: Moment, chance: Chance) -> Reaction:
    """The one bruise of the course."""
    return Reaction(
        chance.id(), "bruise", Severity.MILD, ReportedBy.THERAPIST, onset=at.plus(minutes=12), minutes_after_first_insertion=12,
        region=KIND.region, size_mm=BRUISE_MM, action_taken="pressed for two minutes, cold pack offered",
        outcome=Outcome.UNKNOWN,
    )  # fmt: skip


def in_hand(session: TreatmentSession, now: Moment) -> TreatmentSession:
    """A visit that is going on: needled, one needle still in, nothing counted and nothing said about the end."""
    sites = session.sites
    static = replace(
        sites[-1], technique=Technique.STATIC, left_in=True, removals=(), twitch=Twitch(Elicited.NOT_SOUGHT),
        insertions=1, response_sought=(), inserted_at=now.plus(seconds=-LEFT_IN_S),
    )  # fmt: skip
    return replace(
        session, ended=None, pain_areas=(), sites=(*sites[:-1], static), count=NeedleCount(opened=len(sites)), codes=(),
        discrepancies=(), corrections=(),
        treatments=tuple(replace(t, sequence=Sequence.BEFORE_NEEDLING) for t in session.treatments),
        reaction_answer=None, reactions=(), advice=(), advice_understood=None, soreness_expected=None, tolerance=None,
        assessment="", plan="", entered_by=None, measurements=tuple(m for m in session.measurements if m.when is When.BEFORE),
    )  # fmt: skip


def again(sites: tuple[Site, ...], earlier: tuple[Site, ...]) -> tuple[Site, ...]:
    """The first site of a muscle lies where one of that muscle lay before, if that is not too near another one."""
    before = {site.place.structure: site for site in reversed(earlier)}
    found = []
    for site in sites:
        old = before.pop(site.place.structure, None)
        if old is not None and all(_distance_mm(old, other) > APART_MM for other in sites if other is not site):
            site = replace(site, place=old.place, carried_from=old.id)
        found.append(site)
    return tuple(found)


def _distance_mm(one: Site, other: Site) -> float:
    a, b = one.place.point, other.place.point
    return dist((a.x_mm, a.y_mm), (b.x_mm, b.y_mm))
