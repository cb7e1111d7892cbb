"""The patient in hand: every change of the chart's own pages, kept at once and in order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from needlechart.domain.errors import NeedleChartError
from needlechart.domain.patients import Patient
from needlechart.ui.records_worker import RecordsWorker
from needlechart.usecases import patients


class PatientEditor(QObject):
    """Holds the patient value; ``change`` is the only way to a new one.

    Every change is handed to the records at once, in order, so that closing the program waits for all of them.
    Signals: ``patient_changed(Patient)``; ``keeping()`` a change is on its way; ``kept()`` everything is on disk;
    ``keeping_failed(NeedleChartError)`` what was changed since is in hand but not on disk: ``try_again`` or ``give_up``.
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
        self._under_way = 0
        self._failed = False
        # Kept here because the last answers may come when the clinic file is closed already.
        self._clock, self._ids = worker.file.clock, worker.file.ids

    @property
    def patient(self) -> Patient:
        """The patient as the pages show them; RuntimeError before the first ``show_patient`` (our bug)."""
        if self._patient is None:
            raise RuntimeError("no patient is open")
        return self._patient

    @property
    def settled(self) -> bool:
        """Whether the disk holds what the pages show."""
        return self._under_way == 0 and self._patient == self._saved

    def new_id(self) -> str:
        """An id for a new row."""
        return self._ids()

    def now(self) -> datetime:
        """The time on the clinic's clock."""
        return self._clock.now().local

    def today(self) -> date:
        """The day on the clinic's clock."""
        return self.now().date()

    def show_patient(self, patient: Patient) -> None:
        """The patient as the record has them; changes in hand are not overwritten."""
        if self._patient is not None and self._patient.id == patient.id and not self.settled:
            return
        self._failed = False
        self._patient = self._saved = patient
        self.patient_changed.emit(patient)

    def change(self, edit: Callable[[Patient], Patient]) -> None:
        """Replaces the patient by ``edit(patient)`` and keeps it."""
        before = self.patient
        after = edit(before)
        if after == before:
            return
        self._patient = after
        self.patient_changed.emit(after)
        if self._failed:
            self.try_again()
        else:
            self._keep(before, after)

    def try_again(self) -> None:
        """Keeps what could not be kept before, as one change."""
        if self._saved is not None and not self.settled:
            self._failed = False
            self._keep(self._saved, self.patient)

    def give_up(self) -> None:
        """Goes back to the patient as the record has them."""
        if self._saved is not None:
            self._failed = False
            self._patient = self._saved
            self.patient_changed.emit(self._saved)

    def _keep(self, before: Patient, after: Patient) -> None:
        self._under_way += 1
        self.keeping.emit()

        def kept(patient: Patient) -> None:
            self._under_way -= 1
            if self._patient is None or patient.id != self._patient.id:
                return
            self._saved = patient
            if self.settled:
                self.kept.emit()

        def not_kept(error: NeedleChartError) -> None:
            self._under_way -= 1
            if not self._failed and self._patient is not None and after.id == self._patient.id:
                self._failed = True
                self.keeping_failed.emit(error)

        self._worker.run(lambda work: patients.change_patient(work, before, after), kept, self, not_kept)


def with_row(rows: tuple[Any, ...], row: Any) -> tuple[Any, ...]:
    """``rows`` with ``row`` in the place of the one with its id, or at the end."""
    if any(old.id == row.id for old in rows):
        return tuple(row if old.id == row.id else old for old in rows)
    return (*rows, row)
