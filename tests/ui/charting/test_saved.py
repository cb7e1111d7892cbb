""" "Saved" is said only after the disk has acknowledged the change, and what is on disk is what comes back."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import closing, contextmanager
from threading import Event

from PySide6.QtCore import Qt

from needlechart.domain.body import Side
from needlechart.domain.needling import Elicited, Twitch
from needlechart.domain.patients import Patient
from needlechart.domain.sessions import TreatmentSession
from needlechart.records.clinic_file import ClinicFile
from needlechart.records.work import Work
from needlechart.usecases import charting
from tests.clinics import Template, reopened
from tests.ui.charting.conftest import OPENED
from tests.ui.charting.table import Table


@contextmanager
def blocked(table: Table) -> Iterator[None]:
    """The records thread waits before the next change, as on a disk that does not answer."""
    free, waiting = Event(), Event()

    def wait(_work: Work) -> None:
        waiting.set()
        free.wait()

    table.worker.run(wait, lambda _answer: None, table.page)
    waiting.wait()
    try:
        yield
    finally:
        free.set()


def test_that_saved_is_said_after_the_change_is_on_disk_with_the_time(table: Table) -> None:
    table.clock.tick(480)
    table.tap(table.point("gluteus-medius"))
    table.qtbot.waitUntil(lambda: table.page.banner.saved.words() == "Draft, saved 09:38")
    with table.file.reading() as reading:
        assert reading.session(table.session.id) == table.session


def test_that_while_the_disk_does_not_answer_nothing_is_said_to_be_saved(table: Table) -> None:
    saved = table.page.banner.saved
    with blocked(table):
        table.tap(table.point("gluteus-medius"))
        assert saved.words() == "Saving…"
        with table.file.reading() as reading:
            assert reading.session(table.session.id).sites == ()
        table.qtbot.waitUntil(lambda: saved.words() == "Not saved, trying again")
        table.type("3")
        assert table.site.twitch == Twitch(Elicited.YES, 3)
        assert saved.words() == "Not saved, trying again"
    table.qtbot.waitUntil(lambda: saved.words() == "Draft, saved 09:30")
    assert table.on_disk() == table.session


@contextmanager
def full_disk() -> Iterator[None]:
    """No file of this process can grow, as on a full disk."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (_soft, hard))


def test_that_a_change_that_cannot_be_written_stays_in_hand_and_is_written_when_it_can_be(table: Table) -> None:
    table.tap(table.point("gluteus-medius"))
    kept = table.on_disk()
    with full_disk():
        table.type("3")
        table.qtbot.waitUntil(lambda: table.page.banner.saved.words() == "Not saved, trying again")
        assert table.site.twitch == Twitch(Elicited.YES, 3)
        assert len(table.page.messages.texts()) == 1
        message = table.page.messages.message("failed")
        assert message is not None
        assert message.detail().endswith("What you charted is still here.")
    with table.file.reading() as reading:
        assert reading.session(kept.id) == kept
    table.qtbot.waitUntil(lambda: table.editor.unkept == 0)
    assert table.page.banner.saved.words() == "Draft, saved 09:30"
    assert table.page.messages.texts() == ()
    assert table.on_disk() == table.session


def changed_elsewhere(open_table: OPENED, patient: Patient) -> tuple[Table, TreatmentSession]:
    """A table whose draft says 2 twitches on the screen and 5 on the disk, and what is on the disk."""
    table = open_table(patient)
    table.tap(table.point("gluteus-medius"))
    table.on_disk()
    other = open_table(patient, table.session.id)
    other.editor.select(other.session.sites[0].id)
    other.type("5")
    elsewhere = other.on_disk()
    table.type("2")
    table.qtbot.waitUntil(lambda: table.page.messages.message("elsewhere") is not None)
    return table, elsewhere


def stored(table: Table) -> TreatmentSession:
    with table.file.reading() as reading:
        return reading.session(table.session.id)


