"""The same visits as a table."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from needlechart.domain.body import Side
from needlechart.domain.history import NeedleHistory, PainPair, VisitFigures
from needlechart.domain.patients import Problem
from needlechart.ui.history.visit_table import VisitTable
from tests.clinics import MARA, TODAY
from tests.ui.history.conftest import Past
from tests.visits import PROBLEM


def cells(past: Past, row: int) -> tuple[str, ...]:
    model = past.page.table.rows
    return tuple(model.data(model.index(row, column)) for column in range(model.columnCount()))


def test_that_each_visit_is_a_row_of_figures_the_newest_first(past: Past) -> None:
    past.show(3)
    arrow, ndi = "\N{RIGHTWARDS ARROW}", "Neck Disability Index {} %"
    assert past.page.table.rows.rowCount() == 3
    assert cells(past, 0) == ("20 Nov 2026", f"6 {arrow} 4", "2", "≥3", "2", "", "Massage 10 min", "", ndi.format(38), "Draft")
    assert cells(past, 1) == (
        "13 Nov 2026", f"7 {arrow} 5", "2", "2", "2", "3 of 10, 24 h",
        "Massage 10 min, Rows 3 sets", "Bruise (mild)", "", "Draft",
    )  # fmt: skip


def test_that_the_keyboard_chooses_rows_and_return_opens_the_session(qtbot: QtBot, past: Past) -> None:
    past.show(3)
    past.page.form.set_value("table")
    past.page.form.changed.emit()
    table = past.page.table
    assert table.isVisible()
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    past.settle()
    assert past.page.session_id == past.sessions[1].id
    assert past.page.timeline.view.visit == 1
    assert "Visit 2" in past.page.reader.title_text()
    with qtbot.waitSignal(past.page.session_wanted) as wanted:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert wanted.args == [past.sessions[1].id]


def test_that_columns_are_as_wide_as_their_figures(past: Past) -> None:
    past.show(3)
    table = past.page.table
    metrics = table.fontMetrics()
    for column in range(6):
        for row in range(3):
            assert metrics.horizontalAdvance(cells(past, row)[column]) <= table.columnWidth(column) - 16


def test_that_long_text_can_be_read_in_the_tip(past: Past) -> None:
    past.show(3)
    model = past.page.table.rows
    assert model.data(model.index(1, 6), Qt.ItemDataRole.ToolTipRole) == "Massage 10 min, Rows 3 sets"
    assert model.data(model.index(1, 2), Qt.ItemDataRole.ToolTipRole) is None


def test_that_each_problem_has_a_column_of_pain(qtbot: QtBot) -> None:
    patient = replace(MARA, problems=(MARA.problems[0], Problem("heel", "Heel pain", Side.LEFT)))
    visits = (
        VisitFigures("s0", TODAY, None, "t", True, 0, 0, 0, 0, False, pain=(PainPair(PROBLEM, 7, 5),)),
        VisitFigures("s1", TODAY, None, "t", True, 0, 0, 0, 0, False, pain=(PainPair("heel", 4, None), PainPair(PROBLEM, 6, 3))),
    )
    table = VisitTable()
    qtbot.addWidget(table)
    table.show_history(NeedleHistory(MARA.id, visits), patient)
    model = table.rows
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(3)]
    assert heads == ["Date", "Pain, Heel pain, left", "Pain, Neck pain"]
    arrow = "\N{RIGHTWARDS ARROW}"
    said = [[model.data(model.index(row, column)) for column in (1, 2)] for row in (0, 1)]
    assert said == [[f"4 {arrow} \N{EN DASH}", f"6 {arrow} 3"], ["", f"7 {arrow} 5"]]
