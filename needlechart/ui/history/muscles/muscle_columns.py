"""The columns of the table per muscle: what stands in them, and by what they sort."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from needlechart.domain.body import Side
from needlechart.domain.catalogue import Catalogue
from needlechart.domain.history.by_muscle import MuscleFigures, left_against_right
from needlechart.domain.words import words
from needlechart.drawing.timeline.lane import figure
from needlechart.ui.history.spread_words import NOTHING, change_figure, change_range
from needlechart.ui.look.twitches import twitch_figure
from needlechart.ui.look.typed_date import short_date

Where = tuple[str, bool, Side]
"""A muscle (or an area for which none was named) and the patient's side."""


@dataclass(frozen=True, slots=True)
class MuscleRow:
    """One line of the table.  ``tied`` to the line below: the other side of the same muscle."""

    name: str
    of: MuscleFigures
    tied: bool = False

    @property
    def where(self) -> Where:
        """The muscle and side it is about."""
        return where_of(self.of)

    @property
    def needled(self) -> bool:
        """Whether it was needled in these visits; if not, it only stands beside the other side."""
        return self.of.sessions > 0


@dataclass(frozen=True, slots=True)
class Column:
    """``said`` and ``under`` are the lines of a cell, ``by`` what it sorts by (None goes last), ``about`` explains the head.

    ``falling``: the greatest comes first when it is chosen for sorting.  ``holds`` are the columns it stands for, itself when
    empty.
    """

    head: str
    about: str
    said: Callable[[MuscleRow], str]
    by: Callable[[MuscleRow], Any]
    under: Callable[[MuscleRow], str] = lambda _row: ""
    falling: bool = True
    holds: tuple[Column, ...] = ()

    def stands_for(self, column: Column) -> bool:
        """Whether the figures of that column are in it."""
        return column in (self.holds or (self,))


def where_of(row: MuscleFigures) -> Where:
    """The muscle and side of a row of figures."""
    return row.thing, row.is_muscle, row.side


def muscle_words(thing: str, catalogue: Catalogue) -> str:
    """The muscle or area as it is named in a list, without what stands in brackets."""
    return catalogue.structure_name(thing).partition(" (")[0]


def side_words(where: Where, catalogue: Catalogue) -> str:
    """ "Infraspinatus right"."""
    return f"{muscle_words(where[0], catalogue)} {words(where[2])}"


def _per_site(row: MuscleRow) -> str:
    per_site = row.of.twitches_per_site
    return NOTHING if per_site is None else f"{'≥' if row.of.at_least else ''}{figure(per_site)}"


def _share(row: MuscleRow) -> str:
    share = row.of.share_with_twitch
    return NOTHING if share is None else f"{round(100 * share)} %"


def _twitches(row: MuscleRow) -> str:
    return twitch_figure(row.of.twitches, row.of.at_least) if row.of.answered else NOTHING


def _side(row: MuscleRow) -> str:
    return words(row.of.side) if row.needled else f"{words(row.of.side)}, not needled"


def _inserted(row: MuscleRow) -> str:
    return f"{row.of.insertions} ins." if row.of.insertions != row.of.needles else ""


def _day(row: MuscleRow) -> str:
    return short_date(row.of.last_treated).rpartition(" ")[0] if row.of.last_treated is not None else NOTHING


def _year(row: MuscleRow) -> str:
    return str(row.of.last_treated.year) if row.of.last_treated is not None else ""


def _sore(row: MuscleRow) -> str:
    return figure(row.of.soreness.median) if row.of.soreness.median is not None else NOTHING


