"""Keeping the summaries in step with the record, in the transaction that changes the record.

A draft adds nothing, so that charting costs nothing here.  What changes them is rare: a signature, an entry beside a signed
session that tells of a reaction, a session taken out of the chart, an import.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from needlechart.domain.afterwards import Addendum, Voiding
from needlechart.domain.figures.sums import FORMS, Group, Sums, difference, sums_of
from needlechart.domain.patients import Patient
from needlechart.domain.review.line_of import BesideSession
from needlechart.domain.sessions import TreatmentSession
from needlechart.records.case_writing import keep_cases
from needlechart.records.connection import Connection
from needlechart.records.loading import load

_VOIDINGS = "SELECT count(*) FROM voiding WHERE session_id = ?"


def keep_sums(connection: Connection, before: object | None, after: object) -> None:
    """Brings the summaries up to date with a value that was written just now."""
    if isinstance(after, TreatmentSession):
        if after.signature is not None:
            add_sums(connection, sums_of(after, beside_of(connection, after.id)))
            keep_cases(connection, (after.patient_id,))
    elif isinstance(after, Addendum | Voiding):
        if isinstance(after, Voiding) or after.reactions:
            _keep_beside(connection, after)
    elif isinstance(after, Patient) and isinstance(before, Patient) and regions_of(before) != regions_of(after):
        keep_cases(connection, (after.id,))


def beside_of(connection: Connection, session_id: str) -> BesideSession:
    """What was added beside the session, as far as it is summed."""
    addenda: list[Addendum] = load(connection, Addendum, "session_id = ?", (session_id,))
    (voidings,) = connection.execute(_VOIDINGS, (session_id,)).fetchone()
    return BesideSession(tuple(addenda), void=voidings > 0)


def without(connection: Connection, beside: BesideSession, values: Iterable[object], session_id: str) -> BesideSession:
    """What stood beside the session before these values were written."""
    new = {value.id for value in values if isinstance(value, Addendum | Voiding)}
    (voidings,) = connection.execute(_VOIDINGS, (session_id,)).fetchone()
    added = sum(isinstance(value, Voiding) for value in values)
    return BesideSession(tuple(a for a in beside.addenda if a.id not in new), void=voidings > added)


def regions_of(patient: Patient) -> dict[str, str]:
    """The region of each problem."""
    return {problem.id: problem.region for problem in patient.problems}


def add_sums(connection: Connection, sums: Sums) -> None:
    """Adds these numbers to the summaries, one statement a group; rows that come to no session go."""
    rows: dict[Group, list[tuple[str | int, ...]]] = defaultdict(list)
    fewer: dict[Group, list[tuple[str, ...]]] = defaultdict(list)
    for (group, key), numbers in sums.items():
        rows[group].append((*key, *numbers))
        if numbers[0] < 0:
            fewer[group].append(key)
    for group, cells in rows.items():
        connection.executemany(_add(group), cells)
    for group, keys in fewer.items():
        connection.executemany(_drop(group), keys)


def _keep_beside(connection: Connection, value: Addendum | Voiding) -> None:
    (session,) = load(connection, TreatmentSession, "id = ?", (value.session_id,))
    beside = beside_of(connection, session.id)
    before = sums_of(session, without(connection, beside, (value,), session.id))
    add_sums(connection, difference(before, sums_of(session, beside)))
    if isinstance(value, Voiding):
        keep_cases(connection, (session.patient_id,))


@cache
def _add(group: Group) -> str:
    form = FORMS[group]
    columns = (*form.keys, *form.numbers)
    sums = ", ".join(f"{name} = {name} + excluded.{name}" for name in form.numbers)
    return (
        f"INSERT INTO {group} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))}) "
        f"ON CONFLICT ({', '.join(form.keys)}) DO UPDATE SET {sums}"
    )


@cache
def _drop(group: Group) -> str:
    where = " AND ".join(f"{name} = ?" for name in FORMS[group].keys)
    return f"DELETE FROM {group} WHERE {where} AND sessions = 0"
