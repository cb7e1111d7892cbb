"""What is carried to a new mark, what never is, and where a mark lies after it was moved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import count

import pytest

from needlechart.atlas import Atlas
from needlechart.domain.body import BodyPoint, Layer, Place, Side, StructureKind, View
from needlechart.domain.catalogue import Catalogue
from needlechart.domain.moments import Moment
from needlechart.domain.needling import ElectricalField, Elicited, Familiar, Removal, ResponseSought, Site, Twitch
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.technique import Technique
from needlechart.resources import resources_folder
from needlechart.usecases import moving, placing
from needlechart.usecases.clinics import seed_catalogue

NOW = Moment.parse("2026-11-20T09:30:00.000+01:00")
_ids = count()


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return Atlas.load(resources_folder() / "atlas")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return seed_catalogue()


def hand() -> placing.Hand:
    return placing.Hand("ada", NOW, f"row-{next(_ids)}")


def empty() -> TreatmentSession:
    return TreatmentSession("s", "p", date(2026, 11, 20), "ada")


def answered(site: Site) -> Site:
    return replace(
        site,
        twitch=Twitch(Elicited.YES, 4),
        familiar=Familiar.YES,
        depth_mm=20,
        pain_during=5,
        note="so",
        removals=(Removal("r", 1, NOW, "ada"),),
    )


def test_that_the_first_needle_fits_the_muscle(atlas: Atlas, catalogue: Catalogue) -> None:
    for key in ("gluteus-medius", "temporalis", "soleus"):
        muscle = catalogue.muscles[key]
        site = placing.new_site(empty(), placing.place_in(atlas, key, Side.RIGHT), catalogue, hand())
        assert site.needle is not None
        assert muscle.needle_min_mm is not None
        assert muscle.needle_max_mm is not None
        assert muscle.needle_min_mm <= site.needle.length_mm <= muscle.needle_max_mm


def test_that_a_needle_is_carried_only_where_its_length_fits(atlas: Atlas, catalogue: Catalogue) -> None:
    session = empty()
    hip = placing.new_site(session, placing.place_in(atlas, "gluteus-medius", Side.RIGHT), catalogue, hand())
    session = session.with_site(replace(hip, technique=Technique.ROTATION))
    temple = placing.new_site(session, placing.place_in(atlas, "temporalis", Side.RIGHT), catalogue, hand())
    assert temple.needle is not None
    assert hip.needle is not None
    assert temple.needle.length_mm < hip.needle.length_mm
    again = placing.new_site(session, placing.place_in(atlas, "gluteus-medius", Side.LEFT), catalogue, hand())
    assert (again.needle, again.technique) == (hip.needle, Technique.ROTATION)


def test_that_of_several_needles_the_one_nearest_to_the_usual_length_is_carried(atlas: Atlas, catalogue: Catalogue) -> None:
    session = empty()
    for key, needle in (("gluteus-medius", "0.30x60"), ("gluteus-minimus", "0.30x75")):
        site = placing.new_site(session, placing.place_in(atlas, key, Side.RIGHT), catalogue, hand())
        session = session.with_site(replace(site, needle=catalogue.needles[needle].as_needle()))
    loin = placing.place_in(atlas, "quadratus-lumborum", Side.RIGHT)
    assert catalogue.muscles["quadratus-lumborum"].needle_default_mm == 60
    carried = placing.new_site(session, loin, catalogue, hand()).needle
    assert carried == catalogue.needles["0.30x60"].as_needle()  # the newest, of 75 mm, fits too
    same_muscle = placing.place_in(atlas, "gluteus-minimus", Side.LEFT)
    assert placing.new_site(session, same_muscle, catalogue, hand()).needle == catalogue.needles["0.30x75"].as_needle()


@pytest.mark.parametrize("how", ["new", "same again", "mirrored", "last visit"])
def test_that_no_answer_is_ever_carried(atlas: Atlas, catalogue: Catalogue, how: str) -> None:
    place = placing.place_in(atlas, "gluteus-medius", Side.RIGHT)
    first = answered(placing.new_site(empty(), place, catalogue, hand()))
    session = empty().with_site(first)
    made = {
        "new": lambda: placing.new_site(session, place, catalogue, hand()),
        "same again": lambda: placing.same_again(session, first, place, hand()),
        "mirrored": lambda: placing.mirrored(session, first, atlas, hand()),
        "last visit": lambda: placing.copied_from_visit(empty(), first, hand()),
    }[how]()
    blank = Site("x", 0, place)
    for field in (
        "twitch",
        "familiar",
        "referral",
        "depth_mm",
        "pain_during",
        "pain_on_insertion",
        "bleeding",
        "note",
        "removals",
    ):
        assert getattr(made, field) == getattr(blank, field), field
    assert made.needle == first.needle


@pytest.mark.parametrize("view", [View.POSTERIOR, View.ANTERIOR, View.LATERAL_RIGHT])
def test_that_a_mirrored_site_lies_in_the_same_muscle_of_the_other_side(atlas: Atlas, catalogue: Catalogue, view: View) -> None:
    for key, muscle in catalogue.muscles.items():
        point = atlas.centre(key, Side.RIGHT, view)
        if point is None:
            continue
        place = placing.place_in(atlas, key, Side.RIGHT, view)
        site = placing.new_site(empty(), place, catalogue, hand())
        other = placing.mirrored(empty().with_site(site), site, atlas, hand())
        assert other.place.side is Side.LEFT
        assert atlas.is_drawn(key, StructureKind.MUSCLE, Side.LEFT, other.place.point.view), muscle.name
        assert atlas.mirror(other.place.point) == site.place.point


def test_that_every_drawn_muscle_can_be_placed_by_its_name_in_its_own_layer(atlas: Atlas, catalogue: Catalogue) -> None:
    placed = 0
    for key in catalogue.muscles:
        if not atlas.views_of(key):
            continue
        place = placing.place_in(atlas, key, Side.LEFT)
        assert place.structure == key
        hit = atlas.structure_at(place.point, place.layer is Layer.DEEP)
        assert hit is not None
        placed += 1
    assert placed > 100


def test_that_a_muscle_that_is_not_drawn_says_so(atlas: Atlas) -> None:
    with pytest.raises(placing.NotDrawn) as told:
        placing.place_in(atlas, "no-such-muscle", Side.LEFT)
    assert told.value.way_out


def test_that_a_point_beside_the_figure_is_refused(atlas: Atlas) -> None:
    with pytest.raises(placing.OutsideTheBody):
        placing.place_at(atlas, BodyPoint(View.POSTERIOR, 1, 1), deep=False)


def test_that_what_follows_from_the_technique_changes_with_it_unless_said_otherwise(catalogue: Catalogue, atlas: Atlas) -> None:
    site = placing.new_site(empty(), placing.place_in(atlas, "soleus", Side.LEFT), catalogue, hand())
    assert site.response_sought == (ResponseSought.LTR,)
    current = placing.with_technique(site, Technique.ELECTRICAL)
    assert (current.left_in, current.response_sought) == (True, (ResponseSought.MUSCLE_CONTRACTION,))
    back = placing.with_technique(replace(current, electrical=ElectricalField(1)), Technique.PISTONING)
    assert (back.left_in, back.electrical) == (False, None)
    said = replace(site, response_sought=(ResponseSought.FAMILIAR_PAIN,))
    assert placing.with_technique(said, Technique.STATIC).response_sought == (ResponseSought.FAMILIAR_PAIN,)


def test_that_a_mark_said_to_be_deep_stays_deep_while_it_lies_there(atlas: Atlas) -> None:
    deep = placing.place_in(atlas, "gluteus-minimus", Side.RIGHT, View.POSTERIOR)
    assert deep.layer is Layer.DEEP
    near = moving.nudged(atlas, deep, 2, 2)
    assert (near.structure, near.layer) == ("gluteus-minimus", Layer.DEEP)
    far = moving.placed_at(atlas, deep, placing.place_in(atlas, "soleus", Side.RIGHT, View.POSTERIOR).point)
    assert far.structure != "gluteus-minimus"


def test_that_a_place_keeps_its_words_while_its_structure_stays(atlas: Atlas) -> None:
    place = replace(placing.place_in(atlas, "gluteus-medius", Side.RIGHT, View.POSTERIOR), label="posterior", landmark="crest")
    near = moving.nudged(atlas, place, 1, 0)
    assert (near.label, near.landmark) == ("posterior", "crest")
    assert near.point.x_mm == pytest.approx(place.point.x_mm + 1)


def test_that_what_lies_under_a_point_is_offered_before_what_lies_beside_it(atlas: Atlas) -> None:
    point = placing.place_in(atlas, "gluteus-minimus", Side.RIGHT, View.POSTERIOR).point
    under = moving.under(atlas, point)
    assert "gluteus-minimus" in {choice.structure.key for choice in under}
    assert [c.distance_mm for c in under] == sorted(c.distance_mm for c in under)
    beside = moving.nearby(atlas, point)
    assert not {(c.structure.key, c.structure.side) for c in beside} & {
        (c.structure.key, c.structure.side) for c in under if c.distance_mm == 0
    }


def test_that_only_an_area_names_the_muscle_meant(atlas: Atlas) -> None:
    muscle = placing.place_in(atlas, "soleus", Side.LEFT)
    assert moving.meant_for(muscle, "gastrocnemius-medial") == muscle
    area = Place(muscle.point, "heel", StructureKind.AREA, Side.LEFT)
    assert moving.meant_for(area, "soleus").muscle == "soleus"
    assert moving.meant_for(area, None, "Fascia") == replace(area, muscle_reason="Fascia")
