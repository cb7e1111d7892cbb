"""The table per muscle and side: its numbers, its order, and the muscles chosen in it."""

from __future__ import annotations

import copy

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QInputDevice, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from needlechart.domain.history.spans import Span
from needlechart.ui.history.muscles.muscle_columns import COLUMNS, NARROW, Column
from needlechart.ui.history.muscles.muscle_table import MuscleTable
from needlechart.ui.history.span_sites import Measure
from tests.looking_back import plainly
from tests.looking_back.plainly import Json
from tests.ui.history.by_chance import DASH, MONTHS, Row, plain_rows, show_by_chance
from tests.ui.history.conftest import Past
from tests.ui.history.test_body_pane import choose
from tests.ui.look.fingers import touch

_LEFT = Qt.MouseButton.LeftButton
WIDE, HIGH = 2560, 1400


@pytest.fixture(scope="session")
def finger() -> QPointingDevice:
    return QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)


@pytest.fixture
def document(past: Past) -> Json:
    """Somebody made by chance, per muscle, in a window with room for every column."""
    past.page.resize(WIDE, HIGH)
    made = show_by_chance(past)
    choose(past, past.page.form, "muscles")
    return made


def table(past: Past) -> MuscleTable:
    return past.page.forms.per_muscle.table


def at(past: Past, row: int) -> QPoint:
    """The middle of a row, in pixels of the viewport."""
    shown = table(past)
    return shown.visualRect(shown.model().index(row, 1)).center()


def click(past: Past, row: int) -> None:
    past.qtbot.mouseClick(table(past).viewport(), _LEFT, pos=at(past, row))
    past.settle()


def marked(past: Past) -> list[int]:
    return sorted(index.row() for index in table(past).selectionModel().selectedRows())


def pale(past: Past) -> bool:
    """Whether some visits of the timeline are pale."""
    return past.page.timeline.view.kept_lanes is not None


def ids(document: Json) -> list[str]:
    return [session["id"] for session in plainly.visits_of(document)]


def visits_with(document: Json, *wheres: tuple[str, bool, str]) -> set[str]:
    """The visits somebody came to and had one of these needled, plainly."""
    return {
        session["id"]
        for session in plainly.visits_of(document)
        if plainly.came(session) and any(plainly.where(site) in wheres for site in plainly.sites_of(session))
    }


def test_that_every_number_is_that_of_the_document_over_all_visits_and_over_a_span(past: Past, document: Json) -> None:
    every = ids(document)
    rows = plain_rows(past, document, set(every))
    assert sorted(table(past).texts()) == sorted(rows.values())
    assert len({column.head for column in COLUMNS}) == len(table(past).texts()[0]) == 10
    assert any("uncounted" in row[6] for row in rows.values())
    assert any(row[6] == DASH for row in rows.values()), "somewhere nobody said whether a twitch came"
    visits = past.page.state.visits
    past.page.state.choose_span(Span(visits[8].date, visits[19].date))
    past.settle()
    spanned = [visit.session_id for visit in past.page.state.spanned]
    over_span = plain_rows(past, document, set(spanned))
    assert sorted(table(past).texts()) == sorted(over_span.values()) != sorted(rows.values())
    assert past.page.forms.per_muscle.span_text().endswith(f"{len(spanned)} visits")
    problem = document["problems"][1]["id"]
    past.page.forms.muscles.show_problem(problem)
    past.settle()
    of_one = plain_rows(past, document, set(spanned), problem)
    assert sorted(table(past).texts()) == sorted(of_one.values()) != sorted(over_span.values())
    wrong = copy.deepcopy(document)
    next(site for s in plainly.visits_of(wrong) if s["id"] in spanned for site in plainly.sites_of(s))["insertions"] += 1
    assert sorted(plain_rows(past, wrong, set(spanned), problem).values()) != sorted(of_one.values()), "the control"


