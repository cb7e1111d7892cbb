"""The scheme, sizes and fonts in force: one ``theme`` that every control reads while it paints."""

from typing import Final, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication, QStyle

from needlechart.drawing.fonts import font as drawn_font
from needlechart.drawing.tokens import SCHEMES, Sizes, Tokens
from needlechart.ui.look import accessible
from needlechart.ui.look.palette import palette, style_sheet

Scheme = Literal["light", "dark", "system"]
TextSize = Literal["small", "body", "title", "numeral"]

LEAST_TEXT, MOST_TEXT = 1.0, 2.5


class Theme(QObject):
    """What the window looks like now.

    ``changed`` follows every change of scheme or text size; a control that keeps sizes takes them anew then.
    ``t`` are the colours, ``sz`` the sizes in pixels at the present text size.  ``still`` asks for no motion at all.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.t: Tokens = SCHEMES["light"]
        self.sz: Sizes = Sizes()
        self.scheme: Scheme = "light"
        self.text_scale = LEAST_TEXT
        self.still = False
        self._app: QApplication | None = None
        self._worn: tuple[str, float, str] | None = None

    def apply(self, app: QApplication, scheme: Scheme = "system", text_scale: float = 1.0) -> None:
        """Dress ``app``.  ``system`` follows the desktop's light or dark; ``text_scale`` is held to 1.0-2.5."""
        self.scheme = scheme
        self.text_scale = min(MOST_TEXT, max(LEAST_TEXT, text_scale))
        if self._app is not app:
            self._app = app
            app.setStyle("Fusion")
            accessible.install()
            app.styleHints().colorSchemeChanged.connect(self._on_system_scheme_changed)
            self._worn = None
        self._dress(app, self._wanted(app.styleHints().colorScheme()))

    @property
    def moves(self) -> bool:
        """Whether a change may be shown as a movement: neither ``still`` nor a desktop that wants no animation forbids it."""
        duration = QStyle.StyleHint.SH_Widget_Animation_Duration
        return not self.still and self._app is not None and self._app.style().styleHint(duration) > 0

    def color(self, role: str, alpha: float = 1.0) -> QColor:
        """The colour of a token, by its name in ``Tokens``."""
        colour = QColor(str(getattr(self.t, role)))
        colour.setAlphaF(alpha)
        return colour

    def px(self, size: TextSize | float = "body") -> float:
        """Pixels of a step of the type scale; a number is taken as pixels already."""
        return float(getattr(self.sz, size) if isinstance(size, str) else size)

    def font(self, size: TextSize | float = "body", weight: int = 400) -> QFont:
        """A font of the type scale with tabular figures; ``weight`` is 400, 500 or 600."""
        return drawn_font(self.px(size), weight)

    def _wanted(self, system: Qt.ColorScheme) -> str:
        if self.scheme != "system":
            return self.scheme
        return "dark" if system is Qt.ColorScheme.Dark else "light"

    def _on_system_scheme_changed(self, system: Qt.ColorScheme) -> None:
        if self._app is not None and self.scheme == "system" and self._wanted(system) != self.t.name:
            self._dress(self._app, self._wanted(system))

    def _dress(self, app: QApplication, name: str) -> None:
        """Unless that is worn already: Qt polishes every widget anew for a style sheet, also for the same one."""
        self.t, self.sz = SCHEMES[name], Sizes().scaled(self.text_scale)
        wanted = name, self.text_scale, self.font().toString()
        if wanted == self._worn:
            return
        self._worn = wanted
        app.setPalette(palette(self.t))
        app.setFont(self.font())
        app.setStyleSheet(style_sheet(self.t, self.sz))
        self.changed.emit()


theme: Final = Theme()
