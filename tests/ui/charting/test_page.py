"""The page around the places: banner, tabs, ledger, messages, a signed session, Pull all now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Literal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from needlechart.domain.errors import NeedleChartError
from needlechart.domain.patients import Alert, AlertKind, Patient
from needlechart.domain.sessions import Signature, TreatmentSession
from needlechart.domain.technique import Technique
from needlechart.ui.charting.keys_page import KeysPage
from needlechart.ui.look.pills import Pill
from needlechart.ui.look.tabs import SESSION_STEPS
from needlechart.ui.look.theme import theme
from tests.clinics import ADA
from tests.ui.charting.conftest import OPENED
from tests.ui.charting.table import Table


def test_that_the_banner_names_the_patient_with_two_identifiers_alerts_and_consent(
    open_table: OPENED, patient: Patient, last_visit: TreatmentSession
) -> None:
    alert = Alert("alert-1", AlertKind.ANTICOAGULANT, "Takes apixaban")
    over = Alert("alert-2", AlertKind.PREGNANCY, "", until=date(2026, 1, 1))
    table = open_table(replace(patient, alerts=(alert, over)), earlier=(last_visit,))
    table.page.resize(1600, 900)
    table.editor.set(table="2")
    banner = table.page.banner
    assert banner.name() == "Mara Alder"
    assert banner.shown_facts() == ("5 Mar 1984, 42 y", "No. P-0001", "Table 2", "Right hip and back", "Visit 2")
    shown = {pill.view().words for pill in banner.findChildren(Pill) if pill.isVisible()}
    assert {"Anticoagulant or antiplatelet", "Consent"} <= shown
    assert "Pregnancy" not in shown


def test_that_the_list_of_keys_and_the_sound_are_reached_by_a_tap(table: Table) -> None:
    table.qtbot.mouseClick(table.page.keys_key, Qt.MouseButton.LeftButton)
    shown = table.page.stack.currentWidget()
    assert isinstance(shown, KeysPage)
    assert shown.sound.isVisible() or shown.sound.isVisibleTo(shown)
    table.qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert table.page.stack.currentWidget() is table.needle


def test_that_a_missing_consent_stands_in_the_banner(open_table: OPENED, patient: Patient) -> None:
    table = open_table(replace(patient, consents=()))
    assert "No consent" in {pill.view().words for pill in table.page.banner.findChildren(Pill) if pill.isVisible()}


def test_that_every_place_is_built_when_it_is_first_shown_and_shows_what_was_changed_before(table: Table) -> None:
    table.tap(table.point("gluteus-medius"))
    assert table.page.stack.count() == 1
    for count, (key, _words) in enumerate(SESSION_STEPS, start=1):
        table.page.show_place(key)
        assert table.page.tabs.value() == key
        assert table.page.stack.currentWidget() is table.page.place(key)
        assert table.page.stack.count() >= min(count, 6) - 1
    assert table.page.stack.count() == 6


def test_that_the_ledger_shows_every_figure_and_never_fills_in_a_count(table: Table) -> None:
    words = table.page.ledger.words()
    assert words.startswith("opened not counted, in 0, out 0, sharps not counted")
    table.tap(table.point("gluteus-medius"))
    table.card.needles.needles.answer_number(2)
    table.type("4")
    table.tap(table.point("gluteus-maximus"))
    table.qtbot.mouseClick(table.card.technique.chips[Technique.STATIC], Qt.MouseButton.LeftButton)
    table.clock.tick(72)
    table.qtbot.waitUntil(lambda: "1 in the body for 1 min 12 s" in table.page.ledger.words())
    words = table.page.ledger.words()
    assert "in 3," in words
    assert "out 0," in words
    assert "sharps not counted" in words
    assert "twitches 4," in words
    assert "muscles 2 20560" in words


def test_that_a_twitch_nobody_counted_makes_the_sum_a_least_one(table: Table) -> None:
    table.tap(table.point("gluteus-medius"))
    table.type("4")
    table.tap(table.point("gluteus-maximus"))
    table.card.show_details(True)
    assert table.card.details is not None
    table.card.details.twitches.not_counted.click()
    assert "twitches ≥4" in table.page.ledger.words()


def test_that_pull_all_now_takes_every_needle_out_at_once_and_leaves_the_count_to_be_given(table: Table) -> None:
    for muscle in ("gluteus-medius", "gluteus-maximus"):
        table.tap(table.point(muscle))
        table.qtbot.mouseClick(table.card.technique.chips[Technique.STATIC], Qt.MouseButton.LeftButton)
    before = table.session
    table.clock.tick(90)
    button = next(b for b in table.page.ledger.findChildren(QWidget) if b.accessibleName() == "Pull all now")
    table.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    removals = [removal for site in table.session.sites for removal in site.removals]
    assert [(r.needles, r.at, r.by) for r in removals] == [(1, table.clock.now(), ADA.id)] * 2
    assert table.session.count == before.count
    assert table.page.tabs.value() == "after"
    assert table.on_disk() == table.session
    table.editor.undo()
    assert table.session == before


def test_that_trouble_is_told_in_the_page_and_taken_away_with_a_tap(table: Table) -> None:
    table.editor.trouble.emit(NeedleChartError("That cannot be.", "Do it like this."))
    assert table.page.messages.texts() == ("That cannot be.",)
    message = table.page.messages.message("trouble")
    assert message is not None
    table.qtbot.mouseClick(message.action_button(), Qt.MouseButton.LeftButton)
    assert table.page.messages.texts() == ()


def test_that_a_signed_session_is_read_and_nothing_in_it_changes(open_table: OPENED, patient: Patient, table: Table) -> None:
    table.tap(table.point("gluteus-medius"))
    table.type("3")
    site = table.site
    signed = table.session.signed(Signature(ADA.id, table.clock.now(), "0" * 64))
    table.on_disk()
    table.editor.take_signed(signed)
    assert table.page.messages.texts() == ("This session is signed and can only be read.",)
    assert table.page.banner.saved.words() == "Signed 09:30"
    assert not table.editor.undo_stack.canUndo()
    table.tap(table.point("gluteus-maximus"))
    table.type("5")
    table.key(Qt.Key.Key_Delete)
    table.key(Qt.Key.Key_Left)
    assert table.session == signed
    table.editor.select(site.id)
    assert not table.card.twitches.pad.isEnabled()
    with table.qtbot.waitSignal(table.editor.trouble) as told:
        table.editor.set_site(site.id, note="later")
    assert told.args[0].sentence.startswith("This session is signed")
    with table.qtbot.waitSignal(table.page.history_wanted) as wanted:
        message = table.page.messages.message("signed")
        assert message is not None
        message.action_taken.emit()
    assert wanted.args == [patient.id]


def test_that_leaving_is_told_by_the_back_button(table: Table) -> None:
    with table.qtbot.waitSignal(table.page.closed):
        table.page.banner.back_requested.emit()


def test_that_the_rows_of_a_card_fit_a_small_window_and_the_card_is_wider_on_a_large_one(table: Table) -> None:
    table.tap(table.point("gluteus-maximus"))
    panel, last = table.needle.panel, table.card.depth_row
    table.qtbot.waitUntil(lambda: last.mapTo(panel, last.rect().bottomLeft()).y() <= panel.foot.y() + 1)
    small = panel.width()
    assert small == 432
    table.page.resize(1920, 1200)
    table.qtbot.waitUntil(lambda: panel.width() == 480)
    table.qtbot.waitUntil(table.card.has_details)
    table.page.resize(1280, 800)
    table.qtbot.waitUntil(lambda: panel.width() == small)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_that_nothing_of_the_card_is_wider_than_the_panel(
    table: Table, qapp: QApplication, scheme: Literal["light", "dark"], scale: float
) -> None:
    theme.apply(qapp, scheme, scale)
    table.tap(table.point("gluteus-medius"))
    table.card.show_details(True)
    panel = table.needle.panel
    table.qtbot.waitUntil(lambda: panel.width() >= panel.minimumSizeHint().width())
    area = table.needle.panel.area()
    table.qtbot.waitUntil(lambda: area.viewport().width() >= table.card.minimumSizeHint().width())


def test_that_a_gap_of_a_site_leads_to_that_site_and_a_tap_on_the_needles_in_to_the_first_of_them(table: Table) -> None:
    table.tap(table.point("gluteus-medius"))
    first = table.site.id
    table.tap(table.point("gluteus-maximus"))
    table.qtbot.mouseClick(table.card.technique.chips[Technique.STATIC], Qt.MouseButton.LeftButton)
    second = table.site.id
    table.page.show_place("sign")
    table.page.go_to("needle", f"depth_mm.{first}")
    assert table.page.tabs.value() == "needle"
    assert table.editor.selected == first
    table.page.ledger.in_body_tapped.emit()
    assert table.editor.selected == second
    table.page.go_to("needle", f"retention_s.{first}")
    assert table.editor.selected == first
    assert table.card.has_details()
