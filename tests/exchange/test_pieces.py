"""Reading JSON piece by piece: what is one document, what is none, and that hostile ones are refused fast and small."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path
from random import Random
from typing import Any

import pytest

from needlechart.exchange import pieces as reading
from needlechart.exchange.parsing import Refusal
from needlechart.exchange.pieces import DEEPEST, pieces
from needlechart.exchange.refused import DocumentRefused


def read(tmp_path: Path, content: str | bytes) -> list[tuple[str, int | None, Any]]:
    path = tmp_path / "given.json"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return [(piece.member, piece.index, piece.value) for piece in pieces(path)]


def test_that_patients_come_one_by_one_and_everything_else_whole(tmp_path: Path) -> None:
    content = ' {"a": [1, "]"], "patients" : [ {"x": "}{"} , [] , 4 ], "b": null}\n'
    assert read(tmp_path, content) == [
        ("a", None, [1, "]"]),
        ("patients", 0, {"x": "}{"}),
        ("patients", 1, []),
        ("patients", 2, 4),
        ("b", None, None),
    ]


@pytest.mark.parametrize("content", ["{}", '{"patients": []}', "\ufeff{}", " {\n}\n"])
def test_that_an_empty_document_has_no_pieces(tmp_path: Path, content: str) -> None:
    assert read(tmp_path, content) == []


@pytest.mark.parametrize("chunk", [1, 2, 3, 7, 64])
def test_that_it_does_not_matter_where_the_file_is_cut_while_it_is_read(
    tmp_path: Path, chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    random = Random(3)
    words = ['"', "\\", "{", "}", "[", "]", ",", ":", "é", "𝄞", "\n", "\u2028", "end"]
    patients = [{"".join(random.choices(words, k=6)): ["".join(random.choices(words, k=9)), n * 1.5]} for n in range(30)]
    document = {"format": "x\\", "patients": patients, "version": 1}
    monkeypatch.setattr(reading, "_CHUNK", chunk)
    found = read(tmp_path, json.dumps(document, indent=random.choice((None, 1)), ensure_ascii=False))
    assert [value for member, _, value in found if member == "patients"] == patients
    assert [value for member, _, value in found if member != "patients"] == ["x\\", 1]


@pytest.mark.parametrize(
    ("content", "place", "reason"),
    [
        ("", "/", "one JSON object"),
        ("[]", "/", "one JSON object"),
        ('"x"', "/", "one JSON object"),
        ("{", "/", "a name in quotation marks"),
        ('{"a"', "/a", "a colon"),
        ('{"a":', "/a", "a value is missing"),
        ('{"a":}', "/a", "a value is missing"),
        ('{"a":1', "/", "a comma or the end"),
        ('{"a":1 "b":2}', "/", "a comma or the end"),
        ('{"a":1,}', "/", "a name in quotation marks"),
        ('{"a":"x}', "/a", "ends in the middle"),
        ('{"a":[1', "/a", "ends in the middle"),
        ('{"a":[1}', "/a", "not JSON"),
        ('{"a":[1}}', "/a", "not JSON"),
        ('{"a":tru}', "/a", "not JSON"),
        ('{"a":01}', "/a", "not JSON"),
        ('{"a":{1:2}}', "/a", "not JSON"),
        ('{"a":"\t"}', "/a", "not JSON"),
        ("{'a':1}", "/", "a name in quotation marks"),
        ('{"a":1}x', "/", "after the end"),
        ('{"a":1}{"a":1}', "/", "after the end"),
        ('{"a":1,"a":2}', "/a", "stands there twice"),
        ('{"patients":[1,]}', "/patients/1", "a value is missing"),
        ('{"patients":[1', "/patients/0", "a comma or the end"),
        ('{"patients":[1 2]}', "/patients/0", "a comma or the end"),
        ('{"patients":[{"a":1,,}]}', "/patients/0", "not JSON"),
        (b'{"a":"\xff"}', "/", "not UTF-8"),
        ('{"a":1}'.encode("utf-16"), "/", "not UTF-8"),
        (b"\x00\x01\x02", "/", "one JSON object"),
    ],
)
def test_that_what_is_no_document_is_refused_with_its_place(
    tmp_path: Path, content: str | bytes, place: str, reason: str
) -> None:
    with pytest.raises(DocumentRefused) as told:
        read(tmp_path, content)
    assert told.value.place == place
    assert reason in told.value.reason


def test_that_the_line_of_a_fault_is_told(tmp_path: Path) -> None:
    with pytest.raises(DocumentRefused, match="line 4"):
        read(tmp_path, '{"a": 1,\n"patients": [\n{"b": 2},\n{"b": oops}\n]}')


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{"a":NaN}', "NaN is not a number"),
        ('{"a":-Infinity}', "-Infinity is not a number"),
        ('{"a":1e999}', "too large"),
        ('{"a":' + "9" * 400 + "}", "too many digits"),
        ('{"a":0.' + "1" * 400 + "}", "too many digits"),
    ],
)
def test_that_numbers_no_document_may_hold_are_marked(tmp_path: Path, content: str, reason: str) -> None:
    (_, _, value), *_ = read(tmp_path, content)
    assert isinstance(value, Refusal)
    assert reason in value.reason


def test_that_a_name_that_stands_twice_is_marked_where_it_stands(tmp_path: Path) -> None:
    (_, _, value), *_ = read(tmp_path, '{"a":{"b":1,"c":2,"b":3}}')
    assert value["c"] == 2
    assert value["b"] == Refusal("it stands there twice")


@pytest.mark.parametrize("bracket", ["[", '{"a":'])
def test_that_deep_nesting_is_refused_before_it_is_parsed(tmp_path: Path, bracket: str) -> None:
    with pytest.raises(DocumentRefused, match=f"nested deeper than {DEEPEST} levels"):
        read(tmp_path, '{"patients":[' + bracket * 200_000)


def test_that_as_deep_as_allowed_is_read(tmp_path: Path) -> None:
    (_, _, value), *_ = read(tmp_path, '{"a":' + "[" * DEEPEST + "]" * DEEPEST + "}")
    for _ in range(DEEPEST - 1):
        (value,) = value
    assert value == []


@pytest.mark.parametrize(("head", "body"), [('{"a":"', "x" * (1 << 20)), ('{"patients":[[', "0," * (1 << 19))])
def test_that_a_huge_piece_is_refused_with_memory_in_bounds(
    tmp_path: Path, head: str, body: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    largest = 8 * 1024 * 1024
    monkeypatch.setattr(reading, "LARGEST_PIECE", largest)
    path = tmp_path / "huge.json"
    with path.open("w", encoding="utf-8") as file:
        file.write(head)
        for _ in range(20):
            file.write(body)
    tracemalloc.start()
    try:
        with pytest.raises(DocumentRefused, match="larger than 8 MB"):
            list(pieces(path))
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 3 * largest


def test_that_too_many_values_in_a_piece_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_BRACKETS", 1000)
    assert len(read(tmp_path, '{"patients":[[' + "[]," * 998 + "[]]]}")[0][2]) == 999
    with pytest.raises(DocumentRefused, match="/patients/0: too many values"):
        read(tmp_path, '{"patients":[[' + "[]," * 999 + "[]]]}")


def test_that_too_many_small_values_in_a_piece_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_COMMAS", 1000)
    assert len(read(tmp_path, '{"a":[' + "1," * 1000 + "1]}")[0][2]) == 1001
    with pytest.raises(DocumentRefused, match="/a: too many values"):
        read(tmp_path, '{"a":[' + "1," * 1001 + "1]}")


def test_that_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentRefused, match="cannot be read"):
        list(pieces(tmp_path / "nowhere.json"))
    with pytest.raises(DocumentRefused, match="cannot be read"):
        list(pieces(tmp_path))
