"""What a rule may look at: the session, and everything around it that it depends on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Protocol

from needlechart.domain.afterwards import Addendum
from needlechart.domain.body import BodyPoint, Side, StructureKind, View
from needlechart.domain.catalogue import Catalogue, Muscle
from needlechart.domain.ledger import needled_sites
from needlechart.domain.needling import Site
from needlechart.domain.patients import Patient
from needlechart.domain.people import Clinic, Person
from needlechart.domain.profile import PatientProfile, profile_of
from needlechart.domain.sessions import Attendance, TreatmentSession
from needlechart.domain.technique import Technique
from needlechart.domain.words import site_words


class BodyMap(Protocol):
    """The drawn body, as far as rule V4 asks it."""

    def contains(self, point: BodyPoint) -> bool:
        """Whether the point lies inside the figure of its view."""

    def is_drawn(self, structure: str, kind: StructureKind, side: Side, view: View) -> bool:
        """Whether that structure of that side is drawn in that view."""


@dataclass(frozen=True)
class Context:
    """One session with what its rules depend on.

    ``author`` is the person of ``session.therapist_id``; ``earlier`` the patient's earlier sessions; ``addenda`` the entries
    beside this session; ``body`` the drawn body, or None where none is at hand (rule V4 then asks the catalogue alone).
    It has no slots: what many rules ask for is worked out once and kept.
    """

    session: TreatmentSession
    patient: Patient
    author: Person
    clinic: Clinic
    catalogue: Catalogue
    today: date
    earlier: tuple[TreatmentSession, ...] = ()
    body: BodyMap | None = None
    addenda: tuple[Addendum, ...] = ()

    @cached_property
    def sites(self) -> tuple[Site, ...]:
        """The sites that happened, in their order on the body."""
        return tuple(sorted(needled_sites(self.session), key=lambda s: s.order))

    @property
    def electrical_sites(self) -> tuple[Site, ...]:
        """The sites with current through the needle."""
        return tuple(s for s in self.sites if is_electrical(s))

    @property
    def arrived(self) -> bool:
        """Whether the patient came; a missed appointment has nothing to be complete."""
        return self.session.attendance is Attendance.ARRIVED

    @cached_property
    def profile(self) -> PatientProfile:
        """The patient's flags on the day of the session."""
        return profile_of(self.patient, self.session.date, self.session.screening)

    def is_not_obtained(self, subject_id: str, *fields: str) -> bool:
        """Whether one of these fields is said to be not obtained, with a reason, for that row (empty: for the session)."""
        return any(n.subject_id == subject_id and n.field in fields for n in self.session.not_obtained)

    def muscle_of(self, site: Site) -> Muscle | None:
        """The catalogue's muscle of a site, or None."""
        return self.catalogue.muscles.get(site.place.muscle or "")


def named(context: Context, site: Site) -> str:
    """The site as a sentence names it: "Site 3 (R gluteus medius)"."""
    return f"Site {site.order} ({site_words(site, context.catalogue)})"


def is_electrical(site: Site) -> bool:
    """Whether current goes through the needle of that site."""
    return site.technique is Technique.ELECTRICAL or site.electrical is not None
