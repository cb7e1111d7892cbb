"""How many needles, and which: the row that changes least and is carried from site to site."""

from __future__ import annotations

from needlechart.domain.catalogue import NeedleType
from needlechart.domain.needling import Needle, Site
from needlechart.domain.words import needle_words
from needlechart.ui.charting.asking.pick import Pick
from needlechart.ui.charting.needle.block import Mark, MarkBlock, card_row
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.key_tips import show_tip
from needlechart.ui.look.stepper import Stepper

MOST_NEEDLES = 50


class NeedleRow(MarkBlock):
    """New needles of this site (insertions follow when they would be fewer) and the needle's size."""

    def __init__(self, editor: SessionEditor) -> None:
        super().__init__(editor)
        self.needles = Stepper(None, 0, MOST_NEEDLES, name="Needles")
        show_tip(self.needles, "needles")
        self.size_of_needle = Pick((), "Needle", "Which needle", kind="quiet")
        self.needles.changed.connect(self._on_needles)
        self.size_of_needle.changed.connect(self._on_size)
        self.setLayout(card_row("Needles", self.needles, self.size_of_needle, None))

    def set_number(self, needles: int) -> None:
        """So many needles, as a key says."""
        self.needles.answer_number(needles)

    def show_mark(self, mark: Mark) -> None:
        super().show_mark(mark)
        if not isinstance(mark, Site):
            return
        self.needles.set_value(mark.new_needles)
        kinds = [kind for kind in self.editor.opened.catalogue.needles.values() if kind.active]
        self.size_of_needle.set_options([(kind.key, _kind_words(kind)) for kind in kinds])
        self.size_of_needle.set_value(_key_of(mark.needle, kinds))

    def _on_needles(self) -> None:
        number = self.needles.value()
        if isinstance(self.mark, Site) and number is not None:
            self.put("new_needles", number, insertions=max(self.mark.insertions, number))

    def _on_size(self) -> None:
        kind = self.editor.opened.catalogue.needles.get(self.size_of_needle.value() or "")
        if kind is None or not isinstance(self.mark, Site):
            return
        depth = self.mark.depth_mm
        fits = depth is None or depth <= kind.length_mm
        self.put("needle", kind.as_needle(), **({} if fits else {"depth_mm": None}))


def _kind_words(kind: NeedleType) -> str:
    return f"{kind.words}   {kind.maker}".rstrip() if kind.maker else kind.words


def _key_of(needle: Needle | None, kinds: list[NeedleType]) -> str | None:
    """The catalogue's key; a needle that is not stocked any more shows by its size."""
    if needle is None:
        return None
    known = any(kind.key == needle.type_key for kind in kinds)
    return needle.type_key if known else needle_words(needle)
