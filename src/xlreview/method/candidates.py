"""Which pieces of evidence are worth comparing, so that the time grows with the rows, not with their square.

The same words are found by themselves. Nearly the same words are sought within one interview, and where
many statements stand under one number, among those that share one of the rarest words of both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, islice
from typing import NamedTuple

from xlreview.method.likeness import Turn, Wording
from xlreview.model.review import Answer, Entry

_RAREST = 4
"""Words by which a statement is looked up: versions of one statement seldom differ in all of them."""
_STEM = 5
"""Letters of a word that are compared here: endings change in Finnish, Swedish and German."""
_CROWD = 40
"""Statements of which each is compared with each, and that a word may bring together where there are more."""
_SHARED = 0.5
"""Part of the words of the shorter statement that the other must have too, before letters are compared."""
_ELSEWHERE = 4
"""Other interviews in which a repeated text is looked at."""


class Piece(NamedTuple):
    """A piece of evidence made ready to compare; `place` orders the pieces by id."""

    place: int
    entry: Entry
    author: str
    wording: Wording
    code: Answer | None
    number: Answer | None
    interviewers: frozenset[str]


Copies = list[Piece]
"""Pieces with the very same words, by place."""


def worth_comparing(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, Piece]]:
    """Pairs of pieces that may be one statement, the earlier first; a pair may come more than once."""
    by_words: dict[str, Copies] = {}
    for piece in pieces:
        by_words.setdefault(piece.wording.plain, []).append(piece)
    by_interview: dict[Answer | None, list[Copies]] = {}
    for copies in by_words.values():
        numbers = {copies[0].number: copies} if len(copies) == 1 else _by_number(copies)
        if len(numbers) > 1:
            yield from _elsewhere(copies, numbers)
        for number, heard in numbers.items():
            if len(heard) > 1:
                yield from _partners(heard, heard)
            by_interview.setdefault(number, []).append(heard)
    for texts in by_interview.values():
        # One author does not say the same thing twice in other words.
        if len(texts) > 1 and len({piece.author for copies in texts for piece in copies}) > 1:
            for one, other in _of_one_sense(texts):
                yield from _partners(one, other)
                yield from _partners(other, one)


def _of_one_sense(texts: Iterable[Copies]) -> Iterator[tuple[Copies, Copies]]:
    """Pairs of different texts of one interview that may be versions of one.

    Other figures or a negation make another statement.
    """
    by_turn: dict[Turn, list[Copies]] = {}
    for copies in texts:
        by_turn.setdefault(copies[0].wording.turn, []).append(copies)
    for some in by_turn.values():
        if len(some) > 1:
            yield from _with_shared_words(some)


def _by_number(copies: Copies) -> dict[Answer | None, Copies]:
    by_number: dict[Answer | None, Copies] = {}
    for piece in copies:
        by_number.setdefault(piece.number, []).append(piece)
    return by_number


def _elsewhere(copies: Copies, numbers: Mapping[Answer | None, Copies]) -> Iterator[tuple[Piece, Piece]]:
    """The same words under different numbers: each piece beside the first of some other numbers."""
    firsts = [heard[0] for heard in islice(numbers.values(), _ELSEWHERE)]
    for piece in copies:
        for first in firsts:
            if first.number != piece.number and first.place < piece.place:
                yield first, piece


def _partners(copies: Copies, others: Copies) -> Iterator[tuple[Piece, Piece]]:
    """Each copy of one text beside the earliest of another that fits it best.

    That is the first about the same indicator, and the first by another author. Both texts may be one.
    """
    by_code: dict[Answer | None, Piece] = {}
    by_author: dict[str, Piece] = {}
    for one in others:
        by_code.setdefault(one.code, one)
        if len(by_author) < 2:
            by_author.setdefault(one.author, one)
    for piece in copies:
        same_code = by_code.get(piece.code)
        if same_code is not None and same_code.place < piece.place:
            yield same_code, piece
        for author, one in by_author.items():
            if author != piece.author and one.place < piece.place:
                yield one, piece


def _with_shared_words(texts: Sequence[Copies]) -> Iterator[tuple[Copies, Copies]]:
    """Pairs of different texts of one interview that have many words in common."""
    stems = [{word[:_STEM] for word in copies[0].wording.words} for copies in texts]
    enough = [_SHARED * len(some) for some in stems]
    few = len(texts) <= _CROWD
    for one, other in combinations(range(len(texts)), 2) if few else _with_a_rare_word(stems):
        shared = len(stems[one] & stems[other])
        if shared >= enough[one] or shared >= enough[other]:
            yield texts[one], texts[other]


def _with_a_rare_word(stems: Sequence[Collection[str]]) -> Iterator[tuple[int, int]]:
    """Places of texts that share one of the rarest words of both."""
    common = Counter(chain.from_iterable(stems))
    by_stem: dict[str, list[int]] = {}
    for place, some in enumerate(stems):
        rarest = sorted([(common[stem], stem) for stem in some if 1 < common[stem] <= _CROWD])
        earlier: set[int] = set()
        for _, stem in rarest[:_RAREST]:
            crowd = by_stem.setdefault(stem, [])
            earlier.update(crowd)
            crowd.append(place)
        for one in earlier:
            yield one, place
