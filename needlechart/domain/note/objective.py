"""What was found, done and counted."""

from __future__ import annotations

from collections.abc import Sequence

from needlechart.domain.body import Side
from needlechart.domain.catalogue import Catalogue
from needlechart.domain.ledger import Ledger, counted_out, ledger_of, needled_sites
from needlechart.domain.measures import Measurement, When
from needlechart.domain.needling import CountCorrection, Discrepancy
from needlechart.domain.note.site_lines import Name, site_lines
from needlechart.domain.note.subjective import about_problem
from needlechart.domain.note.value import NoteLine, own_lines, sentence
from needlechart.domain.patients import Patient
from needlechart.domain.reactions import ReactionAnswer
from needlechart.domain.sessions import Acknowledgement, AreaKind, CleanTechnique, NotObtained, TreatmentSession
from needlechart.domain.words import (
    change_words,
    count_words,
    finding_words,
    least_twitches,
    measured_thing,
    moment_words,
    reaction_words,
    value_words,
    words,
)


def objective(session: TreatmentSession, patient: Patient, catalogue: Catalogue, name_of: Name) -> list[NoteLine]:
    """The lines of O."""
    lines = [NoteLine(text) for text in _setting(session, name_of)]
    for finding in sorted(session.findings, key=lambda f: f.order):
        lines += [NoteLine(f"Found, not needled: {finding_words(finding, catalogue)}."), *own_lines(finding.note)]
    for site in sorted(needled_sites(session), key=lambda s: s.order):
        lines += site_lines(site, session.therapist_id, catalogue, name_of)
    told = [*_counts(session, ledger_of(session, catalogue)), *_measures(session, patient, catalogue)]
    told += _drawn(session)
    told += _reactions(session, catalogue)
    told += _against_rules(session, catalogue)
    return lines + [NoteLine(text) for text in told] + own_lines(session.objective)


def _setting(session: TreatmentSession, name_of: Name) -> list[str]:
    typed = f", entered by {name_of(session.entered_by)}" if session.entered_by not in (None, session.therapist_id) else ""
    told = [f"{sentence(words(session.kind))[:-1]} by {name_of(session.therapist_id)}{typed}."]
    if session.ended_early:
        told.append("Ended early.")
    where = [words(session.position)] if session.position is not None else []
    if where or session.setting:
        told.append("Position: " + ", ".join([*where, *([session.setting] if session.setting else [])]) + ".")
    if session.deviation_from_plan:
        told.append(sentence(f"Other than planned: {session.deviation_from_plan}"))
    return told + _clean(session.clean)


def _clean(clean: CleanTechnique) -> list[str]:
    said = {
        "hand hygiene": clean.hand_hygiene,
        "skin preparation": clean.skin_prep,
        "gloves": clean.gloves,
        "single-use needles": clean.single_use,
    }
    done = [name for name, answer in said.items() if answer]
    missed = [name for name, answer in said.items() if answer is False]
    told = [f"Clean technique: {', '.join(done)}."] if done else []
    return told + ([f"Not done: {', '.join(missed)}."] if missed else [])


def _counts(session: TreatmentSession, ledger: Ledger) -> list[str]:
    told = []
    if ledger.sites_needled:
        passed = f"{count_words(ledger.insertions, 'insertion')} at {count_words(ledger.sites_needled, 'site')}"
        told.append(", ".join(text for text in (passed, _twitches(ledger), _muscles(ledger)) if text) + ".")
    if counted_out(session) and (figures := _needle_figures(ledger)):
        told.append(f"Needles: {figures}.")
    told += [_correction(c) for c in session.corrections]
    return told + [_discrepancy(d) for d in session.discrepancies]


def _needle_figures(ledger: Ledger) -> str:
    """In, and what was counted; empty when there was no needle.  To be told only once the needles out are counted."""
    counted = {
        "opened": ledger.opened,
        "out as counted": ledger.out,
        "in the sharps box": ledger.sharps,
        "unused": ledger.unused or None,
    }
    figures = [f"{value} {name}" for name, value in counted.items() if value is not None]
    return ", ".join([f"{ledger.needles_in} in", *figures]) if ledger.needles_in or figures else ""


def _twitches(ledger: Ledger) -> str:
    if not ledger.sites_with_ltr:
        return ""
    is_minimum = ledger.ltr_total_is_minimum
    twitched = count_words(least_twitches(ledger.ltr_total, is_minimum), "twitch", "twitches", at_least=is_minimum)
    return f"{twitched} at {count_words(ledger.sites_with_ltr, 'site')}"


def _muscles(ledger: Ledger) -> str:
    plain = count_words(ledger.muscles_distinct, "muscle")
    if ledger.muscles_distinct == ledger.muscles_with_side:
        return plain
    return f"{plain} ({ledger.muscles_with_side} with their sides)"


