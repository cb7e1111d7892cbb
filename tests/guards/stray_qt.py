"""Windows, running timers, running threads and messages of Qt that outlive a test."""

from __future__ import annotations

import gc
import re
import weakref
from collections.abc import Iterator

import shiboken6
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    QObject,
    QThread,
    QThreadPool,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

_MILLISECONDS_TO_END = 2000
_COMPLAINTS = {QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}

_set_apart: list[weakref.ref[QObject]] = []
"""The timers and threads made before the present test, which the collector does not name any more."""


def set_apart_what_stands() -> None:
    """The collector looks only at what is made from now on: going through all the rest costs more than most tests do.

    What the test before left is let go first: by Qt, then by the collector.
    """
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    known = [kept for kept in _set_apart if _is_there(kept)]
    standing = [thing for kept in known if (thing := kept()) is not None]
    fresh = [thing for thing in _timers_and_threads() if not any(thing is other for other in standing)]
    _set_apart[:] = [*known, *map(weakref.ref, fresh)]
    gc.freeze()


def _is_there(kept: weakref.ref[QObject]) -> bool:
    thing = kept()
    return thing is not None and shiboken6.isValid(thing)


class QtBefore:
    """What was alive before the test, to be compared with what is alive after it."""

    def __init__(self) -> None:
        set_apart_what_stands()
        self._alive = _alive()

    def leaked_since(self) -> list[str]:
        """What the test left. Objects that only wait for the collector or for deleteLater are let go first."""
        if self._new():
            gc.collect()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        left = [_described(thing) for thing in self._new() if not _ends(thing)]
        pool = QThreadPool.globalInstance()
        if not pool.waitForDone(_MILLISECONDS_TO_END):
            left.append(f"running work in Qt's thread pool: {pool.activeThreadCount()}")
        return left

    def _new(self) -> list[QObject]:
        return [thing for thing in _alive() if not any(thing is known for known in self._alive)]


class QtMessages:
    """Listens to Qt's warnings whenever nobody else does."""

    def __init__(self, ignored: list[str]) -> None:
        self._ignored = ignored
        self._messages: list[str] = []

    def listen(self) -> None:
        qInstallMessageHandler(self._heard)

    def leave(self) -> None:
        qInstallMessageHandler(None)

    def taken(self) -> list[str]:
        """What was heard since the last time."""
        messages, self._messages = self._messages, []
        return messages

    def _heard(self, kind: QtMsgType, _where: QMessageLogContext, message: str) -> None:
        if kind in _COMPLAINTS and not any(re.search(pattern, message) for pattern in self._ignored):
            self._messages.append(message)


def _alive() -> list[QObject]:
    """Open or hidden windows, and the timers and threads that run now."""
    return [*QApplication.topLevelWidgets(), *_running()]


def _running() -> Iterator[QObject]:
    app = QCoreApplication.instance()
    main_thread = app.thread() if app else None
    earlier = [thing for kept in _set_apart if (thing := kept()) is not None]
    for thing in [*earlier, *_timers_and_threads()]:
        if shiboken6.isValid(thing) and thing != main_thread and _runs(thing):
            yield thing


def _timers_and_threads() -> list[QObject]:
    kinds = {*_with_subclasses(QTimer), *_with_subclasses(QThread)}
    # By type(): asking isinstance() of everything in memory takes five times as long, and wakes lazy objects.
    return [thing for thing in gc.get_objects() if type(thing) in kinds]


def _runs(thing: QObject) -> bool:
    return (isinstance(thing, QTimer) and thing.isActive()) or (isinstance(thing, QThread) and thing.isRunning())


def _with_subclasses(kind: type[QObject]) -> Iterator[type[QObject]]:
    yield kind
    below: type[QObject]
    for below in kind.__subclasses__():
        yield from _with_subclasses(below)


def _ends(thing: QObject) -> bool:
    return isinstance(thing, QThread) and thing.wait(_MILLISECONDS_TO_END)


def _described(thing: QObject) -> str:
    sort = "running timer" if isinstance(thing, QTimer) else "running thread" if isinstance(thing, QThread) else "window"
    return f"{sort}: {type(thing).__name__} {thing.objectName()!r}"
