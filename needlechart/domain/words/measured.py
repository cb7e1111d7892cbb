"""Measurements in words, and what a change means against the published thresholds of its scale."""

from __future__ import annotations

from needlechart.domain.body import Side
from needlechart.domain.catalogue import Catalogue
from needlechart.domain.measures import SCALES, Better, Change, Measurement, PainWindow, ScaleCode
from needlechart.domain.words.amounts import number_words
from needlechart.domain.words.choices import words

_SIDES = {Side.LEFT: "L", Side.RIGHT: "R", Side.MIDLINE: "midline"}
_NOTHING = Catalogue()


def measurement_words(measurement: Measurement, catalogue: Catalogue = _NOTHING) -> str:
    """A measurement whole: "Pain 0-10, now: 6 of 10", "R shoulder flexion, active: 150 degrees"."""
    return f"{measured_thing(measurement, catalogue)}: {value_words(measurement.scale, measurement.value)}"


def measured_thing(measurement: Measurement, catalogue: Catalogue = _NOTHING) -> str:
    """What was measured, without the value."""
    m = measurement
    side = f"{_SIDES[m.side]} " if m.side is not None else ""
    if m.scale is ScaleCode.ROM:
        thing = f"{side}{' '.join(_plain(t) for t in (m.joint, m.motion) if t) or 'range of motion'}"
        return thing if m.active is None else f"{thing}, {'active' if m.active else 'passive'}"
    if m.scale is ScaleCode.PPT:
        muscle = catalogue.muscle_name(m.structure)
        where = f", {side}{muscle[:1].lower()}{muscle[1:]}" if muscle else (f", {side.strip()}" if side else "")
        return f"Pressure pain threshold{where}"
    if m.scale is ScaleCode.PSFS and m.activity:
        return f"Function: {m.activity}"
    if m.scale in (ScaleCode.NPRS, ScaleCode.VAS) and m.window is not PainWindow.CURRENT:
        return f"{SCALES[m.scale].name}, {words(m.window)}"
    return SCALES[m.scale].name


def value_words(scale: ScaleCode, value: float) -> str:
    """The value with its unit: "6 of 10", "41 of 80", "34 mm", "3.2 kg/cm²", "+3"."""
    unit = SCALES[scale].unit.replace("cm2", "cm²")
    if scale is ScaleCode.GROC:
        return f"{value:+.0f}".replace("-", "−") if value else "0"
    return f"{number_words(value)} {unit}".strip()


def change_words(scale: ScaleCode, before: float, after: float) -> str:
    """From one value to the next, with the thresholds the change exceeds, each with its population and source.

    E.g. "6 of 10 → 3 of 10, better by 3; exceeds the important change of 1.5 (…, small change: …)".
    """
    kind = SCALES[scale]
    told = f"{value_words(scale, before)} → {value_words(scale, after)}"
    change = round(after - before, 6)
    if not change:
        return f"{told}, unchanged"
    better = (change < 0) is (kind.better is Better.LOWER)
    told += f", {'better' if better else 'worse'} by {number_words(abs(change))}"
    exceeded = [_threshold("measurement error", t) for t in kind.mdc if abs(change) >= t.value]
    exceeded += [_threshold("important change", t) for t in kind.mcid if abs(change) >= t.value]
    return told + "".join(f"; exceeds the {text}" for text in exceeded)


def _threshold(name: str, threshold: Change) -> str:
    return f"{name} of {number_words(threshold.value)} ({threshold.population}; {threshold.source})"


def _plain(key: str) -> str:
    return key.replace("_", " ").replace("-", " ")
