"""Tables for a spreadsheet: the rows, and that nothing in them is a formula."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from needlechart.exchange.table import SESSION_COLUMNS, SITE_COLUMNS, safe, session_table, site_table
from tests.scenarios import ADA, SCENARIOS, TOTALS, catalogue, s1, s6

CHARTS = [made() for made in SCENARIOS.values()]


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_that_each_session_is_a_row_with_its_totals() -> None:
    found = rows("".join(session_table(CHARTS, (ADA,), catalogue())))
    assert len(found) == sum(len(chart.sessions) for chart in CHARTS)
    for name, made in SCENARIOS.items():
        row = next(r for r in found if r["session_id"] == made().sessions[0].id)
        want = TOTALS[name]
        figures = [row[c] for c in ("needles_opened", "needles_in", "needles_out", "insertions", "ltr_total", "code_distinct")]
        assert figures == [
            str(want.opened),
            str(want.needles),
            str(want.needles),
            str(want.insertions),
            str(want.twitches),
            want.code,
        ]


def test_that_the_first_scenario_reads_as_it_was() -> None:
    row = rows("".join(session_table([s1()], (ADA,), catalogue())))[0]
    assert (row["therapist"], row["pain_before"], row["pain_after"]) == ("Ada Kern", "6", "3")
    assert (row["units_cms"], row["units_ama"]) == ("97110 × 1", "97110 × 1; 97140 × 1")
    assert row["discrepancies"] == "0"


def test_that_each_site_is_a_row() -> None:
    found = rows("".join(site_table(CHARTS, catalogue())))
    assert len(found) == sum(len(s.sites) for chart in CHARTS for s in chart.sessions)
    first = rows("".join(site_table([s1()], catalogue())))[0]
    assert (first["muscle"], first["side"], first["ltr_count"], first["needle_length_mm"]) == (
        "Gluteus medius",
        "right",
        "5",
        "60",
    )


def test_that_without_records_only_the_header_is_written() -> None:
    assert "".join(session_table([], (), catalogue())).strip().split(",") == list(SESSION_COLUMNS)
    assert "".join(site_table([], catalogue())).strip().split(",") == list(SITE_COLUMNS)


@pytest.mark.parametrize("typed", ["=1+1", "+41", "-2", "@SUM(A1)", "\tx", "\rx", "=cmd|' /C calc'!A0"])
def test_that_what_was_typed_is_never_a_formula(typed: str) -> None:
    chart = s6()
    patient = replace(chart.patient, family_name=typed)
    session = replace(chart.sessions[0], assessment=typed)
    text = "".join(session_table([replace(chart, patient=patient, sessions=(session,))], (ADA,), catalogue()))
    row = rows(text)[0]
    assert (row["family_name"], row["assessment"]) == (f"'{typed}", f"'{typed}")


def test_that_numbers_stay_numbers() -> None:
    assert [safe(value) for value in (-3, 0.3, 12.5, True, False, None, "plain")] == [
        "-3",
        "0.3",
        "12.5",
        "yes",
        "no",
        "",
        "plain",
    ]


def test_that_commas_quotes_and_lines_survive() -> None:
    chart = s6()
    note = 'first, "second"\nthird'
    session = replace(chart.sessions[0], assessment=note)
    text = "".join(session_table([replace(chart, sessions=(session,))], (ADA,), catalogue()))
    assert rows(text)[0]["assessment"] == note
