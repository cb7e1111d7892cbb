"""The locks of packages: complete, hashed, agreeing with each other and with pyproject.toml, and without any address."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
RUNTIME = ROOT / "packaging" / "requirements.lock"
DEVELOPMENT = ROOT / "packaging" / "requirements-dev.lock"
LOCKS = [RUNTIME, DEVELOPMENT]


@dataclass(frozen=True, slots=True)
class Pin:
    requirement: Requirement
    hashes: frozenset[str]

    @property
    def name(self) -> str:
        return canonicalize_name(self.requirement.name)

    @property
    def version(self) -> str:
        return str(self.requirement.specifier).removeprefix("==")


def pins(lock: Path) -> list[Pin]:
    """The pinned packages; a package may be there twice, for different versions of Python."""
    found = []
    for entry in lock.read_text(encoding="utf-8").replace("\\\n", " ").splitlines():
        requirement, *hashes = re.split(r"\s+--hash=", entry.strip())
        found.append(Pin(Requirement(requirement), frozenset(hashes)))
    return found


def addresses(text: str) -> list[str]:
    """The lines of a lock that say where packages are to be had."""
    return [line for line in text.splitlines() if re.search(r"://|@|index|find-links|\w\.(com|org|net|io|dev)\b", line)]


def wanted() -> dict[Path, list[Requirement]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    runtime = settings["project"]["dependencies"]
    return {
        RUNTIME: [Requirement(line) for line in runtime],
        DEVELOPMENT: [Requirement(line) for line in runtime + settings["dependency-groups"]["dev"]],
    }


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_that_a_lock_names_no_address_and_no_place_to_look(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert addresses(text) == []
    for planted in (
        "--index-url https://example.org/simple",
        "--find-links /srv/wheels",
        "numpy @ file:///srv/numpy.whl",
        "# example.org",
    ):
        assert addresses(f"{text}\n{planted}\n") == [planted]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_that_every_package_is_pinned_with_its_hashes(lock: Path) -> None:
    assert len(pins(lock)) > 15
    for pin in pins(lock):
        assert re.fullmatch(r"==[\w.]+", str(pin.requirement.specifier)), pin
        assert pin.hashes, pin
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", digest) for digest in pin.hashes), pin


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_that_a_lock_holds_what_pyproject_asks_for(lock: Path) -> None:
    pinned = {pin.name: pin.version for pin in pins(lock)}
    missing = [
        str(asked)
        for asked in wanted()[lock]
        if pinned.get(canonicalize_name(asked.name), "") not in asked.specifier or canonicalize_name(asked.name) not in pinned
    ]
    assert missing == []


def test_that_tests_run_with_the_versions_that_people_run() -> None:
    assert set(pins(RUNTIME)) <= set(pins(DEVELOPMENT))
