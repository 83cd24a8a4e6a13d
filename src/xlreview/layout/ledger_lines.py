"""A ledger as lines of JSON for the hidden stamp of a team workbook, and back.

A team workbook may hold a hundred thousand rows, so the form is compact: rows that one copy fills on one
sheet stand in one line, which names their columns once; a row is its id, the number of its row in the
sheet, and its answers in the order of these columns. The same ledger always gives the same lines.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from types import NoneType
from typing import Any

from xlreview.a1 import parse_cell
from xlreview.layout.sheets import SHEETS_BY_KEY
from xlreview.model.cells import RowCells
from xlreview.model.emphasis import Emphasised, Span
from xlreview.model.ledger import Copy, Ledger, RowKey, Said, SaidComment, SaidSheet, SetAside
from xlreview.model.rating import Nature, Rating, Role, Source
from xlreview.model.review import AddedSheet, Answer, Entry, Saved

_Block = tuple[str, int, str, str, str, tuple[tuple[str, str], ...]]
"""Workbook that speaks, number of its copy, owner of the rows, sheet, its title, letters by column."""


def ledger_lines(ledger: Ledger) -> Iterator[str]:
    """The lines of a ledger, the copies first."""
    copies = sorted(ledger.copies.values(), key=lambda copy: copy.fingerprint)
    numbers = {copy.fingerprint: number for number, copy in enumerate(copies)}
    yield _json([_copy_as_json(copy) for copy in copies])
    yield _json(sorted([*cell, numbers[copy.fingerprint]] for cell, copy in ledger.set_aside.items()))
    sheets = [
        [
            said.workbook,
            said.owner,
            numbers[copy.fingerprint],
            said.sheet.title,
            [[*map(_tagged, row)] for row in said.sheet.rows],
        ]
        for said, copy in ledger.added.items()
    ]
    yield _json(sorted(sheets, key=_json))
    blocks: dict[_Block, list[tuple[str, Said]]] = defaultdict(list)
    known: dict[int, tuple[tuple[str, str], ...]] = {}
    for key, some in ledger.said.items():
        for one in some:
            entry, cells = one.entry, one.entry.cells
            # The rows of a sheet share their letters.
            shared = id(cells.letters) if type(cells) is RowCells else None
            letters = known.get(shared) if shared else None
            if letters is None:
                letters = tuple(_letters(cells).items())
                if shared:
                    known[shared] = letters
            number = numbers[one.copy.fingerprint]
            block = (key.workbook, number, key.owner, key.sheet, entry.sheet_title, letters)
            blocks[block].append((key.id, one))
    comments = [[*said, numbers[copy.fingerprint]] for said, copy in ledger.comments.items()]
    if comments:
        yield _json({"comments": sorted(comments)})
    for block in sorted(blocks):
        yield _json([*block, *_rows_of_block(block[3], blocks[block])])


def read_ledger_lines(lines: Iterable[str]) -> Ledger:
    """The ledger that the lines say. Raises ValueError, KeyError, TypeError or IndexError for other lines."""
    rest = iter(lines)
    copies = [_copy_in(one) for one in json.loads(next(rest, "[]"))]
    set_aside = {SetAside(*cell): copies[number] for *cell, number in json.loads(next(rest, "[]"))}
    added = {
        SaidSheet(
            workbook, owner, AddedSheet(title, tuple(tuple(map(_cell_in, row)) for row in rows))
        ): copies[number]
        for workbook, owner, number, title, rows in json.loads(next(rest, "[]"))
    }
    said: dict[RowKey, list[Said]] = {}
    comments: dict[SaidComment, Copy] = {}
    for line in rest:
        block = json.loads(line)
        if isinstance(block, dict):
            comments |= {_comment_in(*words): copies[number] for *words, number in block["comments"]}
            continue
        for key, one in _rows_in(block, copies):
            said.setdefault(key, []).append(one)
    # Blocks come in the order of their letters, statements in that of their copies.
    in_order = {
        key: tuple(some) if len(some) == 1 else tuple(sorted(some, key=Said.precedence))
        for key, some in said.items()
    }
    return Ledger({copy.fingerprint: copy for copy in copies}, in_order, set_aside, added, comments)


def _rows_of_block(sheet: str, rows: list[tuple[str, Said]]) -> tuple[list[str], list[list[object]]]:
    """The columns that any of the rows fills, in the sheet's order, and the rows in order of their ids."""
    filled = {column for _, said in rows for column in said.entry.answers}
    ours = [column.key for column in SHEETS_BY_KEY[sheet].columns if column.key in filled]
    columns = ours + sorted(filled.difference(ours))
    # What one row says in several ways stays in the order of the ledger.
    rows.sort(key=lambda pair: pair[0])
    return columns, [_row_as_json(id, said, columns) for id, said in rows]


def _row_as_json(id: str, said: Said, columns: list[str]) -> list[object]:
    """Id, number of the row, one answer for each column, then what few rows have."""
    answers, cells = said.entry.answers, said.entry.cells
    row: list[object] = [id, _row_number(cells)]
    row += [one if type(one) in _SPELLED_ALIKE else _tagged(one) for one in map(answers.get, columns)]
    beside: dict[str, object] = {}
    if said.entry.extra:
        beside["extra"] = {header: _tagged(answer) for header, answer in sorted(said.entry.extra.items())}
    if said.sent:
        beside["sent"] = {column: _tagged(answer) for column, answer in sorted(said.sent.items())}
    if said.seen:
        beside["seen"] = {column: [*map(_tagged, some)] for column, some in sorted(said.seen.items())}
    if said.doubled:
        beside["doubled"] = True
    if said.note:
        beside["note"] = said.note
    if cells and not _letters(cells):
        beside["cells"] = dict(cells)
    return [*row, beside] if beside else row


