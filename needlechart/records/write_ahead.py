"""Looks at the write-ahead file a program left when it was killed: are there changes in it that the engine would not see?

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


def hides_changes(write_ahead: Path) -> bool:
    """Whether changes that were written and synced are behind a damaged place of that file."""
    content = np.fromfile(write_ahead, dtype=np.uint8)
    whole = (len(content) - HEADER_BYTES) // FRAME_BYTES
    if whole < 1:
        return False
    header = content[:HEADER_BYTES]
    frames = content[HEADER_BYTES : HEADER_BYTES + whole * FRAME_BYTES].reshape(whole, FRAME_BYTES)
    told = header.view(">u4").astype(np.uint32)
    order = ORDERS[int(told[0]) & 1]
    stored = (int(told[6]), int(told[7]))
    if stored != _made(header, order):
        # A header torn while it was written has the frames of an older log behind it; a damaged one has its own.
        return any(_fits(frames[0], before, way) for way in ORDERS for before in (stored, _made(header, way)))
    fields = np.ascontiguousarray(frames[:, :FRAME_HEADER_BYTES]).view(">u4").astype(np.uint32)
    before = [stored, *((int(one), int(two)) for one, two in fields[:-1, 4:6])]
    own = (fields[:, 2] == told[4]) & (fields[:, 3] == told[5])
    good = own & np.array([_fits(frame, sums, order) for frame, sums in zip(frames, before, strict=True)])
    end = whole if good.all() else int(np.argmin(good))
    commits = own & (fields[:, 1] != 0)
    commits[end:][:1] |= fields[end:, 1][:1] != 0  # damaged in what shows whose it is, and followed by one of ours
    return bool(np.any(commits[end:-1] & good[end + 1 :]))


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
