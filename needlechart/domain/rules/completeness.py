"""V20 codes that differ by rule, V21 what a session holds before it is signed."""

from __future__ import annotations

from collections.abc import Iterator

from needlechart.domain.derived import derived_of
from needlechart.domain.levels import level_of
from needlechart.domain.measures import ScaleCode, When
from needlechart.domain.quantities import GENERAL, STRICTA
from needlechart.domain.rules.context import Context, named
from needlechart.domain.rules.finding import RuleFinding, Stage
from needlechart.domain.rules.following_up import follow_up_gaps

CODE_SOURCE = "public coding references; whether sides count apart is not settled. No billing advice"
NOTE_SOURCE = (
    "A procedure note says how the treatment was tolerated and its outcome: Virginia board guidance, Alabama 190-X-3-.03"
)
CLEAN_SOURCE = "Clean technique: clinic policies and general knowledge, not clinically reviewed"


def v20_codes_differ(context: Context) -> Iterator[RuleFinding]:
    """The suggested code or units differ between the two ways of counting; both are shown."""
    derived = derived_of(context.session, context.catalogue)
    if derived.code_distinct != derived.code_with_side:
        sentence = (
            f"{derived.muscles_distinct} muscles by name suggest {derived.code_distinct}, "
            f"{derived.muscles_with_side} with their sides suggest {derived.code_with_side}."
        )
        yield RuleFinding("V20", Stage.INFO, "codes", "code", sentence, CODE_SOURCE)
    if derived.units_cms != derived.units_ama:
        sentence = (
            f"{derived.timed_minutes} timed minutes give {_units(derived.units_cms)} by total minutes, "
            f"{_units(derived.units_ama)} code by code."
        )
        yield RuleFinding("V20", Stage.INFO, "codes", "units", sentence, CODE_SOURCE)


def v21_complete(context: Context) -> Iterator[RuleFinding]:
    """Clean technique, position, tolerance, level of each needled site, and an assessment in the therapist's own words."""
    if not context.arrived:
        return
    session = context.session
    if context.sites:
        yield from _of_needling(context)
    if not session.assessment.strip():
        sentence = "The assessment in your own words is missing."
        yield _sign("assessment", "", sentence, GENERAL, "A sentence is enough: how it stands and why.")
    yield from _usual(context)


def _of_needling(context: Context) -> Iterator[RuleFinding]:
    session = context.session
    if not session.clean.said:
        names = {
            "hand_hygiene": "hand hygiene",
            "skin_prep": "skin preparation",
            "gloves": "gloves",
            "single_use": "single-use needles",
        }
        open_ones = ", ".join(name for field, name in names.items() if getattr(session.clean, field) is None)
        yield _sign("clean", "", f"Clean technique is not said: {open_ones}.", CLEAN_SOURCE, "Say it for all four.")
    if session.position is None:
        yield _sign("position", "", "The patient's position is not said.", f"{STRICTA}, item 4b", "Choose the position.")
    if session.tolerance is None:
        sentence = "How the treatment was tolerated is not said."
        yield _sign("tolerance", "", sentence, NOTE_SOURCE, "Say how it was tolerated.")
    for site in context.sites:
        if site.depth_mm is None and level_of(site) is None and not context.is_not_obtained(site.id, "depth_mm", "technique"):
            sentence = f"{named(context, site)}: neither depth nor tissue level is said."
            yield _sign(
                "tissue_level", site.id, sentence, f"{STRICTA}, item 2c", "Choose the technique, the level or the depth.", site.id
            )
        if site.needle is None:
            sentence = f"{named(context, site)}: the needle's size is not said."
            yield _sign("needle", site.id, sentence, f"{STRICTA}, item 2g", "Choose the needle.", site.id)


def _usual(context: Context) -> Iterator[RuleFinding]:
    """What a good record usually has besides; told, never demanded."""
    session = context.session
    pain = {m.when for m in session.measurements if m.scale in (ScaleCode.NPRS, ScaleCode.VAS)}
    for when in When:
        unobtained = context.is_not_obtained("", "measurements") or context.is_not_obtained(when.value, "measurements")
        if when not in pain and not unobtained:
            sentence = f"Pain {when} the treatment was not measured."
            yield RuleFinding("V21", Stage.WARN, "measurements", when.value, sentence, NOTE_SOURCE, "Ask for it, 0 to 10.")
    yield from follow_up_gaps(context)
    if context.sites and not session.advice and not context.is_not_obtained("", "advice"):
        sentence = "No advice is ticked."
        yield RuleFinding("V21", Stage.WARN, "advice", "", sentence, GENERAL, "Tick what the patient was told.")


def _units(units: dict[str, int]) -> str:
    return " + ".join(f"{count} × {code}" for code, count in units.items()) or "no unit"


def _sign(field: str, subject_id: str, sentence: str, source: str, way_out: str, site_id: str = "") -> RuleFinding:
    return RuleFinding("V21", Stage.SIGN, field, subject_id, sentence, source, way_out, site_id)
