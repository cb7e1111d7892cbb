"""Charting at the treatment table: starting, opening, and keeping every change of a session."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from needlechart.domain.afterwards import Addendum
from needlechart.domain.catalogue import Catalogue
from needlechart.domain.errors import NeedleChartError
from needlechart.domain.moments import clinic_date
from needlechart.domain.patients import Patient
from needlechart.domain.people import Clinic, Person
from needlechart.domain.sessions import TreatmentSession, VisitKind
from needlechart.records.errors import VersionConflict
from needlechart.records.reading import Reading
from needlechart.records.work import Work
from needlechart.usecases.permissions import Deed, require
from needlechart.usecases.reference import catalogue_of


class ChangedElsewhere(NeedleChartError):
    """The draft on the disk is not the one the change was made to.  Nothing was written: a person has to choose."""

    def __init__(self) -> None:
        super().__init__(
            "This draft was changed elsewhere in the meantime.",
            "Nothing was overwritten. Choose which of the two stays; the other one is lost.",
        )


class Step(StrEnum):
    """Whether a kept change was new, taken back, or done again."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Revision:
    """One undo step of a draft."""

    before: TreatmentSession
    after: TreatmentSession
    merge_key: str


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A session in hand with all that its pages show: the patient, earlier sessions (newest first, without those taken out of
    the chart), what was added beside them later (``addenda``), people, catalogue, and the undo steps of the draft with how many
    of them are done (``cursor``)."""

    session: TreatmentSession
    patient: Patient
    clinic: Clinic
    catalogue: Catalogue
    people: tuple[Person, ...]
    earlier: tuple[TreatmentSession, ...] = ()
    revisions: tuple[Revision, ...] = ()
    cursor: int = 0
    addenda: tuple[Addendum, ...] = ()

    def name_of(self, person_id: str | None) -> str:
        """The person's name, or nothing."""
        return next((p.name for p in self.people if p.id == person_id), "")


def start_session(
    work: Work, patient_id: str, problem_ids: tuple[str, ...] = (), kind: VisitKind = VisitKind.TREATMENT, table: str = ""
) -> OpenSession:
    """A new draft for that patient, today, by the person signed in; kept at once."""
    require(work.person, Deed.START_SESSION)
    now = work.now()
    patient = work.reading.patient(patient_id)
    session = TreatmentSession(
        id=work.new_id(),
        patient_id=patient.id,
        date=clinic_date(now, work.clinic.time_zone),
        therapist_id=work.person.id,
        kind=kind,
        table=table,
        started=now,
        problem_ids=problem_ids or tuple(p.id for p in patient.problems if p.closed is None),
    )
    work.save(None, session, deed=Deed.START_SESSION.value)
    return _opened(work.reading, session)


def open_session(work: Work, session_id: str) -> OpenSession:
    """That session with everything its pages need; looking is audited."""
    require(work.person, Deed.LOOK_AT_CHART)
    session = work.reading.session(session_id)
    work.looked_at(session.patient_id)
    return _opened(work.reading, session)


def keep(work: Work, before: TreatmentSession, after: TreatmentSession, *, merge_key: str = "", step: Step = Step.DO) -> None:
    """Writes the rows in which the two differ, with the undo step and one audit entry, in one transaction; ChangedElsewhere."""
    require(work.person, Deed.CHART)
    try:
        work.save_draft(before, after, merge_key=merge_key, step=step.value)
    except VersionConflict as conflict:
        raise ChangedElsewhere from conflict


def keep_instead(work: Work, session: TreatmentSession) -> OpenSession:
    """Writes ``session`` over the draft that is on the disk, as one undo step of it, and opens it; refused once it is signed."""
    require(work.person, Deed.CHART)
    work.save_draft(work.reading.session(session.id), session)
    return _opened(work.reading, session)


def _opened(reading: Reading, session: TreatmentSession) -> OpenSession:
    draft = reading.revisions(session.id)
    earlier = tuple(s for s in reading.sessions_of_patient(session.patient_id) if s.id != session.id and s.date <= session.date)
    return OpenSession(
        session=session,
        patient=reading.patient(session.patient_id),
        clinic=reading.clinic(),
        catalogue=catalogue_of(reading),
        people=tuple(reading.people()),
        earlier=tuple(sorted(earlier, key=lambda s: (s.date, s.id), reverse=True)),
        revisions=tuple(Revision(r.before, r.after, r.merge_key) for r in draft.revisions),
        cursor=draft.cursor,
        addenda=reading.addenda_of_patient(session.patient_id),
    )
