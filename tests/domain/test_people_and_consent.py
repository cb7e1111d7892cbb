"""Dated authority and consent, ages, and the catalogue's names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from needlechart.domain.errors import NeedleChartError, NotAllowed, NotInTheRecord, SessionIsSigned
from needlechart.domain.measures import SCALES, ScaleCode
from needlechart.domain.patients import Consent, ConsentKind
from needlechart.domain.people import Role
from tests.scenarios import ADA, catalogue, s1, s9

DAY = date(2026, 11, 18)


@pytest.mark.parametrize(
    ("day", "holds"), [((2026, 9, 30), False), ((2026, 10, 1), True), ((2026, 11, 1), True), ((2026, 11, 2), False)]
)
def test_that_needling_authority_holds_from_its_first_to_its_last_day(day: tuple[int, int, int], holds: bool) -> None:
    person = replace(ADA, needles_from=date(2026, 10, 1), needles_until=date(2026, 11, 1))
    assert person.may_needle_on(date(*day)) is holds
    assert not replace(person, roles=(Role.ASSISTANT, Role.STUDENT)).may_needle_on(date(*day))
    assert not replace(person, needles_from=None).may_needle_on(date(*day))
    assert replace(person, needles_until=None).may_needle_on(date(2030, 1, 1))


def test_that_a_consent_holds_until_it_expires_or_is_withdrawn() -> None:
    consent = Consent("c", ConsentKind.DRY_NEEDLING, date(2026, 11, 1))
    assert [consent.in_force_on(date(2026, 10, 31)), consent.in_force_on(date(2026, 11, 1))] == [False, True]
    expiring = replace(consent, expires=date(2026, 11, 10))
    assert [expiring.in_force_on(date(2026, 11, n)) for n in (10, 11)] == [True, False]
    withdrawn = replace(consent, withdrawn=date(2026, 11, 10))
    assert [withdrawn.in_force_on(date(2026, 11, n)) for n in (9, 10)] == [True, False]


def test_that_consent_is_looked_for_by_its_kind() -> None:
    patient = s1().patient
    assert patient.consent_on(DAY) is patient.consents[0]
    assert patient.consent_on(DAY, ConsentKind.ELECTRICAL) is None
    assert patient.problem("s1-problem") is patient.problems[0]
    assert patient.problem("other") is None


@pytest.mark.parametrize(("day", "age"), [((2026, 3, 11), 53), ((2026, 3, 12), 54), ((2026, 3, 13), 54), ((2027, 1, 1), 54)])
def test_that_a_patient_is_a_year_older_on_the_birthday(day: tuple[int, int, int], age: int) -> None:
    assert s1().patient.age_on(date(*day)) == age
    assert s1().patient.full_name == "Nora Lind"


def test_that_an_unknown_muscle_reads_as_itself() -> None:
    assert catalogue().muscle_name("no-such-muscle") == "No such muscle"
    assert (catalogue().muscle_name(None), catalogue().muscle_name("")) == ("", "")
    assert (catalogue().billing_name("no-such-muscle"), catalogue().billing_name("trapezius-lower")) == (
        "no-such-muscle",
        "Trapezius",
    )
    assert catalogue().needles["0.30x60"].words == "0.30 × 60"


def test_that_every_scale_has_its_range_its_direction_and_sources() -> None:
    assert set(SCALES) == set(ScaleCode)
    for scale in SCALES.values():
        assert scale.low < scale.high
        assert scale.step > 0
        assert all(change.value > 0 and change.population and change.source for change in (*scale.mdc, *scale.mcid))


def test_that_errors_tell_a_sentence_and_a_way_out() -> None:
    for error in (SessionIsSigned(), NotAllowed("sign"), NotInTheRecord("site"), NeedleChartError("This is so.")):
        assert error.sentence.endswith(".")
        assert str(error) == f"{error.sentence} {error.way_out}".strip()


def test_that_a_signed_session_refuses_every_edit() -> None:
    session = s9().sessions[0]
    assert session.state == "signed"
    with pytest.raises(SessionIsSigned):
        session.edited(note="")
    with pytest.raises(SessionIsSigned):
        session.signed(session.signature)  # type: ignore[arg-type]
