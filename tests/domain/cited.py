"""Every source the program cites, gathered from its code and its data."""

from __future__ import annotations

import ast
import csv
import importlib
from collections.abc import Iterator
from pathlib import Path

import needlechart.domain
from needlechart.resources import resources_folder

PACKAGE = Path(needlechart.domain.__file__).parent
VALUES = {"RuleFinding": 5, "Rule": 3, "Measure": 3, "Change": 2, "PublishedRate": 2}
"""The values that carry a source, and the place of it among their arguments."""
GENERAL = "general knowledge"
"""What says so cites no work: it is marked as not clinically reviewed wherever it is shown."""


def cited_in_code() -> set[str]:
    """The sources of rules, findings, ranges and thresholds, as their expressions read.

    AssertionError for a source that can neither be read nor comes from the data or from another such expression.
    """
    found: set[str] = set()
    for path in sorted(PACKAGE.rglob("*.py")):
        inside = path.relative_to(PACKAGE).with_suffix("").parts
        module = importlib.import_module(".".join(("needlechart.domain", *(p for p in inside if p != "__init__"))))
        for said in _sources_in(ast.parse(path.read_text("utf-8"))):
            try:
                found.add(eval(compile(ast.Expression(said), str(path), "eval"), dict(vars(module))))
            except NameError:
                assert _handed_on(said), f"{path.name}, line {said.lineno}: {ast.unparse(said)}"
    return {source for source in found if source and GENERAL not in source}


def cited_in_data() -> set[str]:
    """The sources in the data files: every column whose name ends in "source", and the basis of drawn suggestions."""
    found = {
        text
        for path in resources_folder().rglob("*.csv")
        for row in csv.DictReader(path.read_text("utf-8").splitlines())
        for column, text in row.items()
        if column.endswith("source") or column == "basis"
    }
    return {source for source in found if source and GENERAL not in source}


def _sources_in(tree: ast.Module) -> Iterator[ast.expr]:
    places = VALUES | _helpers(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in places:
            at = places[node.func.id]
            yield from node.args[at : at + 1]
            yield from (keyword.value for keyword in node.keywords if keyword.arg == "source")
        elif isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "source" for t in node.targets):
            yield node.value


def _helpers(tree: ast.Module) -> dict[str, int]:
    """The module's own functions that are told a source, and the place of it among their arguments."""
    functions = (node for node in tree.body if isinstance(node, ast.FunctionDef))
    named = ((f.name, [argument.arg for argument in f.args.args]) for f in functions)
    return {name: arguments.index("source") for name, arguments in named if "source" in arguments}


def _handed_on(said: ast.expr) -> bool:
    """Whether the expression only hands on what another one, or the data, says."""
    names = {n.id for n in ast.walk(said) if isinstance(n, ast.Name)} | {
        n.attr for n in ast.walk(said) if isinstance(n, ast.Attribute)
    }
    return any(name.endswith("source") for name in names)
