"""How a number of twitches is written when a site twitched and nobody counted."""

from __future__ import annotations


def least_twitches(counted: int, is_minimum: bool) -> int:
    """At least so many: a site that twitched without a count is one twitch at least."""
    return max(1, counted) if is_minimum else counted


def twitch_figure(counted: int, is_minimum: bool) -> str:
    """ "13", "≥13" when a site was not counted, "≥1" when none was."""
    return f"{'≥' if is_minimum else ''}{least_twitches(counted, is_minimum)}"
