"""A program of its own that charts: without end, for a test that pulls the plug, or so many steps.

Started as ``python -m tests.journeys.charting_child CLINIC_FILE [STEPS]``.  Writes a line for every session value:
``changed`` when it stands on the screen, ``saved`` when the page says that all of it is on disk.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import count, cycle
from pathlib import Path

from needlechart.app import make_application, make_window
from needlechart.domain.body import BodyPoint, View
from needlechart.drawing.sheets import BodyView
from needlechart.ui.charting.session_editor import SessionEditor
from tests.clinics import PASSPHRASE
from tests.journeys.bot import Bot
from tests.journeys.hands import Hands

POINTS = tuple(BodyPoint(View.POSTERIOR, 548.9, y_mm) for y_mm in (1000.0, 1200.0, 1400.0, 1595.6))


def tell(what: str, editor: SessionEditor) -> None:
    print(f"{what} {editor.session!r}", flush=True)


def main(path: Path, steps: Iterable[int]) -> None:
    """Signs in, opens Mara Alder, and charts a tap and an answer a step."""
    make_application()
    window = make_window()
    window.opening.ask_who(path)
    window.show()
    hands = Hands(Bot(), window)  # type: ignore[arg-type]
    hands.type_in("Passphrase", PASSPHRASE)
    hands.press("Sign in")
    hands.until(lambda: window.today_page is not None and window.today_page.isVisible())
    hands.find_patient("alder", "Mara Alder")
    hands.press("New session")
    hands.until(lambda: window.session_page is not None)
    editor = hands.page.editor
    editor.session_changed.connect(lambda _session: tell("changed", editor))
    editor.unkept_changed.connect(lambda left: tell("saved", editor) if left == 0 else None)
    hands.go_to("Needle")
    hands.show(BodyView.BACK, "Back")
    hands.until_saved()
    tell("saved", editor)
    for step, point in zip(steps, cycle(POINTS), strict=False):
        hands.tap(point)
        hands.key(str(step % 6))
        if step % 2:
            hands.until_saved()
    hands.until_saved()
    window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), range(int(sys.argv[2])) if len(sys.argv) > 2 else count())
