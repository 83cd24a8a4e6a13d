"""Names of months and weekdays, in the languages of European cities."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from functools import cache

from xlreview.i18n import LANGUAGES
from xlreview.read.values.answers import plain_key

_SPOKEN = (
    *LANGUAGES,
    *("sv", "da", "nb", "nn", "is", "de", "nl", "fr", "es", "it", "pt", "ca", "gl", "et", "lv", "lt", "pl"),
    *("cs", "sk", "hu", "sl", "hr", "sr", "bs", "ro", "bg", "mk", "sq", "el", "mt", "ga", "tr", "uk"),
)
"""Guests answer in their own words, even where xlreview does not speak their language."""

MONTH = r"[^\W\d_]{3,}"
_FIRST_WORD = re.compile(r"([^\W\d_]+)\.?,?\s+(?=\S)")


def month_numbers(name: str) -> Set[int]:
    """The months that a name or its short form can mean; `listopad` means two to different people."""
    return _names()[0].get(plain_key(name), frozenset())


def without_weekday(text: str) -> str:
    """A text without the weekday that it may begin with."""
    match = _FIRST_WORD.match(text)
    if match is None or match[1] not in _names()[1]:
        return text
    # `mar` is Tuesday in Spanish, and March; a month is needed, a weekday is not.
    return text if month_numbers(match[1]) else text[match.end() :]


@cache
def _names() -> tuple[Mapping[str, Set[int]], frozenset[str]]:
    """Month numbers by name, and the names of weekdays."""
    # Babel is imported for the rare cell that spells a month out.
    from babel import Locale

    months: dict[str, set[int]] = {}
    weekdays: set[str] = set()
    for language in dict.fromkeys(_SPOKEN):
        locale = Locale.parse(language)
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[context][width].items():
                    # Catalan puts its `de` before the name, which the reader takes for granted.
                    bare = re.sub(r"^d(?:e\s|['’])", "", plain_key(name))
                    months.setdefault(bare, set()).add(number)
                weekdays.update(plain_key(name) for name in locale.days[context][width].values())
        if language == "fi":
            weekdays.update(plain_key(f"{name}na") for name in locale.days["stand-alone"]["wide"].values())
    return months, frozenset(weekdays)
