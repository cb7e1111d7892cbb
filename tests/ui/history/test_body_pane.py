"""The body beside the timeline: the visit, the heat of a span, the painful areas drawn in it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from needlechart.atlas import Atlas
from needlechart.domain.body import BodyPoint, Side, View
from needlechart.domain.history.sites import PatientSites
from needlechart.domain.history.spans import Span
from needlechart.domain.measures import When
from needlechart.domain.needling import Elicited, Twitch
from needlechart.domain.sessions import AreaKind, PainArea, TreatmentSession
from needlechart.drawing.heat import CELL_MM, heat_of
from needlechart.drawing.sheets import BodyView
from needlechart.ui.history.body_content import MOST_PAST
from needlechart.ui.history.body_pane import BodyPane
from needlechart.ui.history.span_sites import Measure, SpanSites
from needlechart.ui.look.painted import PaintedButton
from needlechart.ui.look.segmented import Segmented
from needlechart.usecases import looking_back
from tests.clinics import ADA, MARA
from tests.ui.history.conftest import Past

_LEFT = Qt.MouseButton.LeftButton
_CHEST = "400,380 500,380 500,460 400,460"


def choose(past: Past, switch: Segmented, key: str) -> None:
    """As a click on that segment does it."""
    switch.set_value(key)
    switch.changed.emit()
    past.settle()


def heat(past: Past) -> BodyPane:
    choose(past, past.page.body.kind, "heat")
    return past.page.body


def span(past: Past, first: int, last: int) -> None:
    past.page.state.choose_span(Span(past.sessions[first].date, past.sessions[last].date))
    past.settle()


def kept(past: Past, before: TreatmentSession, after: TreatmentSession) -> None:
    with past.file.work() as work:
        work.save(before, after)
    past.page.show_patient(past.opened())
    past.settle()


def columns(past: Past) -> PatientSites:
    with past.file.reading() as reading:
        return looking_back.read_sites(reading, ADA.id, MARA.id)


def test_that_a_click_shows_the_heat_of_all_visits_with_its_scale_in_numbers(past: Past) -> None:
    past.show(5)
    body = past.page.body
    assert past.page.past.sites is None, "nothing is read before it is shown"
    past.qtbot.mouseClick(body.kind.findChildren(PaintedButton)[1], _LEFT)
    past.settle()
    assert body.chart.marks == ()
    assert set(body.chart.heat.heats) == {View.POSTERIOR}
    assert body.foot.words() == "23 Oct to 20 Nov, 5 visits\nat least 15 twitches: 1 site twitched and nobody counted"
    (shown,) = body.chart.heat.heats.values()
    assert body.foot.scale.labels == shown.labels
    assert body.foot.scale.labels[0].startswith("1")
    assert body.foot.scale.accessibleDescription().startswith("From pale to deep: 1")
    assert body.foot.scale.accessibleDescription().endswith(" twitches about one place")


@pytest.mark.parametrize(
    ("measure", "said"),
    [("sites", "10 sites"), ("needles", "10 needles"), ("insertions", "10 insertions"), ("twitches", "at least 15 twitches")],
)
def test_that_every_measure_is_counted_from_the_same_sites(past: Past, measure: str, said: str) -> None:
    past.show(5)
    body = heat(past)
    choose(past, body.measure, measure)
    assert body.foot.words().splitlines()[1].startswith(said)
    counted = sum(
        {"sites": 1, "needles": s.new_needles, "insertions": s.insertions, "twitches": 0}[measure]
        for session in past.sessions
        for s in session.sites
    )
    if measure != "twitches":
        assert said.startswith(str(counted))


def test_that_the_heat_follows_the_span(past: Past) -> None:
    past.show(6)
    body = heat(past)
    whole = next(iter(body.chart.heat.heats.values())).most
    span(past, 3, 4)
    assert body.foot.words().splitlines()[0] == "6 Nov to 13 Nov, 2 visits"
    part = next(iter(body.chart.heat.heats.values())).most
    assert 0 < part < whole
    choose(past, body.measure, "sites")
    assert body.foot.words().splitlines()[1] == "4 sites"
    past.page.state.choose_span(None)
    assert body.foot.words().startswith("16 Oct to 20 Nov, 6 visits")


def test_that_the_heat_is_seen_on_the_body(past: Past, atlas: Atlas) -> None:
    past.show(1)
    before, centre = past.sessions[0], atlas.centre("trapezius-upper", Side.RIGHT, View.POSTERIOR)
    assert centre is not None
    moved = replace(before.sites[0], place=replace(before.sites[0].place, point=centre), twitch=Twitch(Elicited.YES, 9))
    kept(past, before, before.with_site(moved))
    body = heat(past)
    at = body.chart.at(centre)
    assert at is not None
    hot = QColor(body.chart.grab().toImage().pixel(at))
    body.chart.heat.show({})
    body.chart.update()
    cold = QColor(body.chart.grab().toImage().pixel(at))
    assert hot.lightness() < cold.lightness() - 20


def test_that_the_view_with_most_sites_comes_first_and_every_view_with_some_can_be_chosen(past: Past) -> None:
    past.show(2)
    before = past.sessions[1]
    front = replace(before.sites[0].place, point=BodyPoint(View.ANTERIOR, 450, 420))
    kept(past, before, before.with_site(replace(before.sites[0], id=past.file.ids(), order=9, place=front)))
    body = heat(past)
    assert [words for _key, words in body._offered] == ["Back 4", "Head 4", "Front 1"]
    assert body.chart.shows(BodyView.BACK)
    past.qtbot.mouseClick(body.views.chip("front"), _LEFT)
    assert body.chart.shows(BodyView.FRONT)
    assert set(body.chart.heat.heats) == {View.ANTERIOR}
    assert body.chart.at(front.point) is not None
    span(past, 0, 1)
    assert body.chart.shows(BodyView.FRONT), "the view stays as long as there is something in it"
    span(past, 0, 0)
    assert body.chart.shows(BodyView.BACK)


def test_that_the_numbers_stand_in_for_the_picture(past: Past) -> None:
    past.show(3)
    body = heat(past)
    past.qtbot.mouseClick(body.foot.numbers, _LEFT)
    assert body.numbers.isVisible()
    assert not body.chart.isVisible()
    assert body.numbers.texts() == [("Trapezius, upper R", "≥6")]
    choose(past, body.measure, "needles")
    assert body.numbers.texts() == [("Trapezius, upper R", "6")]
    past.page.resize(2560, 1300)
    assert body.numbers.texts() == [("Trapezius, upper R", "6", "6", "6", "≥6")]
    assert body.numbers.accessibleName()


def test_that_visits_without_a_site_say_so(past: Past) -> None:
    past.show(1)
    kept(past, past.sessions[0], replace(past.sessions[0], sites=(), findings=()))
    body = heat(past)
    assert body._empty.sentence() == "No needling in these visits"
    assert not body.chart.isVisible()
    assert body.foot.scale.labels == ()
    choose(past, body.kind, "pain")
    assert body._empty.sentence() == "No painful area was drawn"


def test_that_painful_areas_of_a_span_lie_on_each_other_the_newest_strongest(past: Past) -> None:
    past.show(MOST_PAST + 2)
    with past.file.work() as work:
        for n, session in enumerate(past.sessions):
            when = When.AFTER if n % 2 else When.BEFORE
            work.save(session, replace(session, pain_areas=(PainArea(f"a{n}", AreaKind.PAIN, View.ANTERIOR, _CHEST, when),)))
    past.page.show_patient(past.opened())
    choose(past, past.page.body.kind, "pain")
    body = past.page.body
    strengths = [strength for strength, _area in body.chart.past_areas.areas]
    assert len(strengths) == MOST_PAST
    assert strengths == sorted(strengths)
    assert strengths[-1] == 1.0
    assert [area.after for _strength, area in body.chart.past_areas.areas[-2:]] == [False, True]
    assert body.foot.words().endswith(
        f"{MOST_PAST + 2} visits with drawn areas, the newest {MOST_PAST} shown, the last one strongest"
    )
    assert body.key_text()
    span(past, 0, 0)
    assert len(body.chart.past_areas.areas) == 1
    choose(past, body.kind, "visit")
    assert not body.chart.past_areas.areas


def test_that_the_body_keeps_its_view_when_another_visit_is_chosen(past: Past) -> None:
    past.show(3)
    chest = PainArea("chest", AreaKind.PAIN, View.ANTERIOR, _CHEST)
    with past.file.work() as work:
        for session in past.sessions:
            work.save(session, replace(session, pain_areas=(chest,)))
    past.page.show_patient(past.opened())
    past.settle()
    body = past.page.body
    past.qtbot.mouseClick(body.views.chip("front"), _LEFT)
    past.page.select(past.sessions[0].id)
    past.settle()
    assert body.chart.shows(BodyView.FRONT)


def test_that_the_heat_stays_while_visits_are_chosen(past: Past) -> None:
    past.show(4)
    body = heat(past)
    given = body.chart.heat.what
    past.page.select(past.sessions[0].id)
    past.settle()
    assert body.chart.heat.what == given
    assert body.chart.heat.heats


def test_that_a_changed_chart_is_counted_anew(past: Past) -> None:
    past.show(2)
    body = heat(past)
    choose(past, body.measure, "sites")
    kept(past, past.sessions[1], past.sessions[1].without_site(past.sessions[1].sites[0].id))
    assert body.foot.words().splitlines()[1] == "3 sites"


def test_that_the_switches_and_the_scale_have_room_at_every_width(past: Past) -> None:
    past.show(3)
    body = heat(past)
    for wide in (1280, 1920, 2560):
        past.page.resize(wide, 900)
        past.qtbot.waitUntil(lambda: body.kind.x() >= 0)
        for switch in (body.kind, body.measure, body.foot.scale, body.foot.numbers):
            right = switch.mapTo(body, QPoint(switch.width(), 0)).x()
            assert right <= body.width()
    past.page.resize(1280, 800)
    assert len(body.foot.scale.words()) == len(body.foot.scale.labels)


def test_that_columns_and_sessions_count_the_same(past: Past, atlas: Atlas) -> None:
    past.show(7)
    sites = SpanSites(columns(past), {session.id for session in past.sessions[2:5]})
    wanted = [site for session in past.sessions[2:5] for site in session.sites]
    assert len(sites) == len(wanted)
    assert sites.total(Measure.NEEDLES) == sum(site.new_needles for site in wanted)
    assert sites.per_view(atlas) == {BodyView.BACK: len(wanted), BodyView.HEAD: len(wanted)}
    (count,) = sites.per_muscle()
    assert count.counts[Measure.INSERTIONS] == sum(site.insertions for site in wanted)
    assert len(sites.spots(View.POSTERIOR)) == len({site.place.point for site in wanted})
    heats = sites.heats([View.POSTERIOR, View.ANTERIOR], Measure.SITES, atlas)
    assert list(heats) == [View.POSTERIOR]
    assert heats[View.POSTERIOR].most >= np.float32(3)
    assert SpanSites(PatientSites()).per_view(atlas) == {}


def test_that_the_heat_of_a_part_of_the_view_is_that_of_the_whole(past: Past, atlas: Atlas) -> None:
    past.show(4)
    columns_of_all = columns(past)
    part = SpanSites(columns_of_all).heats([View.POSTERIOR], Measure.NEEDLES, atlas)[View.POSTERIOR]
    x, y = (np.asarray(values)[np.asarray(columns_of_all.needled) == 1] for values in (columns_of_all.x_mm, columns_of_all.y_mm))
    whole = heat_of(x, y, np.ones(len(x)), atlas.size_of(View.POSTERIOR))
    left, top = (round(mm / CELL_MM) for mm in part.corner_mm)
    high, wide = part.cells.shape
    assert np.allclose(part.cells, whole.cells[top : top + high, left : left + wide], atol=1e-4)
    assert part.cells.sum() == pytest.approx(whole.cells.sum(), rel=1e-4)
    assert part.tops == whole.tops
    assert part.cells.size < whole.cells.size / 10


def test_that_a_finger_chooses_what_the_body_shows_and_which_view(past: Past) -> None:
    past.show(3)
    body, device = past.page.body, QTest.createTouchDevice()

    def tap(control: QWidget) -> None:
        for deed in ("press", "release"):
            sequence = QTest.touchEvent(control, device)
            getattr(sequence, deed)(1, control.rect().center(), control)
            sequence.commit()
        past.settle()

    heat_map, visit = body.kind.findChildren(PaintedButton)[1], body.kind.findChildren(PaintedButton)[0]
    tap(heat_map)
    assert body.measure.isVisible()
    tap(body.views.chip("head"))
    assert body.chart.shows(BodyView.HEAD)
    assert body.chart.heat.heats
    tap(visit)
    assert not body.measure.isVisible()
    assert body.chart.marks
