"""What can be done with several chosen sessions at once."""

from __future__ import annotations

from PySide6.QtCore import Signal

from needlechart.domain.review import LineStatus, SessionLine
from needlechart.domain.words import count_words
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.layout import Box, col, row
from needlechart.ui.look.words import label, small
from needlechart.ui.records_worker import RecordsWorker
from needlechart.usecases import review_thread
from needlechart.usecases.review_thread import Approvals, Seen

_WAITING = (LineStatus.TO_REVIEW, LineStatus.ANSWERED)


class ChosenBar(Box):
    """Shown while more than one row is chosen.  ``cleared()`` when the choice is to end, ``told(str)`` what was not approved."""

    cleared = Signal()
    told = Signal(str)

    def __init__(self, worker: RecordsWorker) -> None:
        self._worker = worker
        self._seen: dict[str, Seen] = {}
        self._lines: tuple[SessionLine, ...] = ()
        self._said = label("", weight=600)
        self._of = small("", "text2")
        self.approve = Button("Approve", "primary", "check", size="head")
        self.clear = Button("Choose none", "quiet", "close", size="head")
        super().__init__(
            col(row(self._said, self._of, None, self.approve, self.clear, gap=12), margins=(20, 8, 16, 8)), "control"
        )
        self.setAccessibleName("Chosen sessions")
        self.approve.clicked.connect(self._approve)
        self.clear.clicked.connect(self.cleared)
        self.hide()

    def show_chosen(self, lines: tuple[SessionLine, ...]) -> None:
        """The sessions chosen now; where each of them stands is read at once, so that nothing written later is approved."""
        self._lines, self._seen = lines, {}
        waiting = [line for line in lines if line.status in _WAITING]
        self._said.setText(f"{count_words(len(lines), 'session')} chosen")
        self._of.setText(f"{len(waiting)} of them wait for approval" if len(waiting) != len(lines) else "")
        self.approve.set_words(f"Approve {len(waiting)}")
        self.approve.setVisible(bool(waiting))
        self.approve.setEnabled(False)
        self.setVisible(len(lines) > 1)
        if len(lines) > 1 and waiting:
            self._read(tuple(line.session_id for line in waiting))

    def words(self) -> str:
        """What the bar says; "" while it is not shown."""
        return "" if self.isHidden() else f"{self._said.text()} {self._of.text()}".strip()

    def _read(self, session_ids: tuple[str, ...]) -> None:
        person_id = self._worker.file.person_id

        def arrived(seen: dict[str, Seen]) -> None:
            if {line.session_id for line in self._lines if line.status in _WAITING} == seen.keys():
                self._seen = seen
                self.approve.setEnabled(True)

        self._worker.read(
            lambda reading: {one: review_thread.thread_of(reading, person_id, one).seen for one in session_ids}, arrived, self
        )

    def _approve(self) -> None:
        seen = self._seen
        self.approve.setEnabled(False)
        self._worker.run(lambda work: review_thread.approve_many(work, seen), self._on_approved, self)

    def _on_approved(self, made: Approvals) -> None:
        reasons = dict.fromkeys(reason for _session, reason in made.left)
        said = f"{count_words(len(made.approved), 'session')} approved."
        self.told.emit(f"{said} {len(made.left)} left: {' '.join(reasons)}" if made.left else said)
        self.cleared.emit()
