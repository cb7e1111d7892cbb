"""What a session document must fulfil before a clinic takes it: identities, references, figures, signatures, rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from needlechart.domain.catalogue import Catalogue
from needlechart.domain.derived import derived_of
from needlechart.domain.errors import NotInTheRecord
from needlechart.domain.moments import clinic_date
from needlechart.domain.people import Clinic, Person
from needlechart.domain.reviewing import thread_fault_of
from needlechart.domain.rules import BodyMap, Context, RuleFinding, Stage, breaks, unanswered
from needlechart.domain.sessions import TreatmentSession
from needlechart.exchange.document import BESIDE, DERIVED
from needlechart.exchange.document_reading import Header, ReadChart, ReadSession, read_charts
from needlechart.exchange.refused import DocumentRefused
from needlechart.records.reading import Reading
from needlechart.records.signed_bytes import canonical_bytes, digest_of, is_as_signed
from needlechart.usecases.reference import catalogue_of


@dataclass(slots=True)
class Receiver:
    """The clinic that is to take a document: what the document's records are judged by."""

    reading: Reading
    clinic: Clinic
    catalogue: Catalogue
    told: Catalogue
    people: dict[str, Person]
    today: date
    body: BodyMap

    @classmethod
    def of(cls, reading: Reading, header: Header, today: date, body: BodyMap) -> Receiver:
        """The clinic as it will be with the document's people and catalogue entries."""
        own = catalogue_of(reading)
        people = {person.id: person for person in (*header.people, *reading.people())}
        return cls(reading, reading.clinic(), header.under(own).with_areas(own.areas), header.over(own), people, today, body)

    def charts(self, document: Path) -> Iterator[ReadChart]:
        """The document's patients, each one checked; DocumentRefused at the first fault."""
        for read in read_charts(document):
            self._check_identities(read)
            for earlier, session in enumerate(read.sessions):
                self._check_session(read, session, tuple(s.session for s in read.sessions[:earlier]))
            yield read

    def _check_identities(self, read: ReadChart) -> None:
        if _is_there(self.reading.patient, read.chart.patient.id):
            raise read.place.refuse("this patient is in the clinic already", "id")
        for person_id, place in read.people.items():
            if person_id not in self.people:
                raise DocumentRefused(str(place), "nobody among the people of the document or of the clinic has this id")
        for session in read.sessions:
            if session.session.patient_id != read.chart.patient.id:
                raise session.place.refuse("it must be the id of the patient it stands under", "patient_id")
            if _is_there(self.reading.session, session.session.id):
                raise session.place.refuse("this session is in the clinic already", "id")
        signed = {s.session.id for s in read.sessions if s.session.signature is not None}
        for name in BESIDE:
            for entry in getattr(read.chart, name):
                if entry.session_id not in signed:
                    raise read.places[entry.id].refuse("it must name a signed session of this patient", "session_id")
                if not is_as_signed(entry):
                    raise read.places[entry.id].refuse("the signature does not fit what is signed", "digest")
        for session in read.sessions:
            wrong = thread_fault_of(read.chart, session.session)
            if wrong is not None:
                raise read.places[wrong[0].id].refuse(wrong[1])

    def _check_session(self, read: ReadChart, found: ReadSession, earlier: tuple[TreatmentSession, ...]) -> None:
        session = _sealed(found)
        context = Context(
            session=session,
            patient=read.chart.patient,
            author=self.people[session.therapist_id],
            clinic=self.clinic,
            catalogue=self.catalogue,
            today=self._day_of_judgement(session),
            earlier=earlier,
            body=self.body,
            addenda=read.chart.addenda_of(session.id),
        )
        wrong = sorted((f for f in unanswered(context) if breaks(f, session)), key=_order_of_telling)
        if wrong:
            raise _refused(found, wrong[0])
        told = found.session.signature
        if told is not None and told.digest and told != session.signature:
            raise found.place.refuse("the signature does not fit what is signed", "signature", "digest")
        if found.derived is not None:
            _check_derived(found, asdict(derived_of(session, self.told)))

    def _day_of_judgement(self, session: TreatmentSession) -> date:
        """A signed session is judged as of the day it was signed, a draft as of today."""
        return clinic_date(session.signature.at, self.clinic.time_zone) if session.signature else self.today


def _is_there(read: Any, wanted: str) -> bool:
    try:
        read(wanted)
    except NotInTheRecord:
        return False
    return True


def _sealed(found: ReadSession) -> TreatmentSession:
    """The session with the digest its signature must have; one that comes without a digest is given it."""
    session = found.session
    if session.signature is None:
        return session
    return replace(session, signature=replace(session.signature, digest=digest_of(canonical_bytes(session))))


def _order_of_telling(finding: RuleFinding) -> bool:
    """What cannot be true is told before what is missing or unexplained."""
    return finding.stage is not Stage.ENTRY


def _refused(found: ReadSession, wrong: RuleFinding) -> DocumentRefused:
    row = wrong.site_id or wrong.subject_id
    place = found.places.get(wrong.subject_id) or found.places.get(row) or found.place
    if wrong.field:
        place = place.at(*wrong.field.split("."))
    return DocumentRefused(str(place), f"{wrong.sentence.rstrip('.')} ({wrong.rule})")


def _check_derived(found: ReadSession, figures: dict[str, Any]) -> None:
    if not isinstance(found.derived, dict):
        raise found.place.refuse("an object is expected", DERIVED)
    for name, told in found.derived.items():
        if name not in figures:
            raise found.place.refuse("there is no such field", DERIVED, name)
        if told != figures[name]:
            shown = "nothing" if figures[name] is None else figures[name]
            raise found.place.refuse(f"it says something else than the rows, which give {shown}", DERIVED, name)
