"""In which sizes, schemes and sizes of text each page is looked at, and which of these pictures are kept with the manual."""

from __future__ import annotations

from dataclasses import dataclass

from needlechart.ui.look.theme import Scheme

SMALL, MIDDLE, LARGE = "1280x800", "1920x1200", "2560x1600"


@dataclass(frozen=True, slots=True)
class Look:
    """A window of that size in that scheme and text size; ``ending`` is the end of the picture's name."""

    ending: str
    size: str = SMALL
    scheme: Scheme = "light"
    text: float = 1.0


LIGHT, DARK = Look(""), Look("_dark", scheme="dark")
LIGHT_LARGE, DARK_LARGE = Look("_large", LARGE), Look("_large_dark", LARGE, "dark")
TEXT_200, TEXT_200_SMALL = Look("_text200", MIDDLE, text=2.0), Look("_text200_small", SMALL, text=2.0)

LOOKS = (LIGHT, LIGHT_LARGE, DARK_LARGE, DARK, TEXT_200, TEXT_200_SMALL)
"""Every look there is, in an order in which a window changes as little as can be from one to the next."""

_DESK = (LIGHT, DARK)

LOOKS_OF: dict[str, tuple[Look, ...]] = {
    "start": _DESK,
    "sign-in": _DESK,
    "today": LOOKS,
    "review": (LIGHT, DARK, LIGHT_LARGE),
    "safety": (LIGHT, DARK, LIGHT_LARGE),
    "history": LOOKS,
    "history_table": LOOKS,
    "history_heat": LOOKS,
    "plan": _DESK,
    "consent": _DESK,
    "details": _DESK,
    "compare": (LIGHT, DARK, LIGHT_LARGE),
    "screen": LOOKS,
    "before": LOOKS,
    "needle": LOOKS,
    "needle_site": LOOKS,
    "past_visits": LOOKS,
    "treatments": LOOKS,
    "after": LOOKS,
    "sign": LOOKS,
    "handout": _DESK,
    "keys": _DESK,
    "body_all": _DESK,
    "body_right": _DESK,
    "body_head": _DESK,
    "body_hand": _DESK,
    "body_foot": _DESK,
    "body_inner_leg": _DESK,
    "body_deep": _DESK,
}
"""The looks of every page: all of them on the pages that are used at the treatment table, and on those of the history."""

KEPT_LARGE = frozenset({("history", LIGHT_LARGE), ("needle", LIGHT_LARGE), ("needle_site", TEXT_200_SMALL)})
"""What the manual keeps besides every page in light and dark; the rest is drawn when it is asked for."""

ONLY_LOOKED_AT = frozenset({"history_table", "history_heat"})
"""Pages the manual has no picture of."""


def kept(page: str, look: Look) -> bool:
    """Whether this picture lies with the manual."""
    return page not in ONLY_LOOKED_AT and (look in _DESK or (page, look) in KEPT_LARGE)
