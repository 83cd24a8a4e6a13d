"""The same statement logged twice, the same interview listed twice: proposals, never a decision.

Interviews are held in pairs and both interviewers take notes. As evidence counts by interview, two rows of
one interview count once anyway; what would count twice is one interview under two numbers. Nothing here
changes a row: people decide, and say so in the workbook.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from xlreview.method.candidates import Piece, worth_comparing
from xlreview.method.likeness import Wording, likeness, needed_likeness
from xlreview.model.review import Answer, Entry

_COPIED_LETTERS = 40
"""Letters from which the same words under another number are no coincidence."""


@dataclass(frozen=True, slots=True)
class AlikeEvidence:
    """Two pieces of evidence that seem to be one statement: the earlier by id, the later, how alike (0–100).

    `same_interview` is False where the two stand under different numbers and so count as two interviews.
    `differing` are the columns of the method in which the two do not say the same.
    """

    first: Entry
    later: Entry
    likeness: int
    same_interview: bool
    differing: tuple[str, ...]


def alike_evidence(evidence: Iterable[Entry]) -> tuple[AlikeEvidence, ...]:
    """Pieces of evidence to look at together, each later one with the earlier one that it is most like.

    Proposed are pieces of one interview (same number, interviewers that do not rule each other out) in nearly
    the same words: by two authors, even under two codes, unless each logged it under both; by one author
    only where the words are the same and the code too. Of two interviews only the very same words, of some
    length, by two authors who share an interviewer. A pair is settled, and left out, once the note of one
    names the id of the other. The order of the rows does not matter.
    """
    ordered = sorted(evidence, key=lambda entry: (len(entry.id), entry.id))
    pieces = [
        piece
        for place, entry in enumerate(_with_company(ordered))
        if (piece := _piece(place, entry)).wording.plain
    ]
    by_place = {piece.place: piece for piece in pieces}
    pairs = [
        (one, later, alike)
        for one, later in worth_comparing(pieces)
        if (alike := _likeness_of_one(one, later)) is not None
    ]
    matched = {piece.place for one, later, _ in pairs if one.code == later.code for piece in (one, later)}
    best: dict[int, tuple[tuple[float, bool, bool, int], Piece]] = {}
    for one, later, alike in pairs:
        # Whoever logs a statement under two codes has it twice on purpose.
        if one.code != later.code and (one.place in matched or later.place in matched):
            continue
        rank = (alike, one.number == later.number, one.code == later.code, -one.place)
        if later.place not in best or rank > best[later.place][0]:
            best[later.place] = (rank, one)
    return tuple(
        _alike(one, by_place[place], rank[0])
        for place, (rank, one) in sorted(best.items())
        if not _settled(one.entry, by_place[place].entry)
    )


def _with_company(evidence: list[Entry]) -> list[Entry]:
    """Without pieces that stand alone: a single author, and no other about the same code and interview."""
    if len({author_of(entry.id) for entry in evidence}) > 1:
        return evidence
    company = Counter((entry.get("code"), entry.get("interview")) for entry in evidence)
    return [entry for entry in evidence if company[entry.get("code"), entry.get("interview")] > 1]


def author_of(id: str) -> str:
    """Whose row an id tells: `JB` of `JB-001`; the whole id where it has no such part."""
    author, _, _ = id.rpartition("-")
    return author or id


def _base(id: str) -> str:
    """The printed id of a row; reading and merging add a `#` where one id stands twice."""
    return id.partition("#")[0]


def _piece(place: int, entry: Entry) -> Piece:
    answers = entry.answers
    return Piece(
        place,
        entry,
        author_of(entry.id),
        Wording(entry.text("statement")),
        answers.get("code"),
        answers.get("interview"),
        _people(answers.get("interviewers")),
    )


@lru_cache(maxsize=256)
def _people(named: Answer | None) -> frozenset[str]:
    """Interviewers in whatever case they were typed; the same pairs stand in every row."""
    return frozenset(map(str.casefold, named)) if isinstance(named, tuple) else frozenset()


def _likeness_of_one(one: Piece, later: Piece) -> float | None:
    """How alike two pieces are if they may be one statement, else None."""
    if _base(one.entry.id) == _base(later.entry.id):
        return None  # a row pasted twice has a problem of its own
    same_words = one.wording.plain == later.wording.plain
    if one.author == later.author:
        return 100.0 if same_words and one.code == later.code and one.number == later.number else None
    if one.number != later.number:
        if one.number is None or later.number is None:
            return None  # the one without a number does not count
        copied = same_words and len(one.wording.plain) >= _COPIED_LETTERS
        return 100.0 if copied and one.interviewers & later.interviewers else None
    if one.interviewers and later.interviewers and not one.interviewers & later.interviewers:
        return None  # two interviews under one number
    alike = likeness(one.wording, later.wording)
    letters = min(len(one.wording.plain), len(later.wording.plain))
    return alike if alike >= needed_likeness(letters) else None


def _alike(one: Piece, later: Piece, alike: float) -> AlikeEvidence:
    first, second = one.entry, later.entry
    differing = tuple(
        column
        for column in ("code", "source", "nature", "points_to")
        if first.get(column) != second.get(column)
    )
    return AlikeEvidence(first, second, int(alike), one.number == later.number, differing)


def _settled(first: Entry, later: Entry) -> bool:
    return _names(first, later.id) or _names(later, first.id)


def _names(entry: Entry, id: str) -> bool:
    """Whether the note of a row names another row."""
    note = f" {entry.text('note').casefold()} "
    start = note.find(id.casefold())
    while start >= 0:
        before, after = note[start - 1], note[start + len(id)]
        if not (before.isalnum() or after.isalnum()):
            return True
        start = note.find(id.casefold(), start + 1)
    return False
