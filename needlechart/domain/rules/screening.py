"""V19: the screening was confirmed today, and new questions were asked one by one."""

from __future__ import annotations

from collections.abc import Iterator

from needlechart.domain.catalogue import ScreeningItem, ScreeningKind, ScreeningScope
from needlechart.domain.patients import HowAnswered, ScreeningAnswer, ScreeningDecision, YesNo
from needlechart.domain.quantities import GENERAL
from needlechart.domain.rules.context import Context
from needlechart.domain.rules.finding import RuleFinding, Stage
from needlechart.domain.words import count_words

YES_IS_WELL = frozenset({"eaten-today"})
"""Questions to which yes is the harmless answer."""


def gives_pause(answer: ScreeningAnswer) -> bool:
    """Whether this answer is one to heed: a yes, or a no where yes is the harmless one."""
    return answer.answer is (YesNo.NO if answer.item in YES_IS_WELL else YesNo.YES)


def screening_refusals(context: Context) -> Iterator[RuleFinding]:
    """Screening answers decided as: do not needle; a yes that rules needling out whatever was decided; one that rules it out in
    a region nobody has named."""
    for answer in context.profile.answers:
        item = context.catalogue.screening.get(answer.item)
        prompt = _prompt(context, answer.item)
        if answer.decision is ScreeningDecision.DO_NOT_NEEDLE:
            sentence = f"The screening says do not needle ({prompt}: yes)."
        elif item is None or item.kind is not ScreeningKind.ABSOLUTE or item.key in YES_IS_WELL:
            continue
        elif item.scope is ScreeningScope.GLOBAL:
            sentence = f"{prompt}: yes. This rules out needling."
        elif answer.decision is not ScreeningDecision.AVOID_REGION or not answer.regions:
            sentence = f"{prompt}: yes. It is not said which region to avoid."
        else:
            continue
        way_out = "Do not needle. If it has happened already, chart it and say why."
        yield RuleFinding("V19", Stage.REFUSE, "screening", answer.item, sentence, _source(item), way_out)


def v19_screening(context: Context) -> Iterator[RuleFinding]:
    """Every question has an answer of today; a first answer is asked, not confirmed in bulk; each yes has its decision."""
    if not context.sites:
        return
    yield from screening_refusals(context)
    answered = {answer.item: answer for answer in context.session.screening}
    open_items = _unanswered(context, answered)
    if open_items:
        questions = count_words(len(open_items), "screening question is", "screening questions are")
        some = ", ".join(f'"{item.prompt}"' for item in open_items[:2])
        sentence = f"{questions} not answered today: {some}" + (" and others." if len(open_items) > 2 else ".")
        yield _sign("screening", "", sentence, "Confirm the earlier answers and ask the others one by one.")
    first = first_asked(context)
    for answer in answered.values():
        yield from _of_one(context, answer, first.get(answer.item, answer.asked_at.utc_ms) < answer.asked_at.utc_ms)


def asked_items(context: Context) -> tuple[ScreeningItem, ...]:
    """The questions of this visit: all in use; those about current only when current is used."""
    return tuple(
        item
        for item in context.catalogue.screening.values()
        if item.active and (item.kind is not ScreeningKind.ELECTRICAL or context.electrical_sites)
    )


def first_asked(context: Context) -> dict[str, int]:
    """When each question was first asked on its own (ms since 1970), in the profile or at an earlier visit."""
    first: dict[str, int] = {}
    for answers in (context.patient.screening, *(session.screening for session in context.earlier)):
        for answer in answers:
            if answer.how is HowAnswered.ASKED:
                first[answer.item] = min(first.get(answer.item, answer.asked_at.utc_ms), answer.asked_at.utc_ms)
    return first


def _unanswered(context: Context, answered: dict[str, ScreeningAnswer]) -> list[ScreeningItem]:
    """The questions without an answer of today.  Once signed, the list of that day is not known any more: it may have grown
    since, so a signed session only has to have been screened."""
    if context.session.signature is not None and answered:
        return []
    return [item for item in asked_items(context) if not _is_answered(context, item, answered)]


def _is_answered(context: Context, item: ScreeningItem, answered: dict[str, ScreeningAnswer]) -> bool:
    return item.key in answered or context.is_not_obtained(item.key, "screening")


def _of_one(context: Context, answer: ScreeningAnswer, asked_before: bool) -> Iterator[RuleFinding]:
    item = context.catalogue.screening.get(answer.item)
    prompt = _prompt(context, answer.item)
    if answer.how is HowAnswered.CONFIRMED:
        if item is not None and item.every_visit and context.session.signature is None:
            yield _sign("screening", answer.item, f"{prompt}: this is asked anew at every visit.", "Ask it.")
        elif not asked_before:
            sentence = f"{prompt}: asked for the first time, it cannot be confirmed together with others."
            yield _sign("screening", answer.item, sentence, "Ask it on its own.")
    if answer.answer is YesNo.YES and answer.item not in YES_IS_WELL:
        if answer.decision is None:
            yield _sign("screening", answer.item, f"{prompt}: yes, but nothing is decided.", "Choose what it means for today.")
        elif answer.decision is ScreeningDecision.AVOID_REGION and not (answer.regions or answer.reason or answer.detail):
            yield _sign("screening", answer.item, f"{prompt}: no region to avoid is named.", "Name the region.")


def _prompt(context: Context, key: str) -> str:
    item = context.catalogue.screening.get(key)
    return item.prompt.rstrip("?") if item is not None else key.replace("-", " ")


def _source(item: ScreeningItem | None) -> str:
    return item.source if item is not None and item.source else GENERAL


def _sign(field: str, subject_id: str, sentence: str, way_out: str) -> RuleFinding:
    return RuleFinding("V19", Stage.SIGN, field, subject_id, sentence, GENERAL, way_out)
