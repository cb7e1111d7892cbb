"""What the kit says: plain text always, messages with their way out, figures with their words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractButton, QStackedWidget
from pytestqt.qtbot import QtBot

from needlechart.ui.look.banner import Banner
from needlechart.ui.look.counts import InBody
from needlechart.ui.look.durations import spoken_duration
from needlechart.ui.look.ledger import LedgerBar, LedgerView
from needlechart.ui.look.message import MessageBar
from needlechart.ui.look.pills import PillView
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import ElidedLabel, Label

LEFT = Qt.MouseButton.LeftButton


def test_that_a_name_with_markup_in_it_is_a_name(qtbot: QtBot) -> None:
    words = Label("<b>Mara</b> & Co")
    qtbot.addWidget(words)
    assert words.textFormat() is Qt.TextFormat.PlainText
    plain = Label("Mara & Co")
    qtbot.addWidget(plain)
    assert words.sizeHint().width() > plain.sizeHint().width()


def test_that_what_is_cut_can_be_read_whole_in_the_tip(qtbot: QtBot) -> None:
    words = ElidedLabel("Flexor digitorum superficialis, right <side>")
    qtbot.addWidget(words)
    words.resize(90, 24)
    words.show()
    assert words.shown_text().endswith("…")
    assert "&lt;side&gt;" in words.toolTip()
    words.resize(900, 24)
    assert words.toolTip() == ""


def test_that_a_label_keeps_its_colour_when_its_page_is_put_into_a_window(qtbot: QtBot) -> None:
    window = QStackedWidget()
    qtbot.addWidget(window)
    window.show()
    words = Label("not counted yet", role="text3")
    words.sizeHint()
    words.set_role("caution")
    window.addWidget(words)
    window.setCurrentWidget(words)
    assert words.palette().color(QPalette.ColorRole.WindowText) == theme.color("caution")


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "0 s"), (-4, "0 s"), (59, "59 s"), (72, "1 min 12 s"), (3599, "59 min 59 s"), (3900, "1 h 05 min")]
)
def test_that_a_length_of_time_is_said(seconds: int, words: str) -> None:
    assert spoken_duration(seconds) == words


def test_that_messages_come_newest_first_are_replaced_by_key_and_take_no_room_when_gone(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    taken: list[str] = []
    bar.action_taken.connect(taken.append)
    bar.show_message("disk", "Not saved.", "danger", "Try again")
    bar.show_message("caution", "Thin patient.")
    bar.show_message("disk", "Still not saved.", "danger", "Try again")
    assert bar.texts() == ("Still not saved.", "Thin patient.")
    button = next(b for b in bar.findChildren(QAbstractButton) if b.accessibleName() == "Try again")
    qtbot.mouseClick(button, LEFT)
    assert taken == ["disk"]
    bar.clear()
    assert bar.texts() == ()
    assert bar.isHidden()


def test_that_the_ledger_says_every_count_and_that_a_minimum_is_one(qtbot: QtBot) -> None:
    ledger = LedgerBar()
    qtbot.addWidget(ledger)
    ledger.show_ledger(
        LedgerView(opened=4, placed=4, out=3, in_body=1, in_body_since_s=72, twitches=10, twitches_is_minimum=True, muscles=3)
    )
    said = ledger.words()
    for words in ("opened 4", "in 4", "out 3", "sharps not counted", "1 in the body for 1 min 12 s", "twitches ≥10", "muscles 3"):
        assert words in said, (words, said)
    ledger.show_ledger(LedgerView(in_body=1, in_body_since_s=72, due_words="9 min left"))
    assert "1 in the body 9 min left" in ledger.words()


def test_that_the_ticking_time_of_the_needles_moves_nothing_and_a_long_one_is_not_cut(qtbot: QtBot) -> None:
    shown = InBody()
    qtbot.addWidget(shown)
    shown.show_needles(3, 5)
    wide = shown.sizeHint().width()
    for since_s, left in ((3599, ""), (60, "45 min left"), (60, "under 1 min left")):
        shown.show_needles(3, since_s, left)
        assert shown.sizeHint().width() == wide, left
    shown.show_needles(3, 60, "over by 11 h 59 min, and more", overdue=True)
    assert shown.sizeHint().width() > wide


def test_that_a_narrow_banner_keeps_name_and_alerts_and_gives_up_facts(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.show_patient(
        "Mara Alder",
        ["12 Mar 1972, 54 y", "No. 10231", "Visit 3", "Right hip and back"],
        [PillView("Anticoagulant", "danger", "alert")],
        PillView("Consent", "ok", "check"),
    )
    banner.resize(1400, banner.sizeHint().height())
    banner.show()
    assert len(banner.shown_facts()) == 4
    banner.resize(760, banner.sizeHint().height())
    assert 0 < len(banner.shown_facts()) < 4
    assert banner.shown_facts()[0].startswith("12 Mar 1972")
    assert "Anticoagulant" in banner.accessibleDescription()
