"""The session reader: what was added stands beside the note, and the visit can be charted again today."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from needlechart.domain.afterwards import Addendum, AddendumKind, Countersignature
from needlechart.domain.people import Person, Role
from needlechart.domain.sessions import TreatmentSession
from tests.clinics import ADA, MARA, NOW, TODAY
from tests.ui.history.conftest import Past
from tests.visits import course

_LEFT = Qt.MouseButton.LeftButton
STUDENT = Person("person-student", "Ines Hart", (Role.STUDENT,))


def shown(past: Past, visits: int = 2, *, signed: bool = True) -> tuple[TreatmentSession, ...]:
    """A course that ended a week ago, and its newest visit read."""
    made = course(past.file, visits, until=TODAY - timedelta(days=7))
    if signed:
        with past.file.work() as work:
            made = tuple(work.sign(session, late=False) for session in made)
    past.sessions = made
    again(past)
    return made


def again(past: Past) -> None:
    past.page.show_patient(past.opened())
    past.settle()


def test_that_a_correction_names_the_figure_old_and_new_and_why(past: Past) -> None:
    session = shown(past, 1)[0]
    site = session.sites[0]
    with past.file.work() as work:
        work.save(
            None,
            Addendum(
                past.file.ids(), session.id, AddendumKind.CORRECTION, ADA.id, NOW, "wrong box picked",
                field=f"sites.{site.id}.needle.lot", old_value="24K071", new_value="24K117",
            ),
        )  # fmt: skip
        work.save(
            None,
            Addendum(past.file.ids(), session.id, AddendumKind.ADDENDUM, ADA.id, NOW, "asked by phone", text="Slept well."),
        )
    again(past)
    reader = past.page.reader
    assert reader.said.added_texts() == ("Correction, Site 1, lot: 24K071 \N{RIGHTWARDS ARROW} 24K117", "Addendum: Slept well.")
    assert [detail.partition(":")[0].partition(",")[0] for detail in reader.said.added_details()] == ["Ada Kern", "Ada Kern"]
    assert [detail.rpartition(": ")[2] for detail in reader.said.added_details()] == ["wrong box picked", "asked by phone"]


def test_that_a_countersignature_stands_beside_and_a_missing_one_is_said(past: Past) -> None:
    made = course(past.file, 1, until=TODAY - timedelta(days=7))[0]
    with past.file.work() as work:
        work.save(None, STUDENT)
        typed = replace(made, entered_by=STUDENT.id)
        work.save(made, typed)
        session = work.sign(typed, late=False)
    again(past)
    assert past.page.reader.said.added_texts() == ("Not countersigned yet.",)
    with past.file.work() as work:
        work.save(None, Countersignature(past.file.ids(), session.id, ADA.id, NOW, "entered by Ines Hart, student"))
    again(past)
    assert past.page.reader.said.added_texts() == ("Countersigned.",)
    assert past.page.reader.said.added_details()[0].startswith("Ada Kern, ")
    past.sessions = (session,)


def test_that_nothing_of_the_visit_before_stays_beside_the_next(past: Past) -> None:
    sessions = shown(past, 2)
    with past.file.work() as work:
        work.save(None, Addendum(past.file.ids(), sessions[0].id, AddendumKind.ADDENDUM, ADA.id, NOW, "late", text="More."))
    again(past)
    past.page.select(sessions[0].id)
    past.settle()
    assert past.page.reader.said.added_texts() == ("Addendum: More.",)
    past.page.select(sessions[1].id)
    past.settle()
    assert past.page.reader.said.added_texts() == ()


def test_that_the_same_is_charted_today_and_opened(past: Past) -> None:
    sessions = shown(past)
    with past.qtbot.waitSignal(past.page.session_wanted) as wanted:
        past.qtbot.mouseClick(past.page.reader.same, _LEFT)
    past.settle()
    with past.file.reading() as reading:
        today = reading.session(wanted.args[0])
    assert today.date == TODAY
    assert [site.carried_from for site in today.sites] == [site.id for site in sessions[1].sites]


def test_that_what_is_left_out_is_told_before_the_session_is_opened(past: Past) -> None:
    shown(past)
    with past.file.work() as work:
        work.save(MARA, replace(MARA, consents=()))
    opened: list[str] = []
    past.page.session_wanted.connect(opened.append)
    past.qtbot.keyClick(past.page.reader.same, Qt.Key.Key_Return)
    past.settle()
    assert opened == []
    (message,) = past.page.messages.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert message.accessibleName() == "No site was charted."
    assert "consent" in message.accessibleDescription().lower()
    past.page.messages.action_taken.emit("same")
    with past.file.reading() as reading:
        assert opened == [reading.open_draft(MARA.id)]


def test_that_an_older_draft_is_told_and_offered(past: Past) -> None:
    sessions = shown(past, 2, signed=False)
    past.page.select(sessions[0].id)
    past.settle()
    opened: list[str] = []
    past.page.session_wanted.connect(opened.append)
    past.page.reader.same_wanted.emit(sessions[0].id)
    past.settle()
    (message,) = past.page.messages.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert message.accessibleName() == "A draft of another day is still open."
    past.page.messages.action_taken.emit("same")
    assert opened == [sessions[1].id]


def test_that_a_visit_without_sites_and_the_open_draft_offer_nothing_again(past: Past) -> None:
    past.show(2)
    assert not past.page.reader.same.isVisible(), "it is the open draft"
    past.page.select(past.sessions[0].id)
    past.settle()
    assert past.page.reader.same.isVisible()
    bare = replace(past.sessions[0], sites=(), findings=())
    with past.file.work() as work:
        work.save(past.sessions[0], bare)
    again(past)
    assert not past.page.reader.same.isVisible()


def test_that_a_manager_alone_is_not_offered_to_chart(past: Past) -> None:
    shown(past)
    assert past.page.reader.same.isVisible()
    with past.file.work() as work:
        work.save(ADA, replace(ADA, roles=(Role.MANAGER,)))
    again(past)
    assert not past.page.reader.same.isVisible()
