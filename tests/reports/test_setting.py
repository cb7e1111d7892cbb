"""How pages are filled: what stays together, heads that stand again, rows of any length, words that are never cut."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from needlechart.drawing.fonts import paper_font
from needlechart.drawing.timeline.look import advance
from needlechart.reports.paper import Pdf
from needlechart.reports.setting import lines_in, text
from needlechart.reports.slabs import Pages, Slab
from needlechart.reports.table import Column, table
from tests.reports.drawn import Drawn

ROOM = 100.0
LONG = (
    "Strengthening exercise 3 × 12 with 4.5 kg for 12 min, Stretching 30 s and a word thatislongerthananylinecaneverbe once more"
)


def slab(words: str, high: float = 30, **more: object) -> Slab:
    return Slab(high, lambda painter, area: None, words, **more)  # type: ignore[arg-type]


def filled(*slabs: Slab) -> list[list[str]]:
    pages = Pages(ROOM, ROOM)
    for each in slabs:
        pages.add(each)
    pages.close()
    return [[placed.slab.words for placed in page] for page in pages.pages()]


def test_that_what_stays_goes_to_the_page_of_what_follows() -> None:
    assert filled(slab("a"), slab("b"), slab("c", stays=True), slab("d")) == [["a", "b"], ["c", "d"]]
    assert filled(slab("a"), slab("b"), slab("c"), slab("d")) == [["a", "b", "c"], ["d"]]
    assert filled(slab("a"), slab("b", stays=True)) == [["a", "b"]]
    assert filled(*(slab(str(n), stays=True) for n in range(5))) == [["0", "1", "2"], ["3", "4"]]


def test_that_a_head_stands_again_and_air_is_left_out_at_the_top() -> None:
    head = slab("head", 20)
    rows = [slab(str(n), head=head, above=10) for n in range(4)]
    assert filled(head, *rows) == [["head", "0", "1"], ["head", "2", "3"]]
    pages = Pages(ROOM, ROOM)
    pages.add(slab("a", above=50))
    assert pages.pages()[0][0].y == 0


def test_that_a_slab_higher_than_a_page_is_refused_and_nothing_fills_no_page() -> None:
    with pytest.raises(ValueError, match="no page holds"):
        filled(slab("a", ROOM + 1))
    assert filled() == []


@pytest.mark.parametrize("wide", [60.0, 150.0, 400.0])
def test_that_no_line_is_wider_than_its_room_and_no_word_is_lost(wide: float) -> None:
    letters = paper_font(11)
    lines = lines_in(LONG, letters, wide)
    assert all(advance(letters, line) <= wide for line in lines)
    assert "".join(lines).replace(" ", "") == LONG.replace(" ", "")


def test_that_no_line_ends_between_a_figure_and_its_unit() -> None:
    letters = paper_font(11)
    for wide in range(60, 300, 7):
        lines = lines_in("sore 4 of 10, 30 h; Massage 11 min, Rows 3 × 12", letters, wide)
        assert not any(line.endswith(("4", "of", "30", "11", "3", "×")) for line in lines)


def test_that_a_paragraph_is_never_parted_from_one_line_alone() -> None:
    lines = list(text(" ".join(["word"] * 60), 200))
    assert len(lines) > 4
    assert [line.stays for line in lines] == [True, *(False,) * (len(lines) - 3), True, False]
    assert not list(text("  ", 200))


def test_that_rows_alone_are_not_left_behind_and_a_row_higher_than_a_page_goes_on() -> None:
    columns = (Column("What", 1), Column("Number", 1, number=True))
    for many in range(1, 12):
        slabs = list(table(columns, ((f"row {n}", str(n)) for n in range(many)), 300))
        for page in filled_with(slabs, 110):
            rows = [words for words in page if words.startswith("row")]
            assert page[0] == "What | Number"
            assert len(rows) > 1 or many == 1
    long = list(table(columns, [(LONG * 60, "1")], 300))
    assert all(page for page in filled_with(long, 600))
    assert "".join(piece.words.partition(" |")[0] for piece in long[1:]).replace(" ", "").startswith(LONG.replace(" ", ""))
    assert not list(table(columns, (), 300))


def test_that_figures_of_a_pdf_can_be_read_from_it() -> None:
    pdf = Pdf("Test", letter=False)

    def paint(painter: QPainter, page: QRectF) -> None:
        painter.setFont(paper_font(12))
        painter.drawText(QPointF(50, 50), "7 → 2, 1234567890, ≥3, −1.5")

    pdf.add(paint)
    assert Drawn(pdf.data()).all_words() == ["7 → 2, 1234567890, ≥3, −1.5"]


def filled_with(slabs: list[Slab], high: float) -> list[list[str]]:
    pages = Pages(high, high)
    for each in slabs:
        pages.add(each)
    pages.close()
    return [[placed.slab.words for placed in page] for page in pages.pages()]
