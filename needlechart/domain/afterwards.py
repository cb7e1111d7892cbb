"""What is added beside a signed session: addenda, corrections, countersignatures, a manager's review."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from needlechart.domain.moments import Moment
from needlechart.domain.quantities import Key, Line, Note, Text
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
    TO_REVIEW = "to_review"
    QUESTION = "question"
    ANSWERED = "answered"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class ReviewMessage:
    """One message of the thread between manager and therapist."""

    id: Key
    author_id: Key
    at: Moment
    text: Text


@dataclass(frozen=True, slots=True)
class Review:
    """Where a signed session stands in the manager's review."""

    id: Key
    session_id: Key
    state: ReviewState
    thread: tuple[ReviewMessage, ...] = ()
    approved_by: Key | None = None
    approved_at: Moment | None = None


@dataclass(frozen=True, slots=True)
class Voiding:
    """A session taken out of the chart ("wrong patient") with its reason; never deleted."""

    id: Key
    session_id: Key
    by: Key
    at: Moment
    reason: Line
