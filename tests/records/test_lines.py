"""The review's lines after any history of edits: what each filter finds is what a plain look at the charts finds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from needlechart.domain.charts import PatientChart
from needlechart.domain.review import FILTERS, Condition, FilterKind, Order, SessionFilter, SessionLine, Sort, filter_row
from needlechart.domain.review.wanted import wanted_of
from needlechart.domain.sessions import TreatmentSession
from needlechart.records.clinic_file import ClinicFile
from needlechart.records.line_check import LineCheck
from needlechart.records.line_tables import SESSION_INDEX, SESSION_LINE
from tests.clinics import ADA, NOW, FrozenClock
from tests.records.any_history import lived
from tests.records.plain_review import FITS, plain_sums, plainly_found
from tests.records.values import ValueMaker
from tests.records.watching import read_lane, statements, write_lane

NEWEST = Order()
STEPS, SEEDS = 60, (1, 2)


def _charts(file: ClinicFile) -> list[PatientChart]:
    with file.reading() as reading:
        return list(reading.charts())


def _found(file: ClinicFile, wanted: SessionFilter, order: Order = NEWEST, limit: int = 7) -> list[SessionLine]:
    """All pages, small ones, each in one statement."""
    found: list[SessionLine] = []
    after = None
    while True:
        with file.reading() as reading, statements(read_lane(file)) as heard:
            page = reading.session_lines(wanted_of(wanted, NOW), order, after, limit)
        assert len([words for words in heard if words.startswith(("SELECT", "WITH"))]) == 1
        found += page.lines
        if page.next is None:
            return found
        after = page.next


def _values(charts: list[PatientChart], kind: FilterKind, chance: Random) -> list[str]:
    """Values of the filter that occur, and one that does not."""
    sessions = [s for c in charts for s in c.sessions]
    told: dict[FilterKind, list[str]] = {
        FilterKind.PERIOD: ["/", "2026-11-20/2026-11-20", "2024-01-01/", "/2023-06-30"],
        FilterKind.THERAPIST: [ADA.id, "nobody"],
        FilterKind.REGION: [p.region for c in charts for p in c.patient.problems if p.region],
        FilterKind.MUSCLE: [f"{s.place.muscle}/{s.place.side}" for x in sessions for s in x.sites if s.place.muscle],
        FilterKind.REACTION: ["any", "/serious", *[f"{r.kind}/{r.severity}" for x in sessions for r in x.reactions]],
        FilterKind.UNSIGNED: ["0", "24", "100000"],
        FilterKind.NEEDLE: [s.needle.type_key for x in sessions for s in x.sites if s.needle],
        FilterKind.LOT: [s.needle.lot for x in sessions for s in x.sites if s.needle and s.needle.lot],
        FilterKind.WORDS: [
            "Zoë",
            "kept",
            "lines DROP",
            'zoe" OR site*',
            "never-written",
            *[c.patient.family_name for c in charts],
        ],
        FilterKind.PATIENT: [c.patient.id for c in charts],
        FilterKind.ENTERED_BY: [s.entered_by for s in sessions if s.entered_by],
    }
    values = list(filter_row(kind).choices) or told[kind]
    return chance.sample(values, min(4, len(values)))


def test_that_every_filter_has_its_meaning_in_plain_words() -> None:
    assert set(FITS) == set(FilterKind) == {row.kind for row in FILTERS}


@pytest.mark.parametrize("seed", SEEDS)
def test_that_after_any_history_every_filter_finds_what_a_plain_look_finds(clinic_file: ClinicFile, seed: int) -> None:
    history, chance = lived(clinic_file, seed, STEPS), Random(seed)
    assert len(history.done) == 9
    charts = _charts(clinic_file)
    hits = 0
    conditions = [Condition(kind, (value,)) for kind in FilterKind for value in _values(charts, kind, chance)]
    pairs = [(one, chance.choice([c for c in conditions if c.kind is not one.kind])) for one in conditions]
    for wanted in [SessionFilter(), *[SessionFilter((c,)) for c in conditions], *map(SessionFilter, pairs)]:
        expected = plainly_found(charts, wanted, NOW)
        lines = _found(clinic_file, wanted)
        assert {line.session_id for line in lines} == expected, wanted
        assert len(lines) == len(expected)
        assert [line.key for line in lines] == sorted((line.key for line in lines), reverse=True)
        with clinic_file.reading() as reading:
            totals = reading.line_totals(wanted_of(wanted, NOW))
        assert (totals.sessions, totals.needles, totals.twitches) == plain_sums(charts, expected), wanted
        hits += bool(expected)
    assert hits > 30
    _all_sorted(clinic_file)
    assert _faults(clinic_file, charts) == []


def _all_sorted(file: ClinicFile) -> None:
    everything = {line.session_id for line in _found(file, SessionFilter())}
    column: dict[Sort, Callable[[SessionLine], Any]] = {
        Sort.NEEDLES: lambda line: line.needling.needles,
        Sort.TWITCHES: lambda line: line.needling.twitches,
        Sort.DATE: lambda line: line.date,
        Sort.PAIN_CHANGE: lambda line: -100 if line.pain.change is None else line.pain.change,
    }
    for sort in Sort:
        for descending in (True, False):
            lines = _found(file, SessionFilter(), Order(sort, descending))
            assert {line.session_id for line in lines} == everything, sort
            assert len(lines) == len(everything)
            if sort in column:
                values: list[Any] = [column[sort](line) for line in lines]
                assert values == sorted(values, reverse=descending), sort


def _faults(file: ClinicFile, charts: list[PatientChart]) -> list[str]:
    check = LineCheck(read_lane(file))
    told = [str(fault) for chart in charts for session in chart.sessions if (fault := check.fault(chart, session))]
    return told + list(check.end())


SPOILT = (
    f"UPDATE {SESSION_LINE} SET needles = needles + 1",
    f"UPDATE {SESSION_LINE} SET lies = 'void'",
    f"DELETE FROM {SESSION_LINE}",
    f"DELETE FROM {SESSION_INDEX} WHERE rowid = (SELECT max(key) FROM {SESSION_LINE} WHERE lies = 'chart')",
    f"UPDATE {SESSION_INDEX} SET terms = 'in_chart' WHERE rowid = (SELECT max(key) FROM {SESSION_LINE} WHERE lies = 'chart')",
    f"INSERT INTO {SESSION_INDEX} (rowid, terms) VALUES (7, 'status_to_review')",
    f"DELETE FROM {SESSION_INDEX}_data WHERE id > 10",
)


def test_that_a_spoilt_line_or_index_is_told(clinic_file: ClinicFile) -> None:
    lived(clinic_file, 5, 25)
    charts = _charts(clinic_file)
    assert _faults(clinic_file, charts) == []
    for statement in SPOILT:
        with pytest.raises(KeyboardInterrupt), clinic_file.work():  # noqa: PT012
            connection = write_lane(clinic_file)
            connection.execute(statement)
            check = LineCheck(connection)
            told = [fault for chart in charts for session in chart.sessions if (fault := check.fault(chart, session))]
            assert [*told, *check.end()], statement
            raise KeyboardInterrupt
    assert _faults(clinic_file, charts) == []


def test_that_a_tap_writes_one_row_of_the_review_and_nothing_where_nothing_shows(
    clinic_file: ClinicFile, clock: FrozenClock
) -> None:
    maker = ValueMaker(3, 1.0)
    draft: TreatmentSession = maker.root(TreatmentSession)
    with clinic_file.work() as work:
        work.save(None, draft)
        work.save_draft(draft, replace(draft, table="3"))
    before = replace(draft, table="3")
    tapped = before.without_site(before.sites[-1].id)
    for after, written in ((tapped, True), (replace(tapped, table="4", setting="window"), False)):
        with clinic_file.work() as work, statements(write_lane(clinic_file)) as heard:
            work.save_draft(before, after)
        of_review = [words for words in heard if SESSION_LINE in words or SESSION_INDEX in words]
        assert [words.split(" SET ")[0] for words in of_review] == ([f"UPDATE {SESSION_LINE}"] if written else [])
        before = after
