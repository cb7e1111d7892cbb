"""A treatment chair for tests: one session in hand on a real clinic file, with everything its places need."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar

from pytestqt.qtbot import QtBot

from needlechart.atlas import Atlas
from needlechart.domain.patients import Patient
from needlechart.domain.sessions import TreatmentSession
from needlechart.records.clinic_file import ClinicFile
from needlechart.resources import resources_folder
from needlechart.ui.charting.place import Place
from needlechart.ui.charting.places import make_place
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.records_worker import RecordsWorker
from needlechart.usecases import charting
from tests.clinics import FrozenClock

APlace = TypeVar("APlace", bound=Place)


@dataclass(slots=True)
class Chair:
    """The session in hand, and the way to its clinic file."""

    qtbot: QtBot
    file: ClinicFile
    worker: RecordsWorker
    clock: FrozenClock
    editor: SessionEditor
    atlas: Atlas
    shown: list[Place] = field(default_factory=list)

    @property
    def session(self) -> TreatmentSession:
        """The session as the window holds it."""
        return self.editor.session

    def place(self, kind: type[APlace]) -> APlace:
        """A place of the session, shown."""
        made = make_place(kind.key, self.editor, self.atlas)
        assert isinstance(made, kind)
        self.qtbot.addWidget(made)
        self.shown.append(made)
        made.resize(1280, 624)
        made.show_session(self.session)
        made.show()
        return made

    def on_disk(self) -> TreatmentSession:
        """The session as the clinic file holds it, once everything is acknowledged."""
        self.qtbot.waitUntil(lambda: self.editor.unkept == 0)
        with self.file.reading() as reading:
            return reading.session(self.session.id)

    def patient_on_disk(self) -> Patient:
        """The patient as the clinic file holds them."""
        with self.file.reading() as reading:
            return reading.patient(self.session.patient_id)

    def leave(self) -> None:
        """Everything on disk, the clinic file let go, and the editor deleted by Qt as it goes with its page in the program."""
        self.qtbot.waitUntil(lambda: self.editor.unkept == 0)
        self.worker.close()
        self.editor.deleteLater()

    def reopen(self) -> None:
        """Another editor on what the file holds: as after a restart."""
        self.qtbot.waitUntil(lambda: self.editor.unkept == 0)
        self.editor.deleteLater()
        self.editor = editor_of(self.file, self.worker, self.clock, self.session.id)


def editor_of(file: ClinicFile, worker: RecordsWorker, clock: FrozenClock, session_id: str) -> SessionEditor:
    """An editor of that session."""
    with file.work() as work:
        opened = charting.open_session(work, session_id)
    return SessionEditor(opened, worker, file.person_id, clock, file.ids)


@cache
def body() -> Atlas:
    """The body as it is drawn, read once."""
    return Atlas.load(resources_folder() / "atlas")


def seat(qtbot: QtBot, file: ClinicFile, clock: FrozenClock, patient: Patient | None, *sessions: TreatmentSession) -> Chair:
    """Keeps the patient and sessions, and opens the last of them."""
    with file.work() as work:
        if patient is not None:
            work.save(None, patient)
        for session in sessions:
            work.save(None, session)
    worker = RecordsWorker()
    worker.open(file)
    return Chair(qtbot, file, worker, clock, editor_of(file, worker, clock, sessions[-1].id), body())
