"""What a visit says below its figures: the needle count, sites, treatments, own words, what was added, the note."""

from __future__ import annotations

from needlechart.domain.ledger import Ledger, ledger_of
from needlechart.domain.note import note_of
from needlechart.domain.note.value import own_lines
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.words import treatment_words
from needlechart.ui.history.added_beside import AddedBeside
from needlechart.ui.history.note_text import NoteText, Paragraph
from needlechart.ui.history.site_list import SiteList, lines_of
from needlechart.ui.look.layout import Box, Line, col
from needlechart.ui.look.message import Message
from needlechart.ui.look.words import label
from needlechart.ui.review.review_beside import ReviewBeside
from needlechart.usecases.added_beside import Known, added_to
from needlechart.usecases.patients import VisitRead


class VisitSaid(Box):
    """Reads only."""

    def __init__(self) -> None:
        self._count = Message("", "danger")
        self._sites = SiteList()
        self._no_sites = label("No needling in this visit.", role="text2", wrap=True)
        self._treatments = label("", wrap=True)
        self._added = AddedBeside()
        self.review = ReviewBeside()
        self._own = NoteText("In the therapist's words")
        self._between = Line()
        self._note = NoteText("Note")
        super().__init__(
            col(
                self._count, 8, Line(), 4, self._sites, self._no_sites, 4, Line(), 8,
                self._treatments, 8, self._own, self._added, 8, self.review, 8, self._between, 8, self._note,
                gap=2,
            ),
            name="What was done and written",
        )  # fmt: skip

    def show_visit(self, read: VisitRead, known: Known) -> None:
        """One visit as it was read."""
        session = read.session
        self._show_count(session, ledger_of(session, known.catalogue))
        lines = lines_of(session, known.catalogue)
        self._sites.show_lines(lines)
        self._sites.setVisible(bool(lines))
        self._no_sites.setVisible(not lines)
        care = [treatment_words(treatment, known.catalogue) for treatment in session.treatments]
        self._treatments.setText("\n".join(care))
        self._treatments.setVisible(bool(care))
        self._added.show_entries(list(added_to(read, known)))
        self.review.show_review(read.review)
        self._show_note(session, known)

    def note_text(self) -> str:
        """The note as it is read here."""
        return f"{self._own.text()}\n{self._note.text()}".strip()

    def added_texts(self) -> tuple[str, ...]:
        """What was added beside the session, as it is read here."""
        return self._added.texts()

    def added_details(self) -> tuple[str, ...]:
        """Who added it, when and why."""
        return self._added.details()

    def warning(self) -> str:
        """What is said about needles not accounted for, "" when there are none."""
        return "" if self._count.isHidden() else self._count.text()

    def site_names(self) -> tuple[str, ...]:
        """The sites listed."""
        return tuple(line.name for line in self._sites.lines)

    def treatment_lines(self) -> tuple[str, ...]:
        """The complementary treatments listed."""
        return tuple(self._treatments.text().splitlines())

    def _show_count(self, session: TreatmentSession, ledger: Ledger) -> None:
        wrong = ledger.closes is False
        in_body = ledger.in_body
        self._count.setVisible(wrong or in_body > 0)
        if wrong:
            counted = f"{ledger.needles_in} in, {ledger.out} counted out"
            told = "explained" if session.discrepancies else "nobody has explained why"
            self._count.show_message("The needle count did not close.", "danger", detail=f"{counted}; {told}")
        elif in_body:
            said = "1 needle is" if in_body == 1 else f"{in_body} needles are"
            where = "still in the body" if session.signature is None else "not tapped off on the chart"
            self._count.show_message(f"{said} {where}.", "caution")

    def _show_note(self, session: TreatmentSession, known: Known) -> None:
        """First what the therapist wrote of the whole visit, then the note made from the rows."""
        note = note_of(session, known.patient, known.catalogue, known.people)
        written = {line for text in _written(session) for line in own_lines(text)}
        own: list[Paragraph] = []
        rest: list[Paragraph] = []
        for section in note.sections:
            for lines, told in ((own, [line for line in section.lines if line in written]), (rest, section.lines)):
                kept = [line for line in told if lines is own or line not in written]
                lines += [Paragraph("heading", section.title)] if kept else []
                lines += [Paragraph("own" if line.own else "line", line.text) for line in kept]
        self._own.show_paragraphs(own)
        self._note.show_paragraphs(rest)
        self._between.setVisible(bool(own) and bool(rest))


def _written(session: TreatmentSession) -> tuple[str, ...]:
    return session.subjective, session.objective, session.assessment, session.plan
