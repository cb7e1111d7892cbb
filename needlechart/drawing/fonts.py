"""The type of the product: one family, fonts by pixel size and weight, tabular figures always."""

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
    return QFont(_made(max(1, round(px)), weight, px >= 20, px >= 28))


@cache
def _made(px: int, weight: int, title: bool, numeral: bool) -> QFont:
    made = QFont(_family) if _family else QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    made.setPixelSize(px)
    made.setWeight(QFont.Weight(weight))
    made.setFeature(QFont.Tag("tnum"), 1)
    if title:
        made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 98 if numeral else 99)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
