"""The figures of a patient's visits are those a plain look at the sessions gives, in few statements."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from needlechart.domain.afterwards import Addendum, AddendumKind, Voiding
from needlechart.domain.catalogue import Catalogue
from needlechart.domain.history import (
    CautionFigure,
    HomeFigure,
    PainPair,
    ReactionFigure,
    Score,
    TreatmentFigure,
    VisitFigures,
)
from needlechart.domain.ledger import ledger_of
from needlechart.domain.measures import Measurement, PainWindow, ScaleCode, When
from needlechart.domain.moments import Moment
from needlechart.domain.needling import Elicited, Twitch
from needlechart.domain.reactions import Reaction, ReportedBy, Severity, SinceLastVisit
from needlechart.domain.sessions import Attendance, TreatmentSession
from needlechart.domain.treatments import HomeProgrammeDose, Sequence, Treatment
from needlechart.domain.words import dose_words, words
from needlechart.records.clinic_file import ClinicFile
from tests.clinics import ADA, MARA, NOW
from tests.records.values import ValueMaker
from tests.records.watching import read_lane, statements

MOST_STATEMENTS = 4


@pytest.mark.parametrize(("seed", "fullness"), [(1, 1.0), (2, 0.0), (3, 0.5), (4, 0.8)])
def test_that_the_figures_are_those_of_the_sessions(seed: int, fullness: float, clinic_file: ClinicFile) -> None:
    maker = ValueMaker(seed, fullness)
    sessions = [_visit(maker, number) for number in range(12)]
    with clinic_file.work() as work:
        work.add_many(sessions, deed="import records")
    with clinic_file.reading() as reading:
        history = reading.needle_history(MARA.id)
        catalogue = reading.catalogue()
    assert history.patient_id == MARA.id
    assert list(history.visits) == _plainly(sessions, catalogue)


@pytest.mark.parametrize("visits", [0, 1, 50, 300])
def test_that_the_number_of_statements_does_not_grow(visits: int, clinic_file: ClinicFile) -> None:
    maker = ValueMaker(1, 1.0 if visits <= 50 else 0.2)
    with clinic_file.work() as work:
        work.add_many([_visit(maker, number) for number in range(visits)], deed="import records")
    with clinic_file.reading() as reading, statements(read_lane(clinic_file)) as heard:
        history = reading.needle_history(MARA.id)
        sites = reading.patient_sites(MARA.id)
    assert len(history.visits) == visits
    assert sites.session_ids == tuple(visit.session_id for visit in history.visits)
    assert 0 < len(heard) <= MOST_STATEMENTS


def test_that_visits_asked_for_one_by_one_are_heard_as_many_statements(clinic_file: ClinicFile) -> None:
    """The control: what asks again for every visit does not stay within the statements that are allowed."""
    maker = ValueMaker(1, 0.2)
    with clinic_file.work() as work:
        work.add_many([_visit(maker, number) for number in range(5)], deed="import records")
    with clinic_file.reading() as reading:
        ids = reading.patient_sites(MARA.id).session_ids
        with statements(read_lane(clinic_file)) as heard:
            for session_id in ids:
                reading.addenda(session_id)
    assert len(heard) > MOST_STATEMENTS


def test_that_the_sites_stand_in_columns_of_one_length(clinic_file: ClinicFile) -> None:
    maker = ValueMaker(2, 1.0)
    sessions = [_visit(maker, number) for number in range(4)]
    with clinic_file.work() as work:
        work.add_many(sessions, deed="import records")
    with clinic_file.reading() as reading:
        sites = reading.patient_sites(MARA.id)
    columns = (sites.session, sites.view, sites.x_mm, sites.y_mm, sites.place, sites.needled, sites.needles, sites.insertions)
    assert {len(column) for column in (*columns, sites.twitches, sites.twitched, sites.known)} == {len(sites)}
    confirmed = sum(site.confirmed for session in sessions for site in session.sites)
    assert sum(sites.needled) == confirmed
    assert memoryview(sites.x_mm).format == "d"
    assert sites.session.tolist() == sorted(sites.session)


def test_that_a_patient_without_visits_has_no_sites(clinic_file: ClinicFile) -> None:
    with clinic_file.reading() as reading:
        sites = reading.patient_sites(MARA.id)
    assert (len(sites), sites.session_ids, sites.places, list(sites.figures())) == (0, (), (), [])


def test_that_a_visit_taken_out_of_the_chart_is_not_among_them(clinic_file: ClinicFile) -> None:
    maker = ValueMaker(1, 1.0)
    kept, void = _visit(maker, 0), _visit(maker, 1)
    with clinic_file.work() as work:
        work.add_many([kept, void, Voiding("v", void.id, ADA.id, NOW, "wrong patient")], deed="import records")
    with clinic_file.reading() as reading:
        assert [visit.session_id for visit in reading.needle_history(MARA.id).visits] == [kept.id]


def test_that_other_patients_visits_are_not_among_them(clinic_file: ClinicFile) -> None:
    maker = ValueMaker(1, 1.0)
    other = maker.root(type(MARA))
    with clinic_file.work() as work:
        work.add_many([other, _visit(maker, 0), replace(_visit(maker, 1), patient_id=other.id)], deed="import records")
    with clinic_file.reading() as reading:
        assert len(reading.needle_history(MARA.id).visits) == 1


def test_that_soreness_belongs_to_the_visit_before_and_skips_a_missed_one(clinic_file: ClinicFile) -> None:
    maker = ValueMaker(1, 0.0)
    attendances = (Attendance.ARRIVED, Attendance.NO_SHOW, Attendance.ARRIVED)
    first, missed, last = (replace(_visit(maker, n), attendance=attendance) for n, attendance in enumerate(attendances))
    last = replace(last, since_last=SinceLastVisit(ReportedBy.PATIENT, soreness=4, soreness_h=36))
    with clinic_file.work() as work:
        work.add_many([first, missed, last], deed="import records")
    with clinic_file.reading() as reading:
        visits = reading.needle_history(MARA.id).visits
    assert [(v.soreness, v.soreness_h, v.attended) for v in visits] == [(4, 36, True), (None, None, False), (None, None, True)]


def test_that_a_reaction_reported_after_signing_belongs_to_its_visit(clinic_file: ClinicFile) -> None:
    session = _visit(ValueMaker(1, 0.0), 0)
    late = Reaction("r", "never_heard_of", Severity.SIGNIFICANT, ReportedBy.PATIENT)
    addendum = Addendum("a", session.id, AddendumKind.LATE_ENTRY, ADA.id, NOW, "called", reactions=(late,))
    with clinic_file.work() as work:
        work.add_many([addendum, session], deed="import records")
    with clinic_file.reading() as reading:
        (visit,) = reading.needle_history(MARA.id).visits
    assert visit.reactions == (ReactionFigure("never_heard_of", Severity.SIGNIFICANT, "never heard of"),)


def test_that_a_twitch_without_a_count_makes_the_total_a_minimum(clinic_file: ClinicFile) -> None:
    maker = ValueMaker(1, 1.0)
    session = _visit(maker, 0)
    counted = replace(session.sites[0], confirmed=True, twitch=Twitch(Elicited.YES, 3))
    uncounted = replace(session.sites[1], confirmed=True, twitch=Twitch(Elicited.YES, None))
    copied = replace(session.sites[0], id="copied", confirmed=False, removals=(), twitch=Twitch(Elicited.YES, 9))
    with clinic_file.work() as work:
        work.save(None, replace(session, sites=(counted, uncounted, copied)))
    with clinic_file.reading() as reading:
        (visit,) = reading.needle_history(MARA.id).visits
    assert (visit.sites, visit.twitches, visit.twitches_is_minimum) == (2, 3, True)


def _visit(maker: ValueMaker, number: int) -> TreatmentSession:
    made: TreatmentSession = maker.root(
        TreatmentSession, date=date(2026, 1, 1) + timedelta(days=number), started=Moment(NOW.utc_ms + number, 60)
    )
    pain = [
        Measurement(f"m{number}-{n}", scale, when, value, problem, window)
        for n, (scale, when, value, problem, window) in enumerate(
            [
                (ScaleCode.NPRS, When.BEFORE, 6, "problem-neck", PainWindow.CURRENT),
                (ScaleCode.NPRS, When.AFTER, 2, "problem-neck", PainWindow.CURRENT),
                (ScaleCode.NPRS, When.BEFORE, 3, None, PainWindow.CURRENT),
                (ScaleCode.NPRS, When.BEFORE, 8, "problem-neck", PainWindow.WORST_24H),
                (ScaleCode.NDI, When.BEFORE, 30, None, PainWindow.CURRENT),
            ]
        )
    ]
    return replace(made, measurements=(*made.measurements, *pain)) if number % 3 else made


def _plainly(sessions: list[TreatmentSession], catalogue: Catalogue) -> list[VisitFigures]:
    found = []
    for number, session in enumerate(sessions):
        ledger = ledger_of(session, catalogue)
        attended = session.attendance is Attendance.ARRIVED
        later = next((s for s in sessions[number + 1 :] if s.attendance is Attendance.ARRIVED), None)
        reported = later.since_last if later and attended else None
        found.append(
            VisitFigures(
                session.id,
                session.date,
                session.started,
                session.therapist_id,
                session.signature is not None,
                ledger.sites_needled,
                ledger.needles_in,
                ledger.insertions,
                ledger.ltr_total,
                ledger.ltr_total_is_minimum,
                _pain(session),
                tuple(_score(m) for m in session.measurements if not _is_pain(m)),
                tuple(_treatment(t) for t in session.treatments),
                tuple(ReactionFigure(r.kind, r.severity, _words(r, catalogue)) for r in session.reactions),
                reported.soreness if reported else None,
                reported.soreness_h if reported else None,
                session.problem_ids,
                attended,
                session.kind,
                session.approach,
                session.deviation_from_plan,
                reported.bruise if reported else None,
                _home(later) if later and attended else (),
                _cautions(session),
                sum(s.confirmed and s.twitch is not None and s.twitch.elicited in ("yes", "no") for s in session.sites),
            )
        )
    return found


def _is_pain(measurement: Measurement) -> bool:
    return measurement.scale is ScaleCode.NPRS and measurement.window is PainWindow.CURRENT


def _pain(session: TreatmentSession) -> tuple[PainPair, ...]:
    pairs: dict[str, dict[When, float]] = {}
    for measurement in filter(_is_pain, session.measurements):
        pairs.setdefault(measurement.problem_id or "", {})[measurement.when] = measurement.value
    return tuple(PainPair(problem, pair.get(When.BEFORE), pair.get(When.AFTER)) for problem, pair in pairs.items())


def _score(m: Measurement) -> Score:
    named = m.window if m.scale in (ScaleCode.NPRS, ScaleCode.VAS) else m.activity
    active = {None: "", True: "active", False: "passive"}[m.active]
    what = " ".join(str(word) for word in (named, m.joint, m.motion, m.side, active, m.structure) if word)
    return Score(m.scale, m.when, m.value, m.problem_id, what)


def _treatment(treatment: Treatment) -> TreatmentFigure:
    dose = treatment.dose
    figures = ((treatment.minutes, "min"), (getattr(dose, "sets", None), "sets"), (getattr(dose, "times", None), "times"))
    amount, unit = next(((figure, unit) for figure, unit in figures if figure is not None), (1, ""))
    at_home = treatment.sequence is Sequence.AT_HOME or treatment.kind.value == "home_programme"
    if isinstance(dose, HomeProgrammeDose):
        treatment = replace(treatment, dose=replace(dose, adherence=None, days_done=None))
    told = dose_words(treatment)
    return TreatmentFigure(treatment.kind, treatment.name, amount, unit, treatment.minutes, at_home, told, treatment.problem_id)


def _home(later: TreatmentSession) -> tuple[HomeFigure, ...]:
    doses = [(t.name, t.dose) for t in later.treatments if isinstance(t.dose, HomeProgrammeDose)]
    return tuple(
        HomeFigure(name, d.adherence, d.days_done, later.date)
        for name, d in doses
        if d.adherence is not None or d.days_done is not None
    )


def _cautions(session: TreatmentSession) -> tuple[CautionFigure, ...]:
    seen = [CautionFigure(a.rule, a.subject, a.sentence, a.reason, False) for a in session.acknowledgements]
    against = [
        CautionFigure(e.rule, e.subject_id, "", f"{words(e.reason)}: {e.words}" if e.words else words(e.reason), True)
        for e in session.explanations
    ]
    return (*seen, *against)


def _words(reaction: Reaction, catalogue: Catalogue) -> str:
    known = catalogue.event_types.get(reaction.kind)
    return known.words if known else reaction.kind.replace("_", " ")
