"""A marked copy stays small enough to be opened and read, whatever was sent."""

import pytest

from support.marked import comments, fills, marked, opened, texts
from support.workbooks import Book
from xlreview.mark import answer as answer_module
from xlreview.mark import listing as listing_module
from xlreview.mark.listing import listing
from xlreview.mark.package import Package

ODD_CODES = {f"Evidence!B{row}": f"odd {row}" for row in range(4, 9)}
"""Five rows without a statement, each with a code that cannot be read: an error and a warning a row."""
MARKS = {"FFF8A8A0", "FFF8C870", "FFB0D0F0"}


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three places are marked and four rows are listed, in place of thousands."""
    monkeypatch.setattr(answer_module, "MOST_MARKED", 3)
    monkeypatch.setattr("xlreview.mark.check_page.MOST_MARKED", 3)
    monkeypatch.setattr(listing_module, "MOST_LISTED", 4)


@pytest.mark.usefixtures("few")
def test_the_most_urgent_places_are_marked(reviewer: Book):
    sent = reviewer.typed(ODD_CODES | {"Screening!E4": "meets"})
    copy = marked(sent, "few")
    assert set(comments(copy)) - set(comments(sent)) == {"Evidence!B4", "Evidence!B5", "Evidence!B6"}
    coloured = {place for place, colour in fills(copy).items() if colour in MARKS}
    assert {place for place in coloured if not place.startswith("Check!")} == {
        "Evidence!B4",
        "Evidence!B5",
        "Evidence!B6",
    }


@pytest.mark.usefixtures("few")
def test_the_first_sheet_says_how_many_more_there_are(reviewer: Book):
    sent = reviewer.typed(ODD_CODES)
    problems = sent.read().problems
    places = {problem.place for problem in problems}
    rows = texts(marked(sent, "more"), "Check")
    assert [
        f"Only 3 places are coloured in this copy, those with the most urgent problems. There are "
        f"{len(places) - 3} more."
    ] in rows
    assert [
        f"The list names 4 problems one by one. Another {len(problems) - 4} are added up at its end, "
        "by sheet and kind."
    ] in rows


@pytest.mark.usefixtures("few")
def test_what_is_not_listed_is_added_up_by_sheet_and_kind(reviewer: Book):
    sent = reviewer.typed(ODD_CODES)
    problems = sent.read().problems
    page = opened(marked(sent, "sums"))["Check"]
    first, last = (int(corner[1:]) for corner in page.auto_filter.ref.split(":"))
    listed = [[cell.value for cell in row] for row in page.iter_rows(min_row=first + 1, max_row=last)]
    kinds = {problem.code for problem in problems if problem.severity != "error"}
    assert [row[1] for row in listed[:4]] == ["B4", "B5", "B6", "B7"]
    assert listed[4][1] == "B8"
    assert len(listed) == 5 + len(kinds)
    assert all(
        row[3].startswith("5 more of this kind on this sheet. The first of them: ") for row in listed[5:]
    )


@pytest.mark.usefixtures("few")
def test_the_cells_that_were_not_taken_are_added_up_as_well(reviewer: Book):
    sent = reviewer.typed({f"Evidence!B{row}": f"odd {row}" for row in range(4, 12)})
    rows = texts(marked(sent, "aside"), "Check")
    below = rows[rows.index(["Not taken into the answers"]) + 2 :]
    assert [row[1:3] for row in below] == [
        ["B4", "odd 4"],
        ["B5", "odd 5"],
        ["B6", "odd 6"],
        ["B7", "odd 7"],
        ["B8", "4 more cells, the first of them here"],
    ]


def test_of_many_sheets_the_first_are_named(reviewer: Book):
    def add(workbook):
        for number in range(25):
            workbook.create_sheet(f"Notes {number}")["A1"] = "hello"

    rows = texts(marked(reviewer.edited(add), "sheets"), "Check")
    named = " · ".join(f"Notes {number} 1" for number in range(20))
    assert ["Note", "25", f"{named} · 5 more sheets: 5"] in rows


def test_a_list_within_the_limit_is_left_as_it_is():
    found = listing([3, 1, 2], kind=lambda _: "one", rank=lambda number: number)
    assert (list(found.single), list(found.summed), found.number_summed) == ([3, 1, 2], [], 0)


@pytest.mark.parametrize("sheets", [2, 40])
def test_the_list_of_sheets_is_gone_through_once_however_many_there_are(
    monkeypatch: pytest.MonkeyPatch, reviewer: Book, sheets: int
):
    def add(workbook):
        for number in range(sheets):
            workbook.create_sheet(f"Notes {number}")["A1"] = "hello"

    asked = []
    usual = Package.relations
    monkeypatch.setattr(Package, "relations", lambda self, name: asked.append(name) or usual(self, name))
    marked(reviewer.edited(add), f"once-{sheets}")
    assert asked.count("xl/workbook.xml") <= 8
