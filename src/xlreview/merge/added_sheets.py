"""Sheets that people added to their workbooks, side by side in the merged review."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest

from xlreview.a1 import cell_name
from xlreview.model.ledger import Copy, Ledger, SaidSheet
from xlreview.model.merged import Earlier, Source
from xlreview.model.review import AddedSheet, Answer

_TITLE_LIMIT = 31
"""Characters in a sheet title (Excel)."""
_NOT_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))

Home = tuple[str, str]
"""Whose sheet it is, and its title there."""


def sheets_side_by_side(
    ledger: Ledger, *, team_id: str, names: Mapping[str, str]
) -> tuple[dict[Home, AddedSheet], list[Earlier]]:
    """The added sheets by home under titles that tell them apart, and the cells that later copies replaced.

    A team's version of somebody's sheet takes the place of the sheet; among copies the latest counts.
    """
    versions: dict[Home, list[tuple[SaidSheet, Copy]]] = defaultdict(list)
    for said, copy in ledger.added.items():
        versions[said.owner, said.sheet.title].append((said, copy))
    shown: dict[Home, AddedSheet] = {}
    earlier: list[Earlier] = []
    taken: set[str] = set()
    for home in sorted(versions):
        ordered = sorted(versions[home], key=lambda one: (one[0].workbook == team_id, one[1].order))
        (latest, by) = ordered[-1]
        owner, title = home
        whose = title if owner == team_id else _signed(title, names[owner])
        shown[home] = AddedSheet(_free(whose, taken), latest.sheet.rows)
        for said, copy in ordered[:-1]:
            earlier.extend(_replaced(said.sheet, latest.sheet, copy, by))
    return shown, earlier


def _replaced(sheet: AddedSheet, latest: AddedSheet, copy: Copy, by: Copy) -> Iterator[Earlier]:
    for number, (row, other) in enumerate(zip_longest(sheet.rows, latest.rows, fillvalue=())):
        for place, (content, instead) in enumerate(zip_longest(row, other)):
            if content not in (None, "", instead):
                cell = cell_name(number, place)
                source = Source(copy.who, copy.file, sheet.title, cell, copy.saved, copy.fingerprint)
                yield Earlier("", sheet.title, cell, as_answer(content), source, "later_copy", by.who)


def as_answer(content: object) -> Answer:
    """The content of a cell of an added sheet, as plain as an answer."""
    return content if isinstance(content, str | int | float) else str(content)


def _signed(title: str, who: str) -> str:
    ending = f" ({who})"[:_TITLE_LIMIT]
    return _plain(title)[: _TITLE_LIMIT - len(ending)].rstrip() + ending


def _free(wanted: str, taken: set[str]) -> str:
    """The title as Excel takes it, numbered where another sheet has it."""
    title = plain = _plain(wanted)
    number = 2
    while title.casefold() in taken:
        ending = f" {number}"
        title, number = plain[: _TITLE_LIMIT - len(ending)] + ending, number + 1
    taken.add(title.casefold())
    return title


def _plain(title: str) -> str:
    return title.translate(_NOT_IN_TITLES).strip().strip("'")[:_TITLE_LIMIT].strip() or "–"


def same_rows(one: Iterable[tuple[object, ...]], other: Iterable[tuple[object, ...]]) -> bool:
    """Whether two sheets say the same, whatever kind of number or day a program made of it."""
    return [[*map(_spelled, row)] for row in one] == [[*map(_spelled, row)] for row in other]


def _spelled(content: object) -> str:
    if content is None:
        return ""
    return f"{content:g}" if isinstance(content, int | float) else str(content)
