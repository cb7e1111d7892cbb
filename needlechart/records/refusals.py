"""What the database refused, said as one of our errors: by its code and the rule's name, never with a value."""

from __future__ import annotations

import logging
import re

from sqlcipher3 import dbapi2

from needlechart.domain.errors import NeedleChartError
from needlechart.records.errors import (
    CannotBeKept,
    ClinicFileInUse,
    DamagedClinicFile,
    EngineFault,
    FrozenRecord,
    ReadOnlyFolder,
    WriteFailed,
)
from needlechart.records.triggers import FROZEN

log = logging.getLogger(__name__)

DatabaseError = dbapi2.Error
"""Whatever the database library raises."""
KEY_DOES_NOT_FIT = "SQLITE_NOTADB"
_DISK = frozenset({"SQLITE_FULL", "SQLITE_IOERR", "SQLITE_NOMEM"})
_BUSY = frozenset({"SQLITE_BUSY", "SQLITE_LOCKED"})
_DAMAGED = frozenset({"SQLITE_CORRUPT", KEY_DOES_NOT_FIT})
_NO_RIGHT = frozenset({"SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM"})
_RULE = re.compile(r"constraint failed: ([\w., ]+)|column ([\w.]+)$")


def code_of(error: BaseException) -> str:
    """The engine's name for it, without the finer part: ``SQLITE_FULL``."""
    name = str(getattr(error, "sqlite_errorname", "") or "")
    return "_".join(name.split("_")[:2]) if name else type(error).__name__


def told(error: BaseException, name: str) -> NeedleChartError:
    """The database's error as one of ours; ``name`` is the clinic file's name."""
    code, words = code_of(error), str(error)
    if code in _DISK:
        return WriteFailed(code)
    if code in _BUSY:
        return ClinicFileInUse(name)
    if code in _DAMAGED:
        return DamagedClinicFile(name)
    if code in _NO_RIGHT:
        return ReadOnlyFolder(name)
    if words.startswith(FROZEN):
        return FrozenRecord(words.removeprefix(f"{FROZEN}: "))
    if code == "SQLITE_CONSTRAINT" or isinstance(error, (OverflowError, UnicodeError)):
        return CannotBeKept(_rule(error, words))
    log.error("the clinic file refused a statement: %s", code)
    return EngineFault(code)


def _rule(error: BaseException, words: str) -> str:
    if isinstance(error, OverflowError):
        return "number too large"
    if isinstance(error, UnicodeError):
        return "letters that are no letters"
    found = _RULE.search(words)
    if found:
        return next(group for group in found.groups() if group)
    return "a reference to something that is not there" if "FOREIGN KEY" in words else "database rule"
