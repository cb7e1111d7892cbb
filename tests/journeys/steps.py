"""What every visit begins with, done by hand: a new patient, a new session, the questions of the first visit."""

from __future__ import annotations

from collections.abc import Mapping

from tests.journeys.hands import Hands


def add_patient(
    hands: Hands, given: str, family: str, born: str, problem: str, side: str = "", *, alerts: Mapping[str, str] | None = None
) -> None:
    """Fills the form of a new patient with signed consent; the chart is open in the end."""
    hands.press("New patient")
    hands.until(lambda: hands.reads("Record number"))
    hands.type_in("Given name", given)
    hands.type_in("Family name", family)
    hands.type_in("Date of birth", born)
    hands.type_in("Problem", problem)
    if side:
        hands.press(side, "Side")
    hands.press("Yes", "Consent to dry needling signed today")
    for alert, words in (alerts or {}).items():
        hands.press(alert, "Alerts")
        hands.type_in(alert, words)
    hands.press("Add the patient")
    hands.until(lambda: hands.window.patient_page is not None and hands.window.patient_page.isVisible())


def start_session(hands: Hands) -> None:
    """A new session of the patient whose chart is open."""
    hands.press("New session")
    hands.until(lambda: hands.window.session_page is not None)


def screen(hands: Hands, position: str, eaten: str = "Yes") -> None:
    """Every question of a first visit answered one by one; consent said, position, clean technique."""
    hands.go_to("Screen")
    for heading in ("At every visit", "Rules out needling", "Needs precaution"):
        hands.press_each("No", heading)
    if eaten != "No":
        hands.press(eaten, "Did you eat today?")
    hands.press("Yes", "Agrees to needling today")
    hands.press("Yes", "Explained what will be done")
    hands.press(position, "Position")
    hands.press("All done", "Clean technique")
    hands.until_saved()


def count_needles(hands: Hands, opened: int, out: int | None = None, sharps: int | None = None, unused: int = 0) -> None:
    """So many packs opened, needles out on the tray, and in the sharps box (as many as packs unless said), and unused."""
    hands.answer("Packs opened", opened)
    hands.answer("Out of the body, on the tray", opened if out is None else out)
    hands.answer("In the sharps box", opened if sharps is None else sharps)
    hands.answer("Opened and not used", unused)
    hands.press("That is my count")


def advise(hands: Hands, *words: str) -> None:
    """This advice given and understood, and soreness expected."""
    for advice in words:
        hands.press(advice)
    hands.press("Yes", "The patient understood it")
    hands.press("Yes", "Soreness is expected")
