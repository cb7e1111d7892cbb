"""Headache and jaw pain in pregnancy, on aspirin: precautions decided, the head close up, and no current by the profile."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from needlechart.domain.body import BodyPoint, View
from needlechart.domain.derived import derived_of
from needlechart.domain.needling import NeedleCount
from needlechart.domain.patients import YesNo
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.technique import Technique
from needlechart.drawing.sheets import BodyView
from needlechart.usecases.clinics import seed_catalogue
from tests.clinics import PASSPHRASE
from tests.journeys.hands import Hands
from tests.journeys.steps import add_patient, advise, count_needles, screen, start_session
from tests.journeys.three_places import assert_in_three_places
from tests.journeys.told import sites_of, told, told_of
from tests.scenarios import TOTALS, s10

MASSETER_LEFT = BodyPoint(View.LATERAL_LEFT, 514.8, 183.4)
MASSETER_RIGHT = BodyPoint(View.LATERAL_RIGHT, 205.2, 183.4)
TEMPORALIS = BodyPoint(View.LATERAL_LEFT, 526.5, 108.3)
STERNOMASTOID = BodyPoint(View.ANTERIOR, 485.0, 269.8)
RECTUS = BodyPoint(View.ANTERIOR, 420.0, 690.0)
LOW_BACK = BodyPoint(View.POSTERIOR, 480.0, 690.0)
PECTORALIS = BodyPoint(View.ANTERIOR, 406.5, 426.5)
ALERTS = {"Pregnancy": "pregnant, week 20 on 13 Nov 2026", "Anticoagulant or antiplatelet": "low-dose aspirin"}
YES = {
    "Pregnant, or possibly pregnant? Which week?": "week 20",
    "Taking an anticoagulant or antiplatelet? Which, and the INR if known?": "aspirin 100 mg",
}
AGREED = "physician agreed, letter of 3 Nov 2026"


def test_that_a_head_is_charted_within_what_the_profile_allows(sit_down: Callable[[], Hands]) -> None:
    hands = sit_down()
    add_patient(hands, "Ida", "Moor", "14 Aug 1997", "Headache and jaw pain", alerts=ALERTS)
    _diagnose(hands)
    start_session(hands)
    screen(hands, "Supine on a wedge")
    _precautions(hands)
    hands.go_to("Before")
    hands.answer("Headache and jaw pain, pain 0 to 10", 6)
    hands.press("Mouth opening", "Scores")
    hands.type_in("Mouth opening", "34")
    _needle(hands)
    _refused(hands)
    hands.go_to("Treatments")
    hands.pick("Education", "Education: jaw relaxation", "Add a treatment")
    hands.answer("Education: jaw relaxation, minutes", 5)
    hands.pick("Topic: not answered", "Jaw relaxation", "Education: jaw relaxation")
    hands.press("More about Education: jaw relaxation")
    hands.press("Yes", "Taught back")
    _after(hands)
    hands.go_to("Sign")
    hands.press("In 10 days", "Next visit in")
    hands.until_saved()
    _check_numbers(hands.session)
    hands.type_in("Assessment in your words", "Jaw muscles reproduce the headache; the mouth opens 7 mm more.")
    hands.until(lambda: hands.reads("Nothing is missing"))
    hands.type_in("Passphrase, typed again to sign", PASSPHRASE)
    hands.press("Sign and freeze")
    hands.until(lambda: hands.session.signature is not None)
    _check_document(assert_in_three_places(hands, "s10"))


def _diagnose(hands: Hands) -> None:
    """The plan of the problem names what it is."""
    hands.press("Plan", "Pages of the patient")
    hands.type_in("ICD-10", "M79.11")
    page = hands.window.patient_page
    assert page is not None
    hands.until(lambda: page.editor.patient.problems[0].icd10 == ("M79.11",))


def _check_document(patient: dict[str, Any]) -> None:
    """The precautions with what the physician agreed to, the spot and how long it was pressed, and the next visit."""
    (session,) = patient["sessions"]
    assert [problem["icd10"] for problem in patient["problems"]] == [["M79.11"]]
    said = {answer["item"]: answer for answer in session["screening"] if answer["answer"] == "yes"}
    for item, detail in (("pregnancy", "week 20"), ("anticoagulant", "aspirin 100 mg")):
        assert (said[item]["detail"], said[item]["reason"]) == (detail, AGREED)
        assert said[item]["decision"] == "proceed_with_precaution"
    temple = session["sites"][2]
    assert (temple["bleeding"], temple["pressure_s"]) == ("spot", 60)
    day = date.fromisoformat(session["date"])
    assert session["next_visit"] == (day + timedelta(days=10)).isoformat()
    assert [seen["subject"] for seen in session["acknowledgements"]] == ["scm-sternal"]


def _precautions(hands: Hands) -> None:
    for question, detail in YES.items():
        hands.press("Yes", question)
        hands.type_in(f"{question} Details", detail)
        hands.press("Proceed with precaution", f"{question} Decision")
        hands.type_in(f"{question} Reason", AGREED)


def _needle(hands: Hands) -> None:
    hands.go_to("Needle")
    hands.show(BodyView.HEAD, "Head")
    for point, twitches in ((MASSETER_LEFT, 2), (MASSETER_RIGHT, 3)):
        hands.tap(point)
        hands.needle_size("0.20 × 25")
        hands.twitches(twitches)
        _details(hands)
        hands.answer("Insertions", 2, "Site card")
    hands.tap(TEMPORALIS)
    hands.needle_size("0.20 × 25")
    hands.twitches(1)
    _details(hands)
    hands.press("Spot", "Bleeding")
    hands.type_in("Pressed for", "60", "Site card")
    hands.tap(STERNOMASTOID)
    hands.press("I know")
    hands.needle_size("0.25 × 30")
    hands.twitches(2)
    _details(hands)
    hands.type_in("Note", "Pincer hold.", "Site card")
    hands.until_saved()


def _details(hands: Hands) -> None:
    if not hands.needle.panel.site.has_details():
        hands.press("Pain, note")
    hands.press("Good", "Tolerance")


def _refused(hands: Hands) -> None:
    """The abdomen and the low back are refused, and current on the trunk; nothing of it gets into the chart."""
    before = hands.session
    for view, words, point in ((BodyView.FRONT, "Front", RECTUS), (BodyView.BACK, "Back", LOW_BACK)):
        hands.show(view, words)
        hands.press("Show everything")
        hands.tap(point)
        assert hands.reads("abdomen, low back and pelvis are spared in pregnancy.")
        hands.press("Leave it")
    assert hands.session == before
    hands.show(BodyView.FRONT, "Front")
    hands.press("Show everything")
    hands.tap(PECTORALIS)
    hands.press("E-stim")
    assert hands.reads("No current on the trunk in pregnancy.")
    assert hands.session.sites[-1].technique is not Technique.ELECTRICAL
    hands.press("Undo")
    assert hands.session.sites == before.sites
    hands.until_saved()


def _after(hands: Hands) -> None:
    hands.go_to("After")
    hands.answer("Headache and jaw pain, pain 0 to 10", 4)
    hands.type_in("Mouth opening", "41")
    count_needles(hands, 4)
    hands.press("None", "Reaction")
    hands.press("Well tolerated", "Tolerance")
    advise(
        hands,
        "The needled muscles may be sore for one or two days",
        "Call us when soreness lasts beyond three days, or with fever, swelling, numbness or weakness",
    )


def _check_numbers(session: TreatmentSession) -> None:
    (meant,) = s10().sessions
    assert sites_of(session) == sites_of(meant)
    assert session.sites[-1].note == "Pincer hold."
    names = ("position", "tolerance", "measurements", "reaction_answer", "reactions", "advice", "advice_understood")
    assert told_of(session, *names) == told_of(meant, *names)
    assert session.count == NeedleCount(opened=4, out=4, sharps=4, unused=0)
    assert [told(t.dose, session.date) | {"minutes": t.minutes} for t in session.treatments] == [
        told(t.dose, meant.date) | {"minutes": t.minutes} for t in meant.treatments
    ]
    said = {a.item: (a.answer, a.detail, a.decision, a.reason) for a in session.screening if a.answer is YesNo.YES}
    asked = {a.item: (a.answer, a.detail, a.decision, a.reason) for a in meant.screening if a.answer is YesNo.YES}
    assert said == asked | {"eaten-today": (YesNo.YES, "", None, "")}
    assert [a.subject for a in session.acknowledgements] == ["scm-sternal"]
    assert session.next_visit == session.date + timedelta(days=10)
    derived, totals = derived_of(session, seed_catalogue()), TOTALS["s10"]
    assert (derived.needles_in, derived.insertions, derived.ltr_total) == (totals.needles, totals.insertions, totals.twitches)
    assert (derived.muscles_distinct, derived.muscles_with_side) == (totals.distinct, totals.with_side)
    assert (derived.code_distinct, derived.code_with_side) == ("20561", "20561")
