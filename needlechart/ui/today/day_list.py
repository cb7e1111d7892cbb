"""Today's list: who comes when, who has come, and a tap to start."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from needlechart.domain.errors import NeedleChartError
from needlechart.domain.schedule import AppointmentState
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.empty import EmptyState
from needlechart.ui.look.layout import col, row
from needlechart.ui.look.list_row import RowList, RowView
from needlechart.ui.look.menus import open_below, touch_menu
from needlechart.ui.look.message import Message
from needlechart.ui.look.pills import PillView
from needlechart.ui.look.words import title
from needlechart.ui.records_worker import RecordsWorker
from needlechart.ui.today.expect_form import ExpectForm
from needlechart.usecases import scheduling
from needlechart.usecases.day import Day
from needlechart.usecases.scheduling import ScheduleLine, TakenSchedule

_PILLS = {
    AppointmentState.EXPECTED: None,
    AppointmentState.ARRIVED: PillView("Arrived", "ok", "check"),
    AppointmentState.NO_SHOW: PillView("Did not come", "caution"),
    AppointmentState.CANCELLED: PillView("Cancelled"),
}
_WORDS = {
    AppointmentState.EXPECTED: "Still expected",
    AppointmentState.ARRIVED: "Arrived",
    AppointmentState.NO_SHOW: "Did not come",
    AppointmentState.CANCELLED: "Cancelled",
}
_MOST_TOLD = 8
_MOST_BYTES = 2_000_000


class DayList(QWidget):
    """``patient_wanted(id)`` for a chart, ``session_wanted(id)`` for the session of a line that was started."""

    patient_wanted = Signal(str)
    session_wanted = Signal(str)

    def __init__(self, worker: RecordsWorker) -> None:
        super().__init__()
        self.setAccessibleName("Today's list")
        self._worker = worker
        self._lines: dict[str, ScheduleLine] = {}
        self.rows = RowList("Today's list")
        self.add = Button("Add", "quiet", "plus", tip="Somebody who comes today")
        self.take = Button("Import…", "quiet", tip="A list of appointments as CSV")
        self.form = ExpectForm(worker)
        self.form.hide()
        self.message = Message("", "info", "Close")
        self.message.hide()
        self.empty = EmptyState("Nobody on today's list", "Add who comes, or import the list of your calendar as CSV.")
        head = row(title("Today's list"), None, self.take, self.add, gap=4, margins=(8, 0, 8, 0))
        below = col(self.message, self.form, self.empty, gap=4, margins=(8, 0, 8, 0))
        self.setLayout(col(head, 4, below, self.rows, gap=4))
        self.rows.chosen.connect(self._open_menu)
        self.add.clicked.connect(self.form.start)
        self.take.clicked.connect(self._choose_file)
        self.message.action_taken.connect(self.message.hide)
        self.form.opened_changed.connect(self._show_empty)

    def show_day(self, day: Day) -> None:
        """The list of that day."""
        self._lines = {line.appointment.id: line for line in day.expected}
        self.rows.show_rows([schedule_row(line, day.person.id) for line in day.expected])
        self.form.now = day.now
        self._show_empty()

    def take_file(self, path: Path) -> None:
        """Take the lines of a list; what could not be taken is told line by line."""
        try:
            with path.open("rb") as file:
                data = file.read(_MOST_BYTES)
        except OSError as fault:
            self._tell(NeedleChartError(f"{path.name} cannot be read: {fault.strerror}.", "Choose another file."))
            return
        self._worker.run(lambda work: scheduling.take_schedule(work, data), self._show_taken, self, self._tell)

    # ---- the inside
    def _choose_file(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name, _kind = QFileDialog.getOpenFileName(self, "Import a list of appointments", folder, "Lists (*.csv *.txt *.tsv)")
        if name:
            self.take_file(Path(name))

    def _show_taken(self, taken: TakenSchedule) -> None:
        told = [f"{taken.added} added" if taken.added else "Nothing new"]
        if taken.known:
            told.append(f"{taken.known} known already")
        if taken.left:
            told.append(f"{len(taken.left)} not taken")
        lines = [f"Line {unread.line}: {unread.why}." for unread in taken.left[:_MOST_TOLD]]
        if len(taken.left) > _MOST_TOLD:
            lines.append(f"… and {len(taken.left) - _MOST_TOLD} more")
        self.message.show_message(", ".join(told), "caution" if taken.left else "ok", "Close", "\n".join(lines))
        self.message.show()

    def _tell(self, error: NeedleChartError) -> None:
        self.message.show_message(error.sentence, "danger", "Close", error.way_out)
        self.message.show()

    def _show_empty(self) -> None:
        self.empty.setVisible(not self._lines and self.form.isHidden())

    def _open_menu(self, appointment_id: str) -> None:
        line = self._lines[appointment_id]
        menu = touch_menu(self, f"{line.patient.name}, {line.appointment.at.local:%H:%M}")
        started = line.appointment.session_id is not None
        _act(menu, "Open the session" if started else "Start the session", lambda: self._begin(line))
        _act(menu, "Open the chart", lambda: self.patient_wanted.emit(line.patient.id))
        menu.addSeparator()
        for state, words in _WORDS.items():
            action = _act(menu, words, partial(self._mark, line, state))
            action.setCheckable(True)
            action.setChecked(state is line.appointment.state)
        shown = self.rows.row(appointment_id)
        open_below(menu, shown)

    def _begin(self, line: ScheduleLine) -> None:
        appointment_id = line.appointment.id
        self._worker.run(
            lambda work: scheduling.begin(work, appointment_id),
            lambda opened: self.session_wanted.emit(opened.session.id),
            self,
            self._tell,
        )

    def _mark(self, line: ScheduleLine, state: AppointmentState) -> None:
        appointment_id = line.appointment.id
        self._worker.run(lambda work: scheduling.mark(work, appointment_id, state), lambda _made: None, self, self._tell)


def schedule_row(line: ScheduleLine, person_id: str) -> RowView:
    """A line of the list: when, who, where, with whom when that is somebody else, and whether they have come."""
    made = line.appointment
    where = f"Table {made.table}" if made.table else ""
    whom = line.therapist if made.therapist_id != person_id else ""
    about = " · ".join(part for part in (where, whom, ", ".join(line.patient.problems)) if part)
    return RowView(made.id, f"{made.at.local:%H:%M}  {line.patient.name}", about, "", _PILLS[made.state], (where,))


def _act(menu: QMenu, words: str, deed: Callable[[], object]) -> QAction:
    action = QAction(words, menu)
    action.triggered.connect(lambda _on=False: deed())
    menu.addAction(action)
    return action
