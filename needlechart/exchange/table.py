"""Tables for a spreadsheet: one row a session, or one row a site, as CSV that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from needlechart.domain.catalogue import Catalogue
from needlechart.domain.charts import PatientChart
from needlechart.domain.derived import Derived, derived_of
from needlechart.domain.measures import ScaleCode, When
from needlechart.domain.moments import Moment
from needlechart.domain.needling import Needle, Site, Twitch
from needlechart.domain.patients import Patient
from needlechart.domain.people import Person
from needlechart.domain.sessions import TreatmentSession

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""A cell beginning with one of these is a formula to a spreadsheet."""
ROWS_AT_ONCE = 500
Cell = str | int | float | bool | date | Moment | StrEnum | None


def safe(cell: Cell) -> str:
    """The cell as text; what somebody typed never begins like a formula (an apostrophe is put in front)."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, Moment):
        return cell.text()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(FORMULA_SIGNS) else str(cell)
    return f"{cell:g}" if isinstance(cell, float) else str(cell)


@dataclass(frozen=True, slots=True)
class _SessionRow:
    patient: Patient
    session: TreatmentSession
    derived: Derived
    names: dict[str, str]
    catalogue: Catalogue

    def pain(self, when: When) -> str:
        """Pain of each problem, in the order of the problems."""
        found = [m for m in self.session.measurements if m.scale is ScaleCode.NPRS and m.when is when]
        return "; ".join(f"{m.value:g}" for m in found)

    def problems(self) -> str:
        return "; ".join(p.name for p in self.patient.problems if p.id in self.session.problem_ids)

    def reactions(self) -> str:
        kinds = self.catalogue.event_types
        return "; ".join(kinds[r.kind].words if r.kind in kinds else r.kind for r in self.session.reactions)

    def advice(self) -> str:
        known = self.catalogue.advice
        return "; ".join(known[key].words if key in known else key for key in self.session.advice)


SESSION_COLUMNS: dict[str, Callable[[_SessionRow], Cell]] = {
    "patient_id": lambda r: r.patient.id,
    "patient_number": lambda r: r.patient.number,
    "family_name": lambda r: r.patient.family_name,
    "given_name": lambda r: r.patient.given_name,
    "born": lambda r: r.patient.born,
    "session_id": lambda r: r.session.id,
    "date": lambda r: r.session.date,
    "kind": lambda r: r.session.kind,
    "state": lambda r: r.session.state,
    "attendance": lambda r: r.session.attendance,
    "started": lambda r: r.session.started,
    "ended": lambda r: r.session.ended,
    "therapist": lambda r: r.names.get(r.session.therapist_id, r.session.therapist_id),
    "entered_by": lambda r: r.names.get(r.session.entered_by or "", r.session.entered_by),
    "position": lambda r: r.session.position,
    "problems": _SessionRow.problems,
    "pain_before": lambda r: r.pain(When.BEFORE),
    "pain_after": lambda r: r.pain(When.AFTER),
    "sites": lambda r: len(r.session.sites),
    "findings": lambda r: len(r.session.findings),
    "needles_opened": lambda r: r.session.count.opened,
    "needles_in": lambda r: r.derived.needles_in,
    "needles_out": lambda r: r.derived.needles_out,
    "needles_to_sharps": lambda r: r.session.count.sharps,
    "needles_unused": lambda r: r.session.count.unused,
    "discrepancies": lambda r: len(r.session.discrepancies),
    "insertions": lambda r: r.derived.insertions,
    "ltr_total": lambda r: r.derived.ltr_total,
    "ltr_total_is_minimum": lambda r: r.derived.ltr_total_is_minimum,
    "muscles_distinct": lambda r: r.derived.muscles_distinct,
    "muscles_with_side": lambda r: r.derived.muscles_with_side,
    "code_distinct": lambda r: r.derived.code_distinct,
    "code_with_side": lambda r: r.derived.code_with_side,
    "timed_minutes": lambda r: r.derived.timed_minutes,
    "units_cms": lambda r: _units(r.derived.units_cms),
    "units_ama": lambda r: _units(r.derived.units_ama),
    "treatments": lambda r: "; ".join(t.name for t in r.session.treatments),
    "reaction_answer": lambda r: r.session.reaction_answer,
    "reactions": _SessionRow.reactions,
    "advice": _SessionRow.advice,
    "tolerance": lambda r: r.session.tolerance,
    "assessment": lambda r: r.session.assessment,
    "signed_by": lambda r: r.names.get(r.session.signature.person_id) if r.session.signature else None,
    "signed_at": lambda r: r.session.signature.at if r.session.signature else None,
}
"""The columns of the table of sessions."""


@dataclass(frozen=True, slots=True)
class _SiteRow:
    patient: Patient
    session: TreatmentSession
    site: Site
    catalogue: Catalogue

    def needle(self, of: Callable[[Needle], Cell]) -> Cell:
        return None if self.site.needle is None else of(self.site.needle)

    def twitch(self, of: Callable[[Twitch], Cell]) -> Cell:
        return None if self.site.twitch is None else of(self.site.twitch)


SITE_COLUMNS: dict[str, Callable[[_SiteRow], Cell]] = {
    "patient_number": lambda r: r.patient.number,
    "session_id": lambda r: r.session.id,
    "date": lambda r: r.session.date,
    "site_id": lambda r: r.site.id,
    "order": lambda r: r.site.order,
    "muscle": lambda r: r.catalogue.muscle_name(r.site.place.muscle),
    "structure": lambda r: r.site.place.structure,
    "structure_kind": lambda r: r.site.place.kind,
    "side": lambda r: r.site.place.side,
    "view": lambda r: r.site.place.point.view,
    "x_mm": lambda r: r.site.place.point.x_mm,
    "y_mm": lambda r: r.site.place.point.y_mm,
    "layer": lambda r: r.site.place.layer,
    "needle_diameter_mm": lambda r: r.needle(lambda n: n.diameter_mm),
    "needle_length_mm": lambda r: r.needle(lambda n: n.length_mm),
    "needle_lot": lambda r: r.needle(lambda n: n.lot),
    "new_needles": lambda r: r.site.new_needles,
    "insertions": lambda r: r.site.insertions,
    "technique": lambda r: r.site.technique,
    "depth_mm": lambda r: r.site.depth_mm,
    "tissue_level": lambda r: r.site.tissue_level,
    "retention_s": lambda r: r.site.retention_s,
    "planned_s": lambda r: r.site.planned_s,
    "ltr_elicited": lambda r: r.twitch(lambda t: t.elicited),
    "ltr_count": lambda r: r.twitch(lambda t: t.count),
    "ltr_first": lambda r: r.twitch(lambda t: t.first),
    "ltr_last": lambda r: r.twitch(lambda t: t.last),
    "end_reason": lambda r: r.twitch(lambda t: t.end_reason),
    "familiar": lambda r: r.site.familiar,
    "referred_to": lambda r: r.site.referral.area if r.site.referral else None,
    "pain_on_insertion": lambda r: r.site.pain_on_insertion,
    "pain_during": lambda r: r.site.pain_during,
    "bleeding": lambda r: r.site.bleeding,
    "tolerance": lambda r: r.site.tolerance,
    "confirmed": lambda r: r.site.confirmed,
    "note": lambda r: r.site.note,
}
"""The columns of the table of sites."""


def session_table(charts: Iterable[PatientChart], people: Sequence[Person], catalogue: Catalogue) -> Iterator[str]:
    """CSV with one row a session, in pieces of text."""
    names = {person.id: person.name for person in people}
    rows = (
        _SessionRow(chart.patient, session, derived_of(session, catalogue), names, catalogue)
        for chart in charts
        for session in chart.sessions
    )
    return csv_pieces(tuple(SESSION_COLUMNS), ([safe(cell(row)) for cell in SESSION_COLUMNS.values()] for row in rows))


def site_table(charts: Iterable[PatientChart], catalogue: Catalogue) -> Iterator[str]:
    """CSV with one row a needled site, in pieces of text."""
    rows = (
        _SiteRow(chart.patient, session, site, catalogue)
        for chart in charts
        for session in chart.sessions
        for site in session.sites
    )
    return csv_pieces(tuple(SITE_COLUMNS), ([safe(cell(row)) for cell in SITE_COLUMNS.values()] for row in rows))


def csv_pieces(header: Sequence[str], rows: Iterable[list[str]]) -> Iterator[str]:
    """CSV in pieces of text; the cells are ``safe`` already."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    for number, row in enumerate(rows, 1):
        writer.writerow(row)
        if number % ROWS_AT_ONCE == 0:
            yield _taken(text)
    yield _taken(text)


def _taken(text: io.StringIO) -> str:
    found = text.getvalue()
    text.seek(0)
    text.truncate()
    return found


def _units(units: dict[str, int]) -> str:
    return "; ".join(f"{code} × {number}" for code, number in sorted(units.items()))
