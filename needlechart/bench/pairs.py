"""Pairs of candidate and floor: interleaved, so that a noisy neighbour slows both alike."""

from __future__ import annotations

import os
import platform
import sqlite3
import statistics
import sys
from collections.abc import Callable
from typing import TypedDict

from needlechart import __version__


class Figure(TypedDict):
    """One measured figure of both sides and the ratio of their medians, with the ratio to reach."""

    name: str
    unit: str
    candidate_median: float
    candidate_min: float
    candidate_max: float
    floor_median: float
    floor_min: float
    floor_max: float
    ratio: float
    goal: float


class Limit(TypedDict):
    """One measured figure that has to stay below a limit by itself, without a floor."""

    name: str
    unit: str
    median: float
    min: float
    max: float
    goal: float


class Result(TypedDict):
    """A benchmark's outcome with where and with what it was measured."""

    benchmark: str
    pairs: int
    seed: int
    machine: str
    cores: int
    versions: dict[str, str]
    figures: list[Figure | Limit]


def interleaved(
    candidate: Callable[[], tuple[float, ...]], floor: Callable[[], tuple[float, ...]], pairs: int
) -> tuple[list[tuple[float, ...]], list[tuple[float, ...]]]:
    """One warm-up of each, then ``pairs`` times the one and the other, the order swapped every time."""
    candidate()
    floor()
    ours: list[tuple[float, ...]] = []
    theirs: list[tuple[float, ...]] = []
    for turn in range(pairs):
        if turn % 2:
            theirs.append(floor())
            ours.append(candidate())
        else:
            ours.append(candidate())
            theirs.append(floor())
    return ours, theirs


def figure(name: str, unit: str, ours: list[float], theirs: list[float], goal: float) -> Figure:
    """The medians of both sides and their ratio."""
    return Figure(
        name=name,
        unit=unit,
        candidate_median=statistics.median(ours),
        candidate_min=min(ours),
        candidate_max=max(ours),
        floor_median=statistics.median(theirs),
        floor_min=min(theirs),
        floor_max=max(theirs),
        ratio=round(statistics.median(ours) / statistics.median(theirs), 3),
        goal=goal,
    )


def limit(name: str, unit: str, values: list[float], goal: float) -> Limit:
    """The median of a figure and what it should stay below."""
    return Limit(name=name, unit=unit, median=statistics.median(values), min=min(values), max=max(values), goal=goal)


def result(benchmark: str, pairs: int, seed: int, figures: list[Figure | Limit]) -> Result:
    """The figures with the machine and the versions they were measured on."""
    import PySide6

    return Result(
        benchmark=benchmark,
        pairs=pairs,
        seed=seed,
        machine=f"{platform.system()} {platform.machine()}",
        cores=os.cpu_count() or 1,
        versions={
            "needlechart": __version__,
            "python": sys.version.split()[0],
            "pyside6": PySide6.__version__,
            "sqlite_of_python": sqlite3.sqlite_version,
        },
        figures=figures,
    )
