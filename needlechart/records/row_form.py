"""How one record value lies in one row, and the way there and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import Any

from needlechart.domain.shape import FieldShape, Nature, shape_of
from needlechart.records.columns import ColumnForm, always_there, column_form, is_embedded, presence_column, snake
from needlechart.records.errors import CannotBeKept

Plain = str | int | float | None
"""What a column holds."""
Children = Mapping[str, Any]
"""The values of a row's children under their fields' names."""
_Part = Callable[[Sequence[Any], Children], Any]


class RowForm:
    """The columns of a value and of everything embedded in it; children lie in rows of their own.

    Columns that are always there come first, then those of each optional embedded value, which are all NULL without it.
    """

    def __init__(self, cls: type, prefix: str = "", presence: str = "") -> None:
        fields = list(always_there(cls))
        direct = [(path, shape) for path, shape in fields if not (shape.optional and is_embedded(shape))]
        self._direct = tuple(column_form(shape, prefix + path.replace(".", "_"), presence) for path, shape in direct)
        self._blocks: dict[str, tuple[int, RowForm]] = {}
        columns = list(self._direct)
        for path, shape in fields:
            if shape.optional and is_embedded(shape):
                inner = f"{prefix}{path.replace('.', '_')}_"
                form = RowForm(shape.kind, inner, presence_column(shape.kind, inner))
                self._blocks[path] = (len(columns), form)
                columns += form.columns
        self.columns: tuple[ColumnForm, ...] = tuple(columns)
        self._told_by = next((n for n, column in enumerate(columns) if column.name == presence), 0)
        self._places = {path: n for n, (path, _) in enumerate(direct)}
        self._get = _getter([path for path, _ in direct])
        self._out = [(n, _to_plain(c)) for n, c in enumerate(self._direct) if c.words or c.kind not in (str, int)]
        self._optional = [(attrgetter(path), form, (None,) * len(form.columns)) for path, (_, form) in self._blocks.items()]
        self._build = self._builder(cls, "")

    def plain(self, value: object) -> tuple[Plain, ...]:
        """The cells of one row; CannotBeKept for words that hold gaps."""
        cells = list(self._get(value))
        for n, convert in self._out:
            if cells[n] is not None:
                cells[n] = convert(cells[n])
        for get, form, absent in self._optional:
            embedded = get(value)
            cells.extend(absent if embedded is None else form.plain(embedded))
        return tuple(cells)

    def value(self, cells: Sequence[Any], children: Children) -> Any:
        """The value a row was made from."""
        return self._build(cells, children)

    def _builder(self, cls: type, path: str) -> _Part:
        parts = [self._part(shape, path + shape.name) for shape in shape_of(cls)]

        def build(cells: Sequence[Any], children: Children) -> Any:
            return cls(*[part(cells, children) for part in parts])

        return build

    def _part(self, shape: FieldShape, path: str) -> _Part:
        if shape.nature is Nature.CHILDREN:
            return lambda _cells, children: children.get(shape.name, ())
        if shape.nature is Nature.CHOICE:
            return lambda _cells, children: children.get(shape.name)
        if path in self._blocks:
            return _optional(*self._blocks[path])
        if is_embedded(shape):
            return self._builder(shape.kind, f"{path}.")
        place = self._places[path]
        return _cell(place, _from_plain(self._direct[place]))

    @property
    def told_by(self) -> int:
        """The place of the cell that is None when this optional embedded value is absent."""
        return self._told_by


def _optional(start: int, form: RowForm) -> _Part:
    end, told_by = start + len(form.columns), start + form.told_by

    def build(cells: Sequence[Any], children: Children) -> Any:
        return None if cells[told_by] is None else form.value(cells[start:end], children)

    return build


def _cell(place: int, convert: Callable[[Any], Any] | None) -> _Part:
    if convert is None:
        return lambda cells, _children: cells[place]

    def read(cells: Sequence[Any], _children: Children) -> Any:
        cell = cells[place]
        return None if cell is None else convert(cell)

    return read


def _getter(paths: list[str]) -> Callable[[object], tuple[Any, ...]]:
    get: Any = attrgetter(*paths)
    return get if len(paths) > 1 else lambda value: (get(value),)


def _to_plain(column: ColumnForm) -> Callable[[Any], Plain]:
    if column.words:
        return lambda words: _joined(column.name, words)
    if column.choices:
        return lambda value: snake(type(value))
    if issubclass(column.kind, StrEnum):
        return attrgetter("_value_")
    plain: dict[type, Callable[[Any], Plain]] = {bool: int, float: float, date: date.isoformat}
    return plain[column.kind]


def _from_plain(column: ColumnForm) -> Callable[[Any], Any] | None:
    if column.words:
        word = _from_plain(ColumnForm(column.name, column.kind)) or str
        return lambda text: tuple(map(word, text.split()))
    if issubclass(column.kind, StrEnum):
        return {member.value: member for member in column.kind}.__getitem__
    back: dict[type, Callable[[Any], Any]] = {bool: bool, date: date.fromisoformat}
    return back.get(column.kind)


def _joined(name: str, words: tuple[str, ...]) -> str:
    text = " ".join(words)
    if text.split() != list(words):
        raise CannotBeKept(f"{name}: a key without gaps")
    return text
