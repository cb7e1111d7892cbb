"""Reactions, follow-ups and the report since the last visit in words."""

from __future__ import annotations

from needlechart.domain.catalogue import Catalogue
from needlechart.domain.reactions import FollowUp, Observation, Reaction, ReportedBy, SinceAtSite, SinceLastVisit
from needlechart.domain.words.amounts import count_words, date_words, duration_words, moment_words
from needlechart.domain.words.choices import words


def reaction_words(reaction: Reaction, catalogue: Catalogue) -> str:
    """One reaction as it reads in the note: kind, severity, when, what was seen, what was done, how it ended."""
    told = [_head(reaction, catalogue)]
    if reaction.description:
        told.append(reaction.description.rstrip("."))
    if reaction.observations:
        rounds = sorted(reaction.observations, key=lambda o: o.minutes_after_onset)
        told.append("Observations: " + "; ".join(_observation(o) for o in rounds))
    if reaction.action_taken:
        told.append("Done: " + reaction.action_taken.rstrip("."))
    told += _who_knows(reaction)
    told.append(_ending(reaction))
    return ". ".join(text for text in told if text) + "."


def follow_up_words(follow_up: FollowUp) -> str:
    """A follow-up: "follow-up due 22 Nov 2026", or what was found when it was done."""
    if follow_up.done is None:
        return f"follow-up due {date_words(follow_up.due)}"
    soreness = f", soreness {follow_up.soreness}/10" if follow_up.soreness is not None else ""
    text = f": {follow_up.text}" if follow_up.text else ""
    return f"followed up on {date_words(follow_up.done)}{soreness}{text}"


def since_last_words(since: SinceLastVisit) -> str:
    """What happened after the last visit: "soreness 5/10 for 36 h; bruise 40 mm (reported by the patient)"."""
    told = []
    if since.soreness is not None:
        lasting = f" for {count_words(since.soreness_h, 'h', 'h')}" if since.soreness_h is not None else ""
        told.append(f"soreness {since.soreness}/10{lasting}" if since.soreness else "no soreness")
    if since.bruise is not None:
        size = f" {since.bruise_mm} mm" if since.bruise_mm is not None else ""
        told.append(f"bruise{size}" if since.bruise else "no bruise")
    if since.other_reaction is not None:
        told.append("another reaction" if since.other_reaction else "no other reaction")
    by = "the patient" if since.reported_by is ReportedBy.PATIENT else "the therapist"
    said = f'"{since.words}"' if since.words else ""
    return f"{'; '.join(told + ([said] if said else [])) or 'nothing to report'} (reported by {by})"


def since_site_words(told: SinceAtSite, catalogue: Catalogue) -> str:
    """What was told of one place: "Soleus, right: soreness 3/10, bruise 20 mm"."""
    name = catalogue.muscle_name(told.muscle or "") or "a needled place"
    said = []
    if told.soreness is not None:
        said.append(f"soreness {told.soreness}/10" if told.soreness else "no soreness")
    if told.bruise_mm is not None:
        said.append(f"bruise {told.bruise_mm} mm" if told.bruise_mm else "no bruise")
    if told.words:
        said.append(told.words)
    side = f", {words(told.side)}" if told.side is not None else ""
    return f"{name}{side}: {', '.join(said) or 'pointed out'}"


def _head(reaction: Reaction, catalogue: Catalogue) -> str:
    event = catalogue.event_types.get(reaction.kind)
    name = event.words if event else reaction.kind.replace("-", " ").replace("_", " ")
    told = [f"{name[:1].upper()}{name[1:]} ({words(reaction.severity)})"]
    if reaction.region:
        told.append(reaction.region)
    if reaction.size_mm is not None:
        told.append(f"{reaction.size_mm} mm")
    if reaction.soreness is not None:
        told.append(f"soreness {reaction.soreness}/10")
    if reaction.minutes_after_first_insertion is not None:
        told.append(f"{duration_words(reaction.minutes_after_first_insertion * 60)} after the first insertion")
    elif reaction.onset is not None:
        told.append(f"from {moment_words(reaction.onset)}")
    if reaction.loss_of_consciousness_s:
        told.append(f"unconscious for {duration_words(reaction.loss_of_consciousness_s)}")
    if reaction.reported_by is ReportedBy.PATIENT:
        told.append("reported by the patient")
    return ", ".join(told)


def _observation(observation: Observation) -> str:
    told = [f"{observation.minutes_after_onset} min"]
    if observation.systolic_mmhg is not None and observation.diastolic_mmhg is not None:
        told.append(f"{observation.systolic_mmhg}/{observation.diastolic_mmhg} mmHg")
    if observation.pulse_per_min is not None:
        told.append(f"pulse {observation.pulse_per_min}")
    if observation.note:
        told.append(observation.note)
    return " ".join(told)


def _who_knows(reaction: Reaction) -> list[str]:
    told = [
        text
        for said, text in (
            (reaction.manager_notified, "Manager told"),
            (reaction.physician_referred, "Referred to a physician"),
            (reaction.left_accompanied, "Left accompanied"),
        )
        if said
    ]
    return told + [text[:1].upper() + text[1:] for text in map(follow_up_words, reaction.follow_ups)]


def _ending(reaction: Reaction) -> str:
    if reaction.outcome is None:
        return "Open"
    ended = f" on {date_words(reaction.resolved_on)}" if reaction.resolved_on is not None else ""
    text = words(reaction.outcome)
    return f"{text[:1].upper()}{text[1:]}{ended}"
