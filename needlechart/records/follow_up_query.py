"""Visits after which somebody is to be asked: a promised call, a follow-up of a reaction, a reaction that has not ended."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter

from needlechart.domain.lines import FollowUpLine, FollowUpWhy
from needlechart.records.connection import Connection

CALL_DAYS = 14
"""A call about soreness that nobody made is told so long; after that it says nothing of that visit any more.  Our own choice."""

_LOCAL_DAY = "date({0}_utc_ms / 1000 + {0}_offset_min * 60, 'unixepoch')"
_ASKED = f"""
   AND s.attendance = 'arrived' AND NOT EXISTS (SELECT 1 FROM voiding v WHERE v.session_id = s.id)
   AND NOT EXISTS (SELECT 1 FROM session l WHERE l.patient_id = s.patient_id AND l.date > s.date AND l.attendance = 'arrived'
     AND NOT EXISTS (SELECT 1 FROM voiding v WHERE v.session_id = l.id))
   AND NOT EXISTS (SELECT 1 FROM addendum a WHERE a.session_id = s.id AND a.kind <> 'correction'
     AND {_LOCAL_DAY.format("a.at")} > {{told}})"""
"""Nobody has asked yet: the patient was not here again, and nothing was added beside the visit later than ``told``."""
_WHO = "s.id, s.patient_id, p.given_name, p.family_name, p.phone, s.date, s.therapist_id"
_OPEN = "coalesce(r.outcome, 'ongoing') = 'ongoing' AND r.severity <> 'staff'"
_CALL_DAY = _LOCAL_DAY.format("s.follow_up_call")
_ADDED_ON = _LOCAL_DAY.format("e.at")
_VISIT = "CROSS JOIN session s ON s.id = {0}.session_id CROSS JOIN patient p ON p.id = s.patient_id"
_ENTRY = f"CROSS JOIN addendum e ON e.id = {{0}}.addendum_id {_VISIT.format('e')}"
# What is open stands in indexes of its own and is few; in this order of joining no other row is looked at.
DUE = f"""
SELECT {_WHO}, 'call', {_CALL_DAY} AS due FROM session s INDEXED BY session_with_call CROSS JOIN patient p ON p.id = s.patient_id
 WHERE s.date >= ?2 AND s.follow_up_call_utc_ms IS NOT NULL AND {_CALL_DAY} <= ?1 {_ASKED.format(told="s.date")}
UNION ALL
SELECT {_WHO}, 'reaction_due', f.due FROM session_follow_up f INDEXED BY session_follow_up_open {_VISIT.format("f")}
 WHERE f.done IS NULL AND f.due <= ?1 {_ASKED.format(told="s.date")}
UNION ALL
SELECT {_WHO}, 'reaction_due', f.due FROM addendum_follow_up f INDEXED BY addendum_follow_up_open {_ENTRY.format("f")}
 WHERE f.done IS NULL AND f.due <= ?1 {_ASKED.format(told=_ADDED_ON)}
UNION ALL
SELECT {_WHO}, 'reaction_open', date(s.date, '+1 day')
 FROM session_reaction r INDEXED BY session_reaction_open {_VISIT.format("r")}
 WHERE {_OPEN} AND s.date < ?1 {_ASKED.format(told="s.date")}
UNION ALL
SELECT {_WHO}, 'reaction_open', date({_ADDED_ON}, '+1 day')
 FROM addendum_reaction r INDEXED BY addendum_reaction_open {_ENTRY.format("r")}
 WHERE {_OPEN} AND {_ADDED_ON} < ?1 {_ASKED.format(told=_ADDED_ON)}"""


def follow_ups_due(connection: Connection, today: date) -> tuple[FollowUpLine, ...]:
    """One line a visit, the longest due first; a reaction counts as open from the day after it was told."""
    values = (today.isoformat(), (today - timedelta(days=CALL_DAYS)).isoformat())
    rows = sorted(connection.execute(DUE, values).fetchall(), key=itemgetter(0, 7))
    lines = (_line(list(of_one)) for _id, of_one in groupby(rows, key=itemgetter(0)))
    return tuple(sorted(lines, key=lambda line: (line.due, line.session_id)))


def _line(rows: list[tuple[str, ...]]) -> FollowUpLine:
    session_id, patient_id, given, family, phone, day, therapist_id, _why, _due = rows[0]
    return FollowUpLine(
        session_id,
        patient_id,
        f"{given} {family}".strip(),
        phone,
        date.fromisoformat(day),
        therapist_id,
        tuple(dict.fromkeys(FollowUpWhy(row[7]) for row in rows)),
        min(date.fromisoformat(row[8]) for row in rows),
    )
