"""Python threads that a test started and did not end."""

from __future__ import annotations

import threading

_SECONDS_TO_END = 2.0


def running_threads() -> set[threading.Thread]:
    return set(threading.enumerate())


def leaked_threads(before: set[threading.Thread]) -> list[str]:
    """The new threads that do not end by themselves, daemons too."""
    return [f"running thread: {thread.name}" for thread in running_threads() - before if not _ends(thread)]


def _ends(thread: threading.Thread) -> bool:
    if isinstance(thread, threading._DummyThread):
        return True  # Python's stand-in for a thread of Qt's, which never says that it ended
    thread.join(_SECONDS_TO_END)
    return not thread.is_alive()
