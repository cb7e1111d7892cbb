"""The patient who is seen first: one believable course, and a visit that is going on at the time the clinic is opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, time
from itertools import pairwise
from pathlib import Path

import pytest

from needlechart import app
from needlechart.demo.clinic import make_demo_clinic
from needlechart.demo.clock import TIME_ZONE, time_at
from needlechart.demo.featured import KIND, LEFT_IN_S, STARTED_BEFORE_MIN
from needlechart.domain.body import Side
from needlechart.domain.charts import PatientChart
from needlechart.domain.ledger import ledger_of
from needlechart.domain.measures import ScaleCode, When
from needlechart.domain.moments import ClinicClock, Moment
from needlechart.domain.pain_outline import outline_corners
from needlechart.domain.patients import AlertKind
from needlechart.domain.rules import entry_findings
from needlechart.domain.sessions import AreaKind, TreatmentSession
from needlechart.domain.technique import Technique
from needlechart.domain.treatments import TreatmentKind
from needlechart.records.clinic_file import ClinicFile
from needlechart.usecases.pain_drawing import size_mm2

UNTIL = date(2026, 11, 20)


@dataclass(frozen=True)
class Featured:
    file: ClinicFile
    charts: tuple[PatientChart, ...]
    chart: PatientChart

    @property
    def visits(self) -> list[TreatmentSession]:
        """The visits that are done."""
        return [session for session in self.chart.sessions if session.signature is not None]

    @property
    def draft(self) -> TreatmentSession:
        (found,) = (session for session in self.chart.sessions if session.signature is None)
        return found


def _made(path: Path, seed: int, until: date = UNTIL, at: time = time(11, 38), sessions: int = 200) -> Featured:
    file = make_demo_clinic(path, patients=24, sessions=sessions, seed=seed, until=until, at=at)
    with file.reading() as reading:
        charts = tuple(reading.charts())
        first = reading.recent_patients(1)[0]
    return Featured(file, charts, next(chart for chart in charts if chart.patient.id == first.id))


@pytest.fixture(scope="module", params=[1, 7])
def featured(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Featured]:
    """With the seed of the window's demo, and with the manual's."""
    made = _made(tmp_path_factory.mktemp("featured") / "demo.needlechart", request.param)
    with closing(made.file):
        yield made


def _pain(session: TreatmentSession, when: When) -> float:
    return next(m.value for m in session.measurements if (m.scale, m.when) == (ScaleCode.NPRS, when))


def test_that_the_first_patient_has_one_problem_and_an_alert(featured: Featured) -> None:
    patient = featured.chart.patient
    assert [(problem.name, problem.side, problem.closed) for problem in patient.problems] == [(KIND.name, Side.RIGHT, None)]
    due = patient.problems[0].plan.re_evaluation_due
    assert due is not None
    assert due > UNTIL
    assert [alert.kind for alert in patient.alerts] == [AlertKind.ANTICOAGULANT]
    assert 12 <= len(featured.chart.sessions) <= 16


def test_that_its_course_goes_through_the_last_three_months_without_a_gap(featured: Featured) -> None:
    days = [session.date for session in featured.chart.sessions]
    assert days[-1] == UNTIL
    assert 75 <= (days[-1] - days[0]).days <= 125
    assert max((b - a).days for a, b in pairwise(days)) <= 14


def test_that_its_pain_falls_from_7_to_2_with_ups_and_downs(featured: Featured) -> None:
    before = [_pain(session, When.BEFORE) for session in featured.chart.sessions]
    assert (before[0], before[-1]) == (7, 2)
    assert sum(b > a for a, b in pairwise(before)) >= 2
    assert all(_pain(visit, When.AFTER) < _pain(visit, When.BEFORE) for visit in featured.visits)


def test_that_its_neck_score_and_motion_are_taken_again_and_again_and_get_better(featured: Featured) -> None:
    scores = [m.value for s in featured.chart.sessions for m in s.measurements if m.scale is ScaleCode.NDI]
    assert len(scores) >= 3
    assert scores[-1] < scores[0] - 15
    turned = [
        m.value for s in featured.chart.sessions for m in s.measurements
        if (m.scale, m.motion, m.when) == (ScaleCode.ROM, "rotation", When.BEFORE)
    ]  # fmt: skip
    assert len(turned) == len(scores)
    assert turned[-1] > turned[0]


def test_that_its_needles_are_in_neck_and_shoulder_and_each_visit_shows_its_response(featured: Featured) -> None:
    assert {site.place.structure for visit in featured.visits for site in visit.sites} == set(KIND.muscles)
    assert {site.place.side for session in featured.chart.sessions for site in session.sites} == {Side.RIGHT}
    assert all(3 <= len(visit.sites) <= 6 for visit in featured.visits)
    twitches = [sum(site.twitch.count or 0 for site in visit.sites if site.twitch) for visit in featured.visits]
    assert all(site.twitch is not None for visit in featured.visits for site in visit.sites)
    assert sum(twitches[: len(twitches) // 2]) > sum(twitches[len(twitches) // 2 :])


def test_that_massage_and_home_programme_are_done_each_time_exercise_from_the_third_on(featured: Featured) -> None:
    done = [{treatment.kind for treatment in visit.treatments} for visit in featured.visits]
    assert all({TreatmentKind.MASSAGE, TreatmentKind.HOME_PROGRAMME} <= kinds for kinds in done)
    assert all(TreatmentKind.EXERCISE in kinds for kinds in done[2:])
    for some_times in (TreatmentKind.HEAT_ICE, TreatmentKind.STRETCHING, TreatmentKind.EDUCATION):
        assert 0 < sum(some_times in kinds for kinds in done) < len(done)


def test_that_soreness_falls_and_one_bruise_is_told(featured: Featured) -> None:
    told = [session.since_last for session in featured.chart.sessions if session.since_last is not None]
    assert len(told) == len(featured.chart.sessions) - 1
    soreness = [since.soreness or 0 for since in told]
    assert soreness[0] >= 4
    assert soreness[-1] <= 1
    assert sum(bool(since.bruise) for since in told) == 1
    assert [reaction.kind for visit in featured.visits for reaction in visit.reactions] == ["bruise"]


def test_that_its_pain_is_drawn_at_every_visit_and_gets_smaller(featured: Featured) -> None:
    sizes = []
    for visit in featured.visits:
        sizes += [
            size_mm2(outline_corners(area.outline_mm))
            for area in visit.pain_areas
            if area.kind is AreaKind.PAIN and area.when is When.BEFORE
        ]
    assert len(sizes) == len(featured.visits)
    assert sizes[-1] < sizes[0] / 2
    assert any(area.kind is AreaKind.REFERRED for visit in featured.visits for area in visit.pain_areas)
    assert featured.chart.sessions[-1].pain_areas == ()


def test_that_the_last_visit_has_words_of_its_own(featured: Featured) -> None:
    last = featured.visits[-1].assessment
    assert len(last) > 60
    assert all(visit.assessment != last for visit in featured.visits[:-1])


def test_that_the_profile_knows_the_answers_of_the_last_signed_visit(featured: Featured) -> None:
    assert featured.chart.patient.screening == featured.visits[-1].screening
    assert featured.chart.patient.screening != ()


def test_that_the_visit_in_hand_is_fresh(featured: Featured) -> None:
    draft, now = featured.draft, time_at(UNTIL, time(11, 38))
    with featured.file.reading() as reading:
        ledger = ledger_of(draft, reading.catalogue())
        assert draft.therapist_id == featured.file.person_id
    assert 4 <= len(draft.sites) <= 6
    assert [site.technique for site in draft.sites if site.left_in] == [Technique.STATIC]
    assert ledger.in_body == 1
    assert len(draft.findings) == 1
    assert draft.started is not None
    assert now.seconds_since(draft.started) == STARTED_BEFORE_MIN * 60
    left_in = draft.sites[-1].inserted_at
    assert left_in is not None
    assert now.seconds_since(left_in) == LEFT_IN_S


def test_that_some_sites_of_the_last_visit_are_charted_again_and_others_not_yet(featured: Featured) -> None:
    last = {site.id for site in featured.visits[-1].sites}
    again = {site.carried_from for site in featured.draft.sites if site.carried_from}
    assert again
    assert again < last


def _moments(chart: PatientChart) -> Iterator[Moment]:
    for session in chart.sessions:
        yield from (m for m in (session.started, session.ended) if m is not None)
        yield from (site.inserted_at for site in session.sites if site.inserted_at is not None)
        yield from (removal.at for site in session.sites for removal in site.removals)
        if session.signature is not None:
            yield session.signature.at
    yield from (addendum.at for addendum in chart.addenda)
    yield from (counter.at for counter in chart.countersignatures)


@pytest.mark.parametrize(
    ("until", "at"),
    [(UNTIL, time(7, 30)), (date(2026, 11, 22), time(23, 55, 30)), (date(2026, 3, 29), time(3, 5)), (UNTIL, time(0, 5))],
    ids=["early", "Sunday night", "when clocks go forward", "after midnight"],
)
def test_that_the_visit_in_hand_is_fresh_at_any_time(tmp_path: Path, until: date, at: time) -> None:
    made = _made(tmp_path / "demo.needlechart", 1, until, at)
    now = time_at(until, at)
    with closing(made.file) as file:
        assert 0 <= file.clock.now().seconds_since(now) < 5
    draft = made.draft
    assert draft.started is not None
    assert STARTED_BEFORE_MIN * 60 <= now.seconds_since(draft.started) < (STARTED_BEFORE_MIN + 1) * 60
    assert draft.date == draft.started.local.date()
    left_in = draft.sites[-1].inserted_at
    assert left_in is not None
    assert now.seconds_since(left_in) == LEFT_IN_S
    assert all(entry_findings(chart) == () for chart in made.charts)
    assert all(moment <= now for chart in made.charts for moment in _moments(chart))


def test_that_a_longer_history_has_courses_before_the_present_one(tmp_path: Path) -> None:
    made = _made(tmp_path / "demo.needlechart", 1, sessions=600)
    made.file.close()
    days = [session.date for session in made.chart.sessions]
    assert len(days) > 25
    assert (days[-1] - days[-14]).days <= 125
    assert (days[-14] - days[-15]).days >= 60
    assert all(session.sites for session in made.chart.sessions)


def test_that_everything_is_the_same_for_the_same_seed_and_time(tmp_path: Path) -> None:
    first, second, other = (_made(tmp_path / f"{n}.needlechart", seed, sessions=60) for n, seed in enumerate((5, 5, 6)))
    for made in (first, second, other):
        made.file.close()
    assert first.charts == second.charts
    assert first.charts != other.charts


def test_that_the_demo_of_the_window_is_fresh_when_it_is_opened(tmp_path: Path) -> None:
    opened_at = ClinicClock(TIME_ZONE).now()
    with closing(app._make_demo(tmp_path / "demo.needlechart", lambda _done, _of: None)) as file, file.reading() as reading:
        draft = reading.session(reading.open_draft(reading.recent_patients(1)[0].id) or "")
        assert abs(file.clock.now().seconds_since(opened_at)) < 60
    assert draft.started is not None
    assert 0 < opened_at.seconds_since(draft.started) < (STARTED_BEFORE_MIN + 1) * 60
