"""Finding a muscle by typing a few letters of it, as one says it: "glut med r", or a point of it: "infra 2 r"."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from needlechart.domain.body import Side
from needlechart.domain.catalogue import Catalogue, Muscle
from needlechart.domain.needling import Finding, Site
from needlechart.domain.patients import Patient
from needlechart.domain.sessions import TreatmentSession

_SIDES = {"r": Side.RIGHT, "right": Side.RIGHT, "rt": Side.RIGHT, "l": Side.LEFT, "left": Side.LEFT, "lt": Side.LEFT}


_POINT = re.compile(r"(?:trp|p)?(\d{1,2})", re.ASCII)
_LABEL = "TrP"


@dataclass(frozen=True, slots=True)
class Named:
    """A muscle that fits what was typed, with the side that was typed (None when none was) and the label of the point that
    was typed ("" when none was)."""

    muscle: Muscle
    side: Side | None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, taken apart: the parts of the name, the side, the number of the point."""

    parts: tuple[str, ...]
    side: Side | None = None
    number: str = ""


def taken_apart(typed: str) -> Typed:
    """Of two or more parts the last ones may be a side (r, l, right, left) and a point (2, p2, trp2), in either order."""
    parts, side, number = _words(typed), None, ""
    while len(parts) > 1:
        point = _POINT.fullmatch(parts[-1])
        if side is None and parts[-1] in _SIDES:
            side = _SIDES[parts.pop()]
        elif not number and point is not None:
            number, _taken = point[1].lstrip("0") or "0", parts.pop()
        else:
            break
    return Typed(tuple(parts), side, number)


def muscles_named(
    catalogue: Catalogue, typed: str, limit: int = 6, labels_of: Callable[[str], Collection[str]] = lambda _muscle: ()
) -> tuple[Named, ...]:
    """Muscles all of whose typed parts begin a word of their name, a synonym or the Latin name; the closest first.

    The last part r, l, right or left is the side; a last number is a point, and then only muscles are found that have it
    among ``labels_of(key)``.
    """
    said = taken_apart(typed)
    label = f"{_LABEL}{said.number}" if said.number else ""
    found = _found(catalogue, said.parts, lambda muscle: not label or label in labels_of(muscle.key))
    if not found and label:  # the number may belong to the name: "interossei 2"
        found, label = _found(catalogue, (*said.parts, said.number), lambda _muscle: True), ""
    return tuple(Named(muscle, said.side, label) for muscle in found[:limit])


def usual_side(session: TreatmentSession, patient: Patient) -> Side:
    """The side meant when none is typed: that of the last mark, else of the visit's problem, else the right."""
    marks: list[Site | Finding] = sorted((*session.sites, *session.findings), key=lambda mark: mark.order)
    if marks and marks[-1].place.side is not Side.MIDLINE:
        return marks[-1].place.side
    for problem_id in session.problem_ids:
        problem = patient.problem(problem_id)
        if problem is not None and problem.side in (Side.LEFT, Side.RIGHT):
            return problem.side
    return Side.RIGHT


def _found(catalogue: Catalogue, parts: Sequence[str], may_be: Callable[[Muscle], bool]) -> list[Muscle]:
    """The active muscles that the parts fit and that may be meant, the closest first."""
    if not parts:
        return []
    ranked = [(_rank(muscle, parts), muscle) for muscle in catalogue.muscles.values() if muscle.active and may_be(muscle)]
    fitting = [(rank, len(muscle.name), muscle.name, muscle) for rank, muscle in ranked if rank is not None]
    return [muscle for *_order, muscle in sorted(fitting, key=lambda one: one[:3])]


def _rank(muscle: Muscle, parts: Sequence[str]) -> float | None:
    """0 for the name itself begun in order, more for other ways; None when some part fits nowhere."""
    name = _words(muscle.name)
    other = _words(f"{muscle.synonyms} {muscle.latin} {muscle.key}")
    rank, last = 0.0, -1
    for part in parts:
        at = next((i for i, word in enumerate(name) if word.startswith(part)), None)
        if at is None:
            if not any(word.startswith(part) for word in other):
                return None
            rank += 2
        else:
            rank += 0 if at > last else 0.5
            last = at
    return rank


def _words(text: str) -> list[str]:
    for sign in "-,;()/":
        text = text.replace(sign, " ")
    return text.lower().split()
