"""The workbooks of a story as reviews: as they go out, and as they come back filled."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace

from xlreview.demo.story import Rows, Story, StoryWorkbook
from xlreview.layout.rows import id_prefix, printed_ids
from xlreview.layout.sheets import DATA_SHEETS, SHEETS_BY_KEY
from xlreview.model.rating import Rating, Role
from xlreview.model.review import Answer, Entry, Review
from xlreview.write import issue_workbook


def sent_and_filled(story: Story) -> dict[str, tuple[Review, Review]]:
    """Every workbook of the story as sent out and as filled, by file name, in the story's order."""
    made: dict[str, tuple[Review, Review]] = {}
    for workbook in story.workbooks:
        earlier = made[workbook.made_from][1] if workbook.made_from else None
        sent = _issued(story, workbook, earlier)
        made[workbook.file] = sent, filled(sent, _rows_of(story, workbook))
    return made


def filled(sent: Review, rows: Rows) -> Review:
    """The review with these answers typed into what was sent out."""
    entries = {
        sheet.key: _in_row_order(sent, sheet.key, _typed_over(sent, sheet.key, rows.get(sheet.key, {})))
        for sheet in DATA_SHEETS
        if sheet.key in rows or sent.of(sheet.key)
    }
    return replace(sent, entries=entries)


def _issued(story: Story, workbook: StoryWorkbook, earlier: Review | None) -> Review:
    # The id that is otherwise drawn at random is fixed, so that the samples are the same every time.
    id = hashlib.sha256(f"{story.name}/{workbook.file}".encode()).hexdigest()[:32]
    return issue_workbook(
        story.pack,
        role=workbook.role,
        city=story.city,
        round=story.round,
        language=workbook.language,
        reviewers=workbook.reviewers,
        earlier=earlier,
        workbook_id=id,
    )


def _rows_of(story: Story, workbook: StoryWorkbook) -> Rows:
    """Everything that is typed into one workbook.

    A reviewer has the interviews that he or she took part in. A team workbook holds what its reviewers
    wrote, row by row under their own ids, and their screenings in one.
    """
    rows: Rows = {}
    screenings: dict[str, Mapping[str, Mapping[str, Answer]]] = {}
    for content in workbook.contents:
        for sheet, typed in story.rows(content).items():
            if sheet == "screening" and workbook.role is Role.TEAM:
                screenings[content.removeprefix("reviewer-")] = typed
            elif sheet == "interviews" and workbook.role is Role.REVIEWER:
                rows[sheet] = _taken_part(typed, workbook.reviewers)
            else:
                rows.setdefault(sheet, {}).update(typed)
    if screenings:
        rows["screening"] = joint_screening(screenings)
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


def joint_screening(
    screenings: Mapping[str, Mapping[str, Mapping[str, Answer]]],
) -> dict[str, dict[str, Answer]]:
    """Several reviewers' screenings as one, by indicator code.

    The rating is theirs where all gave the same and `unclear` where they differ; what they wrote stands
    together, each line with the initials of its author.
    """
    joint: dict[str, dict[str, Answer]] = {}
    for code in dict.fromkeys(code for screening in screenings.values() for code in screening):
        views = {who: screening[code] for who, screening in screenings.items() if code in screening}
        ratings = {view["rating"] for view in views.values()}
        row: dict[str, Answer] = {"rating": ratings.pop() if len(ratings) == 1 else Rating.UNCLEAR.value}
        for column in ("hypothesis", "questions", "meet"):
            said = [f"{who}: {view[column]}" for who, view in views.items() if column in view]
            if said:
                row[column] = "\n".join(said)
        joint[code] = row
    return joint


def _typed_over(sent: Review, sheet: str, typed: Mapping[str, Mapping[str, Answer]]) -> list[Entry]:
    printed = {entry.id: entry for entry in sent.of(sheet)}
    return [
        Entry(sheet, id, {**(printed[id].answers if id in printed else {}), **typed.get(id, {})})
        for id in dict.fromkeys((*printed, *typed))
    ]


def _in_row_order(sent: Review, sheet: str, entries: list[Entry]) -> tuple[Entry, ...]:
    """Entries as they stand on the sheet: the pack's rows, other people's, then this workbook's own."""
    order = {id: at for at, id in enumerate(printed_ids(SHEETS_BY_KEY[sheet], sent.pack, sent.stamp))}
    own = f"{id_prefix(sent.stamp)}-"
    return tuple(sorted(entries, key=lambda one: (one.id.startswith(own), order.get(one.id, len(order)))))
