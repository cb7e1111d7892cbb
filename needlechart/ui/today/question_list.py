"""What managers have asked about the sessions of the person signed in."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from needlechart.ui.look.layout import col, row
from needlechart.ui.look.list_row import RowList, RowView
from needlechart.ui.look.typed_date import near_date
from needlechart.ui.look.words import title
from needlechart.ui.records_worker import RecordsWorker
from needlechart.usecases.day import Day
from needlechart.usecases.review_queue import QueueLine, my_questions

NAME = "Questions from the manager"
_MOST_WORDS = 20
"""So many words of a question are tried in its line where all of them do not fit."""


class QuestionList(QWidget):
    """One line a session, the oldest question first; hidden while nothing was asked.  ``session_wanted(id)``."""

    session_wanted = Signal(str)

    def __init__(self, worker: RecordsWorker) -> None:
        super().__init__()
        self.setAccessibleName(NAME)
        self._worker = worker
        self.rows = RowList(NAME)
        self.setLayout(col(row(title(NAME), margins=(8, 0, 8, 0)), 4, self.rows, gap=4))
        self.rows.chosen.connect(self.session_wanted)
        self.hide()

    def show_day(self, day: Day) -> None:
        """Reads what waits now."""
        person_id = day.person.id
        self._worker.read(lambda reading: my_questions(reading, person_id), lambda found: self._show(found, day.today), self)

    def _show(self, found: tuple[QueueLine, ...], today: date) -> None:
        self.rows.show_rows([question_row(asked, today) for asked in found])
        self.setVisible(bool(found))


def question_row(asked: QueueLine, today: date) -> RowView:
    """A question as one line: the patient, its first words, who asked and when."""
    line = asked.line
    at = line.since.local
    when = f"{at:%H:%M}" if at.date() == today else near_date(at.date(), today)
    said = line.text.split()
    shorter = tuple(f"{' '.join(said[:some])}…" for some in range(min(len(said) - 1, _MOST_WORDS), 0, -1))
    end = f"{asked.writer}, {when}" if asked.writer else when
    return RowView(line.session_id, line.patient_name, " ".join(said), end, None, shorter)
