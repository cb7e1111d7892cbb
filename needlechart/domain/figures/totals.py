"""What the summaries hold for a stretch of months, added up: the one value that every figure is made of."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from needlechart.domain.figures.months import Months
from needlechart.domain.figures.sums import FORMS, Group
from needlechart.domain.measures import ScaleCode

DAY_NUMBERS = FORMS[Group.DAY].numbers
Numbers = Mapping[str, int]
"""Numbers by their names in ``sums.FORMS``."""
NOTHING: Numbers = dict.fromkeys(DAY_NUMBERS, 0)


@dataclass(frozen=True, slots=True)
class Totals:
    """Signed sessions of the months, added up by day, by therapist, and so on.

    ``needles`` by type, ``lots`` by type and lot, ``muscles`` by muscle, ``reactions`` by kind and severity, ``treatments``
    by kind; ``caseload``: patients of each therapist, and under "" of all of them; ``changes``: how often each change
    occurred, by region, therapist and scale, of cases whose last arrival lies in the months.
    """

    months: Months
    days: Mapping[datetime.date, Numbers] = field(default_factory=dict)
    therapists: Mapping[str, Numbers] = field(default_factory=dict)
    needles: Mapping[str, Numbers] = field(default_factory=dict)
    lots: Mapping[tuple[str, str], Numbers] = field(default_factory=dict)
    muscles: Mapping[str, Numbers] = field(default_factory=dict)
    reactions: Mapping[tuple[str, str], Numbers] = field(default_factory=dict)
    treatments: Mapping[str, Numbers] = field(default_factory=dict)
    caseload: Mapping[str, int] = field(default_factory=dict)
    changes: Mapping[tuple[str, str, ScaleCode], Mapping[float, int]] = field(default_factory=dict)


def added(rows: Sequence[Numbers]) -> Numbers:
    """Rows of day numbers, each in the order of ``DAY_NUMBERS``, added up."""
    columns = zip(*(row.values() for row in rows), strict=True)
    return dict(zip(DAY_NUMBERS, map(sum, columns), strict=True)) if rows else NOTHING
