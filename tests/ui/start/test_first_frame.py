"""Until the sign-in page stands on the screen, nothing heavy is imported."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from needlechart.domain.people import Clinic, Person, Role
from needlechart.records import envelope
from needlechart.records.wrapping import Cost

HEAVY = ("sqlalchemy", "numpy", "pyqtgraph", "alembic", "argon2", "cryptography", "sqlcipher3", "PySide6.QtPrintSupport")

CHILD = """
import sys
from pathlib import Path
from needlechart import app
application = app.make_application()
window = app.make_window()
def painted():
    page = window.opening.sign_in_page
    assert page.isVisible(), "the sign-in page is not what was painted"
    print(*sorted(name for name in sys.modules))
    application.quit()
window.first_frame.connect(painted)
window.opening.ask_who(Path(sys.argv[1]))
window.show()
application.exec()
"""
PLANTED = "import numpy\n"


def modules_at_first_frame(program: str, clinic_path: Path) -> set[str]:
    """The modules a child process has imported when its sign-in page is painted."""
    done = subprocess.run(
        [sys.executable, "-c", program, clinic_path],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def clinic_door(folder: Path) -> Path:
    """A key envelope beside an empty file: all that the sign-in page needs."""
    path = folder / "clinic.needlechart"
    person = Person("p1", "Ada Kern", (Role.THERAPIST, Role.MANAGER), needles_from=date(2020, 1, 1))
    envelope.create(path, Clinic("c1", "Harbour Clinic", "Europe/Dublin"), person, "open sesame", Cost(1, 8, 1))
    path.touch()
    return path


def test_that_nothing_heavy_is_imported_at_the_first_frame(tmp_path: Path) -> None:
    modules = modules_at_first_frame(CHILD, clinic_door(tmp_path))
    assert "needlechart.ui.start.sign_in_page" in modules
    assert sorted(modules & set(HEAVY)) == []


def test_that_an_eager_import_would_be_found(tmp_path: Path) -> None:
    assert "numpy" in modules_at_first_frame(PLANTED + CHILD, clinic_door(tmp_path))
