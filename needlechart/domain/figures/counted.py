"""What counts as a reaction, and the published rates it is shown beside."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from needlechart.domain.reactions import Severity

EXPECTED_KINDS = frozenset({"soreness", "bleeding"})
"""Soreness after needling and bleeding at a site, as long as they are mild: most patients have them.  General knowledge, not
clinically reviewed; published studies count both, which is why the rates beside ours are told with and without them."""
THRESHOLD = (
    "A reaction counts when it is more than expected soreness or a spot of blood: these two are told apart as long as they are "
    "mild. Each kind counts once a session, with the worst severity it was told with."
)
"""The one threshold of every rate, as it stands beside them."""
TOLD_BY_THERAPISTS = "Published rates were told by therapists; what patients were not asked about is missing in them and in ours."


class Grade(StrEnum):
    """How reactions are counted: ``expected`` soreness and bleeding; ``mild`` without these; ``significant``; ``serious``."""

    EXPECTED = "expected"
    MILD = "mild"
    SIGNIFICANT = "significant"
    SERIOUS = "serious"


def is_expected(kind: str, severity: Severity) -> bool:
    """Whether a reaction is one of those that are expected and counted apart."""
    return severity is Severity.MILD and kind in EXPECTED_KINDS


@dataclass(frozen=True, slots=True)
class PublishedRate:
    """A published rate per 1,000 treatments: of so many treatments, by whom.  ``at_most``: an upper limit, none was seen.

    ``note`` says how the figure differs from ours, or how it was put together.
    """

    per_1000: float
    treatments: int
    source: str
    note: str = ""
    at_most: bool = False


BRADY = "Brady et al. 2014 (39 physiotherapists, Ireland)"
BOYCE = "Boyce et al. 2020 (420 physical therapists, USA)"
_BRADY_N, _BOYCE_N = 7_629, 20_464


def _brady(percent: float, note: str = "", *, at_most: bool = False) -> PublishedRate:
    return PublishedRate(round(percent * 10, 1), _BRADY_N, BRADY, note, at_most)


def _boyce(percent: float, note: str = "") -> PublishedRate:
    return PublishedRate(round(percent * 10, 1), _BOYCE_N, BOYCE, note)


_MAJOR = PublishedRate(round(20_000 / _BOYCE_N, 1), _BOYCE_N, BOYCE, "20 major events; significant and serious together")
PUBLISHED: dict[Grade, tuple[PublishedRate, ...]] = {
    Grade.EXPECTED: (_brady(4.65 + 2.19, "bleeding 4.65 % and pain after 2.19 % together"),),
    Grade.MILD: (_brady(19.18 - 4.65 - 2.19, "19.18 % of all mild events, less bleeding and pain after"),),
    Grade.SIGNIFICANT: (_brady(0.04, "none seen; upper limit", at_most=True), _MAJOR),
    Grade.SERIOUS: (_MAJOR,),
}
"""Beside each grade what was published for it; nothing is published per needle."""
PUBLISHED_ALL_MILD = (_brady(19.18, "with bleeding and pain after"), _boyce(36.7, "with bleeding"))
"""Of all mild reactions, the expected ones included."""
PUBLISHED_KINDS: dict[str, tuple[PublishedRate, ...]] = {
    "bruise": (_brady(7.55), _boyce(7.7)),
    "bleeding": (_brady(4.65), _boyce(16)),
    "pain-during": (_brady(3.01), _boyce(5.9)),
    "soreness": (_brady(2.19),),
    "aggravation": (_brady(0.88),),
    "drowsy": (_brady(0.26),),
    "headache": (_brady(0.14),),
    "nausea": (_brady(0.13),),
}
"""Of kinds of reactions, by their key in the clinic's list."""
