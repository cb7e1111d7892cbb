"""Safety: needles unaccounted for, reactions beside published rates, what is open, how mismatches ended."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout

from needlechart.domain.figures import THRESHOLD, TOLD_BY_THERAPISTS, ClinicFigures, Counted, Grade
from needlechart.domain.figures.values import LEAST_TREATMENTS, GradeRate, Mismatches, Rate, Safety
from needlechart.domain.review import SessionFilter
from needlechart.domain.words import count_words, words
from needlechart.ui.figures.figure_words import GRADES, bars_of, per_thousand, published_words, sources_of
from needlechart.ui.figures.openings import CountedRow, CountedTable, FiguresPart
from needlechart.ui.figures.tile import Tile, TileView
from needlechart.ui.look.layout import box, col, section
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import small
from needlechart.usecases.figures import FiguresOpened

_TILE_EMS = 15


class SafetyPart(FiguresPart):
    """Four figures from afar, then the tables behind them."""

    def __init__(self) -> None:
        self.tiles = tuple(Tile() for _n in range(4))
        self._behind: list[Counted | None] = [None] * len(self.tiles)
        self._grid = QGridLayout()
        self._grid.setSpacing(16)
        self._across = 0
        self.open_now = CountedTable("Open now", ("What waits", "Sessions"), (1,))
        self.ended = CountedTable("How mismatches ended", ("How it ended", "Sessions"), (1,))
        heads = ("Reactions", "Sessions", "Per 1,000 treatments", "Per 1,000 needles", "Published")
        self.grades = CountedTable("Reactions by severity", heads, (1, 2, 3))
        self.kinds = CountedTable("Reactions by kind", heads, (1, 2, 3))
        self._threshold = small("", "text2", wrap=True)
        self._sources = small("", "text2", wrap=True)
        super().__init__(
            col(
                box(self._grid),
                16,
                section("Open now", self.open_now),
                16,
                section("Reactions", self.grades, self._threshold),
                16,
                section("Kinds of reactions", self.kinds, self._sources),
                16,
                section("How mismatched counts ended", self.ended),
                None,
                gap=8,
            ),
            name="Safety",
        )
        for at, tile in enumerate(self.tiles):
            tile.clicked.connect(lambda _on=False, at=at: self.open_counted(self._behind[at]))
        for table in (self.open_now, self.ended, self.grades, self.kinds):
            table.rows_wanted.connect(self.rows_wanted)

    def show_figures(self, figures: ClinicFigures, opened: FiguresOpened) -> None:
        """Other figures."""
        safety, names = figures.safety, opened.catalogue.event_types
        self._show_tiles(figures)
        self.open_now.show_counted(_open_now(safety))
        self.ended.show_counted(_ended(safety.mismatches))
        all_mild = _row("All mild, expected ones included", safety.all_mild)
        self.grades.show_counted([*(_row(GRADES[one.grade], one.rate) for one in safety.grades), all_mild])
        seen = [one for one in safety.kinds if one.rate.events.number]
        kinds = [_row(names[one.kind].words if one.kind in names else one.kind, one.rate) for one in seen]
        self.kinds.show_counted(kinds or [(("None in these months", "0", "", "", ""), None)])
        few = f" Fewer than {LEAST_TREATMENTS} treatments tell no rate." if figures.treatments < LEAST_TREATMENTS else ""
        self._threshold.setText(f"{THRESHOLD} {TOLD_BY_THERAPISTS} They are per 1,000 treatments.{few}")
        rates = (*(one.rate for one in safety.grades), safety.all_mild, *(one.rate for one in seen))
        self._sources.setText("\n".join(sources_of(rates)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_tiles()

    def _lay_tiles(self) -> None:
        across = max(1, min(len(self.tiles), int(self.width() // (_TILE_EMS * theme.px("body")))))
        across = 2 if across == 3 else across
        if across == self._across:
            return
        self._across = across
        for at, tile in enumerate(self.tiles):
            self._grid.addWidget(tile, at // across, at % across, Qt.AlignmentFlag.AlignTop)
        for column in range(len(self.tiles)):
            self._grid.setColumnStretch(column, 1 if column < across else 0)

    def _show_tiles(self, figures: ClinicFigures) -> None:
        by_grade = {one.grade: one for one in figures.safety.grades}
        shown = (
            _open_tile(figures),
            _mismatch_tile(figures.safety.mismatches),
            _mild_tile(by_grade[Grade.MILD]),
            _grave_tile(by_grade[Grade.SIGNIFICANT], by_grade[Grade.SERIOUS]),
        )
        for at, (view, counted) in enumerate(shown):
            self._behind[at] = counted
            self.tiles[at].show_tile(view, opens=bool(counted.number))

    def texts(self) -> tuple[str, ...]:
        """What the tiles say."""
        return tuple(tile.accessibleName() for tile in self.tiles)


def _open_tile(figures: ClinicFigures) -> tuple[TileView, Counted]:
    open_now = figures.safety.mismatches.open_now
    note = "how they end is not said" if open_now.number else f"none open in {figures.sessions.number:,} sessions"
    said = "count does not agree" if open_now.number == 1 else "counts do not agree"
    return TileView(f"{open_now.number:,}", said, note, loud=bool(open_now.number)), open_now


def _mismatch_tile(mismatches: Mismatches) -> tuple[TileView, Counted]:
    near = count_words(mismatches.near_misses, "near miss", "near misses")
    said = "count did not agree at first" if mismatches.all.number == 1 else "counts did not agree at first"
    return TileView(f"{mismatches.all.number:,}", said, f"{near} among them", bars_of(mismatches.trend)), mismatches.all


def _mild_tile(one: GradeRate) -> tuple[TileView, Counted]:
    rate, told = one.rate, one.rate.per_1000_treatments
    number = per_thousand(told) if told is not None else f"{rate.events.number:,}"
    of = "mild reactions per 1,000 treatments" if told is not None else "mild reactions"
    return TileView(number, of, f"published: {published_words(rate.published)}", bars_of(one.trend)), rate.events


def _grave_tile(significant: GradeRate, serious: GradeRate) -> tuple[TileView, Counted]:
    grave, worst = significant.rate.events, serious.rate.events
    note = f"{worst.number:,} of them serious" if worst.number else "none of them serious"
    view = TileView(f"{grave.number + worst.number:,}", "significant or serious reactions", note, bars_of(significant.trend))
    return replace(view, loud=bool(worst.number)), worst if worst.number else grave


def _row(name: str, rate: Rate) -> CountedRow:
    events = rate.events
    told = (name, f"{events.number:,}", per_thousand(rate.per_1000_treatments), per_thousand(rate.per_1000_needles))
    return (*told, published_words(rate.published)), _opens(events)


def _open_now(safety: Safety) -> list[CountedRow]:
    waiting = [(_waiting(one.hours), one.sessions) for one in safety.unsigned]
    counts = [
        ("Drafts with needles that are not counted yet", safety.not_counted.drafts),
        ("Signed, needles not counted", safety.not_counted.signed),
        ("Signed, count not obtained, with a reason", safety.not_counted.not_obtained),
    ]
    rows: list[CountedRow] = [
        ((words_, f"{counted.number:,}"), _opens(counted)) for words_, counted in (*waiting, *counts) if counted.number
    ]
    if safety.overdue:
        rows.append(((f"Follow-ups overdue{_longest(safety)}", f"{len(safety.overdue):,}"), None))
    return rows or [(("Nothing waits", "0"), None)]


def _ended(mismatches: Mismatches) -> list[CountedRow]:
    rows: list[CountedRow] = []
    for one in mismatches.ended:
        if one.sessions.number:
            how = words(one.resolution).capitalize() if one.resolution is not None else "Figure corrected"
            rows.append(((how, f"{one.sessions.number:,}"), one.sessions.opens))
    return rows or [(("Every count of these months agreed", "0"), None)]


def _longest(safety: Safety) -> str:
    return f", the longest: {safety.overdue[0].patient_name}" if safety.overdue else ""


def _waiting(hours: int) -> str:
    if not hours:
        return "Not signed"
    return f"Not signed for more than {f'{hours} hours' if hours < 72 else f'{hours // 24} days'}"


def _opens(counted: Counted) -> SessionFilter | None:
    return counted.opens if counted.number else None
