"""All sites and findings of a patient in columns: what heat map, table of muscles and comparisons count from."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field

from needlechart.domain.body import Side, StructureKind, View
from needlechart.domain.needling import Elicited

VIEWS: tuple[View, ...] = tuple(View)
"""The view of a code in ``PatientSites.views``."""
SAID: dict[int, Elicited | None] = {
    1: Elicited.YES,
    0: Elicited.NO,
    -1: None,
    -2: Elicited.NOT_OBSERVABLE,
    -3: Elicited.NOT_SOUGHT,
}
"""What a code in ``PatientSites.twitched`` says of a site; None = nobody said."""


@dataclass(frozen=True, slots=True)
class SitePlace:
    """What a mark lies in: the structure with its kind, the patient's side, and the muscle it stands for, None on an area
    for which none was named."""

    structure: str
    kind: StructureKind
    side: Side
    muscle: str | None

    @property
    def thing(self) -> str:
        """What it counts for: the muscle, or the area itself."""
        return self.muscle or self.structure


@dataclass(frozen=True, slots=True)
class SiteFigure:
    """One mark of one visit, as a row of the columns.  ``needled`` is false for a finding, which has no needles."""

    session_id: str
    view: View
    x_mm: float
    y_mm: float
    place: SitePlace
    needled: bool
    needles: int
    insertions: int
    twitches: int
    twitched: bool | None
    twitches_known: bool


@dataclass(frozen=True, slots=True)
class DrawnArea:
    """A painful area drawn at a visit: ``outline_mm`` as "x,y x,y ..." in millimetres of ``view``; ``after`` the treatment;
    ``referred`` where a site referred to instead of the patient's own pain."""

    session_id: str
    view: View
    outline_mm: str
    after: bool
    referred: bool
    problem_id: str | None


@dataclass(frozen=True, slots=True, eq=False)
class PatientSites:
    """The needled sites, and the findings that were not needled, of all visits: one entry a mark in each column, visit by visit.

    ``session`` is the place in ``session_ids`` (oldest visit first), ``view`` in ``VIEWS``, ``place`` in ``places``; points are
    millimetres of the view; ``needled`` 1 for a site, 0 for a finding; ``twitched`` 1 yes, 0 no, -1 not said, -2 not
    to be seen, -3 not sought; ``twitches`` what was counted; ``known`` 0 where it twitched and nobody counted: a sum reads "at
    least".  Copies that nobody confirmed are not among them.  The arrays are read through the buffer protocol without a copy.
    """

    session_ids: tuple[str, ...] = ()
    places: tuple[SitePlace, ...] = ()
    session: array[int] = field(default_factory=lambda: array("l"))
    view: array[int] = field(default_factory=lambda: array("B"))
    x_mm: array[float] = field(default_factory=lambda: array("d"))
    y_mm: array[float] = field(default_factory=lambda: array("d"))
    place: array[int] = field(default_factory=lambda: array("l"))
    needled: array[int] = field(default_factory=lambda: array("B"))
    needles: array[int] = field(default_factory=lambda: array("l"))
    insertions: array[int] = field(default_factory=lambda: array("l"))
    twitches: array[int] = field(default_factory=lambda: array("l"))
    twitched: array[int] = field(default_factory=lambda: array("b"))
    known: array[int] = field(default_factory=lambda: array("B"))
    areas: tuple[DrawnArea, ...] = ()

    def __len__(self) -> int:
        return len(self.session)

    def figure(self, at: int) -> SiteFigure:
        """The mark at that place of the columns."""
        twitched = self.twitched[at]
        return SiteFigure(
            self.session_ids[self.session[at]],
            VIEWS[self.view[at]],
            self.x_mm[at],
            self.y_mm[at],
            self.places[self.place[at]],
            bool(self.needled[at]),
            self.needles[at],
            self.insertions[at],
            self.twitches[at],
            None if twitched < 0 else bool(twitched),
            bool(self.known[at]),
        )

    def figures(self) -> Iterator[SiteFigure]:
        """All marks, visit by visit; for a few thousand at most: a figure each costs more than all its columns."""
        return map(self.figure, range(len(self)))
