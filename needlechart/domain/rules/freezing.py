"""V14: what is signed stays as it is; what is added beside it says why and by whom."""

from __future__ import annotations

from collections.abc import Iterator

from needlechart.domain.afterwards import Addendum, AddendumKind
from needlechart.domain.rules.context import Context
from needlechart.domain.rules.finding import RuleFinding, Stage

SOURCE = "CMS record-keeping principles for amendments (CR 8105)"


def v14_signed_and_added(context: Context) -> Iterator[RuleFinding]:
    """A signature names the author and what was signed; an addendum or correction has a reason and a signature."""
    signature = context.session.signature
    if signature is not None and signature.person_id != context.session.therapist_id:
        yield _entry("signature", "", "The session is signed by somebody who is not its author.", "")
    if signature is not None and not signature.digest:
        yield _entry("signature", "", "The signature does not name what was signed.", "")
    for addendum in context.addenda:
        for field, sentence in _wrong(context, addendum):
            yield _entry(field, addendum.id, sentence, "Write it again, with its reason, and sign it.")


def _wrong(context: Context, addendum: Addendum) -> Iterator[tuple[str, str]]:
    name = addendum.kind.value.replace("_", " ")
    signature = context.session.signature
    if signature is None:
        yield "session_id", f"The {name} stands beside a session that is not signed."
    elif addendum.at.utc_ms < signature.at.utc_ms:
        yield "at", f"The {name} is older than the signature it stands beside."
    if not addendum.reason.strip():
        yield "reason", f"The {name} has no reason."
    if not addendum.digest or not addendum.author_id:
        yield "digest", f"The {name} is not signed."
    if addendum.kind is AddendumKind.CORRECTION:
        if not addendum.field:
            yield "field", "The correction does not name the field."
        if addendum.old_value == addendum.new_value:
            yield "new_value", "The correction changes nothing."


def _entry(field: str, subject_id: str, sentence: str, way_out: str) -> RuleFinding:
    return RuleFinding("V14", Stage.ENTRY, field, subject_id, sentence, SOURCE, way_out)
