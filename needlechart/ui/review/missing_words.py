"""What a record lacks, in words."""

from __future__ import annotations

from needlechart.domain.review import MissingField

MISSING_WORDS: dict[MissingField, str] = {
    MissingField.COUNT: "needles not counted",
    MissingField.REACTIONS: "reactions not asked",
    MissingField.ASSESSMENT: "assessment",
    MissingField.TOLERANCE: "how it was tolerated",
    MissingField.POSITION: "position of the patient",
    MissingField.CLEAN: "clean technique",
    MissingField.NEEDLE: "needle",
    MissingField.LOT: "lot",
    MissingField.DEPTH: "depth",
    MissingField.MUSCLE: "muscle",
    MissingField.PAIN_BEFORE: "pain before",
    MissingField.PAIN_AFTER: "pain after",
}


def missing_words(fields: tuple[MissingField, ...]) -> str:
    """ "Lot, depth"; nothing when nothing is missing."""
    said = ", ".join(MISSING_WORDS[field] for field in fields)
    return said[:1].upper() + said[1:]
