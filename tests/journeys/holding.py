"""What must hold of a session in hand after anything was done to it: the ledger, the file, the screen, undo."""

from __future__ import annotations

from dataclasses import fields

from PySide6.QtWidgets import QApplication, QMenu

from needlechart.domain.ledger import ledger_of
from needlechart.domain.needling import Elicited, Finding, Site
from needlechart.domain.sessions import TreatmentSession
from needlechart.ui.look.counts import Count, InBody
from needlechart.ui.main_window import MainWindow
from tests.journeys.hands import Hands


def assert_all_holds(hands: Hands) -> None:
    """Everything below, of a session that is settled."""
    assert_same_on_disk(hands)
    assert_ledger_holds(hands)
    assert_marks_shown(hands)
    assert_no_stray_window()


def assert_same_on_disk(hands: Hands) -> None:
    """What the file holds is what stands on the screen, and what may be undone is what the page undoes."""
    session_id = hands.session.id
    found: list[TreatmentSession] = []
    hands.window.worker.read(lambda reading: reading.session(session_id), found.append, hands.page)
    hands.until(lambda: bool(found))
    assert _differs(found[0], hands.session) == {}


def assert_ledger_holds(hands: Hands) -> None:
    """The needle equations, counted here once more from the sites, and read from the bar."""
    session, page = hands.session, hands.page
    sites = [site for site in session.sites if site.confirmed]
    ledger = ledger_of(session, page.editor.opened.catalogue)
    needles = sum(site.new_needles for site in sites)
    left_in = sum(s.needles_in_body for s in sites)
    assert ledger.needles_in == needles
    assert ledger.in_body == left_in <= needles
    assert all(0 <= sum(r.needles for r in site.removals) <= site.new_needles for site in sites)
    counted = [s.twitch.count or 0 for s in sites if s.twitch is not None and s.twitch.elicited is Elicited.YES]
    assert ledger.ltr_total == sum(counted)
    out_of_sight = page.tabs.value() == "after" and session.count.out is None
    shown = figures_shown(hands)
    assert shown["opened"] == _figure(session.count.opened)
    assert shown["in"] == _figure(None if out_of_sight else needles)
    assert shown["sharps"] == _figure(session.count.sharps)
    assert shown["in the body"] == str(left_in)
    assert shown["twitches"].removeprefix("≥") in (str(sum(counted)), "1")


def figures_shown(hands: Hands) -> dict[str, str]:
    """The figures of the needle ledger as they can be read at the foot of the page, each by its word."""
    bar = hands.page.ledger
    shown = {count.accessibleName(): count.figure() for count in bar.findChildren(Count)}
    (in_body,) = bar.findChildren(InBody)
    return shown | {"in the body": in_body.accessibleName().split()[0]}


def _figure(number: int | None) -> str:
    return "–" if number is None else str(number)


def assert_marks_shown(hands: Hands) -> None:
    """Each site and each finding nobody needled is a mark on the body, in the place where it was put, and in the order given."""
    session = hands.session
    needled = {site.finding_id for site in session.sites}
    marks: list[Site | Finding] = [*session.sites, *session.findings]
    meant = {mark.id: mark.place.point for mark in marks if mark.id not in needled}
    chart = hands.needle.chart
    if chart.isVisible():
        shown = {mark.id: mark.point for mark in chart.marks if ":" not in mark.id}
        assert shown == meant
    orders = [site.order for site in session.sites]
    assert len(set(orders)) == len(orders)
    chosen = hands.page.editor.selected
    assert chosen is None or chosen in {mark.id for mark in marks}


def assert_no_stray_window() -> None:
    """Nothing is open but the window and, perhaps, a menu of it."""
    stray = [w for w in QApplication.topLevelWidgets() if w.isVisible() and not isinstance(w, (MainWindow, QMenu))]
    assert stray == []


def assert_undone_to(hands: Hands, start: TreatmentSession) -> None:
    """Undo until nothing is left to undo gives the session as it was begun; redo gives back everything."""
    stack, end = hands.page.editor.undo_stack, hands.session
    if hands.page.editor.read_only:
        return
    undone = 0
    while stack.canUndo():
        hands.page.ledger.undo_requested.emit()
        undone += 1
    hands.until_saved()
    assert _differs(hands.session, start) == {}
    assert_all_holds(hands)
    for _ in range(undone):
        hands.page.ledger.redo_requested.emit()
    hands.until_saved()
    assert _differs(hands.session, end) == {}
    assert_all_holds(hands)


def _differs(one: TreatmentSession, other: TreatmentSession) -> dict[str, tuple[object, object]]:
    """The fields in which they differ, with both values."""
    both = {field.name: (getattr(one, field.name), getattr(other, field.name)) for field in fields(one)}
    return {name: values for name, values in both.items() if values[0] != values[1]}
