"""The JSON Schema of the session document, generated from the record's own declarations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields
from datetime import date
from enum import StrEnum
from inspect import getdoc
from typing import Any, get_args, get_type_hints

from needlechart.domain.derived import Derived
from needlechart.domain.moments import Moment
from needlechart.domain.patients import Patient
from needlechart.domain.people import Person
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.shape import FieldShape, Nature, shape_of
from needlechart.exchange.document import BESIDE, CATALOGUE, DERIVED, FORMAT, VERSION
from needlechart.exchange.plain import KIND, kind_name
from needlechart.exchange.reader import DATE, MOMENT

_Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
NO_GAPS = r"^\S+$"


def document_schema() -> _Schema:
    """JSON Schema 2020-12 of the session document.

    ``x-unit`` is the unit of a number and ``x-source`` where its range comes from; descriptions are the declarations' own.
    """
    parts = _Parts()
    patient = parts.of(Patient)
    session = parts.of(TreatmentSession)
    parts.defs[session]["properties"][DERIVED] = _derived()
    properties = parts.defs[patient]["properties"]
    properties["sessions"] = {"type": "array", "items": _ref(session), "description": "Oldest first."}
    for name, cls in BESIDE.items():
        properties[name] = {"type": "array", "items": _ref(parts.of(cls))}
    entries = {name: {"type": "array", "items": _ref(parts.of(cls))} for name, cls in CATALOGUE.items()}
    return {
        "$schema": DIALECT,
        "$id": "urn:needlechart:session-document:1",
        "title": "NeedleChart session document",
        "description": (
            "Patients with whole sessions.  A field without a value may be left out or null.  "
            "A document is taken whole or not at all."
        ),
        "type": "object",
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "patients": {"type": "array", "items": _ref(patient)},
            "people": {
                "type": "array",
                "items": _ref(parts.of(Person)),
                "description": "Everybody the records name, unless the receiving clinic has them already.",
            },
            "catalogue": {
                "type": "object",
                "properties": entries,
                "additionalProperties": False,
                "description": "The catalogue entries the records name; the receiving clinic's own entries are kept.",
            },
        },
        "required": ["format", "version", "patients"],
        "additionalProperties": False,
        "$defs": dict(sorted(parts.defs.items())),
    }


class _Parts:
    """The schemas of all values met so far, by the names of their classes."""

    def __init__(self) -> None:
        self.defs: dict[str, _Schema] = {}

    def of(self, cls: type, kind: str = "") -> str:
        """The name of the schema of that class; ``kind`` is what the value says of itself where several are possible."""
        name = cls.__name__
        if name in self.defs:
            return name
        words = f"The dose of a treatment of the kind {kind}." if kind else _described(cls)
        schema: _Schema = {"type": "object", "description": words}
        self.defs[name] = schema
        defaults = {f.name: f.default for f in fields(cls)}
        shapes = shape_of(cls)
        schema["properties"] = {KIND: {"const": kind}} if kind else {}
        schema["properties"].update({shape.name: self._field(shape, defaults[shape.name]) for shape in shapes})
        schema["required"] = [*([KIND] if kind else []), *(shape.name for shape in shapes if shape.required)]
        schema["additionalProperties"] = False
        return name

    def _field(self, shape: FieldShape, default: object) -> _Schema:
        schema = self._bare(shape)
        if shape.optional:
            schema = {"anyOf": [schema, {"type": "null"}]}
        if isinstance(default, StrEnum | bool | int | float | str) and default != "":
            schema = {**schema, "default": default.value if isinstance(default, StrEnum) else default}
        elif default is MISSING and not shape.required and shape.nature in (Nature.CHILDREN, Nature.WORDS):
            schema = {**schema, "default": []}
        return schema

    def _bare(self, shape: FieldShape) -> _Schema:
        if shape.nature is Nature.CHILDREN:
            return {"type": "array", "items": _ref(self.of(shape.kind))}
        if shape.nature is Nature.EMBEDDED:
            return _ref(self.of(shape.kind))
        if shape.nature is Nature.CHOICE:
            return {"oneOf": [_ref(self.of(choice, kind_name(choice))) for choice in shape.choices]}
        scalar = _scalar(shape)
        if shape.nature is Nature.WORDS:
            return {"type": "array", "items": {**scalar, "pattern": NO_GAPS} if shape.kind is str else scalar}
        return {**scalar, "pattern": NO_GAPS} if shape.name == "id" else scalar


def _scalar(shape: FieldShape) -> _Schema:
    kind = shape.kind
    if issubclass(kind, StrEnum):
        return {"type": "string", "enum": [member.value for member in kind]}
    return _KINDS[kind](shape)


def _text(shape: FieldShape) -> _Schema:
    return {"type": "string"} if shape.max_length is None else {"type": "string", "maxLength": shape.max_length}


def _number(name: str) -> Callable[[FieldShape], _Schema]:
    def schema(shape: FieldShape) -> _Schema:
        measure = shape.measure
        if measure is None:
            return {"type": name}
        limits = {"minimum": measure.low, "maximum": measure.high, "x-unit": measure.unit, "x-source": measure.source}
        return {"type": name, **limits}

    return schema


_KINDS: dict[type, Callable[[FieldShape], _Schema]] = {
    str: _text,
    bool: lambda _shape: {"type": "boolean"},
    int: _number("integer"),
    float: _number("number"),
    date: lambda _shape: {"type": "string", "format": "date", "pattern": f"^{DATE.pattern}$"},
    Moment: lambda _shape: {
        "type": "string",
        "format": "date-time",
        "pattern": f"^{MOMENT.pattern}$",
        "description": "ISO 8601 with the offset of the clock on the wall.",
    },
}


_DERIVED_UNITS = {
    "needles_in": "needles",
    "needles_out": "needles",
    "insertions": "insertions",
    "ltr_total": "twitches",
    "muscles_distinct": "muscles",
    "muscles_with_side": "muscles",
    "timed_minutes": "min",
}


def _derived() -> _Schema:
    units = {"type": "object", "additionalProperties": {"type": "integer", "minimum": 0, "x-unit": "units"}}
    properties: _Schema = {}
    for name, hint in get_type_hints(Derived).items():
        nullable = type(None) in get_args(hint)
        plain = {bool: "boolean", int: "integer", str: "string"}.get(get_args(hint)[0] if nullable else hint)
        properties[name] = units if plain is None else {"type": [plain, "null"] if nullable else plain}
        if name in _DERIVED_UNITS:
            properties[name].update({"minimum": 0, "x-unit": _DERIVED_UNITS[name]})
    return {
        "type": "object",
        "readOnly": True,
        "description": f"Computed from the session; where it is given it must agree.  {_described(Derived)}",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _described(cls: type) -> str:
    return " ".join((getdoc(cls) or "").replace("``", "`").split())


def _ref(name: str) -> _Schema:
    return {"$ref": f"#/$defs/{name}"}
