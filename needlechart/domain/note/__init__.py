"""The note of a session, made from its rows: what a therapist would write, with their own words marked."""

from __future__ import annotations

from collections.abc import Iterable

from needlechart.domain.catalogue import Catalogue
from needlechart.domain.note.objective import objective
from needlechart.domain.note.plan_lines import plan
from needlechart.domain.note.signature_lines import signature_lines
from needlechart.domain.note.subjective import subjective
from needlechart.domain.note.value import Note, NoteLine, NoteSection, own_lines
from needlechart.domain.patients import Patient
from needlechart.domain.people import Person
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.words import words

__all__ = ["Note", "NoteLine", "NoteSection", "note_of"]


def note_of(session: TreatmentSession, patient: Patient, catalogue: Catalogue, people: Iterable[Person]) -> Note:
    """The note in four sections, and under a signed one the signature; the same rows always give the same note.

    A missed appointment says only that.
    """
    names = {person.id: f"{person.name}, {person.credential}" if person.credential else person.name for person in people}

    def name_of(person_id: str | None) -> str:
        return names.get(person_id or "", "somebody not in this clinic")

    signed = signature_lines(session, name_of)
    end = (NoteSection("Signature", tuple(signed)),) if signed else ()
    if session.attendance.value != "arrived":
        missed = NoteLine(f"{words(session.attendance)[:1].upper()}{words(session.attendance)[1:]}.")
        return Note((NoteSection("Subjective", (missed, *own_lines(session.subjective))), *_own_only(session), *end))
    return Note(
        (
            NoteSection("Subjective", tuple(subjective(session, patient, catalogue))),
            NoteSection("Objective", tuple(objective(session, patient, catalogue, name_of))),
            NoteSection("Assessment", tuple(own_lines(session.assessment))),
            NoteSection("Plan", tuple(plan(session, catalogue))),
            *end,
        )
    )


def _own_only(session: TreatmentSession) -> tuple[NoteSection, ...]:
    written = {"Objective": session.objective, "Assessment": session.assessment, "Plan": session.plan}
    return tuple(NoteSection(title, tuple(own_lines(text))) for title, text in written.items())
