"""Whom the needles of a lot or a type went into."""

from __future__ import annotations

import datetime
import json
from itertools import groupby

from needlechart.domain.body import Side
from needlechart.domain.figures.recalling import Recall, RecallPatient, RecallSession, RecallSite
from needlechart.domain.figures.sums import lot_key
from needlechart.records.connection import Connection

_LOTS = """
WITH RECURSIVE every(lot) AS (
  SELECT min(needle_lot) FROM site WHERE needle_lot <> ''
  UNION ALL
  SELECT (SELECT min(needle_lot) FROM site WHERE needle_lot <> '' AND needle_lot > lot) FROM every WHERE lot IS NOT NULL)
SELECT lot FROM every WHERE lot IS NOT NULL"""
"""Leaps from one lot to the next in the index of lots: as many steps as there are lots, however many sites."""
_TYPE = "coalesce(nullif(site.needle_type_key, ''), printf('%.2fx%d', site.needle_diameter_mm, site.needle_length_mm))"
_SITES = f"""
SELECT p.id, p.number, p.given_name, p.family_name, p.born, p.phone, p.email,
  s.id, s.date, s.therapist_id, s.signature_person_id IS NOT NULL, EXISTS (SELECT 1 FROM voiding v WHERE v.session_id = s.id),
  site.id, coalesce(iif(site.place_kind = 'area', site.place_muscle_meant, NULL), site.place_structure), site.place_side,
  site.new_needles, site.insertions, {_TYPE}, site.needle_lot, site.needle_expires, site.confirmed
FROM site JOIN session s ON s.id = site.session_id JOIN patient p ON p.id = s.patient_id
WHERE {{which}} AND (?2 = '' OR {_TYPE} = ?2)
ORDER BY p.family_name, p.given_name, p.id, s.date, s.id, site.nth"""
_OF_LOTS = _SITES.format(which="site.needle_lot IN (SELECT value FROM json_each(?1))")
_OF_TYPE = _SITES.format(which="?1 = '[]' AND site.needle_diameter_mm IS NOT NULL")


def lots(connection: Connection) -> tuple[str, ...]:
    """Every lot a needle was charted with, as it was written, by name."""
    return tuple(row[0] for row in connection.execute(_LOTS).fetchall())


def recall(connection: Connection, lot: str, needle_type: str) -> Recall:
    """The patients of a lot however its letters are written, of a needle type, or of both; nobody for neither."""
    wanted = lot_key(lot)
    written = tuple(known for known in lots(connection) if wanted and lot_key(known) == wanted)
    if not written and (wanted or not needle_type):
        return Recall(lot, needle_type, (), ())
    rows = connection.execute(_OF_LOTS if written else _OF_TYPE, (json.dumps(written), needle_type)).fetchall()
    patients = tuple(_patient(list(of_one)) for _id, of_one in groupby(rows, key=lambda row: row[0]))
    return Recall(lot, needle_type, written, patients)


def _patient(rows: list[tuple[object, ...]]) -> RecallPatient:
    patient_id, number, given, family, born, phone, email = map(str, rows[0][:7])
    sessions = tuple(_session(list(of_one)) for _id, of_one in groupby(rows, key=lambda row: row[7]))
    name = f"{given} {family}".strip()
    return RecallPatient(patient_id, number, name, datetime.date.fromisoformat(born), phone, email, sessions)


def _session(rows: list[tuple[object, ...]]) -> RecallSession:
    session_id, day, therapist_id = map(str, rows[0][7:10])
    signed, void = rows[0][10:12]
    sites = tuple(_site(*row[12:]) for row in rows)
    return RecallSession(session_id, datetime.date.fromisoformat(day), therapist_id, bool(signed), bool(void), sites)


def _site(
    site_id: object,
    structure: object,
    side: object,
    needles: object,
    insertions: object,
    needle_type: object,
    lot: object,
    expires: object,
    confirmed: object,
) -> RecallSite:
    return RecallSite(
        str(site_id), str(structure), Side(str(side)), int(str(needles)), int(str(insertions)), str(needle_type), str(lot or ""),
        datetime.date.fromisoformat(str(expires)) if expires else None, bool(confirmed),
    )  # fmt: skip
