"""What both sides of a benchmark stand on: a bare encrypted file, and waiting for the window."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

PATIENCE_S = 20


def bare_file(path: Path) -> Connection:
    """A connection to a new encrypted file with the cipher, journal and sync of a clinic file, and nothing else."""
    import sqlcipher3.dbapi2 as cipher

    connection = cipher.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{secrets.token_hex(32)}'\"")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def let_work(true: Callable[[], bool]) -> None:
    """Lets the window work until the condition holds; TimeoutError when it does not come to rest."""
    from PySide6.QtWidgets import QApplication

    end = time.perf_counter() + PATIENCE_S
    while not true():
        QApplication.processEvents()
        if time.perf_counter() > end:
            raise TimeoutError("the window did not come to rest")
