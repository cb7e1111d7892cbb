"""Labels: plain text always, sized and coloured by role, following the theme."""

from html import escape

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel

from needlechart.ui.look.theme import TextSize, theme


class Label(QLabel):
    """Words on the page.  Plain text: a name with ``<b>`` in it is a name.

    ``role`` is a text colour of the tokens (text1, text2, text3, accent, ok, caution, danger).
    """

    def __init__(
        self, text: str = "", size: TextSize = "body", weight: int = 400, role: str = "text1", *, wrap: bool = False
    ) -> None:
        super().__init__()
        self._size: TextSize = size
        self._weight = weight
        self._role = role
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setText(text)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def role(self) -> str:
        """The colour role in force."""
        return self._role

    def set_role(self, role: str) -> None:
        """Another text colour, say ``caution`` while something is missing."""
        self._role = role
        self._on_theme_changed()

    def set_weight(self, weight: int) -> None:
        """400 reading, 500 labels, 600 names and what is chosen."""
        self._weight = weight
        self._on_theme_changed()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # A style sheet gives a label palette and font back that it had first when its page is put into a window.
        ink = self.palette().color(QPalette.ColorGroup.Active, QPalette.ColorRole.WindowText)
        if ink != theme.color(self._role) or self.font() != theme.font(self._size, self._weight):
            self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        self.setFont(theme.font(self._size, self._weight))
        colours = QPalette(self.palette())
        colours.setColor(QPalette.ColorRole.WindowText, theme.color(self._role))
        colours.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText, theme.color("disabled"))
        self.setPalette(colours)


class ElidedLabel(Label):
    """One line that ends in "…" when it does not fit, with the whole text as its tool tip."""

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("mmmm…"), super().minimumSizeHint().height())

    def shown_text(self) -> str:
        """What is painted now."""
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tip()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._tip()

    def setText(self, text: str) -> None:  # noqa: N802
        super().setText(text)
        self._tip()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(theme.color(self.role() if self.isEnabled() else "disabled"))
        painter.drawText(self.contentsRect(), self.alignment(), self.shown_text())

    def _tip(self) -> None:
        cut = self.shown_text() != self.text()
        self.setToolTip(plain_tip(self.text()) if cut else "")


def plain_tip(text: str) -> str:
    """``text`` as a tool tip that is never read as markup."""
    return f"<p>{escape(text)}</p>" if "<" in text else text


def label(
    text: str = "", size: TextSize = "body", weight: int = 400, role: str = "text1", *, wrap: bool = False, elide: bool = False
) -> Label:
    """A label; ``elide`` cuts one long line with "…" instead of asking for room."""
    made = ElidedLabel if elide else Label
    return made(text, size, weight, role, wrap=wrap)


def small(text: str = "", role: str = "text3", weight: int = 400, *, wrap: bool = False, elide: bool = False) -> Label:
    """A caption, unit or second line in 13 px."""
    return label(text, "small", weight, role, wrap=wrap, elide=elide)


def title(text: str = "") -> Label:
    """The title of a page or section in 20 px semibold."""
    return label(text, "title", 600)
