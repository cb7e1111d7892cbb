"""Lines of a list: chosen by tap and key, cut in the right order when they get narrow."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from needlechart.ui.look.list_row import ListRow, RowList, RowView
from needlechart.ui.look.pills import PillView

ROWS = (
    RowView("a", "Ada Ash", "started 09:00", "today", PillView("Draft")),
    RowView("b", "Bo Birch", "", "20 Nov"),
    RowView("c", "Cy Cedar"),
)


def shown(qtbot: QtBot, rows: RowList) -> RowList:
    qtbot.addWidget(rows)
    rows.resize(480, 200)
    rows.show_rows(ROWS)
    with qtbot.waitActive(rows):
        rows.show()
    return rows


def test_that_a_line_is_chosen_by_tap_return_and_space(qtbot: QtBot) -> None:
    rows = shown(qtbot, RowList("People"))
    presses: list[Callable[[ListRow], None]] = [
        lambda row: qtbot.mouseClick(row, Qt.MouseButton.LeftButton),
        lambda row: qtbot.keyClick(row, Qt.Key.Key_Return),
        lambda row: qtbot.keyClick(row, Qt.Key.Key_Space),
    ]
    for press in presses:
        with qtbot.waitSignal(rows.chosen) as chosen:
            press(rows.row("b"))
        assert chosen.args == ["b"]
    assert not rows.row("b").isChecked()


def test_that_the_choice_stays_marked_where_it_is_wanted(qtbot: QtBot) -> None:
    rows = shown(qtbot, RowList("Problems", keeps_choice=True))
    qtbot.mouseClick(rows.row("b"), Qt.MouseButton.LeftButton)
    assert rows.value() == "b"
    rows.show_rows(ROWS[1:])
    assert [rows.row(key).isChecked() for key in "bc"] == [True, False]


def test_that_arrows_move_the_focus_and_leave_at_the_top(qtbot: QtBot) -> None:
    rows = shown(qtbot, RowList("People"))
    rows.focus_first()
    qtbot.keyClick(rows.row("a"), Qt.Key.Key_Down)
    assert QApplication.focusWidget() is rows.row("b")
    qtbot.keyClick(rows.row("c"), Qt.Key.Key_Down)
    qtbot.keyClick(rows.row("b"), Qt.Key.Key_Up)
    with qtbot.waitSignal(rows.left_at_top):
        qtbot.keyClick(rows.row("a"), Qt.Key.Key_Up)


def test_that_the_focus_stays_with_its_line_when_the_list_changes(qtbot: QtBot) -> None:
    rows = shown(qtbot, RowList("People"))
    rows.row("b").setFocus()
    rows.show_rows((ROWS[1], ROWS[2]))
    assert QApplication.focusWidget() is rows.row("b")


def test_that_all_of_a_line_is_spoken(qtbot: QtBot) -> None:
    rows = shown(qtbot, RowList("People"))
    assert rows.row("a").accessibleName() == "Ada Ash, started 09:00, Draft, today"
    assert rows.row("c").accessibleName() == "Cy Cedar"


def test_that_the_word_at_the_end_goes_before_the_name_is_cut(qtbot: QtBot) -> None:
    rows = shown(qtbot, RowList("People"))
    row = rows.row("a")
    assert row.shows_end(480)
    least = next(wide for wide in range(100, 480) if row.shows_end(wide))
    assert not row.shows_end(least - 1)
    assert row.fontMetrics().horizontalAdvance("Ada Ash") < least
