"""The lanes as they are painted: nothing falls out of an empty, a single or a crowded history, in light and dark."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from needlechart.domain.history import NeedleHistory, PainPair, ReactionFigure, Score, TreatmentFigure, VisitFigures
from needlechart.domain.measures import ScaleCode, When
from needlechart.domain.reactions import Severity
from needlechart.domain.treatments import TreatmentKind
from needlechart.drawing.timeline.grouped import LEAST_GROUP_PX, By
from needlechart.drawing.timeline.lane import Sight
from needlechart.ui.history.timeline import Timeline
from needlechart.ui.look.theme import theme
from tests.clinics import MARA
from tests.visits import PROBLEM

FIRST = datetime.date(2020, 1, 6)


@pytest.fixture(params=["light", "dark"])
def scheme(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[str]:
    theme.apply(qapp, request.param)
    yield request.param
    theme.apply(qapp, "light")


def history(visits: int) -> NeedleHistory:
    """Visits with something in every lane, a week apart."""
    return NeedleHistory(
        MARA.id,
        tuple(
            VisitFigures(
                f"s{n}", FIRST + datetime.timedelta(days=7 * n), None, "t", True, 2, 2 + n % 4, 2, n % 9, n % 5 == 0,
                pain=(PainPair(PROBLEM, 7 - n % 5, 5 - n % 5),),
                scores=(Score(ScaleCode.NDI, When.BEFORE, 30 - n % 20, PROBLEM),),
                treatments=(TreatmentFigure(TreatmentKind.MASSAGE, "Massage", 8 + n % 3, "min"),),
                reactions=(ReactionFigure("bruise", Severity.MILD, "Bruise"),) if n % 7 == 0 else (),
                soreness=n % 6,
            )
            for n in range(visits)
        ),
    )  # fmt: skip


def timeline(qtbot: QtBot, past: NeedleHistory) -> Timeline:
    made = Timeline()
    qtbot.addWidget(made)
    made.resize(636, 650)
    made.show_history(past, MARA)
    made.show_span("all")
    made.show()
    return made


def inked(shown: Timeline, lane: int, *, chosen: bool) -> int:
    """How many pixels a lane colours on a clear ground."""
    image = QImage(492, 120, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    area = QRectF(0, 0, 492, 120)
    what = shown.view.lanes[lane][0]
    (what.paint_chosen if chosen else what.paint)(painter, area, shown.view.sight())
    painter.end()
    return sum(image.pixelColor(x, y).alpha() > 0 for x in range(0, 492, 2) for y in range(0, 120, 2))


@pytest.mark.parametrize("visits", [1, 2, 40, 500])
def test_that_every_lane_paints_and_marks_the_chosen_visit(qtbot: QtBot, scheme: str, visits: int) -> None:
    shown = timeline(qtbot, history(visits))
    shown.select(f"s{visits - 1}")
    for index, (lane, _area) in enumerate(shown.view.lanes):
        assert inked(shown, index, chosen=False) > (5 if lane.title == "Course" else 40), lane.title
        if lane.title != "Response" or shown.view.visit:
            assert inked(shown, index, chosen=True) > 10, lane.title


def test_that_nothing_chosen_marks_nothing(qtbot: QtBot) -> None:
    shown = timeline(qtbot, history(5))
    shown.select(None)
    assert [inked(shown, index, chosen=True) for index in range(len(shown.view.lanes))] == [0] * 6


def test_that_a_history_without_figures_has_only_the_lane_every_visit_has(qtbot: QtBot) -> None:
    bare = replace(history(1).visits[0], pain=(), scores=(), treatments=(), reactions=(), soreness=None, twitches=0, needles=0)
    shown = timeline(qtbot, NeedleHistory(MARA.id, (bare,)))
    shown.select("s0")
    assert [lane.title for lane, _area in shown.view.lanes] == ["Response", "Course"]
    assert not shown.grab().isNull()


def test_that_the_picture_follows_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    shown = timeline(qtbot, history(12))
    light = shown.view.grab().toImage()
    theme.apply(qapp, "dark")
    dark = shown.view.grab().toImage()
    theme.apply(qapp, "light")
    again = shown.view.grab().toImage()
    assert dark != light
    assert again == light


def test_that_lanes_are_as_high_as_their_words_at_any_text_size(qtbot: QtBot, qapp: QApplication) -> None:
    shown = timeline(qtbot, history(4))
    for scale in (1.0, 1.5, 2.0, 2.5):
        theme.apply(qapp, "light", scale)
        shown.resize(900, 500)
        qtbot.waitUntil(lambda: _cut_words(shown) == [])
    theme.apply(qapp, "light")


def test_that_what_is_out_of_sight_is_not_painted(qtbot: QtBot) -> None:
    shown = timeline(qtbot, history(200))
    shown.view.show_span(shown.view.days[50], shown.view.days[60])
    sight: Sight = shown.view.sight()
    assert (sight.first, sight.end) == (49, 62)
    assert sight.sees(55)
    assert not sight.sees(30)


def _cut_words(shown: Timeline) -> list[str]:
    """Lanes lower than the words beside them."""
    cut = []
    for (lane, area), words in zip(shown.view.lanes, shown.words(), strict=True):
        needed = words.heightForWidth(words.width()) if words.hasHeightForWidth() else words.sizeHint().height()
        if area.height() < needed - 1:
            cut.append(lane.title)
    return cut


def daily(visits: int) -> NeedleHistory:
    """A visit every day."""
    return NeedleHistory(
        MARA.id,
        tuple(replace(v, date=FIRST + datetime.timedelta(days=n)) for n, v in enumerate(history(visits).visits)),
    )


def test_that_visits_too_close_are_drawn_together_and_the_words_and_the_tip_say_so(qtbot: QtBot) -> None:
    shown = timeline(qtbot, daily(900))
    words = [made.accessibleDescription() for made in shown.words()]
    assert any("mean of a month" in said for said in words)
    assert any("sum of a month" in said for said in words)
    shown.view.pointed.emit(300, QPointF(100, 60))
    assert shown.tip_lines()[0] == "30 visits, 1 Nov 2020 to 30 Nov 2020"
    shown.select("s300")
    assert shown.view.sight().chosen == shown.view.groups.of[300]
    shown.view.show_span(shown.view.days[300], shown.view.days[340])
    assert shown.view.groups.by is By.VISIT
    assert not any("mean of" in made.accessibleDescription() for made in shown.words())
    shown.view.pointed.emit(300, QPointF(100, 60))
    assert shown.tip_lines()[0] == "1 Nov 2020"


def test_that_lanes_of_five_thousand_visits_paint_no_more_than_columns_have_room(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = timeline(qtbot, daily(5000))
    wide = shown.view.width()
    assert len(shown.view.sight().xs) <= wide / LEAST_GROUP_PX
    painted: list[str] = []
    for lane, _area in shown.view.lanes:
        monkeypatch.setattr(lane, "paint", lambda *_args, title=lane.title: painted.append(title))
    shown.view.grab()
    painted.clear()
    for index in (4000, 4999, 17):
        shown.view.pick((max(0, index - 40), index))
        shown.view.grab()
    assert painted == [], "a span and a choice are painted over the kept picture"


def test_that_visits_that_are_not_meant_are_pale_and_the_others_as_before(qtbot: QtBot) -> None:
    shown = timeline(qtbot, history(12))
    shown.view.grab()
    bar = shown.view.lanes[1][1]

    def darkest(visit: int) -> int:
        image = shown.view.grab().toImage()
        x = round(shown.view.x_of(visit)) - 4
        return min(int(image.pixelColor(x, y).lightness()) for y in range(round(bar.bottom()) - 14, round(bar.bottom()) - 4))

    before = {visit: darkest(visit) for visit in (3, 5)}
    shown.filter_sessions({"s3", "s8"})
    assert darkest(3) == pytest.approx(before[3], abs=15)  # the pale one shines through a little
    assert darkest(5) > before[5] + 40
    shown.filter_sessions(None)
    assert darkest(5) == before[5]


def test_that_compared_visits_are_marked_beside_the_chosen_one(qtbot: QtBot) -> None:
    shown = timeline(qtbot, history(12))
    plain = shown.view.grab().toImage()
    shown.select_visits(["s2", "s9", "unknown"])
    assert shown.view.marked == (2, 9)
    assert shown.view.grab().toImage() != plain
    shown.select_visits([])
    assert shown.view.grab().toImage() == plain


def test_that_a_chart_with_fewer_visits_follows_one_with_many(qtbot: QtBot) -> None:
    shown = timeline(qtbot, history(40))
    shown.show_span("3m")
    few = tuple(replace(visit, date=visit.date - datetime.timedelta(days=3000)) for visit in history(2).visits)
    shown.show_history(NeedleHistory(MARA.id, few), MARA)  # the axis moves to other dates at once
    first, last = shown.view.span()
    assert first <= shown.view.days[0] <= shown.view.days[1] <= last
    assert [lane.title for lane, _area in shown.view.lanes][:2] == ["Pain", "Response"]
