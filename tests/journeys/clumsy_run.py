"""Lets clumsy hands chart for long: ``python -m tests.journeys.clumsy_run --seeds 1 2 3 --deeds 3000``.

Prints each seed with what happened; ends with status 1 and the last deeds of the first seed that broke something.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import traceback
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from needlechart.app import make_application, make_window
from needlechart.ui.look.theme import theme
from tests.clinics import PASSPHRASE, make_clinic
from tests.journeys.bot import Bot
from tests.journeys.clumsy import ClumsyHands
from tests.journeys.clumsy_session import chart_clumsily
from tests.journeys.hands import Hands

LAST = 60
COMPLAINTS = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)
KNOWN = "This plugin does not support"


class Complaints:
    """What Qt and Python complained of."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        qInstallMessageHandler(self._message)
        sys.excepthook = lambda *raised: self.heard.append("".join(traceback.format_exception(*raised)))

    def _message(self, kind: QtMsgType, _where: QMessageLogContext, message: str) -> None:
        if kind in COMPLAINTS and not message.startswith(KNOWN):
            self.heard.append(message)


def run(seed: int, deeds: int, complaints: Complaints) -> bool:
    """One seed; whether everything held."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "riverside.needlechart"
        make_clinic(path)
        window = make_window()
        window.opening.ask_who(path)
        window.show()
        bot = Bot()
        hands = Hands(bot, window)  # type: ignore[arg-type]
        hands.type_in("Passphrase", PASSPHRASE)
        hands.press("Sign in")
        hands.until(lambda: window.today_page is not None and window.today_page.isVisible())
        clumsy = ClumsyHands(bot, window, seed)  # type: ignore[arg-type]
        try:
            seen = chart_clumsily(clumsy, deeds, lambda: complaints.heard)
        except BaseException:
            print("\n".join(clumsy.did[-LAST:]))
            print(f"seed {seed} broke after {len(clumsy.did)} lines of deeds")
            print("\n".join(complaints.heard))
            traceback.print_exc()
            return False
        finally:
            window.close()
            window.deleteLater()
        print(f"seed {seed}: {deeds} deeds, {seen} sessions seen", flush=True)
        return True


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--deeds", type=int, default=1000)
    chosen = parser.parse_args()
    app = make_application()
    theme.apply(app, "light")
    theme.still = True
    complaints = Complaints()
    return 0 if all(run(seed, chosen.deeds, complaints) for seed in chosen.seeds) else 1


if __name__ == "__main__":
    sys.exit(main())
