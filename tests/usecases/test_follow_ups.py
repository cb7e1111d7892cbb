"""After which visits somebody is to be asked how it went, and when that question has been answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from needlechart.domain.afterwards import Addendum, AddendumKind, Voiding
from needlechart.domain.lines import FollowUpWhy
from needlechart.domain.moments import Moment
from needlechart.domain.reactions import FollowUp, Outcome, Reaction, ReactionAnswer, ReportedBy, Severity
from needlechart.domain.sessions import Attendance, TreatmentSession
from needlechart.records.clinic_file import ClinicFile
from needlechart.records.follow_up_query import DUE
from needlechart.usecases.day import the_day
from tests.clinics import ADA, NOW, TODAY
from tests.records.watching import read_lane
from tests.visits import visit

Due = list[tuple[str, tuple[FollowUpWhy, ...], date]]
CALL, REACTION_DUE, REACTION_OPEN = FollowUpWhy
YESTERDAY = TODAY - timedelta(days=1)


def keep(file: ClinicFile, *values: object) -> None:
    with file.work() as work:
        for value in values:
            work.save(None, value)


def due(file: ClinicFile, now: Moment = NOW) -> Due:
    with file.reading() as reading:
        return [(line.session_id, line.why, line.due) for line in the_day(reading, ADA.id, now).follow_ups]


def visited(file: ClinicFile, day: date, **fields: object) -> TreatmentSession:
    """A visit without anything to ask after, but what is said here."""
    quiet = replace(visit(file.ids, day, 0), reaction_answer=ReactionAnswer.NONE, reactions=(), follow_up_call=None)
    return replace(quiet, **fields)  # type: ignore[arg-type]


def reaction(file: ClinicFile, **fields: object) -> Reaction:
    made = Reaction(file.ids(), "bruise", Severity.MILD, ReportedBy.PATIENT, outcome=Outcome.RESOLVED)
    return replace(made, **fields)  # type: ignore[arg-type]


def with_reaction(file: ClinicFile, day: date, **fields: object) -> TreatmentSession:
    return visited(file, day, reaction_answer=ReactionAnswer.SOME, reactions=(reaction(file, **fields),))


def added(file: ClinicFile, session: TreatmentSession, kind: AddendumKind, at: Moment, *told: Reaction) -> Addendum:
    return Addendum(file.ids(), session.id, kind, ADA.id, at, "Patient rang", "Gone now.", reactions=told)


def test_that_a_promised_call_is_due_on_its_day_and_stays_for_two_weeks(clinic_file: ClinicFile) -> None:
    session = visited(clinic_file, YESTERDAY, follow_up_call=NOW.plus(hours=4))
    keep(clinic_file, session)
    line = (session.id, (CALL,), TODAY)
    assert due(clinic_file, NOW.plus(hours=-24)) == []
    assert due(clinic_file) == [line]
    assert due(clinic_file, NOW.plus(hours=24 * 13)) == [line]
    assert due(clinic_file, NOW.plus(hours=24 * 14)) == []


def test_that_a_follow_up_of_a_reaction_is_due_until_it_is_done(clinic_file: ClinicFile) -> None:
    planned = FollowUp(clinic_file.ids(), TODAY)
    waits = with_reaction(clinic_file, YESTERDAY, follow_ups=(planned,))
    later = with_reaction(clinic_file, YESTERDAY, follow_ups=(replace(planned, id="later", due=TODAY + timedelta(days=1)),))
    done = with_reaction(clinic_file, YESTERDAY, follow_ups=(replace(planned, id="done", done=TODAY),))
    keep(clinic_file, waits, later, done)
    assert due(clinic_file) == [(waits.id, (REACTION_DUE,), TODAY)]


@pytest.mark.parametrize("outcome", [None, *Outcome])
def test_that_a_reaction_that_has_not_ended_is_asked_after_from_the_next_day(
    clinic_file: ClinicFile, outcome: Outcome | None
) -> None:
    session = with_reaction(clinic_file, YESTERDAY, outcome=outcome)
    keep(clinic_file, session, with_reaction(clinic_file, TODAY, outcome=outcome, severity=Severity.STAFF))
    open_still = outcome in (None, Outcome.ONGOING)
    # the visit of today asks after what was yesterday, so the day is looked at without it
    with clinic_file.work() as work:
        (today,) = [s for s in work.reading.sessions_of_patient(session.patient_id) if s.date == TODAY]
        work.save(today, replace(today, attendance=Attendance.NO_SHOW))
    assert due(clinic_file) == ([(session.id, (REACTION_OPEN,), TODAY)] if open_still else [])


def test_that_one_line_tells_all_there_is_to_ask_after_a_visit(clinic_file: ClinicFile) -> None:
    call = NOW.plus(hours=-24)
    session = with_reaction(clinic_file, TODAY - timedelta(days=3), outcome=None)
    keep(clinic_file, replace(session, follow_up_call=call))
    assert due(clinic_file) == [(session.id, (CALL, REACTION_OPEN), TODAY - timedelta(days=2))]


@pytest.mark.parametrize(
    ("kind", "at", "answered"),
    [
        (AddendumKind.ADDENDUM, NOW, True),
        (AddendumKind.LATE_ENTRY, NOW, True),
        (AddendumKind.CORRECTION, NOW, False),
        (AddendumKind.ADDENDUM, NOW.plus(hours=-48), False),
    ],
)
def test_that_what_is_added_on_a_later_day_answers_the_question(
    clinic_file: ClinicFile, kind: AddendumKind, at: Moment, answered: bool
) -> None:
    session = visited(clinic_file, TODAY - timedelta(days=2), follow_up_call=NOW)
    keep(clinic_file, session, added(clinic_file, session, kind, at))
    assert (due(clinic_file) == []) is answered


@pytest.mark.parametrize(
    ("attendance", "answered"), [(Attendance.ARRIVED, True), (Attendance.NO_SHOW, False), (Attendance.CANCELLED, False)]
)
def test_that_the_next_visit_asks_first_and_so_answers_it(
    clinic_file: ClinicFile, attendance: Attendance, answered: bool
) -> None:
    session = visited(clinic_file, TODAY - timedelta(days=2), follow_up_call=NOW)
    keep(clinic_file, session, visited(clinic_file, YESTERDAY, attendance=attendance))
    assert (due(clinic_file) == []) is answered


def test_that_a_reaction_told_later_is_asked_after_from_the_day_it_was_told(clinic_file: ClinicFile) -> None:
    session = visited(clinic_file, TODAY - timedelta(days=9))
    told = reaction(clinic_file, outcome=Outcome.ONGOING, follow_ups=(FollowUp(clinic_file.ids(), TODAY),))
    keep(clinic_file, session, added(clinic_file, session, AddendumKind.LATE_ENTRY, NOW.plus(hours=-48), told))
    assert due(clinic_file) == [(session.id, (REACTION_DUE, REACTION_OPEN), YESTERDAY)]
    keep(clinic_file, added(clinic_file, session, AddendumKind.ADDENDUM, NOW))
    assert due(clinic_file) == []


def test_that_a_missed_visit_and_one_taken_out_of_the_chart_are_not_asked_after(clinic_file: ClinicFile) -> None:
    missed = visited(clinic_file, YESTERDAY, follow_up_call=NOW, attendance=Attendance.NO_SHOW)
    wrong = visited(clinic_file, YESTERDAY, follow_up_call=NOW)
    keep(clinic_file, missed, wrong, Voiding(clinic_file.ids(), wrong.id, ADA.id, NOW, "Wrong patient"))
    assert due(clinic_file) == []


def test_that_only_what_is_open_is_looked_through(clinic_file: ClinicFile) -> None:
    """However many sessions there are: each part of the statement begins at an index that holds open ones alone."""
    connection = read_lane(clinic_file)
    plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {DUE}", (TODAY.isoformat(), YESTERDAY.isoformat()))]
    scanned = {words.split(" INDEX ")[1] for words in plan if words.startswith("SCAN")}
    assert scanned == {"session_reaction_open", "addendum_reaction_open"}
    assert {"f USING INDEX session_follow_up_open (due<?)", "s USING INDEX session_with_call (date>?)"} <= {
        words.removeprefix("SEARCH ") for words in plan
    }
