"""The type of the product: one family, fonts by pixel size and weight, tabular figures in the window."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

_family: list[str] = []


def use_family(name: str) -> None:
    """Pins the family, for pictures that must come out the same everywhere; an empty name means the system's own again."""
    _family[:] = [name] if name else []
    _made.cache_clear()


def font(px: float, weight: int = 400) -> QFont:
    """A font of ``px`` pixels and ``weight`` (400 reading, 500 labels, 600 names, 700 figures in marks)."""
    # A copy shares everything with the one that is kept, until somebody changes it.
    return QFont(_made(max(1, round(px)), weight, px >= 20, px >= 28, ("tnum",), ()))


def paper_font(px: float, weight: int = 400) -> QFont:
    """The same for paper, without other shapes of the same letter: a PDF does not say which letter such a shape stands for, and
    its figures could be neither searched, copied nor read aloud."""
    return QFont(_made(max(1, round(px)), weight, px >= 20, px >= 28, (), ("calt", "liga")))


@cache
def _made(px: int, weight: int, title: bool, numeral: bool, on: tuple[str, ...], off: tuple[str, ...]) -> QFont:
    made = QFont(_family) if _family else QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    made.setPixelSize(px)
    made.setWeight(QFont.Weight(weight))
    for feature in (*on, *off):
        made.setFeature(QFont.Tag(feature), int(feature in on))
    if title:
        made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 98 if numeral else 99)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
