"""One line a session: as much of it as a table of all sessions shows, sorts and filters by."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from needlechart.domain.body import Side
from needlechart.domain.moments import Moment
from needlechart.domain.needling import Resolution
from needlechart.domain.reactions import Severity
from needlechart.domain.review.missing import MissingField
from needlechart.domain.sessions import Attendance, VisitKind
from needlechart.domain.treatments import TreatmentKind


class LineStatus(StrEnum):
    """Where a session stands: not signed; signed, and nothing asked for; in the manager's review; taken out of the chart."""

    DRAFT = "draft"
    SIGNED = "signed"
    TO_REVIEW = "to_review"
    QUESTION = "question"
    ANSWERED = "answered"
    APPROVED = "approved"
    VOID = "void"


class CountStanding(StrEnum):
    """How the needle count stands.

    ``none``: no needle went in.  ``open``: those that came out are not counted yet; ``not_obtained``: it is said why they are
    not.  ``agrees``: in = out = counted, at once.  ``mismatch``: it did not agree, and how it ended is not said.  ``ended``:
    it did not agree, and how that ended is said (``CountShown.ended``, or a corrected figure).
    """

    NONE = "none"
    OPEN = "open"
    NOT_OBTAINED = "not_obtained"
    AGREES = "agrees"
    MISMATCH = "mismatch"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class ProblemShown:
    """A problem the visit was about: its name, its region's key (may be empty), the patient's side."""

    name: str
    region: str
    side: Side | None


@dataclass(frozen=True, slots=True)
class NeedlingShown:
    """What was needled: ``needles`` new devices and ``insertions``, of confirmed sites; ``twitches`` counted, to be read "at
    least" with ``at_least``; muscles by key with their side, needle types by key ("0.30x60" where the type has no key), lots as
    written; ``in_body``: retained needles not tapped off; ``sites`` confirmed, ``answered`` those of them at which it was said
    whether the muscle twitched."""

    needles: int = 0
    insertions: int = 0
    twitches: int = 0
    at_least: bool = False
    in_body: int = 0
    sites: int = 0
    answered: int = 0
    muscles: tuple[tuple[str, Side], ...] = ()
    needle_types: tuple[str, ...] = ()
    lots: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CountShown:
    """The needle count: ``out`` as counted (None = not counted), ``was`` the first figure of a corrected count of those out,
    ``ended`` how the last mismatch ended, ``near_miss`` when it was called one."""

    standing: CountStanding = CountStanding.NONE
    out: int | None = None
    was: int | None = None
    ended: Resolution | None = None
    near_miss: bool = False


@dataclass(frozen=True, slots=True)
class PainShown:
    """Pain now, 0-10, before and after the treatment, of the first of the visit's problems it was asked of; None = not asked."""

    before: float | None = None
    after: float | None = None

    @property
    def change(self) -> float | None:
        """After minus before: less than nothing is better."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True, slots=True)
class ReactionShown:
    """A reaction by the key of its kind, with its severity."""

    kind: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One session in the table of all.

    ``key`` grows with day and clock of the start and names the line in pages and cursors (0: not kept yet).  ``started`` is
    None when nobody said.  ``waits_since``: of an unsigned session the end of the visit, or its start, or noon of its day where
    neither is said; None once it is signed or void.  ``late``: signed after the clinic's delay.  ``reactions_asked`` is false
    while the question is open; ``reactions`` holds those of the session and of entries beside it.  ``missing``: what a whole
    record has and this one has not.
    """

    key: int
    session_id: str
    patient_id: str
    given_name: str
    family_name: str
    patient_number: str
    therapist_id: str
    entered_by: str | None
    date: datetime.date
    started: Moment | None
    kind: VisitKind
    attendance: Attendance
    status: LineStatus
    waits_since: Moment | None
    late: bool
    problems: tuple[ProblemShown, ...]
    needling: NeedlingShown
    count: CountShown
    pain: PainShown
    reactions_asked: bool
    reactions: tuple[ReactionShown, ...]
    treatments: tuple[TreatmentKind, ...]
    missing: tuple[MissingField, ...]

    @property
    def patient_name(self) -> str:
        """Given name first."""
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def initials(self) -> str:
        """As on a list that others may see, e.g. "M. A."."""
        return " ".join(f"{name[0].upper()}." for name in (self.given_name, self.family_name) if name)

    @property
    def worst(self) -> Severity | None:
        """The worst severity of its reactions to the patient; None without any."""
        found = [reaction.severity for reaction in self.reactions if reaction.severity in PATIENT_SEVERITIES]
        return max(found, key=PATIENT_SEVERITIES.index, default=None)


PATIENT_SEVERITIES = (Severity.MILD, Severity.SIGNIFICANT, Severity.SERIOUS)
"""Severities of reactions of a patient, the least first; an incident to staff is none."""
