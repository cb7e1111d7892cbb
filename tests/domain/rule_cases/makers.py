"""Sessions to break a rule with, made from ones that pass."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from needlechart.domain.afterwards import Addendum
from needlechart.domain.body import BodyPoint, Place, Side, StructureKind, View
from needlechart.domain.moments import Moment
from needlechart.domain.needling import ElectricalField, Site
from needlechart.domain.patients import Alert, AlertKind, HowAnswered, ScreeningAnswer, ScreeningDecision, YesNo
from needlechart.domain.people import Policy
from needlechart.domain.reactions import Reaction, ReactionAnswer, ReportedBy, Severity, SinceLastVisit
from needlechart.domain.rules import Context, Stage
from needlechart.domain.sessions import Signature
from needlechart.domain.technique import Technique
from tests.scenarios import context_of, place, s1, s6, s9

Make = Callable[[], Context]


@dataclass(frozen=True, slots=True)
class Case:
    """A context in which ``rule`` finds something of that stage about that field; ``fixed`` is one in which it does not."""

    rule: str
    stage: Stage
    field: str
    says: str
    broken: Make
    fixed: Make = lambda: context_of(s1())


def but(context: Context, **changes: Any) -> Context:
    """The same with some fields of the session changed."""
    return replace(context, session=replace(context.session, **changes))


def site_but(context: Context, index: int = 0, **changes: Any) -> Context:
    """The same with some fields of one site changed."""
    sites = list(context.session.sites)
    sites[index] = replace(sites[index], **changes)
    return but(context, sites=tuple(sites))


def plus_site(context: Context, where: Place, **changes: Any) -> Context:
    """The same with one more site, like the first but elsewhere."""
    sites = context.session.sites
    added = replace(sites[0], id=f"more-{len(sites)}", order=90 + len(sites), place=where, **changes)
    return but(context, sites=(*sites, added))


def hip(**changes: Any) -> Context:
    """The hip session, changed."""
    return but(context_of(s1()), **changes)


def started() -> Moment:
    """When the hip session started."""
    moment = hip().session.started
    assert moment is not None
    return moment


def lasting(minutes: float) -> Context:
    """The hip session, ended so many minutes after its start."""
    return hip(ended=started().plus(minutes=minutes))


def first_site() -> Site:
    return s1().sessions[0].sites[0]


def on_an_area(**more: Any) -> Context:
    heel = Place(BodyPoint(View.POSTERIOR, 550, 1700), "achilles-tendon", StructureKind.AREA, Side.RIGHT, **more)
    return site_but(hip(), place=heel)


class NoBody:
    """A body in which nothing is drawn."""

    def contains(self, point: BodyPoint) -> bool:
        return point.x_mm > 0

    def is_drawn(self, structure: str, kind: StructureKind, side: Side, view: View) -> bool:
        return False


def with_current(needles: int = 1, **current: Any) -> Context:
    """The first two sites joined by current; ``needles`` at the second."""
    more: dict[str, Any] = {"technique": Technique.ELECTRICAL, "left_in": False, "retention_s": 900}
    field = ElectricalField(1, **{"duration_min": 10, **current})
    context = site_but(hip(), 0, electrical=field, **more)
    context = site_but(context, 1, electrical=field, new_needles=needles, insertions=max(needles, 1), **more)
    items = (a for a in context.catalogue.screening.values() if a.key not in {s.item for s in context.session.screening})
    asked = tuple(ScreeningAnswer(f"asked-{i.key}", i.key, YesNo.NO, context.session.screening[0].asked_at) for i in items)
    return but(context, screening=(*context.session.screening, *asked))


def yes_to(context: Context, key: str, **changes: Any) -> Context:
    """The same with yes answered to one question, with care unless said otherwise."""
    more: dict[str, Any] = {"decision": ScreeningDecision.PROCEED_WITH_PRECAUTION} | changes
    return but(
        context,
        screening=tuple(replace(a, answer=YesNo.YES, **more) if a.item == key else a for a in context.session.screening),
    )


def current_between(first: Place, second: Place) -> Context:
    """The two needles of one channel at these places."""
    return site_but(site_but(with_current(), 0, place=first), 1, place=second)


def with_alert(context: Context, kind: AlertKind) -> Context:
    return replace(context, patient=replace(context.patient, alerts=(Alert("alert", kind, "heed"),)))


def answering(key: str, /, **changes: Any) -> Context:
    screening = hip().session.screening
    return hip(screening=tuple(replace(a, **changes) if a.item == key else a for a in screening))


def reacting(**changes: Any) -> Context:
    usual = Reaction("r", "bruise", Severity.MILD, ReportedBy.THERAPIST)
    return hip(reaction_answer=ReactionAnswer.SOME, reactions=(replace(usual, **changes),))


def needled_before(hours: float) -> Context:
    context = hip()
    session = context.session
    assert session.started is not None
    start = session.started.plus(hours=-hours)
    old = replace(session, id="old", started=start, date=start.local.date(), ended=start.plus(minutes=40))
    return replace(context, earlier=(old,))


def still_sore(soreness: int, hours: int) -> Context:
    context = needled_before(96)
    return but(context, since_last=SinceLastVisit(ReportedBy.PATIENT, soreness, hours))


def amended(**changes: Any) -> Context:
    chart = s9()
    first, *others = chart.addenda
    return context_of(replace(chart, addenda=(replace(first, **changes), *others)))


def searched(**changes: Any) -> Context:
    """The interrupted session, its search told otherwise."""
    context = context_of(s6())
    return but(context, discrepancies=tuple(replace(told, **changes) for told in context.session.discrepancies))


def corrected(**changes: Any) -> Context:
    """The interrupted session, its count changed otherwise."""
    context = context_of(s6())
    return but(context, corrections=tuple(replace(one, **changes) for one in context.session.corrections))


def so_many(figure: str, count: int) -> Context:
    if figure == "sites":
        site = first_site()
        return hip(sites=tuple(replace(site, id=f"m-{n}", order=n) for n in range(count)))
    return site_but(hip(), **({"insertions": count} if figure == "insertions" else {"new_needles": count, "insertions": count}))


def expiring(refused: bool, days: int) -> Context:
    context = hip()
    needle = first_site().needle
    assert needle is not None
    old = replace(needle, lot="A1", expires=context.session.date + timedelta(days=days))
    context = site_but(context, needle=old)
    return replace(context, clinic=replace(context.clinic, policy=Policy(expired_lot_refused=refused)))


def with_needle(diameter_mm: float, length_mm: int) -> Context:
    needle = first_site().needle
    assert needle is not None
    return site_but(hip(), needle=replace(needle, diameter_mm=diameter_mm, length_mm=length_mm), depth_mm=20)


def left_static(**changes: Any) -> Context:
    return site_but(hip(), technique=Technique.STATIC, **changes)


def neck_place(side: Side) -> Place:
    return place("levator-scapulae", side, View.POSTERIOR, 480.0 if side is Side.RIGHT else 420.0, 300.0)


def chest_place(side: Side) -> Place:
    return place("pectoralis-major-sternal", side, View.ANTERIOR, 500.0 if side is Side.LEFT else 400.0, 420.0)


def throat_place(side: Side) -> Place:
    return place("scm-sternal", side, View.ANTERIOR, 485.0 if side is Side.LEFT else 415.0, 269.8)


PSOAS = place("psoas-major", Side.RIGHT, View.ANTERIOR, 420, 800)
RHOMBOID = place("rhomboideus-major", Side.RIGHT, View.POSTERIOR, 500, 400)
ASKED = HowAnswered.ASKED


def rhomboid_at(context: Context, depth_mm: int) -> Context:
    needle = context.catalogue.needles["0.20x25"].as_needle()
    return plus_site(context, RHOMBOID, needle=needle, depth_mm=depth_mm)


def both_sides() -> Context:
    """Two named muscles, one of them on both sides."""
    right, left = (
        place("soleus", Side.RIGHT, View.POSTERIOR, 548.9, 1595.6),
        place("soleus", Side.LEFT, View.POSTERIOR, 351.1, 1595.6),
    )
    context = hip(sites=hip().session.sites[:1], treatments=())
    return plus_site(plus_site(context, right), left)


def addendum_beside_draft() -> Addendum:
    return replace(s9().addenda[0], session_id=s1().sessions[0].id)


def signature_of(person_id: str, digest: str = "0" * 64) -> Signature:
    ended = s1().sessions[0].ended
    assert ended is not None
    return Signature(person_id, ended, digest)
