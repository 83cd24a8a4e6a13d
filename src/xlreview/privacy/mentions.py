"""Where a text speaks of somebody: the whole name or a part of it, in any form, with title and initials."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from re import Pattern

from xlreview.privacy.chains import Chain, Hit, Word, begins_sentence, words_of
from xlreview.privacy.inflection import NOMINATIVE, case_of, case_of_sign, forms_of
from xlreview.privacy.letters import is_capital, is_unspaced, respelled
from xlreview.privacy.people import Person
from xlreview.privacy.words import ABBREVIATIONS, CAPITALISED, ORDINARY, SMALL

_LOWEST = 5
"""Letters of a name that is recognised without its capital letter."""
_SHORT = 2
_LINE_CUT = re.compile(r"[-‐‑][ \t]*\n[ \t]*")


class Doubt(StrEnum):
    """Why somebody has to look whether the right words were replaced, by the keys of the catalogues."""

    WORD = "word"
    LOWER_CASE = "lower_case"
    SEVERAL = "several"
    SOMEBODY_ELSE = "somebody_else"
    INITIALS = "initials"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text where people are named: one, all of whom one is meant, or nobody that is known."""

    start: int
    end: int
    people: tuple[Person, ...]
    case: str = NOMINATIVE
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class _Form:
    """One word of a name, one way to write it, and whose it is.

    `is_whole` where first and family name are written as one.
    """

    word: str
    way: str
    pattern: Pattern[str]
    given: frozenset[Person]
    family: frozenset[Person]
    is_whole: bool = False

    @property
    def people(self) -> frozenset[Person]:
        return self.given | self.family


