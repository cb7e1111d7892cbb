"""A report laid out on numbered pages: letterhead, patient, what it is, then its parts; the same for screen, printer and PDF."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from needlechart.domain.moments import Moment
from needlechart.domain.patients import Patient
from needlechart.domain.people import Clinic
from needlechart.domain.words import date_words, moment_words
from needlechart.drawing.fonts import paper_font
from needlechart.drawing.timeline.look import advance
from needlechart.reports.paper import Pdf, inside, page_size, size_px
from needlechart.reports.setting import GREY, HEAD_PX, INK, SMALL_PX, TEXT_PX, line_high, lines_in, put, text, title
from needlechart.reports.slabs import Pages, Placed, Slab

DRAFTS = "A visit that nobody has signed yet is marked as a draft."
_FOOT = 2 * line_high(SMALL_PX) + 8
_RUNNING = line_high(SMALL_PX) + 10
_AT_ONCE = 60
"""Slabs that are laid out before somebody else may work."""

Parts = Callable[[float, float], Iterator[Slab]]
"""The parts of a report for pages of that width and, from the second one on, that height in pixels of 1/96 inch."""


@dataclass(frozen=True, slots=True)
class Made:
    """Who made a report, and when."""

    by: str
    at: Moment


@dataclass(frozen=True, slots=True)
class Report:
    """What is laid out.  ``name`` says what it is and names nobody; ``about`` stands under it."""

    name: str
    about: str
    patient: Patient
    clinic: Clinic
    made: Made
    parts: Parts

    @property
    def file_name(self) -> str:
        """A name for the file: what it is and of which day, without the patient's."""
        return f"{self.name.lower().replace(' ', '-')}-{self.made.at.local.date().isoformat()}"


def patient_words(patient: Patient) -> str:
    """The patient with two identifiers: "Mara Alder, born 5 Mar 1984, No. P-0001"."""
    return f"{patient.full_name}, born {date_words(patient.born)}, No. {patient.number}"


class LaidOut:
    """The pages of a report.  ``lay_out`` and ``as_pdf`` are steps: whoever drives them may work or stop in between."""

    def __init__(self, report: Report, *, letter: bool) -> None:
        self.report = report
        self.letter = letter
        self.size = size_px(page_size(letter=letter))
        room = inside(QRectF(QPointF(), self.size))
        high = room.height() - _FOOT
        self._wide = room.width()
        self._high = high - _RUNNING
        self._filled = Pages(high, self._high)
        self._pages: Sequence[Sequence[Placed]] = ()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    def lay_out(self) -> Generator[None]:
        """Fills the pages, a step every few slabs."""
        for number, slab in enumerate(self._slabs(), 1):
            self._filled.add(slab)
            if number % _AT_ONCE == 0:
                yield
        self._filled.close()
        self._pages = self._filled.pages()
        yield

    def as_pdf(self, done: Callable[[bytes], None]) -> Generator[int]:
        """Draws page after page, saying how many there are; ``done`` gets the whole file at the end."""
        pdf = Pdf(self.report.name, letter=self.letter)
        try:
            for number in range(self.count):
                pdf.add(lambda painter, page, number=number: self.paint(painter, page, number))  # type: ignore[misc]  # a page
                yield number + 1
            done(pdf.data())
        finally:
            pdf.give_up()

    def words(self, number: int) -> tuple[str, ...]:
        """What stands on a page, counted from 0, from top to bottom."""
        running = (self._running(),) if number else ()
        body = tuple(placed.slab.words for placed in self._pages[number] if placed.slab.words)
        return (*running, *body, *self._foot(number))

    def paint(self, painter: QPainter, page: QRectF, number: int) -> None:
        """Paint a page, counted from 0."""
        room = inside(page)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = room.top()
        if number:
            letters = paper_font(SMALL_PX)
            running = QFontMetricsF(letters).elidedText(self._running(), Qt.TextElideMode.ElideMiddle, room.width())
            put(painter, running, room.topLeft(), letters, GREY)
            _rule(painter, room, room.top() + line_high(SMALL_PX) + 2)
            top += _RUNNING
        for slab, y in self._pages[number]:
            painter.save()
            slab.paint(painter, QRectF(room.left(), top + y, room.width(), slab.high))
            painter.restore()
        self._paint_foot(painter, room, number)

    # ---- the inside
    def _slabs(self) -> Iterator[Slab]:
        report = self.report
        yield _letterhead(report.clinic, self._wide)
        yield from title(report.name, self._wide)
        yield from text(patient_words(report.patient), self._wide, px=HEAD_PX, weight=600, stays=True)
        yield from text(report.about, self._wide)
        yield from report.parts(self._wide, self._high)

    def _running(self) -> str:
        return f"{patient_words(self.report.patient)} · {self.report.name}"

    def _foot(self, number: int) -> tuple[str, str]:
        made = self.report.made
        by = f" by {made.by}" if made.by else ""
        return f"Made {moment_words(made.at)}{by} from the clinic's record. {DRAFTS}", f"Page {number + 1} of {self.count}"

    def _paint_foot(self, painter: QPainter, room: QRectF, number: int) -> None:
        said, page = self._foot(number)
        letters = paper_font(SMALL_PX)
        top = room.bottom() - _FOOT + 8
        _rule(painter, room, top - 3)
        wide = advance(letters, page)
        for line, words in enumerate(lines_in(said, letters, room.width() - wide - 24)[:2]):
            put(painter, words, QPointF(room.left(), top + line * line_high(SMALL_PX)), letters, GREY)
        put(painter, page, QPointF(room.right() - wide, top), letters, INK)


def _rule(painter: QPainter, room: QRectF, y: float) -> None:
    painter.setPen(QPen(GREY, 0.6))
    painter.drawLine(QLineF(room.left(), y, room.right(), y))


def _letterhead(clinic: Clinic, wide: float) -> Slab:
    """The clinic's name at the left, how it is reached at the right, a line below; a long name takes several lines."""
    letters, small = paper_font(HEAD_PX, 700), paper_font(TEXT_PX)
    reached = lines_in(clinic.phone, small, wide * 0.4) if clinic.phone else ()
    names = lines_in(clinic.name, letters, wide * 0.58)
    high = max(len(names) * line_high(HEAD_PX), len(reached) * line_high(TEXT_PX)) + 8

    def paint(painter: QPainter, area: QRectF) -> None:
        for number, line in enumerate(names):
            put(painter, line, area.topLeft() + QPointF(0, number * line_high(HEAD_PX)), letters)
        for number, line in enumerate(reached):
            right = area.right() - advance(small, line)
            put(painter, line, QPointF(right, area.top() + 3 + number * line_high(TEXT_PX)), small)
        painter.setPen(QPen(INK, 1.2))
        painter.drawLine(QLineF(area.left(), area.bottom(), area.right(), area.bottom()))

    return Slab(high, paint, " · ".join(part for part in (clinic.name, clinic.phone) if part), stays=True)
