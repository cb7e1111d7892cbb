"""Looking back on a course of treatment: a chart's sites in columns, and what is taken out of it: numbers, pages, paper."""

from __future__ import annotations

from pathlib import Path

from needlechart.domain.history.sites import PatientSites
from needlechart.records.reading import Reading
from needlechart.records.work import Work
from needlechart.usecases.exchanging import FileIsThere, allowed, write_whole_bytes
from needlechart.usecases.permissions import Deed, require
from needlechart.usecases.persons import person_of


def read_sites(reading: Reading, person_id: str, patient_id: str) -> PatientSites:
    """All sites, findings and drawn areas of the chart that is open; one statement, asked only when something shows them."""
    require(person_of(reading, person_id), Deed.LOOK_AT_CHART)
    return reading.patient_sites(patient_id)


def take_numbers_out(work: Work, patient_id: str, text: str, out: Path, clinic_file: Path, *, replace: bool = False) -> None:
    """Writes numbers of a history (a table of ``exchange.history_csv``) to ``out``; it is audited, and no file is left when it
    cannot be written.

    Raises NotAllowed, FileIsThere unless it may ``replace`` one, or CannotWriteThere also for a file of ``clinic_file``.
    """
    _take_out(work, patient_id, text.encode("utf-8"), "csv", out, clinic_file, replace=replace)


def take_pages_out(work: Work, patient_id: str, pages: bytes, out: Path, clinic_file: Path, *, replace: bool = False) -> None:
    """The same for a report: ``pages`` are the bytes of a PDF."""
    _take_out(work, patient_id, pages, "pdf", out, clinic_file, replace=replace)


def take_out_on_paper(work: Work, patient_id: str) -> None:
    """Says in the trail that a report goes to a printer; NotAllowed."""
    require(work.person, Deed.TAKE_HISTORY_OUT)
    work.did(f"{Deed.TAKE_HISTORY_OUT.value} (print)", patient_id)


def _take_out(work: Work, patient_id: str, what: bytes, form: str, out: Path, clinic_file: Path, *, replace: bool) -> None:
    require(work.person, Deed.TAKE_HISTORY_OUT)
    goes_to = allowed(out, clinic_file)
    if goes_to.exists() and not replace:
        raise FileIsThere(goes_to.name)
    work.did(f"{Deed.TAKE_HISTORY_OUT.value} ({form})", patient_id)
    write_whole_bytes(goes_to, iter((what,)))
