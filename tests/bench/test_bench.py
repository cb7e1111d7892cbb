"""Benchmarks are pairs in turn, ratios of medians, and named; what they measure is not timed here."""

from __future__ import annotations

import importlib
import json
from pathlib import Path

import pytest

from needlechart import bench
from needlechart.bench.bare import bare_file
from needlechart.bench.pairs import figure, interleaved, limit, result


def test_that_pairs_are_taken_in_turn_and_the_order_is_swapped() -> None:
    order: list[str] = []

    def ours() -> tuple[float, ...]:
        order.append("ours")
        return (2.0,)

    def floor() -> tuple[float, ...]:
        order.append("floor")
        return (1.0,)

    taken = interleaved(ours, floor, 4)
    assert order == ["ours", "floor"] + ["ours", "floor", "floor", "ours"] * 2
    assert taken == ([(2.0,)] * 4, [(1.0,)] * 4)


def test_that_a_ratio_is_that_of_the_medians() -> None:
    made = figure("wall", "s", [1.0, 2.0, 90.0], [1.0, 1.0, 1.0], 1.2)
    assert (made["ratio"], made["candidate_max"], made["goal"]) == (2.0, 90.0, 1.2)
    alone = limit("cpu", "ms", [3.0, 1.0, 2.0], 1.0)
    assert (alone["median"], alone["min"], alone["max"]) == (2.0, 1.0, 3.0)


def test_that_a_result_says_where_and_with_what_it_was_measured() -> None:
    said = json.loads(json.dumps(result("tap", 9, 1, [])))
    assert said["cores"] >= 1
    assert {"needlechart", "python", "pyside6"} <= said["versions"].keys()


def test_that_the_list_names_every_benchmark(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.run([], listing=True) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(bench.NAMES)
    assert {"start", "tap", "paint", "hit", "thumbnails", "heat"} <= set(bench.NAMES)


@pytest.mark.parametrize("name", bench.NAMES)
def test_that_every_named_benchmark_can_be_measured(name: str) -> None:
    assert callable(importlib.import_module(f"needlechart.bench.{name}").measure)


@pytest.mark.parametrize(("names", "pairs"), [(["speed"], 15), (["tap"], 8)])
def test_that_an_unknown_name_or_too_few_pairs_are_said(names: list[str], pairs: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.run(names, pairs=pairs) == 2
    assert "pairs at least 9" in capsys.readouterr().err


def test_that_the_floor_syncs_and_is_encrypted(tmp_path: Path) -> None:
    path = tmp_path / "bare.db"
    connection = bare_file(path)
    connection.execute("CREATE TABLE kept (words TEXT)")
    connection.execute("INSERT INTO kept VALUES ('plain to read')")
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()
    assert path.stat().st_size > 0
    assert b"plain to read" not in path.read_bytes()
    assert not path.read_bytes().startswith(b"SQLite format 3")
