"""Fields keep what was typed, and say under themselves what is wrong with it."""

from __future__ import annotations

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from needlechart.ui.look.date_field import DateField
from needlechart.ui.look.fields import Field, NoteField, PassphraseField, SearchField, TextField
from needlechart.ui.look.typed_date import DateNotRead, read_date


@pytest.mark.parametrize(
    "typed", ["12 Mar 1972", "March 12 1972", "1972-03-12", "12/03/1972", "12.3.1972", " 12  march, 1972 ", "1972 March 12"]
)
def test_that_a_date_is_read_as_people_write_it(typed: str) -> None:
    assert read_date(typed) == datetime.date(1972, 3, 12)


def test_that_numbers_alone_are_read_in_the_clinics_order() -> None:
    assert read_date("03/12/1972", "month-day") == datetime.date(1972, 3, 12)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("12/03/72", "The year needs four digits."),
        ("31 Feb 2024", "There is no such day."),
        ("soon", "This is not a date."),
        ("12 Foo 1972", "This is not a date."),
        ("12 13 14 15", "This is not a date."),
        ("", "This is not a date."),
    ],
)
def test_that_what_is_no_date_is_said_in_a_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(DateNotRead) as told:
        read_date(typed)
    assert told.value.sentence == sentence
    assert told.value.way_out.startswith("Write it like")


def test_that_a_date_field_reads_back_in_words_and_keeps_a_slip(qtbot: QtBot) -> None:
    field = DateField("Date of birth", latest=datetime.date(2026, 11, 24))
    qtbot.addWidget(field)
    field.show()
    line = field.findChild(QLineEdit)
    assert line is not None
    qtbot.keyClicks(line, "12/3/1972")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert (field.value(), field.help(), field.error()) == (datetime.date(1972, 3, 12), "12 March 1972", "")
    line.selectAll()
    qtbot.keyClicks(line, "1 Jan 2030")
    assert not field.check()
    assert (field.value(), field.typed(), field.error()) == (None, "1 Jan 2030", "This is after 24 November 2026.")


def test_that_an_error_stands_under_the_field_and_the_help_comes_back(qtbot: QtBot) -> None:
    field = Field("Your name", TextField(), "It stands under every note.")
    qtbot.addWidget(field)
    field.set_error("The name is missing.")
    assert field.control.accessibleDescription() == "The name is missing."
    field.set_error("")
    assert field.control.accessibleDescription() == "It stands under every note."


def test_that_only_typing_tells(qtbot: QtBot) -> None:
    field = TextField("Name")
    qtbot.addWidget(field)
    field.show()
    with qtbot.assertNotEmitted(field.changed):
        field.set_value("Ada")
    with qtbot.waitSignal(field.changed):
        qtbot.keyClick(field, "m")


def test_that_escape_empties_a_search_and_down_goes_to_the_results(qtbot: QtBot) -> None:
    field = SearchField("Find a patient", "Ctrl+K")
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClicks(field, "mara")
    with qtbot.waitSignal(field.changed):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.value() == ""
    with qtbot.waitSignal(field.down_pressed):
        qtbot.keyClick(field, Qt.Key.Key_Down)


def test_that_a_passphrase_never_reaches_the_clipboard(qtbot: QtBot) -> None:
    field = PassphraseField()
    qtbot.addWidget(field)
    field.show()
    QGuiApplication.clipboard().setText("what was there")
    qtbot.keyClicks(field, "open sesame")
    field.show_secret(True)
    field.selectAll()
    qtbot.keyClick(field, "c", Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(field, "x", Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "what was there"
    assert field.value() == "open sesame"
    field.forget()
    assert (field.value(), field.echoMode()) == ("", QLineEdit.EchoMode.Password)
    plain = TextField()  # the control: an ordinary field does give its text away
    qtbot.addWidget(plain)
    plain.show()
    qtbot.keyClicks(plain, "plain")
    plain.selectAll()
    qtbot.keyClick(plain, "c", Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "plain"


def test_that_a_note_grows_with_its_lines_and_tab_leaves_it(qtbot: QtBot) -> None:
    note = NoteField("Note", lines=2)
    qtbot.addWidget(note)
    note.show()
    low = note.sizeHint().height()
    note.setPlainText("one\ntwo\nthree\nfour")
    assert note.sizeHint().height() > low
    assert note.tabChangesFocus()
