"""What the review's page asks of the records, and how answers that come too late are dropped."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from needlechart.domain.errors import NeedleChartError
from needlechart.domain.review import LinePage, LineStatus, LineTotals, Order, SessionFilter
from needlechart.domain.review.paging import Cursor
from needlechart.ui.records_worker import RecordsWorker
from needlechart.usecases import reviewing


class LinesRead(QObject):
    """``first_arrived(LinePage)`` for the filter and order in force, ``more_arrived(LinePage)``, ``totals_arrived(LineTotals)``,
    ``queue_arrived(dict)``, ``failed(NeedleChartError)`` when they cannot be read."""

    first_arrived = Signal(object)
    more_arrived = Signal(object)
    totals_arrived = Signal(object)
    queue_arrived = Signal(object)
    failed = Signal(object)

    def __init__(self, worker: RecordsWorker, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = worker
        self.filter, self.order = SessionFilter(), Order()
        self._asked = 0

    def ask(self, filter: SessionFilter, order: Order) -> None:
        """The first page, then how many there are; an answer to an earlier question is dropped."""
        self.filter, self.order = filter, order
        self._asked += 1
        asked, person_id, now = self._asked, self._worker.file.person_id, self._worker.file.clock.now()

        def first(page: LinePage) -> None:
            if asked == self._asked:
                self.first_arrived.emit(page)

        def counted(totals: LineTotals) -> None:
            if asked == self._asked:
                self.totals_arrived.emit(totals)

        def not_read(error: NeedleChartError) -> None:
            if asked == self._asked:
                self.failed.emit(error)

        self._worker.read(lambda reading: reviewing.lines(reading, person_id, now, filter, order), first, self, not_read)
        self._worker.read(lambda reading: reviewing.totals(reading, person_id, now, filter), counted, self, not_read)

    def ask_more(self, after: Cursor) -> None:
        """The lines after those that are here."""
        asked, person_id, now = self._asked, self._worker.file.person_id, self._worker.file.clock.now()
        filter, order = self.filter, self.order

        def arrived(page: LinePage) -> None:
            if asked == self._asked:
                self.more_arrived.emit(page)

        self._worker.read(
            lambda reading: reviewing.lines(reading, person_id, now, filter, order, after), arrived, self, self.failed.emit
        )

    def ask_queue(self) -> None:
        """How many sessions wait in each tab."""
        person_id, now = self._worker.file.person_id, self._worker.file.clock.now()

        def arrived(counts: dict[LineStatus, LineTotals]) -> None:
            self.queue_arrived.emit(counts)

        self._worker.read(lambda reading: reviewing.queue_totals(reading, person_id, now), arrived, self, self.failed.emit)
