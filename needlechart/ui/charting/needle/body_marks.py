"""The marks of a session as the chart shows them, the last visit's and the suggested points pale beneath."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from needlechart.atlas import Suggestion
from needlechart.domain.body import Place, Side, StructureKind
from needlechart.domain.catalogue import Catalogue
from needlechart.domain.moments import Moment
from needlechart.domain.needling import Finding, Site
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.stays import due_of
from needlechart.domain.words import duration_words, left_words
from needlechart.drawing.marks import Kind
from needlechart.drawing.marks import Mark as DrawnMark
from needlechart.drawing.site_marks import finding_mark, ghost_mark, site_mark
from needlechart.ui.body.body_mark import BodyMark

GHOST = "last:"
"""Begins the id of a mark that stands for a site of the last visit."""

POINT = "point:"
"""Begins the id of a mark that stands for a suggested point."""


def drawn_mark(mark: Site | Finding) -> DrawnMark:
    """The sign alone, for lists and heads."""
    drawn = site_mark(mark) if isinstance(mark, Site) else finding_mark(mark)
    return replace(drawn, needles=1, badge="")


def marks_of(
    session: TreatmentSession,
    last: TreatmentSession | None,
    catalogue: Catalogue,
    now: Moment,
    cautioned: Iterable[str] = (),
) -> tuple[BodyMark, ...]:
    """Ghosts of the last visit first, then the findings and sites of today.

    A ghost goes when its site is charted again; a finding that was needled is told by its site.
    ``cautioned`` are the ids of sites with a caution nobody has answered.
    """
    repeated = {site.carried_from for site in session.sites}
    needled = {site.finding_id for site in session.sites}
    warned = set(cautioned)
    ghosts = [
        BodyMark(GHOST + site.id, site.place.point, ghost_mark(site), site.place, place_name(site.place, catalogue))
        for site in (last.sites if last else ())
        if site.id not in repeated
    ]
    findings = [
        BodyMark(f.id, f.place.point, finding_mark(f), f.place, place_name(f.place, catalogue))
        for f in session.findings
        if f.id not in needled
    ]
    sites = [
        BodyMark(
            s.id,
            s.place.point,
            site_mark(s, caution=s.id in warned, label=in_label(s, now), overdue=is_overdue(s, now)),
            s.place,
            place_name(s.place, catalogue),
        )
        for s in session.sites
    ]
    return (*ghosts, *findings, *sites)


def suggested_marks(points: Iterable[Suggestion], session: TreatmentSession, catalogue: Catalogue) -> tuple[BodyMark, ...]:
    """The suggested points of a muscle; one that is charted already is told by its mark."""
    places = [site.place for site in session.sites] + [finding.place for finding in session.findings]
    charted = {(place.muscle, place.side, place.label) for place in places}
    marks = []
    for point in points:
        if (point.muscle, point.side, point.label) not in charted:
            place = Place(point.point, point.muscle, StructureKind.MUSCLE, point.side, label=point.label)
            name = f"{place_name(place, catalogue)}, {point.label}"
            drawn = DrawnMark(Kind.SUGGESTION, label=point.label)
            marks.append(BodyMark(point_id(point), point.point, drawn, place, name))
    return tuple(marks)


def point_id(point: Suggestion) -> str:
    """The id of the mark that stands for a suggested point."""
    return f"{POINT}{point.muscle}:{point.side.value}:{point.label}"


def in_label(site: Site, now: Moment) -> str:
    """How much of the planned stay is left, beside the mark, or without a plan how long the needle has been in; empty when
    none is."""
    due = due_of(site)
    if due is not None:
        return left_words(due.seconds_since(now))
    if not site.needles_in_body or site.inserted_at is None:
        return ""
    return f"in {duration_words(max(0, int(now.seconds_since(site.inserted_at))))}"


def is_overdue(site: Site, now: Moment) -> bool:
    """Whether the needle is in for longer than planned."""
    due = due_of(site)
    return due is not None and due <= now


def muscle_words(place: Place, catalogue: Catalogue) -> str:
    """The muscle or area; on an area with the muscle that is meant."""
    name = catalogue.structure_name(place.structure)
    if place.kind is StructureKind.AREA and place.muscle_meant:
        return f"{catalogue.muscle_name(place.muscle_meant)}, at the {name.lower()}"
    return name


def place_name(place: Place, catalogue: Catalogue) -> str:
    """ "Gluteus medius, right"."""
    side = "" if place.side is Side.MIDLINE else f", {place.side.value}"
    return f"{muscle_words(place, catalogue)}{side}"
