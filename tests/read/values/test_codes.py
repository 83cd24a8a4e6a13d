"""One cell to codes of indicators and ids of rows, or to what is wrong with it."""

from dataclasses import replace

import pytest

from support.packs import ODD, SMALL
from support.readings import near, seen
from xlreview.read.values.answers import initials_reader
from xlreview.read.values.codes import Codebook, references_reader


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
