"""A treatment table for tests: the charting page on a real clinic file, and a finger that taps the body."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from needlechart.atlas import Atlas
from needlechart.domain.body import BodyPoint, Side, View
from needlechart.domain.needling import Finding, Site
from needlechart.domain.sessions import TreatmentSession
from needlechart.records.clinic_file import ClinicFile
from needlechart.ui.charting.needle.needle_place import NeedlePlace
from needlechart.ui.charting.needle.site_card import SiteBlock
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.charting.session_page import SessionPage
from needlechart.ui.records_worker import RecordsWorker
from tests.clinics import FrozenClock


@dataclass(slots=True)
class Table:
    """The page, what it stands on, and short ways to what a test does most."""

    qtbot: QtBot
    page: SessionPage
    file: ClinicFile
    worker: RecordsWorker
    clock: FrozenClock
    atlas: Atlas

    @property
    def editor(self) -> SessionEditor:
        return self.page.editor

    @property
    def session(self) -> TreatmentSession:
        """The session as the window holds it."""
        return self.page.editor.session

    @property
    def needle(self) -> NeedlePlace:
        place = self.page.place("needle")
        assert isinstance(place, NeedlePlace)
        return place

    @property
    def card(self) -> SiteBlock:
        return self.needle.panel.site

    @property
    def site(self) -> Site:
        """The chosen site."""
        assert self.editor.selected is not None
        return self.session.site(self.editor.selected)

    @property
    def finding(self) -> Finding:
        """The chosen finding."""
        assert self.editor.selected is not None
        return self.session.finding(self.editor.selected)

    def point(self, muscle: str, dx: float = 0, dy: float = 0, view: View = View.POSTERIOR, side: Side = Side.RIGHT) -> BodyPoint:
        """The middle of a muscle, moved by so many millimetres."""
        at = self.atlas.centre(muscle, side, view)
        assert at is not None
        return BodyPoint(view, at.x_mm + dx, at.y_mm + dy)

    def see(self, point: BodyPoint) -> QPoint:
        """Goes close to a point, and says where it is on the chart."""
        chart = self.needle.chart
        chart.zoom_to(point)
        at = chart.at(point)
        assert at is not None
        return at

    def tap(self, point: BodyPoint) -> None:
        """A tap of the finger on the body."""
        at = self.see(point)
        self.qtbot.mouseClick(self.needle.chart, Qt.MouseButton.LeftButton, pos=at)

    def drag(self, point: BodyPoint, by: QPoint) -> None:
        """A mark dragged by so many pixels."""
        chart, start = self.needle.chart, self.see(point)
        self.qtbot.mousePress(chart, Qt.MouseButton.LeftButton, pos=start)
        for step in (1, 2, 3, 4):
            self.qtbot.mouseMove(chart, start + by * step / 4)
        self.qtbot.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=start + by)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key pressed while the body has the keyboard."""
        self.qtbot.keyClick(self.needle.chart, key, modifier)

    def type(self, text: str) -> None:
        """Keys typed while the body has the keyboard."""
        self.qtbot.keyClicks(self.needle.chart, text)

    def on_disk(self) -> TreatmentSession:
        """The session as the clinic file holds it, once everything is acknowledged."""
        self.qtbot.waitUntil(lambda: self.editor.unkept == 0)
        with self.file.reading() as reading:
            return reading.session(self.session.id)
