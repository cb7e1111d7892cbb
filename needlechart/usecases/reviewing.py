"""The review of all sessions by those who manage the clinic: pages of lines, what a filter leaves, filters that are kept.

How a page uses it.  ``open_review`` once when the page is opened, by ``worker.run``: it asks for the permission, leaves its entry
in the audit trail, and hands over people, catalogue and kept filters.  Everything after it is read by ``worker.read``; ``now``
is the moment on the clinic's clock (``file.clock.now()``), as in ``day.the_day``.

* ``lines(reading, person_id, now, filter, order, after)`` gives a page of 50 ``SessionLine``; ``page.next`` is the ``after`` of
  the next one and None at the end.  Each page is one statement; keep the pages that were read, and ask for the next when the
  last rows come in sight.
* ``totals(reading, person_id, now, filter)`` counts what the filter leaves (``totals.words``: "2,431" or "10,000+"; needles and
  twitches are None beyond the 10,000).  Ask for it after the first page; ``queue_totals`` is the same for the tabs above.
* A filter is a ``SessionFilter`` of conditions; ``filter.having(FilterKind.THERAPIST, id1, id2)`` puts one in, ``without``
  takes it out.  The values of each kind are what its row in ``FILTERS`` says: "2026-11-15/2026-11-21" for the period (an end
  may be empty), "trapezius-upper/left" or "trapezius-upper" for a muscle, "neck/left" for a region, "bruise/significant",
  "/serious" or "any" for reactions, "24" for unsigned hours, enum values elsewhere (``row.choices``).  ``needlechart.domain.
  review.period(since, until)`` makes the period.  Words are whole words of notes, entries beside the session, names and
  numbers.  A wrong value raises ``NotAFilter``, a sentence with a way out.
* ``offered_sorts(filter, totals.sessions)`` says which columns may be sorted by now: by date always, some when nothing is
  filtered, all once no more than 1,000 sessions are left.  Another order raises ``TooManyToSort``.
* ``look_at_session(work, session_id)``, by ``worker.run``, gives the session for the reading pane; looking is audited.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from needlechart.domain.catalogue import Catalogue
from needlechart.domain.errors import NeedleChartError
from needlechart.domain.moments import Moment
from needlechart.domain.patients import Patient
from needlechart.domain.people import Clinic, Person
from needlechart.domain.review.filters import FilterKind, SessionFilter
from needlechart.domain.review.line import LineStatus, SessionLine
from needlechart.domain.review.paging import PAGE, Cursor, LinePage, LineTotals
from needlechart.domain.review.saved import SavedCondition, SavedFilter
from needlechart.domain.review.sorts import Order
from needlechart.domain.review.wanted import wanted_of
from needlechart.records.reading import Reading
from needlechart.records.work import Work
from needlechart.usecases.patients import VisitRead
from needlechart.usecases.permissions import Deed, require
from needlechart.usecases.persons import person_of
from needlechart.usecases.reference import catalogue_of

AT_ONCE = 1_000
"""Lines of one statement when all of them are gone through."""
EVERYTHING = SessionFilter()
NEWEST_FIRST = Order()
QUEUE = (LineStatus.TO_REVIEW, LineStatus.QUESTION, LineStatus.ANSWERED, LineStatus.DRAFT)
"""What a manager's tabs count."""


class NotYourFilter(NeedleChartError):
    """Somebody else keeps this filter."""

    def __init__(self, owner: str) -> None:
        super().__init__(f"This filter is kept by {owner}.", "Keep it under another name of your own.")


class FilterNeedsName(NeedleChartError):
    """A filter without a name cannot be found again."""

    def __init__(self) -> None:
        super().__init__("The filter has no name.", "Type a name for it.")


@dataclass(frozen=True, slots=True)
class ReviewOpened:
    """What the review's page needs beside its lines."""

    person: Person
    clinic: Clinic
    catalogue: Catalogue
    people: tuple[Person, ...]
    saved: tuple[SavedFilter, ...]

    def name_of(self, person_id: str | None) -> str:
        """The person's name, or nothing."""
        return next((p.name for p in self.people if p.id == person_id), "")


@dataclass(frozen=True, slots=True)
class SessionLookedAt:
    """A session whole with its patient, for the reading pane."""

    patient: Patient
    visit: VisitRead


def open_review(work: Work) -> ReviewOpened:
    """The review's page is opened; that is audited."""
    person = work.person
    require(person, Deed.REVIEW)
    work.did(Deed.REVIEW.value)
    reading = work.reading
    return ReviewOpened(person, reading.clinic(), catalogue_of(reading), reading.people(), reading.saved_filters(person.id))


