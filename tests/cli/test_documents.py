"""demo, check, export, import and schema, as from a shell."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from needlechart import cli
from tests.cli.conftest import Run


def make_demo(run: Run, path: Path, seed: int = 5) -> None:
    made = run("demo", path, "--patients", 3, "--sessions", 12, "--seed", seed, "--until", "2026-11-20")
    assert (made.status, made.err) == (0, "")


def export(run: Run, path: Path) -> str:
    exported = run("export", path)
    assert (exported.status, exported.err) == (0, "")
    return exported.out


def test_that_the_same_seed_gives_the_same_document_and_another_seed_another(run: Run, tmp_path: Path) -> None:
    for name, seed in (("one", 5), ("two", 5), ("three", 6)):
        make_demo(run, tmp_path / name, seed)
    one, two, three = (export(run, tmp_path / name) for name in ("one", "two", "three"))
    assert one == two
    assert one != three
    assert sum(len(p["sessions"]) for p in json.loads(one)["patients"]) == 12


def test_that_a_demo_says_what_it_made_and_is_sound(run: Run, tmp_path: Path) -> None:
    made = run("demo", tmp_path / "d", "--patients", 2, "--sessions", 5)
    assert (made.status, made.err) == (0, "")
    assert "2 patients, 5 sessions" in made.out
    checked = run("check", tmp_path / "d")
    assert checked.status == 0
    assert checked.out.splitlines()[-1] == "The clinic file is sound."


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--patients", 0, "--sessions", 3), "cannot have 3 sessions"),
        (("--patients", -1), "cannot have"),
        (("--sessions", -1), "cannot have"),
        (("--until", "1066-10-14"), "cannot end on 1066-10-14"),
        (("--until", "tomorrow"), "not a date"),
        (("--patients", "many"), "invalid int value"),
    ],
)
def test_that_numbers_that_make_no_demo_are_refused(
    run: Run, tmp_path: Path, arguments: tuple[object, ...], sentence: str
) -> None:
    refused = run("demo", tmp_path / "d", *arguments)
    assert refused.status == 2
    assert sentence in refused.err
    assert list(tmp_path.iterdir()) == []


def test_that_a_demo_never_replaces_a_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "d").write_text("mine", "utf-8")
    refused = run("demo", tmp_path / "d")
    assert (refused.status, len(refused.sentences)) == (2, 1)
    assert (tmp_path / "d").read_text("utf-8") == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["d"]


def test_that_a_stopped_demo_leaves_nothing(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopping(_words: str) -> object:
        def show(_done: int, _of: int) -> None:
            raise KeyboardInterrupt

        return show

    monkeypatch.setattr(cli, "_progress", stopping)
    stopped = run("demo", tmp_path / "d", "--patients", 2, "--sessions", 4)
    assert stopped.status == 130
    assert "nothing was left half done" in stopped.err
    assert list(tmp_path.iterdir()) == []


def test_that_an_export_fulfils_the_published_schema(run: Run, demo_file: Path) -> None:
    schema = run("schema")
    assert (schema.status, schema.err) == (0, "")
    validator = Draft202012Validator(json.loads(schema.out))
    assert [error.message for error in validator.iter_errors(json.loads(export(run, demo_file)))] == []


def test_that_an_export_comes_back_the_same_through_an_empty_clinic(run: Run, demo_file: Path, tmp_path: Path) -> None:
    assert run("export", demo_file, "--out", tmp_path / "out.json").status == 0
    assert run("demo", tmp_path / "empty", "--patients", 0, "--sessions", 0, "--seed", 77).status == 0
    taken = run("import", tmp_path / "empty", tmp_path / "out.json")
    assert (taken.status, taken.err) == (0, "")
    assert "4 patients with 24 sessions" in taken.out
    assert export(run, tmp_path / "empty") == (tmp_path / "out.json").read_text("utf-8")
    assert run("check", tmp_path / "empty").status == 0


@pytest.mark.parametrize(("form", "first"), [("csv", "patient_id"), ("sites-csv", "patient_number")])
def test_that_tables_are_written(run: Run, demo_file: Path, form: str, first: str) -> None:
    exported = run("export", demo_file, "--format", form)
    rows = list(csv.reader(io.StringIO(exported.out, newline="")))
    assert (exported.status, rows[0][0]) == (0, first)
    assert len({len(row) for row in rows}) == 1
    assert len(rows) > 24


def test_that_a_document_with_a_fault_is_refused_with_its_place(run: Run, demo_file: Path, tmp_path: Path) -> None:
    document = json.loads(export(run, demo_file))
    document["patients"][2]["sessions"][0]["sites"][0]["depth_mm"] = 200
    (tmp_path / "bad.json").write_text(json.dumps(document), "utf-8")
    run("demo", tmp_path / "empty", "--patients", 0, "--sessions", 0)
    refused = run("import", tmp_path / "empty", tmp_path / "bad.json")
    assert (refused.status, refused.out, len(refused.sentences)) == (2, "", 1)
    assert refused.err.startswith("/patients/2/sessions/0/sites/0/depth_mm: outside 1 to 120 mm")
    assert json.loads(export(run, tmp_path / "empty"))["patients"] == []


def test_that_a_document_that_is_not_there_is_refused(run: Run, demo_file: Path, tmp_path: Path) -> None:
    refused = run("import", demo_file, tmp_path / "nowhere.json")
    assert (refused.status, len(refused.sentences)) == (2, 1)
    assert "cannot be read" in refused.err


def test_that_an_export_over_the_clinic_file_is_refused(run: Run, demo_file: Path) -> None:
    before = demo_file.read_bytes()
    refused = run("export", demo_file, "--out", demo_file)
    assert (refused.status, len(refused.sentences)) == (2, 1)
    assert demo_file.read_bytes()[:4096] == before[:4096]
    assert run("check", demo_file).status == 0


@pytest.mark.parametrize("command", [("check",), ("export",), ("import", "x.json")])
def test_that_a_clinic_file_that_is_not_there_is_named(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    refused = run(command[0], tmp_path / "nowhere", *command[1:])
    assert (refused.status, len(refused.sentences)) == (2, 1)
    assert "There is no clinic file nowhere." in refused.err


def test_that_output_nobody_reads_to_the_end_is_no_fault(demo_file: Path) -> None:
    code = "import sys; from needlechart.cli import main; sys.exit(main(sys.argv[1:]))"
    child = subprocess.Popen(
        [sys.executable, "-c", code, "export", str(demo_file)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(cli.__file__).parents[1],
        env=dict(os.environ),
    )
    assert child.stdout is not None
    child.stdout.read(10)
    child.stdout.close()
    _, err = child.communicate()
    assert (child.returncode, err) == (130, b"")


def test_that_check_says_1_for_damage(run: Run, demo_file: Path) -> None:
    content = bytearray(demo_file.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 64] = bytes(64)
    demo_file.write_bytes(bytes(content))
    checked = run("check", demo_file)
    assert checked.status == 1
    assert checked.out.splitlines()[-1] != "The clinic file is sound."


def test_that_gaps_of_drafts_are_listed_and_are_no_damage(run: Run, demo_file: Path) -> None:
    checked = run("check", demo_file)
    assert checked.status == 0
    assert "Draft 2026-11-20 of patient P-1000" in checked.out
    assert "V6" in checked.out
