"""Site history on the mark: a held mark, H or the button show what was done there before, and lead back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QWidget

from needlechart.atlas import Atlas
from needlechart.domain.body import BodyPoint, Side, View
from needlechart.domain.needling import Elicited, Site, Twitch
from needlechart.domain.patients import Patient
from needlechart.domain.sessions import Signature, TreatmentSession
from needlechart.ui.charting.needle.body_marks import GHOST
from needlechart.ui.charting.needle.history_card import AT_ONCE, HistoryCard
from needlechart.ui.charting.needle.past_visits import PAST
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import ElidedLabel
from tests.clinics import ADA, MARA, NOW, TODAY, SeededIds
from tests.ui.charting.conftest import OPENED
from tests.ui.charting.table import Table
from tests.visits import TRAPEZIUS, visit

FAR_MM = 40


@pytest.fixture
def visits(atlas: Atlas) -> tuple[TreatmentSession, ...]:
    """Two visits, 14 and 7 days ago: each with a site in the middle of the right upper trapezius and one 40 mm below.

    By hand: two needles each; 1 twitch and none in the older one, 2 and none in the newer; pain 8 to 6, then 7 to 5.
    """
    ids = SeededIds(11)
    middle = atlas.centre(TRAPEZIUS, Side.RIGHT, View.POSTERIOR)
    assert middle is not None
    made = []
    for number in range(2):
        past = visit(ids, TODAY - timedelta(days=14 - 7 * number), number)
        points = (middle, replace(middle, y_mm=middle.y_mm + FAR_MM))
        sites = tuple(replace(s, place=replace(s.place, point=at)) for s, at in zip(past.sites, points, strict=True))
        made.append(replace(past, sites=sites))
    return tuple(made)


@pytest.fixture
def table(open_table: OPENED, visits: tuple[TreatmentSession, ...]) -> Table:
    """A new draft of a patient who was needled twice in the right upper trapezius."""
    return open_table(MARA, earlier=visits)


def history(table: Table) -> HistoryCard:
    return table.needle.panel.history


def past_ids(table: Table) -> set[str]:
    return {mark.id.removeprefix(PAST) for mark in table.needle.chart.marks if mark.id.startswith(PAST)}


def put(table: Table, muscle: str = TRAPEZIUS, dx: float = 4) -> BodyPoint:
    """A site of today, beside the place where the last visit's ghost is; back to where it is."""
    point = table.point(muscle, dx=dx)
    place = table.needle.deeds.place_at(point, deep=False)
    assert place is not None
    table.needle.hand.put_site(place)
    return point


def point_at(row: QWidget, kind: QEvent.Type) -> None:
    """The pointer comes to a row, or goes."""
    entering = kind is QEvent.Type.Enter
    QApplication.sendEvent(row, QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)) if entering else QEvent(kind))


def test_that_a_held_mark_shows_what_was_done_there_and_letting_the_finger_go_keeps_it(
    table: Table, visits: tuple[TreatmentSession, ...]
) -> None:
    point = put(table)
    table.editor.select(None)
    at = table.see(point)
    chart = table.needle.chart
    with table.qtbot.waitSignal(chart.mark_held):
        table.qtbot.mousePress(chart, Qt.MouseButton.LeftButton, pos=at)
    table.qtbot.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=at)
    card = history(table)
    assert card.isVisible()
    assert table.site.place.structure == TRAPEZIUS
    assert len(table.session.sites) == 1
    assert table.session.findings == ()
    assert card.name.text() == "Trapezius, upper (descending), right"
    assert card.facts.facts == (("2", "visits"), ("4", "needles"), ("3", "twitches"), ("13 Nov 2026", "last needled"))
    assert card.about.text() == "2 of these not signed yet"
    assert list(card.rows) == [visits[1].id, visits[0].id]


def test_that_a_row_says_the_visits_marks_pain_and_what_came_after(table: Table, visits: tuple[TreatmentSession, ...]) -> None:
    put(table)
    table.type("h")
    new, old = (history(table).rows[one.id].visit for one in visits[::-1])
    assert (new.day, new.by, new.draft) == ("13 Nov 2026", "Ada Kern", True)
    assert [(m.answer, m.here) for m in new.marks] == [("2 twitches", True), ("No twitch", False)]
    assert new.marks[0].how == "1 needle 0.30 × 40 · pistoning · 20 mm, deep muscle"
    assert new.facts[:2] == (("Pain", "7 → 5"), ("After", "not asked yet today"))
    assert new.facts[2][0] == "Reaction"
    assert new.facts[2][1].startswith("Bruise (mild)")
    assert old.facts == (("Pain", "8 → 6"), ("After", "soreness 3/10 for 24 h (reported by the patient)"))
    assert "here: 2 twitches" in history(table).rows[visits[1].id].accessibleName()


