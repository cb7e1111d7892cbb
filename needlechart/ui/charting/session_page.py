"""The charting page of one session: banner, six places, messages, and the needle ledger at the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from needlechart.domain.errors import NeedleChartError
from needlechart.domain.sessions import TreatmentSession
from needlechart.ui.charting.handout_page import HandoutPage
from needlechart.ui.charting.keys_page import KeysPage
from needlechart.ui.charting.page_shortcuts import PageShortcuts
from needlechart.ui.charting.place import Place
from needlechart.ui.charting.places import make_place, place_class
from needlechart.ui.charting.plan_row import PlanRow
from needlechart.ui.charting.pulling import pull_all_now
from needlechart.ui.charting.saved_line import SavedLine
from needlechart.ui.charting.session_banner import SessionBanner
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.charting.session_ledger import SessionLedger
from needlechart.ui.charting.whose_session import WHOSE, WhoseSession
from needlechart.ui.charting.wipe_lock import WipeLock
from needlechart.ui.chosen_keys import keys
from needlechart.ui.look.banner import Banner
from needlechart.ui.look.buttons import icon_button
from needlechart.ui.look.layout import Pages
from needlechart.ui.look.ledger import LedgerBar
from needlechart.ui.look.message import MessageBar
from needlechart.ui.look.tabs import SESSION_STEPS, StepTabs

if TYPE_CHECKING:
    from needlechart.atlas import Atlas

TROUBLE, FAILED, SIGNED, ELSEWHERE = "trouble", "failed", "signed", "elsewhere"


class SessionPage(QWidget):
    """Charts one session.  ``closed`` when the clinician leaves it, ``history_wanted(patient id)`` when they ask for the past,
    ``reopened(OpenSession)`` when it is somebody else's session now, or somebody else's chart."""

    closed = Signal()
    history_wanted = Signal(str)
    reopened = Signal(object)

    def __init__(self, editor: SessionEditor, atlas: Atlas) -> None:
        super().__init__()
        keys.read()
        self.editor = editor
        self._atlas = atlas
        self.setObjectName("page")
        self.banner = Banner(back_to="the patient")
        self._who = SessionBanner(self.banner)
        self.tabs = StepTabs()
        self.plan = PlanRow(self.tabs)
        self.messages = MessageBar()
        self.ledger = LedgerBar()
        self.stack = Pages()
        self.keys_key = icon_button("keyboard", "Keys and sound", size="touch")
        self.banner.add_end(self.keys_key)
        self.wipe = WipeLock(self)
        self._places: dict[str, Place] = {}
        self._keys: KeysPage | None = None
        self.handout: HandoutPage | None = None
        self._lay_out()
        self._saved = SavedLine(editor, self.banner.saved)
        self._counts = SessionLedger(editor, self.ledger)
        self._whose = WhoseSession(editor, self.messages)
        self._connect()
        self._shortcuts = PageShortcuts(
            self,
            {
                "place_after": lambda: self._step(1),
                "place_before": lambda: self._step(-1),
                "undo": editor.undo,
                "redo": editor.redo,
                "wipe": self.wipe.start,
                "keys": self.show_keys,
                "close": self.closed.emit,
            },
        )
        self._show_session(editor.session)
        self.show_place("needle")

    # ---- places
    def place(self, key: str) -> Place:
        """That place, built now if nobody has seen it yet; KeyError for an unknown key."""
        made = self._places.get(key)
        if made is None:
            made = self._places[key] = make_place(key, self.editor, self._atlas)
            made.gap_wanted.connect(self.go_to)
            made.handout_wanted.connect(self.show_handout)
            made.show_session(self.editor.session)
            self.stack.addWidget(made)
        return made

    def show_place(self, key: str) -> None:
        """Goes to a place; the keys page is left."""
        self.tabs.set_value(key)
        self.stack.setCurrentWidget(self.place(key))
        self._counts.set_counting(key == "after")

    def _step(self, by: int) -> None:
        """To the neighbour of the place shown; past the ends nothing happens."""
        order = [key for key, _words in SESSION_STEPS]
        at = order.index(self.tabs.value()) + by
        if 0 <= at < len(order):
            self.show_place(order[at])

    def go_to(self, key: str, field: str) -> None:
        """Goes to a place and to a field of it."""
        self.show_place(key)
        self.place(key).go_to(field)

    def show_keys(self) -> None:
        """The list of keys; Escape or its button goes back."""
        if self._keys is None:
            self._keys = KeysPage()
            self._keys.closed.connect(lambda: self.show_place(self.tabs.value()))
            self.stack.addWidget(self._keys)
        self.stack.setCurrentWidget(self._keys)
        self._keys.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_handout(self) -> None:
        """The page the patient takes home; Escape or its button goes back."""
        if self.handout is None:
            self.handout = HandoutPage(self.editor, self._atlas)
            self.handout.closed.connect(lambda: self.show_place(self.tabs.value()))
            self.stack.addWidget(self.handout)
        self.handout.show_session(self.editor.session)
        self.stack.setCurrentWidget(self.handout)
        self.handout.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- the inside
    def _lay_out(self) -> None:
        said = QWidget()
        around = QVBoxLayout(said)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.messages)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.banner, self.plan, said):
            layout.addWidget(part)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.ledger)

    def _connect(self) -> None:
        editor = self.editor
        editor.session_changed.connect(self._show_session)
        editor.trouble.connect(self._show_trouble)
        editor.reopened.connect(self.reopened)
        editor.keeping_failed.connect(self._show_keeping_failed)
        editor.changed_elsewhere.connect(self._show_changed_elsewhere)
        editor.unkept_changed.connect(self._on_unkept_changed)
        self.keys_key.clicked.connect(self.show_keys)
        self.banner.back_requested.connect(self.closed)
        self.tabs.changed.connect(lambda: self.show_place(self.tabs.value()))
        self.plan.plan.clicked.connect(lambda: self.go_to("screen", "plan"))
        self.messages.action_taken.connect(self._on_message_action)
        self.messages.second_taken.connect(self._on_message_second)
        self.ledger.pull_all_requested.connect(self._pull_all)
        self.ledger.wipe_requested.connect(self.wipe.start)
        self.ledger.in_body_tapped.connect(lambda: self.go_to("needle", "sites.removals"))
        keys.changed.connect(self._on_keys_changed)

    def _show_session(self, session: TreatmentSession) -> None:
        self._who.show(session, self.editor.opened)
        self.plan.show_session(session, self.editor.opened)
        self._whose.show_session(session)
        for key, _words in SESSION_STEPS:
            self.tabs.show_state(key, place_class(key).state_in(session, self.editor.opened))
        if self.editor.read_only:
            self.messages.show_message(
                SIGNED,
                "This session is signed and can only be read.",
                "info",
                action="History",
                detail="Later knowledge is added beside it as an addendum.",
            )

    def _show_trouble(self, error: NeedleChartError) -> None:
        self.messages.show_message(TROUBLE, error.sentence, "caution", action="OK", detail=error.way_out)

    def _show_keeping_failed(self, error: NeedleChartError) -> None:
        self.messages.show_message(
            FAILED, error.sentence, "danger", detail=f"{error.way_out} What you charted is still here.".strip()
        )

    def _show_changed_elsewhere(self, error: NeedleChartError) -> None:
        self.messages.drop(FAILED)
        self.messages.show_message(
            ELSEWHERE,
            error.sentence,
            "danger",
            action="Keep what is on the screen",
            detail=error.way_out,
            second="Take what is on the disk",
        )

    def _on_unkept_changed(self, left: int) -> None:
        if left == 0:
            self.messages.drop(FAILED)
            self.messages.drop(ELSEWHERE)

    def _on_message_action(self, key: str) -> None:
        if key == SIGNED:
            self.history_wanted.emit(self.editor.opened.patient.id)
        elif key == ELSEWHERE:
            self.editor.keep_mine()
        elif key != WHOSE:
            self.messages.drop(key)

    def _on_message_second(self, key: str) -> None:
        if key == ELSEWHERE:
            self.editor.take_theirs()

    def _on_keys_changed(self) -> None:
        """What is said of a mark in hand names keys, and is said anew."""
        for place in self._places.values():
            place.show_session(self.editor.session)

    def _pull_all(self) -> None:
        if pull_all_now(self.editor):
            self.go_to("after", "reactions")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._shortcuts.press(event):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._counts.set_running(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._counts.set_running(False)
