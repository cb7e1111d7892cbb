"""Needles used: by type and lot, by therapist, the sharps log, and whom a lot went into."""

from __future__ import annotations

from PySide6.QtCore import Signal

from needlechart.domain.catalogue import Catalogue
from needlechart.domain.figures import ClinicFigures
from needlechart.domain.figures.values import NeedlesOf, NeedlesOfType, SharpsDay
from needlechart.domain.review import SessionFilter
from needlechart.ui.figures.figure_words import bars_of
from needlechart.ui.figures.openings import CountedRow, CountedTable, FiguresPart
from needlechart.ui.figures.tile import Tile, TileView
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.fields import TextField
from needlechart.ui.look.layout import col, row, section
from needlechart.ui.look.theme import theme
from needlechart.ui.look.typed_date import short_date
from needlechart.ui.look.words import small
from needlechart.usecases.figures import FiguresOpened

_MOST_DAYS = 31
_NOT_SAID = "not said"


class NeedlesPart(FiguresPart):
    """``recall_wanted(lot)`` from the field below the types."""

    recall_wanted = Signal(str)

    def __init__(self) -> None:
        self._all = SessionFilter()
        self.used = Tile()
        self.types = CountedTable("Needle types", ("Type", "Needles", "Insertions", "Lots, with their needles"), (1, 2))
        self.therapists = CountedTable("Needles by therapist", ("Therapist", "Needles", "Insertions", "Sessions"), (1, 2, 3))
        heads = ("Day", "Sessions", "Needles", "Opened", "Sharps box", "Unused")
        self.sharps = CountedTable("Sharps log", heads, range(1, 6))
        self.lot = TextField("Lot as it stands on the pack", "Lot to recall")
        self.recall = Button("Lot recall", "plain", "search", size="head")
        self._log_note = small("", "text2", wrap=True)
        super().__init__(
            col(
                self.used,
                16,
                section("Types and lots", self.types, row((self.lot, 1), self.recall, None, gap=8)),
                16,
                section("By therapist", self.therapists),
                16,
                section("Sharps log", self.sharps, self._log_note),
                None,
                gap=8,
            ),
            name="Needles",
        )
        self.lot.setMaximumWidth(round(theme.px("body") * 24))
        for table in (self.types, self.therapists, self.sharps):
            table.rows_wanted.connect(self.rows_wanted)
        self.used.clicked.connect(lambda: self.rows_wanted.emit(self._all))
        self.recall.clicked.connect(lambda: self.recall_wanted.emit(self.lot.value()))
        self.lot.submitted.connect(lambda: self.recall_wanted.emit(self.lot.value()))

    def show_figures(self, figures: ClinicFigures, opened: FiguresOpened) -> None:
        """Other figures."""
        needles = figures.needles
        self._all = figures.sessions.opens
        of = f"{needles.insertions:,} insertions in {figures.treatments:,} treatments"
        view = TileView(f"{needles.needles:,}", "needles used", of, bars_of(needles.trend))
        self.used.show_tile(view, opens=bool(figures.sessions.number))
        self.types.show_counted([_of_type(one, opened.catalogue) for one in needles.by_type])
        self.therapists.show_counted([_of_therapist(one, opened) for one in needles.by_therapist])
        days = needles.days[-_MOST_DAYS:]
        self.sharps.show_counted([_of_day(day) for day in reversed(days)])
        more = len(needles.days) - len(days)
        self._log_note.setText(f"{more} earlier days are not listed; choose a month to see each of its days." if more else "")
        self._log_note.setVisible(bool(more))


def _of_type(one: NeedlesOfType, catalogue: Catalogue) -> CountedRow:
    known = catalogue.needles.get(one.all.what)
    name = known.words if known is not None else one.all.what.replace("x", " × ") or _NOT_SAID
    lots = ", ".join(f"{lot.what or _NOT_SAID} {lot.needles:,}" for lot in one.lots)
    return (name, f"{one.all.needles:,}", f"{one.all.insertions:,}", lots), one.all.sessions.opens


def _of_therapist(one: NeedlesOf, opened: FiguresOpened) -> CountedRow:
    figures = (f"{number:,}" for number in (one.needles, one.insertions, one.sessions.number))
    return (opened.name_of(one.what), *figures), one.sessions.opens


def _of_day(one: SharpsDay) -> CountedRow:
    figures = (f"{number:,}" for number in (one.sessions.number, one.needles, one.opened, one.sharps, one.unused))
    return (short_date(one.day), *figures), one.sessions.opens
