"""A signed session is read in every place, and changed in none."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from needlechart.domain.errors import NeedleChartError, SessionIsSigned
from needlechart.domain.sessions import SessionState
from needlechart.ui.charting.asking.page import AskingPlace
from needlechart.ui.charting.places import place_class
from needlechart.ui.charting.sign.added_pane import AddedPane
from needlechart.ui.charting.sign.sign_place import SignPlace
from needlechart.ui.charting.treatments.treatments_place import TreatmentsPlace
from needlechart.ui.look.painted import PaintedControl
from tests.clinics import PASSPHRASE
from tests.ui.charting_places.chair import Chair
from tests.ui.charting_places.conftest import SeatScenario
from tests.ui.charting_places.hands import tap, type_text

PLACES = ("screen", "before", "treatments", "after", "sign")


def sign(qtbot: QtBot, chair: Chair) -> None:
    """Signs the session in the chair as a person does."""
    type_text(qtbot, chair.place(SignPlace).bar.passphrase, PASSPHRASE)
    qtbot.waitUntil(lambda: chair.session.state is SessionState.SIGNED)


def reachable(content: QWidget) -> list[QWidget]:
    """The controls under ``content`` a finger or the keyboard could still change something of the session with."""
    found: list[QWidget] = []
    beside = [widget for pane in content.findChildren(AddedPane) for widget in pane.findChildren(QWidget)]
    for widget in content.findChildren(QWidget):
        if not widget.isVisible() or widget in beside:
            continue
        if isinstance(widget, (QLineEdit, QPlainTextEdit)):
            found += [widget] if not widget.isReadOnly() else []
        elif isinstance(widget, (QAbstractButton, PaintedControl)) and widget.isEnabled() and not widget.property("opens"):
            middle = widget.mapTo(content, QPoint(widget.width() // 2, widget.height() // 2))
            found += [widget] if content.childAt(middle) is widget or widget.focusPolicy().value else []
    return found


@pytest.mark.parametrize("key", PLACES)
def test_that_nothing_in_a_signed_place_takes_an_answer(qtbot: QtBot, seat_scenario: SeatScenario, key: str) -> None:
    chair = seat_scenario("s5", lambda session: session)
    shown = chair.place(place_class(key))
    assert isinstance(shown, AskingPlace)
    assert shown.area is not None
    content = shown.area.widget()
    assert content is not None
    assert reachable(content)  # the control: before it is signed there is plenty
    sign(qtbot, chair)
    assert reachable(content) == []
    afterwards = chair.place(place_class(key))  # a place first opened after the signature
    assert isinstance(afterwards, AskingPlace)
    assert afterwards.area is not None
    later = afterwards.area.widget()
    assert later is not None
    assert reachable(later) == []


def test_that_what_opens_still_opens_and_is_frozen_inside(qtbot: QtBot, seat_scenario: SeatScenario) -> None:
    chair = seat_scenario("s1", lambda session: session)
    place = chair.place(TreatmentsPlace)
    sign(qtbot, chair)
    row = next(iter(place.rows.values()))
    tap(qtbot, row.more_key)
    assert row.more is not None
    assert row.more.isVisible()
    assert reachable(row.more) == []


def test_that_a_change_from_anywhere_is_refused_with_a_sentence(qtbot: QtBot, seat_scenario: SeatScenario) -> None:
    chair = seat_scenario("s1", lambda session: session)
    sign(qtbot, chair)
    told: list[NeedleChartError] = []
    chair.editor.trouble.connect(told.append)
    signed = chair.session
    assert not chair.editor.set(table="9")
    assert [type(error) for error in told] == [SessionIsSigned]
    assert chair.session == signed
    assert chair.on_disk() == signed
