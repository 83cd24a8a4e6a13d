"""`check --explain`: what a problem code says, how much it matters and what to do about it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

import click

from xlreview.cli.general import general_texts
from xlreview.cli.outcome import DONE, line_width, wrapped
from xlreview.cli.speech import Speech
from xlreview.i18n import has_text, translate
from xlreview.problem import SEVERITIES, SEVERITIES_BY_GROUP

ALL = "all"
_INDENT = "    "
_WHOLE = frozenset({"file", "order"})
"""Groups of codes that stop a command, whatever else there is."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A code in words: what it says and what to do, one text for each form that they can take.

    ‹…› stands where a message names what it found. `weight` is how much it matters, in a word or two,
    `about` explains it where there is more to say, `effect` says what follows from it.
    """

    code: str
    weight: str
    messages: tuple[str, ...]
    hints: tuple[str, ...]
    about: str | None
    effect: str


def explained(code: str, language: str) -> Explained:
    """A code of the table, in words of `language`; raises KeyError for any other."""
    severity = SEVERITIES[code]
    about = f"cli.about.{code}"
    group = next(group for group, codes in SEVERITIES_BY_GROUP.items() if code in codes)
    matters = group if group in _WHOLE else severity

    def stands_for(name: str) -> str:
        key = f"cli.placeholder.{name}"
        return f"‹{translate(key, language) if has_text(key, language) else name}›"

    return Explained(
        code,
        translate(f"cli.severity_name.{matters}", language),
        (*general_texts(code, "message", language, stands_for),),
        (
            *general_texts(code, "hint_near", language, stands_for),
            *general_texts(code, "hint", language, stands_for),
        ),
        translate(about, language) if has_text(about, language) else None,
        translate(f"cli.effect.{matters}", language),
    )


def explain(wanted: str, speech: Speech) -> int:
    """Says on standard output what a code means, or lists all; a usage error names the nearest codes."""
    if wanted.casefold() == ALL:
        lines = _listed(speech)
    else:
        lines = _told(explained(_code(wanted, speech), speech.language), speech)
    click.echo("\n".join(lines))
    return DONE


def _code(wanted: str, speech: Speech) -> str:
    code = wanted.strip().upper().replace("-", "_").replace(" ", "_")
    if code in SEVERITIES:
        return code
    near = get_close_matches(code, SEVERITIES, n=3) or [one for one in SEVERITIES if code in one][:3]
    key = "usage.no_code_near" if near else "usage.no_code"
    raise click.UsageError(
        speech(key, found=wanted, **({"known": ", ".join(near)} if near else {})), click.get_current_context()
    )


def _told(one: Explained, speech: Speech) -> Iterator[str]:
    yield f"{one.code} ({one.weight})"
    parts = {
        "says": one.messages,
        "about": (one.about,) if one.about else (),
        "to_do": one.hints,
        "effect": (one.effect,),
    }
    for heading, texts in parts.items():
        if texts:
            yield ""
            yield speech(f"explain.{heading}")
            for text in texts:
                yield from wrapped(f"{_INDENT}{text}", line_width(sys.stdout), further_in=0)


def _listed(speech: Speech) -> Iterator[str]:
    widest = max(map(len, SEVERITIES))
    for number, (group, codes) in enumerate(SEVERITIES_BY_GROUP.items()):
        if number:
            yield ""
        yield f"{speech(f'code_group.{group}')}:"
        for code in codes:
            yield f"{_INDENT}{code:<{widest}}  {explained(code, speech.language).weight}"
    yield ""
    yield speech("explain.more")
