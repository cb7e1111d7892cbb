"""Rules about the needle: V5 depth and insertions, V7 usual sizes, V16 lots, V17 retention, V11 how much in all."""

from __future__ import annotations

from collections.abc import Iterator

from needlechart.domain.body import Place
from needlechart.domain.ledger import ledger_of
from needlechart.domain.levels import RETAINED, retention_of
from needlechart.domain.needling import Elicited, Needle
from needlechart.domain.quantities import GENERAL, STRICTA
from needlechart.domain.rules.context import Context, is_electrical, named
from needlechart.domain.rules.finding import RuleFinding, Stage
from needlechart.domain.words import count_words, date_words, duration_words, needle_words, place_words

THINNEST_MM, THICKEST_MM = 0.16, 0.35
MOST_INSERTIONS, MOST_NEEDLES, MOST_SITES, MOST_TWITCHES = 40, 30, 25, 20
MOST_INSERTIONS_OF_A_SITE = 15
REUSED_SOURCE = "a needle is used again within one muscle at most; general knowledge, not clinically reviewed"
LENGTH_SOURCE = "usual needle lengths of the muscle; general knowledge, not clinically reviewed"


def v5_depth_and_insertions(context: Context) -> Iterator[RuleFinding]:
    """Not deeper than the needle is long; at least one insertion at a needled site; no more new needles than insertions."""
    for site in context.session.sites:
        name = named(context, site)
        if site.needle is not None and site.depth_mm is not None and site.depth_mm > site.needle.length_mm:
            sentence = f"{name}: {site.depth_mm} mm is deeper than the needle is long ({needle_words(site.needle)})."
            yield RuleFinding("V5", Stage.ENTRY, "depth_mm", site.id, sentence, STRICTA, "Put depth or needle right.", site.id)
        if site.insertions < 1:
            sentence = f"{name} was needled without an insertion."
            way_out = "Count the passes through the skin, or make it a finding."
            yield RuleFinding("V5", Stage.ENTRY, "insertions", site.id, sentence, STRICTA, way_out, site.id)
        elif site.new_needles > site.insertions:
            sentence = f"{name}: {site.new_needles} needles cannot go in with {count_words(site.insertions, 'insertion')}."
            yield RuleFinding("V5", Stage.ENTRY, "new_needles", site.id, sentence, STRICTA, "Count both again.", site.id)
    yield from _out_of_nowhere(context)


def _out_of_nowhere(context: Context) -> Iterator[RuleFinding]:
    """No new needle at a site means that the one before in the same muscle was used again."""
    used: set[str | None] = set()
    for site in context.sites:
        if site.new_needles:
            used.add(site.place.muscle)
        elif site.place.muscle not in used:
            sentence = f"{named(context, site)}: no new needle, and none was used before in this muscle."
            way_out = "Count the needle here, unless it was used in another muscle before."
            yield RuleFinding("V5", Stage.WARN, "new_needles", site.id, sentence, REUSED_SOURCE, way_out, site.id)


def v7_usual_sizes(context: Context) -> Iterator[RuleFinding]:
    """Needle length and depth within what the muscle usually takes, diameter within 0.16-0.35 mm."""
    for site in context.sites:
        yield from size_warnings(context, site.place, site.needle, site.depth_mm, site.id)


def size_warnings(
    context: Context, place: Place, needle: Needle | None, depth_mm: int | None = None, site_id: str = ""
) -> Iterator[RuleFinding]:
    """What is unusual about that needle at that place."""
    where = place_words(place, context.catalogue)
    muscle = context.catalogue.muscles.get(place.muscle or "")
    if muscle is not None and needle is not None and muscle.needle_min_mm is not None and muscle.needle_max_mm is not None:
        low, high = muscle.needle_min_mm, muscle.needle_max_mm
        if not low <= needle.length_mm <= high:
            longer = "longer" if needle.length_mm > high else "shorter"
            sentence = f"{where}: the needle ({needle_words(needle)}) is {longer} than usual here ({low}-{high} mm)."
            yield RuleFinding("V7", Stage.WARN, "needle", site_id, sentence, LENGTH_SOURCE, "", site_id)
    if muscle is not None and muscle.depth_cap_mm is not None and depth_mm is not None and depth_mm > muscle.depth_cap_mm:
        sentence = f"{where}: {depth_mm} mm is deeper than the {muscle.depth_cap_mm} mm not to exceed here."
        source = muscle.caution_source or GENERAL
        yield RuleFinding("V7", Stage.WARN, "depth_mm", site_id, sentence, source, "", site_id)
    if needle is not None and not THINNEST_MM <= needle.diameter_mm <= THICKEST_MM:
        sentence = f"{where}: a diameter of {needle.diameter_mm:.2f} mm is unusual ({THINNEST_MM}-{THICKEST_MM} mm)."
        yield RuleFinding("V7", Stage.WARN, "needle", site_id, sentence, GENERAL, "", site_id)


