"""The day's list: who comes when, who has come, and the session that is started from a line of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from needlechart.domain.lines import PatientLine
from needlechart.domain.moments import Moment, clinic_date
from needlechart.domain.people import Person
from needlechart.domain.schedule import Appointment, AppointmentState
from needlechart.exchange.schedule_csv import ScheduleRow, Unread, read_schedule
from needlechart.records.reading import Reading
from needlechart.records.work import Work
from needlechart.usecases.charting import OpenSession, open_session, start_session
from needlechart.usecases.permissions import Deed, require

_SEVERAL = "several patients have that name; give the record number"


@dataclass(frozen=True, slots=True)
class TakenSchedule:
    """What came of a list: lines taken, lines that were there already, lines that could not be taken and why."""

    added: int
    known: int
    left: tuple[Unread, ...]


@dataclass(frozen=True, slots=True)
class ScheduleLine:
    """A line of the day's list with the patient it is about."""

    appointment: Appointment
    patient: PatientLine
    therapist: str


def day_list(reading: Reading, day: date) -> tuple[ScheduleLine, ...]:
    """The list of a day by time."""
    names = {person.id: person.name for person in reading.people()}
    found = reading.appointments(day)
    patients = {line.id: line for line in reading.patient_lines({appointment.patient_id for appointment in found})}
    return tuple(ScheduleLine(a, patients[a.patient_id], names.get(a.therapist_id or "", "")) for a in found)


def expect(work: Work, patient_id: str, at: time, *, day: date | None = None, table: str = "") -> Appointment:
    """A line for that patient, today unless another day is meant, with the person signed in."""
    require(work.person, Deed.KEEP_DAY_LIST)
    patient = work.reading.patient(patient_id)
    made = Appointment(work.new_id(), patient.id, _moment(work, day, at), work.person.id, table)
    work.save(None, made, deed=Deed.KEEP_DAY_LIST.value)
    return made


def mark(work: Work, appointment_id: str, state: AppointmentState) -> Appointment:
    """Says that somebody arrived, did not come, cancelled, or is still expected."""
    require(work.person, Deed.KEEP_DAY_LIST)
    before = work.reading.appointment(appointment_id)
    after = replace(before, state=state)
    work.save(before, after, deed=Deed.KEEP_DAY_LIST.value)
    return after


def begin(work: Work, appointment_id: str) -> OpenSession:
    """The session of a line: the one that was started from it, else a new draft at its table, and the patient has arrived."""
    before = work.reading.appointment(appointment_id)
    if before.session_id is not None:
        return open_session(work, before.session_id)
    opened = start_session(work, before.patient_id, table=before.table)
    work.save(
        before, replace(before, state=AppointmentState.ARRIVED, session_id=opened.session.id), deed=Deed.START_SESSION.value
    )
    return opened


def take_schedule(work: Work, data: bytes) -> TakenSchedule:
    """The lines of a list from another program.

    A line without a date is of today.  A line whose patient is not in the clinic file, or could be several people, is left and
    told; a line that is in the list already is not taken twice, so that a list can be taken again after it grew.
    Raises NotASchedule.
    """
    require(work.person, Deed.KEEP_DAY_LIST)
    rows, left = read_schedule(data)
    people = {person.name.casefold(): person for person in work.reading.people() if person.active}
    known: set[tuple[str, int]] = set()
    seen_days: set[date] = set()
    added = again = 0
    for row in rows:
        day = row.day or clinic_date(work.now(), work.clinic.time_zone)
        if day not in seen_days:
            seen_days.add(day)
            known |= {(a.patient_id, a.at.utc_ms) for a in work.reading.appointments(day)}
        made = _appointment(work, row, day, people)
        if isinstance(made, Unread):
            left.append(made)
        elif (made.patient_id, made.at.utc_ms) in known:
            again += 1
        else:
            known.add((made.patient_id, made.at.utc_ms))
            work.save(None, made, deed=Deed.KEEP_DAY_LIST.value)
            added += 1
    return TakenSchedule(added, again, tuple(sorted(left, key=lambda unread: unread.line)))


def _appointment(work: Work, row: ScheduleRow, day: date, people: dict[str, Person]) -> Appointment | Unread:
    therapist = people.get(row.therapist.casefold()) if row.therapist else None
    if row.therapist and therapist is None:
        return Unread(row.line, "nobody in the clinic has that therapist's name")
    patient = _patient(work.reading, row)
    if isinstance(patient, str):
        return Unread(row.line, patient)
    return Appointment(work.new_id(), patient.id, _moment(work, day, row.at), therapist.id if therapist else None, row.table)


def _patient(reading: Reading, row: ScheduleRow) -> PatientLine | str:
    """The one patient a line means, or why there is none; number, name and date of birth must not contradict each other."""
    found = reading.find_patients(row.number or row.name, 50)
    if row.number:
        found = tuple(line for line in found if line.number.casefold() == row.number.casefold())
    named = tuple(line for line in found if not row.name or _same_name(line.name, row.name))
    meant = tuple(line for line in named if row.born is None or line.born == row.born)
    if len(meant) == 1:
        return meant[0]
    if meant:
        return _SEVERAL
    if named:
        return "the date of birth is another one in the clinic's records"
    return (
        "the number belongs to somebody of another name"
        if found and row.number
        else "this patient is not in the clinic's records"
    )


def _same_name(one: str, other: str) -> bool:
    """The same words in any order: "Alder, Mara" is Mara Alder."""
    return sorted(one.casefold().replace(",", " ").split()) == sorted(other.casefold().replace(",", " ").split())


def _moment(work: Work, day: date | None, at: time) -> Moment:
    zone = ZoneInfo(work.clinic.time_zone)
    return Moment.of(datetime.combine(day or clinic_date(work.now(), work.clinic.time_zone), at, zone))
