"""Whoever runs the tests may be allowed everything; some tests need somebody who is not."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_VERSION_3 = 0x20080522
_MAY_WRITE_ANYWHERE = 1 << 1
_MAY_READ_ANYWHERE = 1 << 2


class _Header(ctypes.Structure):
    _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]


class _Powers(ctypes.Structure):
    _fields_ = [("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32)]


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Nothing can be written in the folder, nor into its files, by anybody, root included."""
    files = [path for path in folder.iterdir() if path.is_file()]
    modes = [(path, path.stat().st_mode) for path in (folder, *files)]
    for path, mode in modes:
        path.chmod(mode & ~0o222)
    try:
        with _without_powers():
            yield
    finally:
        for path, mode in modes:
            path.chmod(mode)


@contextmanager
def _without_powers() -> Iterator[None]:
    if os.geteuid() != 0:
        yield
        return
    library = ctypes.CDLL(None, use_errno=True)
    header, powers = _Header(_VERSION_3, 0), (_Powers * 2)()
    assert library.capget(ctypes.byref(header), powers) == 0, "root's powers cannot be read"
    before = powers[0].effective
    powers[0].effective = before & ~(_MAY_WRITE_ANYWHERE | _MAY_READ_ANYWHERE)
    assert library.capset(ctypes.byref(header), powers) == 0, "root's powers cannot be laid down"
    try:
        yield
    finally:
        powers[0].effective = before
        assert library.capset(ctypes.byref(header), powers) == 0
