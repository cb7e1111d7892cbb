"""The review of a session in the window: what each person sees and may do, by mouse and keys, and what is said when it fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from needlechart.domain.afterwards import Addendum, AddendumKind, ReviewEntry, ReviewKind, ReviewReason, ReviewState
from needlechart.domain.people import Person, Role
from needlechart.domain.sessions import Signature
from needlechart.records.clinic_file import ClinicFile
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.theme import theme
from needlechart.ui.records_worker import RecordsWorker
from needlechart.ui.review.message_form import Purpose
from needlechart.ui.review.thread_pane import ThreadPane
from needlechart.usecases.review_thread import Thread
from tests.clinics import ADA, NOW, FrozenClock, Template
from tests.scenarios import s1

MIRA = Person("01900000-0000-7000-8000-00000000317a", "Mira Sand", (Role.MANAGER,))
TIMO = Person("01900000-0000-7000-8000-00000000710a", "Timo Falk", (Role.STUDENT,), supervisor_id=ADA.id)
FIRST, SECOND = "session-1", "session-2"
CALLED = ReviewEntry("e1", FIRST, 1, ReviewKind.CALL, ADA.id, NOW, reasons=(ReviewReason.COUNT_MISMATCH, ReviewReason.SHARE))
ASKED = ReviewEntry("e2", FIRST, 2, ReviewKind.QUESTION, MIRA.id, NOW, "Where was the needle found?")


class Desk:
    """One person's pane on a clinic file with two signed sessions of Ada's."""

    def __init__(self, qtbot: QtBot, file: ClinicFile) -> None:
        self.qtbot, self.file, self.worker = qtbot, file, RecordsWorker()
        self.worker.open(file)
        self.pane = ThreadPane(self.worker)
        qtbot.addWidget(self.pane)
        self.pane.resize(420, 600)
        self.heard: list[Thread] = []
        self.pane.done.connect(self.heard.append)

    def show(self, session_id: str = FIRST) -> ThreadPane:
        self.pane.show_session(session_id)
        self.settle(lambda: self.pane.review is not None and self.pane.review.session_id == session_id)
        return self.pane

    def settle(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(lambda: true() and self.worker.idle)

    def click(self, button: Button) -> None:
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """To what has the focus, by the window, as it comes from a keyboard."""
        handle = self.pane.windowHandle()
        assert handle is not None
        QTest.keyClick(handle, key, modifier)

    def write(self, words: str) -> None:
        handle = self.pane.windowHandle()
        assert handle is not None
        for letter in words:
            QTest.keyClick(handle, letter)  # type: ignore[call-overload]  # a letter is taken too

    def state(self) -> ReviewState | None:
        return self.pane.review.state if self.pane.review is not None else None

    def last(self, session_id: str = FIRST) -> ReviewEntry:
        with self.file.reading() as reading:
            return reading.review_entries(session_id)[-1]

    def may(self) -> list[str]:
        """The buttons that are seen."""
        pane = self.pane
        every = (pane.approve, pane.ask, pane.more, pane.form.send, pane.form.cancel)
        return [button.words() for button in every if button.isVisible()]


SitDown = Callable[..., Desk]


@pytest.fixture
def sit_down(
    qtbot: QtBot, qapp: QApplication, clinic_file: ClinicFile, clinic_template: Template, clock: FrozenClock
) -> Iterator[SitDown]:
    theme.apply(qapp, "light")
    chart = s1(ADA.id)
    sessions = [replace(chart.sessions[0], id=session_id).signed(Signature(ADA.id, NOW, "")) for session_id in (FIRST, SECOND)]
    with clinic_file.work() as work:
        work.add_many([MIRA, TIMO, chart.patient, *sessions], deed="import records")
    clinic_file.close()
    desks: list[Desk] = []

    def sit(person: Person, *entries: ReviewEntry) -> Desk:
        file = ClinicFile.open(clinic_file.path, clinic_template.data_key, person.id, clock=clock, ids=clinic_file.ids)
        desk = Desk(qtbot, file)
        desks.append(desk)
        with file.work() as work:
            for entry in entries:
                work.save(None, entry)
        return desk

    yield sit
    for desk in desks:
        desk.settle(lambda: True)
        desk.worker.close()


def test_that_a_manager_approves_with_one_key(sit_down: SitDown) -> None:
    desk = sit_down(MIRA, CALLED)
    pane = desk.show()
    pane.show()
    pane.want_focus()
    assert desk.may() == ["Approve", "Ask"]
    assert pane.entries.texts() == ("To review: needle count, drawn at random · 20 Nov 2026, 09:30",)
    assert QApplication.focusWidget() is pane.approve
    desk.key(Qt.Key.Key_A)
    desk.settle(lambda: desk.state() is ReviewState.APPROVED)
    assert [thread.state for thread in desk.heard] == [ReviewState.TO_REVIEW]
    assert pane.entries.texts()[1:] == ("Mira Sand approved · 20 Nov 2026, 09:30",)
    assert desk.may() == ["Ask"]
    desk.key(Qt.Key.Key_A)  # nothing is approved twice
    desk.settle(lambda: True)
    assert desk.last().number == 2


def test_that_a_question_is_written_and_sent_by_keys_and_approving_then_asks_how_it_was_settled(sit_down: SitDown) -> None:
    desk = sit_down(MIRA, CALLED)
    pane = desk.show()
    pane.show()
    pane.want_focus()
    desk.key(Qt.Key.Key_Q)
    assert desk.may() == ["Send the question", "Cancel"]
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle(lambda: pane.said.text() == "There is nothing to send yet. Write it in a few words.")
    desk.write("A quick question: ")  # letters of the keys are letters while one types
    desk.key(Qt.Key.Key_Escape)
    assert desk.may() == ["Approve", "Ask"]
    assert desk.last().kind is ReviewKind.CALL
    desk.click(pane.ask)
    assert pane.form.text.value() == ""
    desk.write("Which side?")
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle(lambda: desk.state() is ReviewState.QUESTION)
    assert (desk.last().text, desk.last().author_id) == ("Which side?", MIRA.id)
    assert pane.said.text() == ""
    desk.click(pane.approve)
    assert pane.form.purpose is Purpose.SETTLE
    desk.click(pane.form.send)
    desk.settle(lambda: "still open" in pane.said.text())
    pane.form.text.setFocus()
    desk.write("She told me.")
    desk.click(pane.form.send)
    desk.settle(lambda: desk.state() is ReviewState.APPROVED)
    assert desk.last().text == "She told me."


def test_that_the_therapist_finds_the_field_open_and_may_add_to_the_answer(sit_down: SitDown) -> None:
    desk = sit_down(ADA, CALLED, ASKED)
    pane = desk.show()
    pane.show()
    pane.want_focus()
    assert desk.may() == ["Send the answer"]  # she manages too, and yet approves nothing of her own
    assert QApplication.focusWidget() is pane.form.text
    desk.write("In the towel.")
    desk.click(pane.form.send)
    desk.settle(lambda: desk.state() is ReviewState.ANSWERED)
    assert desk.may() == ["Add to the answer"]
    assert pane.entries.texts()[2] == "Ada Kern answered · 20 Nov 2026, 09:30: In the towel."
    desk.click(pane.more)
    assert desk.may() == ["Send the answer", "Cancel"]
    desk.write("Timo saw it.")
    desk.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle(lambda: desk.last().number == 4 and desk.may() == ["Add to the answer"])
    assert "you treated this session" in pane._own.text()


def test_that_who_may_not_read_the_thread_sees_where_it_stands(sit_down: SitDown) -> None:
    desk = sit_down(TIMO, CALLED, ASKED)
    pane = desk.show()
    pane.show()
    assert (desk.state(), pane.entries.texts(), desk.may()) == (ReviewState.QUESTION, (), [])
    assert pane._own.text() == "Waits for an answer by Ada Kern."
    desk.show(SECOND)
    assert pane.isHidden()  # neither a review nor anything to do


def test_that_words_not_sent_stay_with_their_session(sit_down: SitDown) -> None:
    desk = sit_down(MIRA)
    pane = desk.show()
    pane.show()
    desk.click(pane.ask)
    desk.write("Why")
    desk.show(SECOND)
    assert desk.may() == ["Approve", "Ask"]
    desk.show(FIRST)
    assert (pane.form.text.value(), desk.may()) == ("Why", ["Send the question", "Cancel"])
    pane.form.text.setFocus()
    desk.click(pane.form.send)
    desk.settle(lambda: desk.state() is ReviewState.QUESTION)
    desk.show(SECOND)
    desk.show(FIRST)
    assert pane.form.text.value() == ""


def test_that_what_came_in_between_is_said_and_read_before_it_is_approved(sit_down: SitDown) -> None:
    desk = sit_down(MIRA, CALLED)
    pane = desk.show()
    pane.show()
    with desk.file.work() as work:  # beside the window, which hears nothing of it
        work.save(None, Addendum("a", FIRST, AddendumKind.ADDENDUM, ADA.id, NOW, "telephone", "Sore."))
    desk.click(pane.approve)
    desk.settle(lambda: pane.said.text() == "Something was added to this session meanwhile. Read it, then approve.")
    assert desk.may() == ["Approve", "Ask"]
    assert pane.approve.isEnabled()
    pane.show_session("")
    assert pane.isHidden()
    desk.show()
    desk.click(pane.approve)
    desk.settle(lambda: desk.state() is ReviewState.APPROVED)


def test_that_the_pane_follows_what_is_written_elsewhere_in_the_window(sit_down: SitDown) -> None:
    desk = sit_down(MIRA, CALLED)
    pane = desk.show()
    pane.show()
    desk.worker.run(lambda work: work.save(None, ASKED), lambda _kept: None, pane)
    desk.settle(lambda: desk.state() is ReviewState.QUESTION)
    assert pane._own.text() == "Waits for an answer by Ada Kern."


def test_that_more_letters_than_are_kept_are_told_and_not_sent(sit_down: SitDown) -> None:
    desk = sit_down(MIRA)
    pane = desk.show()
    pane.show()
    desk.click(pane.ask)
    pane.form.text.setPlainText("x" * 2003)
    assert pane.form.field.error() == "3 letters too many; 2000 are kept."
    desk.click(pane.form.send)
    desk.settle(lambda: True)
    assert pane.form.isVisible()
    assert desk.state() is ReviewState.NOT_NEEDED
    pane.form.text.setPlainText("x" * 2000)
    assert pane.form.field.error() == ""
    desk.click(pane.form.send)
    desk.settle(lambda: desk.state() is ReviewState.QUESTION)
