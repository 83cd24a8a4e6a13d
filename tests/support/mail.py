"""Random histories through real files: people type into workbooks, mail them, the leader merges and settles.

Nothing here knows the reader of xlreview: cells are found by the hidden keys over the columns, and what
was typed is found again by looking through every cell of a file. Each typed text is a word of its own.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

from openpyxl.comments import Comment
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from support.parsed import parsed_workbook
from support.reviews import review
from xlreview.team import merge_workbooks
from xlreview.write import write_workbook

WORD = re.compile(r"word[a-j]+")
_LETTERS = str.maketrans("0123456789", "abcdefghij")
_STAMP = "_xlreview"

_TEXTS = {
    "self_assessment": ("why", "how"),
    "screening": ("hypothesis", "questions"),
    "interviews": ("role", "interpreter"),
    "evidence": ("statement", "note"),
    "context": ("effect",),
    "findings": ("reason",),
    "agenda": ("reason",),
    "recommendations": ("text",),
}
"""Columns in which people type, by sheet; one takes no free text, so what is typed there is set aside."""


class Mail:
    """One history; `mailed` are all files that went to the team leader."""

    def __init__(self, seed: int, folder: Path, resave: Callable[[Path], Path] | None = None) -> None:
        self.random = Random(seed)
        self.story: list[str] = []
        self.mailed: list[Path] = []
        self._folder = folder
        self._resave = resave
        self._words = 0
        self._desks = [self._issue(whose) for whose in ("city", "JB", "FC", "AK")]
        for _ in range(self.random.randint(6, 16)):
            happenings = (self._sit, self._sit, self._sit, self._send, self._forward, self._lead)
            happening = self.random.choice(happenings)
            happening(self.random.choice(self._desks))
        for desk in self._desks:
            self._send(desk)

    def _issue(self, whose: str) -> Path:
        role = "city" if whose == "city" else "reviewer"
        language = self.random.choice(("en", "fi"))
        issued = review({}, role=role, reviewers=() if role == "city" else (whose,), language=language)
        path = self._folder / f"{whose}.xlsx"
        stamp = replace(issued.stamp, workbook_id=f"{whose:0>32}")
        write_workbook(path, replace(issued, stamp=stamp))
        self.story.append(f"{path.name} goes out in {language}")
        self._edit(path, self._fill, 3)
        return path

    def _sit(self, desk: Path) -> None:
        """Somebody works on a workbook and saves it."""
        doings = (self._fill, self._fill, self._fill, self._turn_round, self._paste, self._clear)
        beside = (self._add_column, self._add_sheet, self._scribble, self._comment)
        self._edit(desk, self.random.choice((*doings, *beside)), 2)
        self._edit(desk, self._settle, 1)

    def _send(self, desk: Path) -> None:
        copy = self._folder / "mailed" / f"{len(self.mailed)} {desk.name}"
        copy.parent.mkdir(exist_ok=True)
        if self._resave is not None and self.random.random() < 0.3:
            self.story.append(f"{desk.name} is saved by LibreOffice")
            shutil.copy(self._resave(desk), desk)
        shutil.copy(desk, copy)
        self.mailed.append(copy)
        self.story.append(f"{desk.name} is mailed as {copy.name}")

    def _forward(self, desk: Path) -> None:
        copy = self._folder / f"Re{len(self._desks)} {desk.name}"
        shutil.copy(desk, copy)
        self._desks.append(copy)
        self.story.append(f"{desk.name} is forwarded as {copy.name}")

    def _lead(self, _desk: Path) -> None:
        """The leader merges some of what has come, and goes on working in the team workbook."""
        if self.mailed:
            some = self.random.sample(self.mailed, self.random.randint(1, len(self.mailed)))
            team = self._folder / f"team{len(self._desks)}.xlsx"
            merge_workbooks(some, team, language=self.random.choice(("en", "fi")))
            self._desks.append(team)
            self.story.append(f"{team.name} is merged from {[one.name for one in some]}")
            self._edit(team, self._settle, 1)

    # --- What somebody does in a workbook

    def _edit(self, path: Path, edit: Callable[[Workbook], str], times: int) -> None:
        workbook = parsed_workbook(path)
        done = [done for _ in range(times) if (done := edit(workbook))]
        if done:
            workbook.save(path)
            self.story.append(f"{path.name}: {', '.join(done)}")

    def _fill(self, workbook: Workbook) -> str:
        there = [(ws, sheet) for ws, sheet in _sheets(workbook) if sheet in _TEXTS]
        ws, sheet = self.random.choice(there)
        column = self.random.choice(_TEXTS[sheet])
        row = self.random.choice([3, 3, 4])
        word = self._word()
        ws.cell(row, _column(ws, f"{sheet}.{column}")).value = word
        return f"{sheet}.{column} row {row} = {word}"

    def _turn_round(self, workbook: Workbook) -> str:
        ws = _evidence(workbook)
        if ws is None:
            return ""
        for column in range(1, ws.max_column + 1):
            values = [ws.cell(row, column).value for row in (3, 4, 5)]
            for row, value in zip((5, 4, 3), values, strict=True):
                ws.cell(row, column).value = value
        return "evidence turned round"

    def _paste(self, workbook: Workbook) -> str:
        """A row is pasted over the next one but two, id and all, and changed there."""
        ws = _evidence(workbook)
        if ws is None:
            return ""
        for column in range(1, ws.max_column + 1):
            ws.cell(6, column).value = ws.cell(3, column).value
        word = self._word()
        ws.cell(6, _column(ws, "evidence.note")).value = word
        return f"evidence row 3 pasted to 6 with {word}"

    def _clear(self, workbook: Workbook) -> str:
        ws, sheet = self.random.choice([(ws, sheet) for ws, sheet in _sheets(workbook) if sheet in _TEXTS])
        for key in _TEXTS[sheet]:
            ws.cell(3, _column(ws, f"{sheet}.{key}")).value = None
        return f"{sheet} row 3 cleared"

    def _add_column(self, workbook: Workbook) -> str:
        ws, sheet = self.random.choice([(ws, sheet) for ws, sheet in _sheets(workbook) if sheet in _TEXTS])
        used = [cell.column for cell in ws[2] if cell.value]
        word = self._word()
        ws.cell(2, used[-1] + 1).value = "Huom!"
        ws.cell(4, used[-1] + 1).value = word
        return f"{sheet} has another column with {word}"

    def _add_sheet(self, workbook: Workbook) -> str:
        word = self._word()
        workbook.create_sheet(f"Notes {word}")["B2"] = word
        return f"a sheet with {word}"

    def _scribble(self, workbook: Workbook) -> str:
        ws, sheet = self.random.choice([*_sheets(workbook)])
        word = self._word()
        ws.cell(ws.max_row + 5, 3).value = word
        return f"{word} below {sheet}"

    def _comment(self, workbook: Workbook) -> str:
        """Somebody writes beside a cell, below what stands there."""
        ws, sheet = self.random.choice([*_sheets(workbook)])
        cell = ws.cell(self.random.choice([2, 3, 4, 9]), self.random.choice([2, 4, 5]))
        word = self._word()
        there = f"{cell.comment.text}\n" if cell.comment else ""
        cell.comment = Comment(f"{there}{word}", self.random.choice(("", "Maria")))
        return f"{word} beside {sheet} {cell.coordinate}"

    def _settle(self, workbook: Workbook) -> str:
        for ws, sheet in _sheets(workbook):
            if sheet == "conflicts":
                return ", ".join(self._choices(ws))
        return ""

    def _choices(self, ws: Worksheet) -> Iterator[str]:
        for row in range(3, ws.max_row + 1):
            if ws.cell(row, _column(ws, "conflicts.proposals")).value and self.random.random() < 0.7:
                choice = self.random.choice(("A", "b", "oma teksti", "keep both", "Z"))
                ws.cell(row, _column(ws, "conflicts.choice")).value = choice
                if choice == "oma teksti":
                    ws.cell(row, _column(ws, "conflicts.own_text")).value = self._word()
                yield f"conflict in row {row}: {choice}"

    def _word(self) -> str:
        self._words += 1
        return f"word{self._words}".translate(_LETTERS)  # a number in it might be taken for an interview


def words_in(path: Path) -> set[str]:
    """All words that stand in any cell that people can see, or beside it."""
    workbook = parsed_workbook(path)
    return {
        word
        for ws in workbook.worksheets
        if ws.title != _STAMP and ws.sheet_state == "visible"
        for row in ws.iter_rows()
        for cell in row
        for word in WORD.findall(f"{cell.value} {cell.comment.text if cell.comment else ''}")
    }


def _sheets(workbook: Workbook) -> Iterator[tuple[Worksheet, str]]:
    """Our data sheets with their keys, by what stands over their columns."""
    for ws in workbook.worksheets:
        keys = [str(cell.value) for cell in ws[1] if cell.value and "." in str(cell.value)]
        if keys and re.fullmatch(r"[a-z_]+\.[a-z_]+", keys[0]):
            yield ws, keys[0].partition(".")[0]


def _evidence(workbook: Workbook) -> Worksheet | None:
    return next((ws for ws, sheet in _sheets(workbook) if sheet == "evidence"), None)


def _column(ws: Worksheet, key: str) -> int:
    return next(cell.column for cell in ws[1] if cell.value == key)
