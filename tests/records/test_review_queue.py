"""The queue of the review in the file: equal to the threads however they came, a page a statement, along its index."""

from __future__ import annotations

from contextlib import closing
from random import Random

import pytest

from needlechart.domain.afterwards import Countersignature, ReviewEntry, ReviewKind, ReviewReason, ReviewState, Voiding
from needlechart.domain.lines import ReviewLine
from needlechart.domain.moments import Moment
from needlechart.domain.reviewing import FROM, parts_in, review_state
from needlechart.domain.sessions import Signature, TreatmentSession
from needlechart.records.audit import ORIGIN
from needlechart.records.clinic_file import ClinicFile
from needlechart.records.connection import connect
from needlechart.records.integrity import Examination
from needlechart.records.review_query import BEFORE_ALL
from needlechart.records.triggers import trigger_statements
from tests.clinics import ADA, MARA, TODAY, Template
from tests.records.watching import read_lane, statements, write_lane

QUEUED = (ReviewState.TO_REVIEW, ReviewState.QUESTION, ReviewState.ANSWERED)
SESSIONS, LONGEST = 160, 7


def threads(seed: int) -> tuple[list[TreatmentSession], dict[str, list[ReviewEntry]]]:
    """Signed sessions with threads of allowed steps, several at the same moment, and their clocks not always forward."""
    chance = Random(seed)
    sessions, found = [], {}
    for n in range(SESSIONS):
        session = TreatmentSession(f"s{n:03}", MARA.id, TODAY, ADA.id, entered_by="typist" if n % 7 == 0 else None)
        sessions.append(session.signed(Signature(ADA.id, Moment(n), "elsewhere")))
        entries: list[ReviewEntry] = []
        for number in range(1, chance.randrange(LONGEST) + 1):
            kind = chance.choice([kind for kind in ReviewKind if review_state(entries) in FROM[kind]])
            at = Moment(1000 + chance.randrange(40), chance.choice((0, 60)))
            reasons = (chance.choice(list(ReviewReason)),) if kind is ReviewKind.CALL else ()
            text = f"{kind.value} {number}" if kind is not ReviewKind.CALL else ""
            entries.append(ReviewEntry(f"e{n}-{number}", session.id, number, kind, ADA.id, at, text, reasons))
        found[session.id] = entries
    return sessions, found


def filled(file: ClinicFile, seed: int) -> dict[str, list[ReviewEntry]]:
    """The threads in the file: half in one batch in any order, half one after the other."""
    sessions, found = threads(seed)
    at_once = [entry for n, s in enumerate(sessions) if n % 2 for entry in found[s.id]]
    Random(seed).shuffle(at_once)
    with file.work() as work:
        work.add_many([*sessions, *at_once], deed="import records")
    with file.work() as work:
        for session in sessions[::2]:
            for entry in found[session.id]:
                work.save(None, entry)
    return found


def test_that_what_is_kept_of_each_thread_is_what_its_entries_say(clinic_file: ClinicFile) -> None:
    found = filled(clinic_file, 1)
    kept = {row[0]: row[1:] for row in write_lane(clinic_file).execute("SELECT * FROM review_standing").fetchall()}
    expected = {
        session_id: (review_state(entries).value, entries[-1].number, entries[-1].at.utc_ms, entries[-1].at.offset_min)
        for session_id, entries in found.items()
        if entries
    }
    assert kept == expected
    assert len({state for state, *_ in kept.values()}) == 4
    with clinic_file.reading() as reading:
        for state in ReviewState:
            counted = sum(review_state(entries) is state for entries in found.values() if entries)
            assert reading.review_count(state, 10_001) == counted
            assert reading.review_count(state, 3) == min(3, counted)


