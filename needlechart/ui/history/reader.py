"""The session reader: one visit's figures, sites, treatments, note and what was added beside it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from needlechart.domain.history import VisitFigures
from needlechart.domain.ledger import Ledger, ledger_of
from needlechart.domain.note import note_of
from needlechart.domain.note.value import own_lines
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.words import treatment_words
from needlechart.drawing.timeline.figures import problem_words
from needlechart.drawing.timeline.lane import figure
from needlechart.ui.history.added_beside import AddedBeside, added_to
from needlechart.ui.history.fact_row import Fact, FactRow
from needlechart.ui.history.note_text import NoteText, Paragraph
from needlechart.ui.history.site_list import SiteList, lines_of
from needlechart.ui.look.beside import beside
from needlechart.ui.look.buttons import Button, icon_button
from needlechart.ui.look.flow import Flow
from needlechart.ui.look.layout import Box, Line, box, col, row, scrolled
from needlechart.ui.look.message import Message
from needlechart.ui.look.twitches import twitch_figure
from needlechart.ui.look.typed_date import long_date
from needlechart.ui.look.words import label, small, title
from needlechart.ui.review.review_beside import ReviewBeside
from needlechart.usecases.patients import PatientOpened, VisitRead


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
        self._count = Message("", "danger")
        self._sites = SiteList()
        self._no_sites = label("No needling in this visit.", role="text2", wrap=True)
        self._treatments = label("", wrap=True)
        self._added = AddedBeside()
        self.review = ReviewBeside()
        self._own = NoteText("In the therapist's words")
        self._between = Line()
        self._note = NoteText("Note")
        self._open = Button("Open the session", "plain", size="head")
        self.same = Button("Chart the same today", "plain", "repeat", size="head", tip="Its sites again, each to be confirmed")
        self._earlier = icon_button("left", "Earlier visit", size="head")
        self._later = icon_button("right", "Later visit", size="head")
        self._session_id = ""
        body = box(
            col(
                self._title, self._under, 8, self._facts, 8, self._count, 8, Line(), 4, self._sites, self._no_sites, 4, Line(), 8,
                self._treatments, 8, self._own, self._added, 8, self.review, 8, self._between, 8, self._note, None,
                gap=2, margins=(20, 16, 16, 16),
            )
        )  # fmt: skip
        self._tools = Flow(8, 8)
        tools = QWidget()
        tools.setLayout(self._tools)
        for tool in (self.same, self._open):
            self._tools.addWidget(tool)
        steps = box(col(None, row(None, self._earlier, self._later, gap=4)))
        foot = col(beside(tools, steps, gap=4), margins=(20, 8, 16, 12))
        super().__init__(col((scrolled(body, "Visit"), 1), foot, gap=0), "surface", "The visit")
        self._open.clicked.connect(lambda: self.session_wanted.emit(self._session_id))
        self.same.clicked.connect(lambda: self.same_wanted.emit(self._session_id))
        self._earlier.clicked.connect(lambda: self.stepped.emit(-1))
        self._later.clicked.connect(lambda: self.stepped.emit(1))

    def add_tool(self, tool: QWidget) -> None:
        """One more deed beside opening the session."""
        self._tools.addWidget(tool)

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
        self._show_count(session, ledger)
        lines = lines_of(session, opened.catalogue)
        self._sites.show_lines(lines)
        self._sites.setVisible(bool(lines))
        self._no_sites.setVisible(not lines)
        care = [treatment_words(treatment, opened.catalogue) for treatment in session.treatments]
        self._treatments.setText("\n".join(care))
        self._treatments.setVisible(bool(care))
        self._added.show_entries(list(added_to(read, opened)))
        self.review.show_review(read.review)
        self._show_note(session, opened)
        again = may_chart and session.id != opened.open_draft_id and any(site.confirmed for site in session.sites)
        self.same.setVisible(again)
        self._open.set_words("Open the session" if session.signature else "Continue the draft")
        self._earlier.setEnabled(number > 1)
        self._later.setEnabled(number < len(opened.history.visits))

    def note_text(self) -> str:
        """The note as it is read here."""
        return f"{self._own.text()}\n{self._note.text()}".strip()

    def facts(self) -> tuple[tuple[str, str], ...]:
        """The figures shown, each with its word."""
        return self._facts.facts

    def title_text(self) -> str:
        """The date shown, and what stands under it."""
        return f"{self._title.text()}\n{self._under.text()}"

    def added_texts(self) -> tuple[str, ...]:
        """What was added beside the session, as it is read here."""
        return self._added.texts()

    def added_details(self) -> tuple[str, ...]:
        """Who added it, when and why."""
        return self._added.details()

    def warning(self) -> str:
        """What is said about needles not accounted for, "" when there are none."""
        return "" if self._count.isHidden() else self._count.text()

    def site_names(self) -> tuple[str, ...]:
        """The sites listed."""
        return tuple(line.name for line in self._sites.lines)

    def treatment_lines(self) -> tuple[str, ...]:
        """The complementary treatments listed."""
        return tuple(self._treatments.text().splitlines())

    def _show_count(self, session: TreatmentSession, ledger: Ledger) -> None:
        wrong = ledger.closes is False
        in_body = ledger.in_body
        self._count.setVisible(wrong or in_body > 0)
        if wrong:
            counted = f"{ledger.needles_in} in, {ledger.out} counted out"
            told = "explained" if session.discrepancies else "nobody has explained why"
            self._count.show_message("The needle count did not close.", "danger", detail=f"{counted}; {told}")
        elif in_body:
            said = "1 needle is" if in_body == 1 else f"{in_body} needles are"
            where = "still in the body" if session.signature is None else "not tapped off on the chart"
            self._count.show_message(f"{said} {where}.", "caution")

    def _show_note(self, session: TreatmentSession, opened: PatientOpened) -> None:
        """First what the therapist wrote of the whole visit, then the note made from the rows."""
        note = note_of(session, opened.patient, opened.catalogue, opened.people)
        written = {line for text in _written(session) for line in own_lines(text)}
        own: list[Paragraph] = []
        rest: list[Paragraph] = []
        for section in note.sections:
            for lines, told in ((own, [line for line in section.lines if line in written]), (rest, section.lines)):
                kept = [line for line in told if lines is own or line not in written]
                lines += [Paragraph("heading", section.title)] if kept else []
                lines += [Paragraph("own" if line.own else "line", line.text) for line in kept]
        self._own.show_paragraphs(own)
        self._note.show_paragraphs(rest)
        self._between.setVisible(bool(own) and bool(rest))


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


def _written(session: TreatmentSession) -> tuple[str, ...]:
    return session.subjective, session.objective, session.assessment, session.plan


def _about(session: TreatmentSession, opened: PatientOpened, number: int) -> list[str]:
    who = next((person.name for person in opened.people if person.id == session.therapist_id), "")
    said = [f"Visit {number}", who]
    if session.started is not None and session.ended is not None:
        said.append(f"{round(session.ended.seconds_since(session.started) / 60)} min")
    said.append(f"signed {session.signature.at.local:%H:%M}" if session.signature is not None else "draft, not signed")
    return [part for part in said if part]
