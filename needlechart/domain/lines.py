"""Lines of lists: as much of a patient or a draft as a list shows, and no more."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from needlechart.domain.afterwards import ReviewReason, ReviewState
from needlechart.domain.moments import Moment
from needlechart.domain.stays import NeedleTimer


@dataclass(frozen=True, slots=True)
class PatientLine:
    """A patient in a list.

    ``name`` with the given name first; ``open_draft`` when a session of theirs is unsigned; ``problems`` the open ones by name.
    """

    id: str
    number: str
    name: str
    born: datetime.date
    last_visit: datetime.date | None
    open_draft: bool
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CountersignLine:
    """A signed session with something that waits for a countersignature: written by whom, since when, of which patient.

    ``addendum_id`` where it is an entry beside the session.
    """

    session_id: str
    addendum_id: str | None
    patient_id: str
    patient_name: str
    date: datetime.date
    by: str
    since: Moment


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A signed session in the review: where it stands since when, and what its thread says last, written by whom.

    ``number`` entries stand in the thread and ``beside`` entries beside the session; ``reasons`` are those of the newest call.
    """

    session_id: str
    patient_id: str
    patient_name: str
    date: datetime.date
    therapist_id: str
    state: ReviewState
    since: Moment
    number: int
    beside: int
    by: str
    text: str
    reasons: tuple[ReviewReason, ...] = ()


@dataclass(frozen=True, slots=True)
class SignedVisit:
    """As much of a session as a step of its review asks for: whose it is, whether it is signed and was taken out of the chart,
    and how many entries stand ``beside`` it."""

    therapist_id: str
    signed: bool
    void: bool
    beside: int


@dataclass(frozen=True, slots=True)
class DraftLine:
    """An unsigned session in a list.

    ``in_body`` counts retained needles not yet tapped off, ``in_since`` is when the first of their sites was needled.
    ``problems`` are those it is for, by name.  ``timers`` are those of its sites whose needle is meant to stay so long and is
    still in, the first one due first.
    """

    session_id: str
    patient_id: str
    patient_name: str
    date: datetime.date
    started: Moment | None
    in_body: int
    therapist_id: str
    in_since: Moment | None = None
    problems: tuple[str, ...] = ()
    table: str = ""
    timers: tuple[NeedleTimer, ...] = ()

    @property
    def due(self) -> Moment | None:
        """When the first of its needles is due out; None when no needle that is in has a plan."""
        return self.timers[0].due if self.timers else None


class FollowUpWhy(StrEnum):
    """Why somebody asks after a visit: a call was promised, a follow-up of a reaction is due, or a reaction has not ended."""

    CALL = "call"
    REACTION_DUE = "reaction_due"
    REACTION_OPEN = "reaction_open"


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """A visit after which somebody is to be asked how it went: of which patient, charted by whom, why, and due since when."""

    session_id: str
    patient_id: str
    patient_name: str
    phone: str
    date: datetime.date
    therapist_id: str
    why: tuple[FollowUpWhy, ...]
    due: datetime.date
