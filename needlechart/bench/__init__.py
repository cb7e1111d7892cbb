"""Benchmarks: each a candidate against a floor in the same run, interleaved, as JSON.

Never part of the ordinary tests: those count syncs, statements and modules instead of seconds.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

NAMES = {
    "start": "start to the first frame of the sign-in page, against a bare QMainWindow: CPU seconds and memory",
    "tap": "tap on the body to durable and painted, against a raw encrypted insert and commit: wall seconds",
    "history": "500 and 5,000 visits asked for and painted, against bare statements and a bare painter; choosing: CPU",
    "walk": "the histories of 200 patients one after the other: memory that stays, and of a walk that keeps every chart",
    "dashboard": "every figure of a year in a clinic of a million sessions, against bare statements over the summaries: wall",
    "paint": "body chart repainted at two device pixels, against the copy of a pixmap; marks, zoom frames, sharp body: CPU",
    "hit": "what lies under a point of the body, against looking through boxes; all views ready: CPU",
    "thumbnails": "200 visits as small pictures, against as many copies of a pixmap: CPU",
    "review": "pages of a million sessions, against fifty rows by key and against ten thousand sessions: CPU, memory",
    "search": "words in the notes of a million sessions, against ten thousand: CPU",
    "heat": "heat map of 50,000 sites, against the same sums in plain numpy: CPU",
}


def run(names: list[str], *, listing: bool = False, pairs: int = 15, out: Path | None = None) -> int:
    """Runs the named benchmarks, or all; prints or writes their results as JSON.  Returns the exit status."""
    if listing:
        for name, words in NAMES.items():
            print(f"{name:10} {words}")
        return 0
    unknown = [name for name in names if name not in NAMES]
    if unknown or pairs < 9:
        print(f"Benchmarks are: {', '.join(NAMES)}; pairs at least 9.", file=sys.stderr)
        return 2
    results = [importlib.import_module(f"needlechart.bench.{name}").measure(pairs) for name in names or NAMES]
    text = json.dumps(results, indent=1)
    if out is None:
        print(text)
    else:
        out.write_text(text + "\n", "utf-8")
    return 0
