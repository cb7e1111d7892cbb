"""Session documents out of one clinic and into another, with every total exact."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from needlechart.records.clinic_file import ClinicFile
from needlechart.usecases.checking import check_clinic
from needlechart.usecases.exchanging import Taken, export_clinic, import_document
from tests.exchange.conftest import keep, with_first_signed, written
from tests.scenarios import SCENARIOS, TOTALS


def exported(file: ClinicFile, path: Path) -> dict[str, Any]:
    export_clinic(file, "json", path)
    document: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return document


@pytest.mark.parametrize("name", SCENARIOS)
def test_that_a_scenario_goes_out_and_in_with_every_total_exact(
    receiver: ClinicFile, name: str, tmp_path: Path, document: dict[str, Any]
) -> None:
    chart = SCENARIOS[name]()
    document["patients"] = [p for p in document["patients"] if p["id"] == chart.patient.id]

    taken = import_document(receiver, written(document, tmp_path))

    again = exported(receiver, tmp_path / "again.json")
    first, want = again["patients"][0]["sessions"][0], TOTALS[name]
    derived = first["derived"]
    assert taken == Taken(1, len(chart.sessions))
    assert again["patients"] == document["patients"]
    assert (first["count"]["opened"], derived["needles_in"], derived["needles_out"]) == (want.opened, want.needles, want.needles)
    assert (derived["insertions"], derived["ltr_total"], derived["ltr_total_is_minimum"]) == (
        want.insertions,
        want.twitches,
        False,
    )
    assert (derived["muscles_distinct"], derived["muscles_with_side"]) == (want.distinct, want.with_side)
    assert (derived["code_distinct"], derived["code_with_side"]) == (want.code, want.code)
    assert derived["timed_minutes"] == want.timed_minutes
    assert (derived["units_cms"], derived["units_ama"]) == (dict(want.units_cms), dict(want.units_ama))


def test_that_a_document_taken_into_an_empty_clinic_comes_out_the_same_byte_for_byte(
    source: ClinicFile, receiver: ClinicFile, tmp_path: Path
) -> None:
    export_clinic(source, "json", tmp_path / "out.json")
    assert import_document(receiver, tmp_path / "out.json") == Taken(6, 7)
    export_clinic(receiver, "json", tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "out.json").read_bytes()


def test_that_what_was_taken_equals_what_was_given(source: ClinicFile, receiver: ClinicFile, tmp_path: Path) -> None:
    export_clinic(source, "json", tmp_path / "out.json")
    import_document(receiver, tmp_path / "out.json")
    with source.reading() as given, receiver.reading() as taken:
        assert list(given.charts()) == list(taken.charts())


def test_that_a_clinic_with_taken_records_is_sound(source: ClinicFile, receiver: ClinicFile, tmp_path: Path) -> None:
    export_clinic(source, "json", tmp_path / "out.json")
    import_document(receiver, tmp_path / "out.json")
    report = check_clinic(receiver)
    assert not report.damaged, report.lines


def test_that_the_same_records_give_the_same_bytes(source: ClinicFile, tmp_path: Path) -> None:
    for name in ("one.json", "two.json"):
        export_clinic(source, "json", tmp_path / name)
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def test_that_only_people_and_entries_are_named_that_the_records_name(document: dict[str, Any]) -> None:
    assert [person["name"] for person in document["people"]] == ["Ada Kern"]
    muscles = {entry["key"] for entry in document["catalogue"]["muscles"]}
    assert {"gluteus-medius", "quadratus-plantae", "masseter"} <= muscles
    assert "popliteus" not in muscles


def test_that_missing_catalogue_entries_come_along(receiver: ClinicFile, document: dict[str, Any], tmp_path: Path) -> None:
    document["catalogue"]["advice"].append({"key": "own-advice", "words": "Sleep on the other side"})
    import_document(receiver, written(document, tmp_path))
    with receiver.reading() as reading:
        assert reading.catalogue().advice["own-advice"].words == "Sleep on the other side"


def test_that_the_clinics_own_entries_are_kept(receiver: ClinicFile, document: dict[str, Any], tmp_path: Path) -> None:
    entry = next(e for e in document["catalogue"]["advice"] if e["key"] == "soreness")
    entry["words"] = "Something else"
    import_document(receiver, written(document, tmp_path))
    with receiver.reading() as reading:
        assert reading.catalogue().advice["soreness"].words != "Something else"


def test_that_derived_may_be_left_out_and_fields_without_a_value_may_be_null(
    receiver: ClinicFile, document: dict[str, Any], tmp_path: Path
) -> None:
    for patient in document["patients"]:
        patient["phone"] = ""
        patient["height_cm"] = None
        for session in patient["sessions"]:
            del session["derived"]
    (tmp_path / "bare.json").write_text(json.dumps(document, indent=2, ensure_ascii=True), "utf-8")
    assert import_document(receiver, tmp_path / "bare.json").patients == 6


def test_that_a_signed_session_without_a_digest_is_given_one(
    receiver: ClinicFile, document: dict[str, Any], tmp_path: Path
) -> None:
    digests = [p["sessions"][0]["signature"]["digest"] for p in document["patients"]]
    for patient in document["patients"]:
        patient["sessions"][0]["signature"]["digest"] = ""
    import_document(receiver, written(document, tmp_path))
    again = exported(receiver, tmp_path / "again.json")
    assert [p["sessions"][0]["signature"]["digest"] for p in again["patients"]] == digests


def test_that_progress_is_told_patient_by_patient(source: ClinicFile, receiver: ClinicFile, tmp_path: Path) -> None:
    out, taken = [], []
    export_clinic(source, "json", tmp_path / "out.json", lambda done, of: out.append((done, of)))
    import_document(receiver, tmp_path / "out.json", lambda done, of: taken.append((done, of)))
    assert out == taken == [(n, 6) for n in range(1, 7)]


def test_that_drafts_with_gaps_are_taken(receiver: ClinicFile, tmp_path: Path, document: dict[str, Any]) -> None:
    session = document["patients"][0]["sessions"][0]
    for field in (
        "signature",
        "derived",
        "position",
        "assessment",
        "tolerance",
        "reaction_answer",
        "reactions",
        "verbal_consent",
    ):
        session.pop(field, None)
    session["count"], session["clean"], session["screening"] = {}, {}, []
    assert import_document(receiver, written(document, tmp_path)).patients == 6


def test_that_the_fixture_signs_the_first_visits(receiver: ClinicFile) -> None:
    keep(receiver, with_first_signed(SCENARIOS["s1"]()))
    with receiver.reading() as reading:
        assert reading.unsigned_count() == 0
