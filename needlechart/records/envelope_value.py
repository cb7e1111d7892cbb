"""The key envelope as a value."""

from __future__ import annotations

from dataclasses import dataclass

from needlechart.domain.errors import NotInTheRecord
from needlechart.domain.people import Role
from needlechart.records.anchor import Anchor
from needlechart.records.wrapping import Wrap


@dataclass(frozen=True, slots=True)
class EnvelopePerson:
    """Somebody on the sign-in list, with the data key wrapped for them."""

    id: str
    name: str
    roles: tuple[Role, ...]
    wrap: Wrap


@dataclass(frozen=True, slots=True)
class KeyEnvelope:
    """What the sign-in page shows, and the keys.  ``lock_after_min`` is the clinic's idle time in minutes (1-15).

    ``anchor`` is the last head of the audit chain that was kept outside the clinic file.
    """

    clinic_name: str
    time_zone: str
    demo: bool
    lock_after_min: int
    people: tuple[EnvelopePerson, ...]
    recovery: Wrap
    key_check: bytes
    anchor: Anchor

    def person(self, person_id: str) -> EnvelopePerson:
        """The person with that id; NotInTheRecord otherwise."""
        for person in self.people:
            if person.id == person_id:
                return person
        raise NotInTheRecord("person")
