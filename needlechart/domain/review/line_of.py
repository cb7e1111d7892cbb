"""The line of a session, made of the session, its patient and what was added beside it."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from operator import attrgetter, is_

from needlechart.domain.afterwards import Addendum, ReviewEntry, ReviewState
from needlechart.domain.body import Side
from needlechart.domain.ledger import needled_sites
from needlechart.domain.measures import Measurement, PainWindow, ScaleCode, When
from needlechart.domain.moments import Moment
from needlechart.domain.needling import CountField, Elicited, Needle, Site
from needlechart.domain.patients import Patient
from needlechart.domain.reactions import Reaction, Severity
from needlechart.domain.review.line import (
    PATIENT_SEVERITIES,
    CountShown,
    CountStanding,
    LineStatus,
    NeedlingShown,
    PainShown,
    ProblemShown,
    ReactionShown,
    SessionLine,
)
from needlechart.domain.review.missing import missing_of
from needlechart.domain.review.places_in_time import noon_of
from needlechart.domain.reviewing import review_state
from needlechart.domain.sessions import TreatmentSession

MM_OF_POINT = 10
"""Millimetres of the visual analogue scale that are one point of ten."""


@dataclass(frozen=True, slots=True)
class BesideSession:
    """What was added beside a session: entries, the thread of its review, and whether it was taken out of the chart."""

    addenda: tuple[Addendum, ...] = ()
    thread: tuple[ReviewEntry, ...] = ()
    void: bool = False


BESIDE_NOTHING = BesideSession()


_NEEDLING = frozenset({"sites", "findings", "count", "acknowledgements", "pain_areas", "corrections", "discrepancies"})
_REST = attrgetter(*(field.name for field in fields(TreatmentSession) if field.name not in _NEEDLING))
"""Everything of a session that the needling does not change."""


def line_after(line: SessionLine, before: TreatmentSession, after: TreatmentSession, patient: Patient) -> SessionLine:
    """The line of a draft after an edit, told from its line before: equal to ``line_of``, and quicker where only needling was
    edited, as at every tap."""
    if not all(map(is_, _REST(before), _REST(after))):
        return line_of(after, patient)
    needled = needled_sites(after)
    needling = line.needling if before.sites is after.sites else needling_of(needled)
    return replace(line, needling=needling, count=count_of(after, needling.needles), missing=missing_of(after, needled))


def line_of(session: TreatmentSession, patient: Patient, beside: BesideSession = BESIDE_NOTHING) -> SessionLine:
    """The session's line, without a key."""
    needled = needled_sites(session)
    status = _status(session, beside)
    needling = needling_of(needled)
    return SessionLine(
        key=0,
        session_id=session.id,
        patient_id=session.patient_id,
        given_name=patient.given_name,
        family_name=patient.family_name,
        patient_number=patient.number,
        therapist_id=session.therapist_id,
        entered_by=session.entered_by,
        date=session.date,
        started=session.started,
        kind=session.kind,
        attendance=session.attendance,
        status=status,
        waits_since=_waits_since(session) if status is LineStatus.DRAFT else None,
        late=session.signature is not None and session.signature.late,
        problems=tuple(
            ProblemShown(problem.name, problem.region, problem.side)
            for problem in patient.problems
            if problem.id in session.problem_ids
        ),
        needling=needling,
        count=count_of(session, needling.needles),
        pain=_pain(session),
        reactions_asked=session.reaction_answer is not None,
        reactions=reactions_of(session, beside.addenda),
        treatments=tuple(dict.fromkeys(treatment.kind for treatment in session.treatments)),
        missing=missing_of(session, needled),
    )


def _status(session: TreatmentSession, beside: BesideSession) -> LineStatus:
    if beside.void:
        return LineStatus.VOID
    if session.signature is None:
        return LineStatus.DRAFT
    state = review_state(beside.thread)
    return LineStatus.SIGNED if state is ReviewState.NOT_NEEDED else LineStatus(state.value)


def _waits_since(session: TreatmentSession) -> Moment:
    return session.ended or session.started or noon_of(session.date)