def v11_how_much(context: Context) -> Iterator[RuleFinding]:
    """More than usual in one visit: over 40 insertions, 30 needles, 25 sites; or at a site: 15 insertions, 20 twitches."""
    ledger = ledger_of(context.session, context.catalogue)
    for figure, most, what in (
        (ledger.insertions, MOST_INSERTIONS, "insertions"),
        (ledger.needles_in, MOST_NEEDLES, "needles"),
        (ledger.sites_needled, MOST_SITES, "sites"),
    ):
        if figure > most:
            sentence = f"{figure} {what} in one visit are unusually many (more than {most})."
            yield RuleFinding("V11", Stage.WARN, "sites", "", sentence, GENERAL, "Look whether it is charted as it was.")
    for site in context.sites:
        if site.insertions > MOST_INSERTIONS_OF_A_SITE:
            sentence = (
                f"{named(context, site)}: {site.insertions} insertions are unusually many (more than "
                f"{MOST_INSERTIONS_OF_A_SITE})."
            )
            yield RuleFinding("V11", Stage.WARN, "insertions", site.id, sentence, GENERAL, "", site.id)
        twitch = site.twitch
        if twitch is not None and twitch.elicited is Elicited.YES and (twitch.count or 0) > MOST_TWITCHES:
            sentence = f"{named(context, site)}: {twitch.count} twitches are unusually many (more than {MOST_TWITCHES})."
            yield RuleFinding("V11", Stage.WARN, "twitch", site.id, sentence, GENERAL, "", site.id)


def v16_lot_in_date(context: Context) -> Iterator[RuleFinding]:
    """No needle is used after its lot expired; the clinic says whether that is refused or told.

    What was signed under another policy stays true: it is told.
    """
    day = context.session.date
    refused = context.clinic.policy.expired_lot_refused and context.session.signature is None
    stage = Stage.ENTRY if refused else Stage.WARN
    for site in context.sites:
        if site.needle is not None and site.needle.expires is not None and site.needle.expires < day:
            lot = f"lot {site.needle.lot}" if site.needle.lot else "the lot"
            sentence = f"{named(context, site)}: {lot} expired on {date_words(site.needle.expires)}."
            source = "needles are sterile until their date (21 CFR 880.5580)"
            yield RuleFinding("V16", stage, "needle", site.id, sentence, source, "Choose the lot that was used.", site.id)


def v17_retention(context: Context) -> Iterator[RuleFinding]:
    """A needle left in has its time in the body, with current at least as long as the current ran."""
    for site in context.sites:
        retention = retention_of(site)
        if site.technique not in RETAINED and not site.left_in and not is_electrical(site):
            continue
        if retention is None:
            sentence = f"{named(context, site)}: how long the needle stayed in is not said."
            way_out = "Tap the needle out, or enter the time."
            yield RuleFinding("V17", Stage.SIGN, "retention_s", site.id, sentence, STRICTA + ", item 2f", way_out, site.id)
        elif site.electrical is not None and (site.electrical.duration_min or 0) * 60 > retention:
            sentence = (
                f"{named(context, site)}: current ran {site.electrical.duration_min} min, "
                f"but the needle was in for {duration_words(retention)} only."
            )
            yield RuleFinding("V17", Stage.SIGN, "retention_s", site.id, sentence, GENERAL, "Put one of the two right.", site.id)
