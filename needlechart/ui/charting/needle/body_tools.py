"""What the Needle place adds to the controls on the body: finding, type to place, last visit."""

from __future__ import annotations

from needlechart.ui.actions import tip
from needlechart.ui.body.body_chart import BodyChart
from needlechart.ui.look.buttons import Button


class BodyTools:
    """Three buttons beside the switch of views."""

    def __init__(self, chart: BodyChart) -> None:
        self.finding = Button("Finding", "float", "finding", size="touch", tip=tip("finding"), toggle=True)
        self.type = Button("Type", "float", "search", size="touch", tip=tip("type"))
        self.last_visit = Button("Chart last visit", "float", "history", size="touch")
        self.last_visit.setToolTip("Charts all sites of the last visit, each to be confirmed")
        for tool in (self.finding, self.type, self.last_visit):
            chart.add_tool(tool)
