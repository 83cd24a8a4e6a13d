"""Every field of a kind of report, explained: what `xlreview template fields` lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from xlreview.i18n import catalogue, has_text, translate
from xlreview.report.template_check.example import context_shape
from xlreview.report.template_check.shape import Holds, paths_in, without_brackets

FIXED_WORDS = "words"
"""The group of fixed words, which explain themselves."""


@dataclass(frozen=True)
class Field:
    """A field as a template names it, what it holds and means, and an example from the sample review."""

    path: str
    holds: Holds
    meaning: str
    example: str


def fields_of(kind: str, language: str) -> list[Field]:
    """The fields of a kind in the order of its context, without the fixed words.

    Raises KeyError for a kind that is none, and for a field that nobody explained.
    """
    return [
        Field(path, shape.holds, meaning_of(kind, path, language), shape.example)
        for path, shape in paths_in(context_shape(kind, language))
        if path.partition(".")[0] != FIXED_WORDS or path == FIXED_WORDS
    ]


def fixed_words(language: str) -> dict[str, str]:
    """The fixed words of all reports by the field that prints them."""
    prefix = "report.words."
    return {
        f"{FIXED_WORDS}.{key.removeprefix(prefix)}": text
        for key, text in catalogue(language).items()
        if key.startswith(prefix)
    }


def meaning_of(kind: str, path: str, language: str) -> str:
    """What a field means; the text for the longest end of its path is the one that says most about it."""
    for key in _keys(kind, path):
        if has_text(key, language):
            return translate(key, language)
    raise KeyError(f"no meaning in fields.toml for the field {path!r} of {kind!r}")


def _keys(kind: str, path: str) -> Iterator[str]:
    names = without_brackets(path).split(".")
    ends = [".".join(names[start:]) for start in range(len(names))]
    yield from (f"field.{kind}:{end}" for end in ends[:1])
    yield from (f"field.{end}" for end in ends)
