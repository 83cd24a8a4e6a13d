"""One name in the forms that it takes in sentences: `Virtasen`, `Mäelle`, `Anna's`, `Иванову`.

Finnish changes the stem of a name as well as its end. The rules here are those of the Finnish grammar for
nouns (nominals in -nen, consonant gradation, stems in -e and -s) as far as names follow them; they take
rather a form too many than one too few, because a name that stays costs more than a word too many
replaced. Everything is worked out on folded words (see `letters`), so that ä is a.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import Pattern

GENITIVE = "genitive"
NOMINATIVE = "nominative"
CASES = (
    NOMINATIVE,
    GENITIVE,
    "partitive",
    "inessive",
    "elative",
    "illative",
    "adessive",
    "ablative",
    "allative",
    "essive",
    "translative",
)
"""Cases in which a replacement can stand, by the keys of the catalogues."""

_VOWELS = "aeiouy"
_WEAKER = {
    "kk": ("k",),
    "pp": ("p",),
    "tt": ("t",),
    "nk": ("ng",),
    "nt": ("nn",),
    "lt": ("ll",),
    "rt": ("rr",),
    "mp": ("mm",),
    "ht": ("hd",),
    "hk": ("h", "hj"),
    "lk": ("l", "lj"),
    "rk": ("r", "rj"),
    "lp": ("lv",),
    "rp": ("rv",),
    "k": ("", "v", "j"),
    "p": ("v",),
    "t": ("d",),
}
"""Consonant gradation, from the strong to the weak grade: Mäki, Mäen; Lahti, Lahden; Lampi, Lammen."""
_STRONGER = {
    "ng": "nk",
    "nn": "nt",
    "ll": "lt",
    "rr": "rt",
    "mm": "mp",
    "k": "kk",
    "p": "pp",
    "t": "tt",
    "d": "t",
    "v": "p",
}
"""The other way, for names that end in -e or -as: Hammas, Hampaan."""
_LAST_SYLLABLE = re.compile(rf"(.*?)([bcdfghjklmnpqrstvwxz]+)([{_VOWELS}])")
_GRADED = re.compile("(kk|pp|tt|nk|nt|lt|rt|mp|ht|hk|lk|rk|lp|rp|(?<![stkpfhlrmn])[kpt])$")

_ENDINGS = {
    "illative": "(?<=a)an|(?<=e)en|(?<=i)in|(?<=o)on|(?<=u)un|(?<=y)yn|h[aeiouy]n|seen|i?siin|ihin",
    GENITIVE: "n|(?<=i)en|ien|jen|ten|itten|iden|s",
    "partitive": "a|(?<=[aeiouy]{2})ta|(?<=e)tta|ia|ja",
    "inessive": "i?ssa",
    "elative": "i?sta",
    "adessive": "i?lla",
    "ablative": "i?lta",
    "allative": "i?lle",
    "essive": "i?na",
    "translative": "i?ksi",
    NOMINATIVE: "t",
}
_PARTICLES = "(?:kin|kaan|ko|pa|han)?"
_OWNERS = "(?:ni|si|nsa|mme|nne)?"
_CASE_PATTERN = "|".join(f"(?P<{case}>{endings})" for case, endings in _ENDINGS.items())
_OF_ONE = _CASE_PATTERN.removesuffix("|(?P<nominative>t)")
_ABROAD = "owi|i?em|ului|ego|emu|u|om|ym"
"""Endings of Slavic and Romanian names in a consonant."""
_AFTER_SIGN = {"een": "illative", "in": "illative"}
_CYRILLIC = re.compile("[\u0370-\u052f]")
_OTHER_ENDING = 3
"""Letters that an ending has at most in languages whose rules are not here."""


def forms_of(name: str, *, family: bool) -> Pattern[str]:
    """A pattern for all forms of one folded word of a name; its group names the case.

    Only family names have stems in -e (Mäki, Mäen, but Kari, Karin): `family` allows these.
    """
    if not name.isascii():
        return _foreign_forms(name)
    stems = sorted(
        {re.escape(stem) for stem in _stems(name, family=family)}, key=lambda stem: (-len(stem), stem)
    )
    short = sorted(map(re.escape, _short_stems(name)))
    partitives = rf"|(?:{'|'.join(short)})(?P<short>ta|ten)(?:{_OWNERS}|an){_PARTICLES}" if short else ""
    # The many of one family, the Virtaset, are spoken of; of first names Marit is another one than Mari.
    cases = _CASE_PATTERN if family else _OF_ONE
    inflected = rf"(?:{'|'.join(stems)})(?:(?:{cases})(?:{_OWNERS}|(?<=a)an|(?<=e)en)|{_OWNERS}){_PARTICLES}"
    abroad = _forms_abroad(name)
    return re.compile(rf"{re.escape(name)}(?:{_PARTICLES}|es)|{inflected}{partitives}{abroad}")


def _forms_abroad(name: str) -> str:
    """Wójcikowi, Kowalskiego, Ionescului."""
    if name.endswith(("ski", "cki", "dzki")):
        return rf"|{re.escape(name)}(?:ego|emu|m|ej)"
    return rf"|{re.escape(name)}(?:{_ABROAD})" if len(name) > 2 and name[-1] not in _VOWELS else ""


def case_of(match: re.Match[str], name: str) -> str:
    """The case of a form of a folded name that matched."""
    found = match.lastgroup
    if found == "short":
        return "partitive" if match[found] != "ten" else GENITIVE
    if found is None and match[0] == f"{name}es":
        return GENITIVE
    return found if found in CASES else NOMINATIVE


def case_of_sign(ending: str) -> str:
    """The case that an ending behind an apostrophe or colon stands for: `s`, `n`, `lle`."""
    plain = ending.casefold().replace("ä", "a").replace("ö", "o").removeprefix("i") or "a"
    return _AFTER_SIGN.get(plain) or _case_of_ending(plain)


def _case_of_ending(ending: str) -> str:
    return next((case for case, endings in _ENDINGS.items() if re.fullmatch(endings, ending)), NOMINATIVE)


def _foreign_forms(name: str) -> Pattern[str]:
    stem = name.rstrip("аеёиоуыэюяйьіїαεηιουω") if _CYRILLIC.search(name) and len(name) > 3 else name
    return re.compile(
        rf"{re.escape(stem or name)}\w{{0,{_OTHER_ENDING}}}" if len(name) > 2 else re.escape(name)
    )


def _stems(name: str, *, family: bool) -> Iterator[str]:
    """Stems to which the endings of cases are put; all but one end in a vowel."""
    yield name
    if name.endswith("nen") and len(name) > 4:
        yield from (f"{name[:-3]}{ending}" for ending in ("se", "si", "s"))
    if name[-1] not in _VOWELS:
        yield f"{name}i"
        yield from _stems_in_s(name)
        return
    yield from _weak(name)
    if name[-1] == "e":
        yield f"{name}e"
        yield from (f"{stem}e" for stem in _strong(name))
    if name[-1] == "i" and family:
        yield f"{name[:-1]}e"
        yield from _weak(f"{name[:-1]}e")
        if name.endswith("si"):
            yield from (f"{name[:-2]}{ending}" for ending in ("te", "de"))


def _stems_in_s(name: str) -> Iterator[str]:
    if name.endswith("s") and len(name) > 3:
        yield f"{name[:-1]}kse"
        if name[-2] in "ai":
            yield from (f"{stem}{stem[-1]}" for stem in (name[:-1], *_strong(name[:-1])))
        if name[-2] in "uy":
            yield from (f"{name[:-1]}{ending}" for ending in ("de", "te", name[-2]))


def _short_stems(name: str) -> Iterator[str]:
    """Stems in a consonant, for the partitive: Virtasta, Saarta, Sutta."""
    if name.endswith("nen") and len(name) > 4:
        yield f"{name[:-3]}s"
    elif name.endswith("si"):
        yield from (f"{name[:-2]}t", name[:-1])
    elif name.endswith(("ri", "li", "ni", "hi")):
        yield name[:-1]
    elif name[-1] not in _VOWELS:
        yield name


def _weak(name: str) -> Iterator[str]:
    syllable = _LAST_SYLLABLE.fullmatch(name)
    graded = _GRADED.search(syllable[2]) if syllable else None
    if syllable and graded:
        begin = syllable[1] + syllable[2][: graded.start()]
        yield from (f"{begin}{weak}{syllable[3]}" for weak in _WEAKER[graded[0]])


def _strong(name: str) -> Iterator[str]:
    syllable = _LAST_SYLLABLE.fullmatch(name)
    if syllable:
        for length in (2, 1):
            if (strong := _STRONGER.get(syllable[2][-length:])) is not None and len(syllable[2]) >= length:
                yield f"{syllable[1]}{syllable[2][:-length]}{strong}{syllable[3]}"
                return
