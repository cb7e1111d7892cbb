"""The blocks of a card: each shows some fields of one mark and says what the user changed in them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QSizePolicy, QWidget

from needlechart.domain.needling import Finding, Site
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.look.accessible import Spoken
from needlechart.ui.look.layout import Item, row
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import Label, small

Mark = Site | Finding


class MarkBlock(QWidget, Spoken):
    """Some fields of the mark in hand.  ``show_mark`` shows, ``put`` changes: the value comes back through the editor.

    Changes of the same field of the same mark in a row are one undo step.
    """

    def __init__(self, editor: SessionEditor) -> None:
        super().__init__()
        self.editor = editor
        self.mark: Mark | None = None
        self._shown: list[tuple[str, Any]] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def bind(self, field: str, control: Any, changed: SignalInstance | None = None) -> None:
        """``control`` (with ``value``, ``set_value``, ``changed``) is the field of that name."""
        self._shown.append((field, control))
        (changed or control.changed).connect(lambda *_: self.put(field, control.value()))

    def show_mark(self, mark: Mark) -> None:
        """Shows the fields of this mark."""
        self.mark = mark
        for field, control in self._shown:
            value = getattr(mark, field)
            control.set_value(value if value is not None or not hasattr(control, "toPlainText") else "")

    def put(self, field: str, value: Any, **also: Any) -> None:
        """The user's answer in one field (and what follows from it)."""
        mark = self.mark
        if mark is None:
            return
        changes = {field: value, **also}
        merge = f"{mark.id}:{field}"
        if isinstance(mark, Site):
            self.editor.set_site(mark.id, merge, **changes)
        else:
            self.editor.set_finding(mark.id, merge, **changes)


class Caption(Label):
    """The word at the left of a row of keys, as wide on every row."""

    def __init__(self, words: str) -> None:
        super().__init__(words, "small", 500, "text2")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self._fix)
        self._fix()

    def _fix(self) -> None:
        self.setFixedWidth(round(80 * (1 + (theme.text_scale - 1) * 0.9)))


def card_row(caption: str, *items: Item, gap: float = 6) -> Any:
    """A caption and its keys on one line of a card."""
    return row(Caption(caption), *items, gap=gap)


def caption_over(words: str) -> Label:
    """A caption that stands over its keys."""
    made = small(words, "text2", 500)
    made.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return made
