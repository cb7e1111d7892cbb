"""The drawings and tables that are shipped are exactly what their maker makes."""

from __future__ import annotations

from pathlib import Path

import pytest
from atlas_maker.__main__ import BUILDERS, write_view
from atlas_maker.catalogue import load
from atlas_maker.tables import write_tables

from needlechart.resources import resources_folder

FOLDER = resources_folder() / "atlas"


def unlike(folder: Path) -> list[str]:
    """The files in a folder that are not those that are shipped."""
    return sorted(file.name for file in folder.iterdir() if file.read_bytes() != (FOLDER / file.name).read_bytes())


@pytest.mark.parametrize("name", BUILDERS)
def test_that_a_view_is_what_its_maker_draws(name: str, tmp_path: Path) -> None:
    write_view(BUILDERS[name](), load(), tmp_path)
    drawn = {f"{name}.svg"} | ({"lateral_left.svg"} if name == "lateral_right" else set())
    assert {file.name for file in tmp_path.iterdir()} == drawn
    assert unlike(tmp_path) == []
    (tmp_path / f"{name}.svg").write_text("<svg/>")
    assert unlike(tmp_path) == [f"{name}.svg"]


def test_that_the_tables_are_what_the_maker_lists(tmp_path: Path) -> None:
    write_tables([build() for build in BUILDERS.values()], load(), tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == {file.name for file in FOLDER.iterdir() if file.suffix != ".svg"}
    assert unlike(tmp_path) == []
