"""A stretch of a patient's visits and what it adds up to."""

from __future__ import annotations

from collections.abc import Iterable
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

    ``first`` is the first value measured (on arrival where it was), ``last`` the last one (after treatment where it was), None
    when there is none.  ``mean_change`` is the mean of after minus before over the ``pairs`` visits that measured both;
    negative is less pain; None without such a visit.
    """

    problem_id: str
    first: float | None
    first_on: date | None
    last: float | None
    last_on: date | None
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
    those with at least one site.  ``twitches`` reads "at least" with ``at_least``.  ``days`` is from the first to the last of
    the visits the patient came to, None without one.
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
    """The summary of these visits, which are in order of time."""
    came = [visit for visit in visits if visit.attended]
    return SpanSummary(visits=len(came), sites=sum(v.sites for v in came))
