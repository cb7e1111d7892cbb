"""Cases of V12-V21: scales, reactions, signing, screening, codes, completeness."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from needlechart.domain.afterwards import AddendumKind
from needlechart.domain.body import Side
from needlechart.domain.measures import Measurement, ScaleCode, When
from needlechart.domain.patients import HowAnswered, ScreeningDecision, YesNo
from needlechart.domain.reactions import FollowUp, Outcome, ReactionAnswer, Severity
from needlechart.domain.rules import Stage
from needlechart.domain.sessions import CleanTechnique
from needlechart.domain.technique import Technique
from tests.domain.rule_cases.makers import (
    ASKED,
    Case,
    addendum_beside_draft,
    amended,
    answering,
    both_sides,
    but,
    expiring,
    hip,
    lasting,
    left_static,
    neck_place,
    needled_before,
    plus_site,
    reacting,
    signature_of,
    site_but,
    started,
    still_sore,
    with_current,
)
from tests.scenarios import s9

ENTRY, SIGN, REFUSE, ACK, WARN, INFO = Stage

RECORD: tuple[Case, ...] = (
    Case(
        "V12",
        ENTRY,
        "value",
        "outside 0 to 10 of 10",
        lambda: hip(measurements=(Measurement("m", ScaleCode.NPRS, When.BEFORE, 11),)),
    ),
    Case(
        "V12",
        ENTRY,
        "value",
        "outside 0 to 80",
        lambda: hip(measurements=(Measurement("m", ScaleCode.LEFS, When.BEFORE, 81),)),
        lambda: hip(measurements=(Measurement("m", ScaleCode.LEFS, When.BEFORE, 80),)),
    ),
    Case(
        "V12", ENTRY, "value", "outside", lambda: hip(measurements=(Measurement("m", ScaleCode.PPT, When.BEFORE, float("nan")),))
    ),
    Case("V13", SIGN, "reaction_answer", "not said whether", lambda: hip(reaction_answer=None)),
    Case("V13", SIGN, "reactions", "none is described", lambda: hip(reaction_answer=ReactionAnswer.SOME)),
    Case(
        "V13",
        ENTRY,
        "reaction_answer",
        'the answer is "none"',
        lambda: but(reacting(), reaction_answer=ReactionAnswer.NONE),
        lambda: reacting(),
    ),
    Case(
        "V13",
        ENTRY,
        "onset",
        "before the visit did",
        lambda: reacting(onset=started().plus(minutes=-1)),
        lambda: reacting(onset=started()),
    ),
    Case(
        "V13",
        ENTRY,
        "resolved_on",
        "not since when",
        lambda: reacting(outcome=Outcome.RESOLVED, action_taken="none needed"),
        lambda: reacting(outcome=Outcome.RESOLVED, action_taken="none needed", resolved_on=date(2026, 11, 19)),
    ),
    Case(
        "V13",
        ENTRY,
        "action_taken",
        "not said what was done",
        lambda: reacting(outcome=Outcome.RESOLVED, resolved_on=date(2026, 11, 19)),
    ),
    Case(
        "V13",
        WARN,
        "manager_notified",
        "manager is to be told",
        lambda: reacting(severity=Severity.SERIOUS),
        lambda: reacting(severity=Severity.SERIOUS, manager_notified=True),
    ),
    Case(
        "V13",
        WARN,
        "follow_ups",
        "significant reaction that has not ended: no follow-up",
        lambda: reacting(severity=Severity.SIGNIFICANT),
        lambda: reacting(severity=Severity.SIGNIFICANT, follow_ups=(FollowUp("f", date(2026, 11, 19)),)),
    ),
    Case(
        "V13",
        WARN,
        "follow_ups",
        "serious reaction",
        lambda: reacting(severity=Severity.SERIOUS),
        lambda: reacting(severity=Severity.MILD),
    ),
    Case("V14", ENTRY, "reason", "has no reason", lambda: amended(reason=" "), lambda: amended()),
    Case("V14", ENTRY, "digest", "is not signed", lambda: amended(digest=""), lambda: amended()),
    Case("V14", ENTRY, "at", "older than the signature", lambda: amended(at=s9().sessions[0].started), lambda: amended()),
    Case(
        "V14",
        ENTRY,
        "field",
        "does not name the field",
        lambda: amended(kind=AddendumKind.CORRECTION, new_value="x"),
        lambda: amended(),
    ),
    Case(
        "V14",
        ENTRY,
        "new_value",
        "changes nothing",
        lambda: amended(kind=AddendumKind.CORRECTION, field="lot"),
        lambda: amended(),
    ),
    Case("V14", ENTRY, "session_id", "not signed", lambda: replace(hip(), addenda=(addendum_beside_draft(),))),
    Case(
        "V14",
        ENTRY,
        "signature",
        "not its author",
        lambda: hip(signature=signature_of("somebody")),
        lambda: hip(signature=signature_of(hip().author.id)),
    ),
    Case(
        "V14",
        ENTRY,
        "signature",
        "does not name what was signed",
        lambda: hip(signature=signature_of(hip().author.id, digest="")),
    ),
    Case(
        "V15",
        WARN,
        "treatments",
        "20 timed minutes and 7 min of needling do not fit into a visit of 26 min",
        lambda: lasting(26),
        lambda: lasting(27),
    ),
    Case("V16", WARN, "needle", "lot A1 expired", lambda: expiring(False, -1), lambda: expiring(False, 0)),
    Case("V16", ENTRY, "needle", "lot A1 expired", lambda: expiring(True, -1), lambda: expiring(True, 0)),
    Case(
        "V17", SIGN, "retention_s", "how long the needle stayed in", lambda: left_static(), lambda: left_static(retention_s=300)
    ),
    Case(
        "V17",
        SIGN,
        "retention_s",
        "current ran 16 min",
        lambda: with_current(duration_min=16),
        lambda: with_current(duration_min=15),
    ),
    Case("V18", WARN, "place", "less than 72 h ago", lambda: needled_before(71), lambda: needled_before(72)),
    Case("V18", WARN, "since_last", "Soreness of 4/10", lambda: still_sore(4, 96), lambda: still_sore(3, 96)),
    Case("V18", WARN, "since_last", "still open", lambda: still_sore(5, 200), lambda: still_sore(5, 48)),
    Case("V19", SIGN, "screening", "1 screening question is not answered", lambda: hip(screening=hip().session.screening[1:])),
    Case(
        "V19",
        SIGN,
        "screening",
        "asked for the first time",
        lambda: replace(
            hip(), patient=replace(hip().patient, screening=tuple(a for a in hip().patient.screening if a.item != "diabetes"))
        ),
    ),
    Case("V19", SIGN, "screening", "asked anew at every visit", lambda: answering("eaten-today", how=HowAnswered.CONFIRMED)),
    Case(
        "V19",
        SIGN,
        "screening",
        "nothing is decided",
        lambda: answering("diabetes", answer=YesNo.YES, how=ASKED),
        lambda: answering("diabetes", answer=YesNo.YES, how=ASKED, decision=ScreeningDecision.PROCEED_WITH_PRECAUTION),
    ),
    Case(
        "V19",
        SIGN,
        "screening",
        "no region to avoid",
        lambda: answering("implants", answer=YesNo.YES, decision=ScreeningDecision.AVOID_REGION),
        lambda: answering("implants", answer=YesNo.YES, decision=ScreeningDecision.AVOID_REGION, regions=("chest",)),
    ),
    Case(
        "V19",
        REFUSE,
        "screening",
        "do not needle",
        lambda: answering("needle-fear", answer=YesNo.YES, decision=ScreeningDecision.DO_NOT_NEEDLE),
    ),
    Case(
        "V19",
        REFUSE,
        "screening",
        "This rules out needling",
        lambda: answering("fever-acute-illness", answer=YesNo.YES, decision=ScreeningDecision.PROCEED_WITH_PRECAUTION),
        lambda: answering("diabetes", answer=YesNo.YES, decision=ScreeningDecision.PROCEED_WITH_PRECAUTION),
    ),
    Case(
        "V19",
        REFUSE,
        "screening",
        "not said which region to avoid",
        lambda: answering("lymphoedema", answer=YesNo.YES, decision=ScreeningDecision.PROCEED_WITH_PRECAUTION),
        lambda: answering("lymphoedema", answer=YesNo.YES, decision=ScreeningDecision.AVOID_REGION, regions=("arm.left",)),
    ),
    Case(
        "V20",
        INFO,
        "codes",
        "suggest 20560, 3 with their sides suggest 20561",
        lambda: both_sides(),
        lambda: hip(treatments=()),
    ),
    Case("V20", INFO, "codes", "1 × 97110 by total minutes", lambda: hip(), lambda: hip(treatments=hip().session.treatments[1:])),
    Case(
        "V21",
        SIGN,
        "clean",
        "gloves",
        lambda: hip(clean=CleanTechnique(True, True, None, True)),
        lambda: hip(clean=CleanTechnique(True, True, False, True)),
    ),
    Case("V21", SIGN, "position", "position is not said", lambda: hip(position=None)),
    Case("V21", SIGN, "tolerance", "tolerated is not said", lambda: hip(tolerance=None)),
    Case("V21", SIGN, "assessment", "own words is missing", lambda: hip(assessment="  ")),
    Case(
        "V21",
        SIGN,
        "tissue_level",
        "neither depth nor tissue level",
        lambda: site_but(hip(), depth_mm=None, technique=None),
        lambda: site_but(hip(), depth_mm=None, technique=Technique.SUPERFICIAL),
    ),
    Case("V21", SIGN, "needle", "needle's size is not said", lambda: site_but(hip(), needle=None)),
    Case("V21", WARN, "measurements", "Pain after the treatment", lambda: hip(measurements=hip().session.measurements[:1])),
    Case("V21", WARN, "advice", "No advice", lambda: hip(advice=())),
    Case(
        "V21",
        WARN,
        "advice",
        "warning about breathing is not ticked",
        lambda: plus_site(hip(), neck_place(Side.RIGHT)),
        lambda: but(plus_site(hip(), neck_place(Side.RIGHT)), advice=("breathing-warning",)),
    ),
    Case(
        "V21",
        WARN,
        "follow_up_call",
        "Usual after the first needling: in 48 h.",
        lambda: hip(follow_up_call=None),
        lambda: but(needled_before(96), follow_up_call=None),
    ),
    Case(
        "V21",
        WARN,
        "follow_up_call",
        "Usual after needles over the lungs and a reaction: in 24 h, over the lungs also this evening.",
        lambda: but(
            plus_site(needled_before(96), neck_place(Side.RIGHT)), follow_up_call=None, reactions=reacting().session.reactions
        ),
        lambda: plus_site(hip(follow_up_call=started()), neck_place(Side.RIGHT)),
    ),
)
