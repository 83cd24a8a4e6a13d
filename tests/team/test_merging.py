"""The team's workbook from files, in Python."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from support.merging import returned, typed_into
from support.packs import SMALL
from support.reviews import review
from xlreview.i18n import Label
from xlreview.layout.printed import Printed
from xlreview.model.ledger import Ledger
from xlreview.model.review import Review
from xlreview.model.taken import rows_taken
from xlreview.problem import UnusableInput, unusable
from xlreview.read import read_review
from xlreview.team import merge_workbooks, unite, write_team_workbook, writing


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Workbooks of two reviewers who differ on the law and agree on one rating."""
    return [
        returned(
            tmp_path,
            who,
            {"context": {"law": {"effect": effect}}, "screening": {"GG/I/1": {"rating": "meets"}}},
        )
        for who, effect in (("JB", "Strict."), ("FC", "Lax."))
    ]


def codes(refusal: pytest.ExceptionInfo[UnusableInput]) -> list[tuple[str, str]]:
    return [(Path(problem.place.file).name, problem.code) for problem in refusal.value.problems]


def test_it_writes_the_team_workbook_and_comes_back_with_its_review(files: list[Path], tmp_path: Path):
    team = merge_workbooks(files, tmp_path / "team.xlsx")
    assert [conflict.row for conflict in team.merged.conflicts] == ["law"]
    assert [(problem.place.file, problem.code) for problem in team.problems] == [
        ("team.xlsx", "CONFLICT_OPEN")
    ]
    read = read_review(tmp_path / "team.xlsx")
    assert (read.ledger, read.answers()) == (team.ledger, team.answers())


def test_two_interviews_under_one_number_are_named_where_the_team_mends_them(tmp_path: Path):
    programmes = (("JB", "Imam"), ("FC", "Head of schools"))
    files = [returned(tmp_path, who, {"interviews": {"17": {"role": role}}}) for who, role in programmes]
    team = merge_workbooks(files, tmp_path / "team.xlsx")
    assert [(str(one.place), one.code, one.details["first"]) for one in team.problems] == [
        ("team.xlsx  Interviews!A20", "INTERVIEWS_COUNT_AS_ONE", "A19")
    ]


def test_all_files_that_cannot_be_used_are_named_and_nothing_is_written(files: list[Path], tmp_path: Path):
    (tmp_path / "letter.xlsx").write_text("Dear team", encoding="utf-8")
    with pytest.raises(UnusableInput) as refusal:
        merge_workbooks([tmp_path / "gone.xlsx", *files, tmp_path / "letter.xlsx"], tmp_path / "team.xlsx")
    assert codes(refusal) == [("gone.xlsx", "FILE_MISSING"), ("letter.xlsx", "NOT_A_WORKBOOK")]
    assert not (tmp_path / "team.xlsx").exists()


def test_a_language_that_the_pack_does_not_have_is_refused():
    english = review(pack=replace(SMALL, languages=("en",)))
    with pytest.raises(UnusableInput) as refusal:
        unite([english], language="fi")
    assert codes(refusal) == [("small", "LANGUAGE_NOT_IN_PACK")]


