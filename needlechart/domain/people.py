"""The clinic, and the people who work in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Annotated

from needlechart.domain.quantities import Key, Line, Measure, Percent, Text
from needlechart.domain.reactions import Severity
from needlechart.domain.technique import Technique


class Role(StrEnum):
    """What somebody is in the clinic; a person may be several."""

    THERAPIST = "therapist"
    MANAGER = "manager"
    ASSISTANT = "assistant"
    STUDENT = "student"


@dataclass(frozen=True, slots=True)
class ReviewPolicy:
    """Which signed sessions somebody else reads before they are done with.  Any rule that fits is enough.

    ``under_supervision``: written by a student or an assistant.  ``mismatches``: the needle count did not close or was not
    made.  ``reactions_from``: reactions from that severity on, None for none; incidents to staff are their own rule.
    ``explained``: something was done that a rule would have refused, and explained.  ``overridden``: a needle went in against
    a caution that asks for a reason.  ``share_percent``: so many of all, drawn by the session's id.
    Which of them a clinic begins with is general knowledge, not clinically reviewed.
    """

    every_session: bool = False
    under_supervision: bool = True
    mismatches: bool = True
    reactions_from: Severity | None = Severity.SIGNIFICANT
    staff_incidents: bool = True
    explained: bool = True
    overridden: bool = True
    share_percent: Percent = 0


@dataclass(frozen=True, slots=True)
class Policy:
    """What this clinic decided, where jurisdictions and payers differ."""

    muscles_count_with_side: bool = False
    late_signature_h: Annotated[int, Measure("h", 1, 720)] = 24
    lock_after_min: Annotated[int, Measure("min", 1, 15)] = 3
    expired_lot_refused: bool = False
    review: ReviewPolicy = field(default_factory=ReviewPolicy)
    retention_years: Annotated[int, Measure("years", 1, 100)] = 10
    minor_retention_until_age: Annotated[int, Measure("years", 18, 40)] = 25


@dataclass(frozen=True, slots=True)
class Clinic:
    """One clinic file's clinic.  ``time_zone`` is an IANA name; a session's date is the local date there.

    ``phone`` and ``handout_words`` stand on what patients take home.
    """

    id: Key
    name: Line
    time_zone: Key
    policy: Policy = field(default_factory=Policy)
    demo: bool = False
    phone: Line = ""
    handout_words: Text = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who signs in.  Needling authority is dated: from, until, and the techniques trained in."""

    id: Key
    name: Line
    roles: tuple[Role, ...]
    credential: Line = ""
    licence_no: Line = ""
    training_hours: Annotated[int, Measure("h", 0, 10_000)] | None = None
    needles_from: date | None = None
    needles_until: date | None = None
    techniques: tuple[Technique, ...] = ()
    supervisor_id: Key | None = None
    active: bool = True

    def may_needle_on(self, day: date) -> bool:
        """Whether the needling authority is valid on that date (rule V2); only therapists have one."""
        if Role.THERAPIST not in self.roles or self.needles_from is None:
            return False
        return self.needles_from <= day and (self.needles_until is None or day <= self.needles_until)
