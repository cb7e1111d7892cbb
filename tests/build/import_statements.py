"""The imports that are written in a file of Python, wherever in the file they stand."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path


def imported_names(source: Path) -> Iterator[str]:
    """Full names, as `PySide6.QtGui.QPainter`; also those given as words to import_module and __import__."""
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and _imports_by_words(node):
            yield from (word.value for word in node.args if isinstance(word, ast.Constant) and isinstance(word.value, str))


def _imports_by_words(call: ast.Call) -> bool:
    called = call.func
    name = called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""
    return name in {"import_module", "__import__"}


def is_of(name: str, *parts: str) -> bool:
    """Whether a name is one of these modules or lies in one of them."""
    return any(name == part or name.startswith(part + ".") for part in parts)
