"""Familiar pain and referral, technique, depth: the rows under the twitch pad."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from needlechart.domain.needling import Familiar, Site
from needlechart.domain.technique import Technique
from needlechart.ui.charting.needle.block import Mark, MarkBlock, card_row
from needlechart.ui.charting.needle.card_chips import CardChips, short
from needlechart.ui.charting.needle.depth_keys import DepthKeys
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.look.buttons import Button, icon_button
from needlechart.ui.look.chips import Chip
from needlechart.ui.look.layout import row
from needlechart.ui.look.menus import open_below, touch_menu
from needlechart.ui.look.stepper import Stepper

DEEPEST_MM = 120
NEAR_TECHNIQUES = (Technique.PISTONING, Technique.STATIC, Technique.ROTATION, Technique.ELECTRICAL)
"""The four that have a chip of their own; the others are one tap further."""


class FamiliarRow(MarkBlock):
    """Whether the patient knows this pain, and where else it was felt."""

    refer_wanted = Signal()

    def __init__(self, editor: SessionEditor) -> None:
        super().__init__(editor)
        self.familiar = CardChips(Familiar, "Familiar pain", (Familiar.YES, Familiar.NO, Familiar.UNSURE))
        self.refers = Button("Refers to…", "quiet", size="touch")
        self.refers.setToolTip("Where it was felt besides the place itself")
        self.refers.clicked.connect(self.refer_wanted)
        self.bind("familiar", self.familiar)
        self.setLayout(card_row("Familiar", self.familiar, None, self.refers, gap=2))

    def show_mark(self, mark: Mark) -> None:
        super().show_mark(mark)
        referral = mark.referral
        said = "" if referral is None else "Refers" if referral.felt else "No referral"
        self.refers.set_words(said or "Refers to…")
        self.refers.setToolTip(referral.area if referral and referral.area else "Where it was felt besides the place itself")


class TechniqueRow(MarkBlock):
    """Four techniques as chips and the rest behind "more"; a rarer one takes the place of the last two.

    ``technique_wanted(Technique)``: the place takes it, unless a rule refuses it while it is a plan.
    """

    technique_wanted = Signal(object)

    def __init__(self, editor: SessionEditor) -> None:
        super().__init__(editor)
        self.chips = {technique: Chip(short(technique)) for technique in NEAR_TECHNIQUES}
        self.rare = Chip("")
        self.rare.hide()
        self.more = icon_button("more", "More techniques", size="touch")
        for technique, chip in self.chips.items():
            chip.clicked.connect(lambda _on=False, technique=technique: self.choose(technique))
        self.rare.clicked.connect(self._show_again)
        self.more.clicked.connect(self.open_list)
        self.setAccessibleName("Technique")
        self.setLayout(row(*self.chips.values(), self.rare, None, self.more, gap=4))

    def choose(self, technique: Technique) -> None:
        """The user picked this technique; the chips follow when it is taken."""
        mark = self.mark
        self._show_again()
        if isinstance(mark, Site) and technique is not mark.technique:
            self.technique_wanted.emit(technique)

    def open_list(self) -> QMenu:
        """All other techniques."""
        menu = touch_menu(self, "Other techniques")
        for technique in Technique:
            if technique not in NEAR_TECHNIQUES:
                action = QAction(short(technique), menu)
                action.triggered.connect(lambda _on=False, technique=technique: self.choose(technique))
                menu.addAction(action)
        open_below(menu, self.more)
        return menu

    def show_mark(self, mark: Mark) -> None:
        super().show_mark(mark)
        technique = mark.technique if isinstance(mark, Site) else None
        for one, chip in self.chips.items():
            chip.setChecked(one is technique)
        rare = technique is not None and technique not in self.chips
        for one in NEAR_TECHNIQUES[2:]:
            self.chips[one].setVisible(not rare)
        self.rare.setVisible(rare)
        if technique is not None and rare:
            self.rare.set_words(short(technique))
            self.rare.setChecked(True)

    def _show_again(self) -> None:
        if self.mark is not None:
            self.show_mark(self.mark)


class DepthRow(MarkBlock):
    """Depth in millimetres, never deeper than the needle is long (rule V5), and the way to pain and note.

    While nobody has said, round depths stand there, none of them chosen; then the stepper with the answer.
    """

    more_wanted = Signal()

    def __init__(self, editor: SessionEditor) -> None:
        super().__init__(editor)
        self.depth_mm = Stepper(None, 1, DEEPEST_MM, "mm", "Depth", step=5, start=20)
        self.more = Button("Pain, note", "quiet", "plus", size="touch")
        self.more.clicked.connect(self.more_wanted)
        self.keys = DepthKeys()
        self.keys.chosen.connect(self._on_round)
        self.keys.other_wanted.connect(self._on_other)
        self.bind("depth_mm", self.depth_mm)
        self.setLayout(card_row("Depth", self.keys, self.depth_mm, None, self.more))
        self._show_stepper(False)

    def show_mark(self, mark: Mark) -> None:
        other = self.mark is None or self.mark.id != mark.id
        super().show_mark(mark)
        if isinstance(mark, Site):
            longest = min(DEEPEST_MM, mark.needle.length_mm) if mark.needle else DEEPEST_MM
            self.depth_mm.set_range(1, longest)
            self.keys.show_needle(longest)
            self._show_stepper(mark.depth_mm is not None or (self.depth_mm.is_typing() and not other))

    def _on_round(self, depth_mm: int) -> None:
        by_key = any(key.hasFocus() for key in self.keys.keys)
        self.depth_mm.answer_number(depth_mm)
        if by_key:
            self.depth_mm.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_other(self) -> None:
        self._show_stepper(True)
        self.depth_mm.start_typing()

    def _show_stepper(self, shown: bool) -> None:
        self.keys.setVisible(not shown)
        self.depth_mm.setVisible(shown)
