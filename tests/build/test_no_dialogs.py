"""Nothing stands between a therapist and the next tap: no part of the window asks in a dialog or waits in a loop of its own.

The system's own windows for files and printers are the exception, each after a tap that asks for it by name.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

UI = Path(__file__).parents[2] / "needlechart" / "ui"
DIALOG = re.compile(r"Q\w*Dialog|QMessageBox|QErrorMessage|QWizard|QEventLoop|QWhatsThis")
BLOCKS = {"exec", "exec_", "setModal", "setWindowModality"}
ASKED_FOR: dict[str, set[str]] = {
    "charting/handout_page.py": {"QFileDialog", "QPrintDialog", "exec"},
    "paper/asking.py": {"QFileDialog", "QPrintDialog", "exec"},
}
"""Where paper and files are asked for, and by what."""


def dialogs_in(folder: Path) -> dict[str, set[str]]:
    """What opens a dialog or waits in a loop of its own, by file."""
    found = {source.relative_to(folder).as_posix(): set(_named(source)) for source in folder.rglob("*.py")}
    return {file: names for file, names in found.items() if names}


def _named(source: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        if isinstance(node, ast.Name) and DIALOG.fullmatch(node.id):
            yield node.id
        elif isinstance(node, ast.Attribute) and (DIALOG.fullmatch(node.attr) or node.attr in BLOCKS):
            yield node.attr
        elif isinstance(node, ast.ImportFrom | ast.Import):
            yield from (one.name for one in node.names if DIALOG.fullmatch(one.name))


def test_that_no_page_of_a_patient_or_a_session_opens_a_dialog() -> None:
    found = dialogs_in(UI)
    beyond = {file: names - ASKED_FOR.get(file, set()) for file, names in found.items()}
    pages = ("charting/", "people/", "body/", "look/", "in_use_strip", "retention_bell", "records_worker", "main_window")
    assert {file: names for file, names in beyond.items() if names and file.startswith(pages)} == {}


def test_that_elsewhere_only_the_systems_windows_for_files_and_printers_are_opened() -> None:
    systems = {"QFileDialog", "QPrintDialog", "exec"}
    assert set().union(*dialogs_in(UI).values()) <= systems


def test_that_every_planted_dialog_is_found(tmp_path: Path) -> None:
    planted = {
        "charting/a.py": ("from PySide6.QtWidgets import QMessageBox\nQMessageBox.question(None, '', '')", {"QMessageBox"}),
        "charting/b.py": ("from PySide6 import QtWidgets\nQtWidgets.QInputDialog.getText(None, '', '')", {"QInputDialog"}),
        "people/c.py": ("def ask(box):\n    box.setModal(True)\n    box.exec()", {"setModal", "exec"}),
        "people/d.py": ("from PySide6.QtCore import QEventLoop", {"QEventLoop"}),
        "look/e.py": ("from PySide6.QtCore import QObject\nQObject()", set()),
    }
    for file, (text, _names) in planted.items():
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text(text, "utf-8")
    assert dialogs_in(tmp_path) == {file: names for file, (_text, names) in planted.items() if names}
