"""The numbers of a history as tables: units in words, gaps as empty cells, nothing a spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date, timedelta

import pytest

from needlechart.domain.body import BodyPoint, Place, Side, StructureKind, View
from needlechart.domain.history import NeedleHistory, PainPair, ReactionFigure, Score, TreatmentFigure, VisitFigures
from needlechart.domain.history.by_muscle import by_muscle, left_against_right
from needlechart.domain.history.comparing import compare
from needlechart.domain.history.going_together import LEAST_EACH, NOT_PROOF, going_together
from needlechart.domain.history.spans import Span, summary_of
from needlechart.domain.measures import SCALES, ScaleCode, When
from needlechart.domain.needling import Elicited, Site, Twitch
from needlechart.domain.patients import Patient, Problem
from needlechart.domain.reactions import Severity
from needlechart.domain.treatments import TreatmentKind
from needlechart.exchange.comparison_csv import COMPARISON_COLUMNS, comparison_csv
from needlechart.exchange.history_csv import MUSCLE_COLUMNS, VISIT_COLUMNS, muscles_csv, span_csv, together_csv, visits_csv
from needlechart.records.clinic_file import ClinicFile
from tests.clinics import MARA
from tests.visits import course

DAY = date(2026, 3, 2)
PATIENT = replace(MARA, problems=(Problem("neck", "=Neck pain"), Problem("heel", "Heel pain")))
PLAIN = VisitFigures("a", DAY, None, "ada", True, 0, 0, 0, 0, False)
FULL = replace(
    PLAIN,
    session_id="b",
    date=DAY + timedelta(days=7),
    sites=3,
    needles=3,
    insertions=5,
    answered=2,
    twitches=0,
    pain=(PainPair("neck", 6, 0), PainPair("heel", None, 4)),
    scores=(Score(ScaleCode.ROM, When.BEFORE, 40, "neck", "neck rotation left active"),),
    treatments=(TreatmentFigure(TreatmentKind.MASSAGE, "-Massage", 1, "", None, False, "deep pressure"),),
    reactions=(ReactionFigure("bruise", Severity.MILD, "Bruise"),),
    soreness=0,
)
MISSED = replace(PLAIN, session_id="c", date=DAY + timedelta(days=14), attended=False)


def rows_of(text: str) -> list[dict[str, str]]:
    """The lines of a table under its headings; each has as many cells as headings."""
    lines = list(csv.reader(io.StringIO(text)))
    assert {len(line) for line in lines} == {len(lines[0])}
    assert len(set(lines[0])) == len(lines[0])
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def test_that_what_was_not_measured_is_empty_and_a_nought_is_a_nought() -> None:
    plain, full, missed = rows_of(visits_csv((PLAIN, FULL, MISSED), PATIENT))
    assert (plain["twitches"], plain["soreness_after_0_to_10"], plain["treatment_minutes_said"]) == ("", "", "")
    assert (full["twitches"], full["soreness_after_0_to_10"], full["treatment_minutes_said"]) == ("0", "0", "")
    pain = [full[f"Pain 0-10, {name} {when} (of 10)"] for name in ("=Neck pain", "Heel pain") for when in ("before", "after")]
    assert pain == ["6", "0", "", "4"]
    assert full["Range of motion, neck rotation left active, =Neck pain before (degrees)"] == "40"
    assert full["Range of motion, neck rotation left active, =Neck pain after (degrees)"] == ""
    assert set(missed.values()) == {"c", "2026-03-16", "treatment", "no", "yes", ""}
    assert list(full)[: len(VISIT_COLUMNS)] == list(VISIT_COLUMNS)


def test_that_no_cell_is_a_formula() -> None:
    (row,) = rows_of(visits_csv((FULL,), PATIENT))
    assert row["treatments"] == "'-Massage: deep pressure"
    pain = [line for line in rows_of(span_csv(summary_of((FULL,)), PATIENT)) if line["figure"] == "pain, first"]
    assert pain[0]["about"] == "'=Neck pain"


def test_that_a_span_says_every_figure_with_its_unit() -> None:
    rows = rows_of(span_csv(summary_of((PLAIN, FULL, MISSED)), PATIENT))
    said = {(row["figure"], row["about"]): (row["value"], row["unit"]) for row in rows}
    assert len(said) == len(rows)
    assert said["visits", ""] == ("2", "count")
    assert said["visits missed", ""] == ("1", "count")
    assert said["twitches", ""] == ("0", "count")
    assert said["mean change within these visits", "'=Neck pain"] == ("-6", "points")
    assert said["mean change within these visits", "Heel pain"] == ("", "points")
    assert said["treatment minutes, where said", "massage"] == ("", "min")
    assert all(row["unit"] for row in rows)
    assert dict(said)["reaction", "Bruise (mild)"] == ("1", "times")
    unasked = rows_of(span_csv(summary_of((PLAIN,)), PATIENT))
    assert next(row["value"] for row in unasked if row["figure"] == "twitches") == ""


def test_that_muscles_stand_by_name_and_side(clinic_file: ClinicFile) -> None:
    course(clinic_file, 6)
    with clinic_file.reading() as reading:
        history, sites, catalogue = reading.needle_history(MARA.id), reading.patient_sites(MARA.id), reading.catalogue()
    rows = by_muscle(history, sites)
    table = rows_of(muscles_csv(rows, catalogue))
    assert [(row["muscle_or_area"], row["side"]) for row in table] == [
        (catalogue.muscle_name("trapezius-upper"), "right"),
        (catalogue.muscle_name("trapezius-upper"), "left"),
    ]
    right, left = table
    assert (right["sessions"], right["twitches"], right["twitches_is_minimum"]) == ("6", "21", "yes")
    assert (right["pain_change_n"], right["pain_change_median_points"]) == ("6", "-2")
    assert (left["sessions"], left["sessions_palpated_only"], left["twitches"], left["last_treated"]) == ("0", "6", "", "")
    assert tuple(right) == MUSCLE_COLUMNS
    (pair,) = left_against_right(rows)
    assert (pair.left, pair.right, pair.midline) == (rows[1], rows[0], None)


def test_that_a_comparison_says_what_became_of_everything(clinic_file: ClinicFile) -> None:
    made = course(clinic_file, 6)
    with clinic_file.reading() as reading:
        history, sites, catalogue = reading.needle_history(MARA.id), reading.patient_sites(MARA.id), reading.catalogue()
    comparison = compare(history, sites, Span.of([made[0].id]), Span.of([made[5].id]))
    rows = rows_of(comparison_csv(comparison, MARA, catalogue))
    assert tuple(rows[0]) == COMPARISON_COLUMNS
    pain = next(row for row in rows if row["what"] == "measure" and row["figure"] == "before, last time")
    assert (pain["about"], pain["one"], pain["other"], pain["change_or_course"]) == ("Pain 0-10, Neck pain", "8", "3", "-5")
    for change in (*SCALES[ScaleCode.NPRS].mdc, *SCALES[ScaleCode.NPRS].mcid):
        (told,) = (row for row in rows if change.source in row["figure"])
        assert (told["other"], told["change_or_course"]) == (f"{change.value:g}", "better, reached")
    added = next(row for row in rows if row["about"] == "Rows" and row["figure"] == "latest dose")
    assert (added["one"], added["other"], added["change_or_course"]) == ("", "3 × 12", "added")
    twitches = next(row for row in rows if row["what"] == "muscle" and row["figure"] == "twitches")
    assert (twitches["one"], twitches["other"]) == ("1", "at least 6")
    assert {row["what"] for row in rows} == {"span", "spot", "muscle", "measure", "treatment"}


@pytest.mark.parametrize(("visits_each", "shown"), [(LEAST_EACH - 1, 0), (LEAST_EACH, 2)])
def test_that_too_few_visits_show_nothing_and_enough_say_that_it_is_no_proof(visits_each: int, shown: int) -> None:
    massage = (TreatmentFigure(TreatmentKind.MASSAGE, "Massage", 10, "min", 10),)
    visits = tuple(
        replace(PLAIN, session_id=str(n), pain=(PainPair("heel", 6, 4 + n % 2),), treatments=massage if n % 2 else ())
        for n in range(2 * visits_each + 1)
    )
    rows = rows_of(together_csv(going_together(NeedleHistory("p", visits)), PATIENT))
    assert len(rows) == shown
    for row in rows:
        assert (row["problem"], row["treatment"], row["to_be_read_with"]) == ("Heel pain", "massage", NOT_PROOF)
    if rows:
        within = rows[0]
        assert (within["with_n"], within["with_median_points"]) == (str(visits_each), "-1")
        assert (within["without_n"], within["without_median_points"]) == (str(visits_each + 1), "-2")


def test_that_an_area_without_a_muscle_goes_by_its_own_name(clinic_file: ClinicFile) -> None:
    (session,) = course(clinic_file, 1)
    place = Place(BodyPoint(View.POSTERIOR, 1, 1), "heel-pad", StructureKind.AREA, Side.LEFT)
    after = session.with_site(Site(clinic_file.ids(), 9, place, twitch=Twitch(Elicited.NOT_SOUGHT)))
    with clinic_file.work() as work:
        work.save(session, after)
    with clinic_file.reading() as reading:
        history, sites, catalogue = reading.needle_history(MARA.id), reading.patient_sites(MARA.id), reading.catalogue()
    row = next(r for r in rows_of(muscles_csv(by_muscle(history, sites), catalogue)) if r["named_muscle"] == "no")
    assert (row["muscle_or_area"], row["needles"], row["twitches"], row["sites_with_twitch"]) == ("heel pad", "1", "", "")


def test_that_a_patient_without_visits_gives_headings_alone() -> None:
    nobody = Patient("p", "1", "A", "B", DAY)
    assert rows_of(visits_csv((), nobody)) == []
    assert rows_of(together_csv((), nobody)) == []
