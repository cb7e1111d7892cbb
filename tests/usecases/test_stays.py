"""How long a needle is meant to stay is carried from needle to needle; how long one did stay never is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import count

import pytest

from needlechart.domain.body import BodyPoint, Place, Side, StructureKind, View
from needlechart.domain.catalogue import Catalogue
from needlechart.domain.needling import Needle, Site
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.technique import Technique
from needlechart.records.clinic_file import ClinicFile
from needlechart.usecases import placing, removing
from needlechart.usecases.clinics import seed_catalogue
from needlechart.usecases.day import tables_in_use
from tests.clinics import ADA, NOW, TODAY
from tests.visits import site, visit

HIP = Place(BodyPoint(View.POSTERIOR, 500, 800), "gluteus-medius", StructureKind.MUSCLE, Side.RIGHT)
_ids = count()


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return seed_catalogue()


def hand() -> placing.Hand:
    return placing.Hand(ADA.id, NOW, f"row-{next(_ids)}")


def retained(number: int, planned_s: int | None, technique: Technique = Technique.STATIC) -> Site:
    return Site(
        f"site-{number}", number, HIP, Needle(0.30, 50), technique=technique, left_in=True, inserted_at=NOW, planned_s=planned_s
    )


def session(*sites: Site) -> TreatmentSession:
    return TreatmentSession("s", "p", date(2026, 11, 20), ADA.id, sites=sites)


def test_that_a_new_needle_left_in_is_planned_as_the_last_one_left_in(catalogue: Catalogue) -> None:
    before = session(retained(2, 900), retained(1, 300))
    assert placing.new_site(before, HIP, catalogue, hand()).planned_s == 900
    assert placing.new_site(session(retained(1, None)), HIP, catalogue, hand()).planned_s is None
    in_the_hand = replace(retained(2, None), technique=Technique.PISTONING, left_in=False)
    assert placing.new_site(session(retained(1, 900), in_the_hand), HIP, catalogue, hand()).planned_s is None
    assert placing.usual_stay(session(retained(1, 900), in_the_hand)) == 900


def test_that_another_technique_brings_a_plan_only_with_a_needle_that_stays() -> None:
    plain = replace(retained(1, None), technique=Technique.PISTONING, left_in=False)
    assert placing.with_technique(plain, Technique.STATIC, 600).planned_s == 600
    assert placing.with_technique(retained(1, 300), Technique.ELECTRICAL, 600).planned_s == 300
    assert placing.with_technique(retained(1, 300), Technique.PISTONING, 600).planned_s is None


def test_that_a_needle_left_in_by_hand_is_planned_too_unless_it_was_said() -> None:
    rotated = replace(retained(2, None), technique=Technique.ROTATION, left_in=False)
    assert removing.left_in(session(retained(1, 900), rotated), "site-2", hand()).site("site-2").planned_s == 900
    said = replace(rotated, planned_s=300)
    assert removing.left_in(session(retained(1, 900), said), "site-2", hand()).site("site-2").planned_s == 300


def test_that_the_plan_is_repeated_and_what_was_measured_is_not() -> None:
    done = removing.taken_out(session(retained(1, 600)), "site-1", placing.Hand(ADA.id, NOW.plus(minutes=7), "out"))
    old = done.site("site-1")
    assert (old.planned_s, old.retention_s) == (600, 420)
    for again in (placing.same_again(done, old, HIP, hand()), placing.copied_from_visit(done, old, hand())):
        assert (again.planned_s, again.retention_s, again.removals) == (600, None, ())
    ghost = placing.copied_from_visit(done, old, hand())
    assert ghost.needles_in_body == 0
    worked = replace(old, left_in=False, removals=())
    assert placing.same_again(done, worked, HIP, hand()).planned_s is None


def test_that_the_table_whose_needle_is_due_first_comes_first(clinic_file: ClinicFile) -> None:
    plans = ((12, None), (3, 1200), (2, 300), (9, None))  # minutes in already, seconds planned
    made = []
    with clinic_file.work() as work:
        for number, (minutes, planned_s) in enumerate(plans):
            one = site(clinic_file.ids, 3, None, left_in=True, at=NOW.plus(minutes=-minutes))
            draft = visit(clinic_file.ids, TODAY, number).with_site(replace(one, planned_s=planned_s))
            work.save(None, draft)
            made.append(draft.id)
    with clinic_file.reading() as reading:
        lines = tables_in_use(reading, ADA.id)
    assert [line.session_id for line in lines] == [made[n] for n in (2, 1, 0, 3)]
    assert [line.due for line in lines] == [NOW.plus(minutes=3), NOW.plus(minutes=17), None, None]
