"""The chart as a screen reader meets it: a tree of marks, muscles and bones, each with name, place, state and press."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from pytestqt.qtbot import QtBot

from needlechart.atlas import Atlas
from needlechart.domain.body import Place, Side, StructureKind, View
from needlechart.drawing.marks import Kind, Mark
from needlechart.drawing.sheets import Sheet
from needlechart.ui.body import BodyChart, BodyMark, BodyView
from needlechart.ui.body.chart_parts import tell_focus
from needlechart.ui.body.walking import Stop, stops
from tests.ui.body.test_placed import mark_in

NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description


@pytest.fixture(autouse=True)
def _listened_to() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def children(chart: BodyChart) -> list[QAccessibleInterface]:
    face = QAccessible.queryAccessibleInterface(chart)
    found = [face.child(at) for at in range(face.childCount())]
    assert all(child is not None for child in found)
    return found


def named(chart: BodyChart, name: str) -> QAccessibleInterface:
    (found,) = (child for child in children(chart) if child.text(NAME) == name)
    return found


def actions(part: QAccessibleInterface) -> list[str]:
    return list(part.actionInterface().actionNames())


def press(part: QAccessibleInterface) -> None:
    action = part.actionInterface()
    action.doAction(action.pressAction())


@pytest.mark.parametrize("deep", [False, True])
@pytest.mark.parametrize("view", [BodyView.ALL, BodyView.BACK, BodyView.HEAD, BodyView.FOOT, BodyView.INNER_LEG])
def test_that_every_structure_a_tap_can_mean_is_a_child_with_a_name_and_a_place(
    chart: BodyChart, atlas: Atlas, view: BodyView, deep: bool
) -> None:
    chart.show_view(view)
    chart.set_deep(deep)
    drawn = stops(atlas, chart.seen.sheet, deep=deep, areas=True)
    parts = [child for child in children(chart) if child.object() is None]
    assert len(parts) == len(drawn) > 50
    for part, stop in zip(parts, drawn, strict=True):
        layer = "" if stop.structure.kind is StructureKind.AREA else f", {stop.structure.layer.value}"
        assert part.text(NAME) == chart.words_of(stop.structure) + layer
        assert part.isValid()
        px = chart.at(stop.point)
        assert px is not None
        assert part.rect().contains(chart.mapToGlobal(px))
        assert part.parent().object() is chart


def test_that_controls_stay_children_beside_the_parts(chart: BodyChart) -> None:
    assert chart.controls is not None
    widgets = [child.object() for child in children(chart) if child.object() is not None]
    assert {chart.controls.bar, chart.controls.zoom_bar} <= set(widgets)
    face = QAccessible.queryAccessibleInterface(chart)
    for at, child in enumerate(children(chart)):
        assert face.indexOfChild(child) == at


def test_that_a_muscle_says_its_layer_and_how_many_marks_it_holds(chart: BodyChart, atlas: Atlas) -> None:
    muscle = named(chart, "Gluteus medius, right, superficial")
    assert muscle.text(DESCRIPTION) == "superficial layer, 0 marks"
    chart.show_marks([mark_in(atlas, "gluteus-medius", View.POSTERIOR), mark_in(atlas, "soleus", View.POSTERIOR, mark_id="b")])
    assert muscle.text(DESCRIPTION) == "superficial layer, 1 mark"
    assert muscle.role() is QAccessible.Role.Button


def test_that_a_press_on_a_muscle_does_what_a_tap_would(qtbot: QtBot, chart: BodyChart, atlas: Atlas) -> None:
    chart.activateWindow()
    chart.setFocus()
    qtbot.waitUntil(chart.hasFocus)
    with qtbot.waitSignal(chart.body_tapped) as told:
        press(named(chart, "Gluteus medius, right, superficial"))
    assert told.args == [atlas.centre("gluteus-medius", Side.RIGHT, View.POSTERIOR)]


def test_that_a_mark_says_what_it_is_and_a_press_takes_it(qtbot: QtBot, chart: BodyChart, atlas: Atlas) -> None:
    point = atlas.centre("gluteus-medius", Side.RIGHT, View.POSTERIOR)
    assert point is not None
    place = Place(point, "gluteus-medius", StructureKind.MUSCLE, Side.RIGHT)
    chart.show_marks([BodyMark("a", point, Mark(Kind.IN_BODY, order=2), place, "Gluteus medius, right")])
    mark = named(chart, "Gluteus medius, right")
    assert mark.text(DESCRIPTION) == "2 Gluteus medius, right: needle in the body"
    assert mark.role() is QAccessible.Role.Button
    assert not mark.state().selected
    chart.mark_tapped.connect(chart.select)
    with qtbot.waitSignal(chart.mark_tapped) as told:
        press(mark)
    assert told.args == ["a"]
    assert mark.state().selected
    px = chart.at(point)
    assert px is not None
    assert mark.rect().center() == chart.mapToGlobal(px) or mark.rect().contains(chart.mapToGlobal(px))
    chart.show_marks([])
    assert not mark.isValid()
    assert mark.state().invalid


def test_that_a_mark_of_another_view_says_that_its_place_is_approximate(chart: BodyChart, atlas: Atlas) -> None:
    chart.show_marks([mark_in(atlas, "gluteus-medius", View.LATERAL_RIGHT)])
    assert "approximate" in named(chart, "gluteus-medius, right").text(DESCRIPTION)
    chart.show_view(BodyView.RIGHT)
    assert "approximate" not in named(chart, "gluteus-medius, right").text(DESCRIPTION)


def test_that_the_keyboards_place_has_the_focus_and_is_told(
    qtbot: QtBot, chart: BodyChart, monkeypatch: pytest.MonkeyPatch
) -> None:
    chart.activateWindow()
    chart.setFocus()
    qtbot.waitUntil(chart.hasFocus)
    told: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        if event.type() is QAccessible.Event.Focus:
            told.append(event.accessibleInterface().text(NAME))

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    spot = chart.walk.spot()
    assert spot is not None
    assert told == [f"{spot.words}, superficial"]
    part = named(chart, told[0])
    assert part.state().focused
    assert QAccessible.queryAccessibleInterface(chart).focusChild() is part
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert len(told) == 2
    assert not part.state().focused
    QAccessible.setActive(False)
    tell_focus(chart)
    assert len(told) == 2


def test_that_focus_can_be_moved_by_the_screen_reader(qtbot: QtBot, chart: BodyChart) -> None:
    chart.activateWindow()
    part = named(chart, "Soleus, left, superficial")
    deeds = part.actionInterface()
    deeds.doAction(deeds.setFocusAction())
    qtbot.waitUntil(chart.hasFocus)
    assert part.state().focused


def test_that_a_chart_that_is_only_looked_at_offers_no_press_on_the_body(qtbot: QtBot, atlas: Atlas) -> None:
    chart = BodyChart(atlas, controls=False, placing=False)
    qtbot.addWidget(chart)
    chart.show()
    chart.show_view(BodyView.BACK)
    part = named(chart, "Soleus, left, superficial")
    assert part.role() is QAccessible.Role.Graphic
    assert part.actionInterface().pressAction() not in actions(part)


def test_that_what_lies_under_the_hand_is_found_by_its_place(chart: BodyChart, atlas: Atlas) -> None:
    face = QAccessible.queryAccessibleInterface(chart)
    stop = next(s for s in stops(atlas, chart.seen.sheet, deep=False) if s.structure.key == "gluteus-maximus")
    px = chart.at(stop.point)
    assert px is not None
    there = chart.mapToGlobal(px)
    assert face.childAt(there.x(), there.y()).text(NAME) == f"{chart.words_of(stop.structure)}, superficial"
    chart.show_marks([BodyMark("a", stop.point, Mark(Kind.NONE), None, "On it")])
    assert face.childAt(there.x(), there.y()).text(NAME) == "On it"
    assert chart.controls is not None
    control = chart.controls.zoom_bar.mapToGlobal(QPoint(10, 10))
    assert face.childAt(control.x(), control.y()).object() is not None
    beside = chart.mapToGlobal(QPoint(60, 300))
    assert chart.point_at(QPointF(60, 300)) is None
    assert face.childAt(beside.x(), beside.y()) is None


def test_that_nothing_is_made_before_somebody_asks(chart: BodyChart, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Sheet] = []

    def looked_up(atlas: Atlas, sheet: Sheet, *, deep: bool, areas: bool = False) -> tuple[Stop, ...]:
        asked.append(sheet)
        return stops(atlas, sheet, deep=deep, areas=areas)

    monkeypatch.setattr("needlechart.ui.body.chart_parts.stops", looked_up)
    chart.show_view(BodyView.FRONT)
    chart.set_deep(True)
    chart.zoom_in()
    chart.grab()
    assert asked == []
    assert len(children(chart)) > 100
    assert len(asked) == 1
    assert len(children(chart)) > 100
    assert len(asked) == 1


def test_that_charts_come_and_go_under_thousands_of_questions(qtbot: QtBot, atlas: Atlas) -> None:
    asked = 0
    gone: list[weakref.ref[BodyChart]] = []
    for _ in range(6):
        chart = BodyChart(atlas)
        chart.resize(848, 624)
        chart.show()
        kept: list[QAccessibleInterface] = []
        for view in (BodyView.BACK, BodyView.FOOT, BodyView.ALL):
            chart.show_view(view)
            chart.set_deep(not chart.deep)
            chart.show_marks([mark_in(atlas, "soleus", View.POSTERIOR, mark_id=view.value)])
            for part in children(chart):
                part.text(NAME), part.text(DESCRIPTION), part.rect(), part.role(), part.state().focused
                asked += 5
                if part.object() is None:
                    assert part.actionInterface().actionNames()
                    assert QAccessible.accessibleInterface(QAccessible.uniqueId(part)) is part
                    asked += 2
                    kept.append(part)
        gone.append(weakref.ref(chart))
        chart.close()
        chart.deleteLater()
        del chart, part, kept
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
    assert asked > 20_000
    assert [one() for one in gone] == [None] * len(gone)
