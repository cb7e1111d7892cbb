"""One edit through every control of each place: each is taken back and done again, also after the draft was closed and opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from needlechart.domain.sessions import TreatmentSession
from needlechart.ui.charting.after.after_place import AfterPlace
from needlechart.ui.charting.asking.date_answer import DateAnswer
from needlechart.ui.charting.asking.number_field import NumberField
from needlechart.ui.charting.asking.page import AskingPlace
from needlechart.ui.charting.asking.pick import Pick
from needlechart.ui.charting.asking.time_field import TimeField
from needlechart.ui.charting.before.before_place import BeforePlace
from needlechart.ui.charting.screen.screen_place import ScreenPlace
from needlechart.ui.charting.treatments.treatments_place import TreatmentsPlace
from needlechart.ui.look.check import Check
from needlechart.ui.look.chips import Chip, ChoiceChips
from needlechart.ui.look.fields import NoteField, TextField
from needlechart.ui.look.scale import Scale010
from needlechart.ui.look.stepper import Stepper
from tests.ui.charting_places.chair import Chair
from tests.ui.charting_places.everything import opened
from tests.ui.charting_places.hands import MENUS_WITHOUT_A_SCREEN, choose, plus, press, tap, type_text

pytestmark = pytest.mark.qt_log_ignore(MENUS_WITHOUT_A_SCREEN, extend=True)

LEAST_EDITS: dict[type[AskingPlace], int] = {ScreenPlace: 50, BeforePlace: 7, TreatmentsPlace: 50, AfterPlace: 38}
"""How many edits the controls of each place make at least; fewer, and controls were missed."""


def _say_a_number(qtbot: QtBot, field: NumberField) -> None:
    highest = field.field.toolTip().split(" to ")[1].split()[0]
    type_text(qtbot, field, highest)


def _tap_last(qtbot: QtBot, chips: ChoiceChips) -> None:
    shown = [chip for chip in chips.findChildren(Chip) if chip.isVisible()]
    if shown:
        tap(qtbot, shown[-1])


def _pick_first(qtbot: QtBot, pick: Pick) -> None:
    if pick.options() and pick.isEnabled():
        choose(qtbot, pick, pick.options()[0][1])


def _type_words(qtbot: QtBot, field: QWidget) -> None:
    inside = field.parentWidget()
    if not isinstance(inside, (NumberField, TimeField, DateAnswer, Stepper)):
        type_text(qtbot, field, "as it was said")


HANDS: dict[type, Callable[..., None]] = {
    ChoiceChips: _tap_last,
    Stepper: plus,
    NumberField: _say_a_number,
    TimeField: lambda qtbot, field: type_text(qtbot, field, "09:50"),
    DateAnswer: lambda qtbot, field: type_text(qtbot, field, "25 Nov 2026"),
    Check: tap,
    Scale010: lambda qtbot, scale: press(qtbot, scale, "3"),
    Pick: _pick_first,
    TextField: _type_words,
    NoteField: _type_words,
}
"""One edit by a hand for each kind of control."""


def controls(place: QWidget) -> Iterator[tuple[type, QWidget]]:
    for kind in HANDS:
        every: list[QWidget] = [one for one in place.findChildren(QWidget) if isinstance(one, kind)]
        yield from ((kind, one) for one in every if one.isVisible())


def told_back(chair: Chair, states: list[TreatmentSession]) -> None:
    """Every edit taken back and done again, one by one, in the window; the first and the last state also on the disk."""
    for state in reversed(states[:-1]):
        chair.editor.undo()
        assert chair.session == state
    assert chair.on_disk() == states[0]
    for state in states[1:]:
        chair.editor.redo()
        assert chair.session == state
    assert chair.on_disk() == states[-1]


@pytest.mark.parametrize("kind", LEAST_EDITS, ids=lambda kind: kind.key)
def test_that_an_edit_through_every_control_is_taken_back_and_done_again(
    qtbot: QtBot, heel_again: Chair, kind: type[AskingPlace]
) -> None:
    place = opened(qtbot, heel_again, kind, kinds=4)  # their controls are made alike from the shape of each dose
    states = [heel_again.session]
    for what, control in list(controls(place)):
        if not (isValid(control) and control.isVisible()):
            continue  # an edit before this one took it away
        HANDS[what](qtbot, control)
        if heel_again.session != states[-1]:
            states.append(heel_again.session)
    assert len(states) > LEAST_EDITS[kind]
    place.hide()  # what it shows of each step is tested with its controls
    told_back(heel_again, states)
    heel_again.reopen()
    assert heel_again.session == states[-1]
    told_back(heel_again, states)
