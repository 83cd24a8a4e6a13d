"""The catalogues: the same texts with the same placeholders in every language, strictly filled."""

import string
from itertools import pairwise

import pytest

from xlreview.i18n import (
    FALLBACK,
    LANGUAGES,
    Label,
    Labels,
    catalogue,
    has_text,
    in_all_languages,
    language_of_user,
    translate,
)

PLURALS = {"zero", "one", "two", "few", "many", "other"}


def _stem(key: str) -> str:
    """A key without its plural form."""
    stem, _, last = key.rpartition(".")
    return stem if last in PLURALS and f"{stem}.other" in catalogue(FALLBACK) else key


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_english_comes_first_and_finnish_ships() -> None:
    assert LANGUAGES[0] == FALLBACK == "en"
    assert "fi" in LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_texts(language: str) -> None:
    assert {_stem(key) for key in catalogue(language)} == {_stem(key) for key in catalogue(FALLBACK)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_has_the_same_placeholders_in_all_its_forms(language: str) -> None:
    by_stem: dict[str, set[str]] = {}
    for spoken in (FALLBACK, language):
        for key, text in catalogue(spoken).items():
            by_stem.setdefault(f"{spoken} {_stem(key)}", set()).update(_placeholders(text) - {"count"})
    differing = [
        stem
        for stem in {_stem(key) for key in catalogue(FALLBACK)}
        if by_stem[f"{FALLBACK} {stem}"] != by_stem[f"{language} {stem}"]
    ]
    assert differing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_tidy(language: str) -> None:
    untidy = [
        key for key, text in catalogue(language).items() if text != text.strip() or "  " in text or not text
    ]
    assert untidy == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", ["sheet", "choice.rating", "choice.evidence_state"])
def test_labels_within_a_list_differ(language: str, part: str) -> None:
    labels = sorted(
        text.casefold() for key, text in catalogue(language).items() if key.rpartition(".")[0] == part
    )
    assert [one for one, other in pairwise(labels) if one == other] == []


def test_filling_is_strict() -> None:
    assert translate("problem.SHEET_ADDED.message", "en", sheet="Notes").startswith("The sheet 'Notes'")
    with pytest.raises(KeyError):
        translate("problem.SHEET_ADDED.message", "en")
    with pytest.raises(KeyError):
        translate("problem.SHEET_ADDED.message", "en", sheet="Notes", cell="A1")
    with pytest.raises(KeyError):
        translate("no.such.text", "en")
    with pytest.raises(KeyError):
        catalogue("xx")


def test_plural_forms_follow_the_count() -> None:
    key = "problem.FINDING_UNCONFIRMED.message"
    assert translate(key, "en", count=1).startswith("Only one")
    assert translate(key, "fi", count=0).endswith("Tulokseen tarvitaan kaksi.")
    assert has_text(key)
    with pytest.raises(KeyError):
        translate(key, "en")


def test_labels_are_put_into_words_when_they_are_read() -> None:
    options = Labels(("choice.yes_no.yes", "choice.yes_no.no"))
    filled = translate("problem.NOT_ON_LIST.hint", "fi", options=options)
    assert filled == "Valitse jokin näistä: kyllä, ei."
    assert (
        translate("problem.CODE_UNKNOWN.hint_near", "en", near=Label("choice.yes_no.yes"))
        == "Did you mean yes?"
    )


def test_one_text_in_all_languages() -> None:
    assert in_all_languages("sheet.evidence") == {"en": "Evidence", "fi": "Aineisto"}


@pytest.mark.parametrize(
    ("wanted", "environment", "language"),
    [
        ("fi", "en_GB.UTF-8", "fi"),
        ("fi-FI", "en_GB.UTF-8", "fi"),
        (None, "fi_FI.UTF-8", "fi"),
        (None, "C.UTF-8", "en"),
        (None, "de_DE.UTF-8", "en"),
        ("de", "fi_FI.UTF-8", "fi"),
    ],
)
def test_the_users_language(
    monkeypatch: pytest.MonkeyPatch, wanted: str | None, environment: str, language: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", environment)
    assert language_of_user(wanted) == language
