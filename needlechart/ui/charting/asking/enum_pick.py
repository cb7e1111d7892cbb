"""One member of a longer enumeration, behind a button."""

from __future__ import annotations

from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from needlechart.domain.words import words
from needlechart.ui.charting.asking.chips import capital
from needlechart.ui.charting.asking.pick import Pick
from needlechart.ui.look.layout import col

Member = TypeVar("Member", bound=StrEnum)


class EnumPick(QWidget, Generic[Member]):
    """One member, or none yet; ``name`` stands on the button until one is picked."""

    changed = Signal()

    def __init__(self, kind: type[Member], name: str) -> None:
        super().__init__()
        self._kind = kind
        self.pick = Pick([(m.value, capital(words(m))) for m in kind], name, name, clearing="Take it back")
        self.pick.changed.connect(self.changed)
        self.setLayout(col(self.pick, gap=0))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def value(self) -> Member | None:
        """The member picked, None while nobody has said."""
        said = self.pick.value()
        return None if said is None else self._kind(said)

    def set_value(self, member: Member | None) -> None:
        """Shows an answer without telling anybody."""
        self.pick.set_value(None if member is None else member.value)
