"""Search: the newest fifty sessions with a word in their notes, usual, rare or never written: flat, whatever the file holds."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from needlechart.bench.pairs import Figure, Limit, Result, limit, result
from needlechart.bench.review import FEW, GROWTH_GOAL, LINES, SEED, LinesFile, against, cpu

GOAL_MS = 5.0
WORDS = {"usual": "w1", "two usual": "w1 w20", "rare": "syncope", "never written": "nowhere"}


def measure(pairs: int) -> Result:
    """CPU milliseconds of a search in the large file, and its growth from the small one."""
    figures: list[Figure | Limit] = []
    with tempfile.TemporaryDirectory() as folder:
        few, many = LinesFile(Path(folder), FEW), LinesFile(Path(folder), LINES)
        for name, words in WORDS.items():
            ours, theirs = _search(many, words), _search(few, words)
            figures.append(against(f"{name}: {LINES:,} against {FEW:,}", ours, theirs, pairs, GROWTH_GOAL))
            figures.append(limit(f"{name}, CPU", "ms", [cpu(ours)[0] for _ in range(pairs)], GOAL_MS))
        few.close()
        many.close()
    return result("search", pairs, SEED, figures)


def _search(file: LinesFile, words: str) -> Callable[[], object]:
    from needlechart.domain.review import FilterKind, Order, SessionFilter

    return lambda: file.page(SessionFilter().having(FilterKind.WORDS, words), Order())
