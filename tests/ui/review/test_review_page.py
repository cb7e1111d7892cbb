"""The review's page: rows as in the file, filters that hold at once, sorting, reading, columns and kept filters."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from needlechart.domain.people import Role
from needlechart.domain.review import FilterKind, Sort
from needlechart.ui.review.columns import COLUMNS, DELIVERED, Column
from needlechart.ui.review.filter_panel import PeriodPanel
from needlechart.ui.review.session_table import SessionTable
from tests.clinics import ADA, MARA, TODAY
from tests.records.watching import write_lane
from tests.ui.review.conftest import BO, NARROW, Reviewer

KEY = Qt.Key


def test_that_the_newest_sessions_are_read_first_and_the_rest_when_it_comes_in_sight(review: Reviewer) -> None:
    review.fill()
    review.open()
    ids = [session.id for session in review.sessions]
    assert review.shown() == ids[:50]
    assert review.page.totals.text() == "61 sessions · 122 needles · ≥631 twitches"
    review.page.table.scrollToBottom()
    review.settle(lambda: review.page.table.rows.whole)
    assert review.shown() == ids


def test_that_a_row_says_what_the_session_says(review: Reviewer) -> None:
    review.fill(2)
    review.open()
    assert review.cells(Column.DATE) == ["today 09:00", "yesterday 09:00", "18 Nov 09:00"]
    assert review.cells(Column.PATIENT) == ["Bea Birch", "Mara Alder", "Mara Alder"]
    assert review.cells(Column.THERAPIST) == ["Bo Lindt", "Ada Kern", "Ada Kern"]
    assert review.cells(Column.REGION) == ["Hip", "Neck pain", "Neck pain"]
    assert review.cells(Column.NEEDLES) == ["2", "2", "2"]
    assert review.cells(Column.TWITCHES) == ["1", "2", "1"]
    assert review.cells(Column.PAIN) == ["8 → 6", "7 → 5", "8 → 6"]
    assert review.cells(Column.REACTION) == ["none", "bruise", "none"]
    assert review.cells(Column.COUNT) == ["2 = 2", "2 = 2", "2 = 2"]
    assert review.cells(Column.STATUS) == ["Draft", "Unsigned 23 h", "Unsigned 47 h"]


def test_that_a_therapist_ticked_in_the_panel_holds_at_once_and_is_dropped_by_its_cross(review: Reviewer) -> None:
    review.fill()
    review.open()
    review.tick(FilterKind.THERAPIST, BO.id)
    assert review.shown() == [review.sessions[0].id]
    assert review.page.filters.words() == ("Bo Lindt",)
    chip = review.page.filters.chips[FilterKind.THERAPIST]
    review.press(chip, QPoint(chip.width() - 8, chip.height() // 2))
    review.settle()
    assert len(review.shown()) == 50
    assert review.page.filters.words() == ()


def test_that_filters_are_taken_together(review: Reviewer) -> None:
    review.fill()
    review.open()
    review.tick(FilterKind.REACTION, "bruise")
    bruised = [s.id for s in review.sessions if s.reactions]
    assert review.shown() == bruised
    assert bruised
    review.tick(FilterKind.THERAPIST, BO.id)
    assert review.shown() == []
    assert review.page.totals.text().startswith("0 sessions")
    review.press(review.page.filters.nothing)
    review.settle()
    assert len(review.shown()) == 50


def test_that_a_period_is_one_tap_or_two_days_and_never_backwards(review: Reviewer) -> None:
    review.fill()
    review.open()
    panel = review.panel(FilterKind.PERIOD)
    assert isinstance(panel, PeriodPanel)
    review.press(panel.ready.chip("Last 7 days"))
    review.settle()
    week = [s.id for s in review.sessions if s.date > TODAY - timedelta(days=7)]
    assert review.shown() == week
    panel.since.set_value(TODAY)
    panel.until.set_value(TODAY - timedelta(days=1))
    panel.until.changed.emit()
    assert "Exchange them" in panel.wrong.text()
    panel.close()
    review.settle()
    assert review.shown() == week


def test_that_words_of_notes_and_names_are_found_while_they_are_typed(review: Reviewer) -> None:
    review.fill()
    review.open()
    review.qtbot.keyClick(review.page, KEY.Key_F, Qt.KeyboardModifier.ControlModifier)
    review.qtbot.keyClicks(review.page.head.search, "birch")
    review.settle(lambda: len(review.shown()) == 1)
    assert review.shown() == [review.sessions[0].id]
    review.qtbot.keyClick(review.page.head.search, KEY.Key_Escape)
    review.settle(lambda: len(review.shown()) == 50)


def test_that_a_head_sorts_and_turns_round_where_that_is_offered(review: Reviewer) -> None:
    review.fill(3)
    review.open()
    table = review.page.table
    head = table.horizontalHeader()

    def press(column: Column) -> None:
        section = table.rows.columns.index(column)
        at = QPoint(head.sectionViewportPosition(section) + 20, head.height() // 2)
        review.qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=at)
        review.settle()

    press(Column.TWITCHES)
    assert review.cells(Column.TWITCHES)[0] == "≥3"
    press(Column.TWITCHES)
    assert review.cells(Column.TWITCHES)[0] == "1"
    assert table.order.sort is Sort.TWITCHES
    press(Column.REGION)  # the control: a column without a sort changes nothing
    assert table.order.sort is Sort.TWITCHES


def test_that_the_keyboard_goes_through_the_rows_and_the_pane_follows_and_looking_is_audited(review: Reviewer) -> None:
    review.fill(3)
    review.open()
    table, pane = review.page.table, review.page.pane
    review.settle(lambda: pane.looked is not None)
    assert pane.title_text().startswith("Bea Birch, 36 y")
    table.setFocus()
    review.qtbot.keyClick(table, KEY.Key_J)
    review.settle(lambda: pane.title_text().startswith("Mara Alder"))
    review.qtbot.keyClick(table, KEY.Key_K)
    review.settle(lambda: pane.title_text().startswith("Bea Birch"))
    rows = write_lane(review.file).execute(
        "SELECT count(*) FROM audit WHERE session_id = ? AND deed = 'look at a chart'", (review.sessions[0].id,)
    )
    assert rows.fetchone()[0] == 2


def test_that_a_narrow_page_shows_the_session_over_the_table_until_escape(review: Reviewer) -> None:
    review.fill(2)
    review.page.resize(NARROW, 700)
    review.open()
    pane, table = review.page.pane, review.page.table
    assert not pane.isVisible()
    table.setFocus()
    review.qtbot.keyClick(table, KEY.Key_Down)
    review.settle()
    assert pane.looked is None
    row = table.visualRect(table.rows.index(1, 1))
    review.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    review.settle(lambda: pane.looked is not None)
    assert pane.isVisible()
    assert pane.title_text().startswith("Mara Alder")
    review.qtbot.keyClick(review.page, KEY.Key_Escape)
    assert not pane.isVisible()


def test_that_only_this_patient_is_one_tap(review: Reviewer) -> None:
    review.fill(3)
    review.open()
    review.settle(lambda: review.page.pane.looked is not None)
    review.press(review.page.pane.only)
    review.settle()
    assert review.shown() == [review.sessions[0].id]
    assert review.page.filters.words() == ("Bea Birch",)


def test_that_chosen_columns_and_their_order_are_found_again(review: Reviewer, qapp: QApplication) -> None:
    review.fill(2)
    review.open()
    review.press(review.page.head.columns)
    chooser = review.page.columns
    tick, _up, _down = chooser.row_of(Column.LOTS)
    review.press(tick)
    _tick, up, _down = chooser.row_of(Column.PATIENT)
    review.press(up)
    chooser.close()
    wanted = (Column.PATIENT, Column.DATE)
    assert review.page.table.rows.columns[:2] == wanted
    assert Column.LOTS in review.page.table.rows.columns
    again = SessionTable()
    review.qtbot.addWidget(again)
    again.show_columns_of(ADA.id)
    assert again.rows.columns == review.page.table.rows.columns
    again.show_columns_of("somebody-else")
    assert again.rows.columns == DELIVERED.shown()


def test_that_a_filter_is_kept_under_a_name_taken_again_and_let_go(review: Reviewer) -> None:
    review.fill()
    review.open()
    review.tick(FilterKind.THERAPIST, BO.id)
    review.press(review.page.head.saved)
    review.settle(lambda: review.page.saved_panel is not None)
    panel = review.page.saved_panel
    assert panel is not None
    review.qtbot.keyClicks(panel.name, "Bo")
    review.press(panel.keep)
    review.settle()
    review.press(review.page.filters.nothing)
    review.settle(lambda: len(review.shown()) == 50)
    review.press(review.page.head.saved)
    review.settle(lambda: review.page.saved_panel is not None and bool(review.page.saved_panel.takes))
    panel = review.page.saved_panel
    assert panel is not None
    (taken,) = panel.takes.values()
    assert taken.words() == "Bo"
    review.press(taken)
    review.settle(lambda: len(review.shown()) == 1)
    review.press(review.page.head.saved)
    review.settle(lambda: review.page.saved_panel is not None and bool(review.page.saved_panel.drops))
    panel = review.page.saved_panel
    assert panel is not None
    review.press(next(iter(panel.drops.values())))
    review.settle()
    with review.file.reading() as reading:
        assert reading.saved_filters(ADA.id) == ()


def test_that_the_table_follows_the_records_and_keeps_its_row(review: Reviewer) -> None:
    review.fill(3)
    review.open()
    review.page.table.go_to(review.sessions[2].id)
    before = review.sessions[1]
    review.worker.run(
        lambda work: work.save(before, replace(before, assessment="Changed.", sites=before.sites[:1])),
        lambda _kept: None,
        review.page,
    )
    review.settle(lambda: review.cells(Column.NEEDLES)[1] == "1")
    current = review.page.table.current_line()
    assert current is not None
    assert current.session_id == review.sessions[2].id


def test_that_nobody_reviews_without_the_right_to(review: Reviewer) -> None:
    review.fill(1)
    with review.file.work() as work:
        work.save(ADA, replace(ADA, roles=(Role.THERAPIST,)))
    with review.qtbot.waitSignal(review.worker.unanswered_error) as told:
        review.page.refresh()
    assert "does not allow" in told.args[0].sentence
    assert review.shown() == []


def test_that_every_column_tells_of_every_session(review: Reviewer) -> None:
    """Each column has words for a head, and none raises on a session of the file; at least once each says something."""
    review.fill(3)
    review.open()
    review.page.table.choose_columns(replace(DELIVERED, hidden=frozenset()))
    silent = [column for column in COLUMNS if not any(review.cells(column))]
    assert set(silent) <= {Column.LOTS}
    assert MARA.number in review.cells(Column.NUMBER)


def test_that_a_manager_reads_asks_and_approves_by_keys_and_several_at_once(review: Reviewer) -> None:
    """Four signed sessions of Bo's wait for Ada: one is approved by its key, one is asked about, two are approved at once."""
    review.fill(1)
    waiting = review.to_review((2, 3, 4, 5))
    review.open()
    table, pane, thread = review.page.table, review.page.pane, review.page.review
    review.press(tab(review, "To review 4"))
    review.settle(lambda: review.shown() == waiting and pane.looked is not None)
    assert set(review.cells(Column.STATUS)) == {"To review"}
    table.setFocus()
    review.settle(lambda: thread.approve.isVisible())
    review.qtbot.keyClick(table, KEY.Key_A)
    review.settle(lambda: review.shown() == waiting[1:] and thread.approve.isVisible() and thread.approve.isEnabled())
    review.qtbot.keyClick(table, KEY.Key_Q)
    review.qtbot.keyClicks(thread.form.text, "How deep was site 2?")
    review.press(thread.form.send)
    review.settle(lambda: review.shown() == waiting[2:])
    table.selectAll()
    review.settle(lambda: review.page.chosen.approve.isEnabled())
    assert review.page.chosen.words() == "2 sessions chosen"
    review.press(review.page.chosen.approve)
    review.settle(lambda: review.shown() == [])
    assert "2 sessions approved." in review.page.messages.texts()
    assert tab(review, "Questions 1").isVisible()


def tab(review: Reviewer, words: str) -> QAbstractButton:
    """The tab that says that."""
    review.settle(lambda: words in [button.text() for button in review.page.head.tabs.findChildren(QAbstractButton)])
    return next(button for button in review.page.head.tabs.findChildren(QAbstractButton) if button.text() == words)
