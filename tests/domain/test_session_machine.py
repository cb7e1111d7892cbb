"""The session's edits against plain Python: whatever is done in whatever order, the value is what plain lists say."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from needlechart.domain.body import Side, View
from needlechart.domain.errors import NotInTheRecord, SessionIsSigned
from needlechart.domain.measures import Measurement, ScaleCode, When
from needlechart.domain.needling import Finding, Removal, Site
from needlechart.domain.patients import ScreeningAnswer, YesNo
from needlechart.domain.reactions import Reaction, ReactionAnswer, ReportedBy, Severity
from needlechart.domain.sessions import Signature, TreatmentSession
from needlechart.domain.treatments import MassageDose, Treatment
from tests.scenarios import TODAY, at, place

NOW = at("2026-11-20", "10:00")
PLACE = place("soleus", Side.RIGHT, View.POSTERIOR, 548.9, 1595.6)
ITEMS = st.sampled_from(["diabetes", "pregnancy", "epilepsy"])


class SessionEdits(RuleBasedStateMachine):
    """The session value beside a model of plain lists and dictionaries."""

    sites = Bundle("sites")
    findings = Bundle("findings")
    others = Bundle("others")
    session_type: type[TreatmentSession] = TreatmentSession

    @initialize()
    def start(self) -> None:
        self.session = self.session_type("s", "p", TODAY, "t")
        self.made = 0
        self.rows: dict[str, list[dict[str, Any]]] = {
            kind: [] for kind in ("sites", "findings", "treatments", "measurements", "reactions")
        }
        self.answer: str | None = None
        self.screening: list[tuple[str, str]] = []
        self.signed = False

    def _id(self) -> str:
        self.made += 1
        return f"id-{self.made}"

    def _row(self, kind: str, row_id: str) -> dict[str, Any] | None:
        return next((row for row in self.rows[kind] if row["id"] == row_id), None)

    def _do(self, edit: Any) -> bool:
        """Does an edit; once signed every edit is refused and changes nothing."""
        before = self.session
        if self.signed:
            with pytest.raises(SessionIsSigned):
                edit()
            assert self.session is before
            return False
        after = edit()
        assert before == self.session
        self.session = after
        return True

    @rule(target=sites, new=st.integers(0, 3), left_in=st.booleans())
    def add_site(self, new: int, left_in: bool) -> str:
        order = self.session.next_order()
        assert order == max([row["order"] for kind in ("sites", "findings") for row in self.rows[kind]], default=0) + 1
        site = Site(self._id(), order, PLACE, new_needles=new, left_in=left_in)
        if self._do(lambda: self.session.with_site(site)):
            self.rows["sites"].append({"id": site.id, "order": order, "new": new, "left_in": left_in, "out": 0, "finding": None})
        return site.id

    @rule(site_id=sites, new=st.integers(0, 5))
    def change_needles(self, site_id: str, new: int) -> None:
        row = self._row("sites", site_id)
        if row is None:
            with pytest.raises(NotInTheRecord):
                self.session.site(site_id)
        elif self._do(lambda: self.session.with_site(replace(self.session.site(site_id), new_needles=new))):
            row["new"] = new

    @rule(site_id=sites, needles=st.integers(1, 3))
    def tap_off(self, site_id: str, needles: int) -> None:
        row = self._row("sites", site_id)
        removal = Removal(self._id(), needles, NOW, "t")
        if row is None:
            with pytest.raises(NotInTheRecord):
                self.session.with_removal(site_id, removal)
        elif self._do(lambda: self.session.with_removal(site_id, removal)):
            row["out"] += needles

    @rule(site_id=consumes(sites))
    def remove_site(self, site_id: str) -> None:
        row = self._row("sites", site_id)
        if row is None:
            with pytest.raises(NotInTheRecord):
                self.session.without_site(site_id)
        elif self._do(lambda: self.session.without_site(site_id)):
            self.rows["sites"].remove(row)

    @rule(target=findings)
    def add_finding(self) -> str:
        finding = Finding(self._id(), self.session.next_order(), PLACE)
        if self._do(lambda: self.session.with_finding(finding)):
            self.rows["findings"].append({"id": finding.id, "order": finding.order})
        return finding.id

    @rule(site_id=sites, finding_id=findings)
    def needle_a_finding(self, site_id: str, finding_id: str) -> None:
        site, finding = self._row("sites", site_id), self._row("findings", finding_id)
        if site is None or finding is None:
            return
        if self._do(lambda: self.session.with_site(replace(self.session.site(site_id), finding_id=finding_id))):
            site["finding"] = finding_id

    @rule(finding_id=consumes(findings))
    def remove_finding(self, finding_id: str) -> None:
        row = self._row("findings", finding_id)
        if row is None:
            with pytest.raises(NotInTheRecord):
                self.session.without_finding(finding_id)
        elif self._do(lambda: self.session.without_finding(finding_id)):
            self.rows["findings"].remove(row)
            for site in self.rows["sites"]:
                site["finding"] = None if site["finding"] == finding_id else site["finding"]

    @rule(target=others, minutes=st.integers(0, 60))
    def add_treatment(self, minutes: int) -> str:
        treatment = Treatment(self._id(), 1, MassageDose(), "Massage", minutes=minutes)
        if self._do(lambda: self.session.with_treatment(treatment)):
            self.rows["treatments"].append({"id": treatment.id, "value": minutes})
        return treatment.id

    @rule(target=others, value=st.integers(0, 10))
    def add_measurement(self, value: int) -> str:
        measurement = Measurement(self._id(), ScaleCode.NPRS, When.BEFORE, value)
        if self._do(lambda: self.session.with_measurement(measurement)):
            self.rows["measurements"].append({"id": measurement.id, "value": value})
        return measurement.id

    @rule(other_id=others)
    def remove_treatment_or_measurement(self, other_id: str) -> None:
        for kind, remove in (("treatments", "without_treatment"), ("measurements", "without_measurement")):
            row = self._row(kind, other_id)
            if row is not None and self._do(lambda name=remove: getattr(self.session, name)(other_id)):
                self.rows[kind].remove(row)

    @rule(item=ITEMS, said=st.sampled_from(list(YesNo)))
    def answer_screening(self, item: str, said: YesNo) -> None:
        answer = ScreeningAnswer(self._id(), item, said, NOW)
        if self._do(lambda: self.session.with_screening(answer)):
            self.screening = [pair for pair in self.screening if pair[0] != item] + [(item, said.value)]

    @rule(target=others)
    def add_reaction(self) -> str:
        reaction = Reaction(self._id(), "bruise", Severity.MILD, ReportedBy.PATIENT)
        if self._do(lambda: self.session.with_reaction(reaction)):
            self.rows["reactions"].append({"id": reaction.id})
            self.answer = "some"
        return reaction.id

    @rule(other_id=others)
    def remove_reaction(self, other_id: str) -> None:
        row = self._row("reactions", other_id)
        if row is not None and self._do(lambda: self.session.without_reaction(other_id)):
            self.rows["reactions"].remove(row)
            self.answer = "some" if self.rows["reactions"] else None

    @rule()
    def say_no_reaction(self) -> None:
        if self._do(self.session.with_no_reaction):
            self.rows["reactions"].clear()
            self.answer = "none"

    @precondition(lambda self: self.made > 5 and not self.signed)
    @rule()
    def sign(self) -> None:
        self.session = self.session.signed(Signature("t", NOW, "0" * 64))
        self.signed = True

    @invariant()
    def agrees_with_plain_python(self) -> None:
        if not hasattr(self, "session"):
            return
        session = self.session
        assert [(s.id, s.order, s.new_needles, s.finding_id, s.needles_in_body) for s in session.sites] == [
            (r["id"], r["order"], r["new"], r["finding"], max(0, r["new"] - r["out"]) if r["left_in"] else 0)
            for r in self.rows["sites"]
        ]
        assert [f.id for f in session.findings] == [row["id"] for row in self.rows["findings"]]
        assert [(t.id, t.minutes) for t in session.treatments] == [(r["id"], r["value"]) for r in self.rows["treatments"]]
        assert [(m.id, m.value) for m in session.measurements] == [(r["id"], r["value"]) for r in self.rows["measurements"]]
        assert [r.id for r in session.reactions] == [row["id"] for row in self.rows["reactions"]]
        assert session.reaction_answer == (ReactionAnswer(self.answer) if self.answer else None)
        assert [(a.item, a.answer.value) for a in session.screening] == self.screening
        assert session.state == ("signed" if self.signed else "draft")


def test_that_edits_of_a_session_are_what_plain_python_says() -> None:
    run_state_machine_as_test(SessionEdits, settings=settings(max_examples=60, stateful_step_count=30, deadline=None))


class ForgetsTheFinding(TreatmentSession):
    """A planted fault: sites keep naming a finding that is gone."""

    def without_finding(self, finding_id: str) -> ForgetsTheFinding:
        self.finding(finding_id)
        return self.edited(findings=tuple(f for f in self.findings if f.id != finding_id))


class EditsWhatIsSigned(TreatmentSession):
    """A planted fault: a signed session can be changed."""

    def edited(self, **changes: Any) -> EditsWhatIsSigned:
        return replace(self, **changes)


class CountsTwice(TreatmentSession):
    """A planted fault: a changed site is added beside the old one."""

    def with_site(self, site: Site) -> CountsTwice:
        return self.edited(sites=(*self.sites, site))


class KeepsTheReaction(TreatmentSession):
    """A planted fault: "none" is said, and the described reaction stays."""

    def with_no_reaction(self) -> KeepsTheReaction:
        return self.edited(reaction_answer=ReactionAnswer.NONE)


@pytest.mark.parametrize("faulty", [ForgetsTheFinding, EditsWhatIsSigned, CountsTwice, KeepsTheReaction])
def test_that_a_planted_fault_is_found(faulty: type[TreatmentSession]) -> None:
    machine = type("Faulty", (SessionEdits,), {"session_type": faulty})
    with pytest.raises((AssertionError, BaseExceptionGroup, pytest.fail.Exception)):
        run_state_machine_as_test(
            machine,
            settings=settings(
                max_examples=300, stateful_step_count=40, deadline=None, phases=[Phase.generate], report_multiple_bugs=False
            ),
        )
