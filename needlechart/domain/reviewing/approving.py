"""Who may not approve a session, and whether a thread could have come about as it stands.

Nobody approves what is theirs: a review is a second pair of eyes.  Theirs is a session they treated (the author, whoever
signed, whoever put a needle in before it was handed over), typed, or signed under; a countersignature answers for the content
already.  Theirs is also a correction beside it, which changes what the record says; an addendum only adds what somebody
heard, and who took that call may still approve the therapist's session.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from needlechart.domain.afterwards import (
    Addendum,
    AddendumKind,
    Countersignature,
    ReviewEntry,
    ReviewKind,
    ReviewState,
)
from needlechart.domain.charts import PatientChart
from needlechart.domain.reviewing.standing import FROM, STATE_AFTER, in_order
from needlechart.domain.sessions import TreatmentSession


class Part(StrEnum):
    """What somebody had to do with a session, so that they do not approve it; the value says it in words."""

    TREATED = "you treated"
    TYPED = "you typed"
    COUNTERSIGNED = "you countersigned"
    CORRECTED = "you corrected"


@dataclass(frozen=True, slots=True)
class PartsIn:
    """Who had which part in one session (ids of people)."""

    treated: frozenset[str] = frozenset()
    typed: frozenset[str] = frozenset()
    countersigned: frozenset[str] = frozenset()
    corrected: frozenset[str] = frozenset()

    def of(self, person_id: str) -> Part | None:
        """The weightiest part of that person; None for somebody who may approve it."""
        told = (
            (Part.TREATED, self.treated),
            (Part.TYPED, self.typed),
            (Part.COUNTERSIGNED, self.countersigned),
            (Part.CORRECTED, self.corrected),
        )
        return next((part for part, people in told if person_id in people), None)


def parts_in(session: TreatmentSession, addenda: Iterable[Addendum], countersignatures: Iterable[Countersignature]) -> PartsIn:
    """Everybody's part in the session; entries beside other sessions are not looked at."""
    signer = session.signature.person_id if session.signature is not None else None
    treated = {session.therapist_id, signer, *(site.inserted_by for site in session.sites)}
    corrected = {a.author_id for a in addenda if a.session_id == session.id and a.kind is AddendumKind.CORRECTION}
    return PartsIn(
        treated=frozenset(treated - {None}),  # type: ignore[arg-type]
        typed=frozenset({session.entered_by} - {None}),  # type: ignore[arg-type]
        countersigned=frozenset(c.person_id for c in countersignatures if c.session_id == session.id),
        corrected=frozenset(corrected),
    )


def thread_fault_of(chart: PatientChart, session: TreatmentSession) -> tuple[ReviewEntry, str] | None:
    """``thread_fault`` of a session of that chart."""
    thread = [entry for entry in chart.reviews if entry.session_id == session.id]
    return thread_fault(thread, session, chart.addenda, chart.countersignatures) if thread else None


def thread_fault(
    entries: Iterable[ReviewEntry],
    session: TreatmentSession,
    addenda: Iterable[Addendum],
    countersignatures: Iterable[Countersignature],
) -> tuple[ReviewEntry, str] | None:
    """The first entry that could not have come about, with what is wrong with it; None for a sound thread."""
    state = ReviewState.NOT_NEEDED
    parts = parts_in(session, addenda, countersignatures)
    for place, entry in enumerate(in_order(entries), 1):
        wrong = _wrong(entry, place, state, session, parts)
        if wrong:
            return entry, wrong
        state = STATE_AFTER[entry.kind]
    return None


def _wrong(entry: ReviewEntry, place: int, state: ReviewState, session: TreatmentSession, parts: PartsIn) -> str:
    if entry.number != place:
        return f"it is numbered {entry.number} and stands at place {place} of its thread"
    if state not in FROM[entry.kind]:
        return f"nothing before it makes way for this kind of entry ({entry.kind.value})"
    if entry.kind is ReviewKind.CALL and not entry.reasons:
        return "it calls for a review and gives no reason"
    if needs_words(entry.kind, state) and not entry.text.strip():
        return "it says nothing"
    if entry.kind is ReviewKind.ANSWER and entry.author_id != session.therapist_id:
        return "only the session's therapist answers"
    # Who corrected or countersigned it may have done so after their approval: that is no fault of the thread.
    if entry.kind is ReviewKind.APPROVAL and parts.of(entry.author_id) in (Part.TREATED, Part.TYPED):
        return "nobody approves their own session"
    return ""


def needs_words(kind: ReviewKind, state: ReviewState) -> bool:
    """Whether an entry of that kind says something in words: a question, an answer, and an approval while a question is
    still open (asked by telephone, the therapist has left)."""
    return kind in (ReviewKind.QUESTION, ReviewKind.ANSWER) or (kind is ReviewKind.APPROVAL and state is ReviewState.QUESTION)
