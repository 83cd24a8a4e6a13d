"""Interviews, whose numbers the whole review shares: one number may be one interview, or two.

Two workbooks speak of one interview where nothing contradicts: the same person by name, or else no
different role, day or start. A blank contradicts nothing. Interviews that contradict each other are two,
and both are kept under the same number, one of them marked, until one of them gets a number of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from xlreview.merge.gather import Gathered, Rows, unite
from xlreview.merge.names import marked
from xlreview.model.ledger import CARRIED, Said
from xlreview.read.values.answers import plain_key

_TELLING = ("name", "role", "day", "start")
_ENOUGH = 2
"""So many of these must agree before an interview counts as one that has got another number."""
_NOTHING: frozenset[str] = frozenset()

Facts = Mapping[str, frozenset[str]]
"""What is known of an interview: by column, all that was ever said or sent out, spelled plainly."""


def unite_interviews(rows: Rows, team_id: str) -> list[tuple[Gathered, ...]]:
    """Unites the rows of one interview in place; gives back the interviews that share a number."""
    grouped = {number: _grouped(some) for number, some in _by_number(rows).items()}
    if any(len(groups) > 1 for groups in grouped.values()):
        _follow_new_numbers(grouped, rows, team_id)
    clashes = []
    for number, groups in grouped.items():
        groups.sort(key=lambda group: (_rank(group, team_id), group[0].target))
        for place, group in enumerate(groups):
            first = _united(group, rows)
            if place:
                first.id = marked(number, min(row.target[0] for row in group))
        if len(groups) > 1:
            clashes.append(tuple(group[0] for group in groups))
    return clashes


def _by_number(rows: Rows) -> Mapping[str, list[Gathered]]:
    by_number: dict[str, list[Gathered]] = defaultdict(list)
    for row in rows.values():
        if row.sheet == "interviews":
            by_number[row.target[2]].append(row)
    for some in by_number.values():
        some.sort(key=lambda row: row.target)
    return by_number


def _follow_new_numbers(grouped: Mapping[str, list[list[Gathered]]], rows: Rows, team_id: str) -> None:
    """Takes interviews that shared a number to the number that somebody has given them since.

    The reviewer in a later copy, or the team; else the row that they left would stay for ever, since a
    blank deletes nothing.
    """
    every = [row for groups in grouped.values() for group in groups for row in group]
    for number in sorted(grouped):
        groups = grouped[number]
        for row in [row for group in groups for row in group] if len(groups) > 1 else ():
            instead = [one for one in every if one.target[2] != number and _is_renumbered(row, one, team_id)]
            if len(instead) == 1:
                unite(instead[0], row, rows)
                every.remove(row)
                groups[:] = [left for group in groups if (left := [one for one in group if one is not row])]


def _is_renumbered(row: Gathered, other: Gathered, team_id: str) -> bool:
    """Whether the other row is the same interview under the number that it has got later."""
    facts, others = _facts(row.everything()), _facts(other.everything())
    if len(facts) < _ENOUGH or not all(
        known & others.get(column, _NOTHING) for column, known in facts.items()
    ):
        return False
    by_team = other.said.get(team_id, ())
    # What the team decided about an interview says of no other one that it is the same.
    written = (one.entry.answers for one in by_team if not one.is_decision)
    if any("name" in answers or "role" in answers for answers in written):
        return True
    owner = row.target[0]
    earlier, later = row.said.get(owner, ()), other.said.get(owner, ())
    return bool(earlier and later) and later[-1].copy.order > earlier[-1].copy.order


def interview_meant(
    evidence: Gathered, number: object, clashes: Mapping[str, tuple[Gathered, ...]]
) -> str | None:
    """The id of the interview that a piece of evidence means by a number that several interviews have.

    That is the interview of its own workbook, else the one interview in which its interviewers took
    part; None where neither tells.
    """
    several = clashes[str(number)]
    own = [one for one in several if any(target[0] == evidence.target[0] for target in one.targets)]
    if len(own) == 1:
        return own[0].id
    present = _people(evidence)
    shared = [one for one in several if present & _people(one)]
    return shared[0].id if len(shared) == 1 else None


def _people(row: Gathered) -> set[str]:
    people: set[str] = set()
    for one in row.everything():
        names = one.entry.get("interviewers")
        people.update(names if isinstance(names, tuple) else ())
    return people


def _grouped(rows: Iterable[Gathered]) -> list[list[Gathered]]:
    """Rows that speak of one interview together; those that tell most come first."""
    known = [(_facts(row.everything()), row) for row in rows]
    known.sort(key=lambda one: (-len(one[0]), one[1].target))
    groups: list[tuple[list[Facts], list[Gathered]]] = []
    for facts, row in known:
        for known_facts, group in groups:
            if facts in known_facts or not any(_contradict(facts, others) for others in known_facts):
                group.append(row)
                if facts not in known_facts:
                    known_facts.append(facts)
                break
        else:
            groups.append(([facts], [row]))
    return [group for _, group in groups]


def _facts(said: Iterable[Said]) -> Facts:
    facts: dict[str, set[str]] = defaultdict(set)
    for one in said:
        for column in _TELLING:
            for answers in (one.entry.answers, one.sent):
                if column in answers:
                    facts[column].add(plain_key(str(answers[column])))
    return {column: frozenset(spelled) for column, spelled in facts.items()}


def _contradict(one: Facts, other: Facts) -> bool:
    both = [column for column in _TELLING if column in one and column in other]
    apart = {column for column in both if not one[column] & other[column]}
    if "name" in both:
        return "name" in apart
    return bool(apart)


def _rank(group: list[Gathered], team_id: str) -> bool:
    """The programme that was sent out, or the team's, keeps its numbers."""
    return not any(row.target[0] in (CARRIED, team_id) for row in group)


def _united(group: list[Gathered], rows: Rows) -> Gathered:
    first = group[0]
    for row in group[1:]:
        unite(first, row, rows)
    return first
