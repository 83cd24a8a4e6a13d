"""What people wrote beside cells goes on beside the cells of the merged review.

A comment is said about a row and a column, as an answer is. Of the copies of one workbook the latest that
has comments on a cell counts. The team's workbook hands all of them on in one note to each cell; what
somebody writes into such a note besides is the team's own comment.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from xlreview.layout.mark_lines import LONGEST_NOTE, added_to
from xlreview.layout.sheets import SHEETS_BY_KEY, Sheet
from xlreview.layout.sheets import Rows as RowsOf
from xlreview.merge.added_sheets import Home
from xlreview.merge.gather import Gathered, Rows, Target
from xlreview.model.comment import Comment
from xlreview.model.ledger import CARRIED, SHARED, Copy, Ledger, SaidComment
from xlreview.model.merged import Earlier, Source
from xlreview.model.pack import Pack
from xlreview.model.review import AddedSheet, Entry, Review
from xlreview.problem import Place

OwnerOf = Callable[[Sheet, str], str]
"""Whose row it is that a workbook calls by this id."""

_Cell = tuple[str, str, str]
"""Where a comment stands: sheet, row and column; of a sheet that people added, its title, the cell, ""."""

_Written = tuple[SaidComment, Copy]


def comments_of(review: Review, copy: Copy, owner_of: OwnerOf) -> dict[SaidComment, Copy]:
    """The comments in a workbook that no merge wrote."""
    said: dict[SaidComment, Copy] = {}
    for number, one in _in_turn(review.comments):
        owner = copy.workbook_id
        if _is_on_row(one):
            owner = owner_of(SHEETS_BY_KEY[one.sheet], _base_id(one.row))
        said[_said(one, copy.workbook_id, (owner, one.sheet, _base_id(one.row)), number)] = copy
    return said


def comments_by_team(
    review: Review,
    copy: Copy,
    *,
    shown: Iterable[Comment],
    by_row: Mapping[tuple[str, str], Gathered],
    homes: Mapping[str, Home],
) -> dict[SaidComment, Copy]:
    """What somebody wrote beside cells of a team workbook since a merge wrote it.

    `shown` are the comments that the merge wrote, `by_row` and `homes` lead from rows and added sheets as
    people see them to whose they are.
    """
    known: dict[_Cell, list[Comment]] = defaultdict(list)
    for one in shown:
        known[_cell(one)].append(one)
    team_id = copy.workbook_id
    said: dict[SaidComment, Copy] = {}
    for number, one in _in_turn(review.comments):
        text = added_to(one.text, known.get(_cell(one), ()))
        if not text:
            continue
        own = replace(one, text=text)
        home = homes.get((one.place.sheet or "").casefold())
        if _is_on_row(one):
            target = _target(one, by_row, team_id)
        elif home is not None:
            target = (home[0], "", "")
            own = replace(own, place=replace(one.place, sheet=home[1]))
        else:
            target = (team_id, "", "")
        said[_said(own, team_id, target, number)] = copy
    return said


def _target(comment: Comment, by_row: Mapping[tuple[str, str], Gathered], team_id: str) -> Target:
    sheet, id = comment.sheet, comment.row
    for name in (id, _base_id(id)):
        if (row := by_row.get((sheet, name))) is not None:
            return row.target
    return (team_id if SHEETS_BY_KEY[sheet].grows else SHARED, sheet, _base_id(id))


def _in_turn(comments: Iterable[Comment]) -> Iterator[tuple[int, Comment]]:
    """The comments, each with how many were on its cell before."""
    counted: Counter[_Cell] = Counter()
    for one in comments:
        yield counted[_cell(one)], one
        counted[_cell(one)] += 1


def _said(comment: Comment, workbook: str, target: Target, number: int) -> SaidComment:
    owner, sheet, row = target if _is_on_row(comment) else (target[0], "", "")
    column = comment.column if row else ""
    place = comment.place
    words = (comment.author, comment.text, place.sheet or "", place.cell or "")
    return SaidComment(workbook, owner, sheet, row, column, *words, number)


def _is_on_row(comment: Comment) -> bool:
    """Whether a comment is about a row of the review; rows of conflicts and history come and go."""
    return bool(comment.row) and SHEETS_BY_KEY[comment.sheet].rows is not RowsOf.FOUND


def _base_id(id: str) -> str:
    """The id printed in a row that a reader calls the second of its id (`JB-001#2`)."""
    base, mark, number = id.partition("#")
    return base if mark and number.isdecimal() else id


def _cell(comment: Comment) -> _Cell:
    if comment.row:
        return (comment.sheet, comment.row, comment.column)
    return (comment.place.sheet or "", comment.place.cell or "", "")


@dataclass
class Beside:
    """The comments of a merged review, and what is only on record."""

    shown: list[Comment] = field(default_factory=list)
    earlier: list[Earlier] = field(default_factory=list)


@dataclass(frozen=True)
class Standing:
    """What stands in a merged review that comments can stand beside.

    `entries` are its filled rows, `added` the sheets that people added; `names` are those of workbooks.
    """

    pack: Pack
    rows: Rows
    entries: Mapping[str, tuple[Entry, ...]]
    added: Mapping[Home, AddedSheet]
    names: Mapping[str, str]
    team_id: str


def comments_side_by_side(ledger: Ledger, standing: Standing) -> Beside:
    """All comments of a ledger beside their cells; those without any and those replaced are on record."""
    beside = Beside()
    if not ledger.comments:
        return beside
    find = _finder(standing)
    by_cell: dict[_Cell, list[_Written]] = defaultdict(list)
    for said, copy in sorted(ledger.comments.items(), key=lambda one: one[0]):
        cell = find(said)
        if cell is None:
            beside.earlier.append(_on_record(said, copy, "comment"))
        else:
            by_cell[cell].append((said, copy))
    for cell in sorted(by_cell):
        _put(beside, cell, by_cell[cell], standing)
    return beside


def _put(beside: Beside, cell: _Cell, some: list[_Written], standing: Standing) -> None:
    """Puts the comments on one cell, as many letters as a note can hold."""
    room = LONGEST_NOTE
    texts: list[str] = []
    left = [*some]
    for said, copy in _latest(some, standing):
        sheet, row, column = cell if said.row else ("", "", "")
        place = Place("") if said.row else Place("", cell[0], cell[1])
        who = standing.names[said.workbook]
        comment = Comment(place, said.author, said.text, sheet, row, column, who)
        length = len(comment.signed.encode("utf-16-le", "surrogatepass")) // 2 + len("\n\n")
        if length <= room:
            room -= length
            beside.shown.append(comment)
            texts.append(said.text)
            left.remove((said, copy))
    for said, copy in left:
        if not any(_says(text, said.text) for text in texts):
            earlier = _on_record(said, copy, "comment_replaced")
            on_row = replace(earlier, sheet=said.sheet, row=cell[1], column=said.column)
            beside.earlier.append(on_row if said.row else earlier)


def _says(text: str, words: str) -> bool:
    """Whether these words stand in a text: somebody wrote on below them."""
    return not words or re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def _latest(some: Iterable[_Written], standing: Standing) -> Iterator[_Written]:
    """Of each workbook the comments in its latest copy that has any; last all that the team ever wrote."""
    by_workbook: dict[str, list[_Written]] = defaultdict(list)
    for written in some:
        by_workbook[written[0].workbook].append(written)
    for workbook in sorted(by_workbook, key=lambda one: (one == standing.team_id, standing.names[one])):
        written_there = sorted(by_workbook[workbook], key=lambda one: (one[1].order, one[0].number, one[0]))
        latest = max(copy.order for _, copy in written_there)
        words: set[tuple[str, str]] = set()
        for said, copy in written_there:
            if (workbook == standing.team_id or copy.order == latest) and (
                said.author,
                said.text,
            ) not in words:
                words.add((said.author, said.text))
                yield said, copy


def _finder(standing: Standing) -> Callable[[SaidComment], _Cell | None]:
    """A function that tells where in the merged review a comment stands; None for nowhere."""
    by_target = {target: row for row in standing.rows.values() for target in row.targets}
    by_speaker = {
        (workbook, row.sheet, one.entry.id): row
        for row in standing.rows.values()
        for workbook, some in row.said.items()
        for one in some
    }
    filled = {(sheet, entry.id): entry for sheet, some in standing.entries.items() for entry in some}

    def find(said: SaidComment) -> _Cell | None:
        if not said.row:
            sheet = standing.added.get((said.owner, said.sheet_title))
            return (sheet.title, said.cell, "") if sheet is not None else None
        row = by_target.get((said.owner, said.sheet, said.row))
        if row is None and said.owner == CARRIED:
            row = by_speaker.get((said.workbook, said.sheet, said.row))
        id = row.id if row is not None else said.row
        entry = filled.get((said.sheet, id))
        if entry is None and (said.owner != SHARED or not _is_printed(said.sheet, id, standing.pack)):
            return None
        is_there = said.column[0] != "+" or (entry is not None and said.column[1:] in entry.extra)
        return (said.sheet, id, said.column if is_there else SHEETS_BY_KEY[said.sheet].identity)

    return find


def _is_printed(sheet: str, id: str, pack: Pack) -> bool:
    """Whether a row that nobody filled stands in the team's workbook all the same."""
    match SHEETS_BY_KEY[sheet].rows:
        case RowsOf.INDICATORS:
            return id in pack.indicators_by_code
        case RowsOf.TOPICS:
            return any(topic.id == id for topic in pack.topics())
        case RowsOf.FACTORS:
            return any(factor.id == id for factor in pack.context_factors)
    return False


def _on_record(said: SaidComment, copy: Copy, why: str) -> Earlier:
    source = Source(copy.who, copy.file, said.sheet_title, said.cell, copy.saved, copy.fingerprint)
    words = Comment(Place(""), said.author, said.text).signed
    return Earlier("", "", "", words, source, why)
