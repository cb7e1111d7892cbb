"""Lists of appointments as other programs write them."""

from __future__ import annotations

from datetime import date, time

import pytest

from needlechart.exchange.schedule_csv import MOST_BYTES, MOST_ROWS, NotASchedule, read_schedule


@pytest.mark.parametrize(
    "text",
    [
        "time,number,name\n09:30,P-0001,Mara Alder\n",
        "Start;Record number;Patient\n9:30;P-0001;Mara Alder\n",
        "Start time\tMRN\tFull name\n2026-11-20 09:30:00\tP-0001\tMara Alder\n",
        'name,time,no.\n"Mara Alder",9.30 am,P-0001\n'.replace("9.30", "9:30"),
        "\ufeffTime,Patient_Number,Name\r\n09:30,P-0001,Mara Alder\r\n\r\n",
    ],
)
def test_that_headings_separators_and_times_may_be_written_in_several_ways(text: str) -> None:
    rows, unread = read_schedule(text.encode())
    assert unread == []
    ((row,),) = [rows]
    assert (row.at, row.number, row.name) == (time(9, 30), "P-0001", "Mara Alder")


@pytest.mark.parametrize(
    ("written", "meant"),
    [("0:05", time(0, 5)), ("12:15 am", time(0, 15)), ("12pm", time(12)), ("1:45 p.m.", time(13, 45)), ("17", time(17))],
)
def test_that_hours_are_read_as_people_write_them(written: str, meant: time) -> None:
    rows, _unread = read_schedule(f"time,name\n{written},Mara Alder\n".encode())
    assert rows[0].at == meant


def test_that_dates_are_taken_only_where_they_can_mean_one_day() -> None:
    text = "time,name,born,date\n9:00,A,1984-03-05,20.11.2026\n9:00,B,03/05/1984,\n9:00,C,1984-02-30,\n"
    rows, unread = read_schedule(text.encode())
    assert [(row.name, row.born, row.day) for row in rows] == [("A", date(1984, 3, 5), date(2026, 11, 20))]
    assert [line.line for line in unread] == [3, 4]
    assert all("date of birth" in line.why and "2026-11-20" in line.why for line in unread)


@pytest.mark.parametrize("written", ["", "soon", "25:00", "9:75", "13pm", "0 am"])
def test_that_a_line_without_a_time_is_left_and_the_others_are_read(written: str) -> None:
    rows, unread = read_schedule(f"time,name\n{written},Ben Ashdell\n10:00,Mara Alder\n".encode())
    assert [row.name for row in rows] == ["Mara Alder"]
    assert [(line.line, "09:30" in line.why, "Ashdell" in line.why) for line in unread] == [(2, True, False)]


def test_that_a_line_without_a_patient_is_left() -> None:
    rows, unread = read_schedule(b"time,name,number\n09:00,,\n")
    assert rows == []
    assert unread[0].why == "it names no patient"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        b"hour,who\n9:00,Mara\n",
        b"time,table\n9:00,2\n",
        b'time,name\n9:00,"Mara\n',
        b"time,name\n" + b"9:00,M\n" * (MOST_ROWS + 1),
        b"t" * (MOST_BYTES + 1),
        bytes(range(256)),
    ],
)
def test_that_what_is_no_list_is_refused_with_the_way_to_make_one(data: bytes) -> None:
    with pytest.raises(NotASchedule) as told:
        read_schedule(data)
    assert "headings" in told.value.way_out


def test_that_an_old_code_page_is_read() -> None:
    rows, _unread = read_schedule("time,name\n9:00,Jörg Weiß\n".encode("cp1252"))
    assert rows[0].name == "Jörg Weiß"
