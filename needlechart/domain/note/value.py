"""The shape of a note: sections of lines, of which some are the therapist's own words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One line; ``own`` when somebody wrote it in their own words, otherwise it was made from the rows."""

    text: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class NoteSection:
    """One part of the note under its title."""

    title: str
    lines: tuple[NoteLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """The note of one session: Subjective, Objective, Assessment, Plan, and the Signature once there is one."""

    sections: tuple[NoteSection, ...] = ()

    @property
    def text(self) -> str:
        """The whole note as plain text; own words stand in quotation marks."""
        told = []
        for section in self.sections:
            told.append(section.title)
            told += [f'  "{line.text}"' if line.own else f"  {line.text}" for line in section.lines]
        return "\n".join(told)


def sentence(text: str) -> str:
    """A text that begins with a capital and ends with a full stop."""
    ended = text if text.endswith((".", "!", "?")) else f"{text}."
    return f"{ended[:1].upper()}{ended[1:]}"


def own_lines(text: str) -> list[NoteLine]:
    """The therapist's own words, a line each."""
    return [NoteLine(line.strip(), own=True) for line in text.splitlines() if line.strip()]
