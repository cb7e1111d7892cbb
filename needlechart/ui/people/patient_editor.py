"""The patient in hand: every change of the chart's own pages, kept at once and in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from needlechart.domain.errors import NeedleChartError
from needlechart.domain.patients import Patient
from needlechart.ui.records_worker import RecordsWorker
from needlechart.usecases import patients


class PatientEditor(QObject):
    """Holds the patient value; ``change`` is the only way to a new one.

    Signals: ``patient_changed(Patient)``; ``keeping()`` a change is on its way; ``kept()`` everything is on disk;
    ``keeping_failed(NeedleChartError)`` the last change is in hand but not on disk: ``try_again`` or ``give_up``.
    """

    patient_changed = Signal(object)
    keeping = Signal()
    kept = Signal()
    keeping_failed = Signal(object)

    def __init__(self, worker: RecordsWorker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._patient: Patient | None = None
        self._saved: Patient | None = None
        self._unkept: deque[Patient] = deque()
        self._writing = False

    @property
    def patient(self) -> Patient:
        """The patient as the pages show them; RuntimeError before the first ``show_patient`` (our bug)."""
        if self._patient is None:
            raise RuntimeError("no patient is open")
        return self._patient

    @property
    def unkept(self) -> int:
        """Changes the disk has not acknowledged yet."""
        return len(self._unkept)

    def new_id(self) -> str:
        """An id for a new row."""
        return self._worker.file.ids()

    def today(self) -> date:
        """The day on the clinic's clock."""
        return self._worker.file.clock.now().local.date()

    def show_patient(self, patient: Patient) -> None:
        """The patient as the record has them; changes in hand are not overwritten."""
        if self._unkept and self._patient is not None and self._patient.id == patient.id:
            return
        self._unkept.clear()
        self._patient = self._saved = patient
        self.patient_changed.emit(patient)

    def change(self, edit: Callable[[Patient], Patient]) -> None:
        """Replaces the patient by ``edit(patient)`` and keeps it."""
        after = edit(self.patient)
        if after == self._patient:
            return
        self._patient = after
        self._unkept.append(after)
        self.patient_changed.emit(after)
        self._keep_next()

    def try_again(self) -> None:
        """Keeps what could not be kept before."""
        self._keep_next()

    def give_up(self) -> None:
        """Goes back to the patient as the record has them."""
        if self._saved is not None and not self._writing:
            self._unkept.clear()
            self._patient = self._saved
            self.patient_changed.emit(self._saved)

    def _keep_next(self) -> None:
        if self._writing or not self._unkept or self._saved is None:
            return
        self._writing = True
        before, after = self._saved, self._unkept[0]
        self.keeping.emit()
        self._worker.run(lambda work: patients.change_patient(work, before, after), self._on_kept, self, self._on_not_kept)

    def _on_kept(self, patient: Patient) -> None:
        self._writing = False
        self._saved = patient
        if self._unkept and self._unkept[0] == patient:
            self._unkept.popleft()
        if self._unkept:
            self._keep_next()
        else:
            self.kept.emit()

    def _on_not_kept(self, error: NeedleChartError) -> None:
        """What waits becomes one change, so that trying again keeps the newest state."""
        self._writing = False
        if self._unkept:
            newest = self._unkept[-1]
            self._unkept.clear()
            self._unkept.append(newest)
        self.keeping_failed.emit(error)


def with_row(rows: tuple[Any, ...], row: Any) -> tuple[Any, ...]:
    """``rows`` with ``row`` in the place of the one with its id, or at the end."""
    if any(old.id == row.id for old in rows):
        return tuple(row if old.id == row.id else old for old in rows)
    return (*rows, row)
