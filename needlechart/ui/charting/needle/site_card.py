"""The card of a site: the rows that are always there, and what is asked less often below them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout

from needlechart.domain.needling import Site
from needlechart.ui.charting.needle.answer_rows import DepthRow, FamiliarRow, TechniqueRow
from needlechart.ui.charting.needle.block import Mark, MarkBlock
from needlechart.ui.charting.needle.cautions import Cautions
from needlechart.ui.charting.needle.details import SiteDetails
from needlechart.ui.charting.needle.electrical_fields import ElectricalFields
from needlechart.ui.charting.needle.needle_row import NeedleRow
from needlechart.ui.charting.needle.stay_row import StayRow
from needlechart.ui.charting.needle.twitch_block import TwitchBlock
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.key_tips import show_tip
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.layout import box, col, row
from needlechart.ui.look.message import Message

BETWEEN = 16
"""Between the two columns of a wide card, in pixels."""


class SiteBlock(MarkBlock):
    """Cautions, needles, twitches, familiar pain, technique, planned stay, depth; the details are made when first wanted.

    ``details_shown`` after they were opened or shut; ``draw_wanted`` to draw on the body where the site refers to;
    ``reveal_wanted(QWidget)`` when a part of them is asked for.
    """

    delete_wanted = Signal()
    draw_wanted = Signal()
    reveal_wanted = Signal(object)
    details_shown = Signal(bool)

    def __init__(self, editor: SessionEditor) -> None:
        super().__init__(editor)
        self.cautions = Cautions(editor)
        self.unconfirmed = Message(
            "Copied from the last visit, not confirmed.",
            "info",
            "Needled so",
            "Any answer confirms it. Until then it counts as no needle.",
            touch=True,
        )
        self.unconfirmed.action_taken.connect(lambda: self.put("confirmed", True))
        self.needles = NeedleRow(editor)
        self.twitches = TwitchBlock(editor)
        self.familiar = FamiliarRow(editor)
        self.technique = TechniqueRow(editor)
        self.depth_row = DepthRow(editor)
        self.stay = StayRow(editor)
        self.electrical = ElectricalFields(editor)
        self.details: SiteDetails | None = None
        self.delete = Button("Delete site", "danger", size="touch")
        show_tip(self.delete, "delete")
        self.delete.clicked.connect(self.delete_wanted)
        self.depth_row.more_wanted.connect(lambda: self.show_details(not self.has_details()))
        self.familiar.refer_wanted.connect(self._to_referral)
        self._rows: tuple[MarkBlock, ...] = (
            self.cautions,
            self.needles,
            self.twitches,
            self.familiar,
            self.technique,
            self.stay,
            self.electrical,
            self.depth_row,
        )
        self._delete_row = box(row(None, self.delete, margins=(0, 8, 0, 8)))
        self._answer = col(self.needles, self.twitches, gap=2)
        self._manner = col(self.familiar, self.technique, self.stay, self.electrical, self.depth_row, gap=2)
        self._halves = col(self._answer, self._manner, gap=2)
        self._layout = col(self.cautions, self.unconfirmed, self._halves, self._delete_row, gap=2)
        self.setLayout(self._layout)
        self._delete_row.hide()

    def show_mark(self, mark: Mark) -> None:
        if not isinstance(mark, Site):
            return
        super().show_mark(mark)
        self.unconfirmed.setVisible(not mark.confirmed)
        for part in self._rows:
            part.show_mark(mark)
        if self.details is not None:
            self.details.show_mark(mark)

    def set_wide(self, wide: bool) -> None:
        """Two columns, what the site answered first in its own; or all rows one under the other."""
        across = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._halves.direction() == across:
            return
        self._halves.setDirection(across)
        self._halves.setSpacing(BETWEEN if wide else 2)
        for half in (self._answer, self._manner):
            if wide:
                half.addStretch(1)
            else:
                half.takeAt(half.count() - 1)
        from_half, to_half = (self._answer, self._manner) if wide else (self._manner, self._answer)
        from_half.removeWidget(self.needles)
        to_half.insertWidget(0, self.needles)

    def has_details(self) -> bool:
        """Whether the details are open."""
        return self.details is not None and not self.details.isHidden()

    def show_details(self, shown: bool) -> None:
        """Opens or shuts the details."""
        if shown and self.details is None:
            self.details = SiteDetails(self.editor)
            self.details.referral.draw_wanted.connect(self.draw_wanted)
            self._layout.insertWidget(self._layout.count() - 1, self.details)
            if self.mark is not None:
                self.details.show_mark(self.mark)
        if self.details is not None:
            self.details.setVisible(shown)
        self._delete_row.setVisible(shown)
        self.depth_row.more.set_words("Less" if shown else "Pain, note")
        self.depth_row.more.set_glyph("minus" if shown else "plus")
        self.details_shown.emit(shown)

    def start_note(self) -> None:
        """Opens the details at the note."""
        self.show_details(True)
        if self.details is not None:
            self.details.start_note()

    def _to_referral(self) -> None:
        self.show_details(True)
        if self.details is not None:
            self.details.referral.start()
            self.reveal_wanted.emit(self.details.referral)
