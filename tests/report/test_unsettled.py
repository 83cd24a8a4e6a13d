"""Cells on which people still differ are named: in the report, and to whoever makes it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from report.conftest import DAY
from support.word import styled
from xlreview.model.merged import Conflict, Merged
from xlreview.model.review import Entry, Review
from xlreview.report import render_report

ANSWERS = "A = Mayor · JB\n\nB = Deputy mayor · FC"


def in_conflict(row: str, column: str, choice: str = "") -> Entry:
    answers = {"sheet": "Interviews", "row": row, "column": column, "proposals": ANSWERS}
    chosen = {"choice": choice} if choice else {}
    cells = {"choice": f"G{2 + len(row)}"}
    return Entry("conflicts", f"C{row}", answers | chosen, cells, file="team.xlsx", sheet_title="Conflicts")


def with_conflicts(team: Review, *rows: Entry) -> Review:
    return replace(team, entries={**team.entries, "conflicts": rows})


def test_the_final_report_names_the_cells_in_conflict_in_its_own_language(team: Review, render):
    review = with_conflicts(team, in_conflict("1", "Role and organisation"))
    assert styled(render(review, "final", language="fi"), "Missing Evidence")[:1] == [
        "Vielä sopimatta: yhdessä solussa vastaukset poikkeavat toisistaan "
        "(Haastattelut 1, Tehtävä ja organisaatio). Tässä raportissa on yksi niistä."
    ]


def test_whoever_makes_a_report_is_told_where_to_choose(team: Review, tmp_path: Path):
    review = with_conflicts(team, in_conflict("1", "Role and organisation"), in_conflict("12", "Our column"))
    notes = render_report(review, "programme", tmp_path / "out.docx", language="fi", dated=DAY)
    assert [(one.code, one.details) for one in notes] == [
        (
            "REPORT_CONFLICTS_OPEN",
            {
                "count": 2,
                "cells": "Interviews 1, Role and organisation (Conflicts!G3); "
                "Interviews 12, Our column (Conflicts!G4)",
            },
        )
    ]


def test_a_conflict_that_the_team_has_settled_is_none(team: Review, render, tmp_path: Path):
    review = with_conflicts(team, in_conflict("1", "Role and organisation", choice="A"))
    assert styled(render(review, "final"), "Missing Evidence") == []
    assert render_report(review, "programme", tmp_path / "out.docx", language="en", dated=DAY) == []


def test_conflicts_of_a_merge_that_was_never_written_are_named_too(team: Review, render):
    conflict = Conflict("C1", "interviews", "3#kqvtb", "role", (), (), "Mayor")
    added = Conflict("C2", "evidence", "JB-001", "+Our column", (), (), "x")
    review = replace(team, merged=Merged(conflicts=(conflict, added)))
    assert styled(render(review, "final"), "Missing Evidence")[0] == (
        "Not settled yet: in 2 cells the answers differ (Interviews 3, Role and organisation; "
        "Evidence JB-001, Our column). This report shows one answer of each."
    )


def test_no_row_is_called_by_the_mark_that_tells_it_apart(team: Review, render):
    rows = {
        "interviews": (Entry("interviews", "3#kqvtb", {"role": "Clerk"}),),
        "context": (Entry("context", "MK-C1", {"applies": "yes", "effect": "It rains."}),),
    }
    report = render(replace(team, entries={**team.entries, **rows}), "final")
    text = "\n".join(one.text for one in report.element.body.iter() if one.text)
    assert [name for name in ("#kqvtb", "MK-C1") if name in text] == []
    assert "Other circumstance" in styled(report, "Minor Heading")
