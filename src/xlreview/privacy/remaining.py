"""What may still name somebody after a redaction: for a person to look at, since no rule can tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import process
from rapidfuzz.distance import OSA

from xlreview.i18n import in_all_languages
from xlreview.layout.columns import Holds
from xlreview.layout.sheets import SHEETS_BY_KEY
from xlreview.model.entry import Entry
from xlreview.model.review import Review
from xlreview.privacy.cast import Cast
from xlreview.privacy.chains import words_of
from xlreview.privacy.inflection import NOMINATIVE
from xlreview.privacy.letters import WORD, folded, is_capital
from xlreview.privacy.mentions import means_something_else
from xlreview.privacy.people import Stands
from xlreview.privacy.words import ORDINARY, SMALL, TITLES, is_office
from xlreview.problem import Place

_LABELS = frozenset(
    folded(word)
    for stands in Stands
    for text in in_all_languages(f"privacy.{stands}.{NOMINATIVE}").values()
    for word in WORD.findall(text.replace("{number}", ""))
)
"""The words that stand for people in copies."""
_SPELLED_ALIKE = 5
"""Letters of a name that others can be taken for a slip of."""
_GAP = re.compile(r"\.?[ \u00a0\u202f]")


class Trace(StrEnum):
    """Why a text may name somebody, by the keys of the catalogues."""

    LOOKS_LIKE_NAME = "looks_like_name"
    TITLE = "title"
    INITIALS = "initials"
    PLACE = "place"
    WORD = "word"
    SPELLING = "spelling"


@dataclass(frozen=True, slots=True)
class Remaining:
    """Words that may name somebody, the cell that has them first, and in how many places they stand."""

    words: str
    trace: Trace
    place: Place
    count: int = 1


def remaining_in(clean: Review, original: Review, cast: Cast) -> Iterator[Remaining]:
    """What may be left in a redacted review, the same words once, in the order of the sheets."""
    texts = list(_texts(clean, original))
    common = _common_words(text for text, _ in texts)
    parts, initials = cast.name_parts, cast.initials_finder()
    misspelt = _Misspelt(cast, common)
    found: dict[tuple[str, Trace], Remaining] = {}
    for text, place in texts:
        traces = [*_names(text, cast, common)]
        traces += [(one, Trace.INITIALS) for one in initials.left_in(text)]
        traces += [(one, Trace.PLACE) for one in _places(text, cast, parts)]
        traces += [(one, Trace.WORD) for one in _words(text, parts)]
        told = {word for words, _ in traces for word in words.split()}
        traces += [(one, Trace.SPELLING) for one in misspelt.in_text(text) if one not in told]
        for words, trace in traces:
            known = found.get((words, trace))
            count = known.count + 1 if known else 1
            found[words, trace] = Remaining(words, trace, known.place if known else place, count)
    yield from found.values()


def _texts(clean: Review, original: Review) -> Iterator[tuple[str, Place]]:
    """The texts that people typed, with the place that each has in the workbook it was read from."""
    file = original.receipts[0].file if original.receipts else ""
    for entry in clean:
        typed = {column.key for column in SHEETS_BY_KEY[entry.sheet].columns if column.holds is Holds.TEXT}
        for key, answer in (*entry.answers.items(), *entry.extra.items()):
            if isinstance(answer, str) and (key in typed or key in entry.extra):
                yield answer, _place(entry, key, file)
    for sheet in clean.added_sheets:
        for row in sheet.rows:
            for content in row:
                if isinstance(content, str):
                    yield content, Place(file, sheet.title)


def _place(entry: Entry, key: str, file: str) -> Place:
    return Place(file, entry.sheet_title or entry.sheet, entry.cells.get(key))


def _common_words(texts: Iterable[str]) -> frozenset[str]:
    """The words that stand somewhere with a small letter."""
    return frozenset(folded(word) for text in texts for word in WORD.findall(text) if word[:1].islower())


def _names(text: str, cast: Cast, common: frozenset[str]) -> Iterator[tuple[str, Trace]]:
    """Two words that can hardly be anything but a name, or one behind a title."""
    words = list(WORD.finditer(text))
    place = 0
    while place + 1 < len(words):
        first, second = words[place], words[place + 1]
        gap = text[first.end() : second.start()]
        place += 1
        if not _GAP.fullmatch(gap) or not is_capital(second[0]) or folded(second[0]) in common:
            continue
        if folded(first[0]) in ORDINARY and folded(second[0]) in ORDINARY:
            continue
        pair = text[first.start() : second.end()]
        if folded(first[0]) in TITLES and is_capital(first[0]):
            yield pair, Trace.TITLE
            place += 1
        elif "." not in gap and all(_could_be(one[0], cast, common) for one in (first, second)):
            yield pair, Trace.LOOKS_LIKE_NAME
            place += 1


def _could_be(word: str, cast: Cast, common: frozenset[str]) -> bool:
    plain = folded(word)
    known = (
        plain in _LABELS or plain in common or cast.is_word(plain) or plain in cast.kept or is_office(plain)
    )
    return not known and len(plain) > 1 and word[:1].isupper() and word[1:].islower() and plain not in SMALL


def _places(text: str, cast: Cast, parts: frozenset[str]) -> Iterator[str]:
    """The city's name where somebody is called like it."""
    shared = cast.kept & parts
    return (word for word in WORD.findall(text) if shared and folded(word) in shared and is_capital(word))


def _words(text: str, parts: frozenset[str]) -> Iterator[str]:
    """Words such as `He`, left where a sentence begins although somebody is called so."""
    for word in words_of(text):
        if word.plain in parts and is_capital(word.text) and means_something_else(text, word):
            yield word.text


class _Misspelt:
    """Finds words that are a name but for one letter, or but for the vowels of another spelling."""

    def __init__(self, cast: Cast, common: frozenset[str]) -> None:
        self._cast, self._common = cast, common
        ways = {way for person in cast.in_order for way in (*person.words, *person.spellings)}
        self._names = sorted(way for way in ways if len(way) >= _SPELLED_ALIKE)
        self._skeletons = {_skeleton(name) for name in self._names}
        self._known: dict[str, bool] = {}

    def in_text(self, text: str) -> Iterator[str]:
        """The words, in order."""
        if self._names:
            yield from (
                word for word in WORD.findall(text) if is_capital(word) and self._is_one(folded(word))
            )

    def _is_one(self, plain: str) -> bool:
        if plain not in self._known:
            self._known[plain] = self._is_alike(plain)
        return self._known[plain]

    def _is_alike(self, plain: str) -> bool:
        known = plain in self._common or self._cast.is_word(plain) or plain in self._cast.kept
        if len(plain) < _SPELLED_ALIKE or known or plain in ORDINARY or is_office(plain):
            return False
        if _skeleton(plain) in self._skeletons:
            return True
        return process.extractOne(plain, self._names, scorer=OSA.distance, score_cutoff=1) is not None


def _skeleton(name: str) -> str:
    """The first letter and the consonants, each once where it is doubled: Mohammed, Muhammad."""
    consonants = re.sub(r"(.)\1+", r"\1", re.sub("[aeiouyj]", "", name[1:]))
    return name[0] + consonants if len(consonants) > 2 else name
