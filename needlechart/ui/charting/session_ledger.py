"""The ledger bar of a session: figures from the value, and the running times."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from needlechart.domain.coding import suggested_code
from needlechart.domain.ledger import ledger_of
from needlechart.domain.moments import Moment
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.stays import timers_of
from needlechart.domain.words import left_words
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.look.ledger import LedgerBar, LedgerView
from needlechart.usecases.charting import OpenSession

TICK_MS = 1000


class SessionLedger(QObject):
    """Keeps a LedgerBar true: at every change, at every undo, and once a second while the bar is seen."""

    def __init__(self, editor: SessionEditor, bar: LedgerBar) -> None:
        super().__init__(bar)
        self._editor, self._bar = editor, bar
        self._counting = False
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self.refresh)
        editor.session_changed.connect(self.refresh)
        stack = editor.undo_stack
        stack.canUndoChanged.connect(self._show_undo)
        stack.canRedoChanged.connect(self._show_undo)
        bar.undo_requested.connect(editor.undo)
        bar.redo_requested.connect(editor.redo)
        self.refresh()
        self._show_undo()

    def set_running(self, running: bool) -> None:
        """The clock ticks only while somebody sees it."""
        if running and not self._editor.read_only:
            self._tick.start()
        else:
            self._tick.stop()

    def set_counting(self, counting: bool) -> None:
        """Whether the tray is being counted: what went in stays out of sight until the count is given."""
        self._counting = counting
        self.refresh()

    def refresh(self) -> None:
        """Shows the figures of now."""
        editor = self._editor
        view = ledger_view(editor.session, editor.opened, editor.clock.now())
        if self._counting and editor.session.count.out is None:
            view = replace(view, placed=None, out=None)
        self._bar.show_ledger(view)
        if editor.read_only:
            self._tick.stop()

    def _show_undo(self) -> None:
        self._bar.set_can_undo(self._editor.undo_stack.canUndo() and not self._editor.read_only)
        self._bar.set_can_redo(self._editor.undo_stack.canRedo() and not self._editor.read_only)


def ledger_view(session: TreatmentSession, opened: OpenSession, now: Moment) -> LedgerView:
    """The bar's figures: packs and sharps as counted by hand (None until counted), needles out as
    counted, before that as tapped off."""
    ledger = ledger_of(session, opened.catalogue)
    since = in_body_since(session)
    left_s = next((timer.due.seconds_since(now) for timer in timers_of(session.sites)), None)
    muscles = ledger.muscles_with_side if opened.clinic.policy.muscles_count_with_side else ledger.muscles_distinct
    ended = session.signature.at if session.signature else session.ended
    return LedgerView(
        opened=ledger.opened,
        placed=ledger.needles_in,
        out=ledger.tapped_off if ledger.out is None else ledger.out,
        tapped_off=ledger.tapped_off if ledger.out not in (None, ledger.tapped_off) else None,
        sharps=ledger.sharps,
        in_body=ledger.in_body,
        in_body_since_s=None if since is None else max(0, int(now.seconds_since(since))),
        due_words=left_words(left_s) if left_s is not None else "",
        overdue=left_s is not None and left_s <= 0,
        twitches=ledger.ltr_total,
        twitches_is_minimum=ledger.ltr_total_is_minimum,
        muscles=muscles,
        code=suggested_code(muscles),
        clock_s=None if session.started is None else max(0, int((ended or now).seconds_since(session.started))),
        does_not_close=ledger.closes is False,
    )


def in_body_since(session: TreatmentSession) -> Moment | None:
    """When the first of the needles that are still in the body went in."""
    times = [s.inserted_at for s in session.sites if s.needles_in_body and s.inserted_at is not None]
    return min(times) if times else None
