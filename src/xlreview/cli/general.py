"""What problems say in general: their texts, with a mark where the case at hand would stand."""

from __future__ import annotations

import string
from collections.abc import Callable
from functools import cache

from xlreview.i18n import catalogue

_ANYTHING = "…"


def general_texts(code: str, part: str, language: str, stands_for: Callable[[str], str]) -> list[str]:
    """A part (`message`, `hint`, `hint_near`) of a code's words: one text, one for each plural form, or none.

    `stands_for` gives what to write in place of a placeholder, by its name.
    """
    key = f"problem.{code}.{part}"
    texts = [
        text for name, text in catalogue(language).items() if name == key or name.rpartition(".")[0] == key
    ]
    return [_filled(text, stands_for) for text in texts]


@cache
def general_message(code: str, language: str) -> str:
    """What a code says, with … in place of what differs from case to case."""
    return general_texts(code, "message", language, lambda _: _ANYTHING)[-1]


def _filled(text: str, stands_for: Callable[[str], str]) -> str:
    return "".join(
        literal + (stands_for(name) if name else "") for literal, name, _, _ in string.Formatter().parse(text)
    )
