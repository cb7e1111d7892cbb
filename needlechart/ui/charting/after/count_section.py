"""Counting the needles by hand: the chart's own number stays out of sight until the count is given."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from needlechart.domain.ledger import Ledger, ledger_of
from needlechart.domain.needling import CountField
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.words import count_words
from needlechart.ui.charting.after.counting import Counter, corrected, counted, given
from needlechart.ui.charting.after.discrepancy_card import DiscrepancyCard
from needlechart.ui.charting.asking.page import AskingPlace
from needlechart.ui.charting.asking.rows import AskedRow
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.chips import ChoiceChips
from needlechart.ui.look.count_pad import CountPad
from needlechart.ui.look.fields import TextField
from needlechart.ui.look.layout import box, col, lined, row, section
from needlechart.ui.look.message import Message
from needlechart.ui.look.words import small

ROWS = {
    CountField.OPENED: "Packs opened",
    CountField.OUT: "Out of the body, on the tray",
    CountField.SHARPS: "In the sharps box",
    CountField.UNUSED: "Opened and not used",
}
"""The four figures in the order they are counted."""
REASONS = (("counted again", "Counted again"), ("typed wrong", "Typed wrong"), ("found later", "Found later"))


class CountSection(QWidget):
    """Four figures, one tap to give them; then both numbers, and what does not close."""

    def __init__(self, place: AskingPlace) -> None:
        super().__init__()
        self._place = place
        self._said: dict[CountField, int] = {}
        self.pads = {figure: CountPad(words) for figure, words in ROWS.items()}
        self._rows = {figure: AskedRow(ROWS[figure], pad) for figure, pad in self.pads.items()}
        self.give = Button("That is my count", "primary", "check", size="touch")
        self.reason = ChoiceChips(REASONS, name="Why the count is changed")
        self.reason_words = TextField("or in your words", "Reason for the change", size="touch")
        self.reason_words.setMaxLength(180)
        self._why = small("", "caution", 500, wrap=True)
        self._change = box(col(self._why, self.reason, self.reason_words, gap=6))
        self.result = Message("", "info")
        self._kept = small("", "text2", wrap=True)
        self.cards: dict[str, DiscrepancyCard] = {}
        self._cards = QVBoxLayout()
        self._cards.setSpacing(16)
        how = small("Count by hand what lies on the tray and what goes into the box.", "text2", wrap=True)
        figures = col(*lined(list(self._rows.values())), gap=0)
        self.setLayout(
            col(
                section("Count the needles", how, figures, self._change, row(self.give, None), self.result, self._kept),
                self._cards,
                gap=16,
            )
        )
        for figure, pad in self.pads.items():
            pad.changed.connect(lambda figure=figure: self._on_counting(figure))
            place.reach(f"count.{figure.value}", pad)
        self.give.clicked.connect(self._give)
        place.reach("count", self.pads[CountField.OPENED])
        place.reach("reason", self.pads[CountField.OUT])
        place.also_show(self._show)

    # ---- what the user says
    def _on_counting(self, figure: CountField) -> None:
        number = self.pads[figure].value()
        if number is None or number == given(self._place.editor.session, figure):
            self._said.pop(figure, None)
        else:
            self._said[figure] = number
        self._show_wishes(self._place.editor.session)

    def _give(self) -> None:
        editor = self._place.editor
        reason = self.reason_words.value() or self.reason.value() or ""
        if corrected(editor.session, self._said) and not reason:
            self._why.setText("Both values stay in the record. Say why it changes before it is kept.")
            return
        said, self._said = dict(self._said), {}
        counter = Counter(editor.person_id, editor.clock.now(), editor.new_id)
        editor.change(lambda session: counted(session, said, editor.opened.catalogue, counter, reason))
        self.reason.set_value(None)
        self.reason_words.set_value("")

    # ---- what is shown
    def _show(self, session: TreatmentSession) -> None:
        for figure, pad in self.pads.items():
            if self._said.get(figure) == given(session, figure):
                self._said.pop(figure, None)
            pad.set_value(self._said.get(figure, given(session, figure)))
            self._rows[figure].set_note("" if given(session, figure) is not None else "not counted yet", "caution")
        self._show_wishes(session)
        self._show_result(session, ledger_of(session, self._place.editor.opened.catalogue))
        self._show_cards(session)
        self._kept.setText("\n".join(self._correction_words(session)))
        self._kept.setVisible(bool(session.corrections))

    def _show_wishes(self, session: TreatmentSession) -> None:
        changes = corrected(session, self._said)
        self.give.setVisible(bool(self._said))
        self.give.set_words("Keep the new count" if changes else "That is my count")
        self._change.setVisible(bool(changes))
        if changes:
            old = ", ".join(f"{ROWS[f].lower()}: {given(session, f)} → {self._said[f]}" for f in changes)
            self._why.setText(f"You change a count ({old}). Both values stay in the record; say why.")

    def _show_result(self, session: TreatmentSession, ledger: Ledger) -> None:
        self.result.setVisible(ledger.out is not None)
        if ledger.out is None:
            return
        went_in = f"{count_words(ledger.needles_in, 'needle')} went in"
        tapped = f"Tapped off on the chart: {ledger.tapped_off}." if any(s.left_in for s in session.sites) else ""
        if ledger.out != ledger.needles_in:
            self.result.show_message(
                f"The count does not close: {went_in}, {ledger.out} came out.",
                "danger",
                detail=f"{tapped} Search now, before the patient leaves. Signing waits.".strip(),
            )
        elif ledger.closes is False:
            unused = 0 if ledger.unused is None else ledger.unused
            self.result.show_message(
                f"{ledger.opened} opened, but {ledger.sharps} in the box and {unused} not used.",
                "danger",
                detail=f"{went_in}, {ledger.out} came out. {tapped} Count the box and the packs again.".strip(),
            )
        else:
            self.result.show_message(f"The count closes: {went_in}, {ledger.out} came out.", "ok", detail=tapped)

    def _show_cards(self, session: TreatmentSession) -> None:
        known = {d.id for d in session.discrepancies}
        for gone in [key for key in self.cards if key not in known]:
            old = self.cards.pop(gone)
            self._cards.removeWidget(old)
            old.hide()
            old.deleteLater()
        for told in session.discrepancies:
            if told.id not in self.cards:
                self.cards[told.id] = made = DiscrepancyCard(self._place.editor, told.id)
                self._cards.addWidget(made)
                self._place.reach(f"discrepancies.{told.id}", made)
                for name in ("resolution", f"resolution.{told.id}"):
                    self._place.reach(name, made.resolution)
                self._place.reach("discrepancies", made)
            self.cards[told.id].show_discrepancy(told)

    def _correction_words(self, session: TreatmentSession) -> list[str]:
        opened = self._place.editor.opened
        return [
            f"{ROWS[c.figure]}: {c.old} → {c.new}, {c.reason}, {c.at.local:%H:%M}, {opened.name_of(c.by)}"
            for c in session.corrections
        ]
