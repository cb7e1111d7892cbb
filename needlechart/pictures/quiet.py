"""Qt's platform without a screen complains about what only a screen can do; nobody who asked for a picture needs to read it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

COMPLAINT = "This plugin does not support"


@contextmanager
def without_complaints() -> Iterator[None]:
    """Leaves these complaints out; every other message goes where it went before."""

    def heard(kind: QtMsgType, where: QMessageLogContext, message: str) -> None:
        if message.startswith(COMPLAINT):
            return
        if before is None:
            print(message, file=sys.stderr)
        else:
            before(kind, where, message)

    before = qInstallMessageHandler(heard)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
