"""Finding a muscle by typing a few letters of it, as one says it: "glut med r"."""

from __future__ import annotations

from dataclasses import dataclass

from needlechart.domain.body import Side
from needlechart.domain.catalogue import Catalogue, Muscle
from needlechart.domain.needling import Finding, Site
from needlechart.domain.patients import Patient
from needlechart.domain.sessions import TreatmentSession

_SIDES = {"r": Side.RIGHT, "right": Side.RIGHT, "rt": Side.RIGHT, "l": Side.LEFT, "left": Side.LEFT, "lt": Side.LEFT}


@dataclass(frozen=True, slots=True)
class Named:
    """A muscle that fits what was typed, with the side that was typed (None when none was)."""

    muscle: Muscle
    side: Side | None


def muscles_named(catalogue: Catalogue, typed: str, limit: int = 6) -> tuple[Named, ...]:
    """Muscles all of whose typed parts begin a word of their name, a synonym or the Latin name; the closest first.

    A last part r, l, right or left is the side.
    """
    parts = _words(typed)
    side = _SIDES.get(parts[-1]) if len(parts) > 1 else None
    if side is not None:
        parts = parts[:-1]
    if not parts:
        return ()
    found: list[tuple[tuple[float, int, str], Muscle]] = []
    for muscle in catalogue.muscles.values():
        rank = _rank(muscle, parts) if muscle.active else None
        if rank is not None:
            found.append(((rank, len(muscle.name), muscle.name), muscle))
    found.sort(key=lambda one: one[0])
    return tuple(Named(muscle, side) for _rank_of, muscle in found[:limit])


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


def _rank(muscle: Muscle, parts: list[str]) -> float | None:
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