def _rows_in(block: list, copies: list[Copy]) -> Iterator[tuple[RowKey, Said]]:
    workbook, number, owner, sheet, title, letters, columns, rows = block
    copy, by_column, end = copies[number], dict(letters), len(columns) + 2
    for row in rows:
        answers = {
            column: answer if type(answer) is str else _answer_in(answer)
            for column, answer in zip(columns, row[2:end], strict=True)
            if answer is not None
        }
        beside = row[end] if len(row) > end else {}
        cells: Mapping[str, str] = RowCells(by_column, row[1]) if by_column else beside.get("cells", {})
        entry = Entry(sheet, row[0], answers, cells, _answers_in(beside.get("extra")), copy.file, title)
        said = Said(
            copy,
            entry,
            _answers_in(beside.get("sent")),
            {column: tuple(map(_answer_in, some)) for column, some in beside.get("seen", {}).items()},
            beside.get("doubled", False),
            beside.get("note", ""),
        )
        yield RowKey(workbook, owner, sheet, row[0]), said


def _letters(cells: Mapping[str, str]) -> Mapping[str, str]:
    """The letters of the columns of a row; none where its cells do not stand in one row."""
    if type(cells) is RowCells:
        return cells.letters
    rows = {parse_cell(cell)[0] for cell in cells.values()}
    return {column: cell.rstrip("0123456789") for column, cell in cells.items()} if len(rows) == 1 else {}


def _row_number(cells: Mapping[str, str]) -> int | None:
    if type(cells) is RowCells:
        return cells.row
    return parse_cell(next(iter(cells.values())))[0] if cells else None


def _copy_as_json(copy: Copy) -> dict[str, object]:
    at = copy.saved.at
    saved = [copy.saved.by, None if at is None else at.isoformat(), copy.saved.program]
    return {
        "fingerprint": copy.fingerprint,
        "workbook_id": copy.workbook_id,
        "role": copy.role.value,
        "reviewers": list(copy.reviewers),
        "language": copy.language,
        "city": copy.city,
        "round": copy.round,
        "file": copy.file,
        "saved": saved,
        "cells_read": copy.cells_read,
    }


def _copy_in(said: dict) -> Copy:
    by, at, program = said["saved"]
    return Copy(
        fingerprint=said["fingerprint"],
        workbook_id=said["workbook_id"],
        role=Role(said["role"]),
        reviewers=tuple(said["reviewers"]),
        language=said["language"],
        city=said["city"],
        round=said["round"],
        file=said["file"],
        saved=Saved(by, None if at is None else datetime.fromisoformat(at), program),
        cells_read=said["cells_read"],
    )


_SPELLED_ALIKE = frozenset({NoneType, str, int, float, bool, tuple, Rating, Nature, Source})
"""Types that JSON spells as they are meant; asked of a million cells."""


def _tagged(answer: object) -> object:
    """JSON with a mark where the plain form would not say the type."""
    if answer is None or type(answer) in (str, int, float, bool):
        return answer
    if isinstance(answer, tuple):
        return list(answer)
    if isinstance(answer, datetime):
        return {"moment": answer.isoformat()}
    if isinstance(answer, date):
        return {"day": answer.isoformat()}
    if isinstance(answer, time):
        return {"time": answer.isoformat()}
    if isinstance(answer, timedelta):
        return {"seconds": answer.total_seconds()}
    if isinstance(answer, Emphasised):
        return {"text": [str(answer), answer.spans]}
    return str(answer)


def _cell_in(tagged: object) -> object:
    if isinstance(tagged, list):
        return tuple(tagged)
    if isinstance(tagged, dict):
        ((kind, said),) = tagged.items()
        return _KINDS[kind](said)
    return tagged


_KINDS: Mapping[str, Callable[..., object]] = {
    "moment": datetime.fromisoformat,
    "day": date.fromisoformat,
    "time": time.fromisoformat,
    "seconds": lambda seconds: timedelta(seconds=seconds),
    "text": lambda said: _emphasised_in(*said),
}


def _comment_in(*words: Any) -> SaidComment:
    comment = SaidComment(*words)
    if type(comment.number) is not int or not all(isinstance(text, str) for text in comment[:-1]):
        raise TypeError(f"{words!r} is no comment")
    return comment


def _emphasised_in(text: str, spans: Iterable[Iterable]) -> Emphasised:
    if not isinstance(text, str):
        raise TypeError(f"{text!r} is no text")
    return Emphasised(text, (Span(*span) for span in spans))


def _answer_in(tagged: object) -> Answer:
    answer = _cell_in(tagged)
    if isinstance(answer, str | int | float | date | time | tuple):
        return answer
    raise TypeError(f"{tagged!r} is no answer")


def _answers_in(tagged: Mapping[str, object] | None) -> Mapping[str, Answer]:
    return {column: _answer_in(answer) for column, answer in tagged.items()} if tagged else {}


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
