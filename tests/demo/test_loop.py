from __future__ import annotations

import json
from pathlib import Path

import pytest
from docx import Document

from xlreview.demo import make_demo
from xlreview.problem import UnusableInput
from xlreview.read import read_review
from xlreview.team import merge_workbooks

SENT = [f"haldersund-{whose}" for whose in ("city", "plan", "reviewer-AK", "reviewer-FC", "reviewer-JB")]
RETURNED = sorted([*SENT, "haldersund-reviewer-FC-again"], key="{}.xlsx".format)
TEAM = "haldersund-team"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    folder = tmp_path_factory.mktemp("there") / "demo"
    said: list[str] = []
    make_demo(folder, say=said.append)
    return folder, said


def test_it_makes_every_file_of_the_loop(demo) -> None:
    folder, _ = demo
    made = [str(path.relative_to(folder)) for path in sorted(folder.rglob("*")) if path.is_file()]
    assert made == [
        *(f"1-sent-out/{file}.xlsx" for file in SENT),
        *(f"2-returned/{file}.xlsx" for file in RETURNED),
        f"3-merged/{TEAM}.xlsx",
        f"4-settled/{TEAM}.xlsx",
        f"5-merged-again/{TEAM}.xlsx",
        *(f"6-data/{file}.json" for file in [*RETURNED, TEAM]),
        "7-reports/haldersund-final-en.docx",
        "7-reports/haldersund-final-fi.docx",
        "7-reports/haldersund-guides-en.docx",
        "7-reports/haldersund-initial-en.docx",
        "7-reports/haldersund-plan-en.docx",
        "7-reports/haldersund-programme-en.docx",
        "7-reports/haldersund-screening-en.docx",
    ]


def test_it_says_what_it_made_and_what_to_open_first(demo) -> None:
    folder, said = demo
    assert said[0] == "A whole peer review on a sample. The city, Haldersund, and all its people are made up."
    assert "    haldersund-city.xlsx: 342 cells read, 6 places worth a second look" in said
    assert "    haldersund-reviewer-FC.xlsx: 942 cells read" in said
    assert (
        "3-merged: all of them in one workbook for the team. In 1 cell people gave different answers." in said
    )
    city = folder / "2-returned" / "haldersund-city.xlsx"
    assert said[-4:] == [
        "Open these first:",
        f"    {folder / '3-merged' / 'haldersund-team.xlsx'}",
        f"    {folder / '7-reports' / 'haldersund-final-en.docx'}",
        f"To see what is worth a second look in a workbook, cell by cell: xlreview check {city}",
    ]


def test_the_exported_answers_are_those_of_the_workbooks(demo) -> None:
    folder, _ = demo
    exported = json.loads((folder / "6-data" / "haldersund-team.json").read_text(encoding="utf-8"))
    assert len(exported["sheets"]["evidence"]) == 119


def test_the_conflict_is_open_then_settled_in_excel_then_on_record(demo) -> None:
    folder, _ = demo
    merged, settled, again = (
        read_review(folder / stage / "haldersund-team.xlsx")
        for stage in ("3-merged", "4-settled", "5-merged-again")
    )
    (conflict,) = merged.of("conflicts")
    assert (conflict["row"], conflict.get("choice")) == ("17", None)
    assert settled.entry("conflicts", conflict.id)["choice"] == "A"
    assert again.of("conflicts") == ()
    assert [(entry["who"], entry["row"]) for entry in again.of("history")] == [
        ("JB", "17"),
        ("FC", "FC-012"),
        ("the team", "17"),
    ]


def test_xlreview_merge_makes_the_same_of_the_returned_workbooks(demo, tmp_path: Path) -> None:
    folder, _ = demo
    team = "haldersund-team.xlsx"
    returned = [folder / "2-returned" / f"{file}.xlsx" for file in RETURNED if file != "haldersund-plan"]
    merge_workbooks(returned, tmp_path / team, language="en")
    assert (tmp_path / team).read_bytes() == (folder / "3-merged" / team).read_bytes()
    merge_workbooks([folder / "4-settled" / team, *returned], tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == (folder / "5-merged-again" / team).read_bytes()


def test_reports_carry_the_day_of_the_story_and_not_of_the_run(demo) -> None:
    folder, _ = demo
    report = Document(str(folder / "7-reports" / "haldersund-final-en.docx"))
    cells = [cell.text for table in report.tables for row in table.rows for cell in row.cells]
    assert "13 November 2026" in cells


def test_the_final_report_names_the_city_and_its_findings(demo) -> None:
    folder, _ = demo
    report = Document(str(folder / "7-reports" / "haldersund-final-en.docx"))
    paragraphs = "\n".join(paragraph.text for paragraph in report.paragraphs)
    assert "Haldersund" in paragraphs
    assert "Permanent advisory committee" in paragraphs


def test_it_speaks_finnish_and_comes_out_the_same(demo, tmp_path: Path) -> None:
    folder, _ = demo
    said: list[str] = []
    make_demo(tmp_path / "uusi", say=said.append, language="fi")
    assert said[-4] == "Avaa ensin nämä:"
    assert said[-2].endswith("haldersund-final-fi.docx")
    # The exported problems speak the language of the run; nothing else differs.
    for made in (*folder.glob("*/*.xlsx"), *folder.glob("*/*.docx")):
        assert made.read_bytes() == (tmp_path / "uusi" / made.relative_to(folder)).read_bytes(), made.name


def test_it_leaves_a_folder_alone_that_holds_something(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UnusableInput) as refusal:
        make_demo(tmp_path, say=lambda _: None)
    assert [problem.code for problem in refusal.value.problems] == ["OUTPUT_EXISTS"]
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
