"""What every record of a demo clinic is made with."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from random import Random

from needlechart.demo.places import Places
from needlechart.domain.catalogue import Catalogue, Muscle, NeedleType
from needlechart.domain.ids import Ids
from needlechart.domain.moments import Moment
from needlechart.domain.needling import Needle
from needlechart.domain.people import Clinic, Person


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The clinic around the records.  ``now`` is when it is seen first; ``therapists`` the first person of the clinic first;
    ``manager`` treats nobody and reviews the sessions of all."""

    clinic: Clinic
    catalogue: Catalogue
    places: Places
    therapists: tuple[Person, ...]
    student: Person
    manager: Person
    now: Moment
    busy: bool = False
    _usual: dict[str, NeedleType] = field(default_factory=dict)

    @property
    def until(self) -> date:
        """The last day of the clinic."""
        return self.now.local.date()

    def needle_for(self, muscle: Muscle, day: date) -> Needle:
        """The usual needle of that muscle, from the lot in use that quarter."""
        kind = self._usual.get(muscle.key)
        if kind is None:
            kind = self._usual[muscle.key] = self._nearest(muscle)
        quarter = (day.month - 1) // 3 + 1
        lot = f"{day.year % 100:02d}{quarter}-{kind.key.replace('.', '').replace('x', '')}"
        return Needle(
            kind.diameter_mm, kind.length_mm, kind.key, material=kind.material, lot=lot, expires=date(day.year + 3, 12, 31)
        )

    def _nearest(self, muscle: Muscle) -> NeedleType:
        low, wanted, high = muscle.needle_min_mm or 25, muscle.needle_default_mm or 40, muscle.needle_max_mm or 50
        thickness = 0.20 if muscle.region in ("head", "hand") else 0.30 if wanted >= 40 else 0.25
        fitting = [n for n in self.catalogue.needles.values() if low <= n.length_mm <= high]
        return min(fitting, key=lambda n: (abs(n.length_mm - wanted), abs(n.diameter_mm - thickness), n.key))


class Chance:
    """One patient's own stream of chance and ids, so that no patient depends on another.

    Ids carry the moment of the visit that is being made.
    """

    def __init__(self, seed: int, patient: int) -> None:
        self.random = Random(f"{seed}/{patient}")
        self._at = Moment(0)
        self._ids = Ids(lambda: self._at.utc_ms, Random(f"ids/{seed}/{patient}"))

    def at(self, moment: Moment) -> None:
        """The next ids are of that moment."""
        self._at = moment

    def id(self) -> str:
        """A fresh id."""
        return self._ids()

    def happens(self, share: float) -> bool:
        """True in that share of cases (0-1)."""
        return self.random.random() < share
