"""Visits taken together, and the timeline on paper: numbers equal the plain ones, what is painted is bounded and stays vector."""

from __future__ import annotations

import datetime
import random
from collections.abc import Sequence
from dataclasses import replace
from statistics import mean

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPdfWriter

from needlechart.domain.history import (
    CautionFigure,
    HomeFigure,
    NeedleHistory,
    PainPair,
    ReactionFigure,
    TreatmentFigure,
    VisitFigures,
)
from needlechart.domain.history.spans import Span
from needlechart.domain.reactions import Severity
from needlechart.domain.treatments import TreatmentKind
from needlechart.drawing.timeline.care_lane import MOST_ROWS, few_rows
from needlechart.drawing.timeline.dates import days_of
from needlechart.drawing.timeline.figures import figures_of
from needlechart.drawing.timeline.grouped import LEAST_GROUP_PX, By, grain, grouped, groups_of, only
from needlechart.drawing.timeline.kinds import DELIVERED, LaneKind
from needlechart.drawing.timeline.painting import sight_of
from needlechart.drawing.timeline.paper import PaperTimeline, pages_of, paint_timeline, paper_timeline
from needlechart.drawing.timeline.signs import Sign, paint_signs
from needlechart.drawing.timeline.values import CareRow
from tests.clinics import MARA
from tests.visits import PROBLEM

FIRST = datetime.date(2013, 3, 1)
WIDE, HIGH = 680.0, 760.0


def visit(n: int, day: datetime.date, dice: random.Random) -> VisitFigures:
    """A visit in which anything may be missing."""

    def maybe(value: int) -> int | None:
        return value if dice.random() < 0.8 else None

    pair = PainPair(PROBLEM, maybe(dice.randint(0, 10)), maybe(dice.randint(0, 10)))
    return VisitFigures(
        f"s{n}", day, None, "t", dice.random() < 0.9, 3, dice.randint(0, 9), dice.randint(0, 12), dice.randint(0, 20),
        dice.random() < 0.2,
        pain=(pair,) if dice.random() < 0.9 else (),
        treatments=(TreatmentFigure(TreatmentKind.MASSAGE, "Massage", maybe(dice.randint(1, 30)), "min"),),
        reactions=(ReactionFigure("bruise", Severity.MILD, "Bruise"),) if dice.random() < 0.1 else (),
        soreness=maybe(dice.randint(0, 10)),
        home=(HomeFigure("Rows", maybe(dice.randint(0, 100)), maybe(3), day),) if dice.random() < 0.5 else (),
        cautions=(CautionFigure("V8", "x", "s", "", dice.random() < 0.5),) if dice.random() < 0.3 else (),
        attended=dice.random() < 0.95,
    )  # fmt: skip


def past(visits: int, days_apart: int, seed: int = 1) -> NeedleHistory:
    dice = random.Random(seed)
    return NeedleHistory(MARA.id, tuple(visit(n, FIRST + datetime.timedelta(days=days_apart * n), dice) for n in range(visits)))


def known(values: Sequence[float | None]) -> list[float]:
    return [value for value in values if value is not None]


@pytest.mark.parametrize("by", [By.WEEK, By.MONTH, By.QUARTER, By.YEAR])
@pytest.mark.parametrize("seed", range(5))
def test_that_what_is_taken_together_is_the_plain_sum_mean_and_worst_of_its_visits(by: By, seed: int) -> None:
    visits = past(300, 2, seed).visits
    groups = groups_of(days_of(visits), by)
    figures = grouped(figures_of(NeedleHistory(MARA.id, visits), MARA), groups)
    assert [index for a, b in groups.bounds for index in range(a, b)] == list(range(300)), "every visit is in one group"
    begins = [_begin(same.date, by) for same in visits]
    assert len(set(begins)) == len(groups.bounds)
    pain = {point.visit: point for row in figures.pain for point in row.points}
    doses = dict(figures.care[0].doses)
    after, home = {p.visit: p for p in figures.after}, {p.visit: p for p in figures.home}
    cautions, states = {p.visit: p for p in figures.cautions}, {p.visit: p for p in figures.states}
    for index, (a, b) in enumerate(groups.bounds):
        same = visits[a:b]
        assert len(set(begins[a:b])) == 1
        response = figures.response[index]
        assert response.needles == sum(v.needles for v in same)
        assert response.insertions == sum(v.insertions for v in same)
        assert response.twitches == sum(max(1, v.twitches) if v.twitches_is_minimum else v.twitches for v in same)
        assert response.at_least == any(v.twitches_is_minimum for v in same)
        for side in ("before", "after"):
            values = known([getattr(pair, side) for v in same for pair in v.pain])
            drawn = getattr(pain[index], side) if index in pain else None
            assert drawn == (pytest.approx(mean(values)) if values else None)
        amounts = known([t.amount for v in same for t in v.treatments])
        assert doses[index] == (sum(amounts) if amounts else None)
        sore = known([v.soreness for v in same])
        assert (after[index].soreness if index in after else None) == (max(sore) if sore else None)
        percent = known([h.percent for v in same for h in v.home])
        assert (home[index].percent if index in home else None) == (pytest.approx(mean(percent)) if percent else None)
        told = [c.overridden for v in same for c in v.cautions]
        assert (cautions[index].overridden if index in cautions else 0) == sum(told)
        assert (cautions[index].seen if index in cautions else 0) == len(told) - sum(told)
        state = states[index]
        assert (state.signed, state.drafts, state.missed) == (
            sum(v.signed and v.attended for v in same),
            sum(not v.signed and v.attended for v in same),
            sum(not v.attended for v in same),
        )


