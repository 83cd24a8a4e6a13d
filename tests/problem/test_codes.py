"""The table of problems: every code has its words in every language, and is raised somewhere."""

import re
from pathlib import Path

import pytest

import xlreview
from xlreview.i18n import LANGUAGES, catalogue, has_text, placeholders
from xlreview.problem import SEVERITIES, Place, Problem, Severity

PARTS = ("message", "hint", "hint_near")
SOURCE = Path(xlreview.__file__).parent
TABLE = SOURCE / "problem" / "codes.py"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", SEVERITIES)
def test_every_code_says_what_is_wrong_and_what_to_do(code: str, language: str) -> None:
    assert has_text(f"problem.{code}.message", language)
    if code != "PACK_BROKEN":  # its message is the fault with its remedy
        assert has_text(f"problem.{code}.hint", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_whole_sentences(language: str) -> None:
    unfinished = [
        key
        for key, text in catalogue(language).items()
        if key.startswith("problem.") and not text.endswith((".", "?", "}"))
    ]
    assert unfinished == []


def test_no_text_is_left_without_a_code() -> None:
    codes = {key.split(".")[1] for key in catalogue("en") if key.startswith("problem.")}
    assert codes - SEVERITIES.keys() == set()


def test_every_code_is_raised_somewhere() -> None:
    modules = [path for path in SOURCE.rglob("*.py") if path != TABLE]
    sources = "\n".join(path.read_text("utf-8") for path in modules)
    assert [code for code in SEVERITIES if not re.search(rf'"{code}"', sources)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", SEVERITIES)
def test_every_text_can_be_filled(code: str, language: str) -> None:
    keys = [f"problem.{code}.{part}" for part in PARTS]
    names = set().union(*(placeholders(key, language) for key in keys if has_text(key)))
    problem = Problem(code, Place("book.xlsx"), {**dict.fromkeys(names, "—"), "count": 1}, language)
    assert "{" not in str(problem)


def test_severities_come_from_the_table() -> None:
    assert Problem("READ_AS", Place("a.xlsx")).severity is Severity.NOTE
    assert Problem("NOT_ON_LIST", Place("a.xlsx")).severity is Severity.ERROR
