"""V6: the needle count closes, or what does not close is explained."""

from __future__ import annotations

from collections.abc import Iterator

from needlechart.domain.ledger import Ledger, counted_out, ledger_of
from needlechart.domain.needling import CountField, Discrepancy, Resolution
from needlechart.domain.rules.context import Context, named
from needlechart.domain.rules.finding import RuleFinding, Stage
from needlechart.domain.words import count_words, words

SOURCE = "Retained needles were 31 % of 325 acupuncture incidents reported in the NHS 2009-2011 (Int J Risk Saf Med 2012;24:163)"

MISSING = frozenset({Resolution.FOUND_ON_PATIENT, Resolution.FOUND_IN_ROOM, Resolution.NOT_FOUND_ESCALATED})
"""Endings of a count in which a needle really was missing: its search is charted."""


def v6_count_closes(context: Context) -> Iterator[RuleFinding]:
    """Out as counted = in = sum of new needles; opened = sharps + unused; in <= opened; else an explained discrepancy."""
    yield from _unconfirmed(context)
    ledger = ledger_of(context.session, context.catalogue)
    if context.arrived and (ledger.needles_in or _counted_any(ledger)):
        yield from _missing_counts(context, ledger)
        yield from _out_and_in(context, ledger)
        yield from _in_the_room(context, ledger)
        yield from _still_in(context)
    yield from _open_discrepancies(context)
    for correction in context.session.corrections:
        if not correction.reason.strip():
            sentence = (
                f"The count {words(correction.figure)} was changed from {correction.old} to {correction.new} without a reason."
            )
            yield _sign("reason", correction.id, sentence, "Say why it was changed.")


def _unconfirmed(context: Context) -> Iterator[RuleFinding]:
    for site in context.session.sites:
        if not site.confirmed:
            sentence = f"{named(context, site)} was copied from an earlier visit and is not confirmed; it counts as no needle."
            yield _sign("confirmed", site.id, sentence, "Confirm it, or take it away.", site.id)


def _counted_any(ledger: Ledger) -> bool:
    return any((ledger.opened, ledger.out, ledger.sharps, ledger.unused))


def _missing_counts(context: Context, ledger: Ledger) -> Iterator[RuleFinding]:
    for figure, value, sentence in (
        (CountField.OUT, ledger.out, "The needles that came out are not counted."),
        (CountField.OPENED, ledger.opened, "The opened needles are not counted."),
        (CountField.SHARPS, ledger.sharps, "The needles in the sharps box are not counted."),
    ):
        if value is None:
            yield _sign(f"count.{figure.value}", "", sentence, "Count them and enter the number.")


def _out_and_in(context: Context, ledger: Ledger) -> Iterator[RuleFinding]:
    if (
        ledger.out is not None
        and ledger.out != ledger.needles_in
        and not _explained(context, CountField.OUT, ledger.out, ledger.needles_in)
    ):
        sentence = f"{count_words(ledger.needles_in, 'needle')} went in, {ledger.out} came out as counted."
        yield _sign("count.out", "", sentence, "Search and count again; record what was found.")


def _in_the_room(context: Context, ledger: Ledger) -> Iterator[RuleFinding]:
    opened, unused = ledger.opened, ledger.unused or 0
    if opened is None:
        return
    if ledger.needles_in > opened and not _explained(context, CountField.OPENED, opened, ledger.needles_in):
        sentence = f"More needles went in than the {opened} that were opened."
        if counted_out(context.session):
            sentence = f"{count_words(ledger.needles_in, 'needle')} went in, but only {opened} were opened."
        yield _sign("count.opened", "", sentence, "Count the opened packs again.")
    if ledger.sharps is None or opened == ledger.sharps + unused:
        return
    missing = opened - unused - ledger.sharps
    if not _explained(context, CountField.SHARPS, ledger.sharps, opened - unused) and not _lost(context, ledger, missing):
        rest = f" and {unused} unused" if ledger.unused is not None else ""
        sentence = f"{opened} opened, but {ledger.sharps} in the sharps box{rest}."
        yield _sign("count.sharps", "", sentence, "Count again, or enter the needles opened but not used.")


def _lost(context: Context, ledger: Ledger, missing: int) -> bool:
    """Whether just the needles missing from the sharps box are those whose not coming out is explained."""
    if ledger.out is None or missing != ledger.needles_in - ledger.out:
        return False
    return _explained(context, CountField.OUT, ledger.out, ledger.needles_in)


def _still_in(context: Context) -> Iterator[RuleFinding]:
    for site in context.sites:
        left = site.needles_in_body
        if left and not any(d.resolution is not None and d.figure is CountField.OUT for d in context.session.discrepancies):
            sentence = f"{named(context, site)}: {count_words(left, 'needle')} still marked as in the body."
            yield _sign("removals", site.id, sentence, "Tap the needle out once it is out.", site.id)


def _open_discrepancies(context: Context) -> Iterator[RuleFinding]:
    for told in context.session.discrepancies:
        lacking = _lacking(told)
        if told.resolution is None:
            sentence = f"The count that did not agree ({told.counted} of {told.expected}) has no ending yet."
            yield _sign("resolution", told.id, sentence, "Say how it ended and who was told.")
        elif lacking:
            sentence = f"The search for the missing needle is not told in full: {', '.join(lacking)}."
            yield _sign("resolution", told.id, sentence, "Say what was done, as far as it was.")


def _lacking(discrepancy: Discrepancy) -> list[str]:
    """What the record of a search does not say; nothing where no needle was ever missing (counted again, charted wrong)."""
    if discrepancy.resolution not in MISSING:
        return []
    said = {
        "where it was last seen": bool(discrepancy.last_seen.strip()),
        "what was searched": bool(discrepancy.searched),
        "who was told": bool(discrepancy.told.strip()),
        "whether it was a near miss": discrepancy.near_miss is not None,
    }
    return [what for what, known in said.items() if not known]


def _is_settled(discrepancy: Discrepancy) -> bool:
    return discrepancy.resolution is not None and not _lacking(discrepancy)


def _explained(context: Context, figure: CountField, counted: int, expected: int) -> bool:
    return any(
        (d.figure, d.counted, d.expected) == (figure, counted, expected) and _is_settled(d) for d in context.session.discrepancies
    )


def _sign(field: str, subject_id: str, sentence: str, way_out: str, site_id: str = "") -> RuleFinding:
    return RuleFinding("V6", Stage.SIGN, field, subject_id, sentence, SOURCE, way_out, site_id)
