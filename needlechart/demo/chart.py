"""A demo patient's whole chart: visits in courses, signed or not, and what was added later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from needlechart.demo.clock import moment_at
from needlechart.demo.measuring import pain_of
from needlechart.demo.person import Person, Trouble
from needlechart.demo.problems import KINDS
from needlechart.demo.reacting import MILD, reported_bruise, since_last
from needlechart.demo.schedule import Slot
from needlechart.demo.surroundings import Chance, Surroundings
from needlechart.demo.visit import Visit, charted, missed
from needlechart.domain.afterwards import Addendum, AddendumKind, Countersignature, Review, ReviewState
from needlechart.domain.measures import When
from needlechart.domain.moments import Moment
from needlechart.domain.needling import Elicited, NeedleCount, Technique, Twitch
from needlechart.domain.patients import Patient
from needlechart.domain.reactions import SinceLastVisit
from needlechart.domain.sessions import Attendance, Signature, TreatmentSession

MISSED_SHARE = 0.04
OLD_DRAFT_SHARE = 0.02
NEW_DRAFT_SHARE = 0.4
NEW_DAYS = 3
LATE_SHARE = 0.03
TWO_PROBLEMS_SHARE = 0.18
COMES_BACK_SHARE = 0.4
NO_GAIN_SHARE = 0.15
ADDENDUM_SHARE = 0.02
CORRECTION_SHARE = 0.006
REVIEWED_AFTER_DAYS = 14
BRUISE = MILD[0].kind
RICH_KINDS = tuple(kind for kind in KINDS if kind.name in ("Hip and back pain", "Neck pain"))


class ChartInTheMaking:
    """One patient's records, made visit by visit.  ``rich``: two problems at a time, and a draft in hand at the end."""

    def __init__(self, number: int, slots: list[Slot], around: Surroundings, seed: int, *, rich: bool = False) -> None:
        self._slots, self._around, self._rich = slots, around, rich
        self._chance = Chance(seed, number)
        first = slots[0] if slots else Slot(around.until - timedelta(days=30), 600, 0, 0, 1)
        self.person = Person(number, self._chance, moment_at(first.day, first.minute), around.until)
        self.patient: Patient = self.person.patient()
        self._closed: dict[str, date] = {}
        self.sessions: list[TreatmentSession] = []
        self.beside: list[object] = []
        self._make()
        self.patient = replace(self.patient, problems=self.person.problems(self._closed))

    def values(self) -> Iterator[object]:
        """Everything of this patient."""
        yield self.patient
        yield from self.sessions
        yield from self.beside

    def _make(self) -> None:
        troubles: tuple[Trouble, ...] = ()
        worst, gain, therapist = 7.0, 1.0, self._around.therapists[0].id
        for slot in self._slots:
            self._chance.at(moment_at(slot.day, slot.minute))
            if slot.number == 0:
                troubles = self._begin_course(slot, troubles)
                worst, gain = self._chance.random.uniform(5.5, 8.5), self._gain()
                therapist = self._chance.random.choice(self._around.therapists).id
            settled = gain * slot.share**0.8
            pains = tuple(pain_of(worst - n, settled, self._chance) for n in range(len(troubles)))
            visit = Visit(self.person, slot, troubles, settled, pains, therapist, self._told(slot))
            self._chart(visit)
            for trouble in troubles:
                # A problem is closed when its course is done, and open again when it comes back.
                ended = slot.number == slot.of - 1
                self._closed.pop(trouble.problem.id, None)
                self._closed |= {trouble.problem.id: slot.day} if ended else {}

    def _begin_course(self, slot: Slot, last: tuple[Trouble, ...]) -> tuple[Trouble, ...]:
        if last and (self._rich or self._chance.happens(COMES_BACK_SHARE)):
            return last[::-1]
        begins = moment_at(slot.day, slot.minute)
        if self._rich:
            return tuple(self.person.new_trouble(begins, slot.of, kind) for kind in RICH_KINDS)
        number = 2 if self._chance.happens(TWO_PROBLEMS_SHARE) else 1
        return tuple(self.person.new_trouble(begins, slot.of) for _ in range(number))

    def _gain(self) -> float:
        """How well this course goes: most get much better, some not."""
        random = self._chance.random
        return random.uniform(0.75, 1.0) if self._rich or not self._chance.happens(NO_GAIN_SHARE) else random.uniform(0.05, 0.3)

    def _told(self, slot: Slot) -> SinceLastVisit | None:
        """What is told of the last visit that took place."""
        last = next((s for s in reversed(self.sessions) if s.attendance is Attendance.ARRIVED), None)
        if last is None:
            return None
        bruised = any(r.kind == BRUISE for r in last.reactions) or self._chance.happens(MILD[0].share / 2)
        return since_last(bruised, max(1, (slot.day - last.date).days), self._chance)

    def _chart(self, visit: Visit) -> None:
        around, chance = self._around, self._chance
        last_of_all = visit.slot is self._slots[-1]
        if not visit.full and not last_of_all and chance.happens(MISSED_SHARE):
            self._sign(missed(visit, self.patient, chance), visit)
            return
        session = charted(visit, self.patient, around, chance)
        if self._rich and last_of_all and visit.slot.day == around.until:
            self.sessions.append(in_hand(session, moment_at(around.until, visit.slot.minute)))
        elif chance.happens(self._draft_share(visit)):
            self.sessions.append(self._with_gaps(session))
        else:
            self._sign(session, visit)

    def _draft_share(self, visit: Visit) -> float:
        return NEW_DRAFT_SHARE if (self._around.until - visit.slot.day).days <= NEW_DAYS else OLD_DRAFT_SHARE

    def _with_gaps(self, session: TreatmentSession) -> TreatmentSession:
        """Not signed yet, because something is open: the count, the assessment, or nothing but the signature."""
        gap = self._chance.random.choice(("count", "mismatch", "assessment", "signature"))
        count = session.count
        if gap == "count":
            return replace(session, count=NeedleCount(opened=count.opened), codes=())
        if gap == "mismatch" and not session.discrepancies:
            return replace(session, count=replace(count, out=(count.out or 1) - 1), codes=())
        return replace(session, assessment="", codes=()) if gap == "assessment" else session

    def _sign(self, session: TreatmentSession, visit: Visit) -> None:
        chance = self._chance
        ends = session.ended or visit.begins.plus(minutes=45)
        late = chance.happens(LATE_SHARE)
        at = ends.plus(hours=chance.random.randint(26, 44)) if late else ends.plus(minutes=chance.random.randint(2, 40))
        signed = session.signed(Signature(session.therapist_id, at, "", late))
        self.sessions.append(signed)
        self._add_beside(signed, at)

    def _add_beside(self, session: TreatmentSession, signed_at: Moment) -> None:
        """An addendum, a correction, a countersignature, a review, where there is a reason for one."""
        chance, around = self._chance, self._around
        later = signed_at.plus(hours=chance.random.randint(20, 60))
        if session.sites and later.local.date() <= around.until:
            if chance.happens(ADDENDUM_SHARE):
                self.beside.append(self._reported(session, later))
            if chance.happens(CORRECTION_SHARE):
                self.beside.append(self._wrong_lot(session, later))
        if session.entered_by is not None:
            what = "what was entered by the student"
            self.beside.append(Countersignature(chance.id(), session.id, around.therapists[0].id, signed_at, what))
        if session.discrepancies:
            approved = (around.until - session.date).days > REVIEWED_AFTER_DAYS
            state = ReviewState.APPROVED if approved else ReviewState.TO_REVIEW
            by, at = (around.therapists[0].id, later) if approved else (None, None)
            self.beside.append(Review(chance.id(), session.id, state, approved_by=by, approved_at=at))

    def _reported(self, session: TreatmentSession, at: Moment) -> Addendum:
        bruise = reported_bruise(at.local.date() + timedelta(days=5), at.plus(hours=-10), self._chance)
        return Addendum(
            self._chance.id(),
            session.id,
            AddendumKind.ADDENDUM,
            session.therapist_id,
            at,
            reason="the patient telephoned",
            text="Bruise and soreness reported; nothing else.",
            reactions=(bruise,),
        )

    def _wrong_lot(self, session: TreatmentSession, at: Moment) -> Addendum:
        site = session.sites[0]
        lot = site.needle.lot if site.needle else ""
        return Addendum(
            self._chance.id(),
            session.id,
            AddendumKind.CORRECTION,
            session.therapist_id,
            at,
            reason="lot read from the wrong box",
            field="sites.needle.lot",
            old_value=lot,
            new_value=f"{lot}-B",
        )


def in_hand(session: TreatmentSession, started: Moment) -> TreatmentSession:
    """A visit that is going on: needled, one needle still in, nothing counted and nothing said about the end."""
    sites = session.sites
    last = replace(
        sites[-1], technique=Technique.STATIC, left_in=True, removals=(), twitch=Twitch(Elicited.NOT_SOUGHT),
        insertions=1, electrical=None, response_sought=(), inserted_at=started.plus(minutes=18),
    )  # fmt: skip
    return replace(
        session, started=started, ended=None, sites=(*sites[:-1], last), count=NeedleCount(opened=len(sites)), codes=(),
        discrepancies=(), corrections=(), treatments=session.treatments[:1], reaction_answer=None, reactions=(), advice=(),
        advice_understood=None, soreness_expected=None, tolerance=None, assessment="", plan="", entered_by=None,
        measurements=tuple(m for m in session.measurements if m.when is When.BEFORE),
    )  # fmt: skip
