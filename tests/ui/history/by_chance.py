"""A patient made by chance on the history page, and the same patient as the exported document has it."""

from __future__ import annotations

import json

from needlechart.exchange.document import document_text
from needlechart.ui.history.muscle_words import muscle_words
from needlechart.usecases import patients
from tests.looking_back import plainly
from tests.looking_back.generated import Maker
from tests.looking_back.plainly import Json
from tests.ui.history.conftest import Past

SEED = 142
"""This patient came thirty times with two problems, was needled in muscles and in areas, and not every twitch was counted."""
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DASH = "\N{EN DASH}"
Row = tuple[str, ...]
Where = tuple[str, bool, str]


def show_by_chance(past: Past, seed: int = SEED) -> Json:
    """Shows that patient; the document of it."""
    chart = Maker(seed).chart()
    with past.file.work() as work:
        work.add_many((chart.patient, *chart.sessions, *chart.addenda, *chart.voidings), deed="make a test clinic")
    with past.file.work() as work:
        opened = patients.open_patient(work, chart.patient.id)
    past.page.show_patient(opened)
    past.settle()
    with past.file.reading() as reading:
        text = "".join(document_text(reading.charts(), reading.people(), reading.catalogue()))
    document: Json = next(each for each in json.loads(text)["patients"] if each["id"] == chart.patient.id)
    return document


def number(value: float) -> str:
    return f"{round(value, 1):g}".replace("-", "\N{MINUS SIGN}")


def signed(value: float) -> str:
    return f"{'+' if round(value, 1) > 0 else ''}{number(value)}"


def change(spread: tuple[int, float | None, float | None, float | None]) -> str:
    """A change in pain as it stands in a cell: middle value, then n and range on a second line."""
    n, middle, low, high = spread
    if middle is None or low is None or high is None:
        return DASH
    return f"{signed(middle)}\nn {n}" + (f", {signed(low)} to {signed(high)}" if n > 1 else "")


def plain_rows(past: Past, document: Json, ids: set[str], problem: str | None = None) -> dict[Where, Row]:
    """Every needled muscle and side as its row should read, all columns there are."""
    opened = past.page.state.opened
    assert opened is not None
    names = {thing: muscle_words(thing, opened.catalogue) for thing, _muscle, _side in plainly.muscles(document, ids, problem)}
    rows = plainly.muscles(document, ids, problem)
    return {where: _row(names[where[0]], where[2], of) for where, of in rows.items() if of[0]}


def _row(name: str, side: str, of: tuple) -> Row:  # type: ignore[type-arg]  # the plain numbers have no names
    visits, _palpated, _sites, needles, insertions, asked, twitches, least, hits, _per_site, share, known, last, pain, sore = of
    put_in, unknown, per_needle = known
    _year, month, day = map(int, last.split("-"))
    at_least = "≥" if least else ""
    yielded = DASH
    if per_needle is not None:
        yielded = f"{at_least}{number(per_needle)}\nn {put_in}" + (f", {unknown} uncounted" if unknown else "")
    return (
        f"{name}\n{side}",
        str(visits),
        str(needles),
        str(insertions),
        f"{at_least}{max(twitches, int(least))}" if asked else DASH,
        f"{round(100 * share)} %\n{hits} of {asked}" if asked else DASH,
        yielded,
        f"{day} {MONTHS[month - 1]}\n{_year}",
        change(pain),
        f"{number(sore[1])}\nn {sore[0]}" if sore[0] else DASH,
    )
