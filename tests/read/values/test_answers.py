"""One cell to one typed answer, or to what is wrong with it."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from support.packs import ODD, SMALL
from xlreview.read.values.answers import (
    Doubtful,
    initials_reader,
    plain_text,
    read_share,
    read_text,
    read_whole_number,
)
from xlreview.read.values.choices import choice_reader
from xlreview.read.values.codes import Codebook, references_reader
from xlreview.read.values.days import DAY_ZERO_1904, read_day
from xlreview.read.values.times import read_time

NBSP = "\u00a0"


def seen(reading: object) -> object:
    """The answer; with a flaw, the answer and the codes; so that a test can say it in one line."""
    if isinstance(reading, Doubtful):
        return reading.answer, *(flaw.code for flaw in reading.flaws)
    return reading


def near(reading: object) -> object:
    """What a refusal suggests."""
    assert isinstance(reading, Doubtful)
    return reading.flaws[0].details.get("near")


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


# --- Closed lists


@pytest.mark.parametrize(
    "cell",
    ["▲ exceeds", "exceeds", "▲ ylittää", "ylittää"],
)
def test_any_label_of_a_rating_is_taken_as_it_is(cell: str) -> None:
    assert choice_reader("rating", SMALL, "en")(cell) == "exceeds"
    assert choice_reader("rating", SMALL, "fi")(cell) == "exceeds"


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("Exceeds", "exceeds"),
        (" MEETS ", "meets"),
        (f"▲{NBSP}exceeds", "exceeds"),
        ("▲exceeds", "exceeds"),
        ("ｍｅｅｔｓ", "meets"),
        ("meets.", "meets"),
        ("not  applicable", "not_applicable"),
        ("Not_Applicable", "not_applicable"),
        ("Ylittää", "exceeds"),
        ("▼", "below"),
        ("?", "unclear"),
        ("mee\u00adts", "meets"),
    ],
)
def test_near_misses_are_taken_with_a_note(cell: str, value: str) -> None:
    assert seen(choice_reader("rating", SMALL, "en")(cell)) == (value, "READ_AS")


@pytest.mark.parametrize("cell", ["five", 5.0, "-", "–", "n/a", "meets or exceeds", True, date(2026, 1, 1)])
def test_anything_else_is_not_on_the_list(cell: object) -> None:
    assert seen(choice_reader("rating", SMALL, "en")(cell)) == (None, "NOT_ON_LIST")  # type: ignore[arg-type]


def test_the_probable_choice_is_suggested() -> None:
    read = choice_reader("rating", SMALL, "fi")
    assert getattr(near(read("exceds")), "key", None) == "choice.rating.exceeds"
    assert getattr(near(read("ylitää")), "key", None) == "choice.rating.exceeds"
    assert near(read("five")) is None


@pytest.mark.parametrize("cell", ["n/a", "N/A", "n.a."])
def test_not_applicable_is_only_suggested_for_its_short_forms(cell: str) -> None:
    reading = choice_reader("rating", SMALL, "en")(cell)
    assert seen(reading) == (None, "NOT_ON_LIST")
    assert getattr(near(reading), "key", None) == "choice.rating.not_applicable"
    assert near(choice_reader("priority", SMALL, "en")(cell)) is None


def test_yes_and_no_may_be_true_and_false() -> None:
    read = choice_reader("yes_no", SMALL, "en")
    assert [read(True), read(False), read("kyllä"), read("no")] == ["yes", "no", "yes", "no"]


def test_a_label_that_lists_share_is_read_by_its_own_list() -> None:
    assert choice_reader("interview_status", SMALL, "fi")("vahvistettu") == "confirmed"
    assert choice_reader("evidence_state", SMALL, "fi")("✔ vahvistettu") == "confirmed"


def test_themes_come_from_the_pack_in_its_languages() -> None:
    read = choice_reader("theme", SMALL, "en")
    assert [read("Trust (en)"), read("Trust (fi)"), read("trust")] == ["trust"] * 3
    assert seen(read("TRUST (EN)")) == ("trust", "READ_AS")
    assert seen(choice_reader("theme", ODD, "en")("Trust")) == (None, "NOT_ON_LIST")


# --- Codes


@pytest.mark.parametrize(
    "cell", ["GG-I-3", "gg / i / 3", "GG/I/03", " GG/I/3 ", "gg.i.3", "ＧＧ/Ｉ/３", "GG I 3"]
)
def test_codes_may_be_written_in_other_ways(cell: str) -> None:
    assert seen(Codebook(SMALL).read_code(cell)) in ("GG/I/3", ("GG/I/3", "READ_AS"))
    assert seen(Codebook(SMALL).read_codes(cell)) in (("GG/I/3",), (("GG/I/3",), "READ_AS"))


def test_an_exact_code_needs_no_note() -> None:
    assert Codebook(SMALL).read_code("GG/I/3") == "GG/I/3"
    assert Codebook(SMALL).read_code("GG/I/3 ") == "GG/I/3"


@pytest.mark.parametrize("cell", ["AC/I/3", "ac-i-3"])
def test_an_earlier_code_is_renamed(cell: str) -> None:
    assert seen(Codebook(SMALL).read_code(cell)) == ("GG/I/3", "CODE_RENAMED")


def test_an_unknown_code_comes_with_the_probable_one() -> None:
    read = Codebook(SMALL).read_code
    assert [seen(read("GG/I/33")), near(read("GG/I/33"))] == [(None, "CODE_UNKNOWN"), "GG/I/3"]
    assert [seen(read("housing")), near(read("housing"))] == [(None, "CODE_UNKNOWN"), None]


def test_a_code_that_excel_took_for_a_number_is_known_again() -> None:
    assert seen(Codebook(ODD).read_code(7.0)) == ("007", "READ_AS")
    assert seen(Codebook(ODD).read_code("7")) == ("007", "READ_AS")


def test_one_cell_takes_one_code() -> None:
    assert seen(Codebook(SMALL).read_code("GG/I/3, GG/I/4")) == (None, "ONE_CODE_ONLY")
    assert seen(Codebook(SMALL).read_code("GG/I/3 GG/I/4")) == (None, "ONE_CODE_ONLY")


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("GG/I/1-3", ("GG/I/1", "GG/I/2", "GG/I/3")),
        ("GG/I/1–GG/I/3", ("GG/I/1", "GG/I/2", "GG/I/3")),
        ("GG/I/1 - 3", ("GG/I/1", "GG/I/2", "GG/I/3")),
        ("GG/I/1 to GG/I/3", ("GG/I/1", "GG/I/2", "GG/I/3")),
        ("GG/I/1, 2 and 3", ("GG/I/1", "GG/I/2", "GG/I/3")),
        ("GG/I/1, 3–5; PA/I/1", ("GG/I/1", "GG/I/3", "GG/I/4", "GG/I/5", "PA/I/1")),
        ("GG/I/1, ٢", ("GG/I/1", "GG/I/2")),
    ],
)
def test_ranges_of_codes_stand_for_all_between(cell: str, codes: tuple[str, ...]) -> None:
    assert seen(Codebook(SMALL).read_codes(cell)) == (codes, "READ_AS")
    assert seen(Codebook(SMALL).read_code(cell)) == (None, "ONE_CODE_ONLY")


@pytest.mark.parametrize("cell", ["GG/I/3-9", "GG/I/3-1", "GG/I/1-PA/I/3", "GG/I/1-9999"])
def test_a_range_with_a_gap_is_no_range(cell: str) -> None:
    assert seen(Codebook(SMALL).read_codes(cell)) == (None, "CODE_UNKNOWN")


def test_bare_numbers_are_codes_where_codes_are_numbers() -> None:
    assert seen(Codebook(ODD).read_codes("7-9, 12")) == (("007", "008", "009", "012"), "READ_AS")
    assert seen(Codebook(SMALL).read_codes("2, GG/I/1")) == (("GG/I/1",), "CODE_UNKNOWN")


def test_dots_are_no_blank() -> None:
    codebook = Codebook(SMALL)
    assert [seen(read("...")) for read in (codebook.read_code, codebook.read_codes)] == [
        (None, "CODE_UNKNOWN")
    ] * 2
    assert seen(codebook.read_codes("GG/I/1, ..., GG/I/4")) == (("GG/I/1", "GG/I/4"), "CODE_UNKNOWN")
    assert seen(references_reader(("TEAM-R01",))(", ;")) == (None, "ID_UNKNOWN")
    assert initials_reader(())(",") == (",",)


@pytest.mark.parametrize("between", [", ", ";", "\n", " and ", " ja ", " & ", " ", ",,"])
def test_codes_are_separated_in_many_ways(between: str) -> None:
    assert Codebook(SMALL).read_codes(between.join(("GG/I/3", "PA/I/1"))) == ("GG/I/3", "PA/I/1")


def test_known_codes_are_taken_beside_unknown_ones() -> None:
    assert seen(Codebook(SMALL).read_codes("GG/I/3, XX/1, AC/I/3, pa-i-1")) == (
        ("GG/I/3", "PA/I/1"),
        "CODE_UNKNOWN",
        "CODE_RENAMED",
        "READ_AS",
    )


def test_spellings_that_two_codes_share_are_not_guessed() -> None:
    first = SMALL.indicators[0]
    indicators = tuple(replace(first, code=code, aliases=()) for code in ("1.1", "1/1", "2.1"))
    codebook = Codebook(replace(SMALL, indicators=indicators))
    assert seen(codebook.read_code("1-1"))[:2] == (None, "CODE_UNKNOWN")  # type: ignore[index]
    assert [codebook.read_code("1.1"), seen(codebook.read_code("2-1"))] == ["1.1", ("2.1", "READ_AS")]


def test_references_name_rows_that_exist() -> None:
    read = references_reader(("TEAM-R01", "TEAM-R02"))
    assert read("TEAM-R01, TEAM-R02") == ("TEAM-R01", "TEAM-R02")
    assert seen(read("team r1")) == (("TEAM-R01",), "READ_AS")
    assert seen(read("TEAM-R01; TEAM-R77")) == (("TEAM-R01",), "ID_UNKNOWN")
    assert references_reader(())("R1, R2") == ("R1", "R2")


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


# --- Days and times


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (date(2026, 11, 3), date(2026, 11, 3)),
        (datetime(2026, 11, 3, 9, 30), (date(2026, 11, 3), "READ_AS")),
        (datetime(2026, 11, 3), date(2026, 11, 3)),
        ("2026-11-03", date(2026, 11, 3)),
        ("3.11.2026", date(2026, 11, 3)),
        ("03. 11. 2026", date(2026, 11, 3)),
        ("3 November 2026", date(2026, 11, 3)),
        ("3rd Nov. 2026", date(2026, 11, 3)),
        ("November 3, 2026", date(2026, 11, 3)),
        ("3. marraskuuta 2026", date(2026, 11, 3)),
        ("13/11/2026", date(2026, 11, 13)),
        ("11/13/2026", date(2026, 11, 13)),
        ("11/11/2026", date(2026, 11, 11)),
        ("3.11.26", (date(2026, 11, 3), "READ_AS")),
        (46329.0, (date(2026, 11, 3), "READ_AS")),
        ("3/11/2026", (None, "DATE_AMBIGUOUS")),
        ("3-11-2026", (None, "DATE_AMBIGUOUS")),
        ("31.11.2026", (None, "NOT_A_DATE")),
        ("3.11.", (None, "NOT_A_DATE")),
        ("...", (None, "NOT_A_DATE")),
        # In other words than the workbook's.
        ("3. November 2026", date(2026, 11, 3)),
        ("3 novembre 2026", date(2026, 11, 3)),
        ("1er mars 2026", date(2026, 3, 1)),
        ("3 de noviembre de 2026", date(2026, 11, 3)),
        ("den 3 november 2026", (None, "NOT_A_DATE")),
        ("3 listopada 2026", (None, "DATE_AMBIGUOUS")),
        ("Tuesday 3 November 2026", date(2026, 11, 3)),
        ("ti 3.11.2026", date(2026, 11, 3)),
        ("Dienstag, 3. November 2026", date(2026, 11, 3)),
        # With more than a day in it.
        ("2026-11-03T09:30:00Z", (date(2026, 11, 3), "READ_AS")),
        ("2026-11-03 00:00:00", date(2026, 11, 3)),
        ("3.11.2026 klo 9.30", (date(2026, 11, 3), "READ_AS")),
        ("03.11.2026 09:30 Uhr", (date(2026, 11, 3), "READ_AS")),
        ("3.–4.11.2026", (None, "ONE_DAY_ONLY")),
        ("3-4.11.2026", (None, "ONE_DAY_ONLY")),
        ("3.11.2026, 4.11.2026", (None, "ONE_DAY_ONLY")),
        ("3 and 4 November 2026", (None, "ONE_DAY_ONLY")),
        # Short years, numbers of days, digits of other scripts.
        ("3/11/26", (None, "DATE_AMBIGUOUS")),
        ("31/12/26", (None, "DATE_AMBIGUOUS")),
        ("20261103", (date(2026, 11, 3), "READ_AS")),
        ("46329", (date(2026, 11, 3), "READ_AS")),
        (46329.4, (date(2026, 11, 3), "READ_AS")),
        ("٣.١١.٢٠٢٦", (date(2026, 11, 3), "READ_AS")),
        ("３.１１.２０２６", (date(2026, 11, 3), "READ_AS")),
        ("\u200e3.11.2026\u200e", date(2026, 11, 3)),
        ("next week", (None, "NOT_A_DATE")),
        (date(1900, 1, 5), (None, "NOT_A_DATE")),
        (5.0, (None, "NOT_A_DATE")),
        (True, (None, "NOT_A_DATE")),
    ],
)
def test_days(cell: object, day: object) -> None:
    assert seen(read_day(cell)) == day  # type: ignore[arg-type]


def test_an_ambiguous_day_comes_with_both_readings() -> None:
    reading = read_day("3 listopada 2026")
    assert isinstance(reading, Doubtful)
    assert (reading.flaws[0].details["one"], reading.flaws[0].details["other"]) == (
        "2026-10-03",
        "2026-11-03",
    )


def test_numbers_of_days_may_count_from_1904() -> None:
    assert seen(read_day(44867.0, day_zero=DAY_ZERO_1904)) == (date(2026, 11, 3), "READ_AS")
    assert seen(read_day("44867", day_zero=DAY_ZERO_1904)) == (date(2026, 11, 3), "READ_AS")
    assert seen(read_day(date(2026, 11, 3), day_zero=DAY_ZERO_1904)) == date(2026, 11, 3)


@pytest.mark.parametrize(
    ("cell", "clock"),
    [
        (time(9, 30), time(9, 30)),
        (time(9, 29, 59, 999_999), time(9, 30)),
        (datetime(1899, 12, 31, 9, 30), time(9, 30)),
        (timedelta(hours=9, minutes=30), time(9, 30)),
        (0.395833333333333, time(9, 30)),
        ("9:30", time(9, 30)),
        ("9.30", time(9, 30)),
        ("klo 9.30", time(9, 30)),
        ("1:30 pm", time(13, 30)),
        ("12 am", time(0, 0)),
        ("9", (time(9, 0), "READ_AS")),
        (9.0, (time(9, 0), "READ_AS")),
        ("25:00", (None, "NOT_A_TIME")),
        ("13 pm", (None, "NOT_A_TIME")),
        ("after lunch", (None, "NOT_A_TIME")),
        ("...", (None, "NOT_A_TIME")),
        ("klo 9", (time(9, 0), "READ_AS")),
        ("9:30 a.m.", time(9, 30)),
        ("9 Uhr", (time(9, 0), "READ_AS")),
        ("9h30", time(9, 30)),
        ("0930", (time(9, 30), "READ_AS")),
        ("９：３０", (time(9, 30), "READ_AS")),
        # Past midnight.
        ("24:00", (time(0, 0), "READ_AS")),
        ("24:30", (time(0, 30), "READ_AS")),
        (1.0208333333, (time(0, 30), "READ_AS")),
        (timedelta(hours=24, minutes=30), (time(0, 30), "READ_AS")),
        (timedelta(hours=25), (None, "NOT_A_TIME")),
        # What Excel makes of a number in a cell for times: a day of January 1900, or 1904.
        (datetime(1900, 1, 1, 0, 30), (time(0, 30), "READ_AS")),
        (datetime(1904, 1, 2, 0, 30), (time(0, 30), "READ_AS")),
        (datetime(1900, 1, 9, 7, 12), (None, "NOT_A_TIME")),
        (date(1900, 1, 9), (time(9, 0), "READ_AS")),
        (date(1904, 1, 10), (time(9, 0), "READ_AS")),
        # More than a time.
        ("9:00–10:00", (None, "ONE_TIME_ONLY")),
        ("9-10", (None, "ONE_TIME_ONLY")),
        ("klo 9.30 - 10.30", (None, "ONE_TIME_ONLY")),
        ("9 to 10", (None, "ONE_TIME_ONLY")),
        (datetime(2026, 11, 3, 9, 30), (time(9, 30), "READ_AS")),
        (-1.0, (None, "NOT_A_TIME")),
        (9.5, (None, "NOT_A_TIME")),
        (timedelta(hours=30), (None, "NOT_A_TIME")),
        (date(2026, 11, 3), (None, "NOT_A_TIME")),
        (True, (None, "NOT_A_TIME")),
    ],
)
def test_times(cell: object, clock: object) -> None:
    assert seen(read_time(cell)) == clock  # type: ignore[arg-type]


# --- Initials


@pytest.mark.parametrize(
    "cell", ["JB & FC", "JB, FC", "JB/FC", "JB ja FC", "JB and FC", "jb + fc", "JB FC", "JB;FC"]
)
def test_initials_are_separated_in_many_ways(cell: str) -> None:
    assert initials_reader(())(cell) == ("JB", "FC")


def test_names_stay_names() -> None:
    assert initials_reader(())("Jane Brown & FC") == ("Jane Brown", "FC")
    assert initials_reader(("JoB",))("job, fc") == ("JoB", "FC")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("GG/I/33", "GG/I/3"),
        ("GGI3", "GG/I/3"),
        ("GG/1/3", "GG/I/3"),
        ("GG/I/l", "GG/I/1"),
        ("GG/I/3 Permanent committee", "GG/I/3"),
        ("AC/I/3 Permanent committee", "GG/I/3"),
        ("GG/I/99", None),
        ("GG/I/31", None),
    ],
)
def test_a_code_is_suggested_only_where_one_is_nearest(typed: str, meant: str | None) -> None:
    assert near(Codebook(SMALL).read_code(typed)) == meant


def test_beside_a_known_code_an_unknown_one_after_a_blank_is_told_apart() -> None:
    assert seen(Codebook(SMALL).read_codes("GG/I/3 GG/I/99")) == (("GG/I/3",), "CODE_UNKNOWN")


def test_several_near_misses_in_one_cell_are_one_note() -> None:
    assert seen(Codebook(SMALL).read_codes("gg i 3; gg i 4")) == (("GG/I/3", "GG/I/4"), "READ_AS")


@pytest.mark.parametrize(("typed", "meant"), [("R1", "TEAM-R01"), ("TEAM-R99", None)])
def test_a_recommendation_is_suggested_by_its_number(typed: str, meant: str | None) -> None:
    assert near(references_reader(["TEAM-R01", "TEAM-R02", "TEAM-R11"])(typed)) == meant
