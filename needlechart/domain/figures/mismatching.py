"""Needle counts that did not agree at first, one line each, and how they ended."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from needlechart.domain.needling import CountField, Resolution


@dataclass(frozen=True, slots=True)
class MismatchLine:
    """One count that did not close: ``expected`` and ``counted`` of the figure, how it ended (None: not said yet) and after how
    many minutes, and what was written about it."""

    session_id: str
    patient_id: str
    patient_name: str
    therapist_id: str
    date: datetime.date
    figure: CountField
    expected: int
    counted: int
    resolution: Resolution | None
    minutes: int | None
    near_miss: bool
    last_seen: str
    explanation: str
