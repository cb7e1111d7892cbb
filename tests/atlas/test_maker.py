"""The drawings and tables that are shipped are exactly what their maker makes."""

from __future__ import annotations

from pathlib import Path

from atlas_maker.__main__ import BUILDERS, write_view
from atlas_maker.catalogue import load
from atlas_maker.tables import write_tables

from needlechart.resources import resources_folder

FOLDER = resources_folder() / "atlas"


def unlike(folder: Path) -> list[str]:
    """The files in a folder that are not those that are shipped."""
    return sorted(file.name for file in folder.iterdir() if file.read_bytes() != (FOLDER / file.name).read_bytes())


def test_that_what_is_shipped_is_what_the_maker_makes(tmp_path: Path) -> None:
    views = [build() for build in BUILDERS.values()]
    for view in views:
        write_view(view, load(), tmp_path)
    write_tables(views, load(), tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == {file.name for file in FOLDER.iterdir()}
    assert unlike(tmp_path) == []
    (tmp_path / "lateral_left.svg").write_text("<svg/>")
    assert unlike(tmp_path) == ["lateral_left.svg"]
