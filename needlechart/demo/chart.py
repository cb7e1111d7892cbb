"""A demo patient's whole chart: visits in courses, signed or not, and what was added later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from needlechart.demo import featured
from needlechart.demo.clock import moment_at
from needlechart.demo.measuring import pain_of
from needlechart.demo.person import Person, Trouble
from needlechart.demo.reacting import MILD, reported_bruise, since_last
from needlechart.demo.reviewed import reviewed
from needlechart.demo.schedule import Slot
from needlechart.demo.surroundings import Chance, Surroundings
from needlechart.demo.visit import NEEDLING_AFTER_MIN, Visit, charted, missed
from needlechart.domain.afterwards import Addendum, AddendumKind, Countersignature
from needlechart.domain.moments import Moment
from needlechart.domain.needling import NeedleCount
from needlechart.domain.patients import Patient, ScreeningAnswer
from needlechart.domain.reactions import SinceLastVisit
from needlechart.domain.sessions import Attendance, Signature, TreatmentSession

MISSED_SHARE = 0.04
UNSIGNED = {2: 1, 5: 2}
"""Patients by number whose last visit, so many days ago, still waits for a signature."""
FAINTED = 4
"""A patient by number who fainted at the last visit but one: a small clinic would hardly have one by chance."""
DRAFT_SHARE, DRAFT_DAYS = 0.15, 3
LATE_SHARE, LATEST_H = 0.03, 44
TWO_PROBLEMS_SHARE = 0.12
COMES_BACK_SHARE = 0.8
NO_GAIN_SHARE = 0.15
ADDENDUM_SHARE = 0.02
CORRECTION_SHARE = 0.006
CALLED_SHARE, CALLED_WITHIN_DAYS, CALLED_AT_MIN = 0.5, 10, 10 * 60
"""Calls that are promised for one of the days after a visit, at ten o'clock."""
BRUISE = MILD[0].kind


