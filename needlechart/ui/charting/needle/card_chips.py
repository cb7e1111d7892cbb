"""Chips of the card, in words as short as a thumb needs them."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from needlechart.domain.needling import (
    Bleeding,
    EndReason,
    Familiar,
    PointPosition,
    ResponseSought,
    SeenBy,
    TissueLevel,
    Tolerance,
)
from needlechart.domain.technique import Technique
from needlechart.domain.words import words
from needlechart.ui.look.chips import ChoiceChips
from needlechart.ui.look.layout import col

Member = TypeVar("Member", bound=StrEnum)

_SHORT: dict[type[StrEnum], dict[str, str]] = {
    Familiar: {"yes": "Yes", "no": "No", "unsure": "Unsure"},
    Technique: {
        "static": "Static",
        "electrical": "E-stim",
        "paraspinal_segmental": "Paraspinal",
        "scar": "Scar",
        "tendon": "Tendon",
    },
    Bleeding: {"none": "None", "spot": "Spot", "needs_pressure": "Needed pressure"},
    Tolerance: {"good": "Good", "fair": "Fair", "poor": "Poor", "stopped": "Stopped"},
    EndReason: {
        "exhausted": "No more came",
        "target_reached": "Target reached",
        "pain_limit": "Pain",
        "time": "Time",
        "therapist_choice": "My choice",
        "adverse_event": "Reaction",
    },
    SeenBy: {"visual": "Seen", "palpated": "Felt by hand", "patient_felt": "Patient felt it"},
    ResponseSought: {"ltr": "Twitch", "muscle_contraction": "Contraction", "none": "None"},
    TissueLevel: {"superficial_muscle": "Superficial muscle", "periosteum": "Bone"},
    PointPosition: {"unknown": "Not told"},
}


def short(member: StrEnum) -> str:
    """The member as it stands on a chip of the card."""
    found = _SHORT.get(type(member), {}).get(member.value, words(member))
    return found[:1].upper() + found[1:]


class CardChips(QWidget, Generic[Member]):
    """One member of an enumeration, or none yet."""

    changed = Signal()

    def __init__(self, kind: type[Member], name: str, only: Iterable[Member] | None = None) -> None:
        super().__init__()
        self._kind = kind
        self._offered = tuple(only or kind)
        self.chips = ChoiceChips([(m.value, short(m)) for m in self._offered], name=name)
        self.chips.changed.connect(self.changed)
        self.setLayout(col(self.chips, gap=0))

    def value(self) -> Member | None:
        """The member chosen, None while nobody has said."""
        said = self.chips.value()
        return None if said is None else self._kind(said)

    def set_value(self, member: Member | None) -> None:
        """Shows an answer without telling anybody; one that has no chip here shows none chosen."""
        self.chips.set_value(member.value if member in self._offered and member is not None else None)


class ManyCardChips(QWidget, Generic[Member]):
    """Several members of an enumeration."""

    changed = Signal()

    def __init__(self, kind: type[Member], name: str) -> None:
        super().__init__()
        self._kind = kind
        self.chips = ChoiceChips([(m.value, short(m)) for m in kind], many=True, name=name)
        self.chips.changed.connect(self.changed)
        self.setLayout(col(self.chips, gap=0))

    def value(self) -> tuple[Member, ...]:
        """The members chosen, in the order shown."""
        return tuple(self._kind(key) for key in self.chips.values())

    def set_value(self, members: Iterable[Member]) -> None:
        """Shows an answer without telling anybody."""
        self.chips.set_values(m.value for m in members)
