"""One cell: which of the answers given to it stands, which are in conflict, and which are history."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from xlreview.model.emphasis import Emphasised
from xlreview.model.ledger import Said
from xlreview.model.review import Answer
from xlreview.read.values.answers import plain_key


@dataclass(frozen=True, slots=True)
class Statement:
    """One copy's answer in one cell.

    `same` is what equal answers have in common. `seen` are the answers that were known when this one was
    given: how the cell was sent out, and for a team's decision everything it was made in view of. An
    answer that is only carried over from there is not `new`.
    """

    value: Answer
    same: Hashable
    seen: frozenset[Hashable]
    said: Said
    is_new: bool

    def replaces(self, other: Statement) -> bool:
        """Whether this answer was given in view of the other one, and the other not in view of this."""
        if self.same == other.same or other.same not in self.seen:
            return False
        return not (self.same in other.seen and other.seen >= self.seen)


@dataclass(slots=True)
class Settled:
    """What has become of a cell.

    `standing` are the different answers that nobody has settled, the one to show first, each with
    everybody who gives it: several are a conflict, none is a blank cell. `earlier` are answers that
    do not stand, each with the reason and the answer that replaced it.
    """

    standing: list[tuple[Statement, ...]] = field(default_factory=list)
    earlier: list[tuple[Statement, str, Statement]] = field(default_factory=list)

    @property
    def shown(self) -> Answer | None:
        """What stands in the cell, meanwhile too."""
        return self.standing[0][0].value if self.standing else None


def same(answer: Answer) -> Hashable:
    """What two answers have in common that mean the same: spelling and the order in a list do not count."""
    if isinstance(answer, str):
        return plain_key(answer)
    return frozenset(answer) if isinstance(answer, tuple) else answer


def differs(one: Answer, other: Answer) -> bool:
    """Whether two answers are spelled in different ways; codes in another order are not."""
    return one != other and not (isinstance(one, tuple) and same(one) == same(other))


def statement(said: Said, column: str) -> Statement | None:
    """What is said in one column (`+` and the header for one that people added); None for a blank."""
    answer = said.entry.extra.get(column[1:]) if column[0] == "+" else said.entry.answers.get(column)
    if answer is None:
        return None
    meaning = same(answer)
    sent = said.sent.get(column)
    seen = frozenset(map(same, said.seen.get(column, ())))
    if sent is None:
        return Statement(answer, meaning, seen, said, True)
    return Statement(answer, meaning, seen | {same(sent)}, said, differs(answer, sent))


def by_workbook(
    said: Mapping[str, Sequence[Said]], column: str
) -> tuple[dict[str, Statement], list[Statement], Settled]:
    """Each workbook's own answer to a cell; answers only carried over; what later copies replaced.

    Of the copies of one workbook the latest with a new answer counts, unless an earlier one was given in
    view of it (clocks differ).
    """
    own: dict[str, Statement] = {}
    carried: list[Statement] = []
    settled = Settled()
    for workbook, some in said.items():
        if len(some) == 1:
            # As with nearly everybody, and two hundred may speak of one cell.
            alone = statement(some[0], column)
            if alone is not None:
                if alone.is_new:
                    own[workbook] = alone
                else:
                    carried.append(alone)
            continue
        given = [one for one in (statement(one, column) for one in some) if one is not None]
        new = [one for one in given if one.is_new]
        carried.extend(one for one in given if not one.is_new)
        if new:
            left = [one for one in new if not any(other.replaces(one) for other in new)]
            left = left or new
            alike = [one for one in left if one.same == left[-1].same]
            # Said again in view of more, an answer stands against all of it.
            current = replace(alike[-1], seen=frozenset().union(*(one.seen for one in alike)))
            own[workbook] = current
            replaced = (one for one in new if differs(one.value, current.value))
            settled.earlier.extend((one, "later_copy", current) for one in replaced)
    return own, carried, settled


def settle(said: Mapping[str, Sequence[Said]], column: str, *, team_id: str) -> Settled:
    """What becomes of a cell in which workbooks must agree."""
    own, carried, settled = by_workbook(said, column)
    if not own:
        _take_carried(settled, carried)
        return settled
    _drop_carried(settled, carried, own)
    answers = [*own.items()]
    # Two hundred people may say the same in view of the same: one of them speaks for all.
    different = {(one.same, one.seen): one for one in own.values()}.values()
    standing = [
        (workbook, one) for workbook, one in answers if not any(other.replaces(one) for other in different)
    ]
    if not standing:
        # Each was given in view of another one: nobody has the last word.
        standing = answers
    meanings = {one.same for _, one in standing}
    for _, one in answers:
        if one.same not in meanings:
            by = max((other for _, other in answers if other.replaces(one)), key=_later)
            why = "decided" if own.get(team_id) is by else "changed"
            settled.earlier.append((one, why, by))
    settled.standing = in_order_of_showing(standing, team_id)
    for shown, *others in settled.standing:
        settled.earlier.extend((one, "spelled", shown) for one in others if differs(one.value, shown.value))
    return settled


def in_order_of_showing(
    standing: Iterable[tuple[str, Statement]], team_id: str
) -> list[tuple[Statement, ...]]:
    """Equal answers together: what the team decided first, then the newest."""
    groups: dict[Hashable, list[tuple[_Later, Statement]]] = {}
    for workbook, one in standing:
        groups.setdefault(one.same, []).append(((workbook == team_id, *_later(one)), one))
    for group in groups.values():
        group.sort(key=lambda pair: pair[0], reverse=True)
    ordered = sorted(groups.values(), key=lambda group: group[0][0], reverse=True)
    return [_set_off_first(one for _, one in group) for group in ordered]


def _set_off_first(alike: Iterable[Statement]) -> tuple[Statement, ...]:
    """Of the same words those are shown in which somebody set some off."""
    first, *others = alike
    if not isinstance(first.value, Emphasised):
        for number, one in enumerate(others):
            if isinstance(one.value, Emphasised) and one.value == first.value:
                return (one, first, *others[:number], *others[number + 1 :])
    return (first, *others)


def _take_carried(settled: Settled, carried: list[Statement]) -> None:
    """Nobody gave an answer of their own: what was sent out stands, the newest where that differs."""
    groups = in_order_of_showing((("", one) for one in carried), team_id="*")
    settled.standing = groups[:1]
    settled.earlier.extend((group[0], "carried", groups[0][0]) for group in groups[1:])


def _drop_carried(settled: Settled, carried: list[Statement], own: Mapping[str, Statement]) -> None:
    """What was sent out and has been changed since: once is enough."""
    meanings = {one.same for one in own.values()}
    newest = max(own.values(), key=_later)
    groups = in_order_of_showing((("", one) for one in carried if one.same not in meanings), team_id="*")
    settled.earlier.extend((group[0], "carried", newest) for group in groups)


_Later = tuple[bool, tuple[str, str], str]
"""Whether the team says so, then where the answer stands among others by time."""


def _later(one: Statement) -> tuple[tuple[str, str], str]:
    return one.said.copy.order, repr(one.value)
