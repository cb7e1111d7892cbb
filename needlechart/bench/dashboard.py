"""Dashboard: every figure of a year of a large clinic, against bare statements over the same summaries.

The clinic has the summaries of about a million sessions: ten years of thirty therapists.  The bare side asks an encrypted file of
its own, with the same tables and rows, the same statements and makes nothing of them.  What the figures need beside that (the
values of the domain, trends, intervals, the filters that open what is behind them) is the candidate's own.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from needlechart.bench.bare import bare_file
from needlechart.bench.pairs import Result, figure, interleaved, limit, result

if TYPE_CHECKING:
    from needlechart.domain.figures.sums import Sums
    from needlechart.records.clinic_file import ClinicFile
    from needlechart.records.connection import Connection

SEED = 1
YEARS, THERAPISTS, SESSIONS_A_DAY, PATIENTS_A_MONTH = 10, 30, 13, 80
TYPES, LOTS, MUSCLES, KINDS = 17, 3, 124, 24
CASES_A_MONTH = 500
OPEN_SHARE = 0.001
UNTIL = date(2026, 12, 31)
GOAL, WALL_GOAL_MS = 2.0, 100.0


class AskedClinic:
    """A clinic file with those summaries, asked as the page asks."""

    def __init__(self, folder: Path) -> None:
        from needlechart.demo.clinic import make_demo_clinic
        from needlechart.records import envelope
        from needlechart.records.connection import working_connection
        from needlechart.usecases.signing_in import DEMO_PASSPHRASE

        self._file: ClinicFile = make_demo_clinic(folder / "dashboard.needlechart", patients=1, sessions=0, seed=SEED)
        key = envelope.unwrap(envelope.read(self._file.path), self._file.person_id, DEMO_PASSPHRASE)
        with closing(working_connection(self._file.path, key)) as connection:
            fill(connection)

    def ask(self) -> tuple[float, ...]:
        """Wall seconds of all figures of a year."""
        from needlechart.domain.figures import Months
        from needlechart.usecases.figures import clinic_figures

        begun = time.perf_counter()
        with self._file.reading() as reading:
            found = clinic_figures(reading, self._file.person_id, Months.year(UNTIL), self._file.clock.now())
        taken = time.perf_counter() - begun
        assert found.sessions.number
        return (taken,)

    def close(self) -> None:
        """Closes the clinic file."""
        self._file.close()


class BareSummaries:
    """The same tables and rows in an encrypted file with nothing else."""

    def __init__(self, path: Path) -> None:
        from needlechart.domain.figures.sums import FORMS
        from needlechart.records.schema import schema_statements
        from needlechart.records.sum_tables import CASE_CHANGE

        self._connection = bare_file(path)
        summaries = (*(group.value for group in FORMS), CASE_CHANGE)
        for statement in schema_statements():
            words = statement.split()
            table = words[words.index("ON") + 1] if words[1] == "INDEX" else words[2]
            if words[1] in ("TABLE", "INDEX") and table in summaries:
                self._connection.execute(statement)
        fill(self._connection)

    def ask(self) -> tuple[float, ...]:
        """Wall seconds of the statements."""
        from needlechart.records import sum_query

        begun = time.perf_counter()
        for statements, between in (
            (sum_query.OF_DAYS, (f"{UNTIL.year}-01-01", UNTIL.isoformat())),
            (sum_query.OF_MONTHS, (f"{UNTIL.year}-01", f"{UNTIL.year}-12")),
        ):
            for statement in statements:
                self._connection.execute(statement, between).fetchall()
        self._connection.execute(sum_query.OPEN_MISMATCHES).fetchall()
        return (time.perf_counter() - begun,)

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()


def fill(connection: Connection) -> None:
    """Puts in the summaries, the same in both files."""
    from needlechart.records.case_writing import PUT
    from needlechart.records.sum_writing import add_sums

    random = Random(SEED)
    connection.execute("BEGIN")
    for sums, cases in _months(random):
        add_sums(connection, sums)
        connection.executemany(PUT, cases)
    connection.execute("COMMIT")


def _months(random: Random) -> Iterator[tuple[Sums, list[tuple[str | float, ...]]]]:
    day = date(UNTIL.year - YEARS + 1, 1, 1)
    while day <= UNTIL:
        first = day
        days = []
        while day.month == first.month:
            if day.weekday() < 5:
                days.append(day)
            day += timedelta(days=1)
        yield _sums(days, random), _cases(days, random)


def _sums(days: list[date], random: Random) -> Sums:
    from needlechart.domain.figures.sums import FORMS, Group

    month = f"{days[0]:%Y-%m}"

    def numbers(group: Group, sessions: int) -> tuple[int, ...]:
        made = {name: random.randrange(4 * sessions) for name in FORMS[group].numbers}
        rare = {"mismatch_open": int(random.random() < OPEN_SHARE)} if group is Group.DAY else {}
        return tuple((made | {"sessions": sessions} | rare).values())

    found: Sums = {}
    for who in range(THERAPISTS):
        therapist_id = f"{who:036}"
        for day in days:
            found[Group.DAY, (day.isoformat(), therapist_id)] = numbers(Group.DAY, SESSIONS_A_DAY)
        for patient in range(PATIENTS_A_MONTH):
            patient_id = f"{who:02}{patient + 20 * (days[0].month % 6):034}"
            found[Group.CASELOAD, (month, therapist_id, patient_id)] = (random.randrange(1, 6),)
    of_month = SESSIONS_A_DAY * THERAPISTS * len(days)
    for kind in range(TYPES):
        found[Group.NEEDLE_TYPE, (month, f"type-{kind}")] = numbers(Group.NEEDLE_TYPE, of_month // TYPES)
        for lot in range(LOTS):
            found[Group.LOT, (month, f"type-{kind}", f"{month} {lot}")] = numbers(Group.LOT, of_month // TYPES // LOTS)
    for muscle in range(MUSCLES):
        found[Group.MUSCLE, (month, f"muscle-{muscle}")] = numbers(Group.MUSCLE, 5 * of_month // MUSCLES)
    for kind in range(KINDS):
        found[Group.REACTION, (month, f"kind-{kind}", "mild")] = (random.randrange(1, 80),)
    for treatment in ("massage", "stretching", "exercise", "heat_ice", "tens", "taping", "education", "home_programme"):
        found[Group.TREATMENT, (month, treatment)] = numbers(Group.TREATMENT, of_month // 4)
    return found


def _cases(days: list[date], random: Random) -> list[tuple[str | float, ...]]:
    regions, scales = ("neck", "back", "shoulder", "hip", "thigh", "leg", "foot", "head"), ("nprs", "psfs", "ndi", "odi")
    found: list[tuple[str | float, ...]] = []
    for number in range(CASES_A_MONTH):
        last_on, change = random.choice(days), float(random.randrange(-8, 3))
        therapist_id, patient_id = f"{random.randrange(THERAPISTS):036}", f"{last_on:%Y%m}{number:030}"
        for scale in (scales[0], random.choice(scales[1:])):
            found.append(
                (
                    patient_id, "problem", scale, random.choice(regions), therapist_id, days[0].isoformat(), last_on.isoformat(),
                    8.0, 8.0 + change, change,
                )
            )  # fmt: skip
    return found


def measure(pairs: int) -> Result:
    """The ratio of the walls, and milliseconds of all figures."""
    with tempfile.TemporaryDirectory() as folder:
        asked, bare = AskedClinic(Path(folder)), BareSummaries(Path(folder) / "bare.db")
        ours, theirs = interleaved(asked.ask, bare.ask, pairs)
        asked.close()
        bare.close()
    return result(
        "dashboard",
        pairs,
        SEED,
        [
            figure("all figures of a year", "s", [o[0] for o in ours], [t[0] for t in theirs], GOAL),
            limit("all figures of a year", "ms", [o[0] * 1000 for o in ours], WALL_GOAL_MS),
        ],
    )
