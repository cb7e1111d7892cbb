"""The drawings keep to what the atlas, the chart and the paper rely on; a fault put into a copy is found."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from needlechart.domain.body import View
from needlechart.resources import resources_folder
from tests.atlas.drawing_faults import MOST_BYTES, faults_of, suggestion_faults

FOLDER = resources_folder() / "atlas"


def points() -> dict[str, int]:
    with (resources_folder() / "catalogue" / "muscles.csv").open(encoding="utf-8", newline="") as lines:
        return {row["key"]: int(row["point_count"] or 0) for row in csv.DictReader(lines)}


@pytest.mark.parametrize("view", View)
def test_that_a_drawing_is_whole(view: View, qapp: QGuiApplication) -> None:
    assert faults_of(FOLDER, view) == []


def test_that_every_muscle_has_its_points_inside_it() -> None:
    assert sum(points().values()) >= 216
    assert suggestion_faults(FOLDER, points()) == []


def moved(by: float) -> Callable[[re.Match[str]], str]:
    return lambda found: f"{found[1]}{float(found[2]) + by:.1f}"


TINY = r"\1M500 900c1 0 1 1 1 1c-1 0 -1 -1 -1 -1z"
PLANTED = [
    ("leg_medial", r'(id="gracilis.left"[^>]*)z"', r'\1"', "gracilis.left is open"),
    ("leg_medial", r'(id="gracilis.left"[^>]* d="M)([\d.]+)', moved(-60), "gracilis.left leaves the outline"),
    ("leg_medial", r'(id="gracilis.left"[^>]* d="M)([\d.]+)', moved(-900), "gracilis.left leaves the page"),
    ("leg_medial", r'(id="gracilis.left"[^>]* d="M)([\d.]+)', moved(9), "gracilis.left overlap|overlap by"),
    ("leg_medial", r'(id="gracilis.left"[^>]* d=")[^"]*', TINY, "gracilis.left has only 0 mm2|gracilis.left has only 1 mm2"),
    ("foot_plantar", r'<path id="sole.left"[^>]*/>', "", "of the figure is covered"),
    ("foot_plantar", r'(id="sole.left"[^>]* d="M\d+)\.?\d*', r"\1.123", "finer than 0.1 mm"),
    ("foot_plantar", r'fill="url\(#g\d+\)"', 'fill="url(#missing)"', "Qt says"),
    ("foot_plantar", "</svg>", " " * MOST_BYTES + "</svg>", "bytes"),
]


@pytest.mark.parametrize(("name", "pattern", "planted", "told"), PLANTED, ids=[row[3] for row in PLANTED])
def test_that_a_fault_is_found(
    name: str, pattern: str, planted: str | Callable[[re.Match[str]], str], told: str, tmp_path: Path, qapp: QGuiApplication
) -> None:
    text = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    changed, times = re.subn(pattern, planted, text, count=1)
    assert times == 1
    assert changed != text
    (tmp_path / f"{name}.svg").write_text(changed, encoding="utf-8")
    before = set(faults_of(FOLDER, View(name)))
    new = [fault for fault in faults_of(tmp_path, View(name)) if fault not in before]
    assert [fault for fault in new if re.search(told, fault)] != []


def test_that_wrong_suggestions_are_found(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    table = tmp_path / "suggestions.csv"
    text = table.read_text(encoding="utf-8")
    outside = re.sub(r"(temporalis,TrP1,\w+,right,)[\d.]+", r"\g<1>5.0", text)
    missing = re.sub(r"soleus,TrP3.*\n", "", text)
    assert len({text, outside, missing}) == 3
    table.write_text(outside, encoding="utf-8")
    assert "temporalis TrP1 lies outside its muscle" in suggestion_faults(tmp_path, points())
    table.write_text(missing, encoding="utf-8")
    assert any(fault.startswith("soleus has the points") for fault in suggestion_faults(tmp_path, points()))
