"""The ways of a report out of the clinic: a PDF, a table of numbers, a printer; each asked of the records first."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from needlechart.domain.errors import NeedleChartError
from needlechart.reports.paper import PageWriter
from needlechart.reports.report import LaidOut, Report
from needlechart.ui.paper.steps import Steps
from needlechart.ui.records_worker import RecordsWorker
from needlechart.usecases import looking_back
from needlechart.usecases.exchanging import FileIsThere

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_Take = Callable[[Any, bool], None]


@dataclass(frozen=True, slots=True)
class Numbers:
    """A table of a report for a spreadsheet: what it holds, the beginning of its file's name, its text when it is wanted."""

    name: str
    file_name: str
    text: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Counted:
    """A report and its numbers."""

    report: Report
    numbers: tuple[Numbers, ...]


class NotPrinted(NeedleChartError):
    """A printer that does not take the pages, or not all of them."""

    def __init__(self) -> None:
        super().__init__("The printer does not take the pages.", "Check the printer, or save them as PDF.")


class WaysOut(QObject):
    """``done(sentence)``; ``refused(NeedleChartError)``; ``in_the_way(FileIsThere, replace)`` where a file is there, which stays
    unless ``replace()`` is called; ``slow(what is done, pages done)`` when it takes long; ``busy_changed()``."""

    done = Signal(str)
    refused = Signal(object)
    in_the_way = Signal(object, object)
    slow = Signal(str, int)
    busy_changed = Signal()

    def __init__(self, parent: QObject, worker: RecordsWorker, patient_id: str) -> None:
        super().__init__(parent)
        self._worker, self._patient_id = worker, patient_id
        self._doing = ""
        self.steps = Steps(self)
        self.steps.slow.connect(lambda done: self.slow.emit(self._doing, done))

    @property
    def busy(self) -> bool:
        """Whether pages are being made."""
        return self.steps.busy

    def lay_out(self, laid: LaidOut, then: Callable[[], None]) -> None:
        """Fills the pages of a report, then calls ``then``."""
        self._work("Laying out the pages", laid.lay_out(), then)

    def save_pdf(self, laid: LaidOut, out: Path) -> None:
        """Makes the PDF and writes it whole, or not at all."""
        made: list[bytes] = []

        def write() -> None:
            patient_id, file = self._patient_id, self._worker.file.path
            self._write(out, lambda work, over: looking_back.take_pages_out(work, patient_id, made[0], out, file, replace=over))

        self._work("Saving as PDF", laid.as_pdf(made.append), write)

    def save_numbers(self, numbers: Numbers, out: Path) -> None:
        """Writes a table whole, or not at all."""
        patient_id, file = self._patient_id, self._worker.file.path
        self._write(
            out, lambda work, over: looking_back.take_numbers_out(work, patient_id, numbers.text(), out, file, replace=over)
        )

    def print_on(self, laid: LaidOut, printer: QPrinter) -> None:
        """Prints the pages once the trail says so; given up half way the printer is told to forget them."""
        patient_id, failed = self._patient_id, list[NotPrinted]()

        def say() -> None:
            if failed:
                self.refused.emit(failed[0])
            else:
                self.done.emit("Sent to the printer.")

        self._worker.run(
            lambda work: looking_back.take_out_on_paper(work, patient_id),
            lambda _none: self._work("Printing", _printed(laid, printer, failed), say),
            self,
            self.refused.emit,
        )

    def stop(self) -> str:
        """Gives up what is being made, and says what that was; "" when there was nothing."""
        busy = self.steps.busy
        self.steps.stop()
        self.busy_changed.emit()
        return self._doing if busy else ""

    # ---- the inside
    def _work(self, doing: str, steps: Generator[int | None], then: Callable[[], None]) -> None:
        def done() -> None:
            self.busy_changed.emit()
            then()

        self._doing = doing
        self.steps.run(steps, done)
        self.busy_changed.emit()

    def _write(self, out: Path, take: _Take, *, replace: bool = False) -> None:
        self._worker.run(
            lambda work: take(work, replace),
            lambda _none: self.done.emit(f"{out.name} is written."),
            self,
            lambda error: self._on_not_written(error, lambda: self._write(out, take, replace=True)),
        )

    def _on_not_written(self, error: NeedleChartError, replace: Callable[[], None]) -> None:
        if isinstance(error, FileIsThere):
            self.in_the_way.emit(error, replace)
        else:
            self.refused.emit(error)


def _printed(laid: LaidOut, printer: QPrinter, failed: list[NotPrinted]) -> Generator[int]:
    """Prints page after page; a printer that does not take them is put into ``failed``."""
    writer: PageWriter | None = None
    whole = False
    try:
        writer = PageWriter(printer, letter=laid.letter)
        for number in range(laid.count):
            writer.add(lambda painter, page, number=number: laid.paint(painter, page, number))  # type: ignore[misc]  # a page each
            yield number + 1
        writer.close()
        whole = True
    except OSError:
        failed.append(NotPrinted())
    finally:
        if writer is not None and not whole:
            printer.abort()
            writer.give_up()
