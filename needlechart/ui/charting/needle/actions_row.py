"""What is done with a site as a whole: mirror it, do the same again, leave its needle in or take it out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from needlechart.domain.body import Side
from needlechart.domain.needling import Site
from needlechart.ui.key_tips import tip
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.layout import row
from needlechart.usecases.removing import may_stay_in


class ActionsRow(QWidget):
    """Three large buttons, always at the same place."""

    mirror_wanted = Signal()
    again_wanted = Signal()
    needle_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.mirror = Button("Mirror", "plain", "mirror", size="big", tip=tip("mirror"))
        self.again = Button("Same again", "plain", "repeat", size="big", tip=tip("again"), toggle=True)
        self.needle = Button("Leave in", "plain", "needle", size="big", tip=tip("out"))
        self.mirror.clicked.connect(self.mirror_wanted)
        self.again.clicked.connect(self.again_wanted)
        self.needle.clicked.connect(self.needle_wanted)
        self.setLayout(row((self.mirror, 1), (self.again, 1), (self.needle, 1), gap=6, margins=(12, 8, 12, 12)))

    def show_site(self, site: Site, *, again: bool) -> None:
        """Shows what can be done with this site; ``again`` while the next tap repeats it."""
        self.again.setChecked(again)
        self.mirror.setEnabled(site.place.side is not Side.MIDLINE)
        self.mirror.setToolTip(
            tip("mirror") if site.place.side is not Side.MIDLINE else "A site on the midline has no other side"
        )
        if site.needles_in_body:
            self._needle("Needle out", "needle_out", "primary", tip("out"), can=True)
        elif site.removals:
            self._needle("Is out", "check", "plain", "Every needle of this site is out", can=False)
        elif may_stay_in(site):
            self._needle("Leave in", "needle", "plain", tip("out"), can=True)
        else:
            stays = "With this technique the needle stays in the hand. Static, rotation or E-stim can be left in."
            self._needle("Leave in", "needle", "plain", stays, can=False)

    def _needle(self, words: str, glyph: str, kind: str, words_of_tip: str, *, can: bool) -> None:
        self.needle.set_words(words)
        self.needle.set_glyph(glyph)
        self.needle.set_kind("primary" if kind == "primary" else "plain")
        self.needle.setToolTip(words_of_tip)
        self.needle.setEnabled(can)
