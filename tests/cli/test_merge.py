"""`merge`: files of one review in, the team's workbook out, and nothing lost on the way."""

import json
import shutil
from pathlib import Path

import pytest

from support.merging import returned, typed_into
from support.workbooks import Book
from xlreview.read import read_review

from .conftest import Run

CODE = "GG/I/1"
LAW = {"JB": "Strict.", "FC": "Lax."}


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The leader's folder: workbooks of two reviewers, who differ on the law, and of the city."""
    monkeypatch.chdir(tmp_path)
    for who, effect in LAW.items():
        statement = {"code": CODE, "statement": f"{who} heard it.", "source": "document"}
        answers = {"context": {"law": {"effect": effect}}, "evidence": {f"{who}-001": statement}}
        returned(tmp_path, who, answers, language="fi" if who == "FC" else "en")
    returned(tmp_path, "city", {"self_assessment": {CODE: {"rating": "meets", "why": "Minutes."}}})
    return tmp_path


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_every_row_is_in_the_team_workbook_and_every_file_is_told(run: Run):
    merged = run("merge", "city.xlsx", "fc.xlsx", "jb.xlsx", "-o", "team.xlsx")
    assert (merged.code, merged.out) == (0, "Made team.xlsx\n")
    assert merged.err.splitlines()[:6] == [
        "city.xlsx: cells read: 2 · rows taken: 1",
        "    Self-assessment 1",
        "fc.xlsx: cells read: 4 · rows taken: 2",
        "    Context factors 1, Evidence 1",
        "jb.xlsx: cells read: 4 · rows taken: 2",
        "    Context factors 1, Evidence 1",
    ]
    team = read_review("team.xlsx").answers()
    assert sorted(team["evidence"]) == ["FC-001", "JB-001"]
    assert team["self_assessment"][CODE] == {"rating": "meets", "why": "Minutes."}


def test_a_conflict_is_told_with_every_answer_and_where_it_stands(run: Run):
    lines = run("merge", ".", "-o", "team.xlsx").err.splitlines()
    begin = lines.index("People gave different answers:")
    assert lines[begin + 1 : begin + 4] == [
        "C1  Context factors · Law (en) · How it affects our work",
        "    A = Lax. · FC · fc.xlsx Olosuhdetekijät!E3 · 1 Jan 2026",
        "    B = Strict. · JB · jb.xlsx Context factors!E3 · 1 Jan 2026",
    ]
    assert lines[-1] == (
        "Choose one of the answers on the sheet Conflicts, save, and merge again with this workbook among "
        "the files."
    )


def test_what_the_team_chooses_in_excel_is_in_the_next_merge_and_on_record(run: Run, desk: Path):
    run("merge", ".", "-o", "team.xlsx")
    typed_into(desk / "team.xlsx", {"Conflicts!G3": "B", "Conflicts!I3": "Read the law."})
    again = run("merge", ".", "-o", "team.xlsx", "--force")
    assert (again.code, "conflicts: 0" in again.err) == (0, True)
    team = read_review("team.xlsx")
    assert team.entry("context", "law")["effect"] == "Strict."
    assert [(entry["earlier"], entry["who"]) for entry in team.of("history")] == [
        ("Lax.", "FC"),
        ("B · Read the law.", "the team"),
    ]


def test_long_answers_are_shown_in_brief_with_their_place(run: Run, desk: Path):
    typed_into(desk / "jb.xlsx", {"Context factors!E3": "Very strict. " * 500})
    lines = run("merge", ".", "-o", "team.xlsx").err.splitlines()
    (shown,) = [line for line in lines if "Very strict." in line]
    assert len(shown) < 250
    assert "… · JB · jb.xlsx Context factors!E3" in shown
    assert "Very strict. " * 400 in read_review("team.xlsx").of("conflicts")[0].text("proposals")


def test_a_choice_that_was_not_understood_is_told_once_where_it_can_be_mended(run: Run, desk: Path):
    run("merge", ".", "-o", "team.xlsx")
    typed_into(desk / "team.xlsx", {"Conflicts!G3": "Q"})
    again = run("merge", ".", "-o", "next.xlsx")
    told = [line for line in again.err.splitlines() if "'Q'" in line]
    assert [line.split("  ")[:2] for line in told] == [["next.xlsx", "Conflicts!G3"]]


def test_order_and_repeats_make_no_difference_to_a_single_byte(run: Run, desk: Path):
    (desk / "mail").mkdir()
    shutil.copy("jb.xlsx", "mail/jb (1).xlsx")
    run("merge", "jb.xlsx", "fc.xlsx", "city.xlsx", "-o", "one.xlsx")
    run("merge", "city.xlsx", "jb.xlsx", "fc.xlsx", "jb.xlsx", "-o", "other.xlsx")
    assert Path("one.xlsx").read_bytes() == Path("other.xlsx").read_bytes()
    twice = run("merge", "jb.xlsx", "mail", "fc.xlsx", "-o", "third.xlsx")
    assert "mail/jb (1).xlsx: the same file as jb.xlsx" in twice.err.splitlines()


