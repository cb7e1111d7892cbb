"""A line of the review as cells of its row, and back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date
from hashlib import blake2b
from operator import attrgetter
from typing import Any

from needlechart.domain.body import Side
from needlechart.domain.folding import folded
from needlechart.domain.moments import Moment
from needlechart.domain.needling import Resolution
from needlechart.domain.reactions import Severity
from needlechart.domain.review.line import (
    PATIENT_SEVERITIES,
    CountShown,
    CountStanding,
    LineStatus,
    NeedlingShown,
    PainShown,
    ProblemShown,
    ReactionShown,
    SessionLine,
)
from needlechart.domain.review.missing import MissingField
from needlechart.domain.review.tags import VOID as OUT_OF_CHART
from needlechart.domain.sessions import Attendance, VisitKind
from needlechart.domain.treatments import TreatmentKind
from needlechart.records.line_tables import CHART, COLUMNS, DRAFT, TERMS, VOID
from needlechart.records.row_form import Plain

Cells = tuple[Plain | bytes, ...]
"""The cells of one line in the order of ``COLUMNS``."""
NO_CHANGE = -100.0
"""Stands for a change in pain that nobody knows: in an index nothing may be empty, or pages could not go on after it."""
HEAD_OF = attrgetter(*(f.name for f in fields(SessionLine) if f.name not in ("key", "needling", "count", "missing")))
"""What the cells of ``HEAD`` are made of."""
_UNIT, _RECORD = "\x1f", "\x1e"
_SPACES = str.maketrans({_UNIT: " ", _RECORD: " "})
SELECTED = ", ".join(f"l.{column}" for column in ("key", *(c for c in COLUMNS if c not in TERMS)))
"""What a page reads of each line."""


def terms_digest(terms: frozenset[str]) -> bytes:
    """Sixteen bytes that change when the terms do."""
    return blake2b(" ".join(sorted(terms)).encode(), digest_size=16).digest()


def lies(line: SessionLine) -> str:
    """Where the line lies."""
    if line.status is LineStatus.VOID:
        return VOID
    return DRAFT if line.status is LineStatus.DRAFT else CHART


def terms_of(line: SessionLine, tags: frozenset[str], words: frozenset[str]) -> frozenset[str]:
    """What the index holds of a line; nothing of a draft."""
    if line.status is LineStatus.DRAFT:
        return frozenset()
    terms = tags | words
    return frozenset(OUT_OF_CHART + term for term in terms) if line.status is LineStatus.VOID else terms


def all_of(words: Iterable[str]) -> str:
    """In the words of the index: all of them.  Each is quoted, so that none is taken for an operator."""
    return " AND ".join(['"' + word.replace('"', '""') + '"' for word in words])


def padded(terms: Iterable[str]) -> str:
    """Words with a gap before and after each, so that each can be looked for whole."""
    return f" {' '.join(sorted(terms))} "


def cells_of(line: SessionLine, tags: frozenset[str], words: frozenset[str]) -> Cells:
    """All cells of the line but its key."""
    return (*head_cells(line), *needled_cells(line), *term_cells(line, tags, words))


def head_cells(line: SessionLine) -> Cells:
    """The cells of ``HEAD``."""
    started, waits, worst, change = line.started, line.waits_since, line.worst, line.pain.change
    return (
        line.session_id,
        lies(line),
        line.patient_id,
        line.given_name,
        line.family_name,
        line.patient_number,
        f"{folded(line.family_name)} {folded(line.given_name)}",
        line.therapist_id,
        line.date.isoformat(),
        line.kind.value,
        line.attendance.value,
        line.status.value,
        _RECORD.join([_units(p.name, p.region, p.side or "") for p in line.problems]),
        _RECORD.join([_units(r.kind, r.severity) for r in line.reactions]),
        _units(*line.treatments),
        int(line.late),
        int(line.reactions_asked),
        0 if worst is None else 1 + PATIENT_SEVERITIES.index(worst),
        line.entered_by,
        None if started is None else started.utc_ms,
        None if started is None else started.offset_min,
        None if waits is None else waits.utc_ms,
        None if waits is None else waits.offset_min,
        NO_CHANGE if change is None else change,
        line.pain.before,
        line.pain.after,
    )


def needled_cells(line: SessionLine) -> Cells:
    """The cells of ``NEEDLED``."""
    needling, count = line.needling, line.count
    return (
        needling.needles,
        needling.insertions,
        needling.twitches,
        int(needling.at_least),
        needling.in_body,
        needling.sites,
        needling.answered,
        _RECORD.join([_units(muscle, side) for muscle, side in needling.muscles]),
        _units(*needling.needle_types),
        _units(*needling.lots),
        count.standing.value,
        count.out,
        count.was,
        None if count.ended is None else count.ended.value,
        int(count.near_miss),
        _units(*line.missing),
    )


def term_cells(line: SessionLine, tags: frozenset[str], words: frozenset[str]) -> Cells:
    """The cells of ``TERMS``: of a draft what it is found by, of any other line the digest of what the index holds."""
    if line.status is LineStatus.DRAFT:
        return padded(tags), padded(words), b""
    return "", "", terms_digest(terms_of(line, tags, words))


def line_from(row: Sequence[Any]) -> SessionLine:
    """The line that was read as ``SELECTED``."""
    (
        key, session_id, _lies, patient_id, given, family, number, _sorts_as, therapist_id, day, kind, attendance, status,
        problems, reactions, treatments, late, asked, _severity, entered_by, started_ms, started_min, waits_ms, waits_min,
        _change, before, after, needles, insertions, twitches, at_least, in_body, sites, answered, muscles, types, lots,
        standing, out, was, ended, near_miss, missing,
    ) = row  # fmt: skip
    return SessionLine(
        key, session_id, patient_id, given, family, number, therapist_id, entered_by, date.fromisoformat(day),
        None if started_ms is None else Moment(started_ms, started_min), VisitKind(kind), Attendance(attendance),
        LineStatus(status), None if waits_ms is None else Moment(waits_ms, waits_min), bool(late),
        tuple(ProblemShown(name, region, Side(side) if side else None) for name, region, side in _records(problems)),
        NeedlingShown(
            needles, insertions, twitches, bool(at_least), in_body, sites, answered,
            tuple((muscle, Side(side)) for muscle, side in _records(muscles)), _parts(types), _parts(lots),
        ),
        CountShown(CountStanding(standing), out, was, None if ended is None else Resolution(ended), bool(near_miss)),
        PainShown(before, after),
        bool(asked),
        tuple(ReactionShown(reaction, Severity(severity)) for reaction, severity in _records(reactions)),
        tuple(map(TreatmentKind, _parts(treatments))),
        tuple(map(MissingField, _parts(missing))),
    )  # fmt: skip


def _units(*parts: str) -> str:
    if not parts:
        return ""
    joined = _UNIT.join(parts)
    if joined.count(_UNIT) == len(parts) - 1 and _RECORD not in joined:
        return joined
    return _UNIT.join(part.translate(_SPACES) for part in parts)


def _parts(text: str) -> tuple[str, ...]:
    return tuple(text.split(_UNIT)) if text else ()


def _records(text: str) -> list[list[str]]:
    return [record.split(_UNIT) for record in text.split(_RECORD)] if text else []
