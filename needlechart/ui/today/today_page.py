"""Today: find a patient, finish what is left, go on where the clinic was last."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from needlechart.domain.lines import DraftLine, PatientLine
from needlechart.domain.patients import Patient
from needlechart.ui.chosen_keys import keys
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.empty import EmptyState
from needlechart.ui.look.layout import Box, Pages, box, col, columns, row, scrolled
from needlechart.ui.look.list_row import RowList, RowView
from needlechart.ui.look.pills import PillView
from needlechart.ui.look.theme import theme
from needlechart.ui.look.typed_date import long_date, near_date, short_date
from needlechart.ui.look.words import small, title
from needlechart.ui.people.entry import page_of
from needlechart.ui.people.new_patient import NewPatientForm
from needlechart.ui.records_worker import RecordsWorker
from needlechart.ui.today.countersign_list import CountersignList
from needlechart.ui.today.day_list import DayList
from needlechart.ui.today.follow_up_list import FollowUpList
from needlechart.ui.today.patient_search import PatientSearch
from needlechart.ui.today.question_list import QuestionList
from needlechart.usecases.day import Day, the_day

if TYPE_CHECKING:
    from needlechart.ui.charting.keys_page import KeysPage

_TWO_COLUMNS_EMS = 78
"""A window wide enough for two columns of lines, in heights of their letters."""


class TodayPage(QWidget):
    """``patient_wanted(id)``, ``session_wanted(id)``.  Keeps itself up to date with the records."""

    patient_wanted = Signal(str)
    session_wanted = Signal(str)

    def __init__(self, worker: RecordsWorker) -> None:
        super().__init__()
        self.setAccessibleName("Today")
        self._worker = worker
        self._date = title("")
        self._state = small("", "text2")
        self._who = small("", "text2", wrap=True)
        self._who.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.add = Button("New patient", "plain", "plus", size="head")
        self.keys_page: KeysPage | None = None
        self.search = PatientSearch(worker)
        self.day_list = DayList(worker)
        self.mine = RowList("To finish")
        self.others = RowList("Drafts of others")
        self.recent = RowList("Recent patients")
        self._mine_empty = EmptyState("Nothing to finish", "Sessions you have not signed will stand here.")
        self._recent_empty = EmptyState("")
        self.form = NewPatientForm(worker)

        day = col(self._date, self._state, gap=0)
        head = row(day, 16, (self._who, 1), 4, self.add, gap=8, margins=(8, 0, 8, 0))
        self._others_section = _listing("Drafts of others", self.others)
        self.countersigning = CountersignList(worker)
        self.questions = QuestionList(worker)
        self.follow_ups = FollowUpList()
        left = _listing("To finish", self.mine, self._mine_empty)
        right = _listing("Recent", self.recent, self._recent_empty)
        self._lists = columns(
            (left, self.countersigning, self.day_list),
            (self.questions, self.follow_ups, right, self._others_section),
            gap=40,
            margins=(0, 12, 0, 16),
        )
        body = box(col(head, 8, self.search, self._lists, None, gap=8, margins=(24, 20, 24, 8)))
        self._stack = Pages()
        self._stack.addWidget(scrolled(page_of(body, centred=True), "Today"))
        self._stack.addWidget(self.form)
        page = Box(col((self._stack, 1), gap=0), "surface")
        self.setLayout(col((page, 1), gap=0))

        self.search.active_changed.connect(lambda on: self._lists.setVisible(not on))
        self.search.patient_wanted.connect(self.patient_wanted)
        self.search.add_wanted.connect(self._on_add)
        self.day_list.patient_wanted.connect(self.patient_wanted)
        self.day_list.session_wanted.connect(self.session_wanted)
        self.recent.chosen.connect(self.patient_wanted)
        self.mine.chosen.connect(self.session_wanted)
        self.others.chosen.connect(self.session_wanted)
        self.add.clicked.connect(lambda: self._on_add(""))
        self._recent_empty.action_taken.connect(lambda: self._on_add(""))
        self.form.left.connect(self._show_lists)
        self.form.added.connect(self._on_added)
        worker.records_changed.connect(self._on_records_changed)
        theme.changed.connect(self._fold)

    def refresh(self) -> None:
        """The lists anew, and the search empty."""
        self.search.clear()
        self._show_lists()
        self._read()

    def focus_search(self) -> None:
        """The keyboard goes to the search field."""
        self._show_lists()
        self.search.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.field.selectAll()

    def show_keys(self) -> None:
        """The list of keys, and whether the bell of the needles is heard; Escape or its button goes back."""
        if self.keys_page is None:
            from needlechart.ui.charting.keys_page import KeysPage

            keys.read()
            self.keys_page = KeysPage("Back to Today")
            self.keys_page.closed.connect(self._show_lists)
            self._stack.addWidget(self.keys_page)
        self._stack.setCurrentWidget(self.keys_page)
        self.keys_page.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def head_words(self) -> tuple[str, str, str]:
        """The day, how many sessions wait, and who is signed in where."""
        return self._date.text(), self._state.text(), self._who.text()

    def empty_words(self) -> tuple[str, ...]:
        """What the empty lists say."""
        return tuple(empty.sentence() for empty in (self._mine_empty, self._recent_empty) if not empty.isHidden())

    # ---- the inside
    def _fold(self) -> None:
        """The lists beside each other, or under each other where their lines would be cut."""
        sides = self._lists.layout()
        if isinstance(sides, QBoxLayout):
            narrow = self.width() < _TWO_COLUMNS_EMS * theme.px("body")
            sides.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def _read(self) -> None:
        person_id, clock = self._worker.file.person_id, self._worker.file.clock
        self._worker.read(lambda reading: the_day(reading, person_id, clock.now()), self._show_day, self)

    def _on_records_changed(self, _touched: object) -> None:
        if self.isVisible():
            self._read()

    def _show_day(self, day: Day) -> None:
        self._date.setText(long_date(day.today))
        unsigned = len(day.mine) + len(day.others)
        waiting = "1 session waits" if unsigned == 1 else f"{unsigned} sessions wait"
        self._state.setText(f"{waiting} for a signature" if unsigned else "Everything is signed")
        self._who.setText(f"{day.person.name}, {day.clinic.name}" + (" · DEMO" if day.clinic.demo else ""))
        self.day_list.show_day(day)
        self.countersigning.show_day(day)
        self.questions.show_day(day)
        self.follow_ups.show_day(day)
        self.mine.show_rows([draft_row(draft, day) for draft in day.mine])
        self._mine_empty.setVisible(not day.mine)
        self.others.show_rows([draft_row(draft, day, day.name_of(draft.therapist_id)) for draft in day.others])
        self._others_section.setVisible(bool(day.others))
        self.recent.show_rows([recent_row(line, day.today) for line in day.recent])
        self._recent_empty.setVisible(not day.recent)
        if day.patients:
            self._recent_empty.show_empty("No chart opened yet", "The patients seen last will stand here.")
        else:
            self._recent_empty.show_empty("No patients yet", "Add the first one to start charting.", "Add a patient")

    def _on_add(self, typed: str) -> None:
        self.form.start(typed)
        self._stack.setCurrentWidget(self.form)

    def _show_lists(self) -> None:
        self._stack.setCurrentIndex(0)

    def _on_added(self, patient: Patient) -> None:
        self.search.clear()
        self._show_lists()
        self.patient_wanted.emit(patient.id)


def _listing(heading: str, rows: RowList, empty: QWidget | None = None) -> Box:
    """A title over its lines; the lines reach 8 px further on both sides, so that their words stand under the title."""
    inner = row((empty, 1), margins=(8, 0, 8, 0)) if empty is not None else 0
    return box(col(row(title(heading), margins=(8, 0, 8, 0)), 4, rows, inner, gap=4), name=heading)


def draft_row(draft: DraftLine, day: Day, therapist: str = "") -> RowView:
    """An unsigned session as one line; a needle in the body outranks how long it has waited."""
    today = draft.date >= day.today
    pill, end = PillView("Draft"), near_date(draft.date, day.today)
    if today and draft.started is not None:
        end = f"{draft.started.local:%H:%M}"
    if draft.in_body:
        pill = PillView(f"{draft.in_body} in the body", "needle", "needle")
        if today and draft.due is not None:
            end = f"{'due' if draft.due > day.now else 'over since'} {draft.due.local:%H:%M}"
        elif today and draft.in_since is not None:
            end = f"since {draft.in_since.local:%H:%M}"
    elif not today:
        days = (day.today - draft.date).days
        pill = PillView("Unsigned 1 day" if days == 1 else f"Unsigned {days} days", "caution", "clock")
    about = _joined(therapist, ", ".join(draft.problems))
    return RowView(draft.session_id, draft.patient_name, about, end, pill, (therapist or _shortly(draft.problems),))


def recent_row(line: PatientLine, today: date) -> RowView:
    """A patient seen lately as one line."""
    age = today.year - line.born.year - ((today.month, today.day) < (line.born.month, line.born.day))
    last = near_date(line.last_visit, today) if line.last_visit is not None else "no visit yet"
    who_parts = (f"{age} y", short_date(line.born), f"No. {line.number}")
    who = _joined(*who_parts)
    about = _joined(who, ", ".join(line.problems))
    return RowView(
        line.id,
        line.name,
        about,
        last,
        PillView("Draft") if line.open_draft else None,
        (who, _joined(*who_parts[1:]), who_parts[1]),
    )


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _shortly(problems: tuple[str, ...]) -> str:
    """ "Neck pain" for one, "Neck pain +2" for three."""
    return f"{problems[0]} +{len(problems) - 1}" if len(problems) > 1 else "".join(problems)
