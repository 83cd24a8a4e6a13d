"""A review as CSV tables that Excel opens rightly: one per sheet, with every column of the layout.

UTF-8 with a byte order mark, commas, CRLF (RFC 4180). A cell whose text begins with `=`, `+`, `-`, `@`,
a tab or a carriage return gets an apostrophe in front, because a spreadsheet would take it for a formula
(OWASP ASVS 1.2.10); whoever needs the text to the letter takes the JSON export.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time

from xlreview.export.as_json import problem_as_mapping
from xlreview.layout.columns import Filled
from xlreview.layout.given import given_texts
from xlreview.layout.sheets import DATA_SHEETS, Sheet, access_by_sheet
from xlreview.method.evidence import NO_WEIGHT, weigh
from xlreview.model.review import AddedSheet, Answer, Review

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\0")
_NOT_IN_NAMES = re.compile(r"[^\w -]+")

Rows = Iterable[Sequence[object]]


def review_as_tables(review: Review) -> dict[str, bytes]:
    """The tables by file name: `review.csv`, one per sheet of the workbook, `problems.csv`.

    A sheet on which nothing is answered has its header only, so that a program always finds the same
    files. Sheets that people added come last, as `added-1-TITLE.csv`.
    """
    tables = {"review.csv": _table(_facts(review))}
    for sheet in _sheets(review):
        tables[f"{sheet.key}.csv"] = _table(_rows(sheet, review))
    tables["problems.csv"] = _table(_problems(review))
    for number, added in enumerate(review.added_sheets, start=1):
        tables[_added_name(number, added)] = _table(added.rows)
    return tables


def _sheets(review: Review) -> list[Sheet]:
    given = access_by_sheet(review.stamp.role) if not review.stamp.is_redacted else {}
    return [sheet for sheet in DATA_SHEETS if sheet in given or review.of(sheet.key)]


def _facts(review: Review) -> Rows:
    stamp = review.stamp
    yield "key", "value"
    yield "review", stamp.review_id
    yield "city", stamp.city
    yield "round", stamp.round
    yield "pack", stamp.pack_id
    yield "pack_version", stamp.pack_version
    yield "workbook", stamp.workbook_id
    yield "role", stamp.role.value
    yield "reviewers", stamp.reviewers
    yield "language", stamp.language


def _rows(sheet: Sheet, review: Review) -> Rows:
    """Header, then one row per answered row of the sheet: its columns, then columns that people added."""
    entries = review.of(sheet.key)
    columns = [column.key for column in sheet.columns]
    extra = list(dict.fromkeys(header for entry in entries for header in entry.extra))
    given = given_texts(sheet, review.pack, review.stamp.language)
    computed = _computed(sheet, review)
    yield [
        *columns,
        *(f"{header} (+)" if header in (*columns, "file") else header for header in extra),
        "file",
    ]
    for entry in entries:
        known = {
            **given.get(entry.id, {}),
            **computed.get(entry.id, {}),
            **entry.answers,
            sheet.identity: entry.id,
        }
        yield [
            *(known.get(column) for column in columns),
            *(entry.extra.get(header) for header in extra),
            entry.file,
        ]


def _computed(sheet: Sheet, review: Review) -> Mapping[str, Mapping[str, Answer]]:
    """What the workbook's formulas show beside each row."""
    if not any(column.filled is Filled.COMPUTED for column in sheet.columns):
        return {}
    weights = weigh(review.of("evidence"))
    heard = {entry.id: weights.get(entry.id, NO_WEIGHT) for entry in review.of(sheet.key)}
    return {
        code: {"evidence_state": weight.state.value, "suggested": weight.suggested.value}
        for code, weight in heard.items()
    }


def _problems(review: Review) -> Rows:
    keys = ("file", "sheet", "cell", "severity", "code", "message", "hint")
    yield keys
    for problem in review.problems:
        told = problem_as_mapping(problem)
        yield [told[key] for key in keys]


def _added_name(number: int, added: AddedSheet) -> str:
    title = " ".join(_NOT_IN_NAMES.sub(" ", added.title).split())
    return f"added-{number}-{title}.csv" if title else f"added-{number}.csv"


def _table(rows: Rows) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([_cell(content) for content in row] for row in rows)
    return text.getvalue().encode("utf-8-sig", "replace")


def _cell(content: object) -> object:
    if isinstance(content, tuple | list):
        content = ", ".join(map(str, content))
    if isinstance(content, date | time):
        return content.isoformat()
    if isinstance(content, str) and content.startswith(_FORMULA_STARTS):
        return f"'{content}"
    return content
