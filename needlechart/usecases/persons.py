"""Who is asking, for reads that carry no unit of work."""

from __future__ import annotations

from needlechart.domain.errors import NotInTheRecord
from needlechart.domain.people import Person
from needlechart.records.reading import Reading


def person_of(reading: Reading, person_id: str) -> Person:
    """The person with that id; NotInTheRecord when there is none."""
    for person in reading.people():
        if person.id == person_id:
            return person
    raise NotInTheRecord("person")