@pytest.mark.parametrize("states", [QUEUED, (ReviewState.ANSWERED,), (ReviewState.TO_REVIEW, ReviewState.ANSWERED)])
def test_that_pages_of_the_queue_are_all_of_it_in_order_and_a_statement_each(
    clinic_file: ClinicFile, states: tuple[ReviewState, ...]
) -> None:
    found = filled(clinic_file, 2)
    with clinic_file.work() as work:
        work.save(None, Voiding("v", "s001", ADA.id, Moment(0), "wrong patient"))
    last = {session_id: entries[-1] for session_id, entries in found.items() if entries and session_id != "s001"}
    wanted = sorted((e.at.utc_ms, s) for s, e in last.items() if review_state(found[s]) in states)
    read: list[ReviewLine] = []
    after = None
    with clinic_file.reading() as reading:
        while True:
            with statements(read_lane(clinic_file)) as heard:
                page = reading.review_queue(states, after, 7)
            assert len(heard) == 1
            read += page
            if len(page) < 7:
                break
            after = (page[-1].since.utc_ms, page[-1].session_id)
    assert [(line.since.utc_ms, line.session_id) for line in read] == wanted
    for line in read:
        entry = last[line.session_id]
        calls = [e.reasons for e in found[line.session_id] if e.kind is ReviewKind.CALL]
        assert (line.state, line.number, line.by, line.text) == (
            review_state(found[line.session_id]), entry.number, entry.author_id, entry.text,
        )  # fmt: skip
        assert line.reasons == (calls[-1] if calls else ())
        assert (line.patient_name, line.therapist_id, line.beside) == ("Mara Alder", ADA.id, 0)


def test_that_the_queue_reads_along_its_index_and_no_further(clinic_file: ClinicFile) -> None:
    """The plan sorts nothing but the page itself, and reads each thread by its key."""
    heard: list[str] = []
    with clinic_file.reading() as reading:
        connection = read_lane(clinic_file)
        connection.set_trace_callback(heard.append)
        reading.review_queue(QUEUED, BEFORE_ALL, 50)
        reading.questions_for(ADA.id)
        reading.review_count(ReviewState.TO_REVIEW, 10_001)
        reading.parts_in(["s001"])
        connection.set_trace_callback(None)
        plans = [[row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {said}").fetchall()] for said in heard]
    assert len(plans) == 4
    for plan in plans:
        scanned = [step for step in plan if step.startswith("SCAN") and not step.startswith("SCAN (subquery-")]
        assert [step for step in scanned if "VIRTUAL TABLE" not in step] == []
        assert not [step for step in plan if "AUTOMATIC" in step]
    assert sum("review_standing_by_state (state=? AND (since_utc_ms,session_id)>(?,?))" in step for step in plans[0]) == 3


def test_that_everybodys_part_is_read_as_the_session_tells_it(clinic_file: ClinicFile) -> None:
    filled(clinic_file, 3)
    with clinic_file.work() as work:
        work.save(None, Countersignature("c", "s007", ADA.id, Moment(0), "entered by somebody"))
    with clinic_file.reading() as reading:
        told = reading.parts_in(["s000", "s001", "s007"])
        for session_id, parts in told.items():
            session = reading.session(session_id)
            assert parts == parts_in(session, reading.addenda(session_id), reading.countersignatures(session_id))
    assert (told["s000"].typed, told["s001"].typed) == (frozenset({"typist"}), frozenset())
    assert told["s007"].countersigned == {ADA.id}


def test_that_a_standing_changed_behind_the_guards_is_found_by_a_check(
    clinic_file: ClinicFile, clinic_template: Template
) -> None:
    filled(clinic_file, 4)
    clinic_file.close()
    fault = "review_standing: 1 rows say something else than the threads of the review"
    guards = [said for said in trigger_statements() if "review_standing_" in said]
    with closing(connect(clinic_file.path, clinic_template.data_key)) as connection:
        for harm in (
            "UPDATE review_standing SET state = 'approved' WHERE state = 'question' AND session_id = "
            "(SELECT min(session_id) FROM review_standing WHERE state = 'question')",
            "DELETE FROM review_standing WHERE session_id = (SELECT min(session_id) FROM review_standing)",
            "INSERT INTO review_standing SELECT 'none', state, number, since_utc_ms, 0 FROM review_standing LIMIT 1",
        ):
            examination = Examination(connection, clinic_file.path, ORIGIN)
            assert fault not in list(examination.faults())  # the control
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute("BEGIN")
            for guard in guards:
                connection.execute(f"DROP TRIGGER {guard.split()[2]}")
            connection.execute(harm)
            for guard in guards:
                connection.execute(guard)
            assert fault in list(examination.faults())
            connection.execute("ROLLBACK")
