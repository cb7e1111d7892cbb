"""The note as it will read, made from the chart, with room for the therapist's own words."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from needlechart.domain.note import NoteSection, note_of
from needlechart.domain.sessions import TreatmentSession
from needlechart.ui.charting.asking.page import AskingPlace
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.fields import NoteField
from needlechart.ui.look.layout import col, row, section
from needlechart.ui.look.painted import advance
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import label, small

OWN = ("subjective", "objective", "assessment", "plan")
"""The sections to which own words can be added; the assessment needs them (rule V21)."""
LONGEST = 10_000
NOTE_WORDS = "made from the chart; own words in quotation marks, or in a field"
WIDEST_HEADING = "Assessment"


class NotePane(QWidget):
    """One block a section."""

    def __init__(self, place: AskingPlace) -> None:
        super().__init__()
        self._place = place
        self.blocks: dict[str, NoteBlock] = {}
        self._list = col(gap=24)
        self.setLayout(
            col(
                section("Note", self._list, note=NOTE_WORDS, gap=16),
                gap=0,
            )
        )
        place.also_show(self._show)

    def text(self) -> str:
        """Everything the note says, as shown."""
        return "\n".join(f"{title}\n{block.text()}" for title, block in self.blocks.items())

    def _show(self, session: TreatmentSession) -> None:
        opened = self._place.editor.opened
        note = note_of(session, opened.patient, opened.catalogue, opened.people)
        for part in note.sections:
            if part.title not in self.blocks:
                self.blocks[part.title] = made = NoteBlock(self._place, part.title)
                self._list.addWidget(made)
            self.blocks[part.title].show_lines(_without_field(part, session), session)
        titles = {part.title for part in note.sections}
        for title, block in self.blocks.items():
            if title not in titles:
                block.show_lines([], session)


class NoteBlock(QWidget):
    """A section: what the chart says, then the own words."""

    def __init__(self, place: AskingPlace, title: str) -> None:
        super().__init__()
        self._field = title.lower()
        self._made = label("", wrap=True)
        self.words: NoteField | None = None
        self.add = Button("Add words", "quiet", "plus", size="touch")
        self.add.setAccessibleName(f"Add words to {title}")
        self._whose = small("", "text3")
        self._place = place
        parts = col(self._made, self._whose, gap=6)
        if self._field in OWN:
            self.words = NoteField("Your assessment" if self._field == "assessment" else "", f"{title} in your words", lines=3)
            parts.addWidget(self.words)
            self._bind(place, self.words)
        parts.addLayout(row(self.add, None))
        for only_own in (self._whose, self.add):
            only_own.setVisible(False)
        self._heading = small(title, "text2", 600)
        self.setLayout(row(col(2, self._heading, None, gap=0), (parts, 1), gap=8))
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.add.clicked.connect(self._open)

    def text(self) -> str:
        """What the section says, own words last."""
        return "\n".join(part for part in (self._made.text(), self.words.value() if self.words else "") if part)

    def show_lines(self, lines: list[str], session: TreatmentSession) -> None:
        """Shows what the chart says here, and whether own words are wanted or there."""
        self._made.setText("\n".join(lines))
        self._made.setVisible(bool(lines))
        if self.words is None:
            self.setVisible(bool(lines))
            return
        said = str(getattr(session, self._field))
        self.words.set_value(said)
        wanted = self._field == "assessment" or bool(said) or self.words.isVisible()
        self.words.setVisible(wanted)
        self._whose.setText(self._whose_words(session))
        self._whose.setVisible(wanted)
        self.add.setVisible(not wanted and session.signature is None)

    def _whose_words(self, session: TreatmentSession) -> str:
        """Marks what stands in the field as somebody's own addition to what the chart says."""
        editor = self._place.editor
        own = session.therapist_id == editor.person_id
        return "In your words" if own else f"In the words of {editor.opened.name_of(session.therapist_id) or 'the therapist'}"

    def _bind(self, place: AskingPlace, words: NoteField) -> None:
        field = self._field
        words.changed.connect(
            lambda: place.editor.change(lambda session: session.edited(**{field: words.value()[:LONGEST]}), field)
        )
        place.reach(field, words)

    def _on_theme_changed(self) -> None:
        """All sections begin at one edge, whatever the size of the text."""
        self._heading.setFixedWidth(round(advance(theme.font("small", 600), WIDEST_HEADING)) + 8)

    def _open(self) -> None:
        if self.words is not None:
            self.add.hide()
            self._whose.show()
            self.words.show()
            self.words.setFocus()


def _without_field(section: NoteSection, session: TreatmentSession) -> list[str]:
    """The lines of a section but those that stand in its field; own words to a site or a treatment in quotation marks."""
    said = str(getattr(session, section.title.lower(), "")) if section.title.lower() in OWN else ""
    in_field = sum(1 for line in said.splitlines() if line.strip())
    lines = section.lines[: len(section.lines) - in_field]
    return [f"\u201c{line.text}\u201d" if line.own else line.text for line in lines]
