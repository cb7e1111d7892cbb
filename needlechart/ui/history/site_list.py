"""The sites of one session under each other: mark, muscle and side, needle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from needlechart.domain.catalogue import Catalogue
from needlechart.domain.needling import Finding, Site
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.words import finding_words, needle_words, site_words, twitch_words
from needlechart.drawing.marks import Mark, paint_mark
from needlechart.drawing.site_marks import finding_mark, site_mark
from needlechart.ui.look.accessible import Spoken
from needlechart.ui.look.painted import advance, pen_for, smooth
from needlechart.ui.look.theme import theme

_MARK = 24.0
_BESIDE_MARK = _MARK + 16
_WRAPPED = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
_SIDES = {"left": "L", "right": "R", "midline": ""}


@dataclass(frozen=True, slots=True)
class SiteLine:
    """One line: its mark, its name, what stands at the right, and all of it in words."""

    id: str
    mark: Mark
    name: str
    end: str
    spoken: str


def lines_of(session: TreatmentSession, catalogue: Catalogue) -> tuple[SiteLine, ...]:
    """The session's sites and findings without a needle, in the order they were placed."""
    needled = {site.finding_id for site in session.sites}
    lines = [
        (site.order, SiteLine(site.id, site_mark(site), _name(site, catalogue), _needle(site), _spoken(site, catalogue)))
        for site in session.sites
    ]
    lines += [
        (f.order, SiteLine(f.id, finding_mark(f), _name(f, catalogue), "palpated", finding_words(f, catalogue)))
        for f in session.findings
        if f.id not in needled
    ]
    return tuple(line for _order, line in sorted(lines, key=lambda both: both[0]))


class SiteList(QWidget, Spoken):
    """The lines, painted; a screen reader hears them as the description."""

    accessible_role = QAccessible.Role.List

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Sites")
        self.lines: tuple[SiteLine, ...] = ()
        self._heights: dict[int, list[float]] = {}
        tall = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        tall.setHeightForWidth(True)
        self.setSizePolicy(tall)
        theme.changed.connect(self._on_theme_changed)

    def show_lines(self, lines: Sequence[SiteLine]) -> None:
        """Other lines."""
        self.lines = tuple(lines)
        self.setAccessibleDescription(". ".join(line.spoken for line in lines))
        self._on_theme_changed()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, wide: int) -> int:
        return round(sum(self._heights_in(wide)))

    def _heights_in(self, wide: int) -> list[float]:
        if wide not in self._heights:  # a layout asks many times
            self._heights[wide] = [_high_in(line, wide) for line in self.lines]
        return self._heights[wide]

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(240, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = smooth(self)
        name_font, end_font, digits = theme.font("body", 500), theme.font("small"), theme.font("small", 600)
        top = 0.0
        for line, high in zip(self.lines, self._heights_in(self.width()), strict=True):
            area = QRectF(0, top, self.width(), high)
            top = area.bottom()
            paint_mark(painter, line.mark, QPointF(_MARK / 2 + 3, area.top() + _high() / 2), _MARK, theme.t, digits)
            names = area.adjusted(_BESIDE_MARK, 0, 0, 0)
            side = Qt.AlignmentFlag.AlignRight
            if not _is_one_line(line, self.width()):
                end_high = theme.px("small") * 1.5
                names.setBottom(area.bottom() - end_high)
                area, side = QRectF(names.x(), names.bottom() - 4, names.width(), end_high), Qt.AlignmentFlag.AlignLeft
            pen_for(painter, end_font, theme.color("text2"))
            painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, line.end)
            pen_for(painter, name_font, theme.color("text1"))
            painter.drawText(names, _WRAPPED, line.name)

    def _on_theme_changed(self) -> None:
        self._heights.clear()
        self.updateGeometry()
        self.update()


def _name(what: Site | Finding, catalogue: Catalogue) -> str:
    place = what.place
    name = catalogue.structure_name(place.muscle or place.structure)
    name = name.partition(" (")[0]  # the whole name stands in the note below
    return f"{name} {_SIDES[place.side.value]}".strip()


def _spoken(site: Site, catalogue: Catalogue) -> str:
    return ", ".join(part for part in (site_words(site, catalogue), twitch_words(site.twitch), _needle(site)) if part)


def _needle(site: Site) -> str:
    size = needle_words(site.needle) if site.needle is not None else ""
    many = f"{site.new_needles} needles" if site.new_needles > 1 else "same needle" if site.new_needles == 0 else ""
    return ", ".join(part for part in (many, size) if part)


def _is_one_line(line: SiteLine, wide: float) -> bool:
    ends = advance(theme.font("small"), line.end) + 12
    return _BESIDE_MARK + advance(theme.font("body", 500), line.name) + ends <= wide


def _high_in(line: SiteLine, wide: float) -> float:
    """One line; when name and needle do not fit beside each other the needle stands under the whole name."""
    if _is_one_line(line, wide):
        return _high()
    room = QRectF(0, 0, max(1.0, wide - _BESIDE_MARK), 10_000)
    name = QFontMetricsF(theme.font("body", 500)).boundingRect(room, _WRAPPED, line.name)
    return max(_high(), name.height() + 10) + theme.px("small") * 1.5


def _high() -> float:
    return max(36.0, theme.px("body") * 2)
