"""A signed session: answers stay legible, nothing takes one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

from needlechart.ui.look.buttons import Button
from needlechart.ui.look.check import Check
from needlechart.ui.look.chips import Chip
from needlechart.ui.look.painted import PaintedControl
from needlechart.ui.look.segmented import Segmented

_ANSWERS = (Chip, Check, PaintedControl, Segmented)
_OPENS = "opens"


def opens_only(button: Button) -> Button:
    """Marks a button that shows more and changes nothing: it works in a signed session too."""
    button.setProperty(_OPENS, True)
    return button


def freeze(content: QWidget, frozen: bool) -> None:
    """Makes the controls under ``content`` readable only, or lets them take answers again."""
    for widget in content.findChildren(QWidget):
        if isinstance(widget, (QLineEdit, QPlainTextEdit)):
            widget.setReadOnly(frozen)
        elif isinstance(widget, _ANSWERS):
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, frozen)
            if frozen:
                widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        elif isinstance(widget, QAbstractButton) and frozen and not widget.property(_OPENS):
            widget.setEnabled(False)
