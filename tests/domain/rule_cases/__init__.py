"""For every rule and each of its stages: a session that fails it, and one that passes."""

from tests.domain.rule_cases.makers import Case
from tests.domain.rule_cases.needling import NEEDLING
from tests.domain.rule_cases.record import RECORD

CASES: tuple[Case, ...] = (*NEEDLING, *RECORD)

__all__ = ["CASES", "Case"]
