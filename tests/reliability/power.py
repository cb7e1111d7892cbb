"""A power cut, played from a recording of every write and sync: what was synced is there, of the rest a part by chance."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

SECTOR = 512
CALLS = ("pwrite64", "fsync", "fdatasync", "ftruncate", "write")
RECORDING = ("-y", "-x", "-s", "6000")
_WRITE = re.compile(r'pwrite64\(\d+<(?P<path>[^>]*)>, "(?P<data>.*)", \d+, (?P<at>\d+)\) += \d+$')
_SYNC = re.compile(r"(?:fsync|fdatasync)\(\d+<(?P<path>[^>]*)>\) += 0$")
_CUT_TO = re.compile(r"ftruncate\(\d+<(?P<path>[^>]*)>, (?P<size>\d+)\) += 0$")
_SAID = re.compile(r'write\(1<[^>]*>, "(?P<words>\w+ \d+)\\n"')


@dataclass(frozen=True, slots=True)
class Write:
    path: str
    at: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Sync:
    path: str


@dataclass(frozen=True, slots=True)
class Resize:
    path: str
    size: int


@dataclass(frozen=True, slots=True)
class Said:
    words: str


Event = Write | Sync | Resize | Said


def recorded(log: Path) -> list[Event]:
    """All that happened, in its order; a call the recording does not know fails."""
    return list(_events(log.read_text("latin-1").splitlines()))


def _events(lines: list[str]) -> Iterator[Event]:
    for line in lines:
        if found := _WRITE.search(line):
            data, _ = codecs.escape_decode(found["data"].encode("latin-1"))
            yield Write(found["path"], int(found["at"]), data)
        elif found := _SYNC.search(line):
            yield Sync(found["path"])
        elif found := _CUT_TO.search(line):
            yield Resize(found["path"], int(found["size"]))
        elif found := _SAID.search(line):
            yield Said(found["words"])
        else:
            assert "write(" in line or "exited" in line or "resumed" in line, line[:200]


@dataclass(slots=True)
class _File:
    synced: bytearray
    named: bool
    waiting: list[Write | Resize] = field(default_factory=list)


class Disk:
    """The files of a folder as the disk has them; ``there`` are those that were on it before the recording began."""

    def __init__(self, there: dict[str, bytes]) -> None:
        self._files = {path: _File(bytearray(content), named=True) for path, content in there.items()}

    def take(self, event: Event) -> None:
        """The next event of the recording."""
        if isinstance(event, (Write, Resize)):
            self._files.setdefault(event.path, _File(bytearray(), named=False)).waiting.append(event)
        elif isinstance(event, Sync):
            if event.path in self._files:
                file = self._files[event.path]
                for change in file.waiting:
                    _apply(file.synced, change)
                file.waiting.clear()
            for path, file in self._files.items():
                file.named = file.named or str(Path(path).parent) == event.path

    def cut(self, random: Random) -> dict[str, bytes]:
        """The power goes: each sector that was not synced is there or not, each file that was not named too."""
        left = {}
        for path, file in self._files.items():
            if not file.named and random.random() < 0.5:
                continue
            content = bytearray(file.synced)
            for change in file.waiting:
                _apply_by_chance(content, change, random)
            left[path] = bytes(content)
        return left


def _apply(content: bytearray, change: Write | Resize) -> None:
    if isinstance(change, Resize):
        _resize(content, change.size)
        return
    end = change.at + len(change.data)
    _resize(content, max(end, len(content)))
    content[change.at : end] = change.data


def _apply_by_chance(content: bytearray, change: Write | Resize, random: Random) -> None:
    if isinstance(change, Resize):
        if random.random() < 0.5:
            _resize(content, change.size)
        return
    start = change.at
    while start < change.at + len(change.data):
        end = min((start // SECTOR + 1) * SECTOR, change.at + len(change.data))
        if random.random() < 0.5:
            _apply(content, Write(change.path, start, change.data[start - change.at : end - change.at]))
        start = end


def _resize(content: bytearray, size: int) -> None:
    del content[size:]
    content.extend(b"\0" * (size - len(content)))
