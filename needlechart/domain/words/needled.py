"""Findings, sites, needles and twitches in words."""

from __future__ import annotations

from needlechart.domain.body import Place, Side
from needlechart.domain.catalogue import Catalogue
from needlechart.domain.levels import level_of
from needlechart.domain.needling import Activity, Elicited, Finding, Needle, PointPosition, Site, Strength, Twitch
from needlechart.domain.words.amounts import count_words
from needlechart.domain.words.choices import words

_TOWARDS = frozenset({"to", "into", "down", "up", "along", "behind", "over", "across", "towards", "around", "under"})
_PROPER = ("Achilles ",)
"""Beginnings of names that stay large inside a sentence."""
_SIDES = {Side.LEFT: "L", Side.RIGHT: "R"}


def place_words(place: Place, catalogue: Catalogue) -> str:
    """A place as it is called in the clinic: "L vastus lateralis", "R heel (for quadratus plantae)"."""
    name = _lower(catalogue.structure_name(place.structure))
    meant = f" (for {_lower(catalogue.muscle_name(place.muscle_meant))})" if place.muscle_meant else ""
    label = f", {place.label}" if place.label else ""
    if place.side is Side.MIDLINE:
        return f"{name[:1].upper()}{name[1:]}, midline{meant}{label}"
    return f"{_SIDES[place.side]} {name}{meant}{label}"


def site_words(site: Site, catalogue: Catalogue) -> str:
    """The site's place in words."""
    return place_words(site.place, catalogue)


def finding_words(finding: Finding, catalogue: Catalogue) -> str:
    """A palpated spot with what was felt: "R piriformis: latent, taut band, pain on palpation 4/10"."""
    told = [words(finding.activity)] if finding.activity is not Activity.UNCLASSIFIED else []
    told += [text for yes, text in ((finding.taut_band, "taut band"), (finding.hypersensitive_spot, "tender spot")) if yes]
    if finding.position is not PointPosition.UNKNOWN:
        told.append(f"{words(finding.position)} point")
    if finding.familiar is not None:
        told.append(words(finding.familiar))
    if finding.referral is not None and finding.referral.felt:
        told.append(referral_words(finding.referral.area, finding.referral.kind and words(finding.referral.kind)))
    if finding.palpation_pain is not None:
        told.append(f"pain on palpation {finding.palpation_pain}/10")
    if finding.threshold_kg_cm2 is not None:
        told.append(f"pressure threshold {finding.threshold_kg_cm2:.1f} kg/cm²")
    if finding.jump_sign:
        told.append("jump sign")
    place = place_words(finding.place, catalogue)
    return f"{place}: {', '.join(told)}" if told else place


def referral_words(area: str, kind: str | None) -> str:
    """Where a sensation was felt besides the place: "refers to the outer leg (deep ache)"."""
    area = area if area[1:2].isupper() else _lower(area)
    leads = area.split(" ")[0] in _TOWARDS
    where = f"refers {area}" if leads else f"refers to {area}" if area else "refers elsewhere"
    return f"{where} ({kind})" if kind else where


def needle_words(needle: Needle) -> str:
    """The size as on the pack: "0.30 × 60"."""
    return f"{needle.diameter_mm:.2f} × {needle.length_mm}"


def technique_words(site: Site) -> str:
    """The technique, or nothing while none is said."""
    return words(site.technique) if site.technique is not None else ""


def depth_words(site: Site) -> str:
    """How deep: "45 mm, deep muscle", the level alone, or nothing when neither is known."""
    level = level_of(site)
    told = [f"{site.depth_mm} mm"] if site.depth_mm is not None else []
    return ", ".join([*told, words(level)] if level is not None else told)


def twitch_words(twitch: Twitch | None) -> str:
    """The answer of a site: "2 twitches", "about 6 twitches, strong to weak, until no more", "can't tell"; empty = not said."""
    if twitch is None:
        return ""
    if twitch.elicited is not Elicited.YES:
        return {Elicited.NOT_OBSERVABLE: "twitch: can't tell", Elicited.NOT_SOUGHT: "twitch not sought"}.get(
            twitch.elicited, words(twitch.elicited)
        )
    if twitch.count is None:
        told = ["twitched, not counted"]
    else:
        told = [("about " if twitch.about else "") + count_words(twitch.count, "twitch", "twitches")]
    told += [strength] if (strength := _strength(twitch.first, twitch.last)) else []
    if twitch.end_reason is not None:
        told.append(words(twitch.end_reason))
    if twitch.seen_by is not None:
        told.append(words(twitch.seen_by))
    return ", ".join(told)


def _strength(first: Strength | None, last: Strength | None) -> str:
    if first is not None and last is not None and first is not last:
        return f"{words(first)} to {words(last)}"
    either = first or last
    return words(either) if either is not None else ""


def _lower(name: str) -> str:
    """The name inside a sentence: its first letter small, unless it is somebody's name."""
    return name if name.startswith(_PROPER) else name[:1].lower() + name[1:]
