"""`check --explain`: every code in words, without braces, and a list for people that is up to date."""

import string

import pytest

from xlreview.cli.explain import explained
from xlreview.i18n import LANGUAGES, catalogue, has_text
from xlreview.problem import SEVERITIES, SEVERITIES_BY_GROUP

from .conftest import Run


def test_a_code_is_explained_in_words_with_marks_for_what_differs(run: Run):
    told = run("check", "--explain", "NOT_ON_LIST")
    assert (told.code, told.err) == (0, "")
    assert told.out == (
        "NOT_ON_LIST (to correct)\n"
        "\n"
        "What it says:\n"
        "    '‹what stands there›' is not on the list for this cell.\n"
        "\n"
        "What it means:\n"
        "    Pasting replaces the dropdown of a cell, so anything can get into it. "
        "Example: 'quite good' in a cell for a rating.\n"
        "\n"
        "What to do:\n"
        "    Did you mean '‹the nearest one›'?\n"
        "    Choose one of these: ‹the choices›.\n"
        "\n"
        "What follows:\n"
        "    Somebody has to correct this; until then the command ends with 1. "
        "Everything else in the workbook is read.\n"
    )


@pytest.mark.parametrize("typed", ["not-on-list", "Not On List", " not_on_list "])
def test_a_code_may_be_typed_as_people_type(run: Run, typed: str):
    assert run("check", "--explain", typed).out.startswith("NOT_ON_LIST (")


def test_both_forms_of_a_text_that_depends_on_a_number_are_told(run: Run):
    told = run("check", "--explain", "FINDING_UNCONFIRMED", "--lang", "fi").out
    assert "vain yksi haastattelu" in told
    assert "ei tue vielä yksikään haastattelu" in told


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("NOT_ON_LISTS", "Did you mean NOT_ON_LIST"),
        ("DOUBLED", "Did you mean ROW_DOUBLED"),
        ("nonsense", "'xlreview check --explain' lists them all"),
    ],
)
def test_an_unknown_code_is_refused_with_the_nearest(run: Run, typed: str, said: str):
    refused = run("check", "--explain", typed)
    assert (refused.code, refused.out) == (2, "")
    assert said in refused.err


@pytest.mark.parametrize("arguments", [["--explain"], ["--explain", "all"], ["--explain", "ALL"]])
def test_all_codes_are_listed_by_what_they_are_about(run: Run, arguments: list[str]):
    listed = run("check", *arguments).out.splitlines()
    assert [line.split()[0] for line in listed if line.startswith("    ")] == [*SEVERITIES]
    assert len([line for line in listed if line.endswith(":")]) == len(SEVERITIES_BY_GROUP)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", SEVERITIES)
def test_no_explanation_shows_a_brace(code: str, language: str):
    told = explained(code, language)
    assert told.messages
    assert [text for text in (*told.messages, *told.hints, told.effect) if {"{", "}"} & {*text}] == []


def test_only_codes_of_the_table_have_more_to_say():
    told = [key.removeprefix("cli.about.") for key in catalogue("en") if key.startswith("cli.about.")]
    assert told
    assert [code for code in told if code not in SEVERITIES] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_a_message_names_is_named_in_explanations_too(language: str):
    names = {
        name
        for key, text in catalogue(language).items()
        if key.startswith("problem.")
        for _, name, _, _ in string.Formatter().parse(text)
        if name
    }
    assert [name for name in sorted(names) if not has_text(f"cli.placeholder.{name}", language)] == []
