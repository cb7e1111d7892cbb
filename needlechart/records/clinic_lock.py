"""One program at a time writes a clinic file: a lock beside it, given back by the system when the program dies."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

from needlechart.domain.errors import NeedleChartError
from needlechart.records.atomic_file import told
from needlechart.records.errors import ClinicFileInUse


class ClinicLock:
    """Held from when it is made until it is released.  ClinicFileInUse, ReadOnlyFolder or WriteFailed."""

    def __init__(self, path: Path) -> None:
        self._lock = FileLock(path.with_name(f"{path.name}.lock"), thread_local=False, fallback_to_soft=False)
        failure: NeedleChartError | None = None
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            failure = ClinicFileInUse(path.name)
        except OSError as error:
            failure = told(error, path)
        if failure is not None:
            raise failure

    def release(self) -> None:
        """Lets the next program in; more than once does no harm."""
        self._lock.release()
