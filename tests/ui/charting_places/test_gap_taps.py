"""Every kind of gap any rule finds before signing: one tap on the Sign place leads to the very control that closes it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from needlechart.domain.rules import Context, RuleFinding, Stage, blocks_signing, check_session
from needlechart.domain.sessions import TreatmentSession
from needlechart.ui.charting.gaps import place_of
from needlechart.ui.charting.place import Place
from needlechart.ui.charting.places import make_place
from needlechart.ui.charting.sign.gap_row import GapRow
from needlechart.ui.charting.sign.sign_place import SignPlace
from tests.domain.rule_cases import CASES
from tests.ui.charting_places.chair import Chair
from tests.ui.charting_places.conftest import SeatScenario
from tests.ui.charting_places.hands import tap

CONTROLS = {
    "acknowledgements": "I know",
    "assessment": "Assessment in your words",
    "clean": "Clean technique",
    "confirmed": "Needled so",
    "consents": "Record a signed consent",
    "count.opened": "Packs opened",
    "count.out": "Out of the body, on the tray",
    "count.sharps": "In the sharps box",
    "electrical": "Channel",
    "muscle_meant": "Muscle meant",
    "needle": "Needle: not answered",
    "place": "Change",
    "position": "Position",
    "reaction_answer": "Reaction",
    "reactions": "Add a reaction",
    "reason": "Out of the body, on the tray",
    "removals": "Needle out",
    "resolution": "How it ended",
    "retention_s": "Stayed in",
    "screening": "?",
    "tissue_level": "Round depths",
    "tolerance": "Tolerance",
    "verbal_consent": "Agrees to needling today",
}
"""What stands on the control that closes a gap in that field; of a screening question only that it is one."""
HERE = {"therapist_id"}
"""Closed on the Sign place itself, in the row of the gap: why it was done is picked there."""


def gaps_of_all_rules() -> dict[tuple[str, Stage, str, bool], tuple[Context, RuleFinding]]:
    """One gap of each kind, with a session that has it.  What can never be true is refused at once and is no gap."""
    found: dict[tuple[str, Stage, str, bool], tuple[Context, RuleFinding]] = {}
    for case in CASES:
        context = case.broken()
        for finding in blocks_signing(check_session(context)):
            if finding.stage is not Stage.ENTRY:
                kind = (finding.rule, finding.stage, finding.field, bool(finding.site_id))
                found.setdefault(kind, (context, finding))
    return found


def names_around(focus: QWidget | None, page: QWidget) -> list[str]:
    """The names a screen reader would say of what has the keys, from the inside out."""
    names: list[str] = []
    while focus is not None and focus is not page:
        names.append(focus.accessibleName())
        focus = focus.parentWidget()
    return names


class Pages:
    """The places of a session, one of each kind for each patient."""

    def __init__(self, qtbot: QtBot, chair: Chair) -> None:
        self._qtbot, self._chair = qtbot, chair
        self._made: dict[tuple[str, str], Place] = {}

    def show(self, key: str, context: Context) -> Place:
        """That place with the session of the case."""
        editor = self._chair.editor
        editor.opened = replace(editor.opened, patient=context.patient, clinic=context.clinic, earlier=tuple(context.earlier))
        editor.session = replace(context.session, signature=None)
        editor.select(None)
        page = self._made.get((key, context.patient.id))
        if page is None:
            page = self._made[key, context.patient.id] = make_place(key, editor, self._chair.atlas)
            self._qtbot.addWidget(page)
            page.resize(1280, 624)
        for other in self._made.values():
            other.setVisible(other is page)
        page.show_session(editor.session)
        QApplication.processEvents()  # what is new on the page is shown
        return page


def test_that_one_tap_leads_from_every_kind_of_gap_to_its_control(qtbot: QtBot, seat_scenario: SeatScenario) -> None:
    chair = seat_scenario("s1", lambda session: session)
    people = {case.broken().author.id: case.broken().author for case in CASES}
    chair.editor.opened = replace(chair.editor.opened, people=(*chair.editor.opened.people, *people.values()))
    pages, wrong, met = Pages(qtbot, chair), [], set()
    for kind, (context, finding) in gaps_of_all_rules().items():
        page = pages.show(place_of(finding), context)
        row = GapRow(chair.editor, finding)
        qtbot.addWidget(row)
        row.show()
        if finding.field in HERE:
            assert row.why.isVisible()
            continue
        wanted: list[tuple[str, str]] = []
        row.gap_wanted.connect(lambda place, field, wanted=wanted: wanted.append((place, field)))
        assert row.go.isVisible(), kind
        tap(qtbot, row.go)
        row.hide()
        ((key, field),) = wanted
        assert key == page.key
        page.go_to(field)
        names = names_around(page.focusWidget(), page)
        met.add(finding.field)
        if not any(CONTROLS[finding.field] in name for name in names):
            wrong.append((kind, field, names))
    assert wrong == []
    assert met == set(CONTROLS)


def test_that_a_row_is_gone_to_where_several_answer_the_same(qtbot: QtBot, seat_scenario: SeatScenario) -> None:
    def nothing_said_of_depth(session: TreatmentSession) -> TreatmentSession:
        return replace(session, sites=tuple(replace(site, depth_mm=None, technique=None) for site in session.sites))

    chair = seat_scenario("s1", nothing_said_of_depth)
    rows = [row for row in chair.place(SignPlace).gaps.rows if row.finding.field == "tissue_level"]
    assert len(rows) > 1
    for row in reversed(rows):
        tap(qtbot, row.go)
        assert chair.editor.selected == row.finding.site_id
