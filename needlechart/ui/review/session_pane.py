"""The reading pane of the review: whose visit it was, the body, what was done and written, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from needlechart.domain.ledger import ledger_of
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.words import words
from needlechart.drawing.sheets import BodyView
from needlechart.ui.history.body_content import BodyContent, of_visit
from needlechart.ui.history.history_chart import HistoryChart
from needlechart.ui.history.visit_said import VisitSaid
from needlechart.ui.look.buttons import Button, icon_button
from needlechart.ui.look.chips import ChoiceChips
from needlechart.ui.look.empty import EmptyState
from needlechart.ui.look.layout import Box, Line, Pages, box, col, row, scrolled
from needlechart.ui.look.theme import theme
from needlechart.ui.look.twitches import twitch_figure
from needlechart.ui.look.typed_date import short_date
from needlechart.ui.look.words import small, title
from needlechart.usecases.reviewing import SessionLookedAt

if TYPE_CHECKING:
    from needlechart.atlas import Atlas

_BODY_EMS = 17
"""Height of the body, in heights of its letters."""


class SessionPane(Box):
    """Reads one session.  ``chart_wanted(patient_id)``, ``patient_wanted(patient_id)`` for all the sessions of that patient,
    ``closed()``."""

    chart_wanted = Signal(str)
    patient_wanted = Signal(str)
    closed = Signal()

    def __init__(self, atlas: Atlas) -> None:
        self.looked: SessionLookedAt | None = None
        self._title = title("")
        self._title.setWordWrap(True)
        self._under = small("", "text2", wrap=True)
        self.close_key = icon_button("close", "Close the reading pane", size="head")
        self.views = ChoiceChips([], touch=False, name="Views with something to show")
        self.chart = HistoryChart(atlas)
        self.chart.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.said = VisitSaid()
        self.open_chart = Button("Open the chart", "plain", size="head")
        self.only = Button("Only this patient", "quiet", "filter", size="head")
        self._empty = EmptyState("No session chosen", "Go through the rows with the arrow keys or J and K, or tap one.")
        self._content = BodyContent({}, {}, ("", ""))
        self._body = box(col(row(self.views), self.chart, gap=4), name="Body of the visit")
        head = row((box(col(self._title, self._under, gap=2)), 1), self.close_key, gap=8)
        page = box(col(head, 8, self._body, 8, self.said, None, gap=2, margins=(20, 16, 16, 16)))
        self._foot = col(gap=8, margins=(20, 8, 16, 12))
        self._foot.addLayout(row(self.open_chart, self.only, None, gap=8))
        self._pages = Pages()
        self._pages.addWidget(Box(col(self._empty, None, margins=(20, 24, 20, 16)), "surface"))
        self._pages.addWidget(box(col((scrolled(page, "Session"), 1), Line(), self._foot, gap=0)))
        super().__init__(col((self._pages, 1), gap=0), "surface", "The session")
        self.open_chart.clicked.connect(lambda: self._wish(self.chart_wanted.emit))
        self.only.clicked.connect(lambda: self._wish(self.patient_wanted.emit))
        self.close_key.clicked.connect(self.closed)
        self.views.changed.connect(self._on_view)
        theme.changed.connect(self._fit)
        self._fit()

    def add_foot(self, part: QWidget) -> None:
        """What can be done about the session, above opening its chart."""
        self._foot.insertWidget(0, part)

    def show_nothing(self) -> None:
        """No session; nothing of the one before is kept."""
        self.looked = None
        self.chart.show_marks(())
        self._pages.setCurrentIndex(0)

    def show_session(self, looked: SessionLookedAt, today: date) -> None:
        """That session as it was looked at."""
        self.looked = looked
        session, patient = looked.visit.session, looked.patient
        age = today.year - patient.born.year - ((today.month, today.day) < (patient.born.month, patient.born.day))
        self._title.setText(f"{patient.given_name} {patient.family_name}, {age} y")
        self._under.setText(" · ".join(_about(looked, session)))
        self.said.show_visit(looked.visit, looked)
        self._show_body(of_visit(session, looked.catalogue))
        self._pages.setCurrentIndex(1)

    def title_text(self) -> str:
        """Whose session it is, and what stands under it."""
        return f"{self._title.text()}\n{self._under.text()}"

    def show_closable(self, closable: bool) -> None:
        """Whether the pane covers the table and has to be closed to go back to it."""
        self.close_key.setVisible(closable)

    def _show_body(self, content: BodyContent) -> None:
        self._content = content
        views = [view for view, _said in content.views.items()]
        self._body.setVisible(bool(views))
        if not views:
            return
        self.views.set_options([(view.value, said) for view, said in content.views.items()])
        self.views.set_value(views[0].value)
        self.views.setVisible(len(views) > 1)
        self._show_view(views[0])

    def _on_view(self) -> None:
        chosen = self.views.value()
        if chosen is None:
            self.views.set_value(self.chart.seen.view.value)
        else:
            self._show_view(BodyView(chosen))

    def _show_view(self, view: BodyView) -> None:
        self.chart.show_marks(self._content.marks)
        self.chart.show_pain_areas(self._content.pain_areas)
        self.chart.show_view(view)
        self.chart.look_round(self._content.frames.get(view, ()), anew=True)

    def _wish(self, tell: Callable[[str], None]) -> None:
        if self.looked is not None:
            tell(self.looked.patient.id)

    def _fit(self) -> None:
        self.chart.setFixedHeight(round(theme.px("body") * _BODY_EMS))


def _about(looked: SessionLookedAt, session: TreatmentSession) -> list[str]:
    ledger = ledger_of(session, looked.catalogue)
    at = f" {session.started.local:%H:%M}" if session.started is not None else ""
    who = next((person.name for person in looked.people if person.id == session.therapist_id), "")
    needles = f"{ledger.needles_in} needle" if ledger.needles_in == 1 else f"{ledger.needles_in} needles"
    twitches = f"{twitch_figure(ledger.ltr_total, ledger.ltr_total_is_minimum)} twitches"
    signed = f"signed {session.signature.at.local:%H:%M}" if session.signature is not None else "not signed"
    said = [f"{short_date(session.date)}{at}", who, words(session.kind), needles, twitches, signed]
    return [part for part in said if part]
