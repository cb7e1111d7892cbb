"""A stretch of a patient's visits and what it adds up to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from needlechart.domain.history.visits import NeedleHistory, VisitFigures
from needlechart.domain.reactions import Severity
from needlechart.domain.treatments import TreatmentKind


@dataclass(frozen=True, slots=True)
class Span:
    """Visits from ``first`` to ``last``, both days included (None = open), or with ``session_ids`` exactly these visits."""

    first: date | None = None
    last: date | None = None
    session_ids: frozenset[str] | None = None

    @classmethod
    def of(cls, session_ids: Iterable[str]) -> Span:
        """Exactly these visits."""
        return cls(session_ids=frozenset(session_ids))

    def holds(self, visit: VisitFigures) -> bool:
        """Whether that visit is in it."""
        if self.session_ids is not None:
            return visit.session_id in self.session_ids
        return (self.first is None or self.first <= visit.date) and (self.last is None or visit.date <= self.last)

    def visits(self, history: NeedleHistory) -> tuple[VisitFigures, ...]:
        """Its visits, oldest first."""
        return tuple(visit for visit in history.visits if self.holds(visit))


WHOLE = Span()
"""All visits."""


@dataclass(frozen=True, slots=True)
class PainCourse:
    """Present pain 0-10 of one problem over a span.

    ``first`` is the first value measured (on arrival where it was), ``last`` the last one (after treatment where it was).
    ``mean_change`` is the mean of after minus before over the ``pairs`` visits that measured both;
    negative is less pain; None without such a visit.
    """

    problem_id: str
    first: float
    first_on: date
    last: float
    last_on: date
    pairs: int
    mean_change: float | None


@dataclass(frozen=True, slots=True)
class KindTotal:
    """One kind of complementary treatment over a span: how often it was given, minutes where they were said (None = never),
    and how many times nobody said them."""

    kind: TreatmentKind
    at_home: bool
    times: int
    visits: int
    minutes: int | None
    times_without_minutes: int


@dataclass(frozen=True, slots=True)
class ReactionTotal:
    """One kind of reaction at one severity over a span, and how often."""

    kind: str
    words: str
    severity: Severity
    times: int


@dataclass(frozen=True, slots=True)
class SpanSummary:
    """What the visits of a span add up to.

    ``visits`` the patient came to, ``missed`` those cancelled or missed, ``unsigned`` drafts among the former; ``needled``
    those with at least one site; ``answered`` the sites at which it was said whether a twitch came.  ``twitches`` reads
    "at least" with ``at_least``.
    """

    first: date | None = None
    last: date | None = None
    visits: int = 0
    missed: int = 0
    unsigned: int = 0
    needled: int = 0
    sites: int = 0
    needles: int = 0
    insertions: int = 0
    answered: int = 0
    twitches: int = 0
    at_least: bool = False
    pain: tuple[PainCourse, ...] = ()
    treatments: tuple[KindTotal, ...] = ()
    reactions: tuple[ReactionTotal, ...] = ()

    @property
    def days(self) -> int | None:
        """Days from the first to the last visit; 0 when both are one."""
        return None if self.first is None or self.last is None else (self.last - self.first).days


def summary_of(visits: Iterable[VisitFigures]) -> SpanSummary:
    """The summary of these visits, which are in order of time; what is counted is counted over those the patient came to."""
    every = tuple(visits)
    came = [visit for visit in every if visit.attended]
    return SpanSummary(
        first=came[0].date if came else None,
        last=came[-1].date if came else None,
        visits=len(came),
        missed=len(every) - len(came),
        unsigned=sum(not visit.signed for visit in came),
        needled=sum(visit.sites > 0 for visit in came),
        sites=sum(visit.sites for visit in came),
        needles=sum(visit.needles for visit in came),
        insertions=sum(visit.insertions for visit in came),
        answered=sum(visit.answered for visit in came),
        twitches=sum(visit.twitches for visit in came),
        at_least=any(visit.twitches_is_minimum for visit in came),
        pain=_pain(came),
        treatments=_treatments(came),
        reactions=_reactions(came),
    )


def _pain(visits: Iterable[VisitFigures]) -> tuple[PainCourse, ...]:
    """The problems in the order in which they were first measured."""
    found: dict[str, list[tuple[date, float | None, float | None]]] = {}
    for visit in visits:
        for pair in visit.pain:
            found.setdefault(pair.problem_id, []).append((visit.date, pair.before, pair.after))
    return tuple(_course(problem_id, taken) for problem_id, taken in found.items())


def _course(problem_id: str, taken: Sequence[tuple[date, float | None, float | None]]) -> PainCourse:
    values = [(on, value) for on, before, after in taken for value in (before, after) if value is not None]
    changes = [after - before for _on, before, after in taken if before is not None and after is not None]
    return PainCourse(
        problem_id=problem_id,
        first=values[0][1],
        first_on=values[0][0],
        last=values[-1][1],
        last_on=values[-1][0],
        pairs=len(changes),
        mean_change=sum(changes) / len(changes) if changes else None,
    )


def _treatments(visits: Iterable[VisitFigures]) -> tuple[KindTotal, ...]:
    """The kinds by how often they were given, then as they are listed; what is done at home apart."""
    found: dict[tuple[TreatmentKind, bool], list[tuple[str, int | None]]] = {}
    for visit in visits:
        for given in visit.treatments:
            found.setdefault((given.kind, given.at_home), []).append((visit.session_id, given.minutes))
    listed = list(TreatmentKind)
    rows = []
    for (kind, at_home), times in found.items():
        said = [minutes for _session, minutes in times if minutes is not None]
        minutes = sum(said) if said else None
        rows.append(
            KindTotal(kind, at_home, len(times), len({session for session, _m in times}), minutes, len(times) - len(said))
        )
    return tuple(sorted(rows, key=lambda row: (-row.times, listed.index(row.kind), row.at_home)))


def _reactions(visits: Iterable[VisitFigures]) -> tuple[ReactionTotal, ...]:
    """The gravest first, then the most frequent."""
    counted = Counter(reaction for visit in visits for reaction in visit.reactions)
    graver = list(Severity)
    rows = [ReactionTotal(reaction.kind, reaction.words, reaction.severity, times) for reaction, times in counted.items()]
    return tuple(sorted(rows, key=lambda row: (-graver.index(row.severity), -row.times, row.kind)))
