"""Every control of the card changes its own field, is kept on disk, undone and done again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from needlechart.domain.needling import (
    Bleeding,
    Elicited,
    EndReason,
    Familiar,
    IntensityTarget,
    Referral,
    ResponseSought,
    SeenBy,
    SensationKind,
    Strength,
    TissueLevel,
    Tolerance,
    ToneAfter,
    Twitch,
    Waveform,
)
from needlechart.domain.technique import Technique
from needlechart.ui.charting.needle.details import SiteDetails
from tests.ui.charting.table import Table

# The screenless platform says of every menu that it can neither raise it nor give it the keyboard.
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)

Act = Callable[[Table], None]


def click(table: Table, button: QWidget) -> None:
    table.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def details(table: Table) -> SiteDetails:
    table.card.show_details(True)
    made = table.card.details
    assert made is not None
    table.qtbot.waitUntil(lambda: made.height() >= made.minimumSizeHint().height())
    return made


def typed(table: Table, field: Any, text: str) -> None:
    """Types into a field and leaves it with Return."""
    line: Any = getattr(field, "field", getattr(field, "control", field))
    line.setFocus()
    line.clear()
    table.qtbot.keyClicks(line, text)
    table.qtbot.keyClick(line, Qt.Key.Key_Return)


def chip(table: Table, chips: Any, key: str) -> None:
    click(table, chips.chips.chip(key))


def rarer(table: Table, words: str) -> None:
    menu = table.card.technique.open_list()
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def plus(table: Table, stepper: QWidget) -> None:
    at = stepper.rect().center()
    at.setX(stepper.width() - 10)
    table.qtbot.mouseClick(stepper, Qt.MouseButton.LeftButton, pos=at)


ON_THE_CARD: dict[str, tuple[Act, Callable[[Any], Any], Any]] = {
    "needles": (lambda t: plus(t, t.card.needles.needles), lambda s: (s.new_needles, s.insertions), (2, 2)),
    "needle": (
        lambda t: t.card.needles.size_of_needle.choose("0.25x40"),
        lambda s: (s.needle.diameter_mm, s.needle.length_mm),
        (0.25, 40),
    ),
    "no twitch": (lambda t: t.type("0"), lambda s: s.twitch, Twitch(Elicited.NO, 0)),
    "can't tell": (lambda t: click(t, t.card.twitches.cant_tell), lambda s: s.twitch, Twitch(Elicited.NOT_OBSERVABLE)),
    "not sought": (lambda t: click(t, t.card.twitches.not_sought), lambda s: s.twitch, Twitch(Elicited.NOT_SOUGHT)),
    "familiar": (lambda t: chip(t, t.card.familiar.familiar, "unsure"), lambda s: s.familiar, Familiar.UNSURE),
    "static": (
        lambda t: click(t, t.card.technique.chips[Technique.STATIC]),
        lambda s: (s.technique, s.left_in, s.response_sought),
        (Technique.STATIC, True, (ResponseSought.LOCAL_ACHE,)),
    ),
    "rare technique": (
        lambda t: rarer(t, "Threading"),
        lambda s: s.technique,
        Technique.THREADING,
    ),
    "depth": (lambda t: plus(t, t.card.depth_row.depth_mm), lambda s: s.depth_mm, 20),
    "pain on insertion": (
        lambda t: t.qtbot.keyClick(details(t).pain.pain_on_insertion, Qt.Key.Key_3),
        lambda s: s.pain_on_insertion,
        3,
    ),
    "pain during": (lambda t: t.qtbot.keyClick(details(t).pain.pain_during, Qt.Key.Key_7), lambda s: s.pain_during, 7),
    "bleeding": (lambda t: chip(t, details(t).pain.bleeding, "spot"), lambda s: s.bleeding, Bleeding.SPOT),
    "pressure": (lambda t: typed(t, details(t).pain.pressure_s, "60"), lambda s: s.pressure_s, 60),
    "swelling": (lambda t: typed(t, details(t).pain.haematoma_mm, "20"), lambda s: s.haematoma_mm, 20),
    "tolerance": (lambda t: chip(t, details(t).pain.tolerance, "fair"), lambda s: s.tolerance, Tolerance.FAIR),
    "note": (lambda t: t.qtbot.keyClicks(details(t).pain.note, "hard band"), lambda s: s.note, "hard band"),
    "referred": (lambda t: click(t, details(t).referral.felt.chips.chip("no")), lambda s: s.referral, Referral(False)),
    "refers to": (
        lambda t: typed(t, details(t).referral.area, "outer leg"),
        lambda s: s.referral,
        Referral(True, None, "outer leg"),
    ),
    "felt as": (
        lambda t: chip(t, details(t).referral.kind, "deep_ache"),
        lambda s: s.referral,
        Referral(True, SensationKind.DEEP_ACHE),
    ),
    "insertions": (lambda t: plus(t, details(t).insertions), lambda s: (s.insertions, s.new_needles), (2, 1)),
    "tissue level": (
        lambda t: chip(t, details(t).tissue_level, "deep_muscle"),
        lambda s: s.tissue_level,
        TissueLevel.DEEP_MUSCLE,
    ),
    "response sought": (
        lambda t: chip(t, details(t).response_sought, "familiar_pain"),
        lambda s: s.response_sought,
        (ResponseSought.LTR, ResponseSought.FAMILIAR_PAIN),
    ),
    "stayed in": (lambda t: typed(t, details(t).retention_s, "300"), lambda s: s.retention_s, 300),
    "tone after": (lambda t: chip(t, details(t).tone_after, "softer"), lambda s: s.tone_after, ToneAfter.SOFTER),
    "retest pain": (lambda t: t.qtbot.keyClick(details(t).retest_pain, Qt.Key.Key_2), lambda s: s.retest_pain, 2),
    "retest threshold": (lambda t: typed(t, details(t).retest_kg_cm2, "3,5"), lambda s: s.retest_kg_cm2, 3.5),
    "lot": (lambda t: typed(t, details(t).lot.lot, "L42"), lambda s: s.needle.lot, "L42"),
    "maker": (lambda t: typed(t, details(t).lot.maker, "Acme"), lambda s: s.needle.maker, "Acme"),
    "expires": (lambda t: typed(t, details(t).lot.expires, "1 Mar 2028"), lambda s: s.needle.expires, date(2028, 3, 1)),
    "point": (lambda t: typed(t, details(t).place.label, "TrP2"), lambda s: s.place.label, "TrP2"),
    "landmark": (lambda t: typed(t, details(t).place.landmark, "below L3"), lambda s: s.place.landmark, "below L3"),
    "not counted": (lambda t: click(t, details(t).twitches.not_counted), lambda s: s.twitch, Twitch(Elicited.YES)),
}

AFTER_A_TWITCH: dict[str, tuple[Act, dict[str, Any]]] = {
    "strong": (lambda t: click(t, t.card.twitches.strength.chip("strong")), {"first": Strength.STRONG}),
    "until no more": (lambda t: click(t, t.card.twitches.until_no_more), {"end_reason": EndReason.EXHAUSTED}),
    "about": (lambda t: click(t, details(t).twitches.about), {"about": True}),
    "last weak": (lambda t: chip(t, details(t).twitches.last, "weak"), {"last": Strength.WEAK}),
    "ended for pain": (lambda t: chip(t, details(t).twitches.end_reason, "pain_limit"), {"end_reason": EndReason.PAIN_LIMIT}),
    "seen by": (lambda t: chip(t, details(t).twitches.seen_by, "palpated"), {"seen_by": SeenBy.PALPATED}),
}

CURRENT: dict[str, tuple[Act, str, Any]] = {
    "channel": (lambda t: plus(t, t.card.electrical.channel), "channel", 1),
    "waveform": (lambda t: chip(t, t.card.electrical.waveform, "monophasic"), "waveform", Waveform.MONOPHASIC),
    "frequency": (lambda t: typed(t, t.card.electrical.frequency_hz, "2"), "frequency_hz", 2),
    "second frequency": (lambda t: typed(t, t.card.electrical.second_frequency_hz, "100"), "second_frequency_hz", 100),
    "pulse": (lambda t: typed(t, t.card.electrical.pulse_us, "200"), "pulse_us", 200),
    "intensity": (lambda t: typed(t, t.card.electrical.intensity_ma, "1.5"), "intensity_ma", 1.5),
    "target": (
        lambda t: chip(t, t.card.electrical.intensity_target, "motor_visible"),
        "intensity_target",
        IntensityTarget.MOTOR_VISIBLE,
    ),
    "minutes": (lambda t: typed(t, t.card.electrical.duration_min, "10"), "duration_min", 10),
    "device": (lambda t: typed(t, t.card.electrical.device_id, "unit 3"), "device_id", "unit 3"),
    "polarity": (lambda t: typed(t, t.card.electrical.polarity, "minus in the point"), "polarity", "minus in the point"),
}


def test_that_every_control_changes_its_field_and_is_kept_undone_and_done_again(table: Table) -> None:
    table.tap(table.point("gluteus-medius"))
    before = table.session
    for name, (act, read, wanted) in ON_THE_CARD.items():
        act(table)
        after = table.session
        assert read(table.site) == wanted, name
        assert table.on_disk() == after, name
        table.editor.undo()
        assert table.session == before, name
        table.editor.redo()
        assert table.session == after, name
        table.editor.undo()
        assert table.on_disk() == before, name


def test_that_what_is_said_about_a_twitch_is_kept_with_its_count(table: Table) -> None:
    table.tap(table.point("gluteus-medius"))
    table.type("3")
    for name, (act, fields) in AFTER_A_TWITCH.items():
        act(table)
        assert table.site.twitch == Twitch(Elicited.YES, 3, **fields), name
        assert table.on_disk() == table.session, name
        table.editor.undo()
        table.type("3")  # taps on one field are one step: the undo took the count too


def test_that_the_fields_of_current_are_kept(table: Table) -> None:
    table.tap(table.point("gluteus-medius"))
    assert table.card.electrical.isHidden()
    click(table, table.card.technique.chips[Technique.ELECTRICAL])
    assert not table.card.electrical.isHidden()
    for name, (act, field, wanted) in CURRENT.items():
        act(table)
        assert table.site.electrical is not None, name
        assert getattr(table.site.electrical, field) == wanted, name
        assert table.on_disk() == table.session, name


def test_that_strength_waits_for_a_twitch(table: Table) -> None:
    table.tap(table.point("gluteus-medius"))
    assert not table.card.twitches.strength.isEnabled()
    table.type("2")
    assert table.card.twitches.strength.isEnabled()
    table.type("0")
    assert not table.card.twitches.strength.isEnabled()


def test_that_nothing_is_answered_before_somebody_says_it(table: Table) -> None:
    table.tap(table.point("gluteus-medius"))
    card = table.card
    assert card.twitches.pad.value() is None
    assert not card.twitches.cant_tell.isChecked()
    assert not card.twitches.not_sought.isChecked()
    assert card.familiar.familiar.value() is None
    assert card.depth_row.depth_mm.value() is None
    assert details(table).pain.pain_during.value() is None


def test_that_a_depth_beyond_the_needle_cannot_be_entered_and_a_shorter_needle_takes_it_back(table: Table) -> None:
    table.tap(table.point("gluteus-medius"))
    table.card.needles.size_of_needle.choose("0.30x60")
    depth = table.card.depth_row.depth_mm
    depth.answer_number(90)
    assert table.site.depth_mm == 60
    table.card.needles.size_of_needle.choose("0.30x40")
    assert table.site.depth_mm is None


def test_that_taps_on_one_field_are_one_undo_step_and_another_field_begins_a_new_one(table: Table) -> None:
    table.tap(table.point("gluteus-medius"))
    placed = table.session
    table.type("123")
    counted = table.session
    plus(table, table.card.needles.needles)
    table.editor.undo()
    assert table.session == counted
    table.editor.undo()
    assert table.session == placed


def test_that_the_two_needles_of_a_channel_name_each_other(table: Table) -> None:
    table.tap(table.point("gluteus-medius"))
    click(table, table.card.technique.chips[Technique.ELECTRICAL])
    plus(table, table.card.electrical.channel)
    first = table.site
    table.tap(table.point("gluteus-medius", dx=-15, dy=-20))
    plus(table, table.card.electrical.channel)
    table.card.electrical.partner.choose(first.id)
    assert table.site.electrical is not None
    assert table.site.electrical.partner_site_id == first.id
    assert table.on_disk() == table.session
