"""Looking back on a course of treatment: a chart's sites in columns, and what is taken out of it: numbers, pages, paper."""

from __future__ import annotations

from pathlib import Path

from needlechart.domain.history.sites import PatientSites
from needlechart.records.reading import Reading
from needlechart.records.work import Work
from needlechart.usecases.exchanging import allowed, write_whole, write_whole_bytes
from needlechart.usecases.permissions import Deed, require
from needlechart.usecases.persons import person_of


def read_sites(reading: Reading, person_id: str, patient_id: str) -> PatientSites:
    """All sites, findings and drawn areas of the chart that is open; one statement, asked only when something shows them."""
    require(person_of(reading, person_id), Deed.LOOK_AT_CHART)
    return reading.patient_sites(patient_id)


def take_numbers_out(work: Work, patient_id: str, text: str, out: Path, clinic_file: Path) -> None:
    """Writes numbers of a history (a table of ``exchange.history_csv``) to ``out``; it is audited, and no file is left when it
    cannot be written.

    Raises NotAllowed, or CannotWriteThere also for a file that belongs to ``clinic_file``.
    """
    require(work.person, Deed.TAKE_HISTORY_OUT)
    goes_to = allowed(out, clinic_file)
    work.did(f"{Deed.TAKE_HISTORY_OUT.value} (csv)", patient_id)
    write_whole(goes_to, iter((text,)))


def take_pages_out(
    work: Work, patient_id: str, pages: bytes, out: Path, clinic_file: Path, session_id: str | None = None
) -> None:
    """Writes a report (the bytes of a PDF) to ``out``, of one session with ``session_id``; audited, and no file is left when it
    cannot be written.

    Raises NotAllowed, or CannotWriteThere also for a file that belongs to ``clinic_file``.
    """
    require(work.person, Deed.TAKE_HISTORY_OUT)
    goes_to = allowed(out, clinic_file)
    work.did(f"{Deed.TAKE_HISTORY_OUT.value} (pdf)", patient_id, session_id)
    write_whole_bytes(goes_to, iter((pages,)))


def take_out_on_paper(work: Work, patient_id: str, session_id: str | None = None) -> None:
    """Says in the trail that a report goes to a printer; NotAllowed."""
    require(work.person, Deed.TAKE_HISTORY_OUT)
    work.did(f"{Deed.TAKE_HISTORY_OUT.value} (print)", patient_id, session_id)