def test_a_later_copy_supersedes_an_earlier_one(run: Run):
    shutil.copy("jb.xlsx", "jb again.xlsx")
    typed_into(Path("jb again.xlsx"), {"Context factors!E3": "Very strict."})
    merged = run("merge", "jb again.xlsx", "jb.xlsx", "-o", "team.xlsx")
    assert merged.err.splitlines()[2].startswith("jb.xlsx: an earlier copy of jb again.xlsx · cells read: 4")
    team = read_review("team.xlsx")
    assert team.entry("context", "law")["effect"] == "Very strict."
    assert [entry["earlier"] for entry in team.of("history")] == ["Strict."]


def test_one_file_that_cannot_be_used_stops_the_merge_and_all_of_them_are_told(run: Run, desk: Path):
    Path("notes.xlsx").write_text("Dear team", encoding="utf-8")
    before = files(desk)
    refused = run("merge", "jb.xlsx", "notes.xlsx", "gone.xlsx", "-o", "team.xlsx")
    assert (refused.code, refused.out) == (2, "")
    lines = refused.err.splitlines()
    assert [line.split("  ")[0] for line in lines[:2]] == ["notes.xlsx", "gone.xlsx"]
    assert lines[2:] == [
        "",
        "Nothing was merged, because 2 of 3 files cannot be used. Mend them, or leave them out and merge "
        "again.",
    ]
    assert files(desk) == before
    told = json.loads(run("merge", "--json", "jb.xlsx", "notes.xlsx", "-o", "team.xlsx").out)
    assert [[problem["code"] for problem in one["problems"]] for one in told["files"]] == [
        [],
        ["NOT_A_WORKBOOK"],
    ]
    assert told["team"] is None


def test_a_file_of_another_review_is_named(run: Run, desk: Path):
    returned(desk / "..", "AK", {}, city="Lehtoniva").replace(desk / "ak.xlsx")
    refused = run("merge", ".", "-o", "team.xlsx")
    assert (refused.code, refused.err) == (
        2,
        "ak.xlsx  This workbook belongs to the review of Lehtoniva, 2026 (small); other files belong to "
        "Haldersund, 2026 (small). Merge the workbooks of one city and round at a time.\n",
    )
    assert "team.xlsx" not in files(desk)


def test_an_earlier_team_workbook_is_replaced_only_on_demand_and_always_kept(run: Run, desk: Path):
    run("merge", "jb.xlsx", "-o", "team.xlsx")
    first = Path("team.xlsx").read_bytes()
    refused = run("merge", "jb.xlsx", "fc.xlsx", "-o", "team.xlsx")
    assert (refused.code, Path("team.xlsx").read_bytes()) == (2, first)
    assert "This already exists" in refused.err

    run("merge", "jb.xlsx", "fc.xlsx", "-o", "team.xlsx", "--force")
    second = Path("team.xlsx").read_bytes()
    said = run("merge", ".", "-o", "team.xlsx", "--force").err
    backups = sorted(desk.glob("team.backup-????-??-??-????*.xlsx"), key=lambda path: path.stat().st_mtime_ns)
    assert [path.read_bytes() for path in backups] == [first, second]
    assert f"The earlier team workbook is kept as {backups[1].name}" in said.splitlines()


def test_no_other_input_is_ever_written_to(run: Run):
    before = Path("jb.xlsx").read_bytes()
    refused = run("merge", "jb.xlsx", "fc.xlsx", "-o", "jb.xlsx", "--force")
    assert (refused.code, Path("jb.xlsx").read_bytes()) == (2, before)
    assert "This is the file that is being read" in refused.err


def test_what_the_team_typed_is_not_replaced_unless_it_goes_along(run: Run, desk: Path):
    run("merge", "jb.xlsx", "fc.xlsx", "-o", "team.xlsx")
    assert run("merge", "jb.xlsx", "fc.xlsx", "-o", "team.xlsx", "--force").code == 0  # nothing typed yet
    typed = typed_into(desk / "team.xlsx", {"Conflicts!G3": "B"}).read_bytes()
    refused = run("merge", "jb.xlsx", "fc.xlsx", "-o", "team.xlsx", "--force")
    assert (refused.code, Path("team.xlsx").read_bytes()) == (2, typed)
    assert "it is not among the files to merge" in refused.err
    assert run("merge", "jb.xlsx", "fc.xlsx", "team.xlsx", "-o", "team.xlsx", "--force").code == 0


def test_a_dry_run_says_all_and_writes_nothing(run: Run, desk: Path):
    before = files(desk)
    dry = run("merge", ".", "--dry-run")
    assert (dry.code, dry.out, files(desk)) == (0, "", before)
    assert "    B = Strict. · JB · jb.xlsx Context factors!E3 · 1 Jan 2026" in dry.err.splitlines()
    assert dry.err.splitlines()[-1] == "This was a dry run: nothing was written."


