"""Taps in the real window cost one sync each, counted by the system: what is called saved is on the disk."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.journeys.test_pulled_plug import ROOT, child_environment

STEPS = 4
_TOLD = re.compile(r'write\(1<[^>]*>, "(changed|saved) ')


def told_and_synced(path: Path, log: Path) -> list[str]:
    """While charting, in order: "changed", "saved"; "log" for a sync of the write-ahead file, "file" for one of the file."""
    strace: list[str | Path] = ["strace", "-f", "-y", "-s", "16", "-e", "trace=fsync,fdatasync,write", "-o", log]
    command: list[str | Path] = [*strace, sys.executable, "-m", "tests.journeys.charting_child", path, str(STEPS)]
    done = subprocess.run(command, cwd=ROOT, env=child_environment(), capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    happened = []
    for line in log.read_text(errors="replace").splitlines():
        told = _TOLD.search(line)
        if told is not None:
            happened.append(told[1])
        elif "sync(" in line and path.name in line:
            happened.append("log" if f"{path.name}-wal" in line else "file")
    return happened[happened.index("saved") : len(happened) - happened[::-1].index("saved")]


def test_that_a_tap_is_one_sync_and_nothing_is_called_saved_before_it(clinic_path: Path, tmp_path: Path) -> None:
    happened = told_and_synced(clinic_path, tmp_path / "log")
    changes, tidied = happened.count("changed"), happened.count("file")
    assert changes == 2 * STEPS
    # One more where the write-ahead file begins anew: with the first change, and after the file was tidied up in a pause.
    assert changes <= happened.count("log") <= changes + 1 + 2 * tidied
    called_saved = [place for place, what in enumerate(happened) if what == "saved"]
    assert len(called_saved) >= STEPS // 2
    for place in called_saved:
        before = happened[:place]
        assert before.count("log") >= before.count("changed")
