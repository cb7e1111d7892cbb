"""The countersignature on the Sign place: who waits, who may, and what is shown afterwards."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from needlechart.domain.afterwards import AddendumKind, Countersignature
from needlechart.domain.countersigning import countersigned_words
from needlechart.domain.people import Person, Role
from needlechart.domain.sessions import SessionState, TreatmentSession
from needlechart.ui.charting.sign.added_pane import AddedPane
from needlechart.ui.charting.sign.sign_place import SignPlace
from needlechart.usecases.adding import Entry, add_beside
from tests.clinics import ADA, PASSPHRASE
from tests.ui.charting_places.chair import Chair
from tests.ui.charting_places.conftest import SeatScenario
from tests.ui.charting_places.hands import tap, type_text

TIMO = Person("01900000-0000-7000-8000-00000000710a", "Timo Roth", (Role.STUDENT,), supervisor_id=ADA.id)


def typed_by_timo(session: TreatmentSession) -> TreatmentSession:
    return replace(session, entered_by=TIMO.id)


@pytest.fixture
def signed(qtbot: QtBot, seat_scenario: SeatScenario) -> tuple[Chair, AddedPane]:
    """The hip visit, typed by the student, signed by the therapist a moment ago."""
    chair = seat_scenario("s1", typed_by_timo)
    with chair.file.work() as work:
        work.save(None, TIMO)
    chair.reopen()
    sign = chair.place(SignPlace)
    type_text(qtbot, sign.bar.passphrase, PASSPHRASE)
    qtbot.waitUntil(lambda: chair.session.state is SessionState.SIGNED and chair.worker.idle)
    sign.show_session(chair.session)
    sign.set_read_only(True)
    qtbot.waitUntil(lambda: bool(sign.added.texts()))
    return chair, sign.added


def test_that_it_waits_with_the_control_there_until_it_is_countersigned(qtbot: QtBot, signed: tuple[Chair, AddedPane]) -> None:
    chair, pane = signed
    (waits,) = pane.messages()
    assert waits.text() == "Waits for a countersignature: entered by Timo Roth, student."
    tap(qtbot, waits.action_button())
    form = pane.countersign
    assert form.isVisible()
    type_text(qtbot, form.passphrase, PASSPHRASE)
    qtbot.waitUntil(lambda: not form.isVisible() and chair.worker.idle)
    assert pane.texts() == ("Countersigned by Ada Kern: entered by Timo Roth, student.",)
    (made,) = pane.beside.countersignatures
    assert pane.messages()[0].detail() == "20 Nov 2026, 09:30"
    assert (made.person_id, made.addendum_id) == (ADA.id, None)


@pytest.mark.parametrize(
    ("typed", "sentence"), [("", "Type your passphrase to countersign."), ("wrong words", "not the right one")]
)
def test_that_a_refusal_stands_under_the_field_and_signs_nothing(
    typed: str, sentence: str, qtbot: QtBot, signed: tuple[Chair, AddedPane]
) -> None:
    chair, pane = signed
    tap(qtbot, pane.messages()[0].action_button())
    form = pane.countersign
    if typed:
        type_text(qtbot, form.passphrase, typed)
    else:
        tap(qtbot, form.sign)
    qtbot.waitUntil(lambda: sentence in form.said.text() and chair.worker.idle)
    assert form.sign.isEnabled()
    with chair.file.reading() as reading:
        assert reading.countersignatures(chair.session.id) == ()
    tap(qtbot, form.cancel)
    assert not form.isVisible()
    assert pane.add.isVisible()


def test_that_a_late_entry_of_a_student_waits_under_it_and_is_shown_countersigned(
    qtbot: QtBot, signed: tuple[Chair, AddedPane]
) -> None:
    chair, pane = signed
    with chair.file.work() as work:
        work.save(ADA, replace(ADA, roles=(Role.STUDENT,)))
        late = Entry(AddendumKind.LATE_ENTRY, "Not written in the hurry", "Three sets of bridges.")
        made = add_beside(work, chair.file.path, chair.session.id, late, PASSPHRASE)
    pane.form.done.emit()  # looked up anew, as after an entry of one's own
    qtbot.waitUntil(lambda: len(pane.texts()) == 3)
    assert pane.texts()[1:] == (
        "Late entry: Three sets of bridges.",
        "Waits for a countersignature: late entry of 20 Nov 2026 by Ada Kern, student.",
    )
    waits = pane.messages()[2]
    assert waits.detail() == "By a therapist or the manager."
    assert waits.action_button().isHidden() or not waits.action_button().words()
    with chair.file.work() as work:
        under = Countersignature(work.new_id(), chair.session.id, TIMO.id, work.now(), "late entry", made.id)
        work.save(None, under)
    pane.form.done.emit()
    qtbot.waitUntil(lambda: pane.texts()[2] == countersigned_words(under, "Timo Roth"))
