"""Looking a whole clinic file over: is it sound, is its audit trail unbroken, does every record keep the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from needlechart.atlas import Atlas
from needlechart.domain.catalogue import Catalogue
from needlechart.domain.charts import PatientChart
from needlechart.domain.errors import NeedleChartError
from needlechart.domain.moments import clinic_date
from needlechart.domain.reviewing import thread_fault_of
from needlechart.domain.rules import BodyMap, Context, RuleFinding, breaks, entry_findings, unanswered
from needlechart.domain.sessions import TreatmentSession
from needlechart.records.clinic_file import ClinicFile
from needlechart.records.errors import DamagedClinicFile, DamagedEnvelope, EnvelopeOfAnotherFile
from needlechart.records.integrity import Examination
from needlechart.records.reading import Reading
from needlechart.records.signed_bytes import is_as_signed
from needlechart.records.sum_check import SumsCounted
from needlechart.resources import resources_folder
from needlechart.usecases.permissions import Deed, require
from needlechart.usecases.reference import catalogue_of

TOO_DAMAGED_TO_OPEN = (DamagedClinicFile, DamagedEnvelope, EnvelopeOfAnotherFile)
"""What opening a file may say that is damage too."""
Progress = Callable[[int, int], None]
"""Told how many sessions are looked over, of how many."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was found, line by line.  ``damaged``: something is broken, or a record breaks a rule it may not break;
    gaps of drafts alone are no damage."""

    lines: tuple[str, ...]
    damaged: bool


@dataclass(slots=True)
class _Findings:
    lines: list[str] = field(default_factory=list)
    damaged: bool = False

    def sound(self, line: str) -> None:
        self.lines.append(line)

    def damage(self, line: str) -> None:
        self.lines.append(line)
        self.damaged = True


def check_clinic(file: ClinicFile, progress: Progress | None = None) -> Report:
    """Pages, keys between rows, tables and guards; the audit trail to its end and against the key envelope; each signed
    session against its content; the review's lines against the sessions; every record against the rules.

    An entry error anywhere, and in a signed session a gap or a refusal nobody explained, is damage; what a draft still
    lacks is only listed.
    Records are named by their ids, patients by their number.  Patient by patient, with little memory.
    """
    found = _Findings()
    with file.reading() as reading:
        require(next(p for p in reading.people() if p.id == file.person_id), Deed.CHECK)
        try:
            with file.examination() as examination:
                _check_file(examination, found)
                _check_records(_Judge.of(reading, file), examination, found, progress)
        except NeedleChartError as broken:
            found.damage(f"The rest cannot be read: {broken.sentence}")
    found.lines.append("The clinic file is damaged." if found.damaged else "The clinic file is sound.")
    return Report(tuple(found.lines), found.damaged)


def _check_file(examination: Examination, found: _Findings) -> None:
    faults = list(examination.faults())
    for fault in faults:
        found.damage(f"File: {fault}.")
    if not faults:
        found.sound("File: pages, keys, tables and guards are sound.")
    head, broken = examination.audit_trail()
    if broken is None:
        vouched = examination.anchor.seq
        found.sound(f"Audit trail: {head.seq:,} entries, unbroken; the key envelope vouches for {vouched:,} of them.")
    else:
        found.damage(f"Audit trail: {broken}")
    if examination.strays():
        found.damage("Signed content is kept of sessions that are not signed.")


@dataclass(frozen=True, slots=True)
class _Judge:
    """What the rules need to know of the clinic."""

    reading: Reading
    today: date
    body: BodyMap

    @classmethod
    def of(cls, reading: Reading, file: ClinicFile) -> _Judge:
        today = clinic_date(file.clock.now(), reading.clinic().time_zone)
        return cls(reading, today, Atlas.load(resources_folder() / "atlas"))

    def findings(
        self, chart: PatientChart, session: TreatmentSession, earlier: tuple[TreatmentSession, ...]
    ) -> list[RuleFinding]:
        """The entry errors, gaps and unexplained refusals of one session, as of the day it was signed."""
        clinic, signature = self.reading.clinic(), session.signature
        context = Context(
            session=session,
            patient=chart.patient,
            author=next(p for p in self.reading.people() if p.id == session.therapist_id),
            clinic=clinic,
            catalogue=catalogue_of(self.reading),
            today=clinic_date(signature.at, clinic.time_zone) if signature else self.today,
            earlier=earlier,
            body=self.body,
            addenda=chart.addenda_of(session.id),
        )
        return [*entry_findings(session), *unanswered(context)]


def _check_records(judge: _Judge, examination: Examination, found: _Findings, progress: Progress | None) -> None:
    reading = judge.reading
    for value in (reading.clinic(), *reading.people(), *_items(reading.catalogue())):
        _tell_entry_errors(type(value).__name__, value, found)
    whole, done, signed, gaps = reading.session_count(), 0, 0, 0
    counted = SumsCounted()
    for chart in reading.charts():
        counted.add(chart)
        name = f"Patient {chart.patient.number}"
        for value in (chart.patient, *_beside(chart)):
            _tell_entry_errors(name, value, found)
            if not is_as_signed(value):
                found.damage(f"{name}: an entry beside a signed session is not what was signed.")
        for nth, session in enumerate(chart.sessions):
            wrong = thread_fault_of(chart, session)
            if wrong is not None:
                found.damage(f"{name}: the review of session {session.id}: {wrong[1]}.")
            gaps += _check_session(judge, examination, chart, session, chart.sessions[:nth], found)
            signed += session.signature is not None
            done += 1
            if progress is not None:
                progress(done, whole)
    for fault in examination.lines.end():
        found.damage(fault)
    _tell_sums(reading.figures.wrong_sums(counted), found)
    found.sound(f"Records: {reading.patient_count():,} patients, {done:,} sessions, {signed:,} of them signed.")
    if gaps:
        found.sound(f"Drafts: {gaps:,} still have gaps, which is no damage.")


def _tell_sums(wrong: tuple[str, ...], found: _Findings) -> None:
    for table in wrong:
        found.damage(f"Sums: {table} is not what the records come to; `needlechart check --count-again` counts again.")
    if not wrong:
        found.sound("Sums: what is summed is what the records come to.")


def _check_session(
    judge: _Judge,
    examination: Examination,
    chart: PatientChart,
    session: TreatmentSession,
    earlier: tuple[TreatmentSession, ...],
    found: _Findings,
) -> bool:
    """Tells what is wrong; returns whether it is a draft with gaps."""
    signed = session.signature is not None
    name = f"{'Session' if signed else 'Draft'} {session.date} of patient {chart.patient.number} ({session.id})"
    for fault in (examination.signed_fault(session), examination.lines.fault(chart, session)):
        if fault:
            found.damage(f"{name} {fault}.")
    gaps = False
    for finding in judge.findings(chart, session, earlier):
        line = f"{name}: {finding.rule} {finding.sentence}"
        if breaks(finding, session):
            found.damage(line)
        else:
            found.sound(line)
            gaps = True
    return gaps


def _items(catalogue: Catalogue) -> Iterator[object]:
    for items in (catalogue.muscles, catalogue.needles, catalogue.treatments, catalogue.screening, catalogue.advice):
        yield from items.values()
    yield from catalogue.event_types.values()


def _beside(chart: PatientChart) -> Iterator[object]:
    yield from chart.addenda
    yield from chart.countersignatures
    yield from chart.reviews
    yield from chart.voidings


def _tell_entry_errors(name: str, value: object, found: _Findings) -> None:
    for finding in entry_findings(value):
        found.damage(f"{name}: {finding.field} {finding.sentence}")
