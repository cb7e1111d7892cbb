"""What the patient tells: since the last visit, pain, screening, consent."""

from __future__ import annotations

from needlechart.domain.catalogue import Catalogue
from needlechart.domain.measures import Measurement, ScaleCode, When
from needlechart.domain.note.value import NoteLine, own_lines, sentence
from needlechart.domain.patients import Patient, ScreeningAnswer, YesNo
from needlechart.domain.sessions import AreaKind, TreatmentSession
from needlechart.domain.words import (
    count_words,
    date_words,
    measured_thing,
    since_last_words,
    since_site_words,
    value_words,
    words,
)


def subjective(session: TreatmentSession, patient: Patient, catalogue: Catalogue) -> list[NoteLine]:
    """The lines of S."""
    told = [f"Problem: {', '.join(names)}."] if (names := problem_names(session, patient)) else []
    if session.since_last is not None:
        told.append(f"Since the last visit: {since_last_words(session.since_last)}.")
    if session.since_sites:
        told.append(f"Where it was needled then: {'; '.join(since_site_words(one, catalogue) for one in session.since_sites)}.")
    told += [_pain(m, session, patient) for m in session.measurements if _is_pain_before(m)]
    drawn = sum((area.kind, area.when) == (AreaKind.PAIN, When.BEFORE) for area in session.pain_areas)
    if drawn:
        told.append(f"{count_words(drawn, 'pain area')} drawn on the body.")
    told += _screening(session, catalogue)
    told += _consent(session, patient)
    return [NoteLine(text) for text in told] + own_lines(session.subjective)


def problem_names(session: TreatmentSession, patient: Patient) -> list[str]:
    """The names of the problems this visit is about."""
    return [problem.name for problem in patient.problems if problem.id in session.problem_ids]


def about_problem(problem_id: str | None, session: TreatmentSession, patient: Patient) -> str:
    """ "Neck pain: " in front of a figure, when the visit is about more than one problem."""
    problem = patient.problem(problem_id) if problem_id else None
    return f"{problem.name}: " if problem is not None and len(session.problem_ids) > 1 else ""


def _is_pain_before(measurement: Measurement) -> bool:
    return measurement.when is When.BEFORE and measurement.scale in (ScaleCode.NPRS, ScaleCode.VAS)


def _pain(measurement: Measurement, session: TreatmentSession, patient: Patient) -> str:
    about = about_problem(measurement.problem_id, session, patient)
    return f"{about}{measured_thing(measurement)} before treatment: {value_words(measurement.scale, measurement.value)}."


def _screening(session: TreatmentSession, catalogue: Catalogue) -> list[str]:
    if not session.screening:
        return []
    answers = [_yes(a, catalogue) for a in session.screening if a.answer is YesNo.YES and _is_told(a, catalogue)]
    told = f"Screening confirmed today ({count_words(len(session.screening), 'question')})"
    return [f"{told}: {'; '.join(answers)}." if answers else f"{told}, nothing to heed."]


def _is_told(answer: ScreeningAnswer, catalogue: Catalogue) -> bool:
    item = catalogue.screening.get(answer.item)
    return answer.decision is not None or bool(answer.detail) or item is None or not item.every_visit


def _yes(answer: ScreeningAnswer, catalogue: Catalogue) -> str:
    item = catalogue.screening.get(answer.item)
    name = answer.item.replace("-", " ") if item is None else item.prompt.split("?")[0]
    told = [f"{name} (yes{', ' + answer.detail if answer.detail else ''})"]
    if answer.decision is not None:
        told.append(words(answer.decision))
    if answer.regions:
        told.append(", ".join(region.replace("_", " ").replace(".", " ") for region in answer.regions))
    if answer.reason:
        told.append(answer.reason)
    return ", ".join(told)


def _consent(session: TreatmentSession, patient: Patient) -> list[str]:
    if session.verbal_consent is None:
        return []
    if not session.verbal_consent:
        return ["The patient did not agree to needling today."]
    signed = patient.consent_on(session.date)
    written = f"; signed consent of {date_words(signed.signed)}" if signed is not None else "; no signed consent in force"
    explained = " The treatment was explained." if session.explanation_given else ""
    return [sentence(f"agreed to needling today{written}") + explained]
