"""Reading the reference data a new clinic starts with, from CSV files with stable keys."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from needlechart.domain.catalogue import AdviceItem, Catalogue, EventType, Muscle, NeedleType, ScreeningItem, TreatmentItem
from needlechart.domain.errors import NeedleChartError
from needlechart.domain.shape import FieldShape, Nature, shape_of

KEY = re.compile(r"[a-z0-9][a-z0-9._-]*")
"""A stable key: small letters, digits, dots, dashes and low lines; it never changes once published."""
_YES_NO = {"true": True, "false": False}
_Item = TypeVar("_Item", Muscle, NeedleType, TreatmentItem, ScreeningItem, AdviceItem, EventType)


class MalformedCatalogue(NeedleChartError):
    """A reference data file cannot be used.  ``place`` names file, line and column."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"The reference data cannot be used: {place}: {reason}.", "Install NeedleChart again.")
        self.place = place


def load_catalogue(folder: Path) -> Catalogue:
    """The catalogue in that folder's CSV files; MalformedCatalogue with the place of the first fault."""
    return Catalogue(
        muscles=_items(folder / "muscles.csv", Muscle),
        needles=_items(folder / "needles.csv", NeedleType),
        treatments=_items(folder / "treatments.csv", TreatmentItem),
        screening=_items(folder / "screening.csv", ScreeningItem),
        advice=_items(folder / "advice.csv", AdviceItem),
        event_types=_items(folder / "event_types.csv", EventType),
    )


def _items(path: Path, cls: type[_Item]) -> tuple[_Item, ...]:
    seen: set[str] = set()
    items = []
    declared: type = cls
    for line, cells in _rows(path, declared):
        place = f"{path.name}, line {line}"
        filled = (shape for shape in shape_of(declared) if cells.get(shape.name))
        item = cls(**{shape.name: _cell(shape, cells[shape.name], place) for shape in filled})
        if not KEY.fullmatch(item.key):
            raise MalformedCatalogue(f"{place}, column key", f"“{item.key}” is not a key")
        if item.key in seen:
            raise MalformedCatalogue(f"{place}, column key", f"“{item.key}” stands there twice")
        seen.add(item.key)
        items.append(item)
    return tuple(items)


def _rows(path: Path, cls: type) -> Iterator[tuple[int, dict[str, str]]]:
    """Line number and cells by column, once the header fits and every row has a cell for each column."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = next(reader, [])
            _check_header(path.name, header, cls)
            for row in reader:
                place = f"{path.name}, line {reader.line_num}"
                if len(row) != len(header):
                    raise MalformedCatalogue(place, f"{len(row)} cells where the header has {len(header)}")
                cells = dict(zip(header, row, strict=True))
                for shape in shape_of(cls):
                    if shape.required and not cells[shape.name]:
                        raise MalformedCatalogue(f"{place}, column {shape.name}", "it may not be empty")
                yield reader.line_num, cells
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise MalformedCatalogue(path.name, f"it does not read ({type(error).__name__})") from None


def _check_header(name: str, header: list[str], cls: type) -> None:
    known = {shape.name for shape in shape_of(cls)}
    for column in header:
        if column not in known:
            raise MalformedCatalogue(f"{name}, line 1", f"no column is called “{column}”")
    if len(set(header)) < len(header):
        raise MalformedCatalogue(f"{name}, line 1", "a column stands there twice")
    for shape in shape_of(cls):
        if shape.required and shape.name not in header:
            raise MalformedCatalogue(f"{name}, line 1", f"the column “{shape.name}” is missing")


def _cell(shape: FieldShape, text: str, place: str) -> Any:
    where = f"{place}, column {shape.name}"
    if shape.nature is Nature.WORDS:
        return tuple(_scalar(shape, word, where) for word in text.split())
    return _scalar(shape, text, where)


def _scalar(shape: FieldShape, text: str, where: str) -> Any:
    kind: Any = _YES_NO.__getitem__ if shape.kind is bool else shape.kind
    try:
        value = kind(text)
    except (ValueError, KeyError):
        known = issubclass(shape.kind, StrEnum) or shape.kind is bool
        raise MalformedCatalogue(where, f"“{text}” is {'not one of the choices' if known else 'not a number'}") from None
    if shape.measure is not None and not shape.measure.low <= value <= shape.measure.high:
        raise MalformedCatalogue(where, f"{text} is outside {shape.measure.low:g} to {shape.measure.high:g}")
    if shape.max_length is not None and len(text) > shape.max_length:
        raise MalformedCatalogue(where, f"longer than {shape.max_length} characters")
    return value
