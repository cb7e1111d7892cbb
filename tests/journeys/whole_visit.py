"""A whole third visit of hip and back pain with the fewest taps, for whatever taps: mouse or fingers."""

from __future__ import annotations

from collections.abc import Callable

from needlechart.domain.body import BodyPoint, View
from tests.clinics import PASSPHRASE
from tests.journeys.hands import Hands
from tests.journeys.steps import count_needles
from tests.journeys.taps import TapCount, WindowHands
from tests.journeys.test_hip_and_back import PIRIFORMIS, QUADRATUS_LUMBORUM

GLUTEUS_MEDIUS = BodyPoint(View.POSTERIOR, 568.0, 752.0), BodyPoint(View.POSTERIOR, 592.0, 792.0)
GLUTEUS_MINIMUS = BodyPoint(View.POSTERIOR, 584.0, 842.0)
OUTER_LEG = tuple(BodyPoint(View.POSTERIOR, x_mm, y_mm) for x_mm, y_mm in ((610, 880), (650, 880), (645, 960), (610, 960)))
ASSESSMENT = "Active points in the gluteal muscles."


def chart_visit(hands: WindowHands, mark: Callable[[str], None] = lambda _place: None) -> None:
    """From the opened session to the last tap before Sign; ``mark`` hears which place is done."""
    _screen(hands)
    mark("screen")
    hands.go_to("Before")
    hands.answer("R hip and low back pain, pain 0 to 10", 6)
    mark("before")
    _needle(hands)
    mark("needle")
    hands.go_to("Treatments")
    hands.press("Same as last time")
    mark("treatments")
    hands.go_to("After")
    hands.answer("R hip and low back pain, pain 0 to 10", 3)
    count_needles(hands, 4)
    hands.press("None", "Reaction")
    hands.press("Well tolerated", "Tolerance")
    hands.press("In 48 h", "Follow-up call")
    mark("after")


def _screen(hands: Hands) -> None:
    hands.go_to("Screen")
    hands.press("Nothing to report")
    hands.press("As last time")
    for question in (
        "Anything new since the last visit: a medicine, an operation, an illness?",
        "Fever, or feeling acutely ill today?",
    ):
        hands.press("No", question)
    hands.press("Yes", "Did you eat today?")
    hands.press("Yes", "Agrees to needling today")
    hands.press("Yes", "Explained what will be done")
    hands.press("Lying on the left side", "Position")
    hands.press("All done", "Clean technique")


def _needle(hands: WindowHands) -> None:
    hands.go_to("Needle")
    hands.tap(GLUTEUS_MEDIUS[0])
    hands.twitches(5)
    hands.press("Yes", "Familiar pain")
    hands.needle_size("0.30 × 60")
    hands.depth(40)
    hands.tap(GLUTEUS_MEDIUS[1])
    hands.twitches(3)
    hands.depth(40)
    hands.press("Deep")
    hands.tap(GLUTEUS_MINIMUS)
    hands.twitches(2)
    hands.needle_size("0.30 × 75")
    hands.press("Yes", "Familiar pain")
    hands.depth(60)
    hands.press("Refers to…")
    hands.press("Draw on the body")
    hands.stroke(OUTER_LEG)
    hands.press("Done")
    hands.tap(QUADRATUS_LUMBORUM)
    hands.press("Can't tell")
    hands.depth(45)
    hands.hold(PIRIFORMIS)
    hands.press("Latent")


def sign_visit(hands: WindowHands, taps: TapCount, *, assess: bool = True) -> None:
    """The words themselves are apart; the tap into their field is not.  The words of the assessment may stand there before."""
    hands.go_to("Sign")
    if assess:
        hands.start("Assessment in your words")
        with taps.apart():
            hands.write(hands.focus(), ASSESSMENT)
    for code in ("20561", "97110"):
        hands.press(f"Confirm {code}")
    hands.start("Passphrase, typed again to sign")
    with taps.apart():
        hands.write(hands.focus(), PASSPHRASE)
    hands.press("Sign and freeze")
    hands.until(lambda: hands.session.signature is not None)
