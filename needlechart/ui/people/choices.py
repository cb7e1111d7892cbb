"""Choices of the patient's record in plain words, as chips."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from needlechart.domain.catalogue import Catalogue
from needlechart.domain.words import words
from needlechart.ui.look.chips import ChoiceChips
from needlechart.ui.look.fields import Field

_Member = TypeVar("_Member", bound=StrEnum)


def options(members: Iterable[StrEnum]) -> list[tuple[str, str]]:
    """Keys with their words, first letter large."""
    return [(member.value, said[:1].upper() + said[1:]) for member in members for said in (words(member),)]


class ChoiceField(Field):
    """A caption over chips of which at most one is chosen; nothing chosen is "not said"."""

    def __init__(self, caption: str, kinds: type[StrEnum], help: str = "") -> None:
        self.chips = ChoiceChips(options(kinds), touch=False, name=caption)
        super().__init__(caption, self.chips, help)
        self.changed = self.chips.changed

    def key(self) -> str | None:
        """The value chosen."""
        return self.chips.value()

    def set_key(self, key: str | None) -> None:
        """Show a value without telling anybody."""
        self.chips.set_value(key)


def chosen(field: ChoiceField, kind: type[_Member]) -> _Member | None:
    """What is chosen, as the record keeps it."""
    key = field.key()
    return None if key is None else kind(key)


def region_options(catalogue: Catalogue) -> list[tuple[str, str]]:
    """The regions of the catalogue's muscles, in the catalogue's order."""
    seen = dict.fromkeys(muscle.region for muscle in catalogue.muscles.values() if muscle.region)
    return [(key, region_words(key)) for key in seen]


def region_words(key: str) -> str:
    """A region in words."""
    return key.replace("_", " ").replace("-", " ").capitalize()


class RegionField(Field):
    """The region of a problem, of those the catalogue knows; another one that is in the record stays offered."""

    def __init__(self, caption: str = "Region") -> None:
        self.chips = ChoiceChips([], touch=False, name=caption)
        super().__init__(caption, self.chips)
        self.changed = self.chips.changed
        self._offered: list[tuple[str, str]] = []

    def offer(self, catalogue: Catalogue) -> None:
        """The regions of that catalogue."""
        self._offered = region_options(catalogue)
        self.chips.set_options(self._offered)

    def key(self) -> str:
        """The region chosen, "" for none."""
        return self.chips.value() or ""

    def set_key(self, key: str) -> None:
        """Show a region without telling anybody."""
        if key and all(key != own for own, _words in self._offered):
            self._offered = [*self._offered, (key, key.capitalize())]
            self.chips.set_options(self._offered)
        self.chips.set_value(key or None)
