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
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_CYRILLIC = "абвгґдеёєжзиіїйклмнопрстуфхцчшщъыьэюя"
_ENGLISH = "a b v g g d e yo ye zh z i i yi y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya"
_FINNISH = "a b v g g d e jo je z z i i ji j k l m n o p r s t u f h ts ts s sts - y - e ju ja"
_ROMAN = [
    {ord(sign): way.strip("-") for sign, way in zip(_CYRILLIC, ways.split(), strict=True)}
    for ways in (_ENGLISH, _FINNISH)
]
"""The same Russian or Ukrainian name as English and as Finnish texts write it, without accents."""
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


@lru_cache(maxsize=50_000)
def respelled(word: str) -> tuple[str, ...]:
    """Other ways to write a word, folded: `Müller` as `mueller`, `Смирнов` as `smirnov`."""
    if word.isascii():
        return ()
    plain = unicodedata.normalize("NFKC", word.translate(_INVISIBLE)).casefold()
    ways = [folded(plain.translate(table)) for table in (_SPELLED_OUT, *_ROMAN)]
    return tuple(way for way in dict.fromkeys(ways) if way and way != folded(word))


def is_capital(word: str) -> bool:
    """Whether a word begins with a capital letter, or its script knows none."""
    return word[:1] != word[:1].lower() or word[:1] == word[:1].upper()


def is_unspaced(word: str) -> bool:
    """Whether a word is in a script that puts no blanks between words."""
    return _UNSPACED.search(word) is not None
