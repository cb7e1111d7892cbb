"""The columns of the table per muscle: what stands in them, and by what they sort."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from needlechart.domain.body import Side
from needlechart.domain.catalogue import Catalogue
from needlechart.domain.history.by_muscle import MuscleFigures, Where, left_against_right
from needlechart.domain.words import least_twitches, words
from needlechart.drawing.timeline.lane import figure
from needlechart.ui.history.muscle_words import muscle_words
from needlechart.ui.history.spread_words import NOTHING, change_figure, change_range
from needlechart.ui.look.twitches import twitch_figure
from needlechart.ui.look.typed_date import short_date


@dataclass(frozen=True, slots=True)
class MuscleRow:
    """One line of the table.  ``tied`` to the line below: the other side of the same muscle.  ``newest`` is the last year in
    which one of the muscles was needled.
    """

    name: str
    of: MuscleFigures
    tied: bool = False
    newest: int = 0

    @property
    def where(self) -> Where:
        """The muscle and side it is about."""
        return self.of.where

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


def _yield(row: MuscleRow) -> str:
    per_needle = row.of.twitches_per_needle
    return NOTHING if per_needle is None else f"{'≥' if row.of.at_least else ''}{figure(per_needle)}"


def _yield_of(row: MuscleRow) -> str:
    """ "n 21", "n 21, 2 uncounted": needles, and sites that twitched without a count."""
    if row.of.twitches_per_needle is None:
        return ""
    return f"n {row.of.needles_answered}" + (f", {row.of.uncounted} uncounted" if row.of.uncounted else "")


def _twitched(row: MuscleRow) -> str:
    return f"{row.of.sites_with_twitch} of {row.of.answered}" if row.of.answered else ""


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


def _near_day(row: MuscleRow) -> str:
    """ "20 Nov", "20 Nov 2024" in another year than the newest."""
    day, last = _day(row), row.of.last_treated
    return day if last is None or last.year == row.newest else f"{day} {last.year}"


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
    lambda row: least_twitches(row.of.twitches, row.of.at_least) if row.of.answered else None,
)
TWITCHED = Column(
    "Twitched",
    "Share of the sites that twitched, of those at which it was said whether a twitch came",
    _share,
    lambda row: row.of.share_with_twitch,
    _twitched,
)
YIELD = Column(
    "Yield",
    "Twitches for each new needle at the sites where it was said whether a twitch came: n needles, and how many of these sites "
    "twitched and were not counted, which makes it a least figure",
    _yield,
    lambda row: row.of.twitches_per_needle,
    _yield_of,
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
COLUMNS = (MUSCLE, VISITS, NEEDLES, INSERTIONS, TWITCHES, TWITCHED, YIELD, LAST, PAIN, SORE)
"""All of them, each to sort by."""
_VISITED = replace(
    VISITS,
    about=f"{VISITS.about}, and the last of them",
    under=_near_day,
    holds=(VISITS, LAST),
)
_NEEDLED = replace(
    NEEDLES, about=f"{NEEDLES.about}, and how often they were inserted", under=_inserted, holds=(NEEDLES, INSERTIONS)
)
_TWITCHED = replace(TWITCHES, about=f"{TWITCHES.about}; {TWITCHED.about.lower()}", under=_twitched, holds=(TWITCHES, TWITCHED))
NARROW = (MUSCLE, _VISITED, _NEEDLED, _TWITCHED, YIELD, PAIN, SORE)
"""The same figures in fewer columns."""
_SIDES = {Side.LEFT: 0, Side.RIGHT: 1, Side.MIDLINE: 2}


def muscle_rows(
    figures: Sequence[MuscleFigures], catalogue: Catalogue, column: Column, *, falling: bool, paired: bool
) -> tuple[MuscleRow, ...]:
    """The needled muscles sorted by a column, equal ones by name and side; ``paired`` with left and right under each other, each
    pair where its first would stand.
    """
    newest = max((row.last_treated.year for row in figures if row.last_treated is not None), default=0)
    rows = [MuscleRow(muscle_words(row.thing, catalogue), row, newest=newest) for row in figures if row.sessions]
    rows.sort(key=lambda row: (row.name.casefold(), row.of.thing, _SIDES[row.of.side]))
    told = [row for row in rows if column.by(row) is not None]
    told.sort(key=column.by, reverse=falling)
    ordered = told + [row for row in rows if column.by(row) is None]
    return tuple(_paired(ordered)) if paired else tuple(ordered)


def _paired(rows: Sequence[MuscleRow]) -> list[MuscleRow]:
    names = {(row.of.thing, row.of.is_muscle): row.name for row in rows}
    newest = rows[0].newest if rows else 0
    found = []
    for pair in left_against_right(row.of for row in rows):
        thing, is_muscle = pair.thing, pair.is_muscle
        sides = [pair.midline] if pair.midline is not None else []
        if pair.left is not None or pair.right is not None:
            left = pair.left or MuscleFigures(thing, is_muscle, Side.LEFT)
            sides = [left, pair.right or MuscleFigures(thing, is_muscle, Side.RIGHT), *sides]
        found += [MuscleRow(names[thing, is_muscle], side, side is not sides[-1], newest) for side in sides]
    return found
