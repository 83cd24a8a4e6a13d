"""Every text a person sees, in each shipped language.

A language is a folder of TOML catalogues beside this module; their tables are joined and read by
dotted key (`problem.CODE_UNKNOWN.message`). Adding a language is adding a folder: the tests compare
its keys and placeholders with English.

Filling is strict: a missing or a left-over placeholder is a programming error, not a gap on paper.
A text that depends on a number is a table with the plural forms of its language (`one`, `other`, as
CLDR names them), chosen by the placeholder `count`.
"""

from __future__ import annotations

import locale
import os
import string
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent
FALLBACK = "en"
LANGUAGES: tuple[str, ...] = tuple(
    sorted(
        (folder.name for folder in _FOLDER.iterdir() if any(folder.glob("*.toml"))),
        key=lambda name: (name != FALLBACK, name),
    )
)


@dataclass(frozen=True, slots=True)
class Label:
    """A text named by its key, put into words only when the language of the reader is known.

    `fillings` fill the placeholders of the text, as with `translate`.
    """

    key: str
    fillings: Mapping[str, Filling] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Labels:
    """Several labels in a row, written as a list: "one, two, three"."""

    keys: tuple[str, ...]


Filling = str | int | float | Label | Labels


class _StrictFormatter(string.Formatter):
    def check_unused_args(self, used_args: object, _args: object, kwargs: Mapping[str, object]) -> None:
        left_over = set(kwargs) - {name for name in used_args if isinstance(name, str)} - {"count"}  # type: ignore[attr-defined]
        if left_over:
            raise KeyError(f"no placeholder for {', '.join(sorted(left_over))}")


_FORMATTER = _StrictFormatter()


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """All texts of a language by dotted key; raises KeyError for a language that does not ship."""
    if language not in LANGUAGES:
        raise KeyError(f"no catalogue for language {language!r}")
    texts: dict[str, str] = {}
    for path in sorted((_FOLDER / language).glob("*.toml")):
        with path.open("rb") as file:
            for key, text in _flatten(tomllib.load(file)):
                if key in texts:
                    raise KeyError(f"{path.name}: {key} stands in two catalogues")
                texts[key] = text
    return texts


def has_text(key: str, language: str = FALLBACK) -> bool:
    """Whether a text (or its plural forms) exists under this key."""
    texts = catalogue(language)
    return key in texts or f"{key}.other" in texts


def translate(key: str, language: str, /, **fillings: Filling) -> str:
    """The text under `key` in `language`, its placeholders filled.

    Raises KeyError for an unknown key, a missing filling or one that the text has no place for.
    """
    texts = catalogue(language)
    template = texts.get(key)
    if template is None:
        template = texts[f"{key}.{_plural_form(fillings.get('count'), language, key)}"]
    spelled = {name: spell(filling, language) for name, filling in fillings.items()}
    return _FORMATTER.vformat(template, (), spelled)


def spell(filling: Filling, language: str) -> str:
    """One filling in words: labels are looked up, anything else is written as it is."""
    if isinstance(filling, Label):
        return translate(filling.key, language, **filling.fillings)
    if isinstance(filling, Labels):
        return ", ".join(translate(key, language) for key in filling.keys)
    return str(filling)


def placeholders(key: str, language: str) -> set[str]:
    """Names of the placeholders in a text; raises KeyError for an unknown key."""
    texts = catalogue(language)
    template = texts[key] if key in texts else texts[f"{key}.other"]
    return {name for _, name, _, _ in _FORMATTER.parse(template) if name}


def in_all_languages(key: str) -> dict[str, str]:
    """The same text in every shipped language that has it, by language."""
    return {language: catalogue(language)[key] for language in LANGUAGES if key in catalogue(language)}


def language_of_user(wanted: str | None = None) -> str:
    """The shipped language to speak: the one asked for, else the locale's, else English."""
    candidates = [
        wanted,
        *(os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")),
        locale.getlocale()[0],
    ]
    for candidate in candidates:
        if candidate:
            language = candidate.replace("-", "_").split(".")[0].split("_")[0].lower()
            # Windows says `Finnish_Finland`, which the standard library can turn into `fi_FI`.
            for name in (language, locale.normalize(language).split("_")[0]):
                if name in LANGUAGES:
                    return name
            if candidate is not wanted:
                break
    return FALLBACK


def _flatten(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    for name, entry in table.items():
        key = f"{prefix}.{name}" if prefix else name
        if isinstance(entry, Mapping):
            yield from _flatten(entry, key)
        elif isinstance(entry, str):
            yield key, entry
        else:
            raise TypeError(f"{key} is no text")


def _plural_form(count: Filling | None, language: str, key: str) -> str:
    if not isinstance(count, int):
        raise KeyError(key)
    # Babel is imported here because most commands never need a plural, and start-up time shows.
    from babel import Locale

    return Locale.parse(language).plural_form(count)
