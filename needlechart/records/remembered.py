"""What an open clinic file remembers, so that a tap need not read again what it has just written."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeVar

from needlechart.domain.catalogue import Catalogue
from needlechart.domain.patients import Patient
from needlechart.domain.people import Clinic, Person
from needlechart.domain.review.line import SessionLine
from needlechart.domain.sessions import TreatmentSession
from needlechart.records.layout import CATALOGUE

MOST_VALUES = 48


@dataclass(frozen=True, slots=True)
class Stored:
    """A value as it stands in the file, with the version of its row."""

    value: Any
    version: int


@dataclass(frozen=True, slots=True)
class KeptLine:
    """A session's line of the review as it stands in the file, with its key, cells, tags and words, and what it was made of."""

    session: TreatmentSession
    patient: Patient
    line: SessionLine
    key: int
    cells: tuple[Any, ...]
    tags: frozenset[str]
    words: frozenset[str]


@dataclass(slots=True)
class Pending:
    """What a transaction will have changed once it is written."""

    stored: dict[str, Stored] = field(default_factory=dict)
    lines: dict[str, KeptLine] = field(default_factory=dict)
    kinds: set[type] = field(default_factory=set)


class Remembered:
    """Shared by both lanes.  ``stored`` values are those last written or compared; the reference data is read once.

    ``generation`` counts the writes of reference data, so that a reader of an older state does not put it back.
    """

    def __init__(self) -> None:
        self.generation = 0
        self._stored: OrderedDict[str, Stored] = OrderedDict()
        self._lines: OrderedDict[str, KeptLine] = OrderedDict()
        self._shared: dict[str, Any] = {}
        self._lock = Lock()

    def stored(self, root_id: str) -> Stored | None:
        """The value with that id as it is known to stand in the file, or None when that is not known."""
        return self._stored.get(root_id)

    def line(self, session_id: str) -> KeptLine | None:
        """The line of that session as it is known to stand in the file, or None when that is not known."""
        return self._lines.get(session_id)

    def shared(self, name: str) -> Any:
        """Reference data read before, or None."""
        with self._lock:
            return self._shared.get(name)

    def share(self, name: str, value: Clinic | tuple[Person, ...] | Catalogue, generation: int) -> None:
        """Keeps reference data read in ``generation``, unless it was changed since."""
        with self._lock:
            if generation == self.generation:
                self._shared[name] = value

    def written(self, pending: Pending) -> None:
        """Takes over what a transaction has just written."""
        _newest(self._stored, pending.stored)
        _newest(self._lines, pending.lines)
        if not pending.kinds.isdisjoint((Clinic, Person, *CATALOGUE)):
            with self._lock:
                self.generation += 1
                self._shared.clear()

    def forget(self) -> None:
        """After a failed transaction nothing is taken for granted."""
        self._stored.clear()
        self._lines.clear()


_Known = TypeVar("_Known")


def _newest(known: OrderedDict[str, _Known], written: dict[str, _Known]) -> None:
    for root_id, value in written.items():
        known[root_id] = value
        known.move_to_end(root_id)
    while len(known) > MOST_VALUES:
        known.popitem(last=False)
