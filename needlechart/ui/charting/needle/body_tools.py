"""The controls that lie on the body: which view, the deep layer, last visit, what the next tap does, zoom."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from needlechart.ui.actions import tip
from needlechart.ui.body.body_chart import BodyView
from needlechart.ui.look.buttons import Button, icon_button
from needlechart.ui.look.flow import Flow
from needlechart.ui.look.layout import col
from needlechart.ui.look.segmented import Segmented


class BodyTools(QWidget):
    """The line of controls over the body; it wraps when the body is narrow."""

    view_wanted = Signal(str)
    deep_wanted = Signal(bool)
    last_visit_wanted = Signal()
    finding_wanted = Signal(bool)
    type_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.views = Segmented([(v.value, v.words) for v in BodyView], name="View", size="touch", floating=True)
        self.deep = Button("Deep", "float", "layers", size="touch", tip=tip("deep"), toggle=True)
        self.finding = Button("Finding", "float", "finding", size="touch", tip=tip("finding"), toggle=True)
        self.type = Button("Type", "float", "search", size="touch", tip=tip("type"))
        self.last_visit = Button("Chart last visit", "float", "history", size="touch")
        self.last_visit.setToolTip("Charts all sites of the last visit, each to be confirmed")
        self.views.changed.connect(lambda: self.view_wanted.emit(self.views.value()))
        self.deep.clicked.connect(lambda: self.deep_wanted.emit(self.deep.isChecked()))
        self.finding.clicked.connect(lambda: self.finding_wanted.emit(self.finding.isChecked()))
        self.type.clicked.connect(self.type_wanted)
        self.last_visit.clicked.connect(self.last_visit_wanted)
        flow = Flow(8, 4)
        for control in (self.views, self.deep, self.finding, self.type, self.last_visit):
            flow.addWidget(control)
        self.setLayout(flow)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.heightForWidth(self.width()))


class ZoomTools(QWidget):
    """Closer, further, the whole view."""

    def __init__(self) -> None:
        super().__init__()
        self.closer = icon_button("plus", "Closer", size="touch", kind="float")
        self.further = icon_button("minus", "Further away", size="touch", kind="float")
        self.fit = icon_button("fit", "The whole view", size="touch", kind="float")
        self.setLayout(col(self.closer, self.further, self.fit, gap=4))
