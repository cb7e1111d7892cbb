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
_STAYS = "stays_open"
_OPENS = "opens"


def opens_only(button: Button) -> Button:
    """Marks a button that shows more and changes nothing: it works in a signed session too."""
    button.setProperty(_OPENS, True)
    return button


def freeze(content: QWidget, frozen: bool) -> None:
    """Makes the controls under ``content`` readable only, or lets them take answers again; what ``stays_open`` is left alone."""
    for widget in content.findChildren(QWidget):
        if _is_open(widget, content):
            continue
        if isinstance(widget, (QLineEdit, QPlainTextEdit)):
            widget.setReadOnly(frozen)
        elif isinstance(widget, _ANSWERS):
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, frozen)
            if frozen:
                widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        elif isinstance(widget, QAbstractButton) and frozen and not widget.property(_OPENS):
            widget.setEnabled(False)


def stays_open(part: QWidget) -> None:
    """Marks a part that is there for what comes after the signature."""
    part.setProperty(_STAYS, True)


def _is_open(widget: QWidget, content: QWidget) -> bool:
    around: QWidget | None = widget
    while around is not None and around is not content:
        if around.property(_STAYS):
            return True
        around = around.parentWidget()
    return False
