"""What a marked copy shows: fills and comments in the cells, and the sheet that lists everything."""

from pathlib import Path

import pytest

from support.marked import comments, fills, marked, opened, parts, texts, with_parts
from support.workbooks import Book, book, places
from xlreview.mark import mark_workbook, names_for_copies
from xlreview.problem import UnusableInput

ERROR, WARNING, NOTE = "FFF8A8A0", "FFF8C870", "FFB0D0F0"


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A reviewer's workbook with an error, a warning and a note, and a cell with two of them."""
    answers = {
        "screening": {"GG/I/1": {"rating": "meets"}},
        "interviews": {"4": {"role": "Head"}},
        "evidence": {"JB-001": {"code": "GG/I/1", "source": "document", "statement": "A plan."}},
    }
    sent = book(tmp_path_factory.mktemp("wrong"), answers, role="reviewer")
    return sent.typed({"Screening!E4": "five", "Evidence!B4": "gg-i-1, GG/I/2", "Evidence!G4": "Seen."})


@pytest.fixture(scope="module")
def copy(wrong: Book) -> Book:
    return marked(wrong)


def test_problem_cells_have_a_fill_by_how_much_they_matter(wrong: Book, copy: Book):
    before = fills(wrong)
    after = {place: colour for place, colour in fills(copy).items() if before.get(place) != colour}
    after = {place: colour for place, colour in after.items() if not place.startswith("Check!")}
    assert places(wrong.read()) == [
        ("Screening!F3", "RATING_WITHOUT_REASON"),
        ("Screening!E4", "NOT_ON_LIST"),
        ("Evidence!B4", "ONE_CODE_ONLY"),
    ]
    assert after == {"Screening!F3": WARNING, "Screening!E4": ERROR, "Evidence!B4": ERROR}


def test_comments_say_what_is_wrong_and_then_what_to_do(copy: Book):
    assert comments(copy)["Screening!E4"] == (
        "xlreview:\n"
        "To correct: 'five' is not on the list for this cell.\n"
        "→ Choose one of these: exceeds, meets, below, unclear, not applicable."
    )


def test_the_first_sheet_lists_every_problem_in_reading_order(copy: Book):
    workbook = opened(copy)
    assert workbook.sheetnames[0] == workbook.active.title == "Check"
    rows = texts(copy, "Check")
    start = next(number for number, row in enumerate(rows) if row[0] == "Sheet")
    assert [row[:4] for row in rows[start : start + 4]] == [
        ["Sheet", "Cell", "How urgent", "What is wrong"],
        ["Screening", "F3", "Worth a second look", "There is a rating but no reason yet."],
        ["Screening", "E4", "To correct", "'five' is not on the list for this cell."],
        ["Evidence", "B4", "To correct", rows[start + 3][3]],
    ]


def test_counts_stand_on_top_by_how_much_they_matter_and_by_sheet(copy: Book):
    rows = texts(copy, "Check")
    assert ["To correct", "2", "Screening 1 · Evidence 1"] in rows[:6]
    assert ["Worth a second look", "1", "Screening 1"] in rows[:6]


def test_links_lead_to_the_cells(copy: Book):
    sheet = opened(copy)["Check"]
    links = {
        cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink is not None
    }
    assert links >= {"'Screening'!F3", "'Screening'!E4", "'Evidence'!B4"}


def test_what_was_set_aside_is_listed_with_the_reason(copy: Book):
    rows = texts(copy, "Check")
    start = rows.index(["Not taken into the answers"])
    assert ["Screening", "E4", "five", "'five' is not on the list for this cell."] in rows[start:]


def test_the_list_can_be_filtered_and_printed(copy: Book):
    sheet = opened(copy)["Check"]
    header = next(row[0].row for row in sheet.iter_rows() if row[0].value == "Sheet")
    assert sheet.freeze_panes == f"A{header + 1}"
    assert sheet.auto_filter.ref == f"A{header}:E{header + 3}"
    assert sheet.print_title_rows == f"${header}:${header}"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert all(cell.alignment.wrap_text for cell in sheet[header][:5])


def test_only_one_tab_is_selected(copy: Book):
    selected = [sheet.title for sheet in opened(copy).worksheets if sheet.sheet_view.tabSelected]
    assert selected == ["Check"]


def test_the_copy_reads_back_as_the_original_did(wrong: Book, copy: Book):
    before, after = wrong.read(), copy.read()
    assert after.answers() == before.answers()
    assert places(after) == places(before)
    assert after.added_sheets == before.added_sheets
    (sent,), (back,) = before.receipts, after.receipts
    assert back.cells_read == sent.cells_read
    assert [(one.place.sheet, one.place.cell, one.content) for one in back.ignored] == [
        (one.place.sheet, one.place.cell, one.content) for one in sent.ignored
    ]


def test_a_workbook_without_problems_says_so(reviewer: Book):
    copy = marked(reviewer, "clean")
    assert texts(copy, "Check")[0] == ["Check: nothing to correct"]
    assert comments(copy) == {}


