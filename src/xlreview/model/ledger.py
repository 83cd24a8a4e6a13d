"""What a merge knows: every copy of every workbook that went in, and what each of them says.

A `Ledger` is a set, and the union of two ledgers holds what either of them holds: the order of files,
repeats, and which were merged first leave no trace in it. Everything that people see of a merge (the
value in a cell, what is in conflict, the history) is worked out from the ledger and never stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from xlreview.model.entry import AddedSheet, Answer, Entry, Saved
from xlreview.model.rating import Role

SHARED = ""
"""Owner of rows that the pack gives: they are everybody's."""
CARRIED = "*"
"""Owner, not told yet, of a row that already stood in the workbook when it was sent out."""


@dataclass(frozen=True)
class Copy:
    """One file that went into a merge: which workbook it is, who saved it when, and how it is called.

    Copies of one workbook (sent twice, forwarded and edited) share its `workbook_id`; the same bytes
    have the same `fingerprint` (SHA-256), under whatever name they come.
    """

    fingerprint: str
    workbook_id: str
    role: Role
    reviewers: tuple[str, ...]
    language: str
    city: str
    round: str
    file: str
    saved: Saved = field(default_factory=Saved)
    cells_read: int = 0

    @cached_property
    def order(self) -> tuple[str, str]:
        """Copies of a workbook follow one another by when they were saved, then by fingerprint.

        A file that does not tell when it was saved comes before those that do.
        """
        return ("" if self.saved.at is None else _plain(self.saved.at), self.fingerprint)

    @property
    def who(self) -> str:
        """Whose workbook it is: initials as in `JB & FC`, else the role (`CITY`, `TEAM` …)."""
        return " & ".join(self.reviewers) if self.reviewers else self.role.value.upper()


class RowKey(NamedTuple):
    """A row that one workbook speaks of: `owner` is the workbook whose row it is (or SHARED, CARRIED)."""

    workbook: str
    owner: str
    sheet: str
    id: str


@dataclass(frozen=True, slots=True)
class Said:
    """What one copy says in one row.

    `sent` is how the row went out in this workbook: what equals it is carried over, not said anew.
    `seen` are, by column, the values that were known when a team workbook decided, none for a cell that was
    blank: the decision stands against these. `doubled` marks a row that stood in its copy more than once,
    with different content.
    """

    copy: Copy
    entry: Entry
    sent: Mapping[str, Answer] = field(default_factory=dict)
    seen: Mapping[str, tuple[Answer, ...]] = field(default_factory=dict)
    doubled: bool = False
    note: str = ""

    @property
    def is_decision(self) -> bool:
        """Whether a team changed cells of a row that a merge had shown, rather than filled a row."""
        return bool(self.seen)

    def precedence(self) -> tuple[tuple[str, str], str, bool, str]:
        """Later copies last; what one copy says in several places in an order of its own words."""
        entry = self.entry
        words = repr((_in_words(entry.answers), _in_words(entry.extra), self.note))
        return (self.copy.order, entry.sheet_title, bool(self.seen), words)

    @property
    def content(self) -> tuple[object, ...]:
        """What is said, without who says it where and when."""
        entry = self.entry
        parts: tuple[Mapping[str, object], ...] = (entry.answers, entry.extra, self.sent, self.seen)
        return (*(frozenset(map(_with_type, part.items())) for part in parts), self.note)


class SetAside(NamedTuple):
    """A cell that reading did not take into the rows of a workbook, and the code that says why."""

    workbook: str
    sheet_title: str
    cell: str
    content: str
    code: str


class SaidSheet(NamedTuple):
    """A sheet that people added to a workbook, or a team's version of the sheet that `owner` added."""

    workbook: str
    owner: str
    sheet: AddedSheet


class SaidComment(NamedTuple):
    """What somebody wrote beside a cell: of the row of `owner` that is told as in a `RowKey`.

    Without a row it stood beside a cell of another sheet, which is that of `owner` if people added it.
    `number` counts what was said beside one cell in turn.
    """

    workbook: str
    owner: str
    sheet: str
    row: str
    column: str
    author: str
    text: str
    sheet_title: str
    cell: str
    number: int


