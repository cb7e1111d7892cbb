"""The review of all sessions: who may, what is audited, pages to the end, filters that are kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from needlechart.domain.errors import NotAllowed
from needlechart.domain.people import Person, Role
from needlechart.domain.review import (
    Condition,
    FilterKind,
    LineStatus,
    NotAFilter,
    Order,
    SavedFilter,
    SessionFilter,
    Sort,
    period,
)
from needlechart.domain.sessions import TreatmentSession
from needlechart.records.clinic_file import ClinicFile
from needlechart.records.reading import Reading
from needlechart.records.work import Work
from needlechart.usecases import reviewing
from needlechart.usecases.reviewing import EVERYTHING, FilterNeedsName, NotYourFilter
from tests.clinics import ADA, NOW, TODAY, FrozenClock
from tests.records.values import ValueMaker
from tests.records.watching import write_lane

BORIS = Person("01900000-0000-7000-8000-00000000b015", "Boris Lind", (Role.MANAGER,))
CLARA = Person("01900000-0000-7000-8000-0000000c1a7a", "Clara Thorn", (Role.THERAPIST,))
MINE = EVERYTHING.having(FilterKind.THERAPIST, ADA.id).having(FilterKind.REACTION, "/serious", "any")


@pytest.fixture
def drafts(clinic_file: ClinicFile) -> list[TreatmentSession]:
    """Five drafts of today."""
    maker = ValueMaker(2, 0.5)
    made = [maker.root(TreatmentSession, date=TODAY, started=NOW.plus(minutes=-10 * n)) for n in range(5)]
    with clinic_file.work() as work:
        for person in (BORIS, CLARA):
            work.save(None, person)
        work.add_many(made, deed="import records")
    return made


def _audited(file: ClinicFile) -> list[tuple[str, str, str | None]]:
    rows = write_lane(file).execute("SELECT deed, outcome, session_id FROM audit ORDER BY seq").fetchall()
    return [tuple(row) for row in rows]


def test_that_lines_come_newest_first_page_by_page_and_all_of_them(
    clinic_file: ClinicFile, drafts: list[TreatmentSession]
) -> None:
    newest = [draft.id for draft in drafts]
    with clinic_file.reading() as reading:
        first = reviewing.lines(reading, ADA.id, NOW, limit=2)
        second = reviewing.lines(reading, ADA.id, NOW, after=first.next, limit=2)
        assert [line.session_id for line in (*first.lines, *second.lines)] == newest[:4]
        assert [line.session_id for line in reviewing.all_lines(reading, ADA.id, NOW)] == newest
        oldest = reviewing.lines(reading, ADA.id, NOW, order=Order(Sort.DATE, descending=False))
        assert [line.session_id for line in oldest.lines] == newest[::-1]
        assert reviewing.totals(reading, ADA.id, NOW).words == "5"
        assert reviewing.queue_totals(reading, ADA.id, NOW)[LineStatus.DRAFT].sessions == 5
        today = SessionFilter((period(TODAY, TODAY),))
        assert reviewing.totals(reading, ADA.id, NOW, today).sessions == 5
        assert reviewing.totals(reading, ADA.id, NOW, today.without(FilterKind.PERIOD)).sessions == 5
    line = first.lines[0]
    assert (line.patient_name, line.initials, line.status) == ("Mara Alder", "M. A.", LineStatus.DRAFT)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (FilterKind.STATUS, "lost"),
        (FilterKind.PERIOD, "yesterday/"),
        (FilterKind.UNSIGNED, "-3"),
        (FilterKind.UNSIGNED, "9" * 30),
        (FilterKind.COUNT, "all"),
    ],
)
def test_that_a_value_no_filter_knows_is_told(clinic_file: ClinicFile, kind: FilterKind, value: str) -> None:
    with clinic_file.reading() as reading, pytest.raises(NotAFilter) as told:
        reviewing.lines(reading, ADA.id, NOW, SessionFilter((Condition(kind, (value,)),)))
    assert value in told.value.sentence
    assert told.value.way_out


def test_that_opening_and_looking_are_audited(clinic_file: ClinicFile, drafts: list[TreatmentSession]) -> None:
    with clinic_file.work() as work:
        opened = reviewing.open_review(work)
        looked = reviewing.look_at_session(work, drafts[2].id)
    assert opened.name_of(BORIS.id) == "Boris Lind"
    assert looked.visit.session == drafts[2]
    assert looked.patient.id == drafts[2].patient_id
    told = _audited(clinic_file)[-2:]
    assert told == [("review all sessions", "done", None), ("look at a chart", "done", drafts[2].id)]


def test_that_filters_are_kept_shared_changed_and_dropped_by_their_owner_alone(
    clinic_file: ClinicFile, drafts: list[TreatmentSession], clock: FrozenClock
) -> None:
    with clinic_file.work() as work:
        own = reviewing.keep_filter(work, " Serious ones ", MINE, Order(Sort.PATIENT, descending=False))
        shared = reviewing.keep_filter(work, "All", EVERYTHING, shared=True)
    assert (own.name, own.filter, own.order) == ("Serious ones", MINE, Order(Sort.PATIENT, descending=False))
    with clinic_file.reading() as reading:
        assert reviewing.saved_filters(reading, ADA.id) == (shared, own)
        assert reviewing.saved_filters(reading, BORIS.id) == (shared,)
    with clinic_file.work() as work:
        other = EVERYTHING.having(FilterKind.LOT, "A 17")
        changed = reviewing.change_filter(work, own, name="Lot", filter=other, order=Order(), shared=True)
        reviewing.drop_filter(work, shared)
    with clinic_file.reading() as reading:
        assert reviewing.saved_filters(reading, BORIS.id) == (changed,)
        assert changed.filter == other
    theirs = SavedFilter("theirs", BORIS.id, "Boris's", shared=True)
    with clinic_file.work() as work:
        work.save(None, theirs)
        with pytest.raises(NotYourFilter) as told:
            reviewing.drop_filter(work, theirs)
        with pytest.raises(FilterNeedsName):
            reviewing.keep_filter(work, "  ", EVERYTHING)
        with pytest.raises(NotAFilter):
            reviewing.keep_filter(work, "Wrong", EVERYTHING.having(FilterKind.STATUS, "lost"))
    assert "Boris Lind" in told.value.sentence
    assert ("keep a filter of the review", "done", None) in _audited(clinic_file)


def test_that_only_managers_review(clinic_file: ClinicFile, drafts: list[TreatmentSession]) -> None:
    with clinic_file.work() as work:
        work.save(ADA, replace(ADA, roles=(Role.THERAPIST,)))
    kept = SavedFilter("kept", ADA.id, "Kept")
    deeds: list[Callable[[Work], object]] = [
        lambda work: reviewing.open_review(work),
        lambda work: reviewing.look_at_session(work, drafts[0].id),
        lambda work: reviewing.keep_filter(work, "Mine", EVERYTHING),
        lambda work: reviewing.change_filter(work, kept, name="x", filter=EVERYTHING, order=Order(), shared=False),
        lambda work: reviewing.drop_filter(work, kept),
    ]
    for deed in deeds:
        with pytest.raises(NotAllowed), clinic_file.work() as work:
            deed(work)
    refused = [entry for entry in _audited(clinic_file) if entry[1] == "refused"]
    assert len(refused) == len(deeds)
    reads: list[Callable[[Reading], object]] = [
        lambda reading: reviewing.lines(reading, CLARA.id, NOW),
        lambda reading: list(reviewing.all_lines(reading, CLARA.id, NOW)),
        lambda reading: reviewing.totals(reading, CLARA.id, NOW),
        lambda reading: reviewing.queue_totals(reading, CLARA.id, NOW),
        lambda reading: reviewing.saved_filters(reading, CLARA.id),
    ]
    for read in reads:
        with clinic_file.reading() as reading, pytest.raises(NotAllowed):
            read(reading)
