"""A checked file in words: who saved it, what is inside, what was not taken; and many files in a table."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from xlreview.cli import checked_words, outcome
from xlreview.cli.checked import Checked, checked
from xlreview.cli.checked_words import checked_lines, table_lines
from xlreview.cli.outcome import say_lines
from xlreview.cli.speech import Speech
from xlreview.model.comment import Comment
from xlreview.model.rating import Role
from xlreview.model.review import Ignored, Receipt, Saved, Stamp
from xlreview.problem import Place, Problem, unusable

ENGLISH = Speech("en")
FINNISH = Speech("fi")
STAMP = Stamp("w", "r", Role.TEAM, "en", "Haldersund", "2026", "small", "1")


@pytest.fixture(autouse=True)
def lisbon(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Times of day as people in Lisbon see them in winter."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def read(
    name: str = "book.xlsx", *, cells: int = 12, codes: tuple[str, ...] = (), **about: object
) -> Checked:
    """A file in which so many cells were read, with a problem of each code at A1."""
    problems = tuple(Problem(code, Place(name, "Notes", "A1"), {"seen": "x"}) for code in codes)
    return Checked(name, problems, STAMP, Receipt(name, "0123456789abcdef", cells, **about))  # type: ignore[arg-type]


def not_taken(*cells: str, code: str = "OUTSIDE_TABLE") -> tuple[Ignored, ...]:
    return tuple(Ignored(Place("book.xlsx", "Evidence", cell), "x", code) for cell in cells)


def test_a_healthy_file_has_two_lines():
    saved = Saved("Maria Lind", datetime(2026, 11, 3, 14, 5, 9, tzinfo=UTC), "Microsoft Excel 16.0300")
    assert [*checked_lines(read(saved=saved), ENGLISH)] == [
        "book.xlsx: cells read: 12 · nothing to correct",
        "    last saved: 3 November 2026, 14:05 · by: Maria Lind · with: Microsoft Excel"
        " · fingerprint: 0123456789ab",
    ]
    assert [*checked_lines(read(saved=saved), FINNISH)][1] == (
        "    tallennettu viimeksi: 3.11.2026 klo 14.05 · tallentaja: Maria Lind · ohjelma: Microsoft Excel"
        " · sormenjälki: 0123456789ab"
    )


@pytest.mark.parametrize(
    ("saved", "told"),
    [
        (Saved(), ""),
        (Saved(by=" \n "), ""),
        (Saved(by="x" * 100), f"by: {'x' * 59}… · "),
        (
            Saved(program="LibreOffice/7.4.7.2$Linux_X86_64 LibreOffice_project/40$Build-2"),
            "with: LibreOffice · ",
        ),
        (Saved(program="7.4"), ""),
    ],
)
def test_what_a_file_does_not_tell_is_left_out_and_what_it_tells_at_length_is_cut(saved: Saved, told: str):
    assert [*checked_lines(read(saved=saved), ENGLISH)][1] == f"    {told}fingerprint: 0123456789ab"


def test_what_a_file_has_inside_is_named():
    carries = {"external_links": ("xl/externalLinks/externalLink1.xml",), "embedded_files": ("a", "b")}
    assert [*checked_lines(read(carries=carries), ENGLISH)][2] == (
        "    also inside (left unopened): links to other workbooks, embedded files"
    )


def test_cells_that_were_not_taken_stand_together_by_sheet_and_reason():
    ignored = (
        *not_taken("B7", "C7", "D7", "F7"),
        *not_taken("B9", code="ROW_WITHOUT_CODE"),
        *not_taken("B8"),
        Ignored(Place("book.xlsx", "Findings", "F3"), "x", "NOT_ON_LIST"),
    )
    lines = [*checked_lines(read(ignored=ignored), ENGLISH)]
    assert lines[0] == "book.xlsx: cells read: 12 · not taken: 7 · nothing to correct"
    assert lines[2:] == [
        "",
        "Not taken:",
        "book.xlsx  Evidence!B7:D7, F7, B8  '…' does not belong to any row of the table and was not read.",
        "book.xlsx  Evidence!B9  There is no code in this row, so what stands in it was not read.",
        "book.xlsx  Findings!F3  '…' is not on the list for this cell.",
    ]


def test_a_long_list_of_cells_is_summed_up():
    ignored = not_taken(*(f"B{row}" for row in range(3, 103)))
    last = [*checked_lines(read(ignored=ignored), ENGLISH)][-1]
    assert last.startswith("book.xlsx  Evidence!B3, B4, B5, B6, B7, B8, B9, B10, and 92 more  '…' does not")


def test_a_file_that_cannot_be_used_is_told_under_the_name_that_was_typed():
    refused = checked("anna/book.xlsx", unusable("FILE_EMPTY", "book.xlsx"), "fi")
    assert [*checked_lines(refused, FINNISH)] == [
        "anna/book.xlsx  Tiedosto on tyhjä. Se on luultavasti katkennut matkalla. "
        "Pyydä lähettämään se uudelleen."
    ]


def test_a_handful_of_files_has_no_table():
    assert [*table_lines([read()] * checked_words.HANDFUL, ENGLISH)] == []


def test_many_files_end_with_a_table_in_their_order():
    files = [
        read("b.xlsx", cells=1234, codes=("NOT_ON_LIST", "READ_AS", "READ_AS")),
        read("a.xlsx"),
        checked("old.xls", unusable("OLD_EXCEL_FORMAT", "old.xls"), "en"),
        *[read("c.xlsx", codes=("RATING_WITHOUT_REASON",))] * 3,
    ]
    assert [*table_lines(files, ENGLISH)] == [
        "",
        "           cells  to correct  second look   notes",
        "b.xlsx      1234           1            -       2",
        "a.xlsx        12           -            -       -",
        "old.xls   cannot be used",
        "c.xlsx        12           -            1       -",
        "c.xlsx        12           -            1       -",
        "c.xlsx        12           -            1       -",
        "files: 6    1282           1            3       2",
        "cannot be used: 1",
    ]


def test_a_folder_that_all_files_are_in_is_named_once():
    lines = [*table_lines([read(f"returned/{one}.xlsx") for one in "abcdef"], ENGLISH)]
    assert lines[1].split()[0] == "returned/"
    assert [line.split()[0] for line in lines[2:-1]] == [f"{one}.xlsx" for one in "abcdef"]


def test_names_too_long_for_the_terminal_keep_their_end(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(checked_words, "line_width", lambda _: 79)
    files = [read(f"{one}/very/long/way/down/into/the/folders/of/somebody/{one}.xlsx") for one in "abcdef"]
    lines = [*table_lines(files, FINNISH)]
    assert max(map(len, lines)) <= 79
    assert lines[2].startswith("…")
    assert lines[2].split()[0].endswith("a.xlsx")


def test_texts_from_files_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]):
    say_lines(["a\x1b[2Jb\x9bc\u202ed\re\nf"])
    assert capsys.readouterr().err == "a�[2Jb�c�d�e�f\n"


def test_long_lines_go_on_below_their_beginning_and_names_stay_whole():
    name = "a-very-long-file-name-of-a-city-with-many-words.xlsx"
    lines = outcome.wrapped(f"{name}  Findings!F3  {'word ' * 20}", 60)
    assert lines[0] == f"{name}"
    assert all(line.startswith("    ") and len(line) <= 60 for line in lines[1:])
    assert outcome.wrapped("word " * 50, None) == ["word " * 50]


def test_comments_are_listed_with_their_cells_and_authors():
    where = Place("book.xlsx", "Evidence", "C3")
    some = (Comment(where, "Maria", "Who\nsaid this?"), Comment(where, "", "x" * 300))
    assert [*checked_lines(replace(read(), comments=some), ENGLISH)][-4:] == [
        "",
        "Comments beside cells:",
        "book.xlsx  Evidence!C3  Maria: Who said this?",
        f"book.xlsx  Evidence!C3  {'x' * 199}…",
    ]
    lines = [*checked_lines(replace(read(), comments=some[:1] * 25), FINNISH)]
    assert lines[0] == "book.xlsx: soluja luettu: 12 · kommentteja: 25 · ei korjattavaa"
    assert len(lines) == 25
    assert lines[-1] == "    ja 5 muuta"
