"""The session reader: one visit's figures, sites, treatments, note and what was added beside it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from needlechart.domain.history import VisitFigures
from needlechart.domain.ledger import Ledger, ledger_of
from needlechart.domain.sessions import TreatmentSession
from needlechart.drawing.timeline.figures import problem_words
from needlechart.drawing.timeline.lane import figure
from needlechart.ui.history.fact_row import Fact, FactRow
from needlechart.ui.history.visit_said import VisitSaid
from needlechart.ui.look.beside import beside
from needlechart.ui.look.buttons import Button, icon_button
from needlechart.ui.look.flow import Flow
from needlechart.ui.look.layout import Box, box, col, row, scrolled
from needlechart.ui.look.twitches import twitch_figure
from needlechart.ui.look.typed_date import long_date
from needlechart.ui.look.words import small, title
from needlechart.usecases.patients import PatientOpened, VisitRead

_MOST_FOOT = 0.35
"""So much of its height the reader leaves to the deeds below the visit."""


class Reader(Box):
    """Reads one visit.  ``session_wanted(session_id)`` to open it, ``same_wanted(session_id)`` to chart its sites again today,
    ``stepped(-1 | 1)`` to the visit before or after."""

    session_wanted = Signal(str)
    same_wanted = Signal(str)
    stepped = Signal(int)

    def __init__(self) -> None:
        self._title = title("")
        self._title.setWordWrap(True)
        self._under = small("", "text2", wrap=True)
        self._facts = FactRow()
        self.said = VisitSaid()
        self._open = Button("Open the session", "plain", size="head")
        self.same = Button("Chart the same today", "plain", "repeat", size="head", tip="Its sites again, each to be confirmed")
        self._earlier = icon_button("left", "Earlier visit", size="head")
        self._later = icon_button("right", "Later visit", size="head")
        self._session_id = ""
        self._body = col(self._title, self._under, 8, self._facts, 8, self.said, None, gap=2, margins=(20, 16, 16, 16))
        self._tools = Flow(8, 8)
        tools = QWidget()
        tools.setLayout(self._tools)
        self._tools.addWidget(self._open)
        steps = box(row(None, self._earlier, self._later, gap=4))
        self._foot = box(col(beside(self.same, steps, gap=4), tools, margins=(20, 8, 16, 12)))
        self._foot_scrolls = False
        self._column = col((scrolled(box(self._body), "Visit"), 1), self._foot, gap=0)
        super().__init__(self._column, "surface", "The visit")
        self._open.clicked.connect(lambda: self.session_wanted.emit(self._session_id))
        self.same.clicked.connect(lambda: self.same_wanted.emit(self._session_id))
        self._earlier.clicked.connect(lambda: self.stepped.emit(-1))
        self._later.clicked.connect(lambda: self.stepped.emit(1))

    def add_tool(self, tool: QWidget) -> None:
        """One more deed beside opening the session."""
        self._tools.addWidget(tool)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_foot()

    def _place_foot(self) -> None:
        """Below the visit, or at its end where it would take too much of a low reader."""
        scrolls = self._foot.heightForWidth(self.width()) > self.height() * _MOST_FOOT
        if scrolls != self._foot_scrolls:
            self._foot_scrolls = scrolls
            if scrolls:
                self._body.insertWidget(self._body.count() - 1, self._foot)
            else:
                self._column.addWidget(self._foot)

    def show_visit(
        self, opened: PatientOpened, figures: VisitFigures, number: int, read: VisitRead, *, may_chart: bool = True
    ) -> None:
        """One visit, the ``number``-th of ``opened.history``, as it was read; for somebody who ``may_chart`` today."""
        session = read.session
        ledger = ledger_of(session, opened.catalogue)
        self._session_id = session.id
        self._title.setText(long_date(session.date))
        self._under.setText(" · ".join(_about(session, opened, number)))
        self._facts.show_facts(_facts(session, opened, figures, ledger))
        self.said.show_visit(read, opened)
        again = may_chart and session.id != opened.open_draft_id and any(site.confirmed for site in session.sites)
        self.same.setVisible(again)
        self._open.set_words("Open the session" if session.signature else "Continue the draft")
        self._earlier.setEnabled(number > 1)
        self._later.setEnabled(number < len(opened.history.visits))

    def facts(self) -> tuple[tuple[str, str], ...]:
        """The figures shown, each with its word."""
        return self._facts.facts

    def title_text(self) -> str:
        """The date shown, and what stands under it."""
        return f"{self._title.text()}\n{self._under.text()}"


def _facts(session: TreatmentSession, opened: PatientOpened, figures: VisitFigures, ledger: Ledger) -> tuple[Fact, ...]:
    pairs = [pair for pair in figures.pain if pair.before is not None or pair.after is not None]
    facts: list[Fact] = []
    for pair in pairs:
        both = [figure(value) if value is not None else "\N{EN DASH}" for value in (pair.before, pair.after)]
        word = problem_words(opened.patient, pair.problem_id) if len(pairs) > 1 else "pain"
        facts.append((f"{both[0]} \N{RIGHTWARDS ARROW} {both[1]}", word or "pain"))
    facts.append((str(ledger.needles_in), "needle" if ledger.needles_in == 1 else "needles"))
    at_least = ledger.ltr_total_is_minimum
    facts.append((twitch_figure(ledger.ltr_total, at_least), "twitches, at least" if at_least else "twitches"))
    if figures.soreness_h is not None:
        facts.append((f"{figures.soreness_h} h", "sore"))
    elif figures.soreness is not None:
        facts.append((f"{figures.soreness} / 10", "sore"))
    return tuple(facts)


def _about(session: TreatmentSession, opened: PatientOpened, number: int) -> list[str]:
    who = next((person.name for person in opened.people if person.id == session.therapist_id), "")
    said = [f"Visit {number}", who]
    if session.started is not None and session.ended is not None:
        said.append(f"{round(session.ended.seconds_since(session.started) / 60)} min")
    said.append(f"signed {session.signature.at.local:%H:%M}" if session.signature is not None else "draft, not signed")
    return [part for part in said if part]
