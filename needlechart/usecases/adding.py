"""Adding beside a signed session: an addendum, a late entry, a correction; the original stays as it was signed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from needlechart.domain.afterwards import Addendum, AddendumKind
from needlechart.domain.correctable import correctable
from needlechart.domain.countersigning import role_under_supervision
from needlechart.domain.errors import NeedleChartError
from needlechart.domain.reactions import Reaction
from needlechart.domain.sessions import TreatmentSession
from needlechart.records import envelope
from needlechart.records.reading import Reading
from needlechart.records.work import Work
from needlechart.usecases.permissions import Deed, require
from needlechart.usecases.persons import person_of
from needlechart.usecases.reference import catalogue_of
from needlechart.usecases.review_calls import call_when_added

NEEDLING = ("sites", "count", "corrections", "discrepancies")
"""The needling part of a session: never written by a student or an assistant (New Jersey 45:9-37.34k, Florida s.486.117)."""


class EntryWaits(NeedleChartError):
    """Something of an entry beside a session is still to be said; nothing was added."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be added.  A correction names the ``field`` and its right value; the others carry ``text``, and
    the reactions that became known since."""

    kind: AddendumKind
    reason: str
    text: str = ""
    field: str = ""
    new_value: str = ""
    reactions: tuple[Reaction, ...] = ()


def entries(reading: Reading, person_id: str, session_id: str) -> tuple[Addendum, ...]:
    """What was added beside a session, oldest first."""
    require(person_of(reading, person_id), Deed.LOOK_AT_CHART)
    return reading.addenda(session_id)


def add_beside(work: Work, file: Path, session_id: str, entry: Entry, passphrase: str) -> Addendum:
    """Adds and signs an entry with the name and moment of the person at work.

    What a student or an assistant adds waits for a countersignature; what is added after an approval is reviewed as well.
    EntryWaits while something is missing or changes
    nothing, and for a correction of the needling part by one of them; NotAllowed for somebody who may not add,
    WrongPassphrase.
    Deriving the key takes a moment: call it off the window's thread.
    """
    require(work.person, Deed.ADD_TO_SIGNED)
    session = work.reading.session(session_id)
    if session.signature is None:
        raise EntryWaits("This session is not signed yet.", "Change the draft itself.")
    old = _old_value(work, session, entry)
    envelope.unwrap(envelope.read(file), work.person.id, passphrase)
    made = Addendum(
        id=work.new_id(),
        session_id=session_id,
        kind=entry.kind,
        author_id=work.person.id,
        at=work.now(),
        reason=entry.reason.strip(),
        text=entry.text.strip(),
        field=entry.field,
        old_value=old,
        new_value=entry.new_value.strip(),
        reactions=entry.reactions,
    )
    kept = work.save(None, made, deed=Deed.ADD_TO_SIGNED.value)
    call_when_added(work, kept)
    return kept


def _old_value(work: Work, session: TreatmentSession, entry: Entry) -> str:
    """What the chart says of the corrected figure, the newest correction of it included; nothing for other entries."""
    if not entry.reason.strip():
        raise EntryWaits("Say why this is added.", "A few words are enough.")
    if entry.kind is not AddendumKind.CORRECTION:
        if not entry.text.strip():
            raise EntryWaits("There is nothing to add yet.", "Write what should stand beside the session.")
        return ""
    patient = work.reading.patient(session.patient_id)
    told = {made.field: made.value for made in correctable(session, patient, catalogue_of(work.reading))}
    told |= {a.field: a.new_value for a in work.reading.addenda(session.id) if a.kind is AddendumKind.CORRECTION}
    if entry.field not in told:
        raise EntryWaits("Choose what is corrected.", "Every figure of the session is in the list.")
    if role_under_supervision(work.person) is not None and entry.field.split(".")[0] in NEEDLING:
        raise EntryWaits("The needling part is corrected by a therapist.", "Tell them, or write what you know as an addendum.")
    if not entry.new_value.strip():
        raise EntryWaits("Say what is right.", "The old value stays beside it.")
    if entry.new_value.strip() == told[entry.field]:
        raise EntryWaits("This is what the chart says already.", "Say what is right, or choose something else.")
    return told[entry.field]
