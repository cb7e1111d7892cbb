"""A clinic file with a draft to chart in, copied afresh for each child that may be killed."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from needlechart.domain.sessions import TreatmentSession
from needlechart.records.clinic_file import ClinicFile
from needlechart.records.envelope import envelope_path
from tests.clinics import Template, reopened


@dataclass(frozen=True, slots=True)
class Drafted:
    """The closed file, its key, and the draft in it."""

    path: Path
    template: Template
    session: TreatmentSession

    def copied_to(self, folder: Path) -> Path:
        """A copy with its envelope."""
        folder.mkdir(exist_ok=True)
        copy = folder / self.path.name
        for made in (self.path, envelope_path(self.path)):
            shutil.copyfile(made, folder / made.name)
        return copy

    def opened(self, path: Path) -> ClinicFile:
        """A copy, opened to write."""
        return reopened(self.template, path)

    def unguarded(self, path: Path) -> Any:
        """The database library's own connection to a copy, without any of our looking."""
        connection = dbapi2.connect(str(path))
        connection.execute(f"PRAGMA key=\"x'{self.template.data_key.hex()}'\"")
        return connection

    @property
    def given(self) -> dict[str, str]:
        """What a charting child is told."""
        return {"key": self.template.data_key.hex(), "session_id": self.session.id}


def faults(file: ClinicFile) -> list[str]:
    """What is wrong with pages, keys between rows, guards and audit trail; the rules are not asked."""
    with file.examination() as examination:
        found = list(examination.faults())
        _head, broken = examination.audit_trail()
    return found if broken is None else [*found, str(broken)]
