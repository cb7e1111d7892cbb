"""What stands beside the body while no mark is in hand: the marks of today, how to begin, and the last visit."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from needlechart.domain.needling import Site
from needlechart.domain.words import count_words
from needlechart.ui.charting.needle.last_visit import last_needled, not_charted_again
from needlechart.ui.charting.needle.mark_list import GhostItem, MarkList
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.layout import Line, box, col, row
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import Label, label, small

_WAYS = (
    ("Tap", "the body where the needle goes: a site."),
    ("Hold", "a point, or choose Finding: palpated, not needled."),
    ("Type /", "and a muscle with its side: a site in its middle."),
)


class Overview(QWidget):
    """``chosen(mark id)`` one of today; ``ghost_wanted(site id)`` one of the last visit; ``last_visit_wanted`` all of those."""

    chosen = Signal(str)
    ghost_wanted = Signal(str)
    last_visit_wanted = Signal()

    def __init__(self, editor: SessionEditor) -> None:
        super().__init__()
        self._editor = editor
        self._last = last_needled(editor.opened)
        self.heading = label("", "title", 600)
        self.summary = small("", "text2")
        self.marks = MarkList(editor, whole=True)
        self.marks.chosen.connect(self.chosen)
        self.ways = box(col(*(_way(key, what) for key, what in _WAYS), gap=10, margins=(16, 4, 16, 8)), name="How to begin")
        self.last_heading = label("", weight=600)
        self.chart_last = Button("Chart all", "plain", "history", size="touch")
        self.chart_last.setToolTip("Charts all sites of the last visit, each to be confirmed")
        self.chart_last.clicked.connect(self.last_visit_wanted)
        self._ghosts: dict[str, GhostItem] = {}
        self._rows = col(gap=0, margins=(8, 0, 8, 8))
        heading = row(self.last_heading, None, self.chart_last, margins=(16, 4, 16, 0))
        self._line = Line()
        self.last = box(col(self._line, heading, self._rows, gap=4), name="Last visit")
        head = row(self.heading, self.summary, None, gap=10, margins=(16, 14, 16, 4))
        today = box(col(head, self.marks, self.ways, None, gap=4))
        self._halves = col(today, box(col(8, self.last, None, gap=0)), gap=0)
        self.setLayout(col(self._halves, None, gap=0))

    def set_wide(self, wide: bool) -> None:
        """Today and the last visit side by side, or one under the other."""
        self._halves.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        for at in range(2):
            self._halves.setStretch(at, 1 if wide else 0)
        self._line.setVisible(not wide)

    def refresh(self) -> None:
        """Shows what is charted now, and what of the last visit is not."""
        session, read_only = self._editor.session, self._editor.read_only
        findings = [f for f in session.findings if f.id not in {site.finding_id for site in session.sites}]
        counted = [
            f"{len(session.sites)} needled" if session.sites else "",
            count_words(len(findings), "finding", "findings") if findings else "",
        ]
        any_marks = bool(session.sites or session.findings)
        self.heading.setText("Sites" if any_marks else "No sites yet" if not read_only else "No sites")
        self.summary.setText(", ".join(part for part in counted if part))
        self.marks.setVisible(any_marks)
        if any_marks:
            self.marks.refresh()
        self.ways.setVisible(not any_marks and not read_only)
        left = () if read_only else not_charted_again(session, self._last)
        self.last.setVisible(bool(left))
        if left and self._last is not None:
            day = self._last.date
            self.last_heading.setText(f"Last visit, {day.day} {day:%b}")
        self._show_ghosts(left)

    def tick(self) -> None:
        """The running times, once a second."""
        self.marks.tick()

    def ghosts(self) -> dict[str, GhostItem]:
        """The rows of the last visit by the id of their site."""
        return dict(self._ghosts)

    def _show_ghosts(self, left: tuple[Site, ...]) -> None:
        for gone in self._ghosts.keys() - {site.id for site in left}:
            item = self._ghosts.pop(gone)
            self._rows.removeWidget(item)
            item.hide()
            item.deleteLater()
        for index, site in enumerate(left):
            if site.id not in self._ghosts:
                item = self._ghosts[site.id] = GhostItem(self._editor, site)
                item.clicked.connect(lambda _on=False, site_id=site.id: self.ghost_wanted.emit(site_id))
                self._rows.insertWidget(index, item)


def _way(key: str, what: str) -> QWidget:
    caption = label(key, weight=600)
    caption.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    caption.setFixedWidth(round(64 * theme.text_scale))
    told: Label = label(what, role="text2", wrap=True)
    return box(row(caption, (told, 1), gap=8), name=f"{key} {what}")
