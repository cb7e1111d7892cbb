"""Details of a patient: each field is kept when it is left; wrong ones keep what was typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from needlechart.domain.patients import Alert, AlertKind, Patient, Sex
from needlechart.ui.people.entry import LineField, NumberField
from needlechart.ui.people.patient_page import PatientPage
from tests.clinics import MARA, TODAY
from tests.ui.people.conftest import Chart


@pytest.fixture
def page(chart: Chart) -> PatientPage:
    chart.go("details")
    return chart.page


def test_that_every_field_of_the_patient_can_be_changed_and_is_kept(qtbot: QtBot, chart: Chart, page: PatientPage) -> None:
    tab = page.details
    said: dict[LineField | NumberField, str] = {
        tab.given: "Ina", tab.family: "Brook", tab.number: "P-0900", tab.phone: "030 1", tab.email: "ina@example.org",
        tab.occupation: "Carpenter", tab.referrer: "Dr Venn", tab.height_cm: "172", tab.weight_kg: "68,5",
    }  # fmt: skip
    for field, text in said.items():
        field.typed.selectAll()
        qtbot.keyClicks(field.typed, text)
        qtbot.keyClick(field.typed, Qt.Key.Key_Return)
    tab.born.control.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(tab.born.control, "6 Apr 1985")
    qtbot.keyClick(tab.born.control, Qt.Key.Key_Return)
    tab.note.typed.setFocus()
    qtbot.keyClicks(tab.note.typed, "Prefers mornings.")
    tab.note.typed.clearFocus()
    qtbot.mouseClick(tab.sex.chips.chip("female"), Qt.MouseButton.LeftButton)
    tab.hold.click()
    assert chart.on_disk() == Patient(
        MARA.id, "P-0900", "Brook", "Ina", date(1985, 4, 6), Sex.FEMALE, "030 1", "ina@example.org", "Carpenter", 172, 68.5,
        "Dr Venn", (), MARA.problems, MARA.consents, (), True, "Prefers mornings.",
    )  # fmt: skip
    assert page.banner.name() == "Ina Brook"
    assert page.banner.saved.words() == "Saved 09:30"


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("height_cm", "17", "It must lie between 40 and 250 cm."),
        ("height_cm", "1.72 m", "This is not a number."),
        ("height_cm", "170.5", "Whole numbers only."),
        ("weight_kg", "900", "It must lie between 2 and 350 kg."),
        ("family", "", "Type the family name, or the only name there is."),
        ("number", "", "Type a record number."),
        ("phone", "1" * 201, "This is 201 characters long; 200 have room."),
    ],
)
def test_that_a_wrong_entry_is_said_stays_typed_and_changes_nothing(
    qtbot: QtBot, chart: Chart, page: PatientPage, field: str, typed: str, said: str
) -> None:
    entry = getattr(page.details, field)
    entry.typed.setText(typed)
    qtbot.keyClick(entry.typed, Qt.Key.Key_Return)
    assert entry.error() == said
    assert chart.on_disk() == MARA
    qtbot.mouseClick(page.details.sex.chips.chip("male"), Qt.MouseButton.LeftButton)
    chart.settle()
    assert entry.typed.text() == typed
    assert entry.error() == said


def test_that_a_day_to_come_is_no_date_of_birth(qtbot: QtBot, chart: Chart, page: PatientPage) -> None:
    born = page.details.born
    born.control.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(born.control, "1 Jan 2030")
    qtbot.keyClick(born.control, Qt.Key.Key_Return)
    assert born.error() == "This day has not come yet."
    assert chart.on_disk() == MARA


def test_that_an_alert_is_added_seen_in_the_banner_and_removed(qtbot: QtBot, chart: Chart, page: PatientPage) -> None:
    alerts = page.details.alerts
    qtbot.mouseClick(alerts.open_form, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(alerts.add, Qt.MouseButton.LeftButton)
    assert (alerts.kind.error(), alerts.text.error()) == ("Choose what it is.", "Say it in a few words.")
    qtbot.mouseClick(alerts.kind.chips.chip("pacemaker"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(alerts.text.typed, "since the spring")
    qtbot.keyClicks(alerts.since.control, "1 Mar 2026")
    qtbot.keyClicks(alerts.until.control, "1 Feb 2026")
    qtbot.mouseClick(alerts.add, Qt.MouseButton.LeftButton)
    assert alerts.until.error() == "This is before it began."
    alerts.until.set_value(None)
    qtbot.mouseClick(alerts.add, Qt.MouseButton.LeftButton)
    (kept,) = chart.on_disk().alerts
    assert kept == Alert(kept.id, AlertKind.PACEMAKER, "since the spring", date(2026, 3, 1))
    assert "Pacemaker" in page.banner.accessibleDescription()
    alerts.remove(kept.id)
    assert chart.on_disk().alerts == ()
    assert "Pacemaker" not in page.banner.accessibleDescription()


def test_that_an_alert_that_is_over_leaves_the_banner(chart: Chart, page: PatientPage) -> None:
    over = Alert("over", AlertKind.PREGNANCY, "twins", date(2025, 1, 1), date(2026, 11, 19))
    page.editor.change(lambda patient: replace(patient, alerts=(over,)))
    chart.settle()
    assert "Pregnancy" not in page.banner.accessibleDescription()
    page.editor.change(lambda patient: replace(patient, alerts=(replace(over, until=TODAY),)))
    chart.settle()
    assert "Pregnancy" in page.banner.accessibleDescription()
