"""The billing codes a session suggests, with why; each is confirmed by a tap of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace

from needlechart.domain.catalogue import Catalogue
from needlechart.domain.derived import Derived, derived_of
from needlechart.domain.ledger import muscles_treated, needled_sites
from needlechart.domain.people import Clinic
from needlechart.domain.sessions import ConfirmedCode, TreatmentSession
from needlechart.domain.words import count_words
from needlechart.ui.charting.session_editor import SessionEditor


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One code with its units and the reason in words."""

    code: str
    units: int
    reason: str


def suggestions(session: TreatmentSession, catalogue: Catalogue, clinic: Clinic) -> tuple[Suggestion, ...]:
    """Needling first, then the timed codes; where two rules differ, both stand there with the rule's name."""
    derived = derived_of(session, catalogue)
    return (*_needling(session, derived, catalogue, clinic), *_timed(derived))


def _needling(session: TreatmentSession, derived: Derived, catalogue: Catalogue, clinic: Clinic) -> tuple[Suggestion, ...]:
    treated = muscles_treated(needled_sites(session), catalogue)
    names = ", ".join(sorted({name for name, _side in treated}))
    by_name, with_side = (derived.code_distinct, derived.muscles_distinct), (derived.code_with_side, derived.muscles_with_side)
    if not by_name[0]:
        return ()
    if by_name[0] == with_side[0]:
        both = "with or without side" if by_name[1] == with_side[1] else f"{with_side[1]} with side"
        return (Suggestion(by_name[0], 1, f"{count_words(by_name[1], 'muscle')}, {both}: {names}"),)
    rules = [
        Suggestion(by_name[0], 1, f"{count_words(by_name[1], 'muscle')}, sides not counted apart: {names}"),
        Suggestion(with_side[0], 1, f"{count_words(with_side[1], 'muscle')}, right and left counted apart: {names}"),
    ]
    usual = 1 if clinic.policy.muscles_count_with_side else 0
    rules[usual] = replace(rules[usual], reason=f"{rules[usual].reason}. The clinic's rule")
    return (rules[usual], rules[1 - usual])


def _timed(derived: Derived) -> tuple[Suggestion, ...]:
    rules: dict[tuple[str, int], list[str]] = {}
    for name, units in (("CMS", derived.units_cms), ("AMA", derived.units_ama)):
        for code, number in units.items():
            rules.setdefault((code, number), []).append(name)
    minutes = f"{derived.timed_minutes} timed minutes"
    return tuple(
        Suggestion(code, units, f"{minutes}, {' and '.join(by)} rule{'s' if len(by) > 1 else ''}")
        for (code, units), by in sorted(rules.items())
    )


def is_confirmed(session: TreatmentSession, suggestion: Suggestion) -> bool:
    """Whether just this code with just these units was confirmed."""
    return any((c.code, c.units) == (suggestion.code, suggestion.units) for c in session.codes)


def tapped(editor: SessionEditor, suggestion: Suggestion) -> None:
    """Confirms the code, in the place of other units of it, or takes the confirmation back."""
    now, new_id = editor.clock.now(), editor.new_id()

    def edit(session: TreatmentSession) -> TreatmentSession:
        rest = tuple(c for c in session.codes if c.code != suggestion.code)
        if is_confirmed(session, suggestion):
            return session.edited(codes=rest)
        confirmed = ConfirmedCode(new_id, suggestion.code, suggestion.units, editor.person_id, now)
        return session.edited(codes=(*rest, confirmed))

    editor.change(edit)
