"""One cell to one typed answer, or to what is wrong with it: text, numbers, initials.

A reader takes a non-blank cell and gives the answer; None when the cell only looks filled; or a
`Doubtful`, the answer (if any) together with what there is to say about it. Readers never raise.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache

from xlreview.i18n import Filling
from xlreview.model.emphasis import Emphasised, part_of, runs_of, text_of
from xlreview.model.review import Answer
from xlreview.read.engine.grid import Cell

LONGEST_TEXT = 32_767
"""Characters that an Excel cell can hold; a text that long was probably cut off there."""

_QUOTED = 60
_DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Marks that turn the direction of writing; copied along from mail and web pages."""
_INVISIBLE = dict.fromkeys(map(ord, f"\u200b\u200c\u200d\u2060\ufeff\u00ad{_DIRECTIONS}"))
_WHOLE = re.compile(r"\d{1,6}")
_NAMED_WHOLE = re.compile(r"(?:[^\W\d_]+\.?|#)?\s*(\d{1,6})\s*\.?")
_SEVERAL_WHOLE = re.compile(r"(\d{1,6})(?:(?:\s*[,;&/+]\s*|\s+(?:[^\W\d_]+\s+)?)\d{1,6})+")
_DECIMAL = re.compile(r"(\d{1,3}(?:[.,]\d{1,10})?)\s*(%?)")
_BETWEEN_NAMES = re.compile(r"[,;&/+\n]|\s(?:and|ja|och|und|et|y|e|en)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Flaw:
    """A problem code with its details, before anybody knows where the cell stands."""

    code: str
    details: Mapping[str, Filling] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Doubtful:
    """An answer with what there is to say about it; no answer where the cell cannot be understood."""

    answer: Answer | None
    flaws: tuple[Flaw, ...]


Reader = Callable[[Cell], Answer | Doubtful | None]


def plain_text(cell: Cell) -> str:
    """A cell as a person reads it: whole numbers without `.0`, days and times in ISO form.

    Line ends become single line feeds; blanks at the end go.
    """
    if isinstance(cell, str):
        text = cell.replace("\r\n", "\n").replace("\r", "\n") if "\r" in cell else cell
        return text.rstrip()
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else f"{cell:.15g}"
    return _plain_moment(cell) if isinstance(cell, date | time | timedelta) else str(cell)


def as_typed(cell: Cell) -> str:
    """A cell as `plain_text` has it, with words set off as people did so."""
    if not isinstance(cell, Emphasised):
        return plain_text(cell)
    runs = ((piece.replace("\r\n", "\n").replace("\r", "\n"), marks) for piece, marks in runs_of(cell))
    text = text_of(runs)
    return part_of(text, 0, len(text.rstrip()))


def _plain_moment(cell: date | time | timedelta) -> str:
    """Days in ISO form, times as `9:30` is shown: seconds only where there are some."""
    if isinstance(cell, datetime):
        rounded = cell + timedelta(microseconds=500_000)
        clock = rounded.time().replace(microsecond=0)
        return rounded.date().isoformat() if clock == time() else f"{rounded:%Y-%m-%d} {_clock(clock)}"
    if isinstance(cell, timedelta):
        seconds = round(abs(cell.total_seconds()))
        sign = "-" if cell < timedelta() else ""
        ending = f":{seconds % 60:02d}" if seconds % 60 else ""
        return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02d}{ending}"
    return _clock(cell) if isinstance(cell, time) else cell.isoformat()


def _clock(clock: time) -> str:
    if clock.microsecond:
        clock = (datetime.combine(date(2000, 1, 1), clock) + timedelta(microseconds=500_000)).time()
    return f"{clock:%H:%M:%S}" if clock.second else f"{clock:%H:%M}"


_APOSTROPHES = str.maketrans("‘’ʼ", "'''")


def plain_key(text: str) -> str:
    """A text without what people cannot see or do not mean: case, width, blanks, a full stop."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.translate(_INVISIBLE)).translate(_APOSTROPHES)
    return " ".join(text.casefold().split()).rstrip(".,;:!").rstrip()


def latin_digits(text: str) -> str:
    """A text with the digits of other scripts (`٣`, `３`) as 0 to 9: each stands for one number only."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


def has_other_digits(text: str) -> bool:
    """Whether digits of another script than 0 to 9 stand in a text."""
    return not text.isascii() and latin_digits(text) != text


def is_blank(text: str) -> bool:
    """Whether there is nothing to see in a text."""
    stripped = text.strip()
    return not stripped or (ord(stripped[0]) in _INVISIBLE and not text.translate(_INVISIBLE).strip())


def quoted(cell: Cell) -> str:
    """A cell's content on one line, shortened, for a message."""
    text = " ".join(plain_text(cell).split())
    return text if len(text) <= _QUOTED else f"{text[: _QUOTED - 1].rstrip()}…"


