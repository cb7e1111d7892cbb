"""Random histories of a clinic file: visits charted, signed, imported, added to, taken out of the chart, problems renamed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from needlechart.domain.afterwards import Addendum, AddendumKind, Voiding
from needlechart.domain.measures import Measurement, PainWindow, ScaleCode, When
from needlechart.domain.moments import Moment
from needlechart.domain.needling import (
    CountCorrection,
    CountField,
    Discrepancy,
    Elicited,
    Needle,
    NeedleCount,
    Resolution,
    Site,
    Twitch,
)
from needlechart.domain.patients import Patient, Problem
from needlechart.domain.people import Person, Role
from needlechart.domain.reactions import FollowUp, Reaction, ReactionAnswer, ReportedBy, Severity
from needlechart.domain.sessions import (
    Attendance,
    ConfirmedCode,
    NotObtained,
    NotObtainedReason,
    Signature,
    TreatmentSession,
)
from needlechart.domain.treatments import ExerciseDose, MassageDose, Treatment
from needlechart.records.clinic_file import ClinicFile
from tests.clinics import ADA, MARA, NOW, TODAY
from tests.visits import visit

JONAS = Person("01900000-0000-7000-8000-0000000000b2", "Jonas Vale", (Role.THERAPIST,), "PT", needles_from=date(2020, 1, 1))
MIRA = Person("01900000-0000-7000-8000-0000000000b3", "Mira Holt", (Role.MANAGER,))
PROBLEMS = (Problem("problem-neck", "Neck pain", region="neck"), Problem("problem-hip", "Hip pain", region="hip"))
NEEDLES = (
    Needle(0.30, 40, type_key="0.30x40", lot="24K117"),
    Needle(0.30, 40, type_key="0.30x40", lot="24k117 "),
    Needle(0.25, 30, lot="24H902"),
    Needle(0.25, 30),
    None,
)
KINDS = (
    ("bruise", Severity.MILD), ("soreness", Severity.MILD), ("bleeding", Severity.MILD), ("bleeding", Severity.SIGNIFICANT),
    ("bruise", Severity.SIGNIFICANT), ("vasovagal-loss-of-consciousness", Severity.SIGNIFICANT),
    ("pneumothorax", Severity.SERIOUS), ("needlestick", Severity.STAFF),
)  # fmt: skip
TWITCHES = (None, Twitch(Elicited.YES, 3), Twitch(Elicited.YES), Twitch(Elicited.NO), Twitch(Elicited.NOT_SOUGHT))
MUSCLES = ("trapezius-upper", "infraspinatus", "splenius-capitis")


class Histories:
    """Makes one history; the same for the same seed."""

    def __init__(self, file: ClinicFile, seed: int) -> None:
        self.file = file
        self._chance = Random(seed)
        self._patients = [MARA]
        self._drafts: list[TreatmentSession] = []
        self._signed: list[TreatmentSession] = []
        with file.work() as work:
            for person in (JONAS, MIRA):
                work.save(None, person)
            self._patients[0] = work.save(MARA, replace(MARA, problems=PROBLEMS))

    def step(self) -> None:
        """One more thing happens."""
        deeds = (self.chart, self.chart, self.change, self.sign, self.sign, self.add, self.void, self.take, self.region)
        self._chance.choice(deeds)()

    # ---- deeds
    def chart(self) -> None:
        """A visit is charted and not signed."""
        session = self.visit(self._patients[0])
        with self.file.work() as work:
            work.save(None, session)
        self._drafts.append(session)

    def change(self) -> None:
        """A draft becomes quite another one."""
        if self._drafts:
            nth = self._chance.randrange(len(self._drafts))
            before = self._drafts[nth]
            after = replace(self.visit(self._patients[0]), id=before.id)
            with self.file.work() as work:
                work.save_draft(before, after)
            self._drafts[nth] = after

    def sign(self) -> None:
        """A draft is signed."""
        if self._drafts:
            session = self._drafts.pop(self._chance.randrange(len(self._drafts)))
            with self.file.work() as work:
                self._signed.append(work.sign(session, late=False))

    def add(self) -> None:
        """Something is added beside a signed session."""
        if self._signed:
            with self.file.work() as work:
                work.save(None, self.addendum(self._chance.choice(self._signed)))

    def void(self) -> None:
        """A session is taken out of its chart, now and then."""
        sessions = [*self._signed, *self._drafts]
        if sessions and self._chance.random() < 0.6:
            session = self._chance.choice(sessions)
            with self.file.work() as work:
                work.save(None, Voiding(self.file.ids(), session.id, ADA.id, NOW, "Wrong patient"))
            self._drafts = [draft for draft in self._drafts if draft.id != session.id]

    def take(self) -> None:
        """An import: another patient's chart, and what is beside older sessions, in any order."""
        patient = replace(MARA, id=self.file.ids(), number=self.file.ids()[-6:], problems=PROBLEMS)
        signed = [replace(self.visit(patient), signature=Signature(JONAS.id, NOW, "")) for _ in range(3)]
        values: list[object] = [patient, *signed, self.visit(patient), self.addendum(signed[0])]
        values.append(Voiding(self.file.ids(), signed[1].id, ADA.id, NOW, "Wrong patient"))
        if self._signed:
            values.append(self.addendum(self._chance.choice(self._signed)))
        self._chance.shuffle(values)
        with self.file.work() as work:
            work.add_many(values, deed="import records")
        self._patients.append(patient)

    def region(self) -> None:
        """A problem is said to lie elsewhere."""
        nth = self._chance.randrange(len(self._patients))
        before = self._patients[nth]
        problem = replace(before.problems[0], region=self._chance.choice(("neck", "head", "")))
        with self.file.work() as work:
            self._patients[nth] = work.save(before, replace(before, problems=(problem, *before.problems[1:])))

    # ---- values
    def visit(self, patient: Patient) -> TreatmentSession:
        """A visit in which anything may have happened."""
        ids, chance = self.file.ids, self._chance
        day = TODAY - timedelta(days=chance.choice((0, 1, 8, 30, 45)))
        base = visit(ids, day, chance.randrange(6))
        sites = tuple(self._site(site) for site in base.sites[: chance.randrange(3)])
        needles = sum(site.new_needles for site in sites)
        reactions = tuple(self._reaction() for _ in range(chance.choice((0, 0, 1, 2))))
        missed = chance.random() < 0.15
        sites = () if missed else sites
        return replace(
            base,
            patient_id=patient.id,
            therapist_id=chance.choice((ADA.id, JONAS.id)),
            problem_ids=chance.choice((("problem-neck",), ("problem-neck", "problem-hip"), ())),
            attendance=Attendance.NO_SHOW if missed else Attendance.ARRIVED,
            sites=sites,
            **({"count": NeedleCount()} if missed else self._counted(needles)),
            reaction_answer=ReactionAnswer.SOME if reactions else chance.choice((ReactionAnswer.NONE, None)),
            reactions=reactions,
            measurements=tuple(self._measured() for _ in range(chance.randrange(4))),
            treatments=tuple(self._treatment(n) for n in range(chance.randrange(3))),
            codes=(ConfirmedCode(ids(), "20560", 1, ADA.id, NOW),) if chance.random() < 0.5 else (),
        )

    def _site(self, site: Site) -> Site:
        chance = self._chance
        return replace(
            site,
            needle=chance.choice(NEEDLES),
            place=replace(site.place, structure=chance.choice(MUSCLES)),
            new_needles=chance.randrange(3),
            insertions=chance.randrange(1, 4),
            twitch=chance.choice(TWITCHES),
            confirmed=chance.random() < 0.8,
        )

    def _counted(self, needles: int) -> dict[str, object]:
        ids, chance = self.file.ids, self._chance
        way = chance.randrange(5)
        if way == 0:
            obtained = NotObtained(ids(), "count.out", NotObtainedReason.AMBULANCE)
            return {"count": NeedleCount(), "not_obtained": (obtained,) if chance.random() < 0.5 else ()}
        counted = NeedleCount(needles, needles, needles, 0)
        if way == 1:
            ending = chance.choice((None, *Resolution))
            told = Discrepancy(ids(), NOW, 0, needles, resolution=ending, near_miss=chance.random() < 0.5)
            return {"count": counted, "discrepancies": (told,)}
        if way == 2:
            return {
                "count": counted,
                "corrections": (CountCorrection(ids(), CountField.OUT, 0, needles, "Twice", NOW, ADA.id),),
            }
        return {"count": replace(counted, out=needles + 1) if way == 3 else counted}

    def _reaction(self) -> Reaction:
        kind, severity = self._chance.choice(KINDS)
        return Reaction(self.file.ids(), kind, severity, ReportedBy.PATIENT, follow_ups=(FollowUp(self.file.ids(), TODAY),))

    def _measured(self) -> Measurement:
        chance = self._chance
        scale, value = chance.choice(
            ((ScaleCode.NPRS, 7), (ScaleCode.NPRS, 3), (ScaleCode.VAS, 55), (ScaleCode.PSFS, 4.3), (ScaleCode.NDI, 30))
        )
        return Measurement(
            self.file.ids(), scale, chance.choice(tuple(When)), value, chance.choice(("problem-neck", "problem-hip", None)),
            window=chance.choice((PainWindow.CURRENT, PainWindow.WORST_24H)),
            activity=chance.choice(("Stairs", "Lifting")) if scale is ScaleCode.PSFS else "",
        )  # fmt: skip

    def _treatment(self, order: int) -> Treatment:
        dose, code = self._chance.choice(((MassageDose(), "97140"), (ExerciseDose(), "97110"), (ExerciseDose(), "")))
        minutes = self._chance.choice((None, 7, 15, 33))
        return Treatment(self.file.ids(), order, dose, "Given", minutes=minutes, timed_code=code)

    def addendum(self, session: TreatmentSession) -> Addendum:
        """An entry beside a session, which may tell of reactions."""
        told = tuple(self._reaction() for _ in range(self._chance.randrange(3)))
        at = Moment(NOW.utc_ms + self._chance.randrange(10_000), NOW.offset_min)
        kind = self._chance.choice(tuple(AddendumKind))
        return Addendum(self.file.ids(), session.id, kind, ADA.id, at, "Rang", "Told by telephone.", reactions=told)
