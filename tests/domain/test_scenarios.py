"""The six scenarios as values: every number exact, complete, ready to sign, and true by their shape."""

from __future__ import annotations

import pytest

from needlechart.domain.charts import PatientChart
from needlechart.domain.derived import derived_of
from needlechart.domain.ledger import ledger_of
from needlechart.domain.rules import Stage, blocks_signing, check_session, entry_findings
from tests.scenarios import SCENARIOS, TOTALS, catalogue, context_of, s1, s3, s5, s6, s9, s10

each = pytest.mark.parametrize("name", SCENARIOS)


@each
def test_that_every_total_of_a_scenario_is_exact(name: str) -> None:
    session, want = SCENARIOS[name]().sessions[0], TOTALS[name]
    ledger, derived = ledger_of(session, catalogue()), derived_of(session, catalogue())
    assert (ledger.opened, ledger.needles_in, ledger.out, ledger.insertions) == (
        want.opened,
        want.needles,
        want.needles,
        want.insertions,
    )
    assert (derived.ltr_total, derived.ltr_total_is_minimum) == (want.twitches, False)
    assert (derived.muscles_distinct, derived.muscles_with_side) == (want.distinct, want.with_side)
    assert (derived.code_distinct, derived.code_with_side) == (want.code, want.code)
    assert derived.timed_minutes == want.timed_minutes
    assert (derived.units_cms, derived.units_ama) == (dict(want.units_cms), dict(want.units_ama))
    assert ledger.closes is True
    assert (ledger.in_body, derived.needles_in, derived.needles_out) == (0, want.needles, want.needles)


@each
def test_that_a_scenario_may_be_signed_and_holds_nothing_untrue(name: str) -> None:
    chart = SCENARIOS[name]()
    for index, session in enumerate(chart.sessions):
        assert blocks_signing(check_session(context_of(chart, index))) == ()
        assert entry_findings(session) == ()
    assert entry_findings(chart) == ()


def test_that_s1_shows_both_rules_for_its_twenty_timed_minutes() -> None:
    told = [f for f in check_session(context_of(s1())) if f.stage is Stage.INFO]
    assert [f.rule for f in told] == ["V20"]
    assert "1 × 97110 by total minutes, 1 × 97110 + 1 × 97140 code by code" in told[0].sentence


def test_that_s3_is_charted_on_the_sole_and_its_bruise_is_reported_next_time() -> None:
    first, second = s3().sessions
    assert [site.place.point.view for site in first.sites] == ["posterior", "posterior", "foot_plantar", "foot_plantar"]
    assert second.since_last is not None
    assert second.since_last.bruise_mm == 20
    assert (second.reactions[0].reported_by, second.reactions[0].closed) == ("patient", True)
    assert ledger_of(second, catalogue()).closes is None


def test_that_s5_closes_with_a_needle_opened_and_never_used() -> None:
    ledger = ledger_of(s5().sessions[0], catalogue())
    assert (ledger.opened, ledger.sharps, ledger.unused) == (2, 1, 1)
    assert s5().sessions[0].reactions[0].loss_of_consciousness_s == 10
    assert len(s5().sessions[0].reactions[0].observations) == 4


def test_that_s6_keeps_both_counts_and_tapped_off_apart_from_counted() -> None:
    session = s6().sessions[0]
    ledger = ledger_of(session, catalogue())
    assert (ledger.tapped_off, ledger.out) == (6, 6)
    assert [(c.old, c.new) for c in session.corrections] == [(5, 6)]
    assert [(d.counted, d.expected, d.near_miss) for d in session.discrepancies] == [(5, 6, True)]
    both = [f for f in check_session(context_of(s6())) if f.subject_id == "lung-field"]
    assert [(f.stage, f.settled) for f in both] == [(Stage.ACK, True)]


def test_that_s9_keeps_three_entries_beside_the_unchanged_session() -> None:
    chart: PatientChart = s9()
    assert [a.kind for a in chart.addenda_of("s9-session")] == ["addendum", "correction"]
    assert len(chart.countersignatures) == 1
    assert chart.sessions[0].reactions == ()


def test_that_s10_asks_for_its_critical_hazard_and_for_nothing_in_head_and_neck_because_of_pregnancy() -> None:
    told = [f for f in check_session(context_of(s10())) if f.stage is Stage.ACK]
    assert [f.subject_id for f in told] == ["scm-sternal"]