def needling_of(sites: tuple[Site, ...]) -> NeedlingShown:
    """What was needled at these sites, all of which are confirmed."""
    needles = insertions = twitches = in_body = answered = 0
    at_least = False
    muscles: dict[tuple[str, Side], None] = {}
    kinds: dict[str, None] = {}
    lots: dict[str, None] = {}
    for site in sites:
        needles += site.new_needles
        insertions += site.insertions
        in_body += site.needles_in_body
        if site.twitch is not None and site.twitch.elicited is Elicited.YES:
            twitches += site.twitch.count or 0
            at_least = at_least or site.twitch.count is None
            answered += 1
        elif site.twitch is not None and site.twitch.elicited is Elicited.NO:
            answered += 1
        muscle = site.place.muscle
        if muscle:
            muscles[muscle, site.place.side] = None
        if site.needle is not None:
            kinds[type_of(site.needle)] = None
            if site.needle.lot:
                lots[site.needle.lot] = None
    said = needles, insertions, twitches, at_least, in_body, len(sites), answered
    return NeedlingShown(*said, tuple(muscles), tuple(kinds), tuple(lots))


def type_of(needle: Needle) -> str:
    """The key of a needle's type, or its size where it is none of the clinic's types."""
    return needle.type_key or f"{needle.diameter_mm:.2f}x{needle.length_mm}"


def count_of(session: TreatmentSession, needles: int) -> CountShown:
    """How the count of a session stands whose sites hold so many needles."""
    count = session.count
    corrected = [c for c in session.corrections if c.figure is CountField.OUT]
    last = session.discrepancies[-1] if session.discrepancies else None
    return CountShown(
        _standing(session, needles),
        count.out,
        corrected[0].old if corrected else None,
        None if last is None else last.resolution,
        any(d.near_miss for d in session.discrepancies),
    )


def _standing(session: TreatmentSession, needles: int) -> CountStanding:
    count = session.count
    if session.discrepancies:
        open_ones = any(d.resolution is None for d in session.discrepancies)
        return CountStanding.MISMATCH if open_ones else CountStanding.ENDED
    if count.out is None:
        if not needles:
            return CountStanding.NONE
        obtained = any(n.field == "count.out" and not n.subject_id for n in session.not_obtained)
        return CountStanding.NOT_OBTAINED if obtained else CountStanding.OPEN
    in_the_room = None in (count.opened, count.sharps) or count.opened == (count.sharps or 0) + (count.unused or 0)
    if count.out != needles or not in_the_room or (count.opened is not None and needles > count.opened):
        return CountStanding.MISMATCH
    if session.corrections:
        return CountStanding.ENDED
    return CountStanding.AGREES if needles or count.out else CountStanding.NONE


def _pain(session: TreatmentSession) -> PainShown:
    asked = [m for m in session.measurements if m.scale in _POINTS and m.window is PainWindow.CURRENT]
    if not asked:
        return PainShown()
    rank = {problem: n for n, problem in enumerate(session.problem_ids)}
    first = min(asked, key=lambda m: (rank.get(m.problem_id or "", len(rank)), m.when is not When.BEFORE)).problem_id
    of_first = [m for m in asked if m.problem_id == first]
    return PainShown(_last(of_first, When.BEFORE), _last(of_first, When.AFTER))


_POINTS = {ScaleCode.NPRS: 1, ScaleCode.VAS: MM_OF_POINT}


def _last(measured: list[Measurement], when: When) -> float | None:
    found = [m.value / _POINTS[m.scale] for m in measured if m.when is when]
    return found[-1] if found else None


def reactions_of(session: TreatmentSession, addenda: tuple[Addendum, ...]) -> tuple[ReactionShown, ...]:
    """The reactions of a session and of the entries beside it: each kind once, with the worst severity it was told with."""
    told: list[Reaction] = [*session.reactions, *(r for addendum in addenda for r in addendum.reactions)]
    worst: dict[str, ReactionShown] = {}
    for reaction in told:
        known = worst.get(reaction.kind)
        if known is None or _rank(reaction.severity) > _rank(known.severity):
            worst[reaction.kind] = ReactionShown(reaction.kind, reaction.severity)
    return tuple(worst.values())


def _rank(severity: Severity) -> int:
    return PATIENT_SEVERITIES.index(severity) if severity in PATIENT_SEVERITIES else -1
