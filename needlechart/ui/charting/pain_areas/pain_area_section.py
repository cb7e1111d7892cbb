"""The section "Pain area" of a place: a small body with what is drawn, and the button that opens the wide one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from needlechart.atlas import Atlas
from needlechart.domain.body import View
from needlechart.domain.measures import When
from needlechart.domain.sessions import PainArea, TreatmentSession
from needlechart.domain.words import count_words
from needlechart.drawing.sheets import BodyView, view_showing
from needlechart.ui.body.body_chart import BodyChart
from needlechart.ui.charting.asking.page import AskingPlace
from needlechart.ui.charting.pain_areas.pain_drawer import PainDrawer, pain_areas
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.layout import col, section
from needlechart.ui.look.words import small

_LEAST_HIGH, _MOST_HIGH, _WIDE_TO_HIGH = 236, 420, 1.44
"""The small body is a quarter as high as the page, within these pixels: it never pushes the other questions out."""
_BESIDE_FROM = 1100
"""Narrower than this, in pixels, the wide body takes the whole page instead of its right half."""

_WHOLE = frozenset({View.ANTERIOR, View.POSTERIOR})


class SmallBody(BodyChart):
    """A body that is only looked at: a tap anywhere is ``tapped``."""

    tapped_anywhere = Signal()

    def __init__(self, atlas: Atlas) -> None:
        super().__init__(atlas, controls=False, placing=False)
        self.fit_page(_LEAST_HIGH)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.installEventFilter(self)

    def fit_page(self, page_high: int) -> None:
        """The size that suits a page of so many pixels."""
        high = min(_MOST_HIGH, max(_LEAST_HIGH, page_high // 4))
        self.setFixedSize(round(high * _WIDE_TO_HIGH), high)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Nothing moves this body: it follows what is drawn."""
        if isinstance(event, QMouseEvent):
            if event.type() is QEvent.Type.MouseButtonRelease:
                self.tapped_anywhere.emit()
            return True
        wheel_or_touch = event.type() in (
            QEvent.Type.Wheel,
            QEvent.Type.TouchBegin,
            QEvent.Type.TouchUpdate,
            QEvent.Type.NativeGesture,
        )
        if wheel_or_touch:
            event.ignore()
        return wheel_or_touch or super().eventFilter(watched, event)


class PainAreaSection(QWidget):
    """What is drawn of the patient's pain before or after the treatment."""

    def __init__(self, place: AskingPlace, atlas: Atlas, when: When) -> None:
        super().__init__()
        self._place, self._atlas, self._when = place, atlas, when
        self.draw = Button("Draw", "plain", "body", size="touch")
        self.draw.setToolTip("Opens the body, to draw round what hurts")
        self.told = small("", "text2", wrap=True)
        self.body = SmallBody(atlas)
        self.drawer: PainDrawer | None = None
        self.setLayout(col(section("Pain area", self.told, self.body, end=self.draw), gap=0))
        self.draw.clicked.connect(self.open)
        self.body.tapped_anywhere.connect(self.open)
        place.also_show(self._show)
        place.reach("pain_areas", self.draw)
        place.installEventFilter(self)

    def open(self) -> None:
        """Opens the wide body, ready to draw; not in a signed session."""
        if self._place.editor.read_only:
            return
        if self.drawer is None:
            self.drawer = PainDrawer(self._place.editor, self._atlas, self._when, self._place)
            self.drawer.closed.connect(lambda: self.draw.setFocus(Qt.FocusReason.OtherFocusReason))
        self._put_drawer()
        self.drawer.open()

    def _show(self, session: TreatmentSession) -> None:
        areas = pain_areas(session, self._when)
        own = [area for area in areas if area.when is self._when]
        self.body.setVisible(bool(areas))
        self.draw.setVisible(not self._place.editor.read_only)
        if areas:
            self.body.show_view(_view_of(areas))
        self.body.show_pain_areas(areas)
        lost = self.body.unreadable_areas
        told = self._words(own, len(areas) - len(own))
        self.told.setText(f"{told}; {count_words(lost, 'area')} cannot be read" if lost else told)
        if self.drawer is not None:
            self.drawer.show_session(session)

    def _words(self, own: list[PainArea], before: int) -> str:
        now = f"{count_words(len(own), 'area')} drawn" if own else "Nothing drawn"
        return f"{now}; {before} before, with a solid rim" if before else now

    def _put_drawer(self) -> None:
        if self.drawer is not None:
            wide, high = self._place.width(), self._place.height()
            left = wide // 2 if wide >= _BESIDE_FROM else 0
            self.drawer.setGeometry(left, 0, wide - left, high)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.body.fit_page(self._place.height())
            self._put_drawer()
        left = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape
        if left and self.drawer is not None and self.drawer.drawing.active:
            self.drawer.drawing.stop()
            return True
        return False


def _view_of(areas: tuple[PainArea, ...]) -> BodyView:
    """Front and back together where they show everything, else the view of what was drawn last."""
    if all(area.view in _WHOLE for area in areas):
        return BodyView.ALL
    return view_showing(areas[-1].view)
