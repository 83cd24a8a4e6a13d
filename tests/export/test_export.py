"""A review as JSON keeps everything; as CSV it opens in a spreadsheet without doing anything."""

import csv
import io
import json
from datetime import date, time
from pathlib import Path

import pytest

from xlreview.export import export_review
from xlreview.model.rating import Role
from xlreview.model.review import AddedSheet, Answer, Entry, Ignored, Receipt, Review, Stamp
from xlreview.pack import load_pack
from xlreview.problem import Place, Problem, UnusableInput

STAMP = Stamp(
    workbook_id="w1",
    review_id="r1",
    role=Role.TEAM,
    language="fi",
    city='Åbo & "Co"',
    round="2026",
    pack_id="inti-cities",
    pack_version="1.0",
    reviewers=("JB", "FC"),
)


def entry(sheet: str, id: str, *, extra: dict[str, Answer] | None = None, **answers: Answer) -> Entry:
    cells = {column: f"C{number}" for number, column in enumerate((*answers, "blank"), start=3)}
    return Entry(sheet, id, answers, cells, extra or {}, "team.xlsx", sheet.title())


def heard(id: str, interview: int, points_to: str) -> Entry:
    return entry(
        "evidence",
        id,
        code="GG/I/3",
        interview=interview,
        interviewers=("JB", "FC"),
        source="interview",
        nature="fact",
        statement=f"They meet, says interview {interview}.",
        points_to=points_to,
    )


@pytest.fixture
def review() -> Review:
    return Review(
        pack=load_pack("inti-cities"),
        stamp=STAMP,
        entries={
            "evidence": (heard("JB-001", 4, "meets"), heard("JB-002", 17, "meets")),
            "findings": (entry("findings", "GG/I/3", reason="=SUM(1)\nand more", rating="meets"),),
            "interviews": (
                entry(
                    "interviews", "4", day=date(2026, 5, 12), start=time(9, 30), codes=("GG/I/3", "PA/O/1")
                ),
            ),
            "plan": (
                entry("plan", "TEAM-P01", progress=0.4, extra={"Oma sarake": "- luoti", "status": "x"}),
            ),
        },
        added_sheets=(AddedSheet("Muistiot / A:1", (("a", 1.5, date(2026, 1, 2)), (None, "=x", True))),),
        problems=(Problem("OUTPUT_EXISTS", Place("team.xlsx")),),
        receipts=(
            Receipt(
                "team.xlsx", "ab" * 32, 12, (Ignored(Place("team.xlsx", "Tulokset", "D9"), "?", "READ_AS"),)
            ),
        ),
    )


def table(folder: Path, name: str) -> list[list[str]]:
    content = (folder / name).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_json_says_what_was_reviewed(review: Review, tmp_path: Path) -> None:
    export_review(review, tmp_path / "out.json")
    text = (tmp_path / "out.json").read_text(encoding="utf-8")
    assert text.endswith("}\n")
    assert json.loads(text)["review"] == {
        "id": "r1",
        "city": 'Åbo & "Co"',
        "round": "2026",
        "pack": {"id": "inti-cities", "version": "1.0"},
        "workbook": "w1",
        "role": "team",
        "reviewers": ["JB", "FC"],
        "language": "fi",
    }


def test_json_has_the_sheets_in_workbook_order_and_the_answers_in_column_order(
    review: Review, tmp_path: Path
) -> None:
    export_review(review, tmp_path / "out.json")
    sheets = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["sheets"]
    assert list(sheets) == ["interviews", "evidence", "findings", "plan"]
    assert sheets["findings"] == [
        {
            "id": "GG/I/3",
            "answers": {"rating": "meets", "reason": "=SUM(1)\nand more"},
            "extra": {},
            "cells": {"rating": "C4", "reason": "C3"},
            "file": "team.xlsx",
        }
    ]
    assert list(sheets["findings"][0]["answers"]) == ["rating", "reason"]
    assert sheets["interviews"][0]["answers"] == {
        "day": "2026-05-12",
        "start": "09:30:00",
        "codes": ["GG/I/3", "PA/O/1"],
    }
    assert sheets["plan"][0]["extra"] == {"Oma sarake": "- luoti", "status": "x"}


def test_json_keeps_added_sheets_and_ignored_cells(review: Review, tmp_path: Path) -> None:
    export_review(review, tmp_path / "out.json")
    document = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert document["added_sheets"] == [
        {"title": "Muistiot / A:1", "rows": [["a", 1.5, "2026-01-02"], [None, "=x", True]]}
    ]
    assert document["receipts"] == [
        {
            "file": "team.xlsx",
            "sha256": "ab" * 32,
            "cells_read": 12,
            "ignored": [{"sheet": "Tulokset", "cell": "D9", "content": "?", "code": "READ_AS"}],
        }
    ]
    assert [(one["file"], one["severity"], one["code"]) for one in document["problems"]] == [
        ("team.xlsx", "error", "OUTPUT_EXISTS")
    ]


