"""One interview that stands under two numbers: it would count twice, and confirm what it alone says."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from xlreview.method.likeness import Wording
from xlreview.model.review import Answer, Entry

_LONGEST_NUMBER = 9
"""Digits; what is longer is the number of no interview."""
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
        (
            _Held(number, one)
            for one in interviews
            if one.get("status") != "cancelled" and (number := _number(one)) is not None
        ),
        key=_order,
    )
    found: dict[str, AlikeInterviews] = {}
    for first, later in sorted(_neighbours(held), key=lambda pair: _order(pair[0])):
        id = later.entry.id
        if id not in found and first.number != later.number and _may_be_one(first, later):
            found[id] = AlikeInterviews(first.entry, later.entry, _agreeing(first, later))
    return tuple(found[one.entry.id] for one in held if one.entry.id in found)


class _Held:
    """An interview made ready to compare with others."""

    def __init__(self, number: int, entry: Entry) -> None:
        self.number = number
        self.entry = entry
        named = entry.get("interviewers")
        self.interviewers = frozenset(map(str.casefold, named)) if isinstance(named, tuple) else frozenset()

    def get(self, column: str) -> Answer | None:
        """The answer in a column, or None."""
        return self.entry.get(column)

    @cached_property
    def name(self) -> Wording:
        """Whom they met, by name."""
        return Wording(_bare(self.entry.text("name")))

    @cached_property
    def role(self) -> Wording:
        """Whom they met, by role."""
        return Wording(_bare(self.entry.text("role")))


def _order(one: _Held) -> tuple[int, str]:
    return one.number, one.entry.id


def _number(interview: Entry) -> int | None:
    number = interview.get("number")
    if isinstance(number, int):
        return number
    # A row that only has its printed number is known by its id.
    plain, _, _ = interview.id.partition("#")
    return int(plain) if plain.isdecimal() and len(plain) <= _LONGEST_NUMBER else None


def _neighbours(held: Iterable[_Held]) -> Iterator[tuple[_Held, _Held]]:
    """Pairs on the same day at the same time, and pairs of the same name."""
    together: dict[tuple[object, ...], list[_Held]] = {}
    for one in held:
        day, start = one.get("day"), one.get("start")
        if day is not None and start is not None:
            together.setdefault(("time", day, start), []).append(one)
        if words := Wording(one.entry.text("name")).words:
            together.setdefault(("name", *sorted(words)), []).append(one)
    for some in together.values():
        yield from combinations(some, 2)


def _may_be_one(first: _Held, later: _Held) -> bool:
    if any(_contradict(first, later, column) for column in ("day", "start", "end", "kind")):
        return False
    interviewers = first.interviewers & later.interviewers
    if first.interviewers and later.interviewers and not interviewers:
        return False
    name = _alike(first.name, later.name)
    if name is False:
        return False
    role = _alike(first.role, later.role)
    same_time = all(_agree(first, later, column) for column in ("day", "start"))
    if same_time:
        return bool(name or (role and interviewers))
    return bool(name and role and interviewers)


def _contradict(first: _Held, later: _Held, column: str) -> bool:
    one, other = first.get(column), later.get(column)
    return one is not None and other is not None and one != other


def _agree(first: _Held, later: _Held, column: str) -> bool:
    return first.get(column) is not None and first.get(column) == later.get(column)


def _alike(one: Wording, other: Wording) -> bool | None:
    """Whether two texts name the same; None where one of them is missing."""
    if not one.words or not other.words:
        return None
    if sorted(one.words) == sorted(other.words):
        return True
    from rapidfuzz import fuzz

    return bool(fuzz.token_sort_ratio(one.plain, other.plain) >= _NAMES_ALIKE)


def _bare(text: str) -> str:
    """A text without accents: who types a foreign name often leaves them out."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))


def _agreeing(first: _Held, later: _Held) -> tuple[str, ...]:
    agreeing = {
        "day": _agree(first, later, "day"),
        "start": _agree(first, later, "start"),
        "role": _alike(first.role, later.role),
        "name": _alike(first.name, later.name),
    }
    return tuple(column for column, is_same in agreeing.items() if is_same)
