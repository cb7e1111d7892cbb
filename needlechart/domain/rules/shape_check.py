"""Entry checks of any record value, generated from its declaration: ranges, lengths, kinds, empty ids, what is no number."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from needlechart.domain.moments import Moment
from needlechart.domain.quantities import GENERAL, Measure
from needlechart.domain.rules.finding import RuleFinding, Stage
from needlechart.domain.shape import FieldShape, Nature, shape_of
from needlechart.domain.words.amounts import number_words

RULE = "entry"
_LAST_MS = 253_402_300_799_999
"""The last millisecond of the year 9999."""
_FIRST_MS = -62_135_596_800_000
"""The first millisecond of the year 1."""
_FAR_OFFSET_MIN = 840
_NO_TEXT = re.compile("[\0\ud800-\udfff]")
"""Nul, and halves of a letter that no text file can keep."""


def entry_findings(value: object, path: str = "") -> tuple[RuleFinding, ...]:
    """What cannot be true about a record value and everything in it.

    ``field`` of each finding is the path from the value, e.g. ``sites[3].depth_mm``; ``subject_id`` the id of the row it
    stands in.  TypeError for a value that is no record dataclass.
    """
    if not is_dataclass(value) or isinstance(value, type):
        raise TypeError("only a record value has a shape")
    return tuple(_of_value(value, path, ""))


def _of_value(value: Any, path: str, owner: str) -> Iterator[RuleFinding]:
    subject = getattr(value, "id", owner)
    subject = subject if isinstance(subject, str) else owner
    for shape in shape_of(type(value)):
        held = getattr(value, shape.name)
        if held is None and shape.optional:
            continue
        here = f"{path}.{shape.name}" if path else shape.name
        yield from _of_field(held, shape, here, subject)


def _of_field(held: Any, shape: FieldShape, path: str, subject: str) -> Iterator[RuleFinding]:
    if held is None:
        yield _entry(path, subject, f"{_name(shape)} is missing.", "")
    elif shape.nature in (Nature.CHILDREN, Nature.WORDS):
        if not isinstance(held, tuple):
            yield _entry(path, subject, f"{_name(shape)} is not a list.", "")
            return
        yield from _of_items(held, shape, path, subject)
    elif shape.nature is Nature.SCALAR:
        yield from _scalar(held, shape, path, subject)
    elif isinstance(held, shape.choices or shape.kind):
        yield from _of_value(held, path, subject)
    else:
        yield _entry(path, subject, f"{_name(shape)} is not of its kind.", "")


def _of_items(items: tuple[Any, ...], shape: FieldShape, path: str, subject: str) -> Iterator[RuleFinding]:
    for index, item in enumerate(items):
        here = f"{path}[{index}]"
        if shape.nature is Nature.WORDS:
            yield from _scalar(item, shape, here, subject)
        elif isinstance(item, shape.kind):
            yield from _of_value(item, here, subject)
        else:
            yield _entry(here, subject, f"{_name(shape)}: an entry is not of its kind.", "")
    ids = [item.id for item in items if hasattr(item, "id")]
    if len(ids) != len(set(ids)):
        yield _entry(path, subject, f"{_name(shape)}: two entries have the same id.", "Give each its own id.")


def _scalar(held: Any, shape: FieldShape, path: str, subject: str) -> Iterator[RuleFinding]:
    if not _is_kind(held, shape.kind):
        yield _entry(path, subject, f"{_name(shape)} is not of its kind.", "")
        return
    for sentence, way_out in _wrong(held, shape):
        yield _entry(path, subject, f"{_name(shape)} {sentence}", way_out)


def _is_kind(held: Any, kind: type) -> bool:
    if kind is float:
        return isinstance(held, int | float) and not isinstance(held, bool)
    if kind is int:
        return isinstance(held, int) and not isinstance(held, bool)
    if kind is str:
        return isinstance(held, str)
    if kind is date:
        return type(held) is date
    return isinstance(held, kind)


def _wrong(held: Any, shape: FieldShape) -> Iterator[tuple[str, str]]:
    if isinstance(held, StrEnum | bool):
        return
    if isinstance(held, str):
        yield from _wrong_text(held, shape)
    elif isinstance(held, Moment):
        if not (_FIRST_MS <= held.utc_ms <= _LAST_MS and abs(held.offset_min) <= _FAR_OFFSET_MIN):
            yield "is no moment of any calendar.", "Enter date and time again."
    elif isinstance(held, int | float):
        yield from _wrong_number(held, shape.measure)


def _wrong_text(held: str, shape: FieldShape) -> Iterator[tuple[str, str]]:
    if shape.max_length is not None and len(held) > shape.max_length:
        yield f"has {len(held)} characters; at most {shape.max_length} fit.", "Shorten it."
    if _NO_TEXT.search(held):
        yield "holds characters that are no text.", "Type it again."
    if shape.required and not held.strip() and (shape.name == "id" or shape.name.endswith("_id")):
        yield "is empty.", "Give it its id."


def _wrong_number(held: float, measure: Measure | None) -> Iterator[tuple[str, str]]:
    if not math.isfinite(held):
        yield "is no number.", "Enter a number."
    elif measure is not None and not measure.low <= held <= measure.high:
        span = f"{number_words(measure.low)} to {number_words(measure.high)} {measure.unit}"
        yield f"is {number_words(held)}, outside {span}.", "Enter it again."


def _name(shape: FieldShape) -> str:
    words = shape.name.replace("_", " ")
    return f"{words[:1].upper()}{words[1:]}"


def _entry(path: str, subject: str, sentence: str, way_out: str) -> RuleFinding:
    return RuleFinding(RULE, Stage.ENTRY, path, subject, sentence, GENERAL, way_out)


def first_lines(findings: Iterable[RuleFinding], most: int = 3) -> str:
    """The first few as text for a message: "sites[3].depth_mm: Depth mm is 300; …"."""
    told = [f"{f.field}: {f.sentence}" for f in findings]
    more = f" (and {len(told) - most} more)" if len(told) > most else ""
    return " ".join(told[:most]) + more
