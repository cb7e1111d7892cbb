"""What waits in the review: the manager's queue a page at a time, and the questions that wait for a therapist."""

from __future__ import annotations

from dataclasses import dataclass

from needlechart.domain.afterwards import ReviewState
from needlechart.domain.lines import ReviewLine
from needlechart.domain.reviewing import WAITING
from needlechart.records.reading import Reading
from needlechart.records.work import Work
from needlechart.usecases.permissions import Deed, may, require
from needlechart.usecases.persons import person_of
from needlechart.usecases.review_thread import Seen

AT_ONCE = 100
"""Lines of a page."""
MOST_COUNTED = 10_001
"""Counts go so far: more are told as "10,000+"."""


@dataclass(frozen=True, slots=True)
class QueueLine:
    """A session in the queue, with the names of its therapist and of who wrote last; ``own``: the reader had a part in it."""

    line: ReviewLine
    therapist: str
    writer: str
    own: bool

    @property
    def seen(self) -> Seen:
        """How much of it this line stands for, to approve several at once."""
        return Seen(self.line.number, self.line.beside)


@dataclass(frozen=True, slots=True)
class QueuePage:
    """Some lines of the queue, and where the next ones begin; None when there are no more."""

    lines: tuple[QueueLine, ...]
    after: tuple[int, str] | None


def open_queue(work: Work, states: tuple[ReviewState, ...] = WAITING, limit: int = AT_ONCE) -> QueuePage:
    """The beginning of the queue of these states, what waits longest first; looking is audited, a refusal too."""
    require(work.person, Deed.LOOK_AT_REVIEW)
    work.did(Deed.LOOK_AT_REVIEW.value)
    return _page(work.reading, work.person.id, states, None, limit)


def more_of_queue(
    reading: Reading,
    person_id: str,
    states: tuple[ReviewState, ...] = WAITING,
    after: tuple[int, str] | None = None,
    limit: int = AT_ONCE,
) -> QueuePage:
    """The queue that is open already, from where a page ended; one statement for the lines and one for whose they are."""
    require(person_of(reading, person_id), Deed.LOOK_AT_REVIEW)
    return _page(reading, person_id, states, after, limit)


def queue_counts(reading: Reading, person_id: str) -> dict[ReviewState, int]:
    """How many sessions stand where somebody is to do something, each counted up to MOST_COUNTED."""
    require(person_of(reading, person_id), Deed.LOOK_AT_REVIEW)
    states = (ReviewState.TO_REVIEW, ReviewState.QUESTION, ReviewState.ANSWERED)
    return {state: reading.review_count(state, MOST_COUNTED) for state in states}


def my_questions(reading: Reading, person_id: str) -> tuple[QueueLine, ...]:
    """The questions about the person's own sessions that nobody has answered, oldest first; none for those who never answer."""
    person = person_of(reading, person_id)
    if not may(person, Deed.ANSWER):
        return ()
    names = {p.id: p.name for p in reading.people()}
    return tuple(QueueLine(line, person.name, names.get(line.by, ""), own=True) for line in reading.questions_for(person_id))


def _page(
    reading: Reading, person_id: str, states: tuple[ReviewState, ...], after: tuple[int, str] | None, limit: int
) -> QueuePage:
    found = reading.review_queue(states, after, limit)
    parts = reading.parts_in([line.session_id for line in found])
    names = {p.id: p.name for p in reading.people()}
    lines = tuple(
        QueueLine(
            line,
            names.get(line.therapist_id, ""),
            names.get(line.by, ""),
            own=parts[line.session_id].of(person_id) is not None,
        )
        for line in found
    )
    last = found[-1] if len(found) == limit else None
    return QueuePage(lines, (last.since.utc_ms, last.session_id) if last is not None else None)
