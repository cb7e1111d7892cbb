"""Which keys stand on the screen: letters, signs, letters with accents, and what each key does."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Layer(StrEnum):
    """Which letters are in sight."""

    LETTERS = "abc"
    SIGNS = "#+="
    ACCENTS = "éü"


class KeyDeed(StrEnum):
    """What a key does besides typing its letter."""

    TYPE = ""
    SHIFT = "Shift"
    RUB_OUT = "Delete"
    SPACE = "Space"
    SHOW = "Show"
    CLOSE = "Close"
    LAYER = "layer"


@dataclass(frozen=True, slots=True)
class ScreenKey:
    """One key: ``words`` stand on it, ``wide`` is its width in keys; ``layer`` is the one a layer key leads to."""

    words: str
    deed: KeyDeed = KeyDeed.TYPE
    wide: float = 1
    layer: Layer = Layer.LETTERS


WIDE = 10
"""Width of every row, in keys."""
_ROWS: dict[Layer, tuple[str, str, str, str]] = {
    Layer.LETTERS: ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"),
    Layer.SIGNS: ("`{|}~£§°´¨", "!\"#$%&'()*", "+,-./:;<=>", "?@[\\]^_€"),
    Layer.ACCENTS: ("àáâãäåæçèé", "êëìíîïðñòó", "ôõöøœùúûü", "ýÿþßšžł"),
}


def rows_of(layer: Layer, *, capitals: bool, shown: bool) -> tuple[tuple[ScreenKey, ...], ...]:
    """The five rows of a layer; ``capitals`` while the next letter is one, ``shown`` while the secret can be read."""
    first, second, third, last = _ROWS[layer]
    edge = KeyDeed.RUB_OUT
    ends = () if layer is Layer.SIGNS else (ScreenKey("Shift", KeyDeed.SHIFT, 1.5),)
    room = WIDE - 1.5 * (len(ends) + 1)
    others = [other for other in Layer if other is not layer]
    return (
        _typed(first, capitals),
        _typed(second, capitals),
        _typed(third, capitals),
        (*ends, *_typed(last, capitals, room / len(last)), ScreenKey("Delete", edge, 1.5)),
        (
            *(ScreenKey(other.value, KeyDeed.LAYER, 1.25, other) for other in others),
            ScreenKey("Space", KeyDeed.SPACE, 4.5),
            ScreenKey("Hide" if shown else "Show", KeyDeed.SHOW, 1.5),
            ScreenKey("Close", KeyDeed.CLOSE, 1.5),
        ),
    )


def _typed(letters: str, capitals: bool, wide: float = 1) -> tuple[ScreenKey, ...]:
    return tuple(ScreenKey(_capital(letter) if capitals else letter, wide=wide) for letter in letters)


def _capital(letter: str) -> str:
    """The capital, where it is a single letter: there is none of ß that everybody types."""
    upper = letter.upper()
    return upper if len(upper) == 1 else letter
