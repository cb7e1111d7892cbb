"""How the tables of a history call what they count: problems, measures, muscles."""

from __future__ import annotations

from collections.abc import Iterable

from needlechart.domain.catalogue import Catalogue
from needlechart.domain.history.measured import Measured
from needlechart.domain.measures import SCALES
from needlechart.domain.patients import Patient
from needlechart.exchange.table import Cell, csv_pieces, safe


def csv_text(header: Iterable[str], rows: Iterable[Iterable[Cell]]) -> str:
    """These rows as CSV that no spreadsheet takes for formulas."""
    return "".join(csv_pieces([safe(cell) for cell in header], ([safe(cell) for cell in row] for row in rows)))


def measure_name(key: Measured, patient: Patient) -> tuple[str, str]:
    """A measured thing with its problem, and its unit."""
    scale, what, problem_id = key
    parts = (SCALES[scale].name, what.replace("_", " "), problem_name(problem_id, patient))
    return ", ".join(part for part in parts if part), SCALES[scale].unit or "points"


def problem_name(problem_id: str | None, patient: Patient) -> str:
    """The problem as the patient knows it; its id when the patient has no such problem, "" for none."""
    problem = patient.problem(problem_id) if problem_id else None
    return problem.name if problem is not None else (problem_id or "")


def thing_name(thing: str, is_muscle: bool, catalogue: Catalogue) -> str:
    """A muscle by its name, an area by its key in words."""
    return (catalogue.muscle_name(thing) if is_muscle else "") or thing.replace("-", " ")