def test_the_same_review_gives_the_same_bytes(review: Review, tmp_path: Path) -> None:
    for name in ("a", "b"):
        export_review(review, tmp_path / f"{name}.json")
        export_review(review, tmp_path / f"{name}.csv")
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    for path in (tmp_path / "a.csv").iterdir():
        assert path.read_bytes() == (tmp_path / "b.csv" / path.name).read_bytes()


def test_half_a_surrogate_pair_reaches_json_whole(review: Review, tmp_path: Path) -> None:
    odd = Review(review.pack, STAMP, {"findings": (entry("findings", "GG/O/1", reason="odd \ud800 sign"),)})
    export_review(odd, tmp_path / "out.json")
    sheets = json.loads((tmp_path / "out.json").read_bytes())["sheets"]
    assert sheets["findings"][0]["answers"]["reason"] == "odd \ud800 sign"


def test_csv_has_a_table_per_sheet_of_the_workbook_even_where_nothing_is_answered(
    review: Review, tmp_path: Path
) -> None:
    export_review(review, tmp_path / "out.csv")
    assert sorted(path.name for path in (tmp_path / "out.csv").iterdir()) == [
        "added-1-Muistiot A 1.csv",
        "agenda.csv",
        "background.csv",
        "conflicts.csv",
        "context.csv",
        "evidence.csv",
        "findings.csv",
        "history.csv",
        "interviews.csv",
        "plan.csv",
        "problems.csv",
        "recommendations.csv",
        "review.csv",
        "screening.csv",
        "self_assessment.csv",
    ]
    assert table(tmp_path / "out.csv", "background.csv") == [
        ["id", "topic", "prompt", "answer", "documents", "file"]
    ]


def test_csv_rows_carry_what_the_workbook_shows_beside_the_answers(review: Review, tmp_path: Path) -> None:
    export_review(review, tmp_path / "out.csv")
    header, row = table(tmp_path / "out.csv", "findings.csv")
    finding = dict(zip(header, row, strict=True))
    assert finding["code"] == "GG/I/3"
    assert finding["statement"] == review.pack.indicators_by_code["GG/I/3"].statement["fi"]
    assert (finding["evidence_state"], finding["suggested"]) == ("confirmed", "meets")
    assert (finding["rating"], finding["strengths"]) == ("meets", "")


def test_csv_cells_never_become_formulas(review: Review, tmp_path: Path) -> None:
    starts = ("=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1")
    hostile = Review(
        review.pack,
        STAMP,
        {"background": tuple(entry("background", f"t{n}", answer=text) for n, text in enumerate(starts))},
    )
    export_review(hostile, tmp_path / "out.csv")
    _, *rows = table(tmp_path / "out.csv", "background.csv")
    assert [row[3] for row in rows] == [f"'{text}" for text in starts]


def test_csv_leaves_numbers_days_and_lists_readable(review: Review, tmp_path: Path) -> None:
    export_review(review, tmp_path / "out.csv")
    header, row = table(tmp_path / "out.csv", "interviews.csv")
    interview = dict(zip(header, row, strict=True))
    assert (interview["number"], interview["day"], interview["start"], interview["codes"]) == (
        "4",
        "2026-05-12",
        "09:30:00",
        "GG/I/3, PA/O/1",
    )


def test_csv_keeps_columns_that_people_added_apart_from_ours(review: Review, tmp_path: Path) -> None:
    export_review(review, tmp_path / "out.csv")
    header, row = table(tmp_path / "out.csv", "plan.csv")
    assert header[-3:] == ["Oma sarake", "status (+)", "file"]
    assert row[-3:] == ["'- luoti", "x", "team.xlsx"]


@pytest.mark.parametrize("name", ["out.xlsx", "out.sqlite", "out"])
def test_another_ending_is_refused_and_the_ones_that_work_are_named(
    review: Review, name: str, tmp_path: Path
) -> None:
    with pytest.raises(UnusableInput, match=r"\.json, \.csv") as caught:
        export_review(review, tmp_path / name)
    assert [problem.code for problem in caught.value.problems] == ["OUTPUT_ENDING"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["out.json", "out.csv"])
def test_an_export_is_not_written_over_another_unless_forced(
    review: Review, name: str, tmp_path: Path
) -> None:
    export_review(review, tmp_path / name)
    with pytest.raises(UnusableInput) as caught:
        export_review(review, tmp_path / name)
    assert [problem.code for problem in caught.value.problems] == ["OUTPUT_EXISTS"]
    export_review(review, tmp_path / name, force=True)
