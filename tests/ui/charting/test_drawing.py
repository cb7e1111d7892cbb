"""Where a site refers to is drawn on the body: one stroke, one area, kept at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from needlechart.domain.body import BodyPoint, View
from needlechart.domain.needling import Referral
from needlechart.domain.pain_outline import outline_corners
from needlechart.domain.patients import Patient
from needlechart.domain.sessions import AreaKind, TreatmentSession
from needlechart.drawing.sheets import BodyView
from needlechart.usecases.pain_drawing import size_mm2
from tests.ui.charting.conftest import OPENED
from tests.ui.charting.strokes import draw, ring
from tests.ui.charting.table import Table

ARM = BodyPoint(View.POSTERIOR, 640, 520)
"""On the right upper arm, seen from the back."""


@pytest.fixture
def drawing(table: Table) -> Table:
    """A site in hand, the body whole and ready to be drawn on."""
    table.tap(table.point("infraspinatus"))
    table.needle.chart.show_view(BodyView.BACK)
    table.needle.chart.fit()
    begin(table)
    return table


def begin(table: Table) -> None:
    """The button in the details of the card."""
    table.card.show_details(True)
    details = table.card.details
    assert details is not None
    table.qtbot.waitUntil(lambda: details.height() >= details.minimumSizeHint().height())
    click(table, details.referral.draw)
    assert table.needle.drawing.active


def click(table: Table, button: QWidget) -> None:
    table.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def at(table: Table, point: BodyPoint = ARM) -> QPoint:
    px = table.needle.chart.px_of(point)
    assert px is not None
    return px.toPoint()


def test_that_a_stroke_becomes_an_area_of_the_site_at_once_and_one_step_of_undo(drawing: Table) -> None:
    before, scale = drawing.session, drawing.needle.chart.px_per_mm
    draw(drawing.needle.chart, ring(at(drawing), 20))
    assert len(drawing.session.pain_areas) == 1
    area = drawing.session.pain_areas[0]
    assert (area.kind, area.view, area.site_id) == (AreaKind.REFERRED, View.POSTERIOR, drawing.site.id)
    assert size_mm2(outline_corners(area.outline_mm)) == pytest.approx(3.14 * (20 / scale) ** 2, rel=0.1)
    assert drawing.site.referral == Referral(True)
    assert len(drawing.session.sites) == 1
    assert drawing.on_disk() == drawing.session
    assert drawing.needle.chart.pain_area_at(ARM) == area.id
    drawing.editor.undo()
    assert drawing.session == before
    assert drawing.on_disk() == before
    assert drawing.needle.chart.pain_area_at(ARM) is None


def test_that_two_strokes_are_two_areas_and_a_tap_selects_the_one_to_be_removed(drawing: Table) -> None:
    chart, bar = drawing.needle.chart, drawing.needle.drawing.bar
    hand = BodyPoint(View.POSTERIOR, 660, 640)
    draw(chart, ring(at(drawing), 12))
    draw(chart, ring(at(drawing, hand), 12))
    first, second = drawing.session.pain_areas
    assert not bar.remove.isVisible()
    drawing.qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=at(drawing))
    assert drawing.needle.drawing.selected == first.id
    assert bar.remove.isVisible()
    click(drawing, bar.remove)
    assert [area.id for area in drawing.session.pain_areas] == [second.id]
    assert drawing.on_disk() == drawing.session
    drawing.qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=at(drawing, hand))
    drawing.key(Qt.Key.Key_Delete)
    assert drawing.session.pain_areas == ()
    assert len(drawing.session.sites) == 1  # the key took the area, not the site


def test_that_a_line_a_slip_and_a_stroke_beside_the_body_are_each_refused_with_a_sentence(drawing: Table) -> None:
    chart, before = drawing.needle.chart, drawing.session
    chart.zoom_to(ARM)
    start = at(drawing)
    draw(chart, [start, start + QPoint(30, 0), start])
    assert drawing.page.messages.texts()[0].startswith("This stroke goes round no area.")
    draw(chart, [start, start + QPoint(6, 0), start + QPoint(6, 6), start + QPoint(0, 6), start])
    assert drawing.page.messages.texts()[0].startswith("This stroke goes round an area too small")
    assert chart.px_per_mm > 6 / 5
    between = BodyPoint(View.POSTERIOR, 452, 1500)  # between the legs
    chart.zoom_to(between)
    loop = ring(at(drawing, between), 12)
    assert all(chart.point_at(px.toPointF()) is None for px in loop)
    draw(chart, loop)
    assert drawing.page.messages.texts()[0].startswith("This stroke lies beside the body.")
    assert drawing.session == before
    chart.zoom_to(ARM)
    draw(chart, ring(at(drawing), 12))  # the same hand on the body is kept
    assert len(drawing.session.pain_areas) == 1


def test_that_done_and_escape_give_the_body_back(drawing: Table) -> None:
    chart = drawing.needle.chart
    click(drawing, drawing.needle.drawing.bar.leave)
    assert not drawing.needle.drawing.active
    draw(chart, ring(at(drawing), 20))  # now a drag, which moves the body
    assert drawing.session.pain_areas == ()
    begin(drawing)
    drawing.key(Qt.Key.Key_Escape)
    assert not drawing.needle.drawing.active
    assert drawing.editor.selected is not None
    drawing.tap(drawing.point("gluteus-maximus"))
    assert len(drawing.session.sites) == 2


def test_that_while_drawing_a_tap_places_nothing(drawing: Table) -> None:
    drawing.qtbot.mouseClick(drawing.needle.chart, Qt.MouseButton.LeftButton, pos=at(drawing))
    assert len(drawing.session.sites) == 1


def test_that_another_mark_in_hand_ends_the_drawing_and_hides_the_areas_of_the_first(drawing: Table) -> None:
    draw(drawing.needle.chart, ring(at(drawing), 20))
    first = drawing.site.id
    drawing.editor.select(None)
    assert not drawing.needle.drawing.active
    assert drawing.needle.chart.pain_area_at(ARM) is None
    drawing.editor.select(first)
    assert drawing.needle.chart.pain_area_at(ARM) is not None
    assert drawing.card.details is not None
    assert drawing.card.details.referral.drawn.text() == "1 area drawn"


def test_that_a_deleted_site_takes_its_areas_with_it_and_brings_them_back(drawing: Table) -> None:
    draw(drawing.needle.chart, ring(at(drawing), 20))
    drawing.needle.drawing.stop()
    with_area = drawing.session
    drawing.key(Qt.Key.Key_Delete)
    assert (drawing.session.sites, drawing.session.pain_areas) == ((), ())
    assert drawing.on_disk() == drawing.session
    drawing.editor.undo()
    assert drawing.session == with_area
    assert drawing.on_disk() == with_area


def test_that_drawing_confirms_a_copied_site(open_table: OPENED, patient: Patient, last_visit: TreatmentSession) -> None:
    table = open_table(patient, earlier=(last_visit,))
    table.needle.hand.chart_ghost(last_visit.sites[0].id)
    copied = table.site
    assert not copied.confirmed
    table.needle.chart.show_view(BodyView.BACK)
    table.needle.chart.fit()
    begin(table)
    draw(table.needle.chart, ring(at(table), 20))
    drawn = table.site
    assert (drawn.id, drawn.confirmed, drawn.place) == (copied.id, True, copied.place)


def test_that_refers_to_brings_the_words_and_the_button_into_sight(table: Table) -> None:
    table.tap(table.point("infraspinatus"))
    click(table, table.card.familiar.refers)
    details = table.card.details
    assert details is not None
    area = table.needle.panel.area()
    table.qtbot.waitUntil(lambda: details.height() >= details.minimumSizeHint().height())
    table.qtbot.waitUntil(lambda: area.viewport().rect().contains(seen(area, details.referral.draw)))
    click(table, details.referral.draw)
    assert table.needle.drawing.active


def seen(area: QScrollArea, control: QWidget) -> QRect:
    """Where a control lies in what is seen of the card."""
    return QRect(control.mapTo(area.viewport(), QPoint(0, 0)), control.size())