class ChartInTheMaking:
    """One patient's records, made visit by visit.  ``featured``: the chart that is seen first."""

    def __init__(self, number: int, slots: list[Slot], around: Surroundings, seed: int, *, is_featured: bool = False) -> None:
        self._slots, self._around, self._featured = slots, around, is_featured
        self._therapist_id = around.therapists[number % len(around.therapists)].id
        self._chance = Chance(seed, number)
        self._drawing, self._calling = self._chance.aside("drawing"), self._chance.aside("calling")
        first = slots[0] if slots else Slot(around.until - timedelta(days=30), 600, 0, 0, 1)
        self.person = Person(number, self._chance, moment_at(first.day, first.minute), around.until, featured=is_featured)
        self.patient: Patient = self.person.patient()
        self._evaluated: dict[str, date] = {}
        self._closed: dict[str, date] = {}
        self.sessions: list[TreatmentSession] = []
        self.beside: list[object] = []
        self._make()
        self.patient = replace(
            self.patient, problems=self.person.problems(self._evaluated, self._closed), screening=self._known_answers()
        )

    def values(self) -> Iterator[object]:
        """Everything of this patient."""
        yield self.patient
        yield from self.sessions
        yield from self.beside

    def _known_answers(self) -> tuple[ScreeningAnswer, ...]:
        """What the profile knows: the answers of the last visit that was signed."""
        return next((s.screening for s in reversed(self.sessions) if s.signature is not None and s.screening), ())

    def _make(self) -> None:
        troubles: tuple[Trouble, ...] = ()
        worst, gain = 7.0, 1.0
        for slot in self._slots:
            self._chance.at(moment_at(slot.day, slot.minute))
            if slot.number == 0:
                troubles = self._begin_course(slot, troubles)
                worst, gain = self._chance.random.uniform(5.5, 8.5), self._gain()
            settled = gain * slot.share**0.8
            visit = self._visit(slot, troubles, settled, worst)
            self._chart(visit)
            if visit.full:
                self._evaluated |= {trouble.problem.id: slot.day for trouble in troubles}
            for trouble in troubles:
                # A problem is closed when its course is done, and open again when it comes back.
                ended = slot.number == slot.of - 1
                self._closed.pop(trouble.problem.id, None)
                self._closed |= {trouble.problem.id: slot.day} if ended else {}

    def _visit(self, slot: Slot, troubles: tuple[Trouble, ...], settled: float, worst: float) -> Visit:
        if not self._featured:
            pains = tuple(pain_of(worst - n, settled, self._chance) for n in range(len(troubles)))
            told, fainted = self._told(slot), self.person.number == FAINTED and slot is self._slots[-2:][0]
            return Visit(self.person, slot, troubles, settled, pains, self._therapist_id, told, fainted=fainted)
        in_hand = slot is self._slots[-1]
        earlier = self.sessions[-1].sites if self.sessions else ()
        script = featured.script_of(slot.number, slot.of, in_hand=in_hand, earlier=earlier)
        after = featured.NEEDLING_AFTER_MIN if in_hand else NEEDLING_AFTER_MIN
        pain = featured.pain_of(slot.number, slot.of)
        return Visit(self.person, slot, troubles, settled, (pain,), self._therapist_id, self._told(slot), script, after)

    def _begin_course(self, slot: Slot, last: tuple[Trouble, ...]) -> tuple[Trouble, ...]:
        if last and (self._featured or self._chance.happens(COMES_BACK_SHARE)):
            return last[::-1]
        begins = moment_at(slot.day, slot.minute)
        if self._featured:
            return (self.person.new_trouble(begins, slot.of, featured.KIND, featured.SIDE),)
        number = 2 if self._chance.happens(TWO_PROBLEMS_SHARE) else 1
        return tuple(self.person.new_trouble(begins, slot.of) for _ in range(number))

    def _gain(self) -> float:
        """How well this course goes: most get much better, some not."""
        random = self._chance.random
        if self._featured:
            return featured.GAIN
        return random.uniform(0.05, 0.3) if self._chance.happens(NO_GAIN_SHARE) else random.uniform(0.75, 1.0)

    def _told(self, slot: Slot) -> SinceLastVisit | None:
        """What is told of the last visit that took place."""
        last = next((s for s in reversed(self.sessions) if s.attendance is Attendance.ARRIVED), None)
        if last is None:
            return None
        bruised, days = any(r.kind == BRUISE for r in last.reactions), max(1, (slot.day - last.date).days)
        if self._featured:
            return featured.since_last(slot.number, slot.of, bruised, days)
        return since_last(bruised or self._chance.happens(MILD[0].share / 2), days, self._chance)

    def _chart(self, visit: Visit) -> None:
        around, chance = self._around, self._chance
        last_of_all = visit.slot is self._slots[-1]
        if not self._featured and not visit.full and not last_of_all and chance.happens(MISSED_SHARE):
            self._sign(missed(visit, self.patient, chance), visit)
            return
        session = charted(visit, self.patient, around, chance, self._drawing)
        if self._featured and last_of_all:
            self.sessions.append(featured.in_hand(session, around.now))
        elif last_of_all and self._waits(visit):
            self.sessions.append(self._with_gaps(session))
        else:
            self._sign(self._with_call(session) if last_of_all else session, visit)

    def _with_call(self, session: TreatmentSession) -> TreatmentSession:
        """After some visits of the last days somebody is to be called: how sore was it?"""
        day = session.date + timedelta(days=self._calling.random.randint(1, 3))
        recent = (self._around.until - session.date).days <= CALLED_WITHIN_DAYS
        wanted = bool(session.sites) and recent and self._calling.happens(CALLED_SHARE)
        return replace(session, follow_up_call=moment_at(day, CALLED_AT_MIN)) if wanted else session

    def _waits(self, visit: Visit) -> bool:
        """Whether this visit, the patient's last one, is not signed yet."""
        recent = (self._around.until - visit.slot.day).days <= DRAFT_DAYS
        return self.person.number in UNSIGNED or (recent and self._chance.happens(DRAFT_SHARE))

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
        late = chance.happens(LATE_SHARE) and ends.plus(hours=LATEST_H) <= self._around.now
        at = ends.plus(hours=chance.random.randint(26, LATEST_H)) if late else ends.plus(minutes=chance.random.randint(2, 40))
        signed = session.signed(Signature(session.therapist_id, at, "", late))
        self.sessions.append(signed)
        self._add_beside(signed, at, visit.slot.number)

    def _add_beside(self, session: TreatmentSession, signed_at: Moment, number: int) -> None:
        """An addendum, a correction, a countersignature, a review, where there is a reason for one."""
        chance, around = self._chance, self._around
        later = signed_at.plus(hours=chance.random.randint(20, 60))
        if session.sites and later <= around.now:
            if not self._featured and chance.happens(ADDENDUM_SHARE):
                self.beside.append(self._reported(session, later))
            if chance.happens(CORRECTION_SHARE) or (self._featured and number == featured.CORRECTED):
                self.beside.append(self._wrong_lot(session, later))
        if session.entered_by is not None:
            what = "what was entered by the student"
            self.beside.append(Countersignature(chance.id(), session.id, around.therapists[0].id, signed_at, what))
        added = [entry for entry in self.beside if isinstance(entry, Addendum) and entry.session_id == session.id]
        self.beside += reviewed(session, added, signed_at, around)

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
