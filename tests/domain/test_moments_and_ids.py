"""Moments keep their clock's offset; ids sort in the order they were made."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, timedelta, timezone
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needlechart.domain.ids import Ids, uuid7
from needlechart.domain.moments import ClinicClock, Moment, clinic_date

moments = st.builds(Moment, st.integers(0, 4_000_000_000_000), st.integers(-840, 840))


@given(moments)
def test_that_a_moment_is_the_same_after_writing_and_reading(moment: Moment) -> None:
    assert Moment.parse(moment.text()) == moment
    assert Moment.of(moment.local) == moment


def test_that_a_moment_reads_as_the_clock_on_the_wall_showed() -> None:
    moment = Moment.of(datetime(2026, 11, 21, 14, 20, tzinfo=timezone(timedelta(hours=2))))
    assert moment.text() == "2026-11-21T14:20:00.000+02:00"
    assert moment.local.astimezone(UTC).hour == 12
    assert moment.offset_min == 120


def test_that_a_time_without_an_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="needs its offset"):
        Moment.of(datetime(2026, 11, 21, 14, 20))
    with pytest.raises(ValueError, match="needs its offset"):
        Moment.parse("2026-11-21T14:20:00")


@given(moments, st.integers(-(10**6), 10**6))
def test_that_adding_and_measuring_time_agree(moment: Moment, seconds: int) -> None:
    later = moment.plus(seconds=seconds)
    assert later.seconds_since(moment) == seconds
    assert later.offset_min == moment.offset_min
    assert moment.plus(minutes=2, hours=1).seconds_since(moment) == 3720


def test_that_the_date_is_the_clinics_own() -> None:
    late = Moment.of(datetime(2026, 11, 20, 23, 30, tzinfo=UTC))
    assert clinic_date(late, "Europe/Berlin") == date(2026, 11, 21)
    assert clinic_date(late, "America/New_York") == date(2026, 11, 20)


def test_that_the_clinics_clock_reads_now_in_its_zone() -> None:
    before = datetime.now(UTC)
    now = ClinicClock("Asia/Kolkata").now()
    assert now.offset_min == 330
    assert abs(now.local - before) < timedelta(minutes=1)


@given(st.integers(0, 2**48 - 1), st.integers(0, 2**74 - 1))
def test_that_an_id_is_a_uuid_of_version_7_with_its_time_in_front(ms: int, bits: int) -> None:
    made = uuid.UUID(uuid7(ms, bits))
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert made.int >> 80 == ms


@given(st.lists(st.integers(0, 3), min_size=2, max_size=60), st.integers(0, 100))
def test_that_ids_never_run_backwards_even_when_the_clock_does(steps: list[int], seed: int) -> None:
    times = iter([1000 + sum(steps[: n + 1]) * (-1 if n % 5 == 4 else 1) for n in range(len(steps))])
    ids = Ids(lambda: max(0, next(times)), Random(seed))
    made = [ids() for _ in steps]
    assert made == sorted(set(made))


def test_that_seeded_ids_repeat_and_others_do_not() -> None:
    def three(random: Random | None) -> list[str]:
        ids = Ids(lambda: 5, random)
        return [ids() for _ in range(3)]

    assert three(Random(1)) == three(Random(1)) != three(Random(2))
    assert three(None) != three(None)
