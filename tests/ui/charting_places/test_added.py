"""What is added beside a signed session, on its Sign place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton, QMenu
from pytestqt.qtbot import QtBot

from needlechart.domain.afterwards import Addendum
from needlechart.domain.sessions import SessionState, TreatmentSession
from needlechart.ui.charting.asking.freezing import freeze
from needlechart.ui.charting.sign.added_pane import AddedPane
from needlechart.ui.charting.sign.entry_form import EntryForm
from needlechart.ui.charting.sign.sign_place import SignPlace
from needlechart.usecases.adding import entries
from tests.clinics import ADA, PASSPHRASE
from tests.ui.charting_places.chair import Chair
from tests.ui.charting_places.conftest import SeatScenario
from tests.ui.charting_places.hands import MENUS_WITHOUT_A_SCREEN, tap, type_text

pytestmark = pytest.mark.qt_log_ignore(MENUS_WITHOUT_A_SCREEN, extend=True)


def as_it_is(session: TreatmentSession) -> TreatmentSession:
    return session


@pytest.fixture
def signed(qtbot: QtBot, seat_scenario: SeatScenario) -> tuple[Chair, SignPlace]:
    """S-1, signed a moment ago."""
    chair = seat_scenario("s1", as_it_is)
    sign = chair.place(SignPlace)
    assert not sign.added.isVisible()
    type_text(qtbot, sign.bar.passphrase, PASSPHRASE)
    qtbot.waitUntil(lambda: chair.session.state is SessionState.SIGNED and chair.worker.idle)
    sign.show_session(chair.session)
    sign.set_read_only(True)
    return chair, sign


def _beside(chair: Chair) -> tuple[Addendum, ...]:
    with chair.file.reading() as reading:
        return entries(reading, ADA.id, chair.session.id)


def _written(qtbot: QtBot, pane: AddedPane, chair: Chair) -> None:
    """Waits until the entry is on disk and read again."""
    qtbot.waitUntil(lambda: not pane.form.isVisible() and chair.worker.idle)


def test_that_an_addendum_stands_beside_the_note_with_name_and_reason(qtbot: QtBot, signed: tuple[Chair, SignPlace]) -> None:
    chair, sign = signed
    pane = sign.added
    assert pane.isVisible()
    note = sign.note.text()
    tap(qtbot, pane.add)
    type_text(qtbot, pane.form.text, "Sore for two days, gone now.")
    type_text(qtbot, pane.form.reason, "Patient rang")
    type_text(qtbot, pane.form.passphrase, PASSPHRASE)
    _written(qtbot, pane, chair)
    assert pane.texts() == ("Addendum: Sore for two days, gone now.",)
    (made,) = _beside(chair)
    assert (made.author_id, made.reason) == (ADA.id, "Patient rang")
    assert pane.form.passphrase.value() == ""
    assert sign.note.text() == note
    assert chair.on_disk() == chair.session


def test_that_a_correction_is_chosen_from_the_chart_and_shows_old_and_new(qtbot: QtBot, signed: tuple[Chair, SignPlace]) -> None:
    chair, sign = signed
    pane = sign.added
    tap(qtbot, pane.add)
    tap(qtbot, next(b for b in pane.form.kind.findChildren(QAbstractButton) if b.text() == "Correction"))
    tap(qtbot, pane.form.what)
    (menu,) = [menu for menu in pane.form.findChildren(QMenu) if menu.isVisible()]
    part = next(action for action in menu.actions() if action.text() == "Needle count")
    figures = part.menu()
    assert isinstance(figures, QMenu)
    next(action for action in figures.actions() if action.text().startswith("needles out")).trigger()
    menu.close()
    out = chair.session.count.out
    type_text(qtbot, pane.form.new_value, "9")
    type_text(qtbot, pane.form.reason, "Counted again")
    type_text(qtbot, pane.form.passphrase, PASSPHRASE)
    _written(qtbot, pane, chair)
    assert pane.texts() == (f"Correction: Needle count, needles out: {out} \N{RIGHTWARDS ARROW} 9",)
    assert chair.on_disk().count.out == out


def _leave_empty(_qtbot: QtBot, _form: EntryForm) -> None:
    pass


def _only_the_passphrase(qtbot: QtBot, form: EntryForm) -> None:
    type_text(qtbot, form.passphrase, PASSPHRASE)


def _another_passphrase(qtbot: QtBot, form: EntryForm) -> None:
    type_text(qtbot, form.text, "More.")
    type_text(qtbot, form.reason, "Forgotten")
    type_text(qtbot, form.passphrase, "other words")


@pytest.mark.parametrize(
    ("fill", "sentence"),
    [
        (_leave_empty, "Type your passphrase to sign the entry."),
        (_only_the_passphrase, "Say why this is added."),
        (_another_passphrase, "passphrase"),
    ],
)
def test_that_a_refusal_stands_under_the_form_and_loses_nothing(
    fill: Callable[[QtBot, EntryForm], None], sentence: str, qtbot: QtBot, signed: tuple[Chair, SignPlace]
) -> None:
    chair, sign = signed
    form = sign.added.form
    tap(qtbot, sign.added.add)
    fill(qtbot, form)
    if fill is _leave_empty:
        tap(qtbot, form.sign)
    qtbot.waitUntil(lambda: chair.worker.idle and bool(form.said.text()))
    assert sentence in form.said.text()
    assert form.isVisible()
    assert form.sign.isEnabled()
    if fill is _another_passphrase:
        assert (form.text.value(), form.reason.value()) == ("More.", "Forgotten")
    assert _beside(chair) == ()


def test_that_cancel_adds_nothing_and_the_next_form_is_empty(qtbot: QtBot, signed: tuple[Chair, SignPlace]) -> None:
    chair, sign = signed
    pane = sign.added
    tap(qtbot, pane.add)
    type_text(qtbot, pane.form.text, "Never mind")
    tap(qtbot, pane.form.cancel)
    assert not pane.form.isVisible()
    tap(qtbot, pane.add)
    assert pane.form.text.value() == ""
    qtbot.waitUntil(lambda: chair.worker.idle)
    assert _beside(chair) == ()


def test_that_only_this_part_of_a_signed_page_takes_anything(qtbot: QtBot, signed: tuple[Chair, SignPlace]) -> None:
    _chair, sign = signed
    words = sign.note.blocks["Assessment"].words
    assert words is not None
    assert words.isReadOnly()
    tap(qtbot, sign.added.add)
    assert not sign.added.form.text.isReadOnly()
    freeze(sign.added.form, True)  # the control: a part that is not left open takes nothing
    assert sign.added.form.text.isReadOnly()
