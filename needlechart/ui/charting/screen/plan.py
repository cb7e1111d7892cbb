"""The plan of each problem of the visit: how far it has come, and what to do where it has run out."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from needlechart.domain.sessions import TreatmentSession
from needlechart.ui.charting.asking.page import AskingPlace
from needlechart.ui.charting.plan_words import PlanSaid, plans_said
from needlechart.ui.look.layout import Line, col, section
from needlechart.ui.look.words import label, small


class PlanSection(QWidget):
    """Read here; it is changed under Plan in the chart."""

    def __init__(self, place: AskingPlace) -> None:
        super().__init__()
        self._place = place
        self._plans: tuple[PlanSaid, ...] | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.setLayout(col(section("Plan", self._list, note="visits, authorisation, re-evaluation"), gap=0))
        place.reach("plan", self)
        place.also_show(self._show)

    def texts(self) -> tuple[str, ...]:
        """Each problem with its plan, as it is read here."""
        return tuple(plan.sentence for plan in self._plans or ())

    def ways_out(self) -> tuple[str, ...]:
        """What to do about what has run out."""
        return tuple(part.way_out for plan in self._plans or () for part in plan.parts if part.warns)

    def _show(self, session: TreatmentSession) -> None:
        plans = plans_said(session, self._place.editor.opened)
        if plans == self._plans:
            return
        self._plans = plans
        while (item := self._list.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for number, plan in enumerate(plans):
            if number:
                self._list.addWidget(Line())
            self._list.addWidget(_PlanOfProblem(plan))
        self.setVisible(bool(plans))


class _PlanOfProblem(QWidget):
    def __init__(self, plan: PlanSaid) -> None:
        super().__init__()
        self.setAccessibleName(plan.sentence)
        lines: list[QWidget] = [label(plan.name, weight=500, wrap=True)]
        well = ", ".join(part.words for part in plan.parts if not part.warns)
        if well:
            lines.append(small(well[:1].upper() + well[1:], "text2", wrap=True))
        for part in plan.parts:
            if part.warns:
                words = f"{part.words[:1].upper()}{part.words[1:]}. {part.way_out}"
                lines.append(small(words, "caution", 500, wrap=True))
        self.setLayout(col(*lines, gap=2, margins=(0, 8, 0, 8)))
