"""A clock that is set back, and a day that ends, in the middle of a session."""

from __future__ import annotations

from PySide6.QtCore import Qt

from needlechart.domain.ledger import ledger_of
from needlechart.domain.moments import clinic_date
from tests.clinics import NOW, TIME_ZONE, TODAY
from tests.ui.charting.conftest import OPENED
from tests.ui.charting.table import Table
from tests.ui.charting.test_stays import static


def in_body_words(table: Table) -> str:
    return next(part for part in table.page.ledger.words().split(", ") if "in the body" in part)


def test_that_a_clock_set_back_loses_nothing_and_tells_no_time_below_zero(table: Table, open_table: OPENED) -> None:
    static(table)
    table.clock.moment = NOW.plus(hours=-3)
    table.tap(table.point("gluteus-maximus"))
    table.type("3")
    assert in_body_words(table).endswith("for 0 s")
    assert "-" not in table.page.ledger.words()
    table.editor.select(table.session.sites[0].id)
    table.key(Qt.Key.Key_O)
    (removal,) = table.session.sites[0].removals
    assert removal.at == NOW.plus(hours=-3)  # written down as the clock said it
    kept = table.on_disk()
    assert ledger_of(kept, table.editor.opened.catalogue).in_body == 1  # the second one was left in like the first
    assert table.page.banner.saved.words() == "Draft, saved 06:30"
    end = table.session
    while table.editor.undo_stack.canUndo():
        table.editor.undo()
    assert table.session.sites == ()
    while table.editor.undo_stack.canRedo():
        table.editor.redo()
    assert table.session == table.on_disk() == end
    again = open_table(table.editor.opened.patient, table.session.id)
    assert again.session == end


def test_that_a_visit_stays_on_its_day_when_midnight_passes(table: Table) -> None:
    static(table)
    table.clock.moment = NOW.plus(hours=15)
    table.tap(table.point("gluteus-maximus"))
    table.type("2")
    kept = table.on_disk()
    assert clinic_date(table.clock.now(), TIME_ZONE) != TODAY
    assert (kept.date, len(kept.sites)) == (TODAY, 2)
    assert table.page.banner.saved.words() == "Draft, saved 00:30"
    assert "15 h" in in_body_words(table), in_body_words(table)
