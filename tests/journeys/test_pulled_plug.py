"""The plug is pulled in the middle of charting; the reopened chart is the one that was last called saved."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from needlechart.domain.sessions import TreatmentSession
from tests.journeys.hands import Hands

ROOT = Path(__file__).parents[2]


def child_environment() -> dict[str, str]:
    """What a program needs to chart without a screen."""
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}


class Pulled:
    """What a charting program told until it was killed."""

    def __init__(self) -> None:
        self.changed: list[str] = []
        self.saved: list[str] = []

    def hear(self, line: str) -> None:
        what, value = line.rstrip("\n").split(" ", 1)
        {"changed": self.changed, "saved": self.saved}[what].append(value)

    def may_be_found(self) -> set[str]:
        """The value last called saved, or one that stood on the screen after it and was on its way to the disk."""
        last = self.saved[-1]
        on_the_way = self.changed[len(self.changed) - 1 - self.changed[::-1].index(last) :]
        return {last, *on_the_way}


def charted_until(path: Path, lines: int) -> Pulled:
    """Lets a program chart until so many values were told, and kills it in whatever it is doing."""
    told = Pulled()
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.charting_child", path],
        cwd=ROOT,
        env=child_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with child:
        assert child.stdout is not None
        assert child.stderr is not None
        for heard, line in enumerate(child.stdout, 1):
            told.hear(line)
            if heard == lines:
                child.send_signal(signal.SIGKILL)
        said = child.stderr.read()
    assert child.returncode == -signal.SIGKILL, said
    return told


def found_again(hands: Hands) -> TreatmentSession:
    """The draft of Mara Alder, opened from her chart."""
    hands.find_patient("alder", "Mara Alder")
    hands.press("Continue the draft", "Patient")
    hands.until(lambda: hands.window.session_page is not None)
    return hands.session


@pytest.mark.parametrize("lines", [23, 40, 57, 74])
def test_that_the_reopened_chart_is_the_last_saved_one(sit_down: Callable[[], Hands], clinic_path: Path, lines: int) -> None:
    told = charted_until(clinic_path, lines)
    assert len(told.saved) > lines // 4
    hands = sit_down()
    session = found_again(hands)
    assert repr(session) in told.may_be_found()
    assert len(session.sites) >= 3
    hands.press("Undo")
    hands.until_saved()
    assert hands.session != session
    hands.press("Redo")
    hands.until_saved()
    assert hands.session == session


def test_that_another_chart_would_not_pass_for_it(clinic_path: Path) -> None:
    told = charted_until(clinic_path, 40)
    assert told.changed[0] not in told.may_be_found()
