"""The system's own windows for files and printers: asked by name, and last of all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from needlechart.reports.paper import page_size

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PDF, CSV = "PDF (*.pdf)", "CSV for a spreadsheet (*.csv)"


def uses_letter() -> bool:
    """Whether paper is US Letter where this computer stands."""
    return QLocale.system().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem


def ask_where(owner: QWidget, title: str, name: str, kind: str) -> Path | None:
    """Where a file called ``name`` is to go, in the documents to begin with; None when nobody wants it after all.

    Whether a file that is there is replaced, the page asks.
    """
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    keep = QFileDialog.Option.DontConfirmOverwrite
    chosen, _kind = QFileDialog.getSaveFileName(owner, title, f"{folder}/{name}", kind, options=keep)
    return Path(chosen) if chosen else None


def printer_for(name: str, *, letter: bool) -> QPrinter:
    """The usual printer, for whole pages of that size; ``name`` is what its list of jobs shows, and names nobody."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(page_size(letter=letter))
    printer.setFullPage(True)
    printer.setDocName(name)
    return printer


def ask_printer(owner: QWidget, printer: QPrinter) -> bool:
    """Which printer, and how; False when nobody wants to print after all."""
    from PySide6.QtPrintSupport import QPrintDialog

    return QPrintDialog(printer, owner).exec() == QPrintDialog.DialogCode.Accepted
