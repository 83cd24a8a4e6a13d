"""Which statements are about the same row: by what the pack gives, by whose row it is, never by place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from xlreview.merge.doubles import tell_apart
from xlreview.merge.names import mark_of_entry, marked
from xlreview.merge.settle import same
from xlreview.model.ledger import CARRIED, SHARED, Ledger, RowKey, Said, in_normal_form

NOTES = "conflicts"
"""Sheet key under which a ledger keeps what the team typed beside conflicts; no rows of the review."""

_UNTIED = frozenset({"evidence", "context"})
"""Sheets whose rows neither name rows of their workbook by id nor are named so."""

Target = tuple[str, str, str]
"""Owner, sheet and id of a row, whoever speaks of it."""


@dataclass(slots=True)
class Gathered:
    """Everything that was said about one row, by workbook and in the order of its copies.

    `id` is what the row is called in the merged review. `also` are rows of other workbooks that came
    together with it. `replaced` was said in rows that a later copy of the workbook has no more,
    `doubled_in` in a row beside another one with its id.
    """

    target: Target
    id: str
    said: dict[str, tuple[Said, ...]]
    also: tuple[Target, ...] = ()
    replaced: tuple[Said, ...] = ()
    doubled_in: tuple[Said, ...] = ()

    @property
    def sheet(self) -> str:
        """Key of the sheet."""
        return self.target[1]

    @property
    def targets(self) -> tuple[Target, ...]:
        """The rows of single workbooks that came together here."""
        return (self.target, *self.also)

    def add(self, workbook: str, said: tuple[Said, ...]) -> None:
        """Adds what a workbook says, in the order of its copies."""
        known = self.said.get(workbook)
        self.said[workbook] = said if known is None else in_normal_form(known + said)

    def everything(self) -> Iterator[Said]:
        """All statements, workbook by workbook."""
        for workbook in sorted(self.said) if len(self.said) > 1 else self.said:
            yield from self.said[workbook]


Rows = dict[Target, Gathered]


def gather(ledger: Ledger) -> Rows:
    """The rows of a ledger by owner, sheet and id, each called as it is in its own workbook.

    Rows that were sent out with answers in them are joined to the row of whoever wrote those.
    """
    rows: Rows = {}
    carried: list[tuple[RowKey, tuple[Said, ...]]] = []
    for key, said in ledger.said.items():
        workbook, owner, sheet, id = key
        if sheet == NOTES:
            continue
        if owner == CARRIED:
            carried.append((key, said))
            continue
        if len(said) == 1:
            _add(rows, (owner, sheet, id), workbook, said)
            continue
        _add_apart(rows, (owner, sheet, id), workbook, said)
    if carried:
        _join_carried(rows, carried)
    return rows


def _add(rows: Rows, target: Target, workbook: str, said: tuple[Said, ...]) -> Gathered:
    row = rows.get(target)
    if row is None:
        row = rows[target] = Gathered(target, target[2], {workbook: said})
    else:
        row.add(workbook, said)
    return row


def _add_apart(rows: Rows, target: Target, workbook: str, said: tuple[Said, ...]) -> None:
    """Adds what one workbook says under an id, which may have stood there more than once."""
    doubles = tell_apart(said)
    row = _add(rows, target, workbook, doubles.main)
    row.replaced += doubles.replaced
    owner, sheet, id = target
    for one in doubles.beside:
        whose = workbook if owner == SHARED else ""
        second = marked(id, whose + mark_of_entry(one.entry))
        _add(rows, (owner, sheet, second), workbook, (one,)).doubled_in += (one,)


def _join_carried(rows: Rows, carried: Iterable[tuple[RowKey, tuple[Said, ...]]]) -> None:
    owners: dict[tuple[str, str], list[Target]] = defaultdict(list)
    wanted = {(key.sheet, key.id) for key, _ in carried}
    # Most rows go out under their own id; hashing all for the few that do not would show.
    base_ids = {(sheet, id.partition("#")[0]) for sheet, id in wanted if "#" in id}
    for target in rows:
        owner, sheet, id = target
        if (sheet, id) in wanted:
            owners[sheet, id].append(target)
        if (sheet, id) in base_ids and (sheet, name := marked(id, owner)) in wanted:
            owners[sheet, name].append(target)
    for key, said in carried:
        candidates = owners.get((key.sheet, key.id))
        target = (CARRIED, key.sheet, key.id)
        if candidates:
            target = min(candidates, key=lambda one: (-_agreement(rows[one], said), one))
        _add_apart(rows, target, key.workbook, said)


def _agreement(row: Gathered, said: tuple[Said, ...]) -> int:
    """How many cells of a row as it was sent out elsewhere its owner ever filled with the same."""
    known: dict[str, set[object]] = defaultdict(set)
    for one in row.everything():
        for column, answer in one.entry.answers.items():
            known[column].add(answer)
    seen = {column: answer for column, answers in said[0].seen.items() for answer in answers}
    sent: Mapping[str, object] = said[0].sent or seen or said[0].entry.answers
    return sum(answer in known[column] for column, answer in sent.items())


def name_rows(rows: Rows, team_id: str) -> list[tuple[Gathered, ...]]:
    """Gives rows of different workbooks that have the same id each a name of its own.

    A row that was pasted from one workbook into another and left as it was is one row. Of the others one
    keeps the id: the one in the workbook whose initials it begins with, not the team's if others have it,
    and then the workbook with the smallest id. What the rest are called depends on their workbook alone,
    so that it is the same in every merge. Gives back the rows that share an id. Interviews have numbers
    of the whole review and are not renamed here.
    """
    together: dict[tuple[str, str], list[Gathered]] = defaultdict(list)
    for row in rows.values():
        if row.sheet != "interviews":
            together[row.sheet, row.target[2]].append(row)
    shared = []
    for some in together.values():
        if len(some) == 1:
            continue
        some.sort(key=lambda row: (_precedence(row, team_id), row.target[0]))
        different = _without_pasted(some, rows)
        for row in different[1:]:
            row.id = marked(row.target[2], row.target[0])
        if len(different) > 1:
            shared.append(tuple(different))
    _tell_apart_by_all_means(rows)
    return shared


def _precedence(row: Gathered, team_id: str) -> tuple[bool, bool, bool]:
    """How strong a claim a workbook has to the id of its row; the smaller, the stronger."""
    owner, _, id = row.target
    initials = {name for one in row.said.get(owner, ()) for name in one.copy.reviewers}
    return owner == team_id, owner != SHARED, not any(id.startswith(f"{name}-") for name in initials)


def _without_pasted(some: Iterable[Gathered], rows: Rows) -> list[Gathered]:
    """Rows with one id, those that say the same in their own workbooks united in the first of them."""
    different: list[Gathered] = []
    contents: list[Mapping[str, object]] = []
    for row in some:
        content = _own_content(row)
        if content and content in contents and row.sheet in _UNTIED:
            unite(different[contents.index(content)], row, rows)
        else:
            different.append(row)
            contents.append(content)
    return different


def _own_content(row: Gathered) -> Mapping[str, object]:
    """What the workbook that a row belongs to says in it now, whoever else speaks of the row."""
    content: dict[str, object] = {}
    for one in row.said.get(row.target[0], ()):
        content.update((column, same(answer)) for column, answer in one.entry.answers.items())
        content.update((f"+{header}", same(answer)) for header, answer in one.entry.extra.items())
    return content


def unite(first: Gathered, row: Gathered, rows: Rows) -> None:
    """Takes everything that is said of a row into another one, which is the same."""
    for workbook, said in row.said.items():
        first.add(workbook, said)
    first.also += row.targets
    first.replaced += row.replaced
    first.doubled_in += row.doubled_in
    del rows[row.target]


def _tell_apart_by_all_means(rows: Rows) -> None:
    """Nobody keeps people from typing an id that looks like one of these names."""
    if not any("#" in id for _, _, id in rows):
        return
    taken: dict[tuple[str, str], Target] = {}
    for target in sorted(rows):
        row = rows[target]
        while taken.setdefault((row.sheet, row.id), target) != target:
            row.id = marked(row.id, repr(target))
