"""The session document: patients with whole sessions in one JSON file, written and read patient by patient.

One JSON object: ``format``, ``version``, ``patients``, and then the ``people`` and the ``catalogue`` entries the patients'
records name.  A patient carries ``sessions`` (oldest first), ``addenda``, ``countersignatures``, ``reviews`` and ``voidings``;
a session carries ``derived``, which is computed and, where it is given, must agree on the way in.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from needlechart.domain.afterwards import Addendum, Countersignature, ReviewEntry, Voiding
from needlechart.domain.catalogue import AdviceItem, Catalogue, EventType, Muscle, NeedleType, ScreeningItem, TreatmentItem
from needlechart.domain.charts import PatientChart
from needlechart.domain.derived import derived_of
from needlechart.domain.people import Person
from needlechart.exchange.pieces import STREAMED
from needlechart.exchange.plain import NAMES_A_PERSON, plain_of

FORMAT = "needlechart-session-document"
VERSION = 1
DERIVED = "derived"
BESIDE: dict[str, type] = {
    "addenda": Addendum,
    "countersignatures": Countersignature,
    "reviews": ReviewEntry,
    "voidings": Voiding,
}
"""What stands beside the sessions of a patient."""
CATALOGUE: dict[str, type] = {
    "muscles": Muscle,
    "needles": NeedleType,
    "treatments": TreatmentItem,
    "screening": ScreeningItem,
    "advice": AdviceItem,
    "event_types": EventType,
}
"""The lists of a catalogue, by their names in ``Catalogue`` and in the document."""
_NAMES_AN_ENTRY: dict[str, tuple[str, ...]] = {
    "structure": ("muscles",),
    "muscle": ("muscles",),
    "muscle_meant": ("muscles",),
    "type_key": ("needles",),
    "item": ("treatments", "screening"),
    "advice": ("advice",),
    "kind": ("event_types",),
}


def document_text(charts: Iterable[PatientChart], people: Sequence[Person], catalogue: Catalogue) -> Iterator[str]:
    """The document in pieces of text, one patient a piece; the same records give the same bytes."""
    named = _Named(people, catalogue)
    yield f'{{\n"format": {_json(FORMAT)},\n"version": {VERSION},\n"{STREAMED}": ['
    gap = "\n"
    for chart in charts:
        plain = plain_chart(chart, catalogue)
        named.look(plain)
        yield gap + _json(plain)
        gap = ",\n"
    yield f'\n],\n"people": {_json(named.people())},\n"catalogue": {_json(named.entries())}\n}}\n'


def plain_chart(chart: PatientChart, catalogue: Catalogue) -> dict[str, Any]:
    """One patient with everything as plain values."""
    found = plain_of(chart.patient)
    found["sessions"] = [{**plain_of(session), DERIVED: asdict(derived_of(session, catalogue))} for session in chart.sessions]
    for name in BESIDE:
        found[name] = [plain_of(entry) for entry in getattr(chart, name)]
    return found


def _json(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, allow_nan=False, separators=(", ", ": "))


class _Named:
    """Collects whom and which catalogue entries the written records name."""

    def __init__(self, people: Sequence[Person], catalogue: Catalogue) -> None:
        self._people = {person.id: person for person in people}
        self._catalogue = catalogue
        self._ids: set[str] = set()
        self._keys: dict[str, set[str]] = {name: set() for name in CATALOGUE}

    def look(self, plain: dict[str, Any]) -> None:
        for name, value in plain.items():
            if name in NAMES_A_PERSON:
                self._ids.add(value)
            elif name in _NAMES_AN_ENTRY:
                for held in _NAMES_AN_ENTRY[name]:
                    self._keys[held].update(value if isinstance(value, list) else (value,))
            elif isinstance(value, dict):
                self.look(value)
            elif isinstance(value, list) and value and isinstance(value[0], dict):
                for row in value:
                    self.look(row)

    def people(self) -> list[dict[str, Any]]:
        wanted = {person.id: person for person in self._people.values() if person.id in self._ids}
        for person in tuple(wanted.values()):
            if person.supervisor_id in self._people:
                wanted[person.supervisor_id] = self._people[person.supervisor_id]
        return [plain_of(wanted[id]) for id in sorted(wanted)]

    def entries(self) -> dict[str, list[dict[str, Any]]]:
        held = {name: getattr(self._catalogue, name) for name in CATALOGUE}
        return {name: [plain_of(held[name][key]) for key in sorted(self._keys[name] & held[name].keys())] for name in CATALOGUE}
