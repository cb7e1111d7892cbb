"""Reading the summaries: one statement a group for any stretch of months, and what stands now."""

from __future__ import annotations

import datetime
from collections import defaultdict

from needlechart.domain.figures.months import Months, month_key
from needlechart.domain.figures.standing import DraftStanding
from needlechart.domain.figures.sums import FORMS, Group
from needlechart.domain.figures.totals import Numbers, Totals
from needlechart.domain.measures import ScaleCode
from needlechart.domain.moments import Moment
from needlechart.domain.review.line import CountStanding
from needlechart.records.connection import Connection
from needlechart.records.line_tables import IS_DRAFT, SESSION_LINE
from needlechart.records.sum_tables import CASE_CHANGE, OPEN_MISMATCH


def _summed(group: Group, *by: str) -> str:
    form = FORMS[group]
    sums = ", ".join(f"sum({name})" for name in form.numbers)
    return f"SELECT {', '.join(by)}, {sums} FROM {group} WHERE {form.keys[0]} BETWEEN ? AND ? GROUP BY {', '.join(by)}"


BY_DAY = _summed(Group.DAY, "day")
BY_THERAPIST = _summed(Group.DAY, "therapist_id")
BY_NEEDLE = _summed(Group.NEEDLE_TYPE, "needle_type")
BY_LOT = _summed(Group.LOT, "needle_type", "lot")
BY_MUSCLE = _summed(Group.MUSCLE, "muscle")
BY_REACTION = _summed(Group.REACTION, "kind", "severity")
BY_TREATMENT = _summed(Group.TREATMENT, "kind")
_LOAD = f"FROM {Group.CASELOAD} WHERE month BETWEEN ? AND ?"
CASELOADS = f"SELECT therapist_id, count(DISTINCT patient_id) {_LOAD} GROUP BY therapist_id"
PATIENTS = f"SELECT count(DISTINCT patient_id) {_LOAD}"
CHANGES = f"""
SELECT region, therapist_id, scale, change, count(*) FROM {CASE_CHANGE} WHERE last_on BETWEEN ? AND ?
GROUP BY region, therapist_id, scale, change"""
OPEN_MISMATCHES = f"SELECT coalesce(sum(mismatch_open), 0) FROM {Group.DAY} WHERE {OPEN_MISMATCH}"
DRAFTS = f"SELECT waits_since_utc_ms, waits_since_offset_min, standing FROM {SESSION_LINE} WHERE {IS_DRAFT}"
OF_DAYS, OF_MONTHS = (
    (BY_DAY, BY_THERAPIST, CHANGES),
    (BY_NEEDLE, BY_LOT, BY_MUSCLE, BY_REACTION, BY_TREATMENT, CASELOADS, PATIENTS),
)
"""Every statement of the totals: asked from day to day, and from month to month."""
_SCALES = {scale.value: scale for scale in ScaleCode}


def totals(connection: Connection, months: Months) -> Totals:
    """What the summaries hold for these months."""
    days = months.first.isoformat(), months.last.isoformat()
    whole = month_key(months.first), month_key(months.last)

    def rows(statement: str, between: tuple[str, str], group: Group, many: int = 1) -> dict[tuple[str, ...], Numbers]:
        names = FORMS[group].numbers
        found = connection.execute(statement, between).fetchall()
        return {row[:many]: dict(zip(names, row[many:], strict=True)) for row in found}

    (patients,) = connection.execute(PATIENTS, whole).fetchone()
    changes: dict[tuple[str, str, ScaleCode], dict[float, int]] = defaultdict(dict)
    for region, therapist_id, scale, change, often in connection.execute(CHANGES, days).fetchall():
        changes[region, therapist_id, _SCALES[scale]][change] = often
    return Totals(
        months,
        {datetime.date.fromisoformat(key[0]): row for key, row in rows(BY_DAY, days, Group.DAY).items()},
        {key[0]: row for key, row in rows(BY_THERAPIST, days, Group.DAY).items()},
        {key[0]: row for key, row in rows(BY_NEEDLE, whole, Group.NEEDLE_TYPE).items()},
        {(key[0], key[1]): row for key, row in rows(BY_LOT, whole, Group.LOT, 2).items()},
        {key[0]: row for key, row in rows(BY_MUSCLE, whole, Group.MUSCLE).items()},
        {(key[0], key[1]): row for key, row in rows(BY_REACTION, whole, Group.REACTION, 2).items()},
        {key[0]: row for key, row in rows(BY_TREATMENT, whole, Group.TREATMENT).items()},
        {"": patients, **dict(connection.execute(CASELOADS, whole).fetchall())},
        changes,
    )


def open_mismatches(connection: Connection) -> int:
    """How many signed sessions have a mismatch that nobody said the end of."""
    (number,) = connection.execute(OPEN_MISMATCHES).fetchone()
    return int(number)


def drafts_standing(connection: Connection) -> tuple[DraftStanding, ...]:
    """Every unsigned session: since when it waits, and how its count stands."""
    rows = connection.execute(DRAFTS).fetchall()
    return tuple(DraftStanding(Moment(since, offset), CountStanding(standing)) for since, offset, standing in rows)
