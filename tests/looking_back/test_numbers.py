"""Every number of a history is the one a plain look at the session document gives, for 200 patients made by chance."""

from __future__ import annotations

import copy
import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import pytest

from needlechart.domain.history import by_muscle, comparing, going_together, spots
from needlechart.domain.history.measured import judged
from needlechart.domain.history.spans import Span
from needlechart.domain.history.spread import Spread
from needlechart.exchange.document import document_text
from needlechart.records import envelope
from needlechart.usecases import looking_back
from tests.clinics import ADA, Template, reopened
from tests.looking_back.generated import Maker
from tests.looking_back.held_against import Shown, differences
from tests.looking_back.plainly import Json

PATIENTS = 200
FEW = 40
Charts = list[tuple[Shown, Json]]


@pytest.fixture(scope="module")
def charts(clinic_template: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Charts]:
    """What the program shows of each patient, and the same patient in the exported document."""
    path = tmp_path_factory.mktemp("looking-back") / "many.needlechart"
    for made, there in (
        (clinic_template.path, path),
        (envelope.envelope_path(clinic_template.path), envelope.envelope_path(path)),
    ):
        there.write_bytes(made.read_bytes())
    with closing(reopened(clinic_template, path)) as file:
        made_up = [Maker(seed).chart() for seed in range(PATIENTS)]
        with file.work() as work:
            values = (v for c in made_up for v in (c.patient, *c.sessions, *c.addenda, *c.voidings))
            work.add_many(values, deed="make a test clinic")
        with file.reading() as reading:
            text = "".join(document_text(reading.charts(), reading.people(), reading.catalogue()))
            documents = {patient["id"]: patient for patient in json.loads(text)["patients"]}
            yield [
                (
                    Shown(
                        chart.patient,
                        reading.needle_history(chart.patient.id),
                        looking_back.read_sites(reading, ADA.id, chart.patient.id),
                    ),
                    documents[chart.patient.id],
                )
                for chart in made_up
            ]


def test_that_every_number_is_the_one_of_the_document(charts: Charts) -> None:
    found = Counter(f"{shown.patient.number}: {where}" for shown, document in charts for where in differences(shown, document))
    assert not found


def test_that_the_patients_hold_what_makes_numbers_go_wrong(charts: Charts) -> None:
    sessions = [session for _shown, document in charts for session in document["sessions"]]
    sites = [site for session in sessions for site in session["sites"]]
    assert len(charts) == PATIENTS
    assert {0, 1} < {len(document["sessions"]) for _shown, document in charts}
    assert sum(len(document["voidings"]) for _shown, document in charts) > 50
    assert sum(session["attendance"] != "arrived" for session in sessions) > 50
    assert sum(not site["confirmed"] for site in sites) > 100
    assert sum(site.get("twitch", {}).get("elicited") == "yes" and "count" not in site["twitch"] for site in sites) > 100
    assert sum(len(going_together.going_together(shown.history)) for shown, _document in charts) > 50
    compared = [_halves(shown) for shown, _document in charts if shown.history.visits]
    assert min(sum(len(getattr(c, name)) for c in compared) for name in ("added", "dropped", "repeated", "measures")) > 100
    assert {treatment.course for c in compared for treatment in c.treatments} == set(comparing.Course)