def lines(
    reading: Reading,
    person_id: str,
    now: Moment,
    filter: SessionFilter = EVERYTHING,
    order: Order = NEWEST_FIRST,
    after: Cursor | None = None,
    limit: int = PAGE,
) -> LinePage:
    """A page of lines that fit the filter, in one statement; ``after`` is the ``next`` of the page before.

    NotAFilter for a value that a condition does not know; TooManyToSort for an order that is not offered.
    """
    require(person_of(reading, person_id), Deed.REVIEW)
    return reading.session_lines(wanted_of(filter, now), order, after, limit)


def all_lines(
    reading: Reading, person_id: str, now: Moment, filter: SessionFilter = EVERYTHING, order: Order = NEWEST_FIRST
) -> Iterator[SessionLine]:
    """Every line that fits, page by page with one page in memory: for an export or a bulk approval."""
    after: Cursor | None = None
    while True:
        page = lines(reading, person_id, now, filter, order, after, AT_ONCE)
        yield from page.lines
        if page.next is None:
            return
        after = page.next


def totals(reading: Reading, person_id: str, now: Moment, filter: SessionFilter = EVERYTHING) -> LineTotals:
    """How many sessions the filter leaves, counted up to ``MOST_COUNTED``, and their needles and twitches."""
    require(person_of(reading, person_id), Deed.REVIEW)
    return reading.line_totals(wanted_of(filter, now))


def queue_totals(reading: Reading, person_id: str, now: Moment) -> dict[LineStatus, LineTotals]:
    """How many sessions there are of each status that waits for somebody."""
    return {s: totals(reading, person_id, now, EVERYTHING.having(FilterKind.STATUS, s)) for s in QUEUE}


def look_at_session(work: Work, session_id: str) -> SessionLookedAt:
    """That session with what was added beside it, for the reading pane; looking is audited."""
    require(work.person, Deed.REVIEW)
    reading = work.reading
    session = reading.session(session_id)
    work.did(Deed.LOOK_AT_CHART.value, session.patient_id, session.id)
    visit = VisitRead(session, reading.addenda(session_id), reading.countersignatures(session_id))
    return SessionLookedAt(reading.patient(session.patient_id), visit)


def saved_filters(reading: Reading, person_id: str) -> tuple[SavedFilter, ...]:
    """The kept filters that person sees: their own and the shared ones, by name."""
    require(person_of(reading, person_id), Deed.REVIEW)
    return reading.saved_filters(person_id)


def keep_filter(
    work: Work, name: str, filter: SessionFilter, order: Order = NEWEST_FIRST, *, shared: bool = False
) -> SavedFilter:
    """Keeps the filter under that name for the person signed in, or with ``shared`` for everybody who reviews.

    FilterNeedsName; NotAFilter for a value that a condition does not know.
    """
    require(work.person, Deed.KEEP_FILTER)
    kept = SavedFilter(
        work.new_id(), work.person.id, _named(name), shared, _conditions(work, filter), order.sort, order.descending
    )
    work.save(None, kept, deed=Deed.KEEP_FILTER.value)
    return kept


def change_filter(
    work: Work, before: SavedFilter, *, name: str, filter: SessionFilter, order: Order, shared: bool
) -> SavedFilter:
    """Keeps another name, filter, order or sharing of a kept filter; NotYourFilter for somebody else's."""
    conditions = before.conditions if before.filter == filter else _conditions(work, filter)
    return _changed(
        work,
        before,
        replace(before, name=_named(name), shared=shared, conditions=conditions, sort=order.sort, descending=order.descending),
    )


def drop_filter(work: Work, before: SavedFilter) -> None:
    """Nobody sees that filter any more; NotYourFilter for somebody else's."""
    _changed(work, before, replace(before, dropped=True))


def _changed(work: Work, before: SavedFilter, after: SavedFilter) -> SavedFilter:
    require(work.person, Deed.KEEP_FILTER)
    if before.owner_id != work.person.id:
        raise NotYourFilter(next((p.name for p in work.reading.people() if p.id == before.owner_id), "somebody else"))
    work.save(before, after, deed=Deed.KEEP_FILTER.value)
    return after


def _named(name: str) -> str:
    if not name.strip():
        raise FilterNeedsName
    return name.strip()


def _conditions(work: Work, filter: SessionFilter) -> tuple[SavedCondition, ...]:
    wanted_of(filter, work.now())
    return tuple(
        SavedCondition(work.new_id(), condition.kind, value) for condition in filter.conditions for value in condition.values
    )
