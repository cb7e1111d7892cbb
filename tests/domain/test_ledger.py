"""The needle ledger against a plain recount, and what counts as a muscle."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from needlechart.domain.body import BodyPoint, Place, Side, StructureKind, View
from needlechart.domain.ledger import ledger_of
from needlechart.domain.needling import Elicited, NeedleCount, Removal, Site, Twitch
from needlechart.domain.sessions import TreatmentSession
from tests.scenarios import at, catalogue, place, s1, s6

NOW = at("2026-11-18", "10:00")
MUSCLES = ("trapezius-upper", "trapezius-lower", "soleus", "gluteus-medius", "iliopsoas")

twitch = st.one_of(
    st.none(),
    st.builds(Twitch, st.just(Elicited.YES), st.one_of(st.none(), st.integers(1, 60))),
    st.builds(Twitch, st.sampled_from([Elicited.NO, Elicited.NOT_SOUGHT, Elicited.NOT_OBSERVABLE])),
)
sites = st.lists(
    st.builds(
        lambda muscle, side, new, insertions, left_in, out, answer, confirmed: Site(
            "",
            0,
            place(muscle, side, View.POSTERIOR, 1, 1),
            new_needles=new,
            insertions=insertions,
            left_in=left_in,
            removals=(Removal("r", min(out, new), NOW, "p"),) if left_in and out else (),
            twitch=answer,
            confirmed=confirmed,
        ),
        st.sampled_from(MUSCLES),
        st.sampled_from([Side.LEFT, Side.RIGHT]),
        st.integers(0, 4),
        st.integers(0, 5),
        st.booleans(),
        st.integers(0, 3),
        twitch,
        st.booleans(),
    ),
    max_size=8,
)


def session_of(rows: list[Site], count: NeedleCount | None = None) -> TreatmentSession:
    numbered = tuple(replace(site, id=f"s{n}", order=n) for n, site in enumerate(rows, 1))
    return replace(s1().sessions[0], sites=numbered, count=count or NeedleCount())


@given(sites)
def test_that_the_ledger_equals_a_plain_recount(rows: list[Site]) -> None:
    ledger = ledger_of(session_of(rows), catalogue())
    new = insertions = off = inside = twitches = with_twitch = charted = 0
    open_ended = False
    muscles: set[str] = set()
    sided: set[tuple[str, str]] = set()
    for site in rows:
        if not site.confirmed:
            continue
        charted += 1
        new += site.new_needles
        insertions += site.insertions
        if site.left_in:
            out = site.removals[0].needles if site.removals else 0
            off += out
            inside += site.new_needles - out
        if site.twitch is not None and site.twitch.elicited == "yes":
            with_twitch += 1
            open_ended = open_ended or site.twitch.count is None
            twitches += site.twitch.count or 0
        if site.insertions:
            name = "Trapezius" if site.place.structure.startswith("trapezius") else catalogue().muscle_name(site.place.structure)
            muscles.add(name)
            sided.add((name, site.place.side.value))
    assert (ledger.needles_in, ledger.insertions, ledger.tapped_off, ledger.in_body) == (new, insertions, off, inside)
    assert (ledger.ltr_total, ledger.ltr_total_is_minimum, ledger.sites_with_ltr) == (twitches, open_ended, with_twitch)
    assert (ledger.sites_needled, ledger.muscles_distinct, ledger.muscles_with_side) == (charted, len(muscles), len(sided))
    assert ledger.closes is None


@given(sites, *(st.one_of(st.none(), st.integers(0, 20)) for _ in range(4)))
def test_that_the_count_closes_only_when_every_equation_holds(
    rows: list[Site], opened: int | None, out: int | None, sharps: int | None, unused: int | None
) -> None:
    ledger = ledger_of(session_of(rows, NeedleCount(opened, out, sharps, unused)), catalogue())
    if opened is None or out is None or sharps is None:
        assert ledger.closes is None
    else:
        holds = out == ledger.needles_in and opened == sharps + (unused or 0) and ledger.needles_in <= opened
        assert ledger.closes is holds


def test_that_an_unconfirmed_copy_counts_as_nothing() -> None:
    session = s1().sessions[0]
    copies = replace(session, sites=tuple(replace(site, confirmed=False) for site in session.sites))
    ledger = ledger_of(copies, catalogue())
    assert (ledger.needles_in, ledger.insertions, ledger.ltr_total, ledger.muscles_distinct, ledger.sites_needled) == (
        0,
        0,
        0,
        0,
        0,
    )


def test_that_a_needle_worked_by_hand_never_stays_in_the_body() -> None:
    assert ledger_of(s1().sessions[0], catalogue()).in_body == 0


def test_that_tapped_off_and_counted_are_two_figures() -> None:
    session = s6().sessions[0]
    one_in = replace(session.sites[0], removals=())
    hurried = replace(session.with_site(one_in), count=replace(session.count, out=6))
    ledger = ledger_of(hurried, catalogue())
    assert (ledger.tapped_off, ledger.in_body, ledger.out) == (5, 1, 6)


def test_that_an_area_counts_as_the_muscle_meant_or_as_none() -> None:
    heel = Place(BodyPoint(View.FOOT_PLANTAR, 80, 240), "heel", StructureKind.AREA, Side.RIGHT)
    site = replace(s1().sessions[0].sites[0], place=heel)
    assert ledger_of(session_of([site]), catalogue()).muscles_distinct == 0
    meant = replace(site, place=replace(heel, muscle_meant="quadratus-plantae"))
    assert ledger_of(session_of([meant]), catalogue()).muscles_distinct == 1


def test_that_a_muscle_beside_the_catalogue_counts_by_its_own_name() -> None:
    site = replace(
        s1().sessions[0].sites[0], place=replace(place("iliopsoas", Side.LEFT, View.ANTERIOR, 1, 1), kind=StructureKind.EXTRA)
    )
    assert ledger_of(session_of([site]), catalogue()).muscles_distinct == 1
    assert catalogue().billing_name("iliopsoas") == "Iliopsoas"


def test_that_a_twitch_without_a_count_makes_the_total_a_minimum() -> None:
    session = s1().sessions[0]
    uncounted = session.with_site(replace(session.sites[3], twitch=Twitch(Elicited.YES)))
    ledger = ledger_of(uncounted, catalogue())
    assert (ledger.ltr_total, ledger.ltr_total_is_minimum, ledger.sites_with_ltr) == (10, True, 4)
