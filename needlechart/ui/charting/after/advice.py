"""Advice given, understood, and what to expect."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from needlechart.domain.needling import Tolerance
from needlechart.domain.rules import call_after_h, call_reasons, call_words
from needlechart.domain.rules.following_up import CallReason
from needlechart.domain.sessions import TreatmentSession
from needlechart.ui.charting.asking.chips import EnumChips, YesNo
from needlechart.ui.charting.asking.page import AskingPlace
from needlechart.ui.charting.asking.rows import AskedRow
from needlechart.ui.charting.asking.tick_line import TickLine
from needlechart.ui.charting.gaps import context_of
from needlechart.ui.charting.measuring.not_obtained import NotObtainedPick, obtained
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.check import Check
from needlechart.ui.look.layout import Item, col, lined, row, section
from needlechart.ui.look.words import small


class ToleranceSection(QWidget):
    """How the treatment was tolerated."""

    def __init__(self, place: AskingPlace) -> None:
        super().__init__()
        self.tolerance = EnumChips(Tolerance, "Tolerance")
        self.ended_early = Check("Ended early")
        self.not_obtained = NotObtainedPick(place.editor, "tolerance", of_what="Tolerance")
        parts = (self.tolerance, row(self.ended_early, None))
        self.setLayout(col(section("How it was tolerated", *parts, row(self.not_obtained, None)), gap=0))
        place.bind(
            self.tolerance.changed,
            self.tolerance.value,
            self.tolerance.set_value,
            lambda s: s.tolerance,
            lambda s, said: (obtained(s, "tolerance") if said else s).edited(tolerance=said),
        )
        place.reach("tolerance", self.tolerance)
        place.bind(
            self.ended_early.clicked,
            self.ended_early.value,
            self.ended_early.set_value,
            lambda s: s.ended_early,
            lambda s, said: s.edited(ended_early=said),
        )
        place.also_show(self._show)

    def _show(self, session: TreatmentSession) -> None:
        self.not_obtained.show_session(session)
        self.not_obtained.setVisible(session.tolerance is None)


class AdviceSection(QWidget):
    """The clinic's advice to tick, whether it was understood, and a call when one is wanted."""

    def __init__(self, place: AskingPlace) -> None:
        super().__init__()
        self._place = place
        items = [i for i in place.editor.opened.catalogue.advice.values() if i.active]
        self.checks = {item.key: Check("") for item in items}
        self._count = small("", "text2")
        self._thorax = {item.key for item in items if item.thorax}
        self.understood = YesNo("Understood")
        self.soreness = YesNo("Soreness is expected")
        self.call = Button("", "plain", "phone", size="touch", toggle=True)
        lines: list[QWidget] = []
        self._lines: dict[str, QWidget] = {}
        for item in items:
            check = self.checks[item.key]
            check.clicked.connect(lambda _on=False, key=item.key: self._tick(key))
            self._lines[item.key] = line = TickLine(check, item.words)
            lines.append(line)
        rows = [
            AskedRow("The patient understood it", self.understood),
            AskedRow("Soreness is expected", self.soreness),
            AskedRow("Follow-up call", self.call),
        ]
        self._call_row = rows[-1]
        self.not_obtained = NotObtainedPick(place.editor, "advice", of_what="Advice")
        parts: list[Item] = [*lines, row(self.not_obtained, None), col(*lined(rows), gap=0)]
        self.setLayout(col(section("Advice given", *parts, end=self._count, gap=0), gap=0))
        place.bind_field(self.understood, "advice_understood")
        place.bind_field(self.soreness, "soreness_expected")
        self.call.clicked.connect(self._call)
        place.reach("advice", self)
        place.reach("follow_up_call", self.call)
        place.also_show(self._show)

    def _tick(self, key: str) -> None:
        def edit(session: TreatmentSession) -> TreatmentSession:
            rest = tuple(a for a in session.advice if a != key)
            if key in session.advice:
                return session.edited(advice=rest)
            return obtained(session, "advice").edited(advice=(*rest, key))

        self._place.editor.change(edit)

    def _call(self) -> None:
        editor = self._place.editor
        due = None if editor.session.follow_up_call else editor.clock.now().plus(hours=call_after_h(self._reasons()))
        editor.set(follow_up_call=due)

    def _reasons(self) -> tuple[CallReason, ...]:
        editor = self._place.editor
        return call_reasons(context_of(editor.session, editor.opened))

    def _show(self, session: TreatmentSession) -> None:
        for key, check in self.checks.items():
            check.set_value(key in session.advice)
        call, reasons = session.follow_up_call, self._reasons()
        for key in self._thorax:
            self._lines[key].setVisible(CallReason.THORAX in reasons or key in session.advice)
        shown = [key for key, line in self._lines.items() if not line.isHidden()]
        self._count.setText(f"{len([k for k in shown if k in session.advice])} of {len(shown)}")
        self.not_obtained.show_session(session)
        self.not_obtained.setVisible(not session.advice)
        self.call.setChecked(call is not None)
        self.call.set_words(f"{call.local:%a %d %b, %H:%M}" if call else f"In {call_after_h(reasons)} h")
        self._call_row.set_note(call_words(reasons), "text2")
