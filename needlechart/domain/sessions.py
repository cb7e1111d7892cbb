"""The treatment session: one encounter, one date, one treating therapist, one signature.

A session is a frozen value.  Every edit is a method that returns a new value, or raises SessionIsSigned.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Protocol, Self, TypeVar

from needlechart.domain.body import View
from needlechart.domain.errors import NotInTheRecord, SessionIsSigned
from needlechart.domain.measures import Measurement, When
from needlechart.domain.moments import Moment
from needlechart.domain.needling import (
    CountCorrection,
    Discrepancy,
    Finding,
    NeedleCount,
    Removal,
    Site,
    Tolerance,
)
from needlechart.domain.patients import Approach, ScreeningAnswer
from needlechart.domain.quantities import Count, Key, Line, Note, Text
from needlechart.domain.reactions import Reaction, ReactionAnswer, SinceAtSite, SinceLastVisit
from needlechart.domain.treatments import Treatment


class VisitKind(StrEnum):
    EVALUATION = "evaluation"
    TREATMENT = "treatment"
    RE_EVALUATION = "re_evaluation"
    DISCHARGE = "discharge"


class Attendance(StrEnum):
    ARRIVED = "arrived"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


class SessionState(StrEnum):
    DRAFT = "draft"
    SIGNED = "signed"


class Position(StrEnum):
    PRONE = "prone"
    SUPINE = "supine"
    SUPINE_WEDGE = "supine_wedge"
    SIDE_LYING_LEFT = "side_lying_left"
    SIDE_LYING_RIGHT = "side_lying_right"
    SEATED = "seated"


class NotObtainedReason(StrEnum):
    """Why a clinical field has no value; satisfies the sign stage."""

    FAINTED = "fainted"
    LEFT_EARLY = "left_early"
    AMBULANCE = "ambulance"
    DECLINED = "declined"
    NOT_POSSIBLE = "not_possible"
    NOT_APPROPRIATE = "not_appropriate"


class ExplanationReason(StrEnum):
    """Why something was done that a rule would have refused beforehand; picked, typing is optional."""

    ALREADY_DONE = "already_done"
    VERBAL_CONSENT_ONLY = "verbal_consent_only"
    CLINICAL_JUDGEMENT = "clinical_judgement"
    SUPERVISED = "supervised"
    EMERGENCY = "emergency"
    INTERRUPTED = "interrupted"
    CHARTED_LATE = "charted_late"


class CautionReason(StrEnum):
    """Why a needle went in against a caution that asks for more than a tap; picked, own words are optional.

    Pincer hold and shallow angle after South African Board Notice 121, 5.1; the others are general knowledge, not clinically
    reviewed.
    """

    PINCER_HOLD = "pincer_hold"
    SHALLOW_ANGLE = "shallow_angle"
    OVER_BONE = "over_bone"
    SHORT_NEEDLE = "short_needle"
    BENEFIT_OUTWEIGHS = "benefit_outweighs"
    ALREADY_DONE = "already_done"


@dataclass(frozen=True, slots=True)
class CleanTechnique:
    """The four of clean technique; None = not said."""

    hand_hygiene: bool | None = None
    skin_prep: bool | None = None
    gloves: bool | None = None
    single_use: bool | None = None

    @property
    def said(self) -> bool:
        """Whether all four are answered (rule V21)."""
        return None not in (self.hand_hygiene, self.skin_prep, self.gloves, self.single_use)


@dataclass(frozen=True, slots=True)
class NotObtained:
    """A clinical field without a value, with a picked reason.  ``field`` as in the document; ``subject_id`` the row, or empty."""

    id: Key
    field: Key
    reason: NotObtainedReason
    subject_id: Key = ""
    note: Line = ""


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """A caution seen and tapped, once per muscle and session; flags stay visible in history (rule V8).

    ``because`` is the reason picked where the caution asks for one, ``reason`` the same or more in own words.
    """

    id: Key
    rule: Key
    subject: Key
    sentence: Text
    at: Moment
    by: Key
    reason: Line = ""
    because: CautionReason | None = None

    @property
    def has_reason(self) -> bool:
        """Whether it is said why, picked or in own words."""
        return self.because is not None or bool(self.reason.strip())


@dataclass(frozen=True, slots=True)
class Explanation:
    """What happened against a rule, explained before signing."""

    id: Key
    rule: Key
    reason: ExplanationReason
    at: Moment
    by: Key
    subject_id: Key = ""
    words: Text = ""


@dataclass(frozen=True, slots=True)
class ConfirmedCode:
    """A suggested billing code a person confirmed."""

    id: Key
    code: Key
    units: Count
    by: Key
    at: Moment


class AreaKind(StrEnum):
    """What a drawn area stands for: the patient's own pain, or where a site referred to."""

    PAIN = "pain"
    REFERRED = "referred"


