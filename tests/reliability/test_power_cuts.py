"""The plug is pulled while somebody charts: nothing that was acknowledged is lost, nothing is half there."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from needlechart.domain.errors import NeedleChartError
from needlechart.records.envelope import envelope_path
from tests.reliability import deeds
from tests.reliability.drafts import Drafted, faults
from tests.reliability.nursery import Nursery, options
from tests.reliability.power import CALLS, RECORDING, Disk, Event, Said, Write, recorded

CHANGES = 20
REST_AFTER = 4
CUTS = 100
SEED = 20261123


@dataclass(frozen=True, slots=True)
class Tape:
    """What a charting child wrote, from the copy it began with to its last acknowledgement."""

    path: Path
    before: dict[str, bytes]
    events: list[Event]

    @property
    def acknowledged(self) -> list[int]:
        """For each event how many changes were acknowledged before it."""
        counts, kept = [], 0
        for event in self.events:
            counts.append(kept)
            kept += isinstance(event, Said) and event.words.startswith("kept")
        return counts


def _tape(nursery: Nursery, drafted: Drafted, folder: Path, setting: str = "") -> Tape:
    path = drafted.copied_to(folder / "taped")
    before = {str(path): path.read_bytes()}
    child = nursery.child(
        deeds.charting, path=str(path), changes=CHANGES, rest_after=REST_AFTER, setting=setting, **drafted.given
    )
    child.watched(folder / "log", *RECORDING, *options(CALLS)).begin().end()
    assert child.status == 0
    events = recorded(folder / "log")
    last = max(n for n, event in enumerate(events) if isinstance(event, Said))
    return Tape(path, before, events[: last + 1])


def _lost(tape: Tape, drafted: Drafted, folder: Path, cuts: int) -> list[int]:
    """After each of so many cuts: how many acknowledged changes are gone, -1 for a file that is damaged or half there."""
    random, acknowledged = Random(SEED), tape.acknowledged
    states = [drafted.session, *deeds.charted(drafted.session, CHANGES)]
    lost, disk, taken = [], Disk(tape.before), 0
    for nth, at in enumerate(sorted(random.randrange(len(tape.events)) for _ in range(cuts))):
        for event in tape.events[taken:at]:
            disk.take(event)
        taken = at
        place = folder / str(nth)
        place.mkdir()
        for path, content in disk.cut(random).items():
            (place / Path(path).name).write_bytes(content)
        copy = place / tape.path.name
        envelope_path(copy).write_bytes(envelope_path(tape.path).read_bytes())
        try:
            with closing(drafted.opened(copy)) as file:
                damaged = bool(faults(file))
                with file.reading() as reading:
                    kept = reading.session(drafted.session.id)
        except NeedleChartError:
            damaged = True
        lost.append(-1 if damaged or kept not in states else max(0, acknowledged[at] - states.index(kept)))
    return lost


def test_that_no_power_cut_loses_what_was_acknowledged(nursery: Nursery, drafted: Drafted, tmp_path: Path) -> None:
    tape = _tape(nursery, drafted, tmp_path)
    writes = sum(isinstance(event, Write) for event in tape.events)
    assert writes > 3 * CHANGES, "the recording holds every page that was written"
    assert any(isinstance(e, Write) and e.path == str(tape.path) for e in tape.events), "copying back is in the recording"
    assert tape.acknowledged[-1] == CHANGES - 1
    assert [each for each in _lost(tape, drafted, tmp_path, CUTS) if each] == []


@pytest.mark.parametrize("setting", ["synchronous=NORMAL", "synchronous=OFF"])
def test_that_the_same_cuts_find_a_file_that_is_not_synced(
    nursery: Nursery, drafted: Drafted, tmp_path: Path, setting: str
) -> None:
    """The control: with less syncing acknowledged changes are lost."""
    lost = _lost(_tape(nursery, drafted, tmp_path, setting), drafted, tmp_path, 20)
    assert sum(each != 0 for each in lost) >= 3
