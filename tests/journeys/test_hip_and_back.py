"""A therapist charts hip and back pain, from a new patient to the signed note, and every number of the visit is exact."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from needlechart.domain.body import BodyPoint, Side, View
from needlechart.domain.derived import Derived, derived_of
from needlechart.domain.needling import Activity, Elicited, Familiar, NeedleCount
from needlechart.domain.sessions import TreatmentSession
from needlechart.drawing.sheets import BodyView
from needlechart.usecases.clinics import seed_catalogue
from tests.clinics import PASSPHRASE, Template, reopened
from tests.journeys.hands import Hands
from tests.journeys.steps import add_patient, count_needles, screen, start_session
from tests.journeys.three_places import assert_in_three_places

GLUTEUS_MEDIUS = BodyPoint(View.LATERAL_RIGHT, 122.6, 807.4), BodyPoint(View.LATERAL_RIGHT, 157.4, 787.8)
GLUTEUS_MINIMUS = BodyPoint(View.POSTERIOR, 593.1, 808.0)
QUADRATUS_LUMBORUM = BodyPoint(View.POSTERIOR, 531.3, 702.9)
PIRIFORMIS = BodyPoint(View.POSTERIOR, 490.1, 838.2)


def test_that_a_whole_visit_is_charted_signed_and_found_again(
    sit_down: Callable[[], Hands], clinic_template: Template, clinic_path: Path
) -> None:
    hands = sit_down()
    add_patient(hands, "Nora", "Lind", "12 Mar 1972", "Hip and back pain", "Right")
    start_session(hands)
    screen(hands, "Lying on the left side")
    _before(hands)
    _needle(hands)
    _treatments(hands)
    _after(hands)
    check_numbers(hands.session)
    _sign(hands)
    signed = hands.session
    assert_in_three_places(hands, "s1")
    hands.press("Back to the patient")
    hands.until(lambda: hands.window.session_page is None)
    _check_history(hands)
    hands.window.close()
    with closing(reopened(clinic_template, clinic_path, seed=8)) as file, file.reading() as reading:
        assert reading.session(signed.id) == signed


def _before(hands: Hands) -> None:
    hands.go_to("Before")
    hands.answer("Hip and back pain, pain 0 to 10", 6)


def _needle(hands: Hands) -> None:
    hands.go_to("Needle")
    hands.show(BodyView.RIGHT, "Right")
    hands.zoom_to(GLUTEUS_MEDIUS[1])
    hands.tap(GLUTEUS_MEDIUS[0])
    hands.key("5")
    hands.press("Yes", "Familiar pain")
    hands.needle_size("0.30 × 60")
    hands.depth(40)
    hands.tap(GLUTEUS_MEDIUS[1])
    hands.key("3")
    hands.depth(40)
    hands.show(BodyView.BACK, "Back", deep=True)
    hands.tap(GLUTEUS_MINIMUS)
    hands.pick("Change", "Gluteus minimus, right, deep")
    hands.key("2")
    hands.needle_size("0.30 × 75")
    hands.press("Yes", "Familiar pain")
    hands.depth(60)
    hands.press("Refers to…")
    hands.type_in("Refers to", "down the outer leg")
    hands.tap(QUADRATUS_LUMBORUM)
    hands.needle_size("0.30 × 60")
    hands.press("Can't tell")
    hands.depth(45)
    hands.press("Finding")
    hands.tap(PIRIFORMIS)
    hands.press("Latent")
    hands.until_saved()


def _treatments(hands: Hands) -> None:
    hands.go_to("Treatments")
    hands.pick("Massage", "Massage", "Add a treatment")
    hands.answer("Massage, minutes", 8)
    hands.pick("Therapeutic exercise", "Bridges", "Add a treatment")
    hands.answer("Sets", 3, "Bridges")
    hands.answer("Repetitions", 10, "Bridges")
    hands.pick("Load: not answered", "Body weight", "Bridges")
    hands.answer("Bridges, minutes", 12)


def _after(hands: Hands) -> None:
    hands.go_to("After")
    hands.answer("Hip and back pain, pain 0 to 10", 3)
    count_needles(hands, 4)
    hands.press("None", "Reaction")
    hands.press("Well tolerated", "Tolerance")
    hands.press("In 48 h", "Follow-up call")


def check_numbers(session: TreatmentSession) -> None:
    """Every number of the visit, as charted and as it follows from it."""
    charted = [(s.place.structure, s.place.side, s.twitch and s.twitch.count, s.familiar, s.depth_mm) for s in session.sites]
    assert charted == [
        ("gluteus-medius", Side.RIGHT, 5, Familiar.YES, 40),
        ("gluteus-medius", Side.RIGHT, 3, None, 40),
        ("gluteus-minimus", Side.RIGHT, 2, Familiar.YES, 60),
        ("quadratus-lumborum", Side.RIGHT, None, None, 45),
    ]
    sizes = [(s.needle.diameter_mm, s.needle.length_mm) for s in session.sites if s.needle]
    assert sizes == [(0.30, 60), (0.30, 60), (0.30, 75), (0.30, 60)]
    last = session.sites[-1].twitch
    assert last is not None
    assert last.elicited is Elicited.NOT_OBSERVABLE
    assert [(f.place.structure, f.activity) for f in session.findings] == [("piriformis", Activity.LATENT)]
    assert session.count == NeedleCount(opened=4, out=4, sharps=4, unused=0)
    assert derived_of(session, seed_catalogue()) == Derived(
        needles_in=4,
        needles_out=4,
        insertions=4,
        ltr_total=10,
        ltr_total_is_minimum=False,
        muscles_distinct=3,
        muscles_with_side=3,
        code_distinct="20561",
        code_with_side="20561",
        timed_minutes=20,
        units_cms={"97110": 1},
        units_ama={"97110": 1, "97140": 1},
    )


def _sign(hands: Hands) -> None:
    hands.go_to("Sign")
    hands.type_in("Assessment in your words", "Active points in the gluteal muscles reproduce the known pain.")
    for code in ("20561", "97110"):
        hands.press(f"Confirm {code}")
    hands.type_in("Passphrase, typed again to sign", "not the passphrase")
    hands.press("Sign and freeze")
    hands.until(lambda: hands.reads("This passphrase is not the right one."))
    assert hands.session.signature is None
    hands.type_in("Passphrase, typed again to sign", PASSPHRASE)
    hands.press("Sign and freeze")
    hands.until(lambda: hands.session.signature is not None)


def _check_history(hands: Hands) -> None:
    assert hands.reads("Visit 1 · Ada Kern · signed")
    assert hands.reads("Pain 6 → 3. 4 needles, 10 twitches. Massage 8 min, Bridges 12 min")
    assert hands.reads("R gluteus minimus, 2 twitches, 0.30 × 75")
