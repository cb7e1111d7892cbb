"""Reactions: none, or described; one of the two must be said."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from needlechart.domain.catalogue import EventType
from needlechart.domain.reactions import Reaction, ReactionAnswer, ReportedBy, Severity
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.words import words
from needlechart.ui.charting.after.reaction_card import ReactionCard
from needlechart.ui.charting.asking.chips import capital
from needlechart.ui.charting.asking.page import AskingPlace
from needlechart.ui.charting.measuring.not_obtained import NotObtainedPick, held_in
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.flow import Flow
from needlechart.ui.look.layout import box, col, row, section
from needlechart.ui.look.words import small


class ReactionsSection(QWidget):
    """None, a list of cards, or not obtained."""

    def __init__(self, place: AskingPlace) -> None:
        super().__init__()
        self._place = place
        self.none = Button("None", "plain", size="big")
        self.add = Button("Add a reaction", "plain", "alert", size="big")
        self.not_obtained = NotObtainedPick(place.editor, "reaction_answer", of_what="Reactions")
        self._must = small("One of the two must be said before signing.", "caution", 500, wrap=True)
        self.kinds: dict[str, Button] = {}
        self._choose = self._list_of_kinds()
        self._choose.hide()
        self.cards: dict[str, ReactionCard] = {}
        self._cards = QVBoxLayout()
        self._cards.setSpacing(24)
        keys = row((self.none, 1), (self.add, 1), gap=8)
        self.setLayout(col(section("Reaction", keys, self._must, row(self.not_obtained, None), self._choose, self._cards), gap=0))
        self.none.clicked.connect(self._say_none)
        self.add.clicked.connect(lambda: self._choose.setVisible(self._choose.isHidden()))
        place.reach("reaction_answer", self.none)
        place.reach("reactions", self.add)
        place.also_show(self._show)

    def _list_of_kinds(self) -> QWidget:
        types = [t for t in self._place.editor.opened.catalogue.event_types.values() if t.active]
        groups: list[QWidget] = []
        for severity in Severity:
            of_severity = [t for t in types if t.severity is severity]
            if of_severity:
                flow = Flow(6, 0)
                for kind in of_severity:
                    flow.addWidget(self._kind_key(kind))
                groups.append(box(col(small(capital(words(severity)), "text2", 500), box(flow), gap=0)))
        return box(col(*groups, gap=8), name="Kinds of reaction")

    def _kind_key(self, kind: EventType) -> Button:
        key = self.kinds[kind.key] = Button(kind.words, "danger" if kind.severity is Severity.SERIOUS else "plain", size="touch")
        key.clicked.connect(lambda: self._describe(kind))
        return key

    def _say_none(self) -> None:
        said = self._place.editor.session.reaction_answer is ReactionAnswer.NONE
        if said:
            self._place.editor.set(reaction_answer=None)
        else:
            self._place.editor.change(TreatmentSession.with_no_reaction)

    def _describe(self, kind: EventType) -> None:
        reaction = Reaction(self._place.editor.new_id(), kind.key, kind.severity, ReportedBy.THERAPIST)
        self._choose.hide()
        self._place.editor.change(lambda session: session.with_reaction(reaction))

    def _show(self, session: TreatmentSession) -> None:
        answer = session.reaction_answer
        self.none.set_kind("primary" if answer is ReactionAnswer.NONE else "plain")
        self.none.set_glyph("check" if answer is ReactionAnswer.NONE else "")
        self.none.setAccessibleDescription("said" if answer is ReactionAnswer.NONE else "")
        self.none.setVisible(not session.reactions)  # described reactions are taken back one by one, never by one tap
        self.add.set_words("Add another" if session.reactions else "Add a reaction")
        self.not_obtained.show_session(session)
        self.not_obtained.setVisible(answer is None)
        self._must.setVisible(answer is None and held_in(session, "reaction_answer", "") is None)
        known = {r.id for r in session.reactions}
        for gone in [key for key in self.cards if key not in known]:
            old = self.cards.pop(gone)
            self._cards.removeWidget(old)
            old.hide()
            old.deleteLater()
        for reaction in session.reactions:
            if reaction.id not in self.cards:
                made = self.cards[reaction.id] = ReactionCard(self._place.editor, reaction)
                self._cards.addWidget(made)
                for field in ("onset", "resolved_on", "action_taken", "manager_notified"):
                    for name in (field, f"{field}.{reaction.id}"):
                        self._place.reach(name, made.answers[field])
                self._place.reach("follow_ups", made.follow_ups)
            self.cards[reaction.id].show_reaction(reaction, session)
