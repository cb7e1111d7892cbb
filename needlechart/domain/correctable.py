"""What a correction of a signed session may name: the figures a reader of the chart acts on, as they stand in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from needlechart.domain.catalogue import Catalogue
from needlechart.domain.measures import When
from needlechart.domain.needling import Finding, Site
from needlechart.domain.patients import Patient
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.words import (
    date_words,
    depth_words,
    finding_words,
    measurement_words,
    moment_words,
    needle_words,
    place_words,
    reaction_words,
    technique_words,
    treatment_words,
    twitch_words,
    words,
)

UNSAID = "not recorded"


@dataclass(frozen=True, slots=True)
class Correctable:
    """One figure: ``field`` as in the session document, ``part`` and ``what`` name it, ``value`` is what the chart says."""

    field: str
    part: str
    what: str
    value: str


def correctable(session: TreatmentSession, patient: Patient, catalogue: Catalogue) -> tuple[Correctable, ...]:
    """Everything of the session that can be named in a correction, in the order of the pages."""
    return (
        *_visit(session, patient),
        *(made for finding in session.findings for made in _finding(finding, catalogue)),
        *(made for site in session.sites for made in _site(site, catalogue)),
        *_count(session),
        *_rest(session, catalogue),
    )


def _visit(session: TreatmentSession, patient: Patient) -> Iterator[Correctable]:
    problems = ", ".join(p.name for p in patient.problems if p.id in session.problem_ids)
    times = [moment_words(at) if at else "" for at in (session.started, session.ended)]
    for field, what, value in (
        ("date", "date", date_words(session.date)),
        ("problem_ids", "problems", problems),
        ("kind", "kind of visit", words(session.kind)),
        ("started", "began", times[0]),
        ("ended", "ended", times[1]),
        ("position", "position", words(session.position) if session.position else ""),
        ("verbal_consent", "consent said again", _said(session.verbal_consent)),
        ("rationale", "rationale", session.rationale),
    ):
        yield _named(field, "Visit", what, value)


def _finding(finding: Finding, catalogue: Catalogue) -> Iterator[Correctable]:
    yield _named(f"findings.{finding.id}", f"Finding {finding.order}", "finding", finding_words(finding, catalogue))


def _site(site: Site, catalogue: Catalogue) -> Iterator[Correctable]:
    for field, what, value in (
        ("place", "muscle and side", place_words(site.place, catalogue)),
        ("needle", "needle", needle_words(site.needle) if site.needle else ""),
        ("needle.lot", "lot", site.needle.lot if site.needle else ""),
        ("new_needles", "needles", str(site.new_needles)),
        ("insertions", "insertions", str(site.insertions)),
        ("technique", "technique", technique_words(site)),
        ("depth_mm", "depth", depth_words(site)),
        ("twitch", "twitches", twitch_words(site.twitch)),
        ("familiar", "familiar pain", words(site.familiar) if site.familiar else ""),
        ("inserted_at", "in at", moment_words(site.inserted_at) if site.inserted_at else ""),
        ("removals", "taken out", "; ".join(f"{r.needles} at {moment_words(r.at)}" for r in site.removals)),
    ):
        yield _named(f"sites.{site.id}.{field}", f"Site {site.order}", what, value)


def _count(session: TreatmentSession) -> Iterator[Correctable]:
    for field, what in (
        ("opened", "packs opened"),
        ("out", "needles out"),
        ("sharps", "in the sharps box"),
        ("unused", "unused"),
    ):
        value = getattr(session.count, field)
        yield _named(f"count.{field}", "Needle count", what, "" if value is None else str(value))


def _rest(session: TreatmentSession, catalogue: Catalogue) -> Iterator[Correctable]:
    for measurement in session.measurements:
        part = "Measured after" if measurement.when is When.AFTER else "Measured before"
        yield _named(f"measurements.{measurement.id}", part, "", measurement_words(measurement, catalogue))
    for treatment in session.treatments:
        yield _named(f"treatments.{treatment.id}", "Treatment", "", treatment_words(treatment, catalogue))
    answer = words(session.reaction_answer) if session.reaction_answer else ""
    yield _named("reaction_answer", "Afterwards", "reactions", answer)
    for reaction in session.reactions:
        yield _named(f"reactions.{reaction.id}", "Reaction", "", reaction_words(reaction, catalogue))
    for field in ("subjective", "objective", "assessment", "plan"):
        yield _named(field, "Note", field, getattr(session, field))


def _named(field: str, part: str, what: str, value: str) -> Correctable:
    return Correctable(field, part, what or value, value or UNSAID)


def _said(answer: bool | None) -> str:
    return "" if answer is None else "yes" if answer else "no"
