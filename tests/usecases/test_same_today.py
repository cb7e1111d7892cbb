"""The sites of an earlier visit charted again today: as copies to be confirmed, in today's own draft, as far as rules allow."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from needlechart.domain.errors import NotAllowed
from needlechart.domain.people import Person, Role
from needlechart.domain.sessions import TreatmentSession
from needlechart.records.clinic_file import ClinicFile
from needlechart.usecases.same_today import OtherDraftOpen, SameToday, chart_the_same
from tests.clinics import ADA, MARA, TODAY
from tests.visits import course, visit

OTHER = Person("person-other", "Bo Lind", (Role.THERAPIST,), needles_from=ADA.needles_from)


def signed(file: ClinicFile, visits: int = 2) -> tuple[TreatmentSession, ...]:
    """A course that ended a week ago, signed."""
    made = course(file, visits, until=TODAY - timedelta(days=7))
    with file.work() as work:
        return tuple(work.sign(session, late=False) for session in made)


def same(file: ClinicFile, session: TreatmentSession) -> SameToday:
    with file.work() as work:
        return chart_the_same(work, session.id)


def test_that_a_new_session_of_today_holds_copies_to_be_confirmed(clinic_file: ClinicFile) -> None:
    past = signed(clinic_file)[0]
    done = same(clinic_file, past)
    today = done.opened.session
    assert (done.charted, done.left_out) == (2, ())
    assert (today.date, today.therapist_id, today.signature) == (TODAY, ADA.id, None)
    assert [site.carried_from for site in today.sites] == [site.id for site in past.sites]
    assert not any(site.confirmed for site in today.sites)
    assert all(site.twitch is None and site.depth_mm is None and site.inserted_at is None for site in today.sites)
    assert [site.needle for site in today.sites] == [site.needle for site in past.sites]
    with clinic_file.reading() as reading:
        assert reading.session(today.id) == today
        assert reading.open_draft(MARA.id) == today.id
    assert len(done.opened.revisions) == 1, "one undo step takes all of it back"


def test_that_todays_own_draft_takes_what_it_does_not_hold_yet(clinic_file: ClinicFile) -> None:
    past = signed(clinic_file)[1]
    first = same(clinic_file, past)
    again = same(clinic_file, past)
    assert again.opened.session.id == first.opened.session.id
    assert again.charted == 0
    assert len(again.opened.session.sites) == 2


def test_that_copies_nobody_confirmed_are_not_charted_again(clinic_file: ClinicFile) -> None:
    (made,) = course(clinic_file, 1, until=TODAY - timedelta(days=7))
    copied = made.with_site(replace(made.sites[0], confirmed=False))
    with clinic_file.work() as work:
        work.save(made, copied)
        past = work.sign(copied, late=False)
    assert [site.carried_from for site in same(clinic_file, past).opened.session.sites] == [made.sites[1].id]


def test_that_a_draft_of_another_day_is_left_alone(clinic_file: ClinicFile) -> None:
    (past,) = signed(clinic_file, 1)
    draft = visit(clinic_file.ids, TODAY - timedelta(days=1), 0)
    with clinic_file.work() as work:
        work.save(None, draft)
    with pytest.raises(OtherDraftOpen, match="another day"):
        same(clinic_file, past)


def test_that_another_therapists_draft_is_left_alone(clinic_file: ClinicFile) -> None:
    (past,) = signed(clinic_file, 1)
    draft = replace(visit(clinic_file.ids, TODAY, 0), therapist_id=OTHER.id)
    with clinic_file.work() as work:
        work.save(None, OTHER)
        work.save(None, draft)
    with pytest.raises(OtherDraftOpen, match="another therapist's") as told:
        same(clinic_file, past)
    assert "take it over" in told.value.way_out
    with clinic_file.reading() as reading:
        assert reading.session(draft.id) == draft


def test_that_without_consent_nothing_is_charted_and_why_is_told(clinic_file: ClinicFile) -> None:
    (past,) = signed(clinic_file, 1)
    with clinic_file.work() as work:
        work.save(MARA, replace(MARA, consents=()))
    done = same(clinic_file, past)
    assert done.charted == 0
    assert done.opened.session.sites == ()
    assert any("consent" in found.sentence.lower() for found in done.left_out)
    assert len({found.sentence for found in done.left_out}) == len(done.left_out)


def test_that_who_may_not_chart_is_refused(clinic_file: ClinicFile) -> None:
    (past,) = signed(clinic_file, 1)
    with clinic_file.work() as work:
        work.save(ADA, replace(ADA, roles=(Role.MANAGER,)))
    with pytest.raises(NotAllowed):
        same(clinic_file, past)
    with clinic_file.reading() as reading:
        assert reading.open_draft(MARA.id) is None
