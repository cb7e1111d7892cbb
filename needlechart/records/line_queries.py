"""Pages of the review's lines: one statement a page, whatever is filtered and sorted by."""

from __future__ import annotations

from dataclasses import replace

from needlechart.domain.review.paging import MOST_COUNTED, PAGE, Cursor, LinePage, LineTotals
from needlechart.domain.review.sorts import SMALL, Order, Sort, TooManyToSort, sort_row
from needlechart.domain.review.tags import SIGNED
from needlechart.domain.review.wanted import Wanted
from needlechart.records.connection import Connection
from needlechart.records.line_rows import SELECTED, all_of, line_from
from needlechart.records.line_tables import IN_CHART, IS_DRAFT, SESSION_INDEX, SESSION_LINE, sort_index

Values = dict[str, str | int | float]
"""What a statement is run with, by name."""


def page_of(connection: Connection, wanted: Wanted, order: Order, after: Cursor | None, limit: int = PAGE) -> LinePage:
    """The lines after that place, one page of them."""
    statement, values = page_statement(wanted, order, after, limit)
    rows = connection.execute(statement, values).fetchall()
    if rows and rows[0][0] > SMALL:
        raise TooManyToSort(order.sort)
    lines = tuple(line_from(row[2:]) for row in rows[:limit])
    last = rows[limit - 1] if len(rows) > limit else None
    return LinePage(lines, None if last is None else Cursor(last[1], last[2]))


def totals_of(connection: Connection, wanted: Wanted) -> LineTotals:
    """How many there are, counted up to ``MOST_COUNTED``, and what was needled in them when there are no more."""
    found, values = _found(wanted)
    (sessions,) = connection.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM ({found}) LIMIT {MOST_COUNTED + 1})", values
    ).fetchone()
    if sessions > MOST_COUNTED:
        return LineTotals(MOST_COUNTED, True, None, None)
    sums = "coalesce(sum(l.needles), 0), coalesce(sum(l.twitches), 0), coalesce(max(l.at_least), 0)"
    needles, twitches, at_least = connection.execute(f"SELECT {sums} FROM ({found}) f {_JOINED}", values).fetchone()
    return LineTotals(sessions, False, needles, twitches, bool(at_least))


_JOINED = f"CROSS JOIN {SESSION_LINE} l ON l.key = f.key"


def page_statement(wanted: Wanted, order: Order, after: Cursor | None, limit: int) -> tuple[str, Values]:
    """The one statement of a page, one line longer than the page: among how many it had to sort (0: none), the value sorted by,
    then ``SELECTED``."""
    row = sort_row(order.sort)
    if order.sort is Sort.DATE:
        return _by_date(wanted, order, after, limit)
    if row.indexed and wanted == Wanted():
        found, values = _in_order(row.column, order, after)
        among, start = "0", ""
    else:
        found, values = _found(wanted)
        among, start = "(SELECT count(*) FROM f)", f"WITH f(key) AS MATERIALIZED (SELECT key FROM ({found}) LIMIT {SMALL + 1}) "
        found = "SELECT key FROM f"
    where = ""
    if after is not None:
        where = f"WHERE (l.{row.column}, l.key) {_beyond_sign(order)} (:value, :key)"
        values |= {"value": after.value, "key": after.key}
    values["limit"] = limit + 1
    way = _way(order)
    ordered = f"ORDER BY l.{row.column} {way}, l.key {way} LIMIT :limit"
    return f"{start}SELECT {among}, l.{row.column}, {SELECTED} FROM ({found}) f {_JOINED} {where} {ordered}", values


def _by_date(wanted: Wanted, order: Order, after: Cursor | None, limit: int) -> tuple[str, Values]:
    if after is not None:
        wanted = _beyond(wanted, after.key, order.descending)
    found, values = _found(wanted, f"ORDER BY 1 {_way(order)} LIMIT :limit")
    values["limit"] = limit + 1
    return f"SELECT 0, l.key, {SELECTED} FROM ({found}) f {_JOINED} ORDER BY l.key {_way(order)} LIMIT :limit", values


def _found(wanted: Wanted, ending: str = "") -> tuple[str, Values]:
    """The keys of all lines that fit; with an ``ending`` each of the two places where lines lie gives no more than that."""
    values: Values = {"first": wanted.first, "last": wanted.last}
    parts = []
    if wanted.signed:
        values["match"] = _match(wanted)
        parts.append(
            f"SELECT rowid AS key FROM {SESSION_INDEX} WHERE {SESSION_INDEX} MATCH :match AND rowid >= :first "
            f"AND rowid < :last {ending}"
        )
    if wanted.drafts:
        conditions = [IS_DRAFT, "key >= :first AND key < :last", *_of_drafts(wanted, values)]
        parts.append(f"SELECT key FROM {SESSION_LINE} WHERE {' AND '.join(conditions)} {ending}")
    return " UNION ALL ".join(f"SELECT key FROM ({part})" for part in parts) or "SELECT 0 AS key WHERE 0", values


def _in_order(column: str, order: Order, after: Cursor | None) -> tuple[str, Values]:
    """The keys of all lines as they stand in the index of that column, and the drafts beside them."""
    way, beyond = _way(order), ""
    if after is not None:
        beyond = f"AND ({column}, key) {_beyond_sign(order)} (:value, :key)"
    ready = f"{SESSION_LINE} INDEXED BY {sort_index(column)} WHERE {IN_CHART} {beyond}"
    return (
        f"SELECT key FROM (SELECT key FROM {ready} ORDER BY {column} {way}, key {way} LIMIT :limit) "
        f"UNION ALL SELECT key FROM {SESSION_LINE} WHERE {IS_DRAFT}"
    ), {}


def _match(wanted: Wanted) -> str:
    """The groups in the words of the index."""
    groups = (f"({' OR '.join(f'({all_of(words)})' for words in group)})" for group in wanted.groups)
    return " AND ".join(groups) or all_of((SIGNED,))


def _of_drafts(wanted: Wanted, values: Values) -> list[str]:
    """The same groups as conditions on the words that stand in the rows of drafts."""
    found = []
    for group in wanted.groups:
        ways = []
        for alternative in group:
            looked_for = []
            for word in alternative:
                name = f"w{len(values)}"
                values[name] = f" {word} "
                looked_for.append(f"instr({'draft_tags' if '_' in word else 'draft_words'}, :{name}) > 0")
            ways.append(" AND ".join(looked_for))
        found.append(f"({' OR '.join(ways)})")
    if wanted.waits_before_ms is not None:
        values["waits_before"] = wanted.waits_before_ms
        found.append("waits_since_utc_ms < :waits_before")
    return found


def _beyond(wanted: Wanted, key: int, descending: bool) -> Wanted:
    return replace(wanted, last=min(wanted.last, key)) if descending else replace(wanted, first=max(wanted.first, key + 1))


def _beyond_sign(order: Order) -> str:
    return "<" if order.descending else ">"


def _way(order: Order) -> str:
    return "DESC" if order.descending else "ASC"
