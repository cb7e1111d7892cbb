"""Every key of the charting page as it is delivered, in one table; which keys are in force says ``chosen_keys``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Where(StrEnum):
    """Where a key works."""

    PAGE = "page"
    NEEDLE = "needle"
    BODY = "body"


class Needs(StrEnum):
    """What must be chosen for a deed to be possible."""

    NOTHING = "nothing"
    MARK = "mark"
    SITE = "site"


@dataclass(frozen=True, slots=True)
class Action:
    """One deed: its id, what it does in words, its keys (portable names as Qt writes them), an icon, where, and its need.

    ``keys_words`` names the keys of a deed whose keys stay as they are: they say a number or a direction.
    """

    id: str
    words: str
    keys: tuple[str, ...]
    icon: str = ""
    where: Where = Where.NEEDLE
    needs: Needs = Needs.NOTHING
    keys_words: str = ""

    @property
    def fixed(self) -> bool:
        """Whether its keys stay as they are."""
        return bool(self.keys_words)


_DIGITS = tuple(str(digit) for digit in range(10))
NUDGE_MM, LONG_NUDGE_MM = 1, 5
"""How far an arrow key moves a mark, without and with Shift."""

ACTIONS: tuple[Action, ...] = (
    Action("twitches", "Twitches of the site", _DIGITS, needs=Needs.SITE, keys_words="0 to 9"),
    Action(
        "needles", "Needles of the site", tuple(f"Shift+{d}" for d in _DIGITS[1:]), needs=Needs.SITE, keys_words="Shift + 1 to 9"
    ),
    Action(
        "nudge",
        f"Move the mark {NUDGE_MM} mm, with Shift {LONG_NUDGE_MM} mm",
        tuple(f"{shift}{arrow}" for shift in ("", "Shift+") for arrow in ("Left", "Right", "Up", "Down")),
        needs=Needs.MARK,
        keys_words="Arrows",
    ),
    Action("next", "Next mark", ("Tab",)),
    Action("previous", "Mark before", ("Shift+Tab",)),
    Action("out", "Needle out, or leave it in", ("O",), "needle_out", needs=Needs.SITE),
    Action("mirror", "Mirror to the other side", ("M",), "mirror", needs=Needs.SITE),
    Action("again", "Same again at the next tap", ("R",), "repeat", needs=Needs.SITE),
    Action("finding", "The next tap is a finding; on a finding: needle it", ("F",), "finding"),
    Action("note", "Pain and note of the site", ("N",), "note", needs=Needs.MARK),
    Action("history", "Past visits at the mark and in its muscle, or back", ("H",), "history"),
    Action("delete", "Delete the mark", ("Del", "Backspace"), "close", needs=Needs.MARK),
    Action("type", "Place a site by typing a muscle", ("/",), "search"),
    Action("points", "Numbered points of the muscle in hand, on or off", ("P",), "eye"),
    Action("deep", "Deep layer on or off", ("D",), "layers"),
    Action("leave", "Let go of the mark, then of the place on the body", ("Esc",)),
    Action(
        "walk",
        "To the muscle in that direction; arrows alone while no mark is in hand",
        tuple(f"Ctrl+{arrow}" for arrow in ("Left", "Right", "Up", "Down")),
        where=Where.BODY,
        keys_words="Ctrl + arrows",
    ),
    Action("mark_after", "To the next mark on the body", ("PgDown",), where=Where.BODY),
    Action("mark_before", "To the mark before on the body", ("PgUp",), where=Where.BODY),
    Action("place", "There: a site in the middle of the muscle, or the mark to hand", ("Return",), where=Where.BODY),
    Action("find", "There: a finding, as by a long press", ("Shift+Return",), where=Where.BODY),
    Action("closer", "Closer", ("+",), where=Where.BODY),
    Action("farther", "Farther", ("-",), where=Where.BODY),
    Action("whole", "Show everything", ("Home",), where=Where.BODY),
    Action("place_after", "To the next place of the session", ("Ctrl+PgDown",), where=Where.PAGE),
    Action("place_before", "To the place before", ("Ctrl+PgUp",), where=Where.PAGE),
    Action("undo", "Undo", ("Ctrl+Z",), "undo", Where.PAGE),
    Action("redo", "Redo", ("Ctrl+Y", "Ctrl+Shift+Z"), "redo", Where.PAGE),
    Action("wipe", "Wipe the screen: no touch for 10 s", ("F8",), "drop", Where.PAGE),
    Action("keys", "This list", ("?",), "keyboard", Where.PAGE),
    Action("close", "Leave the session; everything is kept", ("Ctrl+W",), "back", Where.PAGE),
)

_BY_ID = {action.id: action for action in ACTIONS}


def action(action_id: str) -> Action:
    """The action with that id; KeyError for an unknown one."""
    return _BY_ID[action_id]


def of_page() -> tuple[Action, ...]:
    """What works on every place of a session."""
    return tuple(a for a in ACTIONS if a.where is Where.PAGE)


def of_needle_place() -> tuple[Action, ...]:
    """What works on the Needle place while no text is being typed."""
    return tuple(a for a in ACTIONS if a.where is Where.NEEDLE)
