"""Confirmed codes and timed units by day, therapist and payer rule."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from needlechart.domain.coding import units_ama, units_cms
from needlechart.domain.moments import Moment


class PayerRule(StrEnum):
    """How timed minutes become units: ``cms`` adds all minutes up, ``ama`` looks at each code alone."""

    CMS = "cms"
    AMA = "ama"


@dataclass(frozen=True, slots=True)
class CodeLine:
    """One code of one session: the units a person confirmed (None: nobody did), the timed minutes, and the units that follow
    from them by each rule (None for an untimed code)."""

    code: str
    confirmed: int | None
    minutes: int | None
    cms: int | None
    ama: int | None

    @property
    def rules_differ(self) -> bool:
        """Whether the two payer rules give different units."""
        return self.cms != self.ama

    def units(self, rule: PayerRule) -> int | None:
        """Units by that rule; what was confirmed where the code is not timed."""
        by_rule = self.cms if rule is PayerRule.CMS else self.ama
        return self.confirmed if by_rule is None else by_rule


@dataclass(frozen=True, slots=True)
class BillingLine:
    """A signed session with its codes.  ``handed_off``: when an earlier hand-off took it, None when it is new."""

    session_id: str
    date: datetime.date
    therapist_id: str
    patient_id: str
    patient_number: str
    patient_name: str
    codes: tuple[CodeLine, ...]
    handed_off: Moment | None = None

    @property
    def is_new(self) -> bool:
        """Whether no hand-off took it yet."""
        return self.handed_off is None


@dataclass(frozen=True, slots=True)
class TakenOutSince:
    """A session that was handed off and taken out of the chart afterwards: whoever bills must be told."""

    session_id: str
    date: datetime.date
    patient_number: str
    handed_off: Moment


@dataclass(frozen=True, slots=True)
class HandOffPreview:
    """What a hand-off of these days (both included) holds, by day, therapist and patient.

    ``without_codes``: signed sessions in which nobody confirmed a code.  ``taken_out`` names no days: all since ever.
    """

    since: datetime.date
    until: datetime.date
    lines: tuple[BillingLine, ...]
    without_codes: int
    taken_out: tuple[TakenOutSince, ...]

    @property
    def new(self) -> tuple[BillingLine, ...]:
        """The sessions that no hand-off took yet."""
        return tuple(line for line in self.lines if line.is_new)


def codes_of(confirmed: Mapping[str, int], minutes: Mapping[str, int]) -> tuple[CodeLine, ...]:
    """The codes of a session: those confirmed, and timed ones nobody confirmed, by number."""
    cms, ama = units_cms(minutes), units_ama(minutes)
    return tuple(
        CodeLine(
            code,
            confirmed.get(code),
            minutes.get(code),
            cms.get(code, 0) if code in minutes else None,
            ama.get(code, 0) if code in minutes else None,
        )
        for code in sorted({*confirmed, *minutes})
    )
