"""The columns a record value needs, read from its declaration."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass

from needlechart.domain.quantities import Measure
from needlechart.domain.shape import FieldShape, Nature, shape_of


@dataclass(frozen=True, slots=True)
class ColumnForm:
    """One column.  ``presence`` names the column that tells whether the embedded value it belongs to is there at all."""

    name: str
    kind: type
    words: bool = False
    nullable: bool = False
    presence: str = ""
    measure: Measure | None = None
    max_length: int | None = None
    choices: tuple[str, ...] = ()


def always_there(cls: type, path: str = "") -> Iterator[tuple[str, FieldShape]]:
    """The fields of a value and of what is always embedded in it, by dotted path; optional embedded values stay whole."""
    for shape in shape_of(cls):
        here = path + shape.name
        if shape.nature is Nature.CHILDREN:
            continue
        if is_embedded(shape) and not shape.optional:
            yield from always_there(shape.kind, f"{here}.")
        else:
            yield here, shape


def is_embedded(shape: FieldShape) -> bool:
    """Whether it lies in the row of the value that holds it; a moment does too, as two numbers."""
    return shape.nature is Nature.EMBEDDED or (shape.nature is Nature.SCALAR and is_dataclass(shape.kind))


def presence_column(cls: type, prefix: str) -> str:
    """The column that is NULL exactly when an optional embedded value is absent; TypeError when it has none."""
    for path, shape in always_there(cls):
        if shape.required and not shape.optional and shape.nature is Nature.SCALAR:
            return prefix + path.replace(".", "_")
    raise TypeError(f"{cls.__name__} is optional and needs a required field that tells whether it is there")


def column_form(shape: FieldShape, name: str, presence: str) -> ColumnForm:
    """The column of one field; ``presence`` is empty outside optional embedded values."""
    if shape.nature is Nature.CHOICE:
        return ColumnForm(name, object, nullable=shape.optional, choices=tuple(snake(choice) for choice in shape.choices))
    return ColumnForm(
        name=name,
        kind=shape.kind,
        words=shape.nature is Nature.WORDS,
        nullable=shape.optional or bool(presence),
        presence="" if shape.optional else presence,
        measure=shape.measure,
        max_length=shape.max_length,
    )


def snake(cls: type) -> str:
    """A class's name as a table says it: ``MassageDose`` is ``massage_dose``."""
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in cls.__name__).removeprefix("_")
