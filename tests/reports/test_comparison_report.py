"""Two spans side by side on paper: what is drawn are the plain numbers of the session document."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import replace

from needlechart.atlas import Atlas
from needlechart.domain.history.comparing import Comparison, compare
from needlechart.domain.history.spans import Span
from needlechart.reports.comparison_report import comparison_report
from tests.looking_back import plainly, plainly_compared
from tests.reports.conftest import MADE, Charted, drawn, laid_out, pdf_of
from tests.reports.drawn import Drawn

MOST_KIB = 300
ARROW, NONE = " \N{RIGHTWARDS ARROW} ", "\N{EN DASH}"


def halves(one: Charted) -> tuple[list[str], list[str]]:
    ids = [visit.session_id for visit in one.opened.history.visits]
    return ids[: len(ids) // 2], ids[len(ids) // 2 :]


def compared(one: Charted) -> Comparison:
    first, second = halves(one)
    return compare(one.opened.history, one.sites, Span.of(first), Span.of(second))


def test_that_the_drawn_figures_are_the_plain_ones_of_the_session_document(charted: tuple[Charted, ...], atlas: Atlas) -> None:
    rows = 0
    for one in charted:
        if len(one.opened.history.visits) > 1:
            made = compared(one)
            found = drawn(comparison_report(one.opened, made, atlas, MADE))
            assert not list(differences(found, one)), one.document["number"]
            rows += len(made.muscles)
    assert rows > 20


def test_that_a_fault_in_the_record_is_found_on_paper(charted: tuple[Charted, ...], atlas: Atlas) -> None:
    one = charted[0]
    on_paper = drawn(comparison_report(one.opened, compared(one), atlas, MADE))
    document = copy.deepcopy(one.document)
    document["sessions"][2]["sites"][0]["new_needles"] += 1
    assert list(differences(on_paper, replace(one, document=document)))


def test_that_it_is_small_grey_and_says_what_became_of_every_spot(charted: tuple[Charted, ...], atlas: Atlas) -> None:
    one = charted[0]
    made = compared(one)
    for letter in (False, True):
        pdf = pdf_of(laid_out(comparison_report(one.opened, made, atlas, MADE), letter=letter))
        on_paper = Drawn(pdf)
        assert len(pdf) <= MOST_KIB * 1024
        assert (on_paper.pictures, on_paper.colours()) == (0, set())
        said = " ".join(on_paper.all_words())
        assert "10 Jul 2026 to 11 Sep 2026 compared with 18 Sep 2026 to 20 Nov 2026" in said
        assert said.count(" repeated") == len(made.repeated)
        assert "Neck Disability Index 32 → 22 10 % less, better; on arrival in both" in said
        assert "Under the 14 % that matter to patients" in said
        assert "Abbott and Schmitt, J Orthop Sports Phys Ther 2014;44:560" in said
        assert "Massage in both: 10 times, 100 min" in said
        assert "First: 10 Jul 2026 to 11 Sep 2026" in said


def test_that_nothing_needled_is_said_and_no_body_stands_empty(charted: tuple[Charted, ...], atlas: Atlas) -> None:
    one = charted[0]
    first, second = halves(one)
    neither = compare(one.opened.history, one.sites, Span.of([]), Span.of([]))
    said = drawn(comparison_report(one.opened, neither, atlas, MADE)).all_words()
    assert "Nothing was needled in either." in said
    alone = compare(one.opened.history, one.sites, Span.of([]), Span.of(second))
    said = drawn(comparison_report(one.opened, alone, atlas, MADE)).all_words()
    assert "First: no visit. No needling." in said
    assert " ".join(said).count(" added") >= len(alone.added) > 0
    assert first


def differences(on_paper: Drawn, one: Charted) -> Iterator[str]:
    """Where a drawn sum or muscle is not the plain one."""
    said = f" {' '.join(word for page in range(len(on_paper.pages)) for word in on_paper.words(page))} "
    totals = [plainly_compared.muscle_totals(one.document, set(ids)) for ids in halves(one)]
    for key in {**totals[0], **totals[1]}:
        none = (0, 0, 0, 0, 0, 0, False)
        both = [total.get(key, none) for total in totals]
        name = one.opened.catalogue.structure_name(key[0])
        row = f" {name}, {key[2]} {ARROW.join(str(total[2]) for total in both)} {ARROW.join(map(_twitches, both))} "
        if row not in said:
            yield f"no row {row!r}"
    sums = [plainly.summary(one.document, set(ids))["counts"] for ids in halves(one)]
    for at, figure in enumerate(("Sites", "Needles", "Insertions")):
        row = f" {figure} {sums[0][at]} {sums[1][at]} "
        if row not in said:
            yield f"no row {row!r}"


def _twitches(total: tuple[object, ...]) -> str:
    _sessions, _sites, _needles, _insertions, asked, counted, at_least = total
    if not asked:
        return NONE
    return f"at least {counted or 1}" if at_least else str(counted)
