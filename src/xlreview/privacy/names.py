"""The people that a cell names: `Virtanen, Matti`, `Anna Virtanen ja Matti Mäki`, `Mayor M. Elvander`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from xlreview.privacy.letters import folded, is_capital, is_unspaced, respelled
from xlreview.privacy.words import BETWEEN_PEOPLE, PARTICLES, TITLES, is_office

_BETWEEN = re.compile(BETWEEN_PEOPLE, re.IGNORECASE)
_NOT_NAMES = re.compile(r"\S*@\S*|\S*\d\S*|[\"“”„«»:!?*_#<>\[\]{}=]")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_WITHIN_WORDS = re.compile("[-‐‑–'’.]+")
_LONGEST = 2_000
"""Characters of a cell that are looked at for names; what is longer is no list of people."""
_LONG_PARTICLE = 5
_MOST_WORDS = 6
"""More words than a name has."""


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name as one cell has it: folded words, single letters among them being initials.

    Where only one word is known, it stands in both parts: nobody can tell which of them it is.
    `initials` are those of the whole name and of a double first name, `spellings` other ways to write a
    word of it, each with that word.
    """

    given: tuple[str, ...]
    family: tuple[str, ...]
    text: str
    initials: tuple[str, ...] = ()
    spellings: tuple[tuple[str, str], ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name that are no mere initials, each once."""
        return tuple(dict.fromkeys(one for one in (*self.given, *self.family) if len(one) > 1))

    @property
    def is_whole(self) -> bool:
        """Whether a first name and a family name are written out."""
        return len(self.words) > 1 and any(len(one) > 1 for one in self.given)

    def with_words(self, words: Mapping[str, str]) -> Name:
        """The same name with these words in place of those that spell them otherwise."""
        given, family = (tuple(words.get(one, one) for one in part) for part in (self.given, self.family))
        return replace(self, given=given, family=family)


def people_named(text: str, *, is_word: Callable[[str], bool], strictly: bool = False) -> list[Name]:
    """The people that a cell names, in order.

    `is_word` tells whether a folded word is one of the language: `Social Services` is nobody. A cell that
    is for names may hold a first name alone; where roles and names stand side by side (`strictly`), only
    two words that cannot be anything else are taken for a person.
    """
    plain = _NOT_NAMES.sub(" ", text[:_LONGEST].replace("\u00a0", " "))
    beside = _BRACKETS.findall(plain)
    found: list[Name] = []
    for piece in _BETWEEN.split(_BRACKETS.sub(" ", plain)):
        found += _in_piece(piece, is_word=is_word, strictly=strictly)
    for inside in beside:
        for piece in _BETWEEN.split(inside):
            found += _in_piece(piece, is_word=is_word, strictly=True)
    return found


def _in_piece(piece: str, *, is_word: Callable[[str], bool], strictly: bool) -> Iterator[Name]:
    """The people in a piece between `and`s: several after commas, or one as `family name, first name`."""
    parts = [part for part in (" ".join(one.split()) for one in piece.split(",")) if part]
    if len(parts) == 2 and _is_turned(*parts) and not strictly:
        yield from _named(parts[1].split(), parts[0].split(), piece)
        return
    may_be_one, several = not strictly, _is_several(parts[0]) if parts else False
    for number, part in enumerate(parts):
        words = _words_of_name(part, is_word=is_word, strictly=strictly)
        full = [word for word in words if folded(word) not in PARTICLES]
        surely = not any(map(is_word, map(folded, full)))
        if len(full) > 1 and len(words) <= _MOST_WORDS and (surely or not (strictly or number)):
            yield from _named(words[:-1], words[-1:], part)
        elif len(full) == 1 and surely and (_has_title(part) or (may_be_one and not (number and several))):
            yield from _named(full, full, part)


def _is_turned(first: str, second: str) -> bool:
    """Whether two parts around a comma are a family name and a first name."""
    family, given = (
        [one for one in part.split() if folded(one) not in PARTICLES] for part in (first, second)
    )
    words = [*family, *given]
    if any(is_office(folded(word)) for word in words) or not all(map(is_capital, words)):
        return False
    return len(family) == 1 and 1 <= len(given) <= 2


def _is_several(part: str) -> bool:
    return len(part.split()) > 1


def _has_title(part: str) -> bool:
    return folded(part.split()[0]).strip(".,") in TITLES


def _words_of_name(part: str, *, is_word: Callable[[str], bool], strictly: bool) -> list[str]:
    """The words that may be a name: titles and offices before it are left out, and all behind it."""
    words = part.split()
    had_office = False
    while words and (folded(words[0]).strip(".,") in TITLES or is_office(folded(words[0]).strip(".,"))):
        had_office = had_office or is_office(folded(words[0]).strip(".,"))
        words = words[1:]
    run: list[str] = []
    for word in words:
        plain = folded(word).strip(".,")
        if is_office(plain) and is_capital(word) and strictly:
            return []  # Eastfield Comprehensive School
        if is_office(plain) or not (_begins_large(word) or plain in PARTICLES):
            break
        run.append(word.strip(".,;"))
    while run and folded(run[-1]) in PARTICLES and len(run) > 1:
        run.pop()
    if had_office and (not run or folded(run[0]) in PARTICLES):
        return []
    if not run and not had_office and not strictly and 1 < len(words) < 4 and not any(map(str.isdigit, part)):
        plain_words = [folded(word) for word in words]
        known = any(is_office(word) or is_word(word) for word in plain_words)
        return [] if known else words
    return run


def _begins_large(word: str) -> bool:
    """Whether a word begins with a capital letter, a particle before it aside: d’Arcy, al-Husseini."""
    first, *others = _WITHIN_WORDS.split(word)
    is_joined = folded(first) in PARTICLES and (len(first) > 1 or "-" not in word)
    return is_capital(word) or (is_joined and any(map(is_capital, filter(None, others))))


def _named(given: list[str], family: list[str], text: str) -> Iterator[Name]:
    if _ends_in_nen(given) and not _ends_in_nen(family):
        given, family = family, given  # Virtanen Matti
    initials = _initials(given), _initials([*given, *family])
    written = tuple(one for one in dict.fromkeys(initials) if len(one) > 1)
    spellings = tuple(_spellings([*given, *family]))
    name = Name(_parts(given), _parts(family), " ".join(text.split()), written, spellings)
    if name.words or is_unspaced(text):
        yield name


def _ends_in_nen(words: list[str]) -> bool:
    return len(words) == 1 and folded(words[0]).endswith("nen")


def _parts(words: list[str]) -> tuple[str, ...]:
    """Folded words, double names in their parts, without particles."""
    parts = [part for word in words for part in _WITHIN_WORDS.split(word)]
    plain = [folded(part) for part in parts if part]
    return tuple(one for one in plain if one and (one not in PARTICLES or len(plain) == 1))


def _initials(words: Iterable[str]) -> str:
    parts = [part for word in words for part in _WITHIN_WORDS.split(word)]
    return "".join(part[0] for part in parts if part[:1].isupper())


def _spellings(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Other ways to write words, each with the word: `mueller` for `muller`, `oneill` for `neill`."""
    for word in words:
        parts = [part for part in _WITHIN_WORDS.split(word) if part]
        for part in parts:
            yield from ((way, folded(part)) for way in respelled(part))
        if len(parts) == 2 and len(parts[0]) < _LONG_PARTICLE and not word.startswith(parts[0] + "."):
            yield folded("".join(parts)), folded(parts[1])