@dataclass(frozen=True, slots=True)
class PainArea:
    """A closed area drawn on the body: ``outline_mm`` holds its corners as "x,y x,y ..." in millimetres of ``view``."""

    id: Key
    kind: AreaKind
    view: View
    outline_mm: Note
    when: When = When.BEFORE
    problem_id: Key | None = None
    site_id: Key | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed, when, and the SHA-256 (hex) of the canonical bytes of what was signed.  ``late``: after the clinic's delay."""

    person_id: Key
    at: Moment
    digest: Key
    late: bool = False


@dataclass(frozen=True, slots=True)
class TreatmentSession:
    """Everything of one visit.  ``date`` is the clinic's local date; ``therapist_id`` is the author and signs;
    ``entered_by`` typed for them.  ``problem_ids`` name the patient's problems this visit is about."""

    id: Key
    patient_id: Key
    date: datetime.date
    therapist_id: Key
    kind: VisitKind = VisitKind.TREATMENT
    with_needling: bool = True
    attendance: Attendance = Attendance.ARRIVED
    started: Moment | None = None
    ended: Moment | None = None
    ended_early: bool = False
    entered_by: Key | None = None
    table: Line = ""
    setting: Line = ""
    problem_ids: tuple[Key, ...] = ()
    position: Position | None = None
    approach: Approach = Approach.TRIGGER_POINT_DN
    rationale: Text = ""
    deviation_from_plan: Text = ""
    verbal_consent: bool | None = None
    explanation_given: bool | None = None
    clean: CleanTechnique = field(default_factory=CleanTechnique)
    since_last: SinceLastVisit | None = None
    since_sites: tuple[SinceAtSite, ...] = ()
    screening: tuple[ScreeningAnswer, ...] = ()
    findings: tuple[Finding, ...] = ()
    sites: tuple[Site, ...] = ()
    count: NeedleCount = field(default_factory=NeedleCount)
    corrections: tuple[CountCorrection, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    treatments: tuple[Treatment, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    pain_areas: tuple[PainArea, ...] = ()
    reaction_answer: ReactionAnswer | None = None
    reactions: tuple[Reaction, ...] = ()
    advice: tuple[Key, ...] = ()
    advice_understood: bool | None = None
    soreness_expected: bool | None = None
    tolerance: Tolerance | None = None
    follow_up_call: Moment | None = None
    next_visit: datetime.date | None = None
    subjective: Note = ""
    objective: Note = ""
    assessment: Note = ""
    plan: Note = ""
    acknowledgements: tuple[Acknowledgement, ...] = ()
    explanations: tuple[Explanation, ...] = ()
    not_obtained: tuple[NotObtained, ...] = ()
    codes: tuple[ConfirmedCode, ...] = ()
    signature: Signature | None = None

    @property
    def state(self) -> SessionState:
        """Draft until the signature is there; then frozen."""
        return SessionState.DRAFT if self.signature is None else SessionState.SIGNED

    # ---- edits: each returns a new value
    def edited(self, **changes: Any) -> Self:
        """This session with some fields changed; raises SessionIsSigned once signed (rule V14)."""
        if self.signature is not None:
            raise SessionIsSigned
        return replace(self, **changes)

    def signed(self, signature: Signature) -> Self:
        """This session, signed and from now on frozen."""
        return self.edited(signature=signature)

    def next_order(self) -> int:
        """The number the next mark on the body gets, findings and sites counted together."""
        return max((*(s.order for s in self.sites), *(f.order for f in self.findings), 0)) + 1

    def site(self, site_id: str) -> Site:
        """The site with that id; NotInTheRecord otherwise."""
        return _by_id(self.sites, site_id, "site")

    def finding(self, finding_id: str) -> Finding:
        """The finding with that id; NotInTheRecord otherwise."""
        return _by_id(self.findings, finding_id, "finding")

    def with_site(self, site: Site) -> Self:
        """With this site added, or put in the place of the one with its id."""
        return self.edited(sites=_put(self.sites, site))

    def without_site(self, site_id: str) -> Self:
        """Without that site and the areas it referred to; a finding it came from stays."""
        self.site(site_id)
        areas = tuple(area for area in self.pain_areas if area.site_id != site_id)
        return self.edited(sites=tuple(s for s in self.sites if s.id != site_id), pain_areas=areas)

    def with_finding(self, finding: Finding) -> Self:
        """With this finding added, or put in the place of the one with its id."""
        return self.edited(findings=_put(self.findings, finding))

    def without_finding(self, finding_id: str) -> Self:
        """Without that finding; a site that came from it no longer names it."""
        self.finding(finding_id)
        sites = tuple(replace(s, finding_id=None) if s.finding_id == finding_id else s for s in self.sites)
        return self.edited(findings=tuple(f for f in self.findings if f.id != finding_id), sites=sites)

    def with_removal(self, site_id: str, removal: Removal) -> Self:
        """With needles of that site tapped off."""
        site = self.site(site_id)
        return self.with_site(replace(site, removals=(*site.removals, removal)))

    def with_treatment(self, treatment: Treatment) -> Self:
        """With this complementary treatment added or replaced."""
        return self.edited(treatments=_put(self.treatments, treatment))

    def without_treatment(self, treatment_id: str) -> Self:
        """Without that complementary treatment."""
        return self.edited(treatments=tuple(t for t in self.treatments if t.id != treatment_id))

    def with_measurement(self, measurement: Measurement) -> Self:
        """With this measurement added or replaced."""
        return self.edited(measurements=_put(self.measurements, measurement))

    def without_measurement(self, measurement_id: str) -> Self:
        """Without that measurement."""
        return self.edited(measurements=tuple(m for m in self.measurements if m.id != measurement_id))

    def with_pain_area(self, area: PainArea) -> Self:
        """With this drawn area added or replaced."""
        return self.edited(pain_areas=_put(self.pain_areas, area))

    def without_pain_area(self, area_id: str) -> Self:
        """Without that drawn area."""
        return self.edited(pain_areas=tuple(a for a in self.pain_areas if a.id != area_id))

    def with_screening(self, answer: ScreeningAnswer) -> Self:
        """With this answer in the place of an earlier one of today to the same item."""
        return self.edited(screening=(*(a for a in self.screening if a.item != answer.item), answer))

    def with_since_site(self, told: SinceAtSite) -> Self:
        """With what was told of one place of the last visit, added or replaced."""
        return self.edited(since_sites=_put(self.since_sites, told))

    def without_since_site(self, told_id: str) -> Self:
        """Without what was told of that place."""
        return self.edited(since_sites=tuple(t for t in self.since_sites if t.id != told_id))

    def with_reaction(self, reaction: Reaction) -> Self:
        """With this reaction added or replaced; the answer becomes "some"."""
        return self.edited(reactions=_put(self.reactions, reaction), reaction_answer=ReactionAnswer.SOME)

    def without_reaction(self, reaction_id: str) -> Self:
        """Without that reaction; the question is open again when none is left."""
        rest = tuple(r for r in self.reactions if r.id != reaction_id)
        return self.edited(reactions=rest, reaction_answer=ReactionAnswer.SOME if rest else None)

    def with_no_reaction(self) -> Self:
        """With "none" said; described reactions are taken back first, so both can never stand together."""
        return self.edited(reaction_answer=ReactionAnswer.NONE, reactions=())


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


_Row = TypeVar("_Row", bound=_HasId)


def _by_id(items: tuple[_Row, ...], wanted: str, what: str) -> _Row:
    for item in items:
        if item.id == wanted:
            return item
    raise NotInTheRecord(what)


def _put(items: tuple[_Row, ...], item: _Row) -> tuple[_Row, ...]:
    if any(old.id == item.id for old in items):
        return tuple(item if old.id == item.id else old for old in items)
    return (*items, item)
