"""Reactions (adverse events), what was seen, what was done, and how they ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from needlechart.domain.body import Side
from needlechart.domain.moments import Moment
from needlechart.domain.quantities import Key, Line, Measure, Pain, Text


class Severity(StrEnum):
    """White et al.: mild is short and does not inconvenience; significant needs intervention or interferes with
    activities; serious means admission with potential lasting harm.  ``staff`` is an incident to staff, not a reaction."""

    MILD = "mild"
    SIGNIFICANT = "significant"
    SERIOUS = "serious"
    STAFF = "staff"


class ReactionAnswer(StrEnum):
    """The answer that may never be blank when a session is signed (rule V13)."""

    NONE = "none"
    SOME = "some"


class ReportedBy(StrEnum):
    PATIENT = "patient"
    THERAPIST = "therapist"


class Outcome(StrEnum):
    RESOLVED = "resolved"
    RESOLVED_WITH_SEQUELAE = "resolved_with_sequelae"
    ONGOING = "ongoing"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Observation:
    """One round of observations after a faint or the like."""

    id: Key
    minutes_after_onset: Annotated[int, Measure("min", 0, 1440)]
    systolic_mmhg: Annotated[int, Measure("mmHg", 40, 260)] | None = None
    diastolic_mmhg: Annotated[int, Measure("mmHg", 20, 160)] | None = None
    pulse_per_min: Annotated[int, Measure("1/min", 20, 220)] | None = None
    note: Line = ""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A follow-up on a reaction: when it is due, and what was found when it was done."""

    id: Key
    due: date
    done: date | None = None
    by: Key | None = None
    soreness: Pain | None = None
    text: Text = ""


@dataclass(frozen=True, slots=True)
class Reaction:
    """One reaction.  ``kind`` is a key of the clinic's list of event types.  ``minutes_after_first_insertion`` or
    ``onset`` place it in time; a closed reaction has an outcome, a date and the action taken (rule V13)."""

    id: Key
    kind: Key
    severity: Severity
    reported_by: ReportedBy
    onset: Moment | None = None
    minutes_after_first_insertion: Annotated[int, Measure("min", 0, 40_320)] | None = None
    site_id: Key | None = None
    region: Line = ""
    size_mm: Annotated[int, Measure("mm", 0, 500)] | None = None
    soreness: Pain | None = None
    description: Text = ""
    loss_of_consciousness_s: Annotated[int, Measure("s", 0, 3600)] | None = None
    observations: tuple[Observation, ...] = ()
    action_taken: Text = ""
    manager_notified: bool | None = None
    physician_referred: bool | None = None
    left_accompanied: bool | None = None
    regulatory_reportable: bool = False
    outcome: Outcome | None = None
    resolved_on: date | None = None
    follow_ups: tuple[FollowUp, ...] = ()

    @property
    def closed(self) -> bool:
        """Whether it has ended."""
        return self.outcome in (Outcome.RESOLVED, Outcome.RESOLVED_WITH_SEQUELAE)


@dataclass(frozen=True, slots=True)
class SinceLastVisit:
    """The first question of a visit: what happened after the last one, as reported."""

    reported_by: ReportedBy
    soreness: Pain | None = None
    soreness_h: Annotated[int, Measure("h", 0, 336)] | None = None
    bruise: bool | None = None
    bruise_mm: Annotated[int, Measure("mm", 0, 300)] | None = None
    other_reaction: bool | None = None
    words: Text = ""


@dataclass(frozen=True, slots=True)
class SinceAtSite:
    """What was told of one needled place of the last visit, where it differs from the rest: the soreness left there, the size
    of a bruise, words.  ``site_id`` is the site of that visit; muscle and side are kept with it so that it reads by itself."""

    id: Key
    site_id: Key
    muscle: Key | None = None
    side: Side | None = None
    soreness: Pain | None = None
    bruise_mm: Annotated[int, Measure("mm", 0, 300)] | None = None
    words: Line = ""