@dataclass(frozen=True)
class Ledger:
    """A set of copies and of what they say, in its normal form.

    `said` is by row, in the order of copies; what two copies of one workbook say alike is kept as the
    later one's. Likewise with `set_aside`, with `added`, the sheets that people added, and with `comments`.
    """

    copies: Mapping[str, Copy] = field(default_factory=dict)
    said: Mapping[RowKey, tuple[Said, ...]] = field(default_factory=dict)
    set_aside: Mapping[SetAside, Copy] = field(default_factory=dict)
    added: Mapping[SaidSheet, Copy] = field(default_factory=dict)
    comments: Mapping[SaidComment, Copy] = field(default_factory=dict)

    @staticmethod
    def union(ledgers: Iterable[Ledger]) -> Ledger:
        """Everything that any of the ledgers holds."""
        copies: dict[str, Copy] = {}
        said: dict[RowKey, tuple[Said, ...]] = {}
        set_aside: dict[SetAside, Copy] = {}
        added: dict[SaidSheet, Copy] = {}
        comments: dict[SaidComment, Copy] = {}
        together: set[RowKey] = set()
        renamed = False
        for ledger in ledgers:
            for fingerprint, copy in ledger.copies.items():
                known = copies.setdefault(fingerprint, copy)
                if known.file != copy.file:
                    # The same bytes under two names are one copy, called by the first of them.
                    copies[fingerprint] = min(known, copy, key=lambda one: one.file)
                    renamed = True
            for key, some in ledger.said.items():
                known_so_far = said.setdefault(key, some)
                # What an earlier team workbook brings is nearly always what the files themselves say.
                if known_so_far is not some and known_so_far != some:
                    said[key] = known_so_far + some
                    together.add(key)
            _take_latest(set_aside, ledger.set_aside)
            _take_latest(added, ledger.added)
            _take_latest(comments, ledger.comments)
        for key in together:
            said[key] = in_normal_form(said[key])
        if renamed:
            said = {
                key: tuple(_called_as(one, copies[one.copy.fingerprint]) for one in some)
                for key, some in said.items()
            }
            set_aside = {cell: copies[copy.fingerprint] for cell, copy in set_aside.items()}
            added = {sheet: copies[copy.fingerprint] for sheet, copy in added.items()}
            comments = {comment: copies[copy.fingerprint] for comment, copy in comments.items()}
        return Ledger(copies, said, set_aside, added, comments)

    @cached_property
    def is_empty(self) -> bool:
        """Whether nothing is said anywhere."""
        return not (self.said or self.set_aside or self.added or self.comments)


def in_normal_form(some: Iterable[Said]) -> tuple[Said, ...]:
    """What is said in one row of one workbook, the same words once, in the order of copies."""
    latest: dict[tuple[object, ...], Said] = {}
    for one in some:
        content = one.content
        known = latest.get(content)
        if known is None or known.precedence() < one.precedence():
            latest[content] = one
    return tuple(sorted(latest.values(), key=Said.precedence))


def _take_latest(known: dict, more: Mapping) -> None:
    for key, copy in more.items():
        if key not in known or known[key].order < copy.order:
            known[key] = copy


def _called_as(said: Said, copy: Copy) -> Said:
    if said.copy == copy and said.entry.file == copy.file:
        return said
    return replace(said, copy=copy, entry=replace(said.entry, file=copy.file))


def _with_type(pair: tuple[str, object]) -> tuple[str, str, object]:
    """A column and its answer such that 1 and True, or a text and a day, are two things.

    A rating is its text: a file gives the one, a ledger that comes out of a stamp the other.
    """
    kind = "str" if isinstance(pair[1], str) else type(pair[1]).__name__
    return (pair[0], kind, pair[1])


def _in_words(answers: Mapping[str, Answer]) -> list[tuple[str, str, str]]:
    return sorted((column, kind, str(answer)) for column, kind, answer in map(_with_type, answers.items()))


def _plain(at: datetime) -> str:
    return at.replace(tzinfo=None).isoformat()
