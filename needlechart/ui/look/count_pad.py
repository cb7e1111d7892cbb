"""How many lie on the tray: one tap for each figure of the count."""

from needlechart.ui.look.number_pad import NumberPad

MOST_COUNTED = 200
"""More needles than any session opens; a slip of the finger stops here."""


class CountPad(NumberPad):
    """Keys 0 to 9 and 10+; digits typed in a row are one number."""

    gap = 4

    def __init__(self, name: str) -> None:
        super().__init__(10, MOST_COUNTED, name, typing=True)
