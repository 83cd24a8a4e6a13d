"""What one workbook contributes: every filled row, sheet and set-aside cell, as a ledger of one copy."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from xlreview.layout.rows import id_prefix
from xlreview.layout.sheets import DATA_SHEETS, Rows, Sheet
from xlreview.layout.stamp import fingerprint
from xlreview.merge.comments import comments_of
from xlreview.model.ledger import (
    CARRIED,
    SHARED,
    Copy,
    Ledger,
    RowKey,
    Said,
    SaidSheet,
    SetAside,
    in_normal_form,
)
from xlreview.model.rating import Role
from xlreview.model.review import AddedSheet, Answer, Entry, Receipt, Review

_SECOND = re.compile(r"(.+)#[0-9]+")
"""What a reader calls the second and further rows with the same id in one sheet: `JB-001#2`."""


def ledger_of(review: Review) -> Ledger:
    """What a workbook that no merge wrote contributes."""
    copy = copy_of(review)
    said: dict[RowKey, tuple[Said, ...]] = {}
    set_aside = dict.fromkeys(_set_aside(review, copy.workbook_id), copy)
    for sheet in DATA_SHEETS:
        if sheet.rows is Rows.FOUND:
            set_aside |= dict.fromkeys(_remarks(sheet, review), copy)
            continue
        for id, entries in by_base_id(review.of(sheet.key)):
            owner, sent = owner_of(sheet, id, review), review.sent.get((sheet.key, id))
            said[RowKey(copy.workbook_id, owner, sheet.key, id)] = statements(copy, id, entries, sent)
    added = {
        SaidSheet(copy.workbook_id, copy.workbook_id, trimmed(sheet)): copy for sheet in review.added_sheets
    }
    comments = comments_of(review, copy, lambda sheet, id: owner_of(sheet, id, review))
    return Ledger({copy.fingerprint: copy}, said, set_aside, added, comments)


def owner_of(sheet: Sheet, id: str, review: Review) -> str:
    """Whose row it is that a workbook calls by this id."""
    if not sheet.grows and is_shared(sheet, id, review):
        return SHARED
    is_carried = review.sent.get((sheet.key, id)) or _is_from_others(sheet, id, review)
    return CARRIED if is_carried else review.stamp.workbook_id


def copy_of(review: Review) -> Copy:
    """The copy that a review was read from; one made in code is known by its content."""
    stamp = review.stamp
    receipt = review.receipts[0] if review.receipts else Receipt("", _content_of(review), 0)
    return Copy(
        fingerprint=receipt.fingerprint,
        workbook_id=stamp.workbook_id,
        role=stamp.role,
        reviewers=tuple(stamp.reviewers),
        language=stamp.language,
        city=stamp.city,
        round=stamp.round,
        file=receipt.file,
        saved=receipt.saved,
        cells_read=receipt.cells_read,
    )


def is_shared(sheet: Sheet, id: str, review: Review) -> bool:
    """Whether the pack gives a row, so that it means the same in every workbook."""
    if sheet.rows is Rows.FACTORS:
        return any(factor.id == id for factor in review.pack.context_factors)
    return not sheet.grows


def _is_from_others(sheet: Sheet, id: str, review: Review) -> bool:
    """Whether a row in a team's workbook was begun in somebody else's: the team has it pasted in.

    A workbook that a merge wrote and that has lost its ledger has all rows of the review like this.
    """
    stamp = review.stamp
    return (
        stamp.role is Role.TEAM
        and sheet.rows in (Rows.PREPARED, Rows.FACTORS)
        and not id.startswith(f"{id_prefix(stamp)}-")
    )


def by_base_id(entries: Sequence[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    """Rows of a sheet by the id that is printed in them: rows that stand there twice come together."""
    together: dict[str, list[Entry]] = {}
    for entry in entries:
        if "#" in entry.id and (second := _SECOND.fullmatch(entry.id)) and second[1] in together:
            together[second[1]].append(entry)
        else:
            together[entry.id] = [entry]
    yield from together.items()


def statements(
    copy: Copy, id: str, entries: Sequence[Entry], sent: Mapping[str, Answer] | None = None
) -> tuple[Said, ...]:
    """What a copy says in the rows with one id; the same content twice is said once."""
    ancestor = sent or {}
    if len(entries) == 1:
        return (Said(copy, entries[0], ancestor),)
    every = in_normal_form(Said(copy, replace(entry, id=id), ancestor) for entry in entries)
    return every if len(every) == 1 else tuple(replace(one, doubled=True) for one in every)


def trimmed(sheet: AddedSheet) -> AddedSheet:
    """A sheet without the blank rows and cells that programs leave at its edges."""
    rows = [_without_end(row) for row in sheet.rows]
    while rows and not rows[-1]:
        rows.pop()
    return AddedSheet(sheet.title, tuple(rows))


def _without_end(row: tuple[object, ...]) -> tuple[object, ...]:
    end = len(row)
    while end and row[end - 1] in (None, ""):
        end -= 1
    return row[:end]


def _set_aside(review: Review, workbook: str) -> Iterator[SetAside]:
    for receipt in review.receipts:
        for cell in receipt.ignored:
            yield SetAside(workbook, cell.place.sheet or "", cell.place.cell or "", cell.content, cell.code)


def _remarks(sheet: Sheet, review: Review) -> Iterator[SetAside]:
    """What people typed on a sheet that only a merge fills, in a workbook that no merge wrote."""
    for entry in review.of(sheet.key):
        sent = review.sent.get((sheet.key, entry.id), {})
        for column, answer in (*entry.answers.items(), *entry.extra.items()):
            if sent.get(column) != answer:
                yield remark(review.stamp.workbook_id, entry, column)


def remark(workbook: str, entry: Entry, column: str) -> SetAside:
    """A cell of a row that has no place in a merge."""
    content = entry.text(column) if column in entry.answers else str(entry.extra[column])
    place = entry.place(column)
    return SetAside(workbook, place.sheet or "", place.cell or "", content, "OUTSIDE_TABLE")


def _content_of(review: Review) -> str:
    """A fingerprint of everything in a review that was not read from a file."""
    parts = [review.stamp.workbook_id, *_prints(review)]
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _prints(review: Review) -> Iterable[str]:
    for entry in review:
        extra = {f"+{header}": answer for header, answer in entry.extra.items()}
        yield f"{entry.sheet} {entry.id} {fingerprint({**entry.answers, **extra})}"
    for added in review.added_sheets:
        yield repr(added)
