"""The day's lists: what is left to finish, and whom the clinic saw last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from needlechart.domain.lines import DraftLine, FollowUpLine, PatientLine
from needlechart.domain.moments import Moment, clinic_date
from needlechart.domain.people import Clinic, Person
from needlechart.records.reading import Reading
from needlechart.usecases.permissions import Deed, require
from needlechart.usecases.persons import person_of
from needlechart.usecases.scheduling import ScheduleLine, day_list


@dataclass(frozen=True, slots=True)
class Day:
    """What the Today page shows.

    ``mine`` are the unsigned sessions of the person signed in, ``others`` those of everybody else; in both those
    with needles in the body come first, the longest in on top, then the ones left from an earlier day, oldest on top, then
    today's, newest on top.  ``people`` names the therapists.  ``expected`` is the day's list by time.
    ``follow_ups`` are the visits after which somebody is to be asked how it went, the longest due first.
    """

    person: Person
    clinic: Clinic
    today: date
    mine: tuple[DraftLine, ...]
    others: tuple[DraftLine, ...]
    recent: tuple[PatientLine, ...]
    people: tuple[Person, ...]
    patients: int
    expected: tuple[ScheduleLine, ...]
    now: Moment
    follow_ups: tuple[FollowUpLine, ...] = ()

    def name_of(self, person_id: str) -> str:
        """The person's name, or nothing."""
        return next((person.name for person in self.people if person.id == person_id), "")


def the_day(reading: Reading, person_id: str, now: Moment) -> Day:
    """The lists as they are now; ``now`` on the clinic's clock decides what is left from an earlier day."""
    person = person_of(reading, person_id)
    require(person, Deed.LOOK_AT_CHART)
    clinic = reading.clinic()
    today = clinic_date(now, clinic.time_zone)
    drafts = tuple(reading.drafts())
    needled = sorted((d for d in drafts if d.in_body), key=lambda d: (_since_ms(d), d.session_id))
    left = sorted((d for d in drafts if d.date < today and not d.in_body), key=lambda d: (d.date, d.session_id))
    ordered = (*needled, *left, *(d for d in drafts if d.date >= today and not d.in_body))
    return Day(
        person,
        clinic,
        today,
        tuple(d for d in ordered if d.therapist_id == person.id),
        tuple(d for d in ordered if d.therapist_id != person.id),
        tuple(reading.recent_patients()),
        tuple(reading.people()),
        reading.patient_count(),
        day_list(reading, today),
        now,
        tuple(reading.follow_ups_due(today)),
    )


def tables_in_use(reading: Reading, person_id: str) -> tuple[DraftLine, ...]:
    """The open sessions with needles in the body: the first one due first, then those without a plan, the longest in first."""
    require(person_of(reading, person_id), Deed.LOOK_AT_CHART)
    needled = (d for d in reading.drafts() if d.in_body)
    return tuple(sorted(needled, key=lambda d: (d.due is None, d.due.utc_ms if d.due else _since_ms(d), d.session_id)))


def _since_ms(draft: DraftLine) -> int:
    """When its needles went in, as far as somebody said so; otherwise when it began."""
    since = draft.in_since or draft.started
    return since.utc_ms if since is not None else 0
