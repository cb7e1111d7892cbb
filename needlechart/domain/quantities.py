"""Units and ranges, declared once beside the type and read by entry checks, tables and the document's schema.

Every source is listed in ``docs/SOURCES.md`` with its work; ``general knowledge`` marks ranges without one: not clinically
reviewed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

GENERAL = "general knowledge, not clinically reviewed"
STRICTA = "STRICTA 2010 (MacPherson et al.)"


@dataclass(frozen=True, slots=True)
class Measure:
    """Unit and closed range of a number, with the source of the range."""

    unit: str
    low: float
    high: float
    source: str = GENERAL


@dataclass(frozen=True, slots=True)
class MaxLength:
    """Longest text, in characters."""

    characters: int


Key = Annotated[str, MaxLength(80)]
Line = Annotated[str, MaxLength(200)]
Text = Annotated[str, MaxLength(2000)]
Note = Annotated[str, MaxLength(10_000)]

Pain = Annotated[int, Measure("points of 10", 0, 10, "numeric pain rating scale, 0-10")]
Percent = Annotated[int, Measure("%", 0, 100)]
Minutes = Annotated[int, Measure("min", 0, 240)]
Count = Annotated[int, Measure("count", 0, 200)]
NewNeedles = Annotated[int, Measure("needles", 0, 50, STRICTA)]
Insertions = Annotated[int, Measure("insertions", 0, 50, STRICTA)]
Twitches = Annotated[int, Measure("twitches", 0, 60)]
DepthMm = Annotated[int, Measure("mm", 1, 120, STRICTA)]
Millimetres = Annotated[float, Measure("mm", 0, 3000)]
DiameterMm = Annotated[float, Measure("mm", 0.12, 0.40)]
LengthMm = Annotated[int, Measure("mm", 7, 125)]
RetentionS = Annotated[int, Measure("s", 0, 2700, "coding reference: a few seconds to up to 30 minutes; 2700 s leaves room")]
PressureKgCm2 = Annotated[float, Measure("kg/cm2", 0.1, 20)]
Degrees = Annotated[int, Measure("degrees", -30, 200)]
