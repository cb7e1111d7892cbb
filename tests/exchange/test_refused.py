"""What a session document may not hold: each fault refused with one sentence and its place, and nothing taken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from needlechart.domain.errors import NotAllowed
from needlechart.domain.people import Role
from needlechart.exchange.refused import DocumentRefused
from needlechart.records.clinic_file import ClinicFile
from needlechart.usecases.exchanging import import_document
from tests.clinics import ADA
from tests.exchange.conftest import written
from tests.scenarios import s1, s3, s6

Change = Callable[[dict[str, Any]], object]


def number_of(document: dict[str, Any], patient_id: str) -> int:
    return [patient["id"] for patient in document["patients"]].index(patient_id)


def session_of(document: dict[str, Any], patient_id: str, nth: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = document["patients"][number_of(document, patient_id)]["sessions"][nth]
    return found


S1, S3, S6 = s1().patient.id, s3().patient.id, s6().patient.id


def refused(receiver: ClinicFile, path: Path) -> DocumentRefused:
    """The refusal, once it is sure that nothing was taken."""
    with pytest.raises(DocumentRefused) as told:
        import_document(receiver, path)
    with receiver.reading() as reading:
        assert (reading.patient_count(), reading.session_count()) == (0, 0)
        assert [person.id for person in reading.people()] == [ADA.id]
    return told.value


def in_session(change: Change) -> Change:
    return lambda document: change(session_of(document, S1))


def in_site(change: Change) -> Change:
    return lambda document: change(session_of(document, S1)["sites"][1])


def unsigned(document: dict[str, Any]) -> None:
    session = session_of(document, S1)
    del session["signature"], session["derived"]


SHAPE_FAULTS: list[tuple[str, Change, str, str]] = [
    ("a text for a number", in_site(lambda s: s.update(depth_mm="45")), "sites/1/depth_mm", "a whole number is expected"),
    ("a fraction for a whole number", in_site(lambda s: s.update(insertions=1.5)), "sites/1/insertions", "a whole number"),
    ("true for a number", in_site(lambda s: s.update(new_needles=True)), "sites/1/new_needles", "a whole number"),
    ("a number for true", in_site(lambda s: s.update(confirmed=1)), "sites/1/confirmed", "true or false"),
    ("beyond the range", in_site(lambda s: s.update(depth_mm=121)), "sites/1/depth_mm", "outside 1 to 120 mm"),
    ("below the range", in_site(lambda s: s.update(pain_during=-1)), "sites/1/pain_during", "outside 0 to 10"),
    ("an unknown choice", in_site(lambda s: s.update(technique="poking")), "sites/1/technique", "one of: pistoning"),
    ("a list for a choice", in_site(lambda s: s.update(technique=["static"])), "sites/1/technique", "one of: pistoning"),
    ("an unknown field", in_site(lambda s: s.update(depht_mm=4)), "sites/1/depht_mm", "no such field"),
    ("a missing field", in_site(lambda s: s.pop("place")), "sites/1/place", "it must be there"),
    ("null where it must be", in_site(lambda s: s.update(place=None)), "sites/1/place", "it must be there"),
    ("a list for an object", in_site(lambda s: s.update(place=[])), "sites/1/place", "an object is expected"),
    ("an object for a list", in_session(lambda s: s.update(sites={})), "sites", "a list is expected"),
    ("a text for a row", in_session(lambda s: s["sites"].append("x")), "sites/4", "an object is expected"),
    ("the same id twice", in_site(lambda s: s.update(id=s1().sessions[0].sites[0].id)), "sites/1/id", "has this id already"),
    ("an empty id", in_site(lambda s: s.update(id="")), "sites/1/id", "an id without gaps"),
    ("an id with a gap", in_site(lambda s: s.update(id="a b")), "sites/1/id", "an id without gaps"),
    ("a text too long", in_site(lambda s: s.update(note="n" * 2001)), "sites/1/note", "longer than 2000 characters"),
    ("NUL in a text", in_site(lambda s: s.update(note="a\0b")), "sites/1/note", "no text may hold"),
    ("no such date", in_session(lambda s: s.update(date="2026-02-30")), "date", "a date such as"),
    ("a date with time", in_session(lambda s: s.update(date="2026-02-03T00:00:00Z")), "date", "a date such as"),
    ("a moment without offset", in_session(lambda s: s.update(started="2026-11-20T09:00:00")), "started", "a moment such as"),
    ("a moment of no clock", in_session(lambda s: s.update(started="2026-11-20T25:00:00Z")), "started", "a moment such as"),
    ("an offset too far", in_session(lambda s: s.update(started="2026-11-20T09:00:00+14:30")), "started", "a moment such as"),
    ("a dose of no kind", in_session(lambda s: s["treatments"][0]["dose"].update(kind="x")), "treatments/0/dose/kind", "one of"),
    ("a dose without kind", in_session(lambda s: s["treatments"][0]["dose"].pop("kind")), "treatments/0/dose/kind", "one of"),
    (
        "a dose of another kind",
        in_session(lambda s: s["treatments"][0]["dose"].update(reps=3)),
        "treatments/0/dose/reps",
        "no such",
    ),
    ("a key with a gap", in_session(lambda s: s.update(advice=["a b"])), "advice/0", "a key without gaps"),
    ("an empty key", in_session(lambda s: s.update(problem_ids=[""])), "problem_ids/0", "a key without gaps"),
    ("another patient", in_session(lambda s: s.update(patient_id=S3)), "patient_id", "the id of the patient it stands under"),
    ("nobody's hand", in_site(lambda s: s.update(inserted_by="nobody")), "sites/1/inserted_by", "nobody among the people"),
    ("a wrong figure", in_session(lambda s: s["derived"].update(ltr_total=11)), "derived/ltr_total", "which give 10"),
    ("an unknown figure", in_session(lambda s: s["derived"].update(mood=1)), "derived/mood", "no such field"),
    ("no figures", in_session(lambda s: s.update(derived=3)), "derived", "an object is expected"),
    (
        "a broken signature",
        in_session(lambda s: s.update(subjective="Changed")),
        "signature/digest",
        "does not fit what is signed",
    ),
    ("a digest of its own", in_session(lambda s: s["signature"].update(digest="0" * 64)), "signature/digest", "does not fit"),
]


@pytest.mark.parametrize(
    ("change", "place", "reason"), [case[1:] for case in SHAPE_FAULTS], ids=[case[0] for case in SHAPE_FAULTS]
)
def test_that_a_fault_in_a_session_is_refused_with_its_place(
    receiver: ClinicFile, document: dict[str, Any], tmp_path: Path, change: Change, place: str, reason: str
) -> None:
    change(document)
    told = refused(receiver, written(document, tmp_path))
    assert told.place == f"/patients/{number_of(document, S1)}/sessions/0/{place}"
    assert reason in told.reason


@pytest.mark.parametrize("changed", [{"digest": "0" * 64}, {"reason": "Changed"}], ids=["digest", "content"])
def test_that_an_addendum_that_does_not_fit_its_signature_is_refused(
    receiver: ClinicFile, document: dict[str, Any], tmp_path: Path, changed: dict[str, str]
) -> None:
    nth, patient = next((n, p) for n, p in enumerate(document["patients"]) if p.get("addenda"))
    patient["addenda"][0].update(changed)
    told = refused(receiver, written(document, tmp_path))
    assert told.place == f"/patients/{nth}/addenda/0/digest"
    assert "does not fit what is signed" in told.reason


def without_consent(document: dict[str, Any]) -> None:
    document["patients"][number_of(document, S1)]["consents"] = []


def explained(document: dict[str, Any], rule: str) -> None:
    session = session_of(document, S1)
    why = {"id": "why", "rule": rule, "reason": "emergency", "at": session["started"], "by": ADA.id}
    session["explanations"] = [why]
    session["signature"]["digest"] = ""


RULE_FAULTS: list[tuple[str, bool, Change, str, str]] = [
    ("V1 in the future", False, in_session(lambda s: s.update(date="2026-11-21")), "date", "lies in the future (V1)"),
    ("V1 the end first", False, in_session(lambda s: s.update(ended="2026-11-01T00:00:00Z")), "ended", "before it starts (V1)"),
    ("V4 off the body", False, in_site(lambda s: s["place"]["point"].update(x_mm=1, y_mm=1)), "sites/1/place", "(V4)"),
    ("V4 not in this view", False, in_site(lambda s: s["place"].update(structure="quadratus-plantae")), "sites/1/place", "(V4)"),
    (
        "V4 an area not in this view",
        False,
        in_site(lambda s: s["place"].update(structure="umbilicus", kind="area")),
        "sites/1/place",
        "Site 2: R umbilicus is not drawn",
    ),
    ("V4 no such muscle", False, in_site(lambda s: s["place"].update(structure="biceps-x")), "sites/1/place", "(V4)"),
    ("V5 too deep", False, in_site(lambda s: s.update(depth_mm=61)), "sites/1/depth_mm", "deeper than the needle is long"),
    ("V5 no insertion", False, in_site(lambda s: s.update(insertions=0)), "sites/1/insertions", "(V5)"),
    ("V10", False, in_site(lambda s: s.update(twitch={"elicited": "no", "count": 3})), "sites/1/twitch", "contradict"),
    ("V12", False, in_session(lambda s: s["measurements"][0].update(value=11)), "measurements/0/value", "(V12)"),
    ("V3 no consent", True, without_consent, "consents", "No signed consent to dry needling is in force on 18 Nov 2026 (V3)"),
    ("V3 refused by the patient", True, in_session(lambda s: s.update(verbal_consent=False)), "verbal_consent", "(V3)"),
    ("V6 nobody counted", True, in_session(lambda s: s["count"].pop("out")), "count.out", "not counted (V6)"),
    ("V6 one less", True, in_session(lambda s: s["count"].update(out=3)), "count.out", "came out as counted"),
    ("V13 no answer", True, in_session(lambda s: s.pop("reaction_answer")), "reaction_answer", "(V13)"),
    ("V19 not screened", True, in_session(lambda s: s.update(screening=[])), "screening", "(V19)"),
    ("V21 no assessment", True, in_session(lambda s: s.update(assessment=" ")), "assessment", "(V21)"),
    ("V21 no position", True, in_session(lambda s: s.pop("position")), "position", "(V21)"),
]


@pytest.mark.parametrize(
    ("stays_signed", "change", "place", "reason"), [case[1:] for case in RULE_FAULTS], ids=[case[0] for case in RULE_FAULTS]
)
def test_that_what_breaks_a_rule_is_refused_with_its_place(
    receiver: ClinicFile, document: dict[str, Any], tmp_path: Path, stays_signed: bool, change: Change, place: str, reason: str
) -> None:
    if not stays_signed:
        unsigned(document)
    change(document)
    told = refused(receiver, written(document, tmp_path))
    assert told.place == f"/patients/{number_of(document, S1)}/sessions/0/{place.replace('.', '/')}"
    assert reason in told.reason


def test_that_a_refusal_explained_in_a_signed_session_is_taken(
    receiver: ClinicFile, document: dict[str, Any], tmp_path: Path
) -> None:
    without_consent(document)
    explained(document, "V2")
    assert "(V3)" in refused(receiver, written(document, tmp_path)).reason
    explained(document, "V3")
    assert import_document(receiver, written(document, tmp_path)).patients == 6


@pytest.mark.parametrize("change", [case[2] for case in RULE_FAULTS if case[1]], ids=[case[0] for case in RULE_FAULTS if case[1]])
def test_that_the_same_gap_in_a_draft_is_taken(
    receiver: ClinicFile, document: dict[str, Any], tmp_path: Path, change: Change
) -> None:
    unsigned(document)
    change(document)
    assert import_document(receiver, written(document, tmp_path)).patients == 6


DOCUMENT_FAULTS: list[tuple[str, Change, str, str]] = [
    ("no format", lambda d: d.pop("format"), "/format", "it must say"),
    ("another format", lambda d: d.update(format="fhir"), "/format", "it must say"),
    ("a later version", lambda d: d.update(version=2), "/version", "reads version 1"),
    ("true for a version", lambda d: d.update(version=True), "/version", "reads version 1"),
    ("an unknown member", lambda d: d.update(clinic={}), "/clinic", "there is no such field"),
    ("patients that are no list", lambda d: d.update(patients={}), "/patients", "a list is expected"),
    ("a patient that is none", lambda d: d["patients"].insert(0, 5), "/patients/0", "an object is expected"),
    ("people that are no list", lambda d: d.update(people=4), "/people", "a list is expected"),
    ("a person without a name", lambda d: d["people"][0].pop("name"), "/people/0/name", "it must be there"),
    ("a catalogue that is none", lambda d: d.update(catalogue=[]), "/catalogue", "an object is expected"),
    ("an unknown list", lambda d: d["catalogue"].update(drugs=[]), "/catalogue/drugs", "there is no such field"),
    (
        "a key twice",
        lambda d: d["catalogue"]["advice"].append(d["catalogue"]["advice"][0]),
        "/catalogue/advice/",
        "a key of its own",
    ),
    ("a key with a gap", lambda d: d["catalogue"]["advice"][0].update(key="a b"), "/catalogue/advice/0/key", "a key of its own"),
    ("a patient twice", lambda d: d["patients"].append(d["patients"][0]), "/patients/6/id", "has this id already"),
    ("sessions that are no list", lambda d: d["patients"][0].update(sessions=7), "/patients/0/sessions", "a list is expected"),
    ("an addendum to a draft", lambda d: _beside_a_draft(d), "/addenda/0/session_id", "it must name a signed session"),
    ("nobody known", lambda d: _by_another(d), "/therapist_id", "nobody among the people"),
]


def _beside_a_draft(document: dict[str, Any]) -> None:
    patient = next(p for p in document["patients"] if p["addenda"])
    del patient["sessions"][0]["signature"]


def _by_another(document: dict[str, Any]) -> None:
    session_of(document, S1).update(therapist_id="01900000-0000-7000-8000-0000000000ff")


@pytest.mark.parametrize(
    ("change", "place", "reason"), [case[1:] for case in DOCUMENT_FAULTS], ids=[case[0] for case in DOCUMENT_FAULTS]
)
def test_that_a_fault_of_the_document_is_refused_with_its_place(
    receiver: ClinicFile, document: dict[str, Any], tmp_path: Path, change: Change, place: str, reason: str
) -> None:
    change(document)
    told = refused(receiver, written(document, tmp_path))
    assert place in told.place
    assert reason in told.reason


def test_that_the_last_faulty_patient_takes_all_the_others_back(
    receiver: ClinicFile, document: dict[str, Any], tmp_path: Path
) -> None:
    document["patients"][-1]["sessions"][-1]["sites"] = 3
    assert refused(receiver, written(document, tmp_path)).place.startswith("/patients/5/")


def test_that_a_document_is_taken_once(receiver: ClinicFile, document: dict[str, Any], tmp_path: Path) -> None:
    path = written(document, tmp_path)
    import_document(receiver, path)
    with pytest.raises(DocumentRefused, match="/patients/0/id: this patient is in the clinic already"):
        import_document(receiver, path)


def test_that_a_session_of_the_clinic_is_not_taken_under_another_patient(
    receiver: ClinicFile, document: dict[str, Any], tmp_path: Path
) -> None:
    import_document(receiver, written(document, tmp_path))
    patient = document["patients"][number_of(document, S1)]
    patient["id"], patient["sessions"][0]["patient_id"] = "another", "another"
    document["patients"] = [patient]
    with pytest.raises(DocumentRefused, match="this session is in the clinic already"):
        import_document(receiver, written(document, tmp_path))


def test_that_a_refusal_never_repeats_what_stands_in_the_document(
    receiver: ClinicFile, document: dict[str, Any], tmp_path: Path
) -> None:
    session_of(document, S1)["sites"][0]["technique"] = "Mara Alder"
    assert "Mara" not in str(refused(receiver, written(document, tmp_path)))


def test_that_an_interrupted_import_takes_nothing(receiver: ClinicFile, document: dict[str, Any], tmp_path: Path) -> None:
    def interrupt(done: int, _of: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_document(receiver, written(document, tmp_path), interrupt)
    with receiver.reading() as reading:
        assert reading.patient_count() == 0
    assert import_document(receiver, written(document, tmp_path)).patients == 6


def test_that_only_a_manager_may_import(receiver: ClinicFile, document: dict[str, Any], tmp_path: Path) -> None:
    with receiver.work() as work:
        ada = work.person
        work.save(ada, type(ada)(ada.id, ada.name, (Role.THERAPIST,), ada.credential, needles_from=ada.needles_from))
    with pytest.raises(NotAllowed):
        import_document(receiver, written(document, tmp_path))
