CREATE TABLE advice_item (
    "key" TEXT NOT NULL,
    words TEXT NOT NULL,
    thorax INTEGER NOT NULL,
    source TEXT NOT NULL,
    reviewed INTEGER NOT NULL,
    active INTEGER NOT NULL,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY ("key"),
    CONSTRAINT advice_item_key_length CHECK (length("key") <= 80),
    CONSTRAINT advice_item_words_length CHECK (length("words") <= 200),
    CONSTRAINT advice_item_thorax_yes_or_no CHECK ("thorax" BETWEEN 0 AND 1),
    CONSTRAINT advice_item_source_length CHECK (length("source") <= 200),
    CONSTRAINT advice_item_reviewed_yes_or_no CHECK ("reviewed" BETWEEN 0 AND 1),
    CONSTRAINT advice_item_active_yes_or_no CHECK ("active" BETWEEN 0 AND 1)
)
 STRICT;

CREATE TABLE audit (
    seq INTEGER NOT NULL,
    at_utc_ms INTEGER NOT NULL,
    at_offset_min INTEGER NOT NULL,
    person_id TEXT NOT NULL,
    station TEXT NOT NULL,
    deed TEXT NOT NULL,
    outcome TEXT NOT NULL,
    patient_id TEXT,
    session_id TEXT,
    changes BLOB NOT NULL,
    previous BLOB NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (seq),
    CONSTRAINT audit_hash_length CHECK (length(hash) = 32)
)
 STRICT;

