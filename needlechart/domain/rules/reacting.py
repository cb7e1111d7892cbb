"""V13: the question after reactions is answered, and each reaction makes sense."""

from __future__ import annotations

from collections.abc import Iterator

from needlechart.domain.reactions import Reaction, ReactionAnswer, Severity
from needlechart.domain.rules.context import Context
from needlechart.domain.rules.finding import RuleFinding, Stage
from needlechart.domain.rules.following_up import SOURCE as FOLLOWED
from needlechart.domain.rules.following_up import unfollowed

SOURCE = "Adverse events are recorded at every treatment: Florida 64B17-6.008, Alabama 190-X-3-.03"
WHITE = "severity after White et al.; significant and serious ones are told to the manager"


def v13_reactions(context: Context) -> Iterator[RuleFinding]:
    """None, or a list, or not obtained; no onset before the visit; a closed reaction says when and what was done."""
    session = context.session
    if session.reaction_answer is ReactionAnswer.NONE and session.reactions:
        sentence = 'Reactions are described, but the answer is "none".'
        yield RuleFinding("V13", Stage.ENTRY, "reaction_answer", "", sentence, SOURCE, "Take one of the two back.")
    elif session.reaction_answer is None and context.arrived:
        sentence = "It is not said whether there was a reaction."
        yield RuleFinding("V13", Stage.SIGN, "reaction_answer", "", sentence, SOURCE, 'Say "none", or describe it.')
    elif session.reaction_answer is ReactionAnswer.SOME and not session.reactions:
        sentence = "A reaction is said, but none is described."
        yield RuleFinding("V13", Stage.SIGN, "reactions", "", sentence, SOURCE, 'Describe it, or say "none".')
    for reaction in session.reactions:
        yield from _of_one(context, reaction)
    for addendum in context.addenda:
        for reaction in addendum.reactions:
            yield from _of_one(context, reaction)


def _of_one(context: Context, reaction: Reaction) -> Iterator[RuleFinding]:
    started = context.session.started
    if reaction.onset is not None and started is not None and reaction.onset.utc_ms < started.utc_ms:
        sentence = "A reaction begins before the visit did."
        yield RuleFinding("V13", Stage.ENTRY, "onset", reaction.id, sentence, SOURCE, "Put its beginning right.")
    if reaction.closed and reaction.resolved_on is None:
        sentence = "A reaction is closed, but not since when."
        yield RuleFinding("V13", Stage.ENTRY, "resolved_on", reaction.id, sentence, SOURCE, "Enter the date it had passed.")
    if reaction.closed and not reaction.action_taken.strip():
        sentence = "A reaction is closed, but it is not said what was done."
        yield RuleFinding(
            "V13", Stage.ENTRY, "action_taken", reaction.id, sentence, SOURCE, 'Say what was done; "nothing needed" is an answer.'
        )
    if reaction.severity in (Severity.SIGNIFICANT, Severity.SERIOUS) and not reaction.manager_notified:
        sentence = f"A {reaction.severity} reaction: the manager is to be told."
        yield RuleFinding("V13", Stage.WARN, "manager_notified", reaction.id, sentence, WHITE, "Tell the manager and tick it.")
    if unfollowed(reaction):
        sentence = f"A {reaction.severity} reaction that has not ended: no follow-up is planned."
        yield RuleFinding("V13", Stage.WARN, "follow_ups", reaction.id, sentence, FOLLOWED, "Ask after the patient within 24 h.")