def test_a_dry_run_may_name_a_workbook_that_exists(run: Run):
    run("merge", "jb.xlsx", "-o", "team.xlsx")
    before = Path("team.xlsx").read_bytes()
    assert run("merge", ".", "-o", "team.xlsx", "--dry-run").code == 0
    assert Path("team.xlsx").read_bytes() == before


def test_programs_get_files_conflicts_and_history(run: Run):
    shutil.copy("jb.xlsx", "jb again.xlsx")
    typed_into(Path("jb again.xlsx"), {"Evidence!G3": "JB heard it twice."})
    merged = run("merge", "--json", ".", "-o", "team.xlsx")
    told = json.loads(merged.out)
    assert (merged.code, merged.err) == (0, "")
    assert {
        one["file"]: (one["rows_taken"], one["superseded_by"], one["same_as"]) for one in told["files"]
    } == {
        "city.xlsx": ({"self_assessment": 1}, None, None),
        "fc.xlsx": ({"context": 1, "evidence": 1}, None, None),
        "jb again.xlsx": ({"context": 1, "evidence": 1}, None, None),
        "jb.xlsx": ({}, "jb again.xlsx", None),
    }
    (conflict,) = told["conflicts"]
    assert (conflict["id"], conflict["sheet"], conflict["row"], conflict["column"]) == (
        "C1",
        "context",
        "law",
        "effect",
    )
    assert {
        proposal["value"]: [
            (one["who"], one["file"], one["sheet"], one["cell"]) for one in proposal["sources"]
        ]
        for proposal in conflict["proposals"]
    } == {
        "Lax.": [("FC", "fc.xlsx", "Olosuhdetekijät", "E3")],
        "Strict.": [("JB", "jb again.xlsx", "Context factors", "E3")],
    }
    assert [(one["value"], one["why"], one["source"]["cell"]) for one in told["history"]] == [
        ("JB heard it.", "later_copy", "G3")
    ]
    assert told["team"]["file"] == "team.xlsx"
    assert (told["team"]["written"], told["team"]["backup"], told["team"]["language"]) == (True, None, "en")
    assert told["team"]["rows"] == {"self_assessment": 1, "context": 1, "screening": 1, "evidence": 2}
    assert "CONFLICT_OPEN" in [problem["code"] for problem in told["team"]["problems"]]


def test_it_ends_with_1_where_a_cell_could_not_be_read(run: Run):
    typed_into(Path("jb.xlsx"), {"Evidence!B3": "GG/Z/9"})
    merged = run("merge", ".", "-o", "team.xlsx")
    assert (merged.code, merged.out) == (1, "Made team.xlsx\n")
    lines = merged.err.splitlines()
    (wrong,) = [line for line in lines if line.startswith("jb.xlsx  Evidence!B3")]
    assert lines[lines.index(wrong) - 1] == "To correct:"
    assert "GG/Z/9" in [entry["earlier"] for entry in read_review("team.xlsx").of("history")]


@pytest.mark.parametrize(
    ("language", "arguments", "spoken"), [("en", [], "en"), ("fi", [], "fi"), ("en", ["--lang", "fi"], "fi")]
)
def test_the_team_workbook_speaks_the_language_of_its_leader(
    run: Run, monkeypatch: pytest.MonkeyPatch, language: str, arguments: list[str], spoken: str
):
    monkeypatch.setenv("LC_ALL", f"{language}_FI.UTF-8")
    run("merge", ".", "-o", "team.xlsx", *arguments)
    assert read_review("team.xlsx").stamp.language == spoken


def test_it_goes_on_in_the_language_of_the_earlier_team_workbook(run: Run):
    run("merge", ".", "-o", "team.xlsx", "--lang", "fi")
    run("merge", ".", "-o", "next.xlsx")
    assert read_review("next.xlsx").stamp.language == "fi"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "xlreview merge: FILE is missing."),
        (["jb.xlsx"], "xlreview merge: -o is missing."),
        (["jb.xlsx", "-o", "team.docx"], "team.docx  A file with this ending cannot be made here."),
    ],
)
def test_a_command_that_cannot_end_well_is_refused_at_once(run: Run, arguments: list[str], said: str):
    refused = run("merge", *arguments)
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith(said)


def test_what_else_lies_in_the_folder_is_named(run: Run):
    Path("letter.docx").write_bytes(b"")
    assert run("merge", ".", "--dry-run").err.splitlines()[0] == (
        "Not merged from .: letter.docx. Only the workbooks in the folder itself are merged; name a file or "
        "a folder to have it merged too."
    )


def test_many_problems_of_one_kind_are_not_a_wall_of_lines(run: Run, desk: Path):
    pasted = {f"Evidence!B{row}": "GG/Z/9" for row in range(4, 13)}
    Book(desk / "jb.xlsx").typed(pasted).path.replace(desk / "jb.xlsx")
    lines = run("merge", "jb.xlsx", "--dry-run").err.splitlines()
    assert sum(line.startswith("jb.xlsx  Evidence!B") for line in lines) == 5
    assert "    and 4 more" in lines
