"""Fields and instructions of docxtpl within the text of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from xlreview.report.template_check.paragraphs import Spot

_TAG = re.compile(r"({{|{%|{#)(.*?)(}}|%}|#})", re.DOTALL)
_LOOSE = re.compile(r"{{|{%|}}|%}")
_SINGLE = re.compile(r"(?<!{){\s*([\w.]+)\s*}(?!})")
_INSIDE = re.compile(r"(?:(?P<prefix>p|tr|tc|r)(?=\s))?[-+]?\s*(?P<words>.*?)\s*[-+]?", re.DOTALL)
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
"""docxtpl straightens the quotation marks that Word bends."""
_UNSEEN = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u200b": None, "\u2060": None, "\ufeff": None})
"""Blanks that Jinja does not know, which are mended before a template is filled."""
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}


@dataclass(frozen=True)
class Tag:
    """One field or instruction: how it opens, what it takes away (`p`, `tr`, `tc`, `r`), its words."""

    spot: Spot
    opens: str
    prefix: str
    words: str
    source: str

    @property
    def keyword(self) -> str:
        """The first word of an instruction."""
        return self.words.split(maxsplit=1)[0] if self.words else ""

    @property
    def rest(self) -> str:
        """What follows the first word."""
        return self.words[len(self.keyword) :].strip()


@dataclass(frozen=True)
class Loose:
    """Braces that belong to no field: the text from there on, or the name in single braces."""

    spot: Spot
    near: str
    single: bool = False


def tags_in(spot: Spot) -> Iterator[Tag | Loose]:
    """The tags of a paragraph in their order, and the braces that nobody closed or opened."""
    text = spot.source
    at = 0
    for match in _TAG.finditer(text):
        yield from _loose(spot, text[at : match.start()])
        opens, inside, closes = match.groups()
        at = match.end()
        if closes != _CLOSING[opens] or "{{" in inside or "{%" in inside:
            yield Loose(spot, match[0])
        elif opens != "{#":
            yield _tag(spot, match[0], opens, inside)
    yield from _loose(spot, text[at:])


def words_beside(spot: Spot) -> str:
    """What stands in a paragraph besides its tags."""
    return " ".join(_TAG.sub(" ", spot.text).split())


def _tag(spot: Spot, source: str, opens: str, inside: str) -> Tag:
    match = _INSIDE.fullmatch(inside.translate(_STRAIGHT).translate(_UNSEEN))
    assert match is not None
    return Tag(spot, opens, match["prefix"] or "", match["words"], source)


def _loose(spot: Spot, text: str) -> Iterator[Loose]:
    match = _LOOSE.search(text)
    if match:
        yield Loose(spot, text[match.start() :] if match[0][0] == "{" else text)
    for single in _SINGLE.finditer(text):
        yield Loose(spot, single[1], single=True)
