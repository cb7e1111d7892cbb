"""What lies under points of the drawn views, a line of text for a point and a JSON object for the answer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from math import isfinite

from needlechart.atlas import Atlas, Hit, Structure
from needlechart.domain.body import BodyPoint, View
from needlechart.domain.errors import NeedleChartError

DEEP = "deep"
_VIEWS = " ".join(View)
_OUTSIDE: dict[str, object] = {"kind": "outside", "key": None, "side": None, "layer": None, "others": []}
_json = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": ")).encode


class NotAPoint(NeedleChartError):
    """A line that names no point of a view."""

    def __init__(self, line: str) -> None:
        super().__init__(
            f"“{line}” names no point of the body.",
            f"Write VIEW X_MM Y_MM [deep], as “posterior 520 400”; the views are {_VIEWS}.",
        )


def lines_of(words: Iterable[str]) -> Iterator[str]:
    """Words as given on a command line, parted before every name of a view: ``anterior 1 2 deep posterior 3 4`` are two lines."""
    line: list[str] = []
    for word in " ".join(words).split():
        if word in _VIEWS.split() and line:
            yield " ".join(line)
            line = []
        line.append(word)
    if line:
        yield " ".join(line)


def located(atlas: Atlas, line: str) -> str:
    """The answer to one line ``VIEW X_MM Y_MM [deep]`` as one JSON object.

    ``kind`` is muscle, extra, area or outside; ``key``, ``side`` (the patient's) and ``layer`` say what a tap there means, null
    outside the body; ``others`` what else it may mean, with ``distance_mm``: everything else under the point, nearest the
    skin first, then the muscles at most 8 mm beside it, nearest first.  Raises NotAPoint.
    """
    point, deep = _point(line)
    asked = {"view": point.view.value, "x_mm": point.x_mm, "y_mm": point.y_mm, DEEP: deep}
    hit = atlas.structure_at(point, deep)
    return _json(asked | (_OUTSIDE if hit is None else _found(hit)))


def _point(line: str) -> tuple[BodyPoint, bool]:
    words = line.split()
    deep = len(words) == 4 and words[3].lower() == DEEP
    try:
        if len(words) != 3 + deep:
            raise ValueError
        point = BodyPoint(View(words[0]), float(words[1]), float(words[2]))
    except ValueError:
        raise NotAPoint(line) from None
    if not (isfinite(point.x_mm) and isfinite(point.y_mm)):
        raise NotAPoint(line)
    return point, deep


def _found(hit: Hit) -> dict[str, object]:
    others = [_named(structure) | {"distance_mm": round(distance, 2)} for structure, distance in hit.others]
    return _named(hit.structure) | {"others": others}


def _named(structure: Structure) -> dict[str, object]:
    return {
        "kind": structure.kind.value,
        "key": structure.key,
        "side": structure.side.value,
        "layer": structure.layer.value,
    }
