"""Chips that answer in the record's own terms: yes or no, a member of an enumeration, several of them."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from needlechart.domain.words import words
from needlechart.ui.look.chips import ChoiceChips
from needlechart.ui.look.layout import col

Member = TypeVar("Member", bound=StrEnum)


def capital(text: str) -> str:
    """The text with its first letter large, as it stands on a key."""
    return text[:1].upper() + text[1:]


class YesNo(QWidget):
    """No and Yes; neither chosen while nobody has said.  A second tap takes the answer back."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.chips = ChoiceChips((("no", "No"), ("yes", "Yes")), name=name)
        self.chips.changed.connect(self.changed)
        self.setLayout(col(self.chips, gap=0))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)

    def value(self) -> bool | None:
        """The answer, None while nobody has said."""
        said = self.chips.value()
        return None if said is None else said == "yes"

    def set_value(self, answer: bool | None) -> None:
        """Shows an answer without telling anybody."""
        if answer is not self.value():
            self.chips.set_value(None if answer is None else "yes" if answer else "no")


class EnumChips(QWidget, Generic[Member]):
    """One member of an enumeration, or none yet.  ``only`` limits what is offered."""

    changed = Signal()

    def __init__(self, kind: type[Member], name: str, only: Iterable[Member] | None = None) -> None:
        super().__init__()
        self._kind = kind
        self.chips = ChoiceChips([(m.value, capital(words(m))) for m in (only or kind)], name=name)
        self.chips.changed.connect(self.changed)
        self.setLayout(col(self.chips, gap=0))

    def value(self) -> Member | None:
        """The member chosen, None while nobody has said."""
        said = self.chips.value()
        return None if said is None else self._kind(said)

    def set_value(self, member: Member | None) -> None:
        """Shows an answer without telling anybody."""
        wanted = None if member is None else member.value
        if wanted != self.chips.value():
            self.chips.set_value(wanted)


class ManyChips(QWidget, Generic[Member]):
    """Several members of an enumeration."""

    changed = Signal()

    def __init__(self, kind: type[Member], name: str) -> None:
        super().__init__()
        self._kind = kind
        self.chips = ChoiceChips([(m.value, capital(words(m))) for m in kind], many=True, name=name)
        self.chips.changed.connect(self.changed)
        self.setLayout(col(self.chips, gap=0))

    def value(self) -> tuple[Member, ...]:
        """The members chosen, in the order shown."""
        return tuple(self._kind(key) for key in self.chips.values())

    def set_value(self, members: Iterable[Member]) -> None:
        """Shows an answer without telling anybody."""
        self.chips.set_values(m.value for m in members)
