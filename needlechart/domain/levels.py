"""What a needling technique says about the needle: how deep it goes, and whether it leaves the hand."""

from __future__ import annotations

from needlechart.domain.needling import Removal, Site, TissueLevel
from needlechart.domain.technique import Technique

RETAINED = frozenset({Technique.STATIC, Technique.ELECTRICAL})
"""Techniques in which the needle leaves the hand (general knowledge)."""

_LEVELS = {
    Technique.PISTONING: TissueLevel.DEEP_MUSCLE,
    Technique.SLOW_PISTONING: TissueLevel.DEEP_MUSCLE,
    Technique.ROTATION: TissueLevel.DEEP_MUSCLE,
    Technique.STATIC: TissueLevel.DEEP_MUSCLE,
    Technique.ELECTRICAL: TissueLevel.DEEP_MUSCLE,
    Technique.PARASPINAL_SEGMENTAL: TissueLevel.DEEP_MUSCLE,
    Technique.PERIOSTEAL: TissueLevel.PERIOSTEUM,
    Technique.SUPERFICIAL: TissueLevel.SUBCUTANEOUS,
    Technique.THREADING: TissueLevel.SUBCUTANEOUS,
    Technique.SCAR: TissueLevel.SUBCUTANEOUS,
}


def level_from(technique: Technique | None) -> TissueLevel | None:
    """The tissue level a technique goes to unless said otherwise (rule V21); None when it does not tell (tendon)."""
    return _LEVELS.get(technique) if technique is not None else None


def level_of(site: Site) -> TissueLevel | None:
    """The level a site was needled to: as said, or as its technique goes."""
    return site.tissue_level or level_from(site.technique)


def is_deep(site: Site) -> bool:
    """Whether the needle went into deep muscle or to the bone."""
    return level_of(site) in (TissueLevel.DEEP_MUSCLE, TissueLevel.PERIOSTEUM)


def last_removal(site: Site) -> Removal | None:
    """The removal that emptied a site, or None while a needle is in or none was tapped off."""
    if not site.removals or site.needles_in_body:
        return None
    return max(site.removals, key=lambda removal: removal.at)


def retention_of(site: Site) -> int | None:
    """Seconds the needle stayed in: as charted, or from insertion to the last needle out; None when nobody knows."""
    if site.retention_s is not None:
        return site.retention_s
    out = last_removal(site)
    if out is None or site.inserted_at is None:
        return None
    return max(0, round(out.at.seconds_since(site.inserted_at)))