MUSCLE = Column("Muscle", "Muscle and side", lambda row: row.name, lambda row: row.name.casefold(), _side, falling=False)
VISITS = Column("Visits", "Visits that needled it", lambda row: str(row.of.sessions), lambda row: row.of.sessions)
NEEDLES = Column("Needles", "Needles that were new", lambda row: str(row.of.needles), lambda row: row.of.needles)
INSERTIONS = Column("Insertions", "Insertions of a needle", lambda row: str(row.of.insertions), lambda row: row.of.insertions)
TWITCHES = Column(
    "Twitches",
    "Twitches that were counted; at least so many where a site twitched and nobody counted",
    _twitches,
    lambda row: row.of.twitches if row.of.answered else None,
)
TWITCHED = Column(
    "Twitched",
    "Share of the sites that twitched, of those at which it was said whether a twitch came",
    _share,
    lambda row: row.of.share_with_twitch,
    lambda row: f"{row.of.sites_with_twitch} of {row.of.answered}" if row.of.answered else "",
)
PER_SITE = Column(
    "Per site",
    "Twitches for each site at which it was said whether one came",
    _per_site,
    lambda row: row.of.twitches_per_site,
)
LAST = Column("Last", "The last of these visits that needled it", _day, lambda row: row.of.last_treated, _year)
PAIN = Column(
    "Pain change",
    "Pain after minus before in the visits that needled it, points of 10: the middle value, how many visits, least to "
    "greatest. Below 0 is less pain. It is the pain of the whole visit.",
    lambda row: change_figure(row.of.pain_change),
    lambda row: row.of.pain_change.median,
    lambda row: change_range(row.of.pain_change),
    falling=False,
)
SORE = Column(
    "Sore",
    "Soreness 0 to 10, told after the visits that needled it: the middle value and how many visits",
    _sore,
    lambda row: row.of.soreness.median,
    lambda row: f"n {row.of.soreness.n}" if row.of.soreness.n else "",
)
COLUMNS = (MUSCLE, VISITS, NEEDLES, INSERTIONS, TWITCHES, TWITCHED, PER_SITE, LAST, PAIN, SORE)
"""All of them, each to sort by."""
_VISITED = replace(
    VISITS,
    about=f"{VISITS.about}, and the last of them",
    under=lambda row: short_date(row.of.last_treated) if row.of.last_treated is not None else "",
    holds=(VISITS, LAST),
)
_NEEDLED = replace(
    NEEDLES, about=f"{NEEDLES.about}, and how often they were inserted", under=_inserted, holds=(NEEDLES, INSERTIONS)
)
_YIELD = replace(
    TWITCHED,
    head="Yield",
    about=f"{TWITCHED.about}, and twitches for each of those",
    under=lambda row: f"{_per_site(row)} a site" if row.of.answered else "",
    holds=(TWITCHED, PER_SITE),
)
NARROW = (MUSCLE, _VISITED, _NEEDLED, TWITCHES, _YIELD, PAIN, SORE)
"""The same figures in fewer columns."""
_SIDES = {Side.LEFT: 0, Side.RIGHT: 1, Side.MIDLINE: 2}


def muscle_rows(
    figures: Sequence[MuscleFigures], catalogue: Catalogue, column: Column, *, falling: bool, paired: bool
) -> tuple[MuscleRow, ...]:
    """The needled muscles sorted by a column, equal ones by name and side; ``paired`` with left and right under each other, each
    pair where its first would stand.
    """
    rows = [MuscleRow(muscle_words(row.thing, catalogue), row) for row in figures if row.sessions]
    rows.sort(key=lambda row: (row.name.casefold(), row.of.thing, _SIDES[row.of.side]))
    told = [row for row in rows if column.by(row) is not None]
    told.sort(key=column.by, reverse=falling)
    ordered = told + [row for row in rows if column.by(row) is None]
    return tuple(_paired(ordered)) if paired else tuple(ordered)


def _paired(rows: Sequence[MuscleRow]) -> list[MuscleRow]:
    names = {(row.of.thing, row.of.is_muscle): row.name for row in rows}
    found = []
    for pair in left_against_right(row.of for row in rows):
        thing, is_muscle = pair.thing, pair.is_muscle
        sides = [pair.midline] if pair.midline is not None else []
        if pair.left is not None or pair.right is not None:
            left = pair.left or MuscleFigures(thing, is_muscle, Side.LEFT)
            sides = [left, pair.right or MuscleFigures(thing, is_muscle, Side.RIGHT), *sides]
        found += [MuscleRow(names[thing, is_muscle], side, side is not sides[-1]) for side in sides]
    return found
