"""What managers have asked about the sessions of the person signed in."""

from __future__ import annotations

from datetime import date

from needlechart.ui.look.list_row import RowView
from needlechart.ui.look.typed_date import near_date
from needlechart.ui.records_worker import RecordsWorker
from needlechart.ui.today.waiting_list import WaitingList
from needlechart.usecases.review_queue import QueueLine, my_questions

NAME = "Questions from the manager"
_MOST_WORDS = 20
"""So many words of a question are tried in its line where all of them do not fit."""


class QuestionList(WaitingList[QueueLine]):
    """One line a session, the oldest question first."""

    def __init__(self, worker: RecordsWorker) -> None:
        super().__init__(worker, NAME, my_questions, rows_of)


def rows_of(found: tuple[QueueLine, ...], today: date) -> list[RowView]:
    """A line for each question."""
    return [question_row(asked, today) for asked in found]


def question_row(asked: QueueLine, today: date) -> RowView:
    """A question as one line: the patient, its first words, who asked and when."""
    line = asked.line
    at = line.since.local
    when = f"{at:%H:%M}" if at.date() == today else near_date(at.date(), today)
    said = line.text.split()
    shorter = tuple(f"{' '.join(said[:some])}…" for some in range(min(len(said) - 1, _MOST_WORDS), 0, -1))
    end = f"{asked.writer}, {when}" if asked.writer else when
    return RowView(line.session_id, line.patient_name, " ".join(said), end, None, shorter)
