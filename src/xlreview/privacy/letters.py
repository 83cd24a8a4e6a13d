"""Words as they are compared: without case, accents and what cannot be seen."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_WITHOUT_ACCENT = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0903\u093a-\u094f\u0e31-\u0e4e"
)
LETTER = rf"(?:[^\W\d_]|[{_MARKS}\u00ad\u200b-\u200d\u2060])"
"""A letter, the marks that stand over letters, and what hides between them."""
WORD = re.compile(rf"(?:[^\W\d_]){LETTER}*")
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """A word without case, accents and invisible characters: `MÄKI` and `Maki` are one."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.translate(_INVISIBLE)).casefold()
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))
    return plain.translate(_WITHOUT_ACCENT)


def is_capital(word: str) -> bool:
    """Whether a word begins with a capital letter, or its script knows none."""
    return word[:1] != word[:1].lower() or word[:1] == word[:1].upper()


def is_unspaced(word: str) -> bool:
    """Whether a word is in a script that puts no blanks between words."""
    return _UNSPACED.search(word) is not None
