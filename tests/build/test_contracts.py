"""The import contracts of pyproject.toml hold, and each of them breaks when it is violated."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# For each contract: an importing module and what it may not import.
PLANTED = {
    "layers": [
        ("needlechart.domain.planted", "needlechart.usecases"),
        ("needlechart.records.planted", "needlechart.usecases"),
        ("needlechart.atlas.planted", "needlechart.exchange"),
        ("needlechart.exchange.planted", "needlechart.records"),
        ("needlechart.usecases.planted", "needlechart.drawing"),
        ("needlechart.drawing.planted", "needlechart.ui"),
        ("needlechart.ui.planted", "needlechart.demo"),
        ("needlechart.demo.planted", "needlechart.ui"),
        ("needlechart.ui.planted_too", "needlechart.app"),
    ],
    "bridge": [
        ("needlechart.ui.planted", "needlechart.records"),
        ("needlechart.drawing.planted", "needlechart.records"),
    ],
    "database": [
        ("needlechart.usecases.planted", "sqlalchemy"),
        ("needlechart.ui.planted", "sqlcipher3"),
        ("needlechart.drawing.planted", "alembic"),
        ("needlechart.demo.planted", "sqlalchemy"),
        ("needlechart.atlas.planted", "sqlalchemy"),
        ("needlechart.exchange.planted", "sqlalchemy"),
        ("needlechart.domain.planted", "sqlalchemy"),
        ("needlechart.cli", "alembic"),
        ("needlechart.app", "alembic"),
    ],
    "qt": [
        ("needlechart.domain.planted", "PySide6"),
        ("needlechart.records.planted", "PySide6"),
        ("needlechart.atlas.planted", "PySide6"),
        ("needlechart.exchange.planted", "PySide6"),
        ("needlechart.usecases.planted", "PySide6"),
        ("needlechart.demo.planted", "PySide6"),
        ("needlechart.demo.planted", "pyqtgraph"),
        ("needlechart.usecases.planted", "shiboken6"),
    ],
    "plots": [("needlechart.drawing.planted", "pyqtgraph")],
    "demo": [
        ("needlechart.demo.planted", "needlechart.drawing"),
        ("needlechart.demo.planted", "needlechart.records"),
        ("needlechart.demo.planted", "needlechart.exchange"),
    ],
    "domain": [("needlechart.domain.planted", "needlechart.resources")],
}


def contract_ids() -> list[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [contract["id"] for contract in settings["tool"]["importlinter"]["contracts"]]


def lint_imports(checkout: Path, *contracts: str) -> tuple[int, str]:
    """Exit status and words of the import linter, asked for these contracts or for all."""
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    chosen = [word for contract in contracts for word in ("--contract", contract)]
    done = subprocess.run(
        [sys.executable, "-c", command, "--no-logo", "--no-cache", *chosen],
        cwd=checkout,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy in which to plant."""
    shutil.copytree(ROOT / "needlechart", tmp_path / "needlechart", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def plant(checkout: Path, module: str, imported: str) -> None:
    source = checkout.joinpath(*module.split(".")).with_suffix(".py")
    with source.open("a", encoding="utf-8") as file:
        file.write(f"\nimport {imported}\n")


def test_that_all_contracts_hold_in_an_unharmed_copy(checkout: Path) -> None:
    status, said = lint_imports(checkout)
    assert status == 0, said
    assert f"Contracts: {len(contract_ids())} kept, 0 broken." in said


def test_that_each_contract_has_its_violations_here() -> None:
    assert sorted(PLANTED) == sorted(contract_ids())


@pytest.mark.parametrize("contract", PLANTED)
def test_that_a_contract_breaks_and_names_the_violation(checkout: Path, contract: str) -> None:
    for module, imported in PLANTED[contract]:
        plant(checkout, module, imported)
    status, said = lint_imports(checkout, contract)
    assert status == 1
    assert "0 kept, 1 broken" in said
    named = {(importer, imported) for importer, imported in re.findall(r"([\w.]+) -> ([\w.]+) \(l\.", said)}
    assert named == set(PLANTED[contract])


def test_that_a_part_without_a_layer_breaks_the_layers(checkout: Path) -> None:
    (checkout / "needlechart" / "planted.py").write_text('"""Nowhere."""\n')
    status, said = lint_imports(checkout, "layers")
    assert status == 1
    assert "- needlechart.planted" in said


def test_that_every_folder_with_modules_is_a_package_which_the_contracts_see() -> None:
    folders = {source.parent for source in (ROOT / "needlechart").rglob("*.py")}
    assert [str(folder) for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []
