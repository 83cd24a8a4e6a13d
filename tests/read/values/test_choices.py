"""One cell to one choice of a closed list, or to what is wrong with it."""

from datetime import date

import pytest

from support.packs import ODD, SMALL
from support.readings import near, seen
from xlreview.read.values.choices import choice_reader

NBSP = "\u00a0"


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
