"""`check` over folders and patterns: every file is told, one bad file never stops the rest."""

import json
import shutil
from pathlib import Path
from warnings import catch_warnings, simplefilter

import openpyxl
import pytest
from openpyxl.comments import Comment

from .conftest import Run


@pytest.fixture(autouse=True)
def returned(tmp_path: Path, sound: Path, wrong: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two workbooks, one of them with an error, and a file that is none."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "returned"
    folder.mkdir()
    shutil.copy(wrong, folder / "anna.xlsx")
    shutil.copy(sound, folder / "ben.xlsx")
    (folder / "carl.xls").write_bytes(b"")
    return folder


def test_a_folder_is_checked_in_the_order_of_its_names_and_ends_with_the_worst(run: Run, returned: Path):
    (returned / "letter.docx").write_bytes(b"")
    checked = run("check", "returned")
    assert checked.code == 2
    lines = checked.err.splitlines()
    assert lines[0] == (
        "Not checked in returned: letter.docx. Only the workbooks in the folder itself are checked; "
        "name a file or a folder to have it checked too."
    )
    assert [line.split(":")[0] for line in lines if "cells read" in line] == [
        "returned/anna.xlsx",
        "returned/ben.xlsx",
    ]
    assert lines[-1].startswith("returned/carl.xls  The file is empty.")


def test_a_pattern_that_the_shell_left_alone_is_expanded(run: Run):
    checked = run("check", "--json", "returned/*.xlsx", "returned")
    assert [file["file"] for file in json.loads(checked.out)["files"]] == [
        "returned/anna.xlsx",
        "returned/ben.xlsx",
        "returned/carl.xls",
    ]


def test_many_files_end_with_a_table(run: Run, returned: Path):
    for number in range(6):
        shutil.copy(returned / "anna.xlsx", returned / f"d{number}.xlsx")
    lines = run("check", "returned").err.splitlines()
    assert (lines[-2].split()[:2], lines[-1]) == (["files:", "9"], "cannot be used: 1")
    assert lines[-12].split() == ["returned/", "cells", "to", "correct", "second", "look", "notes"]


def test_the_receipt_says_all_about_a_file(run: Run):
    (file,) = json.loads(run("check", "--json", "returned/anna.xlsx").out)["files"]
    receipt = file["receipt"]
    assert list(receipt) == [
        "fingerprint",
        "format_version",
        "language",
        "city",
        "round",
        "pack_version",
        "review_id",
        "workbook_id",
        "reviewers",
        "saved",
        "carries",
        "cells_by_sheet",
        "comments",
        "ignored",
    ]
    assert list(receipt["saved"]) == ["by", "at", "program"]
    assert receipt["cells_by_sheet"] == {"background": 1}
    assert receipt["ignored"] == [
        {
            "sheet": "Findings",
            "cell": "F3",
            "content": "splendid",
            "code": "NOT_ON_LIST",
            "reason": "'…' is not on the list for this cell.",
        }
    ]
    assert sum(receipt["cells_by_sheet"].values()) == file["cells_read"]


def test_comments_are_told_with_their_cells(run: Run, returned: Path):
    with catch_warnings():
        simplefilter("ignore", UserWarning)  # openpyxl announces what it leaves out
        workbook = openpyxl.load_workbook(returned / "ben.xlsx")
        workbook["Findings"]["F3"].comment = Comment("Ask Maria.", "Ben")
        workbook.save(returned / "ben.xlsx")
    (file,) = json.loads(run("check", "--json", "returned/ben.xlsx").out)["files"]
    assert file["receipt"]["comments"] == [
        {"sheet": "Findings", "cell": "F3", "author": "Ben", "text": "Ask Maria."}
    ]


def test_cells_of_an_added_sheet_are_counted_under_its_title(run: Run, returned: Path):
    with catch_warnings():
        simplefilter("ignore", UserWarning)  # openpyxl announces what it leaves out
        workbook = openpyxl.load_workbook(returned / "ben.xlsx")
        workbook.create_sheet("Our notes")["B2"] = "Ask Maria."
        workbook.save(returned / "ben.xlsx")
    (file,) = json.loads(run("check", "--json", "returned/ben.xlsx").out)["files"]
    assert file["receipt"]["cells_by_sheet"] == {"background": 1, "Our notes": 1}
    assert file["cells_read"] == 2


def test_marked_copies_are_made_of_what_can_be_read(run: Run, tmp_path: Path):
    checked = run("check", "returned", "--mark", "marked")
    assert checked.code == 2
    assert sorted(path.name for path in (tmp_path / "marked").iterdir()) == ["anna.xlsx", "ben.xlsx"]
    assert [line for line in checked.err.splitlines() if "marked copy" in line] == [
        "    marked copy: marked/anna.xlsx",
        "    marked copy: marked/ben.xlsx",
        "    marked copy: none, because the file cannot be used",
    ]
    assert openpyxl.load_workbook("marked/anna.xlsx").sheetnames[0] == "Check"


def test_files_of_one_name_get_marked_copies_of_different_names(run: Run, returned: Path, tmp_path: Path):
    (returned / "more").mkdir()
    shutil.copy(returned / "anna.xlsx", returned / "more" / "anna.xlsx")
    run("check", "returned/anna.xlsx", "returned/more/anna.xlsx", "--mark", "marked")
    assert sorted(path.name for path in (tmp_path / "marked").iterdir()) == ["anna (2).xlsx", "anna.xlsx"]


def test_a_copy_that_cannot_be_made_is_said_and_the_others_are_made(run: Run, tmp_path: Path):
    (tmp_path / "marked").mkdir()
    (tmp_path / "marked" / "anna.xlsx").write_text("somebody's own file", "utf-8")
    checked = run("check", "returned/anna.xlsx", "returned/ben.xlsx", "--mark", "marked", "--json")
    first, second = json.loads(checked.out)["files"]
    assert (checked.code, first["marked"], second["marked"]) == (2, None, "marked/ben.xlsx")
    assert [problem["code"] for problem in first["not_marked"]] == ["OUTPUT_EXISTS"]
    assert (tmp_path / "marked" / "anna.xlsx").read_text("utf-8") == "somebody's own file"
    assert run("check", "returned/anna.xlsx", "--mark", "marked", "--force").code == 1


def test_a_workbook_is_never_replaced_by_its_marked_copy(run: Run, returned: Path):
    before = (returned / "anna.xlsx").read_bytes()
    refused = run("check", "returned/anna.xlsx", "--mark", "returned", "--force")
    assert (refused.code, (returned / "anna.xlsx").read_bytes()) == (2, before)
    assert "it stays as it is" in refused.err


def test_check_without_a_file_says_what_is_missing(run: Run):
    refused = run("check")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith("xlreview check: FILE is missing.")


@pytest.mark.parametrize(
    "name", ['R&D "2026".xlsx', "two\nlines.xlsx", "\udcff\udcfe.xlsx", f"{'ä' * 80}.xlsx"]
)
def test_any_name_of_a_file_is_told_and_marked(run: Run, returned: Path, tmp_path: Path, name: str):
    folder = returned / "odd"
    folder.mkdir()
    try:
        shutil.copy(returned / "anna.xlsx", folder / name)
    except (OSError, UnicodeError):
        pytest.skip("this system has no such names")
    assert run("check", folder, "--mark", "marked").code == 1
    assert [path.name for path in (tmp_path / "marked").iterdir()] == [name]
    (file,) = json.loads(run("check", "--json", folder).out)["files"]
    assert file["file"] == str(folder / name)
