"""The one bridge between the window and the clinic file: jobs on a background thread, answers on the GUI thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

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
    """Carries the answers, each with its number, from the records thread to the thread it was made in."""

    arrived = Signal(int, object, object)


class _Asked(NamedTuple):
    """What waits for an answer: ``lives`` is empty when the owner is gone."""

    lane: QThreadPool
    then: Callable[[Any], None]
    owner: QObject
    failed: Failed | None
    lives: list[bool]
    gone: Callable[[], None]


class _Job(QRunnable):
    def __init__(self, work: Callable[[], Any], carrier: _Carrier, number: int) -> None:
        super().__init__()
        self._given = [(work, carrier, number)]

    def run(self) -> None:
        work, carrier, number = self._given.pop()  # a job that ends before its start is back in Python is not deleted by Qt
        answer: Any = None
        error: NeedleChartError | None = None
        try:
            answer = work()
        except NeedleChartError as told:
            error = told
        except Exception as fault:  # our bug: named in the log without its contents, told in one sentence
            log.error("job failed: %s", type(fault).__name__)
            error = ProgramFault()
        carrier.arrived.emit(number, answer, error)


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
        self._asked: dict[int, _Asked] = {}
        self._numbers = count(1)
        # One for all answers: a carrier each would be let go of by either thread, and Qt for Python loses connections of
        # an object that is made where one that another thread let go of has been.
        self._carrier = _Carrier()
        self._carrier.arrived.connect(self._on_arrived)
        self.destroyed.connect(lambda _gone=None, asked=self._asked: asked.clear())
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
        return not self._asked

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
        self._asked.clear()
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
        lives, number = [True], next(self._numbers)

        def gone() -> None:
            lives.clear()

        owner.destroyed.connect(gone)
        self._asked[number] = _Asked(lane, then, owner, failed, lives, gone)
        lane.start(_Job(work, self._carrier, number))

    def _on_arrived(self, number: int, answer: Any, error: NeedleChartError | None) -> None:
        asked = self._asked.pop(number, None)
        if asked is None:
            return
        if asked.lane is self._writes:
            self._rest.start()
        if not asked.lives:
            return
        asked.owner.destroyed.disconnect(asked.gone)
        if error is None:
            self._take(asked.then, answer)
        elif asked.failed is not None:
            asked.failed(error)
        else:
            self.unanswered_error.emit(error)

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