def test_that_h_escape_the_arrow_and_the_button_in_the_head_lead_there_and_back(table: Table) -> None:
    put(table)
    card, head = history(table), table.needle.panel.head
    table.type("h")
    assert card.isVisible()
    assert not head.isVisible()
    assert not table.needle.panel.foot.isVisible()
    focused = QApplication.focusWidget()
    assert focused in card.rows.values()
    table.qtbot.keyClick(focused, Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert head.isVisible()
    assert table.needle.panel.foot.isVisible()
    assert table.needle.chart.hasFocus()
    assert table.editor.selected is not None

    table.type("h")
    table.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_H)
    assert not card.isVisible()

    table.qtbot.mouseClick(head.history, Qt.MouseButton.LeftButton)
    assert card.isVisible()
    table.qtbot.mouseClick(card.back, Qt.MouseButton.LeftButton)
    assert not card.isVisible()
    assert head.isVisible()


def test_that_letting_go_of_the_mark_or_taking_another_one_goes_back(table: Table) -> None:
    put(table)
    first = table.site.id
    put(table, "infraspinatus")
    card = history(table)
    table.type("h")
    assert card.name.text() == "Infraspinatus, right"
    table.editor.select(first)
    assert not card.isVisible()
    assert table.needle.panel.head.isVisible()
    table.type("h")
    assert card.isVisible()
    table.editor.select(None)
    assert not card.isVisible()
    assert past_ids(table) == set()
    assert table.needle.panel.overview.isVisible()


def test_that_the_body_shows_the_marks_of_the_row_pointed_at_else_of_the_one_chosen(
    table: Table, visits: tuple[TreatmentSession, ...]
) -> None:
    put(table)
    old, new = ({site.id for site in one.sites} for one in visits)
    ghosts = {GHOST + key for key in new}
    assert ghosts <= {mark.id for mark in table.needle.chart.marks}
    table.type("h")
    card = history(table)
    assert past_ids(table) == new
    assert not ghosts & {mark.id for mark in table.needle.chart.marks}
    row = card.rows[visits[0].id]
    point_at(row, QEvent.Type.Enter)
    assert past_ids(table) == old
    assert card.chosen == visits[1].id
    point_at(row, QEvent.Type.Leave)
    assert past_ids(table) == new
    table.qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert past_ids(table) == old
    assert row.isChecked()
    table.qtbot.keyClick(row, Qt.Key.Key_Up)
    assert past_ids(table) == new
    assert QApplication.focusWidget() is card.rows[visits[1].id]
    said = {mark.words for mark in table.needle.chart.marks if mark.id.startswith(PAST)}
    assert said == {
        "13 Nov 2026, Trapezius, upper (descending), right: 2 twitches",
        "13 Nov 2026, Trapezius, upper (descending), right: no twitch",
    }
    table.needle.past.close()
    assert past_ids(table) == set()
    assert ghosts <= {mark.id for mark in table.needle.chart.marks}


def test_that_a_muscle_never_treated_says_so(table: Table) -> None:
    put(table, "infraspinatus")
    table.type("h")
    card = history(table)
    assert card.empty.isVisible()
    assert card.empty.accessibleName() == (
        "Not treated before. Infraspinatus, right: neither needled nor palpated in any of the 2 earlier visits."
    )
    assert not card.facts.isVisible()
    assert card.rows == {}
    assert card.back.hasFocus()


def test_that_a_first_visit_says_so(open_table: OPENED, patient: Patient) -> None:
    table = open_table(patient)
    put(table, "infraspinatus")
    table.type("h")
    assert history(table).empty.sentence() == "No earlier visits"


def test_that_what_is_charted_meanwhile_is_seen_on_its_card(table: Table) -> None:
    put(table)
    table.type("h")
    assert history(table).isVisible()
    table.qtbot.keyClicks(history(table).rows[history(table).chosen or ""], "4")
    assert table.site.twitch == Twitch(Elicited.YES, 4)
    assert not history(table).isVisible()
    assert table.card.isVisible()
    assert past_ids(table) == set()


def test_that_arrows_in_the_history_leave_the_mark_in_hand_where_it_is(table: Table) -> None:
    put(table)
    before = table.session
    table.type("h")
    row = history(table).rows[history(table).chosen or ""]
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up):
        table.qtbot.keyClick(row, key)
        assert row.hasFocus()
    table.qtbot.keyClick(row, Qt.Key.Key_Down)
    assert not row.hasFocus()
    assert table.session is before
    table.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    table.key(Qt.Key.Key_Left)
    assert table.session is not before


def test_that_a_tap_on_a_mark_of_then_is_a_tap_on_the_body(table: Table, visits: tuple[TreatmentSession, ...]) -> None:
    put(table)
    table.type("h")
    far = visits[1].sites[1]
    table.needle.hand.tap_mark(PAST + far.id)
    assert len(table.session.sites) == 2
    assert table.site.place.point == far.place.point
    assert (table.site.carried_from, table.site.confirmed, table.site.twitch) == (None, True, None)
    assert not history(table).isVisible()
    table.needle.hand.move_mark(PAST + far.id, far.place.point)
    assert len(table.session.sites) == 2


