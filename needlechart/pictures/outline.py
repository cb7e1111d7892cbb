"""What a page shows, as text: every visible word, number and mark with its place in the structure.

Outlines are the same on every machine; pixels are not.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget

from needlechart.ui.look.accessible import Spoken

INDENT = "  "


def outline_of(page: QWidget) -> str:
    """One line a visible thing, indented by what it stands in, from top to bottom and left to right."""
    return "\n".join(_lines(page, 0)) + "\n"


def _lines(widget: QWidget, depth: int) -> Iterator[str]:
    words = _words(widget)
    if words:
        yield f"{INDENT * depth}{words}"
    for child in _visible_children(widget):
        yield from _lines(child, depth + bool(words))


def _visible_children(widget: QWidget) -> list[QWidget]:
    children = [
        child
        for child in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if child.isVisibleTo(widget) and child.width() > 0 and child.height() > 0
    ]
    return sorted(children, key=lambda child: (child.pos().y(), child.pos().x()))


def _words(widget: QWidget) -> str:
    """What this widget itself says, or nothing."""
    match widget:
        case QLabel():
            return widget.text()
        case QAbstractButton():
            return _button(widget)
        case QLineEdit():
            typed = "•" * len(widget.text()) if widget.echoMode() is QLineEdit.EchoMode.Password else widget.text()
            return _named(widget, f"[{typed or widget.placeholderText()}]")
        case QPlainTextEdit():
            return _named(widget, f"[{widget.toPlainText() or widget.placeholderText()}]")
        case Spoken():
            said = widget.spoken_value() if widget.spoken_value() is not None else widget.accessibleDescription()
            return _named(widget, said or "")
    return _named(widget, widget.accessibleDescription())


def _button(button: QAbstractButton) -> str:
    state = " (chosen)" if button.isChecked() else ""
    off = "" if button.isEnabled() else " (off)"
    more = f", {button.accessibleDescription()}" if button.accessibleDescription() else ""
    return f"<{button.accessibleName() or button.text() or button.toolTip()}{more}>{state}{off}"


def _named(widget: QWidget, value: str) -> str:
    name = widget.accessibleName()
    return f"{name}: {value}" if name and value else name or value
