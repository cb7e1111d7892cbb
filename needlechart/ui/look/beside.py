"""Words with their answer at the right, or below them when the row is too narrow for both."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Beside(QLayout):
    """``main`` takes the width; ``end`` stands at its right, or under it when ``main`` would get less than ``least`` pixels."""

    def __init__(self, main: QWidget, end: QWidget, *, gap: int = 12, least: int = 160) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self._gap, self._least = gap, least
        self.setContentsMargins(0, 0, 0, 0)
        self.addWidget(main)
        self.addWidget(end)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:  # asked for dozens of times in every pass over a long page
            self._heights[width] = self._placed(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        wide = sum(item.sizeHint().width() for item in self._items) + self._gap
        return QSize(wide, max((item.sizeHint().height() for item in self._items), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802
        wide = max((item.minimumSize().width() for item in self._items), default=0)
        return QSize(wide, max((item.minimumSize().height() for item in self._items), default=0))

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._placed(area, move=True)

    def _placed(self, area: QRect, *, move: bool) -> int:
        """Height used; with ``move`` both are put there."""
        main, *rest = self._items
        ends = [item for item in rest if not item.isEmpty()]
        if not ends:
            return self._set(main, area, move)
        end = ends[0]
        side = end.sizeHint().width()
        room = area.width() - side - self._gap
        if room >= min(main.sizeHint().width(), max(self._least, main.minimumSize().width())):
            high = max(_height(main, room), _height(end, side), area.height())
            self._set(main, QRect(area.x(), area.y(), room, high), move)
            self._set(end, QRect(area.x() + room + self._gap, area.y(), side, high), move)
            return max(_height(main, room), _height(end, side))
        top = self._set(main, QRect(area.x(), area.y(), area.width(), _height(main, area.width())), move)
        under = QRect(area.x(), area.y() + top + 4, area.width(), _height(end, area.width()))
        return top + 4 + self._set(end, under, move)

    @staticmethod
    def _set(item: QLayoutItem, area: QRect, move: bool) -> int:
        if move:
            item.setGeometry(area)
        return _height(item, area.width())


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def beside(main: QWidget, end: QWidget, *, gap: int = 12, least: int = 160) -> Beside:
    """``main`` with ``end`` at its right, or below it where there is no room."""
    return Beside(main, end, gap=gap, least=least)