def test_that_a_draft_changed_elsewhere_is_never_overwritten_and_the_change_stays_in_hand(
    open_table: OPENED, patient: Patient
) -> None:
    table, elsewhere = changed_elsewhere(open_table, patient)
    assert table.page.banner.saved.words() == "Not saved"
    assert table.site.twitch == Twitch(Elicited.YES, 2)
    table.type("3")
    assert table.site.twitch == Twitch(Elicited.YES, 3)
    table.qtbot.waitUntil(lambda: table.worker.idle)
    assert table.editor.unkept == 2
    assert stored(table) == elsewhere


def test_that_what_is_on_the_screen_is_kept_over_another_draft_only_by_a_tap_and_can_be_undone(
    open_table: OPENED, patient: Patient
) -> None:
    table, elsewhere = changed_elsewhere(open_table, patient)
    mine = table.session
    message = table.page.messages.message("elsewhere")
    assert message is not None
    assert message.action_button().words() == "Keep what is on the screen"
    table.qtbot.mouseClick(message.action_button(), Qt.MouseButton.LeftButton)
    assert table.on_disk() == mine
    assert table.session == mine
    assert table.page.messages.texts() == ()
    assert table.page.banner.saved.words() == "Draft, saved 09:30"
    table.editor.undo()
    assert table.on_disk() == elsewhere
    table.editor.redo()
    assert table.on_disk() == mine


def test_that_another_draft_is_taken_from_the_disk_only_by_a_tap_with_its_undo_steps(
    open_table: OPENED, patient: Patient
) -> None:
    table, elsewhere = changed_elsewhere(open_table, patient)
    message = table.page.messages.message("elsewhere")
    assert message is not None
    assert message.second_button().words() == "Take what is on the disk"
    table.qtbot.mouseClick(message.second_button(), Qt.MouseButton.LeftButton)
    table.qtbot.waitUntil(lambda: table.session == elsewhere)
    assert table.page.messages.texts() == ()
    assert table.site.twitch == Twitch(Elicited.YES, 5)
    assert table.card.twitches.pad.value() == 5
    assert table.on_disk() == elsewhere
    table.editor.undo()
    assert table.session.sites[0].twitch is None
    assert table.on_disk() == table.session


def test_that_a_draft_signed_elsewhere_cannot_be_replaced_and_can_be_taken(open_table: OPENED, patient: Patient) -> None:
    table, elsewhere = changed_elsewhere(open_table, patient)
    with table.file.work() as work:
        signed = work.sign(elsewhere, late=False)
    table.editor.keep_mine()
    table.qtbot.waitUntil(lambda: table.page.messages.message("trouble") is not None)
    assert stored(table) == signed
    assert table.site.twitch == Twitch(Elicited.YES, 2)
    table.editor.take_theirs()
    table.qtbot.waitUntil(lambda: table.session == signed)
    assert table.editor.read_only


def test_that_a_closed_and_opened_file_holds_the_session_with_its_undo_steps(
    open_table: OPENED, patient: Patient, clinic_template: Template, clinic_file: ClinicFile
) -> None:
    table = open_table(patient)
    table.tap(table.point("gluteus-medius"))
    placed = table.session
    table.type("4")
    table.editor.undo()
    assert table.on_disk() == placed
    session_id = table.session.id
    again = open_table(patient, session_id)
    assert again.session == placed
    again.editor.redo()
    assert again.session.sites[0].twitch == Twitch(Elicited.YES, 4)
    assert again.on_disk() == again.session
    again.editor.undo()
    again.editor.undo()
    assert again.session.sites == ()
    assert again.on_disk() == again.session


def test_that_after_the_window_is_gone_the_file_alone_gives_the_session_back(
    table: Table, clinic_template: Template, clinic_file: ClinicFile
) -> None:
    table.tap(table.point("gluteus-medius"))
    table.type("5")
    table.needle.hand.mirror()
    said = table.on_disk()
    assert {site.place.side for site in said.sites} == {Side.RIGHT, Side.LEFT}
    path = clinic_file.path
    table.page.hide()
    table.worker.close()
    with closing(reopened(clinic_template, path, seed=8)) as file, file.work() as work:
        assert charting.open_session(work, said.id).session == said
    table.worker.open(clinic_file)
