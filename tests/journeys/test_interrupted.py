"""Six needles in the neck, a fire alarm, one needle missing: the search is charted and both counts stay."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from needlechart.domain.body import BodyPoint, Side, View
from needlechart.domain.derived import derived_of
from needlechart.domain.needling import NeedleCount
from needlechart.domain.sessions import CautionReason
from needlechart.drawing.sheets import BodyView
from needlechart.usecases.clinics import seed_catalogue
from tests.clinics import PASSPHRASE, FrozenClock
from tests.journeys.hands import Hands
from tests.journeys.steps import add_patient, advise, count_needles, screen, start_session
from tests.journeys.three_places import assert_in_three_places
from tests.journeys.told import sites_of, told, told_of
from tests.scenarios import TOTALS, s6

SEMISPINALIS = BodyPoint(View.POSTERIOR, 425.5, 268.5)
SPLENIUS = BodyPoint(View.POSTERIOR, 425.5, 237.5)
TRAPEZIUS = BodyPoint(View.POSTERIOR, 376.8, 316.4)
WHY_BOTH = "pincer hold on both sides, needles along the muscle"


def test_that_a_missing_needle_is_searched_found_and_both_counts_stay(sit_down: Callable[..., Hands], clock: FrozenClock) -> None:
    clock.set_to("14:20")
    hands = sit_down(clock=clock)
    add_patient(hands, "Ruth", "Weil", "30 Jan 1965", "Tension headache")
    start_session(hands)
    screen(hands, "Prone")
    hands.go_to("Before")
    hands.answer("Tension headache, pain 0 to 10", 5)
    clock.set_to("14:30")
    _needle(hands)
    clock.set_to("14:36")
    hands.press("Pull all now")
    clock.set_to("14:40")
    _after(hands)
    hands.go_to("Sign")
    assert not hands.button("Sign and freeze").isEnabled()
    _search(hands, clock)
    _check_numbers(hands)
    hands.go_to("Sign")
    hands.type_in("Assessment in your words", "Interrupted by a fire alarm; all needles accounted for.")
    hands.type_in("Passphrase, typed again to sign", PASSPHRASE)
    hands.press("Sign and freeze")
    hands.until(lambda: hands.session.signature is not None)
    _check_document(assert_in_three_places(hands, "s6"))


def _needle(hands: Hands) -> None:
    hands.go_to("Needle")
    hands.show(BodyView.BACK, "Back", deep=True)
    hands.zoom_to(SEMISPINALIS)
    for point, deep in ((SEMISPINALIS, True), (SPLENIUS, False), (TRAPEZIUS, False)):
        if hands.needle.chart.deep is not deep:
            hands.press("Deep")
        if point is TRAPEZIUS:
            hands.press("Show everything")
        hands.tap(point)
        if point is TRAPEZIUS:
            hands.press("I know")
        hands.needle_size("0.30 × 40")
        if point is SEMISPINALIS:
            hands.press("Static")
        hands.press("Not sought")
        hands.press("Pain, note")
        hands.press("Good", "Tolerance")
        hands.press("Mirror")
        hands.press("Not sought")
        hands.press("Good", "Tolerance")
        hands.press("Less")
    hands.press("Pincer hold", "Why both sides of the thorax")
    hands.type_in("Why both sides of the thorax, in your words", WHY_BOTH)
    hands.until_saved()


def _after(hands: Hands) -> None:
    hands.go_to("After")
    hands.answer("Tension headache, pain 0 to 10", 4)
    count_needles(hands, opened=6, out=5, sharps=5)
    hands.press("None", "Reaction")
    hands.press("Well tolerated", "Tolerance")
    hands.press("Ended early")
    advise(
        hands,
        "The needled muscles may be sore for one or two days",
        "Breathless, sharp chest pain or a dry cough in the next three days: go to an emergency department and say that you "
        "were needled",
        "Call us when soreness lasts beyond three days, or with fever, swelling, numbness or weakness",
    )
    hands.until(lambda: hands.reads("The count does not close: 6 needles went in, 5 came out."))


def _search(hands: Hands, clock: FrozenClock) -> None:
    card = "Search record"
    hands.go_to("After")
    hands.type_in("Last seen", "hair, occiput L", card)
    for where in ("Linen", "Floor", "Patient", "Hair"):
        hands.press(where, "Searched")
    hands.press("Yes", "Patient checked")
    hands.type_in("Who was told", "clinic manager", card)
    clock.set_to("14:44")
    hands.press("Told now", card)
    clock.set_to("14:52")
    for figure in ("Out of the body, on the tray", "In the sharps box"):
        hands.answer(figure, 6)
    hands.type_in("Reason for the change", "found in the hair")
    hands.press("Keep the new count")
    hands.press("Found on the patient", "How it ended")
    hands.press("Yes", "Near miss")
    hands.type_in("Explanation", "Removed in a hurry at the fire alarm; the needle was in the hair.", card)
    hands.until_saved()


def _check_numbers(hands: Hands) -> None:
    session, (meant,) = hands.session, s6().sessions
    assert sites_of(session) == sites_of(meant)
    names = ("position", "ended_early", "tolerance", "measurements", "reaction_answer", "discrepancies", "advice")
    assert told_of(session, *names) == told_of(meant, *names)
    assert session.count == NeedleCount(opened=6, out=6, sharps=6, unused=0)
    assert [told(c, session.date) for c in session.corrections if c.figure.value == "out"] == [
        told(c, meant.date) for c in meant.corrections
    ]
    assert [(a.because, a.reason) for a in session.acknowledgements if a.subject == "lung-field"] == [
        (CautionReason.PINCER_HOLD, WHY_BOTH)
    ]
    assert all(site.place.side is side for site, side in zip(session.sites, (Side.LEFT, Side.RIGHT) * 3, strict=True))
    derived, totals = derived_of(session, seed_catalogue()), TOTALS["s6"]
    assert (derived.needles_in, derived.insertions, derived.ltr_total) == (totals.needles, totals.insertions, totals.twitches)
    assert (derived.muscles_distinct, derived.muscles_with_side) == (3, 6)
    assert (derived.code_distinct, derived.code_with_side) == ("20561", "20561")


def _check_document(patient: dict[str, Any]) -> None:
    """Six minutes in, pulled at the alarm; five counted and then six, found at 14:52: all of it stands in the document."""
    (session,) = patient["sessions"]
    assert {(site["inserted_at"][11:16], site["removals"][0]["at"][11:16]) for site in session["sites"]} == {("14:30", "14:36")}
    assert {site["retention_s"] for site in session["sites"]} == {360}
    out = next(correction for correction in session["corrections"] if correction["figure"] == "out")
    assert (out["old"], out["new"], out["reason"], out["at"][11:16]) == (5, 6, "found in the hair", "14:52")
    (missing,) = (told for told in session["discrepancies"] if told.get("figure", "out") == "out")
    assert (missing["counted"], missing["expected"], missing["near_miss"]) == (5, 6, True)
    assert [missing[moment][11:16] for moment in ("noticed_at", "told_at", "resolved_at")] == ["14:40", "14:44", "14:52"]
    assert (missing["last_seen"], missing["resolution"]) == ("hair, occiput L", "found_on_patient")
