"""What the import contracts cannot say: the parts of Qt that draw, the domain's bare Python, words given to import_module."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from tests.build.import_statements import imported_names, is_of

PACKAGE = Path(__file__).parents[2] / "needlechart"


def forbidden_imports(package: Path) -> dict[str, set[str]]:
    """The names that a file may not import, by the file."""
    found = {
        source.relative_to(package).as_posix(): {name for name in imported_names(source) if not _may(source, package, name)}
        for source in package.rglob("*.py")
    }
    return {file: names for file, names in found.items() if names}


def _may(source: Path, package: Path, name: str) -> bool:
    part = source.relative_to(package).parts[0]
    if part == "domain":
        return is_of(name, "needlechart.domain", *sys.stdlib_module_names)
    if part == "drawing" and is_of(name, "PySide6", "shiboken6", "pyqtgraph"):
        return is_of(name, "PySide6.QtCore", "PySide6.QtGui", "PySide6.QtSvg")
    # The benchmark measures the database against its bare library.
    return part in {"records", "bench"} or not is_of(name, "sqlalchemy", "sqlcipher3", "alembic")


def test_that_drawing_domain_and_database_keep_to_their_own() -> None:
    assert forbidden_imports(PACKAGE) == {}


def test_that_each_planted_import_is_found(tmp_path: Path) -> None:
    package = tmp_path / "needlechart"
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    planted = {
        "drawing/a.py": "from PySide6 import QtCore, QtWidgets\nfrom PySide6.QtGui import QPainter",
        "drawing/b.py": "def draw():\n    from PySide6.QtOpenGLWidgets import QOpenGLWidget",
        "drawing/c.py": "import pyqtgraph as pg",
        "domain/a.py": "import json\nfrom needlechart.domain import errors\nfrom needlechart import resources",
        "domain/b.py": "from ..usecases import charting",
        "domain/c.py": "import numpy.linalg",
        "usecases/a.py": "import importlib\nimportlib.import_module('sqlalchemy.orm')",
        "ui/a.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from sqlcipher3 import dbapi2",
        "cli.py": "from alembic import command",
        "records/a.py": "import sqlalchemy, sqlcipher3",
    }
    for file, statements in planted.items():
        (package / file).parent.mkdir(exist_ok=True)
        (package / file).write_text(statements + "\n")
    assert forbidden_imports(package) == {
        "drawing/a.py": {"PySide6.QtWidgets"},
        "drawing/b.py": {"PySide6.QtOpenGLWidgets.QOpenGLWidget"},
        "drawing/c.py": {"pyqtgraph"},
        "domain/a.py": {"needlechart.resources"},
        "domain/b.py": {"..usecases.charting"},
        "domain/c.py": {"numpy.linalg"},
        "usecases/a.py": {"sqlalchemy.orm"},
        "ui/a.py": {"sqlcipher3.dbapi2"},
        "cli.py": {"alembic.command"},
    }
