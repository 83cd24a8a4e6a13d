"""A sample review as its authors wrote it: YAML files of answers by sheet, row id and column key.

`review.yaml` names the pack, the city, the round, the workbooks and the reports; every workbook names
the files of answers that it holds. Answers are written as the stable values of the contract: `below`,
`2026-10-07`, `JB & FC`. The files ship with the package, so a fault in them is a mistake of ours and
raises ValueError.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from xlreview.layout.choices import values_of
from xlreview.layout.columns import Column, Filled, Holds
from xlreview.layout.sheets import SHEETS_BY_KEY, Sheet
from xlreview.model.pack import Pack
from xlreview.model.rating import Role
from xlreview.model.review import Answer, Saved
from xlreview.pack import load_pack
from xlreview.resources import shipped_folder

Rows = dict[str, dict[str, dict[str, Answer]]]
"""Answers by sheet key, row id and column key."""


@dataclass(frozen=True)
class StoryWorkbook:
    """One workbook of a story: for whom, from which other it is made, and which files of answers it holds.

    Of several contents the later go over the earlier, cell by cell. A `copy_of` another workbook is that
    one, sent another time. One that `merges` others is what a merge makes of them; `contents` is what the
    team types into it before it is merged again.
    """

    file: str
    role: Role
    language: str
    contents: tuple[str, ...]
    reviewers: tuple[str, ...] = ()
    made_from: str | None = None
    copy_of: str | None = None
    merges: tuple[str, ...] = ()
    saved: Saved = field(default_factory=Saved)


@dataclass(frozen=True)
class StoryReport:
    """One kind of report that is made of a story: from which workbook, in which languages, of which day."""

    kind: str
    workbook: str
    languages: tuple[str, ...]
    dated: date


@dataclass(frozen=True)
class Story:
    """A sample review: what it is about, and its workbooks in the order in which they come about."""

    folder: Path
    pack: Pack
    city: str
    round: str
    workbooks: tuple[StoryWorkbook, ...]
    reports: tuple[StoryReport, ...] = ()

    @property
    def name(self) -> str:
        """The story's short name, that of its folder."""
        return self.folder.name

    @cached_property
    def _rows_by_content(self) -> Mapping[str, Rows]:
        contents = dict.fromkeys(content for one in self.workbooks for content in one.contents)
        return {content: self._read(content) for content in contents}

    def rows(self, content: str) -> Rows:
        """The typed answers of one file; raises ValueError for one that breaks the contract."""
        return self._rows_by_content[content]

    def _read(self, content: str) -> Rows:
        path = self.folder / f"{content}.yaml"
        rows: Rows = {}
        for sheet_key, written in _plain(path).items():
            sheet = SHEETS_BY_KEY[sheet_key]
            rows[sheet_key] = {
                str(id): {
                    key: _answer(text, _answered(sheet, key), self.pack, f"{path.name}: {sheet_key} {id}")
                    for key, text in answers.items()
                }
                for id, answers in written.items()
            }
        return rows


def load_story(name: str) -> Story:
    """The shipped story in the folder `samples/NAME`."""
    folder = shipped_folder("samples") / name
    told = _plain(folder / "review.yaml")
    return Story(
        folder=folder,
        pack=load_pack(told["pack"]),
        city=told["city"],
        round=told["round"],
        workbooks=tuple(_workbooks(told["workbooks"])),
        reports=tuple(
            StoryReport(
                one["kind"], one["workbook"], tuple(one["languages"]), date.fromisoformat(one["dated"])
            )
            for one in told.get("reports", ())
        ),
    )


def _workbooks(told: Iterable[Mapping[str, Any]]) -> Iterator[StoryWorkbook]:
    made: dict[str, StoryWorkbook] = {}
    for one in told:
        contents = tuple(one["content"])
        saved = _saved(one.get("saved", {}))
        if "copy_of" in one:
            first = made[one["copy_of"]]
            workbook = replace(first, file=one["file"], contents=contents, copy_of=first.file, saved=saved)
        else:
            workbook = StoryWorkbook(
                file=one["file"],
                role=Role.TEAM if "merges" in one else Role(one["role"]),
                language=one["language"],
                contents=contents,
                reviewers=tuple(one.get("reviewers", ())),
                made_from=one.get("from"),
                merges=tuple(one.get("merges", ())),
                saved=saved,
            )
        made[workbook.file] = workbook
        yield workbook


def _saved(told: Mapping[str, str]) -> Saved:
    return Saved(told["by"], datetime.fromisoformat(told["at"])) if told else Saved()


def _plain(path: Path) -> dict[str, Any]:
    # The base loader takes everything as text: `yes`, `09:00` and `2026-10-07` stay what they are.
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def _answered(sheet: Sheet, key: str) -> Column:
    column = sheet.column(key)
    if column.filled not in (Filled.ANSWERED, Filled.CARRIED):
        raise ValueError(f"{sheet.key}.{key} is not for answers")
    return column


def _answer(text: str, column: Column, pack: Pack, where: str) -> Answer:
    """The typed answer that a text of the story stands for."""
    match column.holds:
        case Holds.TEXT:
            return text
        case Holds.CHOICE:
            if text not in values_of(column.choices or "", pack):
                raise ValueError(f"{where}: {text!r} is not on the list of {column.key}")
            return text
        case Holds.CODE:
            return _code(text, pack, where)
        case Holds.CODES:
            return tuple(_code(code, pack, where) for code in _several(text))
        case Holds.REFERENCES | Holds.INITIALS:
            return _several(text)
        case Holds.NUMBER:
            return int(text)
        case Holds.PERCENT:
            return float(text)
        case Holds.DAY:
            return date.fromisoformat(text)
        case Holds.TIME:
            return time.fromisoformat(text)


def _several(text: str) -> tuple[str, ...]:
    return tuple(re.split(r"\s*[,&\n]\s*", text.strip()))


def _code(text: str, pack: Pack, where: str) -> str:
    if text not in pack.indicators_by_code:
        raise ValueError(f"{where}: {text!r} is no indicator of {pack.id}")
    return text
