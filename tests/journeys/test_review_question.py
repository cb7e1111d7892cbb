"""A manager asks about a signed session: it waits on Today, is answered by keys and by touch, and is approved."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt

from needlechart.domain.afterwards import ReviewKind
from needlechart.domain.people import Person, Role
from needlechart.domain.sessions import Signature, TreatmentSession
from needlechart.records import envelope
from needlechart.records.clinic_file import ClinicFile
from needlechart.ui.look.list_row import ListRow
from needlechart.usecases.review_calls import call_when_signed
from needlechart.usecases.review_thread import ask
from tests.clinics import ADA, CHEAP, CLINIC_NAME, FrozenClock, SeededIds, Template, reopened
from tests.journeys.hands import Hands
from tests.journeys.taps import Fingers, Keyboard, TapCount
from tests.scenarios import s1
from tests.usecases.test_countersigning import TIMO

MIRA = Person("01900000-0000-7000-8000-00000000317a", "Mira Sand", (Role.MANAGER,))
OTHER_WORDS = "nine loud hammers"
QUESTIONS = "Questions from the manager"
FIELD = "Answer to the manager"
FIRST, SECOND = "Was Timo alone at the table?", "Who counted the needles?"
ANSWER, TOUCHED = "No, I stood beside him.", "Both of us."


def test_that_questions_reach_the_therapist_are_answered_by_keys_and_by_touch_and_approved(
    sit_down: Callable[[], Hands], taps: TapCount, clinic_template: Template, clinic_path: Path
) -> None:
    first, second = _asked_about(clinic_template, clinic_path)
    hands = sit_down()
    assert len(_question_rows(hands)) == 2
    taps.seen.clear()
    _answer_by_keys(Keyboard(hands.qtbot, hands.window))
    assert set(taps.seen) == {"key"}
    _answer_by_touch(hands, taps)
    _back_to_today(hands)
    assert not hands.reads(QUESTIONS)
    _hand_the_window_to(hands, MIRA, OTHER_WORDS)
    hands.find_patient("lind", "Nora Lind")
    _check_history(hands, "Answered", SECOND, TOUCHED)
    hands.press("Open the session")
    hands.until(lambda: hands.window.session_page is not None)
    hands.go_to("Sign")
    hands.until(lambda: hands.reads("Thread of the review"))
    approve = hands.button("Approve")
    hands.bring(approve)
    approve.setFocus(Qt.FocusReason.TabFocusReason)
    hands.key("a")
    hands.until(lambda: hands.reads("Mira Sand approved"))
    hands.press("Back to the patient")
    hands.until(lambda: hands.window.session_page is None)
    _check_history(hands, "Approved", SECOND, TOUCHED)
    hands.window.close()
    _check_file(clinic_template, clinic_path, first, second)


def _asked_about(template: Template, path: Path) -> tuple[TreatmentSession, TreatmentSession]:
    """Two visits typed by a student and signed by Ada; the clinic's policy called for a review, and the manager asked."""
    chart = s1(ADA.id)
    typed = replace(chart.sessions[0], entered_by=TIMO.id)
    days = (timedelta(days=7), timedelta())
    with closing(reopened(template, path, seed=5)) as file, file.work() as work:
        visits = [replace(typed, id=f"visit-{n}", date=typed.date - ago) for n, ago in enumerate(days)]
        signed = [visit.signed(Signature(ADA.id, work.now(), "")) for visit in visits]
        work.add_many([MIRA, TIMO, chart.patient, *signed], deed="import records")
        first, second = (work.reading.session(session.id) for session in signed)
        for session in (first, second):
            assert call_when_signed(work, session) is not None
    envelope.add_person(path, template.data_key, MIRA, OTHER_WORDS, CHEAP)
    with closing(ClinicFile.open(path, template.data_key, MIRA.id, clock=FrozenClock(), ids=SeededIds(6))) as file:
        for session, words in ((first, FIRST), (second, SECOND)):
            with file.work() as work:
                ask(work, session.id, words)
    return first, second


def _hand_the_window_to(hands: Hands, person: Person, passphrase: str) -> None:
    hands.press("Sign out")
    hands.until(lambda: hands.reads("Who is charting?"))
    hands.press(person.name)
    hands.type_in("Passphrase", passphrase)
    hands.press("Sign in")
    hands.until(lambda: hands.window.today_page is not None and hands.reads(f"{person.name}, {CLINIC_NAME}"))


def _back_to_today(hands: Hands) -> None:
    hands.press("Back to the patient")
    hands.until(lambda: hands.window.session_page is None)
    hands.press("Back to Today")
    hands.until(lambda: hands.reads("Recent patients"))


def _question_rows(hands: Hands) -> list[ListRow]:
    """The lines of the list of questions, the oldest on top."""
    hands.until(lambda: hands.reads(QUESTIONS))
    return [line for line in hands.group(QUESTIONS).findChildren(ListRow) if line.isVisible()]


def _answer_by_keys(hands: Keyboard) -> None:
    """Tab to the line, Space; the field waits for the words; Ctrl+Return sends them."""
    line = _question_rows(hands)[0]
    assert FIRST in line.accessibleName()
    hands.click(line)
    hands.until(lambda: hands.window.session_page is not None and hands.focus().accessibleName() == FIELD)
    hands.write(hands.focus(), ANSWER)
    hands.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.until(lambda: hands.reads("Ada Kern answered"))
    hands.key("w", Qt.KeyboardModifier.ControlModifier)
    hands.until(lambda: hands.window.session_page is None)
    hands.press("Back to Today")
    hands.until(lambda: hands.reads("Recent patients"))


def _answer_by_touch(hands: Hands, taps: TapCount) -> None:
    """The line and the button by finger; the words by the system's own keyboard on the glass."""
    fingers = Fingers(hands.qtbot, hands.window)
    taps.seen.clear()
    (line,) = _question_rows(fingers)
    assert SECOND in line.accessibleName()
    fingers.click(line)
    fingers.until(lambda: fingers.window.session_page is not None and fingers.reads(FIELD))
    with taps.apart():
        hands.type_in(FIELD, TOUCHED)
    fingers.press("Send the answer")
    fingers.until(lambda: fingers.reads(TOUCHED))
    assert set(taps.seen) == {"finger"}


def _check_history(hands: Hands, state: str, *words: str) -> None:
    """The reader of the history says where the visit stands and what was said."""
    hands.until(lambda: all(hands.reads(said) for said in ("Thread of the review", state, *words)))


def _check_file(template: Template, path: Path, first: TreatmentSession, second: TreatmentSession) -> None:
    asked = [(ReviewKind.CALL, ADA.id), (ReviewKind.QUESTION, MIRA.id), (ReviewKind.ANSWER, ADA.id)]
    with closing(reopened(template, path, seed=8)) as file, file.reading() as reading:
        for session, rest in ((first, []), (second, [(ReviewKind.APPROVAL, MIRA.id)])):
            entries = reading.review_entries(session.id)
            assert [(entry.kind, entry.author_id) for entry in entries] == [*asked, *rest]
            assert reading.session(session.id) == session
