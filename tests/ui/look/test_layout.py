"""How pages are put together: what scrolls is never narrower than what it holds, at any text size."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from needlechart.ui.look.layout import Scrolled, box, col, row, scrolled
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import label


def words_in_boxes() -> QWidget:
    """Words three boxes deep, so that their width takes as many rounds to come up."""
    return box(col(box(row(box(col(label("Words that ask for their whole width", weight=600)))))))


def needed(area: QScrollArea) -> int:
    content = area.widget()
    assert content is not None
    return content.minimumSizeHint().width() + area.verticalScrollBar().sizeHint().width()


@pytest.mark.parametrize(("before", "after"), [(2.0, 1.0), (1.0, 2.0), (1.5, 2.5)])
def test_that_a_scrolled_page_is_as_wide_as_its_words_after_the_text_size_changed(
    qtbot: QtBot, qapp: QApplication, before: float, after: float
) -> None:
    theme.apply(qapp, "light", before)
    area = scrolled(words_in_boxes())
    qtbot.addWidget(area)
    area.show()
    qtbot.waitUntil(lambda: area.minimumWidth() == needed(area))
    wide = area.minimumWidth()
    theme.apply(qapp, "light", after)
    qtbot.waitUntil(lambda: area.minimumWidth() == needed(area) != wide)
    assert (area.minimumWidth() < wide) == (after < before)


def test_that_a_scrolled_page_says_how_much_of_it_is_seen(qtbot: QtBot) -> None:
    area = scrolled(words_in_boxes())
    qtbot.addWidget(area)
    seen: list[int] = []
    area.height_changed.connect(seen.append)
    assert isinstance(area, Scrolled)
    area.resize(400, 300)
    area.show()
    area.resize(500, 300)
    area.resize(500, 200)
    assert seen[-1] == 200
    assert len(seen) == len(set(seen))
