"""What stands under the body: of which muscles, days and visits it tells, the scale of the heat, what is a least figure only."""

from __future__ import annotations

from needlechart.domain.words import count_words, least_twitches
from needlechart.drawing.heat import Heat
from needlechart.ui.history.heat_scale import HeatScale
from needlechart.ui.history.span_sites import Measure, SpanSites
from needlechart.ui.look.buttons import Button, icon_button
from needlechart.ui.look.layout import Box, Line, box, col, row
from needlechart.ui.look.words import small

_ONE = {Measure.SITES: "site", Measure.NEEDLES: "needle", Measure.INSERTIONS: "insertion", Measure.TWITCHES: "twitch"}
_MANY = {Measure.TWITCHES: "twitches"}


class BodyFoot(Box):
    """``numbers`` is the switch to the table beside the picture; ``all_muscles`` ends that only some are shown."""

    def __init__(self) -> None:
        self._muscles = small("", "text1", 600, wrap=True)
        self.all_muscles = icon_button("close", "All muscles")
        self._some = Box(row((self._muscles, 1), self.all_muscles, gap=8, margins=(20, 4, 12, 4)), "accent_soft", "Muscles shown")
        self._caption = small("", "text1", 600, wrap=True)
        self._total = small("", "text2", wrap=True)
        self.scale = HeatScale()
        self.numbers = Button("Numbers", "quiet", toggle=True, tip="The same as numbers per muscle and side")
        inside = col(self._caption, row((self._total, 1), self.numbers, gap=8), self.scale, gap=2, margins=(20, 8, 12, 10))
        self._told = box(inside)
        super().__init__(col(Line(), self._some, self._told, gap=0), "bg", "Of which visits the body tells")
        self.show_muscles("")

    def show_muscles(self, words: str) -> None:
        """Which muscles alone are shown; "" for all."""
        self._muscles.setText(f"Only {words}" if words else "")
        self._some.setVisible(bool(words))

    def show_heat(self, caption: str, sites: SpanSites, measure: Measure, hottest: Heat | None) -> None:
        """The scale of a heat map and its sum; a sum of twitches that nobody counted everywhere reads "at least"."""
        least = measure is Measure.TWITCHES and sites.uncounted > 0
        total = least_twitches(sites.total(measure), least) if measure is Measure.TWITCHES else sites.total(measure)
        said = count_words(total, _ONE[measure], _MANY.get(measure, ""), at_least=least)
        if least:
            said += f": {count_words(sites.uncounted, 'site')} twitched and nobody counted"
        self._caption.setText(caption)
        self._caption.show()
        self._total.setText(said)
        self._total.show()
        self.scale.show_scale(hottest, _MANY.get(measure, f"{_ONE[measure]}s"))
        self.numbers.setVisible(len(sites) > 0)

    def show_words(self, caption: str, note: str) -> None:
        """Words alone."""
        self._caption.setText(caption)
        self._caption.setVisible(bool(caption))
        self._total.setText(note)
        self._total.setVisible(bool(note))
        self.scale.hide()
        self.numbers.hide()

    def words(self) -> str:
        """What it says, a line each."""
        return "\n".join(part for part in (self._muscles.text(), self._caption.text(), self._total.text()) if part)
