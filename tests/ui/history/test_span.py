"""A span of visits: its sum stands in the place of the reader, and it can be let go."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QPoint, Qt

from needlechart.domain.history.spans import Span
from tests.ui.history.conftest import Past

_LEFT = Qt.MouseButton.LeftButton


def drag(past: Past, first: int, last: int) -> None:
    """A drag with Shift over the timeline from one visit to another."""
    view = past.page.timeline.view
    at = [QPoint(round(view.x_of(visit)), 60) for visit in (first, last)]
    shift = Qt.KeyboardModifier.ShiftModifier
    past.qtbot.mousePress(view.viewport(), _LEFT, shift, at[0])
    past.qtbot.mouseMove(view.viewport(), at[1])
    past.qtbot.mouseRelease(view.viewport(), _LEFT, shift, at[1])
    past.settle()


def test_that_a_span_shows_its_sum(past: Past) -> None:
    past.show(6)
    page = past.page
    page.state.choose_span(Span(past.sessions[1].date, past.sessions[3].date))
    assert page.reading.shows_span
    assert page.summary.title_text() == "23 Oct to 6 Nov\n3 visits · over 14 days · 3 not signed"
    assert page.summary.facts() == (("6", "sites"), ("6", "needles"), ("≥9", "twitches, at least"))
    told = page.summary.text().splitlines()
    assert "Neck pain: 7 → 3; in a visit −2 on average, n 3" in told
    assert "Massage: 3 times, 30 min" in told
    assert any(line.startswith("Therapeutic exercise: 2 times") for line in told)
    assert page.tools._count.text() == "3 of 6 visits"


def test_that_a_span_without_a_reaction_says_so_and_one_with_counts_it(past: Past) -> None:
    past.show(4)
    page = past.page
    page.state.choose_span(Span(past.sessions[1].date, past.sessions[2].date))
    assert "None recorded in these visits." not in page.summary.text()
    page.state.choose_span(Span(past.sessions[2].date, past.sessions[3].date))
    assert "None recorded in these visits." in page.summary.text()


def test_that_a_visit_chosen_is_read_and_the_switch_goes_back_to_the_sum(past: Past) -> None:
    past.show(4)
    page = past.page
    page.state.choose_span(Span(past.sessions[0].date, past.sessions[2].date))
    page.select(past.sessions[1].id)
    past.settle()
    assert not page.reading.shows_span
    assert "Visit 2" in page.reader.title_text()
    page.reading.switch.step(-1)
    assert page.reading.shows_span


def test_that_escape_and_the_button_clear_the_span(past: Past) -> None:
    past.show(4)
    page = past.page
    for clear in (
        lambda: past.qtbot.keyClick(page, Qt.Key.Key_Escape),
        page.summary.clear_wanted.emit,
    ):
        page.state.choose_span(Span(past.sessions[0].date, past.sessions[2].date))
        assert page.reading.switch.isVisible()
        clear()
        assert page.state.span is None
        assert not page.reading.shows_span
        assert not page.reading.switch.isVisible()
        assert page.timeline.picked_days() is None


def test_that_a_span_picked_on_the_timeline_is_that_of_the_page(past: Past) -> None:
    past.show(5)
    drag(past, 1, 3)
    assert past.page.state.span == Span(past.sessions[1].date, past.sessions[3].date)
    assert past.page.reading.shows_span
    past.page.state.choose_span(Span(past.sessions[0].date, past.sessions[1].date))
    assert past.page.timeline.picked_days() == (past.sessions[0].date, past.sessions[1].date)


def test_that_a_span_survives_a_change_of_the_chart_and_not_another_patient(past: Past) -> None:
    past.show(4)
    page = past.page
    chosen = Span(past.sessions[0].date, past.sessions[2].date)
    page.state.choose_span(chosen)
    page.show_patient(past.opened())
    past.settle()
    assert page.state.span == chosen
    assert page.reading.shows_span
    assert page.timeline.picked_days() == (chosen.first, chosen.last)


def test_that_days_without_a_visit_are_no_span(past: Past) -> None:
    past.show(2)
    day = past.sessions[0].date + timedelta(days=1)
    past.page.state.choose_span(Span(day, day))
    assert past.page.state.span is None
    assert not past.page.reading.shows_span
