"""A history on paper: what is drawn are the plain numbers of the session document, on pages a printer would let pass."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from needlechart.atlas import Atlas
from needlechart.domain.history import NeedleHistory
from needlechart.domain.history.spans import Span
from needlechart.drawing.tokens import LIGHT
from needlechart.reports import bodies as bodies_on_paper
from needlechart.reports.history_tables import MUSCLES, VISITS
from needlechart.reports.paper import MARGIN_PX
from tests.looking_back import plainly
from tests.looking_back.plainly import Json
from tests.reports.conftest import Charted, drawn, laid_out, pdf_of
from tests.reports.drawn import Drawn

MOST_KIB = 300
ARROW, NONE = "\N{RIGHTWARDS ARROW}", "\N{EN DASH}"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def test_that_the_drawn_figures_are_the_plain_ones_of_the_session_document(charted: tuple[Charted, ...], atlas: Atlas) -> None:
    visits = 0
    for one in charted:
        on_paper = drawn(one.report(atlas))
        assert not list(differences(on_paper, one)), one.document["number"]
        visits += len(plainly.visits_of(one.document))
    assert visits > 50


def _more_needles(session: Json) -> None:
    session["sites"][0]["new_needles"] += 1


def _other_pain(session: Json) -> None:
    pain = next(m for m in session["measurements"] if m["scale"] == "nprs")
    pain["value"] = (pain["value"] + 1) % 11


def _no_twitch(session: Json) -> None:
    del session["sites"][0]["twitch"]["count"]


def _not_confirmed(session: Json) -> None:
    session["sites"][0]["confirmed"] = False


@pytest.mark.parametrize("fault", [_more_needles, _other_pain, _no_twitch, _not_confirmed])
def test_that_a_fault_in_the_record_is_found_on_paper(
    charted: tuple[Charted, ...], atlas: Atlas, fault: Callable[[Json], None]
) -> None:
    document = copy.deepcopy(charted[0].document)
    fault(document["sessions"][3])
    assert list(differences(drawn(charted[0].report(atlas)), replace(charted[0], document=document)))


@pytest.mark.parametrize("letter", [False, True])
def test_that_twenty_visits_are_a_small_file_of_lines_and_letters_in_black_and_grey(
    charted: tuple[Charted, ...], atlas: Atlas, letter: bool
) -> None:
    laid = laid_out(charted[0].report(atlas), letter=letter)
    pdf = pdf_of(laid)
    on_paper = Drawn(pdf)
    assert len(pdf) <= MOST_KIB * 1024
    assert on_paper.pictures == 0
    assert on_paper.colours() == set()
    size = (612, 792) if letter else (595, 842)
    assert f"/MediaBox [0 0 {size[0]}.000000 {size[1]}.000000]".encode() in pdf
    assert len(on_paper.pages) == laid.count > 2
    for number in range(laid.count):
        words = on_paper.words(number)
        assert words[-1] == f"Page {number + 1} of {laid.count}"
        assert "Made 20 Nov 2026, 09:30 by Ada Kern, PT from the clinic's record." in " ".join(words)
        assert any("Mara Alder, born 5 Mar 1984, No. P-0001" in word for word in words)
    assert "Riverside" in on_paper.words(0)
    assert b"Alder" not in pdf  # nowhere but in the drawn letters


def test_that_a_colour_on_paper_would_be_found(
    charted: tuple[Charted, ...], atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bodies_on_paper, "PRINT", LIGHT)
    assert drawn(charted[0].report(atlas)).colours()


def test_that_every_page_of_a_table_has_its_heads_and_no_row_stands_alone(charted: tuple[Charted, ...], atlas: Atlas) -> None:
    laid = laid_out(_long(charted[0]).report(atlas))
    heads = " | ".join(column.head for column in VISITS)
    pages = [[word for word in laid.words(number)[:-2] if " | " in word] for number in range(laid.count)]
    of_visits = [words[words.index(heads) :] for words in pages if heads in words]
    assert len(of_visits) > 3
    assert all(words[0] == heads and len(words) > 2 for words in of_visits)
    assert sum(len(words) - 1 for words in of_visits) == 200
    on_paper = Drawn(pdf_of(laid))
    assert sum(words.count("Treatments") for words in map(on_paper.words, range(laid.count))) >= len(of_visits)


def test_that_what_is_not_signed_is_marked_on_paper_and_nothing_else(charted: tuple[Charted, ...], atlas: Atlas) -> None:
    one = charted[0]
    words = drawn(one.report(atlas)).all_words()
    assert words.count("draft, not") == 10
    assert words.count("signed") == 20  # of ten it is the second line
    assert any("10 not signed" in word for word in words)
    signed = tuple(replace(visit, signed=True) for visit in one.opened.history.visits)
    opened = replace(one.opened, history=NeedleHistory(one.opened.patient.id, signed))
    words = drawn(replace(one, opened=opened).report(atlas)).all_words()
    assert words.count("draft, not") == 0
    assert words.count("signed") == 20


def test_that_a_span_holds_its_visits_alone(charted: tuple[Charted, ...], atlas: Atlas) -> None:
    days = [date.fromisoformat(session["date"]) for session in plainly.visits_of(charted[0].document)]
    words = drawn(charted[0].report(atlas, Span(days[4], days[7]))).all_words()
    assert any(word.startswith(f"{_day(days[4])} to {_day(days[7])}: 4 visits, over 21 days") for word in words)
    assert " ".join(words).count("draft, not signed") == 2
    assert not any(_day(day) in words for day in (days[3], days[8]))


def test_that_measures_stand_with_their_change_and_its_source(charted: tuple[Charted, ...], atlas: Atlas) -> None:
    said = " ".join(drawn(charted[0].report(atlas)).all_words())
    assert "Neck Disability Index" in said
    assert f"40 % {_day(date(2026, 7, 10))} 22 % {_day(date(2026, 11, 13))} \N{MINUS SIGN}18, better: reaches measurement" in said
    assert (
        "important change of 14 % (musculoskeletal patients; Abbott and Schmitt, J Orthop Sports Phys Ther 2014;44:560)" in said
    )


def test_that_patients_without_visits_or_needles_get_a_page_that_says_so(charted: tuple[Charted, ...], atlas: Atlas) -> None:
    one = charted[0]
    none = replace(one, opened=replace(one.opened, history=NeedleHistory(one.opened.patient.id)))
    on_paper = drawn(none.report(atlas))
    assert len(on_paper.pages) == 1
    assert "No visits." in on_paper.words(0)
    missed = tuple(replace(visit, attended=False) for visit in one.opened.history.visits[:2])
    away = replace(one, opened=replace(one.opened, history=NeedleHistory(one.opened.patient.id, missed)))
    words = drawn(away.report(atlas)).all_words()
    assert " ".join(words).count("did not come") == 2
    assert "Where it was needled" not in words


def test_that_the_page_names_who_referred_and_who_treated(charted: tuple[Charted, ...], atlas: Atlas) -> None:
    one = charted[0]
    patient = replace(one.opened.patient, referrer="Dr. Iris Holm")
    words = drawn(replace(one, opened=replace(one.opened, patient=patient)).report(atlas)).all_words()
    for said in ("Referred by Dr. Iris Holm", "Treated for Neck pain", "Treated by Ada Kern, PT"):
        assert said in words
    assert not any(word.startswith("Referred") for word in drawn(one.report(atlas)).all_words())


@pytest.mark.parametrize("letter", [False, True])
def test_that_nothing_is_drawn_beside_the_margins_whatever_the_names(
    charted: tuple[Charted, ...], atlas: Atlas, letter: bool
) -> None:
    one = charted[0]
    clinic = replace(one.opened.clinic, name="Physiotherapy and rehabilitation " * 4, phone="01632 960 111 and " * 5)
    patient = replace(one.opened.patient, family_name="Vandenberghe-Montgomery " * 4, referrer="Dr. Iris Holm, " * 30)
    opened = replace(one.opened, clinic=clinic, patient=patient)
    laid = laid_out(replace(one, opened=opened).report(atlas), letter=letter)
    for number in range(laid.count):
        image = QImage((laid.size * 0.5).toSize(), QImage.Format.Format_Grayscale8)
        image.fill(255)
        painter = QPainter(image)
        painter.scale(0.5, 0.5)
        laid.paint(painter, QRectF(QPointF(), laid.size), number)
        painter.end()
        wide, high, margin = image.width(), image.height(), round(MARGIN_PX / 2) - 2
        inside = image.copy(margin, margin, wide - 2 * margin, high - 2 * margin)
        assert _dark(inside) > 200
        assert _dark(image) == _dark(inside)


def _dark(image: QImage) -> int:
    rows, wide = bytes(image.constBits()), image.bytesPerLine()
    return sum(grey < 200 for y in range(image.height()) for grey in rows[y * wide : y * wide + image.width()])


# ---- the plain look
def differences(on_paper: Drawn, one: Charted) -> Iterator[str]:
    """Where a drawn row of visits or muscles is not the plain one."""
    words = list(_body_words(on_paper))
    visits = plainly.visits_of(one.document)
    if not visits:
        return
    begin = next(at for at, word in enumerate(words) if word == "Visits" and words[at + 1] == "Date")
    rows = " ".join(words[begin:]) + " "
    several = len({problem for session in visits if plainly.came(session) for problem in plainly.pain_of(session)}) > 1
    at = 0
    for session in visits:
        row = _visit(session, one.document, several)
        found = rows.find(row, at)
        if found < 0:
            yield f"{session['date']}: no row {row!r}"
        else:
            at = found + len(row)
    ids = {session["id"] for session in visits}
    before = " ".join(words[:begin]) + " "
    for (thing, _muscle, side), of in plainly.muscles(one.document, ids, None).items():
        if of[2]:
            at_least = "\N{GREATER-THAN OR EQUAL TO}" if of[7] else ""
            twitches = f"{at_least}{max(of[6], 1) if of[7] else of[6]}" if of[5] else NONE
            name = one.opened.catalogue.structure_name(thing)
            said = f" {name}, {side} {of[0]} {of[2]} {of[3]} {of[4]} {twitches} {_day(date.fromisoformat(of[12]))} "
            if said not in before:
                yield f"no row {said!r}"


def _visit(session: Json, patient: Json, several: bool) -> str:
    day = _day(date.fromisoformat(session["date"]))
    if not plainly.came(session):
        return f"{day} did not come"
    pains = []
    for problem, both in plainly.pain_of(session).items():
        name = next((p["name"] for p in patient["problems"] if p["id"] == problem), "Other") if several else ""
        figures = [NONE if value is None else f"{value:g}" for value in both]
        pains.append(f"{name} {figures[0]} {ARROW} {figures[1]}".strip())
    sites, needles, _insertions, asked, counted, at_least = plainly.counts(plainly.sites_of(session))
    least = "\N{GREATER-THAN OR EQUAL TO}" if at_least else ""
    twitches = f"{least}{max(counted, 1) if at_least else counted}" if asked else NONE
    return f"{day} {' '.join(pains) or NONE} {sites} {needles} {twitches} "


def _body_words(on_paper: Drawn) -> Iterator[str]:
    """The words of all pages without what stands on every one of them, and without heads that stand again."""
    heads = [[line for column in columns for line in column.head.split()] for columns in (VISITS, MUSCLES)]
    for number in range(len(on_paper.pages)):
        words = on_paper.words(number)
        foot = next(at for at in range(len(words) - 1, -1, -1) if words[at].startswith("Made "))
        words = words[1 if number else 0 : foot]
        for head in heads:
            at = next((n for n in range(1, len(words)) if " ".join(words[:n]) == " ".join(head)), 0) if number else 0
            words = words[at:]
        yield from words


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _long(one: Charted) -> Charted:
    """The same with ten times as many visits."""
    visits = one.opened.history.visits
    many = tuple(replace(visit, session_id=f"{visit.session_id}-{n}") for visit in visits for n in range(10))
    return replace(one, opened=replace(one.opened, history=NeedleHistory(one.opened.patient.id, many)))
