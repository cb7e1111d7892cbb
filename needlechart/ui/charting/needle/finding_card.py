"""The card of a finding: palpated, not needled."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from needlechart.domain.needling import Activity, Familiar, Finding, PointPosition
from needlechart.ui.charting.asking.chips import YesNo
from needlechart.ui.charting.asking.number_field import NumberField
from needlechart.ui.charting.needle.block import MarkBlock, caption_over, card_row
from needlechart.ui.charting.needle.card_chips import CardChips
from needlechart.ui.charting.needle.place_words import PlaceWords
from needlechart.ui.charting.needle.referral import ReferralFields
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.key_tips import show_tip
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.fields import NoteField
from needlechart.ui.look.layout import box, col, row
from needlechart.ui.look.scale import Scale010

_KINDS = (Activity.ACTIVE, Activity.LATENT)
_POSITIONS = (PointPosition.CENTRAL, PointPosition.ATTACHMENT, PointPosition.SATELLITE)


class FindingBlock(MarkBlock):
    """Taut band, tender spot, familiar, active or latent, pain on palpation, threshold, jump sign, referral, note."""

    delete_wanted = Signal()

    def __init__(self, editor: SessionEditor) -> None:
        super().__init__(editor)
        self.taut_band = YesNo("Taut band")
        self.hypersensitive_spot = YesNo("Tender spot")
        self.jump_sign = YesNo("Jump sign")
        self.familiar = CardChips(Familiar, "Familiar pain")
        self.activity = CardChips(Activity, "Active or latent", _KINDS)
        self.position = CardChips(PointPosition, "Position of the point", _POSITIONS)
        self.palpation_pain = Scale010(name="Pain on palpation", low="none", high="worst")
        self.threshold_kg_cm2 = NumberField("Pressure threshold", 0.1, 20, "kg/cm²")
        self.note = NoteField("Note on this finding", "Note", lines=2)
        self.referral = ReferralFields(editor)
        self.place = PlaceWords(editor)
        self.delete = Button("Delete finding", "danger", size="touch")
        show_tip(self.delete, "delete")
        self.delete.clicked.connect(self.delete_wanted)
        for field in ("taut_band", "hypersensitive_spot", "jump_sign", "familiar", "palpation_pain", "threshold_kg_cm2", "note"):
            self.bind(field, getattr(self, field))
        self.activity.changed.connect(lambda: self.put("activity", self.activity.value() or Activity.UNCLASSIFIED))
        self.position.changed.connect(lambda: self.put("position", self.position.value() or PointPosition.UNKNOWN))
        self._lay_out()

    def show_mark(self, mark: object) -> None:
        if not isinstance(mark, Finding):
            return
        super().show_mark(mark)
        self.activity.set_value(mark.activity)
        self.position.set_value(mark.position)
        self.referral.show_mark(mark)
        self.place.show_mark(mark)

    def start_note(self) -> None:
        """Into the note, as a key says."""
        self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out(self) -> None:
        self.setLayout(
            col(
                card_row("Taut band", self.taut_band, None),
                card_row("Tender spot", self.hypersensitive_spot, None),
                card_row("Familiar", self.familiar, None),
                card_row("Jump sign", self.jump_sign, None),
                card_row("It is", (self.activity, 1)),
                4,
                _over("Pain on palpation", self.palpation_pain),
                _over("Pressure threshold", self.threshold_kg_cm2),
                _over("Note", self.note),
                self.referral,
                _over("Position of the point", self.position),
                self.place,
                row(None, self.delete),
                gap=6,
                margins=(0, 0, 0, 8),
            )
        )


def _over(words: str, control: QWidget) -> QWidget:
    return box(col(caption_over(words), control, gap=2), name=words)
