"""Child processes that may be killed: one process that has everything imported, and forks a child for each deed.

A child tells the test what it has done by lines on a pipe; what it told is there also after it was killed.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).parents[2]
_SET_TRACER = 0x59616D61
"""PR_SET_PTRACER of Linux."""
_SERVE = "from tests.reliability.nursery import serve; serve()"


class Nursery:
    """Starts children and hears what they say; one child at a time."""

    def __init__(self) -> None:
        self._server = subprocess.Popen(
            [sys.executable, "-c", _SERVE], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._server.communicate()

    def child(self, deed: Callable[..., None], **given: Any) -> Child:
        """A child that has prepared itself and waits before the deed; ``given`` must be plain values."""
        assert self._server.stdin is not None
        print(json.dumps([deed.__module__, deed.__name__, given]), file=self._server.stdin, flush=True)
        word, pid = self.hear().split()
        assert word == "born", word
        return Child(self, int(pid))

    def hear(self) -> str:
        """The next line of the child, or of the process that saw it end."""
        assert self._server.stdout is not None
        line = self._server.stdout.readline()
        assert line, "the nursery has ended"
        return line.rstrip("\n")


class Child:
    """A child process; ``said`` are its lines, ``status`` how it ended (negative: the signal that killed it)."""

    def __init__(self, nursery: Nursery, pid: int) -> None:
        self.pid = pid
        self.said: list[str] = []
        self.status: int | None = None
        self._nursery = nursery
        self._strace: subprocess.Popen[str] | None = None
        self.until("ready")

    def watched(self, log: Path, *options: str | Path) -> Self:
        """Puts strace on the waiting child with those options; it writes to ``log``."""
        command = ["strace", "-f", "-p", str(self.pid), "-o", log, *options]
        self._strace = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert self._strace.stderr is not None
        attached = self._strace.stderr.readline()
        assert "attached" in attached, attached
        return self

    def begin(self) -> Self:
        """Lets the child do its deed."""
        os.kill(self.pid, signal.SIGUSR1)
        return self

    def until(self, word: str) -> str:
        """Waits for a line that begins so; returns what follows."""
        for line in self._lines():
            if line.startswith(word):
                return line[len(word) :].strip()
        raise AssertionError(f"the child ended ({self.status}) before it said {word!r}; it said {self.said}")

    def end(self) -> Self:
        """Waits until it has ended."""
        for _ in self._lines():
            pass
        return self

    def kill(self) -> Self:
        """kill -9, now."""
        os.kill(self.pid, signal.SIGKILL)
        return self.end()

    def _lines(self) -> Iterator[str]:
        while self.status is None:
            line = self._nursery.hear()
            if line.startswith("ended "):
                self.status = int(line.split()[1])
                if self._strace is not None:
                    self._strace.communicate()
            else:
                self.said.append(line)
                yield line


def say(*words: object) -> None:
    """A line from the child, in one write."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def wait_to_begin() -> None:
    """In the child: what comes after this is the deed itself."""
    say("ready")
    signal.sigwait({signal.SIGUSR1})


def serve() -> None:
    """The nursery's own process: a deed a line, a child a deed."""
    import tests.reliability.deeds  # noqa: F401  everything a child needs, once

    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
    for line in sys.stdin:
        module, name, given = json.loads(line)
        pid = os.fork()
        if pid == 0:
            _live(module, name, given)
        _, status = os.waitpid(pid, 0)
        say("ended", os.waitstatus_to_exitcode(status))


def _live(module: str, name: str, given: dict[str, Any]) -> None:
    status = 1
    # Where only a forebear may trace a process, strace is none.
    ctypes.CDLL(None).prctl(_SET_TRACER, ctypes.c_ulong(-1), 0, 0, 0)
    try:
        say("born", os.getpid())
        getattr(sys.modules[module], name)(**given)
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(status)


def options(calls: Sequence[str], paths: Sequence[Path] = ()) -> list[str | Path]:
    """What to watch: these calls, on these files only when some are named."""
    return ["-e", f"trace={','.join(calls)}", *(part for path in paths for part in ("-P", path))]


def kill_at(call: str, nth: int) -> list[str | Path]:
    """Kills the child as it enters its n-th watched call of that name."""
    return ["-e", f"inject={call}:signal=SIGKILL:when={nth}"]


def fail_at(call: str, nth: int) -> list[str | Path]:
    """Lets the n-th watched call of that name fail as a broken drive does, and no other."""
    return ["-e", f"inject={call}:error=EIO:when={nth}"]
