"""Reference data of a clinic: muscles, needles, treatments, screening items, advice, event types.

Loaded from data files with stable keys into a new clinic and editable there.  ``reviewed`` is false for clinical facts
that no clinician has checked and no source backs: the program marks them "not clinically reviewed".
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Self

from needlechart.domain.body import View
from needlechart.domain.needling import Needle
from needlechart.domain.quantities import DiameterMm, Key, LengthMm, Line, Measure, Text
from needlechart.domain.reactions import Severity
from needlechart.domain.technique import Technique
from needlechart.domain.treatments import TreatmentKind


class Hazard(StrEnum):
    """Critical: life-threatening structure within reach of a usual needle; high: large nerve, vessel or organ;
    moderate: peripheral nerve or vessel; low: minor."""

    CRITICAL = "critical"
    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Muscle:
    """A chartable muscle.  ``billing_name`` is the named muscle that is counted (parts of one count once).
    ``depth_cap_mm`` is a published depth not to exceed, or None."""

    key: Key
    name: Line
    billing_name: Line
    region: Key
    latin: Line = ""
    synonyms: Text = ""
    views: tuple[View, ...] = ()
    deep: bool = False
    point_count: int = 0
    referral: Text = ""
    nerve: Line = ""
    roots: Line = ""
    hazard: Text = ""
    hazard_severity: Hazard = Hazard.LOW
    caution: Text = ""
    caution_source: Line = ""
    needle_min_mm: LengthMm | None = None
    needle_default_mm: LengthMm | None = None
    needle_max_mm: LengthMm | None = None
    depth_cap_mm: Annotated[int, Measure("mm", 1, 120)] | None = None
    lung_field: bool = False
    compressible: bool = True
    fma_id: Key = ""
    uberon_id: Key = ""
    extra: bool = False
    reviewed: bool = False
    active: bool = True


@dataclass(frozen=True, slots=True)
class NeedleType:
    """A needle the clinic stocks."""

    key: Key
    diameter_mm: DiameterMm
    length_mm: LengthMm
    maker: Line = ""
    material: Line = ""
    coating: Line = ""
    lot: Line = ""
    active: bool = True

    @property
    def words(self) -> str:
        """As it is written on the pack, e.g. "0.30 × 60"."""
        return f"{self.diameter_mm:.2f} × {self.length_mm}"

    def as_needle(self) -> Needle:
        """The needle as it is kept with a site."""
        return Needle(self.diameter_mm, self.length_mm, self.key, self.maker, self.material, self.coating, self.lot)


@dataclass(frozen=True, slots=True)
class TreatmentItem:
    """A complementary treatment the clinic offers.  ``timed_code`` is the timed billing code it usually belongs to."""

    key: Key
    name: Line
    kind: TreatmentKind
    glyph: Key = ""
    timed_code: Key = ""
    default_minutes: Annotated[int, Measure("min", 0, 240)] | None = None
    active: bool = True


class ScreeningKind(StrEnum):
    ABSOLUTE = "absolute"
    RELATIVE = "relative"
    ELECTRICAL = "electrical"


class ScreeningScope(StrEnum):
    GLOBAL = "global"
    REGION = "region"
    MODALITY = "modality"


EVERYWHERE = "everywhere"
"""In ``ScreeningItem.no_current``: a yes rules out current at every place."""


@dataclass(frozen=True, slots=True)
class ScreeningItem:
    """A question of the screening list with what a yes does by default.

    ``regions`` are the regions, muscles or areas that a yes is about whatever is decided ("lung_field" and "low_back" by where
    the needle goes): a site there is refused before it is needled when ``refuses``, else its caution takes one tap.
    ``no_current`` names where a yes rules out current through needles.
    """

    key: Key
    prompt: Line
    kind: ScreeningKind
    scope: ScreeningScope = ScreeningScope.GLOBAL
    default_action: Line = ""
    every_visit: bool = False
    regions: tuple[Key, ...] = ()
    refuses: bool = False
    no_current: tuple[Key, ...] = ()
    source: Line = ""
    reviewed: bool = False
    active: bool = True


@dataclass(frozen=True, slots=True)
class AdviceItem:
    """A piece of advice to tick."""

    key: Key
    words: Line
    thorax: bool = False
    source: Line = ""
    reviewed: bool = False
    active: bool = True


@dataclass(frozen=True, slots=True)
class EventType:
    """A kind of reaction with its usual severity."""

    key: Key
    words: Line
    severity: Severity
    source: Line = ""
    active: bool = True


@dataclass(frozen=True, slots=True)
class TechniqueWords:
    """A needling technique in words; ``retained`` when the needle leaves the hand."""

    key: Technique
    words: Line
    retained: bool
    deep: bool = True


class Catalogue:
    """The reference data of one clinic, looked up by key, and the names of the areas drawn on the body besides muscles."""

    __slots__ = ("advice", "areas", "event_types", "muscles", "needles", "screening", "treatments")

    def __init__(
        self,
        muscles: tuple[Muscle, ...] = (),
        needles: tuple[NeedleType, ...] = (),
        treatments: tuple[TreatmentItem, ...] = (),
        screening: tuple[ScreeningItem, ...] = (),
        advice: tuple[AdviceItem, ...] = (),
        event_types: tuple[EventType, ...] = (),
    ) -> None:
        self.muscles = {item.key: item for item in muscles}
        self.needles = {item.key: item for item in needles}
        self.treatments = {item.key: item for item in treatments}
        self.screening = {item.key: item for item in screening}
        self.advice = {item.key: item for item in advice}
        self.event_types = {item.key: item for item in event_types}
        self.areas: Mapping[str, str] = {}

    def with_areas(self, areas: Mapping[str, str]) -> Self:
        """The same reference data with these names of areas, by key; they come with the drawn body, not with the clinic."""
        named = copy(self)
        named.areas = areas
        return named

    def muscle_name(self, key: str | None) -> str:
        """The muscle in words; an unknown key reads as itself."""
        if not key:
            return ""
        muscle = self.muscles.get(key)
        return muscle.name if muscle else key.replace("-", " ").capitalize()

    def structure_name(self, key: str) -> str:
        """The muscle or the area in words; an unknown key reads as itself."""
        return self.areas.get(key) or self.muscle_name(key)

    def billing_name(self, key: str) -> str:
        """The named muscle that is counted."""
        muscle = self.muscles.get(key)
        return muscle.billing_name if muscle else key
