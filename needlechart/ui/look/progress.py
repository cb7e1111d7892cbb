"""Work that takes longer than a second: what is being done, how far it is, and Cancel."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QAccessible, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from needlechart.ui.look.accessible import Spoken, tell_value
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.layout import col, row
from needlechart.ui.look.painted import rounded, smooth
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import label, small


class ProgressLine(QWidget, Spoken):
    """Words, a thin bar once the end is known, and Cancel when the work can be stopped."""

    cancel_requested = Signal()
    accessible_role = QAccessible.Role.ProgressBar

    def __init__(self, words: str = "", *, cancellable: bool = True) -> None:
        super().__init__()
        self._words = label("", weight=500, elide=True)
        self._far = small("", "text2")
        self._bar = _Bar()
        self._cancel = Button("Cancel", "quiet")
        self._cancel.clicked.connect(self._on_cancel)
        self.setLayout(row((col(row((self._words, 1), self._far), self._bar, gap=6), 1), self._cancel, gap=12))
        self._cancel.setVisible(cancellable)  # not before it lies in here: it would be a window of its own
        self.show_progress(words)

    def show_progress(self, words: str, done: int = 0, total: int = 0) -> None:
        """Say how far it is; without ``total`` there is no bar, because nobody knows the end."""
        self._words.setText(words)
        self._done, self._total = min(done, total), total
        self._far.setText(f"{done:,} of {total:,}".replace(",", " ") if total else "")
        self._bar.show_share(self._done / total if total else None)
        self._cancel.setEnabled(True)
        self.setAccessibleName(words)
        tell_value(self)

    def spoken_value(self) -> str | None:
        return f"{self._done} of {self._total}" if self._total else "working"

    def number_now(self) -> int | None:
        return self._done

    def number_range(self) -> tuple[int, int] | None:
        return 0, self._total

    def _on_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self._far.setText("stopping")
        self.cancel_requested.emit()


class _Bar(QWidget):
    """4 px, filled by share."""

    def __init__(self) -> None:
        super().__init__()
        self._share: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_share(self, share: float | None) -> None:
        self._share = share
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._share is None:
            return
        area = QRectF(self.rect())
        painter = smooth(self)
        painter.fillPath(rounded(area, 2), theme.color("pressed"))
        painter.fillPath(rounded(QRectF(0, 0, area.width() * self._share, area.height()), 2), theme.color("accent"))
