"""What the history page shows now: whose chart, which visit, which span, which muscles.  Every part of the page observes it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QObject, Signal

from needlechart.domain.history import VisitFigures
from needlechart.domain.history.by_muscle import Where
from needlechart.domain.history.spans import Span
from needlechart.usecases.patients import PatientOpened


class HistoryState(QObject):
    """``chart_changed()`` for another or a changed chart, ``visit_changed()``, ``span_changed()``, ``muscles_changed()``; each
    only when it is so.

    The span goes from day to day, and never lies outside the visits: one that holds none is no span.
    While there are ``muscles``, only the visits and sites that needled one of them are meant.
    """

    chart_changed = Signal()
    visit_changed = Signal()
    span_changed = Signal()
    muscles_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.opened: PatientOpened | None = None
        self.session_id: str | None = None
        self.span: Span | None = None
        self.muscles: tuple[Where, ...] = ()
        self._days: list[date] = []

    @property
    def visits(self) -> tuple[VisitFigures, ...]:
        """All visits of the chart, oldest first."""
        return self.opened.history.visits if self.opened is not None else ()

    @property
    def spanned(self) -> tuple[VisitFigures, ...]:
        """The visits of the span, oldest first; all of them while there is none."""
        begin, end = self.bounds()
        return self.visits[begin:end]

    def bounds(self) -> tuple[int, int]:
        """From which visit, and up to which one not included, the span goes."""
        first, last = (self.span.first, self.span.last) if self.span is not None else (None, None)
        begin = bisect_left(self._days, first) if first is not None else 0
        return begin, bisect_right(self._days, last) if last is not None else len(self._days)

    def at(self) -> int | None:
        """The place of the visit among all of them, from 0."""
        return next((i for i, visit in enumerate(self.visits) if visit.session_id == self.session_id), None)

    def show_chart(self, opened: PatientOpened) -> None:
        """Another chart, or the same one changed: visit and span stay where the chart still holds them."""
        same = self.opened is not None and self.opened.patient.id == opened.patient.id
        self.opened = opened
        self._days = [visit.date for visit in self.visits]
        if not same or self.at() is None:
            self.session_id = None
        span, self.span = self.span, None
        self.chart_changed.emit()
        if same:
            self.choose_span(span)
        else:
            self.choose_muscles(())

    def choose(self, session_id: str) -> None:
        """Another visit."""
        if session_id != self.session_id:
            self.session_id = session_id
            self.visit_changed.emit()

    def choose_span(self, span: Span | None) -> None:
        """Another span, or none."""
        before, self.span = self.span, span
        if span is not None and not self.spanned:
            self.span = None
        if self.span != before:
            self.span_changed.emit()

    def choose_muscles(self, muscles: Iterable[Where]) -> None:
        """The muscles and sides that are meant; all of them when there is none among these."""
        before, self.muscles = self.muscles, tuple(dict.fromkeys(muscles))
        if self.muscles != before:
            self.muscles_changed.emit()

    def step(self, by: int, *, within: bool = False) -> bool:
        """The visit so many places later, or earlier; False at the end of all visits, or of the span when ``within`` it."""
        at = self.at()
        begin, end = self.bounds() if within else (0, len(self._days))
        if at is None or not begin <= at + by < end:
            return False
        self.choose(self.visits[at + by].session_id)
        return True
