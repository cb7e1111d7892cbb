"""What a manager asks of the whole clinic: figures, recalls, who looked, and what is handed to billing."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from needlechart.domain.afterwards import Voiding
from needlechart.domain.errors import NotAllowed, NotInTheRecord
from needlechart.domain.figures import Months
from needlechart.domain.needling import Discrepancy, Needle, Resolution
from needlechart.domain.people import Role
from needlechart.domain.sessions import ConfirmedCode, TreatmentSession
from needlechart.domain.treatments import ExerciseDose, MassageDose, Treatment
from needlechart.records.clinic_file import ClinicFile
from needlechart.records.work import Work
from needlechart.usecases import billing, figures, recalling
from needlechart.usecases.exchanging import CannotWriteThere
from needlechart.usecases.patients import open_patient
from tests.clinics import ADA, MARA, NOW, TODAY
from tests.records.watching import read_lane, statements
from tests.visits import visit

LOT = "24K117"
CODES = (("20560", 1), ("97110", 3), ("97140", 1))


def signed(file: ClinicFile, number: int, **fields: object) -> TreatmentSession:
    """The ``number``-th visit, so many days ago, signed: two needles, one of them of LOT."""
    session = visit(file.ids, TODAY - timedelta(days=number), number)
    needle = Needle(0.30, 40, type_key="0.30x40", lot=LOT)
    session = session.with_site(replace(session.sites[0], needle=needle))
    codes = tuple(ConfirmedCode(file.ids(), code, units, ADA.id, NOW) for code, units in CODES)
    treatments = (
        Treatment(file.ids(), 1, ExerciseDose(), "Rows", minutes=33, timed_code="97110"),
        Treatment(file.ids(), 2, MassageDose(), "Massage", minutes=7, timed_code="97140"),
    )
    session = replace(session, **({"codes": codes, "treatments": treatments} | fields))  # type: ignore[arg-type]
    with file.work() as work:
        work.save(None, session)
        return work.sign(session, late=False)


def void(file: ClinicFile, session: TreatmentSession) -> None:
    with file.work() as work:
        work.save(None, Voiding(file.ids(), session.id, ADA.id, NOW, "Wrong patient"))


def entries(file: ClinicFile, outcome: str = "%") -> list[tuple[str, str | None]]:
    """Deeds and patients of the audit trail that ended so, the newest first."""
    with file.reading() as reading:
        rows = reading._connection.execute(
            "SELECT deed, patient_id FROM audit WHERE outcome LIKE ? ORDER BY seq DESC", (outcome,)
        ).fetchall()
    return [(deed, patient) for deed, patient in rows]


def test_that_figures_are_those_of_the_visits(clinic_file: ClinicFile) -> None:
    """Visit n twitches n + 1 times and, every third, once uncounted; the second told of a bruise."""
    for number in range(4):
        signed(clinic_file, number)
    with clinic_file.work() as work:
        work.save(None, visit(clinic_file.ids, TODAY, 4))
        opened = figures.open_figures(work)
    with clinic_file.reading() as reading:
        found = figures.clinic_figures(reading, ADA.id, Months.month(TODAY), NOW)
        before = figures.clinic_figures(reading, ADA.id, Months.month(TODAY).before, NOW)
    assert opened.name_of(ADA.id) == ADA.name
    assert (found.sessions.number, found.treatments, found.drafts.number, before.sessions.number) == (4, 4, 1, 0)
    (muscle,) = found.muscles
    assert (muscle.sites, muscle.answered, muscle.with_twitch, muscle.twitches, muscle.at_least) == (8, 8, 5, 10, True)
    (used,) = found.needles.by_type
    assert (used.all.what, used.all.needles, [lot.what for lot in used.lots]) == ("0.30x40", 8, ["", LOT])
    assert [(day.day, day.needles, day.sharps) for day in found.needles.days] == [
        (TODAY - timedelta(days=n), 2, 2) for n in (3, 2, 1, 0)
    ]
    assert sum(bar.number for bar in found.needles.trend.bars) == found.needles.needles == 8
    kinds = {kind.kind: kind.rate for kind in found.safety.kinds}
    assert (kinds["bruise"].events.number, kinds["bruise"].per_1000_treatments) == (1, None)
    assert [load.patients for load in found.caseload] == [1, 1]
    assert [(use.kind, use.times, use.minutes) for use in found.treatments_used] == [("exercise", 4, 132), ("massage", 4, 28)]
    (_neck, disability) = found.by_region
    assert (disability.scale, disability.change.n, disability.change.median) == ("ndi", 1, None)
    assert [(wait.hours, wait.sessions.number) for wait in found.safety.unsigned] == [
        (0, 0),
        (24, 0),
        (72, 0),
        (168, 0),
        (720, 0),
    ]


def test_that_figures_ask_the_summaries_alone(clinic_file: ClinicFile) -> None:
    """Neither sessions nor sites: what stands now asks the drafts and the open follow-ups, by their own indexes."""
    signed(clinic_file, 0)
    with statements(read_lane(clinic_file)) as heard, clinic_file.reading() as reading:
        reading.figures.totals(Months.year(TODAY))
        reading.figures.open_mismatches()
        reading.figures.drafts_standing()
        plans = [
            row[3]
            for statement in heard
            if statement.startswith("SELECT")
            for row in reading._connection.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()
        ]
    read = {words.split()[1] for words in plans if words.split()[0] in ("SCAN", "SEARCH")}
    assert read == {
        "day_sum", "needle_type_sum", "lot_sum", "muscle_sum", "reaction_sum", "treatment_sum", "caseload_sum", "case_change",
        "session_line",
    }  # fmt: skip
    assert not [words for words in plans if words.startswith("SCAN") and "INDEX" not in words]


def test_that_mismatches_are_told_with_how_they_ended(clinic_file: ClinicFile) -> None:
    ended = Discrepancy(
        clinic_file.ids(), NOW, 1, 2, resolution=Resolution.FOUND_ON_PATIENT, resolved_at=NOW.plus(minutes=32), near_miss=True,
        last_seen="hair above the neck", explanation="Found in the hair.",
    )  # fmt: skip
    told = signed(clinic_file, 0, discrepancies=(ended,))
    void(clinic_file, signed(clinic_file, 1, discrepancies=(replace(ended, id="other"),)))
    with clinic_file.reading() as reading:
        (line,) = figures.mismatches(reading, ADA.id, Months.month(TODAY))
        safety = figures.clinic_figures(reading, ADA.id, Months.month(TODAY), NOW).safety
        assert figures.mismatches(reading, ADA.id, Months.month(TODAY).before) == ()
    assert (line.session_id, line.expected, line.counted, line.minutes, line.near_miss) == (told.id, 2, 1, 32, True)
    assert [(end.resolution, end.sessions.number) for end in safety.mismatches.ended if end.sessions.number] == [
        (Resolution.FOUND_ON_PATIENT, 1)
    ]
    assert (safety.mismatches.all.number, safety.mismatches.open_now.number, safety.mismatches.near_misses) == (1, 0, 1)


# ---- recalls and who looked
def test_that_a_lot_leads_to_every_patient_session_and_site(clinic_file: ClinicFile) -> None:
    """However the lot is written; drafts and sessions taken out of the chart are told as such."""
    kept, out = signed(clinic_file, 2), signed(clinic_file, 3)
    void(clinic_file, out)
    draft = visit(clinic_file.ids, TODAY, 0)
    draft = draft.with_site(replace(draft.sites[1], needle=Needle(0.25, 30, lot=f" {LOT.lower()}")))
    with clinic_file.work() as work:
        work.save(None, draft)
        found = recalling.recall(work, f"{LOT} ")
        by_size, by_type = recalling.recall(work, "", "0.25x30"), recalling.recall(work, "", "0.30x40")
        nobody = recalling.recall(work, "24Z999"), recalling.recall(work, LOT, "0.20x15")
    (patient,) = found.patients
    assert (patient.number, patient.needles, found.lots) == (MARA.number, 3, (f" {LOT.lower()}", LOT))
    assert [(s.session_id, s.signed, s.void) for s in patient.sessions] == [
        (out.id, True, True), (kept.id, True, False), (draft.id, False, False),
    ]  # fmt: skip
    (site,) = patient.sessions[0].sites
    assert (site.structure, site.needles, site.lot, site.needle_type) == ("trapezius-upper", 1, LOT, "0.30x40")
    assert [s.session_id for s in by_size.patients[0].sessions] == [draft.id]
    assert len(by_type.patients[0].sessions) == 3
    assert [recall.patients for recall in nobody] == [(), ()]
    assert entries(clinic_file)[0] == ("look up whom needles went into", None)
    with clinic_file.reading() as reading:
        assert recalling.known_lots(reading, ADA.id) == (f" {LOT.lower()}", LOT)


def test_that_needles_must_be_named_to_be_recalled(clinic_file: ClinicFile) -> None:
    with pytest.raises(recalling.RecallNeedsLot), clinic_file.work() as work:
        recalling.recall(work, "  ")


def test_that_who_looked_at_a_chart_is_told_page_by_page_and_is_an_entry_itself(clinic_file: ClinicFile) -> None:
    session = signed(clinic_file, 0)
    for _ in range(3):
        with clinic_file.work() as work:
            open_patient(work, MARA.id)
    with clinic_file.work() as work:
        newest = recalling.who_looked(work, MARA.id, limit=4)
        older = recalling.who_looked(work, MARA.id, newest.before, limit=4)
    told = [(line.deed, line.session_id, line.changed) for line in (*newest.lines, *older.lines)]
    assert told == [
        *[("look at a chart", None, False)] * 3,
        ("sign a session", session.id, True),
        ("add a session", session.id, True),
        ("add a patient", None, True),
    ]
    assert older.before is None
    assert {(line.person_id, line.outcome) for line in newest.lines} == {(ADA.id, "done")}
    assert entries(clinic_file)[:2] == [("see who looked at a chart", MARA.id), ("look at a chart", MARA.id)]
    with pytest.raises(NotInTheRecord), clinic_file.work() as work:
        recalling.who_looked(work, "nobody")


# ---- billing
def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))


def test_that_codes_are_handed_off_once_and_marked(clinic_file: ClinicFile, tmp_path: Path) -> None:
    first, voided, without = signed(clinic_file, 2), signed(clinic_file, 3), signed(clinic_file, 4, codes=())
    since, until, out = TODAY - timedelta(days=9), TODAY, tmp_path / "billing.csv"
    with clinic_file.work() as work:
        made = billing.hand_off(work, since, until, out, clinic_file.path)
    assert made is not None
    assert {handed.session_id for handed in made.sessions} == {first.id, voided.id}
    rows = rows_of(out)
    assert [row["code"] for row in rows] == [code for code, _units in CODES] * 2
    timed = rows[1]
    assert (timed["units_cms"], timed["units_ama"], timed["rules_differ"], timed["timed_minutes"]) == ("2", "2", "no", "33")
    assert [(row["code"], row["units_cms"], row["units_ama"], row["rules_differ"]) for row in rows[2:3]] == [
        ("97140", "1", "0", "yes")
    ]
    void(clinic_file, voided)
    later = signed(clinic_file, 1)
    with clinic_file.reading() as reading:
        again = billing.preview(reading, ADA.id, since, until)
    assert [line.session_id for line in again.new] == [later.id]
    assert [line.session_id for line in again.lines] == [first.id, later.id]
    assert again.without_codes == 1
    assert without.id not in {line.session_id for line in again.lines}
    assert [gone.session_id for gone in again.taken_out] == [voided.id]
    with clinic_file.work() as work:
        billing.hand_off(work, since, until, out, clinic_file.path, only_new=False)
    assert [row["handed_off_before"] for row in rows_of(out)[::3]] == [NOW.text(), ""]
    with pytest.raises(billing.NothingToHandOff), clinic_file.work() as work:
        billing.hand_off(work, since, until, out, clinic_file.path)
    with clinic_file.work() as work:
        assert billing.hand_off(work, since, until, out, clinic_file.path, only_new=False) is None
    assert entries(clinic_file)[0] == ("hand off to billing", None)


def test_that_nothing_is_marked_when_the_file_cannot_be_written(clinic_file: ClinicFile, tmp_path: Path) -> None:
    signed(clinic_file, 0)
    for out in (tmp_path, clinic_file.path, tmp_path / "nowhere" / "billing.csv"):
        with pytest.raises(CannotWriteThere), clinic_file.work() as work:
            billing.hand_off(work, TODAY, TODAY, out, clinic_file.path)
    with clinic_file.reading() as reading:
        assert len(billing.preview(reading, ADA.id, TODAY, TODAY).new) == 1
        with pytest.raises(billing.DaysAreBackwards):
            billing.preview(reading, ADA.id, TODAY, date(2020, 1, 1))


def test_that_names_in_the_billing_file_are_no_formulas(clinic_file: ClinicFile, tmp_path: Path) -> None:
    with clinic_file.work() as work:
        work.save(MARA, replace(MARA, given_name="=1+1"))
    signed(clinic_file, 0)
    with clinic_file.work() as work:
        billing.hand_off(work, TODAY, TODAY, tmp_path / "b.csv", clinic_file.path)
    assert {row["patient"] for row in rows_of(tmp_path / "b.csv")} == {f"'=1+1 {MARA.family_name}"}


# ---- who may
DEEDS: dict[str, Callable[[Work, Path], object]] = {
    "open": lambda work, _out: figures.open_figures(work),
    "figures": lambda work, _out: figures.clinic_figures(work.reading, work.person.id, Months.month(TODAY), NOW),
    "mismatches": lambda work, _out: figures.mismatches(work.reading, work.person.id, Months.month(TODAY)),
    "count again": lambda work, _out: figures.count_again(work),
    "lots": lambda work, _out: recalling.known_lots(work.reading, work.person.id),
    "recall": lambda work, _out: recalling.recall(work, LOT),
    "who looked": lambda work, _out: recalling.who_looked(work, MARA.id),
    "preview": lambda work, _out: billing.preview(work.reading, work.person.id, TODAY, TODAY),
    "hand off": lambda work, out: billing.hand_off(work, TODAY, TODAY, out, out.with_name("clinic")),
}


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.MANAGER])
def test_that_only_a_manager_may_and_a_refusal_leaves_its_entry(clinic_file: ClinicFile, tmp_path: Path, role: Role) -> None:
    with clinic_file.work() as work:
        work.save(ADA, replace(ADA, roles=(role,)))
    for deed in DEEDS.values():
        with pytest.raises(NotAllowed), clinic_file.work() as work:
            deed(work, tmp_path / "out.csv")
    assert len(entries(clinic_file, "refused")) >= len(DEEDS)


def test_that_a_manager_may_do_each(clinic_file: ClinicFile, tmp_path: Path) -> None:
    """The control of the refusals."""
    signed(clinic_file, 0)
    for nth, deed in enumerate(DEEDS.values()):
        with clinic_file.work() as work:
            deed(work, tmp_path / f"{nth}.csv")
    assert len(entries(clinic_file, "done")) >= len(DEEDS)
