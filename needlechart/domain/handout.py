"""What a patient takes home after a visit, in plain words, made from the chart."""

from __future__ import annotations

from dataclasses import dataclass, replace

from needlechart.domain.body import Place, Side
from needlechart.domain.catalogue import Catalogue
from needlechart.domain.ledger import needled_sites
from needlechart.domain.patients import Patient
from needlechart.domain.people import Clinic
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.treatments import HomeProgrammeDose, Sequence
from needlechart.domain.words import date_words, dose_words

EXPECT = frozenset({"soreness", "bruise"})
WARNINGS = frozenset({"when-to-call", "breathing-warning", "rest-if-dizzy"})
"""Advice of the seed catalogue that says what may come, and when to call; everything else says what to do."""


@dataclass(frozen=True, slots=True)
class HandoutPart:
    """A heading and its lines."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A number on the body picture and the place it stands for."""

    number: int
    place: Place


@dataclass(frozen=True, slots=True)
class Handout:
    """One page.  ``marked`` are the numbers of the first part on the picture; ``own`` is the clinic's own text."""

    heading: str
    under: str
    parts: tuple[HandoutPart, ...]
    own: str
    foot: str
    marked: tuple[Marked, ...]


def handout_of(session: TreatmentSession, patient: Patient, clinic: Clinic, catalogue: Catalogue, therapist: str) -> Handout:
    """The handout of a visit: only what was charted and ticked is in it, and no finding, figure or code."""
    places = _muscles(session, catalogue)
    ticked = [catalogue.advice[key] for key in session.advice if key in catalogue.advice]
    parts = (
        HandoutPart("Where you were needled", tuple(f"{m.number}  {words}" for m, words in places)),
        HandoutPart("What to expect", tuple(f"{a.words}." for a in ticked if a.key in EXPECT)),
        HandoutPart("What to do", tuple(f"{a.words}." for a in ticked if a.key not in EXPECT | WARNINGS)),
        HandoutPart("Your exercises", _exercises(session)),
        HandoutPart("Next visit", (date_words(session.next_visit),) if session.next_visit else ()),
        HandoutPart("When to call", tuple(f"{a.words}." for a in ticked if a.key in WARNINGS)),
    )
    return Handout(
        heading=f"Your visit on {date_words(session.date)}",
        under=f"{patient.given_name} {patient.family_name}".strip() + (f", treated by {therapist}" if therapist else ""),
        parts=tuple(part for part in parts if part.lines),
        own=clinic.handout_words,
        foot=" · ".join(part for part in (clinic.name, clinic.phone) if part),
        marked=tuple(marked for marked, _words in places),
    )


def _muscles(session: TreatmentSession, catalogue: Catalogue) -> list[tuple[Marked, str]]:
    """Every muscle and side once, by its first site, in the order of the sites."""
    seen: dict[tuple[str, Side], tuple[Marked, str]] = {}
    for site in needled_sites(session):
        key = site.place.muscle or site.place.structure
        if (key, site.place.side) not in seen:
            side = "" if site.place.side is Side.MIDLINE else f", {site.place.side.value}"
            made = Marked(len(seen) + 1, site.place)
            seen[key, site.place.side] = made, f"{catalogue.structure_name(key)}{side}"
    return list(seen.values())


def _exercises(session: TreatmentSession) -> tuple[str, ...]:
    """The home programme in words: what to do, not how well it was kept to so far."""
    told = []
    for treatment in session.treatments:
        if treatment.sequence is Sequence.AT_HOME:
            dose = treatment.dose
            if isinstance(dose, HomeProgrammeDose):
                treatment = replace(treatment, dose=replace(dose, delivered="", adherence=None, days_done=None))
            told.append(": ".join(part for part in (treatment.name, dose_words(treatment)) if part))
    return tuple(told)
