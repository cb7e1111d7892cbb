"""``needlechart locate``: what lies under points of the drawn body, for anyone who wants to check it against another map."""

from __future__ import annotations

import io
import json
import random
from typing import Any

import pytest

from needlechart.atlas import Atlas
from needlechart.domain.body import BodyPoint, Side, StructureKind, View
from needlechart.resources import resources_folder
from tests.cli.conftest import Run


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return Atlas.load(resources_folder() / "atlas")


def _answers(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_that_a_muscle_is_named_with_side_layer_and_what_else_lies_there(run: Run, atlas: Atlas) -> None:
    at = atlas.centre("infraspinatus", Side.RIGHT, View.POSTERIOR)
    assert at is not None
    ran = run("locate", "posterior", at.x_mm, at.y_mm)
    (said,) = _answers(ran.out)
    assert ran.status == 0
    assert {name: said[name] for name in ("view", "x_mm", "y_mm", "deep", "kind", "key", "side", "layer")} == {
        "view": "posterior",
        "x_mm": at.x_mm,
        "y_mm": at.y_mm,
        "deep": False,
        "kind": "muscle",
        "key": "infraspinatus",
        "side": "right",
        "layer": "superficial",
    }
    below = next(other for other in said["others"] if other["key"] == "scapula")
    assert below == {"kind": "area", "key": "scapula", "side": "right", "layer": "superficial", "distance_mm": 0.0}


def test_that_several_points_may_be_given_in_one_command(run: Run, atlas: Atlas) -> None:
    deep = atlas.centre("piriformis", Side.LEFT, View.POSTERIOR)
    assert deep is not None
    ran = run("locate", "posterior", deep.x_mm, deep.y_mm, "deep", "posterior", deep.x_mm, deep.y_mm, "anterior", 0, 0)
    below, above, outside = _answers(ran.out)
    assert (below["key"], below["layer"]) == ("piriformis", "deep")
    assert (above["key"], above["layer"]) == ("gluteus-maximus", "superficial")
    assert outside["kind"] == "outside"
    assert [outside[name] for name in ("key", "side", "layer")] == [None, None, None]
    assert outside["others"] == []


def test_that_points_are_read_from_standard_input_and_answered_as_the_atlas_answers(
    run: Run, atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    rolled = random.Random(4)
    points = [
        BodyPoint(v, round(rolled.uniform(0, w), 1), round(rolled.uniform(0, h), 1))
        for v in View
        for w, h in [atlas.size_of(v)] * 40
    ]
    lines = [f"{p.view} {p.x_mm} {p.y_mm}" for p in points]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines) + "\n\n"))
    answers = _answers(run("locate").out)
    kinds = set()
    for point, said in zip(points, answers, strict=True):
        hit = atlas.structure_at(point)
        kinds.add(said["kind"])
        if hit is None:
            assert said["kind"] == "outside"
            continue
        assert (said["kind"], said["key"], said["side"]) == (hit.structure.kind, hit.structure.key, hit.structure.side)
        assert [(o["key"], o["distance_mm"]) for o in said["others"]] == [(s.key, round(mm, 2)) for s, mm in hit.others]
    assert kinds == {*StructureKind, "outside"}


@pytest.mark.parametrize(
    "line", ["anterior 1", "anterior one 2", "belly 1 2", "anterior 1 2 deeper", "anterior 1 nan", "posterior 1 2 deep 3"]
)
def test_that_a_line_without_a_point_is_told_and_the_others_are_answered(
    line: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"anterior 0 0\n{line}\nposterior 0 0 deep\n"))
    ran = run("locate")
    assert [said["view"] for said in _answers(ran.out)] == ["anterior", "posterior"]
    assert ran.status == 2
    (sentence,) = ran.sentences
    assert line in sentence
    assert "VIEW X_MM Y_MM [deep]" in sentence
    assert "leg_medial" in sentence


def test_that_nothing_asked_is_nothing_answered(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    ran = run("locate")
    assert (ran.status, ran.out, ran.err) == (0, "", "")
