"""Every choice of the record in words.

A choice whose own name reads well stands for itself with its underscores taken out; the others are listed here.
"""

from __future__ import annotations

from enum import StrEnum

from needlechart.domain.afterwards import ReviewReason, ReviewState
from needlechart.domain.body import StructureKind, View
from needlechart.domain.catalogue import Hazard, ScreeningKind, ScreeningScope
from needlechart.domain.measures import Better, PainWindow, ScaleCode, When
from needlechart.domain.needling import (
    Activity,
    Bleeding,
    CountField,
    Elicited,
    EndReason,
    Familiar,
    IntensityTarget,
    Resolution,
    ResponseSought,
    SeenBy,
    TissueLevel,
    Tolerance,
)
from needlechart.domain.patients import AlertKind, Approach, ConsentKind, HowAnswered, ScreeningDecision, YesNo
from needlechart.domain.reactions import ReactionAnswer, Severity
from needlechart.domain.sessions import Attendance, CautionReason, ExplanationReason, NotObtainedReason, Position, VisitKind
from needlechart.domain.technique import Technique
from needlechart.domain.treatments import Grade, LoadUnit, MassageTechnique, StretchType, TapeType, TreatmentKind

_WORDS: dict[type[StrEnum], dict[str, str]] = {
    View: {
        "anterior": "front",
        "posterior": "back",
        "lateral_left": "left side",
        "lateral_right": "right side",
        "leg_medial": "inner leg",
        "hand_palmar": "palm",
        "hand_dorsal": "back of the hand",
        "foot_plantar": "sole",
        "foot_dorsal": "back of the foot",
    },
    StructureKind: {"extra": "other muscle"},
    Technique: {
        "slow_pistoning": "slow pistoning",
        "superficial": "superficial needling",
        "electrical": "electrical stimulation",
        "paraspinal_segmental": "paraspinal, segmental",
        "periosteal": "periosteal pecking",
        "scar": "scar needling",
        "tendon": "tendon needling",
    },
    TissueLevel: {"superficial_muscle": "superficial muscle", "deep_muscle": "deep muscle", "periosteum": "to the bone"},
    ResponseSought: {"ltr": "local twitch response", "none": "no response"},
    Elicited: {"yes": "twitched", "no": "no twitch", "not_sought": "not sought", "not_observable": "can't tell"},
    EndReason: {
        "exhausted": "until no more",
        "pain_limit": "stopped for pain",
        "time": "time was up",
        "therapist_choice": "therapist's choice",
        "adverse_event": "stopped for a reaction",
        "target_reached": "target reached",
    },
    SeenBy: {"visual": "seen", "palpated": "felt by the therapist", "patient_felt": "felt by the patient", "emg": "EMG"},
    Familiar: {"yes": "familiar pain", "no": "not familiar", "unsure": "unsure whether familiar"},
    Activity: {"unclassified": "not classified"},
    Bleeding: {"none": "no bleeding", "spot": "a spot of blood", "needs_pressure": "bleeding that needed pressure"},
    Tolerance: {"good": "well tolerated", "fair": "fairly tolerated", "poor": "poorly tolerated", "stopped": "stopped early"},
    IntensityTarget: {
        "sensory": "felt, no contraction",
        "motor_visible": "visible contraction",
        "strong_tolerable": "strong but tolerable",
    },
    CountField: {"out": "out of the body", "sharps": "in the sharps box", "unused": "opened but not used"},
    Resolution: {
        "found_on_patient": "found on the patient",
        "found_in_room": "found in the room",
        "counted_again": "counted again, it agrees",
        "charted_wrong": "charted wrong, put right",
        "not_found_escalated": "not found, escalated",
    },
    Approach: {
        "trigger_point_dn": "trigger point dry needling",
        "superficial_dn": "superficial dry needling",
        "ims_radicular": "intramuscular stimulation, radicular model",
        "western_acupuncture": "Western acupuncture",
        "electrical_dn": "electrical dry needling",
        "periosteal": "periosteal needling",
        "other": "another approach",
    },
    AlertKind: {"anticoagulant": "anticoagulant or antiplatelet", "pacemaker": "pacemaker or implant"},
    ConsentKind: {"electrical": "electrical stimulation", "data": "keeping of data"},
    YesNo: {"unknown": "not known"},
    ScreeningDecision: {"avoid_region": "avoid the region"},
    HowAnswered: {"asked": "asked today", "confirmed": "confirmed, unchanged"},
    ScaleCode: {
        "nprs": "pain 0-10",
        "vas": "pain, visual analogue",
        "psfs": "patient-specific function",
        "rom": "range of motion",
        "ppt": "pressure pain threshold",
        "ndi": "Neck Disability Index",
        "odi": "Oswestry Disability Index",
        "lefs": "Lower Extremity Functional Scale",
        "quickdash": "QuickDASH",
        "fabq_pa": "fear avoidance, activity",
        "fabq_w": "fear avoidance, work",
        "groc": "global rating of change",
        "mouth_opening": "mouth opening",
    },
    Better: {"lower": "lower is better", "higher": "higher is better"},
    When: {"before": "before treatment", "after": "after treatment"},
    PainWindow: {
        "current": "now",
        "best_24h": "best of the last 24 h",
        "worst_24h": "worst of the last 24 h",
        "first_step": "at the first steps",
    },
    Severity: {"staff": "staff incident"},
    ReactionAnswer: {"none": "no reaction", "some": "a reaction"},
    VisitKind: {"re_evaluation": "re-evaluation"},
    Attendance: {"no_show": "did not come"},
    Position: {
        "supine_wedge": "supine on a wedge",
        "side_lying_left": "lying on the left side",
        "side_lying_right": "lying on the right side",
    },
    NotObtainedReason: {
        "fainted": "the patient fainted",
        "left_early": "the patient left early",
        "ambulance": "taken over by an ambulance",
        "declined": "the patient declined",
    },
    ExplanationReason: {
        "already_done": "it was done already",
        "verbal_consent_only": "consent was given by word only",
        "clinical_judgement": "clinical judgement",
        "supervised": "under supervision",
        "interrupted": "the session was interrupted",
    },
    CautionReason: {
        "shallow_angle": "shallow, along the muscle",
        "benefit_outweighs": "the benefit outweighs the risk",
        "already_done": "it was done already",
    },
    ReviewState: {"not_needed": "not to review", "question": "question to the therapist"},
    ReviewReason: {
        "every_session": "every session",
        "under_supervision": "written by a student or an assistant",
        "count_mismatch": "needle count",
        "count_corrected": "needle count corrected",
        "explained": "done against a rule, explained",
        "overridden": "against a caution",
        "share": "drawn at random",
        "added": "something was added",
    },
    TreatmentKind: {
        "exercise": "therapeutic exercise",
        "neuromuscular": "neuromuscular re-education",
        "mobilisation": "joint mobilisation",
        "heat_ice": "heat or ice",
        "tens": "TENS or NMES",
        "physical_agent": "ultrasound, laser or shockwave",
        "functional": "gait, balance or function",
    },
    MassageTechnique: {"iastm": "instrument-assisted massage"},
    StretchType: {"pnf_hold_relax": "hold-relax (PNF)", "spray_and_stretch": "spray and stretch"},
    LoadUnit: {"percent_1rm": "% of one-repetition maximum"},
    Grade: {
        **{grade: f"grade {grade}" for grade in ("I", "II", "III", "IV")},
        "V": "grade V (thrust)",
        **{f"K{n}": f"Kaltenborn {n}" for n in (1, 2, 3)},
    },
    TapeType: {"kinesio": "kinesiology tape", "rigid": "rigid tape", "mcconnell": "McConnell taping", "low_dye": "low-Dye"},
    Hazard: {member: f"{member} hazard" for member in Hazard},
    ScreeningKind: {
        "absolute": "do not needle when yes",
        "relative": "needle with care when yes",
        "electrical": "no current when yes",
    },
    ScreeningScope: {"global": "whole patient", "region": "the region only", "modality": "the technique only"},
}


def words(member: StrEnum) -> str:
    """A choice in words, in lower case unless it is a name: ``EndReason.EXHAUSTED`` reads "until no more"."""
    return _WORDS.get(type(member), {}).get(member.value) or member.value.replace("_", " ")
