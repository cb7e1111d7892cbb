"""A session is signed, added to and countersigned by touch alone, the passphrase typed with keys on the screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QInputDevice, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from needlechart.domain.sessions import SessionState
from needlechart.ui.charting.sign.sign_place import SignPlace
from needlechart.ui.look.fields import PassphraseField
from needlechart.ui.look.on_screen_keys import OnScreenKeys
from tests.clinics import PASSPHRASE
from tests.ui.charting_places.chair import Chair
from tests.ui.charting_places.conftest import SeatScenario
from tests.ui.look.fingers import touch, touch_words


@pytest.fixture
def glass() -> QPointingDevice:
    return QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)


def shown_whole(widget: QWidget) -> bool:
    """Whether every pixel of it can be seen in its window."""
    return widget.visibleRegion().boundingRect() == QRect(widget.rect())


def type_by_touch(qtbot: QtBot, field: PassphraseField, keys: OnScreenKeys, glass: QPointingDevice) -> None:
    touch(field, glass)
    qtbot.waitUntil(lambda: shown_whole(keys) and shown_whole(field))
    touch_words(keys, glass, PASSPHRASE)
    assert field.value() == PASSPHRASE


def test_that_a_session_is_signed_by_touch_alone(qtbot: QtBot, seat_scenario: SeatScenario, glass: QPointingDevice) -> None:
    chair = seat_scenario("s1", lambda session: session)
    bar = chair.place(SignPlace).bar
    type_by_touch(qtbot, bar.passphrase, bar.keys, glass)
    assert shown_whole(bar.sign)
    touch(bar.sign, glass)
    qtbot.waitUntil(lambda: chair.session.state is SessionState.SIGNED)
    assert bar.passphrase.value() == ""
    assert not bar.keys.isVisible()


def test_that_an_entry_is_signed_by_touch_in_a_low_window(
    qtbot: QtBot, seat_scenario: SeatScenario, glass: QPointingDevice
) -> None:
    chair: Chair = seat_scenario("s1", lambda session: session)
    sign = chair.place(SignPlace)
    type_by_touch(qtbot, sign.bar.passphrase, sign.bar.keys, glass)
    touch(sign.bar.sign, glass)
    qtbot.waitUntil(lambda: chair.session.state is SessionState.SIGNED and chair.worker.idle)
    sign.show_session(chair.session)
    sign.set_read_only(True)
    form = sign.added.form
    sign.added.add.click()
    form.text.set_value("Sore for two days.")
    form.reason.setText("Patient rang")
    qtbot.waitUntil(lambda: form.isVisible())
    assert sign.area is not None
    sign.area.ensureWidgetVisible(form.passphrase, 0, 0)
    type_by_touch(qtbot, form.passphrase, form.keys, glass)
    touch(form.sign, glass)
    qtbot.waitUntil(lambda: sign.added.texts() == ("Addendum: Sore for two days.",) and chair.worker.idle)
