"""Paper: its sizes, and pages of lines and letters as the bytes of a PDF.

Lengths are pixels of 1/96 inch on the page; the painter is scaled to its device.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

PX_PER_INCH = 96
MARGIN_MM = 15.0
MARGIN_PX = MARGIN_MM / 25.4 * PX_PER_INCH

PaintPage = Callable[[QPainter, QRectF], None]
"""Paints one whole page into that place."""


def page_size(*, letter: bool) -> QPageSize:
    """US Letter where people use it, A4 everywhere else."""
    return QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4)


def size_px(size: QPageSize) -> QSizeF:
    """A whole page in pixels of 1/96 inch."""
    return QSizeF(size.sizePixels(PX_PER_INCH))


def inside(page: QRectF) -> QRectF:
    """The page without its margins."""
    return page.adjusted(MARGIN_PX, MARGIN_PX, -MARGIN_PX, -MARGIN_PX)


class PageWriter:
    """Pages one after the other on a PDF or a printer; OSError when the device does not take them."""

    def __init__(self, device: QPagedPaintDevice, *, letter: bool) -> None:
        self._device = device
        self._page = QRectF(QPointF(), size_px(page_size(letter=letter)))
        self._painter = QPainter()
        self._begun = False
        if not self._painter.begin(device):
            raise OSError("the device does not take the page")

    def add(self, paint: PaintPage) -> None:
        """One more page; OSError."""
        if self._begun and not self._device.newPage():
            raise OSError("the device does not take another page")
        self._begun = True
        self._painter.save()
        self._painter.scale(self._device.logicalDpiX() / PX_PER_INCH, self._device.logicalDpiY() / PX_PER_INCH)
        paint(self._painter, self._page)
        self._painter.restore()

    def close(self) -> None:
        """The last page is done; OSError when the device did not take it."""
        if not self._painter.end():
            raise OSError("the device did not take the last page")

    def give_up(self) -> None:
        """No more pages, and nothing said of those before; nothing happens after ``close``.

        A painter must have ended before its device goes, or the program ends with both.
        """
        if self._painter.isActive():
            self._painter.end()


class Pdf:
    """A PDF in memory.  ``title`` stands in the file apart from its pages and names nobody."""

    def __init__(self, title: str, *, letter: bool) -> None:
        self._buffer = QBuffer()
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(self._buffer)
        writer.setTitle(title)
        writer.setCreator("NeedleChart")
        writer.setPageLayout(QPageLayout(page_size(letter=letter), QPageLayout.Orientation.Portrait, QMarginsF()))
        self._writer = writer
        self._pages = PageWriter(writer, letter=letter)

    def add(self, paint: PaintPage) -> None:
        """One more page."""
        self._pages.add(paint)

    def data(self) -> bytes:
        """The whole file; no page can follow."""
        self._pages.close()
        self._buffer.close()
        return bytes(self._buffer.data().data())

    def give_up(self) -> None:
        """The file is not wanted any more; nothing happens after ``data``."""
        self._pages.give_up()
