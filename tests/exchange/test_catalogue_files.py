"""The reference data: what is in it, and that a malformed file is refused with its place."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from needlechart.domain.body import View
from needlechart.domain.catalogue import Catalogue, Hazard
from needlechart.domain.reactions import Severity
from needlechart.domain.treatments import TreatmentKind
from needlechart.exchange.catalogue_files import MalformedCatalogue, load_catalogue
from needlechart.resources import resources_folder


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(resources_folder() / "catalogue")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(resources_folder() / "catalogue", tmp_path / "catalogue"))


def test_that_every_muscle_and_every_other_drawn_structure_is_there(catalogue: Catalogue) -> None:
    drawn = _drawn_in("muscle_views.csv", "slug"), _drawn_in("extra_structures.csv", "id")
    told = [{m.key: set(m.views) for m in catalogue.muscles.values() if m.extra is extra} for extra in (False, True)]
    assert told == list(drawn)
    assert len(told[0]) == 124
    assert len({m.billing_name for m in catalogue.muscles.values() if not m.extra}) == 109


def _drawn_in(table: str, key: str) -> dict[str, set[View]]:
    """The views of every structure of a table of the drawings."""
    with (resources_folder() / "atlas" / table).open(encoding="utf-8", newline="") as lines:
        return {row[key]: {View(view) for view in row["views"].split()} for row in csv.DictReader(lines)}


def test_that_the_parts_of_a_muscle_are_counted_as_one(catalogue: Catalogue) -> None:
    parts = ("trapezius-upper", "trapezius-middle", "trapezius-lower")
    assert {catalogue.billing_name(part) for part in parts} == {"Trapezius"}


def test_that_a_foot_muscle_is_charted_on_the_sole(catalogue: Catalogue) -> None:
    assert View.FOOT_PLANTAR in catalogue.muscles["quadratus-plantae"].views


def test_that_the_rhomboids_have_their_published_depth_and_its_source(catalogue: Catalogue) -> None:
    rhomboid = catalogue.muscles["rhomboideus-major"]
    assert rhomboid.depth_cap_mm == 19
    assert "ltrasound" in rhomboid.caution_source
    assert [m.key for m in catalogue.muscles.values() if m.depth_cap_mm] == ["rhomboideus-major", "rhomboideus-minor"]


def test_that_the_lung_field_holds_the_lower_ones_too(catalogue: Catalogue) -> None:
    also = ("quadratus-lumborum", "iliocostalis-lumborum", "splenius-cervicis", "obliquus-externus", "trapezius-upper")
    assert all(catalogue.muscles[key].lung_field for key in also)
    assert not catalogue.muscles["gluteus-medius"].lung_field


def test_that_every_needle_length_of_a_muscle_can_be_bought(catalogue: Catalogue) -> None:
    lengths = {n.length_mm for n in catalogue.needles.values()}
    assert len(catalogue.needles) == 17
    for muscle in catalogue.muscles.values():
        if not muscle.extra:
            assert muscle.needle_min_mm is not None
            assert muscle.needle_max_mm is not None
            assert any(muscle.needle_min_mm <= length <= muscle.needle_max_mm for length in lengths), muscle.key


def test_that_every_kind_of_treatment_has_an_item(catalogue: Catalogue) -> None:
    assert {t.kind for t in catalogue.treatments.values()} == set(TreatmentKind)
    assert {t.timed_code for t in catalogue.treatments.values()} == {"", "97110", "97112", "97116", "97140", "97530"}


def test_that_the_questions_of_every_visit_are_marked(catalogue: Catalogue) -> None:
    every = {key for key, item in catalogue.screening.items() if item.every_visit}
    assert every == {"new-since-last-visit", "eaten-today", "fever-acute-illness"}
    assert {"pregnancy", "immune-state", "lymphoedema", "lung-disease"} <= set(catalogue.screening)


def test_that_no_question_tells_anybody_to_stop_a_medicine(catalogue: Catalogue) -> None:
    assert "prescriber" in catalogue.screening["anticoagulant"].default_action


def test_that_nothing_claims_a_review_nobody_made(catalogue: Catalogue) -> None:
    assert not any(muscle.reviewed for muscle in catalogue.muscles.values())
    assert not any(item.reviewed for item in catalogue.screening.values())
    assert not any(item.reviewed for item in catalogue.advice.values())


def test_that_every_severity_has_its_kinds_of_reaction(catalogue: Catalogue) -> None:
    assert {e.severity for e in catalogue.event_types.values()} == set(Severity)
    assert catalogue.event_types["vasovagal-loss-of-consciousness"].severity is Severity.SIGNIFICANT


def test_that_a_caution_stands_at_every_critical_muscle(catalogue: Catalogue) -> None:
    assert all(m.caution for m in catalogue.muscles.values() if m.hazard_severity is Hazard.CRITICAL)


@pytest.mark.parametrize(
    ("old", "new", "place", "reason"),
    [
        ("0.30x60,0.30,60,", "0.30x60,0.30,sixty,", "needles.csv, line 14, column length_mm", "not a number"),
        ("0.30x60,0.30,60,", "0.30x60,0.30,600,", "needles.csv, line 14, column length_mm", "outside 7 to 125"),
        ("0.30x60,0.30,60,", "0.30x60,nan,60,", "needles.csv, line 14, column diameter_mm", "outside 0.12 to 0.4"),
        ("0.30x60,0.30,60,", "0.30x50,0.30,60,", "needles.csv, line 14, column key", "twice"),
        ("0.30x60,0.30,60,", "0.30 x 60,0.30,60,", "needles.csv, line 14, column key", "not a key"),
        ("0.30x60,0.30,60,", "0.30x60,0.30,,", "needles.csv, line 14, column length_mm", "may not be empty"),
        ("0.30x60,0.30,60,", "0.30x60,0.30,60,,", "needles.csv, line 14", "5 cells where the header has 4"),
        ("stainless steel", "s" * 201, "needles.csv, line 2, column material", "longer than 200 characters"),
        ("key,diameter_mm", "key,width_mm", "needles.csv, line 1", "no column is called “width_mm”"),
        ("key,diameter_mm", "key,key", "needles.csv, line 1", "a column stands there twice"),
        ("key,diameter_mm,length_mm,material", "key,diameter_mm", "needles.csv, line 1", "“length_mm” is missing"),
        ("0.30x60,0.30,60,", '"0.30x60"",0.30,60,', "needles.csv", "does not read"),
    ],
)
def test_that_a_malformed_file_is_refused_with_its_place(folder: Path, old: str, new: str, place: str, reason: str) -> None:
    file = folder / "needles.csv"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(MalformedCatalogue) as refused:
        load_catalogue(folder)
    assert refused.value.place == place
    assert reason in refused.value.sentence


def test_that_an_unknown_choice_is_refused(folder: Path) -> None:
    file = folder / "event_types.csv"
    file.write_text(file.read_text("utf-8").replace(",mild,", ",tiny,", 1), "utf-8")
    with pytest.raises(MalformedCatalogue, match="“tiny” is not one of the choices"):
        load_catalogue(folder)


def test_that_a_missing_file_is_refused(folder: Path) -> None:
    (folder / "advice.csv").unlink()
    with pytest.raises(MalformedCatalogue, match=r"advice\.csv"):
        load_catalogue(folder)


def test_that_bytes_that_are_no_text_are_refused(folder: Path) -> None:
    (folder / "advice.csv").write_bytes(b"key,words\n\xff\xfe,x\n")
    with pytest.raises(MalformedCatalogue, match=r"advice\.csv"):
        load_catalogue(folder)
