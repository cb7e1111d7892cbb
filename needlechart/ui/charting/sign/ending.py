"""When the visit ended, and when the next one is."""

from __future__ import annotations

import datetime

from PySide6.QtWidgets import QWidget

from needlechart.domain.sessions import TreatmentSession
from needlechart.ui.charting.asking.date_answer import DateAnswer
from needlechart.ui.charting.asking.page import AskingPlace
from needlechart.ui.charting.asking.time_field import TimeField
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.chips import ChoiceChips
from needlechart.ui.look.layout import col, row, section
from needlechart.ui.look.words import small

IN_DAYS = (("7", "In 1 week"), ("10", "In 10 days"), ("14", "In 2 weeks"))


class Ending(QWidget):
    """End time with a key for now; the next visit as a date, or in so many days."""

    def __init__(self, place: AskingPlace) -> None:
        super().__init__()
        self._place = place
        session = place.editor.session
        self.ended = TimeField("End of the visit", session.date, (session.started or place.editor.clock.now()).offset_min)
        self.now = Button("Now", "plain", "clock", size="touch")
        self._began = small("", "text2")
        self.next_visit = DateAnswer("Next visit", earliest=session.date, size="touch")
        self.in_days = ChoiceChips(IN_DAYS, name="Next visit in")
        self.setLayout(
            col(
                section(
                    "End and next visit",
                    small("End of the visit", "text2", 500),
                    row(self.ended, self.now, self._began, None, gap=8),
                    self.next_visit,
                    self.in_days,
                ),
                gap=0,
            )
        )
        place.bind_field(self.ended, "ended")
        place.bind_field(self.next_visit, "next_visit", typed=True)
        self.now.clicked.connect(lambda: place.editor.set(ended=place.editor.clock.now()))
        self.in_days.changed.connect(self._in_days)
        place.also_show(self._show)

    def _in_days(self) -> None:
        said = self.in_days.value()
        date = self._place.editor.session.date
        self._place.editor.set(next_visit=date + datetime.timedelta(days=int(said)) if said else None)

    def _show(self, session: TreatmentSession) -> None:
        self._began.setText(f"began {session.started.local:%H:%M}" if session.started else "")
        days = (session.next_visit - session.date).days if session.next_visit else None
        self.in_days.set_value(str(days) if str(days) in dict(IN_DAYS) else None)
