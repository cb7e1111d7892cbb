"""A window on a clinic file of the test's own, used only by clicks and keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from needlechart.app import make_window
from needlechart.records.clinic_file import ClinicFile
from needlechart.ui.look.theme import theme
from needlechart.ui.main_window import MainWindow
from tests.clinics import PASSPHRASE, FrozenClock, Template, reopened
from tests.journeys.hands import Hands
from tests.journeys.taps import TapCount


class _Flashes(QObject):
    """Whatever is shown as a window of its own besides the window and its menus; a part that flashes by shuts open menus."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and _is_stray_window(watched):
            self.seen.append(f"{type(watched).__name__} {watched.accessibleName() or watched.toolTip()}")
            import traceback

            traceback.print_stack()
        return False


def _is_stray_window(shown: QWidget) -> bool:
    return shown.isWindow() and not isinstance(shown, (MainWindow, QMenu))


@pytest.fixture
def sit_down(
    qtbot: QtBot, qapp: QApplication, tmp_settings: Path, clinic_template: Template, clinic_path: Path
) -> Iterator[Callable[..., Hands]]:
    """Opens the program on the clinic file and signs in by the passphrase; again after it was left.

    The hands may be of another kind from then on; everybody signs in by mouse and keys.  With a clock that the test sets,
    Ada sits there already.
    """
    theme.apply(qapp, "light")
    theme.still = True
    windows: list[MainWindow] = []
    flashes = _Flashes()
    qapp.installEventFilter(flashes)

    def sit(kind: type[Hands] = Hands, clock: FrozenClock | None = None) -> Hands:
        window = make_window()
        windows.append(window)
        if clock is not None:
            return _already_there(kind(qtbot, window), reopened(clinic_template, clinic_path, clock, seed=9))
        window.opening.ask_who(clinic_path)
        window.show()
        qtbot.waitExposed(window)
        hands = Hands(qtbot, window)
        hands.type_in("Passphrase", PASSPHRASE)
        hands.press("Sign in")
        hands.until(lambda: window.today_page is not None and window.today_page.isVisible())
        return kind(qtbot, window)

    yield sit
    theme.still = False
    qapp.removeEventFilter(flashes)
    for window in windows:
        window.close()
        window.deleteLater()
    assert flashes.seen == []


def _already_there(hands: Hands, file: ClinicFile) -> Hands:
    window = hands.window
    window.show()
    hands.qtbot.waitExposed(window)
    window.worker.open(file)
    window.watch_tables()
    window.show_today()
    hands.until(lambda: window.today_page is not None and window.today_page.isVisible())
    return hands


@pytest.fixture
def taps(qapp: QApplication) -> Iterator[TapCount]:
    """What reaches the windows, from the beginning of the test."""
    count = TapCount()
    qapp.installEventFilter(count)
    yield count
    qapp.removeEventFilter(count)
