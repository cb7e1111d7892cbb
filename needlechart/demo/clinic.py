"""Making a demo clinic: invented people, realistic records, the same for the same seed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import islice
from pathlib import Path
from random import Random

from needlechart.atlas import Atlas
from needlechart.demo import names
from needlechart.demo.chart import UNSIGNED, ChartInTheMaking
from needlechart.demo.clock import AT, TIME_ZONE, DemoClock, on_the_wall, time_at
from needlechart.demo.featured import STARTED_BEFORE_MIN
from needlechart.demo.many import ManyPatients, many_therapists
from needlechart.demo.places import Places
from needlechart.demo.schedule import Slot, slots_of, slots_of_first, visits_of_patients, workday
from needlechart.demo.surroundings import Surroundings
from needlechart.domain.errors import NeedleChartError
from needlechart.domain.ids import Ids
from needlechart.domain.moments import Moment
from needlechart.domain.people import Person, ReviewPolicy, Role
from needlechart.domain.schedule import Appointment, AppointmentState
from needlechart.domain.sessions import TreatmentSession
from needlechart.resources import resources_folder
from needlechart.usecases.clinics import ClinicFile, create_clinic, seed_catalogue
from needlechart.usecases.filling import keep_copies, keep_many
from needlechart.usecases.new_clinic import NewClinic
from needlechart.usecases.patients import open_patient
from needlechart.usecases.review_thread import set_review_policy
from needlechart.usecases.signing_in import DEMO_PASSPHRASE

UNTIL = date(2026, 11, 20)
AT_ONCE = 2_000
"""Records of one transaction; so many are in memory together with those of the patient in the making."""
COPIES_AT_ONCE = 200
"""Copied charts of one transaction."""
MANY_FROM, USUAL = 5_000, (24, 200)
"""From so many sessions on most charts are copies; the first patients and sessions are as in any demo clinic."""
LOOKED_AT = 8
REVIEWED_PERCENT = 10
"""So many of all sessions are reviewed besides those the policy asks for anyway."""
EXPECTED_TODAY = 6
ONGOING_SHARE = 0.65
AUTHORITY_DAYS = 4_000
EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)
FEWEST = "Ask for at least one patient when there are sessions, and for no negative number."
DEED = "make a demo clinic"
Progress = Callable[[int, int], None]


class NotADemo(NeedleChartError):
    """What was asked for makes no clinic."""


def make_demo_clinic(
    path: Path,
    *,
    patients: int,
    sessions: int,
    seed: int,
    until: date = UNTIL,
    at: time = AT,
    progress: Progress | None = None,
) -> ClinicFile:
    """A new demo clinic at ``path`` with so many patients and, together, so many sessions up to the day ``until``; opened for
    its first person, with a visit in hand.

    From ``MANY_FROM`` sessions on there are thirty therapists, and all but the first ``USUAL`` patients and sessions are copies
    of some charts (see ``many``), with about ten sites a visit.

    ``at`` is the time of that day, in the zone ``TIME_ZONE``, when it is seen first; from there its clock runs on.  The records
    are the same for the same numbers, seed, day and time.  Many sessions a transaction, few in memory.  When it is
    interrupted nothing is left of it.  NotADemo, and what making a clinic file may raise.
    """
    if patients < 0 or sessions < 0 or (sessions and not patients):
        raise NotADemo(f"A clinic with {patients} patients cannot have {sessions} sessions.", FEWEST)
    if not EARLIEST <= until <= LATEST:
        raise NotADemo(f"A demo clinic cannot end on {until}.", f"Choose a day from {EARLIEST} to {LATEST}.")
    there = _files_of(path)
    now = time_at(until, at)
    clock = DemoClock(now.plus(minutes=-LOOKED_AT))
    file, _code = create_clinic(
        path,
        NewClinic(names.CLINIC, TIME_ZONE, names.STAFF[0], DEMO_PASSPHRASE, demo=True),
        clock=clock,
        ids=Ids(lambda: clock.now().utc_ms, Random(f"{seed}/clinic")),
    )
    try:
        _fill(file, clock, _Numbers(patients, sessions, seed, now), progress)
    except BaseException:
        file.close()
        for made in _files_of(path) - there:
            made.unlink(missing_ok=True)
        raise
    clock.run()
    return file


def _files_of(path: Path) -> set[Path]:
    return {found for found in path.parent.glob("*") if found.name.startswith(path.name)}


class _Numbers:
    """What was asked for."""

    def __init__(self, patients: int, sessions: int, seed: int, now: Moment) -> None:
        self.seed, self.now, self.sessions = seed, now, sessions
        self.until = now.local.date()
        self.started = on_the_wall(now.plus(minutes=-STARTED_BEFORE_MIN))
        usual_patients, usual_sessions = USUAL if sessions >= MANY_FROM and patients > USUAL[0] else (patients, sessions)
        self.many = (patients - usual_patients, sessions - usual_sessions)
        self.visits = visits_of_patients(usual_patients, usual_sessions, seed)


def _fill(file: ClinicFile, clock: DemoClock, numbers: _Numbers, progress: Progress | None) -> None:
    around = _staffed(file, numbers)
    latest: list[tuple[date, str]] = []
    done = 0
    values = _records(numbers, around, latest)
    while some := list(islice(values, AT_ONCE)):
        with file.work() as work:
            keep_many(work, some, DEED)
        done += sum(isinstance(value, TreatmentSession) for value in some)
        if progress is not None:
            progress(done, numbers.sessions)
    if numbers.many[1]:
        _fill_with_copies(file, numbers, around, done, progress)
    _look_at(file, clock, latest)


def _fill_with_copies(file: ClinicFile, numbers: _Numbers, around: Surroundings, done: int, progress: Progress | None) -> None:
    with file.work() as work:
        therapists = many_therapists(around, work.new_id)
        for person in therapists:
            work.save(None, person)
    copies = ManyPatients(*numbers.many, around, therapists, numbers.seed).copies()
    while some := list(islice(copies, COPIES_AT_ONCE)):
        with file.work() as work:
            keep_copies(work, ((chart, copy) for chart, copy, _sessions in some), DEED)
        done += sum(sessions for _chart, _copy, sessions in some)
        if progress is not None:
            progress(done, numbers.sessions)


def _staffed(file: ClinicFile, numbers: _Numbers) -> Surroundings:
    """The people of the clinic, with authority over the whole history."""
    since = numbers.until - timedelta(days=AUTHORITY_DAYS + 2 * max(numbers.visits, default=0))
    with file.work() as work:
        first = work.person
        ada = replace(first, credential="PT, OMPT", licence_no="PT-20418", training_hours=120, needles_from=since)
        work.save(first, ada)
        jonas = Person(work.new_id(), names.STAFF[1], (Role.THERAPIST,), "PT", "PT-31177", 80, since)
        mira = Person(work.new_id(), names.STAFF[2], (Role.MANAGER,))
        timo = Person(work.new_id(), names.STAFF[3], (Role.STUDENT,), supervisor_id=ada.id)
        for person in (jonas, mira, timo):
            work.save(None, person)
        clinic = set_review_policy(work, ReviewPolicy(share_percent=REVIEWED_PERCENT))
    catalogue = seed_catalogue()
    atlas = Atlas.load(resources_folder() / "atlas")
    return Surroundings(clinic, catalogue, Places(atlas), (ada, jonas), timo, mira, numbers.now)


def _records(numbers: _Numbers, around: Surroundings, latest: list[tuple[date, str]]) -> Iterator[object]:
    """All records, patient by patient; ``latest`` fills with the last visit and the id of each patient."""
    expected = 0
    for index, visits in enumerate(numbers.visits):
        slots = _slots(index, visits, numbers)
        chart = ChartInTheMaking(index, slots, around, numbers.seed, is_featured=index == 0)
        latest.append((slots[-1].day if slots else date.min, chart.person.id))
        yield from chart.values()
        if expected < EXPECTED_TODAY and (slots[-1].day if slots else date.min) >= numbers.until - timedelta(days=30):
            yield _appointment(chart, around, numbers.started, expected)
            expected += 1


def _slots(index: int, visits: int, numbers: _Numbers) -> list[Slot]:
    random = Random(f"{numbers.seed}/{index}/days")
    if index == 0 and visits:
        started = numbers.started.local
        return slots_of_first(visits, started.date(), started.hour * 60 + started.minute, random)
    ongoing = index in UNSIGNED or random.random() < ONGOING_SHARE
    ago = UNSIGNED.get(index) or (random.randint(1, 25) if ongoing else random.randint(26, 300))
    return slots_of(visits, workday(numbers.until - timedelta(days=ago)), random, ongoing=ongoing)


def _appointment(chart: ChartInTheMaking, around: Surroundings, first: Moment, number: int) -> Appointment:
    at = first.plus(minutes=40 * number - first.local.minute % 5)
    today = next((s for s in chart.sessions if s.signature is None and s.ended is None), None)
    state = AppointmentState.ARRIVED if today else AppointmentState.EXPECTED
    therapist = around.therapists[number % len(around.therapists)].id
    appointment_id = f"{chart.person.id[:-4]}{0xA000 + number:04x}"
    return Appointment(appointment_id, chart.person.id, at, therapist, f"{number % 3 + 1}", state, today.id if today else None)


def _look_at(file: ClinicFile, clock: DemoClock, latest: list[tuple[date, str]]) -> None:
    """The patients of the last days were looked at lately, the one in hand last of all."""
    newest = sorted(reversed(latest), key=lambda line: line[0])[-LOOKED_AT:]
    clock.pass_minutes(LOOKED_AT - len(newest))
    for _day, patient_id in newest:
        with file.work() as work:
            open_patient(work, patient_id)
        clock.pass_minutes(1)
