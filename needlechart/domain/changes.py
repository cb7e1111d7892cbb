"""A change between two answers on one scale, held against the published thresholds of that scale."""

from __future__ import annotations

from dataclasses import dataclass

from needlechart.domain.measures import SCALES, Better, Change, ScaleCode


@dataclass(frozen=True, slots=True)
class ChangeSeen:
    """``amount`` is after minus before, in the scale's unit; ``better`` None when nothing changed.

    ``beyond_mdc`` and ``beyond_mcid`` name the thresholds the change reaches, ``short_of_mdc`` and ``short_of_mcid`` those
    it does not: more than measurement error, and more than patients find worth having, are two questions.
    """

    scale: ScaleCode
    amount: float
    better: bool | None
    beyond_mdc: tuple[Change, ...] = ()
    beyond_mcid: tuple[Change, ...] = ()
    short_of_mdc: tuple[Change, ...] = ()
    short_of_mcid: tuple[Change, ...] = ()


def change_of(scale: ScaleCode, before: float, after: float) -> ChangeSeen:
    """How far ``after`` lies from ``before`` on that scale."""
    known = SCALES[scale]
    amount = round(after - before, 6)
    size = abs(amount)
    better = None if amount == 0 else (amount < 0) == (known.better is Better.LOWER)
    return ChangeSeen(
        scale,
        amount,
        better,
        beyond_mdc=tuple(c for c in known.mdc if size >= c.value),
        beyond_mcid=tuple(c for c in known.mcid if size >= c.value),
        short_of_mdc=tuple(c for c in known.mdc if size < c.value),
        short_of_mcid=tuple(c for c in known.mcid if size < c.value),
    )
