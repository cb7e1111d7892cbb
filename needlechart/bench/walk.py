"""Walk: the histories of 200 patients, one after the other in the same window, and how much memory stays with it.

The control walks the same way and keeps every chart it was shown: what it gains says that the measure sees what is kept.
"""

from __future__ import annotations

import gc
import os
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from needlechart.bench.bare import let_work
from needlechart.bench.pairs import Figure, Limit, Result, limit, result

if TYPE_CHECKING:
    from needlechart.domain.history.sites import PatientSites
    from needlechart.usecases.patients import PatientOpened

SEED = 1
PATIENTS, VISITS, WARM_UP = 200, 8, 40
GOAL_MIB = 4.0
"""What a walk may gain: less than 20 KiB a chart, which any kept picture, list or page would pass."""


class Walk:
    """A window that shows one history after the other."""

    def __init__(self, path: Path, patients: int, visits: int) -> None:
        from needlechart.app import make_application, make_window
        from needlechart.demo.clinic import make_demo_clinic

        make_application()
        self._window = make_window()
        file = make_demo_clinic(path, patients=patients, sessions=patients * visits, seed=SEED)
        with file.reading() as reading:
            self.patients = tuple(line.id for line in reading.find_patients("P-", patients))
        assert len(self.patients) == patients
        self._file = file
        self._window.worker.open(file)
        self._window.resize(1280, 800)
        self._window.show()
        self.kept: list[tuple[object, ...]] = []

    def look_at(self, patients: tuple[str, ...], *, keep: bool = False) -> None:
        """Each of these charts: its history, the heat map of all its visits, and its newest visit."""
        from PySide6.QtCore import QCoreApplication, QEvent

        for patient_id in patients:
            self._window.open_patient(patient_id)
            let_work(lambda patient_id=patient_id: self._shown(patient_id) is not None and self._window.worker.idle)  # type: ignore[misc]
            for kind in ("heat", "visit"):
                self._turn_body_to(kind)
            # what a page lets go is deleted by the loop of a running program; there is none here
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            if keep:
                self.kept.append((self._shown(patient_id), self._sites()))

    def close(self) -> None:
        """Closes the window and its clinic file."""
        let_work(lambda: self._window.worker.idle)
        self._window.close()

    def _turn_body_to(self, kind: str) -> None:
        page = self._window.patient_page
        assert page is not None
        page.history.body.kind.set_value(kind)
        page.history.body.kind.changed.emit()
        let_work(lambda: self._window.worker.idle)

    def _sites(self) -> PatientSites | None:
        page = self._window.patient_page
        return page.history.past.sites if page is not None else None

    def _shown(self, patient_id: str) -> PatientOpened | None:
        page = self._window.patient_page
        opened = page.history.state.opened if page is not None else None
        return opened if opened is not None and opened.patient.id == patient_id else None


def measure(pairs: int, patients: int = PATIENTS, visits: int = VISITS) -> Result:
    """MiB that stay after a walk through all charts, and after the same walk of which everything is kept; no pairs."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        walk = Walk(Path(folder) / "walk.needlechart", patients, visits)
        some = walk.patients[: min(WARM_UP, patients)]
        walk.look_at(some)
        walk.look_at(walk.patients)
        before = resident_mib()
        walk.look_at(walk.patients)
        gained = resident_mib() - before
        walk.look_at(walk.patients, keep=True)
        control = resident_mib() - before - gained
        walk.close()
    figures: list[Figure | Limit] = [
        limit(f"{patients} charts, memory gained", "MiB", [gained], GOAL_MIB),
        limit(f"{patients} charts, the control that keeps them", "MiB", [control], GOAL_MIB),
    ]
    return result("walk", pairs, SEED, figures)


def resident_mib() -> float:
    """Memory of this process now, after what can be let go was let go; for Linux, where it is measured."""
    gc.collect()
    status = Path("/proc/self/status").read_text("ascii")
    found = re.search(r"VmRSS:\s+(\d+)", status)
    assert found is not None
    return int(found[1]) / 1024
