"""How the places ask: numbers as people type them, lists that can be taken back, columns that fold."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from needlechart.ui.charting.asking.number_field import NumberField
from needlechart.ui.charting.asking.pick import Pick
from needlechart.ui.charting.asking.tick_line import TickLine
from needlechart.ui.charting.asking.two_columns import TwoColumns
from needlechart.ui.charting.asking.typed_number import NumberNotRead, read_number
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.check import Check
from tests.ui.charting_places.hands import MENUS_WITHOUT_A_SCREEN, choose, tap, type_text

pytestmark = pytest.mark.qt_log_ignore(MENUS_WITHOUT_A_SCREEN, extend=True)


@pytest.mark.parametrize(
    ("typed", "number"), [("3", 3), ("3.5", 3.5), ("3,5", 3.5), (" 3 ", 3), ("−5", -5), ("–5", -5), ("-30", -30), ("200", 200)]
)
def test_that_a_number_is_read_as_people_type_it(typed: str, number: float) -> None:
    assert read_number(typed, -30, 200, whole=False) == number


@pytest.mark.parametrize("typed", ["soft", "nan", "inf", "-inf", "201", "-31", "1e9", "3 4", "", "0x10"])
def test_that_what_is_no_number_of_the_range_is_refused(typed: str) -> None:
    with pytest.raises(NumberNotRead):
        read_number(typed, -30, 200, whole=False)


def test_that_halves_are_refused_where_only_whole_numbers_are_counted() -> None:
    with pytest.raises(NumberNotRead, match="Only whole numbers"):
        read_number("3.5", 0, 10, whole=True)
    assert isinstance(read_number("3", 0, 10, whole=True), int)


def test_that_leaving_a_field_is_enough_and_an_empty_one_takes_the_answer_back(qtbot: QtBot) -> None:
    field = NumberField("Size", 0, 300, "mm", whole=True)
    qtbot.addWidget(field)
    field.show()
    said: list[float | None] = []
    field.changed.connect(lambda: said.append(field.value()))
    type_text(qtbot, field, "12")
    type_text(qtbot, field, "12")  # the same number is no change
    type_text(qtbot, field, "")
    assert said == [12, None]


def test_that_another_value_from_outside_replaces_what_was_typed_wrongly(qtbot: QtBot) -> None:
    field = NumberField("Size", 0, 300, "mm", whole=True)
    qtbot.addWidget(field)
    field.show()
    type_text(qtbot, field, "999")
    field.set_value(None)
    assert (field.field.text(), bool(field.error())) == ("999", True)
    field.set_value(20)
    assert (field.field.text(), field.error()) == ("20", "")


def test_that_a_list_says_what_is_chosen_and_can_be_taken_back(qtbot: QtBot) -> None:
    pick = Pick((("a", "Alpha & co"), ("b", "Beta")), "Which", "Nothing yet", clearing="Nothing after all")
    qtbot.addWidget(pick)
    pick.show()
    said: list[str | None] = []
    pick.changed.connect(lambda: said.append(pick.value()))
    assert (pick.words(), pick.accessibleName()) == ("Nothing yet", "Which: not answered")
    choose(qtbot, pick, "Beta")
    assert (pick.words(), pick.accessibleName()) == ("Beta", "Which: Beta")
    choose(qtbot, pick, "Beta")
    choose(qtbot, pick, "Nothing after all")
    assert said == ["b", None]


def test_that_columns_stand_side_by_side_where_there_is_room_and_fold_where_there_is_none(qtbot: QtBot) -> None:
    left, right = Button("Left"), Button("Right")
    page = TwoColumns([left], [right])
    qtbot.addWidget(page)
    page.resize(1280, 600)
    page.show()
    beside = right.mapTo(page, right.rect().topLeft()).x() - left.mapTo(page, left.rect().topLeft()).x()
    assert beside > 600
    page.resize(700, 600)
    qtbot.waitUntil(lambda: right.mapTo(page, right.rect().topLeft()).x() == left.mapTo(page, left.rect().topLeft()).x())
    assert right.mapTo(page, right.rect().topLeft()).y() > left.mapTo(page, left.rect().bottomLeft()).y()


def test_that_a_tap_on_the_words_ticks_the_square(qtbot: QtBot) -> None:
    check = Check("")
    line = TickLine(check, "Warmth and gentle movement help")
    qtbot.addWidget(line)
    line.resize(400, 48)
    line.show()
    tap(qtbot, line)
    assert check.value()
    assert check.accessibleName() == "Warmth and gentle movement help"
