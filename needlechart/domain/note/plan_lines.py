"""What else was done, what was advised, and what comes next."""

from __future__ import annotations

from needlechart.domain.catalogue import Catalogue
from needlechart.domain.note.value import NoteLine, own_lines, sentence
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.words import date_words, moment_words, treatment_words


def plan(session: TreatmentSession, catalogue: Catalogue) -> list[NoteLine]:
    """The lines of P."""
    lines = []
    for treatment in sorted(session.treatments, key=lambda t: t.order):
        lines += [NoteLine(sentence(treatment_words(treatment, catalogue))), *own_lines(treatment.note)]
    told = [f"Advice: {_advice(session, catalogue)}."] if session.advice else []
    if session.advice and session.advice_understood is not None:
        told.append("The advice was understood." if session.advice_understood else "The advice was not understood.")
    if session.soreness_expected:
        told.append("Soreness for a day or two was announced.")
    if session.follow_up_call is not None:
        told.append(f"Call on {moment_words(session.follow_up_call)}.")
    if session.next_visit is not None:
        told.append(f"Next visit on {date_words(session.next_visit)}.")
    return lines + [NoteLine(text) for text in told] + own_lines(session.plan)


def _advice(session: TreatmentSession, catalogue: Catalogue) -> str:
    items = catalogue.advice
    return "; ".join(items[key].words.rstrip(".") if key in items else key.replace("-", " ") for key in session.advice)