class Finder:
    """Finds people in texts.

    `is_word` tells whether a folded word is one of the language too, so that it has to be looked at when
    it is replaced. Words in `kept` (of the city's name) are no mention when they stand alone.
    """

    def __init__(
        self, people: Iterable[Person], *, is_word: Callable[[str], bool], kept: Collection[str] = ()
    ) -> None:
        self._people = tuple(people)
        self._is_word = is_word
        self._kept = frozenset(kept)
        self._hits: dict[str, Hit | None] = {}

    def in_text(self, text: str) -> list[Mention]:
        """The mentions in a text, in order and apart from each other."""
        if not self._people:
            return []
        words = list(self._rejoined(text))
        unspaced = [] if self._unspaced is None else list(self._in_unspaced(text))
        found = [*unspaced]
        place = 0
        while place < len(words):
            hit = self._hit(words[place])
            if hit is None:
                place += 1
                continue
            mention, after = self._mention(text, words, place, hit)
            if mention is not None and not any(
                mention.start < one.end and one.start < mention.end for one in unspaced
            ):
                found.append(mention)
            place = max(after, place + 1)
        return sorted(found, key=lambda mention: mention.start)

    def _rejoined(self, text: str) -> Iterator[Word]:
        """The words of a text; names that a line's end cuts in two are whole again."""
        held: Word | None = None
        for word in words_of(text):
            if held is not None:
                if word.text[:1].islower() and _LINE_CUT.fullmatch(text, held.whole_end, word.start):
                    whole = Word(held.text + word.text, held.start, word.end, word.whole_end, word.sign)
                    if self._hit(whole) is not None:
                        held = whole
                        continue
                yield held
            held = word
        if held is not None:
            yield held

    @cached_property
    def _forms(self) -> Mapping[str, list[_Form]]:
        """The words of all names by their first letter."""
        given: dict[str, set[Person]] = {}
        family: dict[str, set[Person]] = {}
        joined: dict[str, set[Person]] = {}
        for person in self._people:
            for words, by_word in ((person.given, given), (person.family, family)):
                for word in words:
                    if len(word) > 1 and not is_unspaced(word):
                        by_word.setdefault(word, set()).add(person)
            for word in _joined(person):
                joined.setdefault(word, set()).add(person)
        forms: dict[str, list[_Form]] = {}
        plain = {(word, word) for word in given.keys() | family.keys()}
        spelled = {way for person in self._people for way in person.spellings.items()}
        for way, word in (*sorted(plain), *sorted(spelled)):
            whose = frozenset(given.get(word, ())), frozenset(family.get(word, ()))
            forms.setdefault(way[0], []).append(
                _Form(word, way, forms_of(way, family=bool(whose[1])), *whose)
            )
        for word, people in joined.items():
            whole = _Form(word, word, re.compile(re.escape(word)), frozenset(people), frozenset(people), True)
            forms.setdefault(word[0], []).append(whole)
        return forms

    @cached_property
    def _unspaced(self) -> Pattern[str] | None:
        """The names in scripts that put no blanks between words."""
        names = {"".join(one.text.split()) for one in self._people if is_unspaced(one.text)}
        names = {name for name in names if len(name) > 1}
        return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True)))) if names else None

    def _in_unspaced(self, text: str) -> Iterator[Mention]:
        assert self._unspaced is not None
        for match in self._unspaced.finditer(text):
            people = tuple(one for one in self._people if "".join(one.text.split()) == match[0])
            yield Mention(*match.span(), people)

    def _hit(self, word: Word) -> Hit | None:
        if word.text not in self._hits:
            ways = (word.plain, *respelled(word.text))
            self._hits[word.text] = next(filter(None, map(self._looked_up, ways)), None)
        return self._hits[word.text]

    def _looked_up(self, plain: str) -> Hit | None:
        found = [
            (form, match)
            for form in self._forms.get(plain[:1], ())
            if (match := form.pattern.fullmatch(plain)) is not None
        ]
        # Karin is Karin, if there is one, and only else Kari's.
        exact = [one for one in found if one[0].way == plain]
        found = exact or found
        if not found:
            return None
        form, match = found[0]
        return Hit(
            frozenset().union(*(one.given for one, _ in found)),
            frozenset().union(*(one.family for one, _ in found)),
            frozenset(one.word for one, _ in found),
            case_of(match, form.way),
            any(one.is_whole for one, _ in found),
        )

    def _mention(self, text: str, words: Sequence[Word], place: int, hit: Hit) -> tuple[Mention | None, int]:
        """The mention that begins with a word of a name, and the number of the word behind it."""
        chain = Chain(text, words, place, hit, may_turn=not hit.words & self._kept)
        chain.go_on(self._hit)
        chain.go_back()
        chain.take_double_name(self._hit)
        last = words[chain.last]
        first = words[chain.first_name]
        case = case_of_sign(last.sign) if last.sign else chain.case
        if not chain.is_whole:
            plain = first.plain
            if plain in self._kept or hit.words & self._kept:
                return None, chain.last + 1
            if means_something_else(text, first):
                return None, chain.last + 1
            capital = is_capital(first.text)
            surely_name = not (hit.words & ORDINARY or self._is_word(plain))
            if not capital and not (surely_name and max(map(len, hit.words)) >= _LOWEST):
                return None, chain.last + 1
        likely = chain.most_likely()
        people = tuple(one for one in self._people if one in likely)
        doubt = self._doubt(chain, first, hit)
        return Mention(words[chain.first].start, chain.end, people, case, doubt), chain.last + 1

    def _doubt(self, chain: Chain, first: Word, hit: Hit) -> Doubt | None:
        if len(chain.most_likely()) > 1:
            return Doubt.SEVERAL
        if not chain.people or chain.is_beside_another():
            return Doubt.SOMEBODY_ELSE
        if chain.is_whole:
            return None
        if not is_capital(first.text):
            return Doubt.LOWER_CASE
        is_ordinary = hit.words & ORDINARY or self._is_word(first.plain)
        if is_ordinary and (chain.begins_sentence() or hit.words & CAPITALISED):
            return Doubt.WORD
        if min(map(len, hit.words)) <= _SHORT:
            return Doubt.WORD
        if not hit.family and hit.case in ("partitive", "essive"):
            return Doubt.SOMEBODY_ELSE
        return None


def means_something_else(text: str, word: Word) -> bool:
    """Whether a name that stands alone is more likely one of the smallest words, or an abbreviation."""
    if word.plain in SMALL:
        return begins_sentence(text, word.start) or text.isupper()
    return word.plain in ABBREVIATIONS and word.text.isupper() and not text.isupper()


def _joined(person: Person) -> Iterator[str]:
    """The name as addresses and user names write it: annavirtanen, virtanenanna, avirtanen."""
    for given in person.given:
        for family in person.family - {given}:
            if len(family) > 1:
                yield from (f"{given}{family}", f"{family}{given}")
                if len(family) >= _LOWEST:
                    yield f"{given[0]}{family}"
