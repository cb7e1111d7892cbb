"""A patient's chart: the banner that stays, and History, Plan, Screening & consent, Details below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from needlechart.domain.errors import NeedleChartError
from needlechart.domain.patients import Patient
from needlechart.ui.history.history_page import HistoryPage
from needlechart.ui.look.banner import Banner
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.layout import Box, Pages, col
from needlechart.ui.look.message import MessageBar
from needlechart.ui.look.pills import PillView
from needlechart.ui.look.tabs import Tabs
from needlechart.ui.look.typed_date import short_date
from needlechart.ui.people.consent_tab import ConsentTab
from needlechart.ui.people.details_tab import DetailsTab
from needlechart.ui.people.patient_editor import PatientEditor
from needlechart.ui.people.pills import alert_pills, consent_pill
from needlechart.ui.people.plan_tab import PlanTab
from needlechart.ui.records_worker import RecordsWorker
from needlechart.usecases import patients
from needlechart.usecases.patients import PatientOpened

if TYPE_CHECKING:
    from needlechart.atlas import Atlas

TABS = (("history", "History"), ("plan", "Plan"), ("consent", "Screening and consent"), ("details", "Details"))
_FAILED = "keeping"


class PatientPage(QWidget):
    """``closed()`` back to Today, ``session_wanted(session_id)``, ``new_session_wanted(patient_id)``."""

    closed = Signal()
    session_wanted = Signal(str)
    new_session_wanted = Signal(str)

    def __init__(self, worker: RecordsWorker, atlas: Atlas) -> None:
        super().__init__()
        self.setAccessibleName("Patient")
        self._worker = worker
        self._opened: PatientOpened | None = None
        self.editor = PatientEditor(worker, self)
        self.banner = Banner()
        self.new_session = Button("New session", "primary", "plus", size="head")
        self.banner.add_end(self.new_session)
        self.messages = MessageBar()
        self.tabs = Tabs(TABS, name="Pages of the patient")
        self.history = HistoryPage(worker, atlas)
        self.plan = PlanTab(self.editor)
        self.consent = ConsentTab(self.editor)
        self.details = DetailsTab(self.editor)
        self._stack = Pages()
        for tab in (self.history, self.plan, self.consent, self.details):
            self._stack.addWidget(tab)
        page = Box(col(self.banner, self.tabs, self.messages, (self._stack, 1), gap=0), "surface")
        self.setLayout(col((page, 1), gap=0))

        self.banner.back_requested.connect(self.closed)
        self.new_session.clicked.connect(self._on_new_session)
        self.tabs.changed.connect(self._on_tab)
        self.history.session_wanted.connect(self.session_wanted)
        self.history.new_session_wanted.connect(self._on_new_session)
        self.editor.patient_changed.connect(self._show_banner)
        self.editor.keeping.connect(self.banner.saved.show_saving)
        self.editor.kept.connect(self._on_kept)
        self.editor.keeping_failed.connect(self._on_keeping_failed)
        self.messages.action_taken.connect(self._on_try_again)
        self.messages.second_taken.connect(self._on_give_up)
        worker.records_changed.connect(self._on_records_changed)

    def show_patient(self, opened: PatientOpened) -> None:
        """A patient's chart; another patient's begins on History with nothing typed."""
        if self._opened is None or self._opened.patient.id != opened.patient.id:
            self.tabs.set_value("history")
            self._stack.setCurrentIndex(0)
            self.messages.clear()
            self.banner.saved.show_nothing()
            for tab in (self.plan, self.consent, self.details):
                tab.forget()
        self._show(opened)

    def show_tab(self, key: str) -> None:
        """Goes to one of ``TABS``; KeyError for another."""
        self.tabs.set_value(key)
        self._on_tab()

    def consent_pills(self) -> tuple[PillView, ...]:
        """What the banner says about consent."""
        return (consent_pill(self.editor.patient, self.editor.today()),)

    # ---- the inside
    def _show(self, opened: PatientOpened) -> None:
        self._opened = opened
        draft = opened.open_draft_id is not None
        self.new_session.set_words("Continue the draft" if draft else "New session")
        self.new_session.set_glyph("right" if draft else "plus")
        self.plan.offer(opened.catalogue, opened.history)
        self.consent.offer(opened.catalogue)
        self.editor.show_patient(opened.patient)
        self._show_banner(self.editor.patient)
        self.history.show_patient(opened)

    def _show_banner(self, patient: Patient) -> None:
        today = self.editor.today()
        facts = [f"{short_date(patient.born)}, {patient.age_on(today)} y", f"No. {patient.number}"]
        facts += [", ".join(problem.name for problem in patient.problems if problem.closed is None)]
        self.banner.show_patient(
            patient.full_name, [fact for fact in facts if fact], alert_pills(patient, today), consent_pill(patient, today)
        )

    def _on_new_session(self) -> None:
        if self._opened is None:
            return
        draft = self._opened.open_draft_id
        if draft is not None:
            self.session_wanted.emit(draft)
        else:
            self.new_session_wanted.emit(self._opened.patient.id)

    def _on_tab(self) -> None:
        self._stack.setCurrentIndex([key for key, _words in TABS].index(self.tabs.value()))

    def _on_kept(self) -> None:
        self.messages.drop(_FAILED)
        self.banner.saved.show_saved(f"Saved {self.editor.now():%H:%M}")

    def _on_keeping_failed(self, error: NeedleChartError) -> None:
        self.banner.saved.show_not_saved("Not saved")
        self.messages.show_message(_FAILED, error.sentence, "danger", "Try again", error.way_out, "Undo the change")

    def _on_try_again(self, _key: str) -> None:
        self.editor.try_again()

    def _on_give_up(self, key: str) -> None:
        self.editor.give_up()
        self.messages.drop(key)
        self.banner.saved.show_nothing()
        self._read_again()

    def _on_records_changed(self, touched: Any) -> None:
        if self._opened is not None and self._opened.patient.id in touched.patients and self.isVisible():
            self._read_again()

    def _read_again(self) -> None:
        if self._opened is None:
            return
        person_id, patient_id = self._worker.file.person_id, self._opened.patient.id
        self._worker.read(lambda reading: patients.look_again(reading, person_id, patient_id), self._on_read, self)

    def _on_read(self, opened: PatientOpened) -> None:
        if self._opened is not None and opened.patient.id == self._opened.patient.id and self.isVisible():
            self._show(opened)
