""" "Saved" is said only after the disk has acknowledged the change, and what is on disk is what comes back."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import closing, contextmanager
from threading import Event

from needlechart.domain.body import Side
from needlechart.domain.needling import Elicited, Twitch
from needlechart.domain.patients import Patient
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


def test_that_a_draft_changed_elsewhere_is_never_overwritten_and_the_change_stays_in_hand(
    open_table: OPENED, patient: Patient
) -> None:
    table = open_table(patient)
    table.tap(table.point("gluteus-medius"))
    table.on_disk()
    other = open_table(patient, table.session.id)
    other.editor.select(other.session.sites[0].id)
    other.type("5")
    elsewhere = other.on_disk()
    table.type("2")
    table.qtbot.waitUntil(lambda: table.page.banner.saved.words() == "Not saved, trying again")
    assert table.site.twitch == Twitch(Elicited.YES, 2)
    assert table.page.messages.message("failed") is not None
    with table.file.reading() as reading:
        assert reading.session(elsewhere.id) == elsewhere


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
    table.needle.mirror()
    said = table.on_disk()
    assert {site.place.side for site in said.sites} == {Side.RIGHT, Side.LEFT}
    path = clinic_file.path
    table.page.hide()
    table.worker.close()
    with closing(reopened(clinic_template, path, seed=8)) as file, file.work() as work:
        assert charting.open_session(work, said.id).session == said
    table.worker.open(clinic_file)
