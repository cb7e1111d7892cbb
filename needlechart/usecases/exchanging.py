"""Taking records out of a clinic and into one: the session document, and tables for a spreadsheet."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from needlechart.atlas import Atlas
from needlechart.domain.charts import PatientChart
from needlechart.domain.errors import NeedleChartError
from needlechart.domain.moments import clinic_date
from needlechart.exchange.document import document_text
from needlechart.exchange.document_reading import Header, read_header
from needlechart.exchange.table import session_table, site_table
from needlechart.records.clinic_file import ClinicFile
from needlechart.records.reading import Reading
from needlechart.resources import resources_folder
from needlechart.usecases.permissions import Deed, require
from needlechart.usecases.taking import Receiver

Progress = Callable[[int, int], None]
"""Told how many patients are done, of how many."""
PART = ".part"
"""What an unfinished export is called; it takes its name only when it is whole."""
OF_THE_CLINIC_FILE = ("", ".keys", ".keys.new", ".lock", "-wal", "-shm", "-journal")
"""The endings of a clinic file's name under which it and what belongs to it lie."""


class CannotWriteThere(NeedleChartError):
    """The file an export was to go to cannot be written."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(
            f"The export cannot be written to {name} ({why}).", "Choose another file; the clinic file was not touched."
        )


class FileIsThere(NeedleChartError):
    """A file of that name is there, and nobody said that it may be replaced."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is already there.", "Replace it, or save under another name.")


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import took."""

    patients: int
    sessions: int


def export_clinic(file: ClinicFile, form: str, out: Path | None, progress: Progress | None = None) -> None:
    """Writes all patients to ``out``, or to standard output: ``json`` (the session document), ``csv`` (one row a session) or
    ``sites-csv`` (one row a site).

    Patient by patient, with little memory.  A file is written beside its name and takes it only when it is whole, so an
    interrupted export leaves nothing.  Raises CannotWriteThere.
    """
    with file.work() as work:
        require(work.person, Deed.EXPORT)
        goes_to = allowed(out, file.path) if out is not None else None
        work.did(f"{Deed.EXPORT.value} ({form})")
    with file.reading() as reading:
        text = _text(reading, form, progress)
        if goes_to is None:
            _to_standard_output(text)
        else:
            write_whole(goes_to, text)


def import_document(file: ClinicFile, document: Path, progress: Progress | None = None) -> Taken:
    """Takes a session document's patients, with the people and catalogue entries the clinic does not have, all or nothing.

    DocumentRefused with the first place and a sentence: for an entry error anywhere; in a signed session for a gap, a
    refusal nobody explained, a wrong figure or a broken signature.  Drafts with gaps are taken.
    """
    with file.work() as work:
        require(work.person, Deed.IMPORT)
        header = read_header(document)
        today = clinic_date(work.now(), work.clinic.time_zone)
        receiver = Receiver.of(work.reading, header, today, Atlas.load(resources_folder() / "atlas"))
        count = _Count(header.patients, progress)
        work.add_many(_values(header, receiver, document, count), deed=Deed.IMPORT.value)
    return Taken(count.patients, count.sessions)


@dataclass(slots=True)
class _Count:
    of: int
    progress: Progress | None
    patients: int = 0
    sessions: int = 0

    def add(self, chart: PatientChart) -> None:
        self.patients += 1
        self.sessions += len(chart.sessions)
        if self.progress:
            self.progress(self.patients, self.of)


def _values(header: Header, receiver: Receiver, document: Path, count: _Count) -> Iterator[object]:
    own = receiver.reading
    there = {person.id for person in own.people()}
    yield from (person for person in header.people if person.id not in there)
    for entries in header.missing_in(own.catalogue()).values():
        yield from entries
    for read in receiver.charts(document):
        chart = read.chart
        yield chart.patient
        yield from chart.sessions
        for beside in (chart.addenda, chart.countersignatures, chart.reviews, chart.voidings):
            yield from beside
        count.add(chart)


def _text(reading: Reading, form: str, progress: Progress | None) -> Iterator[str]:
    charts = _counted(reading, progress)
    people, catalogue = reading.people(), reading.catalogue()
    if form == "json":
        return document_text(charts, people, catalogue)
    if form == "csv":
        return session_table(charts, people, catalogue)
    return site_table(charts, catalogue)


def _counted(reading: Reading, progress: Progress | None) -> Iterator[PatientChart]:
    of = reading.patient_count()
    for number, chart in enumerate(reading.charts(), 1):
        yield chart
        if progress:
            progress(number, of)


def allowed(out: Path, clinic_file: Path) -> Path:
    """``out`` when an export may go there; CannotWriteThere for a folder and for what belongs to the clinic file."""
    if out.is_dir():
        raise CannotWriteThere(out.name, "it is a folder")
    own = {clinic_file.resolve().with_name(f"{clinic_file.resolve().name}{ending}") for ending in OF_THE_CLINIC_FILE}
    if not own.isdisjoint((out.resolve(), out.with_name(out.name + PART).resolve())):
        raise CannotWriteThere(out.name, "it belongs to the clinic file")
    return out


def write_whole(out: Path, text: Iterator[str]) -> None:
    """Writes the pieces of text beside ``out``, which takes its name only when it is whole; CannotWriteThere otherwise."""
    write_whole_bytes(out, (piece.encode("utf-8") for piece in text))


def write_whole_bytes(out: Path, pieces: Iterator[bytes]) -> None:
    """The same for what is no text."""
    part = out.with_name(out.name + PART)
    try:
        part.unlink(missing_ok=True)
        with open(part, "wb", opener=_for_the_owner) as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        part.replace(out)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise CannotWriteThere(out.name, error.strerror or type(error).__name__) from None
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _for_the_owner(path: str, flags: int) -> int:
    """Opens a new file that nobody else on this computer may read: it holds patients in plain words."""
    return os.open(path, flags, 0o600)


def _to_standard_output(text: Iterator[str]) -> None:
    for piece in text:
        sys.stdout.buffer.write(piece.encode("utf-8"))
    sys.stdout.flush()