def _begin(day: datetime.date, by: By) -> object:
    if by is By.WEEK:
        return day.isocalendar()[:2]
    return (day.year, {By.MONTH: day.month, By.QUARTER: (day.month - 1) // 3}.get(by, 0))


def test_that_visits_apart_stay_alone_and_those_too_close_get_room() -> None:
    weekly = days_of(past(20, 7).visits)
    assert grain(weekly, weekly[0], weekly[-1], 492) is By.VISIT
    assert grain(weekly[:1], weekly[0] - 14, weekly[0] + 14, 492) is By.VISIT
    for visits, apart in ((400, 1), (2000, 1), (5000, 1), (500, 7), (20000, 1)):
        days = days_of(past(1, 1).visits)[0], days_of(past(1, 1).visits)[0] + visits * apart
        all_days = [days[0] + n * apart for n in range(visits)]
        by = grain(all_days, *days, 492)
        assert by is not By.VISIT
        groups = groups_of(all_days, by)
        if by is not By.YEAR:
            assert len(groups.bounds) <= 492 / LEAST_GROUP_PX + 2


def test_that_a_filter_keeps_the_figures_of_its_visits_and_no_others() -> None:
    figures = figures_of(past(40, 7), MARA)
    some = only(figures, frozenset({3, 7}))
    assert [point.visit for point in some.response] == [3, 7]
    assert {visit for row in some.care for visit, _dose in row.doses} == {3, 7}
    assert {point.visit for row in some.pain for point in row.points} <= {3, 7}
    assert only(figures, frozenset(range(40))).response == figures.response


def test_that_of_many_treatments_the_rare_ones_are_one_row_that_counts_them() -> None:
    rows = tuple(CareRow(f"kind {n}", "min", tuple((visit, 10.0) for visit in range(10 - n))) for n in range(9))
    few = few_rows(rows)
    assert len(few) == MOST_ROWS
    assert few[: MOST_ROWS - 1] == rows[: MOST_ROWS - 1]
    assert few[-1] == CareRow("3 others", "kinds", ((0, 3.0), (1, 3.0), (2, 2.0), (3, 1.0)))
    assert few_rows(rows[:MOST_ROWS]) == rows[:MOST_ROWS]


def sheet(shown: PaperTimeline, *, colour: bool = True) -> QImage:
    image = QImage(round(WIDE), round(HIGH), QImage.Format.Format_RGB32 if colour else QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_timeline(painter, QRectF(0, 0, WIDE, HIGH), shown)
    painter.end()
    return image


def test_that_paper_shows_the_chosen_lanes_in_their_order_without_a_window() -> None:
    choice = DELIVERED.moved(LaneKind.CARE, -3).with_shown(LaneKind.CAUTIONS, False).with_shown(LaneKind.INSERTIONS, True)
    shown = paper_timeline(past(12, 7), MARA, WIDE, choice=choice)
    assert [lane.title for lane in shown.lanes][:4] == ["Treatments", "Pain", "Response", "Insertions"]
    assert "Cautions" not in [lane.title for lane in shown.lanes]


def test_that_paper_is_black_and_grey_alone() -> None:
    image = sheet(paper_timeline(past(12, 7), MARA, WIDE, span=Span(FIRST, FIRST + datetime.timedelta(days=30))))
    pixels = [image.pixelColor(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)]
    assert {colour.saturation() for colour in pixels} == {0}
    assert len({colour.lightness() for colour in pixels}) > 5


def test_that_before_and_after_signed_and_draft_seen_and_overridden_differ_by_shape_on_paper() -> None:
    plain = past(1, 7).visits[0]
    calm = replace(plain, pain=(), reactions=(), cautions=(CautionFigure("V8", "x", "s", "", False),), signed=True, attended=True)
    pairs = [
        (replace(plain, pain=(PainPair(PROBLEM, 5, None),)), replace(plain, pain=(PainPair(PROBLEM, None, 5),))),
        (calm, replace(calm, cautions=(CautionFigure("V8", "x", "s", "", True),))),
        (calm, replace(calm, signed=False)),
    ]
    for one, other in pairs:
        drawn = [sheet(paper_timeline(NeedleHistory(MARA.id, (v, *_mixed(v))), MARA, WIDE), colour=False) for v in (one, other)]
        assert drawn[0] != drawn[1]


def _mixed(first: VisitFigures) -> tuple[VisitFigures, ...]:
    """Later visits that stand differently in the record, so that the lane of the course is there."""
    later = first.date + datetime.timedelta(days=7)
    return replace(first, session_id="b", date=later, signed=False), replace(first, session_id="c", date=later, signed=True)


def test_that_a_span_is_seen_on_paper_and_fills_the_width_when_it_is_all_that_is_wanted() -> None:
    history = past(30, 7)
    span = Span(history.visits[10].date, history.visits[14].date)
    marked = paper_timeline(history, MARA, WIDE, span=span)
    assert marked.picked == (10, 14)
    assert sheet(marked) != sheet(paper_timeline(history, MARA, WIDE))
    alone = paper_timeline(history, MARA, WIDE, span=span, only_span=True)
    assert alone.picked is None
    days = alone.groups.days
    assert days[9] < alone.axis[0] < days[10] < days[14] < alone.axis[1]


def test_that_a_patient_without_visits_prints_an_empty_timeline() -> None:
    shown = paper_timeline(NeedleHistory(MARA.id), MARA, WIDE)
    assert shown.lanes == ()
    assert pages_of(shown, HIGH) == []
    sheet(shown)


@pytest.mark.parametrize("high", [200, 400, 5000])
def test_that_every_lane_is_on_one_page(high: float) -> None:
    shown = paper_timeline(past(12, 7), MARA, WIDE)
    lanes = [lane for part in pages_of(shown, high) for lane in shown.lanes[part]]
    assert lanes == list(shown.lanes)
    assert (len(pages_of(shown, high)) == 1) is (high == 5000)


def pdf(shown: PaperTimeline) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter(writer)
    painter.scale(writer.logicalDpiX() / 96, writer.logicalDpiY() / 96)
    paint_timeline(painter, QRectF(0, 0, WIDE, HIGH), shown)
    painter.end()
    buffer.close()
    return bytes(buffer.data().data())


def test_that_a_pdf_holds_lines_and_letters_and_no_picture() -> None:
    data = pdf(paper_timeline(past(40, 7), MARA, WIDE))
    assert b"/FontFile" in data
    assert b"/Subtype /Image" not in data


def test_that_five_thousand_visits_print_as_much_as_fifty() -> None:
    few, many = (paper_timeline(past(visits, 7 if visits == 50 else 1), MARA, WIDE) for visits in (50, 5000))
    assert many.groups.by is By.YEAR
    assert len(pdf(many)) < 1.5 * len(pdf(few))


def test_that_signs_that_would_touch_become_one() -> None:
    shown = paper_timeline(past(12, 7), MARA, WIDE)
    sight = sight_of(shown.groups, shown.axis, (0, WIDE), None, shown.look)
    image = QImage(round(WIDE), 60, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    close = [Sign(100.0 + 4 * n, "eye", 0, str(n)) for n in range(100)]
    apart = [Sign(40.0 * n, "eye", 0, str(n)) for n in range(10)]
    assert paint_signs(painter, sight, 4, close) == 1
    assert paint_signs(painter, sight, 4, apart) == 10
    painter.end()


def test_that_every_lane_of_paper_has_room_for_its_words() -> None:
    shown = paper_timeline(past(12, 7), MARA, WIDE)
    assert shown.lanes
    assert all(least >= lane.least(shown.look) for lane, least in zip(shown.lanes, shown.least, strict=True))
