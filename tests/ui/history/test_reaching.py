"""Everybody can reach every control: names, the order of the keyboard, nothing that flashes by."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from needlechart.ui.look.list_row import ListRow
from needlechart.ui.records_worker import RecordsWorker
from needlechart.ui.today.today_page import TodayPage
from tests.ui.history.conftest import Past


def reached(page: QWidget) -> list[QWidget]:
    """Every control the Tab key reaches on the page, in its order."""
    found: list[QWidget] = []
    at = page.nextInFocusChain()
    while at is not page and at is not None:
        by_tab = at.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        if by_tab and at.focusProxy() is None and page.isAncestorOf(at) and at.isVisibleTo(page) and at.isEnabled():
            found.append(at)
        at = at.nextInFocusChain()
    return found


def nameless(controls: list[QWidget]) -> list[str]:
    return [type(control).__name__ for control in controls if not control.accessibleName()]


def test_that_every_control_of_the_history_has_a_name_and_the_order_of_the_page(past: Past) -> None:
    past.show(5)
    controls = reached(past.page)
    assert nameless(controls) == []
    page = past.page
    parts = [page.timeline.view, page.body.chart, *page.body.chart.zoom.findChildren(QWidget), *page.reader.findChildren(QWidget)]
    order = [controls.index(part) for part in parts if part in controls]
    assert order == sorted(order)
    assert len(order) >= 6
    assert controls[0] is page.span or page.span.isAncestorOf(controls[0])
    past.page.body.chart.zoom.findChildren(QWidget)[0].setAccessibleName("")
    assert nameless(reached(past.page)), "the control: a name taken away is missed"


def test_that_every_control_of_today_has_a_name(qtbot: QtBot, past: Past, worker: RecordsWorker) -> None:
    past.show(2)
    page = TodayPage(worker)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: worker.idle and bool(page.mine.rows()))
    controls = reached(page)
    assert nameless(controls) == []
    kinds = [type(control) for control in controls]
    assert kinds.index(ListRow) > controls.index(page.search.field.focusProxy() or page.search.field)


class Windows(QObject):
    """Remembers every widget that is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def test_that_no_part_flashes_as_a_window_while_visits_are_chosen(qtbot: QtBot, qapp: QApplication, past: Past) -> None:
    past.show(30)
    windows = Windows()
    qapp.installEventFilter(windows)
    alone = QWidget()
    qtbot.addWidget(alone)
    alone.show()
    assert windows.shown == ["QWidget"]  # the control: what is shown without a parent is seen
    for session in past.sessions[::9]:
        past.page.select(session.id)
        past.settle()
    for key in ("3m", "1y", "all"):
        past.page.timeline.show_span(key)
    past.page.form.set_value("table")
    past.page.form.changed.emit()
    past.page.resize(1920, 1000)
    qapp.removeEventFilter(windows)
    assert windows.shown == ["QWidget"]
