"""Looks at the write-ahead file a program left when it was killed: which pages wait in it, and are there changes in it
that the engine would not see?

The engine reads the frames up to the first one whose checksum does not fit, and takes that for the end: right for a
frame that was half written when the power went, and a silent loss of all later changes when an older frame was damaged.
The two are told apart by what follows: a commit is synced before the next frame is written, so a sound frame that hangs
on a commit behind the misfit proves that the misfit had once been whole.  Damage in the very last change cannot be told
from a change that was never finished.

Layout and checksum: "WAL File Format" of the SQLite documentation.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

HEADER_BYTES = 32
FRAME_HEADER_BYTES = 24
FRAME_BYTES = FRAME_HEADER_BYTES + 4096
"""A frame's header and a page of the size the cipher makes."""
ORDERS = ("<u4", ">u4")
"""How the checksum takes the bytes of a word; the lowest bit of the header's first word says which."""
Words: TypeAlias = NDArray[np.uint32]
Sums: TypeAlias = tuple[int, int]


class WriteAhead:
    """One look at such a file: its frames, and which of them are sound."""

    def __init__(self, place: Path) -> None:
        content = np.fromfile(place, dtype=np.uint8) if place.exists() else np.empty(0, np.uint8)
        whole = max(0, (len(content) - HEADER_BYTES) // FRAME_BYTES)
        self._header = content[:HEADER_BYTES]
        self._frames = content[HEADER_BYTES : HEADER_BYTES + whole * FRAME_BYTES].reshape(whole, FRAME_BYTES)
        self._fields = np.ascontiguousarray(self._frames[:, :FRAME_HEADER_BYTES]).view(">u4").astype(np.uint32)
        self._told = self._header.view(">u4").astype(np.uint32) if whole else np.empty(0, np.uint32)

    def waiting_pages(self) -> frozenset[int]:
        """The pages that are read from here and not from the clinic file; those may be half copied back there."""
        if not len(self._frames) or self._header_is_damaged():
            return frozenset()
        good = self._good()
        end = len(good) if good.all() else int(np.argmin(good))
        return frozenset(int(page) for page in self._fields[:end, 0])

    def hides_changes(self) -> bool:
        """Whether changes that were written and synced are behind a damaged place."""
        if not len(self._frames):
            return False
        if self._header_is_damaged():
            # A header torn while it was written has the frames of an older log behind it; a damaged one has its own.
            befores = [before for way in ORDERS for before in (self._stored, _made(self._header, way))]
            return any(_fits(self._frames[0], before, way) for before in befores for way in ORDERS)
        good, own = self._good(), self._own()
        end = len(good) if good.all() else int(np.argmin(good))
        commits = own & (self._fields[:, 1] != 0)
        # Damaged in what shows whose it is, and followed by one of ours.
        commits[end:][:1] |= self._fields[end:, 1][:1] != 0
        return bool(np.any(commits[end:-1] & good[end + 1 :]))

    @property
    def _order(self) -> str:
        return ORDERS[int(self._told[0]) & 1]

    @property
    def _stored(self) -> Sums:
        return int(self._told[6]), int(self._told[7])

    def _header_is_damaged(self) -> bool:
        return self._stored != _made(self._header, self._order)

    def _own(self) -> NDArray[np.bool_]:
        """The frames of this log; those of an older one may lie behind them."""
        own: NDArray[np.bool_] = (self._fields[:, 2] == self._told[4]) & (self._fields[:, 3] == self._told[5])
        return own

    def _good(self) -> NDArray[np.bool_]:
        befores = [self._stored, *((int(one), int(two)) for one, two in self._fields[:-1, 4:6])]
        fits = [_fits(frame, sums, self._order) for frame, sums in zip(self._frames, befores, strict=True)]
        good: NDArray[np.bool_] = self._own() & np.array(fits)
        return good


def _made(header: NDArray[np.uint8], order: str) -> Sums:
    return _checksum(header[:24].view(order).astype(np.uint32), (0, 0))


def _fits(frame: NDArray[np.uint8], before: Sums, order: str) -> bool:
    words = np.concatenate((frame[:8], frame[FRAME_HEADER_BYTES:])).view(order).astype(np.uint32)
    told = frame[16:FRAME_HEADER_BYTES].view(">u4")
    return _checksum(words, before) == (int(told[0]), int(told[1]))


def _checksum(words: Words, before: Sums) -> Sums:
    """Each pair (a, b) of words makes s1 += a + s2, s2 += b + s1; here all pairs at once, by the powers of that step."""
    pairs = len(words) // 2
    powers = _powers(pairs)
    first, both = words[0::2], words[0::2] + words[1::2]
    ends = powers[1:][::-1]  # the last pair is multiplied by nothing, the first by all steps after it
    last = powers[0]
    one = np.sum(ends[:, 0, 0] * first + ends[:, 0, 1] * both, dtype=np.uint32)
    two = np.sum(ends[:, 1, 0] * first + ends[:, 1, 1] * both, dtype=np.uint32)
    s1, s2 = np.uint32(before[0]), np.uint32(before[1])
    return (
        (int(one) + int(last[0, 0]) * int(s1) + int(last[0, 1]) * int(s2)) & 0xFFFFFFFF,
        (int(two) + int(last[1, 0]) * int(s1) + int(last[1, 1]) * int(s2)) & 0xFFFFFFFF,
    )


@cache
def _powers(pairs: int) -> NDArray[np.uint32]:
    """Element 0 is the step taken ``pairs`` times, element 1 + k the step taken k times, for k below ``pairs``."""
    a, b, c, d = 1, 0, 0, 1
    steps = []
    for _ in range(pairs):
        steps.append(((a, b), (c, d)))
        a, b, c, d = (a + c) & 0xFFFFFFFF, (b + d) & 0xFFFFFFFF, (a + 2 * c) & 0xFFFFFFFF, (b + 2 * d) & 0xFFFFFFFF
    return np.array([((a, b), (c, d)), *steps], dtype=np.uint32)
