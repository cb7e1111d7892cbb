"""Whether what was charted is on disk, said in the banner and never too early."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from needlechart.domain.errors import NeedleChartError
from needlechart.domain.moments import Moment
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.look.saved_state import SavedState

TROUBLED_MS = 2000
"""A change not acknowledged for so long is said to be not saved."""


class SavedLine(QObject):
    """Says "Draft, saved 11:38" only while the disk has acknowledged every change, else "Saving…", after two
    seconds or a failed write "Not saved, trying again", and "Not saved" while the disk holds another draft."""

    def __init__(self, editor: SessionEditor, state: SavedState) -> None:
        super().__init__(state)
        self._editor, self._state = editor, state
        self._kept_at: Moment | None = None
        self._trouble = ""
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(TROUBLED_MS)
        self._late.timeout.connect(self._on_late)
        editor.unkept_changed.connect(self._on_unkept_changed)
        editor.kept.connect(self._on_kept)
        editor.keeping_failed.connect(self._on_keeping_failed)
        editor.changed_elsewhere.connect(self._on_keeping_failed)
        editor.session_changed.connect(self._show)
        self._show()

    def _on_kept(self, at: Moment) -> None:
        self._kept_at = at
        self._trouble = ""
        self._late.stop()

    def _on_unkept_changed(self, left: int) -> None:
        if left and not self._late.isActive() and not self._trouble:
            self._late.start()
        elif not left:
            self._late.stop()
        self._show()

    def _on_keeping_failed(self, error: NeedleChartError) -> None:
        self._late.stop()
        self._trouble = f"{error.sentence} {error.way_out}".strip()
        self._show()

    def _on_late(self) -> None:
        self._trouble = "The disk has not answered yet. Your last changes are kept in this window until it does."
        self._show()

    def _show(self) -> None:
        signature = self._editor.session.signature
        if self._trouble and self._editor.in_conflict:
            self._state.show_not_saved("Not saved", self._trouble)
        elif self._trouble:
            self._state.show_not_saved(tip=self._trouble)
        elif self._editor.unkept:
            self._state.show_saving()
        elif signature is not None:
            self._state.show_saved(f"Signed {signature.at.local:%H:%M}")
        elif self._kept_at is not None:
            self._state.show_saved(f"Draft, saved {self._kept_at.local:%H:%M}")
        else:
            self._state.show_saved("Draft, saved")
