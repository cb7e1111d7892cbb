"""Every filter and sort the review offers, generated from their registry: one statement, indexes only, few rows visited."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

import pytest
from sqlcipher3 import dbapi2

from needlechart.bench.many_lines import LAST_DAY, RARE, RARE_VALUES, USUAL_VALUES, fill
from needlechart.domain.moments import Moment
from needlechart.domain.review import (
    FILTERS,
    MOST_COUNTED,
    PAGE,
    SMALL,
    SORTS,
    Condition,
    Cursor,
    FilterKind,
    Order,
    SessionFilter,
    Sort,
    TooManyToSort,
    offered_sorts,
)
from needlechart.domain.review.wanted import wanted_of
from needlechart.records.connection import Connection
from needlechart.records.line_queries import page_of, page_statement, totals_of
from needlechart.records.line_tables import SESSION_LINE
from needlechart.records.migrations import migrate

FEW, MANY = 2_000, 20_000
NOW = Moment.parse(f"{LAST_DAY}T23:59:00+00:00").plus(hours=48)
EVERYTHING = SessionFilter()
MOST_TIMES_THE_PAGE = 20
MOST_GROWTH = 1.5
STEP = 20


def _file(lines: int) -> Connection:
    connection = dbapi2.connect(":memory:", isolation_level=None)
    migrate(connection, "lines")
    fill(connection, lines)
    return connection


@pytest.fixture(scope="module")
def few() -> Iterator[Connection]:
    connection = _file(FEW)
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def many() -> Iterator[Connection]:
    connection = _file(MANY)
    yield connection
    connection.close()


def offered() -> list[tuple[SessionFilter, Order]]:
    """Each filter alone, with a usual and with a rare value; each pair of filters, rare with usual; every order offered."""
    singles = [Condition(row.kind, (values[row.kind],)) for row in FILTERS for values in (USUAL_VALUES, RARE_VALUES)]
    pairs = [
        SessionFilter((Condition(one.kind, (mine[one.kind],)), Condition(other.kind, (USUAL_VALUES[other.kind],))))
        for one, other in combinations(FILTERS, 2)
        for mine in (RARE_VALUES, USUAL_VALUES)
    ]
    filters = [EVERYTHING, *(SessionFilter((condition,)) for condition in singles), *pairs]
    return [
        (wanted, Order(sort, descending))
        for wanted in filters
        for sort in offered_sorts(wanted, SMALL + 1)
        for descending in (True, False)
    ]


OFFERED = offered()


def _steps(connection: Connection, run: Callable[[], object]) -> int:
    """How many steps the engine's machine took."""
    taken = 0

    def count() -> int:
        nonlocal taken
        taken += STEP
        return 0

    connection.set_progress_handler(count, STEP)
    try:
        run()
    finally:
        connection.set_progress_handler(None, 0)
    return taken


def _page_steps(connection: Connection, wanted: SessionFilter, order: Order) -> int:
    return _steps(connection, lambda: page_of(connection, wanted_of(wanted, NOW), order, None))


def _page_by_key(connection: Connection) -> int:
    keys = [row[0] for row in connection.execute(f"SELECT key FROM {SESSION_LINE} LIMIT {PAGE}").fetchall()]
    statement = f"SELECT * FROM {SESSION_LINE} WHERE key IN ({', '.join('?' * PAGE)})"
    return _steps(connection, lambda: connection.execute(statement, keys).fetchall())


def test_that_the_registry_has_a_rare_and_a_usual_value_of_every_filter() -> None:
    kinds = {row.kind for row in FILTERS}
    assert kinds == set(FilterKind) == set(RARE_VALUES) == set(USUAL_VALUES)
    assert {row.sort for row in SORTS} == set(Sort)
    assert len(OFFERED) > 600


