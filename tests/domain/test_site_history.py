"""What was done before at a point and in its muscle, held against visits counted by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from needlechart.domain.afterwards import Addendum, AddendumKind
from needlechart.domain.body import BodyPoint, Place, Side, StructureKind, View
from needlechart.domain.history import PainPair
from needlechart.domain.measures import Measurement, PainWindow, ScaleCode, When
from needlechart.domain.needling import Elicited, Finding, Site, Twitch
from needlechart.domain.reactions import Reaction, ReportedBy, Severity, SinceLastVisit
from needlechart.domain.sessions import Attendance, Signature, TreatmentSession
from needlechart.domain.site_history import NEAR_MM, Figures, is_near, site_history
from tests.clinics import ADA, MARA, NOW, TODAY, SeededIds
from tests.visits import BACK_OF_NECK, PROBLEM, TRAPEZIUS, visit

HERE = Place(replace(BACK_OF_NECK, x_mm=BACK_OF_NECK.x_mm + 12), TRAPEZIUS, StructureKind.MUSCLE, Side.RIGHT)
"""Where the first site of every visit lies; the second is 12 mm away, the third (a finding) on the left."""
IN_HAND = TreatmentSession("today", MARA.id, TODAY, ADA.id, started=NOW, since_last=SinceLastVisit(ReportedBy.PATIENT, 5, 36))


def weekly(number: int) -> list[TreatmentSession]:
    """That many visits, the last one a week ago, newest first as a session in hand has them."""
    ids = SeededIds()
    return [visit(ids, TODAY - timedelta(days=7 * (number - n)), n) for n in range(number)][::-1]


def moved(site: Site, dx_mm: float, structure: str = TRAPEZIUS) -> Site:
    point = replace(site.place.point, x_mm=site.place.point.x_mm + dx_mm)
    return replace(site, place=replace(site.place, point=point, structure=structure))


def test_that_visits_come_newest_first_with_their_own_figures_and_the_total_of_all() -> None:
    history = site_history(HERE, IN_HAND, weekly(3))
    assert [v.session.date for v in history.visits] == [TODAY - timedelta(days=d) for d in (7, 14, 21)]
    # two sites of one needle a visit; twitches 1, 2, 3, and in the third visit a second site that nobody counted
    assert [v.figures for v in history.visits] == [
        Figures(2, 2, 2, 3, at_least=True),
        Figures(2, 2, 2, 2),
        Figures(2, 2, 2, 1),
    ]
    assert history.total == Figures(6, 6, 6, 6, at_least=True)
    assert (history.needled, history.palpated, history.drafts, history.earlier) == (3, 0, 3, 3)
    assert history.last_needled == TODAY - timedelta(days=7)


def test_that_the_other_side_is_another_history() -> None:
    assert all(isinstance(m.mark, Site) for v in site_history(HERE, IN_HAND, weekly(2)).visits for m in v.marks)
    left = site_history(replace(HERE, side=Side.LEFT), IN_HAND, weekly(2))
    assert (left.needled, left.palpated, left.last_needled) == (0, 2, None)
    assert [type(m.mark) for v in left.visits for m in v.marks] == [Finding, Finding]
    assert left.total == Figures()
    midline = site_history(replace(HERE, structure="spine", kind=StructureKind.AREA, side=Side.MIDLINE), IN_HAND, weekly(1))
    assert [m.here for m in midline.visits[0].marks] == [True, True, True]


def test_that_only_marks_within_a_fingertip_in_the_same_view_are_here() -> None:
    (one,) = weekly(1)
    first = one.sites[0]
    far = replace(moved(first, NEAR_MM + 0.1), id="far", order=4)
    edge = replace(moved(first, NEAR_MM), id="edge", order=5)
    side = replace(first, id="side", order=6, place=replace(first.place, point=replace(HERE.point, view=View.LATERAL_RIGHT)))
    history = site_history(HERE, IN_HAND, [replace(one, sites=(first, far, edge, side), findings=())])
    assert [(m.mark.id, m.here) for m in history.visits[0].marks] == [
        (first.id, True),
        ("far", False),
        ("edge", True),
        ("side", False),
    ]
    assert is_near(BodyPoint(View.ANTERIOR, 0, 0), BodyPoint(View.ANTERIOR, 9, 12))
    assert not is_near(BodyPoint(View.ANTERIOR, 0, 0), BodyPoint(View.ANTERIOR, 9, 12.1))


def test_that_another_muscle_at_the_same_point_is_told_and_not_counted() -> None:
    (one,) = weekly(1)
    deep = replace(moved(one.sites[0], 0, structure="semispinalis-capitis"), id="deep", order=7)
    history = site_history(HERE, IN_HAND, [replace(one, sites=(deep,), findings=())])
    assert [(m.mark.id, m.here, m.of_muscle) for m in history.visits[0].marks] == [("deep", True, False)]
    assert (history.needled, history.palpated, history.drafts, history.total) == (0, 0, 0, Figures())


def test_that_a_muscle_never_touched_has_no_visits() -> None:
    history = site_history(replace(HERE, structure="soleus", point=BodyPoint(View.POSTERIOR, 300, 1400)), IN_HAND, weekly(4))
    assert (history.visits, history.total, history.needled, history.earlier) == ((), Figures(), 0, 4)


def test_that_an_area_counts_as_the_muscle_meant_and_otherwise_only_as_itself() -> None:
    (one,) = weekly(1)
    spine = Place(BodyPoint(View.POSTERIOR, 500, 900), "scapular-spine", StructureKind.AREA, Side.RIGHT)
    meant = replace(one.sites[0], id="meant", place=replace(spine, muscle_meant=TRAPEZIUS))
    none = replace(one.sites[0], id="none", place=spine)
    past = [replace(one, sites=(meant, none), findings=())]
    assert [m.mark.id for m in site_history(HERE, IN_HAND, past).visits[0].marks] == ["meant"]
    of_area = site_history(replace(spine, point=BodyPoint(View.POSTERIOR, 700, 900)), IN_HAND, past)
    assert [m.mark.id for m in of_area.visits[0].marks] == ["none"]


def test_that_a_copy_nobody_confirmed_is_nothing_and_a_needled_finding_is_told_by_its_site() -> None:
    (one,) = weekly(1)
    found = Finding("found", 1, one.sites[0].place)
    copy = replace(one.sites[1], confirmed=False)
    needled = replace(one.sites[0], finding_id="found")
    history = site_history(HERE, IN_HAND, [replace(one, sites=(needled, copy), findings=(found,))])
    assert [m.mark.id for m in history.visits[0].marks] == [needled.id]
    assert history.total.needles == 1
    unneedled = site_history(HERE, IN_HAND, [replace(one, sites=(copy,), findings=(found,))])
    assert [m.mark.id for m in unneedled.visits[0].marks] == ["found"]
    assert (unneedled.needled, unneedled.palpated) == (0, 1)


def test_that_drafts_are_told_from_signed_visits() -> None:
    new, old = weekly(2)
    history = site_history(HERE, IN_HAND, [new, old.signed(Signature(ADA.id, NOW, "0" * 64))])
    assert [v.signed for v in history.visits] == [False, True]
    assert history.drafts == 1


def test_that_pain_is_paired_per_problem_with_the_visits_own_problem_first() -> None:
    (one,) = weekly(1)
    other = Measurement("m1", ScaleCode.NPRS, When.BEFORE, 3, "problem-hip")
    worst = Measurement("m2", ScaleCode.NPRS, When.BEFORE, 9, PROBLEM, PainWindow.WORST_24H)
    history = site_history(HERE, IN_HAND, [replace(one, measurements=(other, worst, *one.measurements))])
    assert history.visits[0].pain == (PainPair(PROBLEM, 8, 6), PainPair("problem-hip", 3, None))


def test_that_what_came_after_is_what_was_told_at_the_next_visit_they_came_to() -> None:
    new, middle, old = weekly(3)
    missed = replace(middle, attendance=Attendance.NO_SHOW, sites=(), findings=(), since_last=None)
    history = site_history(HERE, IN_HAND, [new, missed, old])
    assert [(v.asked_on, v.reported) for v in history.visits] == [
        (TODAY, IN_HAND.since_last),
        (new.date, SinceLastVisit(ReportedBy.PATIENT, 3, 24)),
    ]
    unasked = site_history(HERE, replace(IN_HAND, since_last=None), [new])
    assert (unasked.visits[0].asked_on, unasked.visits[0].reported) == (TODAY, None)
    not_come = site_history(HERE, replace(IN_HAND, attendance=Attendance.CANCELLED), [new])
    assert (not_come.visits[0].asked_on, not_come.visits[0].reported) == (None, None)


def test_that_reactions_are_those_of_the_visit_also_added_later_and_not_of_a_site_elsewhere() -> None:
    (one,) = weekly(1)
    whole, here, elsewhere, late = (
        Reaction(key, "bruise", Severity.MILD, ReportedBy.PATIENT, site_id=site_id)
        for key, site_id in (("whole", None), ("here", one.sites[0].id), ("elsewhere", "another site"), ("late", None))
    )
    added = Addendum("a", one.id, AddendumKind.LATE_ENTRY, ADA.id, NOW, "told by telephone", reactions=(late,))
    other = replace(added, id="b", session_id="another visit")
    history = site_history(HERE, IN_HAND, [replace(one, reactions=(whole, here, elsewhere))], (added, other))
    assert [r.id for r in history.visits[0].reactions] == ["whole", "here", "late"]


def test_that_visits_of_one_day_are_put_in_the_order_they_began() -> None:
    (one,) = weekly(1)
    morning = replace(one, id="zz", date=TODAY, started=NOW.plus(hours=-2), since_last=None)
    history = site_history(HERE, IN_HAND, [one, morning])
    assert [(v.session.id, v.asked_on) for v in history.visits] == [("zz", TODAY), (one.id, TODAY)]
    assert history.visits[0].reported == IN_HAND.since_last
    assert history.last_needled == date(2026, 11, 20)
    assert history.total.twitches == 2
    assert Twitch(Elicited.YES, 1) in [m.mark.twitch for v in history.visits for m in v.marks if isinstance(m.mark, Site)]
