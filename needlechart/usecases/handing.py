"""Whose session it is: taking an open one over, typing for its author, moving a draft to the right patient."""

from __future__ import annotations

from dataclasses import dataclass, replace

from needlechart.domain.errors import NeedleChartError, SessionIsSigned
from needlechart.domain.moments import Moment
from needlechart.domain.schedule import AppointmentState
from needlechart.domain.sessions import TreatmentSession
from needlechart.records.work import Work
from needlechart.usecases.charting import OpenSession, open_session
from needlechart.usecases.permissions import Deed, require

MOVED_AWAY = "move a draft to another patient"
MOVED_HERE = "take a draft that was begun at another patient"
TAKEN_OVER = "take a session over"
TYPED_FOR = "type for the author of a session"


class SamePatient(NeedleChartError):
    """A draft was to be moved to the patient it is about."""

    def __init__(self) -> None:
        super().__init__("This draft is about that patient already.", "Choose the patient who is on the table.")


class ReasonMissing(NeedleChartError):
    """A draft is moved with a reason, which stays in the trail."""

    def __init__(self) -> None:
        super().__init__("Say why the draft is moved.", "A few words are enough.")


@dataclass(frozen=True, slots=True)
class InTheBody:
    """Needles of an open session that are still in: how many, since when, put in by whom (ids of people)."""

    needles: int
    since: Moment | None
    by: tuple[str, ...]


def in_the_body(session: TreatmentSession) -> InTheBody:
    """What somebody who takes a session over must know before anything else."""
    sites = [site for site in session.sites if site.needles_in_body]
    since = min((site.inserted_at for site in sites if site.inserted_at is not None), default=None)
    by = tuple(dict.fromkeys(site.inserted_by for site in sites if site.inserted_by is not None))
    return InTheBody(sum(site.needles_in_body for site in sites), since, by)


def take_over(work: Work, session_id: str) -> OpenSession:
    """The person at work becomes the author of an open session and will sign it; who put each needle in stays as it is.

    Only somebody who may sign; SessionIsSigned for a signed one.
    """
    require(work.person, Deed.SIGN)
    before = _draft(work, session_id)
    work.save(before, replace(before, therapist_id=work.person.id, entered_by=None), deed=TAKEN_OVER)
    return open_session(work, session_id)


def type_for(work: Work, session_id: str) -> OpenSession:
    """The person at work types what the author says; the author stays the author and signs."""
    require(work.person, Deed.CHART)
    before = _draft(work, session_id)
    if before.therapist_id != work.person.id:
        work.save(before, replace(before, entered_by=work.person.id), deed=TYPED_FOR)
    return open_session(work, session_id)


def move_to(work: Work, session_id: str, patient_id: str, reason: str) -> OpenSession:
    """Moves a draft that was begun in the wrong chart to the patient it is about.

    What hangs on the other patient's problems and earlier visits is let go; everything charted stays.  Both charts keep
    the trace in the audit trail, with the reason.  SessionIsSigned, SamePatient, ReasonMissing.
    """
    require(work.person, Deed.CHART)
    before, words = _draft(work, session_id), " ".join(reason.split())
    if before.patient_id == patient_id:
        raise SamePatient
    if not words:
        raise ReasonMissing
    patient = work.reading.patient(patient_id)
    _free_appointment(work, before)
    work.did(f"{MOVED_AWAY}: {words}", before.patient_id, before.id)
    work.save(before, _about(before, patient.id), deed=f"{MOVED_HERE}: {words}")
    return open_session(work, session_id)


def _draft(work: Work, session_id: str) -> TreatmentSession:
    session = work.reading.session(session_id)
    if session.signature is not None:
        raise SessionIsSigned
    return session


def _about(session: TreatmentSession, patient_id: str) -> TreatmentSession:
    """The session as one of another patient, without ties to the problems and visits of the first."""
    return replace(
        session,
        patient_id=patient_id,
        problem_ids=(),
        since_last=None,
        since_sites=(),
        sites=tuple(replace(site, carried_from=None) for site in session.sites),
        measurements=tuple(replace(measurement, problem_id=None) for measurement in session.measurements),
        treatments=tuple(replace(treatment, problem_id=None) for treatment in session.treatments),
        pain_areas=tuple(replace(area, problem_id=None) for area in session.pain_areas),
    )


def _free_appointment(work: Work, session: TreatmentSession) -> None:
    """The appointment the draft was started from is still to come."""
    for appointment in work.reading.appointments(session.date):
        if appointment.session_id == session.id:
            expected = replace(appointment, session_id=None, state=AppointmentState.EXPECTED)
            work.save(appointment, expected, deed=Deed.KEEP_DAY_LIST.value)
