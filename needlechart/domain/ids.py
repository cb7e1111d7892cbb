"""Identities: UUID version 7, made where the value is made, from an injected source."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from random import Random
from typing import Protocol


class IdSource(Protocol):
    """Makes the next identity; ids of one source sort in the order they were made."""

    def __call__(self) -> str: ...


def uuid7(unix_ms: int, random_74_bits: int) -> str:
    """RFC 9562 version 7: 48 bits of milliseconds, version, 12 random bits, variant, 62 random bits."""
    high, low = random_74_bits >> 62 & 0xFFF, random_74_bits & ((1 << 62) - 1)
    digits = f"{(unix_ms & ((1 << 48) - 1)) << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


class Ids:
    """Ids that never run backwards: within one millisecond the random part counts up."""

    def __init__(self, now_ms: Callable[[], int], random: Random | None = None) -> None:
        self._now_ms = now_ms
        self._bits: Callable[[int], int] = random.getrandbits if random else secrets.randbits
        self._ms = -1
        self._tail = 0

    def __call__(self) -> str:
        ms = max(self._now_ms(), self._ms)
        self._tail = self._bits(73) if ms > self._ms else self._tail + 1 + self._bits(32)
        self._ms = ms
        return uuid7(ms, self._tail & ((1 << 74) - 1))
