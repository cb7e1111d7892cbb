"""What was added beside a signed session, in words: addenda, corrections, countersignatures, each with its name and date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from needlechart.domain.afterwards import Addendum, AddendumKind
from needlechart.domain.catalogue import Catalogue
from needlechart.domain.correctable import correctable
from needlechart.domain.countersigning import to_countersign
from needlechart.domain.patients import Patient
from needlechart.domain.people import Person
from needlechart.domain.words import moment_words, reaction_words, words
from needlechart.usecases.patients import VisitRead


class Known(Protocol):
    """Whose visit it is, and what is needed to tell it in words."""

    @property
    def patient(self) -> Patient: ...

    @property
    def catalogue(self) -> Catalogue: ...

    @property
    def people(self) -> tuple[Person, ...]: ...


@dataclass(frozen=True, slots=True)
class Beside:
    """One entry: a sentence, who and when and why, and how loud it is."""

    text: str
    detail: str
    tone: Literal["info", "caution", "ok"] = "info"


def added_to(read: VisitRead, known: Known) -> Iterator[Beside]:
    """What was added, oldest first, then what was countersigned and what still waits for it."""
    names = {person.id: person.name for person in known.people}
    corrects = any(addendum.kind is AddendumKind.CORRECTION for addendum in read.addenda)
    named = (
        {c.field: f"{c.part}, {c.what}" for c in correctable(read.session, known.patient, known.catalogue)} if corrects else {}
    )
    for addendum in read.addenda:
        detail = ", ".join(part for part in (names.get(addendum.author_id, ""), moment_words(addendum.at)) if part)
        yield Beside(_text(addendum, named, known), ": ".join(part for part in (detail, addendum.reason) if part))
    for entry in to_countersign(read.session, read.addenda, read.countersignatures, known.people):
        if entry.made is None:
            yield Beside("Not countersigned yet.", entry.what, "caution")
        else:
            who = names.get(entry.made.person_id, "")
            yield Beside("Countersigned.", f"{who}, {moment_words(entry.made.at)}: {entry.what}", "ok")


def _text(addendum: Addendum, named: dict[str, str], known: Known) -> str:
    kind = words(addendum.kind).capitalize()
    change = f"{addendum.old_value} \N{RIGHTWARDS ARROW} {addendum.new_value}" if addendum.new_value else ""
    head = ", ".join(part for part in (kind, named.get(addendum.field, "")) if part)
    said = ": ".join(part for part in (head, addendum.text or change) if part)
    return " ".join((said, *(reaction_words(reaction, known.catalogue) for reaction in addendum.reactions)))
