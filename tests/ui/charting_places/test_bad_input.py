"""Bad input on every place that asks: every field for a number, a time or a date says what is wrong, and keeps what was typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from needlechart.ui.charting.after.after_place import AfterPlace
from needlechart.ui.charting.asking.date_answer import DateAnswer
from needlechart.ui.charting.asking.number_field import NumberField
from needlechart.ui.charting.asking.page import AskingPlace
from needlechart.ui.charting.asking.time_field import TimeField
from needlechart.ui.charting.before.before_place import BeforePlace
from needlechart.ui.charting.screen.screen_place import ScreenPlace
from needlechart.ui.charting.sign.sign_place import SignPlace
from needlechart.ui.charting.treatments.treatments_place import TreatmentsPlace
from tests.ui.charting_places.chair import Chair
from tests.ui.charting_places.everything import everything_open, opened
from tests.ui.charting_places.hands import type_text

Typed = NumberField | TimeField | DateAnswer
WRONG = {NumberField: "7 or so", TimeField: "half past", DateAnswer: "31 Feb 2026"}
LEAST = {ScreenPlace: 3, BeforePlace: 3, TreatmentsPlace: 12, AfterPlace: 10, SignPlace: 2}
"""How many such fields each place has at least when everything on it is open: fewer, and the test looks at nothing."""


def typed_fields(place: QWidget) -> Iterator[Typed]:
    every: list[Typed] = [one for one in place.findChildren(QWidget) if isinstance(one, NumberField | TimeField | DateAnswer)]
    yield from (field for field in every if field.isVisible())


def text_of(field: Typed) -> str:
    return field.typed() if isinstance(field, DateAnswer) else field.field.text()


@pytest.mark.parametrize("kind", LEAST, ids=lambda kind: kind.key)
def test_that_what_cannot_be_is_told_at_its_field_stays_and_changes_nothing(
    qtbot: QtBot, heel_again: Chair, kind: type[AskingPlace]
) -> None:
    place = opened(qtbot, heel_again, kind)
    fields = list(typed_fields(place))
    assert len(fields) >= LEAST[kind]
    before = heel_again.session
    for field in fields:
        wrong = [WRONG[type(field)]] + (["99999"] if isinstance(field, NumberField) else [])
        for words in wrong:
            type_text(qtbot, field, words)
            assert field.error(), field.accessibleName()
            assert text_of(field) == words
    assert heel_again.session is before
    heel_again.editor.set(table="9")  # another change, an undo and a redo: what was typed is still there to be mended
    heel_again.editor.undo()
    heel_again.editor.redo()
    for field in fields:
        assert field.error(), field.accessibleName()
        assert text_of(field) == ("99999" if isinstance(field, NumberField) else WRONG[type(field)])
    assert replace(heel_again.on_disk(), table="") == replace(before, table="")


def test_that_a_slip_in_a_date_keeps_the_date_that_was_there(qtbot: QtBot, heel_again: Chair) -> None:
    place = heel_again.place(AfterPlace)
    heel_again.editor.change(everything_open)
    (card,) = place.reactions.cards.values()
    (row,) = card.follow_ups.planned.values()
    type_text(qtbot, row.answers["done"], "22 Nov 2026")
    type_text(qtbot, row.answers["done"], "31 Nov 2026")
    kept = heel_again.on_disk().reactions[0].follow_ups[0]
    assert kept.done == date(2026, 11, 22)
    assert row.answers["done"].error() == "There is no such day. Write it like 12 Mar 1972 or 12/03/1972."
    type_text(qtbot, row.answers["done"], "")
    assert heel_again.on_disk().reactions[0].follow_ups[0].done is None
