"""On an area: the muscle the needle was meant for, asked with the nearest three; nobody's guess goes into the record."""

from __future__ import annotations

from PySide6.QtCore import Signal

from needlechart.atlas import Atlas
from needlechart.domain.body import Place, StructureKind
from needlechart.domain.needling import Finding, Site
from needlechart.domain.rules import Stage, cautions_for
from needlechart.ui.charting.gaps import context_of
from needlechart.ui.charting.needle.block import Mark, MarkBlock
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.look.chips import Chip
from needlechart.ui.look.flow import Flow
from needlechart.ui.look.layout import box, col, row
from needlechart.ui.look.message import Message
from needlechart.ui.look.words import small
from needlechart.usecases.moving import Choice, meant_for
from needlechart.usecases.offering import meant_choices


class MeantRow(MarkBlock):
    """Three chips with their distances, and "Other"; while none is chosen, the cautions of the nearest stand below.

    ``place_wanted(Place)`` when a muscle is named or taken back; ``other_wanted`` for the whole list.
    """

    place_wanted = Signal(object)
    other_wanted = Signal()

    def __init__(self, editor: SessionEditor, atlas: Atlas) -> None:
        super().__init__(editor)
        self._atlas = atlas
        self.question = small("", "text2", 500, wrap=True)
        self.chips: dict[str, Chip] = {}
        self.other = Chip("Other…")
        self.caution = Message("", "caution", "", touch=True)
        self._asked: tuple[object, ...] = ()
        self._flow = Flow(4, 0)
        self.other.clicked.connect(self._on_other)
        self.setAccessibleName("Muscle meant")
        self.setLayout(col(row((self.question, 1), self.other, gap=8), box(self._flow), self.caution, gap=0))

    def show_mark(self, mark: Mark) -> None:
        super().show_mark(mark)
        place = mark.place
        self.setVisible(place.kind is StructureKind.AREA)
        if place.kind is not StructureKind.AREA:
            return
        near = meant_choices(self._atlas, place)
        offered = (mark.id, *((choice.structure.key, round(choice.distance_mm)) for choice in near))
        if offered != self._asked:
            self._asked = offered
            self._offer(near)
        named = place.muscle_meant or ""
        for key, chip in self.chips.items():
            chip.setChecked(key == named)
        catalogue = self.editor.opened.catalogue
        beyond = catalogue.muscle_name(named) if named and named not in self.chips else place.muscle_reason
        self.other.set_words(beyond or "Other…")
        self.other.setChecked(bool(beyond))
        said = bool(named or place.muscle_reason)
        asks = isinstance(mark, Site) and not said
        self.question.setText("Which muscle is meant? It counts for none until it is said." if asks else "Muscle meant")
        self.question.set_role("caution" if asks else "text2")
        self._show_caution(mark, near, said)

    def _offer(self, near: tuple[Choice, ...]) -> None:
        for gone in self.chips.values():
            self._flow.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self.chips = {}
        for choice in near:
            key = choice.structure.key
            chip = self.chips[key] = Chip(f"{self.editor.opened.catalogue.muscle_name(key)}, {distance_words(choice)}")
            chip.clicked.connect(lambda _on=False, key=key: self._on_chip(key))
            self._flow.addWidget(chip)

    def _show_caution(self, mark: Mark, near: tuple[Choice, ...], said: bool) -> None:
        """What would have to be known if one of the nearest is meant: it is asked to be seen once the muscle is named."""
        told = [] if said or isinstance(mark, Finding) else [self._caution_if(mark, choice) for choice in near]
        sentences = list(dict.fromkeys(sentence for sentence in told if sentence))
        self.caution.setVisible(bool(sentences))
        if sentences:
            self.caution.show_message(sentences[0], "caution", "", "")

    def _caution_if(self, site: Site, choice: Choice) -> str:
        place = meant_for(site.place, choice.structure.key)
        found = cautions_for(place, site.needle, context_of(self.editor.session, self.editor.opened))
        return next((f.sentence for f in found if f.stage is Stage.ACK and not f.settled), "")

    def _on_chip(self, key: str) -> None:
        if self.mark is not None:
            place: Place = self.mark.place
            self.place_wanted.emit(meant_for(place, None if place.muscle_meant == key else key))

    def _on_other(self) -> None:
        if self.mark is not None:
            self.show_mark(self.mark)
            self.other_wanted.emit()


def distance_words(choice: Choice) -> str:
    """ "4 mm", or that it lies under the point."""
    return f"{choice.distance_mm:.0f} mm" if choice.distance_mm >= 0.5 else "under it"
