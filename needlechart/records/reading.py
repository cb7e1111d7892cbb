"""What can be asked of the clinic file; every answer is a value, none holds on to the database."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any, TypeVar

from needlechart.domain.afterwards import Addendum, Countersignature, ReviewEntry, ReviewState
from needlechart.domain.catalogue import AdviceItem, Catalogue, EventType, Muscle, NeedleType, ScreeningItem, TreatmentItem
from needlechart.domain.charts import PatientChart
from needlechart.domain.errors import NotInTheRecord
from needlechart.domain.history import NeedleHistory
from needlechart.domain.history.sites import PatientSites
from needlechart.domain.lines import CountersignLine, DraftLine, FollowUpLine, PatientLine, ReviewLine, SignedVisit
from needlechart.domain.patients import Patient
from needlechart.domain.people import Clinic, Person
from needlechart.domain.review.paging import PAGE, Cursor, LinePage, LineTotals
from needlechart.domain.review.saved import SavedFilter
from needlechart.domain.review.sorts import Order
from needlechart.domain.review.wanted import Wanted
from needlechart.domain.reviewing import PartsIn
from needlechart.domain.schedule import Appointment
from needlechart.domain.sessions import TreatmentSession
from needlechart.records import (
    chart_stream,
    countersign_query,
    follow_up_query,
    history_query,
    line_queries,
    list_queries,
    review_query,
    sites_query,
)
from needlechart.records.connection import Connection
from needlechart.records.figure_reading import FigureReading
from needlechart.records.layout import CATALOGUE
from needlechart.records.loading import load
from needlechart.records.remembered import Pending, Remembered
from needlechart.records.revisions import DraftRevisions, read_revisions

__all__ = ["DraftLine", "PatientLine", "Reading"]

_Value = TypeVar("_Value")


class Reading:
    """One unchanging state of the file, or, within a unit of work, the state with what the unit has written.

    It is of use only inside the ``with`` that gave it.
    """

    def __init__(self, connection: Connection, remembered: Remembered, pending: Pending | None = None) -> None:
        self._connection = connection
        self._remembered = remembered
        self._pending = pending or Pending()
        self._generation = remembered.generation

    def clinic(self) -> Clinic:
        """The clinic of the file."""
        known: Clinic | None = self._known("clinic", Clinic)
        return known or self._shared("clinic", self._one(Clinic, "1", (), "clinic"), Clinic)

    def people(self) -> tuple[Person, ...]:
        """Everybody who works or worked in the clinic, by name."""
        known: tuple[Person, ...] | None = self._known("people", Person)
        return known or self._shared("people", tuple(load(self._connection, Person, order="name, id")), Person)

    def catalogue(self) -> Catalogue:
        """The clinic's reference data; read once and remembered until it is changed."""
        known: Catalogue | None = self._known("catalogue", *CATALOGUE)
        if known is not None:
            return known
        muscles, needles, treatments, screening, advice, events = (
            tuple(load(self._connection, cls, order="rowid"))
            for cls in (Muscle, NeedleType, TreatmentItem, ScreeningItem, AdviceItem, EventType)
        )
        catalogue = Catalogue(muscles, needles, treatments, screening, advice, events)
        self._shared("catalogue", catalogue, *CATALOGUE)
        return catalogue

    def patient(self, patient_id: str) -> Patient:
        """That patient; NotInTheRecord otherwise."""
        return self._one(Patient, "id = ?", (patient_id,), "patient")

    def session(self, session_id: str) -> TreatmentSession:
        """That session whole; NotInTheRecord otherwise."""
        return self._one(TreatmentSession, "id = ?", (session_id,), "session")

    def sessions_of_patient(self, patient_id: str) -> tuple[TreatmentSession, ...]:
        """The sessions of a patient's chart whole, oldest first: without those that were taken out of it."""
        in_chart = "patient_id = ? AND id NOT IN (SELECT session_id FROM voiding)"
        return tuple(load(self._connection, TreatmentSession, in_chart, (patient_id,), "date, id"))

    def addenda_of_patient(self, patient_id: str) -> tuple[Addendum, ...]:
        """The entries beside all sessions of a patient, oldest first."""
        of_patient = "session_id IN (SELECT id FROM session WHERE patient_id = ?)"
        return tuple(load(self._connection, Addendum, of_patient, (patient_id,), "at_utc_ms, id"))

    def addenda(self, session_id: str) -> tuple[Addendum, ...]:
        """The entries beside a signed session, oldest first."""
        return tuple(load(self._connection, Addendum, "session_id = ?", (session_id,), "at_utc_ms, id"))

    def countersignatures(self, session_id: str) -> tuple[Countersignature, ...]:
        """The countersignatures under a signed session and the entries beside it, oldest first."""
        return tuple(load(self._connection, Countersignature, "session_id = ?", (session_id,), "at_utc_ms, id"))

    def waiting_for_countersignature(self, writers: Collection[str]) -> tuple[CountersignLine, ...]:
        """What these people wrote in signed sessions of the charts that nobody else has countersigned, oldest first."""
        return countersign_query.waiting(self._connection, writers)

    def review_entries(self, session_id: str) -> tuple[ReviewEntry, ...]:
        """The thread of a signed session's review, in its order."""
        return tuple(load(self._connection, ReviewEntry, "session_id = ?", (session_id,), "number"))

    def review_queue(self, states: Sequence[ReviewState], after: review_query.Place | None, limit: int) -> tuple[ReviewLine, ...]:
        """A page of the sessions in these states of the review, what waits longest first."""
        return review_query.queue(self._connection, states, after, limit)

    def review_count(self, state: ReviewState, most: int) -> int:
        """How many sessions stand there in the review, counted up to ``most``."""
        return review_query.count_in(self._connection, state, most)

    def questions_for(self, therapist_id: str) -> tuple[ReviewLine, ...]:
        """The sessions of that therapist with an open question of the review, the oldest first."""
        return review_query.questions_for(self._connection, therapist_id)

    def parts_in(self, session_ids: Collection[str]) -> dict[str, PartsIn]:
        """Who had which part in each of these sessions."""
        return review_query.parts_in(self._connection, session_ids)

    def signed_visit(self, session_id: str) -> SignedVisit:
        """As much of that session as a step of its review asks for, in one statement; NotInTheRecord otherwise."""
        found = review_query.signed_visit(self._connection, session_id)
        if found is None:
            raise NotInTheRecord("session")
        return found

    def appointments(self, day: date) -> tuple[Appointment, ...]:
        """The day's list in the clinic's zone, by time."""
        start, end = list_queries.bounds_of(day, self.clinic().time_zone)
        return tuple(load(self._connection, Appointment, "at_utc_ms >= ? AND at_utc_ms < ?", (start, end), "at_utc_ms, id"))

    def appointment(self, appointment_id: str) -> Appointment:
        """That line of a day's list; NotInTheRecord otherwise."""
        return self._one(Appointment, "id = ?", (appointment_id,), "appointment")

    def revisions(self, session_id: str) -> DraftRevisions:
        """The undo steps of a draft; none once it is signed."""
        return read_revisions(self._connection, self.session(session_id))

    def needle_history(self, patient_id: str) -> NeedleHistory:
        """The patient's visits in figures, oldest first; three statements however many there are."""
        return history_query.needle_history(self._connection, patient_id)

    def patient_sites(self, patient_id: str) -> PatientSites:
        """The marks of all the patient's visits in columns, in one statement."""
        return sites_query.patient_sites(self._connection, patient_id)

    def open_draft(self, patient_id: str) -> str | None:
        """The patient's newest unsigned session, or None."""
        return list_queries.open_draft(self._connection, patient_id)

    def find_patients(self, words: str, limit: int = 20) -> tuple[PatientLine, ...]:
        """Patients who fit every typed word: the beginning of a name or number, or a date of birth; by name."""
        return list_queries.find_patients(self._connection, words, limit)

    def recent_patients(self, limit: int = 8) -> tuple[PatientLine, ...]:
        """The patients whose charts were last looked at, the latest first."""
        return list_queries.recent_patients(self._connection, limit)

    def patient_lines(self, patient_ids: Collection[str]) -> tuple[PatientLine, ...]:
        """These patients as lines of a list, by name."""
        return list_queries.patient_lines(self._connection, patient_ids)

    def drafts(self) -> tuple[DraftLine, ...]:
        """All unsigned sessions, newest first."""
        return list_queries.drafts(self._connection)

    def follow_ups_due(self, today: date) -> tuple[FollowUpLine, ...]:
        """Visits after which somebody is to be asked by that day and nobody was, the longest due first."""
        return follow_up_query.follow_ups_due(self._connection, today)

    def unsigned_count(self) -> int:
        """How many sessions wait for a signature."""
        return list_queries.count(self._connection, list_queries.UNSIGNED)

    def patient_count(self) -> int:
        """How many patients the file holds."""
        return list_queries.count(self._connection, list_queries.PATIENTS)

    def session_count(self) -> int:
        """How many sessions the file holds."""
        return list_queries.count(self._connection, list_queries.SESSIONS)

    def session_lines(self, wanted: Wanted, order: Order, after: Cursor | None = None, limit: int = PAGE) -> LinePage:
        """A page of the review's lines, in one statement."""
        return line_queries.page_of(self._connection, wanted, order, after, limit)

    def line_totals(self, wanted: Wanted) -> LineTotals:
        """How many lines there are, counted up to a limit, with their needles and twitches."""
        return line_queries.totals_of(self._connection, wanted)

    def saved_filters(self, person_id: str) -> tuple[SavedFilter, ...]:
        """The kept filters that person sees: their own and the shared ones, by name."""
        seen = "dropped = 0 AND (shared = 1 OR owner_id = ?)"
        return tuple(load(self._connection, SavedFilter, seen, (person_id,), "name, id"))

    @property
    def figures(self) -> FigureReading:
        """What is asked of the whole clinic: totals, recalls, who looked, billing."""
        return FigureReading(self._connection)

    def charts(self) -> Iterator[PatientChart]:
        """Every patient's whole chart, patient by patient in the order of their ids, a few in memory at a time."""
        return chart_stream.charts(self._connection)

    def _one(self, cls: type[_Value], where: str, values: tuple[object, ...], what: str) -> _Value:
        found: list[_Value] = load(self._connection, cls, where, values)
        if not found:
            raise NotInTheRecord(what)
        return found[0]

    def _known(self, name: str, *kinds: type) -> Any:
        return self._remembered.shared(name) if self._pending.kinds.isdisjoint(kinds) else None

    def _shared(self, name: str, value: Any, *kinds: type) -> Any:
        if self._pending.kinds.isdisjoint(kinds):
            self._remembered.share(name, value, self._generation)
        return value
