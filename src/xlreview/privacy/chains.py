"""The words of a text that together name one person: `Mr Matti J. Mäki`, `Virtanen, Matti`, `von Essen`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from xlreview.privacy.letters import WORD, folded, is_capital
from xlreview.privacy.people import Person
from xlreview.privacy.words import ORDINARY, PARTICLES, TITLES, is_office

_SIGNED = re.compile(
    r"['’ʼ:](s|i?n|[aeiouyäöå]n|h[aeiouyäö]n|t?[aä]|i?(?:ss|st|ll|lt|n)[aä]|i?lle|ksi|seen)(?![^\W_])",
    re.IGNORECASE,
)
"""An ending behind an apostrophe or colon: Anna's, Renaud’n."""
_JOIN = re.compile(r"[ \t\u00a0\u202f]{1,2}|[-‐‑_'’]|\.[ \u00a0]?|,[ \u00a0]?")
_STOP = re.compile(r"\.[ \u00a0]")
_BETWEEN_INITIALS = re.compile(r"\.[ \u00a0]?|\.?[-‐‑]")
_AFTER_INITIAL = re.compile(r"\.?[ \u00a0\u202f]?|\.?-")
_APOSTROPHES = ("'", "’", "´", "`")
_HYPHENS = ("-", "‐", "‑")
_BLANKS = (" ", "\u00a0")
_BEFORE_INITIAL = re.compile(r",?[ \u00a0]")
_STOP_WITHIN = re.compile(r"\.(?=\s*[,;:)&]|\s+[^\W\dA-ZÅÄÖÜ])")
_LONGEST_PARTICLE = 4
_PARTS = re.compile(r"[\s'’-]+")
_BLANK = re.compile(r"\.?[ \t\u00a0\u202f]+")
_SENTENCE_ENDS = '.!?•·▪“”»"'


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, with the ending that a sign sets apart from it."""

    text: str
    start: int
    end: int
    whole_end: int
    sign: str

    @property
    def plain(self) -> str:
        """The word folded."""
        return folded(self.text)


@dataclass(frozen=True, slots=True)
class Hit:
    """A word that may be part of a name, as which parts of whose, and in which case it stands."""

    given: frozenset[Person]
    family: frozenset[Person]
    words: frozenset[str]
    case: str
    is_whole: bool

    @property
    def people(self) -> frozenset[Person]:
        """Everybody of whose name it may be a part."""
        return self.given | self.family


def words_of(text: str) -> Iterator[Word]:
    """The words of a text in order."""
    for match in WORD.finditer(text):
        signed = _SIGNED.match(text, match.end())
        end = signed.end() if signed else match.end()
        yield Word(match[0], match.start(), match.end(), end, signed[1] if signed else "")


def begins_sentence(text: str, place: int) -> bool:
    """Whether a sentence or a line begins at a place in a text."""
    before = text[:place].rstrip(" \t\u00a0")
    line = before[before.rfind("\n") + 1 :]
    return not line or line[-1] in _SENTENCE_ENDS or line in ("-", "*", "–")


class Chain:
    """The words of one mention, found step by step: from `first` to `last`, names from `first_name` on."""

    def __init__(
        self, text: str, words: Sequence[Word], place: int, hit: Hit, *, may_turn: bool = True
    ) -> None:
        self.text, self.words = text, words
        self._may_turn = may_turn
        self.first = self.first_name = self.last = place
        self.people = hit.people
        self.case = hit.case
        self.given = bool(hit.given)
        self._given, self._family = hit.given, hit.family
        self._used = set(hit.words)
        self._names = 1
        self._ends_in_initial = False
        self.is_doubled = False
        self._is_written_whole = hit.is_whole

    @property
    def is_whole(self) -> bool:
        """Whether more than one word says who is meant."""
        return self._names > 1 or self._is_written_whole or self.first < self.first_name

    def go_on(self, hit_of: Callable[[Word], Hit | None]) -> None:
        """Takes the following words that belong to the same name."""
        while not self.words[self.last].sign:
            step = next((ahead for ahead in (1, 2) if self._leads_on(ahead, hit_of)), 0)
            if not step:
                self._take_initial()
                break
            self.last += step
            hit = hit_of(self.words[self.last])
            assert hit is not None
            self.people &= hit.people
            self._given |= hit.given
            self._family |= hit.family
            self.case = hit.case
            self._used |= hit.words
            self._names += 1

    @property
    def end(self) -> int:
        """Where the mention ends; with the full stop behind an initial, unless a sentence ends there."""
        end = self.words[self.last].whole_end
        return end + bool(self._ends_in_initial and _STOP_WITHIN.match(self.text, end))

    def _take_initial(self) -> None:
        """Takes the initial of the other part of the name from behind it: `Anna V.`, `Virtanen, A.`"""
        if self.last + 1 == len(self.words):
            return
        behind, gap = self.words[self.last + 1], self._gap(self.last)
        has_stop = self.text.startswith(".", behind.whole_end)
        if len(behind.plain) > 1 or not behind.text.isupper() or not (has_stop or behind.plain not in "ai"):
            return
        turned = _BEFORE_INITIAL.fullmatch(gap) is not None
        fitting = {
            one
            for one in self.people
            if (one in self._given and gap in _BLANKS and behind.plain in _initials(one.family))
            or (one in self._family and turned and behind.plain in _initials(one.given))
        }
        if fitting:
            self.people = frozenset(fitting)
            self.last += 1
            self._names += 1
            self._ends_in_initial = True
            while self._has_initial_behind():
                self.last += 1

    def _has_initial_behind(self) -> bool:
        """Virtanen, M.V."""
        if self.last + 1 == len(self.words):
            return False
        behind = self.words[self.last + 1]
        is_initial = len(behind.plain) == 1 and behind.text.isupper()
        return is_initial and _BETWEEN_INITIALS.fullmatch(self._gap(self.last)) is not None

    def _leads_on(self, ahead: int, hit_of: Callable[[Word], Hit | None]) -> bool:
        """Whether the name goes on with the next word, or behind one more name or initial in between."""
        place = self.last + ahead
        if place >= len(self.words):
            return False
        gaps = [self._gap(number) for number in range(self.last, place)]
        if not all(map(_JOIN.fullmatch, gaps)) or self._sentence_ends_before(place):
            return False
        hit = hit_of(self.words[place])
        common = self.people & hit.people if hit else frozenset()
        if hit is None or not common:
            return False
        if hit.words <= self._used:
            return False  # the same word twice is two mentions
        turned = self._names == 1 and not common & self._given and bool(common & hit.given)
        if any("," in gap for gap in gaps):
            return ahead == 1 and turned and self._may_turn  # Virtanen, Matti
        other_part = any(
            (one in self._given and one in hit.family) or (one in self._family and one in hit.given)
            for one in common
        )
        if ahead == 2:
            between = self.words[place - 1]
            return other_part and (is_capital(between.text) or between.plain in PARTICLES)
        return other_part or not gaps[0].strip(" \t\u00a0\u202f") or gaps[0] in _HYPHENS

    def _sentence_ends_before(self, place: int) -> bool:
        """Whether there is a full stop on the way to a word that is not the one of an initial."""
        return any(
            _STOP.fullmatch(self._gap(number)) and len(self.words[number].text) > 1
            for number in range(self.last, place)
        )

    def go_back(self) -> None:
        """Takes initials, particles and titles before the name."""
        while self.first > 0:
            before, gap = self.words[self.first - 1], self._gap(self.first - 1)
            plain = before.plain
            if (
                len(plain) == 1
                and (before.text.isupper() or (gap == "." and self._has_initials(before)))
                and _AFTER_INITIAL.fullmatch(gap)
                and (gap.startswith((".", "-")) or plain not in "ai")
            ):
                self.people = (
                    frozenset(one for one in self.people if plain in _initials(one.given))
                    if self._names == 1
                    else self.people
                )
            elif gap in _APOSTROPHES and len(plain) <= _LONGEST_PARTICLE:
                pass  # O'Brien, dell'Orto
            elif _BLANK.fullmatch(gap) and self._are_initials(before):
                pass  # JP Virtanen
            elif not (
                (_BLANK.fullmatch(gap) and (plain in TITLES or self._has_particle(plain)))
                or (gap == "." and plain in TITLES)
                or (gap in _HYPHENS and self._has_particle(plain))
            ):
                return
            self.first -= 1

    def take_double_name(self, hit_of: Callable[[Word], Hit | None]) -> None:
        """Takes the other half of a double name with it: Virtanen-Salo, Salo-Virtanen.

        Who is called so may be somebody else, but half a name that stays names them all the same.
        """
        if self.last + 1 < len(self.words) and not self.words[self.last].sign:
            after = self.words[self.last + 1]
            if self._gap(self.last) in _HYPHENS and self._is_half(after, hit_of):
                self.last += 1
                self.is_doubled = True
        if self.first > 0 and self._gap(self.first - 1) in _HYPHENS:
            before = self.words[self.first - 1]
            if self._is_half(before, hit_of) and not before.sign:
                self.first = self.first_name = self.first - 1
                self.is_doubled = True

    def _is_half(self, word: Word, hit_of: Callable[[Word], Hit | None]) -> bool:
        is_name = word.text[:1].isupper() and word.text[1:2].islower() and len(word.text) > 2
        return is_name and not is_office(word.plain) and hit_of(word) is None

    def most_likely(self) -> frozenset[Person]:
        """Those whose first or family name the words are, rather than a part of their double name."""
        wholly = frozenset(one for one in self.people if one.given <= self._used or one.family <= self._used)
        return wholly or self.people

    def begins_sentence(self) -> bool:
        """Whether the mention stands where any word has a capital letter."""
        return begins_sentence(self.text, self.words[self.first].start)

    def is_beside_another(self) -> bool:
        """Whether a part of the name stands beside another name, so that somebody else may be meant."""
        if self.is_doubled:
            return True
        if self._names > 1 or self.first < self.first_name:
            return False
        return self._is_behind_another() or self._is_before_another()

    def _is_behind_another(self) -> bool:
        """Liisa Virtanen, Salo-Virtanen."""
        if self.first == 0 or self.given:
            return False
        before, gap = self.words[self.first - 1], self._gap(self.first - 1)
        if not is_capital(before.text) or gap not in (*_BLANKS, *_HYPHENS):
            return False
        known = is_office(before.plain) or before.plain in ORDINARY
        return gap in _HYPHENS or not (known or begins_sentence(self.text, before.start))

    def _is_before_another(self) -> bool:
        """Anna Salmela, Virtanen-Salo."""
        if self.last + 1 == len(self.words) or self.words[self.last].sign:
            return False
        after, gap = self.words[self.last + 1], self._gap(self.last)
        apart = _HYPHENS if not self.given else (*_BLANKS, *_HYPHENS)
        return is_capital(after.text) and len(after.text) > 1 and gap in apart

    def _gap(self, number: int) -> str:
        return self.text[self.words[number].whole_end : self.words[number + 1].start]

    def _are_initials(self, before: Word) -> bool:
        short = 1 < len(before.text) < 4 and before.text.isupper() and not self.text.isupper()
        return short and self._has_initials(before)

    def _has_initials(self, before: Word) -> bool:
        letters = set(before.plain)
        return any(letters <= _initials(one.given) for one in self.people)

    def _has_particle(self, plain: str) -> bool:
        return plain in PARTICLES and any(plain in _PARTS.split(folded(one.text)) for one in self.people)


def _initials(names: Iterable[str]) -> set[str]:
    return {name[0] for name in names}
