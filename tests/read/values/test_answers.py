"""One cell to one answer of text, number or initials, or to what is wrong with it."""

from datetime import date, datetime, time, timedelta

import pytest

from support.packs import SMALL
from support.readings import seen
from xlreview.read.values.answers import (
    initials_reader,
    plain_text,
    read_share,
    read_text,
    read_whole_number,
)
from xlreview.read.values.choices import choice_reader
from xlreview.read.values.codes import Codebook, references_reader
from xlreview.read.values.days import read_day
from xlreview.read.values.times import read_time

NBSP = "\u00a0"


# --- Text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("- one\r\n- two", "- one\n- two"),
        ("one\rtwo", "one\ntwo"),
        ("  indented, kept", "  indented, kept"),
        ("blanks at the end  \n", "blanks at the end"),
        (17.0, "17"),
        (0.1, "0.1"),
        (1234567.5, "1234567.5"),
        (True, "TRUE"),
        (date(2026, 11, 3), "2026-11-03"),
        (datetime(2026, 11, 3), "2026-11-03"),
        (datetime(2026, 11, 3, 9, 30), "2026-11-03 09:30"),
        (time(9, 30), "09:30"),
        (timedelta(hours=26, minutes=5), "26:05"),
        (timedelta(hours=-1), "-1:00"),
        (time(9, 30, 15), "09:30:15"),
        (time(9, 29, 59, 999_999), "09:30"),
        (datetime(2026, 11, 3, 9, 30, 15), "2026-11-03 09:30:15"),
    ],
)
def test_text_is_what_a_person_reads(cell: object, text: str) -> None:
    assert plain_text(cell) == text  # type: ignore[arg-type]
    assert read_text(cell) == text  # type: ignore[arg-type]


@pytest.mark.parametrize("cell", [" ", NBSP, "\n", "\u200b", " \u200b\ufeff ", "\u200e\u200f"])
def test_a_cell_that_only_looks_filled_is_blank(cell: str) -> None:
    choice = choice_reader("rating", SMALL, "en")
    codebook = Codebook(SMALL)
    readers = (
        read_text,
        read_whole_number,
        read_share,
        read_day,
        read_time,
        choice,
        codebook.read_code,
        codebook.read_codes,
        initials_reader(()),
        references_reader(("TEAM-R01",)),
    )
    assert [read(cell) for read in readers] == [None] * len(readers)


def test_a_text_that_fills_its_cell_may_be_cut_off() -> None:
    assert seen(read_text("x" * 32_767)) == ("x" * 32_767, "TEXT_TOO_LONG")
    assert read_text("x" * 32_766) == "x" * 32_766


# --- Numbers


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (17.0, 17),
        ("17", 17),
        (" 17 ", 17),
        ("Interview 17", (17, "READ_AS")),
        ("nro 17", (17, "READ_AS")),
        ("#17", (17, "READ_AS")),
        ("17b", (None, "NOT_A_NUMBER")),
        ("...", (None, "NOT_A_NUMBER")),
        ("１７", (17, "READ_AS")),
        ("١٧", (17, "READ_AS")),
        ("\u200f17", 17),
        ("4, 17", (None, "ONE_NUMBER_ONLY")),
        (1.5, (None, "NOT_A_NUMBER")),
        (-1.0, (None, "NOT_A_NUMBER")),
        (date(2026, 1, 17), (None, "NOT_A_NUMBER")),
        (True, (None, "NOT_A_NUMBER")),
    ],
)
def test_whole_numbers(cell: object, number: object) -> None:
    assert seen(read_whole_number(cell)) == number  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cell", "share"),
    [
        (0.4, 0.4),
        (1.0, 1.0),
        (0.0, 0.0),
        ("40 %", 0.4),
        (f"40{NBSP}%", 0.4),
        ("0,4", 0.4),
        (40.0, (0.4, "READ_AS")),
        ("40", (0.4, "READ_AS")),
        ("٤٠ %", (0.4, "READ_AS")),
        ("140 %", (None, "NOT_A_PERCENTAGE")),
        ("...", (None, "NOT_A_PERCENTAGE")),
        ("about half", (None, "NOT_A_PERCENTAGE")),
        (-0.1, (None, "NOT_A_PERCENTAGE")),
    ],
)
def test_shares(cell: object, share: object) -> None:
    assert seen(read_share(cell)) == share  # type: ignore[arg-type]


# --- Initials


@pytest.mark.parametrize(
    "cell", ["JB & FC", "JB, FC", "JB/FC", "JB ja FC", "JB and FC", "jb + fc", "JB FC", "JB;FC"]
)
def test_initials_are_separated_in_many_ways(cell: str) -> None:
    assert initials_reader(())(cell) == ("JB", "FC")


def test_names_stay_names() -> None:
    assert initials_reader(())("Jane Brown & FC") == ("Jane Brown", "FC")
    assert initials_reader(("JoB",))("job, fc") == ("JoB", "FC")
