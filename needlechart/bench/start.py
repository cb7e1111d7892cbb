"""Start: the process until the sign-in page has painted, against a process that paints a bare window."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from needlechart.bench.pairs import Result, figure, interleaved, result

SEED = 1

FLOOR = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
class Bare(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, app.quit)
window = Bare()
window.resize(1280, 800)
window.show()
app.exec()
"""

CANDIDATE = """
import sys
from pathlib import Path
from needlechart import app
application = app.make_application()
window = app.make_window()
window.first_frame.connect(application.quit)
window.opening.ask_who(Path(sys.argv[1]))
window.show()
application.exec()
"""

# The peak of the process itself: what getrusage says begins with the peak of the process that started it.
ENDING = """
import os, re, sys
from pathlib import Path
status = Path("/proc/self/status")
if status.exists():
    peak_kib = int(re.search(r"VmHWM:\\s+(\\d+)", status.read_text())[1])
else:
    import resource
    peak_kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)
print(peak_kib, file=sys.stderr, flush=True)
os._exit(0)
"""


def first_frame(program: str, *arguments: str) -> tuple[float, float]:
    """(CPU seconds, peak memory in MiB) of a child process that runs ``program`` until its first frame."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    child = subprocess.run(
        [sys.executable, "-c", program + ENDING, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, int(child.stderr.split()[-1]) / 1024


def measure(pairs: int) -> Result:
    """Ratios of CPU and of memory."""
    from needlechart.demo.clinic import make_demo_clinic

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.needlechart"
        make_demo_clinic(path, patients=1, sessions=1, seed=SEED).close()
        ours, theirs = interleaved(lambda: first_frame(CANDIDATE, str(path)), lambda: first_frame(FLOOR), pairs)
    return result(
        "start",
        pairs,
        SEED,
        [
            figure("cpu", "s", [o[0] for o in ours], [t[0] for t in theirs], 1.3),
            figure("memory", "MiB", [o[1] for o in ours], [t[1] for t in theirs], 1.25),
        ],
    )
