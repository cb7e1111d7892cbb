"""A line in the page under the thing it is about, never a dialog; and the area where a page's messages stack."""

from typing import Literal

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QAccessible, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from needlechart.ui.look.accessible import Spoken
from needlechart.ui.look.beside import beside
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.icon_mark import Icon
from needlechart.ui.look.layout import box, col, row
from needlechart.ui.look.painted import rounded, smooth
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import label, small

MessageTone = Literal["caution", "danger", "ok", "info"]

_GLYPHS: dict[MessageTone, str] = {"caution": "alert", "danger": "alert", "ok": "check_circle", "info": "info"}


class Message(QWidget, Spoken):
    """One sentence, one line of detail, at most two actions, a 4 px bar in the tone.

    ``action`` is the first button's words, ``second`` the quieter one's.
    """

    action_taken = Signal()
    second_taken = Signal()
    accessible_role = QAccessible.Role.AlertMessage

    def __init__(
        self,
        text: str,
        tone: MessageTone = "caution",
        action: str = "",
        detail: str = "",
        second: str = "",
        *,
        touch: bool = False,
    ) -> None:
        super().__init__()
        self._touch = touch
        self._icon = Icon("info")
        self._text = label("", weight=500, wrap=True)
        self._detail = small("", "text2", wrap=True)
        self._action = Button("", "float", size="touch" if touch else "desk")
        self._second = Button("", "quiet", size="touch" if touch else "desk")
        self._action.clicked.connect(self.action_taken)
        self._second.clicked.connect(self.second_taken)
        self._ends = box(row(self._second, self._action, gap=4))
        words = box(col(None, self._text, self._detail, None, gap=2))
        self.setLayout(row(self._icon, (beside(words, self._ends, least=200), 1), gap=12, margins=(20, 10, 12, 10)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        theme.changed.connect(self._on_theme_changed)
        self.show_message(text, tone, action, detail, second)
        self._on_theme_changed()

    def show_message(self, text: str, tone: MessageTone, action: str = "", detail: str = "", second: str = "") -> None:
        """Say something else, with other buttons."""
        self._tone: MessageTone = tone
        self._icon.show_icon(_GLYPHS[tone], "text2" if tone == "info" else tone)
        self._text.setText(text)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        for button, words in ((self._action, action), (self._second, second)):
            button.set_words(words)
            button.setVisible(bool(words))
        self._ends.setVisible(bool(action or second))
        self.setAccessibleName(text)
        self.setAccessibleDescription(detail)
        self.update()

    def text(self) -> str:
        """The sentence."""
        return self._text.text()

    def detail(self) -> str:
        """The line under it."""
        return self._detail.text()

    def tone(self) -> MessageTone:
        """caution, danger, ok or info."""
        return self._tone

    def action_button(self) -> Button:
        """The first button, say to give it the focus or disable it."""
        return self._action

    def second_button(self) -> Button:
        """The quieter button."""
        return self._second

    def paintEvent(self, _event: QPaintEvent) -> None:
        area = QRectF(self.rect())
        ground = {"caution": "caution_soft", "danger": "danger_soft"}.get(self._tone, "control")
        painter = smooth(self)
        painter.setClipPath(rounded(area, theme.sz.radius))
        painter.fillRect(area, theme.color(ground))
        painter.fillRect(QRectF(0, 0, 4, area.height()), theme.color("edge" if self._tone == "info" else self._tone))

    def _on_theme_changed(self) -> None:
        self.setMinimumHeight(round(theme.sz.touch if self._touch else theme.sz.desk * 1.25))
        self.update()


class MessageBar(QWidget, Spoken):
    """Where a page says what concerns all of it, newest first.  Empty it takes no room.

    Each message has a key: a second one with the same key takes the place of the first.
    """

    action_taken = Signal(str)
    second_taken = Signal(str)

    def __init__(self, name: str = "Messages") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._messages: dict[str, Message] = {}
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(8)
        self.setVisible(False)

    def show_message(
        self, key: str, text: str, tone: MessageTone = "caution", action: str = "", detail: str = "", second: str = ""
    ) -> Message:
        """Say ``text`` until ``drop(key)``; ``action_taken`` and ``second_taken`` carry the key."""
        message = self._messages.get(key)
        if message is None:
            message = Message(text, tone, action, detail, second)
            message.action_taken.connect(lambda: self.action_taken.emit(key))
            message.second_taken.connect(lambda: self.second_taken.emit(key))
            self._messages[key] = message
            self._stack.insertWidget(0, message)
        else:
            message.show_message(text, tone, action, detail, second)
        self.setVisible(True)
        return message

    def drop(self, key: str) -> None:
        """Take a message away; nothing happens when it is not there."""
        message = self._messages.pop(key, None)
        if message is not None:
            self._stack.removeWidget(message)
            message.hide()
            message.deleteLater()
        self.setVisible(bool(self._messages))

    def clear(self) -> None:
        """Take all messages away."""
        for key in list(self._messages):
            self.drop(key)

    def texts(self) -> tuple[str, ...]:
        """The sentences shown, by key in the order they came."""
        return tuple(message.text() for message in self._messages.values())

    def message(self, key: str) -> Message | None:
        """The message of one key, None when it is not shown."""
        return self._messages.get(key)
