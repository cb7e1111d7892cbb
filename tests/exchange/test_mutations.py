"""Five hundred damaged session documents, drawn by a seed: none crashes the import, none is taken in part."""

from __future__ import annotations

import copy
import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from needlechart.exchange.refused import DocumentRefused
from needlechart.records.clinic_file import ClinicFile
from needlechart.usecases.exchanging import import_document
from tests.scenarios import s3

SEED = 20_261_120
OF_VALUES, OF_BYTES = 400, 100
HOSTILE: tuple[str, ...] = (
    "NaN", "Infinity", "1e999", "9" * 5000, '"\\ud800"', '"a\\u0000b"', "[" * 5000, "{}}", "'x'", "0x10", "-", '"\n"',
    "\x00", "\ufffe",
)  # fmt: skip
"""What is put in at a random place of the text."""

_ODD: tuple[object, ...] = (None, True, -1, 10**17, 1.5, "", "x" * 20_000, "a\0b", "\ud83d", [], {}, [[]], {"kind": "massage"})
"""What a value is replaced by."""


@pytest.fixture(scope="module")
def one_patient(scenario_document: dict[str, Any]) -> dict[str, Any]:
    """One patient with two visits, the second one a draft."""
    patients = [p for p in scenario_document["patients"] if p["id"] == s3().patient.id]
    return {**copy.deepcopy(scenario_document), "patients": copy.deepcopy(patients)}


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every value below."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, below in items:
        yield (*path, step)
        yield from places(below, (*path, step))


def replaced(document: dict[str, Any], path: tuple[Any, ...], random: Random) -> None:
    _above(document, path)[path[-1]] = random.choice(_ODD)


def removed(document: dict[str, Any], path: tuple[Any, ...], _random: Random) -> None:
    del _above(document, path)[path[-1]]


def added(document: dict[str, Any], path: tuple[Any, ...], random: Random) -> None:
    above = _above(document, path)
    if isinstance(above, dict):
        above[f"more_{random.randrange(99)}"] = 1
    else:
        above.append(random.choice(_ODD))


def doubled(document: dict[str, Any], path: tuple[Any, ...], _random: Random) -> None:
    above = _above(document, path)
    if isinstance(above, list):
        above.append(above[path[-1]])
    else:
        above[path[-1]] = [above[path[-1]], above[path[-1]]]


def _above(document: Any, path: tuple[Any, ...]) -> Any:
    for step in path[:-1]:
        document = document[step]
    return document


CHANGES: tuple[Callable[[dict[str, Any], tuple[Any, ...], Random], None], ...] = (replaced, removed, added, doubled)


def damaged_values(document: dict[str, Any]) -> Iterator[tuple[str, bytes]]:
    random = Random(SEED)
    paths = list(places(document))
    for _ in range(OF_VALUES):
        changed, change, path = copy.deepcopy(document), random.choice(CHANGES), random.choice(paths)
        change(changed, path, random)
        text = json.dumps(changed, ensure_ascii=False)
        yield f"{change.__name__} {path}", text.encode("utf-8", "surrogatepass" if random.random() < 0.1 else "backslashreplace")


def damaged_bytes(document: dict[str, Any]) -> Iterator[tuple[str, bytes]]:
    random = Random(SEED + 1)
    text = json.dumps(document).encode("utf-8")
    for number in range(OF_BYTES):
        at = random.randrange(len(text))
        kind = number % 4
        if kind == 0:
            yield f"cut at {at}", text[:at]
        elif kind == 1:
            yield f"byte {at} turned", text[:at] + bytes([text[at] ^ (1 << random.randrange(8))]) + text[at + 1 :]
        elif kind == 2:
            yield f"hostile at {at}", text[:at] + random.choice(HOSTILE).encode("utf-8") + text[at:]
        else:
            yield f"hole at {at}", text[:at] + text[at + random.randint(1, 400) :]


@pytest.mark.parametrize("half", [0, 1, 2, 3])
def test_that_a_damaged_document_is_refused_with_one_reason_or_taken_whole(
    receiver: ClinicFile, one_patient: dict[str, Any], tmp_path: Path, half: int
) -> None:
    given = [*damaged_values(one_patient), *damaged_bytes(one_patient)][half::4]
    told: Counter[str] = Counter()
    for name, content in given:
        path = tmp_path / "damaged.json"
        path.write_bytes(content)
        told[outcome(receiver, path, name)] += 1
    assert sum(told.values()) == (OF_VALUES + OF_BYTES) // 4
    # Most damage is seen; what is not (a word of a note, an optional value left out) leaves a document that holds.
    assert told["refused"] >= 0.6 * len(given), told


def outcome(receiver: ClinicFile, path: Path, name: str) -> str:
    """Imports in a unit of work that is taken back, so that each document meets an empty clinic."""

    class _TakeBack(Exception):
        pass

    def stop(done: int, of: int) -> None:
        if done == of:
            raise _TakeBack

    told: DocumentRefused | None = None
    found = "nothing to take"
    try:
        import_document(receiver, path, stop)
    except _TakeBack:
        found = "whole"
    except DocumentRefused as refused:
        found, told = "refused", refused
    if told is not None:
        assert told.place.startswith("/"), name
        assert told.reason, name
        assert "\n" not in told.sentence, name
        assert len(told.sentence) < 700, name
    with receiver.reading() as reading:
        assert (reading.patient_count(), reading.session_count(), len(reading.people())) == (0, 0, 1), name
    return found


def test_that_the_undamaged_document_is_taken_whole(receiver: ClinicFile, one_patient: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "sound.json"
    path.write_text(json.dumps(one_patient), "utf-8")
    assert outcome(receiver, path, "sound") == "whole"
