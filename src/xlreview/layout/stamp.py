"""The hidden stamp: what a workbook is, which pack it was made with, and its rows as sent out.

The stamp is a list of (key, value) lines on the hidden sheet `_xlreview`. Long values (the snapshot of
the pack, the rows as sent out) are JSON, deflated and in base64, cut into lines `pack.1`, `pack.2` …:
no blanks at the ends of a line and no character that another program could change on the way. A team
workbook that a merge wrote also has the ledger of everything that went into it (`layout.ledger_lines`).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from functools import lru_cache

from xlreview.layout.ledger_lines import ledger_lines, read_ledger_lines
from xlreview.layout.pages import Marks, marks_as_text, marks_from_text
from xlreview.model.fitting import check_fits
from xlreview.model.ledger import Ledger
from xlreview.model.pack import Pack
from xlreview.model.rating import Audience, Role
from xlreview.model.review import Answer, Stamp
from xlreview.pack.mapping import pack_as_mapping, pack_from_mapping

FORMAT_VERSION = 1

_FACTS = (
    *("format", "workbook_id", "review_id", "role", "reviewers", "language", "city", "round"),
    *("pack_id", "pack_version", "audience", "titles"),
)
_LONG_KEY = re.compile(r"(?:pack|rows|pages|ledger)\.\d+")
_LINE = 8_000
"""Characters on one line; a cell takes 32,767 at most, but long texts make a reader wary of them all."""
_INFLATED_LIMIT = 8 * 1024 * 1024
"""No honest snapshot inflates to more; a forged one is cut off there."""

_LEDGER_LIMIT = 160 * 1024 * 1024
"""The ledger of 100,000 pieces of evidence, eight long answers each, inflates to half of it."""
_LEDGER_LEVEL = 4
"""The next levels take twice as long and save six per cent."""

_MEANINGLESS = (KeyError, TypeError, AttributeError, IndexError, OverflowError, RecursionError)
"""What comes of lines of the wrong form; nested without end is one of them."""

SentRows = Mapping[tuple[str, str], Mapping[str, Answer]]


@dataclass(frozen=True)
class StampedWorkbook:
    """Everything the stamp says.

    `fingerprints` are by (sheet key, row id), of the row as sent out. `page_marks` tell by sheet key what
    was printed on the pages to read (see `layout.pages`). Only a workbook that a merge wrote has a `ledger`.
    """

    stamp: Stamp
    pack: Pack
    titles: Mapping[str, str]
    fingerprints: Mapping[tuple[str, str], str]
    sent: SentRows
    page_marks: Mapping[str, Marks] = field(default_factory=dict)
    ledger: Ledger | None = None


def fingerprint(answers: Mapping[str, Answer]) -> str:
    """Sixteen hexadecimal digits that change whenever an answer of the row does."""
    plain = json.dumps(
        {column: answer_as_json(answer) for column, answer in answers.items()},
        ensure_ascii=False,
        sort_keys=True,
    )
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:16]


BLANK_FINGERPRINT = fingerprint({})
_BLANK_ROW = 0
"""Stands for a row without answers, of which there are hundreds."""


def answer_as_json(answer: Answer) -> object:
    """An answer as JSON knows it: days and times in ISO form, several codes as a list."""
    if isinstance(answer, date | time):
        return answer.isoformat()
    return list(answer) if isinstance(answer, tuple) else answer


def stamp_lines(
    stamp: Stamp,
    pack: Pack,
    titles: Mapping[str, str],
    rows: Iterable[tuple[str, str]],
    sent: SentRows,
    page_marks: Mapping[str, Marks] | None = None,
    ledger: Ledger | None = None,
) -> list[tuple[str, str]]:
    """The lines of the stamp sheet for a workbook that goes out with these rows.

    `rows` are the (sheet key, row id) of every row printed, `sent` the answers that stand in them,
    `page_marks` what is printed on the pages to read, `ledger` what a merge knows.
    """
    ancestors: dict[str, dict[str, object]] = {}
    for sheet, id in rows:
        answers = sent.get((sheet, id))
        if answers:
            tagged = {column: _tagged(answer) for column, answer in answers.items()}
            ancestors.setdefault(sheet, {})[id] = [fingerprint(answers), tagged]
        else:
            ancestors.setdefault(sheet, {})[id] = _BLANK_ROW
    pages = {key: marks_as_text(marks) for key, marks in (page_marks or {}).items()}
    facts = [
        ("format", str(FORMAT_VERSION)),
        ("workbook_id", stamp.workbook_id),
        ("review_id", stamp.review_id),
        ("role", stamp.role.value),
        ("reviewers", json.dumps(list(stamp.reviewers), ensure_ascii=False)),
        ("language", stamp.language),
        ("city", stamp.city),
        ("round", stamp.round),
        ("pack_id", stamp.pack_id),
        ("pack_version", stamp.pack_version),
        *([("audience", stamp.audience.value)] if stamp.is_redacted else []),
        ("titles", json.dumps(dict(titles), ensure_ascii=False)),
    ]
    lines = [*facts, *_cut("pack", pack_as_mapping(pack)), *_cut("rows", ancestors), *_cut("pages", pages)]
    if ledger is not None:
        lines += _cut_text("ledger", "\n".join(ledger_lines(ledger)), level=_LEDGER_LEVEL)
    return lines


def is_stamp_key(text: str) -> bool:
    """Whether a line of the stamp may begin so."""
    return text in _FACTS or _LONG_KEY.fullmatch(text) is not None


def read_stamp(lines: Iterable[tuple[str, str]]) -> StampedWorkbook:
    """What the lines of a stamp sheet say.

    Raises ValueError, with the reason, when a line is missing or does not say what it should.
    """
    facts = {key: value for key, value in lines if key}
    try:
        stamp = Stamp(
            workbook_id=facts["workbook_id"],
            review_id=facts["review_id"],
            role=Role(facts["role"]),
            language=facts["language"],
            city=facts["city"],
            round=facts.get("round", ""),
            pack_id=facts["pack_id"],
            pack_version=facts["pack_version"],
            reviewers=tuple(json.loads(facts["reviewers"])),
            format_version=int(facts["format"]),
            audience=Audience(facts.get("audience", Audience.TEAM)),
        )
        check_fits(stamp)
        titles = json.loads(facts["titles"])
        if not all(isinstance(title, str) for title in titles.values()):
            raise TypeError("a title is no text")
        pack = _pack_in(_whole("pack", facts))
        ancestors = _unpacked("rows", _whole("rows", facts))
        by_row = {(sheet, id): row for sheet, rows in ancestors.items() for id, row in rows.items()}
        filled = {place: row for place, row in by_row.items() if row}
        return StampedWorkbook(
            stamp,
            pack,
            titles,
            dict.fromkeys(by_row, BLANK_FINGERPRINT) | {place: row[0] for place, row in filled.items()},
            {
                place: {column: _untagged(one) for column, one in row[1].items()}
                for place, row in filled.items()
                if row[1]
            },
            _page_marks(facts),
            _ledger(facts),
        )
    except (*_MEANINGLESS, binascii.Error, zlib.error) as fault:
        raise ValueError(f"the stamp cannot be read: {fault}") from fault


def _page_marks(facts: Mapping[str, str]) -> dict[str, Marks]:
    """What was printed on the pages; nothing is known of them where the line is missing."""
    if not (line := _whole("pages", facts)):
        return {}
    return {key: marks_from_text(digits) for key, digits in _unpacked("pages", line).items()}


def _ledger(facts: Mapping[str, str]) -> Ledger | None:
    line = _whole("ledger", facts)
    if not line:
        return None
    return read_ledger_lines(_inflated("ledger", line, _LEDGER_LIMIT).split("\n"))


def _cut(key: str, content: object) -> list[tuple[str, str]]:
    return _cut_text(key, json.dumps(content, ensure_ascii=False, separators=(",", ":")), level=9)


def _cut_text(key: str, text: str, *, level: int) -> list[tuple[str, str]]:
    packed = zlib.compress(text.encode("utf-8", "surrogatepass"), level)
    line = base64.b64encode(packed).decode("ascii")
    return [
        (f"{key}.{number}", line[at : at + _LINE])
        for number, at in enumerate(range(0, len(line), _LINE), start=1)
    ]


@lru_cache(maxsize=8)
def _pack_in(snapshot: str) -> Pack:
    """The pack in a snapshot; the workbooks of one review share it, and unpacking takes its time."""
    pack = pack_from_mapping(_unpacked("pack", snapshot))
    check_fits(pack)
    return pack


def _whole(key: str, facts: Mapping[str, str]) -> str:
    lines: list[str] = []
    while (line := facts.get(f"{key}.{len(lines) + 1}")) is not None:
        lines.append(line)
    return "".join(lines)


def _unpacked(key: str, line: str) -> dict:
    content = json.loads(_inflated(key, line, _INFLATED_LIMIT))
    if not isinstance(content, dict):
        raise TypeError(f"the part {key!r} is no table")
    return content


def _inflated(key: str, line: str, limit: int) -> str:
    inflater = zlib.decompressobj()
    plain = inflater.decompress(base64.b64decode(line, validate=True), limit)
    if not inflater.eof:
        raise ValueError(f"the part {key!r} is cut off or far too large")
    return plain.decode("utf-8", "surrogatepass")


def _tagged(answer: Answer) -> object:
    """JSON with a mark where the plain form would not say the type."""
    if isinstance(answer, date):
        return {"day": answer.isoformat()}
    if isinstance(answer, time):
        return {"time": answer.isoformat()}
    return list(answer) if isinstance(answer, tuple) else answer


def _untagged(tagged: object) -> Answer:
    if isinstance(tagged, dict):
        return date.fromisoformat(tagged["day"]) if "day" in tagged else time.fromisoformat(tagged["time"])
    if isinstance(tagged, list):
        if not all(isinstance(one, str) for one in tagged):
            raise TypeError(f"{tagged!r} is no answer")
        return tuple(tagged)
    if isinstance(tagged, str | int | float):
        return tagged
    raise TypeError(f"{tagged!r} is no answer")
