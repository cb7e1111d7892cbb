"""The way to an open clinic file: first start, choosing a file, signing in, the demo."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from needlechart.domain.errors import NeedleChartError
from needlechart.ui.records_worker import RecordsWorker
from needlechart.ui.start.sign_in_page import SignInPage
from needlechart.usecases.signing_in import read_door

if TYPE_CHECKING:
    from needlechart.ui.start.start_page import StartPage
    from needlechart.usecases.clinics import ClinicFile
    from needlechart.usecases.new_clinic import NewClinic

LAST_FILE = "clinic/last_file"
DemoMaker: TypeAlias = "Callable[[Path, Callable[[int, int], None]], ClinicFile]"
"""Makes a demo clinic at a path, saying sessions done and sessions in all as it goes."""


class Opening(QObject):
    """Start page and sign-in page, and what they lead to.

    ``page_wanted(QWidget)`` one of the two is to be shown; ``opened()`` the worker holds an open clinic file and the
    person is signed in.
    """

    page_wanted = Signal(QWidget)
    opened = Signal()
    _demo_grew = Signal(int, int)

    def __init__(self, worker: RecordsWorker, clinics_folder: Path, make_demo: DemoMaker, parent: QObject) -> None:
        super().__init__(parent)
        self._worker, self._make_demo = worker, make_demo
        self._settings = QSettings()
        self._demo_folder: tempfile.TemporaryDirectory[str] | None = None
        self._path: Path | None = None
        self._clinics_folder = clinics_folder
        self.sign_in_page = SignInPage()
        self.sign_in_page.sign_in_wanted.connect(self._sign_in)
        self.sign_in_page.recovery_wanted.connect(self._recover)
        self.sign_in_page.other_file_wanted.connect(self.start)
        self._demo_grew.connect(self._show_demo_growing)

    @cached_property
    def start_page(self) -> StartPage:
        """The first start; made when it is first wanted, since most days begin with signing in."""
        from needlechart.ui.start.start_page import StartPage

        page = StartPage(self._clinics_folder)
        page.clinic_wanted.connect(self._create)
        page.demo_wanted.connect(self.open_demo)
        page.file_chosen.connect(self.ask_who)
        page.recovery_noted.connect(self.opened)
        return page

    @property
    def is_demo(self) -> bool:
        """Whether the open clinic is an invented one in a temporary folder."""
        return self._demo_folder is not None

    def start(self) -> None:
        """Shows the first start."""
        self.start_page.show_welcome()
        self.page_wanted.emit(self.start_page)

    def ask_who(self, path: Path | None = None) -> None:
        """Shows the sign-in of that clinic file, of the one used last, or the first start when there is none.

        A file that was asked for and cannot be read is told on the first start; a last one that is gone is not.
        """
        last = str(self._settings.value(LAST_FILE, ""))
        wanted = path or (Path(last) if last else None)
        if wanted is None:
            self.start()
            return
        try:
            keys = read_door(wanted)
        except NeedleChartError as told:
            self.start()
            if path is not None or wanted.exists():
                self.start_page.show_error(told)
            return
        self._path = wanted
        self.sign_in_page.show_clinic(keys, wanted)
        self.page_wanted.emit(self.sign_in_page)

    def ask_again(self) -> None:
        """After signing out: the same clinic file, or the first start after a demo."""
        path, self._path = self._path, None
        if self.is_demo:
            self.clean_up()
            self.start()
        else:
            self.ask_who(path)

    def open_demo(self) -> None:
        """Makes a demo clinic in a temporary folder, with progress, and signs in."""
        self._demo_folder = tempfile.TemporaryDirectory(prefix="needlechart-demo-")
        path = Path(self._demo_folder.name) / "demo.needlechart"
        self._show_demo_growing(0, 0)
        self.page_wanted.emit(self.start_page)
        self._worker.call(lambda: self._make_demo(path, self._demo_grew.emit), self._sign_in_done, self, self._no_demo)

    def clean_up(self) -> None:
        """Takes the demo clinic away."""
        folder, self._demo_folder = self._demo_folder, None
        if folder is not None:
            folder.cleanup()

    def _show_demo_growing(self, done: int, of: int) -> None:
        self.start_page.show_busy(f"Making a demo clinic… {done} of {of} sessions" if of else "Making a demo clinic…")

    def _no_demo(self, error: NeedleChartError) -> None:
        self.clean_up()
        self.start_page.show_error(error)

    def _create(self, new: NewClinic, path: Path) -> None:
        self.start_page.show_busy("Making the clinic…")

        def make() -> tuple[ClinicFile, str]:
            from needlechart.usecases import clinics

            return clinics.create_clinic(path, new)

        def made(both: tuple[ClinicFile, str]) -> None:
            file, recovery_code = both
            self._take(file)
            self.start_page.show_recovery_code(recovery_code)

        self._worker.call(make, made, self, self.start_page.show_error)

    def _sign_in(self, person_id: str, passphrase: str) -> None:
        path = self._path
        if path is None:
            return
        self.sign_in_page.show_busy()

        def unlock() -> ClinicFile:
            from needlechart.usecases import clinics

            return clinics.open_clinic(path, person_id, passphrase)

        self._worker.call(unlock, self._sign_in_done, self, self.sign_in_page.show_error)

    def _recover(self, person_id: str, recovery_code: str, new_passphrase: str) -> None:
        path = self._path
        if path is None:
            return
        self.sign_in_page.recovery.show_busy()

        def unlock() -> ClinicFile:
            from needlechart.usecases import clinics

            return clinics.recover_clinic(path, person_id, recovery_code, new_passphrase)

        self._worker.call(unlock, self._sign_in_done, self, self.sign_in_page.recovery.show_error)

    def _sign_in_done(self, file: ClinicFile) -> None:
        self._take(file)
        self.opened.emit()

    def _take(self, file: ClinicFile) -> None:
        self._worker.open(file)
        self._path = file.path
        self.sign_in_page.forget()
        if not self.is_demo:
            self._settings.setValue(LAST_FILE, str(file.path))
