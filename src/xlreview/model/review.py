"""A review as data: what people answered, with the cell of every answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from xlreview.model.comment import Comment
from xlreview.model.entry import AddedSheet, Answer, Entry, Ignored, Saved
from xlreview.model.ledger import Ledger
from xlreview.model.merged import Merged
from xlreview.model.pack import Pack
from xlreview.model.rating import Audience, Role
from xlreview.problem import Problem

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["AddedSheet", "Answer", "Comment", "Entry", "Ignored", "Receipt", "Review", "Saved", "Stamp"]


@dataclass(frozen=True)
class Stamp:
    """What the hidden stamp of a workbook says about it.

    `review_id` is shared by every workbook of one review; `workbook_id` is this workbook's own and
    stays the same when it is sent again. `reviewers` are initials; one for a reviewer's workbook. A copy
    in which names have been replaced says for which `audience`; any other workbook is the team's affair.
    """

    workbook_id: str
    review_id: str
    role: Role
    language: str
    city: str
    round: str
    pack_id: str
    pack_version: str
    reviewers: tuple[str, ...] = ()
    format_version: int = 1
    audience: Audience = Audience.TEAM

    @property
    def is_redacted(self) -> bool:
        """Whether names have been replaced, so that nothing of it may go back into the team's workbook."""
        return self.audience is not Audience.TEAM

    @property
    def purpose(self) -> str:
        """By what the catalogues tell what a workbook is for: its role, or `copy_for_` and its audience."""
        return f"copy_for_{self.audience}" if self.is_redacted else self.role.value


@dataclass(frozen=True)
class Receipt:
    """What reading one file came to: its SHA-256, the cells read, and every cell not taken.

    `carries` names what the file has inside that was neither followed nor run (`external_links`,
    `data_connections`, `embedded_files` …), by the parts of the file that hold it.
    """

    file: str
    fingerprint: str
    cells_read: int
    ignored: tuple[Ignored, ...] = ()
    saved: Saved = field(default_factory=Saved)
    format_version: int = 1
    carries: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Review:
    """Everything one workbook says about a review, or several workbooks merged.

    `entries` are tuples by sheet key, in sheet order. `problems` are all that reading and the rules of
    the method found, in reading order. `sent` holds the answers that stood in the workbook when it was
    sent out, by (sheet, id): the ancestor for merging. A team workbook that a merge wrote has the `ledger`
    of everything that went into it; `merged` says what the merge came to, and is there only on a review
    that `merge_reviews` gave. `comments` are what people wrote beside cells, in the order of sheets.
    """

    pack: Pack
    stamp: Stamp
    entries: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    sent: Mapping[tuple[str, str], Mapping[str, Answer]] = field(default_factory=dict)
    added_sheets: tuple[AddedSheet, ...] = ()
    problems: tuple[Problem, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    ledger: Ledger | None = None
    merged: Merged | None = None
    comments: tuple[Comment, ...] = ()

    def of(self, sheet: str) -> tuple[Entry, ...]:
        """The entries of one sheet, in order; none where the sheet is absent or unanswered."""
        return self.entries.get(sheet, ())

    @cached_property
    def _by_id(self) -> Mapping[tuple[str, str], Entry]:
        return {(entry.sheet, entry.id): entry for entry in self}

    def entry(self, sheet: str, id: str) -> Entry | None:
        """The entry of a row, or None where it has no answer."""
        return self._by_id.get((sheet, id))

    def __iter__(self) -> Iterator[Entry]:
        """All entries, sheet by sheet."""
        for entries in self.entries.values():
            yield from entries

    def answers(self) -> dict[str, dict[str, dict[str, Answer]]]:
        """Plain answers by sheet, row id and column: what two equal reviews have in common."""
        return {
            sheet: {entry.id: dict(entry.answers) for entry in entries}
            for sheet, entries in self.entries.items()
            if entries
        }

    def frames(self) -> dict[str, DataFrame]:
        """One pandas frame per answered sheet: a row per answered row, blanks as None.

        `id` comes first, then every column that anybody answered in the order of the sheet, then the
        columns that people added, by header (with ` (+)` where a column of ours has that name).
        """
        # pandas costs half a second to import and few callers want frames.
        import pandas

        frames = {}
        for sheet, entries in self.entries.items():
            if entries:
                answered = {column for entry in entries for column in entry.answers}
                # A row that was read knows all its columns, one made in code only those answered.
                known = _in_common_order(entry.cells or entry.answers for entry in entries)
                columns = [column for column in known if column in answered]
                added = _in_common_order(entry.extra for entry in entries)
                rows = [
                    [entry.id, *map(entry.answers.get, columns), *map(entry.extra.get, added)]
                    for entry in entries
                ]
                names = ["id", *columns]
                names += [f"{header} (+)" if header in names else header for header in added]
                frames[sheet] = pandas.DataFrame(rows, columns=names, dtype=object)
        return frames


def _in_common_order(rows: Iterable[Iterable[str]]) -> list[str]:
    """All keys of rows that each leave some out, in an order as near to every row's as can be had."""
    order: list[str] = []
    for row in map(list, rows):
        for number, key in enumerate(row):
            if key not in order:
                later = next((order.index(one) for one in row[number + 1 :] if one in order), None)
                after = order.index(row[number - 1]) + 1 if number else len(order)
                order.insert(after if later is None else later, key)
    return order
