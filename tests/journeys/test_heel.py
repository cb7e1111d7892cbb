"""A therapist charts heel pain with the view of the sole, and every number of the visit is exact."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from needlechart.domain.body import BodyPoint, Side, View
from needlechart.domain.derived import derived_of
from needlechart.domain.measures import ScaleCode, When
from needlechart.domain.needling import Elicited, EndReason, NeedleCount
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.technique import Technique
from needlechart.drawing.sheets import BodyView
from needlechart.usecases.clinics import seed_catalogue
from tests.clinics import PASSPHRASE, FrozenClock
from tests.journeys.hands import Hands
from tests.journeys.steps import add_patient, count_needles, screen, start_session
from tests.journeys.three_places import assert_in_three_places
from tests.journeys.told import told_of
from tests.scenarios import s3

SOLEUS = BodyPoint(View.POSTERIOR, 588.0, 1480.0)
GASTROCNEMIUS = BodyPoint(View.POSTERIOR, 518.8, 1380.0)
QUADRATUS_PLANTAE = BodyPoint(View.FOOT_PLANTAR, 81.2, 207.5)
ABDUCTOR_HALLUCIS = BodyPoint(View.FOOT_PLANTAR, 106.4, 171.9)


def test_that_a_heel_is_charted_with_the_sole(sit_down: Callable[..., Hands], clock: FrozenClock) -> None:
    hands = sit_down(clock=clock)
    add_patient(hands, "Emil", "Brandt", "2 June 1980", "Heel pain", "Right")
    start_session(hands)
    screen(hands, "Prone")
    _before(hands)
    _needle(hands, clock)
    _treatments(hands)
    _after(hands)
    _check_numbers(hands.session)
    hands.go_to("Sign")
    hands.type_in("Assessment in your words", "The calf and the sole reproduce the first-step pain.")
    hands.until(lambda: hands.reads("Nothing is missing"))
    hands.type_in("Passphrase, typed again to sign", PASSPHRASE)
    hands.press("Sign and freeze")
    hands.until(lambda: hands.session.signature is not None)
    _check_document(assert_in_three_places(hands, "s3"))
    hands.press("Back to the patient")
    hands.until(lambda: hands.window.session_page is None)
    _next_visit(hands)


def _check_document(patient: dict[str, Any]) -> None:
    """Where the sole was needled, for how long, and what the tape says, in the document."""
    (session,) = patient["sessions"]
    views = [site["place"]["point"]["view"] for site in session["sites"]]
    assert views == ["posterior", "posterior", "foot_plantar", "foot_plantar"]
    sole, static = session["sites"][2:]
    assert (sole["pain_during"], sole["twitch"]["end_reason"], sole["technique"]) == (7, "pain_limit", "superficial")
    assert (static["retention_s"], static["twitch"]["elicited"], static["technique"]) == (300, "not_sought", "static")
    ice, tape = session["treatments"]
    assert (ice["dose"]["mode"], tape["dose"]["type"], tape["dose"]["wear_h"]) == ("ice_pack", "low_dye", 24)


def _next_visit(hands: Hands) -> None:
    """The patient reports a bruise that has passed; nothing is needled."""
    start_session(hands)
    hands.go_to("Screen")
    hands.answer("Soreness after the last visit", 3)
    hands.type_in("How long it lasted", "24")
    hands.press("Yes", "Bruise")
    hands.type_in("Size of the bruise", "20")
    hands.press("No", "Any other reaction")
    hands.type_in("In the patient's words", "A blue spot at the inner heel for five days.")
    hands.press("Re-evaluation", "Kind of visit")
    hands.press("No", "With needling")
    hands.go_to("Before")
    hands.press("First step", "Heel pain: which pain")
    hands.answer("Heel pain, pain 0 to 10", 4)
    hands.go_to("After")
    hands.answer("Heel pain, pain 0 to 10", 4)
    hands.press("Add a reaction")
    hands.press("Bruise", "Kinds of reaction")
    hands.press("Patient", "Reported by")
    hands.type_in("Region", "inner heel", "Bruise")
    hands.type_in("Size", "20", "Bruise")
    hands.type_in("What was done", "Nothing needed.", "Bruise")
    hands.press("Resolved", "How it ended")
    hands.type_in("Passed on", f"{hands.session.date - timedelta(days=2):%d %b %Y}", "Bruise")
    hands.until_saved()
    session, meant = hands.session, s3().sessions[1]
    names = ("kind", "with_needling", "since_last", "measurements", "reactions", "reaction_answer", "sites")
    assert told_of(session, *names) == told_of(meant, *names)
    assert derived_of(session, seed_catalogue()).code_distinct == ""


def _before(hands: Hands) -> None:
    hands.go_to("Before")
    hands.press("First step", "Heel pain: which pain")
    hands.answer("Heel pain, pain 0 to 10", 7)
    hands.press("Lower Extremity Functional Scale", "Scores")
    hands.type_in("Lower Extremity Functional Scale", "41")


def _needle(hands: Hands, clock: FrozenClock) -> None:
    hands.go_to("Needle")
    hands.show(BodyView.BACK, "Back")
    hands.tap(SOLEUS)
    hands.key("3")
    hands.needle_size("0.30 × 40")
    hands.press("Yes", "Familiar pain")
    hands.depth(30)
    hands.press("Refers to…")
    hands.type_in("Refers to", "the heel")
    hands.tap(GASTROCNEMIUS)
    hands.key("2")
    hands.depth(25)
    hands.show(BodyView.FOOT, "Foot", deep=True)
    hands.tap(QUADRATUS_PLANTAE)
    hands.key("1")
    hands.needle_size("0.25 × 30")
    hands.pick("More techniques", "Superficial needling", "Site card")
    hands.depth(12)
    hands.answer("Pain during needling", 7)
    hands.press("Pain", "Ended because")
    hands.press("Deep")
    hands.tap(ABDUCTOR_HALLUCIS)
    hands.press("Static")
    hands.press("Not sought")
    hands.depth(10)
    hands.press("Leave in for 5 min")
    hands.until_saved()
    assert hands.reads("1 in the body")
    clock.tick(300)
    hands.press("Needle out")
    hands.until_saved()


def _treatments(hands: Hands) -> None:
    hands.go_to("Treatments")
    hands.pick("Heat or ice", "Ice pack", "Add a treatment")
    hands.answer("Ice pack, minutes", 10)
    hands.pick("With: not answered", "Ice pack", "Ice pack")
    hands.pick("Taping", "Low-dye taping", "Add a treatment")
    hands.pick("Type: not answered", "Low-Dye", "Low-dye taping")
    hands.type_in("Wear for", "24", "Low-dye taping")


def _after(hands: Hands) -> None:
    hands.go_to("After")
    hands.answer("Heel pain, pain 0 to 10", 4)
    count_needles(hands, 4)
    hands.press("None", "Reaction")
    hands.press("Fairly tolerated", "Tolerance")


def _check_numbers(session: TreatmentSession) -> None:
    charted = [(s.place.structure, s.place.side, s.place.point.view, s.twitch and s.twitch.count) for s in session.sites]
    assert charted == [
        ("soleus", Side.RIGHT, View.POSTERIOR, 3),
        ("gastrocnemius-medial", Side.RIGHT, View.POSTERIOR, 2),
        ("quadratus-plantae", Side.RIGHT, View.FOOT_PLANTAR, 1),
        ("abductor-hallucis", Side.RIGHT, View.FOOT_PLANTAR, None),
    ]
    sole, static = session.sites[2], session.sites[3]
    assert (sole.technique, sole.pain_during) == (Technique.SUPERFICIAL, 7)
    assert sole.twitch is not None
    assert sole.twitch.end_reason is EndReason.PAIN_LIMIT
    assert static.technique is Technique.STATIC
    assert static.twitch is not None
    assert static.twitch.elicited is Elicited.NOT_SOUGHT
    assert [removal.needles for removal in static.removals] == [1]
    assert session.count == NeedleCount(opened=4, out=4, sharps=4, unused=0)
    scores = {(m.scale, m.when): m.value for m in session.measurements}
    assert scores == {
        (ScaleCode.NPRS, When.BEFORE): 7,
        (ScaleCode.LEFS, When.BEFORE): 41,
        (ScaleCode.NPRS, When.AFTER): 4,
    }
    derived = derived_of(session, seed_catalogue())
    assert (derived.needles_in, derived.insertions, derived.ltr_total, derived.muscles_distinct, derived.muscles_with_side) == (
        4, 4, 6, 4, 4,
    )  # fmt: skip
    assert (derived.code_distinct, derived.code_with_side) == ("20561", "20561")
    assert [(t.name, t.minutes) for t in session.treatments] == [("Ice pack", 10), ("Low-dye taping", None)]
