"""What stands in a cell of the table of sessions: a few words, their colour and weight, and a glyph where it says more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from needlechart.domain.body import Side
from needlechart.domain.catalogue import Catalogue
from needlechart.domain.moments import Moment
from needlechart.domain.reactions import Severity
from needlechart.domain.review import CountStanding, LineStatus, SessionLine
from needlechart.domain.review.line import PATIENT_SEVERITIES, ProblemShown
from needlechart.domain.words import words
from needlechart.drawing.timeline.lane import figure
from needlechart.ui.people.choices import region_words

_LETTERS = {Side.LEFT: " L", Side.RIGHT: " R"}
_ARROW = " \N{RIGHTWARDS ARROW} "
_HOURS_SHOWN = 48
"""Longer than this a wait is told in days."""


@dataclass(frozen=True, slots=True)
class Cell:
    """``ink`` is a colour of the theme, ``weight`` that of the letters, ``glyph`` an icon before the words."""

    words: str
    ink: str = "text2"
    weight: int = 400
    glyph: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """What the cells need besides the lines: people and reference data in words, the clinic's day and moment."""

    people: dict[str, str]
    catalogue: Catalogue
    today: date
    now: Moment

    def person(self, person_id: str | None) -> str:
        """The person's name, or nothing."""
        return self.people.get(person_id or "", "")

    def needle(self, kind: str) -> str:
        """A needle type in words; one that is not the clinic's reads as its size."""
        known = self.catalogue.needles.get(kind)
        return known.words if known is not None else kind.replace("x", " × ")

    def muscle(self, muscle: str, side: Side) -> str:
        """A muscle with the letter of its side."""
        return f"{self.catalogue.muscle_name(muscle)}{_LETTERS.get(side, '')}"

    def problem(self, problem: ProblemShown) -> str:
        """The region of a problem with the letter of its side, or its name where no region is said."""
        name = region_words(problem.region) if problem.region else problem.name
        return f"{name}{_LETTERS.get(problem.side, '') if problem.side is not None else ''}"


def pain_cell(line: SessionLine, _names: Names) -> Cell:
    """ "6 → 3"; a figure that was not asked is a dash."""
    pain = line.pain
    if pain.before is None and pain.after is None:
        return Cell("")
    both = (figure(value) if value is not None else "\N{EN DASH}" for value in (pain.before, pain.after))
    return Cell(_ARROW.join(both), "text1")


def reaction_cell(line: SessionLine, names: Names) -> Cell:
    """The worst reaction by name, "none" when that was said, nothing while nobody has said."""
    if not line.reactions:
        return Cell("none") if line.reactions_asked else Cell("")
    worst = max(line.reactions, key=lambda r: PATIENT_SEVERITIES.index(r.severity) if r.severity in PATIENT_SEVERITIES else -1)
    known = names.catalogue.event_types.get(worst.kind)
    name = known.words if known is not None else worst.kind.replace("-", " ").replace("_", " ")
    more = f" +{len(line.reactions) - 1}" if len(line.reactions) > 1 else ""
    grave = worst.severity in (Severity.SIGNIFICANT, Severity.SERIOUS)
    return Cell(f"{name.lower()}{more}", "danger" if grave else "caution", 600, "alert")


def count_cell(line: SessionLine, _names: Names) -> Cell:
    """ "4 = 4" when in and out agree, "6, was 5" after a correction, "4 in, 3 out" while nobody said how it ended."""
    count, needles = line.count, line.needling.needles
    if line.needling.in_body and line.status is LineStatus.DRAFT:
        return Cell(f"{line.needling.in_body} in", "text1", 600, "needle")
    if count.standing is CountStanding.AGREES:
        return Cell(f"{needles} = {count.out}")
    if count.standing is CountStanding.OPEN:
        return Cell("not counted", "text2" if line.status is LineStatus.DRAFT else "caution")
    if count.standing is CountStanding.NOT_OBTAINED:
        return Cell("not obtained", "caution", 600, "alert")
    if count.standing is CountStanding.ENDED:
        was = (
            f"{count.out}, was {count.was}"
            if count.was is not None and count.was != count.out
            else f"{needles} in, {count.out} out"
        )
        return Cell(was, "caution", 600, "alert")
    if count.standing is CountStanding.MISMATCH:
        out = "\N{EN DASH}" if count.out is None else count.out
        same = count.out == needles
        return Cell("packs do not fit" if same else f"{needles} in, {out} out", "danger", 600, "alert")
    return Cell("")


def status_cell(line: SessionLine, names: Names) -> Cell:
    """Where the session stands; a draft left from an earlier day says how long it has waited."""
    if line.status is not LineStatus.DRAFT:
        return _STATUS[line.status]
    if line.waits_since is None or line.date >= names.today:
        return Cell("Draft")
    hours = max(0, int(names.now.seconds_since(line.waits_since) // 3600))
    waited = f"{hours} h" if hours < _HOURS_SHOWN else f"{hours // 24} days"
    return Cell(f"Unsigned {waited}", "caution", 600, "clock")


_STATUS = {
    LineStatus.SIGNED: Cell("Signed"),
    LineStatus.TO_REVIEW: Cell("To review", "accent", 600),
    LineStatus.QUESTION: Cell("Question", "caution", 600, "question"),
    LineStatus.ANSWERED: Cell("Answered", "text1", 500, "question"),
    LineStatus.APPROVED: Cell("Approved", "text2", 400, "check"),
    LineStatus.VOID: Cell("Taken out", "text3"),
}


def muscles_cell(line: SessionLine, names: Names) -> Cell:
    """The muscles needled, each with its side."""
    return Cell(", ".join(names.muscle(muscle, side) for muscle, side in line.needling.muscles))


def treated_cell(line: SessionLine, _names: Names) -> Cell:
    """What was done besides needling."""
    return Cell(", ".join(words(kind) for kind in line.treatments).capitalize())
