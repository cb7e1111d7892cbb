"""The hands of a therapist: they click and type in the real window, and find things by what stands on them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu, QPlainTextEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from needlechart.domain.body import BodyPoint
from needlechart.domain.sessions import TreatmentSession
from needlechart.drawing.sheets import BodyView
from needlechart.pictures.outline import outline_of
from needlechart.ui.charting.needle.needle_place import NeedlePlace
from needlechart.ui.charting.session_page import SessionPage
from needlechart.ui.look.count_pad import CountPad
from needlechart.ui.look.number_control import NumberControl
from needlechart.ui.look.scale import Scale010
from needlechart.ui.look.stepper import Stepper
from needlechart.ui.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
PATIENCE_MS = 20_000


class Hands:
    """Everything is done by events to what is visible in the window; nothing is called that a user could not."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window

    # ---- waiting
    def until(self, true: Callable[[], bool]) -> None:
        """Waits for a condition and for everything that was asked of the records."""
        self.qtbot.waitUntil(lambda: true() and self.window.worker.idle, timeout=PATIENCE_MS)

    @property
    def page(self) -> SessionPage:
        """The session in hand."""
        page = self.window.session_page
        assert page is not None
        return page

    @property
    def session(self) -> TreatmentSession:
        """The session as it stands on the screen."""
        return self.page.editor.session

    def until_saved(self) -> None:
        """Waits until the page says that everything is on disk."""
        self.until(lambda: self.page.editor.unkept == 0)

    def reads(self, words: str) -> bool:
        """Whether these words can be read somewhere in the window."""
        return words in outline_of(self.window)

    # ---- buttons and fields
    def button(self, words: str, within: str = "") -> QAbstractButton:
        """The visible button of that accessible name, in the named group when there are several."""
        inside = [self.group(within)] if within else self._open_roots()
        found = [b for root in inside for b in root.findChildren(QAbstractButton) if _says(b, words) and b.isVisible()]
        assert len(found) == 1, f"{words!r} in {within!r}: {len(found)} found"
        return found[0]

    def group(self, name: str) -> QWidget:
        """The visible group, row or control of that accessible name; the innermost of several."""
        found = [w for w in self.window.findChildren(QWidget) if w.accessibleName() == name and w.isVisible()]
        assert found, f"nothing is called {name!r}"
        return found[-1]

    def press(self, words: str, within: str = "") -> None:
        """Clicks a button."""
        button = self.button(words, within)
        assert button.isEnabled(), f"{words!r} is off"
        self.bring(button)
        self.click(button)
        QApplication.processEvents()  # what is new on the page is shown

    def press_each(self, words: str, within: str) -> None:
        """Clicks every button of that name in the group, one after the other."""
        for button in self.group(within).findChildren(QAbstractButton):
            if _says(button, words) and button.isVisible():
                self.bring(button)
                self.click(button)

    def pick(self, menu_words: str, entry: str, within: str = "") -> None:
        """Opens a menu by its button and takes an entry."""
        self.press(menu_words, within)
        self._take(self._open_menu(), entry)
        self._leave_menu()

    def pick_within(self, menu_words: str, part: str, entry: str) -> None:
        """Opens a menu by its button, a part of it, and takes an entry there."""
        self.press(menu_words)
        first = self._open_menu()
        self._take(first, part)
        self.until(lambda: QApplication.activePopupWidget() is not first)
        self._take(self._open_menu(), entry)
        self._leave_menu()

    def _open_menu(self) -> QMenu:
        self.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu

    def _take(self, menu: QMenu, entry: str) -> None:
        offered = {action.text().replace("&&", "&"): action for action in menu.actions()}
        assert entry in offered, f"{entry!r} is not one of {list(offered)}"
        self.click(menu, menu.actionGeometry(offered[entry]).center())

    def _leave_menu(self) -> None:
        # Without a screen a deleted menu takes the focus with it, and with that the menu that is opened next.
        self.until(lambda: QApplication.activePopupWidget() is None)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()

    def type_in(self, name: str, words: str, within: str = "") -> None:
        """Types into the field of that name, in the place of what stands there, and leaves it."""
        (field,) = self._fields(name, within)
        self._fill(field, words)

    def type_in_last(self, name: str, words: str, within: str) -> None:
        """The same in the last field of that name, where a list of rows has one in each."""
        self._fill(self._fields(name, within)[-1], words)

    def _fields(self, name: str, within: str) -> list[QLineEdit | QPlainTextEdit]:
        root = self.group(within) if within else self.window
        fields: list[QLineEdit | QPlainTextEdit] = [*root.findChildren(QLineEdit), *root.findChildren(QPlainTextEdit)]
        return [f for f in fields if f.accessibleName() == name and f.isVisible()]

    def _fill(self, field: QLineEdit | QPlainTextEdit, words: str) -> None:
        self.bring(field)
        self.click(field)
        field.selectAll()
        self.write(field, words)
        self.strike(field, Qt.Key.Key_Tab)

    def answer(self, name: str, number: int, within: str = "") -> None:
        """Gives a number: a tap on the key of a scale or of a count, digits and Return in a stepper."""
        root = self.group(within) if within else self.window
        (control,) = (c for c in root.findChildren(NumberControl) if c.accessibleName() == name and c.isVisible())
        self.bring(control)
        if isinstance(control, Scale010):
            self.click(control, _key_of_eleven(control, number))
        elif isinstance(control, CountPad):
            for _ in range(max(1, number - 9)):
                self.click(control, _key_of_eleven(control, min(number, 10)))
        elif isinstance(control, Stepper):
            self.click(control, control.rect().center())
            typing = self.window.focusWidget()
            assert isinstance(typing, QLineEdit)
            self.write(typing, str(number))
            self.strike(typing, Qt.Key.Key_Return)
        assert control.value() == number

    def bring(self, thing: QWidget) -> None:
        """Scrolls what holds it until it can be seen, as a finger would."""
        above: QWidget | None = thing.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(thing)
            above = above.parentWidget()

    def find_patient(self, typed: str, name: str) -> None:
        """Finds a patient on Today by typing, and opens the chart."""
        self.type_in("Find a patient: name, number, date of birth", typed)
        self.until(lambda: self.reads(name))
        self.press(name, "Patients found")
        self.until(lambda: self.window.patient_page is not None and self.window.patient_page.isVisible())

    # ---- the session
    def go_to(self, place: str) -> None:
        """Goes to one of the six places."""
        self.press(place, "Places of the session")

    @property
    def needle(self) -> NeedlePlace:
        """The Needle place."""
        place = self.page.place("needle")
        assert isinstance(place, NeedlePlace)
        return place

    def show(self, view: BodyView, words: str, *, deep: bool = False) -> None:
        """Chooses a view of the body and its layer."""
        self.press(words, "View of the body")
        assert self.needle.chart.view is view
        if self.needle.chart.deep is not deep:
            self.press("Deep")

    def tap(self, point: BodyPoint) -> None:
        """One tap on the body at a point in millimetres."""
        at = self.needle.chart.at(point)
        assert at is not None, f"{point} is not in this view"
        self.click(self.needle.chart, at)
        QApplication.processEvents()

    def zoom_to(self, point: BodyPoint) -> None:
        """Two quick taps: the muscle under the point fills the view, and no site is left of the first tap."""
        sites, scale = len(self.session.sites), self.needle.chart.px_per_mm
        at = self.needle.chart.at(point)
        assert at is not None, f"{point} is not in this view"
        self.qtbot.mouseClick(self.needle.chart, LEFT, pos=at)
        self.qtbot.mouseDClick(self.needle.chart, LEFT, pos=at)  # the second press only
        self.qtbot.mouseRelease(self.needle.chart, LEFT, pos=at)
        self.until(lambda: self.needle.chart.px_per_mm > scale)
        self.until_saved()
        assert len(self.session.sites) == sites

    def twitches(self, number: int) -> None:
        """So many twitches, on the pad of the card."""
        pad = self.needle.panel.site.twitches.pad
        self.bring(pad)
        for _ in range(max(1, number - 5)):
            self.click(pad, QPoint(round((min(number, 6) + 0.5) * pad.width() / 7), pad.height() // 2))

    def depth(self, mm: int) -> None:
        """A depth: its key, or the nearest below and the stepper's plus in fives, or typed."""
        line = self.needle.panel.site.depth_row
        self.bring(line)
        if mm % 5:
            self.press("Another depth")
            self.write(self.window.focusWidget(), str(mm))
            self.key(Qt.Key.Key_Return)
            assert line.depth_mm.value() == mm
            return
        round_ones = [key for key in line.keys.keys if key.isVisible() and int(key.words()) <= mm]
        self.bring(round_ones[-1])
        self.click(round_ones[-1])
        while (now := line.depth_mm.value()) is not None and now < mm:
            self.click(line.depth_mm, QPoint(line.depth_mm.width() - 12, line.depth_mm.height() // 2))
        assert line.depth_mm.value() == mm

    def needle_size(self, words: str) -> None:
        """Another needle for the chosen site, from the menu of the card."""
        (menu,) = (b for b in self.group("Site card").findChildren(QAbstractButton) if _is_needle_size(b) and b.isVisible())
        if menu.accessibleName() != words:
            self.pick(menu.accessibleName(), words, "Site card")

    def key(self, key: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key to whatever has the focus."""
        self.strike(QApplication.focusWidget() or self.page, key, modifier)

    # ---- the events themselves
    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """One click of the left button in the middle of it, or at a point of it."""
        self.qtbot.mouseClick(widget, LEFT, pos=widget.rect().center() if at is None else at)

    def strike(self, widget: QWidget, key: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key to what has the focus."""
        self.qtbot.keyClick(widget, key, modifier)

    def write(self, widget: QWidget, words: str) -> None:
        """The words, key by key."""
        self.qtbot.keyClicks(widget, words)

    def _open_roots(self) -> list[QWidget]:
        popup = QApplication.activePopupWidget()
        return [popup] if popup is not None else [self.window]


def _key_of_eleven(control: NumberControl, number: int) -> QPoint:
    return QPoint(round((number + 0.5) * control.width() / 11), 24)


def _is_needle_size(button: QAbstractButton) -> bool:
    return " × " in button.accessibleName()


def _says(button: QAbstractButton, words: str) -> bool:
    return words in (button.accessibleName(), button.text())
