"""The registry of the rules V1-V21: one named function a rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from needlechart.domain.rules.context import Context
from needlechart.domain.rules.finding import RuleFinding, Stage

Check = Callable[[Context], Iterable[RuleFinding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its id, what it asks for in a line, the stages its findings may have, where it comes from, and its check."""

    id: str
    title: str
    stages: tuple[Stage, ...]
    source: str
    check: Check
