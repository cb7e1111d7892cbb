"""A first needling ends with a faint: the needle comes out, the reaction is charted, and the profile warns from then on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from needlechart.domain.body import BodyPoint, View
from needlechart.domain.derived import derived_of
from needlechart.domain.patients import AlertKind
from needlechart.domain.sessions import TreatmentSession
from needlechart.drawing.sheets import BodyView
from needlechart.usecases.clinics import seed_catalogue
from tests.clinics import PASSPHRASE, FrozenClock
from tests.journeys.hands import Hands
from tests.journeys.steps import add_patient, advise, count_needles, screen, start_session
from tests.journeys.three_places import assert_in_three_places
from tests.journeys.told import sites_of, told_of
from tests.scenarios import TOTALS, s5

TRAPEZIUS = BodyPoint(View.POSTERIOR, 523.2, 316.4)
FAINT = "Fainted, loss of consciousness"
ROUNDS = ((5, 84, 50, 44), (10, 96, 60, None), (15, 110, 68, None), (20, 114, 70, None))
WARNING = "fainted 2026-11: treat lying down"


def test_that_a_faint_is_charted_and_the_session_signed(sit_down: Callable[..., Hands], clock: FrozenClock) -> None:
    clock.set_to("11:00")
    hands = sit_down(clock=clock)
    add_patient(hands, "Jule", "Sand", "9 May 2007", "R neck and shoulder tension", "Right")
    start_session(hands)
    screen(hands, "Seated", eaten="No")
    hands.press("Evaluation", "Kind of visit")
    hands.go_to("Before")
    hands.answer("R neck and shoulder tension, pain 0 to 10", 5)
    clock.set_to("11:10")
    _needle(hands)
    clock.set_to("11:13")
    _after(hands, clock)
    hands.until_saved()
    _check_numbers(hands.session)
    hands.go_to("Sign")
    hands.type_in("Assessment in your words", "Vasovagal reaction, fully recovered after 20 min.")
    hands.type_in("Passphrase, typed again to sign", PASSPHRASE)
    hands.press("Sign and freeze")
    hands.until(lambda: hands.session.signature is not None)
    _check_document(assert_in_three_places(hands, "s5"))
    _warn(hands)


def _needle(hands: Hands) -> None:
    hands.go_to("Needle")
    hands.show(BodyView.BACK, "Back")
    hands.tap(TRAPEZIUS)
    hands.press("I know")
    hands.key("2")
    hands.needle_size("0.25 × 30")
    hands.press("Pain, note")
    hands.press("Reaction", "Ended because")
    hands.press("Stopped", "Tolerance")


def _after(hands: Hands, clock: FrozenClock) -> None:
    hands.go_to("After")
    hands.answer("R neck and shoulder tension, pain 0 to 10", 5)
    count_needles(hands, opened=2, out=1, sharps=1, unused=1)
    hands.press("Stopped early", "Tolerance")
    hands.press("Ended early")
    hands.press("Add a reaction")
    hands.press(FAINT, "Kinds of reaction")
    hands.type_in("After the first needle", "3", FAINT)
    hands.type_in("Began at", "11:13", FAINT)
    hands.pick("Site: not answered", "1  Trapezius, upper (descending), right", FAINT)
    hands.type_in("What was seen", "Pale, sweating, nausea, then fainted.", FAINT)
    hands.type_in("What was done", "Laid flat, legs raised, needle removed at once.", FAINT)
    hands.press("Resolved", "How it ended")
    hands.type_in("Passed on", f"{hands.session.date:%d %b %Y}", FAINT)
    hands.type_in("Loss of consciousness", "10", FAINT)
    hands.press("Yes", "Manager told")
    hands.press("Yes", "Left accompanied")
    for minutes, systolic, diastolic, pulse in ROUNDS:
        clock.set_to(f"11:{13 + minutes}")
        hands.press("Observe now", FAINT)
        hands.type_in_last("Systolic", str(systolic), FAINT)
        hands.type_in_last("Diastolic", str(diastolic), FAINT)
        if pulse is not None:
            hands.type_in_last("Pulse", str(pulse), FAINT)
    hands.press("Plan a follow-up", FAINT)
    advise(
        hands,
        "If dizzy or faint: lie down, do not drive",
        "Breathless, sharp chest pain or a dry cough in the next three days: go to an emergency department and say that you "
        "were needled",
        "Call us when soreness lasts beyond three days, or with fever, swelling, numbness or weakness",
    )


def _check_numbers(session: TreatmentSession) -> None:
    (meant,) = s5().sessions
    assert sites_of(session) == sites_of(meant)
    names = (
        "position", "kind", "ended_early", "tolerance", "count", "measurements", "reactions", "reaction_answer", "advice",
        "advice_understood", "soreness_expected", "verbal_consent", "explanation_given", "clean",
    )  # fmt: skip
    assert told_of(session, *names) == told_of(meant, *names)
    assert {a.item: a.answer for a in session.screening} == {a.item: a.answer for a in meant.screening}
    (reaction,) = session.reactions
    assert reaction.site_id == session.sites[0].id
    assert [follow_up.due - session.date for follow_up in reaction.follow_ups] == [timedelta(days=1)]
    derived, totals = derived_of(session, seed_catalogue()), TOTALS["s5"]
    assert (session.count.opened, derived.needles_in, derived.insertions, derived.ltr_total) == (
        totals.opened, totals.needles, totals.insertions, totals.twitches,
    )  # fmt: skip
    assert (derived.muscles_distinct, derived.muscles_with_side, derived.code_distinct) == (1, 1, "20560")
    assert session.count.opened == session.count.sharps + session.count.unused  # type: ignore[operator]


def _check_document(patient: dict[str, Any]) -> None:
    """The faint with its four rounds stands in the document, and that the session ended early."""
    (session,) = patient["sessions"]
    (faint,) = session["reactions"]
    assert (session["ended_early"], session["position"]) == (True, "seated")
    assert (faint["severity"], faint["onset"][11:16], faint["minutes_after_first_insertion"]) == ("significant", "11:13", 3)
    assert [
        (o["minutes_after_onset"], o["systolic_mmhg"], o["diastolic_mmhg"], o.get("pulse_per_min")) for o in faint["observations"]
    ] == list(ROUNDS)
    assert (faint["loss_of_consciousness_s"], faint["manager_notified"], faint["left_accompanied"]) == (10, True, True)
    assert (faint["follow_ups"][0]["due"], faint["outcome"]) == ("2026-11-21", "resolved")


def _warn(hands: Hands) -> None:
    """The alert joins the profile, and everybody sees it from then on."""
    hands.press("Back to the patient")
    hands.until(lambda: hands.window.session_page is None)
    hands.press("Details", "Pages of the patient")
    hands.press("Add an alert")
    hands.press("Fainted before", "What it is")
    hands.type_in("In a few words", WARNING)
    hands.press("Add", "Alerts")
    page = hands.window.patient_page
    assert page is not None
    hands.until(lambda: [(a.kind, a.text) for a in page.editor.patient.alerts] == [(AlertKind.FAINTED_BEFORE, WARNING)])
    assert hands.reads(WARNING)
