"""Sites, findings and drawn areas of all visits of a patient in columns, in one statement however many there are."""

from __future__ import annotations

from array import array
from collections import defaultdict
from itertools import count
from typing import Any

from needlechart.domain.body import Side, StructureKind
from needlechart.domain.history.sites import VIEWS, DrawnArea, PatientSites, SitePlace
from needlechart.domain.measures import When
from needlechart.domain.sessions import AreaKind
from needlechart.records.connection import Connection
from needlechart.records.history_query import IN_CHART

_MARKS = f"""
WITH {IN_CHART}, ordered (id, at) AS MATERIALIZED (
  SELECT s.id, row_number() OVER (ORDER BY s.date, s.started_utc_ms, s.id) - 1 FROM visits JOIN session s ON s.id = visits.id)
SELECT o.at, 0, m."order", m.place_point_view, m.place_point_x_mm, m.place_point_y_mm,
  m.place_structure, m.place_kind, m.place_side, m.place_muscle_meant,
  m.new_needles, m.insertions, coalesce(m.twitch_count, 0),
  CASE m.twitch_elicited WHEN 'yes' THEN 1 WHEN 'no' THEN 0 WHEN 'not_observable' THEN -2 WHEN 'not_sought' THEN -3 ELSE -1 END,
  NOT coalesce(m.twitch_elicited = 'yes' AND m.twitch_count IS NULL, 0)
FROM ordered o CROSS JOIN site m ON m.session_id = o.id WHERE m.confirmed = 1
UNION ALL
SELECT o.at, 1, m."order", m.place_point_view, m.place_point_x_mm, m.place_point_y_mm,
  m.place_structure, m.place_kind, m.place_side, m.place_muscle_meant, 0, 0, 0, -1, 1
FROM ordered o CROSS JOIN finding m ON m.session_id = o.id WHERE NOT EXISTS (
  SELECT 1 FROM site n WHERE n.session_id = m.session_id AND n.finding_id = m.id AND n.confirmed = 1)
UNION ALL
SELECT o.at, 2, a.nth, a.view, 0, 0, a.outline_mm, a.kind, a."when", a.problem_id, 0, 0, 0, 0, 0
FROM ordered o CROSS JOIN pain_area a ON a.session_id = o.id
UNION ALL
SELECT o.at, 3, 0, o.id, 0, 0, '', '', '', NULL, 0, 0, 0, 0, 0 FROM ordered o
ORDER BY 1, 2, 3"""
_SITE, _AREA = 0, 2
_VIEW_CODES = {view.value: code for code, view in enumerate(VIEWS)}
_VIEWS = {view.value: view for view in VIEWS}


def patient_sites(connection: Connection, patient_id: str) -> PatientSites:
    """The marks of all visits that are in the chart, oldest visit first."""
    marks: list[Any] = []
    areas: list[Any] = []
    session_ids: list[str] = []
    for row in connection.execute(_MARKS, (patient_id,)).fetchall():
        if row[1] < _AREA:
            marks.append(row)
        elif row[1] == _AREA:
            areas.append(row)
        else:
            session_ids.append(row[3])
    drawn = tuple(
        [DrawnArea(session_ids[r[0]], _VIEWS[r[3]], r[6], r[8] == When.AFTER, r[7] == AreaKind.REFERRED, r[9]) for r in areas]
    )
    if not marks:
        return PatientSites(tuple(session_ids), areas=drawn)
    session, what, _order, view, x_mm, y_mm, structure, kind, side, meant, needles, insertions, twitches, twitched, known = zip(
        *marks, strict=True
    )
    codes: defaultdict[tuple[str, str, str, str | None], int] = defaultdict(count().__next__)
    place = array("l", [codes[key] for key in zip(structure, kind, side, meant, strict=True)])
    return PatientSites(
        tuple(session_ids),
        tuple(_place(*key) for key in codes),
        array("l", session),
        array("B", [_VIEW_CODES[name] for name in view]),
        array("d", x_mm),
        array("d", y_mm),
        place,
        array("B", [mark == _SITE for mark in what]),
        array("l", needles),
        array("l", insertions),
        array("l", twitches),
        array("b", twitched),
        array("B", known),
        drawn,
    )


def _place(structure: str, kind: str, side: str, meant: str | None) -> SitePlace:
    of_kind = StructureKind(kind)
    return SitePlace(structure, of_kind, Side(side), meant if of_kind is StructureKind.AREA else structure)
