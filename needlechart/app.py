"""Composition: builds the application, its settings and its window, and starts it."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSettings, QStandardPaths

from needlechart import __version__
from needlechart.ui.application import Application
from needlechart.ui.look.theme import Scheme, theme
from needlechart.ui.main_window import MainWindow

if TYPE_CHECKING:
    from needlechart.usecases.clinics import ClinicFile


_UNCOUNTED_VALUES, _PASSES, _OLD_PASSES = 20_000, 20, 50
"""How many values are made before Python looks for rings among them, and how many such looks bring one at older values.

A chart is many thousand values without a ring among them; with Python's own figures (700, 10, 10) the looking took as long
as reading a long chart, on the thread of the window too.
"""


def make_application() -> Application:
    """The one application, named, with settings in an INI file and the look of the product."""
    gc.set_threshold(_UNCOUNTED_VALUES, _PASSES, _OLD_PASSES)
    present = Application.instance()
    app = present if isinstance(present, Application) else Application(sys.argv[:1])
    QCoreApplication.setOrganizationName("NeedleChart")
    QCoreApplication.setApplicationName("NeedleChart")
    QCoreApplication.setApplicationVersion(__version__)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    settings = QSettings()
    theme.apply(app, _scheme(settings), _text_scale(settings))
    return app


def _scheme(settings: QSettings) -> Scheme:
    kept = settings.value("look/scheme", "system")
    return "light" if kept == "light" else "dark" if kept == "dark" else "system"


def _text_scale(settings: QSettings) -> float:
    try:
        return min(2.5, max(1.0, float(str(settings.value("look/text", 1.0)))))
    except ValueError:
        return 1.0


def clinics_folder() -> Path:
    """Where a new clinic file is offered to be kept."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))


def has_screen() -> bool:
    """Whether a window can be shown: always on Windows and macOS; elsewhere a display or a chosen platform is needed."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def run(path: Path | None = None, *, demo: bool = False) -> int:
    """Starts the window on that clinic file, on the one used last, or on the first start.  Returns the exit status."""
    app = make_application()
    window = make_window()
    if demo:
        window.opening.open_demo()
    else:
        window.opening.ask_who(path)
    window.show()
    return app.exec()


def make_window() -> MainWindow:
    """The window, before any clinic file is asked for."""
    return MainWindow(clinics_folder(), _make_demo)


def _make_demo(path: Path, progress: Callable[[int, int], None]) -> ClinicFile:
    from needlechart.demo.clinic import make_demo_clinic
    from needlechart.demo.clock import TIME_ZONE
    from needlechart.domain.moments import ClinicClock

    now = ClinicClock(TIME_ZONE).now().local
    return make_demo_clinic(path, patients=24, sessions=200, seed=1, until=now.date(), at=now.time(), progress=progress)
