"""No room on the disk, a failing drive, no right to write: a clear sentence, nothing lost, and it works once there is room."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.reliability import deeds
from tests.reliability.drafts import Drafted, faults
from tests.reliability.nursery import Child, Nursery, fail_at, options

CHANGES = 60
ROOM = [1, 4096, 9000, 20_000, 33_333, 60_000, 100_000, 150_001]
ENOUGH = 1 << 30


@pytest.mark.parametrize("room", ROOM)
def test_that_a_full_disk_refuses_one_change_and_loses_none(
    nursery: Nursery, drafted: Drafted, tmp_path: Path, room: int
) -> None:
    path = drafted.copied_to(tmp_path)
    child = nursery.child(deeds.charting_until_full, path=str(path), changes=CHANGES, room_bytes=room, **drafted.given)
    _refused_once(drafted, path, child.begin().end())


@pytest.mark.parametrize(("call", "nth"), [("pwrite64", n) for n in (2, 3, 8, 15, 40)] + [("fsync", n) for n in (1, 2, 3, 9)])
def test_that_a_failing_drive_refuses_one_change_and_loses_none(
    nursery: Nursery, drafted: Drafted, tmp_path: Path, call: str, nth: int
) -> None:
    path = drafted.copied_to(tmp_path)
    child = nursery.child(deeds.charting_until_full, path=str(path), changes=CHANGES, room_bytes=ENOUGH, **drafted.given)
    child.watched(tmp_path / "log", *options([call], [path, path.with_name(f"{path.name}-wal")]), *fail_at(call, nth))
    _refused_once(drafted, path, child.begin().end())


def _refused_once(drafted: Drafted, path: Path, child: Child) -> None:
    """One change was refused, what stood before it still stood, and it was kept the second time."""
    assert child.status == 0
    refused = [line.split()[1] for line in child.said if line.startswith("refused")]
    assert refused
    assert set(refused) <= {"SQLITE_FULL", "SQLITE_IOERR"}
    assert "standing True" in child.said, "what stood before the refused change is still there"
    kept = sum(line.startswith("kept") for line in child.said)
    assert f"again {kept}" in child.said
    with closing(drafted.opened(path)) as file:
        with file.reading() as reading:
            assert reading.session(drafted.session.id) == [*deeds.charted(drafted.session, CHANGES)][kept - 1]
        unsound = faults(file)
    assert unsound == []


def test_that_with_room_nothing_is_refused(nursery: Nursery, drafted: Drafted, tmp_path: Path) -> None:
    """The control: the limit alone refuses."""
    path = drafted.copied_to(tmp_path)
    child = nursery.child(deeds.charting_until_full, path=str(path), changes=CHANGES, room_bytes=ENOUGH, **drafted.given)
    child.begin().end()
    assert child.status == 0
    assert child.said == ["ready", *(f"kept {nth}" for nth in range(1, CHANGES + 1))]


@pytest.fixture
def shelf() -> Iterator[Path]:
    """A folder that others reach too; the test's own may lie below one that only its owner enters."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder) / "shelf"
        (Path(folder) / "shelf").chmod(0o755)


def test_that_a_folder_that_cannot_be_written_is_told_and_can_be_read(nursery: Nursery, drafted: Drafted, shelf: Path) -> None:
    path = drafted.copied_to(shelf)
    before = {entry.name: entry.read_bytes() for entry in shelf.iterdir()}
    for made in shelf.iterdir():
        made.chmod(0o444)
    shelf.chmod(0o555)
    child = nursery.child(deeds.opening_as_nobody, path=str(path), key=drafted.given["key"]).begin().end()
    assert child.status == 0, child.said
    (refused,) = (line for line in child.said if line.startswith("refused"))
    assert refused.startswith(f"refused ReadOnlyFolder The folder of {path.name} cannot be written")
    assert "read 1" in child.said
    assert {entry.name: entry.read_bytes() for entry in shelf.iterdir()} == before


def test_that_the_same_child_opens_a_file_it_may_write(nursery: Nursery, drafted: Drafted, shelf: Path) -> None:
    """The control: the rights alone refuse."""
    path = drafted.copied_to(shelf)
    for made in (shelf, *shelf.iterdir()):
        made.chmod(0o777)
    child = nursery.child(deeds.opening_as_nobody, path=str(path), key=drafted.given["key"]).begin().end()
    assert child.status == 0, child.said
    assert "opened" in child.said
