"""Two visits or two spans side by side, in the place of the history: both bodies and what changed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from needlechart.domain.body import BodyPoint
from needlechart.domain.history.comparing import Compared, Comparison, compare
from needlechart.domain.history.comparison_words import SpotLine
from needlechart.drawing.sheets import BodyView, view_showing
from needlechart.ui.body.body_controls import VIEW_WORDS
from needlechart.ui.history.compare.choice import Choice
from needlechart.ui.history.compare.compare_layout import compare_places
from needlechart.ui.history.compare.compare_side import CompareSide
from needlechart.ui.history.compare.compare_tools import CompareTools
from needlechart.ui.history.compare.picks import Pair, Pick
from needlechart.ui.history.compare.side_words import side_words
from needlechart.ui.history.compare.twin_bodies import TwinBodies
from needlechart.ui.history.compare.what_changed import WhatChanged
from needlechart.ui.history.history_state import HistoryState
from needlechart.ui.history.past_sites import PastSites
from needlechart.ui.look.chips import ChoiceChips
from needlechart.ui.look.empty import EmptyState
from needlechart.ui.look.layout import Box, Line, box, col, row
from needlechart.ui.look.theme import theme
from needlechart.ui.records_worker import RecordsWorker
from needlechart.usecases.patients import PatientOpened

if TYPE_CHECKING:
    from needlechart.atlas import Atlas

_FEW_POINTS, _SQUARE_MM = 60, 40.0


class ComparePage(Box):
    """``closed()``: back to the history, by the button or Escape.  ``comparison`` is what is shown, None while it is worked out
    and where there is nothing to compare; ``shown()`` when it is there."""

    closed = Signal()
    shown = Signal()

    def __init__(self, worker: RecordsWorker, atlas: Atlas, state: HistoryState, past: PastSites) -> None:
        self._worker, self._state, self._past = worker, state, past
        self.comparison: Comparison | None = None
        self.tools = CompareTools()
        self.views = ChoiceChips([], touch=False, name="Views with spots")
        self.sides = CompareSide(atlas, 0), CompareSide(atlas, 1)
        self.changed = WhatChanged()
        self._empty = EmptyState("")
        self._empty_side = Box(col(self._empty, None, margins=(32, 24, 32, 24)), "surface")
        self._views_row = box(col(row((self.views, 1), margins=(20, 2, 12, 6)), Line(), gap=0))
        self._area = QWidget()
        super().__init__(col(self.tools, self._views_row, Line(), (self._area, 1), gap=0), "surface", "Comparison")
        self._between, self._line = Line(vertical=True), Line()
        for part in (*self.sides, self._between, self._line, self.changed, self._empty_side):
            part.setParent(self._area)
        self.twins = TwinBodies(self.sides[0].chart, self.sides[1].chart, self)
        self._choice = Choice()
        self._asked = 0
        self._heads: tuple[tuple[int, float], int] = (0, 0.0), 0
        self._frames: dict[BodyView, list[BodyPoint]] = {}
        self._views_row.hide()
        self.tools.back.clicked.connect(self.closed)
        self.tools.kind.changed.connect(self._on_kind)
        self.tools.first.picked.connect(lambda pick: self._pick(0, pick))
        self.tools.second.picked.connect(lambda pick: self._pick(1, pick))
        self.tools.swap.clicked.connect(self._swap)
        self.views.changed.connect(self._on_view)
        self.twins.tapped.connect(lambda mark_id: self._mark(int(mark_id)))
        self.twins.view_changed.connect(lambda view: self.views.set_value(view.value) if view in self._frames else None)
        self.changed.chosen.connect(self.choose)
        past.arrived.connect(self._ask)
        theme.changed.connect(self._arrange)

    @property
    def kind(self) -> str:
        """``VISITS`` or ``SPANS``."""
        return self._choice.kind

    @property
    def compared(self) -> Compared | None:
        """Which two are shown, for whoever puts them on paper; None while there is nothing to compare."""
        made, (one, other) = self.comparison, self.picks
        if made is None or one is None or other is None:
            return None
        return Compared(one.side(made.one), other.side(made.other))

    @property
    def picks(self) -> Pair:
        """The two that are compared; None where there is none."""
        return self._choice.pair

    def begin(self, kind: str) -> None:
        """Compare the shown visit with the one before it, or the span with what was before it."""
        self.tools.kind.set_value(kind)
        self._choice.begin(kind)
        self.show_chart()

    def show_chart(self) -> None:
        """The chart of the state, which may be changed: what is compared stays where the chart still holds it."""
        self._choice.show_chart(self._opened, self._state.session_id, self._state.span)
        self._show()

    def choose(self, number: int) -> None:
        """The spot of that number: marked in the list and on both bodies, in its view."""
        view = view_showing(self.lines()[number - 1].view)
        if view is not self.twins.view:
            self._look_at(view)
        self._mark(number)

    def lines(self) -> tuple[SpotLine, ...]:
        """The spots compared."""
        return self.changed.spots.lines

    def empty_words(self) -> str:
        """What the page says when there is nothing to compare, "" otherwise."""
        return "" if self._empty_side.isHidden() else self._empty.sentence()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # ---- the inside
    @property
    def _opened(self) -> PatientOpened:
        assert self._state.opened is not None, "a chart is open"
        return self._state.opened

    def _mark(self, number: int) -> None:
        self.changed.select(number)
        self.twins.select(str(number))

    def _on_kind(self) -> None:
        self._choice.kind = self.tools.kind.value()
        self._show()

    def _pick(self, place: int, pick: Pick) -> None:
        self._choice.pick(place, pick)
        self._show()

    def _swap(self) -> None:
        self._choice.swap()
        self._show()

    def _show(self) -> None:
        self.tools.show_picks(self._choice.pair, self._choice.named, self._choice.dated)
        self.comparison = None
        empty = None in self.picks
        for part in (*self.sides, self._between, self._line, self.changed):
            part.setVisible(not empty)
        self._empty_side.setVisible(empty)
        self._views_row.setVisible(False if empty else len(self._frames) > 1)
        if empty:
            self._empty.show_empty(*self._choice.nothing())
        self._arrange()
        self._ask()

    def _ask(self) -> None:
        """Worked out beside the window: the spots of a long course take their time."""
        one, other = self.picks
        sites = self._past.want() if one is not None and other is not None else None
        if one is None or other is None or sites is None:
            return  # it comes back when they are there
        self._asked += 1
        asked, history = self._asked, self._opened.history
        spans = one.span, other.span
        self._worker.read(lambda _reading: (asked, compare(history, sites, *spans)), lambda both: self._on_compared(*both), self)

    def _on_compared(self, asked: int, comparison: Comparison) -> None:
        """Only the answer to the newest question is of what is picked now."""
        if asked == self._asked:
            self._show_comparison(comparison)

    def _show_comparison(self, comparison: Comparison) -> None:
        opened, (one, other) = self._opened, self.picks
        if one is None or other is None:
            return
        self.comparison = comparison
        self.changed.show_comparison(comparison, opened)
        lines = self.lines()
        self.twins.select_none()
        both = (one, comparison.one), (other, comparison.other)
        for side, (pick, summary) in zip(self.sides, both, strict=True):
            side.show_head(side_words(pick, summary, opened))
            nothing = "No needling in this visit." if pick.session_id is not None else "No needling in this span."
            side.show_spots(lines, opened.catalogue, nothing)
        self._frames = {}
        for line in lines:
            here = [BodyPoint(spot.view, spot.x_mm, spot.y_mm) for spot in line.spots if spot is not None]
            self._frames.setdefault(view_showing(line.view), []).extend(here)
        self._frames = {view: _thinned(points) for view, points in self._frames.items()}
        often = Counter(view_showing(line.view) for line in lines)
        self.views.set_options([(view.value, f"{VIEW_WORDS[view]} {n}") for view, n in often.most_common()])
        self._views_row.setVisible(len(often) > 1)
        self._arrange()
        view = self.twins.view if self.twins.view in often else next(iter(dict(often.most_common())), self.twins.view)
        self._look_at(view)
        self.shown.emit()

    def _look_at(self, view: BodyView) -> None:
        if view in self._frames:
            self.views.set_value(view.value)
        self.twins.show_view(view, self._frames.get(view, []))

    def _on_view(self) -> None:
        key = self.views.value()  # None for a second tap on the chosen view
        self._look_at(BodyView(key) if key is not None else self.twins.view)

    def _arrange(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()
        put = compare_places(self._area.width(), self._area.height(), theme.text_scale)
        figures = all(side.has_room_for_figures(put.one.width()) for side in self.sides)
        if self._heads[0] != (where := (put.one.width(), theme.text_scale)):
            self._heads = where, 0
        head = max(self._heads[1], *(side.head_height(put.one.width(), figures=figures) for side in self.sides))
        self._heads = where, head  # the bodies stand still when another pick needs less
        for side, place in zip(self.sides, (put.one, put.other), strict=True):
            side.set_head_height(head)
            side.setGeometry(place)
        self._between.setGeometry(put.between)
        self._line.setGeometry(put.line)
        self.changed.setGeometry(put.changes)
        self._empty_side.setGeometry(self._area.rect())
        self.twins.align()


def _thinned(points: list[BodyPoint]) -> list[BodyPoint]:
    """Those that decide what is in sight: the outermost, and one of each square of many."""
    if len(points) <= _FEW_POINTS:
        return points
    inner = {(point.view, round(point.x_mm / _SQUARE_MM), round(point.y_mm / _SQUARE_MM)): point for point in points}
    across, along = sorted(points, key=lambda point: point.x_mm), sorted(points, key=lambda point: point.y_mm)
    return [*inner.values(), across[0], across[-1], along[0], along[-1]]
