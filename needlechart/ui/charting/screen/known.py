"""What was answered before: the newest answer to a screening item from the profile and from earlier visits."""

from __future__ import annotations

from needlechart.domain.patients import ScreeningAnswer
from needlechart.domain.profile import newest_answers
from needlechart.domain.sessions import TreatmentSession
from needlechart.usecases.charting import OpenSession


def known_before(opened: OpenSession) -> dict[str, ScreeningAnswer]:
    """The answer each item had before this visit; an item that is not in it has never been asked."""
    earlier = [answer for session in reversed(opened.earlier) for answer in session.screening]
    return newest_answers((*opened.patient.screening, *earlier))


def answered_today(session: TreatmentSession) -> dict[str, ScreeningAnswer]:
    """Today's answers by item."""
    return {answer.item: answer for answer in session.screening}
