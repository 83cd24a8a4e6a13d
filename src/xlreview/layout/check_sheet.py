"""The sheet `Check` of a marked copy: its columns, and what tells it from a sheet that people added.

Marking puts the sheet in; reading knows it again by the keys in its hidden first row, or by its title
and labels in any shipped language. The record, hidden beside the keys, says which texts marking wrote,
so that whatever else stands there was typed by people, and which fill each shade of a mark replaced.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from xlreview.i18n import in_all_languages

CHECK_SHEET = "check"
"""Key of the sheet; its title stands in the catalogues under `check_sheet.title`."""
CHECK_COLUMNS = ("sheet", "cell", "severity", "message", "hint")
CHECK_NAME = "_xlreview_check"
"""Defined name that points at the sheet."""

_TOP = 30
"""Rows in which keys and labels are looked for."""
_LINE = 30_000
"""Characters in one cell; it takes 32,767 at most."""
_INFLATED_LIMIT = 32 * 1024 * 1024
_RECORD = "check.record"
_RECORD_CELL = re.compile(rf"{re.escape(_RECORD)}\.([0-9]{{1,4}}):([A-Za-z0-9+/=]*)")


@dataclass(frozen=True)
class CheckRecord:
    """What marking leaves behind about its own work.

    `texts` are the prints (`text_print`) of every text it wrote into cells of the sheet and lines of
    comments, `fills` the XML of the fill that the shades of marks stand for, by their numbers, `rest` a
    print of everything else in the file.
    """

    texts: frozenset[str] = frozenset()
    fills: Mapping[str, str] = field(default_factory=dict)
    rest: str = ""

    def knows(self, text: str) -> bool:
        """Whether marking wrote this text."""
        return text_print(text) in self.texts


def check_keys() -> tuple[str, ...]:
    """The qualified keys in the hidden first row."""
    return tuple(f"{CHECK_SHEET}.{column}" for column in CHECK_COLUMNS)


def is_check_sheet(rows: Sequence[Sequence[str]]) -> bool:
    """Whether these rows of texts are such a sheet: by keys, record, or labels in any language."""
    for row in rows[:_TOP]:
        plain = {text.strip() for text in row}
        if len(plain & set(check_keys())) * 2 > len(CHECK_COLUMNS) or any(map(is_record_cell, plain)):
            return True
        folded = {text.casefold() for text in plain}
        if any(labels <= folded for labels in _labels()):
            return True
    return False


@cache
def _labels() -> tuple[frozenset[str], ...]:
    """The labels above the list, in each language."""
    by_language: dict[str, set[str]] = {}
    for column in CHECK_COLUMNS:
        for language, label in in_all_languages(f"check_sheet.column.{column}").items():
            by_language.setdefault(language, set()).add(label.casefold())
    return tuple(map(frozenset, by_language.values()))


def text_print(text: str) -> str:
    """Ten hexadecimal digits of a text, without what programs change on the way: blanks, breaks, escapes."""
    plain = " ".join(text.replace("_x005F_", "_").split())
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def record_cells(record: CheckRecord) -> list[str]:
    """The texts of the cells that hold a record."""
    plain = json.dumps(
        {"texts": "".join(sorted(record.texts)), "fills": dict(record.fills), "rest": record.rest},
        separators=(",", ":"),
    )
    line = base64.b64encode(zlib.compress(plain.encode(), 9)).decode("ascii")
    return [
        f"{_RECORD}.{number}:{line[at : at + _LINE]}"
        for number, at in enumerate(range(0, len(line), _LINE), start=1)
    ]


def is_record_cell(text: str) -> bool:
    """Whether a cell holds a piece of a record."""
    return _RECORD_CELL.fullmatch(text.strip()) is not None


def read_record(cells: Iterable[str]) -> CheckRecord | None:
    """The record in the cells of a sheet, or None where it is gone, cut or changed."""
    found = [match for cell in cells if (match := _RECORD_CELL.fullmatch(cell.strip()))]
    pieces = {int(match[1]): match[2] for match in found}
    try:
        inflater = zlib.decompressobj()
        whole = base64.b64decode("".join(pieces[number] for number in sorted(pieces)), validate=True)
        plain = inflater.decompress(whole, _INFLATED_LIMIT)
        content = json.loads(plain) if inflater.eof else None
    except (binascii.Error, zlib.error, ValueError):
        return None
    return _understood(content)


def _understood(content: object) -> CheckRecord | None:
    match content:
        case {"texts": str(texts), "fills": dict(fills), "rest": str(rest)}:
            prints = frozenset(texts[at : at + 10] for at in range(0, len(texts), 10))
            return CheckRecord(prints, {str(shade): str(fill) for shade, fill in fills.items()}, rest)
        case _:
            return None
