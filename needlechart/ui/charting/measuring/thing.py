"""What is measured, apart from when and how much: the same thing is found again after the treatment and at the last visit."""

from __future__ import annotations

from dataclasses import dataclass, replace

from needlechart.domain.body import Side
from needlechart.domain.measures import Measurement, PainWindow, ScaleCode, When
from needlechart.domain.sessions import TreatmentSession
from needlechart.ui.charting.measuring.not_obtained import obtained
from needlechart.usecases.charting import OpenSession

SCORES_MISSING = "scores"
MISSING = {ScaleCode.ROM: "range_of_motion", ScaleCode.PPT: "pressure_threshold"}
"""What is said to be not obtained before the treatment, by name."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that can be measured.  The fields are those of ``Measurement`` that tell it from others."""

    scale: ScaleCode
    problem_id: str | None = None
    window: PainWindow = PainWindow.CURRENT
    activity: str = ""
    joint: str = ""
    motion: str = ""
    side: Side | None = None
    active: bool | None = None
    structure: str = ""

    def measured(self, measurement_id: str, when: When, value: float) -> Measurement:
        """A measurement of it."""
        return Measurement(
            measurement_id,
            self.scale,
            when,
            value,
            self.problem_id,
            self.window,
            self.activity,
            self.joint,
            self.motion,
            self.side,
            self.active,
            structure=self.structure,
        )

    @property
    def field(self) -> str:
        """A name for one control of it."""
        parts = (self.scale.value, self.problem_id, self.window.value, self.activity, self.joint, self.motion, self.structure)
        side = self.side.value if self.side else ""
        return ".".join(["measurements", *(p for p in parts if p), side]).rstrip(".")


def thing_of(measurement: Measurement) -> Thing:
    """What was measured."""
    m = measurement
    return Thing(m.scale, m.problem_id, m.window, m.activity, m.joint, m.motion, m.side, m.active, m.structure)


def found(session: TreatmentSession, thing: Thing, when: When) -> Measurement | None:
    """The measurement of that thing in that visit, or None."""
    return next((m for m in session.measurements if m.when is when and thing_of(m) == thing), None)


def with_value(session: TreatmentSession, thing: Thing, when: When, value: float | None, new_id: str) -> TreatmentSession:
    """The session with that value; without one the measurement is taken away."""
    held = found(session, thing, when)
    if value is None:
        return session.without_measurement(held.id) if held else session
    for subject in subjects_of(session, thing, when):
        session = obtained(session, "measurements", subject)
    return session.with_measurement(replace(held, value=value) if held else thing.measured(new_id, when, value))


def subjects_of(session: TreatmentSession, thing: Thing, when: When) -> tuple[str, ...]:
    """By which names that value can be said to be not obtained: pain by when, what is measured again by the measurement of
    before, the rest by what kind of thing it is."""
    if thing.scale is ScaleCode.NPRS:
        return ("", when.value)
    before = found(session, thing, When.BEFORE)
    if when is When.AFTER:
        return (before.id,) if before is not None else ()
    return (MISSING.get(thing.scale, SCORES_MISSING),)


def last_value(opened: OpenSession, thing: Thing) -> float | None:
    """How it stood at the end of the last visit at which it was measured; None when it never was."""
    for session in opened.earlier:
        held = found(session, thing, When.AFTER) or found(session, thing, When.BEFORE)
        if held is not None:
            return held.value
    return None


def things_in(session: TreatmentSession, when: When) -> tuple[Thing, ...]:
    """Everything measured then, pain 0-10 apart, in the order it was measured."""
    return tuple(dict.fromkeys(thing_of(m) for m in session.measurements if m.when is when and m.scale is not ScaleCode.NPRS))
