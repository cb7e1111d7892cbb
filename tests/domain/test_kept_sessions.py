"""A session that is kept is held to what was known when it was signed, and to every refusal nobody explained."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from needlechart.domain.patients import Alert, AlertKind, ScreeningAnswer, ScreeningDecision, YesNo
from needlechart.domain.rules import Context, Stage, breaks, unanswered
from needlechart.domain.sessions import Explanation, ExplanationReason, Signature
from tests.domain.rule_cases.makers import but, hip, with_current
from tests.scenarios import ADA, TODAY, at

SIGNED = Signature(ADA.id, at("2026-11-18", "15:30"), "0" * 64)


def signed(context: Context) -> Context:
    """The same, signed on the day of the visit."""
    return but(context, signature=SIGNED)


def broken(context: Context) -> list[tuple[str, str]]:
    """Rule and field of what breaks that session."""
    return [(f.rule, f.field) for f in unanswered(context) if breaks(f, context.session)]


def with_answer(context: Context, item: str, asked: str) -> Context:
    """The same with a profile that says at that time of the day: do not needle."""
    said = ScreeningAnswer("late", item, YesNo.YES, at("2026-11-18", asked), decision=ScreeningDecision.DO_NOT_NEEDLE)
    return replace(context, patient=replace(context.patient, screening=(*context.patient.screening, said)))


def test_that_a_finished_session_has_nothing_to_answer() -> None:
    assert unanswered(signed(hip())) == ()


def test_that_a_refusal_breaks_a_signed_session_until_it_is_explained() -> None:
    bare = replace(hip(), patient=replace(hip().patient, consents=()))
    assert (broken(bare), [f.stage for f in unanswered(bare)]) == ([], [Stage.REFUSE])
    assert broken(signed(bare)) == [("V3", "consents")]
    told = Explanation("e", "V3", ExplanationReason.VERBAL_CONSENT_ONLY, SIGNED.at, ADA.id)
    assert broken(signed(but(bare, explanations=(told,)))) == []
    assert broken(signed(but(bare, explanations=(replace(told, rule="V2"),)))) == [("V3", "consents")]


def test_that_an_author_without_authority_breaks_a_signed_session() -> None:
    assert broken(signed(replace(hip(), author=replace(ADA, needles_until=date(2026, 11, 17))))) == [("V2", "therapist_id")]


@pytest.mark.parametrize(("days", "rules"), [(-1, ["V3"]), (0, []), (1, [])])
def test_that_consent_counts_as_withdrawn_from_the_day_after_a_signed_session(days: int, rules: list[str]) -> None:
    ended = hip().session.date + timedelta(days=days)
    consents = tuple(replace(c, withdrawn=ended) for c in hip().patient.consents)
    told = signed(replace(hip(), patient=replace(hip().patient, consents=consents)))
    assert [rule for rule, _field in broken(told)] == rules


def test_that_what_the_patient_says_after_the_signature_does_not_count_against_it() -> None:
    assert broken(signed(with_answer(hip(), "a-new-question", "15:29"))) == [("V19", "screening")]
    assert broken(signed(with_answer(hip(), "a-new-question", "15:31"))) == []


def test_that_a_later_answer_to_a_question_of_the_session_does_not_count_against_it() -> None:
    asked = hip().session.screening[0]
    later = with_answer(hip(), asked.item, "15:29")
    assert [f.rule for f in unanswered(later)] == ["V19"]
    assert broken(signed(later)) == []


def test_that_an_alert_counts_against_a_signed_session_when_it_says_that_it_held() -> None:
    def alerted(since: date | None) -> Context:
        alert = Alert("a", AlertKind.PACEMAKER, "pacemaker", since)
        context = with_current()
        return signed(replace(context, patient=replace(context.patient, alerts=(alert,))))

    assert broken(alerted(date(2020, 1, 1))) == [("V9", "electrical")]
    assert broken(alerted(None)) == broken(alerted(TODAY)) == []
