"""`redact` and `report --for`: what others get, and what only the team leader is told."""

import json
from pathlib import Path

import pytest

from support.reviews import review
from xlreview.read import read_review
from xlreview.report import text_of_report
from xlreview.write import write_workbook

from .conftest import Run

ANSWERS = {
    "interviews": {
        "1": {"name": "Anna Virtanen", "role": "Mayor"},
        "2": {"name": "Will Quist", "role": "Principal"},
    },
    "evidence": {
        "JB-001": {"code": "A1", "interview": 1, "statement": "Virtanen: call +358 40 123 4567."},
        "JB-002": {"code": "A1", "interview": 2, "statement": "Will knows Tove Lager."},
    },
    "screening": {"A1": {"hypothesis": "Ask Virtanen."}},
}


@pytest.fixture
def team(tmp_path: Path) -> Path:
    """A team's workbook that names two interviewees and somebody else."""
    workbook = tmp_path / "team.xlsx"
    write_workbook(workbook, review(ANSWERS))
    return workbook


def test_the_copy_is_for_others_and_the_note_for_the_leader(run: Run, team: Path, tmp_path: Path):
    copy = tmp_path / "copy.xlsx"
    made = run("redact", team, "-o", copy, "--for", "city")
    assert made.out == f"Made {copy}\n"
    assert made.err.splitlines() == [
        "team.xlsx: copy for the host city",
        "This list is for the team leader alone. Whoever has it knows who said what.",
        "",
        "Who is called what:",
        "    Interviewee 1 = Anna Virtanen (Interviews!G3, Evidence!G3)",
        "    Interviewee 2 = Will Quist (Interviews!G4, Evidence!G4)",
        "",
        "Removed:",
        "    telephone numbers: 1 (Evidence!G3)",
        "",
        "Not in the copy: Screening.",
        "Pictures, drawings and comments that people added are not in the copy either.",
        "",
        "Replaced, but look whether it is right:",
        "    team.xlsx  Evidence!G4  'Will' became 'Interviewee 2': the name is an ordinary word as well.",
        "",
        "May still name somebody:",
        "    team.xlsx  Evidence!G4  'Tove Lager' may name somebody: it looks like a name.",
        f"{team} has errors to correct: 2. 'xlreview check' names the cells.",
    ]
    read = read_review(copy)
    assert (read.problems, read.stamp.audience) == ((), "city")
    assert [entry["statement"] for entry in read.of("evidence")] == [
        "Interviewee 1: call [phone number removed].",
        "Interviewee 2 knows Tove Lager.",
    ]


def test_the_note_is_written_on_request(run: Run, team: Path, tmp_path: Path):
    note = tmp_path / "who-is-who.txt"
    made = run("redact", team, "-o", tmp_path / "copy.xlsx", "--for", "public", "--note", note)
    assert made.out.endswith(f"Made {note}\n")
    said = note.read_text("utf-8-sig")
    assert "Interviewee 1 = Anna Virtanen (Interviews!G3, Evidence!G3)" in said
    assert "Tove Lager" in said
    again = run("redact", team, "-o", tmp_path / "other.xlsx", "--for", "public", "--note", note)
    assert (again.code, (tmp_path / "other.xlsx").exists()) == (2, False)


def test_programs_get_the_same(run: Run, team: Path, tmp_path: Path):
    made = run("redact", team, "-o", tmp_path / "copy.xlsx", "--for", "city", "--json")
    told = json.loads(made.out)
    assert told["people"][0] == {
        "label": "Interviewee 1",
        "name": "Anna Virtanen",
        "cells": ["Interviews!G3", "Evidence!G3"],
    }
    assert told["removed"] == [{"kind": "phone", "cell": "Evidence!G3"}]
    assert told["left_out"] == [["Screening"]]
    assert [one["code"] for one in told["problems"]] == ["NAME_DOUBTFUL", "NAME_MAY_REMAIN"]
    assert "Anna" not in made.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "copy.xlsx"], "--for is missing."),
        (["--for", "city"], "--out is missing."),
        (["-o", "copy.xlsx", "--for", "team"], "'team' is not one of city, public."),
        (["-o", "copy.docx", "--for", "city"], "End the name with .xlsx"),
        (["-o", "TEAM", "--for", "city", "--force"], "TEAM  "),
    ],
)
def test_what_cannot_be_done_is_said(run: Run, team: Path, arguments: list[str], said: str):
    made = run("redact", team, *(str(team) if one == "TEAM" else one for one in arguments))
    assert made.code == 2
    assert said.replace("TEAM", str(team)) in made.err
    assert read_review(team).stamp.audience == "team"


def test_a_copy_is_not_merged(run: Run, team: Path, tmp_path: Path):
    copy = tmp_path / "copy.xlsx"
    run("redact", team, "-o", copy, "--for", "city")
    made = run("merge", team, copy, "-o", tmp_path / "merged.xlsx")
    assert (made.code, (tmp_path / "merged.xlsx").exists()) == (2, False)
    assert "copy.xlsx  This is a copy in which names have been replaced, so it cannot be merged." in made.err


def test_reports_and_workbooks_are_made_of_a_copy(run: Run, team: Path, tmp_path: Path):
    copy = tmp_path / "copy.xlsx"
    run("redact", team, "-o", copy, "--for", "public")
    for kind in ("programme", "final"):
        assert run("report", copy, "--kind", kind, "-o", tmp_path / f"{kind}.docx").code == 0
    made = run("report", copy, "--kind", "screening", "-o", tmp_path / "screening.docx")
    assert made.code == 0
    assert run("new", tmp_path / "plan.xlsx", "--for", "plan", "--from", copy).code == 0


def test_a_report_for_the_team_says_how_many_are_named(run: Run, team: Path, tmp_path: Path):
    made = run("report", team, "--kind", "guides", "-o", tmp_path / "guides.docx")
    assert "2 people who were interviewed are named in this report." in made.err
    assert "with --for city or --for public." in made.err
    assert "named" not in run("report", team, "--kind", "initial", "-o", tmp_path / "initial.docx").err


@pytest.mark.parametrize("kind", ["guides", "final", "screening"])
def test_a_report_for_others_names_nobody(run: Run, team: Path, tmp_path: Path, kind: str):
    out = tmp_path / "report.docx"
    made = run("report", team, "--kind", kind, "--for", "public", "-o", out)
    assert "Names replaced: 2 people, 6 places." in made.err
    assert "are named in this report" not in made.err
    text = text_of_report(out)
    assert [name for name in ("Anna", "Virtanen", "Quist", "team.xlsx") if name in text] == []


def test_a_template_that_names_an_interviewee_is_pointed_out(run: Run, team: Path, tmp_path: Path):
    docx = pytest.importorskip("docx")
    template = tmp_path / "template.docx"
    run("template", "export", "guides", template)
    document = docx.Document(str(template))
    document.add_paragraph("With thanks to Anna Virtanen")
    document.save(str(template))
    out = tmp_path / "guides.docx"
    made = run("report", team, "--kind", "guides", "--for", "city", "--template", template, "-o", out)
    assert (
        f"{out}  'Anna Virtanen' may name somebody: it is the name of somebody who was interviewed."
        in made.err
    )
