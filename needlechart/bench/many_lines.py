"""Very many lines of the review without the sessions below them: what a page costs hangs on the lines alone.

The newest sessions hold everything usual; each rare value stands a few times among the oldest, where a reader who goes from the
newest on finds it last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from random import Random

from needlechart.domain.body import Side
from needlechart.domain.moments import Moment
from needlechart.domain.needling import Resolution
from needlechart.domain.reactions import Severity
from needlechart.domain.review import (
    CountShown,
    CountStanding,
    FilterKind,
    LineStatus,
    MissingField,
    NeedlingShown,
    PainShown,
    ProblemShown,
    ReactionShown,
    SessionLine,
)
from needlechart.domain.review.places_in_time import IN_A_MINUTE_BITS, MINUTES_A_DAY
from needlechart.domain.review.tags import tags_of
from needlechart.domain.sessions import Attendance, VisitKind
from needlechart.domain.treatments import TreatmentKind
from needlechart.records.connection import Connection
from needlechart.records.line_rows import cells_of, terms_of
from needlechart.records.line_writing import INSERT_LINE, INSERT_TERMS

LAST_DAY, YEARS = date(2026, 11, 20), 10
DRAFTS = 40
NOTES = 500
RARE = 3
"""So many lines hold the rare values."""
AT_ONCE = 5_000
RARE_VALUES: dict[FilterKind, str] = {
    FilterKind.PERIOD: "/2016-12-31",
    FilterKind.THERAPIST: "therapist-rare",
    FilterKind.STATUS: "question",
    FilterKind.REGION: "jaw/left",
    FilterKind.MUSCLE: "pterygoid/left",
    FilterKind.TREATMENT: "traction",
    FilterKind.REACTION: "pneumothorax/serious",
    FilterKind.COUNT: "not_found_escalated",
    FilterKind.UNSIGNED: "24",
    FilterKind.MISSING: "depth",
    FilterKind.NEEDLE: "0.12x15",
    FilterKind.LOT: "RARE 1",
    FilterKind.WORDS: "syncope",
    FilterKind.PATIENT: "patient-rare",
    FilterKind.VISIT: "discharge",
    FilterKind.ATTENDANCE: "cancelled",
    FilterKind.ENTERED_BY: "student-rare",
}
"""Of each filter a value that only the oldest lines hold (drafts: the newest)."""
USUAL_VALUES: dict[FilterKind, str] = {
    FilterKind.PERIOD: "2020-01-01/",
    FilterKind.THERAPIST: "therapist-3",
    FilterKind.STATUS: "approved",
    FilterKind.REGION: "neck/left",
    FilterKind.MUSCLE: "trapezius/left",
    FilterKind.TREATMENT: "massage",
    FilterKind.REACTION: "/mild",
    FilterKind.COUNT: "agrees",
    FilterKind.UNSIGNED: "0",
    FilterKind.MISSING: "pain_after",
    FilterKind.NEEDLE: "0.30x40",
    FilterKind.LOT: "261-1",
    FilterKind.WORDS: "w1",
    FilterKind.PATIENT: "patient-3",
    FilterKind.VISIT: "treatment",
    FilterKind.ATTENDANCE: "arrived",
    FilterKind.ENTERED_BY: "student-1",
}
"""Of each filter a value that many lines hold."""
_EPOCH_MIN = date(1970, 1, 1).toordinal() * MINUTES_A_DAY
_REGIONS = ("neck", "shoulder", "back", "hip", "calf")
_MUSCLES = ("trapezius", "levator", "infraspinatus", "gluteus", "multifidus", "soleus")


def fill(connection: Connection, lines: int, seed: int = 1) -> None:
    """Writes so many lines with their index into an empty clinic file, whose keys between rows are not looked at."""
    connection.execute("PRAGMA foreign_keys = OFF")
    source = made_lines(lines, seed)
    while some := list(islice(source, AT_ONCE)):
        connection.execute("BEGIN")
        rows, terms = [], []
        for line, words in some:
            tags = tags_of(line)
            rows.append((line.key, *cells_of(line, tags, words)))
            if line.status is not LineStatus.DRAFT:
                terms.append((line.key, " ".join(sorted(terms_of(line, tags, words)))))
        connection.executemany(INSERT_LINE, rows)
        connection.executemany(INSERT_TERMS, terms)
        connection.execute("COMMIT")


def made_lines(lines: int, seed: int) -> Iterator[tuple[SessionLine, frozenset[str]]]:
    """Lines with the words of their notes, the oldest first."""
    random = Random(seed)
    minutes = YEARS * 365 * MINUTES_A_DAY
    first = (LAST_DAY.toordinal() + 1) * MINUTES_A_DAY - minutes
    notes = [frozenset(f"w{min(int(random.expovariate(0.05)), 999)}" for _ in range(30)) for _ in range(NOTES)]
    for nth in range(lines):
        minute = first + nth * minutes // lines
        line = _usual(nth, minute, lines, random)
        words = random.choice(notes)
        if nth < RARE:
            line, words = _rare(line), words | {"syncope"}
        elif nth >= lines - DRAFTS:
            line = replace(line, status=LineStatus.DRAFT, waits_since=line.started)
        yield line, words


def _usual(nth: int, minute: int, lines: int, random: Random) -> SessionLine:
    patient = nth * 7919 % max(1, lines // 20)
    side = Side.LEFT if random.random() < 0.5 else Side.RIGHT
    day = date.fromordinal(minute // MINUTES_A_DAY)
    started = Moment((minute - _EPOCH_MIN) * 60_000)
    needles = random.randint(1, 12)
    before = float(random.randint(2, 9))
    return SessionLine(
        minute << IN_A_MINUTE_BITS | nth % 1000,
        f"session-{nth}",
        f"patient-{patient}",
        f"Given{patient % 613}",
        f"Family{patient % 1117}",
        f"P-{patient}",
        f"therapist-{random.randrange(30)}",
        "student-1" if random.random() < 0.05 else None,
        day,
        started,
        random.choice((VisitKind.EVALUATION, VisitKind.TREATMENT, VisitKind.TREATMENT, VisitKind.RE_EVALUATION)),
        Attendance.ARRIVED if random.random() < 0.96 else Attendance.NO_SHOW,
        LineStatus.APPROVED if random.random() < 0.2 else LineStatus.SIGNED,
        None,
        False,
        (ProblemShown("Pain", random.choice(_REGIONS), side),),
        NeedlingShown(
            needles,
            needles,
            random.randint(0, 30),
            muscles=tuple(dict.fromkeys((random.choice(_MUSCLES), side) for _ in range(3))),
            needle_types=(random.choice(("0.30x40", "0.25x30", "0.30x60")),),
            lots=(f"{day.year % 100}{(day.month - 1) // 3 + 1}-{random.randrange(3)}",),
        ),
        CountShown(CountStanding.AGREES, needles),
        PainShown(before, max(0.0, before - random.randint(0, 4))),
        True,
        (ReactionShown("bruise", Severity.MILD),) if random.random() < 0.05 else (),
        (random.choice((TreatmentKind.MASSAGE, TreatmentKind.EXERCISE, TreatmentKind.TENS)),),
        (MissingField.PAIN_AFTER,) if random.random() < 0.1 else (),
    )


def _rare(line: SessionLine) -> SessionLine:
    needling = replace(
        line.needling,
        muscles=(*line.needling.muscles, ("pterygoid", Side.LEFT)),
        needle_types=("0.12x15",),
        lots=("rare 1",),
    )
    return replace(
        line,
        patient_id="patient-rare",
        therapist_id="therapist-rare",
        entered_by="student-rare",
        kind=VisitKind.DISCHARGE,
        attendance=Attendance.CANCELLED,
        status=LineStatus.QUESTION,
        problems=(ProblemShown("Jaw", "jaw", Side.LEFT),),
        needling=needling,
        count=CountShown(CountStanding.ENDED, 3, 2, Resolution.NOT_FOUND_ESCALATED),
        reactions=(ReactionShown("pneumothorax", Severity.SERIOUS),),
        treatments=(TreatmentKind.TRACTION,),
        missing=(MissingField.DEPTH,),
    )


def newest(days: int) -> str:
    """The period of the last days, as a filter's value."""
    return f"{LAST_DAY - timedelta(days=days - 1)}/{LAST_DAY}"