def refused(code: str, cell: Cell, **details: Filling) -> Doubtful:
    """No answer, for this reason."""
    return Doubtful(None, (Flaw(code, {"seen": quoted(cell), **details}),))


def read_as(answer: Answer, cell: Cell, spelled: Filling | None = None) -> Doubtful:
    """The answer that was surely meant, with a note that says so."""
    meant = ", ".join(answer) if isinstance(answer, tuple) else str(answer)
    return Doubtful(
        answer, (Flaw("READ_AS", {"seen": quoted(cell), "read": meant if spelled is None else spelled}),)
    )


def read_text(cell: Cell) -> Answer | Doubtful | None:
    """Free text as it was typed."""
    if type(cell) is str and cell[:1].isalnum() and len(cell) < LONGEST_TEXT and "\r" not in cell:
        return cell.rstrip()
    text = as_typed(cell)
    if len(text) >= LONGEST_TEXT:
        return Doubtful(text, (Flaw("TEXT_TOO_LONG", {"limit": LONGEST_TEXT}),))
    return text if not is_blank(text) else None


def read_whole_number(cell: Cell) -> Answer | Doubtful | None:
    """A whole number from 0, also typed as text (`17`) or named (`Interview 17`, with a note)."""
    if type(cell) is float and 0 <= cell < 1e15 and cell.is_integer():
        return int(cell)
    if isinstance(cell, bool | date | time | timedelta):
        return refused("NOT_A_NUMBER", cell)
    if not isinstance(cell, str):
        return int(cell) if float(cell).is_integer() and 0 <= cell < 1e15 else refused("NOT_A_NUMBER", cell)
    if is_blank(cell):
        return None
    text = plain_key(latin_digits(cell))
    if _WHOLE.fullmatch(text):
        return read_as(int(text), cell) if has_other_digits(cell) else int(text)
    if (several := _SEVERAL_WHOLE.fullmatch(text)) is not None:
        return refused("ONE_NUMBER_ONLY", cell, first=int(several[1]))
    named = _NAMED_WHOLE.fullmatch(text)
    return read_as(int(named[1]), cell) if named else refused("NOT_A_NUMBER", cell)


def read_share(cell: Cell) -> Answer | Doubtful | None:
    """A share between 0 and 1 from `40 %`, `0.4`, `0,4` or `40` (with a note)."""
    if isinstance(cell, bool | date | time | timedelta):
        return refused("NOT_A_PERCENTAGE", cell)
    if not isinstance(cell, str):
        return _share(float(cell), cell)
    if is_blank(cell):
        return None
    match = _DECIMAL.fullmatch(plain_key(latin_digits(cell)))
    if match is None:
        return refused("NOT_A_PERCENTAGE", cell)
    number = float(match[1].replace(",", "."))
    if not match[2]:
        return _share(number, cell)
    share = round(number / 100, 12)
    if share > 1:
        return refused("NOT_A_PERCENTAGE", cell)
    return read_as(share, cell, f"{number:g} %") if has_other_digits(cell) else share


def _share(number: float, cell: Cell) -> Answer | Doubtful:
    if 0 <= number <= 1:
        return number
    if 1 < number <= 100:
        return read_as(round(number / 100, 12), cell, f"{number:g} %")
    return refused("NOT_A_PERCENTAGE", cell)


def initials_reader(reviewers: Collection[str]) -> Reader:
    """Reads `JB & FC`, `JB, FC`, `JB/FC`, `JB ja FC` or `JB FC` as a tuple of initials.

    Initials of reviewers that the workbook knows are taken in whatever case they are typed.
    """
    known = {plain_key(one): one for one in reviewers}

    # The same few pairs stand in every row.
    @cache
    def read_names(text: str) -> tuple[str, ...] | None:
        names: dict[str, None] = {}
        for part in _BETWEEN_NAMES.split(text):
            name = " ".join(part.translate(_INVISIBLE).split())
            for one in _apart(name, known):
                names[known.get(plain_key(one)) or (one.upper() if _is_initials(one) else one)] = None
        # What is no name, a lone comma for one, stands there as it was typed.
        return tuple(names) or (None if is_blank(text) else (text.strip(),))

    return lambda cell: read_names(cell if type(cell) is str else plain_text(cell))


def _apart(name: str, known: Mapping[str, str]) -> list[str]:
    """`JB FC` are two people; `Jane Brown` is one, and so is a reviewer known by such a name."""
    parts = name.split()
    if plain_key(name) not in known and all(part.isupper() and _is_initials(part) for part in parts):
        return parts
    return [name]


def _is_initials(name: str) -> bool:
    return name.isalpha() and len(name) <= 4
