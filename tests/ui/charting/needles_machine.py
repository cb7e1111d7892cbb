"""Needles in and out of a session in any order, by the deeds of the Needle and After places, beside plain dictionaries."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from needlechart.atlas import Atlas
from needlechart.domain.body import Side, View
from needlechart.domain.ledger import ledger_of
from needlechart.domain.needling import CountField
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.technique import Technique
from needlechart.ui.charting.after import counting
from needlechart.ui.charting.needle.deeds import NeedleDeeds
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.usecases import placing, removing

MUSCLES = ("gluteus-medius", "gluteus-maximus", "soleus")
STAYS = (Technique.STATIC, Technique.ELECTRICAL)
IN_THE_HAND = (Technique.PISTONING, Technique.SLOW_PISTONING, Technique.PERIOSTEAL)
OTHER = {"left": "right", "right": "left"}
FIGURES = tuple(CountField)

Model = dict[str, Any]


class Charting(RuleBasedStateMachine):
    """``reopened`` gives a fresh draft's editor, or the one of that editor's draft closed and opened again; ``last`` is the
    visit before.  The model knows nothing of sites: rows of plain values, and a list of what it was after each step."""

    reopened: Callable[[SessionEditor | None], SessionEditor]
    atlas: Atlas
    last: TreatmentSession
    deeds_type: type[NeedleDeeds] = NeedleDeeds
    all_pulled = staticmethod(removing.all_pulled)
    counted = staticmethod(counting.counted)

    @initialize()
    def start(self) -> None:
        self._sit_at(type(self).reopened(None))
        self.done: list[Model] = [{"rows": [], "count": {}, "corrections": [], "discrepancies": set()}]
        self.undone: list[Model] = []

    def _sit_at(self, editor: SessionEditor) -> None:
        self.editor, self.deeds = editor, self.deeds_type(editor, self.atlas)

    # ---- the model
    @property
    def now(self) -> Model:
        return self.done[-1]

    def _step(self, change: Callable[[Model], None]) -> None:
        """The model after one more step, if that changed anything."""
        after = deepcopy(self.now)
        change(after)
        if after != self.now:
            self.done.append(after)
            self.undone.clear()

    def _row(self, model: Model, at: int) -> Model:
        row: Model = model["rows"][at % len(model["rows"])]
        return row

    def _id(self, at: int) -> str:
        return self.editor.session.sites[at % len(self.editor.session.sites)].id

    # ---- in
    @rule(muscle=st.sampled_from(MUSCLES), right=st.booleans(), technique=st.sampled_from((*STAYS, *IN_THE_HAND[:1])))
    def place(self, muscle: str, right: bool, technique: Technique) -> None:
        side = Side.RIGHT if right else Side.LEFT
        where, hand = placing.place_in(self.atlas, muscle, side, View.POSTERIOR), self.editor.hand()

        def edit(session: TreatmentSession) -> TreatmentSession:
            site = placing.new_site(session, where, self.editor.opened.catalogue, hand)
            return session.with_site(placing.with_technique(site, technique))

        self.editor.change(edit)
        row = {
            "muscle": muscle, "side": side.value, "new": 1, "insertions": 1, "left_in": technique in STAYS,
            "technique": technique, "out": 0, "confirmed": True, "from": None,
        }  # fmt: skip
        self._step(lambda model: model["rows"].append(row))

    @precondition(lambda self: self.now["rows"])
    @rule(at=st.integers(0, 20), new=st.integers(0, 4))
    def say_needles(self, at: int, new: int) -> None:
        """So many needles; none is the one before in the same muscle, used again."""
        site = self.editor.session.site(self._id(at))
        self.editor.set_site(site.id, new_needles=new, insertions=max(site.insertions, new))

        def change(model: Model) -> None:
            row = self._row(model, at)
            row.update(new=new, insertions=max(row["insertions"], new), confirmed=True)

        self._step(change)

    @precondition(lambda self: self.now["rows"])
    @rule(at=st.integers(0, 20))
    def mirror(self, at: int) -> None:
        self.deeds.mirror(self._id(at))

        def change(model: Model) -> None:
            row = self._row(model, at)
            mirrored = dict(row, side=OTHER[row["side"]], out=0, confirmed=True)
            model["rows"].append(mirrored | {"from": None})

        self._step(change)

    @rule()
    def chart_the_last_visit(self) -> None:
        self.deeds.chart_last_visit(self.last)

        def change(model: Model) -> None:
            charted = {row["from"] for row in model["rows"]}
            for old in self.last.sites:
                if old.id not in charted:
                    copy = {
                        "muscle": old.place.structure, "side": old.place.side.value, "new": old.new_needles,
                        "insertions": old.insertions, "left_in": old.left_in, "technique": old.technique, "out": 0,
                        "confirmed": False, "from": old.id,
                    }  # fmt: skip
                    model["rows"].append(copy)

        self._step(change)

    @precondition(lambda self: self.now["rows"])
    @rule(at=st.integers(0, 20))
    def confirm(self, at: int) -> None:
        self.editor.set_site(self._id(at), confirmed=True)
        self._step(lambda model: self._row(model, at).update(confirmed=True))

    @precondition(lambda self: self.now["rows"])
    @rule(at=st.integers(0, 20))
    def delete(self, at: int) -> None:
        self.deeds.delete(self._id(at))
        self._step(lambda model: model["rows"].pop(at % len(model["rows"])))

    # ---- out
    @precondition(lambda self: self.now["rows"])
    @rule(at=st.integers(0, 20))
    def in_or_out(self, at: int) -> None:
        self.deeds.needle_in_or_out(self._id(at))

        def change(model: Model) -> None:
            row = self._row(model, at)
            if inside(row):
                row["out"] += 1
            elif row["technique"] not in IN_THE_HAND and not row["out"]:
                row.update(left_in=True, confirmed=True)

        self._step(change)

    @rule()
    def pull_all(self) -> None:
        self.editor.change(lambda session: type(self).all_pulled(session, self.editor.hand))

        def change(model: Model) -> None:
            for row in model["rows"]:
                row["out"] += inside(row)

        self._step(change)

    # ---- counted
    @rule(said=st.dictionaries(st.sampled_from(FIGURES), st.integers(0, 8), min_size=1))
    def count(self, said: dict[CountField, int]) -> None:
        editor = self.editor
        counter = counting.Counter(editor.person_id, editor.clock.now(), editor.new_id)
        edit = type(self).counted
        editor.change(lambda session: edit(session, said, editor.opened.catalogue, counter, "counted again"))

        def change(model: Model) -> None:
            held = dict(model["count"])
            for figure, number in said.items():
                still_opening = figure is CountField.OPENED and CountField.OUT not in held
                if figure in held and held[figure] != number and not still_opening:
                    model["corrections"].append((figure, held[figure], number))
            model["count"] = count = held | said
            lost = 0
            if CountField.OUT in count:
                lost = went_in(model) - count[CountField.OUT]
                if lost:
                    model["discrepancies"].add((CountField.OUT, count[CountField.OUT], went_in(model)))
            if {CountField.OPENED, CountField.SHARPS, CountField.UNUSED} <= set(count):
                expected = count[CountField.OPENED] - count[CountField.UNUSED]
                gap = expected - count[CountField.SHARPS]
                if gap not in (0, lost):
                    model["discrepancies"].add((CountField.SHARPS, count[CountField.SHARPS], max(0, expected)))

        self._step(change)

    # ---- back and forth
    @rule(times=st.integers(1, 3))
    def undo(self, times: int) -> None:
        for _time in range(times):
            self.editor.undo()
            if len(self.done) > 1:
                self.undone.append(self.done.pop())

    @rule(times=st.integers(1, 3))
    def redo(self, times: int) -> None:
        for _time in range(times):
            self.editor.redo()
            if self.undone:
                self.done.append(self.undone.pop())

    @rule()
    def close_and_open_again(self) -> None:
        self._sit_at(type(self).reopened(self.editor))

    # ---- what holds
    @invariant()
    def agrees_with_plain_python(self) -> None:
        if not hasattr(self, "editor"):
            return
        session, model = self.editor.session, self.now
        assert [
            (s.place.muscle, s.place.side.value, s.new_needles, s.insertions, s.left_in, sum(r.needles for r in s.removals))
            for s in session.sites
        ] == [(r["muscle"], r["side"], r["new"], r["insertions"], r["left_in"], r["out"]) for r in model["rows"]]
        assert [s.confirmed for s in session.sites] == [r["confirmed"] for r in model["rows"]]
        count = model["count"]
        assert {f: value for f in FIGURES if (value := getattr(session.count, f.value)) is not None} == count
        assert [(c.figure, c.old, c.new) for c in session.corrections] == model["corrections"]
        assert {(d.figure, d.counted, d.expected) for d in session.discrepancies} == model["discrepancies"]
        happened = [row for row in model["rows"] if row["confirmed"]]
        ledger = ledger_of(session, self.editor.opened.catalogue)
        assert (ledger.needles_in, ledger.insertions) == (went_in(model), sum(row["insertions"] for row in happened))
        assert ledger.in_body == sum(inside(row) for row in happened)
        assert ledger.tapped_off == sum(row["out"] for row in happened if row["left_in"])
        assert ledger.muscles_with_side == len({(row["muscle"], row["side"]) for row in happened})
        assert ledger.muscles_distinct == len({row["muscle"] for row in happened})
        if {CountField.OPENED, CountField.OUT, CountField.SHARPS} <= set(count):
            room = count[CountField.OPENED] == count[CountField.SHARPS] + count.get(CountField.UNUSED, 0)
            enough = went_in(model) <= count[CountField.OPENED]
            assert ledger.closes is (count[CountField.OUT] == went_in(model) and room and enough)
        else:
            assert ledger.closes is None
        assert (self.editor.undo_stack.canUndo(), self.editor.undo_stack.canRedo()) == (len(self.done) > 1, bool(self.undone))


def inside(row: Model) -> int:
    """Needles of that row still in the body."""
    return max(0, row["new"] - row["out"]) if row["left_in"] and row["confirmed"] else 0


def went_in(model: Model) -> int:
    """Needles that went in; copies nobody has confirmed did not."""
    return sum(row["new"] for row in model["rows"] if row["confirmed"])


# ---- planted faults
class MirrorsWhatCameOut(NeedleDeeds):
    """A mirrored site brings the removals of the first along."""

    def mirror(self, site_id: str, why: Any = None) -> None:
        hand = self.editor.hand()

        def edit(session: TreatmentSession) -> TreatmentSession:
            site = session.site(site_id)
            removals = tuple(replace(removal, id=self.editor.new_id()) for removal in site.removals)
            return session.with_site(replace(placing.mirrored(session, site, self.atlas, hand), removals=removals))

        self.editor.change(edit)


class ConfirmsCopies(NeedleDeeds):
    """Sites of the last visit count as needled at once."""

    def chart_last_visit(self, last: TreatmentSession, why: Any = None) -> None:
        super().chart_last_visit(last, why)
        sites = tuple(replace(site, confirmed=True) for site in self.editor.session.sites)
        self.editor.change(lambda session: session.edited(sites=sites))


class PullsIntoTheCount(Charting):
    """Pulling all fills in the count of the tray."""

    @staticmethod
    def all_pulled(session: TreatmentSession, hand: Any) -> TreatmentSession:
        after = removing.all_pulled(session, hand)
        return after.edited(count=replace(after.count, out=sum(s.new_needles for s in after.sites if s.confirmed)))


class OverwritesTheCount(Charting):
    """A figure counted before is lost when it is counted again."""

    @staticmethod
    def counted(session: TreatmentSession, *more: Any) -> TreatmentSession:
        return counting.counted(session, *more).edited(corrections=session.corrections)


class MirrorFault(Charting):
    deeds_type = MirrorsWhatCameOut


class CopyFault(Charting):
    deeds_type = ConfirmsCopies


FAULTY = (MirrorFault, CopyFault, PullsIntoTheCount, OverwritesTheCount)
