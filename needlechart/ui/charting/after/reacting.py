"""Changes to the reactions of a session, as edits of its value."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from needlechart.domain.moments import Moment
from needlechart.domain.reactions import FollowUp, Observation, Reaction
from needlechart.domain.sessions import TreatmentSession

Edit = Callable[[TreatmentSession], TreatmentSession]
OBSERVE_EVERY_MIN = 5
"""After a faint, observations every five minutes until stable; general knowledge, not clinically reviewed."""


def with_reaction_fields(reaction_id: str, **said: Any) -> Edit:
    """Changes fields of one reaction."""
    return lambda session: session.with_reaction(replace(reaction_of(session, reaction_id), **said))


def observed(reaction_id: str, new_id: str, now: Moment) -> Edit:
    """Adds a round of observations at its time: now after the onset where that is known, else the next of the rounds."""

    def edit(session: TreatmentSession) -> TreatmentSession:
        reaction = reaction_of(session, reaction_id)
        minutes = _due(reaction)
        if reaction.onset is not None:
            minutes = min(1440, max(0, int(now.seconds_since(reaction.onset) // 60)))
        return session.with_reaction(replace(reaction, observations=(*reaction.observations, Observation(new_id, minutes))))

    return edit


def with_observation(reaction_id: str, observation_id: str, **said: Any) -> Edit:
    """Changes fields of one observation."""

    def edit(session: TreatmentSession) -> TreatmentSession:
        reaction = reaction_of(session, reaction_id)
        rounds = tuple(replace(o, **said) if o.id == observation_id else o for o in reaction.observations)
        return session.with_reaction(replace(reaction, observations=rounds))

    return edit


def without_observation(reaction_id: str, observation_id: str) -> Edit:
    """Takes one observation away."""

    def edit(session: TreatmentSession) -> TreatmentSession:
        reaction = reaction_of(session, reaction_id)
        return session.with_reaction(
            replace(reaction, observations=tuple(o for o in reaction.observations if o.id != observation_id))
        )

    return edit


def follow_up_planned(reaction_id: str, new_id: str, due: datetime.date) -> Edit:
    """Plans a follow-up of a reaction."""

    def edit(session: TreatmentSession) -> TreatmentSession:
        reaction = reaction_of(session, reaction_id)
        return session.with_reaction(replace(reaction, follow_ups=(*reaction.follow_ups, FollowUp(new_id, due))))

    return edit


def with_follow_up(reaction_id: str, follow_up_id: str, **said: Any) -> Edit:
    """Changes fields of one follow-up."""

    def edit(session: TreatmentSession) -> TreatmentSession:
        reaction = reaction_of(session, reaction_id)
        rest = tuple(replace(f, **said) if f.id == follow_up_id else f for f in reaction.follow_ups)
        return session.with_reaction(replace(reaction, follow_ups=rest))

    return edit


def without_follow_up(reaction_id: str, follow_up_id: str) -> Edit:
    """Takes one follow-up away."""

    def edit(session: TreatmentSession) -> TreatmentSession:
        reaction = reaction_of(session, reaction_id)
        return session.with_reaction(replace(reaction, follow_ups=tuple(f for f in reaction.follow_ups if f.id != follow_up_id)))

    return edit


def reaction_of(session: TreatmentSession, reaction_id: str) -> Reaction:
    """The reaction with that id; StopIteration for a stranger (our bug)."""
    return next(r for r in session.reactions if r.id == reaction_id)


def _due(reaction: Reaction) -> int:
    last = max((o.minutes_after_onset for o in reaction.observations), default=-OBSERVE_EVERY_MIN)
    return min(1440, last + OBSERVE_EVERY_MIN)
