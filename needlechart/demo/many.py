"""Very many visits: some charts are made as any other, and others came with the same on other days, to other therapists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random

from needlechart.demo import names
from needlechart.demo.chart import ChartInTheMaking
from needlechart.demo.schedule import slots_of, workday
from needlechart.demo.surroundings import Surroundings
from needlechart.domain.ids import Ids, IdSource
from needlechart.domain.patients import Patient, Sex
from needlechart.domain.people import Person, Role
from needlechart.domain.sessions import TreatmentSession
from needlechart.usecases.filling import ChartToCopy, Copy

CHARTS = 60
"""So many different charts; each is had by others too."""
LAST_DAYS_AGO = 21
"""Of a copied chart all is signed: its last visit is at least so long ago."""
SPREAD_DAYS = 56
YEARS = 10
THERAPISTS = 30
SEEDED_FROM = 1_000_000
"""Numbers of the patients whose charts are had by others: nobody of the usual clinic has the same chance."""


def many_therapists(around: Surroundings, new_id: IdSource, number: int = THERAPISTS) -> tuple[Person, ...]:
    """Therapists of a large clinic, with the authority of those who are there already."""
    like, random = around.therapists[-1], Random("therapists")
    return tuple(
        replace(
            like,
            id=new_id(),
            name=f"{random.choice(names.FEMALE + names.MALE)} {names.FAMILY[n % len(names.FAMILY)]}",
            licence_no=f"PT-4{n:04}",
            roles=(Role.THERAPIST,),
        )
        for n in range(number)
    )


@dataclass(frozen=True, slots=True)
class CopiedChart:
    """A chart that others have too: how it is copied, who treated, its lots by year."""

    chart: ChartToCopy
    therapist_id: str
    lots: frozenset[str]
    sessions: int


class ManyPatients:
    """Patients with ``sessions`` visits together, from ten years before the clinic's day on, the earliest charts first."""

    def __init__(self, patients: int, sessions: int, around: Surroundings, therapists: tuple[Person, ...], seed: int) -> None:
        self._patients, self._sessions = patients, sessions
        self._around, self._therapists, self._seed = replace(around, busy=True), therapists, seed
        self._ids = Ids(lambda: around.now.utc_ms, Random(f"{seed}/many"))
        self._random = Random(f"{seed}/copies")
        least, more = divmod(sessions, patients)
        self._kinds = {visits: self._charts(visits) for visits in {least, least + bool(more)} if visits}
        self._least, self._more = least, more

    def copies(self) -> Iterator[tuple[ChartToCopy, Copy, int]]:
        """Each patient's chart with how it differs, and its number of sessions."""
        back = YEARS * 52
        for nth in range(self._patients):
            # Those with a visit more are spread among the others.
            visits = self._least + ((nth + 1) * self._more // self._patients > nth * self._more // self._patients)
            if visits:
                copied = self._random.choice(self._kinds[visits])
                weeks = back - nth * back // self._patients
                yield copied.chart, self._copy(copied, nth, -7 * weeks), copied.sessions

    def _charts(self, visits: int) -> list[CopiedChart]:
        found = []
        for number in range(min(CHARTS, self._patients)):
            index = SEEDED_FROM + visits * CHARTS + number
            random = Random(f"{self._seed}/{index}/days")
            ago = LAST_DAYS_AGO + random.randrange(SPREAD_DAYS)
            slots = slots_of(visits, workday(self._around.until - timedelta(days=ago)), random, ongoing=False)
            chart = ChartInTheMaking(index, slots, self._around, self._seed)
            values = list(chart.values())
            people = (chart.sessions[0].therapist_id,)
            lots = frozenset(s.needle.lot for x in chart.sessions for s in x.sites if s.needle is not None and s.needle.lot)
            sessions = sum(isinstance(value, TreatmentSession) for value in values)
            found.append(CopiedChart(ChartToCopy(values, people, lots), people[0], lots, sessions))
        return found

    def _copy(self, copied: CopiedChart, nth: int, days: int) -> Copy:
        patient: Patient = copied.chart.patient
        random, years = self._random, round(-days / 365)
        words = {known: self._ids() for known in copied.chart.ids}
        words[copied.therapist_id] = random.choice(self._therapists).id
        words[patient.number] = f"Q-{nth + 1:06}"
        words[patient.given_name] = names.given_name(random, patient.sex or Sex.OTHER)
        words[patient.family_name] = random.choice(names.FAMILY)
        words |= {lot: f"{(int(lot[:2]) - years) % 100:02}{lot[2:]}" for lot in copied.lots}
        return Copy(words, days)
