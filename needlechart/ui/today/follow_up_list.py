"""Whom to ask how it went: promised calls, follow-ups of reactions, reactions that have not ended."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from needlechart.domain.lines import FollowUpLine, FollowUpWhy
from needlechart.ui.look.layout import col, row
from needlechart.ui.look.list_row import RowList, RowView
from needlechart.ui.look.pills import PillView
from needlechart.ui.look.typed_date import near_date
from needlechart.ui.look.words import small, title
from needlechart.usecases.day import Day

NAME = "Follow-ups due"
_WHY = {
    FollowUpWhy.CALL: "Soreness call",
    FollowUpWhy.REACTION_DUE: "Reaction follow-up",
    FollowUpWhy.REACTION_OPEN: "Open reaction",
}


class FollowUpList(QWidget):
    """One line a visit; hidden while nothing is due.  ``session_wanted(id)``: what was said is added there, beside the visit."""

    session_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(NAME)
        self.rows = RowList(NAME)
        hint = small("A tap opens the visit; what was said is added there.", "text2", wrap=True)
        self.setLayout(col(row(title(NAME), 10, (hint, 1), margins=(8, 0, 8, 0)), 4, self.rows, gap=4))
        self.rows.chosen.connect(self.session_wanted)
        self.hide()

    def show_day(self, day: Day) -> None:
        """What is due on that day, one's own patients first."""
        ordered = sorted(day.follow_ups, key=lambda line: line.therapist_id != day.person.id)
        self.rows.show_rows([follow_up_row(line, day) for line in ordered])
        self.setVisible(bool(ordered))


def follow_up_row(line: FollowUpLine, day: Day) -> RowView:
    """Who, why and under which number, and since when it is due."""
    whom = day.name_of(line.therapist_id) if line.therapist_id != day.person.id else ""
    why = ", ".join(_WHY[one] if number == 0 else _WHY[one].lower() for number, one in enumerate(line.why))
    about = " · ".join(part for part in (why, line.phone, whom) if part)
    days = (day.today - line.due).days
    pill = PillView("Today", "plain", "phone")
    if days:
        pill = PillView("Due 1 day" if days == 1 else f"Due {days} days", "caution", "phone")
    return RowView(line.session_id, line.patient_name, about, near_date(line.date, day.today), pill, (why, _WHY[line.why[0]]))
