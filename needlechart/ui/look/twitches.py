"""How a number of twitches is written when a site twitched and nobody counted."""

from __future__ import annotations

from needlechart.domain.words import least_twitches


def twitch_figure(counted: int, is_minimum: bool) -> str:
    """ "13", "≥13" when a site was not counted, "≥1" when none was."""
    return f"{'≥' if is_minimum else ''}{least_twitches(counted, is_minimum)}"
