"""The most used control: how many local twitch responses a site gave."""

from needlechart.ui.look.number_pad import NumberPad
from needlechart.ui.look.painted import advance
from needlechart.ui.look.theme import theme

MOST_TWITCHES = 60
"""More than anybody counts at one site; a slip of the finger stops here."""


class TwitchPad(NumberPad):
    """Keys 0 to 5 and 6+, figures to be read from a metre away.

    "Can't tell" and "not sought" are the card's own chips: it calls ``set_value(None)`` when one is chosen.
    """

    def __init__(self, name: str = "Twitches") -> None:
        super().__init__(6, MOST_TWITCHES, name)

    def figure_px(self) -> float:
        return theme.sz.numeral

    def key_high(self) -> float:
        return theme.sz.touch_big

    def least_key(self) -> float:
        return max(theme.sz.touch, advance(theme.font(theme.sz.numeral, 600), "60") + 8)

    def spoken_number(self, number: int) -> str:
        return f"{number} twitch" if number == 1 else f"{number} twitches"
