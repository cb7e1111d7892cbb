"""Writing many copies of charts, with everything that is kept beside their rows."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import islice

from needlechart.domain.folding import folded_words
from needlechart.domain.moments import Moment
from needlechart.domain.patients import Patient
from needlechart.domain.review.line import SessionLine
from needlechart.domain.review.places_in_time import IN_A_MINUTE_BITS, MINUTES_A_DAY, first_key
from needlechart.domain.review.tags import tags_of, words_of_session
from needlechart.domain.sessions import TreatmentSession
from needlechart.records.batch import LOWER_FIRST, Written
from needlechart.records.connection import Connection
from needlechart.records.copies import DAY_MS, ChartCopies, CopiedRows, Copy
from needlechart.records.layout import layout_of
from needlechart.records.line_batch import LinesOfMany, LineToWrite, beside_in
from needlechart.records.line_rows import cells_of, terms_of
from needlechart.records.line_writing import made_line
from needlechart.records.patient_words import words_of
from needlechart.records.remembered import Pending
from needlechart.records.signed_bytes import KEEP, SCHEMA
from needlechart.records.statements import statements_of
from needlechart.records.sum_copies import SumsOfCopies, SumsToCopy
from needlechart.records.writing import ADD_WORD

AT_ONCE = 40
"""So many copies are in memory as rows at the same time."""


class ChartToCopy:
    """A patient with sessions and what stands beside them.

    A copy must give other words for ``ids`` and for the patient's number; it may for the patient's names, for ``people`` (ids)
    and ``lots``.
    """

    def __init__(self, values: Sequence[object], people: Iterable[str], lots: Iterable[str]) -> None:
        (self.patient,) = (value for value in values if isinstance(value, Patient))
        self.ids = tuple(str(getattr(value, layout_of(value).key)) for value in values)
        names = (self.patient.number, self.patient.given_name, self.patient.family_name)
        self.rows = ChartCopies(values, frozenset((*self.ids, *people, *lots, *names)) - {""})
        self.kinds = Counter(type(value) for value in values)
        beside: dict[str, list[object]] = defaultdict(list)
        for value in values:
            beside[getattr(value, "session_id", "")].append(value)
        sessions = [value for value in values if isinstance(value, TreatmentSession)]
        self.lines = [_LineToCopy.of(session, self.patient, beside[session.id]) for session in sessions]
        self.sums = SumsToCopy.of(self.patient, [(session, beside_in(beside[session.id])) for session in sessions])

    def patient_of(self, copy: Copy) -> Patient:
        """The copy's patient, as far as patients are found by it."""
        names = (self.patient.number, self.patient.given_name, self.patient.family_name)
        number, given, family = (copy.words.get(word, word) if word else word for word in names)
        born = self.patient.born + timedelta(days=copy.days)
        patient_id = copy.words[self.patient.id]
        return replace(self.patient, id=patient_id, number=number, given_name=given, family_name=family, born=born)


@dataclass(frozen=True, slots=True)
class _LineToCopy:
    """A session's line with the words of its notes, and the lowest key of its minute."""

    line: SessionLine
    notes: frozenset[str]
    first: int

    @classmethod
    def of(cls, session: TreatmentSession, patient: Patient, beside: list[object]) -> _LineToCopy:
        together = beside_in(beside)
        line = made_line(session, patient, together).line
        nameless = replace(line, given_name="", family_name="", patient_number="")
        return cls(line, words_of_session(session, nameless, together.addenda), first_key(session))

    def copied(self, copy: Copy, patient: Patient) -> LineToWrite:
        line, other = self.line, copy.words.get
        copied = replace(
            line,
            session_id=copy.words[line.session_id],
            patient_id=patient.id,
            given_name=patient.given_name,
            family_name=patient.family_name,
            patient_number=patient.number,
            therapist_id=other(line.therapist_id, line.therapist_id),
            entered_by=None if line.entered_by is None else other(line.entered_by, line.entered_by),
            date=line.date + timedelta(days=copy.days),
            started=_moved(line.started, copy.days),
            waits_since=_moved(line.waits_since, copy.days),
            needling=replace(line.needling, lots=tuple(other(lot, lot) for lot in line.needling.lots)),
        )
        names = (patient.given_name, patient.family_name, patient.number)
        words = self.notes.union(*map(folded_words, names))
        tags = tags_of(copied)
        first = self.first + (copy.days * MINUTES_A_DAY << IN_A_MINUTE_BITS)
        return first, copied.session_id, cells_of(copied, tags, words), terms_of(copied, tags, words)


def write_copies(connection: Connection, pending: Pending, copies: Iterable[tuple[ChartToCopy, Copy]]) -> Written:
    """Writes them all; see ``Work.add_copies``."""
    written, digest, source = Written(), hashlib.sha256(), iter(copies)
    lines, sums = LinesOfMany(connection, pending), SumsOfCopies(connection)
    while some := list(islice(source, AT_ONCE)):
        rows, to_write, patients = CopiedRows(), [], []
        for chart, copy in some:
            chart.rows.add(copy, rows)
            patient = chart.patient_of(copy)
            patients.append(patient)
            to_write += [line.copied(copy, patient) for line in chart.lines]
            sums.add(chart.sums, patient.id, copy.words, timedelta(days=copy.days))
            written.kinds.update(chart.kinds)
        for table in LOWER_FIRST:
            if table.name in rows.by_table:
                connection.executemany(statements_of(table).insert, rows.by_table[table.name])
        connection.executemany(KEEP, [(session, kept, SCHEMA, 1, content) for session, kept, content in rows.signed])
        connection.executemany(ADD_WORD, [(word, p.id) for p in patients for word in sorted(words_of(p))])
        lines.write(to_write)
        for _session, kept, _content in rows.signed:
            digest.update(kept.encode())
        written.signed += len(rows.signed)
        written.patients.update(patient.id for patient in patients)
        written.sessions.update(line[1] for line in to_write)
    lines.end()
    sums.end()
    written.digest = digest.hexdigest()
    return written


def _moved(moment: Moment | None, days: int) -> Moment | None:
    return None if moment is None else Moment(moment.utc_ms + days * DAY_MS, moment.offset_min)
