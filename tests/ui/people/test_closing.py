"""What is being typed about a patient when the program is closed or signed out is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from needlechart.domain.patients import Patient
from needlechart.records.clinic_file import ClinicFile
from needlechart.ui.main_window import MainWindow
from tests.clinics import MARA, Template, reopened


def no_demo(_path: Path, _progress: Callable[[int, int], None]) -> ClinicFile:
    raise AssertionError("nobody asked for a demo")


def on_disk(template: Template, path: Path) -> Patient:
    file = reopened(template, path)
    with file.reading() as reading:
        patient = reading.patient(MARA.id)
    file.close()
    return patient


@pytest.mark.parametrize("leave", ["close", "sign out"])
def test_that_what_is_being_typed_is_kept(
    qtbot: QtBot, clinic_template: Template, clinic_path: Path, tmp_settings: Path, leave: str
) -> None:
    window = MainWindow(clinic_path.parent, no_demo)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    window.worker.open(reopened(clinic_template, clinic_path))
    window.open_patient(MARA.id)
    qtbot.waitUntil(lambda: window.patient_page is not None and window.patient_page.isVisible() and window.worker.idle)
    page = window.patient_page
    assert page is not None
    page.tabs.set_value("details")
    page.tabs.changed.emit()
    page.details.phone.typed.setFocus()
    qtbot.keyClicks(page.details.phone.typed, "030 999")
    if leave == "close":
        window.close()
    else:
        window.show_today()
        qtbot.waitUntil(lambda: window.today_page is not None and window.worker.idle)
        assert window.today_page is not None
        window.places.sign_out_wanted.emit()
        window.close()
    assert on_disk(clinic_template, clinic_path).phone == "030 999"
