"""What reaches the window from outside, counted there: presses of a button, fingers, keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QInputDevice, QKeyEvent, QMouseEvent, QPointingDevice, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu, QPlainTextEdit, QWidget

from needlechart.domain.body import BodyPoint
from needlechart.ui.look.chips import ChoiceChips
from needlechart.ui.look.number_control import NumberControl
from needlechart.ui.look.on_screen_keys import OnScreenKeys
from tests.journeys.hands import LEFT, Hands

MOST_TABS = 120
"""More controls than any place of a session has."""
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)


class TapCount(QObject):
    """Counts at the windows, where each event arrives once: what a control passes on to its parents is not seen here.

    A click that the system makes of a finger is that finger's and is not counted again.
    """

    def __init__(self) -> None:
        super().__init__()
        self.seen: Counter[str] = Counter()

    @property
    def total(self) -> int:
        """Clicks, fingers and keys together."""
        return self.seen.total()

    @contextmanager
    def apart(self) -> Iterator[None]:
        """What is typed in between is not counted."""
        before = Counter(self.seen)
        yield
        self.seen = before

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWindow):
            if event.type() in _PRESSES and isinstance(event, QMouseEvent):
                if event.device().type() is not QInputDevice.DeviceType.TouchScreen:
                    self.seen["click"] += 1
            elif event.type() is QEvent.Type.TouchBegin:
                self.seen["finger"] += 1
            elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() not in _MODIFIERS:
                self.seen["key"] += 1
        return False


class WindowHands(Hands):
    """Hands whose clicks and keys arrive at the window, as the system would send them, and find their control from there."""

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        window = widget.window()
        QTest.mouseClick(_handle(window), LEFT, NO_MODIFIER, _in_window(widget, at))

    def stroke(self, points: Iterable[BodyPoint]) -> None:
        """One stroke over the body with the button held."""
        chart = self.needle.chart
        handle, at = _handle(chart.window()), [_in_window(chart, chart.at(point)) for point in points]
        QTest.mousePress(handle, LEFT, NO_MODIFIER, at[0])
        for point in at[1:]:
            QTest.mouseMove(handle, point)
        QTest.mouseRelease(handle, LEFT, NO_MODIFIER, at[-1])

    def hold(self, point: BodyPoint) -> None:
        """A press on the body that stays until a finding is made."""
        chart, findings = self.needle.chart, len(self.session.findings)
        handle, at = _handle(chart.window()), _in_window(chart, chart.at(point))
        QTest.mousePress(handle, LEFT, NO_MODIFIER, at)
        self.until(lambda: len(self.session.findings) > findings)
        QTest.mouseRelease(handle, LEFT, NO_MODIFIER, at)

    def start(self, name: str) -> None:
        """One tap into the field of that name."""
        field = next(w for w in self.window.findChildren(QWidget) if w.accessibleName() == name and _is_field(w))
        self.bring(field)
        self.click(field)
        assert self.focus() is field

    def focus(self) -> QWidget:
        """What the keys go to."""
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus

    def strike(self, widget: QWidget, key: Qt.Key | str, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        QTest.keyClick(_handle(widget.window()), key, modifier)  # type: ignore[arg-type]  # a letter is taken too

    def write(self, widget: QWidget, words: str) -> None:
        for letter in words:
            self.strike(widget, letter)


class Fingers(WindowHands):
    """Hands that touch: no mouse, no keys.  Words that need a keyboard of the system are not typed; a passphrase is, on the
    keys of the page."""

    screen: QPointingDevice | None = None

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        for _ in range(3):  # a finger is never so quick that a page still moves to its place
            QApplication.processEvents()
        self.bring(widget)
        handle, point = _handle(widget.window()), _in_window(widget, at)
        QTest.touchEvent(handle, self._glass()).press(0, point, handle).commit()
        QTest.touchEvent(handle, self._glass()).release(0, point, handle).commit()

    def stroke(self, points: Iterable[BodyPoint]) -> None:
        chart = self.needle.chart
        handle, at = _handle(chart.window()), [_in_window(chart, chart.at(point)) for point in points]
        QTest.touchEvent(handle, self._glass()).press(0, at[0], handle).commit()
        for point in at[1:]:
            QTest.touchEvent(handle, self._glass()).move(0, point, handle).commit()
        QTest.touchEvent(handle, self._glass()).release(0, at[-1], handle).commit()

    def hold(self, point: BodyPoint) -> None:
        chart, findings = self.needle.chart, len(self.session.findings)
        handle, at = _handle(chart.window()), _in_window(chart, chart.at(point))
        QTest.touchEvent(handle, self._glass()).press(0, at, handle).commit()
        self.until(lambda: len(self.session.findings) > findings)
        QTest.touchEvent(handle, self._glass()).release(0, at, handle).commit()

    def write(self, widget: QWidget, words: str) -> None:
        (keys,) = (keys for keys in self.window.findChildren(OnScreenKeys) if keys.isVisible())
        self.bring(keys)
        for letter in words:
            self.click(keys, keys.key_area("Space" if letter == " " else letter).center().toPoint())

    def strike(self, widget: QWidget, key: Qt.Key | str, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        raise AssertionError("a finger has no keys")

    def _glass(self) -> QPointingDevice:
        if self.screen is None:
            self.screen = QTest.createTouchDevice()
        return self.screen


class Keyboard(WindowHands):
    """Hands that only type: they go from control to control by Tab, and press with Space."""

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Tab to it, then Space."""
        self.tab_to(widget)
        self.key(Qt.Key.Key_Space)

    def tab_to(self, widget: QWidget) -> None:
        """Goes from control to control until the keys go to this one; to a chip by the arrows from its row's stop."""
        row = widget.parentWidget()
        passed: list[QWidget] = []
        while (focus := self.focus()) is not widget:
            assert len(passed) < MOST_TABS, f"{widget.accessibleName()!r} is not reached: {[w.accessibleName() for w in passed]}"
            passed.append(focus)
            if isinstance(row, ChoiceChips) and focus.parentWidget() is row:
                chips: list[QWidget] = [*row.findChildren(QAbstractButton)]
                self.key(Qt.Key.Key_Left if chips.index(widget) < chips.index(focus) else Qt.Key.Key_Right)
            else:
                self.key(Qt.Key.Key_Tab)

    def _take(self, menu: QMenu, entry: str) -> None:
        """Down to the entry, then Return."""
        offered = [action.text().replace("&&", "&") for action in menu.actions()]
        assert entry in offered, f"{entry!r} is not one of {offered}"
        for _ in range(offered.index(entry) + 1):
            QTest.keyClick(menu, Qt.Key.Key_Down)
        now = menu.activeAction()
        assert now is not None
        assert now.text().replace("&&", "&") == entry
        QTest.keyClick(menu, Qt.Key.Key_Return)

    def depth(self, mm: int) -> None:
        """The depth typed."""
        self.press("Another depth")
        self.write(self.focus(), str(mm))
        self.key(Qt.Key.Key_Return)
        assert self.needle.panel.site.depth_row.depth_mm.value() == mm

    def start(self, name: str) -> None:
        """Tab into the field of that name."""
        self.tab_to(next(w for w in self.window.findChildren(QWidget) if w.accessibleName() == name and _is_field(w)))

    def place(self, muscle: str) -> None:
        """A site, or a finding where that is armed, by typing the muscle."""
        self.key("/")
        self.write(self.focus(), muscle)
        self.key(Qt.Key.Key_Return)

    def on_to(self, place: str) -> None:
        """To a place of the session, one after the other."""
        self.key(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        assert self.page.tabs.value() == place

    def answer(self, name: str, number: int, within: str = "") -> None:
        """Tab to the control, and the digits of the number."""
        root = self.group(within) if within else self.window
        (control,) = (c for c in root.findChildren(NumberControl) if c.accessibleName() == name and c.isVisible())
        self.tab_to(control)
        self.write(control, str(number))
        assert control.value() == number


def _is_field(widget: QWidget) -> bool:
    return isinstance(widget, (QLineEdit, QPlainTextEdit)) and widget.isVisible()


def _handle(window: QWidget) -> QWindow:
    handle = window.windowHandle()
    assert handle is not None
    return handle


def _in_window(widget: QWidget, at: QPoint | None) -> QPoint:
    """The point in the window, where that control is what lies there."""
    window = widget.window()
    point = widget.mapTo(window, widget.rect().center() if at is None else at)
    under = window.childAt(point) or window
    covered = isinstance(under, QAbstractButton) or not widget.isAncestorOf(under)
    assert under is widget or not covered, f"{under} covers {widget.accessibleName()!r}"
    return point
