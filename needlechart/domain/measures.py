"""Outcome measures: what was measured, on which scale, and when in the visit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from needlechart.domain.body import Side
from needlechart.domain.quantities import Key, Line, Measure, Pain


class ScaleCode(StrEnum):
    """Scales the record knows; for questionnaires under copyright only the total is kept."""

    NPRS = "nprs"
    VAS = "vas"
    PSFS = "psfs"
    ROM = "rom"
    PPT = "ppt"
    NDI = "ndi"
    ODI = "odi"
    LEFS = "lefs"
    QUICKDASH = "quickdash"
    FABQ_PA = "fabq_pa"
    FABQ_W = "fabq_w"
    GROC = "groc"
    MOUTH_OPENING = "mouth_opening"


class Better(StrEnum):
    LOWER = "lower"
    HIGHER = "higher"


@dataclass(frozen=True, slots=True)
class Change:
    """A published change threshold: never printed as the one truth, always with population and source."""

    value: float
    population: str
    source: str


@dataclass(frozen=True, slots=True)
class Scale:
    """One scale: closed range, step, unit, direction, and its published change thresholds."""

    code: ScaleCode
    name: str
    low: float
    high: float
    step: float
    unit: str
    better: Better
    mdc: tuple[Change, ...] = ()
    mcid: tuple[Change, ...] = ()
    total_only: bool = False


_UNREVIEWED = "general knowledge, not clinically reviewed"
_ABBOTT = "Abbott and Schmitt, J Orthop Sports Phys Ther 2014;44:560"

SCALES: dict[ScaleCode, Scale] = {
    scale.code: scale
    for scale in (
        Scale(
            ScaleCode.NPRS,
            "Pain 0-10",
            0,
            10,
            1,
            "of 10",
            Better.LOWER,
            mdc=(Change(4.0, "neck pain", "BMC Musculoskelet Disord 2008;9:43"),),
            mcid=(Change(1.5, "1,708 musculoskeletal patients, small change", _ABBOTT),),
        ),
        Scale(
            ScaleCode.VAS,
            "Pain, visual analogue",
            0,
            100,
            1,
            "mm",
            Better.LOWER,
            mcid=(Change(15, "pain in general", _UNREVIEWED),),
        ),
        Scale(
            ScaleCode.PSFS,
            "Patient-specific function",
            0,
            10,
            0.1,
            "of 10",
            Better.HIGHER,
            mdc=(Change(2, "mean of the activities", _UNREVIEWED),),
            mcid=(Change(1.3, "musculoskeletal patients, small change", _ABBOTT),),
        ),
        Scale(
            ScaleCode.ROM, "Range of motion", -30, 200, 1, "degrees", Better.HIGHER, mdc=(Change(10, "goniometer", _UNREVIEWED),)
        ),
        Scale(
            ScaleCode.PPT,
            "Pressure pain threshold",
            0.1,
            20,
            0.1,
            "kg/cm2",
            Better.HIGHER,
            mdc=(Change(0.62, "trapezius, upper end of 0.45-0.62", "Rev Assoc Med Bras (test-retest of pressure algometry)"),),
        ),
        Scale(
            ScaleCode.NDI,
            "Neck Disability Index",
            0,
            100,
            1,
            "%",
            Better.LOWER,
            total_only=True,
            mdc=(Change(10, "5 of 50 points", _UNREVIEWED),),
            mcid=(Change(14, "musculoskeletal patients", _ABBOTT),),
        ),
        Scale(
            ScaleCode.ODI,
            "Oswestry Disability Index",
            0,
            100,
            1,
            "%",
            Better.LOWER,
            total_only=True,
            mdc=(Change(10, "low back pain", _UNREVIEWED),),
            mcid=(Change(12, "musculoskeletal patients", _ABBOTT),),
        ),
        Scale(
            ScaleCode.LEFS,
            "Lower Extremity Functional Scale",
            0,
            80,
            1,
            "of 80",
            Better.HIGHER,
            total_only=True,
            mdc=(Change(9, "90 % confidence", "Binkley et al., Phys Ther 1999;79:371"),),
            mcid=(Change(9, "lower limb", "Binkley et al., Phys Ther 1999;79:371"),),
        ),
        Scale(
            ScaleCode.QUICKDASH,
            "QuickDASH",
            0,
            100,
            0.1,
            "of 100",
            Better.LOWER,
            total_only=True,
            mcid=(Change(14, "upper limb, 9-20", "ISSH outcome measures overview"),),
        ),
        Scale(
            ScaleCode.FABQ_PA,
            "Fear avoidance, activity",
            0,
            24,
            1,
            "of 24",
            Better.LOWER,
            total_only=True,
            mdc=(Change(3.69, "95 % confidence", "Monticone et al. 2020"),),
            mcid=(Change(4, "low back pain", "Monticone et al. 2020"),),
        ),
        Scale(
            ScaleCode.FABQ_W,
            "Fear avoidance, work",
            0,
            42,
            1,
            "of 42",
            Better.LOWER,
            total_only=True,
            mdc=(Change(5.95, "95 % confidence", "Monticone et al. 2020"),),
            mcid=(Change(7, "low back pain", "Monticone et al. 2020"),),
        ),
        Scale(
            ScaleCode.GROC,
            "Global rating of change",
            -7,
            7,
            1,
            "",
            Better.HIGHER,
            mcid=(Change(3, "small change anchor", _UNREVIEWED),),
        ),
        Scale(ScaleCode.MOUTH_OPENING, "Mouth opening", 0, 80, 1, "mm", Better.HIGHER),
    )
}


class When(StrEnum):
    """When in the visit it was measured."""

    BEFORE = "before"
    AFTER = "after"


class PainWindow(StrEnum):
    CURRENT = "current"
    BEST_24H = "best_24h"
    WORST_24H = "worst_24h"
    FIRST_STEP = "first_step"


@dataclass(frozen=True, slots=True)
class Measurement:
    """One measured value on one scale.

    ``value`` is in the scale's unit and range (rule V12).  ``joint``, ``motion``, ``active`` and ``pain_at_end`` belong to
    range of motion; ``structure`` to a pressure threshold; ``activity`` to patient-specific function; ``window`` to pain.
    """

    id: Key
    scale: ScaleCode
    when: When
    value: Annotated[float, Measure("unit of the scale", -30, 200)]
    problem_id: Key | None = None
    window: PainWindow = PainWindow.CURRENT
    activity: Line = ""
    joint: Key = ""
    motion: Key = ""
    side: Side | None = None
    active: bool | None = None
    instrument: Line = ""
    pain_at_end: Pain | None = None
    structure: Key = ""
    trials: Annotated[int, Measure("trials", 1, 10)] | None = None
