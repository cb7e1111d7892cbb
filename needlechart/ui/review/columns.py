"""The columns of the table of all sessions: one row a column, with what stands in its cells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from needlechart.domain.review import SessionLine, Sort
from needlechart.domain.words import words
from needlechart.drawing.shown_order import ShownOrder
from needlechart.ui.look.twitches import twitch_figure
from needlechart.ui.look.typed_date import near_date
from needlechart.ui.review.cells import Cell, Names, count_cell, muscles_cell, pain_cell, reaction_cell, status_cell, treated_cell
from needlechart.ui.review.missing_words import missing_words


class Column(StrEnum):
    """A column; the value is what is kept of it."""

    DATE = "date"
    PATIENT = "patient"
    NUMBER = "number"
    THERAPIST = "therapist"
    REGION = "region"
    MUSCLES = "muscles"
    KIND = "kind"
    NEEDLES = "needles"
    INSERTIONS = "insertions"
    TWITCHES = "twitches"
    PAIN = "pain"
    REACTION = "reaction"
    COUNT = "count"
    TREATMENTS = "treatments"
    NEEDLE_TYPES = "needle_types"
    LOTS = "lots"
    MISSING = "missing"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """``words`` at its head, the ``sort`` it can be sorted by (None: by none), whether its figures stand at the right, and its
    width at 100 % text in pixels as delivered."""

    words: str
    cell: Callable[[SessionLine, Names], Cell]
    width_px: int
    sort: Sort | None = None
    right: bool = False


def _date(line: SessionLine, names: Names) -> Cell:
    at = f" {line.started.local:%H:%M}" if line.started is not None else ""
    return Cell(f"{near_date(line.date, names.today)}{at}")


def _plain(tell: Callable[[SessionLine], str]) -> Callable[[SessionLine, Names], Cell]:
    return lambda line, _names: Cell(tell(line))


def _figure(tell: Callable[[SessionLine], str]) -> Callable[[SessionLine, Names], Cell]:
    return lambda line, _names: Cell(tell(line), "text1", 500)


def _patient(line: SessionLine, _names: Names) -> Cell:
    return Cell(line.patient_name, "text1", 600)


def _regions(line: SessionLine, names: Names) -> Cell:
    return Cell(", ".join(dict.fromkeys(names.problem(problem) for problem in line.problems)))


def _needle_types(line: SessionLine, names: Names) -> Cell:
    return Cell(", ".join(names.needle(kind) for kind in line.needling.needle_types))


COLUMNS: dict[Column, ColumnRow] = {
    Column.DATE: ColumnRow("Date", _date, 128, Sort.DATE),
    Column.PATIENT: ColumnRow("Patient", _patient, 132, Sort.PATIENT),
    Column.NUMBER: ColumnRow("Number", _plain(lambda line: line.patient_number), 88),
    Column.THERAPIST: ColumnRow("Therapist", lambda line, names: Cell(names.person(line.therapist_id)), 92, Sort.THERAPIST),
    Column.REGION: ColumnRow("Region", _regions, 120),
    Column.MUSCLES: ColumnRow("Muscles", muscles_cell, 220),
    Column.KIND: ColumnRow("Visit", _plain(lambda line: words(line.kind).capitalize()), 108, Sort.KIND),
    Column.NEEDLES: ColumnRow("Needles", _figure(lambda line: str(line.needling.needles)), 70, Sort.NEEDLES, right=True),
    Column.INSERTIONS: ColumnRow(
        "Insertions", _figure(lambda line: str(line.needling.insertions)), 88, Sort.INSERTIONS, right=True
    ),
    Column.TWITCHES: ColumnRow(
        "Twitches",
        _figure(lambda line: twitch_figure(line.needling.twitches, line.needling.at_least)),
        72,
        Sort.TWITCHES,
        right=True,
    ),
    Column.PAIN: ColumnRow("Pain", pain_cell, 70, Sort.PAIN_CHANGE),
    Column.REACTION: ColumnRow("Reaction", reaction_cell, 106, Sort.SEVERITY),
    Column.COUNT: ColumnRow("Count", count_cell, 98, Sort.COUNT),
    Column.TREATMENTS: ColumnRow("Treatments", treated_cell, 180),
    Column.NEEDLE_TYPES: ColumnRow("Needle types", _needle_types, 130),
    Column.LOTS: ColumnRow("Lots", _plain(lambda line: ", ".join(line.needling.lots)), 110),
    Column.MISSING: ColumnRow("Missing", _plain(lambda line: missing_words(line.missing)), 170),
    Column.STATUS: ColumnRow("Status", status_cell, 148, Sort.STATUS),
}
"""Every column there is."""

NAMES: dict[Column, str] = {column: row.words for column, row in COLUMNS.items()}
DELIVERED: ShownOrder[Column] = ShownOrder(
    tuple(Column),
    frozenset(
        {
            Column.NUMBER,
            Column.MUSCLES,
            Column.KIND,
            Column.INSERTIONS,
            Column.TREATMENTS,
            Column.NEEDLE_TYPES,
            Column.LOTS,
            Column.MISSING,
        }
    ),
)
"""The columns as they are seen until somebody chooses."""
