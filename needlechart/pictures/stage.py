"""A window without a screen, led to one page of an open clinic file and drawn."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from needlechart.app import make_application, make_window
from needlechart.domain.errors import NeedleChartError
from needlechart.pictures.looks import Look
from needlechart.pictures.outline import outline_of
from needlechart.pictures.pages import way_to
from needlechart.pictures.quiet import without_complaints
from needlechart.ui.look.theme import Scheme, theme
from needlechart.ui.main_window import MainWindow
from needlechart.usecases.clinics import ClinicFile

PATIENCE_S = 30
_SETTLES_IN = 6
"""Parts within parts are laid out a pass of the event loop after one another."""
LEAST_PX, MOST_PX = 480, 7680


class NothingToShow(NeedleChartError):
    """The clinic has no patient or session for that page."""

    def __init__(self, what: str) -> None:
        super().__init__(f"This clinic has no {what} to draw.", "Add one, or draw another page.")


class NotASize(NeedleChartError):
    """A size that is not WIDTHxHEIGHT in sensible pixels."""

    def __init__(self, size: str) -> None:
        super().__init__(f"{size} is not a size.", f"Write width x height in pixels, like 1280x800 ({LEAST_PX} to {MOST_PX}).")


class PageNotReady(NeedleChartError):
    """A page did not come to rest."""

    def __init__(self) -> None:
        super().__init__(f"The page could not be drawn in {PATIENCE_S} s.", "Try again when the machine is less busy.")


class PictureNotWritten(NeedleChartError):
    """The file could not be written."""

    def __init__(self, out: Path) -> None:
        super().__init__(f"The picture {out.name} could not be written.", "Check the folder, and that its name ends in .png.")


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn page: its pixels, and its words and structure."""

    image: QImage
    outline: str

    def save_to(self, out: Path) -> None:
        """Writes the pixels; PictureNotWritten."""
        if not self.image.save(str(out)):
            raise PictureNotWritten(out)


class Stage:
    """The window, and how to wait for it.  ``patient_number`` says whose chart; empty means the one seen last.

    ``keeps_session``: a session that is open already is led to another place, not opened anew, which is far quicker.
    """

    def __init__(self, window: MainWindow, patient_number: str = "") -> None:
        self.window = window
        self.keeps_session = False
        self._patient_number = patient_number

    def dress(self, look: Look) -> None:
        """The same window in another size, scheme and size of text; NotASize."""
        width, height = _pixels(look.size)
        if (theme.scheme, theme.text_scale) != (look.scheme, look.text):
            theme.apply(make_application(), look.scheme, look.text)
        self.window.resize(width, height)
        self.until(lambda: True)

    def lead(self, page: str) -> None:
        """Leads the window to that page and waits for it; NoSuchPage, NothingToShow, PageNotReady."""
        way_to(page)(self)
        self.until(lambda: True)

    def draw(self, page: str) -> Picture:
        """Leads the window to that page and draws it; NoSuchPage, NothingToShow, PageNotReady."""
        self.lead(page)
        return Picture(self.window.grab().toImage(), outline_of(self.window))

    def until(self, true: Callable[[], bool]) -> None:
        """Lets the window work until the condition holds and nothing asked is unanswered."""
        deadline = QDeadlineTimer(PATIENCE_S * 1000)
        while not (true() and self.window.worker.idle):
            if deadline.hasExpired():
                raise PageNotReady
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        for _pass in range(_SETTLES_IN):
            QApplication.processEvents()

    def patient_id(self) -> str:
        """The patient with the number asked for, or the one whose chart was looked at last."""
        with self.window.worker.file.reading() as reading:
            wanted = self._patient_number
            lines = reading.find_patients(wanted, 20) if wanted else reading.recent_patients(1)
        found = next((line.id for line in lines if not wanted or line.number == wanted), None)
        if found is None:
            raise NothingToShow("patient")
        return found

    def session_id(self) -> str:
        """That patient's open draft, or else the newest session."""
        patient_id = self.patient_id()
        with self.window.worker.file.reading() as reading:
            draft = reading.open_draft(patient_id)
            visits = reading.needle_history(patient_id).visits
        if draft is None and not visits:
            raise NothingToShow("session")
        return draft or visits[-1].session_id


@contextmanager
def staged(file: ClinicFile, size: str, scheme: Scheme, text: float, patient_number: str = "") -> Iterator[Stage]:
    """A window of that size, in that scheme and text size, holding the clinic file; both are closed in the end."""
    width, height = _pixels(size)
    application = make_application()
    theme.apply(application, scheme, text)
    moved, theme.still = theme.still, True
    window = make_window()
    window.worker.open(file)
    window.watch_tables()
    window.resize(width, height)
    with without_complaints():
        window.show()
        try:
            yield Stage(window, patient_number)
        finally:
            window.close()
            window.deleteLater()
            QApplication.processEvents()
            theme.still = moved


def draw_page(
    file: ClinicFile, page: str, out: Path, *, size: str, scheme: Scheme, text: float, patient_number: str = ""
) -> None:
    """Writes one page of an open clinic file as PNG; the file is closed afterwards."""
    way_to(page)
    if out.parent.is_dir() and not out.exists():
        out.touch(0o600)  # a page of a chart is for nobody else on this computer
    with staged(file, size, scheme, text, patient_number) as stage:
        stage.draw(page).save_to(out)


def _pixels(size: str) -> tuple[int, int]:
    read = re.fullmatch(r"(\d{1,5})\s*[x×]\s*(\d{1,5})", size.strip())
    if read is None or not all(LEAST_PX <= int(side) <= MOST_PX for side in read.groups()):
        raise NotASize(size)
    return int(read[1]), int(read[2])