def test_that_a_ghost_held_tells_its_history_without_anything_in_hand(table: Table, visits: tuple[TreatmentSession, ...]) -> None:
    table.needle.chart.mark_held.emit(GHOST + visits[1].sites[0].id)
    assert history(table).isVisible()
    assert table.editor.selected is None
    assert table.session.sites == ()
    table.needle.hand.leave()
    assert not history(table).isVisible()
    assert table.needle.panel.overview.isVisible()


def test_that_h_asks_for_something_in_hand_or_a_muscle_the_keyboard_walked_to(table: Table) -> None:
    table.type("h")
    assert not history(table).isVisible()
    table.key(Qt.Key.Key_Right)
    spot = table.needle.chart.walk.spot()
    assert spot is not None
    assert spot.structure is not None
    table.type("h")
    assert history(table).isVisible()
    assert table.session.sites == ()


def test_that_a_refusal_is_not_covered_by_a_history(open_table: OPENED) -> None:
    table = open_table(replace(MARA, consents=()))
    table.needle.hand.hold(table.point("infraspinatus"))
    put(table)
    assert table.needle.panel.is_refusing()
    assert table.finding.place.structure == "infraspinatus"
    table.type("h")
    assert table.needle.panel.is_refusing()
    assert not history(table).isVisible()


def test_that_a_signed_session_shows_its_history_too(
    open_table: OPENED, visits: tuple[TreatmentSession, ...], table: Table
) -> None:
    signed = open_table(MARA, session_id=visits[1].id)
    signed.editor.session = visits[1].signed(Signature(ADA.id, NOW, "0" * 64))
    signed.needle.show_session(signed.editor.session)
    assert signed.editor.read_only
    signed.editor.select(visits[1].sites[0].id)
    signed.type("h")
    card = history(signed)
    assert list(card.rows) == [visits[0].id]
    assert card.rows[visits[0].id].visit.facts[1] == ("After", "soreness 3/10 for 24 h (reported by the patient)")
    assert isinstance(signed.needle.mark(), Site)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_that_nothing_of_a_row_lies_beside_it_or_on_something_else(table: Table, scale: float, qapp: QApplication) -> None:
    theme.apply(qapp, "light", scale)
    put(table)
    table.type("h")
    table.qtbot.waitUntil(lambda: all(row.height() >= row.heightForWidth(row.width()) for row in history(table).rows.values()))
    for row in history(table).rows.values():
        areas = row.areas()
        assert len(areas) > 6
        for area in areas:
            assert row.rect().toRectF().contains(area), (area, row.rect())
        for at, one in enumerate(areas):
            assert not any(one.adjusted(1, 2, -1, -2).intersects(other.adjusted(1, 2, -1, -2)) for other in areas[at + 1 :])


def test_that_a_long_history_is_laid_out_in_parts_and_the_keyboard_goes_on_through_all_of_it(
    open_table: OPENED, visits: tuple[TreatmentSession, ...]
) -> None:
    many = tuple(
        replace(visits[0], id=f"{visits[0].id[:-2]}{n:02}", date=TODAY - timedelta(days=n + 1)) for n in range(AT_ONCE + 5)
    )
    table = open_table(MARA, earlier=many)
    table.qtbot.waitUntil(table.needle.chart.hasFocus)
    put(table)
    table.type("h")
    card = history(table)
    assert len(card.rows) == AT_ONCE
    assert card.facts.facts[0] == (str(AT_ONCE + 5), "visits")
    assert (card.more.isVisible(), card.more.words()) == (True, "5 earlier")
    for step in range(AT_ONCE):
        row = card.rows[many[step].id]
        assert row.hasFocus()
        table.qtbot.keyClick(row, Qt.Key.Key_Down)
    assert list(card.rows) == [past.id for past in many]
    assert card.chosen == many[AT_ONCE].id
    assert not card.more.isVisible()
    table.type("hh")
    table.qtbot.mouseClick(card.more, Qt.MouseButton.LeftButton)
    assert len(card.rows) == AT_ONCE + 5


@pytest.mark.parametrize(("muscle", "fits_with_words"), [("infraspinatus", True), ("longissimus-thoracis", False)])
def test_that_the_name_of_the_muscle_comes_before_the_words_of_the_buttons(
    table: Table, muscle: str, fits_with_words: bool
) -> None:
    table.needle.hand.put_as_typed(muscle, Side.RIGHT, "")
    head = table.needle.panel.head
    assert isinstance(head.name, ElidedLabel)
    table.qtbot.waitUntil(lambda: head.name.contentsRect().width() >= head.name.sizeHint().width())
    assert head.name.shown_text() == head.name.text()
    assert (head.change.accessibleName(), head.history.accessibleName()) == ("Change", "History")
    assert bool(head.change.words()) is fits_with_words
    table.qtbot.mouseClick(head.history, Qt.MouseButton.LeftButton)
    assert history(table).isVisible()
