from __future__ import annotations

import json
from pathlib import Path

import pytest
from docx import Document

from xlreview.demo import make_demo
from xlreview.problem import UnusableInput

WORKBOOKS = [
    f"haldersund-{whose}" for whose in ("city", "plan", "reviewer-AK", "reviewer-FC", "reviewer-JB", "team")
]


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
        *(f"1-sent-out/{file}.xlsx" for file in WORKBOOKS),
        *(f"2-returned/{file}.xlsx" for file in WORKBOOKS),
        *(f"3-data/{file}.json" for file in WORKBOOKS),
        "4-reports/haldersund-final-en.docx",
        "4-reports/haldersund-final-fi.docx",
        "4-reports/haldersund-initial-en.docx",
    ]


def test_it_says_what_it_made_and_what_to_open_first(demo) -> None:
    folder, said = demo
    assert said[0] == "A whole peer review on a sample. The city, Haldersund, and all its people are made up."
    assert "    haldersund-city.xlsx: 342 cells read, 6 places worth a second look" in said
    assert "    haldersund-reviewer-FC.xlsx: 942 cells read" in said
    city = folder / "2-returned" / "haldersund-city.xlsx"
    assert said[-4:] == [
        "Open these first:",
        f"    {city}",
        f"    {folder / '4-reports' / 'haldersund-final-en.docx'}",
        f"To see what is worth a second look in a workbook, cell by cell: xlreview check {city}",
    ]


def test_the_exported_answers_are_those_of_the_workbooks(demo) -> None:
    folder, _ = demo
    exported = json.loads((folder / "3-data" / "haldersund-team.json").read_text(encoding="utf-8"))
    assert len(exported["sheets"]["evidence"]) == 119


def test_reports_carry_the_day_of_the_story_and_not_of_the_run(demo) -> None:
    folder, _ = demo
    report = Document(str(folder / "4-reports" / "haldersund-final-en.docx"))
    cells = [cell.text for table in report.tables for row in table.rows for cell in row.cells]
    assert "13 November 2026" in cells


def test_the_final_report_names_the_city_and_its_findings(demo) -> None:
    folder, _ = demo
    report = Document(str(folder / "4-reports" / "haldersund-final-en.docx"))
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