def _halves(shown: Shown) -> comparing.Comparison:
    ids = [visit.session_id for visit in shown.history.visits]
    one, other = ids[: len(ids) // 2], ids[len(ids) // 2 :]
    return comparing.compare(shown.history, shown.sites, Span.of(one), Span.of(other))


def _each(document: Json, what: str) -> Iterator[Json]:
    return (one for session in document["sessions"] for one in session[what])


def _copies_count(document: Json) -> None:
    for site in _each(document, "sites"):
        site["confirmed"] = True


def _uncounted_is_nothing(document: Json) -> None:
    for site in _each(document, "sites"):
        site.get("twitch", {}).setdefault("count", 0)


def _not_sought_is_no(document: Json) -> None:
    for site in _each(document, "sites"):
        if site.get("twitch", {}).get("elicited") == "not_sought":
            site["twitch"]["elicited"] = "no"


def _needle_is_insertion(document: Json) -> None:
    for site in _each(document, "sites"):
        site["new_needles"] = site["insertions"]


def _one_side(document: Json) -> None:
    for site in _each(document, "sites"):
        site["place"]["side"] = "left"


def _inches(document: Json) -> None:
    for site in _each(document, "sites"):
        site["place"]["point"]["x_mm"] /= 25.4


def _findings_repeat_their_site(document: Json) -> None:
    for site in _each(document, "sites"):
        site.pop("finding_id", None)


def _missing_pain_is_none(document: Json) -> None:
    for session in document["sessions"]:
        if not any(m["when"] == "after" for m in session["measurements"]):
            missing = {"scale": "nprs", "when": "after", "window": "current", "value": 0}
            session["measurements"] += [missing | {"problem_id": problem} for problem in session["problem_ids"]]


def _worst_pain_is_pain(document: Json) -> None:
    for measured in _each(document, "measurements"):
        measured["window"] = "current"


def _passive_is_active(document: Json) -> None:
    for measured in _each(document, "measurements"):
        if "active" in measured:
            measured["active"] = True


def _no_minutes_are_none(document: Json) -> None:
    for given in _each(document, "treatments"):
        given.setdefault("minutes", 0)


def _home_is_here(document: Json) -> None:
    for given in _each(document, "treatments"):
        given.pop("sequence", None)


def _nothing_is_void(document: Json) -> None:
    document["voidings"] = []


def _everybody_came(document: Json) -> None:
    for session in document["sessions"]:
        session["attendance"] = "arrived"


def _no_late_reactions(document: Json) -> None:
    document["addenda"] = []


def _soreness_of_its_own_visit(document: Json) -> None:
    told = [session.pop("since_last", None) for session in document["sessions"]][1:]
    for session, since_last in zip(document["sessions"], told, strict=False):
        if since_last is not None:
            session["since_last"] = since_last


FAULTS: list[Callable[[Json], None]] = [
    _copies_count, _uncounted_is_nothing, _not_sought_is_no, _needle_is_insertion, _one_side, _inches,
    _findings_repeat_their_site, _missing_pain_is_none, _worst_pain_is_pain, _passive_is_active, _no_minutes_are_none,
    _home_is_here, _nothing_is_void, _everybody_came, _no_late_reactions, _soreness_of_its_own_visit,
]  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_that_a_fault_in_the_record_is_found(charts: Charts, fault: Callable[[Json], None]) -> None:
    for shown, document in charts[:FEW]:
        faulty = copy.deepcopy(document)
        fault(faulty)
        if any(differences(shown, faulty)):
            return
    pytest.fail(f"{fault.__name__} was not found in {FEW} patients")


def _mean(values: Any) -> Spread:
    found = sorted(values)
    return Spread(len(found), sum(found) / len(found), found[0], found[-1]) if found else Spread()


CODE_FAULTS: dict[str, tuple[Any, str, Any]] = {
    "mean for median, muscles": (by_muscle, "spread", _mean),
    "mean for median, together": (going_together, "spread", _mean),
    "fewer are enough": (going_together, "LEAST_EACH", 4),
    "every treatment is for every problem": (
        going_together,
        "_given",
        lambda visit, _problem: frozenset(given.kind for given in visit.treatments),
    ),
    "first pair instead of nearest": (
        spots,
        "matched",
        lambda ones, others, near: [(i, i, 0.0) for i in range(min(len(ones), len(others)))],
    ),
    "view does not matter": (spots, "_group", lambda place, _view: (place.thing, place.muscle is not None, place.side)),
    "later and earlier swapped": (comparing, "judged", lambda scale, a, b, real=judged: real(scale, b, a)),
}


@pytest.mark.parametrize("fault", CODE_FAULTS)
def test_that_a_fault_in_the_sums_is_found(charts: Charts, fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    where, name, wrong = CODE_FAULTS[fault]
    monkeypatch.setattr(where, name, wrong)
    assert any(where for shown, document in charts for where in differences(shown, document))
