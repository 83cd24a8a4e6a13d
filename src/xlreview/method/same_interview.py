"""One interview that stands under two numbers: it would count twice, and confirm what it alone says."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from xlreview.method.likeness import wording_of
from xlreview.model.review import Answer, Entry

_NAMES_ALIKE = 90.0
"""Likeness (0 to 100) at which two spellings are one name: `Aino Mäkelä`, `Makela, Aino`."""


@dataclass(frozen=True, slots=True)
class AlikeInterviews:
    """Two rows of the visit programme, by rising number, that seem to be one interview.

    `agreeing` are the columns in which both say the same.
    """

    first: Entry
    later: Entry
    agreeing: tuple[str, ...]


def alike_interviews(interviews: Iterable[Entry]) -> tuple[AlikeInterviews, ...]:
    """Interviews under two numbers that seem to be one, each later one with the first it is like.

    They contradict each other in nothing that both say (day, times, kind, name, interviewers), and agree on
    the day, the start and whom they met: by name, or by role with an interviewer in common. A row without a
    day needs name, role and an interviewer. A cancelled interview is like no other: that settles a pair. The
    order of the rows does not matter.
    """
    held = sorted(
        (one for one in interviews if one.get("status") != "cancelled" and _number(one) is not None),
        key=lambda one: (_number(one) or 0, one.id),
    )
    found: dict[str, AlikeInterviews] = {}
    for first, later in sorted(_neighbours(held), key=lambda pair: (_number(pair[0]) or 0, pair[0].id)):
        if later.id not in found and _number(first) != _number(later) and _may_be_one(first, later):
            found[later.id] = AlikeInterviews(first, later, _agreeing(first, later))
    return tuple(found[one.id] for one in held if one.id in found)


def _number(interview: Entry) -> int | None:
    number = interview.get("number")
    if isinstance(number, int):
        return number
    # A row that only has its printed number is known by its id.
    plain, _, _ = interview.id.partition("#")
    return int(plain) if plain.isdecimal() else None


def _neighbours(held: Iterable[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Pairs on the same day at the same time, and pairs of the same name."""
    together: dict[tuple[object, ...], list[Entry]] = {}
    for one in held:
        if one.get("day") is not None and one.get("start") is not None:
            together.setdefault(("time", one["day"], one["start"]), []).append(one)
        if words := wording_of(one.text("name")).words:
            together.setdefault(("name", *sorted(words)), []).append(one)
    for some in together.values():
        yield from combinations(some, 2)


def _may_be_one(first: Entry, later: Entry) -> bool:
    if any(_contradict(first, later, column) for column in ("day", "start", "end", "kind")):
        return False
    interviewers = _interviewers(first) & _interviewers(later)
    if _interviewers(first) and _interviewers(later) and not interviewers:
        return False
    name, role = (_alike(first, later, column) for column in ("name", "role"))
    if name is False:
        return False
    same_time = all(_agree(first, later, column) for column in ("day", "start"))
    if same_time:
        return bool(name or (role and interviewers))
    return bool(name and role and interviewers)


def _contradict(first: Entry, later: Entry, column: str) -> bool:
    one, other = first.get(column), later.get(column)
    return one is not None and other is not None and one != other


def _agree(first: Entry, later: Entry, column: str) -> bool:
    return first.get(column) is not None and first.get(column) == later.get(column)


def _alike(first: Entry, later: Entry, column: str) -> bool | None:
    """Whether two texts name the same; None where one of them is missing."""
    one, other = (wording_of(_bare(entry.text(column))) for entry in (first, later))
    if not one.words or not other.words:
        return None
    if sorted(one.words) == sorted(other.words):
        return True
    from rapidfuzz import fuzz

    return bool(fuzz.token_sort_ratio(one.plain, other.plain) >= _NAMES_ALIKE)


def _bare(text: str) -> str:
    """A text without accents: who types a foreign name often leaves them out."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))


def _interviewers(interview: Entry) -> frozenset[str]:
    named: Answer | None = interview.get("interviewers")
    return frozenset(one.casefold() for one in named) if isinstance(named, tuple) else frozenset()


def _agreeing(first: Entry, later: Entry) -> tuple[str, ...]:
    columns = ["day", "start", "role", "name"]
    return tuple(
        column
        for column in columns
        if (_alike(first, later, column) if column in ("role", "name") else _agree(first, later, column))
    )
