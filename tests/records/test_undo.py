"""Undo steps outlive the program: they are kept with the change and read back as values."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from needlechart.domain.sessions import TreatmentSession
from needlechart.records.clinic_file import ClinicFile
from needlechart.records.revisions import DraftRevisions, Revision
from tests.clinics import Template, reopened
from tests.records.values import ValueMaker, edited


@pytest.fixture
def session(clinic_file: ClinicFile) -> TreatmentSession:
    """A full draft, kept."""
    made = ValueMaker(1, 1.0).root(TreatmentSession)
    with clinic_file.work() as work:
        work.save(None, made)
    return made


def test_that_a_new_draft_has_nothing_to_take_back(clinic_file: ClinicFile, session: TreatmentSession) -> None:
    assert _revisions(clinic_file, session) == DraftRevisions()


def test_that_changes_with_one_key_in_a_row_are_one_step(clinic_file: ClinicFile, session: TreatmentSession) -> None:
    values = [session, *(session.edited(plan=f"plan {n}") for n in range(5))]
    keys = ["", "plan", "plan", "other", "plan"]
    for before, after, key in zip(values, values[1:], keys, strict=False):
        _keep(clinic_file, before, after, key)
    assert _revisions(clinic_file, session) == DraftRevisions(
        (
            Revision(values[0], values[1], ""),
            Revision(values[1], values[3], "plan"),
            Revision(values[3], values[4], "other"),
            Revision(values[4], values[5], "plan"),
        ),
        4,
    )


def test_that_changes_without_a_key_stay_apart(clinic_file: ClinicFile, session: TreatmentSession) -> None:
    one, two = session.edited(plan="1"), session.edited(plan="2")
    _keep(clinic_file, session, one)
    _keep(clinic_file, one, two)
    assert len(_revisions(clinic_file, session).revisions) == 2


def test_that_a_step_taken_back_can_be_done_again_until_something_new_is_done(
    clinic_file: ClinicFile, session: TreatmentSession
) -> None:
    one, two, new = session.edited(plan="1"), session.edited(plan="2"), session.edited(plan="new")
    _keep(clinic_file, session, one)
    _keep(clinic_file, one, two)
    _keep(clinic_file, two, one, step="undo")
    _keep(clinic_file, one, session, step="undo")
    both = (Revision(session, one, ""), Revision(one, two, ""))
    assert _revisions(clinic_file, session) == DraftRevisions(both, 0)
    _keep(clinic_file, session, one, step="redo")
    assert _revisions(clinic_file, session) == DraftRevisions(both, 1)
    _keep(clinic_file, one, new)
    assert _revisions(clinic_file, session) == DraftRevisions((both[0], Revision(one, new, "")), 2)


def test_that_after_going_back_a_change_joins_the_step_with_its_key(clinic_file: ClinicFile, session: TreatmentSession) -> None:
    one, two, three = (session.edited(plan=str(n)) for n in range(3))
    _keep(clinic_file, session, one, "plan")
    _keep(clinic_file, one, two, "other")
    _keep(clinic_file, two, one, step="undo")
    _keep(clinic_file, one, three, "plan")
    assert _revisions(clinic_file, session) == DraftRevisions((Revision(session, three, "plan"),), 1)


@pytest.mark.parametrize("seed", range(8))
def test_that_undo_steps_read_after_a_restart_are_those_that_were_made(
    seed: int, clinic_file: ClinicFile, clinic_path: Path, clinic_template: Template
) -> None:
    chance, maker = Random(seed), ValueMaker(seed + 100, 0.6)
    current: TreatmentSession = maker.root(TreatmentSession)
    with clinic_file.work() as work:
        work.save(None, current)
    steps: list[Revision] = []
    cursor, undone = 0, 0
    for _ in range(60):
        deed = chance.random()
        if deed < 0.25 and cursor:
            cursor, undone = cursor - 1, undone + 1
            _keep(clinic_file, current, steps[cursor].before, step="undo")
            current = steps[cursor].before
        elif deed < 0.4 and cursor < len(steps):
            _keep(clinic_file, current, steps[cursor].after, step="redo")
            current, cursor = steps[cursor].after, cursor + 1
        else:
            after, key = edited(current, chance, maker), chance.choice(["", "", "tap", "hold"])
            if after == current:
                continue
            _keep(clinic_file, current, after, key)
            del steps[cursor:]
            if key and steps and steps[-1].merge_key == key:
                steps[-1] = Revision(steps[-1].before, after, key)
            else:
                steps.append(Revision(current, after, key))
            current, cursor = after, len(steps)
    assert undone, "this seed never goes back"
    clinic_file.close()
    with closing(reopened(clinic_template, clinic_path, seed=9)) as file:
        with file.reading() as reading:
            assert reading.session(current.id) == current
        assert _revisions(file, current) == DraftRevisions(tuple(steps), cursor)


def test_that_neighbouring_steps_share_their_values(clinic_file: ClinicFile, session: TreatmentSession) -> None:
    one, two = session.edited(plan="1"), session.edited(plan="2")
    _keep(clinic_file, session, one)
    _keep(clinic_file, one, two)
    first, second = _revisions(clinic_file, session).revisions
    assert first.after is second.before
    assert first.before.sites[0] is first.after.sites[0], "what a step did not change is one object"


def _keep(file: ClinicFile, before: TreatmentSession, after: TreatmentSession, merge_key: str = "", step: str = "do") -> None:
    with file.work() as work:
        work.save_draft(before, after, merge_key=merge_key, step=step)


def _revisions(file: ClinicFile, session: TreatmentSession) -> DraftRevisions:
    with file.reading() as reading:
        return reading.revisions(session.id)
