"""What was done before at a point of the body and in its muscle: visit by visit, with figures, pain and what came after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import hypot

from needlechart.domain.afterwards import Addendum
from needlechart.domain.body import BodyPoint, Place, Side, StructureKind
from needlechart.domain.history import PainPair
from needlechart.domain.ledger import needled_sites
from needlechart.domain.measures import PainWindow, ScaleCode, When
from needlechart.domain.needling import Elicited, Finding, Site
from needlechart.domain.reactions import Reaction, SinceAtSite, SinceLastVisit
from needlechart.domain.sessions import Attendance, SessionState, TreatmentSession

NEAR_MM = 15.0
"""Up to this distance in one view two marks are of the same place: about the width of the fingertip that finds the spot again.

General knowledge, not clinically reviewed.  Marks of different views have no distance, as no map between views is exact, and
across the midline another side is another place.
"""


@dataclass(frozen=True, slots=True)
class Figures:
    """Sites, needles, insertions and twitches of some sites; ``at_least``: one of them twitched and nobody counted."""

    sites: int = 0
    needles: int = 0
    insertions: int = 0
    twitches: int = 0
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class PastMark:
    """A site or finding of an earlier visit, on the side asked about.  ``here``: near its point; ``of_muscle``: in its muscle."""

    mark: Site | Finding
    here: bool
    of_muscle: bool


@dataclass(frozen=True, slots=True)
class PastVisit:
    """One earlier visit with what it did there, in the order it was charted.

    ``figures`` are of the muscle's sites alone.  ``asked_on`` is the next visit the patient came to, None when there is none
    yet; ``reported`` what was told there of this one, None when nobody asked, ``told`` what of these very marks.
    ``reactions`` are those of the visit, also ones added later; not those of a site elsewhere.
    """

    session: TreatmentSession
    marks: tuple[PastMark, ...]
    figures: Figures
    pain: tuple[PainPair, ...]
    asked_on: date | None
    reported: SinceLastVisit | None
    reactions: tuple[Reaction, ...] = ()
    told: tuple[SinceAtSite, ...] = ()

    @property
    def signed(self) -> bool:
        """Whether it is frozen; a draft can still change."""
        return self.session.state is SessionState.SIGNED

    @property
    def here(self) -> bool:
        """Whether one of its marks is near the point asked about."""
        return any(mark.here for mark in self.marks)


@dataclass(frozen=True, slots=True)
class SiteHistory:
    """The visits that needled or palpated one muscle and side, or something else at the same point; newest first.

    ``needled`` visits put a needle into the muscle, ``palpated`` ones only found something in it; ``drafts`` of both are not
    signed yet.  ``total`` adds up the muscle's sites; ``last_needled`` is the day of the newest of them.
    ``earlier`` counts all visits of the patient that were looked through.
    """

    place: Place
    visits: tuple[PastVisit, ...]
    total: Figures
    needled: int
    palpated: int
    drafts: int
    last_needled: date | None
    earlier: int


def site_history(
    place: Place, session: TreatmentSession, earlier: Iterable[TreatmentSession], addenda: Iterable[Addendum] = ()
) -> SiteHistory:
    """The history of ``place`` as it is known in ``session``; ``earlier`` are the patient's other visits up to its day,
    ``addenda`` what was added beside those later.

    A copy that nobody confirmed counts as nothing, as everywhere; a finding that was needled is told by its site.
    """
    others, added = tuple(earlier), tuple(addenda)
    line = sorted((*others, session), key=_in_time)
    visits = tuple(
        _visit(one, marks, line[at + 1 :], added)
        for at, one in reversed(tuple(enumerate(line)))
        if one.id != session.id and (marks := _marks(one, place))
    )
    of_muscle = [visit for visit in visits if any(mark.of_muscle for mark in visit.marks)]
    needled = [visit for visit in of_muscle if visit.figures.sites]
    return SiteHistory(
        place=place,
        visits=visits,
        total=figures_of(mark.mark for visit in of_muscle for mark in visit.marks if mark.of_muscle),
        needled=len(needled),
        palpated=len(of_muscle) - len(needled),
        drafts=sum(not visit.signed for visit in of_muscle),
        last_needled=needled[0].session.date if needled else None,
        earlier=len(others),
    )


def figures_of(marks: Iterable[Site | Finding]) -> Figures:
    """What the sites among ``marks`` add up to."""
    sites = [mark for mark in marks if isinstance(mark, Site)]
    twitched = [site.twitch for site in sites if site.twitch is not None and site.twitch.elicited is Elicited.YES]
    return Figures(
        sites=len(sites),
        needles=sum(site.new_needles for site in sites),
        insertions=sum(site.insertions for site in sites),
        twitches=sum(twitch.count or 0 for twitch in twitched),
        at_least=any(twitch.count is None for twitch in twitched),
    )


def is_near(one: BodyPoint, other: BodyPoint) -> bool:
    """Whether two points are of the same place: in one view, at most NEAR_MM apart."""
    return one.view is other.view and hypot(one.x_mm - other.x_mm, one.y_mm - other.y_mm) <= NEAR_MM


def _in_time(session: TreatmentSession) -> tuple[date, int, str]:
    return session.date, session.started.utc_ms if session.started else 0, session.id


def _marks(session: TreatmentSession, place: Place) -> tuple[PastMark, ...]:
    sites = needled_sites(session)
    needled = {site.finding_id for site in sites}
    marks: list[Site | Finding] = [*sites, *(found for found in session.findings if found.id not in needled)]
    judged = (PastMark(m, _is_here(m.place, place), _thing(m.place) == _thing(place)) for m in marks)
    return tuple(sorted((m for m in judged if m.here or m.of_muscle), key=lambda m: m.mark.order))


def _is_here(one: Place, other: Place) -> bool:
    sides = {one.side, other.side}
    return (len(sides) == 1 or Side.MIDLINE in sides) and is_near(one.point, other.point)


def _thing(place: Place) -> tuple[str, bool, Side]:
    """What a place is compared by: its muscle, or on an area without one the area itself; and the side."""
    named = place.muscle is not None
    return place.muscle or place.structure, named or place.kind is not StructureKind.AREA, place.side


def _visit(
    session: TreatmentSession, marks: tuple[PastMark, ...], later: Sequence[TreatmentSession], addenda: Sequence[Addendum]
) -> PastVisit:
    came = session.attendance is Attendance.ARRIVED
    after = next((one for one in later if one.attendance is Attendance.ARRIVED), None) if came else None
    ids = {mark.mark.id for mark in marks}
    late = (reaction for entry in addenda if entry.session_id == session.id for reaction in entry.reactions)
    return PastVisit(
        session=session,
        marks=marks,
        figures=figures_of(mark.mark for mark in marks if mark.of_muscle),
        pain=_pain(session),
        asked_on=after.date if after is not None else None,
        reported=after.since_last if after is not None else None,
        told=tuple(one for one in after.since_sites if one.site_id in ids) if after is not None else (),
        reactions=tuple(r for r in (*session.reactions, *late) if r.site_id is None or r.site_id in ids),
    )


def _pain(session: TreatmentSession) -> tuple[PainPair, ...]:
    """Present pain 0-10 before and after, of each problem it was measured for, the visit's own problems first."""
    found: dict[str, dict[When, float]] = {}
    for one in session.measurements:
        if one.scale is ScaleCode.NPRS and one.window is PainWindow.CURRENT:
            found.setdefault(one.problem_id or "", {})[one.when] = one.value
    order = [*(p for p in session.problem_ids if p in found), *(p for p in found if p not in session.problem_ids)]
    return tuple(PainPair(p, found[p].get(When.BEFORE), found[p].get(When.AFTER)) for p in order)
