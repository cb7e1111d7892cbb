"""A hurried, clumsy therapist: taps, mis-taps, drags, wrong words and keys from a seed, each to the real window."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAction, QKeySequence, QPointingDevice, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from needlechart.drawing.sheets import BodyView
from needlechart.ui.actions import ACTIONS
from needlechart.ui.look.theme import theme
from needlechart.ui.main_window import MainWindow
from tests.journeys.hands import LEFT
from tests.journeys.taps import NO_MODIFIER, WindowHands

SPARED = ("Print…", "Save as PDF…")
"""They open a dialog of the system, which waits for a person."""
SIZES = ((1280, 800), (1024, 700), (1600, 1000), (1280, 800), (2200, 1300))
PLACES = ("Screen", "Before", "Needle", "Treatments", "After", "Sign")
WORDS = (
    "", "0", "3", "12", "-3", "60", "999999", "7,5", "1e9", "abc", "12:75", "9:40", "31 Feb 2026", "3 Nov 2026", "glut med r",
    "ärgerlich ö 漢字", "'; drop table", "“quoted”", "x" * 300, " ",
)  # fmt: skip
KEYS = tuple(
    key for action in ACTIONS if action.id not in ("close", "wipe", "keys") for key in action.keys if not key.startswith("Ctrl+")
)


class ClumsyHands(WindowHands):
    """Does one thing after the other, as the dice say.  ``did`` tells what, for whoever has to find out what broke."""

    def __init__(self, qtbot: QtBot, window: MainWindow, seed: int) -> None:
        super().__init__(qtbot, window)
        self.dice = Random(seed)
        self.did: list[str] = []
        self.screen: QPointingDevice = QTest.createTouchDevice()
        self._deeds: dict[Callable[[], None], int] = {
            self._tap_body: 18,
            self._tap_mark: 5,
            self._drag: 6,
            self._press_something: 22,
            self._mistap: 10,
            self._touch: 5,
            self._pinch: 2,
            self._strike_something: 12,
            self._digit: 8,
            self._type_something: 5,
            self._go_somewhere: 7,
            self._undo_redo: 6,
            self._turn_the_body: 2,
            self._wipe: 1,
            self._resize: 1,
            self._change_theme: 1,
            self._leave: 1,
        }

    def blunder(self) -> None:
        """One more thing."""
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            self._take_anything(menu)
        elif self.window.session_page is None:
            self.come_back()
        elif self.page.wipe.isVisible():
            self._wipe_over_the_screen()
        else:
            (deed,) = self.dice.choices(list(self._deeds), list(self._deeds.values()))
            self.did.append(deed.__name__)
            deed()
        QApplication.processEvents()

    def settle(self) -> None:
        """Nothing is open, nothing is being typed, everything is on disk."""
        while isinstance(menu := QApplication.activePopupWidget(), QMenu):
            QTest.keyClick(menu, Qt.Key.Key_Escape)
            self._forget_menus()
        self.until(lambda: True)
        if self.window.session_page is None:
            self.come_back()
        if self.page.wipe.isVisible():
            self._wipe_over_the_screen()
        focus = QApplication.focusWidget()
        if focus is not None:
            focus.clearFocus()
        self.until_saved()

    def come_back(self) -> None:
        """Back to the draft, by way of the patient."""
        self.until(lambda: True)
        patient, today = self.window.patient_page, self.window.today_page
        if today is not None and today.isVisible():
            self.find_patient("alder", "Mara Alder")
        elif patient is None or not patient.isVisible():
            return
        self.press("Continue the draft", "Patient")
        self.until(lambda: self.window.session_page is not None)
        self.did.append("came back")

    # ---- the body
    def _tap_body(self) -> None:
        chart = self.needle.chart
        if chart.isVisible():
            self._click_at(chart, self._somewhere(chart.rect()))

    def _tap_mark(self) -> None:
        chart = self.needle.chart
        if chart.isVisible() and chart.marks:
            at = chart.at(self.dice.choice(chart.marks).point)
            if at is not None and chart.rect().contains(at):
                self._click_at(chart, at)

    def _drag(self) -> None:
        chart = self.needle.chart
        if not chart.isVisible():
            return
        at = chart.at(self.dice.choice(chart.marks).point) if chart.marks and self.dice.random() < 0.5 else None
        start = at if at is not None and chart.rect().contains(at) else self._somewhere(chart.rect())
        handle, finger = self._handle(), chart.mapTo(self.window, start)
        QTest.mousePress(handle, LEFT, NO_MODIFIER, finger)
        for _ in range(self.dice.randint(1, 5)):
            finger = self._near(finger)
            QTest.mouseMove(handle, finger)
        QTest.mouseRelease(handle, LEFT, NO_MODIFIER, finger)

    def _turn_the_body(self) -> None:
        words = self.dice.choice([view.name.capitalize() for view in BodyView])
        for button in self.needle.findChildren(QAbstractButton):
            if button.accessibleName() == words and button.isVisible():
                self._click_at(button, button.rect().center())

    # ---- controls
    def _press_something(self) -> None:
        near = [b for b in self._place_shown().findChildren(QAbstractButton) if self._may_press(b)]
        if near:
            button = self.dice.choice(near)
            self.did.append(f"  {button.accessibleName() or button.text()}")
            self.bring(button)
            self._click_at(button, self._somewhere(button.rect()))

    def _mistap(self) -> None:
        at = self._somewhere(self.window.rect())
        if self._may_hit(at):
            self._shoot(at)

    def _type_something(self) -> None:
        page = self._place_shown()
        every: list[QLineEdit | QPlainTextEdit] = [*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit)]
        fields = [field for field in every if self._may_type(field)]
        if not fields:
            return
        field, words = self.dice.choice(fields), self.dice.choice(WORDS)
        self.did.append(f"  {field.accessibleName()}: {words[:20]}")
        self.bring(field)
        self._click_at(field, field.rect().center())
        if self.window.focusWidget() is not field:
            return
        if self.dice.random() < 0.5:
            field.selectAll()
        if len(words) < 40 and words.isascii():
            for letter in words:
                QTest.keyClick(field, letter)  # type: ignore[call-overload]
        else:
            QApplication.clipboard().setText(words)
            field.paste()
        if self.dice.random() < 0.8:
            QTest.keyClick(self._handle(), self.dice.choice((Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Escape)))

    def _strike_something(self) -> None:
        self._strike(QKeySequence(self.dice.choice(KEYS)))

    def _digit(self) -> None:
        self._strike(QKeySequence(self.dice.choice("0123456789")))

    def _go_somewhere(self) -> None:
        self.go_to(self.dice.choice(PLACES))

    def _undo_redo(self) -> None:
        for _ in range(self.dice.randint(1, 6)):
            self._strike(QKeySequence(self.dice.choice(("Ctrl+Z", "Ctrl+Z", "Ctrl+Y"))))

    # ---- the window
    def _touch(self) -> None:
        at = self._somewhere(self.window.rect())
        if self._may_hit(at):
            QTest.touchEvent(self._handle(), self.screen).press(0, at, self._handle()).commit()
            QTest.touchEvent(self._handle(), self.screen).release(0, at, self._handle()).commit()

    def _pinch(self) -> None:
        chart, handle = self.needle.chart, self._handle()
        if not chart.isVisible():
            return
        one, two = (chart.mapTo(self.window, self._somewhere(chart.rect())) for _ in range(2))
        QTest.touchEvent(handle, self.screen).press(0, one, handle).press(1, two, handle).commit()
        for _ in range(3):
            one, two = (self._near(point) for point in (one, two))
            QTest.touchEvent(handle, self.screen).move(0, one, handle).move(1, two, handle).commit()
        QTest.touchEvent(handle, self.screen).release(0, one, handle).release(1, two, handle).commit()

    def _wipe(self) -> None:
        self._strike(QKeySequence("F8"))

    def _wipe_over_the_screen(self) -> None:
        """Whatever is touched while the screen is wiped, nothing comes of it."""
        session, place = self.session, self.page.tabs.value()
        for _ in range(10):
            self._shoot(self.page.mapTo(self.window, self._somewhere(self.page.rect())))
        assert (self.session, self.page.tabs.value()) == (session, place)
        self.page.wipe.start(0)  # the time is over
        self.until(lambda: not self.page.wipe.isVisible())

    def _resize(self) -> None:
        self.window.resize(*self.dice.choice(SIZES))

    def _change_theme(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, self.dice.choice(("light", "dark")), self.dice.choice((1.0, 1.0, 1.5)))

    def _leave(self) -> None:
        self._strike(QKeySequence(self.dice.choice(("Ctrl+W", "Ctrl+K", "?"))))

    # ---- the inside
    def _take_anything(self, menu: QMenu) -> None:
        offered = [action for action in menu.actions() if _can_be_taken(action)]
        if offered and self.dice.random() < 0.8:
            action = self.dice.choice(offered)
            self.did.append(f"  menu {action.text()}")
            QTest.mouseClick(menu, LEFT, NO_MODIFIER, menu.actionGeometry(action).center())
        else:
            QTest.keyClick(menu, Qt.Key.Key_Escape)
        if QApplication.activePopupWidget() is None:
            self._forget_menus()

    @staticmethod
    def _forget_menus() -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()

    def _may_press(self, button: QAbstractButton) -> bool:
        return button.isVisible() and button.isEnabled() and (button.accessibleName() or button.text()) not in SPARED

    @staticmethod
    def _may_type(field: QLineEdit | QPlainTextEdit) -> bool:
        return field.isVisible() and field.isEnabled() and not field.isReadOnly()

    def _may_hit(self, at: QPoint) -> bool:
        under = self.window.childAt(at)
        return not isinstance(under, QAbstractButton) or (under.accessibleName() or under.text()) not in SPARED

    def _somewhere(self, area: QRect) -> QPoint:
        return QPoint(self.dice.randint(0, max(0, area.width() - 1)), self.dice.randint(0, max(0, area.height() - 1)))

    def _near(self, at: QPoint) -> QPoint:
        """A little farther, within the window."""
        x, y = at.x() + self.dice.randint(-50, 50), at.y() + self.dice.randint(-50, 50)
        return QPoint(min(max(0, x), self.window.width() - 1), min(max(0, y), self.window.height() - 1))

    def _click_at(self, widget: QWidget, at: QPoint) -> None:
        """A click where the thing is, whatever may lie over it there."""
        point = widget.mapTo(self.window, at)
        if self.window.rect().contains(point) and self._may_hit(point):
            self._shoot(point)

    def _shoot(self, at: QPoint) -> None:
        self.did.append(f"  click {at.x()} {at.y()}")
        QTest.mouseClick(self._handle(), LEFT, NO_MODIFIER, at)

    def _strike(self, keys: QKeySequence) -> None:
        combined = keys[0]  # type: ignore[index]  # the stub does not know that it can be asked for its keys
        self.did.append(f"  key {keys.toString()}")
        QTest.keyClick(self._handle(), combined.key(), combined.keyboardModifiers())

    def _place_shown(self) -> QWidget:
        page = self.page.stack.currentWidget()
        assert page is not None
        return page

    def _handle(self) -> QWindow:
        handle = self.window.windowHandle()
        assert handle is not None
        return handle


def _can_be_taken(action: QAction) -> bool:
    return action.isVisible() and action.isEnabled() and not action.isSeparator()
