"""The thread of a review goes out with its session and comes in whole, or not at all."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from needlechart.domain.afterwards import ReviewEntry, ReviewKind, ReviewReason, ReviewState
from needlechart.domain.people import Person, Role
from needlechart.domain.reviewing import review_state
from needlechart.exchange.refused import DocumentRefused
from needlechart.records.clinic_file import ClinicFile
from needlechart.usecases.checking import check_clinic
from needlechart.usecases.exchanging import export_clinic, import_document
from tests.clinics import ADA, NOW
from tests.exchange.conftest import empty_clinic, keep, with_first_signed, written
from tests.scenarios import s1

MIRA = Person("01900000-0000-7000-8000-00000000317a", "Mira Sand", (Role.MANAGER,))
SESSION = s1(ADA.id).sessions[0].id
K = ReviewKind
THREAD = (
    ReviewEntry("e1", SESSION, 1, K.CALL, ADA.id, NOW, reasons=(ReviewReason.COUNT_MISMATCH, ReviewReason.SHARE)),
    ReviewEntry("e2", SESSION, 2, K.QUESTION, MIRA.id, NOW.plus(hours=2), "Where was it found?"),
    ReviewEntry("e3", SESSION, 3, K.ANSWER, ADA.id, NOW.plus(hours=1), "Im Handtuch, „links“ 眼."),
    ReviewEntry("e4", SESSION, 4, K.APPROVAL, MIRA.id, NOW.plus(hours=5)),
)


@pytest.fixture(scope="module")
def reviewed_document(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The hip visit with a thread of four entries, from a clinic with a manager."""
    folder = tmp_path_factory.mktemp("reviewed")
    with closing(empty_clinic(folder / "source.needlechart")) as file:
        keep(file, with_first_signed(s1(ADA.id)))
        with file.work() as work:
            work.add_many([MIRA, *THREAD], deed="make a test clinic")
        export_clinic(file, "json", folder / "out.json")
    document: dict[str, Any] = json.loads((folder / "out.json").read_text("utf-8"))
    return document


def test_that_a_thread_goes_out_and_in_and_out_the_same(
    reviewed_document: dict[str, Any], receiver: ClinicFile, tmp_path: Path
) -> None:
    import_document(receiver, written(reviewed_document, tmp_path))
    with receiver.reading() as reading:
        entries = reading.review_entries(SESSION)
        assert [replace(entry, digest="") for entry in entries] == list(THREAD)
        assert review_state(entries) is ReviewState.APPROVED
        assert reading.review_count(ReviewState.APPROVED, 10) == 1
        assert MIRA in reading.people()
    export_clinic(receiver, "json", tmp_path / "again.json")
    again = json.loads((tmp_path / "again.json").read_text("utf-8"))
    assert again["patients"] == reviewed_document["patients"]
    assert [len(entry["digest"]) for entry in again["patients"][0]["reviews"]] == [64] * 4
    assert not check_clinic(receiver).damaged


Change = Callable[[list[dict[str, Any]]], object]
FAULTS: dict[str, tuple[Change, int, str]] = {
    "changed words": (lambda thread: thread[1].update(text="Nothing"), 1, "does not fit what is signed"),
    "approved by the author": (lambda thread: thread[3].update(author_id=ADA.id, digest=""), 3, "nobody approves their own"),
    "a step left out": (lambda thread: thread.pop(2), 2, "stands at place 3"),
    "out of turn": (lambda thread: thread[2].update(kind="call", reasons=["share"], digest=""), 2, "makes way"),
    "nobody": (lambda thread: thread[1].update(author_id="nobody", digest=""), 1, "nobody among the people"),
}


@pytest.mark.parametrize(("change", "place", "reason"), FAULTS.values(), ids=list(FAULTS))
def test_that_a_thread_that_could_not_have_come_about_is_refused_at_its_entry_and_nothing_is_taken(
    reviewed_document: dict[str, Any], receiver: ClinicFile, tmp_path: Path, change: Change, place: int, reason: str
) -> None:
    document = copy.deepcopy(reviewed_document)
    change(document["patients"][0]["reviews"])
    with pytest.raises(DocumentRefused, match=reason) as told:
        import_document(receiver, written(document, tmp_path))
    assert told.value.place.startswith(f"/patients/0/reviews/{place}")
    with receiver.reading() as reading:
        assert (reading.patient_count(), reading.session_count()) == (0, 0)


def test_that_checking_tells_of_a_thread_that_could_not_have_come_about(receiver: ClinicFile) -> None:
    keep(receiver, with_first_signed(s1(ADA.id)))
    with receiver.work() as work:
        work.save(None, MIRA)
        work.save(None, THREAD[0])
    assert not check_clinic(receiver).damaged  # the control
    with receiver.work() as work:
        work.save(None, replace(THREAD[3], number=2, author_id=ADA.id))
    report = check_clinic(receiver)
    assert report.damaged
    assert any(f"the review of session {SESSION}: nobody approves their own session." in line for line in report.lines)
