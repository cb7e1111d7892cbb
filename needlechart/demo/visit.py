"""One visit of a demo patient, as a therapist would have charted it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from needlechart.demo.clock import moment_at
from needlechart.demo.counting import counted
from needlechart.demo.doses import dose_of
from needlechart.demo.featured import Script, again, bruise
from needlechart.demo.measuring import Pain, measured
from needlechart.demo.needling import Table, finding_of, sites_of
from needlechart.demo.person import Person, Trouble
from needlechart.demo.reacting import faint, reactions_of
from needlechart.demo.schedule import Slot
from needlechart.demo.surroundings import Chance, Surroundings
from needlechart.domain.body import Side
from needlechart.domain.moments import Moment
from needlechart.domain.needling import Finding, Site, Tolerance
from needlechart.domain.patients import Patient
from needlechart.domain.reactions import Reaction, ReactionAnswer, SinceLastVisit
from needlechart.domain.rules.cautions import v8_cautions
from needlechart.domain.rules.context import Context
from needlechart.domain.rules.finding import Stage
from needlechart.domain.sessions import (
    Acknowledgement,
    Attendance,
    CautionReason,
    CleanTechnique,
    Position,
    TreatmentSession,
    VisitKind,
)
from needlechart.domain.treatments import Sequence, Treatment, TreatmentKind

NEEDLING_AFTER_MIN = 14
CURRENT_SHARE = 0.06
BUSY_MORE = 1.2
STUDENT_SHARE = 0.05
RE_EVALUATION_EVERY = 4
THORAX_ADVICE = ("breathing-warning", "breathing-call")
_ASSESSMENTS = (
    "Less tension in the needled muscles, pain down by the end of the visit; stay with the plan.",
    "Twitches came easily, the familiar pain was found; load can go up next time.",
    "Good day: freer movement and little pain. Fewer points next time.",
    "Slow progress; work at the desk keeps it going. Home programme shortened to what gets done.",
    "Responds well to needling followed by exercise.",
    "Pain came back after gardening, calmed again today.",
)


@dataclass(frozen=True, slots=True)
class Visit:
    """What is known of a visit before it is charted.  ``settled`` 0-1 is how far the pain has gone; with a ``script`` less is
    left to chance."""

    person: Person
    slot: Slot
    troubles: tuple[Trouble, ...]
    settled: float
    pains: tuple[Pain, ...]
    therapist_id: str
    since_last: SinceLastVisit | None
    script: Script | None = None
    needling_after_min: int = NEEDLING_AFTER_MIN
    fainted: bool = False

    @property
    def begins(self) -> Moment:
        """When it starts."""
        return moment_at(self.slot.day, self.slot.minute)

    @property
    def full(self) -> bool:
        """Whether everything is measured: at the beginning, every fourth time, at the end."""
        return self.kind is not VisitKind.TREATMENT

    @property
    def kind(self) -> VisitKind:
        """Evaluation first, discharge at the end of a course, re-evaluation in between."""
        number, of = self.slot.number, self.slot.of
        if number == 0:
            return VisitKind.EVALUATION
        if number == of - 1 and of >= 4:
            return VisitKind.DISCHARGE
        return VisitKind.RE_EVALUATION if number % RE_EVALUATION_EVERY == 0 else VisitKind.TREATMENT


def missed(visit: Visit, patient: Patient, chance: Chance) -> TreatmentSession:
    """A visit the patient did not come to."""
    return TreatmentSession(
        chance.id(), patient.id, visit.slot.day, visit.therapist_id, visit.kind, with_needling=False,
        attendance=Attendance.NO_SHOW, problem_ids=tuple(t.problem.id for t in visit.troubles),
        assessment="Did not come; called, a new date is agreed.",
    )  # fmt: skip


def charted(visit: Visit, patient: Patient, around: Surroundings, chance: Chance) -> TreatmentSession:
    """The whole visit, ready to be signed."""
    trouble, random, script = visit.troubles[0], chance.random, visit.script
    needling = visit.begins.plus(minutes=visit.needling_after_min)
    current = trouble.kind.region == "back" and visit.person.may_have_current and chance.happens(CURRENT_SHARE)
    chosen = script.muscles if script else _muscles(visit, chance, BUSY_MORE if around.busy else 0)
    table = Table(chosen, trouble.side, needling, visit.therapist_id, visit.settled, current)
    if script:
        table = replace(table, once=True, technique=script.technique, twitches=script.twitches)
    session_id = chance.id()
    screening = visit.person.screening(visit.begins.plus(minutes=2), around, visit.therapist_id, current)
    sites = again(sites_of(table, around, chance), script.earlier if script else ())
    findings = _findings(visit, table, sites, around, chance)
    out = _last_out(sites, needling)
    treatments = _treatments(visit, around, chance)
    ends = out.plus(minutes=6 + sum(t.minutes or 0 for t in treatments) + random.randint(0, 8))
    reactions = _reactions(visit, needling, chance)
    session = TreatmentSession(
        id=session_id,
        patient_id=patient.id,
        date=visit.slot.day,
        therapist_id=visit.therapist_id,
        kind=visit.kind,
        started=visit.begins,
        ended=ends,
        entered_by=around.student.id if chance.happens(STUDENT_SHARE) else None,
        table=f"{random.randint(1, 4)}",
        problem_ids=tuple(t.problem.id for t in visit.troubles),
        position=_position(trouble),
        rationale=trouble.problem.plan.rationale,
        verbal_consent=True,
        explanation_given=True,
        clean=CleanTechnique(True, True, True, True),
        since_last=visit.since_last,
        screening=screening,
        findings=tuple(findings),
        sites=sites,
        treatments=treatments,
        measurements=tuple(
            m for t, pain in zip(visit.troubles, visit.pains, strict=True)
            for m in measured(t, pain, visit.settled, visit.full, chance)
        ),
        reaction_answer=ReactionAnswer.SOME if reactions else ReactionAnswer.NONE,
        reactions=reactions,
        advice=_advice(sites, around),
        advice_understood=True,
        soreness_expected=True,
        tolerance=Tolerance.FAIR if reactions and not script and chance.happens(0.3) else Tolerance.GOOD,
        subjective=_subjective(visit),
        assessment=script.assessment if script else random.choice(_ASSESSMENTS),
        plan="Same muscles, then exercise; look at the home programme.",
    )  # fmt: skip
    session = counted(session, out, around, chance)
    return replace(session, acknowledgements=_seen(session, patient, needling.plus(minutes=-1), around, chance))


def _muscles(visit: Visit, chance: Chance, more: float) -> tuple[str, ...]:
    """Two to four muscles of the first problem, fewer as it settles, and one of the second."""
    usual = visit.troubles[0].kind.muscles
    number = max(1, round(chance.random.gauss(3.2 + more - 1.2 * visit.settled, 0.7)))
    chosen = [usual[0], *chance.random.sample(usual[1:], min(number, len(usual)) - 1)]
    chosen += [t.kind.muscles[0] for t in visit.troubles[1:] if t.kind.muscles[0] not in chosen]
    return tuple(chosen)


def _findings(visit: Visit, table: Table, sites: tuple[Site, ...], around: Surroundings, chance: Chance) -> tuple[Finding, ...]:
    """A usual muscle that was palpated and left alone, at some visits."""
    if visit.script:
        left_alone = [visit.script.left_alone] if visit.script.left_alone else []
    else:
        others = [m for m in visit.troubles[0].kind.muscles if m not in table.muscles]
        left_alone = others[:1] if chance.happens(0.3) else []
    found = (finding_of(len(sites) + 1, key, table, around, chance) for key in left_alone)
    return tuple(finding for finding in found if finding is not None)


def _reactions(visit: Visit, needling: Moment, chance: Chance) -> tuple[Reaction, ...]:
    if visit.script is None:
        found = reactions_of(needling, visit.troubles[0].kind.region, chance)
        return (*found, faint(needling, chance)) if visit.fainted else found
    return (bruise(needling, chance),) if visit.script.bruised else ()


def _last_out(sites: tuple[Site, ...], begins: Moment) -> Moment:
    times = [removal.at for site in sites for removal in site.removals]
    times += [site.inserted_at.plus(minutes=1) for site in sites if site.inserted_at is not None]
    return max(times, default=begins)


def _treatments(visit: Visit, around: Surroundings, chance: Chance) -> tuple[Treatment, ...]:
    random = chance.random
    trouble = visit.troubles[0]
    usual = trouble.kind.treatments
    if visit.script:
        chosen = list(visit.script.treatments)
    else:
        chosen = sorted(random.sample(usual, random.randint(2, min(4, len(usual)))), key=usual.index)
    found = []
    for order, key in enumerate(chosen, 1):
        item = around.catalogue.treatments[key]
        at_home = item.kind is TreatmentKind.HOME_PROGRAMME
        minutes = None
        if item.default_minutes is not None:
            minutes = max(3, item.default_minutes + random.choice((-2, 0, 0, 2, 3)))
        before = item.kind in (TreatmentKind.HEAT_ICE, TreatmentKind.MASSAGE) and chance.happens(0.4)
        sequence = Sequence.AT_HOME if at_home else Sequence.BEFORE_NEEDLING if before else Sequence.AFTER_NEEDLING
        found.append(
            Treatment(
                chance.id(),
                order,
                dose_of(item, random, visit.slot.number),
                item.name,
                item.key,
                minutes,
                item.timed_code,
                sequence,
                trouble.problem.id,
                side=trouble.side,
                tolerance=Tolerance.GOOD,
            )
        )
    return tuple(found)


def _position(trouble: Trouble) -> Position:
    usual = trouble.kind.position
    if usual is Position.SIDE_LYING_LEFT and trouble.side is Side.LEFT:
        return Position.SIDE_LYING_RIGHT
    return usual


def _advice(sites: tuple[Site, ...], around: Surroundings) -> tuple[str, ...]:
    muscles = (around.catalogue.muscles[site.place.structure] for site in sites)
    return ("soreness", "heat-or-movement", "when-to-call", *(THORAX_ADVICE if any(m.lung_field for m in muscles) else ()))


def _subjective(visit: Visit) -> str:
    trouble, pain = visit.troubles[0], visit.pains[0]
    if visit.slot.number == 0:
        return f"{trouble.kind.name} for some weeks, worst with {trouble.kind.activity}."
    better = "easier" if pain.before <= 4 else "still hard"
    return f"{trouble.kind.activity.capitalize()} is {better}; pain {pain.before} of 10 on arrival."


def _seen(
    session: TreatmentSession, patient: Patient, at: Moment, around: Surroundings, chance: Chance
) -> tuple[Acknowledgement, ...]:
    """A tap for every caution the rules show at these sites."""
    author = around.therapists[0]
    context = Context(session, patient, author, around.clinic, around.catalogue, session.date)
    return tuple(
        Acknowledgement(
            chance.id(),
            f.rule,
            f.subject_id,
            f.sentence,
            at,
            session.therapist_id,
            because=CautionReason.SHALLOW_ANGLE if f.asks_reason else None,
        )
        for f in v8_cautions(context)
        if f.stage is Stage.ACK
    )
