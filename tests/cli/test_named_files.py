"""What a command line names: files, folders and patterns come to workbooks, each once."""

import errno
from pathlib import Path

import pytest

from xlreview.cli.named_files import NamedFiles, named_files


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """`returned` with workbooks, things beside them and a folder inside."""
    monkeypatch.chdir(tmp_path)
    inside = ("b.xlsx", "A.xlsx", "c.ods", "d.XLS", "old/e.xlsx", "notes.docx", "~$A.xlsx", ".hidden.xlsx")
    for name in inside:
        place = tmp_path / "returned" / name
        place.parent.mkdir(exist_ok=True, parents=True)
        place.write_text(name, "utf-8")
    return tmp_path / "returned"


def test_a_folder_stands_for_its_workbooks_by_name():
    named = named_files(["returned"])
    assert named.names == ["returned/A.xlsx", "returned/b.xlsx", "returned/c.ods", "returned/d.XLS"]
    assert named.files == named.names


def test_what_else_is_in_a_folder_is_told_but_not_what_programs_hide():
    assert named_files(["returned"]).passed_over == {"returned": ["notes.docx", "old/"]}


def test_a_pattern_tells_what_else_fits_it_but_not_every_folder_on_its_way(folder: Path):
    (folder / "old" / "older").mkdir()
    assert named_files(["returned/*"]).passed_over == {"returned": ["notes.docx", "old/"]}
    assert named_files(["returned/**/*"]).passed_over == {"returned": ["notes.docx"]}


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("returned/*.xlsx", ["returned/A.xlsx", "returned/b.xlsx"]),
        ("returned/[ac]*", ["returned/c.ods"]),
        ("returned/**/*.xlsx", ["returned/A.xlsx", "returned/b.xlsx", "returned/old/e.xlsx"]),
        ("*/old/?.xlsx", ["returned/old/e.xlsx"]),
    ],
)
def test_a_pattern_is_expanded(pattern: str, names: list[str]):
    assert named_files([pattern]).names == names


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(folder: Path):
    (folder / "final [1].xlsx").write_text("", "utf-8")
    assert named_files(["returned/final [1].xlsx"]).names == ["returned/final [1].xlsx"]


def test_a_file_that_is_named_is_taken_whatever_it_is():
    assert named_files(["returned/notes.docx", "none.xlsx"]).names == ["returned/notes.docx", "none.xlsx"]


def test_a_file_named_twice_comes_once_at_its_first_place(folder: Path):
    (folder / "link.xlsx").symlink_to(folder / "b.xlsx")
    named = named_files(["returned/b.xlsx", "returned", f"{folder}/b.xlsx", "returned/../returned/A.xlsx"])
    assert named.names == ["returned/b.xlsx", "returned/A.xlsx", "returned/c.ods", "returned/d.XLS"]


def test_the_file_that_excel_keeps_beside_an_open_workbook_is_left_out_unless_it_is_named_alone(folder: Path):
    (folder / "~$rbourton.xlsx").write_text("", "utf-8")
    (folder / "harbourton.xlsx").write_text("", "utf-8")
    by_shell = [
        "returned/harbourton.xlsx",
        "returned/A.xlsx",
        "returned/~$A.xlsx",
        "returned/~$rbourton.xlsx",
    ]
    assert named_files(by_shell).names == by_shell[:2]
    assert named_files(["returned/~$A.xlsx"]).names == ["returned/~$A.xlsx"]
    assert named_files(["returned/~$A.xlsx", "returned/b.xlsx"]).names == [
        "returned/~$A.xlsx",
        "returned/b.xlsx",
    ]


@pytest.mark.parametrize("argument", ["empty", "returned/*.docx", "returned/*.pdf"])
def test_a_folder_or_pattern_without_workbooks_is_refused_at_its_place(folder: Path, argument: str):
    (folder.parent / "empty").mkdir()
    named = named_files([argument, "returned/A.xlsx", argument])
    assert (named.names, named.files) == ([argument, "returned/A.xlsx"], ["returned/A.xlsx"])
    assert [problem.code for problem in named.refusals[argument].problems] == ["NO_WORKBOOKS"]


def test_a_folder_that_may_not_be_looked_into_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(_: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    named = named_files([str(folder)])
    assert (named.names, named.files) == ([str(folder)], [])
    assert [problem.code for problem in named.refusals[str(folder)].problems] == ["FILE_UNREADABLE"]


def test_names_that_no_system_takes_stay_for_reading_to_refuse():
    assert named_files(["a\0b"]) == NamedFiles(["a\0b"])
    assert named_files(["x" * 5000]).names == ["x" * 5000]