def test_the_answer_speaks_the_language_of_the_workbook(city: Book):
    copy = marked(city.typed({"Itsearviointi!D4": "viisi"}), "fi")
    assert opened(copy).sheetnames[0] == "Tarkistus"
    assert texts(copy, "Tarkistus")[0] == ["Tarkistus: mitä pitää korjata"]
    said = comments(copy)["Itsearviointi!D4"]
    assert said.startswith("xlreview:\nKorjattavaa: ”viisi” ei ole tämän solun luettelossa.\n→ Valitse")


def test_a_sheet_of_the_same_name_keeps_it(wrong: Book):
    def add(workbook):
        workbook.create_sheet("CHECK")["A1"] = "our own list"

    copy = marked(wrong.edited(add), "named")
    assert opened(copy).sheetnames[0] == "Check (2)"
    assert [sheet.title for sheet in copy.read().added_sheets] == ["CHECK"]


def test_links_quote_titles_with_apostrophes(wrong: Book):
    def add(workbook):
        workbook.create_sheet("Anna's & Jo's <notes>")["A1"] = "hello"

    sheet = opened(marked(wrong.edited(add), "quoted"))["Check"]
    links = [cell.hyperlink.location for cell in sheet["A"] if cell.hyperlink is not None]
    assert "'Anna''s & Jo''s <notes>'!A1" in links


# --- Where the copy goes


def test_an_existing_file_is_not_written_over(wrong: Book, tmp_path: Path):
    out = tmp_path / "taken.xlsx"
    out.write_bytes(b"somebody's work")
    with pytest.raises(UnusableInput) as refusal:
        mark_workbook(wrong.path, wrong.read(), out)
    assert [problem.code for problem in refusal.value.problems] == ["OUTPUT_EXISTS"]
    assert out.read_bytes() == b"somebody's work"


def test_a_copy_that_nobody_has_touched_is_replaced(wrong: Book, tmp_path: Path):
    out = tmp_path / "copy.xlsx"
    mark_workbook(wrong.path, wrong.read(), out)
    first = out.read_bytes()
    mark_workbook(wrong.path, wrong.read(), out)
    assert out.read_bytes() == first


def test_a_copy_that_somebody_works_in_is_not_written_over(wrong: Book, tmp_path: Path):
    mark_workbook(wrong.path, wrong.read(), tmp_path / "copy.xlsx")
    edited = Book(tmp_path / "copy.xlsx").typed({"Screening!E4": "meets"})
    with pytest.raises(UnusableInput) as refusal:
        mark_workbook(wrong.path, wrong.read(), edited.path)
    assert [problem.code for problem in refusal.value.problems] == ["OUTPUT_EXISTS"]


def test_the_workbook_itself_is_never_written_to(wrong: Book):
    with pytest.raises(UnusableInput) as refusal:
        mark_workbook(wrong.path, wrong.read(), wrong.path, force=True)
    assert [problem.code for problem in refusal.value.problems] == ["OUTPUT_IS_INPUT"]


def test_a_file_that_has_changed_since_is_not_marked(wrong: Book, tmp_path: Path):
    other = wrong.typed({"Screening!E5": "meets"})
    with pytest.raises(UnusableInput) as refusal:
        mark_workbook(other.path, wrong.read(), tmp_path / "copy.xlsx")
    assert [problem.code for problem in refusal.value.problems] == ["MARK_FILE_CHANGED"]
    assert not (tmp_path / "copy.xlsx").exists()


def test_a_workbook_with_a_password_has_no_copy_without_one(wrong: Book, tmp_path: Path):
    locked = tmp_path / "locked.xlsx"
    locked.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512)
    with pytest.raises(UnusableInput) as refusal:
        mark_workbook(locked, wrong.read(), tmp_path / "copy.xlsx")
    assert [problem.code for problem in refusal.value.problems] == ["MARK_WOULD_UNLOCK"]


def test_a_strict_workbook_is_declined(wrong: Book):
    """Comments have their boxes in VML, which the Strict variant of the format does not know."""

    def strict(content: bytes) -> bytes:
        for kind in (b"spreadsheetml", b"officeDocument"):
            content = content.replace(
                b"schemas.openxmlformats.org/%s/2006" % kind, b"purl.oclc.org/ooxml/%s" % kind
            )
        return content

    changed = with_parts(wrong, {name: strict for name in parts(wrong) if "/" in name}, "strict.xlsx")
    assert places(changed.read()) == places(wrong.read())
    with pytest.raises(UnusableInput) as refusal:
        marked(changed, "strict")
    assert [problem.code for problem in refusal.value.problems] == ["MARK_NOT_STRICT"]


def test_copies_of_files_with_one_name_get_numbers():
    paths = [Path("a/book.xlsx"), Path("b/Book.xlsx"), Path("c/other.xlsx")]
    assert [*names_for_copies(paths).values()] == ["book.xlsx", "Book (2).xlsx", "other.xlsx"]
