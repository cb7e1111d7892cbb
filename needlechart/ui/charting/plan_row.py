"""The six places with the plan at their right, or under them where there is no room for both."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from needlechart.domain.sessions import TreatmentSession
from needlechart.ui.charting.plan_line import PlanLine
from needlechart.ui.charting.plan_words import plans_said
from needlechart.ui.look.tabs import StepTabs
from needlechart.ui.look.theme import theme
from needlechart.usecases.charting import OpenSession


class PlanRow(QWidget):
    """Keeps ``plan`` true and in sight beside ``tabs``."""

    def __init__(self, tabs: StepTabs) -> None:
        super().__init__()
        self.tabs, self.plan = tabs, PlanLine()
        self._follows: object = None
        tabs.setParent(self)
        self.plan.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._arrange)

    def show_session(self, session: TreatmentSession, opened: OpenSession) -> None:
        """The plans of the problems of this visit; worked out anew only when what they follow from is another."""
        follows = (session.problem_ids, session.kind, session.attendance, session.date, opened)
        if follows != self._follows:
            self._follows = follows
            self.plan.show_plans(plans_said(session, opened))
            self._arrange()

    def sizeHint(self) -> QSize:
        return QSize(self.tabs.sizeHint().width(), self._high())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.tabs.minimumSizeHint().width(), self._high())

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # a tab says how many things are missing, and is wider now
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _beside(self) -> bool:
        return self.width() - self.tabs.minimumSizeHint().width() >= self.plan.minimumSizeHint().width()

    def _high(self) -> int:
        tabs, plan = self.tabs.sizeHint().height(), self.plan.sizeHint().height()
        if self.plan.isHidden():
            return tabs
        return max(tabs, plan) if self._beside() else tabs + plan

    def _arrange(self) -> None:
        wide, high = self.width(), self._high()
        if self.plan.isHidden():
            self.tabs.setGeometry(0, 0, wide, high)
        elif self._beside():
            room = max(self.plan.minimumSizeHint().width(), wide - self.tabs.sizeHint().width())
            room = min(room, self.plan.sizeHint().width())
            self.tabs.setGeometry(0, 0, wide - room, high)
            self.plan.setGeometry(wide - room, 0, room, high)
        else:
            above = self.tabs.sizeHint().height()
            self.tabs.setGeometry(0, 0, wide, above)
            self.plan.setGeometry(0, above, wide, high - above)
        if self.height() != high:
            self.updateGeometry()