def _correction(correction: CountCorrection) -> str:
    changed = f"count changed from {correction.old} to {correction.new} on {moment_words(correction.at)}"
    return f"Needles {words(correction.figure)}: {changed} ({correction.reason})."


def _discrepancy(told: Discrepancy) -> str:
    parts = [f"Needles {words(told.figure)} on {moment_words(told.noticed_at)}: {told.counted} counted, {told.expected} expected"]
    if told.last_seen:
        parts.append(f"last seen: {told.last_seen}")
    if told.searched:
        parts.append("searched: " + ", ".join(words(place) for place in told.searched))
    if told.patient_checked:
        parts.append("patient checked")
    if told.told:
        parts.append(f"told: {told.told}")
    if told.resolution is not None:
        ended = f" on {moment_words(told.resolved_at)}" if told.resolved_at is not None else ""
        parts.append(words(told.resolution) + ended)
    else:
        parts.append("still open")
    if told.near_miss:
        parts.append("near miss")
    return "; ".join(parts) + "." + (f" {sentence(told.explanation)}" if told.explanation else "")


def _measures(session: TreatmentSession, patient: Patient, catalogue: Catalogue) -> list[str]:
    """Before and after of the same thing in one line with the change; a lone value alone."""
    pairs: dict[tuple[object, ...], dict[When, Measurement]] = {}
    for measurement in session.measurements:
        pairs.setdefault(_thing(measurement), {})[measurement.when] = measurement
    return [_measured(tuple(pair.values()), pair, session, patient, catalogue) for pair in pairs.values()]


def _drawn(session: TreatmentSession) -> list[str]:
    """What was drawn on the body besides the pain before the treatment."""
    referred = sum(area.kind is AreaKind.REFERRED for area in session.pain_areas)
    after = sum((area.kind, area.when) == (AreaKind.PAIN, When.AFTER) for area in session.pain_areas)
    told = [f"{count_words(referred, 'area')} of referred sensation drawn on the body."] if referred else []
    return told + ([f"{count_words(after, 'pain area')} drawn on the body after treatment."] if after else [])


def _thing(m: Measurement) -> tuple[str | Side | bool | None, ...]:
    return (m.scale, m.problem_id, m.window, m.activity, m.joint, m.motion, m.side, m.active, m.structure)


def _measured(
    taken: Sequence[Measurement],
    pair: dict[When, Measurement],
    session: TreatmentSession,
    patient: Patient,
    catalogue: Catalogue,
) -> str:
    one = taken[0]
    thing = about_problem(one.problem_id, session, patient) + measured_thing(one, catalogue)
    before, after = pair.get(When.BEFORE), pair.get(When.AFTER)
    if before is not None and after is not None:
        return f"{thing}: {change_words(one.scale, before.value, after.value)}{_end_pain(after)}."
    return f"{thing}, {words(one.when)}: {value_words(one.scale, one.value)}{_end_pain(one)}."


def _end_pain(measurement: Measurement) -> str:
    return f", pain at the end {measurement.pain_at_end}/10" if measurement.pain_at_end is not None else ""


def _reactions(session: TreatmentSession, catalogue: Catalogue) -> list[str]:
    told = [sentence(words(session.tolerance))] if session.tolerance is not None else []
    if session.reaction_answer is ReactionAnswer.NONE:
        told.append("No reaction.")
    return told + [f"Reaction: {reaction_words(r, catalogue)}" for r in session.reactions]


def _why(seen: Acknowledgement) -> str:
    picked = words(seen.because) if seen.because is not None else ""
    said = "; ".join(part for part in (picked, seen.reason) if part)
    return f" Reason: {sentence(said)}" if said else ""


def _against_rules(session: TreatmentSession, catalogue: Catalogue) -> list[str]:
    told = [f"Caution seen: {a.sentence}{_why(a)}" for a in session.acknowledgements]
    for explanation in session.explanations:
        own = f": {explanation.words}" if explanation.words else ""
        told.append(sentence(f"Explained ({explanation.rule}): {words(explanation.reason)}{own}"))
    for missing in session.not_obtained:
        note = f", {missing.note}" if missing.note else ""
        told.append(f"Not obtained: {_missing_words(missing, session, catalogue)} ({words(missing.reason)}{note}).")
    return told


def _missing_words(missing: NotObtained, session: TreatmentSession, catalogue: Catalogue) -> str:
    """What has no value: "pain after the treatment", "R neck rotation after the treatment", "tolerance"."""
    subject = missing.subject_id
    if missing.field != "measurements" or not subject:
        return missing.field.replace("_", " ")
    if subject in (When.BEFORE, When.AFTER):
        return f"pain {subject} the treatment"
    measured = next((m for m in session.measurements if m.id == subject), None)
    if measured is not None:
        return f"{measured_thing(measured, catalogue)} after the treatment"
    return f"{subject.replace('_', ' ')} before the treatment"
