"""What a treatment was for: a problem, a muscle with its side, or one needled site."""

from __future__ import annotations

from typing import Any

from needlechart.domain.body import Side
from needlechart.domain.catalogue import Catalogue
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.treatments import Treatment
from needlechart.usecases.charting import OpenSession

_SIDES = {Side.LEFT: "left", Side.RIGHT: "right", Side.MIDLINE: "midline"}


def offered(session: TreatmentSession, opened: OpenSession) -> list[tuple[str, str]]:
    """What the treatments of this visit can be tied to, as keys with their words: problems, then charted muscles, then sites."""
    catalogue = opened.catalogue
    problems = [(f"problem:{p.id}", p.name) for p in opened.patient.problems]
    places = [*(s.place for s in session.sites), *(f.place for f in session.findings)]
    muscles = dict.fromkeys((p.muscle, p.side) for p in places if p.muscle)
    of_muscles = [(f"muscle:{m}:{side.value}", muscle_words(m, side, catalogue)) for m, side in muscles if m]
    sites = [
        (f"site:{s.id}", f"Site {s.order}, {muscle_words(s.place.muscle or '', s.place.side, catalogue)}")
        for s in sorted(session.sites, key=lambda s: s.order)
    ]
    return [*problems, *of_muscles, *sites]


def muscle_words(muscle: str, side: Side | None, catalogue: Catalogue) -> str:
    """The muscle with the patient's side: "Gluteus medius, right"."""
    name = catalogue.muscle_name(muscle) or "Charted place"
    return f"{name}, {_SIDES[side]}" if side else name


def key_of(treatment: Treatment) -> str | None:
    """The key of what it is tied to, or None."""
    if treatment.site_id:
        return f"site:{treatment.site_id}"
    if treatment.muscle:
        return f"muscle:{treatment.muscle}:{treatment.side.value if treatment.side else ''}"
    return f"problem:{treatment.problem_id}" if treatment.problem_id else None


def fields_of(key: str | None, session: TreatmentSession) -> dict[str, Any]:
    """The fields of a treatment that is tied so."""
    none: dict[str, Any] = {"problem_id": None, "muscle": None, "side": None, "site_id": None}
    if key is None:
        return none
    kind, _colon, rest = key.partition(":")
    if kind == "problem":
        return {**none, "problem_id": rest}
    if kind == "site":
        place = session.site(rest).place
        return {**none, "site_id": rest, "muscle": place.muscle, "side": place.side}
    muscle, _colon, side = rest.partition(":")
    return {**none, "muscle": muscle, "side": Side(side) if side else None}


def tie_words(treatment: Treatment, opened: OpenSession) -> str:
    """What it was for, in words; empty while nobody has said."""
    if treatment.muscle:
        return muscle_words(treatment.muscle, treatment.side, opened.catalogue)
    problem = opened.patient.problem(treatment.problem_id or "")
    if problem is not None:
        return problem.name
    return treatment.region
