"""What every visit begins with, done by hand: a new patient, a new session, the questions of the first visit."""

from __future__ import annotations

from tests.journeys.hands import Hands


def add_patient(hands: Hands, given: str, family: str, born: str, problem: str, side: str) -> None:
    """Fills the form of a new patient with signed consent; the chart is open in the end."""
    hands.press("New patient")
    hands.until(lambda: hands.reads("Record number"))
    hands.type_in("Given name", given)
    hands.type_in("Family name", family)
    hands.type_in("Date of birth", born)
    hands.type_in("Problem", problem)
    hands.press(side, "Side")
    hands.press("Yes", "Consent to dry needling signed today")
    hands.press("Add the patient")
    hands.until(lambda: hands.window.patient_page is not None and hands.window.patient_page.isVisible())


def start_session(hands: Hands) -> None:
    """A new session of the patient whose chart is open."""
    hands.press("New session")
    hands.until(lambda: hands.window.session_page is not None)


def screen(hands: Hands, position: str) -> None:
    """Every question of a first visit answered one by one; consent said, position, clean technique."""
    hands.go_to("Screen")
    for heading in ("At every visit", "Rules out needling", "Needs precaution"):
        hands.press_each("No", heading)
    hands.press("Yes", "Did you eat today?")
    hands.press("Yes", "Agrees to needling today")
    hands.press("Yes", "Explained what will be done")
    hands.press(position, "Position")
    hands.press("All done", "Clean technique")
    hands.until_saved()


def count_needles(hands: Hands, number: int) -> None:
    """So many packs opened, needles out on the tray, and in the sharps box; none unused."""
    for name in ("Packs opened", "Out of the body, on the tray", "In the sharps box"):
        hands.answer(name, number)
    hands.answer("Opened and not used", 0)
    hands.press("That is my count")
