"""Which sessions are reviewed: the clinic's policy, rule by rule."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from needlechart.domain.errors import NeedleChartError
from needlechart.domain.people import Clinic, ReviewPolicy
from needlechart.domain.reactions import Severity
from needlechart.domain.reviewing import FROM_SEVERITY, NOT_REVIEWED, RULE_WORDS, policy_words
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.check import Check
from needlechart.ui.look.chips import ChoiceChips
from needlechart.ui.look.fields import Field
from needlechart.ui.look.layout import col, row
from needlechart.ui.look.stepper import Stepper
from needlechart.ui.look.words import small, title
from needlechart.ui.records_worker import RecordsWorker
from needlechart.usecases.review_thread import set_review_policy

_UNREVIEWED = "not clinically reviewed"
_NONE = "none"
_FROM = {severity.value if severity is not None else _NONE: severity for severity in FROM_SEVERITY}
_CHECKED = tuple(name for name in RULE_WORDS if name not in ("reactions_from", "share_percent"))


class PolicyForm(QWidget):
    """Shows and changes the policy.  ``saved(ReviewPolicy)`` once it is on disk; a refusal stands under the button."""

    saved = Signal(object)

    def __init__(self, worker: RecordsWorker) -> None:
        super().__init__()
        self.setAccessibleName("What is reviewed")
        self._worker = worker
        self._in_force = ReviewPolicy()
        self._now = small("", "text2", wrap=True)
        self.checks = {name: Check(RULE_WORDS[name], touch=False, note=_note(name)) for name in _CHECKED}
        options = [(key, FROM_SEVERITY[severity]) for key, severity in _FROM.items()]
        self.reactions = ChoiceChips(options, touch=False)
        self.share = Stepper(0, 0, 100, "%", touch=False)
        self.save = Button("Save", "primary", "check", size="head")
        self.said = small("", "danger", 500, wrap=True)
        later = small("It holds for what is signed from now on. What waits already goes on waiting.", "text2", wrap=True)
        reactions = Field(RULE_WORDS["reactions_from"], self.reactions, help=_note("reactions_from"))
        share = Field(RULE_WORDS["share_percent"], self.share)
        rules = col(*self.checks.values(), 4, reactions, 4, share, gap=4)
        self.setLayout(col(title("What is reviewed"), self._now, 4, rules, 8, row(self.save, None), later, self.said, gap=8))
        for check in self.checks.values():
            check.clicked.connect(self._on_changed)
        self.reactions.changed.connect(self._on_changed)
        self.share.changed.connect(self._on_changed)
        self.save.clicked.connect(self._save)
        self.show_policy(self._in_force)

    def show_policy(self, policy: ReviewPolicy) -> None:
        """The policy in force."""
        self._in_force = policy
        self._now.setText(policy_words(policy))
        for name, check in self.checks.items():
            check.set_value(getattr(policy, name))
        self.reactions.set_value(policy.reactions_from.value if policy.reactions_from is not None else _NONE)
        self.share.set_value(policy.share_percent)
        self._on_changed()

    def policy(self) -> ReviewPolicy:
        """What is chosen now; no chip chosen means none of the reactions."""
        severity: Severity | None = _FROM[self.reactions.value() or _NONE]
        rules = {name: check.value() for name, check in self.checks.items()}
        return ReviewPolicy(reactions_from=severity, share_percent=self.share.value() or 0, **rules)

    def _on_changed(self) -> None:
        self.said.setText("")
        self.save.setEnabled(self.policy() != self._in_force)

    def _save(self) -> None:
        wanted = self.policy()
        self.save.setEnabled(False)
        self._worker.run(lambda work: set_review_policy(work, wanted), self._on_saved, self, self._on_refused)

    def _on_saved(self, clinic: Clinic) -> None:
        self.show_policy(clinic.policy.review)
        self.saved.emit(clinic.policy.review)

    def _on_refused(self, error: NeedleChartError) -> None:
        self._on_changed()
        self.said.setText(f"{error.sentence} {error.way_out}".strip())


def _note(rule: str) -> str:
    return _UNREVIEWED if rule in NOT_REVIEWED else ""
