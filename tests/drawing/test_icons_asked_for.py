"""Every icon that the window asks for by name is drawn: a missing one would only be noticed while painting."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from needlechart.drawing.icons import icon_names

UI = Path(__file__).parents[2] / "needlechart" / "ui"
PLACE_OF_NAME = {"Button": 2, "icon_button": 0, "Icon": 0, "show_icon": 0, "draw_icon": 1, "icon": 1, "set_glyph": 0}


def asked_for(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        given = [word.value for word in node.keywords if word.arg in ("glyph", "trailing")]
        at = PLACE_OF_NAME.get(called)
        if at is not None and len(node.args) > at:
            given.append(node.args[at])
        yield from (
            value.value for value in given if isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value
        )


def test_that_every_icon_asked_for_by_name_is_drawn() -> None:
    asked = {name: file.name for file in UI.rglob("*.py") for name in asked_for(file.read_text(encoding="utf-8"))}
    assert len(asked) >= 20
    assert {name: file for name, file in asked.items() if name not in icon_names()} == {}


def test_that_a_name_without_a_drawing_is_found() -> None:
    assert set(asked_for('Button("Save", "plain", "no_such"); draw_icon(p, "neither", r, c); Button("x", glyph="nor")')) == {
        "no_such",
        "neither",
        "nor",
    }
