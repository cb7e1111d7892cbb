"""Fields to type in, and the caption, help and error that stand around them."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from needlechart.ui.look.accessible import Spoken
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.layout import col
from needlechart.ui.look.painted import advance, draw_icon, pen_for, smooth
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import small

FieldSize = Literal["desk", "head", "touch"]
"""Height: desk 32, head 40, touch 48."""


class TextField(QLineEdit):
    """One line of text.  ``changed`` only for what the user typed; ``submitted`` on Return."""

    changed = Signal()
    submitted = Signal()

    def __init__(self, placeholder: str = "", name: str = "", *, size: FieldSize = "head") -> None:
        super().__init__()
        self._size: FieldSize = size
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textEdited.connect(self.changed)
        self.returnPressed.connect(self.submitted)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def value(self) -> str:
        """What is typed, without blanks around it."""
        return self.text().strip()

    def set_value(self, text: str) -> None:
        """Show a text without telling anybody; what the user is typing is left alone when it says the same."""
        if text != self.value():
            self.setText(text)

    def _on_theme_changed(self) -> None:
        z = theme.sz
        high = {"desk": z.desk, "head": z.desk * 1.25, "touch": z.touch}[self._size]
        self.setFont(theme.font())
        self.setFixedHeight(round(max(high, z.body * 1.9)))


class SearchField(TextField):
    """A field with the magnifier inside and its shortcut at the end.

    Escape empties it; ``down_pressed`` is the wish to go into the results.
    """

    down_pressed = Signal()

    def __init__(self, placeholder: str, shortcut: str = "", *, size: FieldSize = "head") -> None:
        self._shortcut = shortcut
        super().__init__(placeholder, size=size)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.changed.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = smooth(self)
        side = theme.sz.icon_small
        draw_icon(painter, "search", QRectF(11, (self.height() - side) / 2, side, side), theme.color("text2"))
        if self._shortcut and not self.text():
            pen_for(painter, theme.font("small"), theme.color("text3"))
            end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(self.rect()).adjusted(0, 0, -14, 0), end, self._shortcut)

    def _on_theme_changed(self) -> None:
        super()._on_theme_changed()
        end = advance(theme.font("small"), self._shortcut) + 16 if self._shortcut else 0
        self.setTextMargins(round(theme.sz.icon_small + 8), 0, round(end), 0)


class PassphraseField(TextField):
    """A secret: dots unless the eye is on, never suggested, never put on the clipboard.

    ``keys_wanted(bool)`` from the button inside, which is there once ``offer_keys`` says that the page has keys on the screen.
    """

    keys_wanted = Signal(bool)

    def __init__(self, placeholder: str = "", name: str = "Passphrase", *, size: FieldSize = "touch") -> None:
        self._eye: Button | None = None
        self._keys: Button | None = None
        super().__init__(placeholder, name, size=size)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setDragEnabled(False)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self._eye = Button("", "quiet", "eye", tip="Show what is typed", toggle=True)
        self._eye.setParent(self)
        self._eye.setCursor(Qt.CursorShape.ArrowCursor)
        self._eye.toggled.connect(self.show_secret)
        self._on_theme_changed()

    def offer_keys(self) -> None:
        """Shows the button for the keys on the screen."""
        if self._keys is None:
            self._keys = Button("", "quiet", "keyboard", tip="Keys on the screen", toggle=True)
            self._keys.setParent(self)
            self._keys.setCursor(Qt.CursorShape.ArrowCursor)
            self._keys.clicked.connect(self.keys_wanted)
            self._keys.show()
            self._place_ends()

    def show_keys_open(self, open_now: bool) -> None:
        """Whether the keys are open for this field."""
        if self._keys is not None:
            self._keys.setChecked(open_now)

    def value(self) -> str:
        """The secret as typed, blanks included."""
        return self.text()

    def show_secret(self, shown: bool) -> None:
        """Letters instead of dots."""
        if self._eye is not None:
            self._eye.setChecked(shown)
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def forget(self) -> None:
        """Empty the field, its undo memory too, and go back to dots."""
        self.setText("")
        self.show_secret(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy) or event.matches(QKeySequence.StandardKey.Cut):
            event.accept()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_ends()

    def _on_theme_changed(self) -> None:
        super()._on_theme_changed()
        self._place_ends()

    def _place_ends(self) -> None:
        """The eye at the end, the button for the keys before it."""
        ends = [button for button in (self._eye, self._keys) if button is not None]
        taken = 0
        for button in ends:
            side = min(button.sizeHint().height(), self.height() - 4)
            taken += side + 2
            button.setGeometry(self.width() - taken - 4, (self.height() - side) // 2, side, side)
        self.setTextMargins(0, 0, taken, 0)


class NoteField(QPlainTextEdit):
    """Several lines of plain text, ``lines`` high and growing to twice that.  Tab leaves it.

    ``changed`` only for what the user typed.
    """

    changed = Signal()

    def __init__(self, placeholder: str = "", name: str = "", *, lines: int = 3) -> None:
        super().__init__()
        self._lines, self._quiet = lines, False
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._on_text_changed)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def value(self) -> str:
        """What is typed, without blanks around it."""
        return self.toPlainText().strip()

    def set_value(self, text: str) -> None:
        """Show a text without telling anybody; what the user is typing is left alone when it says the same."""
        if text != self.value():
            self._quiet = True
            self.setPlainText(text)
            self._quiet = False

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().lineSpacing()
        typed = max(self._lines, min(2 * self._lines, int(self.document().size().height())))
        return QSize(240, typed * line + 26)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def _on_text_changed(self) -> None:
        if not self._quiet:
            self.changed.emit()

    def _on_theme_changed(self) -> None:
        self.setFont(theme.font())
        self.updateGeometry()


class Field(QWidget, Spoken):
    """Caption above a control, help or error under it.  The caption is the control's accessible name."""

    def __init__(self, caption: str, control: QWidget, help: str = "", error: str = "") -> None:
        super().__init__()
        self.control = control
        self._help, self._error = help, error
        self._caption = small(caption, "text2", 500)
        self._caption.setBuddy(control)
        self._under = small("", wrap=True)
        control.setAccessibleName(caption)
        self.setAccessibleName(caption)
        self.setLayout(col(self._caption, control, self._under, gap=6))
        self._show_under()

    def set_help(self, text: str) -> None:
        """What stands below while there is no error."""
        self._help = text
        self._show_under()

    def set_error(self, text: str) -> None:
        """What is wrong, in a sentence; "" takes it back.  What was typed stays."""
        self._error = text
        self._show_under()

    def error(self) -> str:
        """The sentence shown, "" when there is none."""
        return self._error

    def help(self) -> str:
        """The help kept, shown or not."""
        return self._help

    def set_caption(self, caption: str) -> None:
        """Another caption."""
        self._caption.setText(caption)
        self.control.setAccessibleName(caption)
        self.setAccessibleName(caption)

    def _show_under(self) -> None:
        self._under.setText(self._error or self._help)
        self._under.set_role("danger" if self._error else "text3")
        self._under.set_weight(500 if self._error else 400)
        self._under.setVisible(bool(self._error or self._help))
        self.control.setAccessibleDescription(self._error or self._help)
