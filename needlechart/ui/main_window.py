"""The window: one page at a time, and the way from one to the next."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QMainWindow, QWidget

from needlechart.domain.errors import NeedleChartError
from needlechart.resources import resources_folder
from needlechart.ui.demo_strip import DemoStrip
from needlechart.ui.look.layout import Pages, box, col, row
from needlechart.ui.look.message import MessageBar
from needlechart.ui.opening import DemoMaker, Opening
from needlechart.ui.places import PlacesRail
from needlechart.ui.records_worker import RecordsWorker

if TYPE_CHECKING:
    from needlechart.atlas import Atlas
    from needlechart.domain.sessions import TreatmentSession
    from needlechart.ui.charting.session_editor import SessionEditor
    from needlechart.ui.charting.session_page import SessionPage
    from needlechart.ui.in_use_strip import InUseStrip
    from needlechart.ui.people.patient_page import PatientPage
    from needlechart.ui.retention_bell import RetentionBell
    from needlechart.ui.today.today_page import TodayPage
    from needlechart.usecases.charting import OpenSession
    from needlechart.usecases.patients import PatientOpened


class MainWindow(QMainWindow):
    """Start, sign-in, Today, a patient, a session.

    Heavy modules (database, numbers, plots) are imported only after the first frame; ``first_frame`` tells when it is there.
    """

    first_frame = Signal()

    def __init__(self, clinics_folder: Path, make_demo: DemoMaker) -> None:
        super().__init__()
        self.setWindowTitle("NeedleChart")
        self.resize(1280, 800)
        self.worker = RecordsWorker(self)
        self.opening = Opening(self.worker, clinics_folder, make_demo, self)
        self._atlas: Atlas | None = None
        self.drawings = resources_folder() / "atlas"
        self._painted = False
        self.today_page: TodayPage | None = None
        self.patient_page: PatientPage | None = None
        self.session_page: SessionPage | None = None
        self.in_use: InUseStrip | None = None
        self.bell: RetentionBell | None = None

        self.messages = MessageBar()
        self._demo_strip = DemoStrip()
        self._stack = Pages()
        self._stack.addWidget(self.opening.sign_in_page)
        self._above = col(gap=0)
        self.places = PlacesRail()
        page = col(self._demo_strip, self._above, self.messages, (self._stack, 1), gap=0)
        self.setCentralWidget(box(row(self.places, (box(page), 1), gap=0)))
        self.places.hide()

        self.opening.page_wanted.connect(self._show)
        self.opening.opened.connect(self._on_opened)
        self.worker.unanswered_error.connect(self.show_error)
        self.messages.action_taken.connect(self.messages.drop)
        self.places.place_wanted.connect(self.show_place)
        self.places.keys_wanted.connect(self._show_keys)
        self.places.sign_out_wanted.connect(self._sign_out)
        QShortcut(QKeySequence("Ctrl+K"), self, self._find_patient)

    # ---- pages
    @property
    def atlas(self) -> Atlas:
        """The body, read whole on first use.  Raises DamagedAtlas."""
        if self._atlas is None:
            from needlechart.atlas import Atlas

            atlas = Atlas.load(self.drawings)
            atlas.read_views()
            self._atlas = atlas
        return self._atlas

    def _show(self, page: QWidget) -> None:
        self.messages.clear()
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.places.set_value(next((key for key, shown in self._of_places() if shown is page), None))
        self.places.setVisible(self.places.value() is not None)

    def _of_places(self) -> tuple[tuple[str, QWidget | None], ...]:
        return (("today", self.today_page),)

    def show_place(self, key: str) -> None:
        """A place of the rail, looked up anew."""
        {"today": self.show_today}[key]()

    def _show_keys(self) -> None:
        self.show_today()
        if self.today_page is not None:
            self.today_page.show_keys()

    def _on_opened(self) -> None:
        self._demo_strip.setVisible(self.opening.is_demo)
        self.setWindowTitle("NeedleChart · DEMO" if self.opening.is_demo else "NeedleChart")
        self.watch_tables()
        self.show_today()

    def watch_tables(self) -> None:
        """From now on every page says where needles are in, and when their time is up."""
        if self.in_use is None:
            from needlechart.ui.in_use_strip import InUseStrip
            from needlechart.ui.retention_bell import RetentionBell

            self.in_use = InUseStrip(self.worker)
            self.bell = RetentionBell(lambda: self.worker.file.clock.now(), self)
            self.in_use.lines_changed.connect(self.bell.show_lines)
            self.bell.rang.connect(self.in_use.tell_time)
            self.in_use.session_wanted.connect(lambda session_id: self._when_kept(lambda: self.open_session(session_id)))
            self._above.addWidget(self.in_use)
        self.in_use.refresh()

    def show_today(self) -> None:
        """The day's page, looked up anew."""
        if self.today_page is None:
            from needlechart.ui.today.today_page import TodayPage

            self.today_page = TodayPage(self.worker)
            self.today_page.patient_wanted.connect(self.open_patient)
            self.today_page.session_wanted.connect(self.open_session)
            for waiting in (self.today_page.countersigning, self.today_page.follow_ups):
                waiting.session_wanted.connect(lambda session_id: self.open_session(session_id, "sign"))
            self.today_page.questions.session_wanted.connect(lambda asked: self.open_session(asked, "sign", "review"))
        self.today_page.refresh()
        self._show(self.today_page)

    def open_patient(self, patient_id: str) -> None:
        """Opens a patient's chart on its history."""
        from needlechart.usecases import patients

        self.worker.run(lambda work: patients.open_patient(work, patient_id), self._show_patient, self)

    def _show_patient(self, opened: PatientOpened) -> None:
        # a tap may have come while the chart was looked up; the session goes when that is on disk, too
        self._when_kept(lambda: self._turn_to_patient(opened))

    def _turn_to_patient(self, opened: PatientOpened) -> None:
        if self.patient_page is None:
            from needlechart.ui.people.patient_page import PatientPage

            self.patient_page = PatientPage(self.worker, self.atlas)
            self.patient_page.closed.connect(self.show_today)
            self.patient_page.session_wanted.connect(self.open_session)
            self.patient_page.new_session_wanted.connect(self.start_session)
        self.patient_page.show_patient(opened)
        self._show(self.patient_page)
        self._drop_session()

    def start_session(self, patient_id: str) -> None:
        """Starts a draft for that patient and opens it."""
        from needlechart.usecases import charting

        self.worker.run(lambda work: charting.start_session(work, patient_id), self._show_session, self)

    def open_session(self, session_id: str, place: str = "needle", field: str = "") -> None:
        """Opens a session for charting, or for reading when it is signed; at one of its six places, or a field there."""
        from needlechart.usecases import charting

        self.worker.run(
            lambda work: charting.open_session(work, session_id), lambda opened: self._show_session(opened, place, field), self
        )

    def _show_session(self, opened: OpenSession, place: str = "needle", field: str = "") -> None:
        self._when_kept(lambda: self._turn_to_session(opened, place, field))

    def _turn_to_session(self, opened: OpenSession, place: str, field: str) -> None:
        from needlechart.ui.charting.session_editor import SessionEditor
        from needlechart.ui.charting.session_page import SessionPage

        self._drop_session()
        file = self.worker.file
        editor = SessionEditor(opened, self.worker, file.person_id, file.clock, file.ids)
        page = SessionPage(editor, self.atlas)
        editor.setParent(page)
        page.closed.connect(lambda: self._leave_session(opened.patient.id))
        page.history_wanted.connect(self._leave_session)
        page.reopened.connect(self._show_session)
        self.session_page = page
        page.show_place(place)
        self._show(page)
        if field:
            page.go_to(place, field)
        self._leave_out(editor)

    def _leave_session(self, patient_id: str) -> None:
        self._when_kept(lambda: self.open_patient(patient_id))

    def _drop_session(self) -> None:
        page, self.session_page = self.session_page, None
        self._leave_out(None)
        if page is not None:
            self._stack.removeWidget(page)
            page.deleteLater()

    def _leave_out(self, editor: SessionEditor | None) -> None:
        """The strip leaves the session in hand to its own ledger; the bell hears of it from its editor."""
        if self.bell is not None:
            self.bell.show_session(editor.session if editor is not None else None)
            if editor is not None:
                editor.session_changed.connect(self._tell_bell)
        if self.in_use is not None:
            self.in_use.show_without(editor.session.id if editor is not None else None)

    def _tell_bell(self, session: TreatmentSession) -> None:
        page = self.session_page
        if self.bell is not None and page is not None and page.editor.session.id == session.id:
            self.bell.show_session(session)

    def _find_patient(self) -> None:
        if self.today_page is None:
            return

        def find() -> None:
            self.show_today()
            self._drop_session()
            if self.today_page is not None:
                self.today_page.focus_search()

        self._when_kept(find)

    # ---- nothing is left unkept
    def _when_kept(self, then: Callable[[], None]) -> None:
        """Does it once every change of the session in hand is on disk."""
        editor = self.session_page.editor if self.session_page is not None else None
        if editor is None or editor.unkept == 0:
            then()
            return

        def counted(unkept: int) -> None:
            if unkept == 0:
                editor.unkept_changed.disconnect(counted)
                then()

        editor.unkept_changed.connect(counted)

    def _finish_typing(self) -> None:
        """What is being typed is taken as if the field had been left."""
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()

    def _sign_out(self) -> None:
        self._finish_typing()
        self._when_kept(self._close_clinic)

    def _close_clinic(self) -> None:
        self._drop_session()
        if self.in_use is not None:
            self.in_use.clear()
        for page in (self.today_page, self.patient_page):
            if page is not None:
                self._stack.removeWidget(page)
                page.deleteLater()
        self.today_page = self.patient_page = None
        self.worker.close()
        self._demo_strip.hide()
        self.opening.ask_again()

    def show_error(self, error: NeedleChartError) -> None:
        """A sentence at the top of the page, with the way out."""
        self.messages.show_message("records", error.sentence, "danger", "Close", error.way_out)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.first_frame.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing waits until the last change is on disk."""
        self._finish_typing()
        editor = self.session_page.editor if self.session_page is not None else None
        if editor is not None and editor.unkept:
            event.ignore()
            self._when_kept(lambda: QTimer.singleShot(0, self, self.close))
            return
        self._drop_session()
        if self.in_use is not None:
            self.in_use.clear()
        self.worker.close()
        self.opening.clean_up()
        super().closeEvent(event)
