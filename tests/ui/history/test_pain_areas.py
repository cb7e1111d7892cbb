"""What was drawn at a visit is painted on its body."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from needlechart.domain.body import BodyPoint, View
from needlechart.domain.sessions import AreaKind, PainArea, TreatmentSession
from needlechart.drawing.sheets import BodyView
from needlechart.ui.history.body_pane import BodyPane
from tests.ui.history.conftest import Past

_LEFT = Qt.MouseButton.LeftButton
CHEST = PainArea("chest", AreaKind.PAIN, View.ANTERIOR, "400,380 500,380 500,460 400,460")
INSIDE = BodyPoint(View.ANTERIOR, 450, 420)


def shown(past: Past, **fields: object) -> BodyPane:
    """The body of a visit with these fields."""
    past.show(1)
    session: TreatmentSession = replace(past.sessions[0], **fields)  # type: ignore[arg-type]
    past.page.body.show_visit(session, past.opened().catalogue)
    return past.page.body


def picture(body: BodyPane) -> QImage:
    return body.chart.grab().toImage()


def test_that_a_visit_with_nothing_but_a_drawn_area_shows_it_in_its_view(past: Past) -> None:
    body = shown(past, sites=(), findings=(), pain_areas=(CHEST,))
    assert body.chart.isVisible()
    assert body.chart.view is BodyView.FRONT
    assert body.chart.pain_area_at(INSIDE) == "chest"
    at = body.chart.at(INSIDE)
    assert at is not None, "it is out of sight"
    assert body.chart.key.isVisible()


def test_that_the_area_is_painted_and_gone_with_the_next_visit(past: Past) -> None:
    body = shown(past, sites=(), findings=(), pain_areas=(CHEST,))
    with_area, corner = picture(body), body.chart.at(BodyPoint(View.ANTERIOR, 400, 420))
    assert corner is not None
    body.chart.show_pain_areas(())
    without = picture(body)
    changed = [
        (x, y)
        for x in range(corner.x() - 3, corner.x() + 4)
        for y in (corner.y(),)
        if QColor(with_area.pixel(x, y)) != QColor(without.pixel(x, y))
    ]
    assert changed
    body.show_visit(replace(past.sessions[0], pain_areas=()), past.opened().catalogue)
    assert body.chart.pain_area_at(INSIDE) is None
    assert not body.chart.key.isVisible()


def test_that_a_view_with_an_area_and_no_mark_has_a_chip_of_its_own(past: Past) -> None:
    past.show(1)
    session = past.sessions[0]
    views = {site.place.point.view for site in session.sites}
    assert View.ANTERIOR not in views
    past.page.body.show_visit(replace(session, pain_areas=(CHEST,)), past.opened().catalogue)
    body = past.page.body
    assert body.views.isVisible()
    assert body.views.chip("front").words() == "Front, pain"
    assert body.chart.view is not BodyView.FRONT  # the marks come first
    past.qtbot.mouseClick(body.views.chip("front"), _LEFT)
    assert body.chart.shows(BodyView.FRONT)
    assert body.chart.at(INSIDE) is not None


def test_that_an_area_nobody_can_read_is_left_out_and_the_rest_is_shown(past: Past) -> None:
    damaged = replace(CHEST, id="damaged", outline_mm="400,380 500,nan x")
    body = shown(past, sites=(), findings=(), pain_areas=(damaged, CHEST))
    assert body.chart.pain_area_at(INSIDE) == "chest"
    assert "1 drawn area cannot be read" in body.key_text()
    body = shown(past, sites=(), findings=(), pain_areas=(CHEST,))
    assert "cannot be read" not in body.key_text()
