"""The patient's handout before it is printed: the page as it will be, and the clinic's own words on it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from needlechart.atlas import Atlas
from needlechart.domain.errors import NeedleChartError
from needlechart.domain.handout import Handout, handout_of
from needlechart.domain.people import Clinic
from needlechart.domain.sessions import TreatmentSession
from needlechart.reports.handout_page import paint_handout, write_handout
from needlechart.reports.paper import PX_PER_INCH, page_size, size_px
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.look.accessible import Spoken
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.fields import Field, NoteField, TextField
from needlechart.ui.look.layout import box, col, row, section
from needlechart.ui.look.message import Message
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import small, title
from needlechart.usecases.clinic_words import say_on_handouts
from needlechart.usecases.permissions import Deed, may

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_LONGEST = 2000


class HandoutPage(QWidget):
    """``closed`` by its button or Escape.  Nothing is written before somebody saves or prints."""

    closed = Signal()

    def __init__(self, editor: SessionEditor, atlas: Atlas) -> None:
        super().__init__()
        self.setAccessibleName("Handout")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._editor, self._atlas = editor, atlas
        self._clinic: Clinic = editor.opened.clinic
        self.letter = QLocale.system().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
        self.paper = PaperView(atlas, letter=self.letter)
        self.back = Button("Back to charting", "plain", "back", size="touch")
        self.print = Button("Print…", "primary", "print", size="touch")
        self.save = Button("Save as PDF…", "plain", "export", size="touch")
        self.phone = TextField("", "Telephone", size="touch")
        self.own = NoteField("", "Words of the clinic", lines=4)
        self.keep = Button("Keep for all handouts", "plain", "check", size="touch")
        self.message = Message("", "info", "Close")
        self.message.hide()
        self._lay_out()
        self.back.clicked.connect(self.closed)
        self.print.clicked.connect(self._print)
        self.save.clicked.connect(self._choose_file)
        self.keep.clicked.connect(self._keep)
        self.message.action_taken.connect(self.message.hide)
        for field in (self.phone, self.own):
            field.changed.connect(self._show)
        self._fill()

    def handout(self) -> Handout:
        """The page as it stands, with what is typed now."""
        opened, session = self._editor.opened, self._editor.session
        clinic = self._with_typed()
        return handout_of(session, opened.patient, clinic, opened.catalogue, opened.name_of(session.therapist_id))

    def show_session(self, _session: TreatmentSession) -> None:
        """The page anew."""
        self._show()

    def write(self, out: Path) -> None:
        """Writes the PDF, and says so."""
        try:
            write_handout(out, self.handout(), self._atlas, letter=self.letter)
        except NeedleChartError as error:
            self._tell(error)
            return
        self._say(f"{out.name} is written.", "It holds the patient's name: keep it where only you can read it.")

    def print_on(self, printer: QPrinter) -> None:
        """Prints the page; a printer that does not take it is told."""
        painter = QPainter()
        if not painter.begin(printer):
            self._tell(NeedleChartError("The printer does not take the page.", "Check the printer, or save the page as PDF."))
            return
        painter.scale(printer.logicalDpiX() / PX_PER_INCH, printer.logicalDpiY() / PX_PER_INCH)
        paint_handout(painter, self.handout(), self._atlas, QRectF(QPointF(), size_px(page_size(letter=self.letter))))
        painter.end()
        self._say("Sent to the printer.", "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # ---- the inside
    def _lay_out(self) -> None:
        words = section(
            "From the clinic",
            small("Stands on every handout of the clinic.", "text2", wrap=True),
            Field("Telephone", self.phone),
            Field("Own words", self.own),
            row(self.keep, None),
            gap=12,
        )
        side = box(col(title("Handout"), 8, row(self.print, self.save, None, gap=8), self.message, 16, words, None, gap=8))
        side.setMaximumWidth(round(420 * theme.text_scale))
        body = row((side, 1), (self.paper, 2), gap=32, margins=(32, 8, 32, 16))
        self.setLayout(col(row(None, self.back, margins=(32, 12, 32, 0)), (box(body), 1), gap=0))

    def _fill(self) -> None:
        self.phone.set_value(self._clinic.phone)
        self.own.set_value(self._clinic.handout_words)
        person = next((p for p in self._editor.opened.people if p.id == self._editor.person_id), None)
        manages = person is not None and may(person, Deed.CHANGE_CLINIC)
        for field in (self.phone, self.own):
            field.setReadOnly(not manages)
        self.keep.setVisible(manages)
        self._show()

    def _with_typed(self) -> Clinic:
        return replace(self._clinic, phone=self.phone.value(), handout_words=self.own.value()[:_LONGEST])

    def _show(self) -> None:
        self.paper.show_handout(self.handout())
        self.keep.setEnabled(self._with_typed() != self._clinic)

    def _keep(self) -> None:
        typed = self._with_typed()
        self._editor.worker.run(
            lambda work: say_on_handouts(work, phone=typed.phone, handout_words=typed.handout_words), self._kept, self, self._tell
        )

    def _kept(self, clinic: Clinic) -> None:
        self._clinic = clinic
        self._show()
        self._say("Kept for all handouts.", "")

    def _choose_file(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name, _kind = QFileDialog.getSaveFileName(self, "Save the handout", f"{folder}/handout.pdf", "PDF (*.pdf)")
        if name:
            self.write(Path(name))

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(page_size(letter=self.letter))
        printer.setFullPage(True)
        printer.setDocName("Handout")
        if QPrintDialog(printer, self).exec() == QPrintDialog.DialogCode.Accepted:
            self.print_on(printer)

    def _tell(self, error: NeedleChartError) -> None:
        self.message.show_message(error.sentence, "danger", "Close", error.way_out)
        self.message.show()

    def _say(self, sentence: str, detail: str) -> None:
        self.message.show_message(sentence, "ok", "Close", detail)
        self.message.show()


class PaperView(QWidget, Spoken):
    """A page as large as there is room for it, on white, as it will be printed."""

    def __init__(self, atlas: Atlas, *, letter: bool) -> None:
        super().__init__()
        self.setAccessibleName("The page")
        self._atlas = atlas
        self._size = size_px(page_size(letter=letter))
        self._handout: Handout | None = None
        self.setMinimumSize(240, 320)

    def show_handout(self, handout: Handout) -> None:
        """Another page."""
        if handout != self._handout:
            self._handout = handout
            lines = [handout.heading, *(f"{part.title}: {' '.join(part.lines)}" for part in handout.parts), handout.own]
            self.setAccessibleDescription("\n".join(line for line in lines if line))
            self.update()

    def sizeHint(self) -> QSize:
        return self._size.toSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._handout is None:
            return
        scale = min(self.width() / self._size.width(), self.height() / self._size.height())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate((self.width() - self._size.width() * scale) / 2, 0)
        painter.scale(scale, scale)
        page = QRectF(QPointF(), self._size)
        painter.fillRect(page, Qt.GlobalColor.white)
        paint_handout(painter, self._handout, self._atlas, page)
        painter.resetTransform()
        painter.end()
