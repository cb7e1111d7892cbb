"""A day's list from another program, as CSV: who comes when, to whom, to which table."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from datetime import date, time

from needlechart.domain.errors import NeedleChartError

MOST_BYTES = 1_000_000
MOST_ROWS = 2_000
_MOST_TABLE = 40

HEADINGS = {
    "time": ("time", "start", "start time", "from", "begin"),
    "date": ("date", "day"),
    "number": ("number", "record number", "patient number", "patient no", "no", "mrn", "id", "patient id"),
    "name": ("name", "patient", "patient name", "full name"),
    "born": ("born", "date of birth", "birth date", "dob"),
    "therapist": ("therapist", "provider", "clinician", "with"),
    "table": ("table", "room", "bed"),
}
"""The headings a column may have; the first is ours."""

_HEADING_OF = {heading: field for field, headings in HEADINGS.items() for heading in headings}
_TIME = re.compile(r"(?:\d{4}-\d\d-\d\d[T ])?(\d{1,2})(?:[:.h](\d\d))?(?::\d\d)?\s*([ap])?\.?m?\.?", re.IGNORECASE)
_DAYS = (re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)"), re.compile(r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})"))


class NotASchedule(NeedleChartError):
    """The file is not a list of appointments; nothing of it was taken."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"This is not a day's list: {why}.",
            "Save the list as CSV with a first line of headings: time, number, name, date of birth, therapist, table. "
            "Time and either number or name are needed.",
        )


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """One line of the list as it was written; ``line`` counts from 1 with the headings.  Empty where the list says nothing."""

    line: int
    at: time
    day: date | None
    number: str
    name: str
    born: date | None
    therapist: str
    table: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that could not be taken, and why, in words that hold nothing of the line."""

    line: int
    why: str


def read_schedule(data: bytes) -> tuple[list[ScheduleRow], list[Unread]]:
    """The lines of a list, and those that make no sense.  Raises NotASchedule when the file as a whole makes none."""
    if len(data) > MOST_BYTES:
        raise NotASchedule("it is larger than a megabyte")
    lines = _lines(_text(data))
    if not lines:
        raise NotASchedule("it is empty")
    columns = {
        _HEADING_OF[heading]: at for at, cell in reversed(list(enumerate(lines[0]))) if (heading := _plain(cell)) in _HEADING_OF
    }
    if "time" not in columns or not {"number", "name"} & columns.keys():
        raise NotASchedule("its first line has no headings for the time and for the number or name of the patient")
    if len(lines) - 1 > MOST_ROWS:
        raise NotASchedule(f"it has more than {MOST_ROWS:,} lines")
    rows: list[ScheduleRow] = []
    unread: list[Unread] = []
    for number, cells in enumerate(lines[1:], start=2):
        said = {field: cells[at].strip() if at < len(cells) else "" for field, at in columns.items()}
        if any(said.values()):
            try:
                rows.append(_row(number, said))
            except ValueError as why:
                unread.append(Unread(number, str(why)))
    return rows, unread


def _row(line: int, said: dict[str, str]) -> ScheduleRow:
    """One line; ValueError says in words what is wrong with it."""
    number, name = said.get("number", ""), said.get("name", "")
    if not number and not name:
        raise ValueError("it names no patient")
    day, born = _day(said.get("date", ""), "date"), _day(said.get("born", ""), "date of birth")
    at, table = read_time(said["time"]), said.get("table", "")[:_MOST_TABLE]
    return ScheduleRow(line, at, day, number, name, born, said.get("therapist", ""), table)


def read_time(text: str) -> time:
    """A time of day as people write it: 9, 9:30, 09.30, 9:30 pm.  ValueError says in words how to write it."""
    found = _TIME.fullmatch(text)
    if found is None:
        raise ValueError("its time cannot be read; write it as 09:30")
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half and not 1 <= hour <= 12:
        raise ValueError("its time cannot be read; write it as 09:30")
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        raise ValueError("its time cannot be read; write it as 09:30") from None


def _day(text: str, what: str) -> date | None:
    """A date written year first or, with dots, day first; other ways could mean two days."""
    if not text:
        return None
    for way in _DAYS:
        found = way.fullmatch(text)
        if found is not None:
            try:
                return date(int(found["y"]), int(found["m"]), int(found["d"]))
            except ValueError:
                break
    raise ValueError(f"its {what} cannot be read; write it as 2026-11-20")


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _lines(text: str) -> list[list[str]]:
    """The cells of every line that is not blank, by the sign that parts the first line most often."""
    first = text.lstrip().partition("\n")[0]
    sign = max(",;\t", key=first.count)
    try:
        parted = list(csv.reader(io.StringIO(text.lstrip()), delimiter=sign, strict=True))
    except csv.Error:
        raise NotASchedule("a quotation mark in it is never closed") from None
    return [line for line in parted if any(map(str.strip, line))]


def _plain(heading: str) -> str:
    return " ".join(heading.lower().replace("_", " ").replace(".", " ").split())