def _value(row: Row, column: Column) -> float | str | None:
    """What a cell sorts by, read from its words."""
    said = row[COLUMNS.index(column)]
    if column.head == "Muscle":
        return said.split("\n")[0].casefold()
    if column.head == "Last":
        day, month, year = said.replace("\n", " ").split()
        return int(year) * 400 + MONTHS.index(month) * 32 + int(day)
    first = said.split("\n")[0].removesuffix(" %").lstrip("≥+").replace("\N{MINUS SIGN}", "-")
    return None if first == DASH else float(first)


def test_that_every_head_sorts_and_the_other_way_round_when_pressed_again_and_rows_can_be_heard(
    past: Past, document: Json
) -> None:
    shown, heads = table(past), table(past).horizontalHeader()
    before = sorted(shown.texts())
    for n, column in enumerate(COLUMNS):
        where = QPoint(heads.sectionViewportPosition(n) + 20, heads.height() // 2)
        orders = []
        for _press in range(2 if column.head != "Visits" else 3):
            past.qtbot.mouseClick(heads.viewport(), _LEFT, pos=where)
            values = [_value(row, column) for row in shown.texts()]
            said = [value for value in values if value is not None]
            assert values[: len(said)] == said, "what has no value goes last"
            arrow = str(shown.model().headerData(n, Qt.Orientation.Horizontal))[-1]
            assert said == sorted(said, reverse=arrow == "\N{DOWNWARDS ARROW}")
            orders.append(arrow)
        assert set(orders) == {"\N{DOWNWARDS ARROW}", "\N{UPWARDS ARROW}"}
        assert sorted(shown.texts()) == before, "no row comes or goes"
    pane = past.page.forms.per_muscle
    past.qtbot.keyClick(pane.sorting, Qt.Key.Key_Return)
    menu = pane.sorting.findChild(QMenu)
    assert menu is not None
    by_needles = next(action for action in menu.actions() if action.text() == "Needles")
    by_needles.trigger()
    menu.close()
    assert pane.sorting.words() == "Sorted by needles"
    needles = [float(row[2]) for row in shown.texts()]
    assert needles == sorted(needles, reverse=True)
    heard = QAccessible.queryAccessibleInterface(shown)
    assert heard.text(QAccessible.Text.Name) == "Muscles and sides in figures"
    role = Qt.ItemDataRole
    for n, cell in enumerate(shown.texts()[0]):
        assert shown.model().index(0, n).data(role.AccessibleTextRole) == cell.replace("\n", ", ")
    about = shown.model().headerData(6, Qt.Orientation.Horizontal, role.AccessibleDescriptionRole)
    assert str(about).startswith("Twitches for each new needle")


def test_that_chosen_muscles_are_meant_everywhere_and_are_let_go_by_one_tap(past: Past, document: Json) -> None:
    page, every = past.page, set(ids(document))
    wheres = {row: where for where, row in plain_rows(past, document, every).items()}
    first, second = (wheres[table(past).texts()[row]] for row in (0, 3))
    choose(past, page.body.kind, "heat")
    choose(past, page.body.measure, Measure.SITES.value)
    whole = len(page.body._spanned())
    click(past, 0)
    one = visits_with(document, first)
    assert 0 < len(one) < len(every)
    name = table(past).texts()[0][0].replace("\n", " ")
    assert page.forms.bar.text() == f"{name}: {len(one)} of {len(every)} visits"
    assert page.timeline._kept == frozenset(n for n, visit in enumerate(page.state.visits) if visit.session_id in one)
    assert pale(past)
    assert page.body.foot.words().splitlines()[0] == f"Only {name}"
    sites = sum(plainly.where(s) == first for v in plainly.visits_of(document) if v["id"] in one for s in plainly.sites_of(v))
    assert len(page.body._spanned()) == sites < whole
    assert f"{len(one)} visits" in page.body.foot.words()

    click(past, 3)
    both = visits_with(document, first, second)
    assert both > one
    assert marked(past) == [0, 3]
    assert page.forms.bar.text().endswith(f": {len(both)} of {len(every)} visits")
    assert " or " in page.forms.bar.text()
    choose(past, page.form, "table")
    assert {page.table.rows.session_id(row) for row in range(page.table.rows.rowCount())} == both
    assert page.forms.bar.isVisible()
    page.forms.bar.timeline.click()
    assert page.form.value() == "timeline"
    assert page.timeline.isVisible()
    choose(past, page.form, "muscles")

    click(past, 3)
    assert marked(past) == [0], "a second tap lets a muscle go"
    assert len(page.timeline._kept or ()) == len(one)
    page.forms.bar.clear.click()
    past.settle()
    assert not page.state.muscles
    assert marked(past) == []
    assert not page.forms.bar.isVisible()
    assert not pale(past)
    assert len(page.body._spanned()) == whole
    assert page.table.rows.rowCount() == len(every)
    click(past, 0)
    page.body.foot.all_muscles.click()
    assert not page.state.muscles
    assert "Only" not in page.body.foot.words()


def test_that_the_keyboard_chooses_and_escape_lets_go_before_it_clears_the_span(past: Past, document: Json) -> None:
    page, shown = past.page, table(past)

    def press(*keys: Qt.Key) -> None:
        for key in keys:
            past.qtbot.keyClick(shown, key)

    visits = page.state.visits
    page.state.choose_span(Span(visits[8].date, visits[19].date))
    past.settle()
    shown.setFocus(Qt.FocusReason.TabFocusReason)
    assert shown.ringed_row() == 0
    press(Qt.Key.Key_Down)
    assert (shown.ringed_row(), marked(past)) == (1, [])
    press(Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Return)
    past.settle()
    assert marked(past) == [1, 2]
    assert not page.playing.on
    chosen = page.state.muscles
    page.forms.per_muscle.sort_by(COLUMNS[0])
    assert {shown.rows.rows[row].where for row in marked(past)} == set(chosen), "whatever the order"
    press(Qt.Key.Key_Escape)
    assert (page.state.muscles, page.state.span is not None) == ((), True)
    press(Qt.Key.Key_Escape)
    assert page.state.span is None
    past.qtbot.mouseClick(shown.viewport(), _LEFT, pos=at(past, 1))
    assert shown.ringed_row() is None


def test_that_a_finger_chooses_by_a_tap_and_scrolls_by_a_drag(past: Past, document: Json, finger: QPointingDevice) -> None:
    past.page.resize(WIDE, 760)
    past.settle()
    shown = table(past)
    assert shown.verticalScrollBar().maximum() > 100
    touch(shown.viewport(), finger, at(past, 1))
    past.qtbot.waitUntil(lambda: marked(past) == [1])
    handle = shown.window().windowHandle()
    begin = shown.viewport().mapTo(shown.window(), at(past, 2))
    QTest.touchEvent(handle, finger).press(0, begin, handle).commit()
    for moved in range(10, 110, 10):
        QTest.touchEvent(handle, finger).move(0, begin - QPoint(0, moved), handle).commit()
    past.qtbot.waitUntil(lambda: shown.verticalScrollBar().value() > 0)  # it follows the finger at the next frame
    QTest.touchEvent(handle, finger).release(0, begin - QPoint(0, 100), handle).commit()
    assert marked(past) == [1]
    touch(past.page.forms.bar.clear, finger)
    past.qtbot.waitUntil(lambda: not marked(past))


def test_that_left_stands_over_right_and_a_side_that_was_not_needled_is_said_and_cannot_be_chosen(
    past: Past, document: Json
) -> None:
    shown = table(past)
    alone = {where[:2]: row for where, row in plain_rows(past, document, set(ids(document))).items()}
    plain = plain_rows(past, document, set(ids(document)))
    visits = [visit for visit in past.page.state.visits if visit.session_id in visits_with(document, *plain)]
    past.page.state.choose_span(Span(visits[0].date, visits[2].date))
    past.settle()
    spanned = plain_rows(past, document, {visit.session_id for visit in past.page.state.spanned})
    past.page.forms.per_muscle.paired.click()
    rows = shown.rows.rows
    things = [row.where[:2] for row in rows]
    assert things == sorted(things, key=things.index), "the sides of a muscle stand together"
    assert set(things) == {where[:2] for where in spanned} <= set(alone)
    for thing in dict.fromkeys(things):
        sides = [row for row in rows if row.where[:2] == thing]
        assert [row.where[2] for row in sides if row.where[2] != "midline"] in ([], ["left", "right"])
        assert [row.tied for row in sides] == [True] * (len(sides) - 1) + [False]
    told = {
        (thing, muscle, str(side)): row for (thing, muscle, side), row in zip((r.where for r in rows), shown.texts(), strict=True)
    }
    assert {where: told[where] for where in spanned} == spanned
    empty = next(n for n, row in enumerate(rows) if not row.needled)
    assert shown.texts()[empty][0].endswith("not needled")
    assert set(shown.texts()[empty][1:]) == {""}
    click(past, empty)
    assert (marked(past), past.page.state.muscles) == ([], ())
    click(past, next(n for n, row in enumerate(rows) if row.needled))
    assert len(marked(past)) == 1, "the control"
    past.page.forms.per_muscle.paired.click()
    assert all(row.needled for row in shown.rows.rows)


def test_that_a_narrow_window_keeps_every_figure_and_a_choice_outlives_span_and_chart_but_not_the_patient(
    past: Past, document: Json
) -> None:
    page, shown = past.page, table(past)
    wide = shown.texts()
    click(past, 0)
    page.resize(1280, 700)
    past.settle()
    assert shown.rows.columns == NARROW
    assert marked(past) == [0]
    for full, row in zip(wide, shown.texts(), strict=True):
        told = " ".join(row).replace("\n", " ")
        every = [part for cell in full for part in cell.split("\n") if "%" not in part]
        insertions, year = full[3], full[7].split("\n")[1]
        assert all(part in told for part in every if part not in (insertions, year)), (full, row)
        assert f"{insertions} ins." in told or insertions == full[2]
    assert not page.forms.shows_timeline
    assert not page.span.isVisible(), "a stretch of a timeline that is not in sight"
    chosen = page.state.muscles
    visits = page.state.visits
    without = next(v for v in visits if v.session_id not in visits_with(document, chosen[0]) and _alone(v, visits))
    page.state.choose_span(Span(without.date, without.date))
    past.settle()
    assert page.forms.bar.text().endswith(": 0 of 1 visit")
    assert page.state.muscles == chosen
    opened = page.state.opened
    assert opened is not None
    page.show_patient(opened)
    past.settle()
    assert page.state.muscles == chosen
    past.show(1)
    assert not page.state.muscles
    assert not page.forms.bar.isVisible()
    assert not pale(past)
    assert [row[0] for row in shown.texts()] == ["Trapezius, upper\nright"]


def _alone(visit: object, visits: tuple[object, ...]) -> bool:
    return sum(each.date == visit.date for each in visits) == 1  # type: ignore[attr-defined]


def test_that_a_visit_shows_the_marks_of_the_chosen_muscle_and_how_many_lie_elsewhere(past: Past) -> None:
    past.show(2)
    choose(past, past.page.form, "muscles")
    body, whole = past.page.body, len(past.page.body.chart.marks)
    assert whole == 3
    click(past, 0)
    assert len(body.chart.marks) == 2
    assert body.foot.words() == "Only Trapezius, upper right\n2 of 3 marks of this visit"
    past.page.state.choose_muscles([("infraspinatus", True, past.sessions[0].sites[0].place.side)])
    past.settle()
    assert body._empty.sentence() == "Not in this visit"
    assert past.page.forms.let_go()
    assert len(body.chart.marks) == whole
    assert not past.page.forms.let_go()