CREATE TABLE case_change (
    patient_id TEXT NOT NULL,
    problem_id TEXT NOT NULL,
    scale TEXT NOT NULL,
    region TEXT NOT NULL,
    therapist_id TEXT NOT NULL,
    first_on TEXT NOT NULL,
    last_on TEXT NOT NULL,
    first REAL NOT NULL,
    last REAL NOT NULL,
    change REAL NOT NULL,
    PRIMARY KEY (patient_id, problem_id, scale)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE caseload_sum (
    month TEXT NOT NULL,
    therapist_id TEXT NOT NULL,
    patient_id TEXT NOT NULL,
    sessions INTEGER NOT NULL,
    PRIMARY KEY (month, therapist_id, patient_id)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE clinic (
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    policy_muscles_count_with_side INTEGER NOT NULL,
    policy_late_signature_h INTEGER NOT NULL,
    policy_lock_after_min INTEGER NOT NULL,
    policy_expired_lot_refused INTEGER NOT NULL,
    policy_review_every_session INTEGER NOT NULL,
    policy_review_under_supervision INTEGER NOT NULL,
    policy_review_mismatches INTEGER NOT NULL,
    policy_review_reactions_from TEXT,
    policy_review_staff_incidents INTEGER NOT NULL,
    policy_review_explained INTEGER NOT NULL,
    policy_review_overridden INTEGER NOT NULL,
    policy_review_share_percent INTEGER NOT NULL,
    policy_retention_years INTEGER NOT NULL,
    policy_minor_retention_until_age INTEGER NOT NULL,
    demo INTEGER NOT NULL,
    phone TEXT NOT NULL,
    handout_words TEXT NOT NULL,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT clinic_id_length CHECK (length("id") <= 80),
    CONSTRAINT clinic_name_length CHECK (length("name") <= 200),
    CONSTRAINT clinic_time_zone_length CHECK (length("time_zone") <= 80),
    CONSTRAINT clinic_policy_muscles_count_with_side_yes_or_no CHECK ("policy_muscles_count_with_side" BETWEEN 0 AND 1),
    CONSTRAINT clinic_policy_late_signature_h_range CHECK ("policy_late_signature_h" BETWEEN 1 AND 720),
    CONSTRAINT clinic_policy_lock_after_min_range CHECK ("policy_lock_after_min" BETWEEN 1 AND 15),
    CONSTRAINT clinic_policy_expired_lot_refused_yes_or_no CHECK ("policy_expired_lot_refused" BETWEEN 0 AND 1),
    CONSTRAINT clinic_policy_review_every_session_yes_or_no CHECK ("policy_review_every_session" BETWEEN 0 AND 1),
    CONSTRAINT clinic_policy_review_under_supervision_yes_or_no CHECK ("policy_review_under_supervision" BETWEEN 0 AND 1),
    CONSTRAINT clinic_policy_review_mismatches_yes_or_no CHECK ("policy_review_mismatches" BETWEEN 0 AND 1),
    CONSTRAINT clinic_policy_review_reactions_from_known CHECK ("policy_review_reactions_from" = 'mild' OR "policy_review_reactions_from" = 'significant' OR "policy_review_reactions_from" = 'serious' OR "policy_review_reactions_from" = 'staff'),
    CONSTRAINT clinic_policy_review_staff_incidents_yes_or_no CHECK ("policy_review_staff_incidents" BETWEEN 0 AND 1),
    CONSTRAINT clinic_policy_review_explained_yes_or_no CHECK ("policy_review_explained" BETWEEN 0 AND 1),
    CONSTRAINT clinic_policy_review_overridden_yes_or_no CHECK ("policy_review_overridden" BETWEEN 0 AND 1),
    CONSTRAINT clinic_policy_review_share_percent_range CHECK ("policy_review_share_percent" BETWEEN 0 AND 100),
    CONSTRAINT clinic_policy_retention_years_range CHECK ("policy_retention_years" BETWEEN 1 AND 100),
    CONSTRAINT clinic_policy_minor_retention_until_age_range CHECK ("policy_minor_retention_until_age" BETWEEN 18 AND 40),
    CONSTRAINT clinic_demo_yes_or_no CHECK ("demo" BETWEEN 0 AND 1),
    CONSTRAINT clinic_phone_length CHECK (length("phone") <= 200),
    CONSTRAINT clinic_handout_words_length CHECK (length("handout_words") <= 2000)
)
 STRICT;

CREATE TABLE day_sum (
    day TEXT NOT NULL,
    therapist_id TEXT NOT NULL,
    sessions INTEGER NOT NULL,
    treatments INTEGER NOT NULL,
    needles INTEGER NOT NULL,
    insertions INTEGER NOT NULL,
    twitches INTEGER NOT NULL,
    uncounted INTEGER NOT NULL,
    opened INTEGER NOT NULL,
    sharps INTEGER NOT NULL,
    unused INTEGER NOT NULL,
    expected INTEGER NOT NULL,
    mild INTEGER NOT NULL,
    significant INTEGER NOT NULL,
    serious INTEGER NOT NULL,
    staff INTEGER NOT NULL,
    with_reaction INTEGER NOT NULL,
    mismatched INTEGER NOT NULL,
    mismatch_open INTEGER NOT NULL,
    corrected INTEGER NOT NULL,
    near_miss INTEGER NOT NULL,
    found_on_patient INTEGER NOT NULL,
    found_in_room INTEGER NOT NULL,
    counted_again INTEGER NOT NULL,
    charted_wrong INTEGER NOT NULL,
    not_found_escalated INTEGER NOT NULL,
    no_out INTEGER NOT NULL,
    not_obtained INTEGER NOT NULL,
    PRIMARY KEY (day, therapist_id)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE event_type (
    "key" TEXT NOT NULL,
    words TEXT NOT NULL,
    severity TEXT NOT NULL,
    source TEXT NOT NULL,
    active INTEGER NOT NULL,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY ("key"),
    CONSTRAINT event_type_key_length CHECK (length("key") <= 80),
    CONSTRAINT event_type_words_length CHECK (length("words") <= 200),
    CONSTRAINT event_type_severity_known CHECK ("severity" = 'mild' OR "severity" = 'significant' OR "severity" = 'serious' OR "severity" = 'staff'),
    CONSTRAINT event_type_source_length CHECK (length("source") <= 200),
    CONSTRAINT event_type_active_yes_or_no CHECK ("active" BETWEEN 0 AND 1)
)
 STRICT;

CREATE TABLE lot_sum (
    month TEXT NOT NULL,
    needle_type TEXT NOT NULL,
    lot TEXT NOT NULL,
    sessions INTEGER NOT NULL,
    needles INTEGER NOT NULL,
    insertions INTEGER NOT NULL,
    PRIMARY KEY (month, needle_type, lot)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE muscle (
    "key" TEXT NOT NULL,
    name TEXT NOT NULL,
    billing_name TEXT NOT NULL,
    region TEXT NOT NULL,
    latin TEXT NOT NULL,
    synonyms TEXT NOT NULL,
    views TEXT NOT NULL,
    deep INTEGER NOT NULL,
    point_count INTEGER NOT NULL,
    referral TEXT NOT NULL,
    nerve TEXT NOT NULL,
    roots TEXT NOT NULL,
    hazard TEXT NOT NULL,
    hazard_severity TEXT NOT NULL,
    caution TEXT NOT NULL,
    caution_source TEXT NOT NULL,
    needle_min_mm INTEGER,
    needle_default_mm INTEGER,
    needle_max_mm INTEGER,
    depth_cap_mm INTEGER,
    lung_field INTEGER NOT NULL,
    compressible INTEGER NOT NULL,
    fma_id TEXT NOT NULL,
    uberon_id TEXT NOT NULL,
    extra INTEGER NOT NULL,
    reviewed INTEGER NOT NULL,
    active INTEGER NOT NULL,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY ("key"),
    CONSTRAINT muscle_key_length CHECK (length("key") <= 80),
    CONSTRAINT muscle_name_length CHECK (length("name") <= 200),
    CONSTRAINT muscle_billing_name_length CHECK (length("billing_name") <= 200),
    CONSTRAINT muscle_region_length CHECK (length("region") <= 80),
    CONSTRAINT muscle_latin_length CHECK (length("latin") <= 200),
    CONSTRAINT muscle_synonyms_length CHECK (length("synonyms") <= 2000),
    CONSTRAINT muscle_deep_yes_or_no CHECK ("deep" BETWEEN 0 AND 1),
    CONSTRAINT muscle_referral_length CHECK (length("referral") <= 2000),
    CONSTRAINT muscle_nerve_length CHECK (length("nerve") <= 200),
    CONSTRAINT muscle_roots_length CHECK (length("roots") <= 200),
    CONSTRAINT muscle_hazard_length CHECK (length("hazard") <= 2000),
    CONSTRAINT muscle_hazard_severity_known CHECK ("hazard_severity" = 'critical' OR "hazard_severity" = 'high' OR "hazard_severity" = 'moderate' OR "hazard_severity" = 'low'),
    CONSTRAINT muscle_caution_length CHECK (length("caution") <= 2000),
    CONSTRAINT muscle_caution_source_length CHECK (length("caution_source") <= 200),
    CONSTRAINT muscle_needle_min_mm_range CHECK ("needle_min_mm" BETWEEN 7 AND 125),
    CONSTRAINT muscle_needle_default_mm_range CHECK ("needle_default_mm" BETWEEN 7 AND 125),
    CONSTRAINT muscle_needle_max_mm_range CHECK ("needle_max_mm" BETWEEN 7 AND 125),
    CONSTRAINT muscle_depth_cap_mm_range CHECK ("depth_cap_mm" BETWEEN 1 AND 120),
    CONSTRAINT muscle_lung_field_yes_or_no CHECK ("lung_field" BETWEEN 0 AND 1),
    CONSTRAINT muscle_compressible_yes_or_no CHECK ("compressible" BETWEEN 0 AND 1),
    CONSTRAINT muscle_fma_id_length CHECK (length("fma_id") <= 80),
    CONSTRAINT muscle_uberon_id_length CHECK (length("uberon_id") <= 80),
    CONSTRAINT muscle_extra_yes_or_no CHECK ("extra" BETWEEN 0 AND 1),
    CONSTRAINT muscle_reviewed_yes_or_no CHECK ("reviewed" BETWEEN 0 AND 1),
    CONSTRAINT muscle_active_yes_or_no CHECK ("active" BETWEEN 0 AND 1)
)
 STRICT;

CREATE TABLE muscle_sum (
    month TEXT NOT NULL,
    muscle TEXT NOT NULL,
    sessions INTEGER NOT NULL,
    sites INTEGER NOT NULL,
    answered INTEGER NOT NULL,
    with_twitch INTEGER NOT NULL,
    twitches INTEGER NOT NULL,
    uncounted INTEGER NOT NULL,
    PRIMARY KEY (month, muscle)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE needle_type (
    "key" TEXT NOT NULL,
    diameter_mm REAL NOT NULL,
    length_mm INTEGER NOT NULL,
    maker TEXT NOT NULL,
    material TEXT NOT NULL,
    coating TEXT NOT NULL,
    lot TEXT NOT NULL,
    active INTEGER NOT NULL,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY ("key"),
    CONSTRAINT needle_type_key_length CHECK (length("key") <= 80),
    CONSTRAINT needle_type_diameter_mm_range CHECK ("diameter_mm" BETWEEN 0.12 AND 0.4),
    CONSTRAINT needle_type_length_mm_range CHECK ("length_mm" BETWEEN 7 AND 125),
    CONSTRAINT needle_type_maker_length CHECK (length("maker") <= 200),
    CONSTRAINT needle_type_material_length CHECK (length("material") <= 200),
    CONSTRAINT needle_type_coating_length CHECK (length("coating") <= 200),
    CONSTRAINT needle_type_lot_length CHECK (length("lot") <= 200),
    CONSTRAINT needle_type_active_yes_or_no CHECK ("active" BETWEEN 0 AND 1)
)
 STRICT;

CREATE TABLE needle_type_sum (
    month TEXT NOT NULL,
    needle_type TEXT NOT NULL,
    sessions INTEGER NOT NULL,
    needles INTEGER NOT NULL,
    insertions INTEGER NOT NULL,
    PRIMARY KEY (month, needle_type)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE patient (
    id TEXT NOT NULL,
    number TEXT NOT NULL,
    family_name TEXT NOT NULL,
    given_name TEXT NOT NULL,
    born TEXT NOT NULL,
    sex TEXT,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    occupation TEXT NOT NULL,
    height_cm INTEGER,
    weight_kg REAL,
    referrer TEXT NOT NULL,
    legal_hold INTEGER NOT NULL,
    note TEXT NOT NULL,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT patient_id_length CHECK (length("id") <= 80),
    CONSTRAINT patient_number_length CHECK (length("number") <= 80),
    CONSTRAINT patient_family_name_length CHECK (length("family_name") <= 200),
    CONSTRAINT patient_given_name_length CHECK (length("given_name") <= 200),
    CONSTRAINT patient_sex_known CHECK ("sex" = 'female' OR "sex" = 'male' OR "sex" = 'other'),
    CONSTRAINT patient_phone_length CHECK (length("phone") <= 200),
    CONSTRAINT patient_email_length CHECK (length("email") <= 200),
    CONSTRAINT patient_occupation_length CHECK (length("occupation") <= 200),
    CONSTRAINT patient_height_cm_range CHECK ("height_cm" BETWEEN 40 AND 250),
    CONSTRAINT patient_weight_kg_range CHECK ("weight_kg" BETWEEN 2 AND 350),
    CONSTRAINT patient_referrer_length CHECK (length("referrer") <= 200),
    CONSTRAINT patient_legal_hold_yes_or_no CHECK ("legal_hold" BETWEEN 0 AND 1),
    CONSTRAINT patient_note_length CHECK (length("note") <= 2000)
)
 STRICT;

CREATE TABLE person (
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    roles TEXT NOT NULL,
    credential TEXT NOT NULL,
    licence_no TEXT NOT NULL,
    training_hours INTEGER,
    needles_from TEXT,
    needles_until TEXT,
    techniques TEXT NOT NULL,
    supervisor_id TEXT,
    active INTEGER NOT NULL,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT person_id_length CHECK (length("id") <= 80),
    CONSTRAINT person_name_length CHECK (length("name") <= 200),
    CONSTRAINT person_credential_length CHECK (length("credential") <= 200),
    CONSTRAINT person_licence_no_length CHECK (length("licence_no") <= 200),
    CONSTRAINT person_training_hours_range CHECK ("training_hours" BETWEEN 0 AND 10000),
    CONSTRAINT person_supervisor_id_length CHECK (length("supervisor_id") <= 80),
    CONSTRAINT person_active_yes_or_no CHECK ("active" BETWEEN 0 AND 1)
)
 STRICT;

CREATE TABLE reaction_sum (
    month TEXT NOT NULL,
    kind TEXT NOT NULL,
    severity TEXT NOT NULL,
    sessions INTEGER NOT NULL,
    PRIMARY KEY (month, kind, severity)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE saved_filter (
    id TEXT NOT NULL,
    owner_id TEXT NOT NULL,
    name TEXT NOT NULL,
    shared INTEGER NOT NULL,
    sort TEXT NOT NULL,
    descending INTEGER NOT NULL,
    dropped INTEGER NOT NULL,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT saved_filter_id_length CHECK (length("id") <= 80),
    CONSTRAINT saved_filter_owner_id_length CHECK (length("owner_id") <= 80),
    CONSTRAINT saved_filter_name_length CHECK (length("name") <= 200),
    CONSTRAINT saved_filter_shared_yes_or_no CHECK ("shared" BETWEEN 0 AND 1),
    CONSTRAINT saved_filter_sort_known CHECK ("sort" = 'date' OR "sort" = 'patient' OR "sort" = 'therapist' OR "sort" = 'status' OR "sort" = 'needles' OR "sort" = 'insertions' OR "sort" = 'twitches' OR "sort" = 'pain_change' OR "sort" = 'severity' OR "sort" = 'count' OR "sort" = 'kind'),
    CONSTRAINT saved_filter_descending_yes_or_no CHECK ("descending" BETWEEN 0 AND 1),
    CONSTRAINT saved_filter_dropped_yes_or_no CHECK ("dropped" BETWEEN 0 AND 1)
)
 STRICT;

CREATE TABLE screening_item (
    "key" TEXT NOT NULL,
    prompt TEXT NOT NULL,
    kind TEXT NOT NULL,
    scope TEXT NOT NULL,
    default_action TEXT NOT NULL,
    every_visit INTEGER NOT NULL,
    regions TEXT NOT NULL,
    refuses INTEGER NOT NULL,
    no_current TEXT NOT NULL,
    source TEXT NOT NULL,
    reviewed INTEGER NOT NULL,
    active INTEGER NOT NULL,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY ("key"),
    CONSTRAINT screening_item_key_length CHECK (length("key") <= 80),
    CONSTRAINT screening_item_prompt_length CHECK (length("prompt") <= 200),
    CONSTRAINT screening_item_kind_known CHECK ("kind" = 'absolute' OR "kind" = 'relative' OR "kind" = 'electrical'),
    CONSTRAINT screening_item_scope_known CHECK ("scope" = 'global' OR "scope" = 'region' OR "scope" = 'modality'),
    CONSTRAINT screening_item_default_action_length CHECK (length("default_action") <= 200),
    CONSTRAINT screening_item_every_visit_yes_or_no CHECK ("every_visit" BETWEEN 0 AND 1),
    CONSTRAINT screening_item_refuses_yes_or_no CHECK ("refuses" BETWEEN 0 AND 1),
    CONSTRAINT screening_item_source_length CHECK (length("source") <= 200),
    CONSTRAINT screening_item_reviewed_yes_or_no CHECK ("reviewed" BETWEEN 0 AND 1),
    CONSTRAINT screening_item_active_yes_or_no CHECK ("active" BETWEEN 0 AND 1)
)
 STRICT;

CREATE TABLE treatment_item (
    "key" TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    glyph TEXT NOT NULL,
    timed_code TEXT NOT NULL,
    default_minutes INTEGER,
    active INTEGER NOT NULL,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY ("key"),
    CONSTRAINT treatment_item_key_length CHECK (length("key") <= 80),
    CONSTRAINT treatment_item_name_length CHECK (length("name") <= 200),
    CONSTRAINT treatment_item_kind_known CHECK ("kind" = 'massage' OR "kind" = 'stretching' OR "kind" = 'exercise' OR "kind" = 'neuromuscular' OR "kind" = 'mobilisation' OR "kind" = 'heat_ice' OR "kind" = 'tens' OR "kind" = 'physical_agent' OR "kind" = 'taping' OR "kind" = 'cupping' OR "kind" = 'traction' OR "kind" = 'functional' OR "kind" = 'education' OR "kind" = 'home_programme'),
    CONSTRAINT treatment_item_glyph_length CHECK (length("glyph") <= 80),
    CONSTRAINT treatment_item_timed_code_length CHECK (length("timed_code") <= 80),
    CONSTRAINT treatment_item_default_minutes_range CHECK ("default_minutes" BETWEEN 0 AND 240),
    CONSTRAINT treatment_item_active_yes_or_no CHECK ("active" BETWEEN 0 AND 1)
)
 STRICT;

CREATE TABLE treatment_sum (
    month TEXT NOT NULL,
    kind TEXT NOT NULL,
    sessions INTEGER NOT NULL,
    times INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    times_with_minutes INTEGER NOT NULL,
    PRIMARY KEY (month, kind)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE alert (
    patient_id TEXT NOT NULL,
    nth INTEGER NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    since TEXT,
    until TEXT,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (patient_id, id),
    CONSTRAINT alert_id_length CHECK (length("id") <= 80),
    CONSTRAINT alert_kind_known CHECK ("kind" = 'anticoagulant' OR "kind" = 'pacemaker' OR "kind" = 'pregnancy' OR "kind" = 'fainted_before' OR "kind" = 'allergy' OR "kind" = 'other'),
    CONSTRAINT alert_text_length CHECK (length("text") <= 200),
    FOREIGN KEY(patient_id) REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE appointment (
    id TEXT NOT NULL,
    patient_id TEXT NOT NULL,
    at_utc_ms INTEGER NOT NULL,
    at_offset_min INTEGER NOT NULL,
    therapist_id TEXT,
    "table" TEXT NOT NULL,
    state TEXT NOT NULL,
    session_id TEXT,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT appointment_id_length CHECK (length("id") <= 80),
    CONSTRAINT appointment_patient_id_length CHECK (length("patient_id") <= 80),
    CONSTRAINT appointment_at_offset_min_range CHECK ("at_offset_min" BETWEEN -840 AND 840),
    CONSTRAINT appointment_therapist_id_length CHECK (length("therapist_id") <= 80),
    CONSTRAINT appointment_table_length CHECK (length("table") <= 200),
    CONSTRAINT appointment_state_known CHECK ("state" = 'expected' OR "state" = 'arrived' OR "state" = 'no_show' OR "state" = 'cancelled'),
    CONSTRAINT appointment_session_id_length CHECK (length("session_id") <= 80),
    FOREIGN KEY(patient_id) REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE billing_hand_off (
    id TEXT NOT NULL,
    "by" TEXT NOT NULL,
    at_utc_ms INTEGER NOT NULL,
    at_offset_min INTEGER NOT NULL,
    since TEXT NOT NULL,
    until TEXT NOT NULL,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT billing_hand_off_id_length CHECK (length("id") <= 80),
    CONSTRAINT billing_hand_off_by_length CHECK (length("by") <= 80),
    CONSTRAINT billing_hand_off_at_offset_min_range CHECK ("at_offset_min" BETWEEN -840 AND 840),
    FOREIGN KEY("by") REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE consent (
    patient_id TEXT NOT NULL,
    nth INTEGER NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    signed TEXT NOT NULL,
    version TEXT NOT NULL,
    expires TEXT,
    withdrawn TEXT,
    copy_given INTEGER NOT NULL,
    signed_by TEXT NOT NULL,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (patient_id, id),
    CONSTRAINT consent_id_length CHECK (length("id") <= 80),
    CONSTRAINT consent_kind_known CHECK ("kind" = 'dry_needling' OR "kind" = 'electrical' OR "kind" = 'data'),
    CONSTRAINT consent_version_length CHECK (length("version") <= 80),
    CONSTRAINT consent_copy_given_yes_or_no CHECK ("copy_given" BETWEEN 0 AND 1),
    CONSTRAINT consent_signed_by_length CHECK (length("signed_by") <= 200),
    FOREIGN KEY(patient_id) REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE patient_screening_answer (
    patient_id TEXT NOT NULL,
    nth INTEGER NOT NULL,
    id TEXT NOT NULL,
    item TEXT NOT NULL,
    answer TEXT NOT NULL,
    asked_at_utc_ms INTEGER NOT NULL,
    asked_at_offset_min INTEGER NOT NULL,
    how TEXT NOT NULL,
    detail TEXT NOT NULL,
    decision TEXT,
    regions TEXT NOT NULL,
    reason TEXT NOT NULL,
    "by" TEXT,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (patient_id, id),
    CONSTRAINT patient_screening_answer_id_length CHECK (length("id") <= 80),
    CONSTRAINT patient_screening_answer_item_length CHECK (length("item") <= 80),
    CONSTRAINT patient_screening_answer_answer_known CHECK ("answer" = 'yes' OR "answer" = 'no' OR "answer" = 'unknown'),
    CONSTRAINT patient_screening_answer_asked_at_offset_min_range CHECK ("asked_at_offset_min" BETWEEN -840 AND 840),
    CONSTRAINT patient_screening_answer_how_known CHECK ("how" = 'asked' OR "how" = 'confirmed'),
    CONSTRAINT patient_screening_answer_detail_length CHECK (length("detail") <= 200),
    CONSTRAINT patient_screening_answer_decision_known CHECK ("decision" = 'proceed_with_precaution' OR "decision" = 'avoid_region' OR "decision" = 'do_not_needle'),
    CONSTRAINT patient_screening_answer_reason_length CHECK (length("reason") <= 200),
    CONSTRAINT patient_screening_answer_by_length CHECK (length("by") <= 80),
    FOREIGN KEY(patient_id) REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE patient_seen (
    patient_id TEXT NOT NULL,
    at_utc_ms INTEGER NOT NULL,
    PRIMARY KEY (patient_id),
    FOREIGN KEY(patient_id) REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE patient_word (
    word TEXT NOT NULL,
    patient_id TEXT NOT NULL,
    PRIMARY KEY (word, patient_id),
    FOREIGN KEY(patient_id) REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE problem (
    patient_id TEXT NOT NULL,
    nth INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    side TEXT,
    region TEXT NOT NULL,
    onset TEXT,
    icd10 TEXT NOT NULL,
    plan_approach TEXT NOT NULL,
    plan_rationale TEXT NOT NULL,
    plan_goals TEXT NOT NULL,
    plan_planned_visits INTEGER,
    plan_frequency_per_week REAL,
    plan_authorised_until TEXT,
    plan_re_evaluation_due TEXT,
    closed TEXT,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (patient_id, id),
    CONSTRAINT problem_id_length CHECK (length("id") <= 80),
    CONSTRAINT problem_name_length CHECK (length("name") <= 200),
    CONSTRAINT problem_side_known CHECK ("side" = 'left' OR "side" = 'right' OR "side" = 'midline'),
    CONSTRAINT problem_region_length CHECK (length("region") <= 80),
    CONSTRAINT problem_plan_approach_known CHECK ("plan_approach" = 'trigger_point_dn' OR "plan_approach" = 'superficial_dn' OR "plan_approach" = 'ims_radicular' OR "plan_approach" = 'western_acupuncture' OR "plan_approach" = 'electrical_dn' OR "plan_approach" = 'periosteal' OR "plan_approach" = 'other'),
    CONSTRAINT problem_plan_rationale_length CHECK (length("plan_rationale") <= 2000),
    CONSTRAINT problem_plan_goals_length CHECK (length("plan_goals") <= 2000),
    CONSTRAINT problem_plan_planned_visits_range CHECK ("plan_planned_visits" BETWEEN 1 AND 60),
    CONSTRAINT problem_plan_frequency_per_week_range CHECK ("plan_frequency_per_week" BETWEEN 0.25 AND 5),
    FOREIGN KEY(patient_id) REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE saved_condition (
    saved_filter_id TEXT NOT NULL,
    nth INTEGER NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (saved_filter_id, id),
    CONSTRAINT saved_condition_id_length CHECK (length("id") <= 80),
    CONSTRAINT saved_condition_kind_known CHECK ("kind" = 'period' OR "kind" = 'therapist' OR "kind" = 'status' OR "kind" = 'region' OR "kind" = 'muscle' OR "kind" = 'treatment' OR "kind" = 'reaction' OR "kind" = 'count' OR "kind" = 'unsigned' OR "kind" = 'missing' OR "kind" = 'needle' OR "kind" = 'lot' OR "kind" = 'words' OR "kind" = 'patient' OR "kind" = 'visit' OR "kind" = 'attendance' OR "kind" = 'entered_by'),
    CONSTRAINT saved_condition_value_length CHECK (length("value") <= 200),
    FOREIGN KEY(saved_filter_id) REFERENCES saved_filter (id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE session (
    id TEXT NOT NULL,
    patient_id TEXT NOT NULL,
    date TEXT NOT NULL,
    therapist_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    with_needling INTEGER NOT NULL,
    attendance TEXT NOT NULL,
    ended_early INTEGER NOT NULL,
    entered_by TEXT,
    "table" TEXT NOT NULL,
    setting TEXT NOT NULL,
    problem_ids TEXT NOT NULL,
    position TEXT,
    approach TEXT NOT NULL,
    rationale TEXT NOT NULL,
    deviation_from_plan TEXT NOT NULL,
    verbal_consent INTEGER,
    explanation_given INTEGER,
    clean_hand_hygiene INTEGER,
    clean_skin_prep INTEGER,
    clean_gloves INTEGER,
    clean_single_use INTEGER,
    count_opened INTEGER,
    count_out INTEGER,
    count_sharps INTEGER,
    count_unused INTEGER,
    reaction_answer TEXT,
    advice TEXT NOT NULL,
    advice_understood INTEGER,
    soreness_expected INTEGER,
    tolerance TEXT,
    next_visit TEXT,
    subjective TEXT NOT NULL,
    objective TEXT NOT NULL,
    assessment TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    started_utc_ms INTEGER,
    started_offset_min INTEGER,
    ended_utc_ms INTEGER,
    ended_offset_min INTEGER,
    since_last_reported_by TEXT,
    since_last_soreness INTEGER,
    since_last_soreness_h INTEGER,
    since_last_bruise INTEGER,
    since_last_bruise_mm INTEGER,
    since_last_other_reaction INTEGER,
    since_last_words TEXT,
    follow_up_call_utc_ms INTEGER,
    follow_up_call_offset_min INTEGER,
    signature_person_id TEXT,
    signature_at_utc_ms INTEGER,
    signature_at_offset_min INTEGER,
    signature_digest TEXT,
    signature_late INTEGER,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT session_id_length CHECK (length("id") <= 80),
    CONSTRAINT session_patient_id_length CHECK (length("patient_id") <= 80),
    CONSTRAINT session_therapist_id_length CHECK (length("therapist_id") <= 80),
    CONSTRAINT session_kind_known CHECK ("kind" = 'evaluation' OR "kind" = 'treatment' OR "kind" = 're_evaluation' OR "kind" = 'discharge'),
    CONSTRAINT session_with_needling_yes_or_no CHECK ("with_needling" BETWEEN 0 AND 1),
    CONSTRAINT session_attendance_known CHECK ("attendance" = 'arrived' OR "attendance" = 'no_show' OR "attendance" = 'cancelled'),
    CONSTRAINT session_ended_early_yes_or_no CHECK ("ended_early" BETWEEN 0 AND 1),
    CONSTRAINT session_entered_by_length CHECK (length("entered_by") <= 80),
    CONSTRAINT session_table_length CHECK (length("table") <= 200),
    CONSTRAINT session_setting_length CHECK (length("setting") <= 200),
    CONSTRAINT session_position_known CHECK ("position" = 'prone' OR "position" = 'supine' OR "position" = 'supine_wedge' OR "position" = 'side_lying_left' OR "position" = 'side_lying_right' OR "position" = 'seated'),
    CONSTRAINT session_approach_known CHECK ("approach" = 'trigger_point_dn' OR "approach" = 'superficial_dn' OR "approach" = 'ims_radicular' OR "approach" = 'western_acupuncture' OR "approach" = 'electrical_dn' OR "approach" = 'periosteal' OR "approach" = 'other'),
    CONSTRAINT session_rationale_length CHECK (length("rationale") <= 2000),
    CONSTRAINT session_deviation_from_plan_length CHECK (length("deviation_from_plan") <= 2000),
    CONSTRAINT session_verbal_consent_yes_or_no CHECK ("verbal_consent" BETWEEN 0 AND 1),
    CONSTRAINT session_explanation_given_yes_or_no CHECK ("explanation_given" BETWEEN 0 AND 1),
    CONSTRAINT session_clean_hand_hygiene_yes_or_no CHECK ("clean_hand_hygiene" BETWEEN 0 AND 1),
    CONSTRAINT session_clean_skin_prep_yes_or_no CHECK ("clean_skin_prep" BETWEEN 0 AND 1),
    CONSTRAINT session_clean_gloves_yes_or_no CHECK ("clean_gloves" BETWEEN 0 AND 1),
    CONSTRAINT session_clean_single_use_yes_or_no CHECK ("clean_single_use" BETWEEN 0 AND 1),
    CONSTRAINT session_count_opened_range CHECK ("count_opened" BETWEEN 0 AND 200),
    CONSTRAINT session_count_out_range CHECK ("count_out" BETWEEN 0 AND 200),
    CONSTRAINT session_count_sharps_range CHECK ("count_sharps" BETWEEN 0 AND 200),
    CONSTRAINT session_count_unused_range CHECK ("count_unused" BETWEEN 0 AND 200),
    CONSTRAINT session_reaction_answer_known CHECK ("reaction_answer" = 'none' OR "reaction_answer" = 'some'),
    CONSTRAINT session_advice_understood_yes_or_no CHECK ("advice_understood" BETWEEN 0 AND 1),
    CONSTRAINT session_soreness_expected_yes_or_no CHECK ("soreness_expected" BETWEEN 0 AND 1),
    CONSTRAINT session_tolerance_known CHECK ("tolerance" = 'good' OR "tolerance" = 'fair' OR "tolerance" = 'poor' OR "tolerance" = 'stopped'),
    CONSTRAINT session_subjective_length CHECK (length("subjective") <= 10000),
    CONSTRAINT session_objective_length CHECK (length("objective") <= 10000),
    CONSTRAINT session_assessment_length CHECK (length("assessment") <= 10000),
    CONSTRAINT session_plan_length CHECK (length("plan") <= 10000),
    CONSTRAINT session_started_offset_min_range CHECK ("started_offset_min" BETWEEN -840 AND 840),
    CONSTRAINT session_started_offset_min_whole CHECK (("started_offset_min" IS NULL) = ("started_utc_ms" IS NULL)),
    CONSTRAINT session_ended_offset_min_range CHECK ("ended_offset_min" BETWEEN -840 AND 840),
    CONSTRAINT session_ended_offset_min_whole CHECK (("ended_offset_min" IS NULL) = ("ended_utc_ms" IS NULL)),
    CONSTRAINT session_since_last_reported_by_known CHECK ("since_last_reported_by" = 'patient' OR "since_last_reported_by" = 'therapist'),
    CONSTRAINT session_since_last_soreness_range CHECK ("since_last_soreness" BETWEEN 0 AND 10),
    CONSTRAINT session_since_last_soreness_h_range CHECK ("since_last_soreness_h" BETWEEN 0 AND 336),
    CONSTRAINT session_since_last_bruise_yes_or_no CHECK ("since_last_bruise" BETWEEN 0 AND 1),
    CONSTRAINT session_since_last_bruise_mm_range CHECK ("since_last_bruise_mm" BETWEEN 0 AND 300),
    CONSTRAINT session_since_last_other_reaction_yes_or_no CHECK ("since_last_other_reaction" BETWEEN 0 AND 1),
    CONSTRAINT session_since_last_words_length CHECK (length("since_last_words") <= 2000),
    CONSTRAINT session_since_last_words_whole CHECK (("since_last_words" IS NULL) = ("since_last_reported_by" IS NULL)),
    CONSTRAINT session_follow_up_call_offset_min_range CHECK ("follow_up_call_offset_min" BETWEEN -840 AND 840),
    CONSTRAINT session_follow_up_call_offset_min_whole CHECK (("follow_up_call_offset_min" IS NULL) = ("follow_up_call_utc_ms" IS NULL)),
    CONSTRAINT session_signature_person_id_length CHECK (length("signature_person_id") <= 80),
    CONSTRAINT session_signature_at_utc_ms_whole CHECK (("signature_at_utc_ms" IS NULL) = ("signature_person_id" IS NULL)),
    CONSTRAINT session_signature_at_offset_min_range CHECK ("signature_at_offset_min" BETWEEN -840 AND 840),
    CONSTRAINT session_signature_at_offset_min_whole CHECK (("signature_at_offset_min" IS NULL) = ("signature_person_id" IS NULL)),
    CONSTRAINT session_signature_digest_length CHECK (length("signature_digest") <= 80),
    CONSTRAINT session_signature_digest_whole CHECK (("signature_digest" IS NULL) = ("signature_person_id" IS NULL)),
    CONSTRAINT session_signature_late_yes_or_no CHECK ("signature_late" BETWEEN 0 AND 1),
    CONSTRAINT session_signature_late_whole CHECK (("signature_late" IS NULL) = ("signature_person_id" IS NULL)),
    FOREIGN KEY(patient_id) REFERENCES patient (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(therapist_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE acknowledgement (
    session_id TEXT NOT NULL,
    nth INTEGER NOT NULL,
    id TEXT NOT NULL,
    rule TEXT NOT NULL,
    subject TEXT NOT NULL,
    sentence TEXT NOT NULL,
    at_utc_ms INTEGER NOT NULL,
    at_offset_min INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    reason TEXT NOT NULL,
    because TEXT,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (session_id, id),
    CONSTRAINT acknowledgement_id_length CHECK (length("id") <= 80),
    CONSTRAINT acknowledgement_rule_length CHECK (length("rule") <= 80),
    CONSTRAINT acknowledgement_subject_length CHECK (length("subject") <= 80),
    CONSTRAINT acknowledgement_sentence_length CHECK (length("sentence") <= 2000),
    CONSTRAINT acknowledgement_at_offset_min_range CHECK ("at_offset_min" BETWEEN -840 AND 840),
    CONSTRAINT acknowledgement_by_length CHECK (length("by") <= 80),
    CONSTRAINT acknowledgement_reason_length CHECK (length("reason") <= 200),
    CONSTRAINT acknowledgement_because_known CHECK ("because" = 'pincer_hold' OR "because" = 'shallow_angle' OR "because" = 'over_bone' OR "because" = 'short_needle' OR "because" = 'benefit_outweighs' OR "because" = 'already_done'),
    FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE addendum (
    id TEXT NOT NULL,
    session_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    author_id TEXT NOT NULL,
    at_utc_ms INTEGER NOT NULL,
    at_offset_min INTEGER NOT NULL,
    reason TEXT NOT NULL,
    text TEXT NOT NULL,
    field TEXT NOT NULL,
    old_value TEXT NOT NULL,
    new_value TEXT NOT NULL,
    digest TEXT NOT NULL,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT addendum_id_length CHECK (length("id") <= 80),
    CONSTRAINT addendum_session_id_length CHECK (length("session_id") <= 80),
    CONSTRAINT addendum_kind_known CHECK ("kind" = 'addendum' OR "kind" = 'correction' OR "kind" = 'late_entry'),
    CONSTRAINT addendum_author_id_length CHECK (length("author_id") <= 80),
    CONSTRAINT addendum_at_offset_min_range CHECK ("at_offset_min" BETWEEN -840 AND 840),
    CONSTRAINT addendum_reason_length CHECK (length("reason") <= 200),
    CONSTRAINT addendum_text_length CHECK (length("text") <= 10000),
    CONSTRAINT addendum_field_length CHECK (length("field") <= 80),
    CONSTRAINT addendum_old_value_length CHECK (length("old_value") <= 2000),
    CONSTRAINT addendum_new_value_length CHECK (length("new_value") <= 2000),
    CONSTRAINT addendum_digest_length CHECK (length("digest") <= 80),
    FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(author_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE confirmed_code (
    session_id TEXT NOT NULL,
    nth INTEGER NOT NULL,
    id TEXT NOT NULL,
    code TEXT NOT NULL,
    units INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    at_utc_ms INTEGER NOT NULL,
    at_offset_min INTEGER NOT NULL,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (session_id, id),
    CONSTRAINT confirmed_code_id_length CHECK (length("id") <= 80),
    CONSTRAINT confirmed_code_code_length CHECK (length("code") <= 80),
    CONSTRAINT confirmed_code_units_range CHECK ("units" BETWEEN 0 AND 200),
    CONSTRAINT confirmed_code_by_length CHECK (length("by") <= 80),
    CONSTRAINT confirmed_code_at_offset_min_range CHECK ("at_offset_min" BETWEEN -840 AND 840),
    FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE count_correction (
    session_id TEXT NOT NULL,
    nth INTEGER NOT NULL,
    id TEXT NOT NULL,
    figure TEXT NOT NULL,
    old INTEGER NOT NULL,
    new INTEGER NOT NULL,
    reason TEXT NOT NULL,
    at_utc_ms INTEGER NOT NULL,
    at_offset_min INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (session_id, id),
    CONSTRAINT count_correction_id_length CHECK (length("id") <= 80),
    CONSTRAINT count_correction_figure_known CHECK ("figure" = 'opened' OR "figure" = 'out' OR "figure" = 'sharps' OR "figure" = 'unused'),
    CONSTRAINT count_correction_old_range CHECK ("old" BETWEEN 0 AND 200),
    CONSTRAINT count_correction_new_range CHECK ("new" BETWEEN 0 AND 200),
    CONSTRAINT count_correction_reason_length CHECK (length("reason") <= 200),
    CONSTRAINT count_correction_at_offset_min_range CHECK ("at_offset_min" BETWEEN -840 AND 840),
    CONSTRAINT count_correction_by_length CHECK (length("by") <= 80),
    FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE countersignature (
    id TEXT NOT NULL,
    session_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    at_utc_ms INTEGER NOT NULL,
    at_offset_min INTEGER NOT NULL,
    what TEXT NOT NULL,
    addendum_id TEXT,
    digest TEXT NOT NULL,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT countersignature_id_length CHECK (length("id") <= 80),
    CONSTRAINT countersignature_session_id_length CHECK (length("session_id") <= 80),
    CONSTRAINT countersignature_person_id_length CHECK (length("person_id") <= 80),
    CONSTRAINT countersignature_at_offset_min_range CHECK ("at_offset_min" BETWEEN -840 AND 840),
    CONSTRAINT countersignature_what_length CHECK (length("what") <= 200),
    CONSTRAINT countersignature_addendum_id_length CHECK (length("addendum_id") <= 80),
    CONSTRAINT countersignature_digest_length CHECK (length("digest") <= 80),
    FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE discrepancy (
    session_id TEXT NOT NULL,
    nth INTEGER NOT NULL,
    id TEXT NOT NULL,
    noticed_at_utc_ms INTEGER NOT NULL,
    noticed_at_offset_min INTEGER NOT NULL,
    counted INTEGER NOT NULL,
    expected INTEGER NOT NULL,
    figure TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    searched TEXT NOT NULL,
    patient_checked INTEGER,
    told TEXT NOT NULL,
    resolution TEXT,
    near_miss INTEGER,
    explanation TEXT NOT NULL,
    told_at_utc_ms INTEGER,
    told_at_offset_min INTEGER,
    resolved_at_utc_ms INTEGER,
    resolved_at_offset_min INTEGER,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (session_id, id),
    CONSTRAINT discrepancy_id_length CHECK (length("id") <= 80),
    CONSTRAINT discrepancy_noticed_at_offset_min_range CHECK ("noticed_at_offset_min" BETWEEN -840 AND 840),
    CONSTRAINT discrepancy_counted_range CHECK ("counted" BETWEEN 0 AND 200),
    CONSTRAINT discrepancy_expected_range CHECK ("expected" BETWEEN 0 AND 200),
    CONSTRAINT discrepancy_figure_known CHECK ("figure" = 'opened' OR "figure" = 'out' OR "figure" = 'sharps' OR "figure" = 'unused'),
    CONSTRAINT discrepancy_last_seen_length CHECK (length("last_seen") <= 200),
    CONSTRAINT discrepancy_patient_checked_yes_or_no CHECK ("patient_checked" BETWEEN 0 AND 1),
    CONSTRAINT discrepancy_told_length CHECK (length("told") <= 200),
    CONSTRAINT discrepancy_resolution_known CHECK ("resolution" = 'found_on_patient' OR "resolution" = 'found_in_room' OR "resolution" = 'counted_again' OR "resolution" = 'charted_wrong' OR "resolution" = 'not_found_escalated'),
    CONSTRAINT discrepancy_near_miss_yes_or_no CHECK ("near_miss" BETWEEN 0 AND 1),
    CONSTRAINT discrepancy_explanation_length CHECK (length("explanation") <= 2000),
    CONSTRAINT discrepancy_told_at_offset_min_range CHECK ("told_at_offset_min" BETWEEN -840 AND 840),
    CONSTRAINT discrepancy_told_at_offset_min_whole CHECK (("told_at_offset_min" IS NULL) = ("told_at_utc_ms" IS NULL)),
    CONSTRAINT discrepancy_resolved_at_offset_min_range CHECK ("resolved_at_offset_min" BETWEEN -840 AND 840),
    CONSTRAINT discrepancy_resolved_at_offset_min_whole CHECK (("resolved_at_offset_min" IS NULL) = ("resolved_at_utc_ms" IS NULL)),
    FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE draft_revision (
    session_id TEXT NOT NULL,
    step INTEGER NOT NULL,
    part INTEGER NOT NULL,
    merge_key TEXT NOT NULL,
    at_utc_ms INTEGER NOT NULL,
    at_offset_min INTEGER NOT NULL,
    undone INTEGER NOT NULL,
    changes BLOB NOT NULL,
    PRIMARY KEY (session_id, step, part),
    FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT draft_revision_undone_yes_or_no CHECK (undone IN (0, 1))
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE explanation (
    session_id TEXT NOT NULL,
    nth INTEGER NOT NULL,
    id TEXT NOT NULL,
    rule TEXT NOT NULL,
    reason TEXT NOT NULL,
    at_utc_ms INTEGER NOT NULL,
    at_offset_min INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    words TEXT NOT NULL,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (session_id, id),
    CONSTRAINT explanation_id_length CHECK (length("id") <= 80),
    CONSTRAINT explanation_rule_length CHECK (length("rule") <= 80),
    CONSTRAINT explanation_reason_known CHECK ("reason" = 'already_done' OR "reason" = 'verbal_consent_only' OR "reason" = 'clinical_judgement' OR "reason" = 'supervised' OR "reason" = 'emergency' OR "reason" = 'interrupted' OR "reason" = 'charted_late'),
    CONSTRAINT explanation_at_offset_min_range CHECK ("at_offset_min" BETWEEN -840 AND 840),
    CONSTRAINT explanation_by_length CHECK (length("by") <= 80),
    CONSTRAINT explanation_subject_id_length CHECK (length("subject_id") <= 80),
    CONSTRAINT explanation_words_length CHECK (length("words") <= 2000),
    FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE finding (
    session_id TEXT NOT NULL,
    nth INTEGER NOT NULL,
    id TEXT NOT NULL,
    "order" INTEGER NOT NULL,
    place_point_view TEXT NOT NULL,
    place_point_x_mm REAL NOT NULL,
    place_point_y_mm REAL NOT NULL,
    place_structure TEXT NOT NULL,
    place_kind TEXT NOT NULL,
    place_side TEXT NOT NULL,
    place_layer TEXT NOT NULL,
    place_muscle_meant TEXT,
    place_muscle_reason TEXT NOT NULL,
    place_label TEXT NOT NULL,
    place_landmark TEXT NOT NULL,
    taut_band INTEGER,
    hypersensitive_spot INTEGER,
    familiar TEXT,
    activity TEXT NOT NULL,
    position TEXT NOT NULL,
    palpation_pain INTEGER,
    threshold_kg_cm2 REAL,
    jump_sign INTEGER,
    note TEXT NOT NULL,
    referral_felt INTEGER,
    referral_kind TEXT,
    referral_area TEXT,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (session_id, id),
    CONSTRAINT finding_id_length CHECK (length("id") <= 80),
    CONSTRAINT finding_order_range CHECK ("order" BETWEEN 0 AND 200),
    CONSTRAINT finding_place_point_view_known CHECK ("place_point_view" = 'anterior' OR "place_point_view" = 'posterior' OR "place_point_view" = 'lateral_left' OR "place_point_view" = 'lateral_right' OR "place_point_view" = 'leg_medial' OR "place_point_view" = 'hand_palmar' OR "place_point_view" = 'hand_dorsal' OR "place_point_view" = 'foot_plantar' OR "place_point_view" = 'foot_dorsal'),
    CONSTRAINT finding_place_point_x_mm_range CHECK ("place_point_x_mm" BETWEEN 0 AND 3000),
    CONSTRAINT finding_place_point_y_mm_range CHECK ("place_point_y_mm" BETWEEN 0 AND 3000),
    CONSTRAINT finding_place_structure_length CHECK (length("place_structure") <= 80),
    CONSTRAINT finding_place_kind_known CHECK ("place_kind" = 'muscle' OR "place_kind" = 'extra' OR "place_kind" = 'area'),
    CONSTRAINT finding_place_side_known CHECK ("place_side" = 'left' OR "place_side" = 'right' OR "place_side" = 'midline'),
    CONSTRAINT finding_place_layer_known CHECK ("place_layer" = 'superficial' OR "place_layer" = 'deep'),
    CONSTRAINT finding_place_muscle_meant_length CHECK (length("place_muscle_meant") <= 80),
    CONSTRAINT finding_place_muscle_reason_length CHECK (length("place_muscle_reason") <= 200),
    CONSTRAINT finding_place_label_length CHECK (length("place_label") <= 200),
    CONSTRAINT finding_place_landmark_length CHECK (length("place_landmark") <= 200),
    CONSTRAINT finding_taut_band_yes_or_no CHECK ("taut_band" BETWEEN 0 AND 1),
    CONSTRAINT finding_hypersensitive_spot_yes_or_no CHECK ("hypersensitive_spot" BETWEEN 0 AND 1),
    CONSTRAINT finding_familiar_known CHECK ("familiar" = 'yes' OR "familiar" = 'no' OR "familiar" = 'unsure'),
    CONSTRAINT finding_activity_known CHECK ("activity" = 'active' OR "activity" = 'latent' OR "activity" = 'unclassified'),
    CONSTRAINT finding_position_known CHECK ("position" = 'central' OR "position" = 'attachment' OR "position" = 'satellite' OR "position" = 'unknown'),
    CONSTRAINT finding_palpation_pain_range CHECK ("palpation_pain" BETWEEN 0 AND 10),
    CONSTRAINT finding_threshold_kg_cm2_range CHECK ("threshold_kg_cm2" BETWEEN 0.1 AND 20),
    CONSTRAINT finding_jump_sign_yes_or_no CHECK ("jump_sign" BETWEEN 0 AND 1),
    CONSTRAINT finding_note_length CHECK (length("note") <= 2000),
    CONSTRAINT finding_referral_felt_yes_or_no CHECK ("referral_felt" BETWEEN 0 AND 1),
    CONSTRAINT finding_referral_kind_known CHECK ("referral_kind" = 'pain' OR "referral_kind" = 'deep_ache' OR "referral_kind" = 'dull_ache' OR "referral_kind" = 'tingling' OR "referral_kind" = 'burning'),
    CONSTRAINT finding_referral_area_length CHECK (length("referral_area") <= 200),
    CONSTRAINT finding_referral_area_whole CHECK (("referral_area" IS NULL) = ("referral_felt" IS NULL)),
    FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE handed_off_session (
    billing_hand_off_id TEXT NOT NULL,
    nth INTEGER NOT NULL,
    id TEXT NOT NULL,
    session_id TEXT NOT NULL,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (billing_hand_off_id, id),
    CONSTRAINT handed_off_session_id_length CHECK (length("id") <= 80),
    CONSTRAINT handed_off_session_session_id_length CHECK (length("session_id") <= 80),
    FOREIGN KEY(billing_hand_off_id) REFERENCES billing_hand_off (id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE measurement (
    session_id TEXT NOT NULL,
    nth INTEGER NOT NULL,
    id TEXT NOT NULL,
    scale TEXT NOT NULL,
    "when" TEXT NOT NULL,
    value REAL NOT NULL,
    problem_id TEXT,
    window TEXT NOT NULL,
    activity TEXT NOT NULL,
    joint TEXT NOT NULL,
    motion TEXT NOT NULL,
    side TEXT,
    active INTEGER,
    instrument TEXT NOT NULL,
    pain_at_end INTEGER,
    structure TEXT NOT NULL,
    trials INTEGER,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (session_id, id),
    CONSTRAINT measurement_id_length CHECK (length("id") <= 80),
    CONSTRAINT measurement_scale_known CHECK ("scale" = 'nprs' OR "scale" = 'vas' OR "scale" = 'psfs' OR "scale" = 'rom' OR "scale" = 'ppt' OR "scale" = 'ndi' OR "scale" = 'odi' OR "scale" = 'lefs' OR "scale" = 'quickdash' OR "scale" = 'fabq_pa' OR "scale" = 'fabq_w' OR "scale" = 'groc' OR "scale" = 'mouth_opening'),
    CONSTRAINT measurement_when_known CHECK ("when" = 'before' OR "when" = 'after'),
    CONSTRAINT measurement_value_range CHECK ("value" BETWEEN -30 AND 200),
    CONSTRAINT measurement_problem_id_length CHECK (length("problem_id") <= 80),
    CONSTRAINT measurement_window_known CHECK ("window" = 'current' OR "window" = 'best_24h' OR "window" = 'worst_24h' OR "window" = 'first_step'),
    CONSTRAINT measurement_activity_length CHECK (length("activity") <= 200),
    CONSTRAINT measurement_joint_length CHECK (length("joint") <= 80),
    CONSTRAINT measurement_motion_length CHECK (length("motion") <= 80),
    CONSTRAINT measurement_side_known CHECK ("side" = 'left' OR "side" = 'right' OR "side" = 'midline'),
    CONSTRAINT measurement_active_yes_or_no CHECK ("active" BETWEEN 0 AND 1),
    CONSTRAINT measurement_instrument_length CHECK (length("instrument") <= 200),
    CONSTRAINT measurement_pain_at_end_range CHECK ("pain_at_end" BETWEEN 0 AND 10),
    CONSTRAINT measurement_structure_length CHECK (length("structure") <= 80),
    CONSTRAINT measurement_trials_range CHECK ("trials" BETWEEN 1 AND 10),
    FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE not_obtained (
    session_id TEXT NOT NULL,
    nth INTEGER NOT NULL,
    id TEXT NOT NULL,
    field TEXT NOT NULL,
    reason TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    note TEXT NOT NULL,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (session_id, id),
    CONSTRAINT not_obtained_id_length CHECK (length("id") <= 80),
    CONSTRAINT not_obtained_field_length CHECK (length("field") <= 80),
    CONSTRAINT not_obtained_reason_known CHECK ("reason" = 'fainted' OR "reason" = 'left_early' OR "reason" = 'ambulance' OR "reason" = 'declined' OR "reason" = 'not_possible' OR "reason" = 'not_appropriate'),
    CONSTRAINT not_obtained_subject_id_length CHECK (length("subject_id") <= 80),
    CONSTRAINT not_obtained_note_length CHECK (length("note") <= 200),
    FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE pain_area (
    session_id TEXT NOT NULL,
    nth INTEGER NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    "view" TEXT NOT NULL,
    outline_mm TEXT NOT NULL,
    "when" TEXT NOT NULL,
    problem_id TEXT,
    site_id TEXT,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (session_id, id),
    CONSTRAINT pain_area_id_length CHECK (length("id") <= 80),
    CONSTRAINT pain_area_kind_known CHECK ("kind" = 'pain' OR "kind" = 'referred'),
    CONSTRAINT pain_area_view_known CHECK ("view" = 'anterior' OR "view" = 'posterior' OR "view" = 'lateral_left' OR "view" = 'lateral_right' OR "view" = 'leg_medial' OR "view" = 'hand_palmar' OR "view" = 'hand_dorsal' OR "view" = 'foot_plantar' OR "view" = 'foot_dorsal'),
    CONSTRAINT pain_area_outline_mm_length CHECK (length("outline_mm") <= 10000),
    CONSTRAINT pain_area_when_known CHECK ("when" = 'before' OR "when" = 'after'),
    CONSTRAINT pain_area_problem_id_length CHECK (length("problem_id") <= 80),
    CONSTRAINT pain_area_site_id_length CHECK (length("site_id") <= 80),
    FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE review_entry (
    id TEXT NOT NULL,
    session_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    author_id TEXT NOT NULL,
    at_utc_ms INTEGER NOT NULL,
    at_offset_min INTEGER NOT NULL,
    text TEXT NOT NULL,
    reasons TEXT NOT NULL,
    digest TEXT NOT NULL,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT review_entry_id_length CHECK (length("id") <= 80),
    CONSTRAINT review_entry_session_id_length CHECK (length("session_id") <= 80),
    CONSTRAINT review_entry_number_range CHECK ("number" BETWEEN 1 AND 100000),
    CONSTRAINT review_entry_kind_known CHECK ("kind" = 'call' OR "kind" = 'question' OR "kind" = 'answer' OR "kind" = 'approval'),
    CONSTRAINT review_entry_author_id_length CHECK (length("author_id") <= 80),
    CONSTRAINT review_entry_at_offset_min_range CHECK ("at_offset_min" BETWEEN -840 AND 840),
    CONSTRAINT review_entry_text_length CHECK (length("text") <= 2000),
    CONSTRAINT review_entry_digest_length CHECK (length("digest") <= 80),
    FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(author_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE review_standing (
    session_id TEXT NOT NULL,
    state TEXT NOT NULL,
    number INTEGER NOT NULL,
    since_utc_ms INTEGER NOT NULL,
    since_offset_min INTEGER NOT NULL,
    PRIMARY KEY (session_id),
    FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE session_line (
    "key" INTEGER NOT NULL,
    session_id TEXT NOT NULL,
    lies TEXT NOT NULL,
    patient_id TEXT NOT NULL,
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    patient_number TEXT NOT NULL,
    sorts_as TEXT NOT NULL,
    therapist_id TEXT NOT NULL,
    date TEXT NOT NULL,
    kind TEXT NOT NULL,
    attendance TEXT NOT NULL,
    status TEXT NOT NULL,
    problems TEXT NOT NULL,
    reactions TEXT NOT NULL,
    treatments TEXT NOT NULL,
    late INTEGER NOT NULL,
    reactions_asked INTEGER NOT NULL,
    severity INTEGER NOT NULL,
    entered_by TEXT,
    started_utc_ms INTEGER,
    started_offset_min INTEGER,
    waits_since_utc_ms INTEGER,
    waits_since_offset_min INTEGER,
    pain_change REAL NOT NULL,
    pain_before REAL,
    pain_after REAL,
    needles INTEGER NOT NULL,
    insertions INTEGER NOT NULL,
    twitches INTEGER NOT NULL,
    at_least INTEGER NOT NULL,
    in_body INTEGER NOT NULL,
    sites INTEGER NOT NULL,
    answered INTEGER NOT NULL,
    muscles TEXT NOT NULL,
    needle_types TEXT NOT NULL,
    lots TEXT NOT NULL,
    standing TEXT NOT NULL,
    counted_out INTEGER,
    was_out INTEGER,
    ended TEXT,
    near_miss INTEGER NOT NULL,
    missing TEXT NOT NULL,
    draft_tags TEXT NOT NULL,
    draft_words TEXT NOT NULL,
    terms BLOB NOT NULL,
    PRIMARY KEY ("key"),
    FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT session_line_lies_known CHECK (lies IN ('draft', 'chart', 'void'))
)
 STRICT;

CREATE TABLE session_reaction (
    session_id TEXT NOT NULL,
    nth INTEGER NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    severity TEXT NOT NULL,
    reported_by TEXT NOT NULL,
    minutes_after_first_insertion INTEGER,
    site_id TEXT,
    region TEXT NOT NULL,
    size_mm INTEGER,
    soreness INTEGER,
    description TEXT NOT NULL,
    loss_of_consciousness_s INTEGER,
    action_taken TEXT NOT NULL,
    manager_notified INTEGER,
    physician_referred INTEGER,
    left_accompanied INTEGER,
    regulatory_reportable INTEGER NOT NULL,
    outcome TEXT,
    resolved_on TEXT,
    onset_utc_ms INTEGER,
    onset_offset_min INTEGER,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (session_id, id),
    CONSTRAINT session_reaction_id_length CHECK (length("id") <= 80),
    CONSTRAINT session_reaction_kind_length CHECK (length("kind") <= 80),
    CONSTRAINT session_reaction_severity_known CHECK ("severity" = 'mild' OR "severity" = 'significant' OR "severity" = 'serious' OR "severity" = 'staff'),
    CONSTRAINT session_reaction_reported_by_known CHECK ("reported_by" = 'patient' OR "reported_by" = 'therapist'),
    CONSTRAINT session_reaction_minutes_after_first_insertion_range CHECK ("minutes_after_first_insertion" BETWEEN 0 AND 40320),
    CONSTRAINT session_reaction_site_id_length CHECK (length("site_id") <= 80),
    CONSTRAINT session_reaction_region_length CHECK (length("region") <= 200),
    CONSTRAINT session_reaction_size_mm_range CHECK ("size_mm" BETWEEN 0 AND 500),
    CONSTRAINT session_reaction_soreness_range CHECK ("soreness" BETWEEN 0 AND 10),
    CONSTRAINT session_reaction_description_length CHECK (length("description") <= 2000),
    CONSTRAINT session_reaction_loss_of_consciousness_s_range CHECK ("loss_of_consciousness_s" BETWEEN 0 AND 3600),
    CONSTRAINT session_reaction_action_taken_length CHECK (length("action_taken") <= 2000),
    CONSTRAINT session_reaction_manager_notified_yes_or_no CHECK ("manager_notified" BETWEEN 0 AND 1),
    CONSTRAINT session_reaction_physician_referred_yes_or_no CHECK ("physician_referred" BETWEEN 0 AND 1),
    CONSTRAINT session_reaction_left_accompanied_yes_or_no CHECK ("left_accompanied" BETWEEN 0 AND 1),
    CONSTRAINT session_reaction_regulatory_reportable_yes_or_no CHECK ("regulatory_reportable" BETWEEN 0 AND 1),
    CONSTRAINT session_reaction_outcome_known CHECK ("outcome" = 'resolved' OR "outcome" = 'resolved_with_sequelae' OR "outcome" = 'ongoing' OR "outcome" = 'unknown'),
    CONSTRAINT session_reaction_onset_offset_min_range CHECK ("onset_offset_min" BETWEEN -840 AND 840),
    CONSTRAINT session_reaction_onset_offset_min_whole CHECK (("onset_offset_min" IS NULL) = ("onset_utc_ms" IS NULL)),
    FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE session_screening_answer (
    session_id TEXT NOT NULL,
    nth INTEGER NOT NULL,
    id TEXT NOT NULL,
    item TEXT NOT NULL,
    answer TEXT NOT NULL,
    asked_at_utc_ms INTEGER NOT NULL,
    asked_at_offset_min INTEGER NOT NULL,
    how TEXT NOT NULL,
    detail TEXT NOT NULL,
    decision TEXT,
    regions TEXT NOT NULL,
    reason TEXT NOT NULL,
    "by" TEXT,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (session_id, id),
    CONSTRAINT session_screening_answer_id_length CHECK (length("id") <= 80),
    CONSTRAINT session_screening_answer_item_length CHECK (length("item") <= 80),
    CONSTRAINT session_screening_answer_answer_known CHECK ("answer" = 'yes' OR "answer" = 'no' OR "answer" = 'unknown'),
    CONSTRAINT session_screening_answer_asked_at_offset_min_range CHECK ("asked_at_offset_min" BETWEEN -840 AND 840),
    CONSTRAINT session_screening_answer_how_known CHECK ("how" = 'asked' OR "how" = 'confirmed'),
    CONSTRAINT session_screening_answer_detail_length CHECK (length("detail") <= 200),
    CONSTRAINT session_screening_answer_decision_known CHECK ("decision" = 'proceed_with_precaution' OR "decision" = 'avoid_region' OR "decision" = 'do_not_needle'),
    CONSTRAINT session_screening_answer_reason_length CHECK (length("reason") <= 200),
    CONSTRAINT session_screening_answer_by_length CHECK (length("by") <= 80),
    FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE signed_content (
    session_id TEXT NOT NULL,
    digest TEXT NOT NULL,
    schema TEXT NOT NULL,
    signed_here INTEGER NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (session_id),
    FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT signed_content_signed_here_yes_or_no CHECK (signed_here IN (0, 1))
)
 STRICT;

CREATE TABLE since_at_site (
    session_id TEXT NOT NULL,
    nth INTEGER NOT NULL,
    id TEXT NOT NULL,
    site_id TEXT NOT NULL,
    muscle TEXT,
    side TEXT,
    soreness INTEGER,
    bruise_mm INTEGER,
    words TEXT NOT NULL,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (session_id, id),
    CONSTRAINT since_at_site_id_length CHECK (length("id") <= 80),
    CONSTRAINT since_at_site_site_id_length CHECK (length("site_id") <= 80),
    CONSTRAINT since_at_site_muscle_length CHECK (length("muscle") <= 80),
    CONSTRAINT since_at_site_side_known CHECK ("side" = 'left' OR "side" = 'right' OR "side" = 'midline'),
    CONSTRAINT since_at_site_soreness_range CHECK ("soreness" BETWEEN 0 AND 10),
    CONSTRAINT since_at_site_bruise_mm_range CHECK ("bruise_mm" BETWEEN 0 AND 300),
    CONSTRAINT since_at_site_words_length CHECK (length("words") <= 200),
    FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE site (
    session_id TEXT NOT NULL,
    nth INTEGER NOT NULL,
    id TEXT NOT NULL,
    "order" INTEGER NOT NULL,
    place_point_view TEXT NOT NULL,
    place_point_x_mm REAL NOT NULL,
    place_point_y_mm REAL NOT NULL,
    place_structure TEXT NOT NULL,
    place_kind TEXT NOT NULL,
    place_side TEXT NOT NULL,
    place_layer TEXT NOT NULL,
    place_muscle_meant TEXT,
    place_muscle_reason TEXT NOT NULL,
    place_label TEXT NOT NULL,
    place_landmark TEXT NOT NULL,
    new_needles INTEGER NOT NULL,
    insertions INTEGER NOT NULL,
    technique TEXT,
    depth_mm INTEGER,
    tissue_level TEXT,
    response_sought TEXT NOT NULL,
    left_in INTEGER NOT NULL,
    inserted_by TEXT,
    retention_s INTEGER,
    planned_s INTEGER,
    familiar TEXT,
    pain_on_insertion INTEGER,
    pain_during INTEGER,
    bleeding TEXT,
    pressure_s INTEGER,
    haematoma_mm INTEGER,
    tolerance TEXT,
    tone_after TEXT,
    retest_pain INTEGER,
    retest_kg_cm2 REAL,
    finding_id TEXT,
    carried_from TEXT,
    confirmed INTEGER NOT NULL,
    note TEXT NOT NULL,
    needle_diameter_mm REAL,
    needle_length_mm INTEGER,
    needle_type_key TEXT,
    needle_maker TEXT,
    needle_material TEXT,
    needle_coating TEXT,
    needle_lot TEXT,
    needle_expires TEXT,
    inserted_at_utc_ms INTEGER,
    inserted_at_offset_min INTEGER,
    electrical_channel INTEGER,
    electrical_partner_site_id TEXT,
    electrical_waveform TEXT,
    electrical_frequency_hz REAL,
    electrical_second_frequency_hz REAL,
    electrical_pulse_us INTEGER,
    electrical_intensity_ma REAL,
    electrical_intensity_target TEXT,
    electrical_duration_min INTEGER,
    electrical_device_id TEXT,
    electrical_polarity TEXT,
    twitch_elicited TEXT,
    twitch_count INTEGER,
    twitch_about INTEGER,
    twitch_first TEXT,
    twitch_last TEXT,
    twitch_end_reason TEXT,
    twitch_seen_by TEXT,
    referral_felt INTEGER,
    referral_kind TEXT,
    referral_area TEXT,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (session_id, id),
    CONSTRAINT site_id_length CHECK (length("id") <= 80),
    CONSTRAINT site_order_range CHECK ("order" BETWEEN 0 AND 200),
    CONSTRAINT site_place_point_view_known CHECK ("place_point_view" = 'anterior' OR "place_point_view" = 'posterior' OR "place_point_view" = 'lateral_left' OR "place_point_view" = 'lateral_right' OR "place_point_view" = 'leg_medial' OR "place_point_view" = 'hand_palmar' OR "place_point_view" = 'hand_dorsal' OR "place_point_view" = 'foot_plantar' OR "place_point_view" = 'foot_dorsal'),
    CONSTRAINT site_place_point_x_mm_range CHECK ("place_point_x_mm" BETWEEN 0 AND 3000),
    CONSTRAINT site_place_point_y_mm_range CHECK ("place_point_y_mm" BETWEEN 0 AND 3000),
    CONSTRAINT site_place_structure_length CHECK (length("place_structure") <= 80),
    CONSTRAINT site_place_kind_known CHECK ("place_kind" = 'muscle' OR "place_kind" = 'extra' OR "place_kind" = 'area'),
    CONSTRAINT site_place_side_known CHECK ("place_side" = 'left' OR "place_side" = 'right' OR "place_side" = 'midline'),
    CONSTRAINT site_place_layer_known CHECK ("place_layer" = 'superficial' OR "place_layer" = 'deep'),
    CONSTRAINT site_place_muscle_meant_length CHECK (length("place_muscle_meant") <= 80),
    CONSTRAINT site_place_muscle_reason_length CHECK (length("place_muscle_reason") <= 200),
    CONSTRAINT site_place_label_length CHECK (length("place_label") <= 200),
    CONSTRAINT site_place_landmark_length CHECK (length("place_landmark") <= 200),
    CONSTRAINT site_new_needles_range CHECK ("new_needles" BETWEEN 0 AND 50),
    CONSTRAINT site_insertions_range CHECK ("insertions" BETWEEN 0 AND 50),
    CONSTRAINT site_technique_known CHECK ("technique" = 'pistoning' OR "technique" = 'slow_pistoning' OR "technique" = 'rotation' OR "technique" = 'static' OR "technique" = 'threading' OR "technique" = 'superficial' OR "technique" = 'periosteal' OR "technique" = 'electrical' OR "technique" = 'paraspinal_segmental' OR "technique" = 'scar' OR "technique" = 'tendon'),
    CONSTRAINT site_depth_mm_range CHECK ("depth_mm" BETWEEN 1 AND 120),
    CONSTRAINT site_tissue_level_known CHECK ("tissue_level" = 'subcutaneous' OR "tissue_level" = 'superficial_muscle' OR "tissue_level" = 'deep_muscle' OR "tissue_level" = 'periosteum'),
    CONSTRAINT site_left_in_yes_or_no CHECK ("left_in" BETWEEN 0 AND 1),
    CONSTRAINT site_inserted_by_length CHECK (length("inserted_by") <= 80),
    CONSTRAINT site_retention_s_range CHECK ("retention_s" BETWEEN 0 AND 2700),
    CONSTRAINT site_planned_s_range CHECK ("planned_s" BETWEEN 0 AND 2700),
    CONSTRAINT site_familiar_known CHECK ("familiar" = 'yes' OR "familiar" = 'no' OR "familiar" = 'unsure'),
    CONSTRAINT site_pain_on_insertion_range CHECK ("pain_on_insertion" BETWEEN 0 AND 10),
    CONSTRAINT site_pain_during_range CHECK ("pain_during" BETWEEN 0 AND 10),
    CONSTRAINT site_bleeding_known CHECK ("bleeding" = 'none' OR "bleeding" = 'spot' OR "bleeding" = 'needs_pressure'),
    CONSTRAINT site_pressure_s_range CHECK ("pressure_s" BETWEEN 0 AND 1800),
    CONSTRAINT site_haematoma_mm_range CHECK ("haematoma_mm" BETWEEN 0 AND 300),
    CONSTRAINT site_tolerance_known CHECK ("tolerance" = 'good' OR "tolerance" = 'fair' OR "tolerance" = 'poor' OR "tolerance" = 'stopped'),
    CONSTRAINT site_tone_after_known CHECK ("tone_after" = 'softer' OR "tone_after" = 'same' OR "tone_after" = 'tighter'),
    CONSTRAINT site_retest_pain_range CHECK ("retest_pain" BETWEEN 0 AND 10),
    CONSTRAINT site_retest_kg_cm2_range CHECK ("retest_kg_cm2" BETWEEN 0.1 AND 20),
    CONSTRAINT site_finding_id_length CHECK (length("finding_id") <= 80),
    CONSTRAINT site_carried_from_length CHECK (length("carried_from") <= 80),
    CONSTRAINT site_confirmed_yes_or_no CHECK ("confirmed" BETWEEN 0 AND 1),
    CONSTRAINT site_note_length CHECK (length("note") <= 2000),
    CONSTRAINT site_needle_diameter_mm_range CHECK ("needle_diameter_mm" BETWEEN 0.12 AND 0.4),
    CONSTRAINT site_needle_length_mm_range CHECK ("needle_length_mm" BETWEEN 7 AND 125),
    CONSTRAINT site_needle_length_mm_whole CHECK (("needle_length_mm" IS NULL) = ("needle_diameter_mm" IS NULL)),
    CONSTRAINT site_needle_type_key_length CHECK (length("needle_type_key") <= 80),
    CONSTRAINT site_needle_type_key_whole CHECK (("needle_type_key" IS NULL) = ("needle_diameter_mm" IS NULL)),
    CONSTRAINT site_needle_maker_length CHECK (length("needle_maker") <= 200),
    CONSTRAINT site_needle_maker_whole CHECK (("needle_maker" IS NULL) = ("needle_diameter_mm" IS NULL)),
    CONSTRAINT site_needle_material_length CHECK (length("needle_material") <= 200),
    CONSTRAINT site_needle_material_whole CHECK (("needle_material" IS NULL) = ("needle_diameter_mm" IS NULL)),
    CONSTRAINT site_needle_coating_length CHECK (length("needle_coating") <= 200),
    CONSTRAINT site_needle_coating_whole CHECK (("needle_coating" IS NULL) = ("needle_diameter_mm" IS NULL)),
    CONSTRAINT site_needle_lot_length CHECK (length("needle_lot") <= 200),
    CONSTRAINT site_needle_lot_whole CHECK (("needle_lot" IS NULL) = ("needle_diameter_mm" IS NULL)),
    CONSTRAINT site_inserted_at_offset_min_range CHECK ("inserted_at_offset_min" BETWEEN -840 AND 840),
    CONSTRAINT site_inserted_at_offset_min_whole CHECK (("inserted_at_offset_min" IS NULL) = ("inserted_at_utc_ms" IS NULL)),
    CONSTRAINT site_electrical_channel_range CHECK ("electrical_channel" BETWEEN 1 AND 16),
    CONSTRAINT site_electrical_partner_site_id_length CHECK (length("electrical_partner_site_id") <= 80),
    CONSTRAINT site_electrical_waveform_known CHECK ("electrical_waveform" = 'asymmetric_biphasic' OR "electrical_waveform" = 'symmetric_biphasic' OR "electrical_waveform" = 'monophasic'),
    CONSTRAINT site_electrical_frequency_hz_range CHECK ("electrical_frequency_hz" BETWEEN 1 AND 200),
    CONSTRAINT site_electrical_second_frequency_hz_range CHECK ("electrical_second_frequency_hz" BETWEEN 1 AND 200),
    CONSTRAINT site_electrical_pulse_us_range CHECK ("electrical_pulse_us" BETWEEN 50 AND 1000),
    CONSTRAINT site_electrical_intensity_ma_range CHECK ("electrical_intensity_ma" BETWEEN 0.1 AND 30),
    CONSTRAINT site_electrical_intensity_target_known CHECK ("electrical_intensity_target" = 'sensory' OR "electrical_intensity_target" = 'motor_visible' OR "electrical_intensity_target" = 'strong_tolerable'),
    CONSTRAINT site_electrical_duration_min_range CHECK ("electrical_duration_min" BETWEEN 1 AND 45),
    CONSTRAINT site_electrical_device_id_length CHECK (length("electrical_device_id") <= 200),
    CONSTRAINT site_electrical_device_id_whole CHECK (("electrical_device_id" IS NULL) = ("electrical_channel" IS NULL)),
    CONSTRAINT site_electrical_polarity_length CHECK (length("electrical_polarity") <= 200),
    CONSTRAINT site_electrical_polarity_whole CHECK (("electrical_polarity" IS NULL) = ("electrical_channel" IS NULL)),
    CONSTRAINT site_twitch_elicited_known CHECK ("twitch_elicited" = 'yes' OR "twitch_elicited" = 'no' OR "twitch_elicited" = 'not_sought' OR "twitch_elicited" = 'not_observable'),
    CONSTRAINT site_twitch_count_range CHECK ("twitch_count" BETWEEN 0 AND 60),
    CONSTRAINT site_twitch_about_yes_or_no CHECK ("twitch_about" BETWEEN 0 AND 1),
    CONSTRAINT site_twitch_about_whole CHECK (("twitch_about" IS NULL) = ("twitch_elicited" IS NULL)),
    CONSTRAINT site_twitch_first_known CHECK ("twitch_first" = 'none' OR "twitch_first" = 'weak' OR "twitch_first" = 'medium' OR "twitch_first" = 'strong'),
    CONSTRAINT site_twitch_last_known CHECK ("twitch_last" = 'none' OR "twitch_last" = 'weak' OR "twitch_last" = 'medium' OR "twitch_last" = 'strong'),
    CONSTRAINT site_twitch_end_reason_known CHECK ("twitch_end_reason" = 'exhausted' OR "twitch_end_reason" = 'target_reached' OR "twitch_end_reason" = 'pain_limit' OR "twitch_end_reason" = 'time' OR "twitch_end_reason" = 'therapist_choice' OR "twitch_end_reason" = 'adverse_event'),
    CONSTRAINT site_twitch_seen_by_known CHECK ("twitch_seen_by" = 'visual' OR "twitch_seen_by" = 'palpated' OR "twitch_seen_by" = 'patient_felt' OR "twitch_seen_by" = 'ultrasound' OR "twitch_seen_by" = 'emg'),
    CONSTRAINT site_referral_felt_yes_or_no CHECK ("referral_felt" BETWEEN 0 AND 1),
    CONSTRAINT site_referral_kind_known CHECK ("referral_kind" = 'pain' OR "referral_kind" = 'deep_ache' OR "referral_kind" = 'dull_ache' OR "referral_kind" = 'tingling' OR "referral_kind" = 'burning'),
    CONSTRAINT site_referral_area_length CHECK (length("referral_area") <= 200),
    CONSTRAINT site_referral_area_whole CHECK (("referral_area" IS NULL) = ("referral_felt" IS NULL)),
    FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE treatment (
    session_id TEXT NOT NULL,
    nth INTEGER NOT NULL,
    id TEXT NOT NULL,
    "order" INTEGER NOT NULL,
    dose TEXT NOT NULL,
    name TEXT NOT NULL,
    item TEXT NOT NULL,
    minutes INTEGER,
    timed_code TEXT NOT NULL,
    sequence TEXT,
    problem_id TEXT,
    muscle TEXT,
    side TEXT,
    site_id TEXT,
    region TEXT NOT NULL,
    tolerance TEXT,
    note TEXT NOT NULL,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (session_id, id),
    CONSTRAINT treatment_id_length CHECK (length("id") <= 80),
    CONSTRAINT treatment_order_range CHECK ("order" BETWEEN 0 AND 200),
    CONSTRAINT treatment_dose_known CHECK ("dose" = 'massage_dose' OR "dose" = 'stretch_dose' OR "dose" = 'exercise_dose' OR "dose" = 'neuromuscular_dose' OR "dose" = 'mobilisation_dose' OR "dose" = 'thermal_dose' OR "dose" = 'tens_dose' OR "dose" = 'physical_agent_dose' OR "dose" = 'taping_dose' OR "dose" = 'cupping_dose' OR "dose" = 'traction_dose' OR "dose" = 'functional_dose' OR "dose" = 'education_dose' OR "dose" = 'home_programme_dose'),
    CONSTRAINT treatment_name_length CHECK (length("name") <= 200),
    CONSTRAINT treatment_item_length CHECK (length("item") <= 80),
    CONSTRAINT treatment_minutes_range CHECK ("minutes" BETWEEN 0 AND 240),
    CONSTRAINT treatment_timed_code_length CHECK (length("timed_code") <= 80),
    CONSTRAINT treatment_sequence_known CHECK ("sequence" = 'before_needling' OR "sequence" = 'after_needling' OR "sequence" = 'at_home'),
    CONSTRAINT treatment_problem_id_length CHECK (length("problem_id") <= 80),
    CONSTRAINT treatment_muscle_length CHECK (length("muscle") <= 80),
    CONSTRAINT treatment_side_known CHECK ("side" = 'left' OR "side" = 'right' OR "side" = 'midline'),
    CONSTRAINT treatment_site_id_length CHECK (length("site_id") <= 80),
    CONSTRAINT treatment_region_length CHECK (length("region") <= 200),
    CONSTRAINT treatment_tolerance_known CHECK ("tolerance" = 'good' OR "tolerance" = 'fair' OR "tolerance" = 'poor' OR "tolerance" = 'stopped'),
    CONSTRAINT treatment_note_length CHECK (length("note") <= 2000),
    FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE voiding (
    id TEXT NOT NULL,
    session_id TEXT NOT NULL,
    "by" TEXT NOT NULL,
    at_utc_ms INTEGER NOT NULL,
    at_offset_min INTEGER NOT NULL,
    reason TEXT NOT NULL,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT voiding_id_length CHECK (length("id") <= 80),
    CONSTRAINT voiding_session_id_length CHECK (length("session_id") <= 80),
    CONSTRAINT voiding_by_length CHECK (length("by") <= 80),
    CONSTRAINT voiding_at_offset_min_range CHECK ("at_offset_min" BETWEEN -840 AND 840),
    CONSTRAINT voiding_reason_length CHECK (length("reason") <= 200),
    FOREIGN KEY(session_id) REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY("by") REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE addendum_reaction (
    addendum_id TEXT NOT NULL,
    nth INTEGER NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    severity TEXT NOT NULL,
    reported_by TEXT NOT NULL,
    minutes_after_first_insertion INTEGER,
    site_id TEXT,
    region TEXT NOT NULL,
    size_mm INTEGER,
    soreness INTEGER,
    description TEXT NOT NULL,
    loss_of_consciousness_s INTEGER,
    action_taken TEXT NOT NULL,
    manager_notified INTEGER,
    physician_referred INTEGER,
    left_accompanied INTEGER,
    regulatory_reportable INTEGER NOT NULL,
    outcome TEXT,
    resolved_on TEXT,
    onset_utc_ms INTEGER,
    onset_offset_min INTEGER,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (addendum_id, id),
    CONSTRAINT addendum_reaction_id_length CHECK (length("id") <= 80),
    CONSTRAINT addendum_reaction_kind_length CHECK (length("kind") <= 80),
    CONSTRAINT addendum_reaction_severity_known CHECK ("severity" = 'mild' OR "severity" = 'significant' OR "severity" = 'serious' OR "severity" = 'staff'),
    CONSTRAINT addendum_reaction_reported_by_known CHECK ("reported_by" = 'patient' OR "reported_by" = 'therapist'),
    CONSTRAINT addendum_reaction_minutes_after_first_insertion_range CHECK ("minutes_after_first_insertion" BETWEEN 0 AND 40320),
    CONSTRAINT addendum_reaction_site_id_length CHECK (length("site_id") <= 80),
    CONSTRAINT addendum_reaction_region_length CHECK (length("region") <= 200),
    CONSTRAINT addendum_reaction_size_mm_range CHECK ("size_mm" BETWEEN 0 AND 500),
    CONSTRAINT addendum_reaction_soreness_range CHECK ("soreness" BETWEEN 0 AND 10),
    CONSTRAINT addendum_reaction_description_length CHECK (length("description") <= 2000),
    CONSTRAINT addendum_reaction_loss_of_consciousness_s_range CHECK ("loss_of_consciousness_s" BETWEEN 0 AND 3600),
    CONSTRAINT addendum_reaction_action_taken_length CHECK (length("action_taken") <= 2000),
    CONSTRAINT addendum_reaction_manager_notified_yes_or_no CHECK ("manager_notified" BETWEEN 0 AND 1),
    CONSTRAINT addendum_reaction_physician_referred_yes_or_no CHECK ("physician_referred" BETWEEN 0 AND 1),
    CONSTRAINT addendum_reaction_left_accompanied_yes_or_no CHECK ("left_accompanied" BETWEEN 0 AND 1),
    CONSTRAINT addendum_reaction_regulatory_reportable_yes_or_no CHECK ("regulatory_reportable" BETWEEN 0 AND 1),
    CONSTRAINT addendum_reaction_outcome_known CHECK ("outcome" = 'resolved' OR "outcome" = 'resolved_with_sequelae' OR "outcome" = 'ongoing' OR "outcome" = 'unknown'),
    CONSTRAINT addendum_reaction_onset_offset_min_range CHECK ("onset_offset_min" BETWEEN -840 AND 840),
    CONSTRAINT addendum_reaction_onset_offset_min_whole CHECK (("onset_offset_min" IS NULL) = ("onset_utc_ms" IS NULL)),
    FOREIGN KEY(addendum_id) REFERENCES addendum (id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE cupping_dose (
    session_id TEXT NOT NULL,
    id TEXT NOT NULL,
    cups INTEGER,
    size_mm INTEGER,
    style TEXT,
    pressure TEXT,
    mark_after INTEGER,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (session_id, id),
    CONSTRAINT cupping_dose_cups_range CHECK ("cups" BETWEEN 0 AND 200),
    CONSTRAINT cupping_dose_size_mm_range CHECK ("size_mm" BETWEEN 10 AND 150),
    CONSTRAINT cupping_dose_style_known CHECK ("style" = 'static' OR "style" = 'sliding'),
    CONSTRAINT cupping_dose_pressure_known CHECK ("pressure" = 'light' OR "pressure" = 'medium' OR "pressure" = 'deep'),
    CONSTRAINT cupping_dose_mark_after_yes_or_no CHECK ("mark_after" BETWEEN 0 AND 1),
    FOREIGN KEY(session_id, id) REFERENCES treatment (session_id, id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE education_dose (
    session_id TEXT NOT NULL,
    id TEXT NOT NULL,
    topic TEXT,
    taught_back INTEGER,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (session_id, id),
    CONSTRAINT education_dose_topic_known CHECK ("topic" = 'pain_science' OR "topic" = 'ergonomics' OR "topic" = 'pacing' OR "topic" = 'sleep' OR "topic" = 'self_release' OR "topic" = 'jaw_relaxation' OR "topic" = 'other'),
    CONSTRAINT education_dose_taught_back_yes_or_no CHECK ("taught_back" BETWEEN 0 AND 1),
    FOREIGN KEY(session_id, id) REFERENCES treatment (session_id, id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE exercise_dose (
    session_id TEXT NOT NULL,
    id TEXT NOT NULL,
    sets INTEGER,
    reps INTEGER,
    load_unit TEXT,
    load REAL,
    band TEXT NOT NULL,
    hold_s INTEGER,
    effort INTEGER,
    tempo TEXT NOT NULL,
    rest_s INTEGER,
    pain_during INTEGER,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (session_id, id),
    CONSTRAINT exercise_dose_sets_range CHECK ("sets" BETWEEN 1 AND 10),
    CONSTRAINT exercise_dose_reps_range CHECK ("reps" BETWEEN 1 AND 50),
    CONSTRAINT exercise_dose_load_unit_known CHECK ("load_unit" = 'body_weight' OR "load_unit" = 'kg' OR "load_unit" = 'band' OR "load_unit" = 'percent_1rm'),
    CONSTRAINT exercise_dose_load_range CHECK ("load" BETWEEN 0 AND 500),
    CONSTRAINT exercise_dose_band_length CHECK (length("band") <= 200),
    CONSTRAINT exercise_dose_hold_s_range CHECK ("hold_s" BETWEEN 1 AND 300),
    CONSTRAINT exercise_dose_effort_range CHECK ("effort" BETWEEN 0 AND 10),
    CONSTRAINT exercise_dose_tempo_length CHECK (length("tempo") <= 200),
    CONSTRAINT exercise_dose_rest_s_range CHECK ("rest_s" BETWEEN 0 AND 600),
    CONSTRAINT exercise_dose_pain_during_range CHECK ("pain_during" BETWEEN 0 AND 10),
    FOREIGN KEY(session_id, id) REFERENCES treatment (session_id, id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE functional_dose (
    session_id TEXT NOT NULL,
    id TEXT NOT NULL,
    task TEXT NOT NULL,
    aid TEXT NOT NULL,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (session_id, id),
    CONSTRAINT functional_dose_task_length CHECK (length("task") <= 200),
    CONSTRAINT functional_dose_aid_length CHECK (length("aid") <= 200),
    FOREIGN KEY(session_id, id) REFERENCES treatment (session_id, id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE home_programme_dose (
    session_id TEXT NOT NULL,
    id TEXT NOT NULL,
    sets INTEGER,
    reps INTEGER,
    hold_s INTEGER,
    times INTEGER,
    per TEXT,
    delivered TEXT NOT NULL,
    adherence INTEGER,
    days_done INTEGER,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (session_id, id),
    CONSTRAINT home_programme_dose_sets_range CHECK ("sets" BETWEEN 1 AND 10),
    CONSTRAINT home_programme_dose_reps_range CHECK ("reps" BETWEEN 1 AND 50),
    CONSTRAINT home_programme_dose_hold_s_range CHECK ("hold_s" BETWEEN 1 AND 300),
    CONSTRAINT home_programme_dose_times_range CHECK ("times" BETWEEN 1 AND 20),
    CONSTRAINT home_programme_dose_per_known CHECK ("per" = 'day' OR "per" = 'week'),
    CONSTRAINT home_programme_dose_delivered_length CHECK (length("delivered") <= 200),
    CONSTRAINT home_programme_dose_adherence_range CHECK ("adherence" BETWEEN 0 AND 100),
    CONSTRAINT home_programme_dose_days_done_range CHECK ("days_done" BETWEEN 0 AND 90),
    FOREIGN KEY(session_id, id) REFERENCES treatment (session_id, id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE massage_dose (
    session_id TEXT NOT NULL,
    id TEXT NOT NULL,
    technique TEXT,
    pressure TEXT,
    pressure_tolerance INTEGER,
    compression_s INTEGER,
    compressions INTEGER,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (session_id, id),
    CONSTRAINT massage_dose_technique_known CHECK ("technique" = 'effleurage' OR "technique" = 'petrissage' OR "technique" = 'friction' OR "technique" = 'ischaemic_compression' OR "technique" = 'iastm' OR "technique" = 'myofascial_release'),
    CONSTRAINT massage_dose_pressure_known CHECK ("pressure" = 'light' OR "pressure" = 'medium' OR "pressure" = 'deep'),
    CONSTRAINT massage_dose_pressure_tolerance_range CHECK ("pressure_tolerance" BETWEEN 0 AND 10),
    CONSTRAINT massage_dose_compression_s_range CHECK ("compression_s" BETWEEN 1 AND 300),
    CONSTRAINT massage_dose_compressions_range CHECK ("compressions" BETWEEN 1 AND 50),
    FOREIGN KEY(session_id, id) REFERENCES treatment (session_id, id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE mobilisation_dose (
    session_id TEXT NOT NULL,
    id TEXT NOT NULL,
    joint TEXT NOT NULL,
    direction TEXT NOT NULL,
    grade TEXT,
    sustained INTEGER,
    bouts INTEGER,
    bout_s INTEGER,
    response TEXT NOT NULL,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (session_id, id),
    CONSTRAINT mobilisation_dose_joint_length CHECK (length("joint") <= 200),
    CONSTRAINT mobilisation_dose_direction_length CHECK (length("direction") <= 200),
    CONSTRAINT mobilisation_dose_grade_known CHECK ("grade" = 'I' OR "grade" = 'II' OR "grade" = 'III' OR "grade" = 'IV' OR "grade" = 'V' OR "grade" = 'K1' OR "grade" = 'K2' OR "grade" = 'K3'),
    CONSTRAINT mobilisation_dose_sustained_yes_or_no CHECK ("sustained" BETWEEN 0 AND 1),
    CONSTRAINT mobilisation_dose_bouts_range CHECK ("bouts" BETWEEN 1 AND 10),
    CONSTRAINT mobilisation_dose_bout_s_range CHECK ("bout_s" BETWEEN 1 AND 300),
    CONSTRAINT mobilisation_dose_response_length CHECK (length("response") <= 200),
    FOREIGN KEY(session_id, id) REFERENCES treatment (session_id, id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE neuromuscular_dose (
    session_id TEXT NOT NULL,
    id TEXT NOT NULL,
    task TEXT NOT NULL,
    cue TEXT NOT NULL,
    assist TEXT,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (session_id, id),
    CONSTRAINT neuromuscular_dose_task_length CHECK (length("task") <= 200),
    CONSTRAINT neuromuscular_dose_cue_length CHECK (length("cue") <= 200),
    CONSTRAINT neuromuscular_dose_assist_known CHECK ("assist" = 'independent' OR "assist" = 'supervised' OR "assist" = 'assisted'),
    FOREIGN KEY(session_id, id) REFERENCES treatment (session_id, id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE physical_agent_dose (
    session_id TEXT NOT NULL,
    id TEXT NOT NULL,
    agent TEXT,
    intensity_w_cm2 REAL,
    duty INTEGER,
    frequency_mhz REAL,
    energy_j_cm2 REAL,
    pulses INTEGER,
    pressure_bar REAL,
    frequency_hz REAL,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (session_id, id),
    CONSTRAINT physical_agent_dose_agent_known CHECK ("agent" = 'ultrasound' OR "agent" = 'laser' OR "agent" = 'shockwave'),
    CONSTRAINT physical_agent_dose_intensity_w_cm2_range CHECK ("intensity_w_cm2" BETWEEN 0 AND 5),
    CONSTRAINT physical_agent_dose_duty_range CHECK ("duty" BETWEEN 0 AND 100),
    CONSTRAINT physical_agent_dose_frequency_mhz_range CHECK ("frequency_mhz" BETWEEN 0.5 AND 5),
    CONSTRAINT physical_agent_dose_energy_j_cm2_range CHECK ("energy_j_cm2" BETWEEN 0 AND 100),
    CONSTRAINT physical_agent_dose_pulses_range CHECK ("pulses" BETWEEN 0 AND 20000),
    CONSTRAINT physical_agent_dose_pressure_bar_range CHECK ("pressure_bar" BETWEEN 0 AND 6),
    CONSTRAINT physical_agent_dose_frequency_hz_range CHECK ("frequency_hz" BETWEEN 0.5 AND 150),
    FOREIGN KEY(session_id, id) REFERENCES treatment (session_id, id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE removal (
    session_id TEXT NOT NULL,
    site_id TEXT NOT NULL,
    nth INTEGER NOT NULL,
    id TEXT NOT NULL,
    needles INTEGER NOT NULL,
    at_utc_ms INTEGER NOT NULL,
    at_offset_min INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (session_id, id),
    CONSTRAINT removal_id_length CHECK (length("id") <= 80),
    CONSTRAINT removal_needles_range CHECK ("needles" BETWEEN 0 AND 200),
    CONSTRAINT removal_at_offset_min_range CHECK ("at_offset_min" BETWEEN -840 AND 840),
    CONSTRAINT removal_by_length CHECK (length("by") <= 80),
    FOREIGN KEY(session_id, site_id) REFERENCES site (session_id, id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE session_follow_up (
    session_id TEXT NOT NULL,
    session_reaction_id TEXT NOT NULL,
    nth INTEGER NOT NULL,
    id TEXT NOT NULL,
    due TEXT NOT NULL,
    done TEXT,
    "by" TEXT,
    soreness INTEGER,
    text TEXT NOT NULL,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (session_id, id),
    CONSTRAINT session_follow_up_id_length CHECK (length("id") <= 80),
    CONSTRAINT session_follow_up_by_length CHECK (length("by") <= 80),
    CONSTRAINT session_follow_up_soreness_range CHECK ("soreness" BETWEEN 0 AND 10),
    CONSTRAINT session_follow_up_text_length CHECK (length("text") <= 2000),
    FOREIGN KEY(session_id, session_reaction_id) REFERENCES session_reaction (session_id, id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE session_observation (
    session_id TEXT NOT NULL,
    session_reaction_id TEXT NOT NULL,
    nth INTEGER NOT NULL,
    id TEXT NOT NULL,
    minutes_after_onset INTEGER NOT NULL,
    systolic_mmhg INTEGER,
    diastolic_mmhg INTEGER,
    pulse_per_min INTEGER,
    note TEXT NOT NULL,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (session_id, id),
    CONSTRAINT session_observation_id_length CHECK (length("id") <= 80),
    CONSTRAINT session_observation_minutes_after_onset_range CHECK ("minutes_after_onset" BETWEEN 0 AND 1440),
    CONSTRAINT session_observation_systolic_mmhg_range CHECK ("systolic_mmhg" BETWEEN 40 AND 260),
    CONSTRAINT session_observation_diastolic_mmhg_range CHECK ("diastolic_mmhg" BETWEEN 20 AND 160),
    CONSTRAINT session_observation_pulse_per_min_range CHECK ("pulse_per_min" BETWEEN 20 AND 220),
    CONSTRAINT session_observation_note_length CHECK (length("note") <= 200),
    FOREIGN KEY(session_id, session_reaction_id) REFERENCES session_reaction (session_id, id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE stretch_dose (
    session_id TEXT NOT NULL,
    id TEXT NOT NULL,
    type TEXT,
    hold_s INTEGER,
    reps INTEGER,
    sets INTEGER,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (session_id, id),
    CONSTRAINT stretch_dose_type_known CHECK ("type" = 'static' OR "type" = 'pnf_hold_relax' OR "type" = 'dynamic' OR "type" = 'spray_and_stretch'),
    CONSTRAINT stretch_dose_hold_s_range CHECK ("hold_s" BETWEEN 1 AND 300),
    CONSTRAINT stretch_dose_reps_range CHECK ("reps" BETWEEN 1 AND 50),
    CONSTRAINT stretch_dose_sets_range CHECK ("sets" BETWEEN 1 AND 10),
    FOREIGN KEY(session_id, id) REFERENCES treatment (session_id, id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE taping_dose (
    session_id TEXT NOT NULL,
    id TEXT NOT NULL,
    type TEXT,
    target TEXT NOT NULL,
    tension INTEGER,
    wear_h INTEGER,
    skin_reaction TEXT NOT NULL,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (session_id, id),
    CONSTRAINT taping_dose_type_known CHECK ("type" = 'kinesio' OR "type" = 'rigid' OR "type" = 'mcconnell' OR "type" = 'low_dye'),
    CONSTRAINT taping_dose_target_length CHECK (length("target") <= 200),
    CONSTRAINT taping_dose_tension_range CHECK ("tension" BETWEEN 0 AND 100),
    CONSTRAINT taping_dose_wear_h_range CHECK ("wear_h" BETWEEN 1 AND 240),
    CONSTRAINT taping_dose_skin_reaction_length CHECK (length("skin_reaction") <= 200),
    FOREIGN KEY(session_id, id) REFERENCES treatment (session_id, id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE tens_dose (
    session_id TEXT NOT NULL,
    id TEXT NOT NULL,
    frequency_hz REAL,
    pulse_us INTEGER,
    intensity_ma REAL,
    on_s INTEGER,
    off_s INTEGER,
    electrodes TEXT NOT NULL,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (session_id, id),
    CONSTRAINT tens_dose_frequency_hz_range CHECK ("frequency_hz" BETWEEN 0.5 AND 150),
    CONSTRAINT tens_dose_pulse_us_range CHECK ("pulse_us" BETWEEN 50 AND 400),
    CONSTRAINT tens_dose_intensity_ma_range CHECK ("intensity_ma" BETWEEN 0.1 AND 100),
    CONSTRAINT tens_dose_on_s_range CHECK ("on_s" BETWEEN 1 AND 300),
    CONSTRAINT tens_dose_off_s_range CHECK ("off_s" BETWEEN 1 AND 300),
    CONSTRAINT tens_dose_electrodes_length CHECK (length("electrodes") <= 200),
    FOREIGN KEY(session_id, id) REFERENCES treatment (session_id, id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE thermal_dose (
    session_id TEXT NOT NULL,
    id TEXT NOT NULL,
    mode TEXT,
    skin_checked_before INTEGER,
    skin_checked_after INTEGER,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (session_id, id),
    CONSTRAINT thermal_dose_mode_known CHECK ("mode" = 'hot_pack' OR "mode" = 'paraffin' OR "mode" = 'ice_pack' OR "mode" = 'ice_massage' OR "mode" = 'cryo_cuff'),
    CONSTRAINT thermal_dose_skin_checked_before_yes_or_no CHECK ("skin_checked_before" BETWEEN 0 AND 1),
    CONSTRAINT thermal_dose_skin_checked_after_yes_or_no CHECK ("skin_checked_after" BETWEEN 0 AND 1),
    FOREIGN KEY(session_id, id) REFERENCES treatment (session_id, id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE traction_dose (
    session_id TEXT NOT NULL,
    id TEXT NOT NULL,
    load_kg REAL,
    angle_degrees INTEGER,
    on_s INTEGER,
    off_s INTEGER,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (session_id, id),
    CONSTRAINT traction_dose_load_kg_range CHECK ("load_kg" BETWEEN 0 AND 100),
    CONSTRAINT traction_dose_angle_degrees_range CHECK ("angle_degrees" BETWEEN -90 AND 180),
    CONSTRAINT traction_dose_on_s_range CHECK ("on_s" BETWEEN 1 AND 300),
    CONSTRAINT traction_dose_off_s_range CHECK ("off_s" BETWEEN 1 AND 300),
    FOREIGN KEY(session_id, id) REFERENCES treatment (session_id, id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE addendum_follow_up (
    addendum_id TEXT NOT NULL,
    addendum_reaction_id TEXT NOT NULL,
    nth INTEGER NOT NULL,
    id TEXT NOT NULL,
    due TEXT NOT NULL,
    done TEXT,
    "by" TEXT,
    soreness INTEGER,
    text TEXT NOT NULL,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (addendum_id, id),
    CONSTRAINT addendum_follow_up_id_length CHECK (length("id") <= 80),
    CONSTRAINT addendum_follow_up_by_length CHECK (length("by") <= 80),
    CONSTRAINT addendum_follow_up_soreness_range CHECK ("soreness" BETWEEN 0 AND 10),
    CONSTRAINT addendum_follow_up_text_length CHECK (length("text") <= 2000),
    FOREIGN KEY(addendum_id, addendum_reaction_id) REFERENCES addendum_reaction (addendum_id, id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE addendum_observation (
    addendum_id TEXT NOT NULL,
    addendum_reaction_id TEXT NOT NULL,
    nth INTEGER NOT NULL,
    id TEXT NOT NULL,
    minutes_after_onset INTEGER NOT NULL,
    systolic_mmhg INTEGER,
    diastolic_mmhg INTEGER,
    pulse_per_min INTEGER,
    note TEXT NOT NULL,
    row_version INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (addendum_id, id),
    CONSTRAINT addendum_observation_id_length CHECK (length("id") <= 80),
    CONSTRAINT addendum_observation_minutes_after_onset_range CHECK ("minutes_after_onset" BETWEEN 0 AND 1440),
    CONSTRAINT addendum_observation_systolic_mmhg_range CHECK ("systolic_mmhg" BETWEEN 40 AND 260),
    CONSTRAINT addendum_observation_diastolic_mmhg_range CHECK ("diastolic_mmhg" BETWEEN 20 AND 160),
    CONSTRAINT addendum_observation_pulse_per_min_range CHECK ("pulse_per_min" BETWEEN 20 AND 220),
    CONSTRAINT addendum_observation_note_length CHECK (length("note") <= 200),
    FOREIGN KEY(addendum_id, addendum_reaction_id) REFERENCES addendum_reaction (addendum_id, id) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT;

CREATE INDEX case_change_by_last ON case_change (last_on, region, therapist_id, scale, change);

CREATE INDEX day_sum_open_mismatches ON day_sum (mismatch_open) WHERE mismatch_open <> 0;

CREATE INDEX patient_by_name ON patient (family_name, given_name, id);

CREATE INDEX patient_by_number ON patient (number, id);

CREATE INDEX appointment_by_time ON appointment (at_utc_ms, id);

CREATE INDEX appointment_of_patient ON appointment (patient_id, at_utc_ms, id);

CREATE INDEX patient_seen_by_time ON patient_seen (at_utc_ms);

CREATE INDEX patient_word_of_patient ON patient_word (patient_id);

CREATE INDEX session_by_date ON session (date, id);

CREATE INDEX session_by_signature ON session (signature_at_utc_ms, id);

CREATE INDEX session_entered_for_another ON session (entered_by, id) WHERE entered_by IS NOT NULL;

CREATE INDEX session_of_patient ON session (patient_id, date, id);

CREATE INDEX session_of_therapist ON session (therapist_id, date, id);

CREATE INDEX session_unsigned ON session (date, id) WHERE signature_person_id IS NULL;

CREATE INDEX session_unsigned_of_patient ON session (patient_id, date, id) WHERE signature_person_id IS NULL;

CREATE INDEX session_with_call ON session (date, id) WHERE follow_up_call_utc_ms IS NOT NULL;

CREATE INDEX addendum_by_author ON addendum (author_id, id);

CREATE INDEX addendum_of_session ON addendum (session_id, id);

CREATE INDEX countersignature_of_session ON countersignature (session_id, id);

CREATE INDEX discrepancy_by_time ON discrepancy (noticed_at_utc_ms);

CREATE INDEX handed_off_session_of_session ON handed_off_session (session_id);

CREATE INDEX review_entry_of_session ON review_entry (session_id, number);

CREATE INDEX review_standing_by_state ON review_standing (state, since_utc_ms, session_id);

CREATE INDEX session_line_by_needles ON session_line (needles, "key") WHERE lies = 'chart';

CREATE INDEX session_line_by_pain_change ON session_line (pain_change, "key") WHERE lies = 'chart';

CREATE INDEX session_line_by_severity ON session_line (severity, "key") WHERE lies = 'chart';

CREATE INDEX session_line_by_sorts_as ON session_line (sorts_as, "key") WHERE lies = 'chart';

CREATE INDEX session_line_by_twitches ON session_line (twitches, "key") WHERE lies = 'chart';

CREATE INDEX session_line_drafts ON session_line ("key") WHERE lies = 'draft';

CREATE UNIQUE INDEX session_line_of_session ON session_line (session_id);

CREATE INDEX session_reaction_open ON session_reaction (session_id) WHERE coalesce(outcome, 'ongoing') = 'ongoing' AND severity <> 'staff';

CREATE INDEX voiding_of_session ON voiding (session_id, id);

CREATE INDEX addendum_reaction_open ON addendum_reaction (addendum_id) WHERE coalesce(outcome, 'ongoing') = 'ongoing' AND severity <> 'staff';

CREATE INDEX session_follow_up_open ON session_follow_up (due, session_id) WHERE done IS NULL;

CREATE INDEX addendum_follow_up_open ON addendum_follow_up (due, addendum_id) WHERE done IS NULL;

CREATE VIRTUAL TABLE session_index USING fts5(terms, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '_'");

CREATE TRIGGER session_insert_guard BEFORE INSERT ON session WHEN EXISTS (SELECT 1 FROM session WHERE (id = NEW.id OR rowid = NEW.rowid) AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: session'); END;

CREATE TRIGGER session_update_guard BEFORE UPDATE ON session WHEN OLD.signature_person_id IS NOT NULL OR NEW.id IS NOT OLD.id OR NEW.rowid IS NOT OLD.rowid BEGIN SELECT RAISE(ABORT, 'frozen: session'); END;

CREATE TRIGGER session_delete_guard BEFORE DELETE ON session WHEN OLD.signature_person_id IS NOT NULL BEGIN SELECT RAISE(ABORT, 'frozen: session'); END;

CREATE TRIGGER since_at_site_insert_guard BEFORE INSERT ON since_at_site WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: since_at_site'); END;

CREATE TRIGGER since_at_site_update_guard BEFORE UPDATE ON since_at_site WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) OR NEW.session_id IS NOT OLD.session_id OR NEW.id IS NOT OLD.id BEGIN SELECT RAISE(ABORT, 'frozen: since_at_site'); END;

CREATE TRIGGER since_at_site_delete_guard BEFORE DELETE ON since_at_site WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: since_at_site'); END;

CREATE TRIGGER session_screening_answer_insert_guard BEFORE INSERT ON session_screening_answer WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: session_screening_answer'); END;

CREATE TRIGGER session_screening_answer_update_guard BEFORE UPDATE ON session_screening_answer WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) OR NEW.session_id IS NOT OLD.session_id OR NEW.id IS NOT OLD.id BEGIN SELECT RAISE(ABORT, 'frozen: session_screening_answer'); END;

CREATE TRIGGER session_screening_answer_delete_guard BEFORE DELETE ON session_screening_answer WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: session_screening_answer'); END;

CREATE TRIGGER finding_insert_guard BEFORE INSERT ON finding WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: finding'); END;

CREATE TRIGGER finding_update_guard BEFORE UPDATE ON finding WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) OR NEW.session_id IS NOT OLD.session_id OR NEW.id IS NOT OLD.id BEGIN SELECT RAISE(ABORT, 'frozen: finding'); END;

CREATE TRIGGER finding_delete_guard BEFORE DELETE ON finding WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: finding'); END;

CREATE TRIGGER site_insert_guard BEFORE INSERT ON site WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: site'); END;

CREATE TRIGGER site_update_guard BEFORE UPDATE ON site WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) OR NEW.session_id IS NOT OLD.session_id OR NEW.id IS NOT OLD.id BEGIN SELECT RAISE(ABORT, 'frozen: site'); END;

CREATE TRIGGER site_delete_guard BEFORE DELETE ON site WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: site'); END;

CREATE TRIGGER removal_insert_guard BEFORE INSERT ON removal WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: removal'); END;

CREATE TRIGGER removal_update_guard BEFORE UPDATE ON removal WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) OR NEW.session_id IS NOT OLD.session_id OR NEW.id IS NOT OLD.id BEGIN SELECT RAISE(ABORT, 'frozen: removal'); END;

CREATE TRIGGER removal_delete_guard BEFORE DELETE ON removal WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: removal'); END;

CREATE TRIGGER count_correction_insert_guard BEFORE INSERT ON count_correction WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: count_correction'); END;

CREATE TRIGGER count_correction_update_guard BEFORE UPDATE ON count_correction WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) OR NEW.session_id IS NOT OLD.session_id OR NEW.id IS NOT OLD.id BEGIN SELECT RAISE(ABORT, 'frozen: count_correction'); END;

CREATE TRIGGER count_correction_delete_guard BEFORE DELETE ON count_correction WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: count_correction'); END;

CREATE TRIGGER discrepancy_insert_guard BEFORE INSERT ON discrepancy WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: discrepancy'); END;

CREATE TRIGGER discrepancy_update_guard BEFORE UPDATE ON discrepancy WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) OR NEW.session_id IS NOT OLD.session_id OR NEW.id IS NOT OLD.id BEGIN SELECT RAISE(ABORT, 'frozen: discrepancy'); END;

CREATE TRIGGER discrepancy_delete_guard BEFORE DELETE ON discrepancy WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: discrepancy'); END;

CREATE TRIGGER treatment_insert_guard BEFORE INSERT ON treatment WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: treatment'); END;

CREATE TRIGGER treatment_update_guard BEFORE UPDATE ON treatment WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) OR NEW.session_id IS NOT OLD.session_id OR NEW.id IS NOT OLD.id BEGIN SELECT RAISE(ABORT, 'frozen: treatment'); END;

CREATE TRIGGER treatment_delete_guard BEFORE DELETE ON treatment WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: treatment'); END;

CREATE TRIGGER massage_dose_insert_guard BEFORE INSERT ON massage_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: massage_dose'); END;

CREATE TRIGGER massage_dose_update_guard BEFORE UPDATE ON massage_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) OR NEW.session_id IS NOT OLD.session_id OR NEW.id IS NOT OLD.id BEGIN SELECT RAISE(ABORT, 'frozen: massage_dose'); END;

CREATE TRIGGER massage_dose_delete_guard BEFORE DELETE ON massage_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: massage_dose'); END;

CREATE TRIGGER stretch_dose_insert_guard BEFORE INSERT ON stretch_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: stretch_dose'); END;

CREATE TRIGGER stretch_dose_update_guard BEFORE UPDATE ON stretch_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) OR NEW.session_id IS NOT OLD.session_id OR NEW.id IS NOT OLD.id BEGIN SELECT RAISE(ABORT, 'frozen: stretch_dose'); END;

CREATE TRIGGER stretch_dose_delete_guard BEFORE DELETE ON stretch_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: stretch_dose'); END;

CREATE TRIGGER exercise_dose_insert_guard BEFORE INSERT ON exercise_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: exercise_dose'); END;

CREATE TRIGGER exercise_dose_update_guard BEFORE UPDATE ON exercise_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) OR NEW.session_id IS NOT OLD.session_id OR NEW.id IS NOT OLD.id BEGIN SELECT RAISE(ABORT, 'frozen: exercise_dose'); END;

CREATE TRIGGER exercise_dose_delete_guard BEFORE DELETE ON exercise_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: exercise_dose'); END;

CREATE TRIGGER neuromuscular_dose_insert_guard BEFORE INSERT ON neuromuscular_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: neuromuscular_dose'); END;

CREATE TRIGGER neuromuscular_dose_update_guard BEFORE UPDATE ON neuromuscular_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) OR NEW.session_id IS NOT OLD.session_id OR NEW.id IS NOT OLD.id BEGIN SELECT RAISE(ABORT, 'frozen: neuromuscular_dose'); END;

CREATE TRIGGER neuromuscular_dose_delete_guard BEFORE DELETE ON neuromuscular_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: neuromuscular_dose'); END;

CREATE TRIGGER mobilisation_dose_insert_guard BEFORE INSERT ON mobilisation_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: mobilisation_dose'); END;

CREATE TRIGGER mobilisation_dose_update_guard BEFORE UPDATE ON mobilisation_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) OR NEW.session_id IS NOT OLD.session_id OR NEW.id IS NOT OLD.id BEGIN SELECT RAISE(ABORT, 'frozen: mobilisation_dose'); END;

CREATE TRIGGER mobilisation_dose_delete_guard BEFORE DELETE ON mobilisation_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: mobilisation_dose'); END;

CREATE TRIGGER thermal_dose_insert_guard BEFORE INSERT ON thermal_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: thermal_dose'); END;

CREATE TRIGGER thermal_dose_update_guard BEFORE UPDATE ON thermal_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) OR NEW.session_id IS NOT OLD.session_id OR NEW.id IS NOT OLD.id BEGIN SELECT RAISE(ABORT, 'frozen: thermal_dose'); END;

CREATE TRIGGER thermal_dose_delete_guard BEFORE DELETE ON thermal_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: thermal_dose'); END;

CREATE TRIGGER tens_dose_insert_guard BEFORE INSERT ON tens_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: tens_dose'); END;

CREATE TRIGGER tens_dose_update_guard BEFORE UPDATE ON tens_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) OR NEW.session_id IS NOT OLD.session_id OR NEW.id IS NOT OLD.id BEGIN SELECT RAISE(ABORT, 'frozen: tens_dose'); END;

CREATE TRIGGER tens_dose_delete_guard BEFORE DELETE ON tens_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: tens_dose'); END;

CREATE TRIGGER physical_agent_dose_insert_guard BEFORE INSERT ON physical_agent_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: physical_agent_dose'); END;

CREATE TRIGGER physical_agent_dose_update_guard BEFORE UPDATE ON physical_agent_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) OR NEW.session_id IS NOT OLD.session_id OR NEW.id IS NOT OLD.id BEGIN SELECT RAISE(ABORT, 'frozen: physical_agent_dose'); END;

CREATE TRIGGER physical_agent_dose_delete_guard BEFORE DELETE ON physical_agent_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: physical_agent_dose'); END;

CREATE TRIGGER taping_dose_insert_guard BEFORE INSERT ON taping_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: taping_dose'); END;

CREATE TRIGGER taping_dose_update_guard BEFORE UPDATE ON taping_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) OR NEW.session_id IS NOT OLD.session_id OR NEW.id IS NOT OLD.id BEGIN SELECT RAISE(ABORT, 'frozen: taping_dose'); END;

CREATE TRIGGER taping_dose_delete_guard BEFORE DELETE ON taping_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: taping_dose'); END;

CREATE TRIGGER cupping_dose_insert_guard BEFORE INSERT ON cupping_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: cupping_dose'); END;

CREATE TRIGGER cupping_dose_update_guard BEFORE UPDATE ON cupping_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) OR NEW.session_id IS NOT OLD.session_id OR NEW.id IS NOT OLD.id BEGIN SELECT RAISE(ABORT, 'frozen: cupping_dose'); END;

CREATE TRIGGER cupping_dose_delete_guard BEFORE DELETE ON cupping_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: cupping_dose'); END;

CREATE TRIGGER traction_dose_insert_guard BEFORE INSERT ON traction_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: traction_dose'); END;

CREATE TRIGGER traction_dose_update_guard BEFORE UPDATE ON traction_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) OR NEW.session_id IS NOT OLD.session_id OR NEW.id IS NOT OLD.id BEGIN SELECT RAISE(ABORT, 'frozen: traction_dose'); END;

CREATE TRIGGER traction_dose_delete_guard BEFORE DELETE ON traction_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: traction_dose'); END;

CREATE TRIGGER functional_dose_insert_guard BEFORE INSERT ON functional_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: functional_dose'); END;

CREATE TRIGGER functional_dose_update_guard BEFORE UPDATE ON functional_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) OR NEW.session_id IS NOT OLD.session_id OR NEW.id IS NOT OLD.id BEGIN SELECT RAISE(ABORT, 'frozen: functional_dose'); END;

CREATE TRIGGER functional_dose_delete_guard BEFORE DELETE ON functional_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: functional_dose'); END;

CREATE TRIGGER education_dose_insert_guard BEFORE INSERT ON education_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: education_dose'); END;

CREATE TRIGGER education_dose_update_guard BEFORE UPDATE ON education_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) OR NEW.session_id IS NOT OLD.session_id OR NEW.id IS NOT OLD.id BEGIN SELECT RAISE(ABORT, 'frozen: education_dose'); END;

CREATE TRIGGER education_dose_delete_guard BEFORE DELETE ON education_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: education_dose'); END;

CREATE TRIGGER home_programme_dose_insert_guard BEFORE INSERT ON home_programme_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: home_programme_dose'); END;

CREATE TRIGGER home_programme_dose_update_guard BEFORE UPDATE ON home_programme_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) OR NEW.session_id IS NOT OLD.session_id OR NEW.id IS NOT OLD.id BEGIN SELECT RAISE(ABORT, 'frozen: home_programme_dose'); END;

CREATE TRIGGER home_programme_dose_delete_guard BEFORE DELETE ON home_programme_dose WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: home_programme_dose'); END;

CREATE TRIGGER measurement_insert_guard BEFORE INSERT ON measurement WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: measurement'); END;

CREATE TRIGGER measurement_update_guard BEFORE UPDATE ON measurement WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) OR NEW.session_id IS NOT OLD.session_id OR NEW.id IS NOT OLD.id BEGIN SELECT RAISE(ABORT, 'frozen: measurement'); END;

CREATE TRIGGER measurement_delete_guard BEFORE DELETE ON measurement WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: measurement'); END;

CREATE TRIGGER pain_area_insert_guard BEFORE INSERT ON pain_area WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: pain_area'); END;

CREATE TRIGGER pain_area_update_guard BEFORE UPDATE ON pain_area WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) OR NEW.session_id IS NOT OLD.session_id OR NEW.id IS NOT OLD.id BEGIN SELECT RAISE(ABORT, 'frozen: pain_area'); END;

CREATE TRIGGER pain_area_delete_guard BEFORE DELETE ON pain_area WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: pain_area'); END;

CREATE TRIGGER session_reaction_insert_guard BEFORE INSERT ON session_reaction WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: session_reaction'); END;

CREATE TRIGGER session_reaction_update_guard BEFORE UPDATE ON session_reaction WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) OR NEW.session_id IS NOT OLD.session_id OR NEW.id IS NOT OLD.id BEGIN SELECT RAISE(ABORT, 'frozen: session_reaction'); END;

CREATE TRIGGER session_reaction_delete_guard BEFORE DELETE ON session_reaction WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: session_reaction'); END;

CREATE TRIGGER session_observation_insert_guard BEFORE INSERT ON session_observation WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: session_observation'); END;

CREATE TRIGGER session_observation_update_guard BEFORE UPDATE ON session_observation WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) OR NEW.session_id IS NOT OLD.session_id OR NEW.id IS NOT OLD.id BEGIN SELECT RAISE(ABORT, 'frozen: session_observation'); END;

CREATE TRIGGER session_observation_delete_guard BEFORE DELETE ON session_observation WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: session_observation'); END;

CREATE TRIGGER session_follow_up_insert_guard BEFORE INSERT ON session_follow_up WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: session_follow_up'); END;

CREATE TRIGGER session_follow_up_update_guard BEFORE UPDATE ON session_follow_up WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) OR NEW.session_id IS NOT OLD.session_id OR NEW.id IS NOT OLD.id BEGIN SELECT RAISE(ABORT, 'frozen: session_follow_up'); END;

CREATE TRIGGER session_follow_up_delete_guard BEFORE DELETE ON session_follow_up WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: session_follow_up'); END;

CREATE TRIGGER acknowledgement_insert_guard BEFORE INSERT ON acknowledgement WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: acknowledgement'); END;

CREATE TRIGGER acknowledgement_update_guard BEFORE UPDATE ON acknowledgement WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) OR NEW.session_id IS NOT OLD.session_id OR NEW.id IS NOT OLD.id BEGIN SELECT RAISE(ABORT, 'frozen: acknowledgement'); END;

CREATE TRIGGER acknowledgement_delete_guard BEFORE DELETE ON acknowledgement WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: acknowledgement'); END;

CREATE TRIGGER explanation_insert_guard BEFORE INSERT ON explanation WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: explanation'); END;

CREATE TRIGGER explanation_update_guard BEFORE UPDATE ON explanation WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) OR NEW.session_id IS NOT OLD.session_id OR NEW.id IS NOT OLD.id BEGIN SELECT RAISE(ABORT, 'frozen: explanation'); END;

CREATE TRIGGER explanation_delete_guard BEFORE DELETE ON explanation WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: explanation'); END;

CREATE TRIGGER not_obtained_insert_guard BEFORE INSERT ON not_obtained WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: not_obtained'); END;

CREATE TRIGGER not_obtained_update_guard BEFORE UPDATE ON not_obtained WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) OR NEW.session_id IS NOT OLD.session_id OR NEW.id IS NOT OLD.id BEGIN SELECT RAISE(ABORT, 'frozen: not_obtained'); END;

CREATE TRIGGER not_obtained_delete_guard BEFORE DELETE ON not_obtained WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: not_obtained'); END;

CREATE TRIGGER confirmed_code_insert_guard BEFORE INSERT ON confirmed_code WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: confirmed_code'); END;

CREATE TRIGGER confirmed_code_update_guard BEFORE UPDATE ON confirmed_code WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) OR NEW.session_id IS NOT OLD.session_id OR NEW.id IS NOT OLD.id BEGIN SELECT RAISE(ABORT, 'frozen: confirmed_code'); END;

CREATE TRIGGER confirmed_code_delete_guard BEFORE DELETE ON confirmed_code WHEN EXISTS (SELECT 1 FROM session WHERE id = OLD.session_id AND signature_person_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'frozen: confirmed_code'); END;

CREATE TRIGGER addendum_insert_guard BEFORE INSERT ON addendum WHEN EXISTS (SELECT 1 FROM addendum WHERE id = NEW.id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'frozen: addendum'); END;

CREATE TRIGGER addendum_update_guard BEFORE UPDATE ON addendum WHEN 1 BEGIN SELECT RAISE(ABORT, 'frozen: addendum'); END;

CREATE TRIGGER addendum_delete_guard BEFORE DELETE ON addendum WHEN 1 BEGIN SELECT RAISE(ABORT, 'frozen: addendum'); END;

CREATE TRIGGER addendum_reaction_insert_guard BEFORE INSERT ON addendum_reaction WHEN EXISTS (SELECT 1 FROM addendum WHERE id = NEW.addendum_id) BEGIN SELECT RAISE(ABORT, 'frozen: addendum_reaction'); END;

CREATE TRIGGER addendum_reaction_update_guard BEFORE UPDATE ON addendum_reaction WHEN 1 BEGIN SELECT RAISE(ABORT, 'frozen: addendum_reaction'); END;

CREATE TRIGGER addendum_reaction_delete_guard BEFORE DELETE ON addendum_reaction WHEN 1 BEGIN SELECT RAISE(ABORT, 'frozen: addendum_reaction'); END;

CREATE TRIGGER addendum_observation_insert_guard BEFORE INSERT ON addendum_observation WHEN EXISTS (SELECT 1 FROM addendum WHERE id = NEW.addendum_id) BEGIN SELECT RAISE(ABORT, 'frozen: addendum_observation'); END;

CREATE TRIGGER addendum_observation_update_guard BEFORE UPDATE ON addendum_observation WHEN 1 BEGIN SELECT RAISE(ABORT, 'frozen: addendum_observation'); END;

CREATE TRIGGER addendum_observation_delete_guard BEFORE DELETE ON addendum_observation WHEN 1 BEGIN SELECT RAISE(ABORT, 'frozen: addendum_observation'); END;

CREATE TRIGGER addendum_follow_up_insert_guard BEFORE INSERT ON addendum_follow_up WHEN EXISTS (SELECT 1 FROM addendum WHERE id = NEW.addendum_id) BEGIN SELECT RAISE(ABORT, 'frozen: addendum_follow_up'); END;

CREATE TRIGGER addendum_follow_up_update_guard BEFORE UPDATE ON addendum_follow_up WHEN 1 BEGIN SELECT RAISE(ABORT, 'frozen: addendum_follow_up'); END;

CREATE TRIGGER addendum_follow_up_delete_guard BEFORE DELETE ON addendum_follow_up WHEN 1 BEGIN SELECT RAISE(ABORT, 'frozen: addendum_follow_up'); END;

CREATE TRIGGER countersignature_insert_guard BEFORE INSERT ON countersignature WHEN EXISTS (SELECT 1 FROM countersignature WHERE id = NEW.id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'frozen: countersignature'); END;

CREATE TRIGGER countersignature_update_guard BEFORE UPDATE ON countersignature WHEN 1 BEGIN SELECT RAISE(ABORT, 'frozen: countersignature'); END;

CREATE TRIGGER countersignature_delete_guard BEFORE DELETE ON countersignature WHEN 1 BEGIN SELECT RAISE(ABORT, 'frozen: countersignature'); END;

CREATE TRIGGER review_entry_insert_guard BEFORE INSERT ON review_entry WHEN EXISTS (SELECT 1 FROM review_entry WHERE id = NEW.id OR rowid = NEW.rowid OR (session_id = NEW.session_id AND number = NEW.number)) BEGIN SELECT RAISE(ABORT, 'frozen: review_entry'); END;

CREATE TRIGGER review_entry_update_guard BEFORE UPDATE ON review_entry WHEN 1 BEGIN SELECT RAISE(ABORT, 'frozen: review_entry'); END;

CREATE TRIGGER review_entry_delete_guard BEFORE DELETE ON review_entry WHEN 1 BEGIN SELECT RAISE(ABORT, 'frozen: review_entry'); END;

CREATE TRIGGER voiding_insert_guard BEFORE INSERT ON voiding WHEN EXISTS (SELECT 1 FROM voiding WHERE id = NEW.id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'frozen: voiding'); END;

CREATE TRIGGER voiding_update_guard BEFORE UPDATE ON voiding WHEN 1 BEGIN SELECT RAISE(ABORT, 'frozen: voiding'); END;

CREATE TRIGGER voiding_delete_guard BEFORE DELETE ON voiding WHEN 1 BEGIN SELECT RAISE(ABORT, 'frozen: voiding'); END;

CREATE TRIGGER billing_hand_off_insert_guard BEFORE INSERT ON billing_hand_off WHEN EXISTS (SELECT 1 FROM billing_hand_off WHERE id = NEW.id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'frozen: billing_hand_off'); END;

CREATE TRIGGER billing_hand_off_update_guard BEFORE UPDATE ON billing_hand_off WHEN 1 BEGIN SELECT RAISE(ABORT, 'frozen: billing_hand_off'); END;

CREATE TRIGGER billing_hand_off_delete_guard BEFORE DELETE ON billing_hand_off WHEN 1 BEGIN SELECT RAISE(ABORT, 'frozen: billing_hand_off'); END;

CREATE TRIGGER handed_off_session_insert_guard BEFORE INSERT ON handed_off_session WHEN EXISTS (SELECT 1 FROM billing_hand_off WHERE id = NEW.billing_hand_off_id) BEGIN SELECT RAISE(ABORT, 'frozen: handed_off_session'); END;

CREATE TRIGGER handed_off_session_update_guard BEFORE UPDATE ON handed_off_session WHEN 1 BEGIN SELECT RAISE(ABORT, 'frozen: handed_off_session'); END;

CREATE TRIGGER handed_off_session_delete_guard BEFORE DELETE ON handed_off_session WHEN 1 BEGIN SELECT RAISE(ABORT, 'frozen: handed_off_session'); END;

CREATE TRIGGER signed_content_insert_guard BEFORE INSERT ON signed_content WHEN EXISTS (SELECT 1 FROM signed_content WHERE session_id = NEW.session_id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'frozen: signed_content'); END;

CREATE TRIGGER signed_content_update_guard BEFORE UPDATE ON signed_content WHEN 1 BEGIN SELECT RAISE(ABORT, 'frozen: signed_content'); END;

CREATE TRIGGER signed_content_delete_guard BEFORE DELETE ON signed_content WHEN 1 BEGIN SELECT RAISE(ABORT, 'frozen: signed_content'); END;

CREATE TRIGGER audit_insert_guard BEFORE INSERT ON audit WHEN (NEW.seq - 1, NEW.previous) IS NOT (SELECT seq, hash FROM audit UNION ALL SELECT 0, X'd2a60023b8173b5f8015d6e1b9a7e55120bfbe7c326c32d010307fa022714dbc' ORDER BY seq DESC LIMIT 1) BEGIN SELECT RAISE(ABORT, 'frozen: audit'); END;

CREATE TRIGGER audit_update_guard BEFORE UPDATE ON audit WHEN 1 BEGIN SELECT RAISE(ABORT, 'frozen: audit'); END;

CREATE TRIGGER audit_delete_guard BEFORE DELETE ON audit WHEN 1 BEGIN SELECT RAISE(ABORT, 'frozen: audit'); END;

CREATE TRIGGER review_standing_insert_guard BEFORE INSERT ON review_standing WHEN NOT EXISTS (SELECT 1 FROM review_entry e WHERE e.session_id = NEW.session_id AND e.number = NEW.number AND CASE e.kind WHEN 'call' THEN 'to_review' WHEN 'question' THEN 'question' WHEN 'answer' THEN 'answered' WHEN 'approval' THEN 'approved' END = NEW.state AND e.at_utc_ms = NEW.since_utc_ms AND e.at_offset_min = NEW.since_offset_min AND NOT EXISTS (SELECT 1 FROM review_entry l WHERE l.session_id = e.session_id AND l.number > e.number)) BEGIN SELECT RAISE(ABORT, 'frozen: review_standing'); END;

CREATE TRIGGER review_standing_update_guard BEFORE UPDATE ON review_standing WHEN NEW.session_id IS NOT OLD.session_id OR NOT EXISTS (SELECT 1 FROM review_entry e WHERE e.session_id = NEW.session_id AND e.number = NEW.number AND CASE e.kind WHEN 'call' THEN 'to_review' WHEN 'question' THEN 'question' WHEN 'answer' THEN 'answered' WHEN 'approval' THEN 'approved' END = NEW.state AND e.at_utc_ms = NEW.since_utc_ms AND e.at_offset_min = NEW.since_offset_min AND NOT EXISTS (SELECT 1 FROM review_entry l WHERE l.session_id = e.session_id AND l.number > e.number)) BEGIN SELECT RAISE(ABORT, 'frozen: review_standing'); END;

CREATE TRIGGER review_standing_delete_guard BEFORE DELETE ON review_standing WHEN 1 BEGIN SELECT RAISE(ABORT, 'frozen: review_standing'); END;

CREATE TRIGGER review_entry_standing AFTER INSERT ON review_entry BEGIN INSERT INTO review_standing (session_id, state, number, since_utc_ms, since_offset_min) SELECT e.session_id, CASE e.kind WHEN 'call' THEN 'to_review' WHEN 'question' THEN 'question' WHEN 'answer' THEN 'answered' WHEN 'approval' THEN 'approved' END, e.number, e.at_utc_ms, e.at_offset_min FROM review_entry e WHERE e.session_id = NEW.session_id ORDER BY e.number DESC LIMIT 1 ON CONFLICT (session_id) DO UPDATE SET state = excluded.state, number = excluded.number, since_utc_ms = excluded.since_utc_ms, since_offset_min = excluded.since_offset_min; END;
