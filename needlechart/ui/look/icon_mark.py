"""An icon of the set as a thing on the page, not a control."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from needlechart.ui.look.painted import draw_icon, smooth
from needlechart.ui.look.theme import theme


class Icon(QWidget):
    """One icon in a text colour; ``side`` in pixels, 20 unless given.  The words beside it say what it means."""

    def __init__(self, name: str, role: str = "text2", side: float | None = None) -> None:
        super().__init__()
        self._name, self._role, self._side = name, role, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    def show_icon(self, name: str, role: str = "text2") -> None:
        """Another icon."""
        self._name, self._role = name, role
        self.update()

    def sizeHint(self) -> QSize:
        side = round(self._side or theme.sz.icon_small)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_icon(smooth(self), self._name, QRectF(self.rect()), theme.color(self._role))

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
