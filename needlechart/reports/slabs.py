"""Slabs: pieces of a report that stand whole on a page, one under the other, and the pages they fill."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter


@dataclass(frozen=True, slots=True, eq=False)
class Slab:
    """A piece ``high`` pixels of 1/96 inch, painted into its place on a page.

    ``words`` are what stands in it.  ``above`` is air that is left out at the top of a page.  ``stays`` with what follows it.
    ``head`` stands again at the top of a page that begins with this slab.
    """

    high: float
    paint: Callable[[QPainter, QRectF], None]
    words: str = ""
    above: float = 0.0
    stays: bool = False
    head: Slab | None = None


class Placed(NamedTuple):
    """A slab and how far below the top of its page it stands."""

    slab: Slab
    y: float


class Pages:
    """Pages being filled: ``first`` and ``others`` are the heights, in pixels, of the first page and of those that follow."""

    def __init__(self, first: float, others: float) -> None:
        self._heights = first, others
        self._pages: list[list[Placed]] = [[]]
        self._y = 0.0
        self._waiting: list[Slab] = []

    def add(self, slab: Slab) -> None:
        """One more slab, on the page with those before it that stay with it.

        Where they do not all fit on one page each goes as far as it fits; a slab higher than a page is ValueError (our bug).
        """
        if slab.high > self._heights[1]:
            raise ValueError("no page holds this slab")
        self._waiting.append(slab)
        if not slab.stays:
            self.close()

    def close(self) -> None:
        """Places what still waits for something to follow."""
        together = self._waiting
        self._waiting = []
        if not together:
            return
        if self._pages[-1] and self._y + _high(together) > self._room():
            self._new_page()
        for slab in together:
            if self._pages[-1] and self._y + slab.above + slab.high > self._room():
                self._new_page()
            self._place(slab)

    def pages(self) -> Sequence[Sequence[Placed]]:
        """The pages so far; none while nothing stands on the first."""
        return self._pages if self._pages[-1] else ()

    def _room(self) -> float:
        return self._heights[0] if len(self._pages) == 1 else self._heights[1]

    def _new_page(self) -> None:
        self._pages.append([])
        self._y = 0.0

    def _place(self, slab: Slab) -> None:
        page = self._pages[-1]
        if not page and slab.head is not None:
            page.append(Placed(slab.head, 0.0))
            self._y = slab.head.high
        at = self._y + (slab.above if page else 0.0)
        page.append(Placed(slab, at))
        self._y = at + slab.high


def _high(slabs: Sequence[Slab]) -> float:
    return sum(slab.above + slab.high for slab in slabs)
