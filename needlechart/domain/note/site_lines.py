"""One needled site as a line of the note."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from needlechart.domain.catalogue import Catalogue
from needlechart.domain.levels import retention_of
from needlechart.domain.needling import Bleeding, ElectricalField, Site, Tolerance
from needlechart.domain.note.value import NoteLine, own_lines
from needlechart.domain.stays import planned_stay
from needlechart.domain.words import (
    count_words,
    depth_words,
    duration_words,
    needle_words,
    number_words,
    site_words,
    technique_words,
    twitch_words,
    words,
)
from needlechart.domain.words.needled import referral_words

Name = Callable[[str | None], str]


def site_lines(site: Site, author_id: str, catalogue: Catalogue, name_of: Name) -> list[NoteLine]:
    """The site in one line, and its own note under it."""
    done = ", ".join(text for text in _done(site) if text)
    answered = "; ".join(text for text in _answered(site) if text)
    hands = _hands(site, author_id, name_of)
    text = f"{site.order} · {site_words(site, catalogue)}: {done}." + (
        f" {answered[:1].upper()}{answered[1:]}." if answered else ""
    )
    if site.place.muscle_reason:
        text += f" No muscle named: {site.place.muscle_reason}."
    return [NoteLine(text + hands), *own_lines(site.note)]


def _done(site: Site) -> Iterator[str]:
    if site.new_needles == 0:
        yield "needle of the site before used again"
    elif site.new_needles != 1:
        yield count_words(site.new_needles, "needle")
    if site.needle is not None:
        yield needle_words(site.needle)
        yield f"lot {site.needle.lot}" if site.needle.lot else ""
    yield count_words(site.insertions, "insertion")
    yield depth_words(site)
    yield technique_words(site)
    retention = retention_of(site)
    if retention is not None and (site.left_in or retention):
        yield f"in for {duration_words(retention)}"
    elif site.left_in:
        planned = planned_stay(site)
        yield f"left in, for {duration_words(planned)} as planned" if planned is not None else "left in"
    if site.electrical is not None:
        yield _current(site.electrical)


def _current(current: ElectricalField) -> str:
    told = [f"channel {current.channel}"]
    hertz = [number_words(f) for f in (current.frequency_hz, current.second_frequency_hz) if f is not None]
    told += [f"{'/'.join(hertz)} Hz"] if hertz else []
    told += [f"{current.pulse_us} µs"] if current.pulse_us is not None else []
    told += [f"{number_words(current.intensity_ma)} mA"] if current.intensity_ma is not None else []
    told += [words(c) for c in (current.intensity_target, current.waveform) if c is not None]
    told += [f"current for {current.duration_min} min"] if current.duration_min is not None else []
    return ", ".join(told)


def _answered(site: Site) -> Iterator[str]:
    yield twitch_words(site.twitch)
    if site.familiar is not None:
        yield words(site.familiar)
    if site.referral is not None:
        kind = words(site.referral.kind) if site.referral.kind is not None else None
        yield referral_words(site.referral.area, kind) if site.referral.felt else "no referral"
    if site.pain_on_insertion is not None:
        yield f"pain on insertion {site.pain_on_insertion}/10"
    if site.pain_during is not None:
        yield f"pain during {site.pain_during}/10"
    if site.bleeding is not None and site.bleeding is not Bleeding.NONE:
        pressed = f", pressed for {duration_words(site.pressure_s)}" if site.pressure_s else ""
        yield words(site.bleeding) + pressed
    if site.haematoma_mm:
        yield f"haematoma {site.haematoma_mm} mm"
    if site.tolerance is not None and site.tolerance is not Tolerance.GOOD:
        yield words(site.tolerance)
    if site.tone_after is not None:
        yield f"tone after: {words(site.tone_after)}"
    if site.retest_pain is not None:
        yield f"pain on palpation afterwards {site.retest_pain}/10"
    if site.retest_kg_cm2 is not None:
        yield f"pressure threshold afterwards {site.retest_kg_cm2:.1f} kg/cm²"


def _hands(site: Site, author_id: str, name_of: Name) -> str:
    """Who put it in and took it out, where that was not the author."""
    told = [f"inserted by {name_of(site.inserted_by)}"] if site.inserted_by not in (None, author_id) else []
    others = [removal.by for removal in site.removals if removal.by != author_id]
    told += [f"taken out by {name_of(person)}" for person in dict.fromkeys(others)]
    return f" ({'; '.join(told)})" if told else ""
