"""What every place of a session is: a page of its own that shows one session value and says what is still missing."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from needlechart.domain.sessions import SessionState, TreatmentSession
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.look.tabs import TabState
from needlechart.usecases.charting import OpenSession


class Place(QWidget):
    """One of the six places of a session; any order.

    A place is built when it is first shown.  It changes the session only through ``editor`` and shows whatever
    ``session_changed`` brings, undo and redo included; what came while it was not seen, when it is seen again.  What its
    tab says is asked of the class, so that a place nobody has opened yet can say what is missing there.

    ``gap_wanted(place key, field)`` asks the page to go to another place, to that field, named as in the session document
    (the Sign place does); ``handout_wanted`` asks for what the patient takes home.
    """

    gap_wanted = Signal(str, str)
    handout_wanted = Signal()

    key: ClassVar[str] = ""
    title: ClassVar[str] = ""

    def __init__(self, editor: SessionEditor) -> None:
        super().__init__()
        self.editor = editor
        self.setObjectName(f"place_{self.key}")
        self.setAccessibleName(self.title)
        self._behind = False
        editor.session_changed.connect(self._on_session_changed)

    @classmethod
    def state_in(cls, session: TreatmentSession, opened: OpenSession) -> TabState:
        """What the tab says: all said here (``done``), or how many things are missing; nothing where nothing is asked."""
        return TabState()

    def missing(self) -> int:
        """How many things are missing here."""
        return self.state_in(self.editor.session, self.editor.opened).missing

    def show_session(self, session: TreatmentSession) -> None:
        """Shows this value; called with every change, wherever it was made.  Extend, do not replace."""
        self.set_read_only(session.state is SessionState.SIGNED)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._behind:
            self._behind = False
            self.show_session(self.editor.session)

    def _on_session_changed(self, session: TreatmentSession) -> None:
        """A place nobody sees takes the newest value when it is seen again."""
        if self.isVisible():
            self.show_session(session)
        else:
            self._behind = True

    def set_read_only(self, read_only: bool) -> None:
        """A signed session is read, not changed: what scrolls stays scrollable, its controls are off."""
        for area in self.findChildren(QScrollArea):
            content = area.widget()
            if content is not None:
                content.setEnabled(not read_only)

    def go_to(self, field: str) -> None:
        """Brings the control of that field into view and gives it the focus; an unknown field shows the place as it is."""
