"""The same whole visit, from Today to the signature, by mouse alone, by touch alone and by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from needlechart.domain.needling import Tolerance
from needlechart.domain.reactions import ReactionAnswer
from needlechart.domain.sessions import AreaKind, Position
from needlechart.domain.technique import Technique
from needlechart.ui.look.list_row import ListRow
from tests.clinics import PASSPHRASE, Template
from tests.journeys.hands import Hands
from tests.journeys.taps import Fingers, Keyboard, TapCount, WindowHands
from tests.journeys.test_hip_and_back import check_numbers
from tests.journeys.third_visit import two_visits_before
from tests.journeys.three_places import assert_in_three_places
from tests.journeys.whole_visit import ASSESSMENT, chart_visit, sign_visit

PAIN = "R hip and low back pain, pain 0 to 10"


@pytest.fixture
def today(sit_down: Callable[[], Hands], clinic_template: Template, clinic_path: Path) -> Hands:
    """Today, with Nora Lind among the patients seen last."""
    two_visits_before(clinic_template, clinic_path)
    hands = sit_down()
    hands.find_patient("lind", "Nora Lind")
    hands.press("Back to Today")
    hands.until(lambda: hands.reads("Recent patients"))
    return hands


def _begin(hands: WindowHands) -> None:
    """From the list of Today to a new session."""
    (line,) = (line for line in hands.group("Recent patients").findChildren(ListRow) if "Nora Lind" in line.accessibleName())
    hands.click(line)
    hands.until(lambda: hands.window.patient_page is not None and hands.window.patient_page.isVisible())
    hands.press("New session")
    hands.until(lambda: hands.window.session_page is not None)


def _check(hands: Hands) -> None:
    check_numbers(hands.session)
    assert_in_three_places(hands, "s1", in_words=False)
    assert (hands.session.reaction_answer, hands.session.tolerance) == (ReactionAnswer.NONE, Tolerance.GOOD)
    assert hands.session.position is Position.SIDE_LYING_LEFT
    assert {site.technique for site in hands.session.sites} == {Technique.PISTONING}


@pytest.mark.parametrize(("kind", "sort"), [(WindowHands, "click"), (Fingers, "finger")])
def test_that_a_whole_visit_is_charted_and_signed_by_mouse_or_touch_alone(
    today: Hands, taps: TapCount, kind: type[WindowHands], sort: str
) -> None:
    hands = kind(today.qtbot, today.window)
    taps.seen.clear()
    _begin(hands)
    chart_visit(hands)
    with taps.apart():  # words need a keyboard, on the desk or the system's own on the glass
        today.go_to("Sign")
        today.type_in("Assessment in your words", ASSESSMENT)
    sign_visit(hands, taps, assess=False)
    _check(hands)
    assert [area.kind for area in hands.session.pain_areas] == [AreaKind.REFERRED]
    assert set(taps.seen) == {sort}


def test_that_a_whole_visit_is_charted_and_signed_by_keyboard_alone(today: Hands, taps: TapCount) -> None:
    hands = Keyboard(today.qtbot, today.window)
    taps.seen.clear()
    _begin(hands)
    _needle(hands)
    hands.on_to("treatments")
    hands.press("Same as last time")
    hands.on_to("after")
    hands.answer(PAIN, 3)
    for figure, number in (
        ("Packs opened", 4), ("Out of the body, on the tray", 4), ("In the sharps box", 4), ("Opened and not used", 0),
    ):  # fmt: skip
        hands.answer(figure, number)
    hands.press("That is my count")
    hands.press("None", "Reaction")
    hands.press("Well tolerated", "Tolerance")
    _before(hands)
    for place in ("needle", "treatments", "after", "sign"):
        hands.on_to(place)
    hands.start("Assessment in your words")
    hands.write(hands.focus(), ASSESSMENT)
    for code in ("20561", "97110"):
        hands.press(f"Confirm {code}")
    hands.start("Passphrase, typed again to sign")
    hands.write(hands.focus(), PASSPHRASE)
    hands.press("Sign and freeze")
    hands.until(lambda: hands.session.signature is not None)
    _check(hands)
    assert set(taps.seen) == {"key"}


def _needle(hands: Keyboard) -> None:
    for order, (muscle, twitches, needle, mm) in enumerate(
        (("glut med r", "5", "0.30 × 60", 40), ("glut med r", "3", "", 40), ("glut min r", "2", "0.30 × 75", 60))
    ):
        hands.place(muscle)
        hands.key(twitches)
        if needle:
            hands.needle_size(needle)
        hands.depth(mm)
        if order != 1:
            hands.press("Yes", "Familiar pain")
    hands.place("quad lumb r")
    hands.press("Can't tell")
    hands.depth(45)
    hands.key("f")
    hands.place("pirif r")
    hands.press("Latent")


def _before(hands: Keyboard) -> None:
    """Screen and Before, backwards from After."""
    for _ in range(3):
        hands.key(Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    hands.answer(PAIN, 6)
    hands.key(Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert hands.page.tabs.value() == "screen"
    hands.press("Nothing to report")
    hands.press("Yes", "Agrees to needling today")
    hands.press("Yes", "Explained what will be done")
    hands.press("Lying on the left side", "Position")
    hands.press("All done", "Clean technique")
    hands.press("As last time")
    for question, answer in (
        ("Anything new since the last visit: a medicine, an operation, an illness?", "No"),
        ("Did you eat today?", "Yes"),
        ("Fever, or feeling acutely ill today?", "No"),
    ):
        hands.press(answer, question)
    hands.on_to("before")
