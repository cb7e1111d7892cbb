"""Record values made from their declarations: full ones with every field filled, bare ones, and mixtures."""

from __future__ import annotations

from dataclasses import is_dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import count
from random import Random
from typing import Any, TypeVar

from needlechart.domain.moments import Moment
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.shape import FieldShape, Nature, shape_of
from needlechart.records.columns import snake
from needlechart.records.layout import LAYOUTS
from needlechart.records.tables import REFERENCES
from tests.clinics import ADA, MARA

TEXTS = ("", "kept", "Zoë O'Brien-Łuk", "two\nlines, “quoted”; DROP TABLE site", "眼 \U0001f9ea \x00 end", " gap at both ends ")
KEYS = ("a", "upper-trapezius", "P-0042", "é")
_Value = TypeVar("_Value")


class ValueMaker:
    """``fullness`` 1 fills every optional field, 0 none; between them chance decides, the same way in every run."""

    def __init__(self, seed: int, fullness: float) -> None:
        self._chance = Random(seed)
        self._fullness = fullness
        self._numbers = count(1)
        self._turns: dict[str, int] = {}

    def root(self, cls: type[_Value], **fixed: object) -> _Value:
        """A value of its own that may stand in the test clinic: what it names is there."""
        links: dict[str, object] = {}
        for (table, column), target in REFERENCES.items():
            if table == LAYOUTS[cls].name and target in ("patient", "person"):
                links[column] = MARA.id if target == "patient" else ADA.id
        if cls is TreatmentSession:
            links["signature"] = None
        made: _Value = self.value(cls, **(links | fixed))
        return made

    def value(self, cls: type[Any], **fixed: object) -> Any:
        """Any record value."""
        made = {shape.name: self._field(cls, shape) for shape in shape_of(cls) if shape.name not in fixed}
        return cls(**(made | fixed))

    def _field(self, cls: type, shape: FieldShape) -> object:
        if shape.nature is Nature.CHILDREN:
            return tuple(self.value(shape.kind) for _ in range(self._how_many(shape)))
        if shape.nature is Nature.WORDS:
            return tuple(dict.fromkeys(self._scalar(shape) for _ in range(self._how_many(shape))))
        if shape.optional and not self._filled():
            return None
        if shape.nature is Nature.CHOICE:
            return self.value(shape.choices[self._turn(shape.name, len(shape.choices))])
        if shape.nature is Nature.EMBEDDED:
            return self.value(shape.kind)
        if shape.name in ("id", "key") and shape.kind is str:
            return f"{snake(cls)}-{next(self._numbers)}-{self._chance.getrandbits(40):x}"
        return self._scalar(shape)

    def _scalar(self, shape: FieldShape) -> object:
        kind: Any = shape.kind
        low, high = (shape.measure.low, shape.measure.high) if shape.measure else (0, 50)
        if kind is bool:
            return self._chance.random() < 0.5
        if issubclass(kind, StrEnum):
            return list(kind)[self._turn(kind.__name__, len(kind))]
        if kind is int:
            return self._chance.choice([int(low), int(high), self._chance.randint(int(low), int(high))])
        if kind is float:
            return self._chance.choice([float(low), float(high), self._chance.uniform(low, high)])
        if kind is date:
            return date(2020, 1, 1) + timedelta(days=self._chance.randrange(3000))
        if kind is Moment:
            return Moment(1_790_000_000_000 + self._chance.randrange(10**9), self._chance.choice([-840, -330, 0, 60, 840]))
        assert kind is str
        return self._word(shape)

    def _word(self, shape: FieldShape) -> str:
        if shape.nature is Nature.WORDS:
            return f"{self._chance.choice(KEYS)}{next(self._numbers)}"
        if not self._filled() and not shape.required:
            return ""
        text = self._chance.choice(TEXTS[1:]) if shape.max_length and shape.max_length > 80 else self._chance.choice(KEYS)
        return text * 3 if self._chance.random() < 0.2 and len(text) < 50 else text

    def _filled(self) -> bool:
        return self._chance.random() < self._fullness

    def _how_many(self, shape: FieldShape) -> int:
        if self._fullness == 1:
            # So many treatments that each kind of dose is there.
            return 14 if shape.name == "treatments" else 2
        return self._chance.choice([0, 1, 3]) if self._fullness else 0

    def _turn(self, name: str, size: int) -> int:
        turn = self._turns.get(name, 0)
        self._turns[name] = turn + 1
        return turn % size


def is_value(thing: object) -> bool:
    """Whether it is a record value rather than a number or a word."""
    return is_dataclass(thing) and not isinstance(thing, type)


def edited(session: TreatmentSession, chance: Random, maker: ValueMaker) -> TreatmentSession:
    """The session after one change such as a therapist makes: a row added, removed, moved or altered, or a field."""
    field = chance.choice(["sites", "findings", "treatments", "measurements", "reactions", "text", "words", "optional"])
    if field == "text":
        return session.edited(plan=session.plan + chance.choice("abc"))
    if field == "words":
        return session.edited(advice=(*session.advice, f"advice-{len(session.advice)}"))
    if field == "optional":
        return session.edited(ended=None if session.ended else Moment(chance.randrange(10**12), 60))
    rows: list[Any] = list(getattr(session, field))
    kind = next(shape.kind for shape in shape_of(TreatmentSession) if shape.name == field)
    deed = chance.choice(["add", "add", "remove", "alter", "swap"]) if rows else "add"
    place = chance.randrange(len(rows)) if rows else 0
    if deed == "add":
        rows.insert(place, maker.value(kind))
    elif deed == "remove":
        del rows[place]
    elif deed == "alter":
        rows[place] = replace(maker.value(kind), id=rows[place].id)
    else:
        rows = rows[::-1]
    return session.edited(**{field: tuple(rows)})
