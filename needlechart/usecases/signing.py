"""Signing a session: who may, what holds it up, the passphrase typed again, and the freeze."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from needlechart.domain.errors import NeedleChartError
from needlechart.domain.moments import Moment, clinic_date
from needlechart.domain.patients import Patient, ScreeningAnswer
from needlechart.domain.people import Clinic
from needlechart.domain.rules import BodyMap, Context, blocks_signing, check_session
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.words import count_words
from needlechart.records import envelope
from needlechart.records.work import Work
from needlechart.usecases.permissions import Deed, require
from needlechart.usecases.review_calls import call_when_signed


class NotTheAuthor(NeedleChartError):
    """Somebody else than the session's therapist wanted to sign it."""

    def __init__(self, author: str) -> None:
        super().__init__(f"Only {author}, the author of this session, can sign it.", "Sign in as the author, or hand it over.")


class SigningWaits(NeedleChartError):
    """The rules still find something that holds the signature up."""

    def __init__(self, gaps: int) -> None:
        super().__init__(f"Signing waits: {count_words(gaps, 'thing')} missing.", "The Sign place lists each of them.")
        self.gaps = gaps


def sign_session(
    work: Work, file: Path, session: TreatmentSession, passphrase: str, body: BodyMap | None = None
) -> TreatmentSession:
    """Signs and freezes the session as it stands in the clinic file at ``file``; returns it signed.

    NotAllowed for a role that may not sign, NotTheAuthor for another person's session, SigningWaits while a rule blocks,
    WrongPassphrase when the passphrase is not that of the person at work.  Deriving the key takes a moment: call it off
    the window's thread.  The screening answers of the visit join the patient's profile, and where the clinic's policy asks for
    it the session goes to the review.
    """
    require(work.person, Deed.SIGN)
    if session.therapist_id != work.person.id:
        raise NotTheAuthor(_name_of(work, session.therapist_id))
    patient = work.reading.patient(session.patient_id)
    blocking = blocks_signing(check_session(_context(work, session, patient, body)))
    if blocking:
        raise SigningWaits(len(blocking))
    envelope.unwrap(envelope.read(file), work.person.id, passphrase)
    signed = work.sign(session, late=is_late(session, work.now(), work.clinic))
    call_when_signed(work, signed)
    profile = _with_answers(work, patient, session.screening)
    if profile != patient:
        work.save(patient, profile, deed=Deed.SIGN.value)
    return signed


def is_late(session: TreatmentSession, now: Moment, clinic: Clinic) -> bool:
    """Whether a signature now comes later after the end of the visit than the clinic's delay allows."""
    ended = session.ended or session.started
    if ended is None:
        return clinic_date(now, clinic.time_zone) > session.date
    return now.seconds_since(ended) > clinic.policy.late_signature_h * 3600


def _context(work: Work, session: TreatmentSession, patient: Patient, body: BodyMap | None) -> Context:
    earlier = tuple(s for s in work.reading.sessions_of_patient(patient.id) if s.id != session.id and s.date <= session.date)
    return Context(
        session=session,
        patient=patient,
        author=work.person,
        clinic=work.clinic,
        catalogue=work.reading.catalogue(),
        today=clinic_date(work.now(), work.clinic.time_zone),
        earlier=earlier,
        body=body,
    )


def _with_answers(work: Work, patient: Patient, answers: tuple[ScreeningAnswer, ...]) -> Patient:
    """The patient with these answers in the profile; older ones stay, an answer already there is not put in twice."""
    known = {(a.item, a.asked_at) for a in patient.screening}
    new = tuple(replace(a, id=work.new_id()) for a in answers if (a.item, a.asked_at) not in known)
    return replace(patient, screening=(*patient.screening, *new)) if new else patient


def _name_of(work: Work, person_id: str) -> str:
    return next((p.name for p in work.reading.people() if p.id == person_id), "somebody else")
