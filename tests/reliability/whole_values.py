"""Record values with something in every field, made from their declarations: a new field is in from its first day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from enum import StrEnum
from itertools import count
from typing import Any, TypeVar

from needlechart.domain.afterwards import Addendum, Countersignature, ReviewEntry, Voiding
from needlechart.domain.billing import BillingHandOff
from needlechart.domain.moments import Moment
from needlechart.domain.patients import Patient
from needlechart.domain.schedule import Appointment
from needlechart.domain.sessions import Signature, TreatmentSession
from needlechart.domain.shape import FieldShape, Nature, shape_of
from tests.clinics import ADA, NOW, TODAY

_Value = TypeVar("_Value")
Words = Callable[[FieldShape], str]
"""What stands in a field of words."""


class Maker:
    """Makes whole values; ``words`` says what stands in each field of words, ids count up from ``first``."""

    def __init__(self, words: Words, first: str = "w") -> None:
        self._words = words
        self._numbers = count(1)
        self._first = first

    def value(self, cls: type[_Value], **given: object) -> _Value:
        """One value with every field filled; ``given`` fields as they are given."""
        return cls(**{shape.name: given.get(shape.name, self._field(shape)) for shape in shape_of(cls)})

    def _field(self, shape: FieldShape, choice: type | None = None) -> Any:
        if shape.nature is Nature.CHILDREN:
            return tuple(self._children(shape.kind))
        if shape.nature is Nature.CHOICE:
            return self.value(choice or shape.choices[0])
        if shape.nature is Nature.EMBEDDED:
            return self.value(shape.kind)
        if shape.nature is Nature.WORDS:
            return tuple(shape.kind) if issubclass(shape.kind, StrEnum) else (self._text(shape).replace(" ", "-"),)
        return self._scalar(shape)

    def _children(self, cls: type) -> list[Any]:
        """One child of each kind that its choices tell apart, and two where there is nothing to choose."""
        choosing = next((shape for shape in shape_of(cls) if shape.nature is Nature.CHOICE), None)
        if choosing is None:
            return [self.value(cls), self.value(cls)]
        return [self.value(cls, **{choosing.name: self._field(choosing, choice)}) for choice in choosing.choices]

    def _scalar(self, shape: FieldShape) -> Any:
        if shape.name == "id":
            return f"{self._first}{next(self._numbers)}"
        if issubclass(shape.kind, StrEnum):
            return next(iter(shape.kind))
        if shape.kind is str:
            return self._text(shape)
        numbers = {int: int(shape.measure.high) if shape.measure else 7, float: shape.measure.high if shape.measure else 7.5}
        return {**numbers, bool: True, date: TODAY, Moment: NOW}[shape.kind]

    def _text(self, shape: FieldShape) -> str:
        return self._words(shape)[: shape.max_length]


def whole_patient(maker: Maker, **given: object) -> Patient:
    """A patient with everything."""
    return maker.value(Patient, **given)


def whole_draft(maker: Maker, patient: Patient) -> TreatmentSession:
    """An unsigned session with a row in every table below it."""
    return maker.value(TreatmentSession, patient_id=patient.id, therapist_id=ADA.id, signature=None)


def signed(session: TreatmentSession) -> TreatmentSession:
    """Signed by its author; the digest is put in where it is kept."""
    return replace(session, signature=Signature(ADA.id, NOW, ""))


def beside(maker: Maker, session: TreatmentSession) -> list[object]:
    """One of everything that stands beside a signed session, an appointment, and a hand-off to billing."""
    return [
        maker.value(Addendum, session_id=session.id, author_id=ADA.id),
        maker.value(Countersignature, session_id=session.id, person_id=ADA.id),
        maker.value(ReviewEntry, session_id=session.id, author_id=ADA.id),
        maker.value(Voiding, session_id=session.id, by=ADA.id),
        maker.value(Appointment, patient_id=session.patient_id),
        maker.value(BillingHandOff, by=ADA.id),
    ]
