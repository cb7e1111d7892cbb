"""Under the head of the card: what else the mark may be meant for, its numbered point, and the view in which it is exact."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from needlechart.atlas import Atlas
from needlechart.domain.body import StructureKind
from needlechart.drawing.sheets import BodyView
from needlechart.ui.body.body_controls import VIEW_WORDS
from needlechart.ui.charting.needle.block import Mark, MarkBlock
from needlechart.ui.charting.needle.change_menu import structure_words
from needlechart.ui.charting.needle.meant_row import MeantRow, distance_words
from needlechart.ui.charting.needle.point_pick import PointPick
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.chips import Chip
from needlechart.ui.look.layout import box, col, row
from needlechart.ui.look.painted import advance
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import small
from needlechart.usecases.moving import Choice, said_to_be
from needlechart.usecases.offering import beside
from needlechart.usecases.suggesting import labelled, offered, points_of

_OWN_NAME = "Counts by its own name. Usual needle length not known."


class BorderRow(QWidget):
    """ "or Teres minor, 4 mm": the muscles across a near border, each renamed to in one tap, as many as fit.

    ``chosen(Choice)``.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._or = small("or", "text2", 500)
        self.chips = (Chip(""), Chip(""))
        self._choices: tuple[tuple[Choice, str], ...] = ()
        for at, chip in enumerate(self.chips):
            chip.setCheckable(False)
            chip.clicked.connect(lambda _on=False, at=at: self.chosen.emit(self._choices[at][0]))
        self.setLayout(row(self._or, *self.chips, None, gap=6))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_choices(self, choices: tuple[tuple[Choice, str], ...]) -> None:
        """Each choice with its words; without any the row keeps its place and says nothing."""
        self._choices = choices
        self._or.setVisible(bool(choices))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The nearest one always, cut where it is too long; the next one where there is room."""
        room = self.width() - self._or.sizeHint().width() - 12
        for at, chip in enumerate(self.chips):
            words = self._choices[at][1] if at < len(self._choices) else ""
            wide = advance(theme.font("body", 600), words) + 28
            fits = bool(words) and (at == 0 or wide <= room)
            chip.setVisible(fits)
            if fits:
                chip.set_words(_cut(words, room - 28))
                chip.setToolTip(f"It lies in {words.split(',')[0]}")
                room -= chip.sizeHint().width() + 6


class PlaceOffers(MarkBlock):
    """``place_wanted(Place)`` when the mark is meant otherwise, ``change_wanted`` for the whole list, ``view_wanted(BodyView)``
    to where the mark is exact."""

    place_wanted = Signal(object)
    change_wanted = Signal()
    view_wanted = Signal(object)

    def __init__(self, editor: SessionEditor, atlas: Atlas) -> None:
        super().__init__(editor)
        self._atlas = atlas
        self._exact_in: BodyView | None = None
        self.border = BorderRow()
        self.point = PointPick()
        self.meant = MeantRow(editor, atlas)
        self.own_name = small(_OWN_NAME, "text2", wrap=True)
        self.exact = Button("", "quiet", "eye", size="touch")
        self._line = box(row((self.border, 1), self.point, gap=6))
        self.border.chosen.connect(self._on_border)
        self.point.label_wanted.connect(self._on_label)
        self.meant.place_wanted.connect(self.place_wanted)
        self.meant.other_wanted.connect(self.change_wanted)
        self.exact.clicked.connect(lambda: self.view_wanted.emit(self._exact_in))
        self.setLayout(col(self.meant, self._line, self.own_name, row(self.exact, None), gap=0, margins=(16, 0, 12, 0)))

    def show_mark(self, mark: Mark) -> None:
        super().show_mark(mark)
        place = mark.place
        self.meant.show_mark(mark)
        choices = tuple((choice, self._words(mark, choice)) for choice in beside(self._atlas, place))
        self.border.show_choices(choices)
        labels = tuple(point.label for point in points_of(self._atlas, place))
        self.point.show_point(place.label, offered(self._atlas, place), labels)
        self._line.setVisible(bool(choices) or bool(labels) or bool(place.label))
        self.own_name.setVisible(place.kind is StructureKind.EXTRA)

    def show_exact_view(self, view: BodyView | None) -> None:
        """The view in which the mark is exact, when the one shown has it only about; None when it is exact here."""
        self._exact_in = view
        self.exact.setVisible(view is not None)
        if view is not None:
            self.exact.set_words(f"Exact in: {VIEW_WORDS[view]}")
            self.exact.setToolTip("Here the mark is shown at about its place in the muscle. Turn to where it was placed.")

    def set_read_only(self, read_only: bool) -> None:
        """Signed: what the mark is stays legible, nothing is offered."""
        for part in (self.border, self.point, self.meant):
            part.setEnabled(not read_only)

    def _words(self, mark: Mark, choice: Choice) -> str:
        name = structure_words(self.editor, choice.structure)
        if choice.structure.side is mark.place.side:
            name = self._short(choice)
        return f"{name}, {distance_words(choice)}"

    def _short(self, choice: Choice) -> str:
        muscle = self.editor.opened.catalogue.muscles.get(choice.structure.key)
        return muscle.name if muscle is not None else choice.structure.name

    def _on_border(self, choice: Choice) -> None:
        if self.mark is not None:
            self.place_wanted.emit(said_to_be(self.mark.place, choice.structure))

    def _on_label(self, label: str) -> None:
        if self.mark is not None:
            self.place_wanted.emit(labelled(self.mark.place, label))


def _cut(words: str, room: float) -> str:
    """The words with their distance, the name shortened to what fits."""
    name, _comma, distance = words.rpartition(", ")
    font = theme.font("body", 600)
    while len(name) > 4 and advance(font, f"{name}…, {distance}") > room and advance(font, words) > room:
        name = name[:-1].rstrip()
        words = f"{name}…, {distance}"
    return words
