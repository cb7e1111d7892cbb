"""What the Needle place adds to the controls on the body: last visit above; points, finding and type to place in the corner."""

from __future__ import annotations

from needlechart.ui.body.body_chart import BodyChart
from needlechart.ui.key_tips import show_tip
from needlechart.ui.look.buttons import Button


class BodyTools:
    """Four buttons: one beside the switch of views, three over the locator."""

    def __init__(self, chart: BodyChart) -> None:
        self.finding = Button("Finding", "float", "finding", size="touch", toggle=True)
        self.type = Button("Type", "float", "search", size="touch")
        self.points = Button("Points", "float", "eye", size="touch", toggle=True)
        for button, action_id in ((self.finding, "finding"), (self.type, "type"), (self.points, "points")):
            show_tip(button, action_id)
        self.last_visit = Button("Chart last visit", "float", "history", size="touch")
        self.last_visit.setToolTip("Charts all sites of the last visit, each to be confirmed")
        chart.add_tool(self.last_visit)
        chart.add_tool(self.points, corner=True)
        chart.add_tool(self.finding, corner=True)
        chart.add_tool(self.type, corner=True)
