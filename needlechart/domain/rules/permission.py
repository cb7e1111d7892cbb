"""What is refused before it is done: V2 the author's needling authority, V3 the patient's consent."""

from __future__ import annotations

from collections.abc import Iterator

from needlechart.domain.patients import ConsentKind
from needlechart.domain.people import Role
from needlechart.domain.rules.context import Context, named
from needlechart.domain.rules.finding import RuleFinding, Stage
from needlechart.domain.words import date_words, words

AUTHORITY_SOURCE = "Needling is not delegable: Virginia 18VAC112-20-121, New Jersey 45:9-37.34k, Florida 64B17-6.008"
TRAINED_SOURCE = "New Jersey 45:9-37.34k limits a therapist to techniques trained in"
CONSENT_SOURCE = "Written consent is kept in the record: Virginia 18VAC112-20-121, Colorado Rule 11, New Jersey 45:9-37.34k"
VERBAL_SOURCE = "Consent is asked again at each visit; general knowledge, not clinically reviewed"


def authority_refusals(context: Context) -> Iterator[RuleFinding]:
    """Why the author may not needle on that day."""
    author, day = context.author, context.session.date
    if author.may_needle_on(day):
        return
    if Role.THERAPIST not in author.roles:
        roles = " and ".join(words(role) for role in author.roles) or "nobody"
        sentence = f"{author.name} is {roles} here; only a therapist may be the author of needling."
    else:
        sentence = f"The needling authority of {author.name} does not hold on {date_words(day)}."
    way_out = "Name the therapist who needles as the author. If it has happened already, chart it and say why."
    yield RuleFinding("V2", Stage.REFUSE, "therapist_id", "", sentence, AUTHORITY_SOURCE, way_out)


def v2_authority(context: Context) -> Iterator[RuleFinding]:
    """The author's authority to needle is valid on the date; a technique outside the training is told."""
    if not context.sites:
        return
    yield from authority_refusals(context)
    trained = context.author.techniques
    for site in context.sites:
        if trained and site.technique is not None and site.technique not in trained:
            sentence = (
                f"{named(context, site)}: {words(site.technique)} is not among the techniques {context.author.name} trained in."
            )
            yield RuleFinding("V2", Stage.WARN, "technique", site.id, sentence, TRAINED_SOURCE, "", site.id)


def consent_refusals(context: Context) -> Iterator[RuleFinding]:
    """Why the patient's consent does not allow needling on that day."""
    day = context.session.date
    if context.patient.consent_on(day, ConsentKind.DRY_NEEDLING) is None:
        sentence = f"No signed consent to dry needling is in force on {date_words(day)}."
        way_out = "Record the signed consent, or chart findings only. If it has happened already, chart it and say why."
        yield RuleFinding("V3", Stage.REFUSE, "consents", "", sentence, CONSENT_SOURCE, way_out)
    if context.session.verbal_consent is False:
        sentence = "The patient did not agree to needling today."
        way_out = "Do not needle. If it has happened already, say why."
        yield RuleFinding("V3", Stage.REFUSE, "verbal_consent", "", sentence, VERBAL_SOURCE, way_out)


def v3_consent(context: Context) -> Iterator[RuleFinding]:
    """A needled site needs consent in force on the date, and the patient's word today."""
    if not context.sites:
        return
    yield from consent_refusals(context)
    if context.session.verbal_consent is None:
        sentence = "It is not said whether the patient agreed to needling today."
        yield RuleFinding(
            "V3", Stage.SIGN, "verbal_consent", "", sentence, VERBAL_SOURCE, "Say whether consent was asked and given."
        )
