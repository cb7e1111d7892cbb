"""Twitches of one site: the pad, what could not be told, and how strong they were."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout

from needlechart.domain.needling import Elicited, EndReason, Site, Strength, Twitch
from needlechart.ui.charting.needle.block import Mark, MarkBlock, caption_over
from needlechart.ui.charting.needle.card_chips import short
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.look.chips import Chip, ChoiceChips
from needlechart.ui.look.layout import col, row
from needlechart.ui.look.twitch_pad import TwitchPad

GRADED = (Strength.WEAK, Strength.MEDIUM, Strength.STRONG)


class TwitchBlock(MarkBlock):
    """0 says "looked for, none came"; "can't tell" and "not sought" are answers of their own without a number (rule V10)."""

    def __init__(self, editor: SessionEditor) -> None:
        super().__init__(editor)
        self.pad = TwitchPad()
        self.cant_tell = Chip("Can't tell")
        self.cant_tell.setToolTip("Too deep to see or feel whether it twitched")
        self.not_sought = Chip("Not sought")
        self.not_sought.setToolTip("No twitch was looked for at this site")
        self.strength = ChoiceChips([(s.value, short(s)) for s in GRADED], name="Strength of the first twitch")
        self.until_no_more = Chip("Until no more")
        self.until_no_more.setToolTip("Needled until no more twitches came")
        self.pad.changed.connect(self._on_pad)
        self.cant_tell.clicked.connect(lambda: self._on_without_number(self.cant_tell, Elicited.NOT_OBSERVABLE))
        self.not_sought.clicked.connect(lambda: self._on_without_number(self.not_sought, Elicited.NOT_SOUGHT))
        self.strength.changed.connect(self._on_strength)
        self.until_no_more.clicked.connect(self._on_until_no_more)
        self._lay_out()

    def show_mark(self, mark: Mark) -> None:
        super().show_mark(mark)
        twitch = mark.twitch if isinstance(mark, Site) else None
        elicited = twitch.elicited if twitch else None
        self.pad.set_value(twitch.count if twitch and elicited in (Elicited.YES, Elicited.NO) else None)
        self.cant_tell.setChecked(elicited is Elicited.NOT_OBSERVABLE)
        self.not_sought.setChecked(elicited is Elicited.NOT_SOUGHT)
        first = twitch.first if twitch else None
        self.strength.set_value(first.value if first in GRADED and first is not None else None)
        self.until_no_more.setChecked(bool(twitch and twitch.end_reason is EndReason.EXHAUSTED))
        twitched = elicited is Elicited.YES
        self.strength.setEnabled(twitched)
        self.until_no_more.setEnabled(twitched)

    def _lay_out(self) -> None:
        head = row(caption_over("Twitches"), None, self.cant_tell, self.not_sought, gap=6)
        foot = row((self.strength, 1), self.until_no_more, gap=6)
        layout: QVBoxLayout = col(head, self.pad, foot, gap=0)
        self.setLayout(layout)

    def _said(self) -> Twitch | None:
        return self.mark.twitch if isinstance(self.mark, Site) else None

    def _on_pad(self) -> None:
        count = self.pad.value()
        if count is None:
            self.put("twitch", None)
            return
        before = self._said()
        if count == 0:
            self.put("twitch", Twitch(Elicited.NO, 0, seen_by=before.seen_by if before else None))
        elif before is not None and before.elicited is Elicited.YES:
            self.put("twitch", replace(before, count=count, about=False))
        else:
            self.put("twitch", Twitch(Elicited.YES, count, seen_by=before.seen_by if before else None))

    def _on_without_number(self, chip: Chip, elicited: Elicited) -> None:
        self.put("twitch", Twitch(elicited) if chip.isChecked() else None)

    def _on_strength(self) -> None:
        before = self._said()
        if before is not None:
            said = self.strength.value()
            self.put("twitch", replace(before, first=Strength(said) if said else None))

    def _on_until_no_more(self) -> None:
        before = self._said()
        if before is not None:
            ended = EndReason.EXHAUSTED if self.until_no_more.isChecked() else None
            self.put("twitch", replace(before, end_reason=ended))
