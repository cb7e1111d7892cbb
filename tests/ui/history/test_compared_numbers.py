"""Every number of a comparison on the page is the one a plain look at the session document gives."""

from __future__ import annotations

import copy
import json
from typing import Any

from needlechart.domain.history.comparing import ComparedSide
from needlechart.domain.history.spans import Span
from needlechart.exchange.document import document_text
from needlechart.ui.history.compare.choice import SPANS, VISITS
from needlechart.ui.history.compare.compare_page import ComparePage
from needlechart.usecases import patients
from tests.looking_back import plainly
from tests.looking_back.generated import Maker
from tests.looking_back.plainly import Json
from tests.ui.history.conftest import Past
from tests.ui.history.plainly_told import told

SEEDS = (27, 7, 24, 34)
"""Thirty visits, one without a site, and two with two problems."""


def sides_of(document: Json, side: ComparedSide) -> set[str]:
    """The visits of one side, by the days or the visits that it names."""
    span = side.span
    if span.session_ids is not None:
        return set(span.session_ids)
    first, last = (day.isoformat() if day else "" for day in (span.first, span.last))
    return {s["id"] for s in plainly.visits_of(document) if first <= s["date"] and (not last or s["date"] <= last)}


def said(page: ComparePage) -> dict[str, Any]:
    """What the page says."""
    while page.changed.spots.more.isVisible():
        page.changed.spots.more.click()
    words: dict[str, Any] = {"heads": [], "added": [], "dropped": [], "repeated": []}
    for side in page.sides:
        needles, twitches = side.facts.facts[-2:]
        words["heads"].append((needles[0], twitches[0].replace("\N{GREATER-THAN OR EQUAL TO}", "at least ")))
    for place, row in enumerate(page.changed.spots.rows()):
        line = row.line
        signs = [side.chart.mark(str(place + 1)) for side in page.sides]
        assert [sign is not None for sign in signs] == [spot is not None for spot in line.spots]
        if line.became:
            (sign,) = (sign for sign in signs if sign is not None)
            assert sign.mark.badge == line.became
            seen = {"+": "at least 1", "": "", "0": "0"}.get(sign.mark.sign, "")
            figure = seen or (f"at least {sign.mark.sign[:-1]}" if sign.mark.at_least else sign.mark.sign)
            words[line.became].append((line.name, line.change, "\N{EN DASH}" if figure in "?\N{MIDDLE DOT}" else figure))
        else:
            words["repeated"].append((line.name, line.change))
    words["muscles"] = [(line.name, line.needles, line.insertions, line.twitches) for line in page.changed.muscles.lines]
    words["measures"] = [
        (line.figure, next((verdict for verdict in ("better", "worse") if f", {verdict};" in line.about), _same(line.about)))
        for line in page.changed.measures()
    ]
    given = page.changed.treatments.text().splitlines()[1:]
    words["treatments"] = [line.partition(":")[0] for line in given if line != "No treatment besides needling in either."]
    return {name: rows if name == "heads" else sorted(rows) for name, rows in words.items()}


def _same(about: str) -> str:
    return "same" if about.startswith("Unchanged") else ""


def test_that_every_number_on_the_page_is_the_one_of_the_document(past: Past) -> None:
    made = [Maker(seed).chart() for seed in SEEDS]
    with past.file.work() as work:
        work.add_many((v for c in made for v in (c.patient, *c.sessions, *c.addenda, *c.voidings)), deed="make a test clinic")
    with past.file.reading() as reading:
        text = "".join(document_text(reading.charts(), reading.people(), reading.catalogue()))
    documents = {patient["id"]: patient for patient in json.loads(text)["patients"]}
    compared = {VISITS: 0, SPANS: 0}
    for chart in made:
        with past.file.work() as work:
            opened = patients.open_patient(work, chart.patient.id)
        past.page.show_patient(opened)
        past.settle()
        visits = opened.history.visits
        if len(visits) > 3:
            past.page.state.choose_span(Span(visits[len(visits) // 2].date, visits[-1].date))
        for kind in (VISITS, SPANS):
            past.page.comparing.open(kind)
            past.settle()
            page = past.page.comparing.page
            if page is None or page.compared is None:
                past.page.comparing.close()
                continue
            document = documents[chart.patient.id]
            one, other = (sides_of(document, side) for side in (page.compared.one, page.compared.other))
            named = opened.catalogue.structure_name
            assert said(page) == told(document, one, other, named), (chart.patient.number, kind)
            compared[kind] += 1
            changed = copy.deepcopy(document)
            for session in changed["sessions"]:
                for site in session["sites"]:
                    site["new_needles"] += 1
            if page.lines():
                assert said(page) != told(changed, one, other, named), "the control: another document says otherwise"
            page.tools.swap.click()
            past.settle()
            assert said(page) == told(document, other, one, named), "the other way round"
            past.page.comparing.close()
    assert min(compared.values()) >= 3, compared  # the control: something was compared
