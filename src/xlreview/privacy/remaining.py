"""What may still name somebody after a redaction: for a person to look at, since no rule can tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from xlreview.layout.columns import Holds
from xlreview.layout.sheets import SHEETS_BY_KEY
from xlreview.model.entry import Entry
from xlreview.model.review import Review
from xlreview.privacy.cast import Cast
from xlreview.privacy.letters import WORD, folded, is_capital
from xlreview.privacy.words import ORDINARY, TITLES, is_office
from xlreview.problem import Place

_GAP = re.compile(r"\.?[ \u00a0\u202f]")


class Trace(StrEnum):
    """Why a text may name somebody, by the keys of the catalogues."""

    LOOKS_LIKE_NAME = "looks_like_name"
    TITLE = "title"
    INITIALS = "initials"
    PLACE = "place"


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
    found: dict[tuple[str, Trace], Remaining] = {}
    for text, place in texts:
        traces = [*_names(text, cast, common)]
        traces += [(one, Trace.INITIALS) for one in initials.left_in(text)]
        traces += [(one, Trace.PLACE) for one in _places(text, cast, parts)]
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
        pair = text[first.start() : second.end()]
        if folded(first[0]) in TITLES and is_capital(first[0]):
            yield pair, Trace.TITLE
            place += 1
        elif "." not in gap and _could_be(first[0], cast, common) and _could_be(second[0], cast, common):
            yield pair, Trace.LOOKS_LIKE_NAME
            place += 1


def _could_be(word: str, cast: Cast, common: frozenset[str]) -> bool:
    plain = folded(word)
    known = plain in common or cast.is_word(plain) or plain in cast.kept or is_office(plain)
    return (
        not known and len(plain) > 1 and word[:1].isupper() and word[1:].islower() and plain not in ORDINARY
    )


def _places(text: str, cast: Cast, parts: frozenset[str]) -> Iterator[str]:
    """The city's name where somebody is called like it."""
    shared = cast.kept & parts
    return (word for word in WORD.findall(text) if shared and folded(word) in shared and is_capital(word))
