"""Review: pages of all sessions as lines of the domain, against fifty rows read by their keys; and how both grow with the file.

Two files of lines (no sessions below them: what a page costs hangs on the lines alone): 10,000, and as many as
``NEEDLECHART_BENCH_LINES`` says, 1,000,000 unless it is set.
"""

from __future__ import annotations

import os
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from needlechart.bench.pairs import Figure, Limit, Result, figure, interleaved, limit, result

if TYPE_CHECKING:
    from needlechart.domain.review import Cursor, Order, SessionFilter
    from needlechart.records.connection import Connection

SEED = 1
FEW, LINES = 10_000, int(os.environ.get("NEEDLECHART_BENCH_LINES", "1000000"))
PAGE_GOAL, GROWTH_GOAL, MEMORY_GOAL_MB = 3.0, 1.5, 10.0
REPEATS = 5


class LinesFile:
    """An encrypted clinic file with so many lines, opened as the window opens it."""

    def __init__(self, folder: Path, lines: int) -> None:
        from needlechart.bench.many_lines import fill
        from needlechart.records.connection import connect, working_connection
        from needlechart.records.migrations import migrate

        path, key = folder / f"{lines}.needlechart", bytes(range(32))
        made = connect(path, key, "rwc")
        migrate(made, path.name)
        fill(made, lines, SEED)
        made.close()
        self.connection: Connection = working_connection(path, key)
        self._keys = [row[0] for row in self.connection.execute("SELECT key FROM session_line ORDER BY key DESC LIMIT 50")]

    def page(self, wanted: SessionFilter, order: Order, after: Cursor | None = None) -> Cursor | None:
        """Reads a page; where it ends."""
        from needlechart.bench.many_lines import LAST_DAY
        from needlechart.domain.moments import Moment
        from needlechart.domain.review.wanted import wanted_of
        from needlechart.records.line_queries import page_of

        now = Moment.parse(f"{LAST_DAY}T23:59:00+00:00").plus(hours=48)
        return page_of(self.connection, wanted_of(wanted, now), order, after).next

    def by_key(self) -> None:
        """Fifty rows by their keys, made into lines."""
        from needlechart.records.line_rows import SELECTED, line_from

        statement = f"SELECT {SELECTED} FROM session_line l WHERE l.key IN ({', '.join('?' * len(self._keys))})"
        for row in self.connection.execute(statement, self._keys).fetchall():
            line_from(row)

    def close(self) -> None:
        """Closes the file."""
        self.connection.close()


def cpu(run: Callable[[], object]) -> tuple[float, ...]:
    """CPU milliseconds of one of several runs."""
    begun = time.process_time()
    for _ in range(REPEATS):
        run()
    return ((time.process_time() - begun) * 1000 / REPEATS,)


def against(name: str, ours: Callable[[], object], theirs: Callable[[], object], pairs: int, goal: float) -> Figure:
    """CPU milliseconds of both."""
    one, other = interleaved(lambda: cpu(ours), lambda: cpu(theirs), pairs)
    return figure(name, "ms", [o[0] for o in one], [t[0] for t in other], goal)


def growing_mb(run: Callable[[], object]) -> float:
    """How far the most memory of the process rose meanwhile, in MB."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    run()
    return (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024


def measure(pairs: int) -> Result:
    """First and next page against rows by key; first page, filtered and sorted, of many against few."""
    from needlechart.bench.many_lines import RARE_VALUES, USUAL_VALUES
    from needlechart.domain.review import FilterKind, Order, SessionFilter, Sort

    everything, newest = SessionFilter(), Order()
    usual = everything.having(FilterKind.THERAPIST, USUAL_VALUES[FilterKind.THERAPIST])
    cases = {
        "all": (everything, newest),
        "a usual muscle of a usual therapist": (
            usual.having(FilterKind.MUSCLE, USUAL_VALUES[FilterKind.MUSCLE]), newest,
        ),
        "a rare lot": (everything.having(FilterKind.LOT, RARE_VALUES[FilterKind.LOT]), newest),
        "a rare muscle of a usual therapist": (usual.having(FilterKind.MUSCLE, RARE_VALUES[FilterKind.MUSCLE]), newest),
        "most needles first": (everything, Order(Sort.NEEDLES)),
    }  # fmt: skip
    figures: list[Figure | Limit] = []
    with tempfile.TemporaryDirectory() as folder:
        few, many = LinesFile(Path(folder), FEW), LinesFile(Path(folder), LINES)
        figures.append(against("first page", lambda: many.page(everything, newest), many.by_key, pairs, PAGE_GOAL))
        second = many.page(everything, newest)
        figures.append(against("next page", lambda: many.page(everything, newest, second), many.by_key, pairs, PAGE_GOAL))
        for name, (wanted, order) in cases.items():
            ours, theirs = _first(many, wanted, order), _first(few, wanted, order)
            figures.append(against(f"{name}: {LINES:,} against {FEW:,}", ours, theirs, pairs, GROWTH_GOAL))
        figures.append(limit("memory of 100 pages", "MB", [growing_mb(lambda: _hundred(many))], MEMORY_GOAL_MB))
        few.close()
        many.close()
    return result("review", pairs, SEED, figures)


def _first(file: LinesFile, wanted: SessionFilter, order: Order) -> Callable[[], object]:
    return lambda: file.page(wanted, order)


def _hundred(file: LinesFile) -> None:
    from needlechart.domain.review import Order, SessionFilter

    after = None
    for _ in range(100):
        after = file.page(SessionFilter(), Order(), after)
