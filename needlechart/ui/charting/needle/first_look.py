"""Where the body is looked at first: where the work of this visit is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from needlechart.atlas import Atlas
from needlechart.domain.body import BodyPoint, Side, View
from needlechart.domain.sessions import TreatmentSession
from needlechart.ui.charting.needle.block import Mark
from needlechart.ui.charting.needle.last_visit import not_charted_again
from needlechart.usecases.charting import OpenSession

_VIEWS_OF_REGION = {"hand": (View.HAND_PALMAR,), "foot": (View.FOOT_PLANTAR,)}
"""Regions that are drawn larger in a view of their own."""

_SIDES = (Side.LEFT, Side.RIGHT)


def points_of_work(
    session: TreatmentSession, opened: OpenSession, last: TreatmentSession | None, atlas: Atlas
) -> tuple[BodyPoint, ...]:
    """Points of one drawn view: the marks of this session; else those of the last visit; else the muscles in the region of
    the problems.  Empty when nothing says where.

    Marks in several views: the view with the most of them, of several such the one of the latest mark.
    """
    marks: list[Mark] = sorted((*session.sites, *session.findings), key=lambda mark: mark.order)
    chosen = _of_one_view(mark.place.point for mark in marks)
    if not chosen:
        chosen = _of_one_view(site.place.point for site in not_charted_again(session, last))
    return chosen or _of_one_view(_points_of_problems(session, opened, atlas))


def _of_one_view(points: Iterable[BodyPoint]) -> tuple[BodyPoint, ...]:
    newest_first = tuple(points)[::-1]
    if not newest_first:
        return ()
    view, _many = Counter(point.view for point in newest_first).most_common(1)[0]
    return tuple(point for point in newest_first if point.view is view)


def _points_of_problems(session: TreatmentSession, opened: OpenSession, atlas: Atlas) -> list[BodyPoint]:
    """Centres of the muscles of each problem's region, on its side; the back of the body counts first among equals."""
    points = []
    for problem in map(opened.patient.problem, session.problem_ids):
        if problem is None or not problem.region:
            continue
        sides = tuple(side for side in _SIDES if problem.side is side) or _SIDES
        muscles = [muscle.key for muscle in opened.catalogue.muscles.values() if muscle.region == problem.region]
        points += [
            at
            for view in _VIEWS_OF_REGION.get(problem.region, (View.ANTERIOR, View.POSTERIOR))
            for muscle in muscles
            for side in sides
            if (at := atlas.centre(muscle, side, view)) is not None
        ]
    return points
