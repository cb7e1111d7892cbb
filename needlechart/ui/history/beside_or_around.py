"""A picture with words over and under it, or, where that would leave it too low, with both at its left."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from needlechart.ui.look.layout import box, scrolled
from needlechart.ui.look.theme import theme

_LEAST_PICTURE_PX = 230
_WORDS_PX, _MOST_SHARE = 300, 0.62


class BesideOrAround(QWidget):
    """``head`` over ``picture`` over ``foot``; in a wide low place both stand left of it and scroll.

    ``resized()`` when the words have another width.
    """

    resized = Signal()

    def __init__(self, head: QWidget, picture: QWidget, foot: QWidget) -> None:
        super().__init__()
        self._head, self._picture, self._foot = head, picture, foot
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._left = scrolled(box(self._column), "Words beside the picture")
        self._left.setParent(self)
        self._around = QVBoxLayout(self)
        self._around.setContentsMargins(0, 0, 0, 0)
        self._around.setSpacing(0)
        for part, stretch in ((head, 0), (picture, 1), (foot, 0)):
            self._around.addWidget(part, stretch)
        self._low = False
        self._placed_at: tuple[bool, QSize] | None = None
        self._left.hide()

    @property
    def low(self) -> bool:
        """Whether the words stand beside the picture."""
        return self._low

    def wide_of_words(self) -> int:
        """Pixels that the words have."""
        return self._words_wide() if self._low else self.width()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # the words may be higher now
            self._place()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    # ---- the inside
    def _place(self) -> None:
        words = self._head.sizeHint().height() + self._foot.sizeHint().height()
        low = self.height() - words < _LEAST_PICTURE_PX and self.width() > self.height()
        if low != self._low:
            self._low = low
            self._part(low)
        if (low, self.size()) != self._placed_at:
            self._placed_at = low, self.size()
            self.resized.emit()
        self._put_words()

    def _put_words(self) -> None:
        wide = max(self._words_wide(), self._left.minimumWidth()) if self._low else 0
        self._around.setContentsMargins(wide, 0, 0, 0)
        self._left.setGeometry(0, 0, wide, self.height())

    def _part(self, low: bool) -> None:
        """Head and foot go where they belong."""
        for part in (self._head, self._foot):
            hidden = part.isHidden()
            if low:
                self._column.addWidget(part)
            else:
                self._around.insertWidget(0 if part is self._head else 2, part)
            part.setVisible(not hidden)
        if low:
            self._column.addStretch(1)
        else:
            self._column.takeAt(self._column.count() - 1)
        self._left.setVisible(low)

    def _words_wide(self) -> int:
        """The words leave the picture the width it needs, and take what they need themselves before that."""
        left = max(self._head.minimumSizeHint().width(), self.width() - self._picture.minimumSizeHint().width())
        return round(min(_WORDS_PX * theme.text_scale, self.width() * _MOST_SHARE, left))
