"""A demo clinic of very many visits: most charts are copies, and every one of them keeps the rules."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from needlechart.demo import clinic, many
from needlechart.demo.clinic import make_demo_clinic
from needlechart.domain.needling import Site
from needlechart.usecases.checking import check_clinic

PATIENTS, SESSIONS = 14, 60
USUAL = (4, 12)


def test_that_a_clinic_of_copied_charts_is_sound_and_spread_over_years(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clinic, "MANY_FROM", SESSIONS)
    monkeypatch.setattr(clinic, "USUAL", USUAL)
    monkeypatch.setattr(many, "CHARTS", 2)
    told: list[tuple[int, int]] = []
    made = make_demo_clinic(
        tmp_path / "many", patients=PATIENTS, sessions=SESSIONS, seed=3, progress=lambda done, of: told.append((done, of))
    )
    with closing(made) as file:
        with file.reading() as reading:
            charts = list(reading.charts())
            people = {person.id for person in reading.people()}
        report = check_clinic(file)
    assert report.damaged is False, report.lines
    sessions = [session for chart in charts for session in chart.sessions]
    assert (len(charts), len(sessions)) == (PATIENTS, SESSIONS)
    assert told[-1] == (SESSIONS, SESSIONS)
    copied = [chart for chart in charts if chart.patient.number.startswith("Q-")]
    assert len(copied) == PATIENTS - USUAL[0]
    assert len({session.therapist_id for chart in copied for session in chart.sessions}) > 4
    assert {session.therapist_id for session in sessions} <= people
    years = {session.date.year for chart in copied for session in chart.sessions}
    assert max(years) - min(years) >= many.YEARS - 2
    sites: list[Site] = [site for chart in copied for session in chart.sessions for site in session.sites]
    assert 7 < len(sites) / sum(len(chart.sessions) for chart in copied) < 12
    lots = {(site.needle.lot[:2], site.inserted_at.local.year % 100) for site in sites if site.needle and site.inserted_at}
    assert all(abs(int(lot) - year) <= 1 for lot, year in lots)
