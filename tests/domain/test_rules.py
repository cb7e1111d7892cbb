"""Every rule with a case that fails it and one that passes, for each stage it may speak at."""

from __future__ import annotations

import pytest

from needlechart.domain.rules import RULES, RuleFinding, Stage, check_session
from needlechart.domain.rules.context import Context
from tests.domain.rule_cases import CASES, Case
from tests.scenarios import SCENARIOS, context_of

by_case = pytest.mark.parametrize("case", CASES, ids=[f"{c.rule}-{c.stage}-{c.says[:24]}" for c in CASES])


def found(case: Case, context: Context) -> list[RuleFinding]:
    """What the case's rule says of its stage and field in these words."""
    return [
        f
        for f in check_session(context)
        if (f.rule, f.stage, f.field) == (case.rule, case.stage, case.field) and case.says in f.sentence
    ]


@by_case
def test_that_a_rule_finds_what_breaks_it(case: Case) -> None:
    findings = found(case, case.broken())
    assert len(findings) >= 1, [f.sentence for f in check_session(case.broken()) if f.rule == case.rule]


@by_case
def test_that_a_rule_is_silent_once_it_is_put_right(case: Case) -> None:
    same = [f for f in check_session(case.fixed()) if (f.rule, f.stage, f.field) == (case.rule, case.stage, case.field)]
    assert same == []


def test_that_every_rule_has_a_failing_and_a_passing_case_for_each_of_its_stages() -> None:
    assert {(c.rule, c.stage) for c in CASES} == {(rule.id, stage) for rule in RULES.values() for stage in rule.stages}


def test_that_the_rules_are_v1_to_v21_each_under_its_own_name() -> None:
    assert list(RULES) == [f"V{n}" for n in range(1, 22)]
    assert all(rule.check.__name__.startswith(f"v{key[1:]}_") for key, rule in RULES.items())
    assert all(rule.title and rule.source for rule in RULES.values())


@by_case
def test_that_a_finding_tells_the_clinician_what_is_wrong_with_its_source(case: Case) -> None:
    for finding in check_session(case.broken()):
        assert finding.sentence.endswith((".", "…")), finding.sentence
        assert finding.sentence[0].isupper() or finding.sentence[0].isdigit()
        assert finding.source
        assert "_" not in finding.sentence
        assert finding.stage in RULES[finding.rule].stages
        if finding.stage in (Stage.SIGN, Stage.REFUSE, Stage.ACK):
            assert finding.way_out


def test_that_rules_answer_the_same_for_the_same_session() -> None:
    for make in SCENARIOS.values():
        assert check_session(context_of(make())) == check_session(context_of(make()))
