"""The window: one page at a time, and the way from one to the next."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from needlechart.domain.errors import NeedleChartError
from needlechart.ui.look.message import MessageBar
from needlechart.ui.records_worker import RecordsWorker
from needlechart.ui.start.sign_in_page import SignInPage
from needlechart.ui.start.start_page import StartPage

if TYPE_CHECKING:
    from needlechart.atlas import Atlas
    from needlechart.records.clinic_file import ClinicFile
    from needlechart.ui.charting.session_page import SessionPage
    from needlechart.ui.people.patient_page import PatientPage
    from needlechart.ui.today.today_page import TodayPage

    from needlechart.usecases.charting import OpenSession
    from needlechart.usecases.clinics import NewClinic
    from needlechart.usecases.patients import PatientOpened

LAST_FILE = "clinic/last_file"


class MainWindow(QMainWindow):
    """Start, sign-in, Today, a patient, a session.

    Heavy modules (database, numbers, plots) are imported only after the first frame; ``first_frame`` tells when it is there.
    """

    first_frame = Signal()

    def __init__(self, clinics_folder: Path) -> None:
        super().__init__()
        self.setWindowTitle("NeedleChart")
        self.resize(1280, 800)
        self.worker = RecordsWorker(self)
        self.settings = QSettings()
        self._clinics_folder = clinics_folder
        self._path: Path | None = None
        self._demo_folder: tempfile.TemporaryDirectory[str] | None = None
        self._atlas: Atlas | None = None
        self._closing = False
        self._painted = False

        self._stack = QStackedWidget()
        self.messages = MessageBar()
        page = QWidget()
        page.setObjectName("page")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.messages)
        layout.addWidget(self._stack, 1)
        self.setCentralWidget(page)

        self.start_page = StartPage(clinics_folder)
        self.sign_in_page = SignInPage()
        self.today_page: TodayPage | None = None
        self.patient_page: PatientPage | None = None
        self.session_page: SessionPage | None = None
        self._stack.addWidget(self.start_page)
        self._stack.addWidget(self.sign_in_page)

        self.start_page.clinic_wanted.connect(self._create_clinic)
        self.start_page.demo_wanted.connect(self.open_demo)
        self.start_page.file_chosen.connect(self.open_clinic)
        self.start_page.recovery_noted.connect(self._show_today)
        self.sign_in_page.sign_in_wanted.connect(self._sign_in)
        self.sign_in_page.other_file_wanted.connect(self._show_start)
        self.worker.unanswered_error.connect(self.show_error)
        QShortcut(QKeySequence("Ctrl+K"), self, self._find_patient)

    # ---- opening
    def open_clinic(self, path: Path | None = None) -> None:
        """Shows the sign-in of that clinic file, of the one used last, or the first start when there is none."""
        from needlechart.records import envelope

        last = str(self.settings.value(LAST_FILE, ""))
        wanted = path or (Path(last) if last else None)
        if wanted is None:
            self._show_start()
            return
        try:
            keys = envelope.read(wanted)
        except NeedleChartError as told:
            self._show_start()
            if path is not None or wanted.exists():
                self.start_page.show_error(told)
            return
        self._path = wanted
        self.sign_in_page.show_clinic(keys, wanted)
        self._stack.setCurrentWidget(self.sign_in_page)

    def open_demo(self) -> None:
        """Makes a demo clinic in a temporary folder, with progress, and signs in."""
        self._demo_folder = tempfile.TemporaryDirectory(prefix="needlechart-demo-")
        path = Path(self._demo_folder.name) / "demo.needlechart"
        self.start_page.show_busy("Making a demo clinic…")
        self._stack.setCurrentWidget(self.start_page)

        def make() -> ClinicFile:
            from needlechart.demo.clinic import make_demo_clinic

            return make_demo_clinic(path, patients=24, sessions=200, seed=1)

        self.worker.call(make, self._signed_in, self, self._start_failed)

    def _create_clinic(self, new: NewClinic, path: Path) -> None:
        self.start_page.show_busy("Making the clinic…")

        def make() -> tuple[ClinicFile, str]:
            from needlechart.usecases import clinics

            return clinics.create_clinic(path, new)

        def made(both: tuple[ClinicFile, str]) -> None:
            file, code = both
            self._take(file)
            self.start_page.show_recovery_code(code)

        self.worker.call(make, made, self, self._start_failed)

    def _sign_in(self, person_id: str, passphrase: str) -> None:
        path = self._path
        if path is None:
            return
        self.sign_in_page.show_busy()

        def unlock() -> ClinicFile:
            from needlechart.usecases import clinics

            return clinics.open_clinic(path, person_id, passphrase)

        self.worker.call(unlock, self._signed_in, self, self.sign_in_page.show_error)

    def _start_failed(self, error: NeedleChartError) -> None:
        self.start_page.show_error(error)

    def _take(self, file: ClinicFile) -> None:
        self.worker.open(file)
        self._path = file.path
        if self._demo_folder is None:
            self.settings.setValue(LAST_FILE, str(file.path))

    def _signed_in(self, file: ClinicFile) -> None:
        self._take(file)
        self._show_today()

    # ---- pages
    @property
    def atlas(self) -> Atlas:
        """The body, read on first use."""
        if self._atlas is None:
            from needlechart.atlas import Atlas

            from needlechart.resources import resources_folder

            self._atlas = Atlas.load(resources_folder() / "atlas")
        return self._atlas

    def _show_start(self) -> None:
        self._stack.setCurrentWidget(self.start_page)

    def _show_today(self) -> None:
        if self.today_page is None:
            from needlechart.ui.today.today_page import TodayPage

            self.today_page = TodayPage(self.worker)
            self.today_page.patient_wanted.connect(self.open_patient)
            self.today_page.session_wanted.connect(self.open_session)
            self.today_page.sign_out_wanted.connect(self._sign_out)
            self._stack.addWidget(self.today_page)
        self.today_page.refresh()
        self._stack.setCurrentWidget(self.today_page)

    def open_patient(self, patient_id: str) -> None:
        """Opens a patient's chart on its history."""
        from needlechart.usecases import patients

        self.worker.run(lambda work: patients.open_patient(work, patient_id), self._show_patient, self)

    def _show_patient(self, opened: PatientOpened) -> None:
        if self.patient_page is None:
            from needlechart.ui.people.patient_page import PatientPage

            self.patient_page = PatientPage(self.worker, self.atlas)
            self.patient_page.closed.connect(self._show_today)
            self.patient_page.session_wanted.connect(self.open_session)
            self.patient_page.new_session_wanted.connect(self.start_session)
            self._stack.addWidget(self.patient_page)
        self.patient_page.show_patient(opened)
        self._stack.setCurrentWidget(self.patient_page)

    def start_session(self, patient_id: str) -> None:
        """Starts a draft for that patient and opens it."""
        from needlechart.usecases import charting

        self.worker.run(lambda work: charting.start_session(work, patient_id), self._show_session, self)

    def open_session(self, session_id: str) -> None:
        """Opens a session for charting, or for reading when it is signed."""
        from needlechart.usecases import charting

        self.worker.run(lambda work: charting.open_session(work, session_id), self._show_session, self)

    def _show_session(self, opened: OpenSession) -> None:
        from needlechart.ui.charting.session_page import SessionPage

        from needlechart.ui.charting.session_editor import SessionEditor

        self._drop_session()
        file = self.worker.file
        editor = SessionEditor(opened, self.worker, file.person_id, file.clock, file.ids)
        page = SessionPage(editor, self.atlas)
        editor.setParent(page)
        page.closed.connect(lambda: self._leave_session(opened.patient.id))
        page.history_wanted.connect(self._leave_session)
        self.session_page = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def _leave_session(self, patient_id: str) -> None:
        self._when_kept(lambda: self.open_patient(patient_id))

    def _drop_session(self) -> None:
        page, self.session_page = self.session_page, None
        if page is not None:
            self._stack.removeWidget(page)
            page.deleteLater()

    def _when_kept(self, then: Callable[[], None]) -> None:
        """Does it once every change of the session in hand is on disk."""
        editor = self.session_page.editor if self.session_page is not None else None
        if editor is None or editor.unkept == 0:
            then()
            return
        editor.unkept_changed.connect(lambda n: then() if n == 0 else None, Qt.ConnectionType.SingleShotConnection)

    # ---- the rest
    def show_error(self, error: NeedleChartError) -> None:
        """A sentence at the top of the page, with the way out."""
        self.messages.show_error(error)

    def _find_patient(self) -> None:
        if self.today_page is None:
            return
        self._when_kept(self._show_today)
        self.today_page.focus_search()

    def _sign_out(self) -> None:
        def closed(_answer: object) -> None:
            self.open_clinic(self._path)

        self._drop_session()
        self.worker.close()
        for page in (self.today_page, self.patient_page):
            if page is not None:
                self._stack.removeWidget(page)
                page.deleteLater()
        self.today_page = self.patient_page = None
        closed(None)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_frame.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing waits until the last change is on disk."""
        editor = self.session_page.editor if self.session_page is not None else None
        if editor is not None and editor.unkept and not self._closing:
            event.ignore()
            self._closing = True
            editor.unkept_changed.connect(lambda n: self.close() if n == 0 else None)
            return
        self._drop_session()
        self.worker.close()
        if self._demo_folder is not None:
            self._demo_folder.cleanup()
            self._demo_folder = None
        super().closeEvent(event)
