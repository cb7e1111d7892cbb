"""The patient's handout as one page: words at the left, the body with its numbers at the right.

Lengths are pixels of 1/96 inch on the page; the painter is scaled to its device.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from needlechart.atlas import Atlas
from needlechart.domain.body import View
from needlechart.domain.errors import NeedleChartError
from needlechart.domain.handout import Handout
from needlechart.drawing.fonts import paper_font
from needlechart.drawing.marks import Kind, Mark
from needlechart.drawing.page import BodyPage, PageMark, paint_body_page
from needlechart.drawing.sheets import BodyView, Sheet, sheet_of, view_showing
from needlechart.drawing.thumbnails import views_of
from needlechart.drawing.tokens import PRINT
from needlechart.reports.paper import Pdf, inside

_TITLE_PX, _UNDER_PX, _HEAD_PX, _TEXT_PX, _FOOT_PX = 26.0, 14.0, 15.0, 14.0, 12.0
_BODY_SHARE, _GAP, _PART_GAP, _LINE_GAP = 0.4, 28.0, 18.0, 5.0
_LEAST, _ENDLESS = 0.72, 10_000.0
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class HandoutNotWritten(NeedleChartError):
    """The file of the handout could not be written."""

    def __init__(self, out: Path, why: str) -> None:
        super().__init__(f"The handout {out.name} could not be written: {why}.", "Choose another folder, and try again.")


def write_handout(out: Path, handout: Handout, atlas: Atlas, *, letter: bool = False) -> None:
    """One page as PDF, everything on it lines and letters, for nobody else on the computer; HandoutNotWritten."""
    data = handout_pdf(handout, atlas, letter=letter)
    try:
        handle, made = tempfile.mkstemp(dir=out.parent, prefix=".handout")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(made, out)
        except OSError:
            Path(made).unlink(missing_ok=True)
            raise
    except OSError as fault:
        raise HandoutNotWritten(out, fault.strerror or "it cannot be reached") from fault


def handout_pdf(handout: Handout, atlas: Atlas, *, letter: bool = False) -> bytes:
    """The page as the bytes of a PDF; its title names nobody."""
    pdf = Pdf("Handout", letter=letter)
    pdf.add(lambda painter, page: paint_handout(painter, handout, atlas, page))
    return pdf.data()


def paint_handout(painter: QPainter, handout: Handout, atlas: Atlas, page: QRectF) -> None:
    """Paint the whole page into ``page``; what is too long for it is set smaller, down to 72 %, then cut at the foot."""
    area = inside(page)
    top = _set(painter, handout.heading, area, area.top(), paper_font(_TITLE_PX, 700))
    top = _set(painter, handout.under, area, top + 2, paper_font(_UNDER_PX)) + _PART_GAP
    foot = QRectF(area.left(), area.bottom() - _FOOT_PX * 1.6, area.width(), _FOOT_PX * 1.6)
    painter.setPen(QColor(PRINT.text2))
    painter.setFont(paper_font(_FOOT_PX))
    painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, handout.foot)
    body_wide = area.width() * _BODY_SHARE if handout.marked else 0.0
    room = QRectF(area.left(), top, area.width() - body_wide - (_GAP if body_wide else 0), foot.top() - _GAP - top)
    size = 1.0
    while size > _LEAST and _text_height(painter, handout, room.width(), size) > room.height():
        size -= 0.04
    painter.save()
    painter.setClipRect(room, Qt.ClipOperation.IntersectClip)
    _paint_text(painter, handout, room, size)
    painter.restore()
    if handout.marked:
        sheet = _sheet(atlas, handout)
        body = QRectF(area.right() - body_wide, top, body_wide, foot.top() - _GAP - top)
        paint_body_page(painter, atlas, BodyPage(sheet, _numbers(sheet, handout)), body, PRINT)


def _sheet(atlas: Atlas, handout: Handout) -> Sheet:
    """The picture that shows most of the numbers: front and back together where both are needed."""
    views = views_of(marked.place.point for marked in handout.marked)
    whole = {View.ANTERIOR, View.POSTERIOR}
    return sheet_of(atlas, BodyView.ALL if set(views) == whole else view_showing(views[0]), aspect=0.5)


def _numbers(sheet: Sheet, handout: Handout) -> tuple[PageMark, ...]:
    """A filled disc with its number in the list for every place the sheet shows."""
    placed = ((marked, sheet.to_sheet(marked.place.point)) for marked in handout.marked)
    return tuple(PageMark(Mark(Kind.TWITCH, twitches=marked.number), at) for marked, at in placed if at is not None)


def _parts(handout: Handout) -> list[tuple[str, list[str]]]:
    own = [("From us", handout.own.splitlines())] if handout.own.strip() else []
    return [*((part.title, list(part.lines)) for part in handout.parts), *own]


def _text_height(painter: QPainter, handout: Handout, width: float, size: float) -> float:
    high = 0.0
    for title, lines in _parts(handout):
        high += _high(painter, title, width, paper_font(_HEAD_PX * size, 700)) + _LINE_GAP
        high += sum(_high(painter, line, width, paper_font(_TEXT_PX * size)) + _LINE_GAP for line in lines) + _PART_GAP * size
    return high


def _high(painter: QPainter, words: str, width: float, letters: QFont) -> float:
    painter.setFont(letters)
    return painter.boundingRect(QRectF(0, 0, width, _ENDLESS), _WRAPPED, words).height()


def _paint_text(painter: QPainter, handout: Handout, room: QRectF, size: float) -> None:
    y = room.top()
    for title, lines in _parts(handout):
        y = _set(painter, title, room, y, paper_font(_HEAD_PX * size, 700)) + _LINE_GAP
        for line in lines:
            y = _set(painter, line, room, y, paper_font(_TEXT_PX * size)) + _LINE_GAP
        y += _PART_GAP * size


def _set(painter: QPainter, words: str, room: QRectF, top: float, letters: QFont) -> float:
    painter.setFont(letters)
    painter.setPen(QColor(PRINT.text1))
    place = QRectF(room.left(), top, room.width(), _ENDLESS)
    painter.drawText(place, _WRAPPED, words)
    return top + painter.boundingRect(place, _WRAPPED, words).height()
