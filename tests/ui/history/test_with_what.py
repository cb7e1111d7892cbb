"""What went with what: its numbers, that it proves nothing, and why nothing is shown."""

from __future__ import annotations

import copy
from dataclasses import replace

from PySide6.QtCore import Qt

from needlechart.domain.history.going_together import LEAST_EACH, NOT_PROOF
from needlechart.domain.history.spans import Span
from needlechart.domain.treatments import TreatmentKind
from needlechart.domain.words import words
from needlechart.ui.history.with_what import HEADS, left_out_words
from tests.looking_back import plainly
from tests.looking_back.plainly import Json
from tests.ui.history.by_chance import change, show_by_chance
from tests.ui.history.conftest import Past
from tests.ui.history.test_body_pane import choose
from tests.visits import course


def plain(past: Past, document: Json, ids: set[str]) -> list[tuple[str, ...]]:
    """Every row as it should read."""
    problems = {problem["id"]: problem["name"] for problem in document["problems"]} | {"": "other pain"}
    shown = plainly.together(document, ids, LEAST_EACH)
    named = {problem for problem, _kind in (*shown, *plainly.left_out(document, ids, LEAST_EACH))}
    rows = []
    for (problem, kind), contrasts in shown.items():
        name = words_of(kind)
        cells = [name + (f"\n{problems[problem]}" if len(named) > 1 else "")]
        for contrast in contrasts:
            cells += [change(of) for of in contrast] if contrast else ["too few", "too few"]
        rows.append(tuple(cells))
    return sorted(rows)


def words_of(kind: str) -> str:
    name = words(TreatmentKind(kind))
    return name[:1].upper() + name[1:]


def test_that_every_number_is_that_of_the_document_and_that_it_proves_nothing_stands_beside(past: Past) -> None:
    past.page.resize(1280, 700)
    document = show_by_chance(past)
    choose(past, past.page.form, "together")
    shown, every = past.page.forms.with_what, {session["id"] for session in plainly.visits_of(document)}
    rows = plain(past, document, every)
    assert sorted(shown.table.texts()) == rows
    assert rows
    assert len(HEADS) == len(rows[0])
    assert NOT_PROOF in shown.words()
    assert f"{len(every)} visits" in shown.words().splitlines()[0]
    visits = past.page.state.visits
    past.page.state.choose_span(Span(visits[3].date, visits[26].date))
    past.settle()
    spanned = {visit.session_id for visit in past.page.state.spanned}
    over_span = plain(past, document, spanned)
    assert sorted(shown.table.texts()) == over_span != rows
    assert all("\nn " in cell or cell == "too few" for row in (*rows, *over_span) for cell in row[1:])
    wrong = copy.deepcopy(document)
    for session in wrong["sessions"]:
        session["treatments"] = session["treatments"][1:]
    assert plain(past, wrong, spanned) != over_span, "the control"
    heard = [shown.table.model().index(0, n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(len(HEADS))]
    assert heard == [cell.replace("\n", ", ") for cell in shown.table.texts()[0]]


def test_that_nothing_is_shown_of_too_few_visits_and_it_is_said_of_how_many(past: Past) -> None:
    past.show(2 * LEAST_EACH - 1)
    choose(past, past.page.form, "together")
    shown = past.page.forms.with_what
    assert shown.table.texts() == []
    assert not shown.table.isVisible()
    # every visit has massage, every second one exercise
    assert f"Not shown: massage ({2 * LEAST_EACH - 1} visits with, 0 without), " in shown.words()
    assert f"therapeutic exercise ({LEAST_EACH - 1} with, {LEAST_EACH} without)." in shown.words()
    assert NOT_PROOF in shown.words()

    past.sessions += course(past.file, 1, until=past.sessions[0].date.replace(year=2025))
    bare = replace(past.sessions[-1], treatments=past.sessions[1].treatments[1:])
    with past.file.work() as work:
        work.save(past.sessions[-1], bare)
    past.page.show_patient(past.opened())
    past.settle()
    assert [row[0] for row in shown.table.texts()] == ["Therapeutic exercise"], "the control: with one visit more"
    assert shown.table.isVisible()
    assert "massage" in shown.words()

    past.page.state.choose_span(Span(bare.date, bare.date))
    past.settle()
    assert shown.table.texts() == []
    assert "Not shown: therapeutic exercise (1 visit with, 0 without)." in shown.words()


def test_that_visits_without_treatment_or_without_pain_say_so(past: Past) -> None:
    made = course(past.file, 2)
    plain_visits = [replace(made[0], treatments=()), replace(made[1], measurements=())]
    with past.file.work() as work:
        for before, after in zip(made, plain_visits, strict=True):
            work.save(before, after)
    past.page.show_patient(past.opened())
    choose(past, past.page.form, "together")
    shown = past.page.forms.with_what
    for visit, said in zip(
        made, ("No complementary treatment was charted in these visits.", "No pain was measured"), strict=True
    ):
        past.page.state.choose_span(Span(visit.date, visit.date))
        past.settle()
        assert said in shown.words().splitlines()[-1]
        assert "Not shown" not in shown.words()
    assert left_out_words((), {}) == ""


def test_that_the_forms_stand_beside_the_timeline_where_there_is_room(past: Past) -> None:
    past.show(3)
    page, forms = past.page, past.page.forms
    parts = {"timeline": page.timeline, "table": page.table, "muscles": forms.per_muscle.table, "together": forms.with_what}

    def seen(form: str) -> set[str]:
        choose(past, page.form, form)
        return {name for name, part in parts.items() if part.isVisible()}

    assert [seen(form) for form in parts] == [{"timeline"}, {"table"}, {"muscles"}, {"together"}]
    assert not page.span.isVisible()
    page.resize(2560, 1400)
    expected = [{"timeline", "together"}, {"table"}, {"timeline", "muscles"}, {"together"}]
    assert [seen(form) for form in parts] == expected
    assert seen("muscles") == {"timeline", "muscles"}
    assert page.span.isVisible()
