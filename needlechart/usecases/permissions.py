"""Who may do what: one table, asked first by every deed."""

from __future__ import annotations

from enum import StrEnum

from needlechart.domain.errors import NotAllowed
from needlechart.domain.people import Person, Role


class Deed(StrEnum):
    """Everything a signed-in person can do to the record; the value is what the audit trail says."""

    LOOK_AT_CHART = "look at a chart"
    ADD_PATIENT = "add a patient"
    CHANGE_PATIENT = "change a patient's details"
    KEEP_DAY_LIST = "keep the day's list"
    START_SESSION = "start a session"
    CHART = "chart a session"
    SIGN = "sign a session"
    ADD_TO_SIGNED = "add to a signed session"
    COUNTERSIGN = "countersign"
    LOOK_AT_REVIEW = "look at the review queue"
    READ_THREAD = "read the thread of a review"
    ASK = "ask about a session"
    ANSWER = "answer a question about a session"
    APPROVE = "approve a session"
    SET_REVIEW = "say what is reviewed"
    CHANGE_CLINIC = "change the clinic"
    CHANGE_PEOPLE = "change the people"
    IMPORT = "import records"
    EXPORT = "export records"
    TAKE_HISTORY_OUT = "take a patient's history out"
    CHECK = "check the clinic file"
    SEE_FIGURES = "see the clinic's figures"
    RECALL_NEEDLES = "look up whom needles went into"
    SEE_WHO_LOOKED = "see who looked at a chart"
    HAND_OFF_BILLING = "hand off to billing"
    COUNT_AGAIN = "count the clinic's sums again"
    REVIEW = "review all sessions"
    KEEP_FILTER = "keep a filter of the review"


_CLINICAL = frozenset({Role.THERAPIST, Role.STUDENT, Role.ASSISTANT})
_EVERYBODY = frozenset(Role)
_MANAGER = frozenset({Role.MANAGER})

ALLOWED: dict[Deed, frozenset[Role]] = {
    Deed.LOOK_AT_CHART: _EVERYBODY,
    Deed.ADD_PATIENT: _EVERYBODY,
    Deed.CHANGE_PATIENT: _EVERYBODY,
    Deed.KEEP_DAY_LIST: _EVERYBODY,
    Deed.START_SESSION: _CLINICAL,
    Deed.CHART: _CLINICAL,
    Deed.SIGN: frozenset({Role.THERAPIST}),
    Deed.ADD_TO_SIGNED: _EVERYBODY,
    Deed.COUNTERSIGN: frozenset({Role.THERAPIST, Role.MANAGER}),
    Deed.LOOK_AT_REVIEW: _MANAGER,
    Deed.READ_THREAD: frozenset({Role.THERAPIST, Role.MANAGER}),
    Deed.ASK: _MANAGER,
    Deed.ANSWER: frozenset({Role.THERAPIST}),
    Deed.APPROVE: _MANAGER,
    Deed.SET_REVIEW: _MANAGER,
    Deed.CHANGE_CLINIC: _MANAGER,
    Deed.CHANGE_PEOPLE: _MANAGER,
    Deed.IMPORT: _MANAGER,
    Deed.EXPORT: _MANAGER,
    Deed.TAKE_HISTORY_OUT: frozenset({Role.THERAPIST, Role.MANAGER}),
    Deed.CHECK: _EVERYBODY,
    Deed.SEE_FIGURES: _MANAGER,
    Deed.RECALL_NEEDLES: _MANAGER,
    Deed.SEE_WHO_LOOKED: _MANAGER,
    Deed.HAND_OFF_BILLING: _MANAGER,
    Deed.COUNT_AGAIN: _MANAGER,
    Deed.REVIEW: _MANAGER,
    Deed.KEEP_FILTER: _MANAGER,
}


def may(person: Person, deed: Deed) -> bool:
    """Whether one of the person's roles allows the deed; nobody inactive may do anything."""
    return person.active and not ALLOWED[deed].isdisjoint(person.roles)


def require(person: Person, deed: Deed) -> None:
    """Raises NotAllowed unless the person may."""
    if not may(person, deed):
        raise NotAllowed(deed.value)
