"""The screening list: new items one by one, earlier answers asked again and confirmed together."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from needlechart.domain.catalogue import ScreeningItem, ScreeningKind
from needlechart.domain.patients import HowAnswered, ScreeningAnswer, YesNo
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.technique import Technique
from needlechart.domain.words import count_words, date_words
from needlechart.ui.charting.asking.freezing import opens_only
from needlechart.ui.charting.asking.page import AskingPlace
from needlechart.ui.charting.screen.known import answered_today, known_before
from needlechart.ui.charting.screen.screening_row import ScreeningRow
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.layout import box, col, lined, row
from needlechart.ui.look.message import Message
from needlechart.ui.look.words import small, title

_GROUPS: tuple[tuple[str, tuple[ScreeningKind, ...]], ...] = (
    ("Rules out needling", (ScreeningKind.ABSOLUTE,)),
    ("Needs precaution", (ScreeningKind.RELATIVE,)),
    ("For electrical stimulation", (ScreeningKind.ELECTRICAL,)),
)


class Screening(QWidget):
    """Every active item of the clinic's list; what was asked before stands apart from what never was (rule V19)."""

    def __init__(self, place: AskingPlace) -> None:
        super().__init__()
        self._place = place
        opened = place.editor.opened
        self._known = known_before(opened)
        self._offered: tuple[str, ...] | None = None
        items = [item for item in opened.catalogue.screening.values() if item.active]
        regions = sorted({m.region for m in opened.catalogue.muscles.values() if m.region})
        offered = [(region, region.replace("-", " ").replace("_", " ").capitalize()) for region in regions]
        self.rows = {item.key: ScreeningRow(item, offered) for item in items}
        self._answered = small("", "text2")
        self.confirm = Message("", "info", action="As last time", touch=True)
        show = Button("Show the questions for electrical stimulation", "quiet", "estim", size="touch")
        self.show_electrical = opens_only(show)
        parts: list[QWidget] = [self.confirm]
        self._electrical: QWidget = QWidget()
        for heading, chosen in self._grouped(items):
            group = box(col(small(heading, "text2", 600), *lined([self.rows[i.key] for i in chosen]), gap=0), name=heading)
            if chosen and chosen[0].kind is ScreeningKind.ELECTRICAL and not chosen[0].every_visit:
                self._electrical = group
                group.hide()
            parts.append(group)
        head = row(title("Screening"), self._answered, None, gap=10)
        self.setLayout(col(head, 4, *parts, row(self.show_electrical, None), gap=16))
        self.confirm.action_taken.connect(self._confirm_known)
        self.show_electrical.clicked.connect(self._electrical.show)
        self.show_electrical.clicked.connect(self.show_electrical.hide)
        for key, line in self.rows.items():
            line.answered.connect(lambda said, key=key: self._answer(key, said))
            line.decided.connect(lambda field, said, key=key: self._decide(key, field, said))
            place.reach(f"screening.{key}", line)
        place.reach("screening", self)
        place.also_show(self._show)

    # ---- what the user says
    def _answer(self, item: str, said: YesNo | None) -> None:
        editor = self._place.editor
        before = answered_today(editor.session).get(item)
        if said is None:
            rest = tuple(a for a in editor.session.screening if a.item != item)
            editor.set(screening=rest)
            return
        answer = ScreeningAnswer(
            before.id if before else editor.new_id(), item, said, editor.clock.now(), HowAnswered.ASKED, by=editor.person_id
        )
        editor.change(lambda session: session.with_screening(answer))

    def _decide(self, item: str, field: str, said: Any) -> None:
        def edit(session: TreatmentSession) -> TreatmentSession:
            answer = answered_today(session)[item]
            if field == "decision" and said is None:
                return session.with_screening(replace(answer, decision=None))
            return session.with_screening(replace(answer, **{field: said}))

        typed = field in ("detail", "reason")
        self._place.editor.change(edit, f"screening.{item}.{field}" if typed else "")

    def _confirm_known(self) -> None:
        editor = self._place.editor
        now = editor.clock.now()
        answers = [
            replace(self._known[key], id=editor.new_id(), asked_at=now, how=HowAnswered.CONFIRMED, by=editor.person_id)
            for key in self.confirmable(editor.session)
        ]

        def edit(session: TreatmentSession) -> TreatmentSession:
            return session.edited(screening=(*session.screening, *answers))

        editor.change(edit)

    # ---- what is shown
    def confirmable(self, session: TreatmentSession) -> tuple[str, ...]:
        """The items that may be confirmed together: answered before, not yet today, and not among those asked every time."""
        today = answered_today(session)
        return tuple(
            key
            for key, line in self.rows.items()
            if key in self._known
            and key not in today
            and not line.item.every_visit
            and self._known[key].answer is not YesNo.UNKNOWN
        )

    def _show(self, session: TreatmentSession) -> None:
        today = answered_today(session)
        for key, line in self.rows.items():
            line.show_answer(today.get(key), self._known.get(key))
        asked = [key for key, line in self.rows.items() if line.item.kind is not ScreeningKind.ELECTRICAL]
        self._answered.setText(f"{sum(1 for key in asked if key in today)} of {len(asked)} answered")
        self._offer(session)
        current = any(s.technique is Technique.ELECTRICAL for s in session.sites)
        said = any(line.item.kind is ScreeningKind.ELECTRICAL and key in today for key, line in self.rows.items())
        if current or said:
            self._electrical.show()
        self.show_electrical.setVisible(self._electrical.isHidden() and bool(self._electrical.layout()))

    def _offer(self, session: TreatmentSession) -> None:
        keys = self.confirmable(session)
        if keys == self._offered:
            return
        self._offered = keys
        self.confirm.setVisible(bool(keys))
        if keys:
            newest = max(self._known[key].asked_at for key in keys)
            self.confirm.show_message(
                f"{count_words(len(keys), 'answer')} as on {date_words(newest.local.date())}. Ask again, then confirm.",
                "info",
                "As last time",
            )

    @staticmethod
    def _grouped(items: list[ScreeningItem]) -> list[tuple[str, list[ScreeningItem]]]:
        groups = [("At every visit", [item for item in items if item.every_visit])]
        for heading, kinds in _GROUPS:
            groups.append((heading, [item for item in items if item.kind in kinds and not item.every_visit]))
        return [(heading, chosen) for heading, chosen in groups if chosen]
