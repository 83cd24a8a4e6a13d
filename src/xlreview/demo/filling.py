"""What people type into the workbooks of a story."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace

from xlreview.demo.story import Rows, Story, StoryWorkbook
from xlreview.layout.rows import id_prefix, printed_ids
from xlreview.layout.sheets import DATA_SHEETS, SHEETS_BY_KEY
from xlreview.model.rating import Role
from xlreview.model.review import Answer, Entry, Review
from xlreview.write import issue_workbook


def issued(story: Story, workbook: StoryWorkbook, earlier: Review | None) -> Review:
    """A workbook of the story as it goes out, with what it carries over from an earlier one."""
    # The id that is otherwise drawn at random is fixed, so that the samples are the same every time.
    id = hashlib.sha256(f"{story.name}/{workbook.file}".encode()).hexdigest()[:32]
    blank = issue_workbook(
        story.pack,
        role=workbook.role,
        city=story.city,
        round=story.round,
        language=workbook.language,
        reviewers=workbook.reviewers,
        earlier=earlier,
    )
    return replace(blank, stamp=replace(blank.stamp, workbook_id=id))


def filled(review: Review, rows: Rows) -> Review:
    """The review with these answers typed into what was sent out, or into what a merge made."""
    entries = {
        sheet.key: _in_row_order(review, sheet.key, _typed_over(review, sheet.key, rows.get(sheet.key, {})))
        for sheet in DATA_SHEETS
        if sheet.key in rows or review.of(sheet.key)
    }
    return replace(review, entries=entries)


def rows_of(story: Story, workbook: StoryWorkbook) -> Rows:
    """Everything that is typed into one workbook; a reviewer has the interviews where he or she was."""
    rows: Rows = {}
    for content in workbook.contents:
        for sheet, typed in story.rows(content).items():
            if sheet == "interviews" and workbook.role is Role.REVIEWER and sheet not in rows:
                typed = _taken_part(typed, workbook.reviewers)
            over = rows.setdefault(sheet, {})
            for id, answers in typed.items():
                over[id] = {**over.get(id, {}), **answers}
    return rows


def _taken_part(
    interviews: Mapping[str, dict[str, Answer]], reviewers: Iterable[str]
) -> dict[str, dict[str, Answer]]:
    wanted = set(reviewers)
    return {
        number: interview
        for number, interview in interviews.items()
        if wanted & set(interview["interviewers"])  # type: ignore[arg-type]
    }


def _typed_over(review: Review, sheet: str, typed: Mapping[str, Mapping[str, Answer]]) -> list[Entry]:
    there = {entry.id: entry for entry in review.of(sheet)}
    return [
        Entry(sheet, id, {**(there[id].answers if id in there else {}), **typed.get(id, {})})
        for id in dict.fromkeys((*there, *typed))
    ]


def _in_row_order(review: Review, sheet: str, entries: list[Entry]) -> tuple[Entry, ...]:
    """Entries as they stand on the sheet: the pack's rows, other people's, then this workbook's own.

    A merge has put its rows in order, and what is typed into its sheets comes after them.
    """
    if review.merged is not None:
        return tuple(entries)
    order = {id: at for at, id in enumerate(printed_ids(SHEETS_BY_KEY[sheet], review.pack, review.stamp))}
    own = f"{id_prefix(review.stamp)}-"
    return tuple(sorted(entries, key=lambda one: (one.id.startswith(own), order.get(one.id, len(order)))))
