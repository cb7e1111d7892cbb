"""Where a sensation was felt besides the place itself: in the patient's words, as what, and drawn on the body."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from needlechart.domain.needling import Referral, SensationKind, Site
from needlechart.domain.sessions import AreaKind
from needlechart.domain.words import count_words
from needlechart.ui.charting.asking.chips import YesNo
from needlechart.ui.charting.needle.block import Mark, MarkBlock, caption_over
from needlechart.ui.charting.needle.card_chips import CardChips
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.fields import TextField
from needlechart.ui.look.layout import col, row
from needlechart.ui.look.words import small
from needlechart.usecases.pain_drawing import Drawn, areas_of


class ReferralFields(MarkBlock):
    """Referred or not, where, and as what.  Words, a kind or a drawn area say by themselves that it was felt.

    ``draw_wanted``: the area is to be drawn on the body, which only a site can have.
    """

    draw_wanted = Signal()

    def __init__(self, editor: SessionEditor) -> None:
        super().__init__(editor)
        self.felt = YesNo("Referred sensation")
        self.area = TextField("Where, e.g. outer leg", "Refers to", size="touch")
        self.area.setMaxLength(200)
        self.kind = CardChips(SensationKind, "Felt as")
        self.draw = Button("Draw on the body", "plain", "body", size="touch")
        self.drawn = small("", "text2")
        self.draw.clicked.connect(self.draw_wanted)
        self.felt.changed.connect(self._on_felt)
        self.area.changed.connect(self._on_area)
        self.kind.changed.connect(self._on_kind)
        self.setLayout(
            col(
                caption_over("Refers to"),
                row(self.felt, (self.area, 1), gap=8),
                row(self.draw, self.drawn, None, gap=12),
                caption_over("Felt as"),
                self.kind,
                gap=2,
            )
        )

    def show_mark(self, mark: Mark) -> None:
        super().show_mark(mark)
        said = mark.referral
        self.felt.set_value(said.felt if said else None)
        self.area.set_value(said.area if said else "")
        self.kind.set_value(said.kind if said else None)
        areas = areas_of(self.editor.session, Drawn(AreaKind.REFERRED, site_id=mark.id))
        self.draw.setVisible(isinstance(mark, Site))
        self.drawn.setText(f"{count_words(len(areas), 'area')} drawn" if areas else "")

    def start(self) -> None:
        """Into the words."""
        self.area.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _said(self) -> Referral:
        return (self.mark.referral if self.mark is not None else None) or Referral(felt=True)

    def _on_felt(self) -> None:
        felt = self.felt.value()
        before = self._said()
        if felt is None:
            self.put("referral", None)
        else:
            self.put("referral", Referral(True, before.kind, before.area) if felt else Referral(False))

    def _on_area(self) -> None:
        words = self.area.value()
        before = self.mark.referral if self.mark is not None else None
        if not words and before is None:
            return
        self.put("referral", Referral(True, before.kind if before else None, words))

    def _on_kind(self) -> None:
        before = self._said()
        self.put("referral", Referral(True, self.kind.value(), before.area))
