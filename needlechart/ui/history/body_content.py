"""What the body shows: of one visit, of the sites of a span, of the painful areas of a span."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from needlechart.domain.body import BodyPoint, Place, View
from needlechart.domain.catalogue import Catalogue
from needlechart.domain.errors import NeedleChartError
from needlechart.domain.history import sites as columns
from needlechart.domain.history.by_muscle import Where
from needlechart.domain.pain_outline import outline_corners
from needlechart.domain.sessions import AreaKind, PainArea, TreatmentSession
from needlechart.domain.words import count_words, place_words
from needlechart.drawing.pain import DrawnArea, area_path, drawn_area
from needlechart.drawing.sheets import BodyView, sheet_of, view_showing
from needlechart.drawing.site_marks import finding_mark, site_mark
from needlechart.ui.body.body_controls import VIEW_WORDS
from needlechart.ui.body.body_mark import BodyMark
from needlechart.ui.history.body_washes import FadedArea
from needlechart.ui.history.span_sites import SpanSites

if TYPE_CHECKING:
    from needlechart.atlas import Atlas

AREAS_KEY = "Lines: pain, rim dashed afterwards. Dots: referred."
MOST_PAST = 8
"""So many visits with painful areas lie on each other at most: more would be one blot."""
_FAINTEST = 0.25


@dataclass(frozen=True)
class BodyContent:
    """What is on the body, and in which views: ``views`` with what their chips say, the one to begin with first.

    ``alone`` is said when there is one view; ``empty`` a sentence and its explanation when there is none; ``frames`` what
    should be in sight in a view.
    """

    views: Mapping[BodyView, str]
    frames: Mapping[BodyView, Sequence[BodyPoint]]
    empty: tuple[str, str]
    alone: str = ""
    marks: tuple[BodyMark, ...] = ()
    pain_areas: tuple[PainArea, ...] = ()
    past: tuple[FadedArea, ...] = ()
    heat: SpanSites | None = None
    key: str = ""
    note: str = ""
    spots: Mapping[View, Sequence[tuple[float, float]]] = field(default_factory=dict)


def of_visit(session: TreatmentSession, catalogue: Catalogue, muscles: Collection[Where] = ()) -> BodyContent:
    """That visit's sites, findings and painful areas, with ``muscles`` only what lies in them; first the view that holds most
    marks, else one with an area."""
    needled = {site.finding_id for site in session.sites}
    every = [
        BodyMark(f.id, f.place.point, finding_mark(f), f.place, place_words(f.place, catalogue))
        for f in session.findings
        if f.id not in needled
    ]
    every += [BodyMark(s.id, s.place.point, site_mark(s), s.place, place_words(s.place, catalogue)) for s in session.sites]
    marks = [mark for mark in every if not muscles or _within(mark.place, muscles)]
    frames: dict[BodyView, list[BodyPoint]] = {}
    for mark in marks:
        frames.setdefault(view_showing(mark.point.view), []).append(mark.point)
    often = Counter({view: len(points) for view, points in frames.items()})
    drawn, lost = _readable(session.pain_areas)
    corners = corners_of(drawn)
    often.update(dict.fromkeys(corners, 0))
    return BodyContent(
        {view: f"{VIEW_WORDS[view]} {n}" if n else f"{VIEW_WORDS[view]}, pain" for view, n in often.most_common()},
        corners | frames,
        ("Not in this visit", f"This visit has {count_words(len(every), 'mark')} elsewhere.")
        if muscles and every
        else ("No needling in this visit", "What else was done stands beside."),
        "".join(_alone(view, n, "pain area" if view in corners else "") for view, n in often.items()),
        tuple(marks),
        session.pain_areas,
        key=_key(bool(corners), lost),
        note=f"{len(marks)} of {count_words(len(every), 'mark')} of this visit" if muscles else "",
    )


def of_sites(sites: SpanSites, atlas: Atlas) -> BodyContent:
    """The sites of a span as a heat map."""
    often = sites.per_view(atlas)
    return BodyContent(
        {view: f"{VIEW_WORDS[view]} {n}" for view, n in often.items()},
        {view: sites.corners(sheet_of(atlas, view)) for view in often},
        ("No needling in these visits", "A heat map appears as soon as a site is charted."),
        "".join(_alone(view, n, "", "site") for view, n in often.items()),
        heat=sites,
    )


def of_areas(areas: Iterable[columns.DrawnArea], session_ids: Sequence[str]) -> BodyContent:
    """The painful areas drawn at those visits (oldest first), the newest strongest; of many visits only the newest."""
    by_visit: dict[str, list[DrawnArea]] = {}
    lost = 0
    for area in areas:
        try:
            corners = outline_corners(area.outline_mm)
        except NeedleChartError:
            lost += 1
            continue
        kind = AreaKind.REFERRED if area.referred else AreaKind.PAIN
        by_visit.setdefault(area.session_id, []).append(DrawnArea(kind, area.view, corners, area.after))
    dated = [by_visit[session_id] for session_id in session_ids if session_id in by_visit]
    shown = dated[-MOST_PAST:]
    faded = [(_strength(i, len(shown)), area) for i, visit in enumerate(shown) for area in visit]
    frames = corners_of(area for _strength, area in faded)
    often = Counter(view_showing(area.view) for _strength, area in faded)
    said = count_words(len(dated), "visit") + " with drawn areas"
    return BodyContent(
        {view: f"{VIEW_WORDS[view]} {n}" for view, n in often.most_common()},
        frames,
        ("No painful area was drawn", "Areas drawn by finger at Before and After will stand here."),
        "".join(_alone(view, n, "", "area") for view, n in often.items()),
        past=tuple(faded),
        key=_key(bool(faded), lost),
        note=f"{said}, the newest {MOST_PAST} shown, the last one strongest" if len(dated) > MOST_PAST
        else f"{said}, the last one strongest" if len(dated) > 1 else said if dated else "",
    )  # fmt: skip


def corners_of(areas: Iterable[DrawnArea]) -> dict[BodyView, list[BodyPoint]]:
    """The corners of the boxes round the areas, by the view that shows them."""
    found: dict[BodyView, list[BodyPoint]] = {}
    for area in areas:
        box = area_path(area).boundingRect()
        corners = (box.topLeft(), box.bottomRight())
        found.setdefault(view_showing(area.view), []).extend(BodyPoint(area.view, at.x(), at.y()) for at in corners)
    return found


def _within(place: Place | None, muscles: Collection[Where]) -> bool:
    """Whether a mark counts for one of these."""
    if place is None:
        return False
    return (place.muscle or place.structure, place.muscle is not None, place.side) in muscles


def _readable(areas: Iterable[PainArea]) -> tuple[list[DrawnArea], int]:
    """The areas whose text can be read, and how many others there are."""
    drawn: list[DrawnArea] = []
    lost = 0
    for area in areas:
        try:
            drawn.append(drawn_area(area))
        except NeedleChartError:
            lost += 1
    return drawn, lost


def _strength(place: int, of: int) -> float:
    """From faint for the oldest to whole for the newest."""
    return 1.0 if of == 1 else _FAINTEST + (1 - _FAINTEST) * place / (of - 1)


def _key(drawn: bool, lost: int) -> str:
    said = [AREAS_KEY] if drawn or lost else []
    return " ".join([*said, *([f"{count_words(lost, 'drawn area')} cannot be read."] if lost else [])])


def _alone(view: BodyView, marks: int, drawn: str, thing: str = "mark") -> str:
    return ", ".join(part for part in (VIEW_WORDS[view], count_words(marks, thing) if marks else "", drawn) if part)