def test_that_no_offered_page_scans_without_an_index(many: Connection) -> None:
    plans = set()
    for wanted, order in OFFERED:
        for after in (None, Cursor(0, 1)):
            statement, values = page_statement(wanted_of(wanted, NOW), order, after, PAGE)
            plans |= {row[3] for row in many.execute(f"EXPLAIN QUERY PLAN {statement}", values).fetchall()}
    read = {plan for plan in plans if plan.startswith(("SCAN", "SEARCH"))}
    assert len(read) >= 5
    assert [plan for plan in read if not _indexed(plan)] == []
    told = {row[3] for row in many.execute(f"EXPLAIN QUERY PLAN SELECT * FROM {SESSION_LINE} WHERE needles = 3").fetchall()}
    assert [plan for plan in told if not _indexed(plan)] == [f"SCAN {SESSION_LINE}"], "the control: a scan is seen"


def _indexed(plan: str) -> bool:
    """A search, an index read along, what an inner part gave, or the word index asked for words (M) or one row (=)."""
    if plan.startswith("SEARCH") or " USING " in plan:
        return True
    if "VIRTUAL TABLE INDEX" in plan:
        return ":" in plan and any(mark in plan.rsplit(":", 1)[1] for mark in "M=")
    return plan in {"SCAN f", "SCAN CONSTANT ROW"} or plan.startswith("SCAN (")


def test_that_an_offered_page_visits_few_rows_however_many_there_are(few: Connection, many: Connection) -> None:
    floor = _page_by_key(many)
    whole_page = _page_steps(few, EVERYTHING, Order())
    worst = 0
    for wanted, order in OFFERED:
        among_few, among_many = (_page_steps(connection, wanted, order) for connection in (few, many))
        worst = max(worst, among_many)
        assert among_many <= MOST_TIMES_THE_PAGE * floor, (wanted, order)
        assert among_many <= MOST_GROWTH * max(among_few, whole_page), (wanted, order)
    assert whole_page < worst < MOST_TIMES_THE_PAGE * floor / 2
    scan = _steps(many, lambda: many.execute(f"SELECT * FROM {SESSION_LINE} WHERE lots = 'rare 1'").fetchall())
    assert scan > MOST_TIMES_THE_PAGE * floor, "the control: a scan is counted"


def test_that_a_rare_value_is_found_among_many(many: Connection) -> None:
    for kind in set(FilterKind) - {FilterKind.PERIOD, FilterKind.UNSIGNED}:
        page = page_of(many, wanted_of(EVERYTHING.having(kind, RARE_VALUES[kind]), NOW), Order(), None)
        assert len(page.lines) == RARE, kind
        assert page.next is None


def test_that_counting_stops_at_its_limit_and_says_so(many: Connection) -> None:
    everything = totals_of(many, wanted_of(EVERYTHING, NOW))
    assert (everything.sessions, everything.words, everything.needles) == (MOST_COUNTED, "10,000+", None)
    some = totals_of(many, wanted_of(EVERYTHING.having(FilterKind.THERAPIST, "therapist-3"), NOW))
    assert not some.more
    assert some.needles is not None
    assert some.words == f"{some.sessions:,}"


def test_that_too_many_are_not_sorted_by_what_stands_not_ready(many: Connection) -> None:
    usual = EVERYTHING.having(FilterKind.THERAPIST, "therapist-3", "therapist-4")
    assert Sort.NEEDLES not in offered_sorts(usual, totals_of(many, wanted_of(usual, NOW)).sessions)
    with pytest.raises(TooManyToSort) as told:
        page_of(many, wanted_of(usual, NOW), Order(Sort.NEEDLES), None)
    assert "cannot be sorted by needles" in told.value.sentence
    fewer = usual.having(FilterKind.PERIOD, "2026-01-01/")
    assert set(offered_sorts(fewer, totals_of(many, wanted_of(fewer, NOW)).sessions)) == set(Sort)
    page = page_of(many, wanted_of(fewer, NOW), Order(Sort.NEEDLES), None)
    needles = [line.needling.needles for line in page.lines]
    assert len(needles) == PAGE
    assert needles == sorted(needles, reverse=True)