def test_a_workbook_that_reads_back_otherwise_is_not_put_in_place(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def write_without_ledger(path: Path, review: Review, **options: Any) -> Printed:
        return written(path, replace(review, ledger=Ledger()), **options)

    team = tmp_path / "team.xlsx"
    merge_workbooks(files[:1], team)
    before, written = team.read_bytes(), writing.write_workbook
    monkeypatch.setattr(writing, "write_workbook", write_without_ledger)
    with pytest.raises(UnusableInput) as refusal:
        merge_workbooks([*files, team], team, force=True)
    assert codes(refusal) == [("team.xlsx", "OUTPUT_READS_OTHERWISE")]
    assert team.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["fc.xlsx", "jb.xlsx", "team.xlsx"]


def test_a_workbook_too_large_for_this_machine_is_made_and_says_so(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    reviews = [read_review(file) for file in files]

    def too_slow(path: Path, **_: object) -> Review:
        raise unusable("READER_STOPPED", path.name, reason=Label("reader_stopped.too_slow"))

    monkeypatch.setattr(writing, "read_review", too_slow)
    written = write_team_workbook(unite(reviews), tmp_path / "team.xlsx", inputs={})
    assert (tmp_path / "team.xlsx").exists()
    assert [one.code for one in written.problems] == ["CONFLICT_OPEN", "READER_STOPPED"]
    assert written.problems[-1].place.file == "team.xlsx"


def test_of_a_large_workbook_every_cell_is_held_against_what_was_put_there(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def write_and_type(path: Path, review: Review, **options: Any) -> Printed:
        printed = written(path, review, **options)
        typed_into(path, {"Conflicts!H3": "Nobody said so."})
        return printed

    monkeypatch.setattr(writing, "READ_WHOLE", 0)
    merge_workbooks(files, tmp_path / "team.xlsx")
    written = writing.write_workbook
    monkeypatch.setattr(writing, "write_workbook", write_and_type)
    with pytest.raises(UnusableInput) as refusal:
        merge_workbooks(files, tmp_path / "again.xlsx")
    assert codes(refusal) == [("again.xlsx", "OUTPUT_READS_OTHERWISE")]
    assert not (tmp_path / "again.xlsx").exists()


@pytest.mark.parametrize("language", ["en", "fi"])
def test_a_large_workbook_has_the_problems_that_reading_it_would_find(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
):
    heard = {"source": "interview", "nature": "fact", "points_to": "below", "statement": "They never met."}
    interviews = {"7": {"day": date(2026, 5, 6), "start": time(9), "end": time(8), "status": "held"}}
    files = [
        returned(
            tmp_path,
            who,
            {
                "screening": {"GG/I/1": {"rating": "meets"}, "GG/I/2": {"hypothesis": "Who knows?"}},
                "interviews": interviews,
                "evidence": {
                    f"{who}-001": {**heard, "code": "GG/I/1", "interview": 7},
                    f"{who}-007": {**heard, "code": "GG/I/2", "interview": 99},
                    f"{who}-009": {"statement": "Somebody said so."},
                },
            },
        )
        for who in ("JB", "FC")
    ]
    findings = {"GG/I/1": {"rating": "exceeds"}, "GG/I/3": {"rating": "below"}}
    files.append(returned(tmp_path, "team", {"findings": findings}))
    united = unite([read_review(file) for file in files], language=language)
    usual = write_team_workbook(united, tmp_path / "usual.xlsx", inputs={})
    monkeypatch.setattr(writing, "READ_WHOLE", 0)
    large = write_team_workbook(united, tmp_path / "large.xlsx", inputs={})
    assert len(usual.problems) > 5
    assert [str(one).replace("large", "usual") for one in large.problems] == [*map(str, usual.problems)]


@pytest.mark.parametrize("read_whole", [0, 5_000])
def test_whoever_waits_is_told_of_every_row_as_it_is_written_and_read_back(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read_whole: int
):
    monkeypatch.setattr(writing, "READ_WHOLE", read_whole)
    united = unite(read_review(file) for file in files)
    told: list[int] = []
    write_team_workbook(united, tmp_path / "team.xlsx", inputs={}, advance=told.append)
    assert sum(told) == 2 * sum(1 for _ in united)


def test_rows_count_for_everybody_whose_answer_stands_in_them(files: list[Path]):
    team = unite(read_review(file) for file in files)
    by_file = {receipt.file: dict(rows_taken(team.merged)[receipt.fingerprint]) for receipt in team.receipts}
    assert by_file == {
        "fc.xlsx": {"context": 1, "screening": 1},
        "jb.xlsx": {"context": 1, "screening": 1},
    }


def test_what_the_team_typed_elsewhere_is_not_lost_under_its_own_workbook(files: list[Path], tmp_path: Path):
    team = tmp_path / "team.xlsx"
    merge_workbooks(files, team)
    typed_into(team, {"Conflicts!G3": "A"})
    with pytest.raises(UnusableInput) as refusal:
        merge_workbooks(files, team, force=True)
    assert codes(refusal) == [("team.xlsx", "OUTPUT_NOT_MERGED")]


def test_a_workbook_of_something_else_is_replaced_and_kept(files: list[Path], tmp_path: Path):
    letter = tmp_path / "team.xlsx"
    letter.write_text("Dear team", encoding="utf-8")
    merge_workbooks(files, letter, force=True)
    (backup,) = tmp_path.glob("team.backup-*.xlsx")
    assert backup.read_text(encoding="utf-8") == "Dear team"


def test_what_is_typed_on_the_sheet_of_earlier_versions_is_kept(files: list[Path], tmp_path: Path):
    team = tmp_path / "team.xlsx"
    typed_into(files[0], {"Context factors!D3": "perhaps"})  # neither yes nor no, so it stands in the history
    merge_workbooks(files, team)
    typed_into(team, {"Earlier versions!D3": "See the minutes.", "Earlier versions!D9": "Ask JB."})
    again = merge_workbooks([team, *files], team, force=True)
    assert {entry["earlier"] for entry in again.of("history")} == {"perhaps", "See the minutes.", "Ask JB."}
