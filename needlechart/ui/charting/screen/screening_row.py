"""One question of the screening list: the answer, and for a yes what is decided and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from needlechart.domain.catalogue import ScreeningItem
from needlechart.domain.patients import HowAnswered, ScreeningAnswer, ScreeningDecision, YesNo
from needlechart.domain.rules.screening import YES_IS_WELL
from needlechart.domain.words import date_words, words
from needlechart.ui.charting.asking.chips import EnumChips
from needlechart.ui.charting.asking.rows import AskedRow
from needlechart.ui.look.chips import ChoiceChips
from needlechart.ui.look.fields import TextField
from needlechart.ui.look.layout import box, col
from needlechart.ui.look.words import small

BOTH = "both"
SIDES = ((BOTH, "Both sides"), ("left", "Left"), ("right", "Right"))
UNREVIEWED = "not clinically reviewed"


class ScreeningRow(QWidget):
    """``answered(YesNo | None)`` and ``decided(field, value)`` are what the user said; the section writes it down."""

    answered = Signal(object)
    decided = Signal(str, object)

    def __init__(self, item: ScreeningItem, regions: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.item = item
        self._regions_offered = tuple(regions)
        self.setObjectName(f"screening_{item.key}")
        self.answer = EnumChips(YesNo, item.prompt, (YesNo.NO, YesNo.YES, YesNo.UNKNOWN))
        self.answer.chips.chip(YesNo.UNKNOWN.value).set_words("?")
        self.answer.chips.chip(YesNo.UNKNOWN.value).setAccessibleName("Not known")
        self.answer.chips.chip(YesNo.UNKNOWN.value).setToolTip("Not known")
        self._line = AskedRow(item.prompt, self.answer, least=140)
        self._more: _Yes | None = None
        self._layout = col(self._line, gap=0)
        self.setLayout(self._layout)
        self.answer.changed.connect(lambda: self.answered.emit(self.answer.value()))

    def show_answer(self, today: ScreeningAnswer | None, before: ScreeningAnswer | None) -> None:
        """Today's answer, and what is known from before."""
        self.answer.set_value(today.answer if today else None)
        self._line.set_note(*_note(self.item, today, before))
        wanted = today is not None and today.answer is YesNo.YES and self.item.key not in YES_IS_WELL
        if wanted and self._more is None:
            self._more = _Yes(self.item, self._regions_offered)
            self._more.decided.connect(self.decided)
            self._layout.addWidget(self._more)
        if self._more is not None:
            self._more.setVisible(wanted)
            if today is not None and wanted:
                self._more.show_answer(today)

    def note(self) -> str:
        """The line under the question."""
        return self._line.note()

    def more(self) -> _Yes | None:
        """What a yes asks for besides, None while there was none."""
        return self._more


class _Yes(QWidget):
    """A yes needs a decision, and a reason or the regions to avoid."""

    decided = Signal(str, object)

    def __init__(self, item: ScreeningItem, regions: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.detail = TextField("which, since when, which week", f"{item.prompt} Details", size="touch")
        self._offered = {key for key, _words in regions}
        self.decision = EnumChips(ScreeningDecision, f"{item.prompt} Decision")
        self.regions = ChoiceChips(regions, many=True, name="Regions to avoid")
        self.side = ChoiceChips(SIDES, name="Side to avoid")
        self._held: dict[str, str] = {}
        self.reason = TextField("reason for the decision", f"{item.prompt} Reason", size="touch")
        self.detail.setMaxLength(200)
        self.reason.setMaxLength(200)
        usual = f"Usual: {item.default_action}" if item.default_action else ""
        source = item.source or ("" if item.reviewed else UNREVIEWED)
        self._where = box(col(small("Regions to avoid", "text2", 500), self.regions, self.side, gap=0))
        self._ask = small("A yes needs a decision, and the reason for it.", "caution", 500, wrap=True)
        self.setLayout(
            col(
                small(f"{usual}  ·  {source}" if usual and source else usual or source, "text2", wrap=True),
                self.detail,
                self.decision,
                self._where,
                self.reason,
                self._ask,
                gap=6,
                margins=(16, 0, 0, 12),
            )
        )
        self.detail.changed.connect(lambda: self.decided.emit("detail", self.detail.value()))
        self.decision.changed.connect(lambda: self.decided.emit("decision", self.decision.value()))
        self.regions.changed.connect(lambda: self.decided.emit("regions", self._regions()))
        self.side.changed.connect(lambda: self.decided.emit("regions", self._regions()))
        self.reason.changed.connect(lambda: self.decided.emit("reason", self.reason.value()))

    def show_answer(self, answer: ScreeningAnswer) -> None:
        self.detail.set_value(answer.detail)
        self.decision.set_value(answer.decision)
        named = (region.partition(".") for region in answer.regions)
        self._held = {region: side for region, _dot, side in named if region in self._offered}
        self.regions.set_values(self._held)
        sides = set(self._held.values()) or {""}
        self.side.set_value((sides.pop() or BOTH) if len(sides) == 1 else None)
        self.side.setVisible(bool(self._held))
        self.reason.set_value(answer.reason)
        avoid = answer.decision is ScreeningDecision.AVOID_REGION
        self._where.setVisible(avoid)
        self._ask.setVisible(answer.decision is None or not (answer.reason or (avoid and answer.regions)))

    def _regions(self) -> tuple[str, ...]:
        """The regions chosen, each with its side: the one that is chosen, or where none is, as each was."""
        side = self.side.value()
        sides = {region: self._held.get(region, "") if side is None else side for region in self.regions.values()}
        return tuple(f"{region}.{side}" if side not in ("", BOTH) else region for region, side in sides.items())


def _note(item: ScreeningItem, today: ScreeningAnswer | None, before: ScreeningAnswer | None) -> tuple[str, str]:
    last = f"last: {_said(before)}, {date_words(before.asked_at.local.date())}" if before is not None else ""
    if today is None:
        usual = "asked at every visit" if item.every_visit else "" if before is not None else "asked for the first time"
        return "  ·  ".join(part for part in (usual, last) if part), "text3"
    if today.how is HowAnswered.CONFIRMED:
        heeded = last if today.answer is not YesNo.NO else ""
        return "  ·  ".join(part for part in (f"confirmed {today.asked_at.local:%H:%M}", heeded) if part), "text3"
    changed = before is not None and before.answer is not today.answer
    asked = f"{'changed' if changed else 'asked'} {today.asked_at.local:%H:%M}"
    return "  ·  ".join(part for part in (asked, last) if part), "text1" if changed else "text3"


def _said(answer: ScreeningAnswer) -> str:
    """ "yes, week 20, proceed with precaution": the answer with what was decided."""
    regions = ", ".join(region.replace("-", " ").replace("_", " ") for region in answer.regions)
    decided = words(answer.decision) if answer.decision is not None else ""
    return ", ".join(part for part in (words(answer.answer), answer.detail, decided, regions, answer.reason) if part)
