"""Any history of edits at a clinic file, the same for the same seed."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import fields, replace
from random import Random
from typing import Any

from needlechart.domain.afterwards import Addendum, ReviewEntry, ReviewKind, Voiding
from needlechart.domain.errors import NeedleChartError
from needlechart.domain.patients import Patient
from needlechart.domain.sessions import TreatmentSession
from needlechart.records.clinic_file import ClinicFile
from needlechart.records.work import Work
from tests.clinics import MARA, NOW
from tests.records.values import ValueMaker

_KEPT = frozenset({"id", "patient_id", "therapist_id", "signature"})
_SWAPPED = tuple(f.name for f in fields(TreatmentSession) if f.name not in _KEPT)


def lived(file: ClinicFile, seed: int, steps: int) -> History:
    """A history of so many deeds; those that the record refuses are left out."""
    history = History(file, seed)
    for _ in range(steps):
        with suppress(NeedleChartError):
            history.step()
    return history


class History:
    """Random deeds at a clinic file: drafts begun, edited, undone, signed, moved, voided, added to, reviewed; charts imported."""

    def __init__(self, file: ClinicFile, seed: int) -> None:
        self._file, self._chance = file, Random(seed)
        self._makers = [ValueMaker(seed + n, fullness) for n, fullness in enumerate((0.2, 0.6, 1.0))]
        self.drafts: list[str] = []
        self.signed: list[str] = []
        self.patients = [MARA.id]
        self.done: set[str] = set()

    def step(self) -> None:
        """Does one deed and notes its name."""
        deed = self._chance.choice(
            (self.begin, self.edit, self.edit, self.edit, self.move, self.sign, self.void, self.add, self.review, self.rename,
             self.import_chart)
        )  # fmt: skip
        with suppress(IndexError), self._file.work() as work:
            deed(work)
            self.done.add(deed.__name__)

    def _made(self, cls: type, **fixed: object) -> Any:
        return self._chance.choice(self._makers).root(cls, **fixed)

    def begin(self, work: Work) -> None:
        session = work.save(
            None, self._made(TreatmentSession, patient_id=self._chance.choice(self.patients), date=NOW.local.date())
        )
        self.drafts.append(session.id)

    def edit(self, work: Work) -> None:
        before = work.reading.session(self._chance.choice(self.drafts))
        other = self._made(TreatmentSession)
        names = self._chance.sample(_SWAPPED, self._chance.randint(1, 4))
        work.save_draft(before, replace(before, **{name: getattr(other, name) for name in names}))
        if self._chance.random() < 0.3:
            after = work.reading.session(before.id)
            work.save_draft(after, before, step="undo")

    def move(self, work: Work) -> None:
        before = work.reading.session(self._chance.choice(self.drafts))
        patient = self._chance.choice(self.patients)
        work.save(before, replace(before, patient_id=patient))

    def sign(self, work: Work) -> None:
        session = work.reading.session(self._chance.choice(self.drafts))
        work.sign(session, late=self._chance.random() < 0.3)
        self.drafts.remove(session.id)
        self.signed.append(session.id)

    def void(self, work: Work) -> None:
        taken = self._chance.choice([*self.signed, *self.drafts[:1]])
        work.save(None, self._made(Voiding, session_id=taken))

    def add(self, work: Work) -> None:
        work.save(None, self._made(Addendum, session_id=self._chance.choice(self.signed), digest=""))

    def review(self, work: Work) -> None:
        session_id = self._chance.choice(self.signed)
        number = len(work.reading.review_entries(session_id)) + 1
        kind = self._chance.choice(list(ReviewKind))
        work.save(None, self._made(ReviewEntry, session_id=session_id, number=number, kind=kind, digest=""))

    def rename(self, work: Work) -> None:
        before = work.reading.patient(self._chance.choice(self.patients))
        other = self._made(Patient)
        name = self._chance.choice(("family_name", "given_name", "problems", "note"))
        work.save(before, replace(before, **{name: getattr(other, name)}))

    def import_chart(self, work: Work) -> None:
        patient = self._made(Patient)
        sessions = [self._made(TreatmentSession, patient_id=patient.id) for _ in range(3)]
        beside = [self._made(Addendum, session_id=sessions[0].id, digest=""), self._made(Voiding, session_id=sessions[1].id)]
        values = [patient, *sessions, *beside]
        self._chance.shuffle(values)
        work.add_many(values, deed="import records")
        self.patients.append(patient.id)
        self.drafts.append(sessions[2].id)
