"""What is asked of a site less often: behind "Pain, note" on a small screen, open on a large one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from needlechart.domain.needling import (
    Bleeding,
    Elicited,
    EndReason,
    ResponseSought,
    SeenBy,
    Site,
    Strength,
    TissueLevel,
    Tolerance,
    ToneAfter,
    Twitch,
)
from needlechart.ui.charting.asking.number_field import NumberField
from needlechart.ui.charting.needle.block import Mark, MarkBlock, caption_over, card_row
from needlechart.ui.charting.needle.card_chips import CardChips, ManyCardChips
from needlechart.ui.charting.needle.lot_fields import LotFields
from needlechart.ui.charting.needle.place_words import PlaceWords
from needlechart.ui.charting.needle.referral import ReferralFields
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.look.chips import Chip
from needlechart.ui.look.fields import NoteField
from needlechart.ui.look.layout import Item, box, col, row
from needlechart.ui.look.scale import Scale010
from needlechart.ui.look.stepper import Stepper


class PainAndNote(MarkBlock):
    """Pain on insertion and during, bleeding, tolerance, and the note on the site."""

    def __init__(self, editor: SessionEditor) -> None:
        super().__init__(editor)
        self.pain_on_insertion = Scale010(name="Pain on insertion", low="none", high="worst")
        self.pain_during = Scale010(name="Pain during needling", low="none", high="worst")
        self.bleeding = CardChips(Bleeding, "Bleeding")
        self.pressure_s = NumberField("Pressed for", 0, 1800, "s", whole=True)
        self.haematoma_mm = NumberField("Swelling or bruise", 0, 300, "mm", whole=True)
        self.tolerance = CardChips(Tolerance, "Tolerance")
        self.note = NoteField("Note on this site", "Note", lines=2)
        for field in ("pain_on_insertion", "pain_during", "bleeding", "pressure_s", "haematoma_mm", "tolerance", "note"):
            self.bind(field, getattr(self, field))
        self.setLayout(
            col(
                _asked("Pain on insertion", self.pain_on_insertion),
                _asked("Pain during needling", self.pain_during),
                _asked("Note", self.note),
                _asked("Bleeding", self.bleeding),
                row(_asked("Pressed for", self.pressure_s), _asked("Swelling or bruise", self.haematoma_mm), None, gap=16),
                _asked("Tolerance", self.tolerance),
                gap=12,
            )
        )


class TwitchDetails(MarkBlock):
    """Strength of the last twitch, why the needling ended, how the twitch was seen, and counts that are not exact."""

    def __init__(self, editor: SessionEditor) -> None:
        super().__init__(editor)
        self.about = Chip("About so many")
        self.not_counted = Chip("Twitched, not counted")
        self.last = CardChips(Strength, "Last twitch")
        self.end_reason = CardChips(EndReason, "Ended because")
        self.seen_by = CardChips(SeenBy, "Told by")
        self.about.clicked.connect(lambda: self._put(about=self.about.isChecked()))
        self.not_counted.clicked.connect(self._on_not_counted)
        self.last.changed.connect(lambda: self._put(last=self.last.value()))
        self.end_reason.changed.connect(lambda: self._put(end_reason=self.end_reason.value()))
        self.seen_by.changed.connect(lambda: self._put(seen_by=self.seen_by.value()))
        self.setLayout(
            col(
                _asked("Count", box(row(self.about, self.not_counted, None, gap=6))),
                _asked("Strength of the last twitch", self.last),
                _asked("Ended because", self.end_reason),
                _asked("Twitch seen or felt by", self.seen_by),
                gap=12,
            )
        )

    def show_mark(self, mark: Mark) -> None:
        super().show_mark(mark)
        twitch = mark.twitch if isinstance(mark, Site) else None
        twitched = twitch is not None and twitch.elicited is Elicited.YES
        self.about.setChecked(bool(twitch and twitch.about))
        self.about.setEnabled(twitched and twitch is not None and twitch.count is not None)
        self.not_counted.setChecked(bool(twitched and twitch and twitch.count is None))
        self.last.set_value(twitch.last if twitch else None)
        self.last.setEnabled(twitched)
        self.end_reason.set_value(twitch.end_reason if twitch else None)
        self.end_reason.setEnabled(twitch is not None)
        self.seen_by.set_value(twitch.seen_by if twitch else None)
        self.seen_by.setEnabled(twitch is not None)

    def _put(self, **fields: Any) -> None:
        mark = self.mark
        if isinstance(mark, Site) and mark.twitch is not None:
            self.put("twitch", replace(mark.twitch, **fields))

    def _on_not_counted(self) -> None:
        self.put("twitch", Twitch(Elicited.YES) if self.not_counted.isChecked() else None)


class SiteDetails(MarkBlock):
    """Everything of a site that is not on its first rows."""

    def __init__(self, editor: SessionEditor) -> None:
        super().__init__(editor)
        self.pain = PainAndNote(editor)
        self.twitches = TwitchDetails(editor)
        self.referral = ReferralFields(editor)
        self.lot = LotFields(editor)
        self.place = PlaceWords(editor)
        self.insertions = Stepper(None, 1, 50, name="Insertions")
        self.tissue_level = CardChips(TissueLevel, "Tissue level")
        self.response_sought = ManyCardChips(ResponseSought, "Response sought")
        self.retention_s = NumberField("Stayed in", 0, 2700, "s", whole=True)
        self.tone_after = CardChips(ToneAfter, "Muscle tone after")
        self.retest_pain = Scale010(name="Pain on palpation after", low="none", high="worst")
        self.retest_kg_cm2 = NumberField("Pressure threshold after", 0.1, 20, "kg/cm²")
        self.insertions.changed.connect(self._on_insertions)
        for field in ("tissue_level", "response_sought", "retention_s", "tone_after", "retest_pain", "retest_kg_cm2"):
            self.bind(field, getattr(self, field))
        self._parts: tuple[MarkBlock, ...] = (self.pain, self.referral, self.twitches, self.lot, self.place)
        self.setLayout(
            col(
                self.pain,
                self.referral,
                card_row("Insertions", self.insertions, None),
                self.twitches,
                _asked("Tissue level", self.tissue_level),
                _asked("Response sought", self.response_sought),
                _asked("Stayed in", self.retention_s),
                _asked("Muscle tone after", self.tone_after),
                _asked("Pain on palpation after", self.retest_pain),
                _asked("Pressure threshold after", self.retest_kg_cm2),
                self.lot,
                self.place,
                gap=16,
                margins=(0, 8, 0, 8),
            )
        )

    def show_mark(self, mark: Mark) -> None:
        super().show_mark(mark)
        for part in self._parts:
            part.show_mark(mark)
        if isinstance(mark, Site):
            self.insertions.set_value(mark.insertions)
            self.retention_s.setEnabled(mark.needles_in_body == 0)

    def start_note(self) -> None:
        """Into the note, as a key says."""
        self.pain.note.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_insertions(self) -> None:
        number = self.insertions.value()
        if isinstance(self.mark, Site) and number is not None:
            self.put("insertions", number, new_needles=min(self.mark.new_needles, number))


def _asked(words: str, control: QWidget) -> QWidget:
    items: list[Item] = [caption_over(words), control]
    return box(col(*items, gap=2), name=words)
