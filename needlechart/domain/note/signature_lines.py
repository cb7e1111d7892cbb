"""Who signed the note and when, and that it was late."""

from __future__ import annotations

from needlechart.domain.note.site_lines import Name
from needlechart.domain.note.value import NoteLine
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.words import date_words, moment_words


def signature_lines(session: TreatmentSession, name_of: Name) -> list[NoteLine]:
    """The lines under a signed note; a late signature tells when the visit was."""
    signature = session.signature
    if signature is None:
        return []
    told = [NoteLine(f"Signed {moment_words(signature.at)} by {name_of(signature.person_id)}.")]
    if signature.late:
        of = f"the visit ended {moment_words(session.ended)}" if session.ended else f"the visit was on {date_words(session.date)}"
        told.append(NoteLine(f"Signed late: {of}."))
    return told
