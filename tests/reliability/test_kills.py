"""kill -9 while charting: nothing that was acknowledged is lost, nothing is half there, the file is sound."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random
from signal import SIGKILL

from tests.reliability import deeds
from tests.reliability.drafts import Drafted, faults
from tests.reliability.nursery import Child, Nursery, kill_at, options

CHANGES = 24
REST_AFTER = 5
PLACED = {"pwrite64": (22, 260), "fsync": (14, 40)}
"""For each call of a commit or of copying back: how many kills at it, and the last one of a whole run."""
AT_RANDOM = 24
SEED = 20261121


@dataclass(frozen=True, slots=True)
class Left:
    """What a killed child left: the last change it had begun, the last it had acknowledged, and the one that is kept."""

    begun: int
    acknowledged: int
    kept: int

    @property
    def lost(self) -> int:
        return max(0, self.acknowledged - self.kept)

    @property
    def inside(self) -> bool:
        """Whether the kill fell between the beginning of a change and its acknowledgement."""
        return self.begun > self.acknowledged


def _left(drafted: Drafted, path: Path, child: Child) -> Left:
    """Opens the file again; fails when it is unsound or holds anything but one of the states that were charted."""
    said = Counter(line.split()[0] for line in child.said)
    with closing(drafted.opened(path)) as file:
        with file.reading() as reading:
            kept = reading.session(drafted.session.id)
            steps = reading.revisions(drafted.session.id)
        unsound = faults(file)
    states = [drafted.session, *deeds.charted(drafted.session, CHANGES)]
    assert kept in states, "half a change is there"
    assert steps.cursor == states.index(kept), "a change without its undo step, or the other way round"
    assert unsound == []
    return Left(said["begun"], said["kept"], states.index(kept))


def _placed(nursery: Nursery, drafted: Drafted, folder: Path, call: str, nth: int, early: bool = False) -> Left:
    path = drafted.copied_to(folder / f"{call}{nth}")
    wal = path.with_name(f"{path.name}-wal")
    child = nursery.child(deeds.charting, path=str(path), changes=CHANGES, rest_after=REST_AFTER, early=early, **drafted.given)
    child.watched(folder / "log", *options([call], [path, wal]), *kill_at(call, nth)).begin().end()
    assert child.status == -SIGKILL, f"the kill at {call} {nth} did not fall"
    return _left(drafted, path, child)


def _at_random(nursery: Nursery, drafted: Drafted, folder: Path, nth: int, random: Random) -> Left:
    path = drafted.copied_to(folder / f"random{nth}")
    child = nursery.child(deeds.charting, path=str(path), changes=CHANGES, rest_after=REST_AFTER, **drafted.given).begin()
    child.until(f"{random.choice(('begun', 'kept'))} {random.randrange(1, CHANGES)}")
    child.kill()
    assert child.status == -SIGKILL, "it was faster than its killer"
    return _left(drafted, path, child)


def test_that_no_kill_loses_what_was_acknowledged(nursery: Nursery, drafted: Drafted, tmp_path: Path) -> None:
    random = Random(SEED)
    left = [
        _placed(nursery, drafted, tmp_path, call, nth)
        for call, (kills, last) in PLACED.items()
        for nth in sorted(random.sample(range(1, last + 1), kills))
    ]
    left += [_at_random(nursery, drafted, tmp_path, nth, random) for nth in range(AT_RANDOM)]
    assert len(left) == 60
    assert [each for each in left if each.lost] == []
    assert all(each.kept in (each.acknowledged, each.begun) for each in left)
    after_the_first = sum(each.begun > 1 for each in left)
    inside = sum(each.inside for each in left)
    assert after_the_first >= 0.6 * len(left), f"only {after_the_first} kills fell after the first write"
    assert inside >= 0.25 * len(left), f"only {inside} kills fell inside a change"


def test_that_the_same_kills_find_an_acknowledgement_that_comes_too_early(
    nursery: Nursery, drafted: Drafted, tmp_path: Path
) -> None:
    """The control: a child that says "kept" before the commit is caught."""
    left = [_placed(nursery, drafted, tmp_path, "fsync", nth, early=True) for nth in range(3, 15, 3)]
    assert sum(each.lost for each in left) > 0
