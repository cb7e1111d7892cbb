"""Writing a small file so that it is either the old one or the new one, also after a power cut."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from needlechart.records.errors import ReadOnlyFolder, WriteFailed

READ_ONLY = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def write_atomically(path: Path, content: bytes) -> None:
    """Writes beside the target, syncs, renames over it and syncs the folder; ReadOnlyFolder or WriteFailed."""
    fresh = path.with_name(f"{path.name}.new")
    try:
        fresh.unlink(missing_ok=True)
        _write_synced(fresh, content)
        os.replace(fresh, path)
        sync_folder(path.parent)
    except OSError as error:
        failure = told(error, path)
    else:
        return
    raise failure


def told(error: OSError, path: Path) -> ReadOnlyFolder | WriteFailed:
    """The system's error as one of ours."""
    if error.errno in READ_ONLY:
        return ReadOnlyFolder(path.name)
    return WriteFailed(errno.errorcode.get(error.errno or 0, "unknown"))


def sync_folder(folder: Path) -> None:
    """Makes a rename or a new name last; Windows keeps names by itself and cannot open a folder."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_synced(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
