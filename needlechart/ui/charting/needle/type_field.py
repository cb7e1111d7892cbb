"""Type to place: a field over the body with the muscles that fit what is typed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout

from needlechart.atlas import Atlas
from needlechart.domain.body import Side
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.look.fields import SearchField
from needlechart.ui.look.layout import Box
from needlechart.ui.look.list_row import RowList, RowView
from needlechart.ui.look.painted import rounded, smooth
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import small
from needlechart.usecases.naming import Named, muscles_named, taken_apart, usual_side


class TypeField(Box):
    """ "glut med r" or "infra 2 r" and Return.  ``muscle_wanted(key, Side, label)``; ``left`` by Escape.

    ``label`` is the point that was typed, "" for the middle of the muscle.
    """

    muscle_wanted = Signal(str, object, str)
    left = Signal()

    def __init__(self, editor: SessionEditor, atlas: Atlas) -> None:
        super().__init__(name="Place by typing")
        self._editor, self._atlas = editor, atlas
        self._found: tuple[Named, ...] = ()
        self.field = SearchField("Muscle, point, side: glut med r, infra 2 l", size="touch")
        self.rows = RowList("Muscles")
        self._none = small("No muscle begins like this.", "text2")
        self.field.changed.connect(self._search)
        self.field.submitted.connect(self._take_first)
        self.field.down_pressed.connect(self.rows.focus_first)
        self.rows.chosen.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(4)
        for part in (self.field, self.rows, self._none):
            layout.addWidget(part)
        self.hide()

    def start(self) -> None:
        """Shows the empty field, ready for typing."""
        self.field.clear()
        self._search()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def found(self) -> tuple[Named, ...]:
        """What fits what is typed now."""
        return self._found

    def nothing_found(self) -> str:
        """What is said when nothing fits, "" otherwise."""
        return "" if self._none.isHidden() else self._none.text()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = smooth(self)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.fillPath(rounded(area, theme.sz.radius), theme.color("surface"))
        painter.setPen(theme.color("line"))
        painter.drawPath(rounded(area, theme.sz.radius))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _search(self) -> None:
        typed = self.field.value()
        self._found = muscles_named(self._editor.opened.catalogue, typed, labels_of=self._labels)
        side = usual_side(self._editor.session, self._editor.opened.patient)
        rows = [RowView(one.muscle.key, one.muscle.name, _about(one), (one.side or side).value) for one in self._found]
        self.rows.show_rows(rows)
        self.rows.setVisible(bool(rows))
        number = taken_apart(typed).number
        self._none.setText(f"No muscle with a point {number} begins like this." if number else "No muscle begins like this.")
        self._none.setVisible(bool(typed) and not rows)
        self.resize(self.width(), self.sizeHint().height())

    def _take_first(self) -> None:
        if self._found:
            self._take(self._found[0].muscle.key)

    def _take(self, key: str) -> None:
        one = next((n for n in self._found if n.muscle.key == key), None)
        if one is None:
            return
        side: Side = one.side or usual_side(self._editor.session, self._editor.opened.patient)
        self.muscle_wanted.emit(key, side, one.label)

    def _labels(self, muscle: str) -> frozenset[str]:
        return frozenset(point.label for point in self._atlas.suggestions(muscle, Side.RIGHT))


def _about(one: Named) -> str:
    if one.label:
        return f"on its point {one.label}"
    return one.muscle.latin if one.muscle.latin.lower() != f"musculus {one.muscle.name.lower()}" else ""
