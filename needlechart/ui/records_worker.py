"""The one bridge between the window and the clinic file: jobs on a background thread, answers on the GUI thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal

from needlechart.domain.errors import NeedleChartError

if TYPE_CHECKING:
    from needlechart.records.clinic_file import ClinicFile
    from needlechart.records.reading import Reading
    from needlechart.records.work import Work

log = logging.getLogger(__name__)
Answer = TypeVar("Answer")
Failed = Callable[[NeedleChartError], None]

REST_MS = 2000
"""How long nothing is written before the clinic file may tidy up after itself."""


class ProgramFault(NeedleChartError):
    """Our own bug, met in a job; the log names its kind, never its contents."""

    def __init__(self) -> None:
        super().__init__(
            "NeedleChart met a fault of its own.", "Your chart is kept as last saved; close this page and open it again."
        )


class _Carrier(QObject):
    """Carries one answer from the records thread to the thread it was made in."""

    arrived = Signal(object, object)


class _Job(QRunnable):
    def __init__(self, work: Callable[[], Any], carrier: _Carrier) -> None:
        super().__init__()
        self._given = [(work, carrier)]

    def run(self) -> None:
        work, carrier = self._given.pop()  # a job that ends before its start is back in Python is not deleted by Qt
        answer: Any = None
        error: NeedleChartError | None = None
        try:
            answer = work()
        except NeedleChartError as told:
            error = told
        except Exception as fault:  # our bug: named in the log without its contents, told in one sentence
            log.error("job failed: %s", type(fault).__name__)
            error = ProgramFault()
        carrier.arrived.emit(answer, error)


class RecordsWorker(QObject):
    """Runs record work in order on one thread, and long reads on a second lane.

    ``records_changed`` tells every page what was touched.  An answer whose owner is gone is dropped.
    """

    records_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file: ClinicFile | None = None
        self._writes = _lane()
        self._reads = _lane()
        self._carriers: set[_Carrier] = set()
        self.destroyed.connect(lambda _gone=None, carriers=self._carriers: carriers.clear())
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._on_rest)

    @property
    def is_open(self) -> bool:
        """Whether a clinic file is open."""
        return self._file is not None

    @property
    def file(self) -> ClinicFile:
        """The open clinic file; RuntimeError when none is open (our bug)."""
        if self._file is None:
            raise RuntimeError("no clinic file is open")
        return self._file

    @property
    def idle(self) -> bool:
        """Whether everything that was asked has been answered."""
        return not self._carriers

    def open(self, file: ClinicFile) -> None:
        """Takes over an opened clinic file."""
        self._file = file

    def run(
        self, job: Callable[[Work], Answer], then: Callable[[Answer], None], owner: QObject, failed: Failed | None = None
    ) -> None:
        """One unit of work: one transaction, one sync.  ``then`` runs on the GUI thread, unless ``owner`` is gone."""
        file = self.file

        def work() -> tuple[Answer, Any]:
            with file.work() as unit:
                answer = job(unit)
                touched = unit.touched
            return answer, touched

        def arrived(both: tuple[Answer, Any]) -> None:
            then(both[0])
            if both[1]:
                self.records_changed.emit(both[1])

        self._start(self._writes, work, arrived, owner, failed)

    def read(
        self, job: Callable[[Reading], Answer], then: Callable[[Answer], None], owner: QObject, failed: Failed | None = None
    ) -> None:
        """A read on the second lane; it never waits for writes, nor they for it."""
        file = self.file

        def work() -> Answer:
            with file.reading() as reading:
                return job(reading)

        self._start(self._reads, work, then, owner, failed)

    def call(
        self, job: Callable[[], Answer], then: Callable[[Answer], None], owner: QObject, failed: Failed | None = None
    ) -> None:
        """Work outside a transaction, in order with the writes: opening, creating, closing a clinic file."""
        self._start(self._writes, job, then, owner, failed)

    def close(self) -> None:
        """Waits for what was asked, then closes the clinic file.  Answers that are still on the way are dropped."""
        self._rest.stop()
        self._reads.waitForDone()
        self._writes.waitForDone()
        self._carriers.clear()
        if self._file is not None:
            self._file.close()
            self._file = None

    def _start(
        self,
        lane: QThreadPool,
        work: Callable[[], Any],
        then: Callable[[Any], None],
        owner: QObject,
        failed: Failed | None,
    ) -> None:
        carrier = _Carrier()
        self._carriers.add(carrier)
        alive = [True]

        def gone() -> None:
            alive[0] = False

        owner.destroyed.connect(gone)

        def arrived(answer: Any, error: NeedleChartError | None) -> None:
            if carrier not in self._carriers:
                return
            self._carriers.discard(carrier)
            carrier.arrived.disconnect(arrived)  # the two hold each other: every answer would be kept for good
            if lane is self._writes:
                self._rest.start()
            if not alive[0]:
                return
            owner.destroyed.disconnect(gone)
            if error is None:
                self._take(then, answer)
            elif failed is not None:
                failed(error)
            else:
                self.unanswered_error.emit(error)

        carrier.arrived.connect(arrived)
        lane.start(_Job(work, carrier))

    def _take(self, then: Callable[[Any], None], answer: Any) -> None:
        """What goes wrong while an answer is shown is told like what goes wrong while it is looked up."""
        try:
            then(answer)
        except NeedleChartError as error:
            self.unanswered_error.emit(error)

    def _on_rest(self) -> None:
        file = self._file
        if file is not None:
            self._start(self._writes, file.rest, lambda _none: self._rest.stop(), self, lambda _error: self._rest.stop())

    unanswered_error = Signal(object)


def _lane() -> QThreadPool:
    """A lane is a pool of one thread: jobs run in the order they were given."""
    pool = QThreadPool()
    pool.setMaxThreadCount(1)
    pool.setExpiryTimeout(-1)
    return pool
