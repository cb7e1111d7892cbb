"""Where the body opens, and what stands beside it while no mark is in hand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from needlechart.domain.body import BodyPoint, Side
from needlechart.domain.needling import NeedleCount
from needlechart.domain.patients import Patient, Problem
from needlechart.domain.sessions import Signature, TreatmentSession
from needlechart.domain.technique import Technique
from needlechart.drawing.sheets import BodyView
from needlechart.ui.charting.needle.body_marks import GHOST
from needlechart.ui.look.tabs import SESSION_STEPS
from needlechart.ui.look.theme import theme
from tests.clinics import ADA
from tests.ui.charting.conftest import OPENED
from tests.ui.charting.table import Table

LEFT = Qt.MouseButton.LeftButton


def seen_clear(table: Table, point: BodyPoint) -> bool:
    """Whether a mark there is seen whole, with nothing on it."""
    chart = table.needle.chart
    at = chart.at(point)
    if at is None or not chart.rect().adjusted(24, 24, -24, -24).contains(at):
        return False
    return all(chart.childAt(at + QPoint(dx, dy)) is None for dx in (-20, 0, 20) for dy in (-20, 0, 20))


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1200)])
def test_that_a_draft_opens_at_its_marks_with_none_cut(open_table: OPENED, patient: Patient, size: tuple[int, int]) -> None:
    table = open_table(patient)
    for muscle in ("gluteus-medius", "piriformis", "multifidus-lumborum"):
        table.tap(table.point(muscle))
    session_id = table.on_disk().id
    again = open_table(patient, session_id)
    again.page.resize(*size)
    chart = again.needle.chart
    assert chart.shows(BodyView.BACK)
    assert all(seen_clear(again, site.place.point) for site in again.session.sites)
    assert chart.px_per_mm > 2 * chart.seen.camera.fit_scale
    chart.fit()
    again.page.resize(1400, 900)
    assert chart.seen.camera.fitted


def test_that_a_new_draft_opens_at_the_last_visit(open_table: OPENED, patient: Patient, last_visit: TreatmentSession) -> None:
    table = open_table(patient, earlier=(last_visit,))
    assert table.needle.chart.shows(BodyView.BACK)
    assert all(seen_clear(table, site.place.point) for site in last_visit.sites)
    chart, panel = table.needle.chart, table.needle.panel
    table.qtbot.waitUntil(
        lambda: chart.width() + panel.width() + 1 == table.page.width() and not table.needle.tools.last_visit.y()
    )
    scale, middle = table.needle.chart.px_per_mm, table.needle.chart.seen.camera.frame_centre
    table.needle.hand.tap(table.point("gluteus-maximus"))
    table.page.show_place("after")
    table.page.show_place("needle")
    assert table.needle.chart.px_per_mm == scale
    assert (table.needle.chart.seen.camera.frame_centre - middle).manhattanLength() < 1


@pytest.mark.parametrize(("region", "view"), [("hip", BodyView.BACK), ("foot", BodyView.FOOT)])
def test_that_a_first_visit_opens_at_the_region_of_the_problem(
    open_table: OPENED, patient: Patient, region: str, view: BodyView
) -> None:
    table = open_table(replace(patient, problems=(Problem("problem-x", "Pain", Side.RIGHT, region),)))
    assert table.needle.chart.shows(view)


def test_that_the_whole_body_is_shown_when_nothing_says_where_the_work_is(table: Table) -> None:
    assert table.needle.chart.shows(BodyView.ALL)
    assert table.needle.chart.seen.camera.fitted


def test_that_an_empty_session_says_how_to_begin_and_a_site_takes_its_place(table: Table) -> None:
    overview = table.needle.panel.overview
    assert overview.isVisible()
    assert overview.heading.text() == "No sites yet"
    assert overview.ways.isVisible()
    assert not overview.last.isVisible()
    table.tap(table.point("gluteus-medius"))
    assert not overview.isVisible()
    assert table.needle.panel.list.isVisible()
    table.editor.select(None)
    assert overview.isVisible()
    assert not overview.ways.isVisible()
    assert not table.needle.panel.list.isVisible()
    assert (overview.heading.text(), overview.summary.text()) == ("Sites", "1 needled")


def test_that_a_row_of_the_overview_brings_its_mark_to_hand_in_a_signed_session_too(table: Table) -> None:
    table.tap(table.point("gluteus-medius"))
    table.type("3")
    site = table.site
    table.on_disk()
    table.editor.take_signed(table.session.signed(Signature(ADA.id, table.clock.now(), "0" * 64)))
    table.editor.select(None)
    overview = table.needle.panel.overview
    assert overview.heading.text() == "Sites"
    assert not overview.last.isVisible()
    table.qtbot.mouseClick(overview.marks.item(site.id), LEFT)
    assert table.editor.selected == site.id
    assert not table.card.twitches.pad.isEnabled()


def test_that_the_overview_charts_a_site_of_the_last_visit_or_all_of_them(
    open_table: OPENED, patient: Patient, last_visit: TreatmentSession
) -> None:
    table = open_table(patient, earlier=(last_visit,))
    overview = table.needle.panel.overview
    assert overview.last_heading.text() == "Last visit, 10 Nov"
    first, *others = last_visit.sites
    assert set(overview.ghosts()) == {site.id for site in last_visit.sites}
    table.qtbot.mouseClick(overview.ghosts()[first.id], LEFT)
    assert table.site.carried_from == first.id
    assert not table.site.confirmed
    table.editor.select(None)
    assert set(overview.ghosts()) == {site.id for site in others}
    table.qtbot.mouseClick(overview.chart_last, LEFT)
    assert {site.carried_from for site in table.session.sites} == {site.id for site in last_visit.sites}
    assert not overview.last.isVisible()
    assert not any(mark.id.startswith(GHOST) for mark in table.needle.chart.marks)


def test_that_the_controls_over_the_body_take_one_row_and_none_is_cut_at_large_text(
    open_table: OPENED, patient: Patient, last_visit: TreatmentSession, qapp: QApplication
) -> None:
    table = open_table(patient, earlier=(last_visit,))
    chart = table.needle.chart
    assert chart.controls is not None
    bar = chart.controls.bar
    table.qtbot.waitUntil(lambda: table.needle.tools.last_visit.y() == bar.deep.y() == bar.switch.y())
    assert table.needle.width() - table.needle.panel.width() < 850
    theme.apply(qapp, "light", 1.5)
    parts: tuple[QWidget, ...] = (bar.switch, bar.deep, *bar.switch.findChildren(QWidget), chart.controls.tools)
    table.qtbot.waitUntil(
        lambda: all(chart.rect().contains(part.rect().translated(part.mapTo(chart, QPoint()))) for part in parts)
    )
    table.qtbot.waitUntil(lambda: all(part.width() >= part.minimumSizeHint().width() for part in parts))


def test_that_the_ledger_says_how_many_needles_were_counted_out_and_how_many_were_tapped_off_where_they_differ(
    table: Table,
) -> None:
    table.tap(table.point("gluteus-medius"))
    table.qtbot.mouseClick(table.card.technique.chips[Technique.STATIC], LEFT)
    assert "out 0, sharps" in words_of(table)
    table.editor.set(count=NeedleCount(out=1))
    assert "out 1, tapped off 0, sharps" in words_of(table)
    table.needle.hand.needle_in_or_out()
    assert "tapped off" not in words_of(table)
    assert "out 1, sharps" in words_of(table)


def words_of(table: Table) -> str:
    return table.page.ledger.words()


def test_that_pages_see_the_new_session_and_the_new_mark_at_once(table: Table) -> None:
    seen: list[str | None] = []
    table.editor.session_changed.connect(lambda _session: seen.append(table.editor.selected))
    table.needle.hand.tap(table.point("gluteus-medius"))
    assert seen == [table.session.sites[0].id]


class Flashes(QObject):
    """Parts that were shown before they had a place: each is a window of its own for a moment."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: set[QObject] = set()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self._shown.add(watched)
        elif event.type() is QEvent.Type.ParentChange and watched in self._shown and watched.parent() is not None:
            self.seen.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


@contextmanager
def watched(qapp: QApplication) -> Iterator[Flashes]:
    flashes = Flashes()
    qapp.installEventFilter(flashes)
    try:
        yield flashes
    finally:
        qapp.removeEventFilter(flashes)


def test_that_no_part_of_the_page_flashes_as_a_window_of_its_own(
    open_table: OPENED, patient: Patient, last_visit: TreatmentSession, qapp: QApplication
) -> None:
    with watched(qapp) as flashes:
        table = open_table(patient, earlier=(last_visit,))
        table.tap(table.point("gluteus-maximus"))
        table.card.show_details(True)
        table.editor.select(None)
        for key, _words in SESSION_STEPS:
            table.page.show_place(key)
        table.page.show_keys()
    assert flashes.seen == []


def test_that_a_part_shown_before_it_has_a_place_is_noticed(table: Table, qapp: QApplication) -> None:
    with watched(qapp) as flashes:
        part = QWidget()
        part.show()
        part.setParent(table.page)
    assert flashes.seen == ["QWidget "]
