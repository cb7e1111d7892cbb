"""What is added beside a signed session: addenda, corrections, countersignatures, the thread of a review."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from needlechart.domain.moments import Moment
from needlechart.domain.quantities import Key, Line, Measure, Note, Text
from needlechart.domain.reactions import Reaction


class AddendumKind(StrEnum):
    """An addendum adds, a correction names field, old and new value, a late entry is written after the point of service."""

    ADDENDUM = "addendum"
    CORRECTION = "correction"
    LATE_ENTRY = "late_entry"


@dataclass(frozen=True, slots=True)
class Addendum:
    """One dated, named, signed entry beside the unchanged original.  ``digest`` is the SHA-256 (hex) of its canonical bytes."""

    id: Key
    session_id: Key
    kind: AddendumKind
    author_id: Key
    at: Moment
    reason: Line
    text: Note = ""
    field: Key = ""
    old_value: Text = ""
    new_value: Text = ""
    reactions: tuple[Reaction, ...] = ()
    digest: Key = ""


@dataclass(frozen=True, slots=True)
class Countersignature:
    """A supervisor's or manager's signature under what somebody else entered: the session, or with ``addendum_id`` that entry
    beside it.  ``what`` says it in words."""

    id: Key
    session_id: Key
    person_id: Key
    at: Moment
    what: Line
    addendum_id: Key | None = None
    digest: Key = ""


class ReviewState(StrEnum):
    """Where a signed session stands in the review."""

    NOT_NEEDED = "not_needed"
    TO_REVIEW = "to_review"
    QUESTION = "question"
    ANSWERED = "answered"
    APPROVED = "approved"


class ReviewKind(StrEnum):
    """What an entry of a review's thread does: it calls for a review, asks the therapist, answers, or approves."""

    CALL = "call"
    QUESTION = "question"
    ANSWER = "answer"
    APPROVAL = "approval"


class ReviewReason(StrEnum):
    """Why a signed session is to be reviewed; which of them count is the clinic's policy."""

    EVERY_SESSION = "every_session"
    UNDER_SUPERVISION = "under_supervision"
    COUNT_MISMATCH = "count_mismatch"
    COUNT_CORRECTED = "count_corrected"
    REACTION = "reaction"
    STAFF_INCIDENT = "staff_incident"
    EXPLAINED = "explained"
    OVERRIDDEN = "overridden"
    SHARE = "share"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class ReviewEntry:
    """One entry of the thread of a session's review; added, never changed.

    ``number`` is its place in the thread, from 1 on, whatever the clock said.  ``text`` are the words of a question or an
    answer, and of an approval where something is to be said; ``reasons`` belong to a call, which is made by the deed of
    ``author_id`` (signing, adding) and not by words of theirs.
    """

    id: Key
    session_id: Key
    number: Annotated[int, Measure("entry", 1, 100_000)]
    kind: ReviewKind
    author_id: Key
    at: Moment
    text: Text = ""
    reasons: tuple[ReviewReason, ...] = ()
    digest: Key = ""


@dataclass(frozen=True, slots=True)
class Voiding:
    """A session taken out of the chart ("wrong patient") with its reason; never deleted."""

    id: Key
    session_id: Key
    by: Key
    at: Moment
    reason: Line
