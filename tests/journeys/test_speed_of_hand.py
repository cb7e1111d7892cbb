"""How many taps charting costs, counted where events reach the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from needlechart.domain.body import BodyPoint, View
from needlechart.domain.needling import NeedleCount
from needlechart.domain.reactions import ReactionAnswer, ReportedBy, SinceLastVisit
from needlechart.domain.sessions import AreaKind
from needlechart.drawing.sheets import BodyView
from tests.clinics import Template
from tests.journeys.hands import Hands
from tests.journeys.steps import count_needles
from tests.journeys.taps import TapCount, WindowHands
from tests.journeys.test_hip_and_back import check_numbers
from tests.journeys.third_visit import two_visits_before
from tests.journeys.whole_visit import ASSESSMENT, chart_visit, sign_visit

LEGS = tuple(BodyPoint(View.POSTERIOR, x_mm, y_mm) for x_mm in (381.2, 518.8) for y_mm in (1100.0, 1180.0, 1380.0, 1440.0))
MOST_TAPS = 60
TWITCHES = (2, 3, 1, 0, 4, 2, 1, 5)


def begin(hands: Hands) -> None:
    """A new session of Mara Alder, at the body."""
    hands.find_patient("alder", "Mara Alder")
    hands.press("New session")
    hands.until(lambda: hands.window.session_page is not None)


def test_that_the_count_is_of_what_reaches_the_window(
    sit_down: Callable[[type[WindowHands]], WindowHands], taps: TapCount
) -> None:
    hands = sit_down(WindowHands)
    begin(hands)
    taps.seen.clear()
    for place in ("Screen", "Before", "Needle"):
        hands.go_to(place)
    assert dict(taps.seen) == {"click": 3}
    hands.key("d")
    hands.key(Qt.Key.Key_Escape)
    assert dict(taps.seen) == {"click": 3, "key": 2}


def test_that_a_site_with_its_twitches_is_two_taps(sit_down: Callable[[type[WindowHands]], WindowHands], taps: TapCount) -> None:
    hands = sit_down(WindowHands)
    begin(hands)
    hands.show(BodyView.BACK, "Back")
    taps.seen.clear()
    hands.tap(LEGS[0])
    hands.twitches(3)
    assert taps.total == 2
    hands.until_saved()
    (site,) = hands.session.sites
    assert site.twitch is not None
    assert site.twitch.count == 3


def test_that_eight_sites_counted_out_are_charted_in_thirty_taps(
    sit_down: Callable[[type[WindowHands]], WindowHands], taps: TapCount
) -> None:
    hands = sit_down(WindowHands)
    begin(hands)
    hands.show(BodyView.BACK, "Back")
    taps.seen.clear()
    for point, twitches in zip(LEGS, TWITCHES, strict=True):
        hands.tap(point)
        hands.twitches(twitches)
    hands.go_to("After")
    hands.answer("Neck pain, pain 0 to 10", 3)
    count_needles(hands, 8)
    hands.press("None", "Reaction")
    hands.until_saved()
    assert taps.seen["key"] == 0
    assert taps.total <= 30
    assert [site.twitch and site.twitch.count for site in hands.session.sites] == list(TWITCHES)
    assert all(site.needles_in_body == 0 for site in hands.session.sites)
    assert hands.session.count == NeedleCount(opened=8, out=8, sharps=8, unused=0)
    assert [m.value for m in hands.session.measurements] == [3]
    assert hands.session.reaction_answer is ReactionAnswer.NONE


def test_that_a_whole_visit_is_charted_in_sixty_taps(
    sit_down: Callable[[type[WindowHands]], WindowHands], taps: TapCount, clinic_template: Template, clinic_path: Path
) -> None:
    two_visits_before(clinic_template, clinic_path)
    hands = sit_down(WindowHands)
    hands.find_patient("lind", "Nora Lind")
    taps.seen.clear()
    hands.press("New session")
    hands.until(lambda: hands.window.session_page is not None)
    mark = Marks(taps)
    chart_visit(hands, mark)
    check_numbers(hands.session)
    sign_visit(hands, taps)
    mark("sign")
    assert taps.total <= MOST_TAPS, mark.told
    assert [area.kind for area in hands.session.pain_areas] == [AreaKind.REFERRED]
    assert hands.session.since_last == SinceLastVisit(ReportedBy.PATIENT, soreness=0, bruise=False, other_reaction=False)
    assert hands.session.assessment == ASSESSMENT


class Marks:
    """How many taps each place took."""

    def __init__(self, taps: TapCount) -> None:
        self.taps, self.last = taps, 0
        self.told: dict[str, int] = {}

    def __call__(self, what: str) -> None:
        self.told[what] = self.taps.total - self.last
        self.last = self.taps.total
